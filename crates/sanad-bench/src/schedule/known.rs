//! What is known of instances: best known values and bounds, and the results of other solvers.
//!
//! | file, beside that of the best known values | what |
//! |---|---|
//! | itself: `set,instance,lower_bound,upper_bound,critical_path` | best known |
//! | `reference_results.csv` | results of other solvers by their own names of instances |
//! | `rcpsp-max/{sm,testset}_<set>__….csv` | optimum, range `a..b`, or `unsat` |
//! | `mspsp/results/**/results_<kind>_pris.txt` | makespan, and whether it is optimal |

use super::files::InSet;
use anyhow::Context as _;
use sanad_files::instances::Format;
use std::collections::BTreeMap;
use std::path::Path;

/// A penalty of this size for each unit over a budget stands in the results of the multi-mode sets:
/// a bound as high says that no schedule keeps the budgets.
const PENALTY: i64 = 1_000;

/// What is known of an instance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The best bound.
    pub lower: Option<i64>,
    /// The best value.
    pub upper: Option<i64>,
    /// Length of the critical path.
    pub critical_path: Option<i64>,
    /// Whether it is known that there is no schedule.
    pub infeasible: bool,
}

impl Known {
    /// Both together: each the better of its bounds.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            lower: self.lower.max(other.lower),
            upper: match (self.upper, other.upper) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
            critical_path: self.critical_path.or(other.critical_path),
            infeasible: self.infeasible || other.infeasible,
        }
    }
}

/// Everything that is known.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// By set and file.
    best: BTreeMap<(String, String), Known>,
    /// By the names of other people.
    others: BTreeMap<String, Known>,
}

impl References {
    /// Reads the best known values and what lies beside them.
    ///
    /// # Errors
    /// When a file that is there cannot be read as what it should be.
    pub fn read(best_known: &Path) -> anyhow::Result<Self> {
        let mut all = Self::default();
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        for record in columns(records(best_known)?, best_known)? {
            let field = |name: &str| record.get(name).map_or("", String::as_str);
            let rounded = |name: &str| number(field(name)).and_then(|number| whole(number.round()));
            let known = Known {
                lower: rounded("lower_bound"),
                upper: rounded("upper_bound"),
                critical_path: rounded("critical_path"),
                infeasible: false,
            };
            all.best.insert((field("set").to_owned(), field("instance").to_owned()), known);
        }
        let root = best_known.parent().unwrap_or(Path::new(""));
        let results = root.join("reference_results.csv");
        if results.is_file() {
            for record in records(&results)? {
                let field = |name: &str| record.get(name).map_or("", String::as_str);
                let name = field("model");
                let mut known = Known {
                    // Solvers with floating numbers stay a little below a whole bound.
                    lower: number(field("lower_bound")).and_then(|bound| whole((bound - 0.001).ceil())),
                    upper: number(field("objective")).and_then(|value| whole(value.round())),
                    infeasible: field("status") == "Infeasible",
                    critical_path: None,
                };
                if name.starts_with("mmrcpsp_PSPLIB_") {
                    known.infeasible |= known.lower.is_some_and(|bound| bound >= PENALTY);
                    known.upper = known.upper.filter(|value| *value < PENALTY);
                    known.lower = known.lower.filter(|bound| *bound < PENALTY);
                }
                if known.infeasible {
                    (known.lower, known.upper) = (None, None);
                }
                all.add(name.to_owned(), known);
            }
        }
        all.lags(&root.join("rcpsp-max"))?;
        all.skills(&root.join("mspsp/results"))?;
        Ok(all)
    }

    fn add(&mut self, name: String, known: Known) {
        let held = self.others.entry(name).or_default();
        *held = held.with(known);
    }

