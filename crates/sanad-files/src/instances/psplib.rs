//! PSPLIB and MMLIB: `.sm`, `.mm`. Sections of lines; one line a row.

use super::draft::{Draft, ModeSpot};
use super::text::{Faults, MOST, MOST_ACTIVITIES, Spot, Word, Words};
use sanad_model::{Accepted, said};
use sanad_schedule::{Link, Mode, Place};

/// Kinds of resources, at most.
const MOST_RESOURCES: usize = 1_000;

/// Whether a text is of this format.
pub(super) fn is(text: &str) -> bool {
    text.lines().any(|line| section(line).is_some_and(|section| section != Section::Project))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Project,
    Precedence,
    Requests,
    Supply,
}

impl Section {
    const fn title(self) -> &'static str {
        match self {
            Self::Project => "PROJECT INFORMATION",
            Self::Precedence => "PRECEDENCE RELATIONS",
            Self::Requests => "REQUESTS/DURATIONS",
            Self::Supply => "RESOURCEAVAILABILITIES",
        }
    }
}

fn section(line: &str) -> Option<Section> {
    let begins = |title: &str| line.trim_start().starts_with(title);
    [
        ("PROJECT INFORMATION", Section::Project),
        ("PRECEDENCE RELATIONS", Section::Precedence),
        ("REQUESTS", Section::Requests),
        ("RESOURCEAVAILABILITIES", Section::Supply),
        ("RESOURCE AVAILABILITIES", Section::Supply),
    ]
    .into_iter()
    .find_map(|(title, section)| begins(title).then_some(section))
}

/// A line with numbers: its words.
type Row<'a> = Vec<Word<'a>>;

/// The text, cut up.
#[derive(Default)]
struct Parts<'a> {
    jobs: Option<Word<'a>>,
    renewable: Option<Word<'a>>,
    nonrenewable: Option<Word<'a>>,
    doubly: Option<Word<'a>>,
    horizon: Option<Word<'a>>,
    project: Vec<Row<'a>>,
    precedence: Vec<Row<'a>>,
    requests: Vec<Row<'a>>,
    supply: Vec<Row<'a>>,
    seen: Vec<Section>,
    end: Spot,
}

fn parts(text: &str, file: u32) -> Parts<'_> {
    let mut parts = Parts { end: Words::new(text, file).end(), ..Parts::default() };
    let mut within = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (from, to) = (at, at + line.len());
        at = to;
        let plain = line.trim();
        if let Some(section) = section(line) {
            parts.seen.push(section);
            within = Some(section);
        } else if plain.is_empty() || plain.bytes().all(|byte| matches!(byte, b'*' | b'-')) {
            // A rule between sections.
        } else if let Some(section) = within {
            // Rows begin with a number; what begins with a letter heads columns.
            if !plain.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let row: Row<'_> = Words::part(text, file, from, to).collect();
                match section {
                    Section::Project => parts.project.push(row),
                    Section::Precedence => parts.precedence.push(row),
                    Section::Requests => parts.requests.push(row),
                    Section::Supply => parts.supply.push(row),
                }
            }
        } else if let Some(colon) = line.find(':') {
            let value = Words::part(text, file, from + colon + 1, to).next();
            let key = plain.trim_start_matches(['-', ' ', '\t']);
            let held = match key.split([' ', '\t', ':']).next() {
                Some("jobs") => &mut parts.jobs,
                Some("renewable") => &mut parts.renewable,
                Some("nonrenewable") => &mut parts.nonrenewable,
                Some("doubly") => &mut parts.doubly,
                Some("horizon") => &mut parts.horizon,
                _ => continue,
            };
            *held = value;
        }
    }
    parts
}

/// How many of each.
#[derive(Clone, Copy)]
struct Sizes {
    jobs: usize,
    renewables: usize,
    budgets: usize,
}

