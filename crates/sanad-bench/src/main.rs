//! `sanad-bench`: makes programmes, measures, and ends the command while it writes.
//!
//! ```text
//! sanad-bench generate --sites 2000 --items 20000 --seed 1 --out DIR
//! sanad-bench generate --measures 500 --seed 1 [--out FILE]
//! sanad-bench measure [--programme DIR | --db FILE | --sites N --items N]
//! sanad-bench portfolio --measures 125,250,500 --seed 1 --seconds 20 --threads 2
//! sanad-bench schedule FOLDER --best-known FILE --seconds 60 --threads 2 [--schedules N] [--every K]
//! sanad-bench read FOLDER [--every K]
//! sanad-bench benchmark generate --all --out FOLDER
//! sanad-bench benchmark generate --size small --number 1 [--out FILE]
//! sanad-bench benchmark check INSTANCE SOLUTION
//! sanad-bench benchmark solve FILE… --seconds 30 --threads 2 [--schedules N] [--out FOLDER]
//! sanad-bench risk --base 16384 --seeds 10
//! sanad-bench risk PROGRAMME --trials 10000 --threads 2
//! sanad-bench appraise [FILE] [--years 20] [--seconds 3] [--json]
//! sanad-bench kill --times 50 [--sanad PATH] [--programme DIR]
//! ```

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use sanad_bench::appraise;
use sanad_bench::benchmark;
use sanad_bench::generate::{self, Size, programme};
use sanad_bench::kill::{Phase, kill};
use sanad_bench::measure::{self, Table};
use sanad_bench::portfolio;
use sanad_bench::risk;
use sanad_bench::schedule::{self, Limits, References, Row, Rows, Summary};
use sanad_model::{Dataset, Date, Kind};
use sanad_risk::sensitivity::Effort;
use sanad_store::{Access, Author, Book, Edit};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// That of the command, so that what is measured is what it takes.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Makes programmes, measures, and ends the command while it writes
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a made-up programme as a folder, or a made-up planning problem as a JSON file
    Generate {
        #[command(flatten)]
        size: Sized,
        /// Make a planning problem with so many measures, of about ten activities each
        #[arg(long, conflicts_with_all = ["sites", "items"])]
        measures: Option<usize>,
        /// The folder to make, or the file; without it a planning problem is only checked
        #[arg(long, required_unless_present = "measures")]
        out: Option<PathBuf>,
    },
    /// Time everything a person waits for; exit code 1 when a bound is exceeded
    Measure(Measure),
    /// Make planning problems, solve each for so long and print a table
    Portfolio(Portfolio),
    /// Solve public scheduling instances and print, a set a line, what was proved and how near the best
    /// known the rest is; exit code 1 when an answer contradicts what is known
    Schedule(Schedule),
    /// Read public scheduling instances and print each in a few numbers, as one line of JSON
    Read {
        /// The folder
        folder: PathBuf,
        /// Every so many-th of each set
        #[arg(long, default_value_t = 1)]
        every: usize,
    },
    /// The public benchmark: make its instances, check a solution, solve
    #[command(subcommand)]
    Benchmark(Benchmark),
    /// Sobol' indices of a function whose indices are known, a seed a line; exit code 1 when one is off by more
    /// than 0.005 at a base sample of 16,384 or more. Of a programme: trials a second
    Risk(Risk),
    /// Count how often a second a project is calculated anew, and rates of return are found, on one thread
    Appraise(Appraise),
    /// End the command while it imports, edits and plans; exit code 1 when something was lost
    Kill(Kill),
}

#[derive(Clone, Copy, Debug, Args)]
struct Sized {
    /// How many sites
    #[arg(long, default_value_t = 2_000)]
    sites: usize,
    /// How many items
    #[arg(long, default_value_t = 20_000)]
    items: usize,
    /// Seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Sized {
    const fn size(self) -> Size {
        Size { sites: self.sites, items: self.items }
    }
}

