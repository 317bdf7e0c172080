//! A project file for appraisal: TOML or JSON, read and believed only when it is right.

mod doubts;
mod take;
mod tree;

use crate::encoding;
use crate::near::nearest;
use sanad_model::{Accepted, Finding, Place, said};
use sanad_outcomes::appraise::flows::{ValidFlows, validate_flows};
use sanad_outcomes::appraise::{Fault, Input, Valid, Wrong, validate};
use serde::de::DeserializeOwned;
use take::{Unfit, What};
use tree::{Broken, Node, Value};

/// The largest file that is read.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Whether a path looks like a project file and not like a programme.
pub fn is_project(path: &std::path::Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    path.is_file()
        && matches!(ending.as_str(), "toml" | "json")
        && path.file_name().is_some_and(|name| name != "programme.toml")
}

/// What is wrong with a path at which there is nothing.
pub fn missing(path: &std::path::Path) -> Finding {
    let file = path.display().to_string();
    let place = Place { file: file.clone(), ..Place::default() };
    Finding::error(place, "file-missing", file, said("appraise"))
}

/// What was read: a project, or a list of flows.
#[derive(Clone, Debug)]
pub struct Read<V = Valid> {
    /// The project.
    pub valid: V,
    /// What is taken, but worth a look.
    pub warnings: Vec<Finding>,
}

/// What a file for appraisal holds.
#[derive(Clone, Debug)]
pub enum Held {
    /// A project.
    Project(Box<Read>),
    /// A list of flows alone: a file with `flows`.
    Flows(Box<Read<ValidFlows>>),
}

/// Reads a project or a list of flows; the faults come in three lots, each of them whole: what is no TOML or JSON, what
/// the format has no place for, and what does not fit together.
///
/// # Errors
/// Every fault of the first lot that has one, with its line.
pub fn open(bytes: &[u8], file: &str) -> Result<Held, Vec<Finding>> {
    let source = Source::new(bytes, file)?;
    if source.tree.has("flows") {
        let read = source.read(validate_flows, |own: &ValidFlows| own.case.inputs())?;
        return Ok(Held::Flows(Box::new(read)));
    }
    source.project().map(|read| Held::Project(Box::new(read)))
}

/// Reads a project, as [`open`] does.
///
/// # Errors
/// Every fault of the first lot that has one, with its line.
pub fn read(bytes: &[u8], file: &str) -> Result<Read, Vec<Finding>> {
    Source::new(bytes, file)?.project()
}

/// A text and its tree.
struct Source<'a> {
    file: &'a str,
    text: String,
    tree: Node,
}

impl<'a> Source<'a> {
    fn new(bytes: &[u8], file: &'a str) -> Result<Self, Vec<Finding>> {
        if bytes.len() as u64 > MOST_BYTES {
            let place = Place { file: file.to_owned(), ..Place::default() };
            let accepted = said("most-mb").with(MOST_BYTES / 1024 / 1024);
            let size = format!("> {} MB", MOST_BYTES / 1024 / 1024);
            return Err(vec![Finding::error(place, "too-large", size, accepted)]);
        }
        let text = encoding::decode(bytes, encoding::From::Editor)
            .map_err(|bad| vec![bad.finding(file, bytes, "")])?;
        let json = file.to_ascii_lowercase().ends_with(".json") || text.trim_start().starts_with('{');
        let tree = if json { tree::json(&text) } else { tree::toml(&text) };
        let tree = tree.map_err(|all| {
            let mut all: Vec<_> =
                all.iter().map(|own| broken(own, place(file, &text, own.at, ""), &text, json)).collect();
            all.dedup();
            all
        })?;
        Ok(Self { file, text, tree })
    }

    fn project(&self) -> Result<Read, Vec<Finding>> {
        self.read(validate, |own: &Valid| own.case.inputs())
    }