/// A project, and the horizon it states.
pub(super) fn read(text: &str, file: u32, faults: &mut Faults) -> Option<(Draft, Option<i64>)> {
    let parts = parts(text, file);
    let sizes = sizes(&parts, faults)?;
    for section in [Section::Precedence, Section::Requests, Section::Supply] {
        if !parts.seen.contains(&section) {
            faults.end::<()>(parts.end, "part-missing", "", Accepted::codes([section.title()]));
        }
    }
    if faults.is_broken() {
        return None;
    }
    let mut draft = Draft::default();
    supply(&parts, sizes, &mut draft, faults);
    let modes = precedence(&parts, sizes, &mut draft, faults);
    requests(&parts, sizes, &modes, &mut draft, faults);
    let release = parts.project.first().and_then(|row| row.get(2).copied());
    if let Some(release) = release.map(|word| faults.amount(word)).filter(|release| *release > 0) {
        for activity in &mut draft.raw.activities {
            activity.release = release;
        }
    }
    if let Some(word) = parts.project.get(1).and_then(|row| row.first()) {
        faults.add(word.spot, "too-much-here", word.shown(), said("one-project"));
    }
    let horizon = parts.horizon.and_then(|word| faults.whole(word, 0, i64::MAX));
    (!faults.is_broken()).then_some((draft, horizon))
}

fn sizes(parts: &Parts<'_>, faults: &mut Faults) -> Option<Sizes> {
    let mut count = |word: Option<Word<'_>>, what: &'static str, low, most| match word {
        Some(word) => faults.count(word, low, most),
        None => faults.end(parts.end, "part-missing", "", Accepted::codes([what])),
    };
    let jobs = count(parts.jobs, "jobs", 1, MOST_ACTIVITIES);
    let renewables = count(parts.renewable, "renewable", 0, MOST_RESOURCES);
    let budgets = count(parts.nonrenewable, "nonrenewable", 0, MOST_RESOURCES);
    if let Some(word) = parts.doubly {
        faults.count(word, 0, 0);
    }
    if faults.is_broken() {
        return None;
    }
    Some(Sizes { jobs: jobs?, renewables: renewables?, budgets: budgets? })
}

fn supply(parts: &Parts<'_>, sizes: Sizes, draft: &mut Draft, faults: &mut Faults) {
    let wanted = sizes.renewables + sizes.budgets;
    let words: Row<'_> = parts.supply.iter().flatten().copied().collect();
    if words.len() != wanted {
        let spot = words.get(wanted).or(words.last()).map_or(parts.end, |word| word.spot);
        faults.end::<()>(
            spot,
            "entries-differ",
            words.len().to_string(),
            Accepted::codes([wanted.to_string()]),
        );
        return;
    }
    for (place, word) in words.into_iter().enumerate() {
        let there = faults.supply(word);
        if place < sizes.renewables {
            draft.raw.renewables.push(there);
            draft.spots.renewables.push(word.spot);
        } else {
            draft.raw.budgets.push(there);
            draft.spots.budgets.push(word.spot);
        }
    }
}

/// Reads the links and gives the number of modes that each activity is said to have.
fn precedence(parts: &Parts<'_>, sizes: Sizes, draft: &mut Draft, faults: &mut Faults) -> Vec<Option<usize>> {
    let mut modes = vec![None; sizes.jobs];
    let mut rows = vec![false; sizes.jobs];
    for row in &parts.precedence {
        let Some(job) = faults.named(row[0], 1, sizes.jobs) else { continue };
        if std::mem::replace(&mut rows[job], true) {
            faults.add(row[0].spot, "activity-twice", row[0].shown(), said("number-once"));
            continue;
        }
        let [_, ways, successors, tos @ ..] = row.as_slice() else {
            faults.add(row[0].spot, "entries-differ", row.len().to_string(), said("at-least").with(3));
            continue;
        };
        modes[job] = faults.whole(*ways, 1, MOST).and_then(|count| usize::try_from(count).ok());
        let count = faults.whole(*successors, 0, MOST);
        if let Some(count) = count.filter(|count| usize::try_from(*count) != Ok(tos.len())) {
            faults.add(
                successors.spot,
                "count-differs",
                count.to_string(),
                Accepted::codes([tos.len().to_string()]),
            );
        }
        for to in tos {
            if let Some(place) = faults.named(*to, 1, sizes.jobs) {
                draft.link(Link::after(job, place), to.spot);
            }
        }
    }
    let missing = (0..sizes.jobs).filter(|&job| !rows[job]);
    rows_missing(missing, &parts.precedence, parts.end, sizes.jobs, faults);
    modes
}

