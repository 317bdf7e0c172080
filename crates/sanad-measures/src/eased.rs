//! What a person may have otherwise so that a plan comes about, beside more of something: by the codes
//! of the problem, and carried out on the problem as it is put, so that a plan and all its simulated
//! cases have it.

use crate::plan::{More, Scenario};
use crate::problem::{day, tick};
use sanad_model::Date;
use sanad_plan::portfolio::{Ease, Fact, Problem, RawPortfolio, Tick};

/// A fact that is held less strictly, or not at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Eased {
    /// A measure that must be, or must not be, is left to the plan: its code.
    Free(String),
    /// A rule of choice is left out: its place in the problem, from 1.
    Rule(usize),
    /// The day of an activity is left open: its code, `R-F01/erect`.
    Unpin(String),
    /// An activity may end so many days later, or whenever it does.
    Later(String, Option<i64>),
    /// An activity may begin so many days sooner, or whenever it does.
    Sooner(String, Option<i64>),
    /// So many days less lie at least between two activities, or the second does not wait for the first.
    Lag(String, String, Option<i64>),
    /// So many days more lie at most between two activities, or as many as there are.
    Within(String, String, Option<i64>),
    /// So many persons more in a pool.
    Persons(String, u32),
    /// A pool is there from the first day to the last.
    There(String),
    /// Days off of a calendar on which it works, each from the first to the last; all when there are none.
    Works(String, Vec<(Date, Date)>),
}

impl Eased {
    /// As addresses and JSON name it: `free:R-F01`, `rule:2`, `unpin:R-F01/erect`,
    /// `later:R-F01/erect:30`, `sooner:…`, `lag:R-F01/order>R-F01/erect:5`, `within:…`, `persons:P-1:2`,
    /// `there:P-1`, `works:host:2027-01-01..2027-01-03,2027-02-01..2027-02-01`. Without the days at
    /// the end it is done without.
    pub fn address(&self) -> String {
        let by = |by: &Option<i64>| by.map_or_else(String::new, |by| format!(":{by}"));
        match self {
            Self::Free(code) => format!("free:{code}"),
            Self::Rule(place) => format!("rule:{place}"),
            Self::Unpin(code) => format!("unpin:{code}"),
            Self::Later(code, days) => format!("later:{code}{}", by(days)),
            Self::Sooner(code, days) => format!("sooner:{code}{}", by(days)),
            Self::Lag(from, to, days) => format!("lag:{from}>{to}{}", by(days)),
            Self::Within(from, to, days) => format!("within:{from}>{to}{}", by(days)),
            Self::Persons(pool, count) => format!("persons:{pool}:{count}"),
            Self::There(pool) => format!("there:{pool}"),
            Self::Works(calendar, spans) => {
                let all: Vec<String> = spans.iter().map(|(from, to)| format!("{from}..{to}")).collect();
                let all = all.join(",");
                if all.is_empty() { format!("works:{calendar}") } else { format!("works:{calendar}:{all}") }
            }
        }
    }

    /// Reads what [`address`](Self::address) writes; whether the codes name anything is not looked at.
    pub fn parse(text: &str) -> Option<Self> {
        let (family, rest) = text.split_once(':').filter(|(_, rest)| !rest.is_empty())?;
        // What stands behind the last colon, where it is a number of days.
        let counted = || match rest.rsplit_once(':').map(|(code, n)| (code, n.parse::<i64>())) {
            Some((code, Ok(days))) if days > 0 => (code.to_owned(), Some(days)),
            _ => (rest.to_owned(), None),
        };
        let pair = || {
            let (codes, days) = counted();
            codes.split_once('>').map(|(from, to)| (from.to_owned(), to.to_owned(), days))
        };
        Some(match family {
            "free" => Self::Free(rest.to_owned()),
            "rule" => Self::Rule(rest.parse().ok().filter(|place| *place > 0)?),
            "unpin" => Self::Unpin(rest.to_owned()),
            "later" => {
                let (code, days) = counted();
                Self::Later(code, days)
            }
            "sooner" => {
                let (code, days) = counted();
                Self::Sooner(code, days)
            }
            "lag" => pair().map(|(from, to, days)| Self::Lag(from, to, days))?,
            "within" => pair().map(|(from, to, days)| Self::Within(from, to, days))?,
            "persons" => {
                let (pool, count) = rest.rsplit_once(':')?;
                Self::Persons(pool.to_owned(), count.parse().ok().filter(|n| (1..=10_000).contains(n))?)
            }
            "there" => Self::There(rest.to_owned()),
            "works" => {
                let (calendar, spans) = rest.split_once(':').unwrap_or((rest, ""));
                let span = |text: &str| {
                    let (from, to) = text.split_once("..")?;
                    Some((from.parse().ok()?, to.parse().ok()?))
                };
                let spans: Option<Vec<(Date, Date)>> =
                    spans.split(',').filter(|text| !text.is_empty()).map(span).collect();
                Self::Works(calendar.to_owned(), spans?)
            }
            _ => return None,
        })
    }

