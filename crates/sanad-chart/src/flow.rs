//! Money by period: what comes in above the line, what goes out below it, and their sum so far.

use crate::canvas::{Anchor, Canvas};
use crate::width::text_width;
use crate::{ChartTable, Frame, Label, Svg, TableCell};

/// The height of a line of labels under the drawing.
const FOOT: f64 = 24.0;
/// Values on the axis, at most.
const LINES: f64 = 5.0;

/// The flow of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowBar {
    /// The period as shown.
    pub label: Label,
    /// What comes in less what goes out.
    pub value: f64,
    /// The same as shown, with where it comes from.
    pub shown: Label,
    /// The sum since the first period as shown.
    pub sum_shown: Label,
}

/// Flows by period in order, with the curve of their sum on the same scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// Height in px, at least 120.
    pub height: f64,
    /// The periods.
    pub bars: Vec<FlowBar>,
    /// How the values of the axis count, at least 1: 1000 shows thousands.
    pub scale: f64,
    /// What the axis counts, above it.
    pub unit: String,
    /// Headings of the table: period, flow, sum.
    pub head: [String; 3],
}

fn sane(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e30, 1e30) } else { 0.0 }
}

/// A step of 1, 2 or 5 times a power of ten that cuts `span` into at most `lines` parts.
pub(crate) fn step(span: f64, lines: f64) -> f64 {
    // Also no number, and what is beyond numbers.
    if !(1e-200..=1e200).contains(&span) {
        return 1.0;
    }
    let rough = span / lines;
    let mut power = 1.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough {
        power /= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= rough).unwrap_or(10.0 * power)
}

/// The multiples of a step within two ends.
pub(crate) fn multiples(low: f64, high: f64, lines: f64) -> Vec<f64> {
    let step = step(high - low, lines);
    if !(low / step).is_finite() || !(high - low).is_finite() {
        return Vec::new();
    }
    let first = (low / step).ceil();
    (0..64).map(|k| (first + f64::from(k)) * step).take_while(|v| *v <= high + step * 1e-9).collect()
}

impl Flow {
    /// Draws the flows; `figure` words a value of the axis, already divided by the scale.
    pub fn build(&self, figure: impl Fn(f64) -> String) -> Svg {
        let (width, height) = (self.frame.width, self.height.max(120.0));
        let mut canvas = Canvas::new(self.frame.dir, width);
        let values: Vec<f64> = self.bars.iter().map(|b| sane(b.value)).collect();
        let mut sum = 0.0;
        let sums: Vec<f64> = values
            .iter()
            .map(|v| {
                sum += v;
                sum
            })
            .collect();
        let all = || values.iter().chain(&sums).copied();
        let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
        let scale = if self.scale >= 1.0 && self.scale.is_finite() { self.scale } else { 1.0 };
        let ticks: Vec<(f64, String)> =
            multiples(low / scale, high / scale, LINES).into_iter().map(|v| (v * scale, figure(v))).collect();
        let margin = ticks.iter().map(|(_, said)| text_width(said)).fold(24.0, f64::max) + 12.0;
        let (top, bottom) = (26.0, height - FOOT);
        let span = if high > low { high - low } else { 1.0 };
        let y = |value: f64| bottom - (value - low) / span * (bottom - top);
        canvas.text("c-quiet", 0.0, 12.0, Anchor::Start, &Label::new(self.unit.as_str()));
        for (value, said) in &ticks {
            canvas.path("c-hair", &[(margin, y(*value)), (width, y(*value))]);
            canvas.text("c-quiet", margin - 8.0, y(*value) + 4.5, Anchor::End, &Label::new(said.as_str()));
        }
        let room = (width - margin) / self.bars.len().max(1) as f64;
        let thick = (room * 0.62).clamp(1.0, 44.0);
        let middle = |i: usize| margin + room * (i as f64 + 0.5);
        let mut free = f64::NEG_INFINITY;
        for (i, bar) in self.bars.iter().enumerate() {
            let value = values[i];
            let title = format!("{}: {}", bar.label.text, bar.shown.text);
            let class = if value < 0.0 { "c-flow-out" } else { "c-flow-in" };
            let (a, b) = (y(value.max(0.0)), y(value.min(0.0)));
            canvas.rect(class, middle(i) - thick / 2.0, a, thick, b - a, &title);
            let half = text_width(&bar.label.text) / 2.0;
            if middle(i) - half >= free {
                let plain = Label { href: None, ..bar.label.clone() };
                canvas.text("c-quiet", middle(i), height - 7.0, Anchor::Middle, &plain);
                free = middle(i) + half + 10.0;
            }
        }
        canvas.path("c-rule", &[(margin, y(0.0)), (width, y(0.0))]);
        let curve: Vec<(f64, f64)> = sums.iter().enumerate().map(|(i, s)| (middle(i), y(*s))).collect();
        canvas.path("c-flow-sum", &curve);
        let rows = self.bars.iter().map(|b| {
            vec![TableCell::from(&b.label), TableCell::number(&b.shown), TableCell::number(&b.sum_shown)]
        });
        Svg::new(
            canvas.finish("flow", &self.frame, height),
            &self.frame,
            ChartTable {
                caption: self.frame.caption.clone(),
                head: self.head.to_vec(),
                rows: rows.collect(),
            },
        )
    }
}
