//! A command that is ended while it works loses nothing that it confirmed.
//!
//! A few ends here; `sanad-bench kill --times 50` makes fifty in each phase.

use crate::run::{Desk, sanad};
use sanad_bench::generate::{Size, programme};
use sanad_bench::kill::{Phase, kill};

const TIMES: usize = 5;

async fn ended(phase: Phase) {
    let desk = Desk::new();
    let rows = programme(Size { sites: 12, items: 40 }, 1);
    sanad_files::folder::write(&desk.path("made-up"), &rows).expect("written");
    let figures = kill(sanad(), &desk.path("made-up"), phase, TIMES, 1).await.expect("it was ended");
    assert_eq!((figures.lost, figures.broken), (0, 0), "{figures:?}");
    assert_eq!(figures.killed + figures.done_before, TIMES, "{figures:?}");
    assert!(figures.killed > 0 && (phase == Phase::Import || figures.confirmed > 0), "{figures:?}");
}

#[tokio::test]
async fn during_an_import() {
    ended(Phase::Import).await;
}

#[tokio::test]
async fn during_edits() {
    ended(Phase::Edit).await;
}

#[tokio::test]
async fn during_the_plan() {
    ended(Phase::Plan).await;
}
