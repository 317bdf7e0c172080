//! The grammar of the command line. What each verb and argument is for is said in the bundles
//! (`help-…`) and put in by [`crate::help`].

use crate::trouble::Trouble;
use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use sanad_model::{Accepted, Date, Lang};
use sanad_outcomes::measures::engine::Term;
use sanad_outcomes::risk::sensitivity::FEWEST_ROWS;
use std::ops::RangeInclusive;
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(name = "sanad", version)]
pub(crate) struct Cli {
    #[arg(long, global = true, value_enum)]
    lang: Option<Language>,
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

/// The language of a command line before it is read: that of `--lang`, else that of the
/// environment, else English.
pub(crate) fn spoken(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Lang {
    let mut asked = None;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy();
        if argument == "--" {
            break;
        }
        if argument == "--lang" {
            asked = arguments.next().and_then(|v| Lang::from_code(&v.to_string_lossy()));
        } else if let Some(value) = argument.strip_prefix("--lang=") {
            asked = Lang::from_code(value);
        }
    }
    let environment = ["SANAD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|v| std::env::var(v).ok().filter(|v| !v.is_empty()));
    let arabic = environment.is_some_and(|v| v.split(['_', '.', '-', '@']).next() == Some("ar"));
    asked.unwrap_or(if arabic { Lang::Ar } else { Lang::En })
}

impl Cli {
    /// The language of `--lang` alone.
    pub(crate) fn asked_lang(&self) -> Option<Lang> {
        self.lang.map(Language::lang)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(Demo),
    New {
        dir: PathBuf,
    },
    Check {
        path: PathBuf,
        #[arg(long)]
        json: bool,
    },
    Import(Import),
    Export {
        path: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    Template {
        file: PathBuf,
    },
    Sheets {
        dir: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    Survey {
        site: String,
        file: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    Backup {
        to: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    Restore {
        from: PathBuf,
        #[command(flatten)]
        db: Db,
    },
    Plan(Plan),
    Replan(Replan),
    Why(Why),
    Schedule(Schedule),
    Appraise(Appraise),
    Risk(Risk),
    Brief(Brief),
    Serve {
        #[command(flatten)]
        db: Db,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Appraise {
    pub(crate) path: PathBuf,
    #[arg(long)]
    pub(crate) measure: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "measure")]
    pub(crate) sheet: Option<PathBuf>,
    #[arg(long, value_name = "WHAT", value_parser = ["price", "used", "invest", "running", "late"])]
    pub(crate) seek: Option<String>,
    #[arg(long, value_name = "TARGET", default_value = "npv=0", requires = "seek")]
    pub(crate) target: String,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Risk {
    pub(crate) path: PathBuf,
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = whole::<u64>("trials"))]
    pub(crate) trials: u64,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u64>("seed"))]
    pub(crate) seed: u64,
    #[arg(long, value_name = "N", value_parser = whole::<u16>("threads"))]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_name = "ID")]
    pub(crate) measure: Option<String>,
    #[arg(long, value_name = "R", value_parser = share)]
    pub(crate) correlation: Option<f64>,
    #[arg(long, value_name = "N", value_parser = whole::<u64>("sobol"))]
    pub(crate) sobol: Option<u64>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

/// The whole numbers that each argument takes, by its name. Parser, help and refusals are made from it.
const WHOLE: [(&str, RangeInclusive<u64>); 9] = [
    ("effort", 1..=1_000_000),
    ("frozen", 0..=3660),
    ("points", 2..=50),
    ("schedules", 1..=1_000_000),
    ("seconds", 1..=1_000_000),
    ("seed", 0..=u64::MAX),
    ("sobol", FEWEST_ROWS as u64..=500_000),
    ("threads", 1..=64),
    ("trials", 1..=1_000_000),
];

/// The least and the greatest whole number that an argument takes.
pub(crate) fn range(name: &str) -> Option<RangeInclusive<u64>> {
    WHOLE.iter().find(|(own, _)| *own == name).map(|(_, range)| range.clone())
}

/// Takes the whole numbers of an argument.
fn whole<T>(name: &str) -> RangedU64ValueParser<T>
where
    T: TryFrom<u64> + Clone + Send + Sync + 'static,
    T::Error: Send + Sync + ToString,
{
    RangedU64ValueParser::new().range(range(name).expect("every whole number has its range"))
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "0–1".to_owned())
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Db {
    #[arg(long, value_name = "FILE", default_value = "sanad.db")]
    pub(crate) db: PathBuf,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct At {
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) address: std::net::IpAddr,
    #[arg(long, default_value_t = 7733)]
    pub(crate) port: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "FILE", default_value = "sanad-demo.db")]
    pub(crate) db: PathBuf,
    #[command(flatten)]
    pub(crate) at: At,
    #[arg(long)]
    pub(crate) no_serve: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Plan {
    pub(crate) path: PathBuf,
    #[arg(long, value_name = "N", conflicts_with = "effort", value_parser = whole::<u64>("seconds"))]
    pub(crate) seconds: Option<u64>,
    #[arg(long, value_name = "N", value_parser = whole::<u64>("effort"))]
    pub(crate) effort: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u64>("seed"))]
    pub(crate) seed: u64,
    #[arg(long, value_name = "N", value_parser = whole::<u16>("threads"))]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_name = "TERM,TERM", value_delimiter = ',', conflicts_with_all = ["helps", "seconds"], value_parser = term())]
    pub(crate) between: Vec<Term>,
    #[arg(long, value_name = "N", requires = "between", value_parser = whole::<u16>("points"))]
    pub(crate) points: Option<u16>,
    #[arg(long, conflicts_with = "seconds")]
    pub(crate) helps: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["between", "helps"])]
    pub(crate) accept: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Why {
    pub(crate) path: PathBuf,
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
    #[arg(long, value_name = "N", conflicts_with = "effort", value_parser = whole::<u64>("seconds"))]
    pub(crate) seconds: Option<u64>,
    #[arg(long, value_name = "N", value_parser = whole::<u64>("effort"))]
    pub(crate) effort: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u64>("seed"))]
    pub(crate) seed: u64,
    #[arg(long, value_name = "N", value_parser = whole::<u16>("threads"))]
    pub(crate) threads: Option<u16>,
    #[arg(long)]
    pub(crate) json: bool,
}

