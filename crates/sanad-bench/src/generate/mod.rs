//! Made-up programmes: every kind of record, in both languages, from a size and a seed alone.
//!
//! No place, party, work or person in them is real. Equal sizes and seeds give equal rows.

mod crews;
mod draw;
mod follow_up;
mod names;
mod people;
mod register;
mod texts;
mod works;

pub(crate) use draw::Draw;
use jiff::ToSpan as _;
use sanad_model::{Dataset, Date, Id, Kind, Row};

/// How large a programme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Sites, at least 1.
    pub sites: usize,
    /// Agreed items and proposed aspects together.
    pub items: usize,
}

impl Size {
    /// Meetings: one for about fifty items, at least two.
    pub fn meetings(self) -> usize {
        (self.items / 50).max(2)
    }

    /// Survey teams: one for about a hundred sites, from two to twelve.
    pub fn teams(self) -> usize {
        (self.sites / 100).clamp(2, 12)
    }
}

/// The first day of the plan of every made-up programme.
pub const PLAN_START: Date = jiff::civil::date(2031, 1, 5);

/// A day on which to judge lateness of a made-up programme: some items are late, some are not.
pub const TODAY: Date = jiff::civil::date(2031, 1, 1);

/// Makes the rows of a programme.
///
/// ```
/// use sanad_bench::generate::{Size, programme};
/// use sanad_model::Kind;
///
/// let size = Size { sites: 3, items: 5 };
/// let rows = programme(size, 1);
/// assert_eq!((rows.count(Kind::Site), rows.count(Kind::Item)), (3, 5));
/// assert_eq!(rows, programme(size, 1));
/// assert_ne!(rows, programme(size, 2));
/// ```
pub fn programme(size: Size, seed: u64) -> Dataset {
    let mut maker = Maker { rows: Dataset::default(), draw: Draw::new(seed), made: 0, size };
    let parties = people::parties(&mut maker);
    maker.settings(parties.sides[0]);
    let sources = register::sources(&mut maker);
    people::teams(&mut maker, &parties);
    let sites = register::sites(&mut maker, &parties, &sources);
    register::surroundings(&mut maker, &parties, &sources);
    let texts = texts::meetings(&mut maker, &parties, &sources, &sites);
    follow_up::items(&mut maker, &parties, &sources, &sites, &texts);
    crews::all(&mut maker, &parties);
    works::all(&mut maker, &parties, &sites);
    maker.rows
}

/// What is being made.
struct Maker {
    rows: Dataset,
    draw: Draw,
    made: u64,
    size: Size,
}

impl Maker {
    /// A new row with an identity of its own.
    fn row(&mut self) -> Row {
        self.made += 1;
        // 2030-01-01 in milliseconds: far from any identity made by a clock.
        Row::new(Id::from_counter(1_893_456_000_000 + self.made, self.made))
    }

    fn coded(&mut self, code: impl Into<String>) -> Row {
        self.row().with("code", code).with("original", "ar").with("translation", "draft")
    }

    fn named(&mut self, code: impl Into<String>, name: &names::Both) -> Row {
        self.coded(code).with("name_ar", name.0.clone()).with("name_en", name.1.clone())
    }

    fn put(&mut self, kind: Kind, row: Row) -> Id {
        let id = row.id;
        self.rows.put(kind, row);
        id
    }

    /// A claim about a field of a record.
    fn claim(&mut self, kind: Kind, record: Id, field: &str, said: Said<'_>) -> Id {
        let mut row = self.row().with("record", format!("{kind}/{record}")).with("field", field);
        row.set("value", said.value);
        row.set("unit", said.unit.to_owned());
        row.set("text_ar", said.text.0);
        row.set("text_en", said.text.1);
        row.set("as_of", said.as_of);
        if let Some(source) = said.source {
            row.set("source", source.to_string());
            row.set("status", said.status.to_owned());
        } else {
            row.set("status", "assumed".to_owned());
            row.set("basis_ar", "افتراض لقياس السرعة، ولا يصف شيئا قائما.".to_owned());
            row.set("basis_en", "An assumption for measuring speed; it describes nothing real.".to_owned());
        }
        if let Some(party) = said.by {
            row.set("said_by", party.to_string());
        }
        row.set("original", "ar".to_owned());
        row.set("translation", "draft".to_owned());
        self.put(Kind::Claim, row)
    }

    fn settings(&mut self, host: Id) {
        let name =
            ("برنامج مختلق لقياس السرعة".to_owned(), "A made-up programme to measure speed with".to_owned());
        let row = self
            .named("made-up", &name)
            .with("note_ar", "كل ما هنا مختلق.")
            .with("note_en", "All of this is made up.")
            .with("plan_start", PLAN_START.to_string())
            .with("plan_days", "90")
            .with("host", host.to_string())
            .with("works_days", "1826")
            .with("time_zone", "+02:00");
        self.put(Kind::Programme, row);
    }

    /// A day up to so many days before or after the plan begins.
    fn day(&mut self, before: i32, after: i32) -> Date {
        let width = usize::try_from(before + after).unwrap_or(0);
        let drawn = i32::try_from(self.draw.below(width)).unwrap_or(0) - before;
        PLAN_START.checked_add(drawn.days()).unwrap_or(PLAN_START)
    }
}

/// What a claim says.
#[derive(Clone, Debug, Default)]
struct Said<'a> {
    value: String,
    unit: &'a str,
    text: names::Both,
    as_of: String,
    source: Option<Id>,
    status: &'a str,
    by: Option<Id>,
}

impl Said<'_> {
    /// An assumed value.
    fn assumed(value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::default() }
    }

    /// A reported value.
    fn reported(value: impl Into<String>, as_of: Date, source: Id) -> Self {
        Self {
            value: value.into(),
            as_of: as_of.to_string(),
            source: Some(source),
            status: "reported",
            ..Self::default()
        }
    }
}
