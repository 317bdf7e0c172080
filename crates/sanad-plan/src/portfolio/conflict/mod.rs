//! Why a problem has no plan: a minimal set of facts in conflict, and what would cure it.
//!
//! A fact is what a person has said and could say otherwise: what must be done, a date, money, a crew,
//! a link. What a piece of work takes (its days, costs and needs) is no such fact. Facts are in
//! **conflict** when no plan keeps all of them, whatever the others; the conflict told is minimal: for
//! each of its facts there is a plan that keeps all the others of it. There may be others, with fewer
//! facts.
//!
//! | file | what it knows |
//! |---|---|
//! | `facts` | the facts of a problem, and the problem with only some of them |
//! | `reduce` | the part of a problem that decides |
//! | `trial` | a plan, a proof that there is none, or neither |
//! | `refute` | the proof |
//! | `cures` | changes, carried out and made as small as they can be |
//!
//! A conflict is found by leaving out halves of the facts as long as what is left is refuted
//! (QuickXplain; Junker, AAAI 2004), first by what is certain without a search, then by trials. Cures
//! come from hitting sets: a set of facts with one of every conflict found so far is left out; either a
//! plan is found then, or another conflict is.

mod cures;
pub(super) mod facts;
mod reduce;
mod refute;
mod trial;

use std::collections::{BTreeMap, BTreeSet};

use self::reduce::Reduced;
use self::trial::{Effort, Trial};
use super::check::check;
use super::{Parts, Plan, Problem, Refused, Search, Terms, Tick};

/// A fact of a problem, by the place of what it is about. In this order a conflict is rather told with
/// the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A measure must be carried out.
    Mandatory(usize),
    /// A measure must not be carried out.
    Excluded(usize),
    /// A rule of choice.
    Group(usize),
    /// The start of an activity, and perhaps its mode, is fixed.
    Pin(usize),
    /// An activity finishes at the latest by its deadline.
    Deadline(usize),
    /// An activity does not start before its release.
    Release(usize),
    /// No more comes into a fund, and not sooner.
    Fund(usize),
    /// No more is given to a utility, and not sooner.
    Utility(usize),
    /// There is no more of a renewable.
    Renewable(usize),
    /// There are no more persons in a pool; when they work, where they begin.
    Crew(usize),
    /// Nobody else has a skill, and nobody has it at a higher level.
    Skill(usize),
    /// The greatest lag of a link.
    MaxLag(usize),
    /// A link: its order and least lag.
    Link(usize),
    /// The ticks on which a calendar does not work.
    Calendar(usize),
    /// The end of the plan.
    Horizon,
}

impl Fact {
    /// Every key, for those who put them into words.
    pub const KEYS: &'static [&'static str] = &[
        "mandatory",
        "excluded",
        "group",
        "pin",
        "deadline",
        "release",
        "fund",
        "utility",
        "renewable",
        "crew",
        "skill",
        "max-lag",
        "link",
        "calendar",
        "horizon",
    ];

    /// A key for texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mandatory(_) => "mandatory",
            Self::Excluded(_) => "excluded",
            Self::Group(_) => "group",
            Self::Pin(_) => "pin",
            Self::Deadline(_) => "deadline",
            Self::Release(_) => "release",
            Self::Fund(_) => "fund",
            Self::Utility(_) => "utility",
            Self::Renewable(_) => "renewable",
            Self::Crew(_) => "crew",
            Self::Skill(_) => "skill",
            Self::MaxLag(_) => "max-lag",
            Self::Link(_) => "link",
            Self::Calendar(_) => "calendar",
            Self::Horizon => "horizon",
        }
    }
}

/// A change of one fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ease {
    /// The fact.
    pub fact: Fact,
    /// By how much; nothing when the fact is done without.
    ///
    /// Ticks by which a deadline or the end of the plan is later, a release earlier, a least lag
    /// shorter, a greatest one longer; minor units, units of a utility or a renewable, or persons,
    /// more from the first tick on; of a skill, new persons who have it at the highest level that is
    /// asked for, from the first tick to the last.
    pub by: Option<i64>,
    /// Spans that a calendar is to work on; the span in which a crew is to be there.
    pub spans: Vec<(Tick, Tick)>,
}

