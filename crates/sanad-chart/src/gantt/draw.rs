//! Drawing a Gantt: the axis, the grounds, the rows, the arrows between them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Gantt, GanttBar, GanttRow, Segment, Shade, ShadeKind};
use crate::canvas::{Anchor, Canvas};
use crate::width::{fit, text_width};
use crate::{Label, Status};

const ROW: f64 = 24.0;
const HEADING: f64 = 30.0;
const BAR: f64 = 12.0;
const AXIS: f64 = 44.0;
const LINE_LABEL: f64 = 18.0;
const END: f64 = 8.0;

/// Where a row's bars begin and end, for the arrows.
struct Spot {
    y: f64,
    first: f64,
    last: f64,
}

struct Layout<'a> {
    gantt: &'a Gantt,
    date: &'a dyn Fn(i64) -> String,
    start: f64,
    end: f64,
    top: f64,
    height: f64,
}

impl Layout<'_> {
    /// What is pointed at, in words: the bar, its first and its last day.
    fn title(&self, bar: &GanttBar) -> String {
        let last = bar.to.saturating_sub(1).max(bar.from);
        let (from, to) = ((self.date)(bar.from), (self.date)(last));
        let days = if from == to { from } else { format!("{from} – {to}") };
        [bar.label.text.as_str(), days.as_str()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(": ")
    }

    /// Logical x of a tick, kept inside the frame.
    fn x(&self, tick: i64) -> f64 {
        let from = i128::from(self.gantt.from);
        let to = i128::from(self.gantt.to).max(from + 1);
        let tick = i128::from(tick).clamp(from, to);
        self.start + (self.end - self.start) * (tick - from) as f64 / (to - from) as f64
    }

    fn shows(&self, tick: i64) -> bool {
        (self.gantt.from..=self.gantt.to).contains(&tick)
    }
}

/// Draws everything; returns the canvas and its height.
pub(super) fn draw(gantt: &Gantt, date: &dyn Fn(i64) -> String) -> (Canvas, f64) {
    let width = gantt.frame.width;
    let start = gantt.label_width.clamp(40.0, width * 0.6);
    let top = AXIS + if gantt.lines.is_empty() { 0.0 } else { LINE_LABEL };
    let body: f64 = gantt
        .groups
        .iter()
        .map(|g| ROW * g.rows.len() as f64 + if g.label.text.is_empty() { 0.0 } else { HEADING })
        .sum();
    let layout = Layout { gantt, date, start, end: width - END, top, height: top + body };
    let mut canvas = Canvas::new(gantt.frame.dir, width);

    hatch(&mut canvas, &gantt.frame.prefix);
    for shade in &gantt.shades {
        draw_shade(&mut canvas, &layout, shade, top, body);
    }
    let spots = row_grounds(&mut canvas, &layout);
    draw_axis(&mut canvas, &layout);
    draw_links(&mut canvas, &layout, &spots);
    draw_rows(&mut canvas, &layout);
    draw_lines(&mut canvas, &layout);
    let height = layout.height + 1.0;
    (canvas, height)
}

/// The pattern of reduced hours, named by the prefix so that it is unique.
fn hatch(canvas: &mut Canvas, prefix: &str) {
    canvas.raw(&format!(
        "<defs><pattern id=\"{prefix}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"c-hatch-line\" d=\"M0 0V6\"/></pattern></defs>"
    ));
}

fn draw_shade(canvas: &mut Canvas, layout: &Layout<'_>, shade: &Shade, y: f64, h: f64) {
    let (from, to) = (layout.x(shade.from), layout.x(shade.to));
    if to - from < 0.05 {
        return;
    }
    match shade.kind {
        ShadeKind::Off => canvas.rect("c-off", from, y, to - from, h, &shade.title),
        ShadeKind::Reduced => {
            canvas.raw(&format!("<g fill=\"url(#{}-hatch)\">", layout.gantt.frame.prefix));
            canvas.rect("c-reduced", from, y, to - from, h, &shade.title);
            canvas.raw("</g>");
        }
    }
}

/// Row shading and hairlines; returns where each named row's bars stand.
fn row_grounds<'a>(canvas: &mut Canvas, layout: &Layout<'a>) -> BTreeMap<&'a str, Spot> {
    let mut spots = BTreeMap::new();
    let mut hairs = Vec::new();
    let mut y = layout.top;
    for group in &layout.gantt.groups {
        if !group.label.text.is_empty() {
            y += HEADING;
        }
        for row in &group.rows {
            for shade in &row.shades {
                draw_shade(canvas, layout, shade, y, ROW);
            }
            if let (false, Some((first, last))) = (row.id.is_empty(), span(row)) {
                let spot = Spot { y: y + ROW / 2.0, first: layout.x(first), last: layout.x(last) };
                spots.insert(row.id.as_str(), spot);
            }
            y += ROW;
            hairs.push(vec![(0.0, y), (layout.gantt.frame.width, y)]);
        }
    }
    canvas.strokes("c-hair", &hairs);
    spots
}

