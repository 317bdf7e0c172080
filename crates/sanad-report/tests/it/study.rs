//! A study in words: every line, statement, indicator and reason has its words in both languages.

use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::appraise::{Line, tables::TABLES};
use sanad_report::study;

#[test]
fn everything_has_words() {
    for lang in [Lang::Ar, Lang::En] {
        let l = Locale::of(lang);
        for line in Line::ALL {
            assert!(l.has(&format!("study-line-{}", line.code())), "{lang} {}", line.code());
        }
        for table in TABLES {
            assert!(l.has(&format!("study-table-{}", table.code)), "{lang} {}", table.code);
        }
        for why in Why::EXAMPLES {
            let said = study::why(l, why);
            assert!(!said.contains("study-why"), "{lang} {}: {said}", why.code());
        }
    }
}

#[test]
fn several_rates_are_all_told() {
    let l = Locale::of(Lang::En);
    let said = study::why(l, &Why::Several(vec![0.1, 0.25]));
    assert!(said.contains("10") && said.contains("25"), "{said}");
}
