//! `sheets` and `survey`: workbooks that go out and come back filled.

use super::Setting;
use super::export::put;
use crate::trouble::Trouble;
use sanad_files::{followup, survey};
use sanad_model::{Accepted, Id, Kind};
use sanad_store::{Access, Book};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// One workbook an owner, and one with every item.
pub(super) async fn sheets(set: Setting, db: &Path, dir: &Path) -> anyhow::Result<ExitCode> {
    let snapshot = Book::open(db, Access::Read).await?.snapshot();
    let p = &snapshot.programme;
    std::fs::create_dir_all(dir).map_err(Trouble::write(dir))?;
    let owners: BTreeSet<Option<Id>> =
        p.items.keys().map(|item| p.fact(*item, "owner").party()).chain([None]).collect();
    for owner in owners {
        let code = owner.and_then(|id| p.code_of(Kind::Party, id)).unwrap_or("all");
        let file = dir.join(format!("followup-{}.xlsx", code.replace(['/', ':'], "-")));
        put(&file, &followup::write(owner, p, set.lang)?)?;
        set.wrote(&file);
    }
    Ok(ExitCode::SUCCESS)
}

/// The survey of one site.
pub(super) async fn survey(set: Setting, db: &Path, site: &str, file: &Path) -> anyhow::Result<ExitCode> {
    let snapshot = Book::open(db, Access::Read).await?.snapshot();
    let p = &snapshot.programme;
    let id = p.by_code(Kind::Site, site).ok_or_else(|| {
        let mut known: Vec<&str> = p.sites.values().map(|s| s.code.as_str()).collect();
        known.sort_unstable();
        Trouble::Code { key: "error-no-site", code: site.to_owned(), accepted: Accepted::codes(known) }
    })?;
    put(file, &survey::sheet(id, p, set.lang)?)?;
    set.wrote(file);
    Ok(ExitCode::SUCCESS)
}
