//! Printing: data on stdout, all else on stderr, in the language asked for.

use crate::trouble::{self, Trouble};
use sanad_i18n::{Arg, Locale};
use sanad_model::{Finding, Lang, Severity};
use sanad_store::StoreError;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::OnceLock;

/// The language in which this run speaks.
static SPOKEN: OnceLock<Lang> = OnceLock::new();

/// Chooses the language of this run.
pub(crate) fn speak(lang: Lang) {
    let _ = SPOKEN.set(lang);
}

/// Prints data. A closed pipe ends the printing quietly; any other failure, such as a full disk
/// behind a redirection, ends the command.
pub(crate) fn data(text: &str) {
    let mut out = std::io::stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let done = out
        .write_all(text.as_bytes())
        .and_then(|()| out.write_all(end.as_bytes()))
        .and_then(|()| out.flush());
    match done {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let lang = SPOKEN.get().copied().unwrap_or(Lang::En);
            let _ = failed(&Trouble::Output(error).into(), lang);
            std::process::exit(3);
        }
        _ => {}
    }
}

/// Prints a remark.
pub(crate) fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Faults of an input, carried up as an error.
#[derive(Debug)]
pub(crate) struct Faulty(pub(crate) Vec<Finding>);

impl std::fmt::Display for Faulty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} findings", self.0.len())
    }
}

impl std::error::Error for Faulty {}

/// Every finding on a line of its own.
pub(crate) fn findings(found: &[Finding], lang: Lang) {
    let l = Locale::of(lang);
    for finding in found {
        note(&format!("{} {}: {}", mark(finding.severity, l), l.place(&finding.place), l.finding(finding)));
    }
}

/// The word before a finding.
pub(crate) fn mark(severity: Severity, l: &Locale) -> String {
    match severity {
        Severity::Error => l.t("cli-error"),
        Severity::Warning => l.t("cli-warning"),
    }
}

/// Writes a line of a terminal over the one that stands there.
pub(crate) fn over(text: &str) {
    // Wide enough for what stood there before; cut where a terminal would begin another line.
    const WIDE: usize = 78;
    let cut: String = text.chars().take(WIDE).collect();
    let fill = " ".repeat(WIDE - cut.chars().count());
    let mut err = std::io::stderr().lock();
    let _ = write!(err, "\r{cut}{fill}\r").and_then(|()| err.flush());
}

/// Findings as JSON.
pub(crate) fn findings_json(found: &[Finding], lang: Lang) -> serde_json::Value {
    let one = |f: &Finding| {
        serde_json::json!({
            "file": f.place.file,
            "row": f.place.row,
            "column": f.place.column,
            "severity": if f.severity == Severity::Error { "error" } else { "warning" },
            "code": f.code,
            "value": f.value,
            "accepted": Locale::of(lang).accepted(&f.accepted),
            "said": Locale::of(lang).finding(f),
        })
    };
    found.iter().map(one).collect()
}

/// Says why it failed and gives the exit code.
pub(crate) fn failed(error: &anyhow::Error, lang: Lang) -> ExitCode {
    let l = Locale::of(lang);
    if let Some(Faulty(found)) = error.downcast_ref() {
        findings(found, lang);
        note(&l.n("cli-nothing-taken", found.len() as u64));
        return ExitCode::from(1);
    }
    match error.downcast_ref::<StoreError>() {
        Some(StoreError::Invalid(found)) => {
            findings(found, lang);
            note(&l.n("cli-nothing-taken", found.len() as u64));
            return ExitCode::from(1);
        }
        Some(StoreError::Conflict(conflicts)) => {
            for c in conflicts {
                let args = [
                    ("cell", Arg::from(format!("{}/{} {}", c.kind, c.record, c.field))),
                    ("expected", Arg::from(c.expected.as_str())),
                    ("found", Arg::from(c.found.as_str())),
                ];
                note(&format!("{} {}", l.t("cli-error"), l.t1("error-store-conflict", &args)));
            }
            return ExitCode::from(4);
        }
        Some(StoreError::Unfit { findings: found, .. }) => findings(found, lang),
        _ => {}
    }
    note(&format!("{} {}", l.t("cli-error"), trouble::words(error, l)));
    let wrong_line = matches!(error.downcast_ref(), Some(Trouble::NotImportable(..)));
    ExitCode::from(if wrong_line { 2 } else { 3 })
}
