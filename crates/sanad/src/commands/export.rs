//! `export` and `template`: out of a database, into a folder or workbook.

use super::Setting;
use crate::trouble::Trouble;
use sanad_store::{Access, Book};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Whether a path names a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"))
}

/// The folder of a file that may be written: it takes the place of a file, where there is one; a device or a folder is
/// left as it is.
fn folder(path: &Path) -> Result<&Path, Trouble> {
    if let Ok(there) = std::fs::metadata(path)
        && !there.is_file()
    {
        let kind = if there.is_dir() { ErrorKind::IsADirectory } else { ErrorKind::InvalidInput };
        return Err(Trouble::write(path)(kind.into()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match std::fs::metadata(folder) {
        Ok(there) if there.is_dir() => Ok(folder),
        Ok(_) => Err(Trouble::write(path)(ErrorKind::NotADirectory.into())),
        Err(error) => Err(Trouble::write(path)(error)),
    }
}

/// Asked before long work: whether its end has a place where it can be written, and takes that of nothing that is named
/// to be read. What lies in a folder that is named, or is referred to by a file, is not looked at.
pub(super) fn ready(path: Option<&PathBuf>, read: &[impl AsRef<Path>]) -> anyhow::Result<()> {
    let Some(path) = path else { return Ok(()) };
    folder(path)?;
    let own = path.canonicalize();
    let same = |read: &Path| own.as_ref().is_ok_and(|own| read.canonicalize().is_ok_and(|read| read == *own));
    if read.iter().any(|read| same(read.as_ref())) {
        return Err(Trouble::IsRead(path.display().to_string()).into());
    }
    Ok(())
}

/// Writes a file whole or not at all.
pub(super) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    let folder = folder(path)?;
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