/// First and last tick of a row.
fn span(row: &GanttRow) -> Option<(i64, i64)> {
    let starts = row.bars.iter().map(|b| b.from).chain(row.marks.iter().map(|m| m.at));
    let ends = row.bars.iter().map(|b| b.to).chain(row.marks.iter().map(|m| m.at));
    Some((starts.min()?, ends.max()?))
}

fn draw_axis(canvas: &mut Canvas, layout: &Layout<'_>) {
    let top = layout.top;
    let mut majors: Vec<&super::TimeTick> =
        layout.gantt.major.iter().filter(|t| t.at < layout.gantt.to).collect();
    majors.sort_by_key(|t| t.at);
    let mut strokes = Vec::new();
    for (i, tick) in majors.iter().enumerate() {
        let at = layout.x(tick.at);
        let next = majors.get(i + 1).map_or(layout.end, |t| layout.x(t.at));
        if layout.shows(tick.at) {
            strokes.push(vec![(at, 4.0), (at, layout.height)]);
        }
        let shown = fit(&tick.label, next - at - 8.0);
        if shown.chars().count() > 1 {
            canvas.text("c-strong", at + 5.0, 16.0, Anchor::Start, &Label::new(shown));
        }
    }
    let mut free = layout.start;
    let mut ticks = Vec::new();
    for tick in layout.gantt.minor.iter().filter(|t| layout.shows(t.at)) {
        let at = layout.x(tick.at);
        ticks.push(vec![(at, top - 4.0), (at, top)]);
        let wide = text_width(&tick.label);
        if at + 5.0 >= free && at + 5.0 + wide <= layout.end + END {
            canvas.text("c-quiet", at + 5.0, 36.0, Anchor::Start, &Label::new(tick.label.as_str()));
            free = at + 5.0 + wide + 6.0;
        }
    }
    canvas.strokes("c-hair", &strokes);
    canvas.strokes("c-rule", &ticks);
    canvas.path("c-rule", &[(0.0, top), (layout.gantt.frame.width, top)]);
}

fn draw_rows(canvas: &mut Canvas, layout: &Layout<'_>) {
    let room = layout.start - 12.0;
    let sources: BTreeSet<&str> = layout.gantt.links.iter().map(|l| l.from.as_str()).collect();
    let mut y = layout.top;
    for group in &layout.gantt.groups {
        if !group.label.text.is_empty() {
            let shown = fit(&group.label.text, layout.gantt.frame.width * 0.6);
            canvas.text_cut("c-strong c-halo", 0.0, y + 20.0, Anchor::Start, &group.label, &shown);
            y += HEADING;
            canvas.path("c-rule", &[(0.0, y), (layout.start - 4.0, y)]);
        }
        for row in &group.rows {
            let shown = fit(&row.label.text, room);
            canvas.text_cut("c-t", 0.0, y + 16.5, Anchor::Start, &row.label, &shown);
            for bar in &row.bars {
                draw_bar(canvas, layout, bar, y);
            }
            draw_marks(canvas, layout, row, y + ROW / 2.0);
            draw_note(canvas, layout, row, sources.contains(row.id.as_str()), y);
            y += ROW;
        }
    }
}

fn draw_bar(canvas: &mut Canvas, layout: &Layout<'_>, bar: &GanttBar, y: f64) {
    if bar.to <= layout.gantt.from || bar.from >= layout.gantt.to {
        return;
    }
    let (class, high) = match bar.segment {
        Segment::Visit | Segment::Work(Status::Planned) => ("c-bar", BAR),
        Segment::Travel => ("c-bar c-bar--travel", BAR / 3.0),
        Segment::Prepare => ("c-bar c-bar--prepare", BAR - 1.0),
        Segment::Work(Status::AtRisk) => ("c-bar c-bar--at-risk", BAR),
        Segment::Work(Status::Late) => ("c-bar c-bar--late", BAR),
        Segment::Work(Status::Verified) => ("c-bar c-bar--verified", BAR),
        Segment::Work(Status::Unknown) => ("c-bar c-bar--unknown", BAR - 1.0),
    };
    let middle = y + ROW / 2.0;
    let (from, to) = (layout.x(bar.from), layout.x(bar.to));
    canvas.rect(class, from, middle - high / 2.0, (to - from).max(1.5), high, &layout.title(bar));
    if let Some((low, high)) = bar.finish {
        whisker(canvas, layout.x(low), layout.x(high), to, middle);
    }
}

