//! Labelled texts: reading a label file, measuring a reading against it, and the shared texts.

use crate::LEXICON;
use sanad_model::Force;
use sanad_reader::{Names, Reading, detect_lang, paragraphs, read};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A stretch of a text with the force a person gave it before the reader saw the text.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) paragraph: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) force: Force,
    pub(crate) about: String,
}

/// Counts for one force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Labels of this force.
    pub(crate) labels: usize,
    /// Labels of which at least half the visible characters were read so.
    pub(crate) found: usize,
    /// Passages read with this force.
    pub(crate) passages: usize,
    /// Passages of which at least half the visible characters are labelled so.
    pub(crate) right: usize,
}

/// What a measurement gives: counts by force, and a line for every miss and every invention.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub(crate) by_force: BTreeMap<Force, Count>,
    pub(crate) misses: Vec<String>,
}

impl Measured {
    pub(crate) fn total(&self) -> Count {
        let mut sum = Count::default();
        for count in self.by_force.values() {
            sum.labels += count.labels;
            sum.found += count.found;
            sum.passages += count.passages;
            sum.right += count.right;
        }
        sum
    }
}

pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

pub(crate) fn labels(name: &str) -> Vec<Label> {
    labels_of(&data(name))
}

fn labels_of(path: &Path) -> Vec<Label> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.splitn(5, ',');
            let mut cell = || cells.next().unwrap();
            Label {
                paragraph: cell().parse().unwrap(),
                start: cell().parse().unwrap(),
                end: cell().parse().unwrap(),
                force: Force::from_code(cell()).unwrap(),
                about: cell().trim_matches('"').to_owned(),
            }
        })
        .collect()
}

/// The force of every visible character of a paragraph, from stretches.
fn paint(text: &str, stretches: impl Iterator<Item = (usize, usize, Force)>) -> Vec<Option<Force>> {
    let visible: Vec<bool> = text.chars().map(|c| !c.is_whitespace()).collect();
    let mut painted = vec![None; visible.len()];
    for (start, end, force) in stretches {
        for at in start..end {
            painted[at] = visible[at].then_some(force);
        }
    }
    painted
}

fn half(painted: &[Option<Force>], of: &[Option<Force>], force: Force) -> bool {
    let all = of.iter().filter(|c| c.is_some()).count();
    let same = of.iter().zip(painted).filter(|(o, p)| o.is_some() && **p == Some(force)).count();
    all > 0 && 2 * same >= all
}

pub(crate) fn measure(reading: &Reading, labels: &[Label]) -> Measured {
    let mut measured = Measured::default();
    for paragraph in &reading.paragraphs {
        let number = paragraph.number as usize;
        let mine: Vec<&Label> = labels.iter().filter(|l| l.paragraph == number).collect();
        let gold = paint(&paragraph.text, mine.iter().map(|l| (l.start, l.end, l.force)));
        let spans = paragraph.passages.iter().map(|p| (p.start as usize, p.end as usize, p.force));
        let got = paint(&paragraph.text, spans);
        for label in mine {
            let count = measured.by_force.entry(label.force).or_default();
            count.labels += 1;
            if half(&got[label.start..label.end], &gold[label.start..label.end], label.force) {
                count.found += 1;
            } else {
                measured.misses.push(format!("{number}: missed {} ({})", label.force, label.about));
            }
        }
        for p in &paragraph.passages {
            let (start, end) = (p.start as usize, p.end as usize);
            let count = measured.by_force.entry(p.force).or_default();
            count.passages += 1;
            if half(&gold[start..end], &got[start..end], p.force) {
                count.right += 1;
            } else {
                measured.misses.push(format!("{number}: {start}..{end} read as {}", p.force));
            }
        }
    }
    measured
}

#[expect(clippy::print_stdout, reason = "the figures are for whoever runs the test")]
pub(crate) fn print(name: &str, measured: &Measured) {
    let line = |what: &str, c: Count| {
        println!("{name}: {what}: recall {}/{}, precision {}/{}", c.found, c.labels, c.right, c.passages);
    };
    for (force, count) in &measured.by_force {
        line(force.code(), *count);
    }
    line("all", measured.total());
    for miss in &measured.misses {
        println!("{name}: {miss}");
    }
}

pub(crate) fn read_text(text: &str) -> Reading {
    read(text, detect_lang(text), &LEXICON, &Names::default())
}

/// The published texts beside the workspace, where they exist: path and label file.
fn shared() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/communiques");
    let mut found = Vec::new();
    for folder in [root.clone(), root.join("more")] {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let csv = format!("{stem}.csv");
            if path.extension().is_some_and(|e| e == "txt") && data(&csv).exists() {
                found.push((path, csv));
            }
        }
    }
    found.sort();
    found
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn published_texts_are_read_as_labelled() {
    let cases = shared();
    println!("shared cases: {}", cases.len());
    for (path, csv) in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        let labels = labels(&csv);
        assert_eq!(paragraphs(&text).len(), labels.last().unwrap().paragraph, "{csv}");
        let measured = measure(&read_text(&text), &labels);
        print(&csv, &measured);
        assert!(measured.misses.is_empty(), "{csv}: {:?}", measured.misses);
    }
}

/// Measures texts of one's own: a folder named by `SANAD_LABELLED` with `NAME.txt` and `NAME.csv`.
#[test]
#[expect(clippy::print_stdout, reason = "the figures are for whoever runs the test")]
fn labelled_texts_of_ones_own_are_measured() {
    let Some(folder) = std::env::var_os("SANAD_LABELLED") else {
        println!("own cases: 0");
        return;
    };
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let mut sum = Measured::default();
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        let labels = labels_of(&path.with_extension("csv"));
        assert_eq!(paragraphs(&text).len(), labels.last().unwrap().paragraph, "{}", path.display());
        let measured = measure(&read_text(&text), &labels);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        sum.misses.extend(measured.misses.iter().map(|miss| format!("{name}: {miss}")));
        for (force, count) in measured.by_force {
            let all = sum.by_force.entry(force).or_default();
            all.labels += count.labels;
            all.found += count.found;
            all.passages += count.passages;
            all.right += count.right;
        }
    }
    println!("own cases: {}", paths.len());
    print("own", &sum);
}
