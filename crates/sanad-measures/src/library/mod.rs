//! The measure library: how each kind of work is done, as templates in files.
//!
//! `library/README.md` says what a file holds. [`Library::builtin`] has the templates that come
//! with the product; [`Library::with`] adds those of a programme, or says all that is wrong with
//! them, with file and line.

mod check;
mod operation;
mod plain;
mod raw;
mod read;

pub use operation::{Operation, Per, Running, RunningKind};

use sanad_model::{Blocker, Currency, Finding, Text, vocabulary};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The templates that come with the product: file name and text.
pub const BUILTIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

vocabulary! {
    /// What kind of work a template is.
    TemplateKind {
        /// Running a factory again.
        Restart = "restart",
        /// Taking away what holds a factory back.
        Cure = "cure",
        /// Making a line better.
        Modernise = "modernise",
        /// Electricity and light.
        Energy = "energy",
        /// Water in all its forms.
        Water = "water",
        /// Communication and digital systems.
        Network = "network",
        /// Security of information and of sites.
        Security = "security",
        /// Centres, courses and placements.
        Training = "training",
        /// Visits of people who learn from each other.
        Exchange = "exchange",
        /// Experts who go where they are needed.
        Mission = "mission",
        /// Supply and transfer by contract.
        Contract = "contract",
        /// Committees, memoranda, joint companies.
        Partnership = "partnership",
        /// Trying something out.
        Pilot = "pilot",
        /// Finding and winning raw materials.
        Mining = "mining",
        /// Industrial zones.
        Zone = "zone",
        /// Building works.
        Works = "works",
    }
}

vocabulary! {
    /// The stretch of work that an activity belongs to, in the order of practice.
    Phase {
        /// Scope, contract, terms.
        Agree = "agree",
        /// Design and specification.
        Design = "design",
        /// Buying and delivery.
        Procure = "procure",
        /// Isolation and safety of what stood still.
        MakeSafe = "make_safe",
        /// Repair and service.
        Repair = "repair",
        /// Construction and erection.
        Build = "build",
        /// Everything in place, nothing under load.
        MechanicalCompletion = "mechanical_completion",
        /// Loops, motors, cleaning, leak tests.
        PreCommissioning = "pre_commissioning",
        /// First load.
        Commissioning = "commissioning",
        /// The guarantee run.
        PerformanceTest = "performance_test",
        /// Up to the usual output.
        RampUp = "ramp_up",
        /// Teaching.
        Train = "train",
        /// Running, of a pilot or service.
        Operate = "operate",
        /// Papers and keys.
        Handover = "handover",
    }
}

vocabulary! {
    /// How many measures a template makes.
    Scope {
        /// One for each site that waits.
        Site = "site",
        /// One for all items that ask for it.
        Items = "items",
    }
}

vocabulary! {
    /// Whose people do it.
    From {
        /// The side that sends experts.
        Supplier = "supplier",
        /// The side where the site is.
        Host = "host",
        /// Whoever is free.
        Either = "either",
    }
}

vocabulary! {
    /// Where the goods or services of a cost come from.
    Origin {
        /// The side where the site is.
        Host = "host",
        /// The side that sends experts.
        Supplier = "supplier",
        /// Third countries.
        Third = "third",
    }
}

/// Skills that templates may ask for.
pub const SKILLS: &[&str] = &[
    "process",
    "mechanical",
    "electrical",
    "control",
    "civil",
    "environment",
    "finance",
    "security_access",
    "commissioning",
    "quality",
    "hse",
    "networks",
    "infosec",
    "teaching",
    "commercial",
    "water",
    "solar",
    "geology",
    "operation",
    "design",
];

/// Low, likely and high, with what the figure rests on: about one case in ten lies below the low
/// point and one in ten above the high one.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// Low.
    pub low: f64,
    /// Likely.
    pub likely: f64,
    /// High.
    pub high: f64,
    /// Code of the basis, among those of the template.
    pub basis: String,
    /// Line of the file.
    pub line: u32,
}

/// What a figure rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// Why it is thought to hold.
    pub why: Text,
    /// A publication, or nothing.
    pub source: String,
}

/// What costs and durations scale with.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    /// What it is.
    pub name: Text,
    /// Its unit.
    pub unit: String,
    /// Where nothing is known.
    pub amount: Points,
    /// Within these the template holds.
    pub range: (f64, f64),
    /// The site's field that replaces it.
    pub field: Option<String>,
    /// What one of another unit is in [`Self::unit`].
    pub units: BTreeMap<String, f64>,
}

