//! Activities in time: what a Gantt is made of. Drawing is in [`draw`].
//!
//! Time is in integer ticks; occupation is `[from, to)`. The axis runs with the
//! page: from right to left in Arabic. What is outside the window leaves a
//! small arrow at the edge. The only links are those of the words beside the
//! rows, so that the keyboard meets each row once.

mod draw;
mod links;
mod table;

use crate::{Frame, Label, Status, Svg, TimeLine, TimeTick};

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
    /// Only a range is known, as before a survey: `from` is the lowest start,
    /// `to` the highest finish; hollow and dashed, without a likely edge.
    Range,
    /// From the first to the last of the rows under a heading; a bracket.
    Summary,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

/// What a moment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MarkKind {
    /// Something starts to run; a diamond, pulled apart and hollow when only a
    /// range is known.
    #[default]
    Restart,
    /// A date that was agreed; a hollow upright line.
    Due,
}

/// A moment: a site restarts, a paper is due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttMark {
    /// When, in ticks, as likely; none when only the range is known.
    pub at: Option<i64>,
    /// When as a range: low and high.
    pub range: Option<(i64, i64)>,
    /// What it is.
    pub kind: MarkKind,
    /// What, for tooltip and table.
    pub label: Label,
}

/// Whether the rows under a heading are shown; the link of the heading's label
/// leads to the same page with them shown or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fold {
    /// There is nothing to show or hide.
    #[default]
    None,
    /// They are shown; a triangle that points down.
    Open,
    /// They are not; a triangle that points on in the reading direction.
    Closed,
}

/// What makes a row a heading: the bars are usually one [`Segment::Summary`],
/// the marks its restart, so that it says when even with no row under it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttHead {
    /// Whether the rows under it are shown.
    pub fold: Fold,
    /// What following the link does, read after the label: "show the works".
    pub words: String,
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
    /// Words after the last bar: a range of dates, say, with its source. A
    /// link is not followed.
    pub note: Option<Label>,
    /// Whether the row is the heading of those after it.
    pub head: Option<GanttHead>,
    /// How deep the words are set in: 1 for a row under a heading.
    pub depth: u8,
    /// When the row is on the chain that sets the date: the words that say so,
    /// for tooltip and table. Its bars get a stronger edge.
    pub critical: Option<String>,
}

/// Rows under one heading of words alone. A heading that has bars and can be
/// folded is a row with [`GanttRow::head`], in a group without a label.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttGroup {
    /// The heading; empty for none.
    pub label: Label,
    /// The rows.
    pub rows: Vec<GanttRow>,
}

/// Which ends of the bars an arrow joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkKind {
    /// From the finish of the one to the start of the other.
    #[default]
    FinishStart,
    /// From start to start.
    StartStart,
    /// From finish to finish.
    FinishFinish,
    /// From start to finish.
    StartFinish,
}

/// An arrow between the bars of two rows. It is left out when a row does not
/// exist, is the same, or when an end it joins is outside the window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttLink {
    /// Id of the row it leaves.
    pub from: String,
    /// Id of the row it enters.
    pub to: String,
    /// Which ends it joins.
    pub kind: LinkKind,
    /// Whether it is part of the chain that sets the date; drawn stronger.
    pub critical: bool,
}

/// Headings of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GanttWords {
    /// The row: "Site".
    pub row: String,
    /// The bar: "Activity".
    pub what: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// What is known as a range: the finish, or the whole when no more is known.
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
    /// The upper labels: months. Without any the axis has one line of labels.
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
        Svg::new(markup.finish("gantt", &self.frame, height), &self.frame, table::table(self, &date))
    }
}

impl GanttRow {
    /// A row that is a heading; fill in bars, marks and note after it.
    pub fn heading(label: Label, fold: Fold, words: impl Into<String>) -> Self {
        Self { label, head: Some(GanttHead { fold, words: words.into() }), ..Self::default() }
    }
}

impl GanttBar {
    /// Everything it may cover: from the earliest to the latest tick.
    fn reach(&self) -> (i64, i64) {
        let (low, high) = self.finish.unwrap_or((self.to, self.to));
        (self.from.min(low), self.to.max(high))
    }
}

impl GanttMark {
    /// Everything it may cover; none when nothing is known.
    fn reach(&self) -> Option<(i64, i64)> {
        match (self.at, self.range) {
            (Some(at), Some((low, high))) => Some((at.min(low), at.max(high))),
            (Some(at), None) => Some((at, at)),
            (None, Some((low, high))) => Some((low.min(high), high.max(low))),
            (None, None) => None,
        }
    }
}
