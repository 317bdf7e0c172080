//! Activities in time: what a Gantt is made of. Drawing is in [`draw`].
//!
//! Time is in integer ticks; occupation is `[from, to)`. The axis runs with the
//! page: from right to left in Arabic.

mod draw;

use crate::{ChartTable, Frame, Label, Status, Svg, TableCell};

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
    /// What it is: "today", "next meeting".
    pub label: Label,
    /// Whether it is the present, drawn stronger.
    pub today: bool,
}

/// Why a stretch of time is shaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShadeKind {
    /// Nobody works; a flat ground.
    #[default]
    Off,
    /// Reduced hours; hatched.
    Reduced,
}

/// A shaded stretch of time, `[from, to)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shade {
    /// First tick.
    pub from: i64,
    /// The tick after the last.
    pub to: i64,
    /// Why.
    pub kind: ShadeKind,
    /// The reason in words; tooltip.
    pub title: String,
}

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Segment {
    /// Presence on the site; the full bar.
    #[default]
    Visit,
    /// On the way; lighter and thinner.
    Travel,
    /// Preparation elsewhere; hollow.
    Prepare,
    /// Work whose standing is known; coloured by it.
    Work(Status),
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttBar {
    /// First tick.
    pub from: i64,
    /// The tick after the last, as likely.
    pub to: i64,
    /// What it stands for.
    pub segment: Segment,
    /// The finish as a range: low and high; drawn as a whisker around `to`.
    pub finish: Option<(i64, i64)>,
    /// What it is, for tooltip and table; its link is the table's.
    pub label: Label,
}

/// A moment: a site restarts, a paper is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttMark {
    /// When, in ticks, as likely.
    pub at: i64,
    /// When as a range: low and high.
    pub range: Option<(i64, i64)>,
    /// What, for tooltip and table.
    pub label: Label,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttRow {
    /// Name by which links find the row; unique, or empty.
    pub id: String,
    /// The words beside the row; their link leads to its page.
    pub label: Label,
    /// Bars, in order of time.
    pub bars: Vec<GanttBar>,
    /// Moments.
    pub marks: Vec<GanttMark>,
    /// Shading of this row alone, for calendars that differ between rows.
    pub shades: Vec<Shade>,
    /// Words after the last bar: a range of dates, say, with its source.
    pub note: Option<Label>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttGroup {
    /// The heading; empty for none.
    pub label: Label,
    /// The rows.
    pub rows: Vec<GanttRow>,
}

/// An arrow from the end of one row's bars to the start of another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttLink {
    /// Id of the row it leaves.
    pub from: String,
    /// Id of the row it enters.
    pub to: String,
}

/// Headings of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttWords {
    /// The row: "Site".
    pub row: String,
    /// The bar: "Activity".
    pub what: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// The finish as a range.
    pub range: String,
}

/// A chart of activities in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// First tick shown.
    pub from: i64,
    /// The tick after the last shown; at least one after `from`.
    pub to: i64,
    /// The upper labels: months.
    pub major: Vec<TimeTick>,
    /// The lower labels: weeks. Those that do not fit are left out.
    pub minor: Vec<TimeTick>,
    /// Shading of all rows.
    pub shades: Vec<Shade>,
    /// Lines across all rows.
    pub lines: Vec<TimeLine>,
    /// The rows by group.
    pub groups: Vec<GanttGroup>,
    /// Arrows between rows; one whose row does not exist is left out.
    pub links: Vec<GanttLink>,
    /// Room for the words beside the rows in px.
    pub label_width: f64,
    /// Headings of the table.
    pub words: GanttWords,
}

impl Gantt {
    /// Draws the chart; `date` writes a tick as the page writes dates.
    pub fn build(&self, date: impl Fn(i64) -> String) -> Svg {
        let (markup, height) = draw::draw(self, &date);
        Svg {
            markup: markup.finish("gantt", &self.frame, height),
            caption: self.frame.caption.clone(),
            table: self.table(&date),
        }
    }

    fn table(&self, date: &dyn Fn(i64) -> String) -> ChartTable {
        let w = &self.words;
        let head = vec![w.row.clone(), w.what.clone(), w.from.clone(), w.to.clone(), w.range.clone()];
        let mut rows = Vec::new();
        for row in self.groups.iter().flat_map(|g| &g.rows) {
            // The last day is inside; the tick after it is not.
            let last = |to: i64, from: i64| date(to.saturating_sub(1).max(from));
            let cell = |text: String, label: &Label| TableCell {
                text,
                src: label.src.clone(),
                href: None,
                numeric: true,
            };
            let range = |r: Option<(i64, i64)>, inside: i64, label: &Label| {
                let text = r.map(|(low, high)| {
                    format!("{} – {}", date(low.saturating_sub(inside)), date(high.saturating_sub(inside)))
                });
                text.map_or_else(TableCell::default, |text| cell(text, label))
            };
            for bar in &row.bars {
                rows.push(vec![
                    TableCell::from(&row.label),
                    TableCell::from(&bar.label),
                    cell(date(bar.from), &bar.label),
                    cell(last(bar.to, bar.from), &bar.label),
                    range(bar.finish, 1, &bar.label),
                ]);
            }
            for mark in &row.marks {
                rows.push(vec![
                    TableCell::from(&row.label),
                    TableCell::from(&mark.label),
                    cell(date(mark.at), &mark.label),
                    TableCell::default(),
                    range(mark.range, 0, &mark.label),
                ]);
            }
        }
        ChartTable { caption: self.frame.caption.clone(), head, rows }
    }
}
