//! Why something could not be done, in the language asked for. Each kind of error becomes a message
//! of the bundles, `error-…`; what a system or library said itself stands behind it as it is.

use sanad_files::FilesError;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Accepted, Lang};
use sanad_store::StoreError;
use sanad_web::ServeError;
use std::error::Error;
use std::io::ErrorKind;
use std::path::Path;

/// What the command itself refuses.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// A file could not be read.
    Read { path: String, source: std::io::Error },
    /// A file is larger than is taken.
    TooLarge { path: String, mb: u64 },
    /// A file could not be written.
    Write { path: String, source: std::io::Error },
    /// A file to be written is one of those that are read.
    IsRead(String),
    /// Stdout could not be written.
    Output(std::io::Error),
    /// A code names no record of a kind: the message, the code and what there is.
    Code { key: &'static str, code: String, accepted: Accepted },
    /// An accepted plan can be kept in a database only.
    NotADatabase(String),
    /// The first word of an import.
    NotImportable(String, Accepted),
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&own(self, Locale::of(Lang::En)))
    }
}

impl Error for Trouble {}

impl Trouble {
    pub(crate) fn read(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Read { path: path.display().to_string(), source }
    }

    pub(crate) fn write(path: &Path) -> impl Fn(std::io::Error) -> Self {
        move |source| Self::Write { path: path.display().to_string(), source }
    }
}

/// The sentence of an error.
pub(crate) fn words(error: &anyhow::Error, l: &Locale) -> String {
    if let Some(error) = error.downcast_ref::<StoreError>() {
        return store(error, l);
    }
    if let Some(error) = error.downcast_ref::<FilesError>() {
        return files(error, l);
    }
    if let Some(error) = error.downcast_ref::<ServeError>() {
        return serve(error, l);
    }
    if let Some(error) = error.downcast_ref::<Trouble>() {
        return own(error, l);
    }
    l.t1("error-store-other", &[("what", Arg::from(format!("{error:#}")))])
}

