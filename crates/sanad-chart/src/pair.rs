//! Two plans side by side: for each row when it happens in the one and in the
//! other. The first plan's mark is hollow, the second's filled.

use crate::canvas::{Anchor, Canvas, Hollow};
use crate::time::{Axis, Beyond, END};
use crate::width::{fit, text_width};
use crate::{ChartTable, Frame, Label, Svg, TableCell, TimeLine, TimeTick};

const ROW: f64 = 28.0;
/// Room for the two lines of the key.
const KEY: f64 = 44.0;

/// When something happens in one of two plans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PairEnd {
    /// When, in ticks, as likely; none when only the range is known.
    pub at: Option<i64>,
    /// When as a range: low and high.
    pub range: Option<(i64, i64)>,
    /// The date or range as shown, with its source; tooltip and table.
    pub shown: Label,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PairRow {
    /// The words beside the row; their link leads to its page.
    pub label: Label,
    /// When in the first plan; none when the plan is without it.
    pub a: Option<PairEnd>,
    /// When in the second.
    pub b: Option<PairEnd>,
    /// What changes, in words: "30 days later", "in the second plan only".
    pub change: Label,
}

/// Headings of the table; the plans' names are the key of the drawing too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PairWords {
    /// The row: "Site".
    pub row: String,
    /// The first plan.
    pub a: String,
    /// The second plan.
    pub b: String,
    /// What changes.
    pub change: String,
}

/// A comparison of two plans in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// First tick shown.
    pub from: i64,
    /// The tick after the last shown; at least one after `from`.
    pub to: i64,
    /// The upper labels: years, months.
    pub major: Vec<TimeTick>,
    /// The lower labels. Those that do not fit are left out.
    pub minor: Vec<TimeTick>,
    /// Lines across all rows.
    pub lines: Vec<TimeLine>,
    /// The rows from top to bottom.
    pub rows: Vec<PairRow>,
    /// Room for the words beside the rows in px.
    pub label_width: f64,
    /// Headings and names of the plans.
    pub words: PairWords,
}

/// Which of the two plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    A,
    B,
}

impl Pair {
    /// Draws the chart.
    pub fn build(&self) -> Svg {
        let axis = Axis::new(&self.frame, self.label_width, self.from, self.to);
        let mut canvas = Canvas::new(self.frame.dir, self.frame.width);
        let top = Axis::heads(&self.major, &self.lines).max(KEY);
        let bottom = top + ROW * self.rows.len() as f64;
        axis.draw_heads(&mut canvas, &self.major, &self.minor, top, bottom);
        self.draw_key(&mut canvas, &axis);
        let mut hairs = String::new();
        for (i, row) in self.rows.iter().enumerate() {
            let y = top + ROW * i as f64;
            canvas.trace(&mut hairs, &[(0.0, y + ROW), (self.frame.width, y + ROW)]);
            let shown = fit(&row.label.text, axis.start - 12.0);
            canvas.text_cut("", 0.0, y + ROW / 2.0 + 4.5, Anchor::Start, &row.label, &shown);
            self.draw_row(&mut canvas, &axis, row, y + ROW / 2.0);
        }
        canvas.traced("c-hair", &hairs, "");
        axis.draw_lines(&mut canvas, &self.lines, top - 4.0, bottom, true);
        Svg::new(canvas.finish("pair", &self.frame, bottom + 1.0), &self.frame, self.table())
    }

