//! How long reading takes: a page, a text of a megabyte as one paragraph and as many, and five
//! megabytes in one line of what texts are broken with.
//!
//! `cargo run --release -p sanad-reader --example time`
#![expect(clippy::print_stdout, reason = "prints its figures")]

use sanad_model::Lang;
use sanad_reader::{Lexicon, LexiconError, Named, Names, read};
use std::time::Instant;

fn main() -> Result<(), LexiconError> {
    let lexicon = Lexicon::builtin()?;
    let entry = |code: &str, ar: &str, en: &str| Named {
        code: code.to_owned(),
        ar: vec![ar.to_owned()],
        en: vec![en.to_owned()],
        of: None,
    };
    let mut names = Names {
        parties: vec![entry("A", "هيئة تولان الصناعية", "Tolland Industrial Board")],
        offices: vec![entry("B", "وزير الصناعة", "Minister of Industry")],
        sites: Vec::new(),
    };
    names.sites =
        (0..200).map(|n| entry(&format!("S{n}"), &format!("مصنع {n}"), &format!("works {n}"))).collect();
    let samples = [
        (
            Lang::En,
            "The Minister of Industry received the chairman of the Tolland Industrial Board, and it was agreed to send experts to works 17 to restart the suspended lines, as well as to train operators. ",
        ),
        (
            Lang::Ar,
            "استقبل وزير الصناعة رئيس هيئة تولان الصناعية، وتم الاتفاق على إيفاد خبراء إلى مصنع 17 لإعادة تشغيل الخطوط المتوقفة، وعلى تدريب المشغلين. ",
        ),
    ];
    for (lang, sentence) in samples {
        for (what, bytes, line) in [
            ("a page", 3_000, 5),
            ("1 MB in lines", 1_000_000, 5),
            ("1 MB in one line", 1_000_000, usize::MAX),
        ] {
            let mut text = String::new();
            for n in 1.. {
                text.push_str(sentence);
                if n % line == 0 {
                    text.push('\n');
                }
                if text.len() >= bytes {
                    break;
                }
            }
            let begin = Instant::now();
            let passages = read(&text, lang, &lexicon, &names).passages().count();
            println!("{lang}, {what}: {passages} passages in {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
        }
    }
    for (what, piece) in BROKEN {
        let mut speeds = Vec::new();
        for lang in [Lang::Ar, Lang::En] {
            let [small, large] = [1_000_000, 5_000_000].map(|bytes| {
                let text = piece.repeat(bytes / piece.len());
                let begin = Instant::now();
                let passages = read(&text, lang, &lexicon, &names).passages().count();
                (passages, begin.elapsed().as_secs_f64())
            });
            speeds.push(format!(
                "{lang} {} passages, {:.1} MB/s, {:.1} times as long as 1 MB",
                large.0,
                5.0 / large.1,
                large.1 / small.1
            ));
        }
        println!("5 MB of {what}: {}", speeds.join("; "));
    }
    Ok(())
}

/// What texts are broken with, repeated without end in one line.
const BROKEN: &[(&str, &str)] = &[
    ("one letter", "ا"),
    ("full stops", "."),
    ("commas", "، "),
    ("quotation marks", "«»"),
    ("bidirectional marks", "\u{200F}اتفق\u{200E} \u{202B}الجانبان\u{202C} "),
    ("tatweel", "اتـفـق "),
    ("vocalisation", "اتَّفَقَ الجانِبانِ على "),
    ("Persian letters", "توافق ایران بر همکاری صنعتی کشور "),
    ("Arabic digits", "١٤ مايو ٢٠٢٤ "),
    ("no-break spaces", "اتفق\u{00A0}الجانبان\u{00A0}"),
    ("joiners", "اتفق\u{200D}الجانبان\u{200C} "),
    ("CR LF", "it was agreed\r\n"),
    ("one verb", "signed "),
    ("one Arabic verb", "وقع "),
];