    /// Whether a problem has what it names.
    pub fn names(&self, problem: &Problem) -> bool {
        let activity = |code: &str| problem.activities.iter().position(|own| own.code == code);
        let link = |from: &str, to: &str| {
            let pair = activity(from).zip(activity(to));
            pair.is_some_and(|(from, to)| problem.links.iter().any(|own| (own.from, own.to) == (from, to)))
        };
        match self {
            Self::Free(code) => problem.measures.iter().any(|own| own.code == *code),
            Self::Rule(place) => (1..=problem.groups.len()).contains(place),
            Self::Unpin(code) | Self::Later(code, _) | Self::Sooner(code, _) => activity(code).is_some(),
            Self::Lag(from, to, _) | Self::Within(from, to, _) => link(from, to),
            Self::Persons(pool, _) | Self::There(pool) => problem.pools.iter().any(|own| own.code == *pool),
            Self::Works(calendar, _) => problem.calendars.iter().any(|own| own.code == *calendar),
        }
    }

    fn carry_out(&self, raw: &mut RawPortfolio, start: Date) {
        let horizon = raw.horizon;
        let ticks = |days: i64| Tick::try_from(days).unwrap_or(Tick::MAX);
        let activities = |raw: &mut RawPortfolio, code: &str, of: &dyn Fn(&mut _)| {
            let all = raw.measures.iter_mut().flat_map(|measure| &mut measure.activities);
            all.filter(|own| own.code == code).for_each(of);
        };
        match self {
            // A measure is left to the plan where measures are chosen.
            Self::Free(_) => {}
            Self::Rule(place) => {
                if *place <= raw.groups.len() {
                    raw.groups.remove(place - 1);
                }
            }
            Self::Unpin(code) => activities(raw, code, &|own: &mut sanad_plan::portfolio::RawActivity| {
                own.pin = None;
            }),
            Self::Later(code, days) => activities(raw, code, &|own| {
                let later = own.deadline.zip(*days).map(|(at, days)| at.saturating_add(ticks(days)));
                own.deadline = later.filter(|at| *at < horizon);
            }),
            Self::Sooner(code, days) => activities(raw, code, &|own| {
                own.release = days.map_or(0, |days| own.release.saturating_sub(ticks(days)).max(0));
            }),
            Self::Lag(from, to, days) => {
                let between = |own: &sanad_plan::portfolio::RawLink| own.from == *from && own.to == *to;
                match days {
                    None => raw.links.retain(|own| !between(own)),
                    Some(days) => {
                        let all = raw.links.iter_mut().filter(|own| between(own));
                        all.for_each(|own| own.min = own.min.saturating_sub(ticks(*days)));
                    }
                }
            }
            Self::Within(from, to, days) => {
                for own in raw.links.iter_mut().filter(|own| own.from == *from && own.to == *to) {
                    own.max = own.max.zip(*days).map(|(max, days)| max.saturating_add(ticks(days)));
                }
            }
            Self::Persons(pool, count) => {
                for own in raw.pools.iter_mut().filter(|own| own.code == *pool) {
                    own.count = own.count.saturating_add(*count);
                }
            }
            Self::There(pool) => {
                for own in raw.pools.iter_mut().filter(|own| own.code == *pool) {
                    (own.from, own.to) = (0, horizon);
                }
            }
            Self::Works(calendar, spans) => {
                for own in raw.calendars.iter_mut().filter(|own| own.code == *calendar) {
                    for (at, works) in (0..).zip(own.working.iter_mut()) {
                        let within =
                            |span: &(Date, Date)| (tick(start, span.0)..=tick(start, span.1)).contains(&at);
                        *works |= spans.is_empty() || spans.iter().any(within);
                    }
                }
            }
        }
    }
}

