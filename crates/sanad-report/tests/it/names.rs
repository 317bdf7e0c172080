//! Every key of a project file has a name in both languages.

use sanad_files::project::{Held, open};
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::Valid;
use sanad_report::names;
use std::collections::BTreeSet;

/// A figure under each key that takes one.
pub(crate) const EVERY: &str = include_str!("../data/every-key.toml");

pub(crate) fn project(text: &str) -> Valid {
    match open(text.as_bytes(), "p.toml").unwrap_or_else(|faults| panic!("{faults:#?}")) {
        Held::Project(read) => read.valid,
        Held::Flows(_) => panic!("a project"),
    }
}

/// The names of the fields of the file's types whose figures are read.
fn keys() -> BTreeSet<String> {
    let files = [
        include_str!("../../../sanad-appraise/src/file/mod.rs"),
        include_str!("../../../sanad-appraise/src/file/works.rs"),
        include_str!("../../../sanad-appraise/src/file/money.rs"),
        include_str!("../../../sanad-appraise/src/file/sharing.rs"),
    ];
    let fields = files.iter().flat_map(|file| file.lines()).filter_map(|line| {
        let (name, kind) = line.trim().trim_start_matches("pub ").split_once(": ")?;
        let figure = ["Figured", "Series", "Amounts"].iter().any(|own| kind.contains(own));
        let field = name.bytes().all(|c| c.is_ascii_lowercase() || c == b'_') && kind.ends_with(',');
        (figure && field).then(|| name.to_owned())
    });
    fields.collect()
}

#[test]
fn every_key_of_a_project_file_has_a_name() {
    let all = [EVERY, include_str!("../../../../docs/appraisal/solar-flip.toml")].map(project);
    let paths = |valid: &Valid| valid.case.inputs().iter().map(|own| own.path.clone()).collect::<Vec<_>>();
    let there: Vec<String> = all.iter().flat_map(paths).collect();
    let there: BTreeSet<&str> = there.iter().flat_map(|path| path.split('.')).collect();
    let absent: Vec<String> = keys().into_iter().filter(|key| !there.contains(key.as_str())).collect();
    assert!(
        keys().len() > 40 && absent.is_empty(),
        "{} keys, here without a figure: {absent:?}",
        keys().len()
    );
    for (lang, valid) in Lang::ALL.iter().flat_map(|lang| all.iter().map(move |valid| (*lang, valid))) {
        let l = Locale::of(lang);
        let mut told: BTreeSet<String> = BTreeSet::new();
        let mut wrong = Vec::new();
        for path in &paths(valid) {
            match names::name(l, None, &valid.project, path) {
                // One bracket is two figures.
                Some(name) if told.insert(name.clone()) || path.contains(".brackets.") => {
                    if name.contains(['⟦', '{', '_']) || name.contains("money-figure") {
                        wrong.push(format!("{path}: {name}"));
                    }
                }
                other => wrong.push(format!("{path}: {other:?}")),
            }
        }
        assert!(wrong.is_empty(), "{lang}: {wrong:#?}");
    }
}
