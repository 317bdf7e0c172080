//! The public sets, where they are at hand: every file is read and is valid.

use super::alone;
use sanad_files::instances::{self, Format};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn files(dir: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| {
            ["sm", "mm", "rcp", "sch", "dzn"].contains(&e.to_ascii_lowercase().as_str())
                || e == "txt"
                    && path
                        .components()
                        .any(|part| matches!(part.as_os_str().to_str(), Some("mista2013" | "rcmpsp")))
        }) {
            into.push(path);
        }
    }
}

/// What a set must be read as.
fn expected(set: &str) -> Format {
    match set {
        "rcpsp/RG300" => Format::Patterson,
        "mista2013" => Format::Mista,
        "rcmpsp" => Format::Mplib,
        set if set.starts_with("rcpsp-cpr/") => Format::Stocks,
        set if set.starts_with("rcpsp-max/") => Format::ProgenMax,
        set if set.starts_with("mspsp/") => Format::Mspsp,
        _ => Format::Psplib,
    }
}

/// Whether the published table of a set with maximum lags says that there is no schedule.
fn unsatisfiable(root: &Path, path: &Path) -> bool {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let set = path.parent().and_then(name).unwrap_or_default();
    let tables = ["sm_", "testset_"].map(|kind| format!("rcpsp-max/{kind}{set}__optimum__optimum.csv"));
    let text = tables.iter().find_map(|table| std::fs::read_to_string(root.join(table)).ok());
    let line = format!("{},unsat", name(path).unwrap_or_default());
    text.is_some_and(|text| text.lines().any(|row| row == line))
}

/// Whether an activity asks for more than there is, in each of its modes.
fn never(read: &instances::Instance) -> bool {
    let project = &read.project;
    let above = |mode: &sanad_schedule::Mode| {
        mode.duration > 0 && mode.uses.iter().any(|uses| uses.1 > project.renewables[uses.0])
    };
    project.activities.iter().any(|activity| activity.modes.iter().all(above))
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn every_shared_instance_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let mut all = Vec::new();
    for area in ["rcpsp", "mmrcpsp", "rcpsp-cpr", "rcpsp-max", "mspsp", "mista2013", "rcmpsp"] {
        files(&root.join(area), &mut all);
    }
    let mut sets: BTreeMap<String, usize> = BTreeMap::new();
    let mut refused = 0;
    for path in &all {
        let folder = path.parent().expect("a folder");
        let set = folder.strip_prefix(&root).expect("below").display().to_string();
        let bytes = std::fs::read(path).expect("a file");
        let mut beside = |name: &str| std::fs::read(folder.join(name)).or_else(|_| alone(name));
        let read = instances::read(&bytes, &set, &mut beside);
        *sets.entry(set.clone()).or_default() += 1;
        let read = read.unwrap_or_else(|found| panic!("{}: {found:#?}", path.display()));
        if never(&read) {
            assert!(unsatisfiable(&root, path), "{}", path.display());
            refused += 1;
        }
        assert_eq!(read.format, expected(&set), "{}", path.display());
        // What the text says of itself: rows, and a horizon that is the sum of the longest durations.
        let text = String::from_utf8(bytes).expect("UTF-8");
        let says = |key: &str| {
            let line = text.lines().find(|line| line.trim_start().starts_with(key))?;
            line.rsplit([':', '=']).next()?.trim().trim_end_matches(';').parse::<usize>().ok()
        };
        let first = text.split_whitespace().next().and_then(|word| word.parse::<usize>().ok());
        let count = match read.format {
            Format::Psplib => says("jobs"),
            Format::Mspsp => says("nActs"),
            Format::Patterson | Format::Stocks => first,
            Format::ProgenMax => first.map(|count| count + 2),
            Format::Mista | Format::Mplib => {
                Some(read.project.parts.iter().map(|p| p.activities.len()).sum())
            }
        };
        assert_eq!(Some(read.project.len()), count, "{}", path.display());
        if let Some(horizon) = read.horizon {
            assert_eq!(horizon, read.project.horizon(), "{}", path.display());
        }
    }
    println!("never possible, as their tables have it: {refused}");
    for (set, count) in &sets {
        println!("{set}: {count}");
    }
    println!("shared cases: {}", all.len());
}
