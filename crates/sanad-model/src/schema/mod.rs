//! What every kind of record holds, said once. Files, workbooks, tables, history, differences,
//! forms and checks are all made from this description.
//!
//! A record has *columns* (what it is) and *fields* (what may be doubted about it). Columns are
//! cells of its table; fields are held by claims.

mod columns;
mod fields;

pub use fields::{FIELD_PREFIX_BLOCKER, FIELD_PREFIX_MACHINE, MACHINE_GRADES, MACHINE_GROUPS};

/// A kind of record: one table, one sheet, one CSV file (templates: a text file each).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The whole: one row.
    Programme,
    /// Land outline for the map: one ring a row.
    Outline,
    /// A side, or an authority of it.
    Party,
    /// An office of a party: people are shown by office.
    Office,
    /// Where a claim comes from.
    Source,
    /// A meeting of the sides.
    Meeting,
    /// A text: a published communiqué, an account of one, minutes.
    Document,
    /// A paragraph of a document.
    Paragraph,
    /// A passage of a paragraph with its force.
    Statement,
    /// What is followed up: an agreed item or a proposed aspect.
    Item,
    /// "X said on date".
    Update,
    /// Evidence of delivery.
    Proof,
    /// The other side's word on a proof.
    Verification,
    /// A factory or place.
    Site,
    /// What a unit can deliver.
    Capability,
    /// A project or opportunity around the sites.
    Project,
    /// A figure about the country, the economy or the planning.
    Indicator,
    /// A skill that people have and visits need.
    Skill,
    /// Working days and hours of a party.
    Calendar,
    /// A holiday or a time of reduced hours.
    CalendarDay,
    /// A team: for surveys or for works.
    Team,
    /// A pool of anonymous persons in a team.
    People,
    /// A filled survey.
    Survey,
    /// Money for works, of one party and in one currency.
    Fund,
    /// What comes into a fund on a day.
    Instalment,
    /// What one unit of a currency buys of another.
    Rate,
    /// Terms at which money is given for a measure.
    Financing,
    /// What works use and give back: seats, cranes, test sets.
    Resource,
    /// How a kind of work is done: a text of the measure library.
    Template,
    /// What could be done at a site or for items, by a template.
    Measure,
    /// An activity that starts on a set day.
    Pin,
    /// Measures that are chosen together or in place of each other.
    Grouping,
    /// What a plan of works is judged by, and how much it weighs.
    Objective,
    /// An activity of the plan that was accepted: when, how and by whom.
    Baseline,
    /// What became of an activity: begun, done, or how much is left.
    Actual,
    /// One value of one field, from one source.
    Claim,
}

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A short word without spaces, unique within its kind.
    Code,
    /// One line of text in no particular language.
    Line,
    /// Text of any length.
    Prose,
    /// One of a closed list of codes.
    Choice(&'static [&'static str]),
    /// One record of a kind: its code in files, its id in tables.
    Ref(Kind),
    /// Several records of a kind, separated by `;`.
    Refs(Kind),
    /// Any record: `sites/F01` in files, `sites/<id>` in tables.
    Any,
    /// Several words separated by `;`.
    Words,
    /// A date with precision, see [`crate::When`].
    When,
    /// One day, `2021-12-06`.
    Day,
    /// A time zone, see [`crate::Zone`].
    Zone,
    /// A currency by its three capital letters, see [`crate::Currency`].
    Currency,
    /// A whole number within bounds.
    Int(i64, i64),
    /// `yes` or nothing.
    Flag,
}

/// One column of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its name in files and tables.
    pub name: &'static str,
    /// What it may hold.
    pub cell: Cell,
    /// Whether it must hold something.
    pub required: bool,
}

/// What the claims of a field hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldType {
    /// A number or a low–likely–high range in one of the units; no units listed means any unit.
    Number {
        /// Smallest acceptable value.
        min: f64,
        /// Largest acceptable value.
        max: f64,
        /// Units accepted.
        units: &'static [&'static str],
    },
    /// One of a closed list of codes.
    Choice(&'static [&'static str]),
    /// Yes or no.
    YesNo,
    /// A date with precision.
    When,
    /// A text in Arabic, English or both.
    Text,
    /// Latitude and longitude in degrees.
    Place,
    /// Skills with levels 1–4: `process:3;electrical:2`.
    Levels,
    /// A party.
    Party,
}