/// Carries changes out on a problem that is to be put.
pub(crate) fn carry_out(raw: &mut RawPortfolio, all: &[Eased], start: Date) {
    // Rules from the last to the first, so that each keeps its place until it goes.
    let mut rules: Vec<&Eased> = all.iter().filter(|own| matches!(own, Eased::Rule(_))).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into_iter().rev().for_each(|own| own.carry_out(raw, start));
    let others = all.iter().filter(|own| !matches!(own, Eased::Rule(_)));
    others.for_each(|own| own.carry_out(raw, start));
}

impl Scenario {
    /// Changes of the facts of a problem as a scenario; nothing where one of them has no measure, as
    /// when any amount of money would do.
    pub fn of(problem: &Problem, changes: &[Ease], start: Date) -> Option<Self> {
        let mut scenario = Self::default();
        for change in changes {
            scenario.add(problem, change, start)?;
        }
        Some(scenario)
    }

    fn add(&mut self, problem: &Problem, change: &Ease, start: Date) -> Option<()> {
        let activity = |number: usize| problem.activities[number].code.clone();
        let ends = |link: usize| {
            let link = &problem.links[link];
            (activity(link.from), activity(link.to))
        };
        let more = |what: More| Some((what, change.by.filter(|by| *by > 0)?));
        match change.fact {
            Fact::Mandatory(measure) | Fact::Excluded(measure) => {
                self.eased.push(Eased::Free(problem.measures[measure].code.clone()));
            }
            Fact::Group(group) => self.eased.push(Eased::Rule(group + 1)),
            Fact::Pin(number) => self.eased.push(Eased::Unpin(activity(number))),
            Fact::Deadline(number) => self.eased.push(Eased::Later(activity(number), change.by)),
            Fact::Release(number) => self.eased.push(Eased::Sooner(activity(number), change.by)),
            Fact::Fund(fund) => self.more.push(more(More::Fund(problem.funds[fund].0.clone()))?),
            Fact::Utility(utility) => {
                self.more.push(more(More::Utility(problem.utilities[utility].0.clone()))?);
            }
            Fact::Renewable(renewable) => {
                self.more.push(more(More::Renewable(problem.renewables[renewable].0.clone()))?);
            }
            Fact::Horizon => self.more.push(more(More::Days)?),
            Fact::Skill(skill) => {
                let needs = problem.activities.iter().flat_map(|own| &own.modes).flat_map(|mode| &mode.needs);
                let level =
                    needs.filter(|need| need.skill == skill).map(|need| need.level).max().unwrap_or(1);
                self.more.push(more(More::Skill(problem.skills[skill].clone(), level))?);
            }
            Fact::Crew(pool) => {
                let code = problem.pools[pool].code.clone();
                let persons = u32::try_from(change.by?).ok()?;
                if persons > 0 {
                    self.eased.push(Eased::Persons(code.clone(), persons));
                }
                if !change.spans.is_empty() {
                    self.eased.push(Eased::There(code));
                }
            }
            Fact::Link(link) => {
                let (from, to) = ends(link);
                self.eased.push(Eased::Lag(from, to, change.by));
            }
            Fact::MaxLag(link) => {
                let (from, to) = ends(link);
                self.eased.push(Eased::Within(from, to, change.by));
            }
            Fact::Calendar(calendar) => {
                let spans = change.spans.iter().map(|span| (day(start, span.0), day(start, span.1 - 1)));
                let code = problem.calendars[calendar].code.clone();
                self.eased.push(Eased::Works(code, spans.collect()));
            }
        }
        Some(())
    }

    /// Both together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.force.extend(other.force.iter().cloned());
        both.exclude.extend(other.exclude.iter().cloned());
        both.without_funds.extend(other.without_funds.iter().cloned());
        both.more.extend(other.more.iter().cloned());
        both.eased.extend(other.eased.iter().cloned());
        both.again |= other.again;
        both
    }
}