    fn draw_key(&self, canvas: &mut Canvas, axis: &Axis) {
        for (side, name, y) in [(Side::A, &self.words.a, 12.0), (Side::B, &self.words.b, 31.0)] {
            diamond(canvas, side, 8.0, y, "");
            let shown = fit(name, axis.start - 30.0);
            canvas.text_cut("c-quiet", 20.0, y + 4.5, Anchor::Start, &Label::new(name.as_str()), &shown);
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, axis: &Axis, row: &PairRow, y: f64) {
        let places = (row.a.as_ref().and_then(PairEnd::place), row.b.as_ref().and_then(PairEnd::place));
        let open = |end: &Option<PairEnd>| end.as_ref().is_some_and(|e| e.at.is_none());
        // Two ranges alone would hide each other, and a line between them would
        // say more than is known.
        let apart_by = if open(&row.a) && open(&row.b) { 6.0 } else { 0.0 };
        if apart_by == 0.0
            && let (Some(a), Some(b)) = places
            && axis.meets(a.min(b), a.max(b))
        {
            let class = if b > a { "c-join c-join--later" } else { "c-join c-join--earlier" };
            canvas.path(class, &[(axis.x(a), y), (axis.x(b), y)]);
        }
        let mut beyond = Beyond::default();
        let sides = [(Side::A, &row.a, &self.words.a, -1.0), (Side::B, &row.b, &self.words.b, 1.0)];
        for (side, end, plan, down) in sides {
            let Some((end, (low, high))) = end.as_ref().and_then(|e| Some((e, e.reach()?))) else { continue };
            let title = format!("{plan}: {}", end.shown.text);
            axis.note_beyond(&mut beyond, low, high, &title);
            let (from, to) = (axis.x(low), axis.x(high));
            let (seen, ends) = (axis.touches(low, high), axis.ends(low, high));
            let Some(at) = end.at else {
                if seen {
                    let y = y + apart_by * down;
                    let shape = Hollow { from, to, y, half: 4.5, tip: 5.5, seen: ends };
                    canvas.hollow(side.open(), &shape, &title);
                }
                continue;
            };
            if seen && to - from >= 1.0 {
                let (line, inner) = (y + 10.0 * down, y + 7.0 * down);
                let mut d = String::new();
                canvas.trace(&mut d, &[(from, line), (to, line)]);
                for (x, _) in [(from, ends.0), (to, ends.1)].into_iter().filter(|end| end.1) {
                    canvas.trace(&mut d, &[(x, line), (x, inner)]);
                }
                canvas.traced(side.range(), &d, &title);
            }
            if axis.shows(at) {
                diamond(canvas, side, axis.x(at), y, &title);
            }
        }
        axis.draw_beyond(canvas, &beyond, y);
        draw_change(canvas, axis, row, &beyond, y + 4.5);
    }

    fn table(&self) -> ChartTable {
        let w = &self.words;
        let when =
            |end: &Option<PairEnd>| end.as_ref().map(|e| TableCell::number(&e.shown)).unwrap_or_default();
        let rows = self.rows.iter().map(|row| {
            vec![TableCell::from(&row.label), when(&row.a), when(&row.b), TableCell::from(&row.change)]
        });
        ChartTable {
            caption: self.frame.caption.clone(),
            head: vec![w.row.clone(), w.a.clone(), w.b.clone(), w.change.clone()],
            rows: rows.collect(),
        }
    }
}

/// The first plan's mark is the larger, so that both are seen where they meet.
fn diamond(canvas: &mut Canvas, side: Side, x: f64, y: f64, title: &str) {
    let (class, r) = match side {
        Side::A => ("c-pair-a", 7.5),
        Side::B => ("c-pair-b", 5.0),
    };
    canvas.diamond(class, x, y, r, title);
}

/// What changes, after both marks; before them where there is no room.
fn draw_change(canvas: &mut Canvas, axis: &Axis, row: &PairRow, beyond: &Beyond, base: f64) {
    const CLASS: &str = "c-quiet c-halo";
    let reaches = || [&row.a, &row.b].into_iter().flatten().filter_map(PairEnd::reach);
    let change = row.change.unlinked();
    let Some((first, last)) = reaches().map(|r| r.0).min().zip(reaches().map(|r| r.1).max()) else {
        return canvas.text(CLASS, axis.start + 6.0, base, Anchor::Start, &change);
    };
    let end = if beyond.has_after() { axis.end } else { axis.end + END };
    let (before, after) = (axis.x(first) - 12.0, axis.x(last) + 12.0);
    let wide = text_width(&change.text);
    if after + wide > end && before - wide >= axis.start {
        canvas.text(CLASS, before, base, Anchor::End, &change);
    } else {
        let shown = fit(&change.text, (end - after).max(wide.min(40.0)));
        canvas.text_cut(CLASS, after, base, Anchor::Start, &change, &shown);
    }
}

impl Side {
    const fn open(self) -> &'static str {
        match self {
            Self::A => "c-pair-a c-pair-a--open",
            Self::B => "c-pair-b c-pair-b--open",
        }
    }

    const fn range(self) -> &'static str {
        match self {
            Self::A => "c-pair-range c-pair-range--a",
            Self::B => "c-pair-range",
        }
    }
}

impl PairEnd {
    /// Where the line to the other plan starts.
    fn place(&self) -> Option<i64> {
        self.at.or_else(|| self.range.map(|(low, high)| i64::midpoint(low, high)))
    }

    /// Everything it may cover; none when nothing is known.
    fn reach(&self) -> Option<(i64, i64)> {
        match (self.at, self.range) {
            (Some(at), Some((low, high))) => Some((at.min(low), at.max(high))),
            (Some(at), None) => Some((at, at)),
            (None, range) => range.map(|(low, high)| (low.min(high), low.max(high))),
        }
    }
}
