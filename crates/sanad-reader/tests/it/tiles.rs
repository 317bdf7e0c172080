//! What holds for every text, however broken; the fuzz target of the reader asks the same.

use sanad_model::{Lang, When};
use sanad_reader::{Lexicon, Names, Reading, normalise, paragraphs, read_on, similarity};

/// Of a longer text, this many passages are compared with each other.
const COMPARED: usize = 16;

/// Reads a text in both languages and checks all that a reading promises.
pub(crate) fn holds(text: &str, lexicon: &Lexicon, names: &Names, meeting: Option<When>) {
    for lang in [Lang::Ar, Lang::En] {
        let reading = read_on(text, lang, lexicon, names, meeting);
        tiles(&reading);
        for passage in reading.passages() {
            let known = |code: &String| names.parties.iter().any(|n| n.code == *code);
            assert!(passage.recipient.iter().all(known));
            assert!(passage.office.iter().all(|c| names.offices.iter().any(|n| n.code == *c)));
        }
        let texts: Vec<&str> = reading.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, paragraphs(text));
        assert_eq!(reading, read_on(text, lang, lexicon, names, meeting));
        for a in reading.passages().take(COMPARED) {
            for b in reading.passages().take(COMPARED) {
                let (ab, ba) = (similarity(a, b), similarity(b, a));
                assert!((0.0..=1.0).contains(&ab) && (ab - ba).abs() < 1e-12);
            }
        }
        maps_back(text, lang);
    }
}

/// Passages lie in order, do not overlap, stay inside, and leave out nothing but spaces.
pub(crate) fn tiles(reading: &Reading) {
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

/// The normal form of a text maps back into it, and is its own normal form.
pub(crate) fn maps_back(text: &str, lang: Lang) {
    let (normal, back) = normalise(text, lang);
    assert_eq!(normal.chars().count() + 1, back.len());
    assert!(back.is_sorted());
    assert_eq!(back.last().copied(), u32::try_from(text.chars().count()).ok());
    let (again, _) = normalise(&normal, lang);
    assert_eq!(again, normal);
}
