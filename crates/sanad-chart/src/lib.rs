//! Charts as server-side SVG, each with a table of the same data.
//!
//! Every chart is a plain value that is filled in and turned into an [`Svg`]
//! by `build`. Nothing here reads a clock, a font or a file: equal input gives
//! equal bytes. Words (captions, headings, dates) come from the caller in the
//! language of the page; this crate only places, mirrors and escapes them.
//!
//! | chart | shows |
//! |---|---|
//! | [`Gantt`] | activities in time, with ranges, headings that fold, marks, calendars and links |
//! | [`Profile`] | what is used of something scarce, against what there is, on the axis of a Gantt |
//! | [`Pair`] | when each thing happens in two plans |
//! | [`Frontier`] | plans between two aims, and what none can pass |
//! | [`Map`] | places on the outline of one country |
//! | [`Bars`] | counts that filter |
//! | [`Matrix`] | needs against suppliers, gaps outlined |
//! | [`Flow`] | money by period and its sum so far |
//! | [`Tornado`] | what a value moves by when one figure alone does |
//! | [`Spread`] | how one number spreads over many trials |
//! | [`Steps`] | how a date moved each time it was stated |
//!
//! Colours are the page's: the markup carries classes only, [`STYLE`] maps them
//! to custom properties, and [`standalone_style`] gives the same with plain
//! colours for paper and other programs.

mod bars;
mod canvas;
mod flow;
mod frontier;
mod gantt;
mod label;
mod map;
mod matrix;
mod pair;
mod profile;
mod spread;
mod steps;
mod style;
mod table;
mod time;
mod tornado;
mod width;

pub use bars::{Bar, Bars};
pub use flow::{Flow, FlowBar};
pub use frontier::{Frontier, FrontierPoint, FrontierWords};
pub use gantt::{
    Fold, Gantt, GanttBar, GanttGroup, GanttHead, GanttLink, GanttMark, GanttRow, GanttWords, LinkKind,
    MarkKind, Segment, Shade, ShadeKind,
};
pub use label::Label;
pub use map::{LatLon, Map, MapPoint};
pub use matrix::{Fit, Matrix, MatrixCell, MatrixRow};
pub use pair::{Pair, PairEnd, PairRow, PairWords};
pub use profile::{Profile, ProfileWords, Stretch};
pub use spread::{Spread, SpreadMark, SpreadTick, round_ticks};
pub use steps::{StepPoint, Steps};
pub use style::{STYLE, standalone_style};
pub use table::{ChartTable, TableCell};
pub use time::{TimeLine, TimeTick};
pub use tornado::{Tornado, TornadoRow};

/// The reading direction of the page. Time runs with it; maps do not mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Left to right, as English.
    #[default]
    Ltr,
    /// Right to left, as Arabic.
    Rtl,
}

/// The standing of what is drawn; each has its own shape, so that colour is
/// never the only sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Circle.
    #[default]
    Planned,
    /// Triangle.
    AtRisk,
    /// Square.
    Late,
    /// Tick.
    Verified,
    /// Hollow circle.
    Unknown,
}

impl Status {
    /// The word used in class names: `planned`, `at-risk`, `late`, `verified`, `unknown`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::AtRisk => "at-risk",
            Self::Late => "late",
            Self::Verified => "verified",
            Self::Unknown => "unknown",
        }
    }
}

/// What every chart has: a prefix for ids, a sentence, a direction, a width.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Prefix of every id in the markup; unique on the page. Characters other
    /// than ASCII letters, digits, `-` and `_` are dropped.
    pub prefix: String,
    /// The sentence that says what the chart shows; title of the drawing and
    /// caption of the table.
    pub caption: String,
    /// A longer description for those who cannot see the drawing; may be empty.
    pub desc: String,
    /// Reading direction.
    pub dir: Direction,
    /// Natural width in px; it is drawn no wider than this.
    pub width: f64,
}

impl Frame {
    /// A frame of the usual width (960 px) without a longer description.
    pub fn new(prefix: &str, caption: &str, dir: Direction) -> Self {
        Self {
            prefix: prefix.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect(),
            caption: caption.to_owned(),
            desc: String::new(),
            dir,
            width: 960.0,
        }
    }

    /// Sets the longer description.
    #[must_use]
    pub fn desc(mut self, desc: &str) -> Self {
        desc.clone_into(&mut self.desc);
        self
    }

    /// Sets the natural width in px, at least 120.
    #[must_use]
    pub fn width(mut self, width: f64) -> Self {
        self.width = if width.is_finite() { width.max(120.0) } else { 960.0 };
        self
    }
}

/// A finished chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    /// One `<svg>` element, escaped and ready to be placed in a page.
    pub markup: String,
    /// The same drawn for a narrow screen, where it would lose its sense by scrolling.
    pub narrow: Option<String>,
    /// The sentence that says what it shows.
    pub caption: String,
    /// The same data as a table.
    pub table: ChartTable,
}

impl Svg {
    /// A chart that is one drawing on every screen.
    pub(crate) fn new(markup: String, frame: &Frame, table: ChartTable) -> Self {
        Self { markup, narrow: None, caption: frame.caption.clone(), table }
    }
}
