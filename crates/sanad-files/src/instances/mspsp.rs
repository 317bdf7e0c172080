//! MSPSP: `.dzn`, data of the modelling language MiniZinc. Persons, each with skills; an activity
//! asks for persons in skills.
//!
//! What else stands there (bounds, pairs without a link, persons who can help) follows from the
//! rest and is not read.

use super::draft::{Draft, ModeSpot};
use super::text::{Faults, MOST_ACTIVITIES, Spot, Word, Words};
use sanad_model::{Accepted, said};
use sanad_schedule::{Link, Mode};
use std::collections::BTreeMap;

/// Skills and persons, at most.
const MOST_RESOURCES: usize = 10_000;

/// Whether a text is of this format: it declares something by a name.
pub(super) fn is(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.split('%').next().unwrap_or("").trim());
    lines.find(|line| !line.is_empty()).is_some_and(|line| {
        line.split_once('=').is_some_and(|(name, _)| {
            let name = name.trim();
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
    })
}

/// What is declared under a name: where, and its values.
struct Declared<'a> {
    spot: Spot,
    values: Vec<Word<'a>>,
}

/// Names, numbers, and marks that stand alone; comments are left out.
fn lex(text: &str, file: u32) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (from, end) = (at, at + line.len());
        at = end;
        let to = line.find('%').map_or(end, |comment| from + comment);
        for word in Words::part(text, file, from, to) {
            let mut start = 0;
            for (place, c) in word.text.char_indices() {
                if matches!(c, '=' | ';' | ',' | '[' | ']' | '{' | '}' | '|') {
                    if place > start {
                        out.push(word.piece(start, place));
                    }
                    out.push(word.piece(place, place + 1));
                    start = place + 1;
                }
            }
            if word.text.len() > start {
                out.push(word.piece(start, word.text.len()));
            }
        }
    }
    out
}

fn declared<'a>(text: &'a str, file: u32, faults: &mut Faults) -> Option<BTreeMap<&'a str, Declared<'a>>> {
    let end = Words::new(text, file).end();
    let mut words = lex(text, file).into_iter();
    let mut all: BTreeMap<&str, Declared<'_>> = BTreeMap::new();
    while let Some(name) = words.next() {
        if name.text == ";" {
            continue;
        }
        match words.next() {
            Some(word) if word.text == "=" => {}
            Some(word) => {
                return faults.end(word.spot, "too-much-here", word.shown(), Accepted::codes(["="]));
            }
            None => return faults.end(end, "ends-early", "", Accepted::codes(["="])),
        }
        let mut values = Vec::new();
        loop {
            match words.next() {
                Some(word) if word.text == ";" => break,
                Some(word) if word.text == "=" => {
                    return faults.end(word.spot, "too-much-here", word.shown(), Accepted::codes([";"]));
                }
                Some(word) if matches!(word.text, "," | "[" | "]" | "{" | "}" | "|") => {}
                Some(word) => values.push(word),
                None => return faults.end(end, "ends-early", "", Accepted::codes([";"])),
            }
        }
        if all.insert(name.text, Declared { spot: name.spot, values }).is_some() {
            faults.add(name.spot, "activity-twice", name.shown(), said("number-once"));
        }
    }
    Some(all)
}

/// What is declared, asked for by name.
struct Data<'a> {
    all: BTreeMap<&'a str, Declared<'a>>,
    end: Spot,
}

impl<'a> Data<'a> {
    fn list(&self, name: &'static str, length: usize, faults: &mut Faults) -> Option<&[Word<'a>]> {
        let Some(declared) = self.all.get(name) else {
            return faults.end(self.end, "part-missing", "", Accepted::codes([name]));
        };
        if declared.values.len() == length {
            return Some(&declared.values);
        }
        let accepted = Accepted::codes([length.to_string()]);
        faults.end(declared.spot, "entries-differ", declared.values.len().to_string(), accepted)
    }

    fn count(&self, name: &'static str, low: usize, high: usize, faults: &mut Faults) -> Option<usize> {
        let word = *self.list(name, 1, faults)?.first()?;
        faults.count(word, low, high)
    }
}

/// Reads a project.
pub(super) fn read(text: &str, file: u32, faults: &mut Faults) -> Option<Draft> {
    let data = Data { all: declared(text, file, faults)?, end: Words::new(text, file).end() };
    let jobs = data.count("nActs", 1, MOST_ACTIVITIES, faults)?;
    let skills = data.count("nSkills", 0, MOST_RESOURCES, faults)?;
    let persons = data.count("nResources", 0, MOST_RESOURCES, faults)?;
    let links = data.count("nPrecs", 0, usize::from(u16::MAX) * 64, faults)?;
    let durations = data.list("dur", jobs, faults);
    let needs = data.list("sreq", jobs * skills, faults);
    let masters = data.list("mastery", persons * skills, faults);
    let (before, after) = (data.list("pred", links, faults), data.list("succ", links, faults));
    let (durations, needs, masters, before, after) = (durations?, needs?, masters?, before?, after?);

    let mut draft = Draft::default();
    draft.raw.skills = skills;
    for person in 0..persons {
        let row = &masters[person * skills..(person + 1) * skills];
        let mut able = Vec::new();
        for (skill, word) in row.iter().enumerate() {
            match word.text {
                "true" => able.push(skill),
                "false" => {}
                _ => faults.add(word.spot, "not-in-list", word.shown(), Accepted::codes(["true", "false"])),
            }
        }
        draft.raw.persons.push(able);
        draft.spots.persons.push(row.first().map_or(data.end, |word| word.spot));
    }
    for (job, duration) in durations.iter().enumerate() {
        let mut mode = Mode { duration: faults.amount(*duration), ..Mode::default() };
        for (skill, word) in needs[job * skills..(job + 1) * skills].iter().enumerate() {
            let asked = usize::try_from(faults.amount(*word)).unwrap_or(0);
            if asked > 0 {
                mode.needs.push((skill, asked));
                draft.spots.needs.push((job, skill, word.spot));
            }
        }
        let activity = draft.activity(duration.spot);
        draft.mode(activity, mode, ModeSpot { duration: duration.spot, amounts: Vec::new() });
    }
    for (from, to) in before.iter().zip(after) {
        if let (Some(first), Some(then)) = (faults.named(*from, 1, jobs), faults.named(*to, 1, jobs)) {
            draft.link(Link::after(first, then), to.spot);
        }
    }
    (!faults.is_broken()).then_some(draft)
}
