//! The text format of instances and solutions; `docs/benchmark/README.md` says what it means.

use crate::portfolio::Json;
use anyhow::Context as _;
use serde::Deserialize;
use std::path::Path;

/// The first field of every instance.
pub const FORMAT: &str = "restart-portfolio/1";
/// The first field of every solution.
pub const SOLUTION: &str = "restart-portfolio-solution/1";

/// Codes with a number each.
pub type Amounts = Vec<(String, i64)>;

/// A renewable: from each day on, so much of it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Renewable {
    /// Unique among renewables.
    pub code: String,
    /// Steps (day, amount), days rising; 0 before the first.
    pub capacity: Vec<(i32, u32)>,
}

/// Persons who have the same skills.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// Unique among pools.
    pub code: String,
    /// How many there are on day 0.
    pub count: u32,
    /// What each of them can do; one skill only where courses train people for the pool.
    pub skills: Vec<String>,
}

/// Money.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// Unique among funds.
    pub code: String,
    /// Instalments (day, amount), days rising; what is not spent is kept.
    pub inflows: Vec<(i32, i64)>,
}

/// Power or water at a node.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Utility {
    /// Unique among utilities.
    pub code: String,
    /// Steps (day, amount), days rising; 0 before the first.
    pub given: Vec<(i32, i64)>,
}

/// One way to carry out an activity.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    /// Days it lasts, 1 or more.
    pub days: u32,
    /// (renewable, amount) from start to finish.
    #[serde(default)]
    pub renewables: Amounts,
    /// (skill, persons) from start to finish.
    #[serde(default)]
    pub needs: Amounts,
    /// (pool, persons) who join the pool at the finish.
    #[serde(default)]
    pub trains: Amounts,
    /// (fund, paid at the start, paid at the finish).
    #[serde(default)]
    pub pays: Vec<(String, i64, i64)>,
    /// (utility, amount) taken from start to finish.
    #[serde(default)]
    pub draws: Amounts,
    /// (utility, amount) taken for good from the finish on.
    #[serde(default)]
    pub takes: Amounts,
    /// (utility, amount) given for good from the finish on.
    #[serde(default)]
    pub gives: Amounts,
}

/// A piece of work.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Unique among all activities.
    pub code: String,
    /// Its modes, numbered from 0.
    pub modes: Vec<Mode>,
}

/// What may be chosen.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Unique among measures.
    pub code: String,
    /// Whether it has to be chosen.
    #[serde(default)]
    pub must: bool,
    /// What each day from its last finish to the horizon is worth, such as jobs.
    pub worth: i64,
    /// Its activities.
    pub activities: Vec<Activity>,
}

/// An activity that waits for another, where both are carried out.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The first activity.
    pub from: String,
    /// The second activity.
    pub to: String,
    /// Least days from the finish of the first to the start of the second.
    pub lag: i32,
    /// Most days.
    #[serde(default)]
    pub most: Option<i32>,
}

/// An instance.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Instance {
    /// [`FORMAT`].
    pub format: String,
    /// Its name.
    pub name: String,
    /// Days planned: work goes on on days 0 to horizon − 1.
    pub horizon: i32,
    /// Renewables.
    #[serde(default)]
    pub renewables: Vec<Renewable>,
    /// Pools.
    #[serde(default)]
    pub pools: Vec<Pool>,
    /// Funds.
    #[serde(default)]
    pub funds: Vec<Fund>,
    /// Utilities.
    #[serde(default)]
    pub utilities: Vec<Utility>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Links.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Measures of which at most one is chosen.
    #[serde(default)]
    pub at_most_one: Vec<Vec<String>>,
    /// (a, b): if a is chosen, b is too.
    #[serde(default)]
    pub requires: Vec<(String, String)>,
}

/// An activity as a solution carries it out.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The activity.
    pub code: String,
    /// Its mode, from 0.
    pub mode: usize,
    /// The day it starts.
    pub start: i32,
    /// (skill, pool, persons).
    #[serde(default)]
    pub people: Vec<(String, String, u32)>,
}

/// A solution.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// [`SOLUTION`].
    pub format: String,
    /// The instance's name.
    pub instance: String,
    /// What it says it is worth, if it says so.
    #[serde(default)]
    pub objective: Option<i64>,
    /// The activities that are carried out.
    pub activities: Vec<Done>,
}

fn amounts(list: &Amounts) -> Json {
    Json::list(list.iter().map(|(code, amount)| Json::list([Json::text(code), Json::number(*amount)])))
}

fn steps<T: Copy + Into<i64>>(list: &[(i32, T)]) -> Json {
    Json::list(list.iter().map(|&(day, value)| Json::list([Json::number(day), Json::number(value)])))
}

