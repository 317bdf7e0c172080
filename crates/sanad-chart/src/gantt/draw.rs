//! Drawing a Gantt: the grounds, the rows, what stands on them.

use std::collections::{BTreeMap, BTreeSet};

use super::links::{self, Spot};
use super::table::join;
use super::{Fold, Gantt, GanttBar, GanttMark, GanttRow, MarkKind, Segment, Shade, ShadeKind};
use crate::canvas::{Anchor, Canvas, Hollow};
use crate::time::{Axis, Beyond, END};
use crate::width::{fit, text_width};
use crate::{Label, Status};

const ROW: f64 = 24.0;
/// A row that is a heading.
const HEAD: f64 = 28.0;
/// The words of a group.
const HEADING: f64 = 30.0;
const BAR: f64 = 12.0;
/// From a bar to the second edge of the chain that sets the date.
const EDGE: f64 = 2.5;
/// How much each depth sets the words in; the sign of a heading takes as much.
const INDENT: f64 = 14.0;

struct Layout<'a> {
    gantt: &'a Gantt,
    date: &'a dyn Fn(i64) -> String,
    axis: Axis,
    top: f64,
    height: f64,
}

/// Strokes of all rows that share one element.
#[derive(Default)]
struct Strokes {
    inside: String,
    outside: String,
    critical: String,
}

/// Draws everything; returns the canvas and its height.
pub(super) fn draw(gantt: &Gantt, date: &dyn Fn(i64) -> String) -> (Canvas, f64) {
    let axis = Axis::new(&gantt.frame, gantt.label_width, gantt.from, gantt.to);
    let top = Axis::heads(&gantt.major, &gantt.lines);
    let body: f64 = gantt
        .groups
        .iter()
        .map(|g| {
            let words = if g.label.text.is_empty() { 0.0 } else { HEADING };
            words + g.rows.iter().map(height_of).sum::<f64>()
        })
        .sum();
    let layout = Layout { gantt, date, axis, top, height: top + body };
    let mut canvas = Canvas::new(gantt.frame.dir, gantt.frame.width);

    hatch(&mut canvas, &gantt.frame.prefix);
    for shade in &gantt.shades {
        draw_shade(&mut canvas, &layout, shade, top, body);
    }
    let spots = row_grounds(&mut canvas, &layout);
    layout.axis.draw_heads(&mut canvas, &gantt.major, &gantt.minor, top, layout.height);
    links::draw(&mut canvas, gantt, &spots);
    draw_rows(&mut canvas, &layout);
    layout.axis.draw_lines(&mut canvas, &gantt.lines, top - 4.0, layout.height, true);
    let height = layout.height + 1.0;
    (canvas, height)
}

fn height_of(row: &GanttRow) -> f64 {
    if row.head.is_some() { HEAD } else { ROW }
}

/// The pattern of reduced hours, named by the prefix so that it is unique.
fn hatch(canvas: &mut Canvas, prefix: &str) {
    canvas.raw(&format!(
        "<defs><pattern id=\"{prefix}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"c-hatch-line\" d=\"M0 0V6\"/></pattern></defs>"
    ));
}

fn draw_shade(canvas: &mut Canvas, layout: &Layout<'_>, shade: &Shade, y: f64, h: f64) {
    let (from, to) = (layout.axis.x(shade.from), layout.axis.x(shade.to));
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
    let mut hairs = String::new();
    let mut y = layout.top;
    for group in &layout.gantt.groups {
        if !group.label.text.is_empty() {
            y += HEADING;
        }
        for row in &group.rows {
            let high = height_of(row);
            for shade in &row.shades {
                draw_shade(canvas, layout, shade, y, high);
            }
            if let (false, Some((first, last))) = (row.id.is_empty(), ends(row)) {
                let seen = |tick| layout.axis.shows(tick).then(|| layout.axis.x(tick));
                let half = high / 2.0;
                let edge = if row.critical.is_some() { EDGE + 1.0 } else { 0.0 };
                let bar = BAR / 2.0 + edge;
                let spot = Spot { y: y + half, half, bar, edge, first: seen(first), last: seen(last) };
                spots.insert(row.id.as_str(), spot);
            }
            y += high;
            canvas.trace(&mut hairs, &[(0.0, y), (layout.gantt.frame.width, y)]);
        }
    }
    canvas.traced("c-hair", &hairs, "");
    spots
}

