//! What is used of something scarce over time, against what there is.
//!
//! It stands on the axis of a [`crate::Gantt`]: with the same width, label
//! width, `from`, `to` and `major` the two agree column by column. Where what
//! there is holds the plan back, the area is hatched and its edge is thick.

use crate::canvas::{Anchor, Canvas};
use crate::time::Axis;
use crate::width::{text_width, wrap};
use crate::{ChartTable, Frame, Label, Svg, TableCell, TimeLine, TimeTick};

const LINE: f64 = 16.0;
/// Stretches narrower than this share a column, so that a chart never grows
/// far beyond its pixels.
const COLUMN: f64 = 0.5;

/// A stretch of time `[from, to)` in which nothing changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stretch {
    /// First tick.
    pub from: i64,
    /// The tick after the last.
    pub to: i64,
    /// What is used, at least 0; cumulative for a fund.
    pub used: f64,
    /// What there is: capacity, or what has come in; none when not known.
    pub there_is: Option<f64>,
    /// The use as a range: P10 and P90.
    pub band: Option<(f64, f64)>,
    /// Whether what there is holds the plan back here.
    pub binds: bool,
    /// Where the figures come from; the source of the table's cells.
    pub src: Option<String>,
}

/// Headings and words of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileWords {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// What is used.
    pub used: String,
    /// What is used, as a range; a column only when a stretch has one.
    pub range: String,
    /// What there is.
    pub there_is: String,
    /// Whether it holds the plan back.
    pub binds: String,
    /// It does.
    pub yes: String,
    /// It does not.
    pub no: String,
}

/// The use of one scarce thing over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// First tick shown.
    pub from: i64,
    /// The tick after the last shown; at least one after `from`.
    pub to: i64,
    /// Where hairlines stand: months.
    pub major: Vec<TimeTick>,
    /// Whether the words of `major` are written above.
    pub dated: bool,
    /// Lines across, without their words.
    pub lines: Vec<TimeLine>,
    /// Room for the words beside the area in px.
    pub label_width: f64,
    /// Height in px without the words of `major`; usually [`Profile::HEIGHT`].
    pub height: f64,
    /// What is scarce, with its unit.
    pub label: Label,
    /// The use in order of time. Where none is given nothing is drawn, so that
    /// days without use need a stretch of 0 for what there is to be seen.
    pub stretches: Vec<Stretch>,
    /// Headings and words of the table.
    pub words: ProfileWords,
}

/// One or more stretches as drawn.
#[derive(Debug, Clone, Copy)]
struct Column {
    from: f64,
    to: f64,
    first: i64,
    last: i64,
    used: f64,
    there_is: Option<f64>,
    band: Option<(f64, f64)>,
    binds: bool,
}

struct Scale {
    most: f64,
    foot: f64,
    top: f64,
}

impl Scale {
    fn y(&self, value: f64) -> f64 {
        let share = if self.most > 0.0 { (value / self.most).min(1.0) } else { 0.0 };
        self.foot - (self.foot - self.top) * share
    }
}

impl Profile {
    /// The usual height in px.
    pub const HEIGHT: f64 = 64.0;

    /// Draws the chart; `date` writes a tick and `value` a figure as the page does.
    pub fn build(&self, date: impl Fn(i64) -> String, value: impl Fn(f64) -> String) -> Svg {
        let axis = Axis::new(&self.frame, self.label_width, self.from, self.to);
        let mut canvas = Canvas::new(self.frame.dir, self.frame.width);
        let above = if self.dated { 20.0 } else { 0.0 };
        let height = above + sane(self.height).max(32.0);
        let columns = self.columns(&axis);
        let most = columns
            .iter()
            .flat_map(|c| [c.used, c.there_is.unwrap_or(0.0), c.band.map_or(0.0, |b| b.1)])
            .fold(0.0, f64::max);
        let scale = Scale { most, foot: height - 6.0, top: above + 9.0 };

        hatch(&mut canvas, &self.frame.prefix);
        let base = self.dated.then_some(14.0);
        axis.draw_majors(&mut canvas, &self.major, if self.dated { 2.0 } else { 0.0 }, height, base);
        self.draw_scale(&mut canvas, &axis, &scale, above, &value);
        self.draw_areas(&mut canvas, &columns, &scale, &date);
        axis.draw_lines(&mut canvas, &self.lines, above, height, false);
        Svg::new(canvas.finish("profile", &self.frame, height), &self.frame, self.table(&date, &value))
    }

