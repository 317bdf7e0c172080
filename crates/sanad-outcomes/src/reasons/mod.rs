//! What the planner answers, as sentences: why an activity starts when it does, why a measure is
//! not in the plan, what is wrong and what would cure it.
//!
//! A [`Sentence`] is a message of the bundles with what stands in it, so that a page can mark up and
//! link every name and number, and a command can print the same words.
//!
//! | answer | sentence |
//! |---|---|
//! | [`Cause`](sanad_plan::portfolio::Cause) | [`WorksOutcome::chain`](crate::WorksOutcome::chain) |
//! | [`Scarce`](sanad_plan::portfolio::Scarce), [`Infeasible`](sanad_plan::portfolio::Infeasible) | [`Words::short`], [`Words::infeasible`] |
//! | [`Cure`](sanad_plan::portfolio::Cure) | [`Words::more`] |
//! | [`Fact`](sanad_plan::portfolio::Fact), [`Ease`](sanad_plan::portfolio::Ease) | [`Words::fact_of`], [`Words::fact`], [`Words::change`] |
//! | [`Eased`](sanad_measures::Eased) | [`Words::eased`] |
//! | [`Fault`](sanad_plan::portfolio::Fault) | [`Words::fault`], [`Words::mend`] |
//! | [`Rule`] of the checker | [`broken`] |
//! | [`Lack`], [`Barred`] | [`lack`], [`barred`] |

mod chain;
mod conflict;
mod eased;
mod fault;
mod scarce;

pub use chain::Step;

use sanad_measures::library::From as Side;
use sanad_measures::{Barred, Dimension, Lack, Measure, Works};
use sanad_model::{Currency, Date, Id, Kind, Programme};
use sanad_plan::portfolio::{Problem, Rule, Term, Tick};

/// What stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Named {
    /// A measure, by code.
    Measure(String),
    /// A part of a measure, by their codes; `true` when the measure is to be named too.
    Part(String, String, bool),
    /// A record, by its name.
    Record(Kind, Id),
    /// People of a side with a skill at a level.
    Skill(Side, String, u8),
    /// What works use and give back, by what it is.
    Resource(String),
    /// Power or water of a site.
    Utility(Id, Dimension),
    /// Days: one, or from the first to the last.
    Days(Date, Option<Date>),
    /// A count; it chooses the plural.
    Count(i64),
    /// An amount in a unit.
    Amount(i64, &'static str),
    /// Minor units of a currency.
    Money(i64, Currency),
    /// By how much plans differ in a term; money is of the currency.
    Difference(Term, i64, Currency),
    /// A code of a group that has names.
    Word(&'static str, String),
    /// What stands somewhere, as it stands there.
    Said(String),
    /// Several.
    List(Vec<Self>),
}

/// A message with what stands in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// The message.
    pub key: String,
    /// Its arguments.
    pub args: Vec<(&'static str, Named)>,
    /// Where its days and numbers come from: the key of a source.
    pub src: String,
}

impl Sentence {
    /// A sentence whose days and numbers come from what the plan rests on.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new(), src: "calc/works.inputs".to_owned() }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, named: Named) -> Self {
        self.args.push((name, named));
        self
    }

    /// With another source.
    #[must_use]
    pub fn from(mut self, src: impl Into<String>) -> Self {
        self.src = src.into();
        self
    }
}

/// A skill of the problem as people know it: `host:mechanical` is mechanical, of the host's side.
pub fn side_of(skill: &str) -> (Side, &str) {
    match skill.split_once(':') {
        Some(("host", skill)) => (Side::Host, skill),
        Some(("supplier", skill)) => (Side::Supplier, skill),
        _ => (Side::Either, skill),
    }
}

/// The site and the dimension of a utility, by its code; a unit may have a slash in it.
fn dimension_of(utility: &str) -> Option<(&str, Dimension)> {
    Dimension::ALL.into_iter().find_map(|dimension| {
        let site = utility.strip_suffix(dimension.code())?.strip_suffix('/')?;
        Some((site, dimension))
    })
}

