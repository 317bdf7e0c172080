//! What could be done at one site or for the items that ask for it: a template made to measure.

use crate::library::{Ends, From, Phase, TemplateKind};
use sanad_model::{Blocker, Currency, Date, Id, MeasureChoice, Text};
use std::sync::Arc;

/// What is known of one reason for standing still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It holds the site back, says the claim.
    Present(Id),
    /// It does not, says the claim.
    Absent(Id),
    /// A survey asked, and the answer was "unknown", says the claim.
    Asked(Id),
    /// Nobody has said.
    Unknown,
}

impl Known {
    /// Whether it may or may not hold the site back.
    pub const fn open(self) -> bool {
        matches!(self, Self::Asked(_) | Self::Unknown)
    }
}

/// Low, likely and high of a figure made to measure.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Three {
    /// Low.
    pub low: f64,
    /// Likely.
    pub likely: f64,
    /// High.
    pub high: f64,
}

impl Three {
    /// All three times a factor.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, likely: self.likely * factor, high: self.high * factor }
    }
}

/// When an activity is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Whenever the measure is carried out.
    Always,
    /// Since this blocker holds the site back.
    Blocked(Blocker),
    /// Only if this blocker, of which nobody has said, holds the site back: in simulated cases.
    Perhaps(Blocker),
}

/// Why a measure is not offered to the plan as it stands: it is there in simulated cases alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// No blocker is known: the site gets a survey, and nothing else yet.
    Unsurveyed,
    /// Its survey has no date.
    NoVisit,
    /// A source says that the site is destroyed: rebuilding is another project.
    Destroyed,
}

impl Barred {
    /// Its code in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsurveyed => "unsurveyed",
            Self::NoVisit => "no-visit",
            Self::Destroyed => "destroyed",
        }
    }
}

/// How large it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Sized {
    /// The size.
    pub amount: Three,
    /// Its unit.
    pub unit: String,
    /// The claim that says so; none when it is the template's.
    pub claim: Option<Id>,
    /// Times the template's likely size.
    pub factor: f64,
}

/// A payment.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    /// Which cost of the template's activity.
    pub cost: usize,
    /// Whether the supplier side pays; else the host.
    pub supplier_pays: bool,
    /// Whether it goes to a supplier of either side.
    pub local: bool,
    /// Currency.
    pub currency: Currency,
    /// In whole units of the currency.
    pub amount: Three,
    /// Whether it is paid at the finish; else at the start.
    pub at_finish: bool,
}

/// Persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hands {
    /// Skill.
    pub skill: String,
    /// Least level.
    pub level: u8,
    /// How many.
    pub count: u32,
    /// Of which side.
    pub from: From,
}

/// What an activity waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// The other part, by place.
    pub of: usize,
    /// Which ends.
    pub ends: Ends,
    /// Least elapsed days.
    pub min: i32,
    /// Most.
    pub max: Option<i32>,
}

/// An activity of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Unique in its measure: the template's code, with the cure before it where it comes from one.
    pub code: String,
    /// The template it comes from.
    pub template: String,
    /// Which activity of the template.
    pub activity: usize,
    /// Its phase.
    pub phase: Phase,
    /// Its name.
    pub name: Text,
    /// When it is there.
    pub when: Presence,
    /// What it waits for.
    pub after: Vec<Wait>,
    /// Working days.
    pub days: Three,
    /// Persons.
    pub crew: Vec<Hands>,
    /// Payments.
    pub charges: Vec<Charge>,
    /// kW taken (below 0) or given.
    pub power: Option<Three>,
    /// m³ a day taken (below 0) or given.
    pub water: Option<Three>,
}

/// When the answers of a site's survey are at hand: low, likely, high (open when it lies after the
/// plan of visits).
pub type Answers = (Date, Date, Option<Date>);

/// What could be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Unique: `R-F01`, `M-solar-plant`, or that of the programme's record.
    pub code: String,
    /// Its template.
    pub template: String,
    /// What kind of work it is.
    pub kind: TemplateKind,
    /// Its name.
    pub name: Text,
    /// The record of the programme that set it, if one did.
    pub record: Option<Id>,
    /// The site it is done at.
    pub site: Option<Id>,
    /// The open items it serves, each with what a day of it being kept is worth: those that all
    /// measures of its kind serve, then those of its own.
    pub items: Arc<[(Id, u64)]>,
    /// How many of the items, at the end of the list, are its own.
    pub named: usize,
    /// What it counts as where items share their worth: `restart`, or its template.
    pub served_as: String,
    /// What a day of all its items is worth.
    pub worth: u64,
    /// What a person has set.
    pub choice: MeasureChoice,
    /// Why it is not offered to the plan as it stands.
    pub barred: Option<Barred>,
    /// Whether the site was surveyed; true without a site.
    pub surveyed: bool,
    /// When the site's answers are at hand, where they are waited for.
    pub answers: Option<Answers>,
    /// Not before.
    pub earliest: Option<Date>,
    /// Not after.
    pub latest: Option<Date>,
    /// The earliest day on which an agreed item that it serves is due.
    pub due: Option<Date>,
    /// How large it is.
    pub size: Option<Sized>,
    /// Its activities, each after those it waits for.
    pub parts: Vec<Part>,
    /// The part whose finish is its mark.
    pub mark: usize,
    /// Lasting jobs from the mark on.
    pub jobs: Three,
    /// The claims it was made from.
    pub claims: Vec<Id>,
}

impl Measure {
    /// Whether it runs a factory again.
    pub fn is_restart(&self) -> bool {
        self.kind == TemplateKind::Restart
    }
}
