//! How the cells of a row become the fields of a record. Rows are checked first: what stands in
//! for a cell that cannot be read is never seen.

use crate::id::Id;
use crate::money::Currency;
use crate::row::Row;
use crate::when::When;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Declares a record: its fields and how each is read from a row.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident($row:ident) { $($(#[$fmeta:meta])* $field:ident: $ty:ty = $read:expr),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Identity.
            pub id: Id,
            $($(#[$fmeta])* pub $field: $ty),+
        }

        impl $name {
            pub(super) fn read($row: &Row) -> Self {
                Self { id: $row.id, $($field: $read),+ }
            }
        }
    };
}

pub(super) use record;

pub(super) fn word(row: &Row, column: &str) -> String {
    row.get(column).to_owned()
}

pub(super) fn words(row: &Row, column: &str) -> Vec<String> {
    row.get(column).split(';').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

pub(super) fn id(row: &Row, column: &str) -> Option<Id> {
    row.get(column).parse().ok()
}

pub(super) fn must(row: &Row, column: &str) -> Id {
    id(row, column).unwrap_or(Id::from_counter(0, 0))
}

pub(super) fn ids(row: &Row, column: &str) -> Vec<Id> {
    row.get(column).split(';').filter_map(|w| w.parse().ok()).collect()
}

pub(super) fn count(row: &Row, column: &str) -> u32 {
    row.get(column).parse().unwrap_or(0)
}

pub(super) fn when(row: &Row, column: &str) -> When {
    row.get(column).parse().unwrap_or(When::Unknown)
}

pub(super) fn currency(row: &Row, column: &str) -> Currency {
    row.get(column).parse().unwrap_or(Currency::NONE)
}

pub(super) fn day(row: &Row, column: &str) -> Date {
    row.get(column).parse().unwrap_or(Date::MIN)
}

/// A weekday by its three first letters.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Records by what they belong to, each group in its order.
pub(super) fn grouped<T, K: Ord>(
    items: impl Iterator<Item = T>,
    by: impl Fn(&T) -> Id,
    order: impl Fn(&T) -> K,
) -> BTreeMap<Id, Vec<T>> {
    let mut groups: BTreeMap<Id, Vec<T>> = BTreeMap::new();
    for item in items {
        groups.entry(by(&item)).or_default().push(item);
    }
    for group in groups.values_mut() {
        group.sort_by_key(&order);
    }
    groups
}