/// What makes sentences of what a problem says by place.
pub struct Words<'a> {
    /// The programme.
    pub p: &'a Programme,
    /// The measures.
    pub measures: &'a [Measure],
    /// The problem, where one was made.
    pub problem: Option<&'a Problem>,
    /// Day 0.
    pub start: Date,
}

impl<'a> Words<'a> {
    /// Of a plan.
    pub fn of(p: &'a Programme, measures: &'a [Measure], works: &'a Works) -> Self {
        Self { p, measures, problem: Some(&works.problem), start: works.start }
    }

    fn day(&self, tick: Tick) -> Date {
        use jiff::ToSpan as _;
        self.start.checked_add(i64::from(tick).days()).unwrap_or(self.start)
    }

    /// A measure by its place.
    fn measure(&self, place: usize) -> Named {
        Named::Measure(self.measures.get(place).map_or_else(String::new, |m| m.code.clone()))
    }

    /// A part by the code of its activity, `R-F01/erect`; `measure` when the measure is named too.
    fn part(activity: &str, measure: bool) -> Named {
        // A code of a measure may have a slash in it, that of a part has none.
        let (own, part) = activity.rsplit_once('/').unwrap_or(("", activity));
        Named::Part(own.to_owned(), part.to_owned(), measure)
    }

    fn skill(skill: &str, level: u8) -> Named {
        let (side, skill) = side_of(skill);
        Named::Skill(side, skill.to_owned(), level)
    }

    /// A record of a kind by code; the code itself where there is none.
    fn record(&self, kind: Kind, code: &str) -> Named {
        self.p.by_code(kind, code).map_or_else(|| Named::Said(code.to_owned()), |id| Named::Record(kind, id))
    }

    /// A utility by its code, `F01/kW`.
    fn utility(&self, code: &str) -> Named {
        let found = dimension_of(code)
            .and_then(|(site, dimension)| Some(Named::Utility(self.p.by_code(Kind::Site, site)?, dimension)));
        found.unwrap_or_else(|| Named::Said(code.to_owned()))
    }

    fn unit_of(utility: &str) -> &'static str {
        dimension_of(utility).map_or("", |(_, dimension)| dimension.code())
    }

    /// Money of a fund, by its code.
    fn money(&self, fund: &str, amount: i64) -> Named {
        let known = self.p.by_code(Kind::Fund, fund).and_then(|id| self.p.funds.get(&id));
        known.map_or(Named::Count(amount), |fund| Named::Money(amount, fund.currency))
    }
}

/// Why there is no plan, in one sentence; what is in the way beside it is told by
/// [`Words::infeasible`] and [`Words::fault`].
pub fn lack(lack: &Lack) -> Sentence {
    match lack {
        Lack::Measures => Sentence::new("lack-measures"),
        Lack::Crews => Sentence::new("lack-crews"),
        Lack::Faults(found) => Sentence::new("lack-faults")
            .with("n", Named::Count(i64::try_from(found.len()).unwrap_or(i64::MAX))),
        Lack::Infeasible(found) => {
            let proven = found.1.infeasible.as_ref().is_some_and(|i| i.proven);
            let tried = i64::try_from(found.1.schedules).unwrap_or(i64::MAX);
            if proven {
                Sentence::new("lack-impossible")
            } else {
                Sentence::new("lack-not-found").with("n", Named::Count(tried))
            }
        }
        Lack::Refused(why) => Sentence::new("lack-refused").with("why", Named::Said(why.clone())),
    }
}

/// Why a measure is not offered to the plan as it stands.
pub fn barred(barred: Barred) -> Sentence {
    Sentence::new(format!("reason-barred-{}", barred.code()))
}

/// What the checker asks of a plan by a rule.
pub fn broken(rule: Rule) -> Sentence {
    Sentence::new(format!("checked-{}", rule.key()))
}
