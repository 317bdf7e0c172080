//! Crates import downwards only, as the table in ARCHITECTURE.md has it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// What an engine may take from outside the workspace: nothing that does I/O or keeps a clock.
const PURE: &[&str] =
    &["jiff", "libm", "rand_chacha", "rayon", "rust_decimal", "serde", "thiserror", "toml", "uuid"];
const ENGINES: &[&str] = &[
    "sanad-appraise",
    "sanad-measures",
    "sanad-model",
    "sanad-outcomes",
    "sanad-plan",
    "sanad-reader",
    "sanad-risk",
    "sanad-schedule",
];

/// The table: each crate in its order with what it may import; nothing for "everything above".
fn table() -> Vec<(String, Option<BTreeSet<String>>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ARCHITECTURE.md");
    let text = std::fs::read_to_string(path).expect("ARCHITECTURE.md");
    let rows = text.lines().filter(|l| l.starts_with("| `sanad"));
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, _, may] = cells.as_slice() else { panic!("three cells: {line}") };
        let may = match *may {
            "everything above" => None,
            "–" => Some(BTreeSet::new()),
            list => Some(list.split(", ").map(|short| format!("sanad-{short}")).collect()),
        };
        (name.trim_matches('`').to_owned(), may)
    })
    .collect()
}

/// What each crate imports when it is built, without what its tests alone need.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .output()
        .expect("cargo metadata");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .map(|package| {
            let all = package["dependencies"].as_array().expect("dependencies");
            (name(package), all.iter().filter(|d| d["kind"] != "dev").map(name).collect())
        })
        .collect()
}

#[test]
fn crates_import_downwards_only() {
    let (table, imports) = (table(), imports());
    let listed: BTreeSet<&String> = table.iter().map(|(name, _)| name).collect();
    assert_eq!(listed, imports.keys().collect(), "the table lists every crate of the workspace");
    let mut above: BTreeSet<String> = BTreeSet::new();
    for (name, may) in &table {
        let may = may.as_ref().unwrap_or(&above);
        assert!(may.is_subset(&above), "{name} may import only what stands above it: {may:?}");
        let own = imports[name].iter().filter(|d| d.starts_with("sanad"));
        for import in own {
            assert!(may.contains(import), "{name} imports {import}, which the table does not have");
        }
        above.insert(name.clone());
    }
}

#[test]
fn engines_take_nothing_that_does_input_or_output() {
    let imports = imports();
    for engine in ENGINES {
        for import in imports[*engine].iter().filter(|d| !d.starts_with("sanad")) {
            assert!(PURE.contains(&import.as_str()), "{engine} imports {import}");
        }
    }
}

#[test]
fn anyhow_lives_in_programs_alone() {
    for (name, imports) in imports() {
        assert!(!imports.contains("anyhow") || matches!(name.as_str(), "sanad" | "sanad-bench"), "{name}");
    }
}
