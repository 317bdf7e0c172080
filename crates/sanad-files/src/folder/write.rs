//! Writing a folder. A new folder appears whole by one rename; in an existing programme every
//! file is written beside first and renamed at the end, so that a failure on the way (a full
//! disk, a file that is held open) leaves the programme as it was.

use super::read::csv_kinds;
use super::{LIBRARY, SETTINGS, library, toml_row};
use crate::FilesError;
use crate::xlsx::sorted;
use sanad_model::cell::is_template_code;
use sanad_model::{Dataset, Kind};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Name of the folder in which files wait for their renaming.
const STAGING: &str = ".sanad-writing";

/// Writes rows as a programme folder: UTF-8, line feeds, ordered by code and id, so that equal
/// rows give equal bytes. Files of tables that have no rows any more are removed, and so are those
/// of templates that do not count any more; other files of the folder stay.
pub fn write(path: &Path, rows: &Dataset) -> Result<(), FilesError> {
    toml_row::live(rows)?;
    let mut files = Vec::new();
    for kind in Kind::ALL {
        let (header, table) = sorted(rows, *kind);
        if *kind == Kind::Programme {
            let live = table.iter().find(|r| r.last().is_none_or(String::is_empty)).or(table.first());
            files.push((SETTINGS.to_owned(), toml_row::write(&header, live).into_bytes()));
        } else if *kind == Kind::Template {
            files.extend(library::written(rows)?);
        } else if !table.is_empty() {
            files.push((format!("{kind}.csv"), csv_bytes(&header, &table)));
        }
    }
    put(path, &files)
}

/// Writes an empty programme: every table with its header, and an explained `programme.toml`.
pub fn template(path: &Path) -> Result<(), FilesError> {
    if path.join(SETTINGS).exists() {
        return Err(FilesError::Occupied(path.to_owned()));
    }
    let mut files = vec![(SETTINGS.to_owned(), toml_row::template().into_bytes())];
    for kind in csv_kinds() {
        let (header, _) = sorted(&Dataset::default(), kind);
        files.push((format!("{kind}.csv"), csv_bytes(&header, &[])));
    }
    put(path, &files)
}

fn csv_bytes(header: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

fn put(path: &Path, files: &[(String, Vec<u8>)]) -> Result<(), FilesError> {
    if path.exists() {
        let occupied = fs::read_dir(path).map_err(FilesError::io(path))?.next().is_some();
        if occupied && !path.join(SETTINGS).is_file() {
            return Err(FilesError::NotAProgramme(path.to_owned()));
        }
        return replace(path, files);
    }
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(FilesError::io(parent))?;
    let name = path.file_name().map_or_else(|| "programme".to_owned(), |n| n.to_string_lossy().into_owned());
    let staging = parent.join(format!(".{name}{STAGING}"));
    stage(&staging, files)?;
    fs::rename(&staging, path).map_err(FilesError::io(path))
}

/// Writes all files into a folder of their own and makes sure they are on disk.
fn stage(staging: &Path, files: &[(String, Vec<u8>)]) -> Result<(), FilesError> {
    let all = || {
        if staging.exists() {
            fs::remove_dir_all(staging)?;
        }
        fs::create_dir(staging)?;
        if files.iter().any(|(name, _)| name.starts_with(LIBRARY)) {
            fs::create_dir(staging.join(LIBRARY))?;
        }
        for (name, bytes) in files {
            let mut file = fs::File::create(staging.join(name))?;
            file.write_all(bytes)?;
            file.sync_all()?;
        }
        Ok(())
    };
    all().map_err(|e| {
        let _ = fs::remove_dir_all(staging);
        FilesError::Io { path: staging.to_owned(), source: e }
    })
}

fn replace(path: &Path, files: &[(String, Vec<u8>)]) -> Result<(), FilesError> {
    let staging = path.join(STAGING);
    stage(&staging, files)?;
    let library = path.join(LIBRARY);
    if staging.join(LIBRARY).is_dir() {
        fs::create_dir_all(&library).map_err(FilesError::io(&library))?;
    }
    for (name, _) in files {
        let to = path.join(name);
        fs::rename(staging.join(name), &to).map_err(FilesError::io(&to))?;
    }
    let held = csv_kinds().map(|k| format!("{k}.csv"));
    let templates = library::files(path).into_iter().map(|(code, _)| code);
    let held = held.chain(templates.filter(|code| is_template_code(code)).map(|code| library::name(&code)));
    let gone = held.filter(|n| files.iter().all(|(f, _)| f != n));
    let gone: Vec<PathBuf> = gone.map(|n| path.join(n)).filter(|p| p.is_file()).collect();
    for file in gone {
        fs::remove_file(&file).map_err(FilesError::io(&file))?;
    }
    fs::remove_dir_all(&staging).map_err(FilesError::io(&staging))
}