/// Changes that together give a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The changes, of which none can be left out.
    pub changes: Vec<Ease>,
    /// A plan of the problem with the changes, by far not the best; it passed the checker.
    pub plan: Plan,
    /// What it amounts to.
    pub terms: Terms,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The facts that no plan keeps together, in their order.
    pub facts: Vec<Fact>,
    /// Whether for each of them a plan was found that keeps all the others; else some may be told
    /// that have nothing to do with it.
    pub minimal: bool,
    /// Cures of few changes before those of more. Each gives a plan of the whole problem, so where
    /// there are further conflicts, it cures them as well.
    pub cures: Vec<Remedy>,
    /// How many other conflicts were met on the way to the cures.
    pub others: usize,
}

/// What a question for a conflict comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible {
    /// There is a plan, and this is one.
    Plan(Plan, Terms),
    /// There is none: proven.
    Never(Conflict),
    /// Neither a plan nor a conflict that can be told was found within the effort.
    Unknown,
}

impl Problem {
    /// The problem with only these of its facts: all others no longer limit anything. Links and rules
    /// of choice that do not hold are gone, so others may have other places.
    #[must_use]
    pub fn only(&self, facts: &[Fact]) -> Self {
        Self(facts::only(&self.0, &facts.iter().copied().collect()))
    }

    /// Every fact of the problem, in order.
    pub fn facts(&self) -> Vec<Fact> {
        facts::all(&self.0)
    }

    /// The problem with changes of its facts.
    #[must_use]
    pub fn with(&self, changes: &[Ease]) -> Self {
        let mut parts = self.0.clone();
        for change in changes {
            cures::carry_out(&mut parts, change);
        }
        Self(parts)
    }
}

/// What the trials for a conflict may cost, and those for its cures: activities looked at.
const EXPLAIN: u64 = 160_000;
const CURE: u64 = 50_000;

/// Facts of a conflict that is not known to be minimal, at most: of more nobody learns anything.
const TOLD: usize = 12;

/// Looks for a plan, or for why there is none, in a problem that [`validate`](super::validate) or
/// [`state`](super::state) made. Seed and schedules come from `search`: each trial gets a share of
/// them. The answer is the same for any number of threads unless `search.stop` ends it.
///
/// # Errors
/// A plan that the checker refuses: a fault of the program.
pub fn conflict(problem: &Problem, search: &Search) -> Result<Possible, Refused> {
    let whole = Reduced::new(&problem.0, true);
    let effort = Effort::of(search, whole.exact);
    let asked = Asked { parts: &whole.parts, facts: facts::all(&whole.parts), effort: &effort };
    let facts = asked.facts.clone();
    effort.allow(EXPLAIN);
    match asked.of(&facts)? {
        Trial::Unknown => return Ok(Possible::Unknown),
        Trial::Plan(plan) => {
            let plan = whole.whole(&problem.0, &plan);
            let terms = check(problem, &plan).map_err(Refused)?;
            return Ok(Possible::Plan(plan, terms));
        }
        Trial::Never => {}
    }
    let (found, minimal) = asked.conflict(&facts)?;
    if !minimal && found.len() > TOLD {
        return Ok(Possible::Unknown);
    }
    effort.allow(CURE);
    let (cures, others) = cures::cures(&asked, &found)?;
    let mut named: Vec<Fact> = found.iter().map(|&fact| whole.named(fact)).collect();
    named.sort_unstable();
    let mut told = Vec::new();
    for (mut changes, plan) in cures {
        for change in &mut changes {
            change.fact = whole.named(change.fact);
        }
        let with = problem.with(&changes);
        let plan = whole.whole(&with.0, &plan);
        let terms = check(&with, &plan).map_err(Refused)?;
        told.push(Remedy { changes, plan, terms });
    }
    Ok(Possible::Never(Conflict { facts: named, minimal, cures: told, others }))
}