    fn read<T: DeserializeOwned, V>(
        &self,
        check: impl FnOnce(T) -> Result<V, Vec<Fault>>,
        inputs: impl FnOnce(&V) -> Vec<Input>,
    ) -> Result<Read<V>, Vec<Finding>> {
        let valid = self.validated(check)?;
        let stands = |path: &str| place(self.file, &self.text, self.tree.find(path).at, path);
        let mut warnings = doubts::rates(&inputs(&valid), &stands);
        warnings.sort_by_key(|f| f.place.row);
        Ok(Read { valid, warnings })
    }

    fn validated<T: DeserializeOwned, V>(
        &self,
        validate: impl FnOnce(T) -> Result<V, Vec<Fault>>,
    ) -> Result<V, Vec<Finding>> {
        let at = |at: usize, column: &str| place(self.file, &self.text, at, column);
        let taken = take::take(self.tree.clone()).map_err(|mut all| {
            all.sort_by_key(|own| own.at);
            all.iter().map(|own| unfit(own, at(own.at, &own.path))).collect::<Vec<_>>()
        })?;
        validate(taken).map_err(|faults| {
            let mut all: Vec<Finding> =
                faults.iter().map(|fault| finding(fault, at(stands(fault, &self.tree), &fault.at))).collect();
            all.sort_by_key(|f| f.place.row);
            all
        })
    }
}

fn place(file: &str, text: &str, at: usize, column: &str) -> Place {
    Place { file: file.to_owned(), row: row(text, at), column: column.to_owned() }
}

/// The line, from 1, that holds a byte.
fn row(text: &str, at: usize) -> u32 {
    let lines = text.match_indices('\n').take_while(|(end, _)| *end < at).count();
    u32::try_from(lines + 1).unwrap_or(0)
}

/// Where a fault stands; of a name that stands twice, the second time.
fn stands(fault: &Fault, tree: &Node) -> usize {
    let node = tree.find(&fault.at);
    match &node.value {
        Value::List(all) if fault.wrong == Wrong::Twice => {
            all.iter().rev().find(|own| own.name() == Some(&fault.value)).map_or(node.at, |own| own.at)
        }
        _ => node.at,
    }
}

/// What keeps a text from being read, with the line as it stands.
fn broken(own: &Broken, place: Place, text: &str, json: bool) -> Finding {
    if let Some(key) = &own.twice {
        return Finding::error(place, "project-twice", key.clone(), said("project-once"));
    }
    // Of a text that ends too early, the last line with something in it.
    let until = text.lines().take(place.row as usize).filter(|line| !line.trim().is_empty());
    let line: String = until.last().unwrap_or_default().trim().chars().take(80).collect();
    let accepted = said("project-syntax").with(if json { "JSON" } else { "TOML" });
    Finding::error(place, "project-syntax", line, accepted)
}

/// What the format has no place for.
fn unfit(own: &Unfit, place: Place) -> Finding {
    let known = |words: &[&'static str]| match nearest(&own.value, words.iter().copied()) {
        Some(near) => said("near").with(near),
        None => Accepted::codes(words.iter().copied()),
    };
    let (code, accepted) = match &own.what {
        What::Key(keys) => ("project-key", known(keys)),
        What::Word(words) => ("project-word", known(words)),
        What::Missing(name) => ("project-missing", said("project-part").with(name)),
        What::Kind(wanted) => ("project-kind", kind(wanted)),
    };
    Finding::error(place, code, own.value.clone(), accepted)
}

/// What belongs somewhere, from the words of its type.
fn kind(wanted: &str) -> Accepted {
    let begins = |words: &[&str]| words.iter().any(|w| wanted.starts_with(w));
    match wanted {
        w if w.starts_with("flows as") => said("project-flows"),
        w if w.starts_with("until: ") => said("project-stage-ends"),
        w if w.contains("by date") || w.starts_with("dates and parts") => said("project-figures"),
        _ if begins(&["a number", "dates stand"]) => said("project-figure"),
        _ if begins(&["a text"]) => said("project-texts"),
        _ if begins(&["a string"]) => said("project-text"),
        _ if begins(&["u8", "u32", "i64"]) => said("project-whole"),
        _ if begins(&["a boolean"]) => Accepted::codes(["true", "false"]),
        _ if begins(&["a sequence", "an array"]) => said("project-list"),
        _ => said("project-table"),
    }
}