/// Which ends a link joins, as in `FS`: the finish of the first to the start of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Whether it leaves from the start of the first.
    pub from_start: bool,
    /// Whether it leads to the finish of the second.
    pub to_finish: bool,
}

/// What an activity waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct After {
    /// The other activity, by place.
    pub of: usize,
    /// Which ends.
    pub ends: Ends,
    /// Least elapsed days between them.
    pub min: i32,
    /// Most.
    pub max: Option<i32>,
}

/// Persons from start to finish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crew {
    /// Skill.
    pub skill: String,
    /// Least level, 1 to 4.
    pub level: u8,
    /// How many.
    pub count: u32,
    /// Of which side.
    pub from: From,
}

/// A cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// Of what.
    pub name: Text,
    /// From where.
    pub origin: Origin,
    /// Whether the supplier side pays it; else the host.
    pub supplier_pays: bool,
    /// Currency.
    pub currency: Currency,
    /// In whole units of the currency.
    pub amount: Points,
    /// Whether the amount is for one unit of size.
    pub per_size: bool,
    /// Whether it is paid at the finish; else at the start.
    pub at_finish: bool,
}

/// Persons of the host who learn something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaches {
    /// Skill.
    pub skill: String,
    /// Level they have after.
    pub level: u8,
    /// How many.
    pub count: u32,
}

/// Power or water at the place.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    /// kW, or m³ a day.
    pub amount: Points,
    /// Whether it is for one unit of size.
    pub per_size: bool,
    /// Whether it is given from the finish on; else it is taken from the start on.
    pub gives: bool,
}

/// By what it is accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptance {
    /// The standard, by number; empty where none accepts it, as with a permit.
    pub standard: String,
    /// The paper that is signed.
    pub certificate: Text,
}

/// A second mode in shares of the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fast {
    /// Of the days.
    pub days: f64,
    /// Of the cost.
    pub cost: f64,
    /// Of the persons.
    pub crew: f64,
}

/// A piece of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Unique in the template.
    pub code: String,
    /// Phase.
    pub phase: Phase,
    /// Name.
    pub name: Text,
    /// What it waits for.
    pub after: Vec<After>,
    /// Working days.
    pub days: Points,
    /// Whether they grow with the square root of the size.
    pub per_size: bool,
    /// Persons.
    pub crew: Vec<Crew>,
    /// Costs.
    pub cost: Vec<Cost>,
    /// Courses.
    pub teaches: Vec<Teaches>,
    /// Things used: code and how many.
    pub uses: Vec<(String, u32)>,
    /// kW.
    pub power: Option<Draws>,
    /// m³ a day.
    pub water: Option<Draws>,
    /// Acceptance.
    pub acceptance: Option<Acceptance>,
    /// A second mode.
    pub fast: Option<Fast>,
    /// Line of the file.
    pub line: u32,
}

/// Lasting jobs from the mark on.
#[derive(Clone, Debug, PartialEq)]
pub struct Jobs {
    /// How many.
    pub amount: Points,
    /// Whether for one unit of size.
    pub per_size: bool,
}

/// What runs from the mark on.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// What.
    pub name: Text,
    /// Its unit.
    pub unit: String,
    /// How much a unit of size.
    pub per_size: f64,
    /// Code of the basis.
    pub basis: String,
}

/// How a kind of work is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Unique.
    pub code: String,
    /// File it was read from.
    pub file: String,
    /// Kind of work.
    pub kind: TemplateKind,
    /// Fields of items that it answers.
    pub fields: Vec<String>,
    /// Sectors of sites that it fits; `*` for any that no other names. Of a cure: those at whose
    /// sites it takes the place of the cure for all.
    pub sectors: Vec<String>,
    /// The blocker that it cures.
    pub blocker: Option<Blocker>,
    /// How many measures it makes.
    pub scope: Scope,
    /// Name.
    pub name: Text,
    /// What it is.
    pub what: Text,
    /// What is there when it is done.
    pub gives: Text,
    /// The first phase of the restart that waits for this cure.
    pub before: Option<Phase>,
    /// How likely the blocker is where nobody has said.
    pub chance: Option<Points>,
    /// What figures rest on, by code.
    pub bases: BTreeMap<String, Basis>,
    /// What costs and durations scale with.
    pub size: Option<Size>,
    /// Activities, each after those it waits for.
    pub activities: Vec<Activity>,
    /// The activity whose finish is the mark, by place.
    pub mark: usize,
    /// Jobs.
    pub jobs: Option<Jobs>,
    /// Output.
    pub output: Option<Output>,
    /// What running it sells and costs, from the mark on.
    pub operation: Option<Operation>,
    /// Whether it came with the programme.
    pub own: bool,
}