impl Why {
    /// The plan that is asked about.
    pub(crate) fn plan(&self) -> Plan {
        Plan {
            path: self.path.clone(),
            seconds: self.seconds,
            effort: self.effort,
            seed: self.seed,
            threads: self.threads,
            between: Vec::new(),
            points: None,
            helps: false,
            out: None,
            accept: false,
            json: self.json,
        }
    }
}

/// One of the three ways on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Path {
    Keep,
    Balanced,
    Free,
}

#[derive(Debug, Args)]
pub(crate) struct Replan {
    pub(crate) path: PathBuf,
    #[arg(long, value_name = "DATE")]
    pub(crate) at: Option<Date>,
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = whole::<u32>("frozen"))]
    pub(crate) frozen: u32,
    #[arg(long, value_name = "N", value_parser = whole::<u64>("effort"))]
    pub(crate) effort: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u64>("seed"))]
    pub(crate) seed: u64,
    #[arg(long, value_enum, default_value = "keep")]
    pub(crate) way: Path,
    #[arg(long)]
    pub(crate) accept: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

/// A term of the objectives, by its key.
fn term() -> impl clap::builder::TypedValueParser<Value = Term> {
    use clap::builder::{PossibleValuesParser, TypedValueParser as _};
    PossibleValuesParser::new(Term::ALL.iter().map(|term| term.key()))
        .try_map(|key| Term::of_key(&key).ok_or("no such term"))
}

#[derive(Debug, Args)]
pub(crate) struct Schedule {
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "N", value_parser = whole::<u64>("seconds"))]
    pub(crate) seconds: Option<u64>,
    #[arg(long, value_name = "N", value_parser = whole::<u64>("effort"))]
    pub(crate) effort: Option<u64>,
    #[arg(long, value_name = "N", conflicts_with = "effort", value_parser = whole::<u64>("schedules"))]
    pub(crate) schedules: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u64>("seed"))]
    pub(crate) seed: u64,
    #[arg(long, value_name = "N", value_parser = whole::<u16>("threads"))]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    what: String,
    file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) db: Db,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long)]
    pub(crate) code: Option<String>,
    #[arg(long)]
    pub(crate) title: Option<String>,
    #[arg(long)]
    pub(crate) meeting: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "meeting")]
    pub(crate) held: Option<String>,
    #[arg(long, default_value = "")]
    pub(crate) by: String,
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
    pub(crate) fn what(&self) -> Result<(What, PathBuf), Trouble> {
        let Some(file) = &self.file else {
            return Ok((What::Programme, PathBuf::from(&self.what)));
        };
        let what = match self.what.as_str() {
            "programme" => What::Programme,
            "communique" => What::Communique,
            "followup" => What::FollowUp,
            "survey" => What::Survey,
            other => {
                let accepted = Accepted::codes(["programme", "communique", "followup", "survey"]);
                return Err(Trouble::NotImportable(other.to_owned(), accepted));
            }
        };
        Ok((what, file.clone()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Brief {
    #[command(flatten)]
    pub(crate) db: Db,
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<Date>,
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}
