//! The fields of each kind: what may be doubted, and therefore is held by claims.

use super::{Field, FieldType, Kind};
use crate::words::SiteState;

/// Fields `blocker.<code>` say whether a reason holds a site back.
pub const FIELD_PREFIX_BLOCKER: &str = "blocker.";
/// Fields `machine.<group>` grade a group of machines.
pub const FIELD_PREFIX_MACHINE: &str = "machine.";
/// The groups of machines a survey grades.
pub const MACHINE_GROUPS: &[&str] =
    &["process", "utilities", "electrical", "control", "handling", "buildings"];
/// The grades: A runs, B needs service, C needs parts or overhaul, D must be replaced.
pub const MACHINE_GRADES: &[&str] = &["A", "B", "C", "D"];

const fn field(name: &'static str, ty: FieldType) -> Field {
    Field { name, ty }
}

const fn number(name: &'static str, min: f64, max: f64, units: &'static [&'static str]) -> Field {
    Field { name, ty: FieldType::Number { min, max, units } }
}

const MANY: f64 = 1e15;

const SITE: &[Field] = &[
    field("state", FieldType::Choice(SiteState::CODES)),
    field("stopped", FieldType::When),
    field("opened", FieldType::When),
    field("place", FieldType::Place),
    field("address", FieldType::Text),
    field("contact", FieldType::Text),
    field("ownership", FieldType::Text),
    number("capacity", 0.0, MANY, &[]),
    number("workforce", 0.0, 1e6, &["persons"]),
    field("stop_reason", FieldType::Text),
    field("restart_info", FieldType::Text),
    field("blocker.finance", FieldType::YesNo),
    field("blocker.inputs", FieldType::YesNo),
    field("blocker.market", FieldType::YesNo),
    field("blocker.ownership", FieldType::YesNo),
    field("blocker.security", FieldType::YesNo),
    field("blocker.contamination", FieldType::YesNo),
    field("blocker.power", FieldType::YesNo),
    field("blocker.water", FieldType::YesNo),
    field("blocker.spares", FieldType::YesNo),
    field("blocker.machines", FieldType::YesNo),
    field("blocker.people", FieldType::YesNo),
    field("blocker.permits", FieldType::YesNo),
    field("machine.process", FieldType::Choice(MACHINE_GRADES)),
    field("machine.utilities", FieldType::Choice(MACHINE_GRADES)),
    field("machine.electrical", FieldType::Choice(MACHINE_GRADES)),
    field("machine.control", FieldType::Choice(MACHINE_GRADES)),
    field("machine.handling", FieldType::Choice(MACHINE_GRADES)),
    field("machine.buildings", FieldType::Choice(MACHINE_GRADES)),
    number("power.needed", 0.0, 1e7, &["kW", "MW"]),
    number("power.available", 0.0, 1e7, &["kW", "MW"]),
    field("power.source", FieldType::Choice(&["grid", "own", "both", "none"])),
    number("water.needed", 0.0, 1e7, &["m3/day"]),
    number("water.available", 0.0, 1e7, &["m3/day"]),
    field("inputs.main", FieldType::Text),
    field("inputs.contract", FieldType::YesNo),
    field("market.buyers", FieldType::Text),
    number("market.demand", 0.0, MANY, &[]),
    number("people.present", 0.0, 1e6, &["persons"]),
    number("people.needed", 0.0, 1e6, &["persons"]),
    number("people.trained", 0.0, 1e6, &["persons"]),
    field("papers.licence", FieldType::YesNo),
    field("papers.land", FieldType::YesNo),
    field("papers.environment", FieldType::YesNo),
];

const ITEM: &[Field] = &[field("owner", FieldType::Party), field("due", FieldType::When)];

const CAPABILITY: &[Field] = &[
    field("offered", FieldType::YesNo),
    field("stage", FieldType::Choice(&["available", "planned", "agreement", "negotiation"])),
    field("volume", FieldType::Text),
    field("local_content", FieldType::Text),
    field("certification", FieldType::Text),
];

const PROJECT: &[Field] = &[
    number("size", 0.0, MANY, &[]),
    field("size_note", FieldType::Text),
    field("stage", FieldType::Text),
    field("parties", FieldType::Text),
    field("facts", FieldType::Text),
    field("place", FieldType::Place),
];

const INDICATOR: &[Field] = &[number("value", -MANY, MANY, &[]), field("statement", FieldType::Text)];

const CALENDAR: &[Field] = &[number("day_minutes", 0.0, 1440.0, &["min"])];

/// A team may work on its first and on its last day and on every day between.
const TEAM: &[Field] = &[
    field("base", FieldType::Place),
    field("available_from", FieldType::When),
    field("available_to", FieldType::When),
    number("min_stay", 0.0, 365.0, &["days"]),
];

const INSTALMENT: &[Field] = &[number("amount", 0.0, MANY, &[])];

/// How many of the currency `to` one of the currency `from` buys.
const RATE: &[Field] = &[number("rate", 1e-9, 1e9, &[])];

/// Of a measure's financing: the share of what is invested, or an amount in a currency; what it costs a year
/// (of a murabaha: the markup, once); months over which it is paid back after months of grace from the mark on; a fee
/// on what is drawn.
const FINANCING: &[Field] = &[
    number("share", 0.0, 100.0, &["%"]),
    number("amount", 0.0, MANY, &[]),
    number("charge", 0.0, 100.0, &["%"]),
    number("months", 1.0, 480.0, &["months"]),
    number("grace", 0.0, 120.0, &["months"]),
    number("fee", 0.0, 100.0, &["%"]),
];

const RESOURCE: &[Field] = &[
    number("capacity", 0.0, MANY, &[]),
    field("available_from", FieldType::When),
    field("available_to", FieldType::When),
];

/// A measure begins not before `earliest` and ends not after `latest`.
const MEASURE: &[Field] =
    &[number("size", 0.0, MANY, &[]), field("earliest", FieldType::When), field("latest", FieldType::When)];

const PEOPLE: &[Field] = &[number("count", 0.0, 1000.0, &["persons"]), field("levels", FieldType::Levels)];

pub(super) const fn of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Site => SITE,
        Kind::Item => ITEM,
        Kind::Capability => CAPABILITY,
        Kind::Project => PROJECT,
        Kind::Indicator => INDICATOR,
        Kind::Calendar => CALENDAR,
        Kind::Team => TEAM,
        Kind::People => PEOPLE,
        Kind::Instalment => INSTALMENT,
        Kind::Rate => RATE,
        Kind::Financing => FINANCING,
        Kind::Resource => RESOURCE,
        Kind::Measure => MEASURE,
        _ => &[],
    }
}
