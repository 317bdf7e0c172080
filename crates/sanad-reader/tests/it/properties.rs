//! What holds for every text, however broken.

use crate::{LEXICON, tiles};
use proptest::prelude::*;
use sanad_model::Lang;
use sanad_reader::{Lexicon, Names, read};
use std::sync::LazyLock;

/// The sample's names.
static NAMES: LazyLock<Names> = LazyLock::new(crate::sample::names);

/// Pieces of which texts are made that come near what the reader looks for.
const PIECES: &[&str] = &[
    "it was agreed to",
    "and",
    "as well as to",
    "restart the suspended factories",
    "praising",
    "expressing his wishes",
    ". ",
    ".",
    ", ",
    "; ",
    ": ",
    "\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{200F}",
    "\u{FEFF}",
    "\u{00A0}",
    "\u{0640}",
    "\u{064E}",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "'s",
    "ﷲ",
    "ﻻ",
    "ﺍﺗﻔﻖ",
    "تم الاتفاق على",
    "وتم الإتفاق",
    "اتفقا",
    "كما",
    "معربا عن أمله",
    "بالإضافة إلى",
    "وعلى تشكيل",
    "14 May 2024",
    "١٤ مايو ٢٠٢٤",
    "2021-13-45",
    "99999999999",
    "Dr.",
    "أ.ح",
    "did not agree",
    "ß",
    "İ",
    "ǅ",
    "👍🏽",
    "\u{0301}",
    "-",
    "1.",
    "أولا",
    "the Libyan Minister of Industry and Minerals",
    "the Organization",
    "AOI",
    "by",
    "that",
    "will",
    "رئيس الهيئة العربية للتصنيع",
    "وللهيئة",
    "وليبيا",
    "على أن",
    "مع",
    " ",
    "  ",
    "\t",
    "z",
    "iz",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => proptest::string::string_regex("\\PC{0,6}").unwrap(),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec((piece, any::<bool>()), 0..40).prop_map(|pieces| {
        let spaced = |(p, gap): (String, bool)| if gap { p + " " } else { p };
        pieces.into_iter().map(spaced).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_is_tiled(text in text()) {
        tiles::holds(&text, &LEXICON, &NAMES, None);
    }

    #[test]
    fn any_rule_file_is_read_or_refused(text in "(\\PC|\n){0,200}") {
        match Lexicon::parse(&[("a.toml", &text)]) {
            Ok(_) => {}
            Err(error) => prop_assert!(!error.problems.is_empty()),
        }
    }
}

/// Every character of the first two planes, alone: what is normal stays as it is.
#[test]
fn every_character_has_one_normal_form() {
    for c in '\0'..='\u{1FFFF}' {
        for lang in [Lang::Ar, Lang::En] {
            tiles::maps_back(&c.to_string(), lang);
        }
    }
}

/// Every piece many times over, with and without spaces: nothing grows faster than the text.
#[test]
fn long_texts_are_tiled() {
    for piece in PIECES {
        for gap in ["", " ", ". "] {
            let text = format!("{piece}{gap}").repeat(60);
            for lang in [Lang::Ar, Lang::En] {
                tiles::tiles(&read(&text, lang, &LEXICON, &NAMES));
            }
        }
    }
}