/// What does not fit together.
fn finding(fault: &Fault, place: Place) -> Finding {
    let accepted = match &fault.wrong {
        Wrong::Date => said("project-date"),
        Wrong::Outside(least, most) => said("project-within").with(least).with(most),
        Wrong::Limits(least, "the periods that are left") => said("project-periods-left").with(least),
        Wrong::Limits(least, most) => match least.strip_prefix("more than ") {
            Some(least) => said("project-above").with(least).with(most),
            None => said("project-within").with(least).with(most),
        },
        Wrong::Order => said("project-rising"),
        Wrong::Twice => said("project-other-name"),
        Wrong::Unknown(names) => match nearest(&fault.value, names.iter().map(String::as_str)) {
            Some(near) => said("near").with(near),
            None if names.is_empty() => said("project-none"),
            None => Accepted::codes(names.iter().cloned()),
        },
        Wrong::NoExchange => said("project-rate"),
        Wrong::NotYet(first) => said("project-earlier").with(first),
        Wrong::Missing(what) | Wrong::Together(what) => part(what),
        Wrong::AboveStock(period, there) => said("project-stock").with(period).with(there),
        Wrong::NotRepaid(left) => said("project-repay").with(left),
        Wrong::OverRepaid(by) => said("project-less").with(by),
        Wrong::Early(period) => said("project-drawn-before").with(period),
        Wrong::Interest(source) => said("project-no-interest").with(source),
    };
    let code = match &fault.wrong {
        Wrong::Date => "project-date",
        Wrong::Outside(..) => "project-outside",
        Wrong::Limits(..) => "project-limits",
        Wrong::Order => "project-order",
        Wrong::Twice => "project-twice",
        Wrong::Unknown(_) => "project-unknown",
        Wrong::NoExchange => "project-no-exchange",
        Wrong::NotYet(_) => "project-not-yet",
        Wrong::Missing(_) => "project-missing",
        Wrong::AboveStock(..) => "project-above-stock",
        Wrong::NotRepaid(_) => "project-not-repaid",
        Wrong::OverRepaid(_) => "project-over-repaid",
        Wrong::Early(_) => "project-early",
        Wrong::Interest(_) => "project-interest",
        Wrong::Together(_) => "project-together",
    };
    Finding::error(place, code, fault.value.clone(), accepted)
}

/// What must be there, or how parts go together.
fn part(what: &str) -> Accepted {
    match what {
        "an amount" => said("project-amount"),
        "a year of production" => said("project-year"),
        "the name of a currency" => said("currency"),
        "the date until which interest is capitalised" => said("project-capitalised"),
        "`variable`, `per_unit` or `fixed`" => Accepted::codes(["variable", "per_unit", "fixed"]),
        "the product that `per_unit` belongs to" => said("project-product"),
        "either `rate` or `brackets`" => said("project-rate-or-brackets"),
        "a period of the project" => said("project-period"),
        "`production` and `years` say the same thing twice" => said("project-years-once"),
        "what is sculpted is not drawn: its size follows" => said("project-not-drawn"),
        "nothing is drawn" => said("project-drawn"),
        "a murabaha cannot be sculpted" => Accepted::codes(["annuity", "constant", "profile"]),
        "a murabaha has no place for this: its markup is agreed once" => said("project-not-murabaha"),
        "what is sculpted has no place for this: it is drawn at once and pays once a period" => {
            said("project-not-sculpted")
        }
        "two dates in one period: it counts with one figure" => said("project-one-date"),
        "two figures of one date" => said("project-once"),
        "flows by date have no `every` and no `reference`" => said("project-flows-by-date"),
        "`sharing` alone says who is paid what" => said("project-sharing-alone"),
        "every stage but the last has an `until`" => said("project-until"),
        "shares come to 1 together" => said("project-shares-one"),
        "each tax writes it off in one way" => said("project-tax-once"),
        "`loss_share` belongs to losses that are carried" => said("project-loss-share"),
        "limits must rise" => said("project-limits-rise"),
        "it is the project's own currency" => said("other-currency"),
        other => said("project-part").with(other),
    }
}
