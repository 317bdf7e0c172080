//! `export` and `template`: out of a database, into a folder or workbook.

use super::Setting;
use anyhow::Context as _;
use sanad_store::{Access, Book};
use std::path::Path;
use std::process::ExitCode;

/// Whether a path names a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"))
}

/// Writes a file whole or not at all.
pub(super) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || format!("`{}` could not be written; nothing was changed there", path.display());
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // A paper is handed on: as readable as any file the person makes.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).with_context(failed)?;
    file.write_all(bytes).with_context(failed)?;
    file.as_file().sync_all().with_context(failed)?;
    file.persist(path).with_context(failed)?;
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
        anyhow::ensure!(!path.exists(), "`{}` is there already; name another file", path.display());
        put(path, &sanad_files::xlsx::template(set.lang)?)?;
    } else {
        sanad_files::folder::template(path)?;
    }
    set.wrote(path);
    Ok(ExitCode::SUCCESS)
}