/// What the system says of a file.
pub(crate) fn io(error: &std::io::Error, l: &Locale) -> String {
    match error.kind() {
        ErrorKind::NotFound => l.t("io-not-found"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => l.t("io-permission"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => l.t("io-full"),
        ErrorKind::IsADirectory => l.t("io-is-directory"),
        ErrorKind::NotADirectory => l.t("io-not-directory"),
        ErrorKind::AlreadyExists => l.t("io-exists"),
        ErrorKind::Unsupported => l.t("io-not-a-file"),
        _ => l.t1("io-other", &[("what", Arg::from(error.to_string()))]),
    }
}

/// A message with its arguments, each a text that is put in as it is.
fn said(l: &Locale, key: &str, args: &[(&str, &dyn ToString)]) -> String {
    let args: Vec<(&str, Arg)> =
        args.iter().map(|(name, value)| (*name, Arg::from(value.to_string()))).collect();
    l.t1(key, &args)
}

fn own(error: &Trouble, l: &Locale) -> String {
    match error {
        Trouble::Read { path, source } => {
            said(l, "error-files-read", &[("path", path), ("why", &io(source, l))])
        }
        Trouble::TooLarge { path, mb } => {
            let why = l.t1_bare("io-too-large", &[("n", Arg::from(*mb))]);
            said(l, "error-files-read", &[("path", path), ("why", &why)])
        }
        Trouble::Write { path, source } => {
            said(l, "error-files-written", &[("path", path), ("why", &io(source, l))])
        }
        Trouble::IsRead(path) => {
            said(l, "error-files-written", &[("path", path), ("why", &l.t("io-is-read"))])
        }
        Trouble::Output(source) => said(l, "error-output", &[("why", &io(source, l))]),
        Trouble::Code { key, code, accepted } => {
            let none = accepted.is_empty();
            let accepted = if none { l.t("error-none") } else { l.accepted(accepted) };
            said(l, key, &[("code", code), ("accepted", &accepted)])
        }
        Trouble::NotADatabase(path) => said(l, "error-accept-database", &[("path", path)]),
        Trouble::NotImportable(what, accepted) => {
            said(l, "error-not-importable", &[("what", what), ("accepted", &l.accepted(accepted))])
        }
    }
}

fn files(error: &FilesError, l: &Locale) -> String {
    match error {
        FilesError::Io { path, source } => {
            said(l, "error-files-written", &[("path", &path.display()), ("why", &io(source, l))])
        }
        FilesError::NotAProgramme(path) => said(l, "error-files-other-folder", &[("path", &path.display())]),
        FilesError::Occupied(path) => said(l, "error-files-occupied", &[("path", &path.display())]),
        FilesError::Programmes(n) => said(l, "error-files-programmes", &[("n", n)]),
        FilesError::TooLong { table, row } => {
            said(l, "error-files-too-long", &[("table", table), ("row", row)])
        }
        FilesError::Missing { kind, id } => said(l, "error-files-record", &[("table", kind), ("id", id)]),
        FilesError::TemplateCode(code) => said(l, "error-files-template", &[("code", code)]),
        FilesError::Workbook(_) => said(l, "error-store-other", &[("what", &chain(error))]),
    }
}

fn serve(error: &ServeError, l: &Locale) -> String {
    match error {
        ServeError::NotLoopback(address) => said(l, "error-serve-not-loopback", &[("address", address)]),
        ServeError::PortInUse { addr } => {
            let address = format!("http://{addr}/");
            said(l, "error-serve-port", &[("port", &addr.port()), ("address", &address)])
        }
        ServeError::Bind { addr, source } => {
            said(l, "error-serve-bind", &[("address", addr), ("why", &io(source, l))])
        }
        ServeError::Stopped(source) => said(l, "error-serve-stopped", &[("why", &io(source, l))]),
        other => said(l, "error-store-other", &[("what", &chain(other))]),
    }
}

fn store(error: &StoreError, l: &Locale) -> String {
    let at = |key: &str, path: &Path| said(l, key, &[("path", &path.display())]);
    match error {
        StoreError::Missing { path } => at("error-store-missing", path),
        StoreError::Exists { path } => at("error-store-exists", path),
        StoreError::NotADatabase { path } => at("error-store-not-a-database", path),
        StoreError::Foreign { path, found } => {
            said(l, "error-store-foreign", &[("path", &path.display()), ("found", found)])
        }
        StoreError::Empty { path } => at("error-store-empty", path),
        StoreError::Newer { path, format, newest } => {
            let args: [(&str, &dyn ToString); 3] =
                [("path", &path.display()), ("format", format), ("newest", newest)];
            said(l, "error-store-newer", &args)
        }
        StoreError::Older { path, format, newest } => {
            let args: [(&str, &dyn ToString); 3] =
                [("path", &path.display()), ("format", format), ("newest", newest)];
            said(l, "error-store-older", &args)
        }
        StoreError::Locked { path, holder } => {
            let number: String = holder.chars().filter(char::is_ascii_digit).collect();
            let holder = if number.is_empty() { "?".to_owned() } else { number };
            said(l, "error-store-locked", &[("path", &path.display()), ("holder", &holder)])
        }
        StoreError::Busy { path } => at("error-store-busy", path),
        StoreError::ReadOnly { path } | StoreError::NotWritable { path } => at("error-store-read-only", path),
        StoreError::DiskFull { path } => at("error-store-disk-full", path),
        StoreError::Disk { path, .. } => at("error-store-disk", path),
        StoreError::Damaged { path, what } => {
            said(l, "error-store-damaged", &[("path", &path.display()), ("what", what)])
        }
        StoreError::Unfit { path, wrote, .. } => {
            said(l, "error-store-unfit", &[("path", &path.display()), ("wrote", wrote)])
        }
        StoreError::File { path, source } => {
            said(l, "error-files-written", &[("path", &path.display()), ("why", &io(source, l))])
        }
        other => said(l, "error-store-other", &[("what", &chain(other))]),
    }
}

/// An error with its causes.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
