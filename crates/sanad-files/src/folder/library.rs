//! The templates of a programme: `library/<code>.toml`, the text of one template each. Their text
//! is kept as it is, line ends as line feeds, but for blanks before and behind it: a written file
//! ends with one line feed. What the text means is not asked here.

use super::{LARGEST, LIBRARY};
use crate::{FilesError, encoding};
use sanad_model::raw::{RawRow, RawTable};
use sanad_model::{Dataset, Finding, Kind, Place, cell, said};
use std::fs;
use std::path::{Path, PathBuf};

/// How the files of templates end.
const ENDING: &str = ".toml";

/// The code of the template that a file holds, by its name; none when it is no template.
pub(super) fn code(name: &str) -> Option<&str> {
    let code = name.strip_suffix(ENDING).filter(|code| !code.is_empty() && !code.starts_with(['.', '~']));
    code.filter(|_| name != super::SETTINGS)
}

/// The name of a template's file within the folder of a programme.
pub(super) fn name(code: &str) -> String {
    format!("{LIBRARY}/{code}{ENDING}")
}

/// The templates of a programme's folder, a table each, by name. Faults are added to `findings`.
pub(super) fn read(folder: &Path, findings: &mut Vec<Finding>) -> Vec<RawTable> {
    let mut tables = Vec::new();
    for (code, path) in files(folder) {
        let file = name(&code);
        let at = Place { file: file.clone(), ..Place::default() };
        let size = fs::metadata(&path).map_or(0, |m| m.len());
        if size > LARGEST {
            let accepted = said("most-mb").with(LARGEST / 1024 / 1024);
            findings.push(Finding::error(at, "too-large", format!("{} MB", size / 1024 / 1024), accepted));
            continue;
        }
        match fs::read(&path) {
            Ok(bytes) => match table(&code, &file, &bytes) {
                Ok(table) => tables.push(table),
                Err(more) => findings.extend(more),
            },
            Err(e) => findings.push(Finding::error(at, "unreadable", e.to_string(), said("readable-file"))),
        }
    }
    tables
}

/// The template in the bytes of a file. `file` is its name for messages.
pub(super) fn table(code: &str, file: &str, bytes: &[u8]) -> Result<RawTable, Vec<Finding>> {
    let text =
        encoding::decode(bytes, encoding::From::Editor).map_err(|bad| vec![bad.finding(file, bytes, "")])?;
    let text = text.replace("\r\n", "\n");
    let hidden = |c: char| c.is_control() && c != '\t';
    let faults: Vec<Finding> = (1..)
        .zip(text.split('\n'))
        .filter_map(|(row, line)| {
            let at = Place { file: file.to_owned(), row, column: String::new() };
            let c = line.chars().find(|c| hidden(*c))?;
            Some(Finding::error(
                at,
                "control-character",
                format!("U+{:04X}", u32::from(c)),
                said("no-control"),
            ))
        })
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    if text.trim().is_empty() {
        let at = Place { file: file.to_owned(), ..Place::default() };
        return Err(vec![Finding::error(at, "empty-file", "", said("text"))]);
    }
    Ok(RawTable {
        kind: Kind::Template,
        file: file.to_owned(),
        header: vec!["code".to_owned(), "body".to_owned()],
        // The row of the whole file.
        rows: vec![RawRow { number: 0, cells: vec![code.to_owned(), text] }],
    })
}

/// The files of the templates that count, with their names.
pub(super) fn written(rows: &Dataset) -> Result<Vec<(String, Vec<u8>)>, FilesError> {
    let mut files = Vec::new();
    for row in rows.rows(Kind::Template).filter(|r| !r.withdrawn()) {
        let code = row.get("code");
        if !cell::is_template_code(code) {
            return Err(FilesError::TemplateCode(code.to_owned()));
        }
        files.push((name(code), format!("{}\n", row.get("body")).into_bytes()));
    }
    files.sort();
    Ok(files)
}

/// The files of templates in a programme's folder, by code.
pub(super) fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder.join(LIBRARY)).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<(String, PathBuf)> = entries
        .filter(|e| e.path().is_file())
        .filter_map(|e| Some((code(&e.file_name().to_string_lossy())?.to_owned(), e.path())))
        .collect();
    files.sort();
    files
}