/// A thin line with end caps from low to high; the part before `edge` lies
/// inside the bar and is drawn in the colour of the ground.
fn whisker(canvas: &mut Canvas, low: f64, high: f64, edge: f64, y: f64) {
    if high - low < 1.0 {
        return;
    }
    let cap = |x: f64| vec![(x, y - 4.0), (x, y + 4.0)];
    let edge = edge.clamp(low, high);
    if edge - low > 1.0 {
        canvas.strokes("c-whisker-in", &[vec![(low, y), (edge, y)], cap(low)]);
        canvas.strokes("c-whisker", &[vec![(edge, y), (high, y)], cap(high)]);
    } else {
        canvas.strokes("c-whisker", &[vec![(low, y), (high, y)], cap(low), cap(high)]);
    }
}

fn draw_marks(canvas: &mut Canvas, layout: &Layout<'_>, row: &GanttRow, y: f64) {
    for mark in row.marks.iter().filter(|m| layout.shows(m.at)) {
        if let Some((low, high)) = mark.range {
            whisker(canvas, layout.x(low), layout.x(high), layout.x(low), y);
        }
        canvas.diamond("c-restart", layout.x(mark.at), y, 7.0, &mark.label.text);
    }
}

/// Words after everything else of the row; before it where there is no room
/// or an arrow leaves.
fn draw_note(canvas: &mut Canvas, layout: &Layout<'_>, row: &GanttRow, leaves: bool, y: f64) {
    const CLASS: &str = "c-quiet c-halo";
    let (Some(note), Some((first, last))) = (&row.note, span(row)) else {
        return;
    };
    let finishes = row.bars.iter().filter_map(|b| b.finish.map(|f| f.1));
    let ranges = row.marks.iter().filter_map(|m| m.range.map(|r| r.1));
    let last = finishes.chain(ranges).fold(last, i64::max);
    let (before, after) = (layout.x(first) - 6.0, layout.x(last) + 10.0);
    let (y, wide) = (y + 16.5, text_width(&note.text));
    let fits_before = before - wide >= layout.start;
    let fits_after = after + wide <= layout.end + END;
    if fits_before && (leaves || !fits_after) {
        canvas.text(CLASS, before, y, Anchor::End, note);
    } else {
        let shown = fit(&note.text, (layout.end + END - after).max(wide.min(40.0)));
        canvas.text_cut(CLASS, after, y, Anchor::Start, note, &shown);
    }
}

fn draw_links(canvas: &mut Canvas, layout: &Layout<'_>, spots: &BTreeMap<&str, Spot>) {
    for link in &layout.gantt.links {
        let (Some(a), Some(b)) = (spots.get(link.from.as_str()), spots.get(link.to.as_str())) else {
            continue;
        };
        let down = if b.y > a.y { 1.0 } else { -1.0 };
        let tip = b.y - down * (BAR / 2.0);
        let into = b.first + 3.0;
        let points = if into >= a.last {
            vec![(a.last, a.y), (into, a.y), (into, tip)]
        } else {
            // The other begins earlier: go round between the rows.
            let between = a.y + down * ROW / 2.0;
            let out = a.last + 4.0;
            vec![(a.last, a.y), (out, a.y), (out, between), (into, between), (into, tip)]
        };
        canvas.path("c-link", &points);
        canvas
            .path("c-arrow", &[(into - 3.0, tip - down * 5.0), (into + 3.0, tip - down * 5.0), (into, tip)]);
    }
}

fn draw_lines(canvas: &mut Canvas, layout: &Layout<'_>) {
    for line in layout.gantt.lines.iter().filter(|l| layout.shows(l.at)) {
        let at = layout.x(line.at);
        let (class, ink) = if line.today { ("c-today", "c-today-text") } else { ("c-line", "c-quiet") };
        canvas.path(class, &[(at, AXIS + LINE_LABEL - 4.0), (at, layout.height)]);
        let half = text_width(&line.label.text) / 2.0;
        let anchor = if at + half > layout.end + END {
            Anchor::End
        } else if at - half < layout.start {
            Anchor::Start
        } else {
            Anchor::Middle
        };
        canvas.text(ink, at, AXIS + LINE_LABEL - 6.0, anchor, &line.label);
    }
}
