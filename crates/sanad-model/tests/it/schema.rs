//! The schema is consistent with itself.

use sanad_model::{Blocker, Kind, MACHINE_GROUPS};
use std::collections::BTreeSet;

#[test]
fn every_table_ends_with_withdrawn_and_names_no_column_twice() {
    let mut tables = BTreeSet::new();
    for kind in Kind::ALL {
        assert!(tables.insert(kind.table()), "{kind}");
        assert_eq!(Kind::from_table(kind.table()), Some(*kind));
        let names: Vec<_> = kind.columns().iter().map(|c| c.name).collect();
        assert_eq!(names.last(), Some(&"withdrawn"), "{kind}");
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{kind}");
        for key in kind.natural_key() {
            assert!(names.contains(key), "{kind}: {key}");
        }
    }
    assert_eq!(tables.len(), 36);
}

#[test]
fn every_blocker_and_machine_group_is_a_field_of_a_site() {
    for blocker in Blocker::ALL {
        assert!(Kind::Site.field(&format!("blocker.{blocker}")).is_some(), "{blocker}");
    }
    for group in MACHINE_GROUPS {
        assert!(Kind::Site.field(&format!("machine.{group}")).is_some(), "{group}");
    }
}

/// Nobody can type a status, a light or a total: no column or field could hold one.
#[test]
fn no_column_holds_a_status_of_an_item_a_light_or_a_total() {
    for kind in Kind::ALL {
        let names = kind.columns().iter().map(|c| c.name).chain(kind.fields().iter().map(|f| f.name));
        for name in names {
            let status_of_a_claim =
                matches!(kind, Kind::Claim | Kind::CalendarDay | Kind::Actual) && name == "status";
            assert!(
                status_of_a_claim || !matches!(name, "status" | "light" | "total" | "progress" | "done"),
                "{kind}: {name}"
            );
        }
    }
}
