//! `export` and `template`: out of a database, into a folder or workbook.

use super::Setting;
use crate::trouble::Trouble;
use sanad_store::{Access, Book};
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

/// Whether a path names a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"))
}

/// Writes a file whole or not at all.
pub(super) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    // A file takes the place of a file; a device or a folder is left as it is.
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        let error = std::io::Error::from(std::io::ErrorKind::InvalidInput);
        return Err(Trouble::write(path)(error).into());
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // A paper is handed on: as readable as any file the person makes.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(Trouble::write(path))?;
    file.write_all(bytes).map_err(Trouble::write(path))?;
    file.as_file().sync_all().map_err(Trouble::write(path))?;
    file.persist(path).map_err(|e| Trouble::write(path)(e.error))?;
    Ok(())
}

pub(super) async fn export(set: Setting, db: &Path, path: &Path) -> anyhow::Result<ExitCode> {
    let book = Book::open(db, Access::Read).await?;
    let snapshot = book.snapshot();
    if is_workbook(path) {
        put(path, &sanad_files::xlsx::write(&snapshot.rows, set.lang)?)?;
    } else {
        sanad_files::folder::write(path, &snapshot.rows)?;
    }
    set.wrote(path);
    Ok(ExitCode::SUCCESS)
}

pub(super) fn template(set: Setting, path: &Path) -> anyhow::Result<ExitCode> {
    if is_workbook(path) {
        if path.exists() {
            return Err(Trouble::write(path)(ErrorKind::AlreadyExists.into()).into());
        }
        put(path, &sanad_files::xlsx::template(set.lang)?)?;
    } else {
        sanad_files::folder::template(path)?;
    }
    set.wrote(path);
    Ok(ExitCode::SUCCESS)
}
