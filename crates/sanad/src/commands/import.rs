//! `check` and `import`: what a file holds, what it would change, and taking it in.

use super::Setting;
use super::works;
use crate::cli::{Import, What};
use crate::out::{self, Faulty};
use crate::trouble::Trouble;
use sanad_files::communique::{self, CommuniqueMeta, Meeting};
use sanad_files::{followup, survey};
use sanad_i18n::Arg;
use sanad_model::{Accepted, Change, Dataset, Finding, Kind, Programme};
use sanad_reader::Lexicon;
use sanad_store::{Access, Author, Book, Edit, StoreError, new_id};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// What an import changed, or would change.
pub(super) struct Taken {
    pub(super) changes: Vec<Change>,
    new: usize,
    changed: usize,
    warnings: Vec<Finding>,
    pub(super) dry: bool,
}

impl Taken {
    fn new(base: &Dataset, changes: Vec<Change>, warnings: Vec<Finding>, dry: bool) -> Self {
        let records: BTreeSet<_> = changes.iter().map(|c| (c.kind, c.record)).collect();
        let new = records.iter().filter(|(kind, id)| base.row(*kind, *id).is_none()).count();
        Self { changed: records.len() - new, new, changes, warnings, dry }
    }

    /// Says it on stderr.
    pub(super) fn say(&self, set: Setting) {
        let l = set.locale();
        out::findings(&self.warnings, set.lang);
        if self.changes.is_empty() {
            out::note(&l.t("cli-unchanged"));
            return;
        }
        let key = if self.dry { "cli-would-change" } else { "cli-changed" };
        let counted = |key: &str, n: usize| l.t1_bare(key, &[("n", Arg::from(n as u64))]);
        let mut records = Vec::new();
        if self.new > 0 {
            records.push(counted("cli-new-records", self.new));
        }
        if self.changed > 0 {
            records.push(counted("cli-changed-records", self.changed));
        }
        out::note(&format!("{} {}", counted(key, self.changes.len()), l.list(&records)));
    }

    pub(super) fn json(&self, set: Setting) -> serde_json::Value {
        let change = |c: &Change| {
            serde_json::json!({
                "table": c.kind.table(), "record": c.record.to_string(), "field": c.field,
                "before": c.before, "after": c.after,
            })
        };
        serde_json::json!({
            "applied": !self.dry,
            "new_records": self.new,
            "changed_records": self.changed,
            "changes": self.changes.iter().map(change).collect::<Vec<_>>(),
            "warnings": out::findings_json(&self.warnings, set.lang),
        })
    }
}

/// Says everything that is wrong with a programme: its rows, its templates, and what is recorded for
/// works and cannot be planned with.
pub(super) async fn check(set: Setting, path: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let opened = match works::open(path).await {
        Ok(opened) => opened,
        Err(error) => match error.downcast::<Faulty>() {
            Ok(Faulty(found)) => {
                told(set, json, None, &found, &[], &|| {})?;
                return Ok(ExitCode::from(1));
            }
            Err(error) => return Err(error),
        },
    };
    let o = tokio::task::block_in_place(|| opened.glance(set));
    let (p, wrong) = (&opened.programme, opened.wrong(&o));
    let more = wrong.json(set, p, &o);
    told(set, json, Some(opened.records), &opened.warnings, &more, &|| wrong.say(set, p, &o))?;
    let fine = !wrong.is_fatal();
    if fine && !json {
        let (l, records) = (set.locale(), opened.records as u64);
        let warned = opened.warnings.len() + wrong.warnings();
        out::data(&if warned == 0 {
            l.n("cli-check-fine", records)
        } else {
            let records = l.n("cli-check-records", records);
            let args = [("n", Arg::from(warned as u64)), ("records", Arg::from(records))];
            l.t1_bare("cli-check-warned", &args)
        });
    }
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Findings as JSON on stdout, or in words on stderr.
fn told(
    set: Setting,
    json: bool,
    records: Option<usize>,
    found: &[Finding],
    more: &[serde_json::Value],
    say: &dyn Fn(),
) -> anyhow::Result<()> {
    if !json {
        out::findings(found, set.lang);
        say();
        return Ok(());
    }
    let mut findings = out::findings_json(found, set.lang).as_array().cloned().unwrap_or_default();
    findings.extend_from_slice(more);
    let whole = serde_json::json!({ "records": records, "findings": findings });
    out::data(&serde_json::to_string_pretty(&whole)?);
    Ok(())
}

/// Takes a file in; a database that only a refused or dry import would have made is not left.
pub(super) async fn import(set: Setting, args: &Import) -> anyhow::Result<ExitCode> {
    let fresh = !args.db.db.exists();
    let done = into(set, args).await;
    if fresh && (done.is_err() || args.dry_run) {
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let mut name = args.db.db.clone().into_os_string();
            name.push(suffix);
            let _ = std::fs::remove_file(name);
        }
    }
    done
}