/// First and last tick of what arrows join: the bars, or what restarts when
/// there is none. A date that was agreed is nobody's work.
fn ends(row: &GanttRow) -> Option<(i64, i64)> {
    let bars = row.bars.iter().map(|b| b.from).min().zip(row.bars.iter().map(|b| b.to).max());
    bars.or_else(|| {
        let moments = || row.marks.iter().filter(|m| m.kind == MarkKind::Restart).filter_map(|m| m.at);
        moments().min().zip(moments().max())
    })
}

fn draw_rows(canvas: &mut Canvas, layout: &Layout<'_>) {
    let sources: BTreeSet<&str> = layout.gantt.links.iter().map(|l| l.from.as_str()).collect();
    let mut strokes = Strokes::default();
    let mut y = layout.top;
    for group in &layout.gantt.groups {
        if !group.label.text.is_empty() {
            let shown = fit(&group.label.text, layout.gantt.frame.width * 0.6);
            canvas.text_cut("c-strong c-halo", 0.0, y + 20.0, Anchor::Start, &group.label, &shown);
            y += HEADING;
            canvas.path("c-rule", &[(0.0, y), (layout.axis.start - 4.0, y)]);
        }
        for row in &group.rows {
            let high = height_of(row);
            let middle = y + high / 2.0;
            draw_label(canvas, layout, row, middle);
            let mut beyond = Beyond::default();
            for bar in &row.bars {
                draw_bar(canvas, layout, row, bar, middle, &mut strokes, &mut beyond);
            }
            for mark in &row.marks {
                draw_mark(canvas, layout, mark, middle, &mut strokes, &mut beyond);
            }
            layout.axis.draw_beyond(canvas, &beyond, middle);
            draw_note(canvas, layout, row, sources.contains(row.id.as_str()), &beyond, middle + 4.5);
            y += high;
        }
    }
    canvas.traced("c-crit", &strokes.critical, "");
    canvas.traced("c-whisker", &strokes.outside, "");
    canvas.traced("c-whisker-in", &strokes.inside, "");
}

/// The words beside a row; those of a heading with its sign.
fn draw_label(canvas: &mut Canvas, layout: &Layout<'_>, row: &GanttRow, middle: f64) {
    let inset = f64::from(row.depth.min(6)) * INDENT;
    let room = layout.axis.start - 12.0 - inset;
    let Some(head) = &row.head else {
        let shown = fit(&row.label.text, room);
        return canvas.text_cut("", inset, middle + 4.5, Anchor::Start, &row.label, &shown);
    };
    // Strong letters are a little wider.
    let shown = fit(&row.label.text, (room - INDENT) * 0.94);
    let mut label = row.label.unlinked();
    let mut name = String::new();
    if !head.words.is_empty() {
        name = format!("{}: {}", label.text, head.words);
    }
    // The name begins with what is seen, so that it can be spoken to; what is cut is told in full
    // by its tooltip, which then is the name.
    if shown != label.text && !name.is_empty() {
        label.text = std::mem::take(&mut name);
    }
    let link = canvas.open_link(row.label.link(), &name, false);
    let sign: &[(f64, f64)] = match head.fold {
        Fold::None => &[],
        Fold::Open => &[(0.0, -3.0), (9.0, -3.0), (4.5, 4.0)],
        Fold::Closed => &[(1.0, -4.5), (8.0, 0.0), (1.0, 4.5)],
    };
    if !sign.is_empty() {
        let points: Vec<_> = sign.iter().map(|(x, y)| (inset + x, middle + y)).collect();
        canvas.outline("c-fold", &points, "");
    }
    canvas.text_cut("c-strong", inset + INDENT, middle + 4.5, Anchor::Start, &label, &shown);
    canvas.close_link(link);
}

impl Layout<'_> {
    /// What is pointed at, in words: what it is, its first and its last day.
    fn title(&self, label: &Label, from: i64, last: i64) -> String {
        let mut days = (self.date)(from);
        if last > from {
            let last = (self.date)(last);
            if last != days {
                days = format!("{days} – {last}");
            }
        }
        match (label.text.as_str(), days.as_str()) {
            (text, "") => text.to_owned(),
            ("", days) => days.to_owned(),
            (text, days) => format!("{text}: {days}"),
        }
    }
}

