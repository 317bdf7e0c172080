//! A project file for appraisal: TOML or JSON, read and believed only when it is right.

use crate::encoding;
use sanad_model::{Accepted, Finding, Place, said};
use sanad_outcomes::appraise::file::Project;
use sanad_outcomes::appraise::{Fault, Valid, Wrong, validate};

/// The largest file that is read.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Whether a path looks like a project file and not like a programme.
pub fn is_project(path: &std::path::Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    path.is_file()
        && matches!(ending.as_str(), "toml" | "json")
        && path.file_name().is_some_and(|name| name != "programme.toml")
}

/// Reads a project; the faults are all of one kind: what no reader of the format takes is told alone, for
/// it keeps the rest from being read, and everything else comes together.
///
/// # Errors
/// Every fault with its line where it can be told.
pub fn read(bytes: &[u8], file: &str) -> Result<Valid, Vec<Finding>> {
    if bytes.len() as u64 > MOST_BYTES {
        let place = Place { file: file.to_owned(), ..Place::default() };
        let accepted = said("most-mb").with(MOST_BYTES / 1024 / 1024);
        let size = format!("{} MB", bytes.len() / 1024 / 1024);
        return Err(vec![Finding::error(place, "too-large", size, accepted)]);
    }
    let text = encoding::decode(bytes).map_err(|bad| vec![bad.finding(file, bytes, "")])?;
    let project = parse(&text, file)?;
    validate(project).map_err(|faults| faults.iter().map(|fault| finding(fault, file, &text)).collect())
}

fn parse(text: &str, file: &str) -> Result<Project, Vec<Finding>> {
    let refused = |row: u32, why: &str| {
        let place = Place { file: file.to_owned(), row, column: String::new() };
        vec![Finding::error(place, "project-unreadable", why, said("project-file"))]
    };
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text)
            .map_err(|e| refused(u32::try_from(e.line()).unwrap_or(0), &e.to_string()));
    }
    toml::from_str(text).map_err(|e| {
        let before = e.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let row = before.matches('\n').count() + 1;
        refused(u32::try_from(row).unwrap_or(0), e.message())
    })
}

/// A fault as a finding, at the line where its part of the project begins.
fn finding(fault: &Fault, file: &str, text: &str) -> Finding {
    let place = Place { file: file.to_owned(), row: line(&fault.at, text), column: fault.at.clone() };
    let accepted = match &fault.wrong {
        Wrong::Date => said("project-date"),
        Wrong::Outside(least, most) => said("project-within").with(least).with(most),
        Wrong::Limits(least, most) => said("project-within").with(least).with(most),
        Wrong::Order => said("project-rising"),
        Wrong::Twice => said("project-other-name"),
        Wrong::Unknown(names) => Accepted::codes(names.iter().cloned()),
        Wrong::NoExchange => said("project-rate"),
        Wrong::Missing(what) | Wrong::Together(what) => said("project-part").with(what),
        Wrong::AboveStock(period, there) => said("project-stock").with(period).with(there),
        Wrong::NotRepaid(left) => said("project-repay").with(left),
        Wrong::OverRepaid(by) => said("project-less").with(by),
        Wrong::Interest(source) => said("project-no-interest").with(source),
    };
    let code = match &fault.wrong {
        Wrong::Date => "project-date",
        Wrong::Outside(..) => "project-outside",
        Wrong::Limits(..) => "project-limits",
        Wrong::Order => "project-order",
        Wrong::Twice => "project-twice",
        Wrong::Unknown(_) => "project-unknown",
        Wrong::NoExchange => "project-no-exchange",
        Wrong::Missing(_) => "project-missing",
        Wrong::AboveStock(..) => "project-above-stock",
        Wrong::NotRepaid(_) => "project-not-repaid",
        Wrong::OverRepaid(_) => "project-over-repaid",
        Wrong::Interest(_) => "project-interest",
        Wrong::Together(_) => "project-together",
    };
    Finding::error(place, code, fault.value.clone(), accepted)
}

/// The line of a part by its name, such as `cost.labour.fixed`; 0 where it cannot be told.
fn line(at: &str, text: &str) -> u32 {
    let mut parts = at.split('.');
    let (Some(kind), Some(name)) = (parts.next(), parts.next()) else { return 0 };
    let head = format!("[[{kind}]]");
    let quoted = format!("\"{name}\"");
    let mut inside = false;
    for (number, row) in (1..).zip(text.lines()) {
        let row = row.trim();
        if row.starts_with('[') {
            inside = row == head;
            if row == format!("[{kind}]") {
                return number;
            }
        }
        let is_name = row.starts_with("code") || row.starts_with("partner") || row.starts_with("\"code\"");
        if (inside || text.starts_with('{')) && is_name && row.contains(&quoted) {
            return number;
        }
    }
    0
}
