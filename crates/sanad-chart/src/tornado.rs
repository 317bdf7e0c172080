//! What a value moves by when one figure alone goes to its low and to its high end.

use crate::canvas::{Anchor, Canvas};
use crate::flow::multiples;
use crate::width::{fit, text_width};
use crate::{ChartTable, Frame, Label, Svg, TableCell};

const ROW: f64 = 30.0;
const HEAD: f64 = 26.0;

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoRow {
    /// What it is; it may lead somewhere.
    pub label: Label,
    /// Its range as shown.
    pub range: Label,
    /// The value when it is at its low end, and at its high end.
    pub ends: (f64, f64),
    /// The same as shown.
    pub shown: (Label, Label),
}

/// Figures in the order given, the one that moves the value most first.
#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// The value with every figure at its likely one.
    pub likely: f64,
    /// How the values of the axis count, at least 1: 1000 shows thousands.
    pub scale: f64,
    /// What the axis counts, above it.
    pub unit: String,
    /// The rows.
    pub rows: Vec<TornadoRow>,
    /// Headings of the table: figure, its range, value at its low end, at its high end.
    pub head: [String; 4],
}

fn sane(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e30, 1e30) } else { 0.0 }
}

impl Tornado {
    /// Draws the rows; `figure` words a value of the axis, already divided by the scale.
    pub fn build(&self, figure: impl Fn(f64) -> String) -> Svg {
        let width = self.frame.width;
        let mut canvas = Canvas::new(self.frame.dir, width);
        let height = HEAD + ROW * self.rows.len() as f64 + 4.0;
        let longest = self.rows.iter().map(|r| text_width(&r.label.text)).fold(0.0, f64::max);
        let start = (longest + 14.0).clamp(80.0, width * 0.42);
        let likely = sane(self.likely);
        let all = || self.rows.iter().flat_map(|r| [sane(r.ends.0), sane(r.ends.1)]);
        let (low, high) = (all().fold(likely, f64::min), all().fold(likely, f64::max));
        let pad = if high > low { (high - low) * 0.04 } else { 1.0 };
        let (low, high) = (low - pad, high + pad);
        let x = |value: f64| start + (value - low) / (high - low) * (width - start - 4.0);
        let scale = if self.scale >= 1.0 && self.scale.is_finite() { self.scale } else { 1.0 };
        let mut free = start - 6.0;
        canvas.text("c-quiet", start - 12.0, 12.0, Anchor::End, &Label::new(self.unit.as_str()));
        for value in multiples(low / scale, high / scale, 6.0) {
            let (at, said) = (x(value * scale), figure(value));
            canvas.path("c-hair", &[(at, HEAD - 8.0), (at, height)]);
            let half = text_width(&said) / 2.0;
            if at - half >= free && at + half <= width {
                canvas.text("c-quiet", at, 12.0, Anchor::Middle, &Label::new(said));
                free = at + half + 10.0;
            }
        }
        for (i, row) in self.rows.iter().enumerate() {
            let y = HEAD + ROW * i as f64;
            let shown = fit(&row.label.text, start - 12.0);
            canvas.text_cut("", start - 12.0, y + 18.5, Anchor::End, &row.label, &shown);
            let ends = [("c-end-low", row.ends.0, &row.shown.0), ("c-end-high", row.ends.1, &row.shown.1)];
            for (class, end, shown) in ends {
                let (from, to) = (x(likely.min(sane(end))), x(likely.max(sane(end))));
                let title = format!("{}: {}", row.label.text, shown.text);
                canvas.rect(class, from, y + 6.0, to - from, 16.0, &title);
            }
        }
        canvas.path("c-rule", &[(x(likely), HEAD - 8.0), (x(likely), height)]);
        let rows = self.rows.iter().map(|r| {
            vec![
                TableCell::from(&r.label),
                TableCell::number(&r.range),
                TableCell::number(&r.shown.0),
                TableCell::number(&r.shown.1),
            ]
        });
        Svg {
            markup: canvas.finish("tornado", &self.frame, height),
            caption: self.frame.caption.clone(),
            table: ChartTable {
                caption: self.frame.caption.clone(),
                head: self.head.to_vec(),
                rows: rows.collect(),
            },
        }
    }
}
