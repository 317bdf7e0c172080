//! How long reading takes: a page, and a text of a megabyte as one paragraph and as many.
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
    Ok(())
}
