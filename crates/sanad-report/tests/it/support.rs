//! The sample and its outcomes on one day, computed once.

use sanad_files::survey::bearings;
use sanad_i18n::Locale;
use sanad_model::raw::Origins;
use sanad_model::{Dataset, Date, Id, Lang, Programme};
use sanad_outcomes::{Outcomes, Question, outcomes};
use sanad_reader::Lexicon;
use sanad_report::{Asked, Paper};
use std::path::Path;
use std::sync::OnceLock;

/// The day on which the tests look.
pub(crate) const TODAY: Date = Date::constant(2026, 11, 22);
/// The day with which they compare.
pub(crate) const SINCE: Date = Date::constant(2026, 11, 15);

/// What holds of a programme on the day of the tests.
pub(crate) fn ask(p: &Programme) -> Outcomes {
    outcomes(p, &Question::new(TODAY, bearings()))
}

/// The rows of the sample as it is committed.
pub(crate) fn rows() -> &'static Dataset {
    static ROWS: OnceLock<Dataset> = OnceLock::new();
    ROWS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes/egypt-libya");
        let mut n = 0;
        let mut next = || {
            n += 1;
            Id::from_counter(1_700_000_000_000, n)
        };
        let lexicon = Lexicon::builtin().unwrap();
        sanad_files::load(&folder, &Dataset::default(), &lexicon, &mut next).unwrap().rows
    })
}

/// The sample.
pub(crate) fn sample() -> &'static (Programme, Outcomes) {
    static SAMPLE: OnceLock<(Programme, Outcomes)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let (p, _) = Programme::build(rows(), &Origins::new()).unwrap();
        let o = ask(&p);
        (p, o)
    })
}

/// The paper of a programme, with nothing to compare with.
pub(crate) fn paper(p: &Programme, o: &Outcomes, lang: Lang) -> Paper {
    Paper::new(&Asked { programme: p, outcomes: o, since: None, lang })
}

/// Words of a text that are the key of a message, or that stand for a missing one.
pub(crate) fn raw_keys(text: &str, lang: Lang) -> Vec<String> {
    let l = Locale::of(lang);
    text.split(|c: char| c.is_whitespace() || matches!(c, '*' | '<' | '>' | '"' | '(' | ')'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '⟦'))
        .filter(|word| word.contains('⟦') || (word.contains('-') && l.has(word)))
        .map(str::to_owned)
        .collect()
}