#[derive(Debug, Args)]
struct Measure {
    /// Measure this programme, a folder or workbook
    #[arg(long, conflicts_with = "db")]
    programme: Option<PathBuf>,
    /// Measure the programme in this database
    #[arg(long)]
    db: Option<PathBuf>,
    #[command(flatten)]
    size: Sized,
    /// The day on which lateness is judged
    #[arg(long, default_value_t = generate::TODAY)]
    today: Date,
    /// How often each thing is timed
    #[arg(long, default_value_t = 5)]
    times: usize,
    /// Addresses of one kind of page that are asked for
    #[arg(long, default_value_t = 6)]
    each: usize,
    /// Only pages
    #[arg(long)]
    only_pages: bool,
    /// Leave pages out
    #[arg(long, conflicts_with = "only_pages")]
    no_pages: bool,
}

#[derive(Debug, Args)]
struct Portfolio {
    /// How many measures, of about ten activities each
    #[arg(long, value_delimiter = ',', default_values_t = [125, 250, 500, 1_000, 2_000, 4_000])]
    measures: Vec<usize>,
    /// Seed of the problems and of the search
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Seconds of solving for each
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Threads
    #[arg(long, default_value_t = 2)]
    threads: usize,
}

#[derive(Debug, Args)]
struct Schedule {
    /// The folder with the instances, in folders by set
    folder: PathBuf,
    /// The best known values: a CSV file; what is known by other tables lies beside it
    #[arg(long)]
    best_known: Option<PathBuf>,
    /// Seconds of solving for each
    #[arg(long, required_unless_present = "schedules")]
    seconds: Option<u64>,
    /// Schedules for each, without proofs: what is printed as "above critical path %" can then be held
    /// against figures published for so many schedules
    #[arg(long)]
    schedules: Option<u64>,
    /// Threads
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Every so many-th of each set
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// The CSV file that rows are appended to; what stands there is not done again
    #[arg(long, default_value = "schedule-rows.csv")]
    rows: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Benchmark {
    /// Write one instance, or all sixty with their digests
    Generate {
        /// All sixty, into a folder
        #[arg(long, requires = "out", conflicts_with_all = ["size", "number"])]
        all: bool,
        /// The size
        #[arg(long, required_unless_present = "all")]
        size: Option<benchmark::Size>,
        /// The number, from 1; beyond 20 settings come again, with other draws
        #[arg(long, alias = "seed", required_unless_present = "all")]
        number: Option<u64>,
        /// The file, or the folder; without it one instance is printed
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Print the objective of a solution; exit code 1 and what is broken when it is not one
    Check {
        /// The instance
        instance: PathBuf,
        /// The solution
        solution: PathBuf,
    },
    /// Solve instances and print a line each and a summary a size; exit code 1 when a check fails
    Solve(Solve),
}

#[derive(Debug, Args)]
struct Solve {
    /// The instances
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Seconds of search for each
    #[arg(long, required_unless_present = "schedules")]
    seconds: Option<u64>,
    /// Schedules for each
    #[arg(long)]
    schedules: Option<u64>,
    /// Threads
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder for solutions
    #[arg(long)]
    out: Option<PathBuf>,
    /// A line of JSON each, and nothing else
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Debug, Args)]
struct Risk {
    /// The folder of a programme whose trials are timed instead
    programme: Option<PathBuf>,
    /// How many trials of it
    #[arg(long, default_value_t = 10_000, requires = "programme")]
    trials: u64,
    /// The day on which its plan is made
    #[arg(long, default_value = "2026-11-22", requires = "programme")]
    today: Date,
    /// Base sample
    #[arg(long, default_value_t = 16_384)]
    base: usize,
    /// Batches for the errors, at least two
    #[arg(long, default_value_t = 8)]
    batches: usize,
    /// The first seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many seeds
    #[arg(long, default_value_t = 1)]
    seeds: u64,
    /// Threads
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// A line of JSON each, and nothing else
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Appraise {
    /// The project file
    #[arg(default_value = "docs/appraisal/garment.toml")]
    file: PathBuf,
    /// Years of production
    #[arg(long, default_value_t = 20)]
    years: u32,
    /// Seconds for each count
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// As JSON, with the flows
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Kill {
    /// How often in each phase
    #[arg(long, default_value_t = 50)]
    times: usize,
    /// The command (default: beside this program)
    #[arg(long)]
    sanad: Option<PathBuf>,
    /// The programme that is taken in (default: a made-up one of 40 sites and 200 items)
    #[arg(long)]
    programme: Option<PathBuf>,
    /// Seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    run(Cli::parse().command).await.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "error: {error:#}");
        ExitCode::from(2)
    })
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Generate { size, measures: Some(measures), out } => {
            problem(measures, size.seed, out.as_deref())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Generate { size, measures: None, out } => {
            let out = out.context("`--out` is missing")?;
            let rows = programme(size.size(), size.seed);
            sanad_files::folder::write(&out, &rows)?;
            let count: usize = Kind::ALL.iter().map(|k| rows.count(*k)).sum();
            say(&format!("{count} records in {}", out.display()));
            Ok(ExitCode::SUCCESS)
        }
        Command::Measure(args) => measured(&args).await,
        Command::Portfolio(args) => {
            say(portfolio::Row::HEAD);
            let limit = std::time::Duration::from_secs(args.seconds);
            let mut call = |row: &portfolio::Row| say(&row.to_string());
            portfolio::table(&args.measures, args.seed, limit, args.threads, &mut call)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Schedule(args) => scheduled(&args),
        Command::Read { folder, every } => {
            for own in schedule::every(schedule::sets(&folder)?, every) {
                let mut line = match schedule::read(&own.path)? {
                    Ok(instance) => schedule::digest(&instance),
                    Err(found) => serde_json::json!({ "fault": found[0].to_string() }),
                };
                line["file"] = own.path.display().to_string().into();
                say(&line.to_string());
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Benchmark(Benchmark::Generate { size, number, out, .. }) => {
            written(size.zip(number), out.as_deref())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Benchmark(Benchmark::Check { instance, solution }) => {
            let instance = benchmark::Instance::read(&instance)?;
            Ok(match benchmark::checked(&instance, &benchmark::Solution::read(&solution)?)? {
                Ok(objective) => {
                    say(&format!("ok {objective}"));
                    ExitCode::SUCCESS
                }
                Err(broken) => {
                    say(&broken.to_string());
                    ExitCode::from(1)
                }
            })
        }
        Command::Benchmark(Benchmark::Solve(args)) => solved(&args),
        Command::Risk(args) => risked(&args),
        Command::Appraise(args) => {
            let time = std::time::Duration::from_secs_f64(args.seconds.clamp(0.01, 600.0));
            let counted = appraise::count(&args.file, args.years, time)?;
            say(&if args.json { counted.json().to_string() } else { counted.text() });
            Ok(ExitCode::SUCCESS)
        }
        Command::Kill(args) => killed(&args).await,
    }
}

/// Makes a planning problem, says what the checker says of the plan it is made around, and writes it.
fn problem(measures: usize, seed: u64, out: Option<&Path>) -> anyhow::Result<()> {
    let made = portfolio::generate(measures, seed);
    let problem = sanad_plan::portfolio::validate(&made.raw)
        .map_err(|faults| anyhow::anyhow!("the problem has {} faults: {}", faults.len(), faults[0]))?;
    say(&format!(
        "{} measures, {} activities, {} links, {} persons, {} days",
        problem.measures.len(),
        problem.activities.len(),
        problem.links.len(),
        problem.persons(),
        problem.horizon
    ));
    let terms = sanad_plan::portfolio::check(&problem, &made.plan)
        .map_err(|breaches| anyhow::anyhow!("its plan breaks {} rules: {}", breaches.len(), breaches[0]))?;
    let chosen = made.plan.chosen.iter().filter(|&&chosen| chosen).count();
    say(&format!(
        "the plan it is made around passes: {chosen} chosen, value {} {}, last restart on day {}",
        terms.value, made.raw.reference, terms.end
    ));
    if let Some(out) = out {
        std::fs::write(out, portfolio::to_json(&made))
            .with_context(|| format!("while writing `{}`", out.display()))?;
        say(&format!("written to {}", out.display()));
    }
    Ok(())
}

/// Solves what is not solved yet, then prints all of it by set.
fn scheduled(args: &Schedule) -> anyhow::Result<ExitCode> {
    let references = args.best_known.as_deref().map(References::read).transpose()?.unwrap_or_default();
    let limits =
        Limits { seconds: args.seconds, schedules: args.schedules, threads: args.threads, seed: args.seed };
    let asked = schedule::every(schedule::sets(&args.folder)?, args.every);
    let mut rows = Rows::open(&args.rows)?;
    for own in &asked {
        if rows.find(own, limits).is_none() {
            let row = schedule::one(own, limits, &references)?;
            say(&row.to_string());
            rows.push(row)?;
        }
    }
    let done: Vec<&Row> = asked.iter().filter_map(|own| rows.find(own, limits)).collect();
    say(Summary::HEAD);
    for summary in Summary::of(done.iter().copied()) {
        say(&summary.to_string());
    }
    say(&Summary::known(&done, args.best_known.is_some()));
    let alarms: Vec<&&Row> = done.iter().filter(|row| !row.alarm.is_empty()).collect();
    for row in &alarms {
        say(&row.to_string());
    }
    Ok(if alarms.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Writes one instance, or all with their digests.
fn written(one: Option<(benchmark::Size, u64)>, out: Option<&Path>) -> anyhow::Result<()> {
    let write = |path: &Path, text: &str| {
        std::fs::write(path, text).with_context(|| format!("while writing `{}`", path.display()))
    };
    if let Some((size, number)) = one {
        let text = benchmark::generate(size, number).instance.text();
        if let Some(out) = out {
            return write(out, &text);
        }
        say(text.trim_end());
        return Ok(());
    }
    let out = out.context("`--out` is missing")?;
    std::fs::create_dir_all(out).with_context(|| format!("while making `{}`", out.display()))?;
    let mut digests = String::new();
    for instance in benchmark::all() {
        let file = format!("{}.json", instance.name);
        write(&out.join(&file), &instance.text())?;
        digests.extend([&benchmark::digest(&instance), "  ", &file, "\n"]);
    }
    write(&out.join("digests.txt"), &digests)
}

/// Solves instances of the benchmark.
fn solved(args: &Solve) -> anyhow::Result<ExitCode> {
    let limits =
        Limits { seconds: args.seconds, schedules: args.schedules, threads: args.threads, seed: args.seed };
    if let Some(out) = &args.out {
        std::fs::create_dir_all(out).with_context(|| format!("while making `{}`", out.display()))?;
    }
    if !args.json {
        say(benchmark::Row::HEAD);
    }
    let mut rows = Vec::new();
    for file in &args.files {
        let (row, solution) = benchmark::solved(&benchmark::Instance::read(file)?, limits)?;
        say(&if args.json { row.json() } else { row.to_string() });
        if let (Some(out), Some(solution)) = (&args.out, solution) {
            let path = out.join(format!("{}.solution.json", row.instance));
            std::fs::write(&path, solution.text())
                .with_context(|| format!("while writing `{}`", path.display()))?;
        }
        rows.push(row);
    }
    if !args.json {
        say(&benchmark::summary(&rows));
    }
    let fine = rows.iter().all(|row| row.value.is_none() || row.verdict == "ok");
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Sobol' indices by seed.
fn risked(args: &Risk) -> anyhow::Result<ExitCode> {
    let Risk { base, batches, threads, json, .. } = *args;
    if let Some(path) = &args.programme {
        let found = risk::whole(&folder(path)?, args.today, args.trials, threads)?;
        say(&if json { found.json() } else { found.to_string() });
        return Ok(ExitCode::SUCCESS);
    }
    if !json {
        say(risk::Row::HEAD);
    }
    let mut fine = true;
    for seed in args.seed..args.seed + args.seeds {
        let row = risk::ishigami(&Effort { base, batches, seed, threads })?;
        fine &= base < 16_384 || row.worst() <= 0.005;
        say(&if json { row.json() } else { row.to_string() });
    }
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

async fn rows_of(args: &Measure) -> anyhow::Result<Dataset> {
    if let Some(db) = &args.db {
        return Ok(Book::open(db, Access::Read).await?.snapshot().rows.clone());
    }
    let Some(path) = &args.programme else {
        return Ok(programme(args.size.size(), args.size.seed));
    };
    folder(path)
}

/// The rows of a programme in a folder.
fn folder(path: &Path) -> anyhow::Result<Dataset> {
    let lexicon = sanad_reader::Lexicon::builtin()?;
    sanad_files::load(path, &Dataset::default(), &lexicon, &mut sanad_store::new_id)
        .map(|resolved| resolved.rows)
        .map_err(|found| anyhow::anyhow!("the programme has {} faults: {:?}", found.len(), found.first()))
}

async fn measured(args: &Measure) -> anyhow::Result<ExitCode> {
    let rows = rows_of(args).await?;
    let count = |kind| rows.count(kind);
    say(&format!(
        "{} sites, {} items, {} statements, {} claims\n",
        count(Kind::Site),
        count(Kind::Item),
        count(Kind::Statement),
        count(Kind::Claim)
    ));
    let mut table = Table::default();
    if !args.only_pages {
        measure::engines(&rows, args.today, args.times, &mut table)?;
        measure::files(&rows, &mut table)?;
        measure::store(&rows, args.times, &mut table).await?;
    }
    if !args.no_pages {
        let place = tempfile::tempdir()?;
        let book = Book::create_or_open(place.path().join("pages.db")).await?;
        let changes = Dataset::default().diff(&rows);
        book.write(Edit { author: Author::default(), reason: String::new(), changes }).await?;
        let pages = measure::pages(&book, args.today, args.times, args.each, &mut table).await?;
        for (address, status) in pages.values().flat_map(|p| &p.failed) {
            say(&format!("{address} answered {status}"));
        }
        let mut slowest: Vec<_> = pages.values().map(|p| &p.slowest).collect();
        slowest.sort_by(|a, b| b.1.total_cmp(&a.1));
        for (address, ms) in slowest.into_iter().take(5) {
            say(&format!("slowest: {ms:.1} ms {address}"));
        }
    }
    say(&table.to_string());
    let exceeded: Vec<&str> = table.exceeded().map(|l| l.what.as_str()).collect();
    if exceeded.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("above their bound: {}", exceeded.join(" · ")));
    Ok(ExitCode::from(1))
}

async fn killed(args: &Kill) -> anyhow::Result<ExitCode> {
    let sanad = match &args.sanad {
        Some(path) => path.clone(),
        None => std::env::current_exe()?.with_file_name(format!("sanad{}", std::env::consts::EXE_SUFFIX)),
    };
    anyhow::ensure!(sanad.is_file(), "`{}` is not there; build it or give --sanad", sanad.display());
    let place = tempfile::tempdir()?;
    let folder = match &args.programme {
        Some(path) => path.clone(),
        None => made(place.path())?,
    };
    let mut fine = true;
    for phase in Phase::ALL {
        let f = kill(&sanad, &folder, phase, args.times, args.seed)
            .await
            .with_context(|| format!("while ending it during {}", phase.name()))?;
        fine &= f.lost == 0 && f.broken == 0;
        say(&format!(
            "{:<7} ended {} times, done before {}; confirmed {}, lost {}, broken {}",
            phase.name(),
            f.killed,
            f.done_before,
            f.confirmed,
            f.lost,
            f.broken
        ));
    }
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn made(place: &Path) -> anyhow::Result<PathBuf> {
    let folder = place.join("programme");
    sanad_files::folder::write(&folder, &programme(Size { sites: 40, items: 200 }, 1))?;
    Ok(folder)
}
