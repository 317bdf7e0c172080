//! ProGen/max: `.sch`. Minimum and maximum lags between starts; one line a row.
//!
//! ```text
//! activities renewables budgets 0           activities without the two that begin and end
//! number modes successors each-of-them [lag] for each of them
//! number mode duration use-of-each
//! how much there is of each
//! ```

use super::draft::{Draft, ModeSpot};
use super::text::{Faults, MOST, MOST_ACTIVITIES, Word, Words};
use sanad_model::{Accepted, said};
use sanad_schedule::{End, Link, Mode, Place};

/// Kinds of resources, at most.
const MOST_RESOURCES: usize = 1_000;

/// Reads a project.
pub(super) fn read(text: &str, file: u32, faults: &mut Faults) -> Option<Draft> {
    let mut words = Words::new(text, file);
    let head = line(&mut words, faults, &said("rest-of-header"))?;
    let [jobs, renewables, rest @ ..] = head.as_slice() else {
        let first = head[0];
        return faults.end(first.spot, "entries-differ", head.len().to_string(), Accepted::codes(["4"]));
    };
    let jobs = faults.count(*jobs, 0, MOST_ACTIVITIES)? + 2;
    let renewables = faults.count(*renewables, 0, MOST_RESOURCES)?;
    for word in rest {
        // Budgets and amounts that are both; no published set has them.
        faults.count(*word, 0, 0)?;
    }
    let mut draft = Draft { names: (0..jobs).map(|job| job.to_string()).collect(), ..Draft::default() };
    for job in 0..jobs {
        let row = numbered(&mut words, faults, job, jobs)?;
        links(&row, job, jobs, &mut draft, faults)?;
    }
    for job in 0..jobs {
        let row = numbered(&mut words, faults, job, jobs)?;
        request(&row, renewables, &mut draft, faults)?;
    }
    let mut seen = 0;
    while seen < renewables {
        let word = faults.next(&mut words, said("supplies").with(renewables))?;
        draft.raw.renewables.push(faults.supply(word));
        draft.spots.renewables.push(word.spot);
        seen += 1;
    }
    faults.over(&mut words);
    (!faults.is_broken()).then_some(draft)
}

/// The words of the next line.
fn line<'a>(words: &mut Words<'a>, faults: &mut Faults, wanted: &Accepted) -> Option<Vec<Word<'a>>> {
    let mut row = vec![faults.next(words, wanted.clone())?];
    while let Some(word) = words.peek().filter(|word| !word.first) {
        row.push(word);
        words.next();
    }
    Some(row)
}

/// The next line, which is that of an activity.
fn numbered<'a>(
    words: &mut Words<'a>,
    faults: &mut Faults,
    job: usize,
    jobs: usize,
) -> Option<Vec<Word<'a>>> {
    let row = line(words, faults, &said("row-each").with(jobs))?;
    if row[0].text.parse() == Ok(job) {
        return Some(row);
    }
    faults.end(row[0].spot, "not-the-next", row[0].shown(), Accepted::codes([job.to_string()]))
}

fn links(row: &[Word<'_>], job: usize, jobs: usize, draft: &mut Draft, faults: &mut Faults) -> Option<()> {
    let differs = |faults: &mut Faults, accepted: String| {
        faults.add(row[0].spot, "entries-differ", row.len().to_string(), Accepted::codes([accepted]));
    };
    let [_, modes, successors, rest @ ..] = row else {
        differs(faults, "3".to_owned());
        return Some(());
    };
    // Lags between several modes are tables; no published set of this kind has them.
    faults.count(*modes, 1, 1)?;
    let successors = faults.count(*successors, 0, jobs)?;
    if rest.len() != 2 * successors {
        differs(faults, (3 + 2 * successors).to_string());
        return Some(());
    }
    let (tos, lags) = rest.split_at(successors);
    for (to, lag) in tos.iter().zip(lags) {
        let inside = lag.text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let number = if let Some(inside) = inside {
            faults.whole(lag.piece(1, 1 + inside.len()), -MOST, MOST)
        } else {
            faults.add(lag.spot, "not-a-lag", lag.shown(), Accepted::codes(["[0]", "[-5]"]));
            None
        };
        let at = to.spot;
        if let (Some(to), Some(lag)) = (faults.named(*to, 0, jobs), number) {
            let link = Link { from: (job, End::Start), to: (to, End::Start), lag };
            draft.link(link, at);
        }
    }
    Some(())
}

fn request(row: &[Word<'_>], renewables: usize, draft: &mut Draft, faults: &mut Faults) -> Option<()> {
    let [number, way, duration, uses @ ..] = row else {
        let wanted = Accepted::codes([(3 + renewables).to_string()]);
        return faults.end(row[0].spot, "entries-differ", row.len().to_string(), wanted);
    };
    if uses.len() != renewables {
        let wanted = Accepted::codes([(3 + renewables).to_string()]);
        faults.add(number.spot, "entries-differ", row.len().to_string(), wanted);
    }
    faults.whole(*way, 1, 1);
    let mut mode = Mode { duration: faults.amount(*duration), ..Mode::default() };
    let mut spot = ModeSpot { duration: duration.spot, amounts: Vec::new() };
    for (renewable, word) in uses.iter().take(renewables).enumerate() {
        let amount = faults.amount(*word);
        if amount > 0 {
            mode.uses.push((renewable, amount));
            spot.amounts.push((Place::Renewable(renewable), word.spot));
        }
    }
    let activity = draft.activity(number.spot);
    draft.mode(activity, mode, spot);
    Some(())
}