    /// The stretches inside the window, none over another, narrow ones joined:
    /// the most that is used, the least there is.
    fn columns(&self, axis: &Axis) -> Vec<Column> {
        let mut inside: Vec<&Stretch> =
            self.stretches.iter().filter(|s| s.from < s.to && axis.meets(s.from, s.to)).collect();
        inside.sort_by_key(|s| s.from);
        let mut out: Vec<Column> = Vec::new();
        for s in inside {
            let from = s.from.max(out.last().map_or(s.from, |c| c.last));
            if from >= s.to {
                continue;
            }
            let column = Column {
                from: axis.x(from),
                to: axis.x(s.to),
                first: from,
                last: s.to,
                used: sane(s.used),
                there_is: s.there_is.map(sane),
                band: s.band.map(|(low, high)| (sane(low.min(high)), sane(low.max(high)))),
                binds: s.binds,
            };
            match out.last_mut() {
                Some(last) if last.last == from && column.to - last.from < COLUMN => last.join(column),
                _ => out.push(column),
            }
        }
        out
    }

    /// Zero and one or two round figures, and the words beside the area.
    fn draw_scale(
        &self,
        canvas: &mut Canvas,
        axis: &Axis,
        scale: &Scale,
        above: f64,
        value: &dyn Fn(f64) -> String,
    ) {
        let mut widest: f64 = 0.0;
        let mut hairs = String::new();
        for (i, at) in round_figures(scale.most).into_iter().enumerate() {
            let (y, shown) = (scale.y(at), value(at));
            widest = widest.max(text_width(&shown));
            if i > 0 {
                canvas.trace(&mut hairs, &[(axis.start, y), (axis.end, y)]);
            }
            canvas.text("c-quiet", axis.start - 6.0, y + 4.5, Anchor::End, &Label::new(shown));
        }
        canvas.traced("c-hair", &hairs, "");
        canvas.path("c-rule", &[(axis.start, scale.foot), (axis.end, scale.foot)]);
        let room = (axis.start - widest - 18.0).max(20.0);
        let lines = wrap(&self.label.text, room, 3);
        let cut = if lines.iter().any(|l| l.ends_with('…')) { self.label.text.as_str() } else { "" };
        let link = canvas.open_link(self.label.link(), cut, false);
        for (line, y) in lines.iter().zip([0.0, LINE, 2.0 * LINE]) {
            let part = Label { text: line.clone(), ..self.label.unlinked() };
            canvas.text("", 0.0, above + 15.0 + y, Anchor::Start, &part);
            // Between two texts, so that a link is not read as one word.
            canvas.raw(" ");
        }
        canvas.close_link(link);
    }

