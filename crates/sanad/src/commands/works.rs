//! What `check` and `plan` have in common: a programme from wherever it lies, and what is recorded
//! in it that cannot be planned with.

use super::Setting;
use crate::out::{self, Faulty};
use crate::trouble::Trouble;
use sanad_i18n::{Arg, Locale};
use sanad_model::raw::Origins;
use sanad_model::{Dataset, Finding, Id, Kind, Place, Programme, Severity, said};
use sanad_outcomes::measures::{Effort, Located, check, located};
use sanad_outcomes::reasons::{Named, Words};
use sanad_outcomes::{Outcomes, Question, outcomes};
use sanad_reader::Lexicon;
use sanad_report::Speaker;
use sanad_store::{Access, Book, new_id};
use std::io::Read as _;
use std::path::Path;

/// A programme with where its rows come from.
pub(super) struct Opened {
    pub(super) programme: Programme,
    pub(super) origins: Origins,
    pub(super) warnings: Vec<Finding>,
    pub(super) records: usize,
}

/// Reads a programme: a folder, a workbook or a database.
pub(super) async fn open(path: &Path) -> anyhow::Result<Opened> {
    let counted = |rows: &Dataset| Kind::ALL.iter().map(|k| rows.count(*k)).sum();
    if is_database(path).map_err(Trouble::read(path))? {
        let book = Book::open(path, Access::Read).await?;
        let snapshot = book.snapshot();
        let opened = Opened {
            programme: snapshot.programme.clone(),
            origins: Origins::new(),
            warnings: snapshot.warnings.clone(),
            records: counted(&snapshot.rows),
        };
        book.close().await;
        return Ok(opened);
    }
    let lexicon = Lexicon::builtin()?;
    let (anywhere, base) = (said("programme-anywhere"), Dataset::default());
    let resolved = sanad_files::load_or(path, anywhere, &base, &lexicon, &mut new_id).map_err(Faulty)?;
    let (programme, warnings) = Programme::build(&resolved.rows, &resolved.origins).map_err(Faulty)?;
    Ok(Opened {
        programme,
        warnings: resolved.warnings.into_iter().chain(warnings).collect(),
        records: counted(&resolved.rows),
        origins: resolved.origins,
    })
}

/// Whether a path is a database, by how it begins.
pub(super) fn is_database(path: &Path) -> std::io::Result<bool> {
    const BEGINS: &[u8] = b"SQLite format 3\0";
    if !path.is_file() {
        return Ok(false);
    }
    let mut head = Vec::new();
    std::fs::File::open(path)?.take(BEGINS.len() as u64).read_to_end(&mut head)?;
    Ok(head == BEGINS)
}

/// What is wrong with what is recorded for works.
pub(super) struct Wrong {
    /// What stands in rows and templates.
    pub(super) findings: Vec<Finding>,
    /// What the planning problem says cannot hold.
    pub(super) located: Vec<Located>,
}

impl Opened {
    /// What is computed with the least effort: enough to hear what cannot be planned.
    pub(super) fn glance(&self, set: Setting) -> Outcomes {
        let bearings = sanad_files::survey::bearings();
        let question = Question::new(set.today(&self.programme), bearings);
        outcomes(&self.programme, &Question { effort: Effort::least(), ..question })
    }

    /// Where a record stands.
    pub(super) fn place(&self, kind: Kind, id: Id, column: &str) -> Place {
        let code = || self.programme.code_of(kind, id).map_or_else(|| id.to_string(), str::to_owned);
        let here = self.origins.get(&(kind, id)).cloned();
        let table = || Place { file: format!("{kind}/{}", code()), ..Place::default() };
        Place { column: column.to_owned(), ..here.unwrap_or_else(table) }
    }

    /// What is recorded and cannot be planned with.
    pub(super) fn wrong(&self, o: &Outcomes) -> Wrong {
        let p = &self.programme;
        let place = |kind: Kind, id: Id, column: &str| self.place(kind, id, column);
        let mut findings = o.works.findings.clone();
        findings.extend(check(p, &o.works.library, o.works.measures(), &place));
        let located = located(p, &o.works.library, &o.works.made, &place);
        // What a finding says of a row is not told a second time by the problem.
        let told = |own: &Located| {
            findings.iter().any(|f| (&f.place.file, f.place.row) == (&own.place.file, own.place.row))
        };
        let located = located.into_iter().filter(|own| !told(own)).collect();
        Wrong { findings, located }
    }
}

impl Wrong {
    /// Whether anything keeps a plan from being made.
    pub(super) fn is_fatal(&self) -> bool {
        self.findings.iter().any(|f| f.severity == Severity::Error)
            || self.located.iter().any(|own| own.severity == Severity::Error)
    }

    /// How many are worth a look and keep no plan from being made.
    pub(super) fn warnings(&self) -> usize {
        self.findings.iter().filter(|f| f.severity == Severity::Warning).count()
            + self.located.iter().filter(|own| own.severity == Severity::Warning).count()
    }

    /// Each on a line of its own.
    pub(super) fn say(&self, set: Setting, p: &Programme, o: &Outcomes) {
        out::findings(&self.findings, set.lang);
        let l = set.locale();
        for own in &self.located {
            let place = l.place(&own.place);
            out::note(&format!("{} {place}: {}", out::mark(own.severity, l), sentence(own, p, o, l)));
        }
    }

    /// As JSON, in the order in which they are said.
    pub(super) fn json(&self, set: Setting, p: &Programme, o: &Outcomes) -> Vec<serde_json::Value> {
        let l = set.locale();
        let mut all: Vec<serde_json::Value> =
            out::findings_json(&self.findings, set.lang).as_array().cloned().unwrap_or_default();
        let words = words(p, o);
        let speaker = Speaker { l, p, works: &o.works };
        all.extend(self.located.iter().map(|own| {
            serde_json::json!({
                "file": own.place.file,
                "row": own.place.row,
                "column": own.place.column,
                "severity": if own.severity == Severity::Error { "error" } else { "warning" },
                "code": format!("plan-{}", own.fault.rule.key()),
                "value": own.fault.value,
                "accepted": speaker.said(&words.mend(&own.fault)),
                "said": sentence(own, p, o, l),
                "measures": own.measures,
            })
        }));
        all
    }
}

fn words<'a>(p: &'a Programme, o: &'a Outcomes) -> Words<'a> {
    let problem = o.works.works().map(|works| &works.problem);
    Words { p, measures: o.works.measures(), problem, start: o.works.start }
}

/// What a fault is about, what is wrong, the way out, and where else.
fn sentence(own: &Located, p: &Programme, o: &Outcomes, l: &Locale) -> String {
    let (words, speaker) = (words(p, o), Speaker { l, p, works: &o.works });
    let mut said = Vec::new();
    if let Some(named) = words.place_of(&own.fault) {
        said.push(format!("{}:", speaker.named(&named)));
    }
    said.push(speaker.said(&words.fault(&own.fault)));
    said.push(speaker.said(&words.mend(&own.fault)));
    if own.measures.len() > 1 {
        let others = own.measures[1..].iter().cloned().map(Named::Said).collect();
        let args = [("measures", Arg::from(speaker.named(&Named::List(others))))];
        said.push(l.t1_bare("cli-plan-too", &args));
    }
    said.join(" ")
}
