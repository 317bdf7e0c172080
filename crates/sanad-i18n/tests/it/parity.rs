//! Key and argument parity of the two languages, file by file.

use sanad_i18n::{FILES, source};
use sanad_model::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a file with the arguments each message names.
fn messages(lang: Lang, file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source(lang, file).lines() {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((name, _)) = line.split_once(" =").filter(|_| starts) {
            name.trim().clone_into(&mut key);
            assert!(
                found.insert(key.clone(), BTreeSet::new()).is_none(),
                "{lang}/{file}: {key} stands twice"
            );
        }
        for piece in line.split('$').skip(1).filter(|_| !line.starts_with('#')) {
            let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.entry(key.clone()).or_default().insert(name);
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    let mut count = 0;
    for file in FILES {
        let (ar, en) = (messages(Lang::Ar, file), messages(Lang::En, file));
        let missing: Vec<_> = ar.keys().filter(|k| !en.contains_key(*k)).collect();
        assert!(missing.is_empty(), "{file}: only in Arabic: {missing:?}");
        let missing: Vec<_> = en.keys().filter(|k| !ar.contains_key(*k)).collect();
        assert!(missing.is_empty(), "{file}: only in English: {missing:?}");
        for (key, args) in &ar {
            assert_eq!(Some(args), en.get(key), "{file}: arguments of {key}");
        }
        count += ar.len();
    }
    assert!(count > 500, "{count} messages");
}

#[test]
fn no_key_stands_in_two_files() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for file in FILES {
        for key in messages(Lang::En, file).into_keys() {
            if let Some(other) = seen.insert(key.clone(), file) {
                panic!("{key} stands in {other} and {file}");
            }
        }
    }
}

#[test]
fn every_file_parses() {
    for lang in Lang::ALL {
        for file in FILES {
            let parsed = fluent_bundle::FluentResource::try_new(source(*lang, file).to_owned());
            if let Err((_, errors)) = parsed {
                panic!("{lang}/{file}: {errors:?}");
            }
        }
    }
}

#[test]
fn arabic_is_written_in_arabic() {
    for file in FILES {
        for line in source(Lang::Ar, file).lines() {
            assert!(!line.contains(|c: char| ('٠'..='٩').contains(&c)), "{file}: eastern digits in {line}");
        }
    }
}