async fn into(set: Setting, args: &Import) -> anyhow::Result<ExitCode> {
    let (what, path) = args.what()?;
    let book = book(set, args).await?;
    let taken = match what {
        What::Programme => take(&book, &path, &args.by, args.dry_run).await?,
        What::Communique => {
            let base = book.snapshot();
            let (changes, warnings) = communique(args, &path, &base.rows)?;
            let mut taken = write(&book, changes, &path, &args.by, args.dry_run).await?;
            taken.warnings = warnings;
            book.close().await;
            return super::communique::say(set, args, &base.rows, &taken);
        }
        What::FollowUp => {
            let base = book.snapshot();
            let merge =
                followup::read(&read(&path)?, &name(&path), &base.programme, &mut new_id).map_err(Faulty)?;
            let l = set.locale();
            for conflict in &merge.conflicts {
                let args = [
                    ("item", Arg::from(conflict.code.clone())),
                    ("sheet", Arg::from(conflict.sheet.clone())),
                    ("here", Arg::from(conflict.now.clone())),
                ];
                out::note(&l.t1("cli-conflict", &args));
            }
            let conflicts = merge.conflicts.len();
            let taken = write(&book, merge.changes(), &path, &args.by, args.dry_run).await?;
            if conflicts > 0 {
                say(set, args.json, &taken)?;
                out::note(&l.n("cli-conflicts", conflicts as u64));
                book.close().await;
                return Ok(ExitCode::from(4));
            }
            taken
        }
        What::Survey => {
            let base = book.snapshot();
            let answers = survey::read(&read(&path)?, &name(&path), &base.programme).map_err(Faulty)?;
            let changes = survey::changes(&answers, &base.rows, &mut new_id).map_err(Faulty)?;
            write(&book, changes, &path, &args.by, args.dry_run).await?
        }
    };
    book.close().await;
    say(set, args.json, &taken)?;
    Ok(ExitCode::SUCCESS)
}

/// The database: a dry run only reads, so that it works beside a program that writes. What must
/// be made or brought forward first is opened as for any import.
async fn book(set: Setting, args: &Import) -> Result<Book, StoreError> {
    if args.dry_run && args.db.db.exists() {
        match Book::open(&args.db.db, Access::Read).await {
            Err(StoreError::Older { .. } | StoreError::Empty { .. }) => {}
            opened => return opened,
        }
    }
    set.book(&args.db.db).await
}

fn say(set: Setting, json: bool, taken: &Taken) -> anyhow::Result<()> {
    if json {
        out::data(&serde_json::to_string_pretty(&taken.json(set))?);
    } else {
        taken.say(set);
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    // What is larger than any file that is taken is not read at all.
    let size = std::fs::metadata(path).map_err(Trouble::read(path))?.len();
    if size > sanad_files::xlsx::LARGEST {
        let mb = sanad_files::xlsx::LARGEST / 1024 / 1024;
        return Err(Trouble::TooLarge { path: path.display().to_string(), mb });
    }
    std::fs::read(path).map_err(Trouble::read(path))
}

/// Takes a folder or workbook into a book.
pub(super) async fn take(book: &Book, path: &Path, by: &str, dry: bool) -> anyhow::Result<Taken> {
    let lexicon = Lexicon::builtin()?;
    let base = book.snapshot();
    let resolved = sanad_files::load(path, &base.rows, &lexicon, &mut new_id).map_err(Faulty)?;
    let changes = base.rows.diff(&resolved.rows);
    let mut rows = base.rows.clone();
    rows.apply(&changes).map_err(StoreError::Conflict)?;
    let (_, mut warnings) = Programme::build(&rows, &resolved.origins).map_err(Faulty)?;
    warnings.extend(resolved.warnings);
    let mut taken = write(book, changes, path, by, dry).await?;
    taken.warnings = warnings;
    Ok(taken)
}

async fn write(book: &Book, changes: Vec<Change>, path: &Path, by: &str, dry: bool) -> anyhow::Result<Taken> {
    let base = book.snapshot();
    let taken = Taken::new(&base.rows, changes, Vec::new(), dry);
    if !dry && !taken.changes.is_empty() {
        let author = Author { actor: by.to_owned(), party: None };
        book.write(Edit { author, reason: name(path), changes: taken.changes.clone() }).await?;
    }
    Ok(taken)
}

/// The first line of a text, as its title: cut where a line of a list would end.
fn first_line(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

/// What a text makes, and what in it is worth a look.
fn communique(args: &Import, path: &Path, base: &Dataset) -> anyhow::Result<(Vec<Change>, Vec<Finding>)> {
    let (text, warnings) = communique::check(&read(path)?, &name(path)).map_err(Faulty)?;
    let meeting = match (&args.meeting, &args.held) {
        (Some(code), _) => {
            let row = base.by_code(Kind::Meeting, code);
            let known = base.rows(Kind::Meeting).filter(|r| !r.withdrawn()).map(|r| r.get("code"));
            let accepted = Accepted::codes(known);
            let unknown = || Trouble::Code { key: "error-no-meeting", code: code.clone(), accepted };
            Meeting::Known(row.ok_or_else(unknown)?.id)
        }
        (None, Some(held)) => Meeting::New { held: held.clone(), title: String::new() },
        (None, None) => Meeting::Unsaid,
    };
    let stem = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let code: String = stem.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    let meta = CommuniqueMeta {
        code: args.code.clone().unwrap_or(code),
        title: args.title.clone().unwrap_or_else(|| first_line(&text)),
        meeting,
        ..CommuniqueMeta::default()
    };
    let changes =
        communique::changes(&text, &meta, base, &Lexicon::builtin()?, &mut new_id).map_err(Faulty)?;
    Ok((changes, warnings))
}
