//! The generator's promises: what it makes is a programme without a fault, in every kind of
//! record, and the same again from its folder.

mod benchmark;
#[path = "../../../sanad-files/tests/it/instances/texts.rs"]
mod instances;
mod portfolio;
mod schedule;

use sanad_bench::generate::{Size, TODAY, programme};
use sanad_bench::measure::computed;
use sanad_model::raw::Origins;
use sanad_model::{Dataset, Force, ItemStatus, Kind, Programme};
use sanad_outcomes::Visits;
use sanad_reader::Lexicon;

const SIZE: Size = Size { sites: 60, items: 300 };

fn built(rows: &Dataset) -> Programme {
    let (p, warnings) = Programme::build(rows, &Origins::new()).expect("a made-up programme has no fault");
    assert_eq!(warnings, []);
    p
}

#[test]
fn every_kind_of_record_is_made() {
    let rows = programme(SIZE, 7);
    for kind in Kind::ALL {
        assert!(rows.count(*kind) > 0, "{kind}");
    }
    assert_eq!((rows.count(Kind::Site), rows.count(Kind::Item)), (60, 300));
    assert!(rows.stripped().count(Kind::Claim) < rows.count(Kind::Claim));
}

#[test]
fn what_is_followed_up_has_every_status_and_force() {
    let p = built(&programme(SIZE, 7));
    let o = computed(&p, TODAY);
    for status in ItemStatus::ALL.iter().filter(|s| **s != ItemStatus::Withdrawn) {
        assert!(o.ledger.count_of(&format!("items.status.{status}")) > 0, "{status}");
    }
    for force in Force::ALL {
        assert!(o.ledger.count_of(&format!("statements.{force}")) > 0, "{force}");
    }
    assert!(o.sites.values().any(|s| !s.disagree.is_empty()));
    assert!(o.sites.values().any(|s| s.surveyed));
    assert!(matches!(o.visits, Visits::Dated(_)));
}

#[test]
fn its_folder_gives_the_same_rows_without_a_finding() {
    let rows = programme(SIZE, 3);
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("made-up");
    sanad_files::folder::write(&folder, &rows).expect("written");
    let lexicon = Lexicon::builtin().expect("the rules");
    let mut none = || unreachable!("every row has its identity");
    let read = sanad_files::load(&folder, &Dataset::default(), &lexicon, &mut none).expect("no fault");
    assert_eq!(read.warnings, []);
    assert_eq!(read.rows, rows);
    built(&read.rows);
}