fn draw_bar(
    canvas: &mut Canvas,
    layout: &Layout<'_>,
    row: &GanttRow,
    bar: &GanttBar,
    y: f64,
    strokes: &mut Strokes,
    beyond: &mut Beyond,
) {
    let axis = &layout.axis;
    let mut title = layout.title(&bar.label, bar.from, bar.to.saturating_sub(1));
    let critical = row.critical.as_ref().filter(|_| bar.segment.is_work());
    if let Some(words) = critical {
        title = join(&title, words);
    }
    let (low, high) = bar.reach();
    axis.note_beyond(beyond, low, high, &title);
    let (from, to) = (axis.x(bar.from), axis.x(bar.to));
    if axis.meets(bar.from, bar.to) {
        let (class, high) = match bar.segment {
            Segment::Visit | Segment::Work(Status::Planned) => ("c-bar", BAR),
            Segment::Travel => ("c-bar c-bar--travel", BAR / 3.0),
            Segment::Prepare => ("c-bar c-bar--prepare", BAR - 1.0),
            Segment::Work(Status::AtRisk) => ("c-bar c-bar--at-risk", BAR),
            Segment::Work(Status::Late) => ("c-bar c-bar--late", BAR),
            Segment::Work(Status::Verified) => ("c-bar c-bar--verified", BAR),
            Segment::Work(Status::Unknown) => ("c-bar c-bar--unknown", BAR - 1.0),
            Segment::Range => ("c-bar c-bar--range", BAR - 1.0),
            Segment::Summary => ("c-sum", 0.0),
        };
        let wide = (to - from).max(1.5);
        let seen = axis.ends(bar.from, bar.to);
        if bar.segment == Segment::Summary {
            canvas.outline(class, &bracket(from, from + wide, y, seen), &title);
        } else if bar.segment == Segment::Range {
            let shape = Hollow { from, to: from + wide, y, half: high / 2.0, tip: 0.0, seen };
            canvas.hollow(class, &shape, &title);
        } else {
            canvas.rect(class, from, y - high / 2.0, wide, high, &title);
        }
        if critical.is_some() {
            // A second edge with a gap, so that it is seen on every colour.
            let half = high / 2.0 + EDGE;
            let a = if seen.0 { from - EDGE } else { from };
            let b = from + wide + if seen.1 { EDGE } else { 0.0 };
            canvas
                .trace(&mut strokes.critical, &[(a, y - half), (b, y - half), (b, y + half), (a, y + half)]);
            strokes.critical.push('Z');
        }
    }
    if let Some(range) = bar.finish.filter(|f| axis.meets(f.0, f.1)) {
        whisker(canvas, axis, strokes, range, to, y);
    }
}

/// A flat bar that points down at the ends that are seen.
fn bracket(from: f64, to: f64, y: f64, ends: (bool, bool)) -> Vec<(f64, f64)> {
    let (top, low, foot) = (y - 4.0, y, y + 5.0);
    let point = 5.0_f64.min((to - from) / 2.0);
    let mut points = vec![(from, top), (to, top)];
    points.extend(if ends.1 { [(to, foot), (to - point, low)] } else { [(to, low); 2] });
    points.extend(if ends.0 { [(from + point, low), (from, foot)] } else { [(from, low); 2] });
    points
}

/// A thin line with end caps from low to high; the part before `edge` lies
/// inside the bar and is drawn in the colour of the ground. A cap that is
/// outside the window is left out.
fn whisker(canvas: &Canvas, axis: &Axis, strokes: &mut Strokes, range: (i64, i64), edge: f64, y: f64) {
    let (low, high) = (axis.x(range.0), axis.x(range.1));
    if high - low < 1.0 {
        return;
    }
    let edge = edge.clamp(low, high);
    let seen = axis.ends(range.0, range.1);
    let first = if edge - low > 1.0 { &mut strokes.inside } else { &mut strokes.outside };
    canvas.trace(first, &[(low, y), (edge, y)]);
    if seen.0 {
        canvas.trace(first, &cap(low, y));
    }
    canvas.trace(&mut strokes.outside, &[(edge, y), (high, y)]);
    if seen.1 {
        canvas.trace(&mut strokes.outside, &cap(high, y));
    }
}

