//! One module a command; each parses nothing and prints little.

mod appraise;
mod brief;
mod communique;
mod demo;
mod export;
mod flows;
mod import;
mod line;
mod plan;
mod plan_asked;
mod plan_json;
mod plan_table;
mod replan;
mod risk;
mod risk_said;
mod schedule;
mod schedule_said;
mod serve;
mod sheets;
mod why;
mod works;

use crate::cli::{Cli, Command};
use crate::out;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Lang, Programme, Timestamp};
use sanad_outcomes::{Outcomes, Question, outcomes};
use sanad_store::{Book, StoreError};
use std::path::Path;
use std::process::ExitCode;

/// What every command knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// Language of messages.
    pub(crate) lang: Lang,
    /// Language asked for on the command line, if one was.
    pub(crate) asked_lang: Option<Lang>,
    /// The day on which lateness is judged, if one was given.
    pub(crate) asked_day: Option<Date>,
}

impl Setting {
    /// The words.
    pub(crate) fn locale(self) -> &'static Locale {
        Locale::of(self.lang)
    }

    /// The day on which lateness is judged: the one given, else today where the programme is.
    pub(crate) fn today(self, p: &Programme) -> Date {
        self.asked_day.unwrap_or_else(|| p.settings.zone.day(Timestamp::now()))
    }

    /// Opens a database for writing, makes it where there is none, and says where the copy of an
    /// older one lies.
    pub(crate) async fn book(self, db: &Path) -> Result<Book, StoreError> {
        let book = Book::create_or_open(db).await?;
        if let Some(kept) = book.kept() {
            let path = kept.display().to_string();
            out::note(&self.locale().t1_bare("cli-upgraded", &[("path", Arg::from(path))]));
        }
        Ok(book)
    }

    /// Says that a file was written.
    pub(crate) fn wrote(self, path: &Path) {
        let path = path.display().to_string();
        out::note(&self.locale().t1_bare("cli-wrote", &[("path", Arg::from(path))]));
    }
}

/// Everything computed from a programme. `before` is what was computed of it or of an earlier state:
/// its plan is kept while nothing that it rests on moves.
pub(crate) fn computed(p: &Programme, today: Date, before: Option<&Outcomes>) -> Outcomes {
    let before = before.map(|o| &o.works);
    outcomes(p, &Question { before, ..Question::new(today, sanad_files::survey::bearings()) })
}

/// Runs the command.
pub(crate) async fn run(cli: Cli, lang: Lang) -> anyhow::Result<ExitCode> {
    let set = Setting { lang, asked_lang: cli.asked_lang(), asked_day: cli.today };
    match cli.command {
        Command::Demo(demo) => demo::demo(set, &demo).await,
        Command::New { dir } => {
            sanad_files::folder::template(&dir)?;
            set.wrote(&dir);
            let path = dir.display().to_string();
            out::note(&set.locale().t1_bare("cli-new-next", &[("path", Arg::from(path))]));
            Ok(ExitCode::SUCCESS)
        }
        Command::Check { path, json } => import::check(set, &path, json).await,
        Command::Import(args) => import::import(set, &args).await,
        Command::Export { path, db } => export::export(set, &db.db, &path).await,
        Command::Template { file } => export::template(set, &file),
        Command::Sheets { dir, db } => sheets::sheets(set, &db.db, &dir).await,
        Command::Survey { site, file, db } => sheets::survey(set, &db.db, &site, &file).await,
        Command::Backup { to, db } => {
            let made = sanad_store::backup(&db.db, &to).await?;
            set.wrote(&made.path);
            out::data(&format!("{}  {}", made.sha256, made.path.display()));
            Ok(ExitCode::SUCCESS)
        }
        Command::Restore { from, db } => {
            let restored = sanad_store::restore(&from, &db.db).await?;
            let l = set.locale();
            let path = db.db.display().to_string();
            out::note(&l.t1_bare("cli-restored", &[("path", Arg::from(path))]));
            if let Some(kept) = restored.kept {
                let kept = kept.display().to_string();
                out::note(&l.t1_bare("cli-kept", &[("path", Arg::from(kept))]));
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Plan(args) => plan::plan(set, &args).await,
        Command::Replan(args) => replan::replan(set, &args).await,
        Command::Why(args) => why::why(set, &args).await,
        Command::Schedule(args) => schedule::schedule(set, &args),
        Command::Appraise(args) => appraise::appraise(set, &args).await,
        Command::Risk(args) => risk::told(set, &args).await,
        Command::Brief(args) => brief::brief(set, &args).await,
        Command::Serve { db, at } => serve::serve(set, &db.db, &at).await,
    }
}