    /// The tables of the sets with maximum lags.
    fn lags(&mut self, folder: &Path) -> anyhow::Result<()> {
        for path in listed(folder) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let set = name.strip_prefix("sm_").or(name.strip_prefix("testset_"));
            let Some((set, _)) = set.and_then(|set| set.split_once("__")) else {
                continue;
            };
            for record in records(&path)? {
                let field = |name: &str| record.get(name).map_or("", String::as_str);
                let told = field("optimum");
                let (low, high) = told.split_once("..").unwrap_or((told, told));
                let known = Known {
                    lower: low.parse().ok(),
                    upper: high.parse().ok(),
                    infeasible: told == "unsat",
                    critical_path: None,
                };
                self.add(format!("lags/{set}/{}", field("problem").to_ascii_lowercase()), known);
            }
        }
        Ok(())
    }

    /// The tables of the sets with skills.
    fn skills(&mut self, folder: &Path) -> anyhow::Result<()> {
        for path in listed(folder) {
            if path.is_dir() {
                self.skills(&path)?;
                continue;
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let Some(kind) = name.strip_prefix("results_").and_then(|name| name.strip_suffix("_pris.txt"))
            else {
                continue;
            };
            for record in records(&path)? {
                let field = |name: &str| record.get(name).map_or("", String::as_str);
                let (Ok(number), Ok(value)) = (field("instNum").parse::<u32>(), field("makespan").parse())
                else {
                    continue;
                };
                let proved = field("optimal") == "1";
                let lower = if proved { Some(value) } else { field("LB").parse().ok() };
                let known = Known { lower, upper: Some(value), ..Known::default() };
                self.add(format!("skills/inst_{kind}_{number:02}"), known);
            }
        }
        Ok(())
    }

    /// What is known of an instance: the best known, and that together with all else that is.
    pub fn of(&self, own: &InSet, format: Option<Format>) -> (Known, Known) {
        let best = self.best.get(&(own.folder.clone(), own.name.clone())).copied();
        let names = names(own, format);
        let others = names.iter().filter_map(|name| self.others.get(name).copied());
        let all = others.fold(best.unwrap_or_default(), Known::with);
        (best.unwrap_or(all), all)
    }

    /// How many instances something is known of.
    pub fn len(&self) -> usize {
        self.best.len() + self.others.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What other people call an instance.
fn names(own: &InSet, format: Option<Format>) -> Vec<String> {
    let (set, stem) = (&own.folder, own.stem());
    match (own.extension().as_str(), format) {
        ("sm", _) => {
            // 480 of them in a row, ten of each kind: `j30a_b` is the ((a − 1) · 10 + b)-th.
            let numbers = stem.strip_prefix(set.as_str()).and_then(|rest| rest.split_once('_'));
            let place = numbers.and_then(|(a, b)| {
                Some((a.parse::<u32>().ok()?.checked_sub(1)?) * 10 + b.parse::<u32>().ok()?)
            });
            let counted = place.map(|place| format!("RCPSP {}_{place}.txt", set.to_uppercase()));
            std::iter::once(format!("rcpsp_{set}_{stem}")).chain(counted).collect()
        }
        ("mm", _) => vec![format!("mmrcpsp_PSPLIB_{stem}"), format!("MMRCPSP {stem}.txt")],
        ("rcp", Some(Format::Stocks)) => vec![format!("rcpsp-cpr_{set}_{stem}")],
        ("rcp", _) => vec![format!("rcpsp_{set}_{stem}"), format!("RCPSP {stem}.txt")],
        ("sch", _) => vec![format!("lags/{set}/{}", own.name.to_ascii_lowercase())],
        ("dzn", _) => vec![format!("skills/{stem}")],
        _ => vec![format!("RCMPSP {stem}.txt")],
    }
}

/// A rounded number as a whole one.
fn whole(rounded: f64) -> Option<i64> {
    format!("{rounded:.0}").parse().ok()
}

fn listed(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// The rows, where the table has the columns of best known values.
fn columns(
    rows: Vec<BTreeMap<String, String>>,
    path: &Path,
) -> anyhow::Result<Vec<BTreeMap<String, String>>> {
    const COLUMNS: [&str; 5] = ["set", "instance", "lower_bound", "upper_bound", "critical_path"];
    let missing: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|column| rows.first().is_none_or(|row| !row.contains_key(*column)))
        .collect();
    anyhow::ensure!(
        missing.is_empty(),
        "`{}` line 1: no column {}, or no row; accepted is a CSV file with the columns {}",
        path.display(),
        missing.join(", "),
        COLUMNS.join(",")
    );
    Ok(rows)
}

/// The rows of a table, each by its columns.
fn records(path: &Path) -> anyhow::Result<Vec<BTreeMap<String, String>>> {
    let wrong = || format!("while reading `{}`", path.display());
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).with_context(wrong)?;
    let head: Vec<String> = reader.headers().with_context(wrong)?.iter().map(str::to_owned).collect();
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.with_context(wrong)?;
        all.push(head.iter().cloned().zip(record.iter().map(|cell| cell.trim().to_owned())).collect());
    }
    Ok(all)
}
