//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use sanad_model::{Date, Lang};
use std::path::PathBuf;

/// Turns what two sides agree into factories that run.
#[derive(Debug, Parser)]
#[command(version, about, long_about = None, after_help = "Exit codes: 0 done · 1 the input has faults, nothing was taken · 2 the command line is wrong · 3 it could not be done · 4 a conflict waits for a decision")]
pub(crate) struct Cli {
    /// Language of messages and papers
    #[arg(long, global = true, value_enum)]
    lang: Option<Language>,
    /// The day on which lateness is judged (default: today)
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    Ar,
    En,
}

impl Language {
    pub(crate) const fn lang(self) -> Lang {
        match self {
            Self::Ar => Lang::Ar,
            Self::En => Lang::En,
        }
    }
}

impl Cli {
    /// The language asked for, else that of the environment, else English.
    pub(crate) fn lang(&self) -> Lang {
        let from_environment = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|v| std::env::var(v).ok().filter(|v| !v.is_empty()))
                .is_some_and(|v| v.starts_with("ar"))
        };
        match self.lang {
            Some(language) => language.lang(),
            None if from_environment() => Lang::Ar,
            None => Lang::En,
        }
    }

    /// The language of `--lang` alone.
    pub(crate) fn asked_lang(&self) -> Option<Lang> {
        self.lang.map(Language::lang)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read the sample programme, plan its first 90 days, write its paper and serve it
    Demo(Demo),
    /// Start a programme in a new folder
    New {
        /// The folder to make
        dir: PathBuf,
    },
    /// Say everything that is wrong with a programme's folder or workbook
    Check {
        /// Folder or .xlsx
        path: PathBuf,
        /// Print the findings as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take a file into a database: a programme, a communiqué, a follow-up sheet or a survey
    Import(Import),
    /// Write a database out as a folder, or as a workbook when the path ends in .xlsx
    Export {
        /// Folder or .xlsx to write
        path: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    /// Write an empty workbook (.xlsx) or folder to fill in
    Template {
        /// File or folder to make
        file: PathBuf,
    },
    /// Write the follow-up sheets, one workbook an owner
    Sheets {
        /// The folder to write them into
        dir: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    /// Write the two-page survey of a site as a workbook
    Survey {
        /// Code of the site
        site: String,
        /// The .xlsx to write
        file: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    /// Copy a database whole and check the copy
    Backup {
        /// The file to write
        to: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    /// Put a backup in place of a database; the old one is kept beside it
    Restore {
        /// The backup
        from: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    /// Print the follow-up paper
    Brief(Brief),
    /// Serve the pages on this machine
    Serve {
        #[command(flatten)]
        db: Db,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Db {
    /// The database
    #[arg(long, value_name = "FILE", default_value = "sanad.db")]
    pub(crate) db: PathBuf,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct At {
    /// Address to serve at; loopback only
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) address: std::net::IpAddr,
    /// Port; 0 takes any free one
    #[arg(long, default_value_t = 7733)]
    pub(crate) port: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The database of the sample
    #[arg(long, value_name = "FILE", default_value = "sanad-demo.db")]
    pub(crate) db: PathBuf,
    #[command(flatten)]
    pub(crate) at: At,
    /// Stop after the paper, without serving
    #[arg(long)]
    pub(crate) no_serve: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What it is (programme, communique, followup, survey), or the path of a programme
    what: String,
    /// The file, when the first word says what it is
    file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) db: Db,
    /// Say what would change, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Code of the text, for a communiqué (default: the file's name)
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// Title of the text, for a communiqué (default: its first line)
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Code of the meeting that a communiqué tells of
    #[arg(long)]
    pub(crate) meeting: Option<String>,
    /// Office or person in whose name it is written into the history
    #[arg(long, default_value = "")]
    pub(crate) by: String,
    /// Print what changes as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What an import takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Programme,
    Communique,
    FollowUp,
    Survey,
}

impl Import {
    /// What is taken in, and from where.
    pub(crate) fn what(&self) -> anyhow::Result<(What, PathBuf)> {
        let Some(file) = &self.file else {
            return Ok((What::Programme, PathBuf::from(&self.what)));
        };
        let what = match self.what.as_str() {
            "programme" => What::Programme,
            "communique" => What::Communique,
            "followup" => What::FollowUp,
            "survey" => What::Survey,
            other => anyhow::bail!(
                "`{other}` is not something to import; accepted: programme, communique, followup, survey"
            ),
        };
        Ok((what, file.clone()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Brief {
    #[command(flatten)]
    pub(crate) db: Db,
    /// Say what changed since this day (default: seven days ago)
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<Date>,
    /// Write it as one HTML file that prints as one A4 page
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// Print it as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
