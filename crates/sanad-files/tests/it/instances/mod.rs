//! Public scheduling instances: each format read, every fault at its place, the shared sets whole.

mod broken;
mod read;
mod shared;
pub(crate) mod texts;

use sanad_files::instances::{self, Drafted, Instance};
use sanad_model::{Finding, Lang};

/// Nothing lies beside a text.
pub(crate) fn alone(name: &str) -> std::io::Result<Vec<u8>> {
    Err(std::io::Error::new(std::io::ErrorKind::NotFound, name.to_owned()))
}

/// The text of the only project that a multi-project refers to.
fn beside(name: &str) -> std::io::Result<Vec<u8>> {
    if name == "p/one.mm" { Ok(texts::MULTI_MODE.as_bytes().to_vec()) } else { alone(name) }
}

fn read(text: &str) -> Result<Instance, Vec<Finding>> {
    instances::read(text.as_bytes(), "own", &mut beside)
}

fn draft(text: &str) -> Drafted {
    instances::draft(text.as_bytes(), "own", &mut beside).expect("reads")
}

/// What is wrong with a text: line, column, code, what stands there, what would be accepted. Each
/// has a sentence in both languages.
fn faults(text: &str) -> Vec<(u32, String, &'static str, String, String)> {
    let found = read(text).expect_err("a fault");
    located(&found);
    let one = |f: Finding| (f.place.row, f.place.column, f.code, f.value, f.accepted.to_string());
    found.into_iter().map(one).collect()
}

/// Each finding has a file, a line, a column and words.
fn located(found: &[Finding]) {
    assert!(!found.is_empty());
    for finding in found {
        assert!(!finding.place.file.is_empty() && finding.place.row > 0, "{finding:?}");
        assert!(finding.place.column.parse::<u32>().is_ok_and(|column| column > 0), "{finding:?}");
        assert!(!finding.accepted.is_empty(), "{finding:?}");
        assert!(sanad_files::CODES.contains(&finding.code), "{finding:?}");
        for lang in Lang::ALL {
            let l = sanad_i18n::Locale::of(*lang);
            let said = l.finding(finding);
            assert!(!said.contains('⟦') && !l.accepted(&finding.accepted).contains('⟦'), "{said}");
        }
    }
}
