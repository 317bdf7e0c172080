//! Patterson's `.rcp` and its kin with stocks: numbers alone, rows that may run over several lines
//! but begin on one of their own.
//!
//! ```text
//! activities renewables [stocks]
//! how much there is of each
//! duration  use of each renewable  [taken and given of each stock]  successors  each of them
//! ```
//!
//! The rows that begin and end a project stand for no work. What they are said to take and give is not
//! counted: with it, other instances would have no schedule than those of the published results
//! (Koné, Artigues, Lopez and Mongeau 2013).

use super::draft::{Draft, ModeSpot};
use super::text::{Faults, MOST_ACTIVITIES, Word, Words};
use sanad_model::said;
use sanad_schedule::{Link, Mode, Place};

/// Kinds of resources, at most.
const MOST_RESOURCES: usize = 1_000;

/// Reads a project; with stocks where the first line has three numbers.
pub(super) fn read(text: &str, file: u32, with_stocks: bool, faults: &mut Faults) -> Option<Draft> {
    let mut words = Words::new(text, file);
    let mut draft = Draft::default();
    let jobs = faults.next(&mut words, said("rest-of-header"))?;
    let jobs = faults.count(jobs, 1, MOST_ACTIVITIES)?;
    let renewables = faults.next(&mut words, said("rest-of-header"))?;
    let renewables = faults.count(renewables, 0, MOST_RESOURCES)?;
    let stocks = if with_stocks {
        let stocks = faults.next(&mut words, said("rest-of-header"))?;
        faults.count(stocks, 0, MOST_RESOURCES)?
    } else {
        0
    };
    ended(&mut words, faults);
    for place in 0..renewables + stocks {
        let word = faults.next(&mut words, said("supplies").with(renewables + stocks))?;
        let there = faults.supply(word);
        if place < renewables {
            draft.raw.renewables.push(there);
            draft.spots.renewables.push(word.spot);
        } else {
            draft.raw.stocks.push(there);
            draft.spots.stocks.push(word.spot);
        }
    }
    ended(&mut words, faults);
    for job in 0..jobs {
        let first = faults.next(&mut words, said("row-each").with(jobs))?;
        if !first.first {
            return faults.end(first.spot, "too-much-here", first.shown(), said("line-end"));
        }
        row(first, job, jobs, (renewables, stocks), &mut words, &mut draft, faults)?;
        if faults.is_broken() {
            return None;
        }
    }
    faults.over(&mut words);
    (!faults.is_broken()).then_some(draft)
}

/// The line ends here.
fn ended(words: &mut Words<'_>, faults: &mut Faults) {
    if let Some(word) = words.peek().filter(|word| !word.first) {
        faults.add(word.spot, "too-much-here", word.shown(), said("line-end"));
        words.skip_line();
    }
}

fn row<'a>(
    first: Word<'a>,
    job: usize,
    jobs: usize,
    (renewables, stocks): (usize, usize),
    words: &mut Words<'a>,
    draft: &mut Draft,
    faults: &mut Faults,
) -> Option<()> {
    let mut mode = Mode { duration: faults.amount(first), ..Mode::default() };
    let mut spot = ModeSpot { duration: first.spot, amounts: Vec::new() };
    let rest = || said("row-each").with(jobs);
    for renewable in 0..renewables {
        let word = faults.next(words, rest())?;
        let amount = faults.amount(word);
        if amount > 0 {
            mode.uses.push((renewable, amount));
            spot.amounts.push((Place::Renewable(renewable), word.spot));
        }
    }
    for stock in 0..stocks {
        let word = faults.next(words, rest())?;
        let taken = faults.amount(word);
        if taken > 0 {
            mode.takes.push((stock, taken));
            spot.amounts.push((Place::Stock(stock), word.spot));
        }
        let given = faults.next(words, rest())?;
        let given = faults.amount(given);
        if given > 0 {
            mode.gives.push((stock, given));
        }
    }
    if mode.duration == 0 && (job == 0 || job + 1 == jobs) {
        mode.takes.clear();
        mode.gives.clear();
    }
    let activity = draft.activity(first.spot);
    draft.mode(activity, mode, spot);
    let successors = faults.next(words, rest())?;
    let successors = faults.count(successors, 0, jobs)?;
    for _ in 0..successors {
        let word = faults.next(words, rest())?;
        if let Some(to) = faults.named(word, 1, jobs) {
            draft.link(Link::after(job, to), word.spot);
        }
    }
    Some(())
}
