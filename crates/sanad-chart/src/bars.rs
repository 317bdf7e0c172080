//! Horizontal counts; each bar is a link that filters.

use crate::canvas::{Anchor, Canvas};
use crate::width::{fit, text_width};
use crate::{ChartTable, Frame, Label, Svg, TableCell};

const ROW: f64 = 28.0;

/// One count.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What is counted; its link filters by it.
    pub label: Label,
    /// The count, at least 0; drives the length.
    pub value: f64,
    /// The count as shown, with where it comes from.
    pub shown: Label,
    /// Whether the page is filtered by this bar.
    pub current: bool,
    /// Whether this is "not known" or "other" rather than a real kind; drawn quieter.
    pub rest: bool,
}

/// A chart of horizontal counts, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// Headings of the table: what is counted, and the count.
    pub head: [String; 2],
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// Draws the chart.
    pub fn build(&self) -> Svg {
        let width = self.frame.width;
        let mut canvas = Canvas::new(self.frame.dir, width);
        let longest = self.bars.iter().map(|b| text_width(&b.label.text)).fold(0.0, f64::max);
        let label_end = (longest + 12.0).clamp(60.0, width * 0.5);
        let number = self.bars.iter().map(|b| text_width(&b.shown.text)).fold(0.0, f64::max) + 8.0;
        let room = (width - label_end - number).max(20.0);
        let most = self.bars.iter().map(|b| sane(b.value)).fold(0.0, f64::max);
        let height = ROW * self.bars.len() as f64 + 2.0;
        canvas.path("c-rule", &[(label_end, 0.0), (label_end, height)]);
        for (i, bar) in self.bars.iter().enumerate() {
            let y = ROW * i as f64 + 1.0;
            let link = canvas.open_link(bar.label.link(), "", bar.current);
            canvas.rect("c-hit", 0.0, y, width, ROW, "");
            let plain = Label { href: None, ..bar.label.clone() };
            let shown = fit(&bar.label.text, label_end - 8.0);
            canvas.text_cut("", label_end - 8.0, y + 18.5, Anchor::End, &plain, &shown);
            // Between two texts, so that a link is not read as one word.
            canvas.raw(" ");
            let length = if most > 0.0 { room * sane(bar.value) / most } else { 0.0 };
            let class = if bar.rest { "c-count c-count--rest" } else { "c-count" };
            canvas.rect(class, label_end, y + 7.0, length, 14.0, "");
            let number = Label { href: None, ..bar.shown.clone() };
            canvas.text("", label_end + length + 6.0, y + 18.5, Anchor::Start, &number);
            canvas.close_link(link);
        }
        let rows =
            self.bars.iter().map(|b| vec![TableCell::from(&b.label), TableCell::number(&b.shown)]).collect();
        Svg::new(
            canvas.finish("bars", &self.frame, height),
            &self.frame,
            ChartTable { caption: self.frame.caption.clone(), head: self.head.to_vec(), rows },
        )
    }
}

fn sane(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}
