//! How a stated date moved: one step each time it was stated anew.
//!
//! Across runs when it was said, upwards what was said. Where the steps meet
//! the dotted line, the date that was said has come.

use crate::canvas::{Anchor, Canvas};
use crate::width::{fit, text_width};
use crate::{ChartTable, Frame, Label, Status, Svg, TableCell, TimeTick};

/// One statement of the date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPoint {
    /// When it was said, in ticks.
    pub said_at: i64,
    /// The date that was said, in ticks; none when no date was given.
    pub due: Option<i64>,
    /// When it was said, as shown.
    pub said_label: Label,
    /// The date that was said, as shown, with its source.
    pub due_label: Label,
}

/// The slip history of one due date.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// Height in px; under 60 it is a sparkline: no axes, only the last date.
    pub height: f64,
    /// The present in ticks; the last statement holds until here.
    pub now: Option<i64>,
    /// Statements in order of `said_at`.
    pub points: Vec<StepPoint>,
    /// Labels across.
    pub across: Vec<TimeTick>,
    /// Labels upwards.
    pub up: Vec<TimeTick>,
    /// Standing of the last statement; its shape ends the line.
    pub status: Status,
    /// Headings of the table: said on, date said.
    pub head: [String; 2],
}

struct Scale {
    from: i64,
    to: i64,
    start: f64,
    end: f64,
}

impl Scale {
    fn at(&self, tick: i64) -> f64 {
        let span = (i128::from(self.to) - i128::from(self.from)).max(1) as f64;
        let part = (i128::from(tick) - i128::from(self.from)) as f64 / span;
        self.start + (self.end - self.start) * part
    }
}

impl Steps {
    /// Draws the history.
    pub fn build(&self) -> Svg {
        let (width, height) = (self.frame.width, self.height.max(20.0));
        let spark = height < 60.0;
        let mut canvas = Canvas::new(self.frame.dir, width);
        let known: Vec<(i64, i64)> =
            self.points.iter().filter_map(|p| p.due.map(|due| (p.said_at, due))).collect();
        if let (Some(&(first, _)), Some(&(last, _))) = (known.first(), known.last()) {
            let end = self.now.unwrap_or(last).max(last);
            let low = known.iter().map(|k| k.1).min().unwrap_or(first);
            let high = known.iter().map(|k| k.1).max().unwrap_or(first);
            let margin = if spark {
                0.0
            } else {
                self.up.iter().map(|t| text_width(&t.label)).fold(24.0, f64::max) + 12.0
            };
            let after = self.points.last().map_or(0.0, |p| text_width(&p.due_label.text)) + 16.0;
            let x =
                Scale { from: first, to: end, start: margin + 6.0, end: (width - after).max(margin + 20.0) };
            let pad = if spark { 8.0 } else { 14.0 };
            let foot = if spark { pad } else { 26.0 };
            let y = Scale { from: low, to: high.max(low.saturating_add(1)), start: height - foot, end: pad };
            if !spark {
                self.draw_axes(&mut canvas, &x, &y, margin);
            }
            self.draw_line(&mut canvas, &known, end, &x, &y);
        }
        let rows = self
            .points
            .iter()
            .map(|p| vec![TableCell::from(&p.said_label), TableCell::number(&p.due_label)])
            .collect();
        Svg::new(
            canvas.finish("steps", &self.frame, height),
            &self.frame,
            ChartTable { caption: self.frame.caption.clone(), head: self.head.to_vec(), rows },
        )
    }

    fn draw_axes(&self, canvas: &mut Canvas, x: &Scale, y: &Scale, margin: f64) {
        let (bottom, top) = (y.start + 8.0, y.end - 8.0);
        for tick in self.up.iter().filter(|t| (y.from..=y.to).contains(&t.at)) {
            let at = y.at(tick.at);
            canvas.path("c-hair", &[(margin, at), (x.end, at)]);
            canvas.text("c-quiet", margin - 8.0, at + 4.5, Anchor::End, &Label::new(tick.label.as_str()));
        }
        let mut free = f64::NEG_INFINITY;
        for tick in self.across.iter().filter(|t| (x.from..=x.to).contains(&t.at)) {
            let (at, half) = (x.at(tick.at), text_width(&tick.label) / 2.0);
            canvas.path("c-hair", &[(at, bottom), (at, bottom + 4.0)]);
            if at - half >= free {
                canvas.text("c-quiet", at, bottom + 17.0, Anchor::Middle, &Label::new(tick.label.as_str()));
                free = at + half + 8.0;
            }
        }
        canvas.path("c-rule", &[(margin, bottom), (x.end, bottom)]);
        // Where what was said and when it was said are the same moment.
        let (from, to) = (x.from.max(y.from), x.to.min(y.to));
        if from < to {
            canvas.path("c-line", &[(x.at(from), y.at(from)), (x.at(to), y.at(to).max(top))]);
        }
    }

    fn draw_line(&self, canvas: &mut Canvas, known: &[(i64, i64)], end: i64, x: &Scale, y: &Scale) {
        let mut line = Vec::new();
        for (i, &(said, due)) in known.iter().enumerate() {
            line.push((x.at(said), y.at(due)));
            let until = known.get(i + 1).map_or(end, |next| next.0);
            line.push((x.at(until), y.at(due)));
        }
        canvas.path("c-step", &line);
        if let (Some(&(lx, ly)), Some(last)) = (line.last(), self.points.iter().rfind(|p| p.due.is_some())) {
            canvas.shape(self.status, lx, ly, 5.0, &last.due_label.text);
            let room = self.frame.width - lx - 8.0;
            let shown = fit(&last.due_label.text, room);
            canvas.text_cut("", lx + 10.0, ly + 4.5, Anchor::Start, &last.due_label, &shown);
        }
    }
}
