//! Every code of the model has a name in both languages.

use sanad_i18n::Locale;
use sanad_model::{
    Blocker, Cell, FieldType, Force, ItemStatus, Kind, Lang, Light, MACHINE_GRADES, MACHINE_GROUPS,
    SiteState, Status, Translation,
};

fn named(group: &str, codes: &[&str]) {
    for lang in Lang::ALL {
        let l = Locale::of(*lang);
        for code in codes {
            let key = format!("{group}-{}", code.replace('.', "-"));
            assert!(l.has(&key), "{lang}: {key} has no name");
        }
    }
}

#[test]
fn closed_lists_have_names() {
    named("lang", Lang::CODES);
    named("force", Force::CODES);
    named("status", Status::CODES);
    named("translation", Translation::CODES);
    named("state", SiteState::CODES);
    named("blocker", Blocker::CODES);
    named("item", ItemStatus::CODES);
    named("light", Light::CODES);
    named("machine", MACHINE_GROUPS);
    named("grade", MACHINE_GRADES);
}

#[test]
fn kinds_columns_and_fields_have_names() {
    for kind in Kind::ALL {
        named("kind", &[kind.table()]);
        named("one", &[kind.table()]);
        for lang in Lang::ALL {
            let l = Locale::of(*lang);
            for column in kind.columns() {
                let base = column.name.strip_suffix("_ar").or(column.name.strip_suffix("_en"));
                let key = format!("column-{}", base.unwrap_or(column.name));
                assert!(l.has(&key), "{lang}: {key} has no name");
                assert!(!l.column(column.name).contains('⟦'));
            }
            for field in kind.fields() {
                assert_ne!(l.field(field.name), field.name, "{lang}: field {} has no name", field.name);
                if let FieldType::Choice(codes) = field.ty {
                    for code in codes {
                        assert!(!l.choice(field.name, code).is_empty());
                        assert_ne!(l.choice(field.name, code), *code, "{lang}: {} {code}", field.name);
                    }
                }
            }
        }
    }
}

#[test]
fn choices_of_columns_have_names() {
    let groups = [
        (Kind::Party, "kind", "party-kind"),
        (Kind::Source, "kind", "source-kind"),
        (Kind::Document, "kind", "document-kind"),
        (Kind::Statement, "review", "review"),
        (Kind::Verification, "outcome", "verification"),
        (Kind::Capability, "kind", "capability-kind"),
        (Kind::CalendarDay, "kind", "day-kind"),
        (Kind::Team, "task", "team-task"),
        (Kind::Rate, "set", "rate-set"),
        (Kind::Measure, "choice", "measure-choice"),
        (Kind::Grouping, "rule", "grouping-rule"),
        (Kind::Objective, "term", "objective-term"),
    ];
    for (kind, column, group) in groups {
        let Some(Cell::Choice(codes)) = kind.column(column).map(|c| c.cell) else {
            panic!("{kind} has no choices in {column}");
        };
        named(group, codes);
    }
}

/// What the measure library asks for: listed in its README, chosen by no closed list.
#[test]
fn skills_and_resources_of_the_library_have_names() {
    let readme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../library/README.md");
    let text = std::fs::read_to_string(readme).expect("the README of the library");
    let (_, words) = text.split_once("\nSkills: ").expect("the list of skills");
    let (skills, rest) = words.split_once("Resources: ").expect("the list of resources");
    let (resources, _) = rest.split_once("Currencies: ").expect("the list of currencies");
    let codes =
        |list: &str| -> Vec<String> { list.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let (skills, resources) = (codes(skills), codes(resources));
    assert!(skills.len() >= 20 && resources.len() >= 3, "{skills:?} {resources:?}");
    named("skill", &skills.iter().map(String::as_str).collect::<Vec<_>>());
    named("resource", &resources.iter().map(String::as_str).collect::<Vec<_>>());
}

/// A word that means something else in one kind is named for that kind.
#[test]
fn columns_and_fields_of_a_kind_may_have_a_name_of_their_own() {
    for lang in Lang::ALL {
        let l = Locale::of(*lang);
        assert_ne!(l.column_of(Kind::Pin, "start"), l.column_of(Kind::Statement, "start"), "{lang}");
        assert_eq!(l.column_of(Kind::Statement, "start"), l.column("start"), "{lang}");
        assert_ne!(l.field_of(Kind::Resource, "capacity"), l.field_of(Kind::Site, "capacity"), "{lang}");
        assert_eq!(l.field_of(Kind::Site, "power.needed"), l.field("power.needed"), "{lang}");
        assert_eq!(l.column_of(Kind::Fund, "name_ar"), l.column("name_ar"), "{lang}");
    }
}

#[test]
fn every_finding_has_a_sentence() {
    named("finding", sanad_files::CODES);
}

#[test]
fn every_concept_of_the_reader_has_a_name() {
    let lexicon = sanad_reader::Lexicon::builtin().expect("the rules that come with the product");
    let mut concepts = 0;
    for concept in lexicon.rules().iter().filter_map(|rule| rule.concept.as_deref()) {
        for lang in Lang::ALL {
            let l = Locale::of(*lang);
            let named = ["concept", "action", "skill"].iter().any(|g| l.has(&format!("{g}-{concept}")));
            assert!(named || concept == "defence", "{lang}: the concept {concept} has no name");
        }
        concepts += 1;
    }
    assert!(concepts > 40, "{concepts}");
}

/// Every `said("…")` of the crates has its sentence, and no sentence is left over.
#[test]
fn what_would_be_accepted_has_a_sentence() {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![];
    for name in ["model", "files", "store", "web", "sanad"] {
        let name = if name == "sanad" { name.to_owned() } else { format!("sanad-{name}") };
        walk(&crates.join(name).join("src"), &mut files);
    }
    let mut used = std::collections::BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source file");
        // Others have a function of that name of their own.
        let imports = ["said};", "said,\n};", "sanad_model::said;"];
        if !imports.iter().any(|import| text.contains(import)) {
            continue;
        }
        for (at, call) in text.match_indices("said(\"") {
            // Not `unsaid("…")`.
            let whole = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if let Some((key, _)) = text[at + call.len()..].split_once("\")").filter(|_| whole) {
                used.insert(key.to_owned());
            }
        }
    }
    assert!(used.len() > 90, "{}", used.len());
    for key in &used {
        named("accepted", &[key]);
    }
    let listed: std::collections::BTreeSet<String> = sanad_i18n::source(Lang::En, "accepted")
        .lines()
        .filter_map(|l| l.strip_prefix("accepted-")?.split_once(" =").map(|(key, _)| key.to_owned()))
        .collect();
    assert_eq!(listed, used);
}

fn walk(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            walk(&entry, files);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            files.push(entry);
        }
    }
}