fn cap(x: f64, y: f64) -> [(f64, f64); 2] {
    [(x, y - 4.0), (x, y + 4.0)]
}

fn draw_mark(
    canvas: &mut Canvas,
    layout: &Layout<'_>,
    mark: &GanttMark,
    y: f64,
    strokes: &mut Strokes,
    beyond: &mut Beyond,
) {
    let axis = &layout.axis;
    let Some((low, high)) = mark.reach() else { return };
    let (from, to) = mark.at.map_or((low, high), |at| (at, at));
    let title = layout.title(&mark.label, from, to);
    axis.note_beyond(beyond, low, high, &title);
    let (first, last) = (axis.x(low), axis.x(high));
    let (seen, ends) = (axis.touches(low, high), axis.ends(low, high));
    match mark.at.map(|at| (at, axis.x(at))) {
        None if !seen => {}
        None if mark.kind == MarkKind::Restart => {
            // A diamond pulled apart: it starts to run somewhere in here.
            let shape = Hollow { from: first, to: last, y, half: 6.0, tip: 7.0, seen: ends };
            canvas.hollow("c-restart c-restart--open", &shape, &title);
        }
        None => whisker(canvas, axis, strokes, (low, high), first, y),
        Some((at, x)) => {
            if last - first >= 1.0 {
                // Up to the mark on either side, which is drawn before it.
                canvas.trace(&mut strokes.outside, &[(first, y), ((x - 8.0).max(first), y)]);
                canvas.trace(&mut strokes.outside, &[((x + 8.0).min(last), y), (last, y)]);
                for (x, _) in [(first, ends.0), (last, ends.1)].into_iter().filter(|end| end.1) {
                    canvas.trace(&mut strokes.outside, &cap(x, y));
                }
            }
            match mark.kind {
                _ if !axis.shows(at) => {}
                MarkKind::Restart => canvas.diamond("c-restart", x, y, 7.0, &title),
                MarkKind::Due => canvas.rect("c-due", x - 2.0, y - 9.0, 4.0, 18.0, &title),
            }
        }
    }
}

/// Words after everything else of the row; before it where there is no room
/// or an arrow leaves.
fn draw_note(
    canvas: &mut Canvas,
    layout: &Layout<'_>,
    row: &GanttRow,
    leaves: bool,
    beyond: &Beyond,
    base: f64,
) {
    const CLASS: &str = "c-quiet c-halo";
    let Some(note) = &row.note else { return };
    let reaches =
        || row.bars.iter().map(GanttBar::reach).chain(row.marks.iter().filter_map(GanttMark::reach));
    let Some((first, last)) = reaches().map(|r| r.0).min().zip(reaches().map(|r| r.1).max()) else {
        return;
    };
    let axis = &layout.axis;
    let (start, end) = (axis.start + 4.0, if beyond.has_after() { axis.end } else { axis.end + END });
    let (before, after) = (axis.x(first) - 8.0, axis.x(last) + 10.0);
    let wide = text_width(&note.text);
    let fits_before = before - wide >= start && !beyond.has_before();
    let fits_after = after + wide <= end;
    let note = note.unlinked();
    let summary = row.bars.iter().find(|b| b.segment == Segment::Summary);
    let span = summary.map_or((0.0, 0.0), |b| (axis.x(b.from), axis.x(b.to)));
    if fits_before && (leaves || !fits_after) {
        canvas.text(CLASS, before, base, Anchor::End, &note);
    } else if !fits_after && span.1 - span.0 > wide + 60.0 {
        // On the thin bar of a heading, which is seen on both sides of it.
        let middle = f64::midpoint(span.0, span.1);
        canvas.rect("c-ground", middle - wide / 2.0 - 6.0, base - 11.0, wide + 12.0, 14.0, "");
        canvas.text("c-quiet", middle, base, Anchor::Middle, &note);
    } else {
        let shown = fit(&note.text, (end - after).max(wide.min(40.0)));
        canvas.text_cut(CLASS, after, base, Anchor::Start, &note, &shown);
    }
}
