//! The words of Sanad as types: what every other crate speaks. No I/O, no clock, no randomness.
//!
//! Three layers, each made from the one before:
//!
//! * **Rows** ([`Row`], [`Dataset`], [`Change`]): the one form in which records are stored,
//!   filed, compared and changed. [`Kind`] says what each kind of record holds.
//! * **Facts** ([`Fact`], [`Claim`], [`Value`]): values that may be doubted, with their sources.
//! * **Programme** ([`Programme`]): the validated, typed view that engines and faces read.
//!
//! Input from outside becomes rows through [`raw::resolve`] and a programme through
//! [`Programme::build`]; both report every fault at once as [`Finding`]s.

pub mod cell;
mod fact;
mod finding;
mod id;
mod money;
pub mod programme;
pub mod raw;
mod row;
mod schema;
mod text;
mod when;
mod words;
mod zone;

pub use fact::{Claim, Fact, Geo, Range, Value};
pub use finding::{Accepted, Finding, Place, Severity, said};
pub use id::Id;
pub use jiff::{Timestamp, civil::Date};
pub use money::{Currency, Money, MoneyError};
pub use programme::Programme;
pub use row::{Change, Conflict, Dataset, Row};
pub use schema::{
    Cell, Column, FIELD_PREFIX_BLOCKER, FIELD_PREFIX_MACHINE, Field, FieldType, Kind, MACHINE_GRADES,
    MACHINE_GROUPS,
};
pub use text::Text;
pub use when::{NotADate, Point, When};
pub use words::{
    Blocker, FinancingKind, Force, GroupingRule, ItemStatus, Lang, Light, MeasureChoice, RateSet, SiteState,
    Status, Task, Term, Translation,
};
pub use zone::{NotAZone, Zone};