/// The part that decides, and how hard to try.
struct Asked<'a> {
    parts: &'a Parts,
    /// What may be left out, in order; other facts hold in every trial, or in none.
    facts: Vec<Fact>,
    effort: &'a Effort<'a>,
}

impl Asked<'_> {
    /// Tries the problem with only these facts.
    fn of(&self, facts: &[Fact]) -> Result<Trial, Refused> {
        self.effort.tried(&self.only(facts))
    }

    fn only(&self, facts: &[Fact]) -> Parts {
        let mut less = self.parts.clone();
        facts::loosen(&mut less, &self.facts, &facts.iter().copied().collect());
        facts::tidy(&mut less);
        less
    }

    /// The part that decides when only these facts hold.
    fn narrow(&self, facts: &[Fact]) -> Narrow {
        let kept: BTreeSet<Fact> = facts.iter().copied().collect();
        let mut less = self.parts.clone();
        facts::loosen(&mut less, &self.facts, &kept);
        let part = Reduced::new(&less, true);
        let all = facts::all(&part.parts).into_iter();
        let named = all.map(|fact| (part.named(fact), fact)).filter(|(fact, _)| kept.contains(fact));
        Narrow { named: named.collect(), part }
    }

    /// A conflict among facts that are refuted together, and whether it is certainly minimal.
    ///
    /// Where it is certain at once that they have no plan, that is first asked of fewer and fewer of
    /// them: it takes no search. The few that are left are then tried as all else is.
    fn conflict(&self, facts: &[Fact]) -> Result<(Vec<Fact>, bool), Refused> {
        let mut found = facts.to_vec();
        let at_once = |facts: &[Fact]| Ok(self.effort.never(&self.only(facts)));
        if at_once(&found)? {
            found = explain(&at_once, &[], false, &found)?;
            found.sort_unstable();
        }
        let narrow = self.narrow(&found);
        let (few, minimal) =
            narrow.asked(self.effort).few(&narrow.named.values().copied().collect::<Vec<_>>())?;
        let mut found: Vec<Fact> = few.into_iter().map(|fact| narrow.part.named(fact)).collect();
        found.sort_unstable();
        Ok((found, minimal))
    }

    /// The same by trials alone.
    fn few(&self, facts: &[Fact]) -> Result<(Vec<Fact>, bool), Refused> {
        let tried = |facts: &[Fact]| Ok(matches!(self.of(facts)?, Trial::Never));
        let mut found = explain(&tried, &[], false, facts)?;
        found.sort_unstable();
        let mut minimal = true;
        for &fact in &found {
            if found.len() > TOLD && self.effort.over() {
                return Ok((found, false));
            }
            let others: Vec<Fact> = found.iter().copied().filter(|&other| other != fact).collect();
            minimal &= matches!(self.of(&others)?, Trial::Plan(_));
        }
        Ok((found, minimal))
    }
}

/// A part of a problem in which few facts hold, and their names in it.
struct Narrow {
    part: Reduced,
    named: BTreeMap<Fact, Fact>,
}

impl Narrow {
    fn asked<'a>(&'a self, effort: &'a Effort<'a>) -> Asked<'a> {
        Asked { parts: &self.part.parts, facts: self.named.values().copied().collect(), effort }
    }
}

/// Facts of `open` that are refuted together with `held`, the first ones rather than the last.
fn explain(
    never: &dyn Fn(&[Fact]) -> Result<bool, Refused>,
    held: &[Fact],
    more: bool,
    open: &[Fact],
) -> Result<Vec<Fact>, Refused> {
    if more && never(held)? {
        return Ok(Vec::new());
    }
    if open.len() <= 1 {
        return Ok(open.to_vec());
    }
    let (first, second) = open.split_at(open.len() / 2);
    let with = [held, first].concat();
    let of_second = explain(never, &with, true, second)?;
    let with = [held, &of_second].concat();
    let of_first = explain(never, &with, !of_second.is_empty(), first)?;
    Ok([of_first, of_second].concat())
}