impl Instance {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read or is not of the format.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("while reading `{}`", path.display()))?;
        Self::of(&text).with_context(|| format!("`{}` is not an instance", path.display()))
    }

    /// Reads a text.
    ///
    /// # Errors
    /// When it is not of the format.
    pub fn of(text: &str) -> anyhow::Result<Self> {
        let own: Self = serde_json::from_str(text)?;
        anyhow::ensure!(own.format == FORMAT, "`format` is `{}`; right is `{FORMAT}`", own.format);
        Ok(own)
    }

    /// As a text that people can read.
    pub fn text(&self) -> String {
        let renewables = self
            .renewables
            .iter()
            .map(|own| Json::record([("code", Json::text(&own.code)), ("capacity", steps(&own.capacity))]));
        let pools = self.pools.iter().map(|own| {
            let skills = Json::list(own.skills.iter().map(Json::text));
            Json::record([
                ("code", Json::text(&own.code)),
                ("count", Json::number(own.count)),
                ("skills", skills),
            ])
        });
        let funds = self
            .funds
            .iter()
            .map(|own| Json::record([("code", Json::text(&own.code)), ("inflows", steps(&own.inflows))]));
        let utilities = self
            .utilities
            .iter()
            .map(|own| Json::record([("code", Json::text(&own.code)), ("given", steps(&own.given))]));
        let links = self.links.iter().map(|own| {
            let mut fields = vec![
                ("from", Json::text(&own.from)),
                ("to", Json::text(&own.to)),
                ("lag", Json::number(own.lag)),
            ];
            fields.extend(own.most.map(|most| ("most", Json::number(most))));
            Json::record(fields)
        });
        let codes = |list: &Vec<String>| Json::list(list.iter().map(Json::text));
        let pair = |(a, b): &(String, String)| Json::list([Json::text(a), Json::text(b)]);
        let record = Json::record([
            ("format", Json::text(&self.format)),
            ("name", Json::text(&self.name)),
            ("horizon", Json::number(self.horizon)),
            ("renewables", Json::list(renewables)),
            ("pools", Json::list(pools)),
            ("funds", Json::list(funds)),
            ("utilities", Json::list(utilities)),
            ("measures", Json::list(self.measures.iter().map(measure))),
            ("links", Json::list(links)),
            ("at_most_one", Json::list(self.at_most_one.iter().map(codes))),
            ("requires", Json::list(self.requires.iter().map(pair))),
        ]);
        format!("{record}\n")
    }
}

fn measure(own: &Measure) -> Json {
    let activity = |own: &Activity| {
        let modes = Json::list(own.modes.iter().map(mode));
        Json::record([("code", Json::text(&own.code)), ("modes", modes)])
    };
    let mut fields = vec![("code", Json::text(&own.code))];
    if own.must {
        fields.push(("must", Json::Truth(true)));
    }
    fields.push(("worth", Json::number(own.worth)));
    fields.push(("activities", Json::list(own.activities.iter().map(activity))));
    Json::record(fields)
}

fn mode(own: &Mode) -> Json {
    let pay = |(fund, start, finish): &(String, i64, i64)| {
        Json::list([Json::text(fund), Json::number(*start), Json::number(*finish)])
    };
    Json::record([
        ("days", Json::number(own.days)),
        ("renewables", amounts(&own.renewables)),
        ("needs", amounts(&own.needs)),
        ("trains", amounts(&own.trains)),
        ("pays", Json::list(own.pays.iter().map(pay))),
        ("draws", amounts(&own.draws)),
        ("takes", amounts(&own.takes)),
        ("gives", amounts(&own.gives)),
    ])
}

impl Solution {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read or is not of the format.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("while reading `{}`", path.display()))?;
        Self::of(&text).with_context(|| format!("`{}` is not a solution", path.display()))
    }

    /// Reads a text.
    ///
    /// # Errors
    /// When it is not of the format.
    pub fn of(text: &str) -> anyhow::Result<Self> {
        let own: Self = serde_json::from_str(text)?;
        anyhow::ensure!(own.format == SOLUTION, "`format` is `{}`; right is `{SOLUTION}`", own.format);
        Ok(own)
    }

    /// As a text that people can read.
    pub fn text(&self) -> String {
        let person = |(skill, pool, count): &(String, String, u32)| {
            Json::list([Json::text(skill), Json::text(pool), Json::number(*count)])
        };
        let done = |own: &Done| {
            Json::record([
                ("code", Json::text(&own.code)),
                ("mode", Json::number(i64::try_from(own.mode).unwrap_or(i64::MAX))),
                ("start", Json::number(own.start)),
                ("people", Json::list(own.people.iter().map(person))),
            ])
        };
        let mut fields = vec![("format", Json::text(&self.format)), ("instance", Json::text(&self.instance))];
        fields.extend(self.objective.map(|value| ("objective", Json::number(value))));
        let mut text = Json::record(fields).to_string();
        // Also when nothing is carried out.
        text.truncate(text.trim_end_matches('}').trim_end().len());
        let activities: Vec<String> = self.activities.iter().map(|own| format!("  {}", done(own))).collect();
        format!("{text},\n \"activities\": [\n{}\n ]}}\n", activities.join(",\n"))
    }
}
