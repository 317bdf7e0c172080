//! How one number spreads over many trials: a histogram, and above it the share of trials that do not exceed a value,
//! with the values that some shares do not exceed.

use crate::canvas::{Anchor, Canvas};
use crate::width::text_width;
use crate::{ChartTable, Frame, Label, Svg, TableCell};

/// Room under the axis, and above the drawing; there for each further line of names.
const FOOT: f64 = 24.0;
const HEAD: f64 = 26.0;
const LINE: f64 = 15.0;

/// A value with a name, such as P50 or the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadMark {
    /// What it is called.
    pub name: Label,
    /// The value.
    pub at: f64,
    /// The value as shown.
    pub shown: Label,
    /// The share of trials that do not exceed it, as shown.
    pub share: Label,
    /// Whether it is what is planned rather than what the trials say.
    pub plan: bool,
}

/// A tick of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadTick {
    /// The value.
    pub at: f64,
    /// The value as shown.
    pub label: String,
}

/// One number over many trials.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// Height in px, at least 140.
    pub height: f64,
    /// The lower end of each bin and the upper end of the last, rising.
    pub edges: Vec<f64>,
    /// How many trials lie in each.
    pub counts: Vec<u64>,
    /// Points of the S-curve: value, and the share of trials that do not exceed it, 0 to 1, both rising.
    pub curve: Vec<(f64, f64)>,
    /// Marks, drawn from the axis to the curve.
    pub marks: Vec<SpreadMark>,
    /// Ticks of the axis.
    pub ticks: Vec<SpreadTick>,
    /// What the axis counts, above it; may be empty.
    pub unit: String,
    /// Headings of the table: mark, value, share of trials.
    pub head: [String; 3],
}

fn sane(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e30, 1e30) } else { 0.0 }
}

impl Spread {
    /// Every mark with its line above the drawing and the middle of its name: the first line with room for it.
    fn named(&self, width: f64, x: &dyn Fn(f64) -> f64) -> Vec<(usize, f64, &SpreadMark)> {
        let mut marks: Vec<&SpreadMark> = self.marks.iter().collect();
        marks.sort_by(|a, b| a.at.total_cmp(&b.at));
        // Where each line is free from.
        let mut free = vec![text_width(&self.unit) + 12.0];
        let mut placed = Vec::with_capacity(marks.len());
        for mark in marks {
            let half = text_width(&mark.name.text) / 2.0;
            let at = x(mark.at).clamp(half, (width - half).max(half));
            let line = free.iter().position(|free| at - half >= *free).unwrap_or(free.len());
            free.resize(free.len().max(line + 1), 0.0);
            free[line] = at + half + 8.0;
            placed.push((line, at, mark));
        }
        placed
    }

    /// Draws it; `percent` words a share of the axis.
    pub fn build(&self, percent: impl Fn(f64) -> String) -> Svg {
        let (width, height) = (self.frame.width, self.height.max(140.0));
        let mut canvas = Canvas::new(self.frame.dir, width);
        let values = || {
            let marks = self.marks.iter().map(|mark| sane(mark.at));
            marks.chain(self.edges.iter().copied().map(sane)).chain(self.curve.iter().map(|own| sane(own.0)))
        };
        let (low, high) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
        let (low, high) = if high > low { (low, high) } else { (low.min(high) - 1.0, low.min(high) + 1.0) };
        let shares = [0.0, 0.5, 1.0].map(|share| (share, percent(share)));
        let start = shares.iter().map(|(_, said)| text_width(said)).fold(24.0, f64::max) + 12.0;
        let x = |value: f64| start + (sane(value) - low) / (high - low) * (width - start - 8.0);
        let named = self.named(width, &x);
        let lines = named.iter().map(|(line, ..)| *line).max().unwrap_or(0);
        let (top, bottom) = (HEAD + lines as f64 * LINE, height - FOOT);
        let y = |share: f64| bottom - share.clamp(0.0, 1.0) * (bottom - top);
        canvas.text("c-quiet", 0.0, 12.0, Anchor::Start, &Label::new(self.unit.as_str()));
        for (share, said) in &shares {
            canvas.path("c-hair", &[(start, y(*share)), (width, y(*share))]);
            canvas.text("c-quiet", start - 8.0, y(*share) + 4.5, Anchor::End, &Label::new(said.as_str()));
        }
        let most = self.counts.iter().copied().max().unwrap_or(0).max(1) as f64;
        for (ends, count) in self.edges.windows(2).zip(&self.counts) {
            let (from, to) = (x(ends[0]), x(ends[1]).max(x(ends[0]) + 2.0));
            // The tallest bin takes two fifths of the height, so that the curve stays clear.
            let tall = *count as f64 / most * 0.4 * (bottom - top);
            canvas.rect("c-use", from + 0.5, bottom - tall, to - from - 1.0, tall, "");
        }
        let curve: Vec<(f64, f64)> = self.curve.iter().map(|(value, share)| (x(*value), y(*share))).collect();
        canvas.path("c-use-edge", &curve);
        for mark in &self.marks {
            let at = x(mark.at);
            let class = if mark.plan { "c-there" } else { "c-line" };
            canvas.path(class, &[(at, top), (at, bottom)]);
        }
        for (line, at, mark) in named {
            let class = if mark.plan { "c-strong" } else { "" };
            canvas.text(class, at, 12.0 + line as f64 * LINE, Anchor::Middle, &mark.name);
        }
        canvas.path("c-rule", &[(start, bottom), (width, bottom)]);
        let mut free = start - 20.0;
        for tick in &self.ticks {
            let (at, half) = (x(tick.at), text_width(&tick.label) / 2.0);
            if tick.at >= low && tick.at <= high && at - half >= free && at + half <= width {
                canvas.path("c-rule", &[(at, bottom), (at, bottom + 4.0)]);
                canvas.text("c-quiet", at, height - 6.0, Anchor::Middle, &Label::new(tick.label.as_str()));
                free = at + half + 12.0;
            }
        }
        let rows = self.marks.iter().map(|mark| {
            vec![TableCell::from(&mark.name), TableCell::number(&mark.shown), TableCell::number(&mark.share)]
        });
        Svg::new(
            canvas.finish("spread", &self.frame, height),
            &self.frame,
            ChartTable {
                caption: self.frame.caption.clone(),
                head: self.head.to_vec(),
                rows: rows.collect(),
            },
        )
    }
}

/// Round values of an axis from `low` to `high`, about so many, as multiples of 1, 2 or 5 times a power of ten.
pub fn round_ticks(low: f64, high: f64, about: f64) -> Vec<f64> {
    crate::flow::multiples(low, high, about)
}