/// Tells of the activities that no row is of, at the last row that is there; whether there are any.
fn rows_missing(
    missing: impl Iterator<Item = usize>,
    rows: &[Row<'_>],
    end: Spot,
    jobs: usize,
    faults: &mut Faults,
) -> bool {
    let spot = rows.last().and_then(|row| row.first()).map_or(end, |word| word.spot);
    let mut any = false;
    for job in missing {
        any = true;
        faults.add(spot, "row-missing", (job + 1).to_string(), said("row-each").with(jobs));
    }
    any
}

fn requests(
    parts: &Parts<'_>,
    sizes: Sizes,
    modes: &[Option<usize>],
    draft: &mut Draft,
    faults: &mut Faults,
) {
    // A row is of the activity that it names, or of that of the row above.
    let (short, long) = (2 + sizes.renewables + sizes.budgets, 3 + sizes.renewables + sizes.budgets);
    let mut spots = vec![None; sizes.jobs];
    let mut held: Vec<Vec<(Mode, ModeSpot)>> = vec![Vec::new(); sizes.jobs];
    let mut current = None;
    for row in &parts.requests {
        let rest = match row.len() {
            length if length == long => {
                current = faults.named(row[0], 1, sizes.jobs);
                if let Some(job) = current
                    && spots[job].replace(row[0].spot).is_some()
                {
                    faults.add(row[0].spot, "activity-twice", row[0].shown(), said("number-once"));
                    current = None;
                }
                &row[1..]
            }
            length if length == short => &row[..],
            length => {
                let accepted = Accepted::codes([short.to_string(), long.to_string()]);
                faults.add(row[0].spot, "entries-differ", length.to_string(), accepted);
                continue;
            }
        };
        let Some(job) = current else { continue };
        let number = faults.whole(rest[0], 1, MOST);
        let next = held[job].len() + 1;
        if number.is_some_and(|number| usize::try_from(number) != Ok(next)) {
            faults.add(rest[0].spot, "not-the-next", rest[0].shown(), Accepted::codes([next.to_string()]));
        }
        held[job].push(mode(&rest[1..], sizes.renewables, faults));
    }
    let missing = (0..sizes.jobs).filter(|&job| held[job].is_empty());
    if rows_missing(missing, &parts.requests, parts.end, sizes.jobs, faults) {
        faults.break_off();
        return;
    }
    for (job, ways) in held.into_iter().enumerate() {
        let spot = spots[job].unwrap_or(parts.end);
        if modes[job].is_some_and(|count| count != ways.len()) {
            let accepted = Accepted::codes(modes[job].map(|count| count.to_string()));
            faults.add(spot, "entries-differ", ways.len().to_string(), accepted);
        }
        let activity = draft.activity(spot);
        for (mode, spot) in ways {
            draft.mode(activity, mode, spot);
        }
    }
}

/// A mode from its duration and amounts: renewables first, then budgets.
fn mode(words: &[Word<'_>], renewables: usize, faults: &mut Faults) -> (Mode, ModeSpot) {
    let mut mode = Mode { duration: faults.amount(words[0]), ..Mode::default() };
    let mut spot = ModeSpot { duration: words[0].spot, amounts: Vec::new() };
    for (place, word) in words[1..].iter().enumerate() {
        let amount = faults.amount(*word);
        if amount == 0 {
            continue;
        }
        let of = if place < renewables {
            mode.uses.push((place, amount));
            Place::Renewable(place)
        } else {
            mode.spends.push((place - renewables, amount));
            Place::Budget(place - renewables)
        };
        spot.amounts.push((of, word.spot));
    }
    (mode, spot)
}
