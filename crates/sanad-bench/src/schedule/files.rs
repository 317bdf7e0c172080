//! Instance files of a folder, by set.

use anyhow::Context as _;
use sanad_files::instances::Format;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file in its set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InSet {
    /// The file.
    pub path: PathBuf,
    /// The folder above its own, and its own: `rcpsp/j30`.
    pub set: String,
    /// Its own folder alone.
    pub folder: String,
    /// Its name.
    pub name: String,
}

impl InSet {
    /// Its name without what stands behind the last dot.
    pub fn stem(&self) -> &str {
        self.name.rsplit_once('.').map_or(&self.name, |(stem, _)| stem)
    }

    /// What stands behind the last dot, in small letters.
    pub fn extension(&self) -> String {
        self.name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
    }
}

/// Every instance below a folder, by set, in the order of their numbers. Projects that others refer
/// to, in folders such as `j10.mm`, are no instances of their own.
///
/// # Errors
/// When it is no folder, holds no instance, or cannot be read.
pub fn sets(folder: &Path) -> anyhow::Result<BTreeMap<String, Vec<InSet>>> {
    const ACCEPTED: &str =
        "accepted is a folder with instances (.sm, .mm, .rcp, .sch, .dzn, .txt), in folders by set";
    anyhow::ensure!(folder.exists(), "`{}` is not there; {ACCEPTED}", folder.display());
    anyhow::ensure!(folder.is_dir(), "`{}` is no folder; {ACCEPTED}", folder.display());
    let mut all = BTreeMap::new();
    let whole =
        folder.canonicalize().with_context(|| format!("while looking into `{}`", folder.display()))?;
    walk(&whole, &mut all)?;
    anyhow::ensure!(!all.is_empty(), "`{}` holds no instance; {ACCEPTED}", folder.display());
    for files in all.values_mut() {
        files.sort_by(|a: &InSet, b: &InSet| natural(&a.name, &b.name));
    }
    Ok(all)
}

/// Every `k`-th of each set, from the first on.
pub fn every(sets: BTreeMap<String, Vec<InSet>>, k: usize) -> Vec<InSet> {
    sets.into_values().flat_map(|files| files.into_iter().step_by(k.max(1))).collect()
}

fn walk(folder: &Path, all: &mut BTreeMap<String, Vec<InSet>>) -> anyhow::Result<()> {
    let part = |path: Option<&Path>| {
        path.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let own = part(Some(folder));
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("while looking into `{}`", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, all)?;
            continue;
        }
        let name = part(Some(&path));
        let file = InSet { set: format!("{}/{own}", part(folder.parent())), folder: own.clone(), name, path };
        let plain = file.path.is_file() && folder.extension().is_none_or(|end| end != "mm");
        if plain && is_instance(&file) {
            all.entry(file.set.clone()).or_default().push(file);
        }
    }
    Ok(())
}

fn is_instance(file: &InSet) -> bool {
    match file.extension().as_str() {
        "sm" | "mm" | "rcp" | "sch" | "dzn" => true,
        // Texts of any kind lie beside: only what reads as several projects counts.
        "txt" => std::fs::read_to_string(&file.path)
            .is_ok_and(|text| matches!(Format::of(&text), Some(Format::Mista | Format::Mplib))),
        _ => false,
    }
}

/// Numbers inside names by their value: `j30_2` before `j30_10`.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    let number = |text: &[u8]| {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let value = text[..digits]
            .iter()
            .fold(0_u64, |sum, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')));
        (digits, value)
    };
    loop {
        let ((a_digits, a_value), (b_digits, b_value)) = (number(a), number(b));
        if a_digits > 0 && b_digits > 0 {
            match a_value.cmp(&b_value).then(a_digits.cmp(&b_digits)) {
                Ordering::Equal => (a, b) = (&a[a_digits..], &b[b_digits..]),
                other => return other,
            }
        }
        match (a.split_first(), b.split_first()) {
            (Some((x, rest_a)), Some((y, rest_b))) if x == y => (a, b) = (rest_a, rest_b),
            (x, y) => return x.map(|x| x.0).cmp(&y.map(|y| y.0)),
        }
    }
}