/// Every template by code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    templates: BTreeMap<String, Template>,
}

static LIBRARY: LazyLock<Result<Library, Vec<Finding>>> = LazyLock::new(|| {
    let mut findings = Vec::new();
    let mut library = Library::default();
    for (file, text) in BUILTIN {
        library.read(file, text, false, &mut findings);
    }
    if findings.is_empty() { Ok(library) } else { Err(findings) }
});

impl Library {
    /// The templates that come with the product.
    pub fn builtin() -> &'static Result<Self, Vec<Finding>> {
        &LIBRARY
    }

    /// These templates and those of a programme (file name and text), which replace any of the same
    /// code; or all that is wrong with them.
    pub fn with<'a>(&self, own: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Finding>> {
        let (mut all, mut findings) = (self.clone(), Vec::new());
        for (file, text) in own {
            all.read(file, text, true, &mut findings);
        }
        if findings.is_empty() { Ok(all) } else { Err(findings) }
    }

    fn read(&mut self, file: &str, text: &str, own: bool, findings: &mut Vec<Finding>) {
        if let Some(template) = read::template(file, text, own, findings) {
            self.templates.insert(template.code.clone(), template);
        }
    }

    /// A template by code.
    pub fn get(&self, code: &str) -> Option<&Template> {
        self.templates.get(code)
    }

    /// Every template, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        self.templates.values()
    }

    /// The restart that fits a sector best.
    pub fn restart(&self, sector: &str) -> Option<&Template> {
        let fits = |wanted: &str| {
            self.iter().find(|t| t.kind == TemplateKind::Restart && t.sectors.iter().any(|own| own == wanted))
        };
        fits(sector).or_else(|| fits("*"))
    }

    /// The cure of a blocker that fits any sector.
    pub fn cure(&self, blocker: Blocker) -> Option<&Template> {
        self.cures(blocker).find(|t| t.sectors.is_empty())
    }

    /// The cure of a blocker at a site of a sector: one made for the sector, else the one for all.
    pub fn cure_at(&self, blocker: Blocker, sector: &str) -> Option<&Template> {
        let own = self.cures(blocker).find(|t| t.sectors.iter().any(|own| own == sector));
        own.or_else(|| self.cure(blocker))
    }

    fn cures(&self, blocker: Blocker) -> impl Iterator<Item = &Template> {
        self.iter().filter(move |t| t.kind == TemplateKind::Cure && t.blocker == Some(blocker))
    }

    /// What answers a field, restarts and cures left out.
    pub fn answers<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Template> {
        self.iter().filter(move |t| {
            !matches!(t.kind, TemplateKind::Restart | TemplateKind::Cure)
                && t.fields.iter().any(|own| own == field)
        })
    }
}

impl Template {
    /// A basis by code.
    pub fn basis(&self, code: &str) -> Option<&Basis> {
        self.bases.get(code)
    }

    /// Every figure with what it is of: key of the message `figure-<key>`, and the activity.
    pub fn figures(&self) -> Vec<(&'static str, Option<&Activity>, &Points)> {
        let mut all = Vec::new();
        all.extend(self.chance.iter().map(|p| ("chance", None, p)));
        all.extend(self.size.iter().map(|s| ("size", None, &s.amount)));
        for activity in &self.activities {
            all.push(("days", Some(activity), &activity.days));
            all.extend(activity.cost.iter().map(|c| ("cost", Some(activity), &c.amount)));
            all.extend(activity.power.iter().map(|d| ("power", Some(activity), &d.amount)));
            all.extend(activity.water.iter().map(|d| ("water", Some(activity), &d.amount)));
        }
        all.extend(self.jobs.iter().map(|j| ("jobs", None, &j.amount)));
        if let Some(operation) = &self.operation {
            all.push(("a-year", None, &operation.a_year));
            all.push(("price", None, &operation.price));
            all.extend(operation.costs.iter().map(|c| ("running", None, &c.amount)));
            all.extend(operation.idle.iter().map(|(_, amount, _)| ("idle", None, amount)));
        }
        all
    }
}
