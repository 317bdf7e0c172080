//! The axis of time that charts share, so that they stand under each other
//! column by column.

use crate::canvas::{Anchor, Canvas};
use crate::width::{fit, text_width};
use crate::{Frame, Label};

/// Room after the axis: an arrow at its end, the halves of marks.
pub(crate) const END: f64 = 8.0;
/// Room above the axis for the label of a line.
pub(crate) const LINE_LABEL: f64 = 18.0;

/// A label of an axis of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeTick {
    /// Where, in ticks.
    pub at: i64,
    /// The words, in the language of the page; may be empty for a line alone.
    pub label: String,
}

impl TimeTick {
    /// A label at a tick.
    pub fn new(at: i64, label: impl Into<String>) -> Self {
        Self { at, label: label.into() }
    }
}

/// A line across all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLine {
    /// Where, in ticks.
    pub at: i64,
    /// What it is: "today", "next meeting". A link is not followed.
    pub label: Label,
    /// Whether it is the present, drawn stronger.
    pub today: bool,
}

/// Ticks to places.
pub(crate) struct Axis {
    from: i64,
    to: i64,
    /// Logical x of the first tick.
    pub(crate) start: f64,
    /// Logical x of the last.
    pub(crate) end: f64,
}

/// What of a row lies outside the window, in words.
#[derive(Default)]
pub(crate) struct Beyond {
    before: Vec<String>,
    after: Vec<String>,
}

impl Axis {
    pub(crate) fn new(frame: &Frame, label_width: f64, from: i64, to: i64) -> Self {
        let start = label_width.max(40.0).min(frame.width * 0.6);
        Self { from, to, start, end: frame.width - END }
    }

    /// Logical x of a tick, kept inside the frame.
    pub(crate) fn x(&self, tick: i64) -> f64 {
        let from = i128::from(self.from);
        let to = i128::from(self.to).max(from + 1);
        let tick = i128::from(tick).clamp(from, to);
        self.start + (self.end - self.start) * (tick - from) as f64 / (to - from) as f64
    }

    pub(crate) fn shows(&self, tick: i64) -> bool {
        (self.from..=self.to).contains(&tick)
    }

    /// Whether a part of `[from, to)` lies inside the window.
    pub(crate) fn meets(&self, from: i64, to: i64) -> bool {
        to > self.from && from < self.to
    }

    /// Whether a part of what runs from `low` to `high`, both inside, is in the window.
    pub(crate) fn touches(&self, low: i64, high: i64) -> bool {
        high >= self.from && low <= self.to
    }

    /// Whether the two ends of what runs from `low` to `high` are seen.
    pub(crate) fn ends(&self, low: i64, high: i64) -> (bool, bool) {
        (low >= self.from, high <= self.to)
    }

    /// Notes where what runs from `low` to `high` leaves the window.
    pub(crate) fn note_beyond(&self, beyond: &mut Beyond, low: i64, high: i64, title: &str) {
        if low < self.from {
            beyond.before.push(title.to_owned());
        }
        if high > self.to {
            beyond.after.push(title.to_owned());
        }
    }

    /// The height of the labels above the rows.
    pub(crate) fn heads(major: &[TimeTick], lines: &[TimeLine]) -> f64 {
        let labels = if major.is_empty() { 24.0 } else { 44.0 };
        labels + if lines.is_empty() { 0.0 } else { LINE_LABEL }
    }

    /// The labels above the rows and the hairlines of the upper ones down to `bottom`.
    pub(crate) fn draw_heads(
        &self,
        canvas: &mut Canvas,
        major: &[TimeTick],
        minor: &[TimeTick],
        top: f64,
        bottom: f64,
    ) {
        self.draw_majors(canvas, major, 4.0, bottom, Some(16.0));
        let mut free = self.start;
        let mut ticks = String::new();
        let base = if major.is_empty() { 16.0 } else { 36.0 };
        for tick in minor.iter().filter(|t| self.shows(t.at)) {
            let at = self.x(tick.at);
            canvas.trace(&mut ticks, &[(at, top - 4.0), (at, top)]);
            let wide = text_width(&tick.label);
            if at + 5.0 >= free && at + 5.0 + wide <= self.end + END {
                canvas.text("c-quiet", at + 5.0, base, Anchor::Start, &Label::new(tick.label.as_str()));
                free = at + 5.0 + wide + 6.0;
            }
        }
        canvas.traced("c-rule", &ticks, "");
        canvas.path("c-rule", &[(0.0, top), (self.end + END, top)]);
    }

    /// The hairlines of the upper labels, and the labels where a base line is given.
    pub(crate) fn draw_majors(
        &self,
        canvas: &mut Canvas,
        major: &[TimeTick],
        top: f64,
        bottom: f64,
        base: Option<f64>,
    ) {
        let mut majors: Vec<&TimeTick> = major.iter().filter(|t| t.at < self.to).collect();
        majors.sort_by_key(|t| t.at);
        let mut hairs = String::new();
        for (i, tick) in majors.iter().enumerate() {
            let at = self.x(tick.at);
            let next = majors.get(i + 1).map_or(self.end, |t| self.x(t.at));
            if self.shows(tick.at) {
                canvas.trace(&mut hairs, &[(at, top), (at, bottom)]);
            }
            let Some(base) = base else { continue };
            let shown = fit(&tick.label, next - at - 8.0);
            // Half a year's number is none: most of a label, or nothing.
            if 3 * shown.chars().count() > 2 * tick.label.chars().count() + 1 {
                canvas.text("c-strong", at + 5.0, base, Anchor::Start, &Label::new(shown));
            }
        }
        canvas.traced("c-hair", &hairs, "");
    }

    /// Lines across everything from `top` to `bottom`, with their labels above.
    pub(crate) fn draw_lines(
        &self,
        canvas: &mut Canvas,
        lines: &[TimeLine],
        top: f64,
        bottom: f64,
        labelled: bool,
    ) {
        for line in lines.iter().filter(|l| self.shows(l.at)) {
            let at = self.x(line.at);
            let (class, ink) = if line.today { ("c-today", "c-today-text") } else { ("c-line", "c-quiet") };
            canvas.path(class, &[(at, top), (at, bottom)]);
            if !labelled {
                continue;
            }
            let half = text_width(&line.label.text) / 2.0;
            let anchor = if at + half > self.end + END {
                Anchor::End
            } else if at - half < self.start {
                Anchor::Start
            } else {
                Anchor::Middle
            };
            canvas.text(ink, at, top - 5.0, anchor, &line.label.unlinked());
        }
    }

    /// Small arrows at the edges of a row that goes on outside.
    pub(crate) fn draw_beyond(&self, canvas: &mut Canvas, beyond: &Beyond, y: f64) {
        let sides = [(&beyond.before, self.start - 2.0, -5.0), (&beyond.after, self.end + 2.0, 5.0)];
        for (titles, at, out) in sides {
            if titles.is_empty() {
                continue;
            }
            let mut said = titles.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" · ");
            if titles.len() > 3 {
                said.push_str(" · …");
            }
            canvas.outline("c-more", &[(at, y - 4.5), (at, y + 4.5), (at + out, y)], &said);
        }
    }
}

impl Beyond {
    /// Whether something goes on after the window.
    pub(crate) fn has_after(&self) -> bool {
        !self.after.is_empty()
    }

    /// Whether something goes on before it.
    pub(crate) fn has_before(&self) -> bool {
        !self.before.is_empty()
    }
}