/// One field of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Its name, `blocker.power`.
    pub name: &'static str,
    /// What its claims hold.
    pub ty: FieldType,
}

impl Kind {
    /// Every kind, in an order in which references point backwards (claims last).
    pub const ALL: &'static [Self] = &[
        Self::Programme,
        Self::Outline,
        Self::Party,
        Self::Office,
        Self::Source,
        Self::Meeting,
        Self::Document,
        Self::Paragraph,
        Self::Site,
        Self::Statement,
        Self::Item,
        Self::Update,
        Self::Proof,
        Self::Verification,
        Self::Capability,
        Self::Project,
        Self::Indicator,
        Self::Skill,
        Self::Calendar,
        Self::CalendarDay,
        Self::Team,
        Self::People,
        Self::Survey,
        Self::Fund,
        Self::Instalment,
        Self::Rate,
        Self::Financing,
        Self::Resource,
        Self::Template,
        Self::Measure,
        Self::Pin,
        Self::Grouping,
        Self::Objective,
        Self::Baseline,
        Self::Actual,
        Self::Claim,
    ];

    /// The name of its table, sheet and file (without `.csv`).
    pub const fn table(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Outline => "outline",
            Self::Party => "parties",
            Self::Office => "offices",
            Self::Source => "sources",
            Self::Meeting => "meetings",
            Self::Document => "documents",
            Self::Paragraph => "paragraphs",
            Self::Statement => "statements",
            Self::Item => "items",
            Self::Update => "updates",
            Self::Proof => "proofs",
            Self::Verification => "verifications",
            Self::Site => "sites",
            Self::Capability => "capabilities",
            Self::Project => "projects",
            Self::Indicator => "indicators",
            Self::Skill => "skills",
            Self::Calendar => "calendars",
            Self::CalendarDay => "calendar_days",
            Self::Team => "teams",
            Self::People => "people",
            Self::Survey => "surveys",
            Self::Fund => "funds",
            Self::Instalment => "instalments",
            Self::Rate => "rates",
            Self::Financing => "financing",
            Self::Resource => "resources",
            Self::Template => "templates",
            Self::Measure => "measures",
            Self::Pin => "pins",
            Self::Grouping => "groupings",
            Self::Objective => "objectives",
            Self::Baseline => "baseline",
            Self::Actual => "actuals",
            Self::Claim => "claims",
        }
    }

    /// The kind of a table name.
    pub fn from_table(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.table() == name)
    }

    /// Its columns after `id`, in file order; the last is always `withdrawn`.
    pub const fn columns(self) -> &'static [Column] {
        columns::of(self)
    }

    /// One column by name.
    pub fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|c| c.name == name)
    }

    /// The fields that claims may speak of.
    pub const fn fields(self) -> &'static [Field] {
        fields::of(self)
    }

    /// One field by name.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|f| f.name == name)
    }

    /// Whether its records have a code.
    pub fn has_code(self) -> bool {
        self.column("code").is_some()
    }

    /// The columns that name a record of a kind without a code: they identify it in a file that
    /// gives no id.
    pub const fn natural_key(self) -> &'static [&'static str] {
        match self {
            Self::Outline => &["ring"],
            Self::Paragraph => &["document", "number"],
            Self::Update => &["item", "said_on", "said_by", "text_ar", "text_en"],
            Self::Proof => &["item", "given_on", "given_by", "what_ar", "what_en"],
            Self::Verification => &["proof", "verified_on", "verified_by"],
            Self::CalendarDay => &["calendar", "first", "last", "kind"],
            Self::Pin | Self::Baseline | Self::Actual => &["measure", "activity"],
            Self::Claim => &[
                "record", "field", "value", "low", "high", "unit", "text_ar", "text_en", "as_of", "source",
                "status",
            ],
            _ => &["code"],
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.table())
    }
}
