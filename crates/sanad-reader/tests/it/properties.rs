//! What holds for every text, however broken.

use crate::LEXICON;
use proptest::prelude::*;
use sanad_model::Lang;
use sanad_reader::{Lexicon, Names, Reading, normalise, paragraphs, read, similarity};
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

/// Passages lie in order, do not overlap, stay inside, and leave out nothing but spaces.
fn tiles(reading: &Reading) {
    for paragraph in &reading.paragraphs {
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut at = 0usize;
        assert!(!paragraph.passages.is_empty());
        for passage in &paragraph.passages {
            let (start, end) = (passage.start as usize, passage.end as usize);
            assert_eq!(passage.paragraph, paragraph.number);
            assert!(
                at <= start && start < end && end <= chars.len(),
                "{at} {start}..{end} of {}",
                chars.len()
            );
            assert!(chars[at..start].iter().all(|c| c.is_whitespace()));
            for fired in &passage.rules {
                assert!(fired.start < fired.end && fired.end as usize <= chars.len());
            }
            for date in &passage.dates {
                assert!(passage.start <= date.start && date.start < date.end && date.end <= passage.end);
            }
            at = end;
        }
        assert!(chars[at..].iter().all(|c| c.is_whitespace()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_is_tiled(text in text()) {
        for lang in [Lang::Ar, Lang::En] {
            let reading = read(&text, lang, &LEXICON, &NAMES);
            tiles(&reading);
            for passage in reading.passages() {
                let known = |code: &String| NAMES.parties.iter().any(|n| n.code == *code);
                prop_assert!(passage.recipient.iter().all(known));
                prop_assert!(passage.office.iter().all(|c| NAMES.offices.iter().any(|n| n.code == *c)));
            }
            let texts: Vec<String> = reading.paragraphs.iter().map(|p| p.text.clone()).collect();
            prop_assert_eq!(texts, paragraphs(&text));
            prop_assert_eq!(&reading, &read(&text, lang, &LEXICON, &NAMES));
            for a in reading.passages() {
                for b in reading.passages() {
                    let (ab, ba) = (similarity(a, b), similarity(b, a));
                    prop_assert!((0.0..=1.0).contains(&ab) && (ab - ba).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn normal_text_maps_back(text in text()) {
        for lang in [Lang::Ar, Lang::En] {
            let (normal, back) = normalise(&text, lang);
            let count = text.chars().count();
            prop_assert_eq!(normal.chars().count() + 1, back.len());
            prop_assert!(back.is_sorted());
            prop_assert_eq!(back.last().copied(), u32::try_from(count).ok());
            let (again, _) = normalise(&normal, lang);
            prop_assert_eq!(again, normal);
        }
    }

    #[test]
    fn any_rule_file_is_read_or_refused(text in "(\\PC|\n){0,200}") {
        match Lexicon::parse(&[("a.toml", &text)]) {
            Ok(_) => {}
            Err(error) => prop_assert!(!error.problems.is_empty()),
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
                tiles(&read(&text, lang, &LEXICON, &NAMES));
            }
        }
    }
}