    fn draw_areas(
        &self,
        canvas: &mut Canvas,
        columns: &[Column],
        scale: &Scale,
        date: &dyn Fn(i64) -> String,
    ) {
        let (mut hatched, mut edge, mut thick) = (String::new(), String::new(), String::new());
        for run in columns.chunk_by(|a, b| a.meets(b) && a.binds == b.binds) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let days = [date(first.first), date(last.last.saturating_sub(1))];
            let mut title = format!("{}: {}", self.label.text, days.join(" – "));
            let top = steps(run.iter().map(|c| (c.from, c.to, scale.y(c.used))));
            let mut area = vec![(first.from, scale.foot)];
            area.extend(&top);
            area.push((last.to, scale.foot));
            if first.binds {
                title = format!("{title} · {}: {}", self.words.binds, self.words.yes);
                canvas.outline("c-binds", &area, &title);
                canvas.trace(&mut hatched, &area);
                canvas.trace(&mut thick, &top);
            } else {
                canvas.outline("c-use", &area, &title);
            }
        }
        let mut band = String::new();
        for run in columns.chunk_by(|a, b| a.meets(b) && a.band.is_some() == b.band.is_some()) {
            let side = |high: bool| {
                run.iter().filter_map(move |c| c.band.map(|b| (c.from, c.to, if high { b.1 } else { b.0 })))
            };
            let mut ring = steps(side(true).map(|(from, to, v)| (from, to, scale.y(v))));
            let mut low = steps(side(false).map(|(from, to, v)| (from, to, scale.y(v))));
            low.reverse();
            ring.extend(low);
            canvas.trace(&mut band, &ring);
        }
        canvas.traced("c-band", &band, "");
        if !hatched.is_empty() {
            canvas.raw(&format!("<g fill=\"url(#{}-binds)\">", self.frame.prefix));
            canvas.traced("c-reduced", &hatched, "");
            canvas.raw("</g>");
        }
        for run in columns.chunk_by(Column::meets) {
            canvas.trace(&mut edge, &steps(run.iter().map(|c| (c.from, c.to, scale.y(c.used)))));
        }
        let mut there = String::new();
        for run in columns.chunk_by(|a, b| a.meets(b) && a.there_is.is_some() == b.there_is.is_some()) {
            let known = run.iter().filter_map(|c| c.there_is.map(|v| (c.from, c.to, scale.y(v))));
            canvas.trace(&mut there, &steps(known));
        }
        canvas.traced("c-use-edge", &edge, "");
        canvas.traced("c-there", &there, "");
        canvas.traced("c-binds-edge", &thick, "");
    }

    fn table(&self, date: &dyn Fn(i64) -> String, value: &dyn Fn(f64) -> String) -> ChartTable {
        let w = &self.words;
        let banded = self.stretches.iter().any(|s| s.band.is_some());
        let mut head = vec![w.from.clone(), w.to.clone(), w.used.clone()];
        if banded {
            head.push(w.range.clone());
        }
        head.extend([w.there_is.clone(), w.binds.clone()]);
        let row = |s: &Stretch| {
            let cell = |text: String| TableCell { text, src: s.src.clone(), href: None, numeric: true };
            let last = s.to.saturating_sub(1).max(s.from);
            let mut cells = vec![cell(date(s.from)), cell(date(last)), cell(value(s.used))];
            if banded {
                let range = s.band.map(|(low, high)| cell(format!("{} – {}", value(low), value(high))));
                cells.push(range.unwrap_or_default());
            }
            cells.push(s.there_is.map_or_else(TableCell::default, |v| cell(value(v))));
            cells.push(TableCell::text(if s.binds { w.yes.as_str() } else { w.no.as_str() }));
            cells
        };
        let rows = self.stretches.iter().map(row).collect();
        ChartTable { caption: self.frame.caption.clone(), head, rows }
    }
}

impl Column {
    /// Whether the other follows without a gap.
    fn meets(&self, next: &Self) -> bool {
        self.last == next.first
    }

    fn join(&mut self, other: Self) {
        self.to = other.to;
        self.last = other.last;
        self.used = self.used.max(other.used);
        self.there_is = match (self.there_is, other.there_is) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.band = match (self.band, other.band) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        self.binds |= other.binds;
    }
}

/// The corners of level stretches, one after the other.
fn steps(levels: impl Iterator<Item = (f64, f64, f64)>) -> Vec<(f64, f64)> {
    levels.flat_map(|(from, to, y)| [(from, y), (to, y)]).collect()
}

/// Zero and the one or two multiples of 1, 2 or 5 times a power of ten up to `most`.
fn round_figures(most: f64) -> Vec<f64> {
    if most <= 0.0 {
        return vec![0.0];
    }
    let mut step = 1.0;
    while step * 10.0 <= most {
        step *= 10.0;
    }
    while step > most {
        step /= 10.0;
    }
    // From the leading digit: 1 and its multiples up to 9.
    step *= match most / step {
        lead if lead >= 5.0 => 5.0,
        lead if lead >= 4.0 => 2.0,
        _ => 1.0,
    };
    (0..=2).map(|i| f64::from(i) * step).filter(|v| *v <= most * (1.0 + 1e-9)).collect()
}

/// The pattern of what binds, named by the prefix so that it is unique.
fn hatch(canvas: &mut Canvas, prefix: &str) {
    canvas.raw(&format!(
        "<defs><pattern id=\"{prefix}-binds\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"c-binds-line\" d=\"M0 0V5\"/></pattern></defs>"
    ));
}

fn sane(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1e300) } else { 0.0 }
}
