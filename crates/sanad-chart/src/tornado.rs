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

/// Widest for a narrow screen.
const NARROW: f64 = 350.0;
/// A row of which the label stands above its bar.
const STACKED: f64 = 46.0;

/// Where values stand.
struct Scale {
    start: f64,
    end: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn x(&self, value: f64) -> f64 {
        self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)
    }
}

impl Tornado {
    /// Draws the rows; `figure` words a value of the axis, already divided by the scale.
    pub fn build(&self, figure: impl Fn(f64) -> String) -> Svg {
        let rows = self.rows.iter().map(|r| {
            vec![
                TableCell::from(&r.label),
                TableCell::number(&r.range),
                TableCell::number(&r.shown.0),
                TableCell::number(&r.shown.1),
            ]
        });
        let narrow = (self.frame.width > NARROW).then(|| self.stacked(&figure));
        let table = ChartTable {
            caption: self.frame.caption.clone(),
            head: self.head.to_vec(),
            rows: rows.collect(),
        };
        Svg { narrow, ..Svg::new(self.wide(&figure), &self.frame, table) }
    }

    /// Labels beside their bars.
    fn wide(&self, figure: &dyn Fn(f64) -> String) -> String {
        let width = self.frame.width;
        let mut canvas = Canvas::new(self.frame.dir, width);
        let height = HEAD + ROW * self.rows.len() as f64 + 4.0;
        let longest = self.rows.iter().map(|r| text_width(&r.label.text)).fold(0.0, f64::max);
        let start = (longest + 14.0).clamp(80.0, width * 0.42);
        let scale = self.scale(start, width - 4.0);
        canvas.text("c-quiet", start - 12.0, 12.0, Anchor::End, &Label::new(self.unit.as_str()));
        self.axis(&mut canvas, &scale, height, (12.0, 6.0), figure);
        for (i, row) in self.rows.iter().enumerate() {
            let y = HEAD + ROW * i as f64;
            let shown = fit(&row.label.text, start - 12.0);
            canvas.text_cut("", start - 12.0, y + 18.5, Anchor::End, &row.label, &shown);
            self.bar(&mut canvas, &scale, row, y + 6.0);
        }
        self.likely_line(&mut canvas, &scale, HEAD - 8.0, height);
        canvas.finish("tornado", &self.frame, height)
    }

    /// Labels above their bars, which have the whole width.
    fn stacked(&self, figure: &dyn Fn(f64) -> String) -> String {
        let mut canvas = Canvas::new(self.frame.dir, NARROW);
        // The unit has a line of its own, above the axis.
        let head = if self.unit.is_empty() { HEAD } else { HEAD + 18.0 };
        let height = head + STACKED * self.rows.len() as f64 + 4.0;
        let scale = self.scale(4.0, NARROW - 4.0);
        canvas.text("c-quiet", 4.0, 12.0, Anchor::Start, &Label::new(self.unit.as_str()));
        self.axis(&mut canvas, &scale, height, (head - 14.0, 3.0), figure);
        let tops = (0..self.rows.len()).map(|i| head + STACKED * i as f64);
        for (row, y) in self.rows.iter().zip(tops.clone()) {
            self.bar(&mut canvas, &scale, row, y + 24.0);
        }
        self.likely_line(&mut canvas, &scale, head - 8.0, height);
        for (row, y) in self.rows.iter().zip(tops) {
            let shown = fit(&row.label.text, NARROW - 8.0);
            canvas.text_cut("c-halo", 4.0, y + 16.0, Anchor::Start, &row.label, &shown);
        }
        let frame = Frame { prefix: format!("{}-narrow", self.frame.prefix), ..self.frame.clone() };
        canvas.finish("tornado", &frame.width(NARROW), height)
    }

    fn scale(&self, start: f64, end: f64) -> Scale {
        let likely = sane(self.likely);
        let all = || self.rows.iter().flat_map(|r| [sane(r.ends.0), sane(r.ends.1)]);
        let (low, high) = (all().fold(likely, f64::min), all().fold(likely, f64::max));
        let pad = if high > low { (high - low) * 0.04 } else { 1.0 };
        Scale { start, end, low: low - pad, high: high + pad }
    }

    /// Values of the axis with their lines; `at`: the height of their words, and about how many there are.
    fn axis(
        &self,
        canvas: &mut Canvas,
        scale: &Scale,
        height: f64,
        at: (f64, f64),
        figure: &dyn Fn(f64) -> String,
    ) {
        let unit = if self.scale >= 1.0 && self.scale.is_finite() { self.scale } else { 1.0 };
        let mut free = scale.start - 6.0;
        let line = at.0 + 6.0;
        for value in multiples(scale.low / unit, scale.high / unit, at.1) {
            let (x, said) = (scale.x(value * unit), figure(value));
            canvas.path("c-hair", &[(x, line), (x, height)]);
            let half = text_width(&said) / 2.0;
            if x - half >= free && x + half <= scale.end + 4.0 {
                canvas.text("c-quiet", x, at.0, Anchor::Middle, &Label::new(said));
                free = x + half + 10.0;
            }
        }
    }

    fn bar(&self, canvas: &mut Canvas, scale: &Scale, row: &TornadoRow, y: f64) {
        let likely = sane(self.likely);
        let ends = [("c-end-low", row.ends.0, &row.shown.0), ("c-end-high", row.ends.1, &row.shown.1)];
        for (class, end, shown) in ends {
            let (from, to) = (scale.x(likely.min(sane(end))), scale.x(likely.max(sane(end))));
            let title = format!("{}: {}", row.label.text, shown.text);
            canvas.rect(class, from, y, to - from, 16.0, &title);
        }
    }

    fn likely_line(&self, canvas: &mut Canvas, scale: &Scale, top: f64, height: f64) {
        let x = scale.x(sane(self.likely));
        canvas.path("c-rule", &[(x, top), (x, height)]);
    }
}
