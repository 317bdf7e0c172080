//! Facts that no plan keeps together, and changes that cure it.

use super::{Named, Sentence, Words};
use sanad_model::{Id, Kind};
use sanad_plan::portfolio::{Conflict, Ease, End, Fact, Group, Problem, Remedy, Scarce, Tick};
use std::collections::BTreeMap;

/// Spans of a calendar named at most.
const SPANS: usize = 5;

impl Words<'_> {
    /// A fact of a conflict.
    pub fn fact(&self, fact: Fact) -> Sentence {
        let said = |key: &str| Sentence::new(format!("conflict-{key}"));
        let Some(problem) = self.problem else { return said(fact.key()) };
        let count = |n: i64| Named::Count(n);
        match fact {
            Fact::Mandatory(measure) | Fact::Excluded(measure) => {
                said(fact.key()).with("measure", self.measure(measure))
            }
            Fact::Group(group) => self.group(problem, group),
            Fact::Pin(activity) => {
                let day = problem.activities[activity].pin.map_or(0, |pin| pin.0);
                Self::of_part(said("pin"), problem, activity).with("day", self.on(day))
            }
            Fact::Deadline(activity) => {
                let day = problem.activities[activity].deadline - 1;
                Self::of_part(said("deadline"), problem, activity).with("day", self.on(day))
            }
            Fact::Release(activity) => {
                let record = &problem.activities[activity];
                let answers = self.measures.get(record.measure).is_some_and(|measure| {
                    let (answers, set) = (measure.answers.map(|days| days.1), measure.earliest);
                    answers.is_some_and(|day| set.is_none_or(|set| set <= day))
                });
                let key = if answers { "release-answers" } else { "release" };
                Self::of_part(said(key), problem, activity).with("day", self.on(record.release))
            }
            Fact::Fund(fund) => {
                let (code, inflows) = &problem.funds[fund];
                let all = inflows.iter().map(|inflow| inflow.1).sum();
                let key = if inflows.is_empty() { "fund-none" } else { "fund" };
                let last = inflows.last().map_or(0, |inflow| inflow.0);
                said(key)
                    .with("fund", self.record(Kind::Fund, code))
                    .with("amount", self.money(code, all))
                    .with("day", self.on(last))
            }
            Fact::Utility(utility) => {
                let (code, given) = &problem.utilities[utility];
                let most = given.iter().map(|step| step.1).max().unwrap_or(0);
                said("utility")
                    .with("what", self.utility(code))
                    .with("amount", Named::Amount(most, Self::unit_of(code)))
            }
            Fact::Renewable(renewable) => {
                let (code, capacity) = &problem.renewables[renewable];
                let most = capacity.iter().map(|step| step.1).max().unwrap_or(0);
                said("renewable")
                    .with("what", Named::Resource(code.clone()))
                    .with("n", count(i64::from(most)))
            }
            Fact::Crew(pool) => {
                let own = &problem.pools[pool];
                said("crew")
                    .with("pool", self.record(Kind::People, &own.code))
                    .with("n", count(i64::from(own.persons.end - own.persons.start)))
                    .with("days", Named::Days(self.day(own.from), Some(self.day((own.to - 1).max(own.from)))))
            }
            Fact::Skill(skill) => {
                let level = asked(problem, skill);
                let anybody = problem.pools.iter().any(|pool| pool.levels[skill] >= level);
                let key = if anybody { "skill" } else { "skill-none" };
                said(key).with("skill", Self::skill(&problem.skills[skill], level))
            }
            Fact::MaxLag(link) => {
                let most = problem.links[link].max.unwrap_or(0);
                Self::of_link(said("max-lag"), problem, link).with("n", count(i64::from(most)))
            }
            Fact::Link(link) => {
                let own = &problem.links[link];
                let usual = (own.from_end, own.to_end) == (End::Finish, End::Start);
                let key = match (usual, own.min) {
                    (true, 0) => "link",
                    (true, _) => "link-lag",
                    (false, _) => "link-ends",
                };
                Self::of_link(said(key), problem, link).with("n", count(i64::from(own.min)))
            }
            Fact::Calendar(calendar) => {
                let key = if problem.calendars[calendar].code == "both" { "both" } else { "host" };
                said(&format!("calendar-{key}"))
            }
            Fact::Horizon => said("horizon").with("day", self.on(problem.horizon - 1)),
        }
    }

    /// A change that, alone or with others, gives a plan.
    pub fn change(&self, change: &Ease) -> Sentence {
        let said = |key: &str| Sentence::new(format!("change-{key}"));
        let Some(problem) = self.problem else { return said(change.fact.key()) };
        let by = change.by.map(|by| (by, Tick::try_from(by).unwrap_or(Tick::MAX)));
        let fact = change.fact;
        let any = |key: &str| said(&format!("{key}-any"));
        match (fact, by) {
            (Fact::Mandatory(measure) | Fact::Excluded(measure), _) => {
                said(fact.key()).with("measure", self.measure(measure))
            }
            (Fact::Group(group), _) => {
                Sentence { args: self.scarce(Scarce::Group(group)).1, ..Sentence::new("more-group") }
            }
            (Fact::Pin(activity), _) => Self::of_part(said("pin"), problem, activity),
            (Fact::Deadline(activity), Some((n, ticks))) => {
                let day = problem.activities[activity].deadline + ticks - 1;
                Self::of_part(said("deadline"), problem, activity)
                    .with("n", Named::Count(n))
                    .with("day", self.on(day))
            }
            (Fact::Release(activity), Some((n, ticks))) => {
                let day = problem.activities[activity].release - ticks;
                Self::of_part(said("release"), problem, activity)
                    .with("n", Named::Count(n))
                    .with("day", self.on(day))
            }
            (Fact::Deadline(activity) | Fact::Release(activity), None) => {
                Self::of_part(any(fact.key()), problem, activity)
            }
            (Fact::Fund(fund), by) => {
                let code = &problem.funds[fund].0;
                let said = by.map_or_else(|| any("fund"), |_| Sentence::new("more-fund"));
                let money = self.money(code, by.map_or(0, |by| by.0));
                said.with("fund", self.record(Kind::Fund, code)).with("amount", money)
            }
            (Fact::Utility(utility), by) => {
                let code = &problem.utilities[utility].0;
                let said = by.map_or_else(|| any("utility"), |_| Sentence::new("more-utility"));
                let amount = Named::Amount(by.map_or(0, |by| by.0), Self::unit_of(code));
                said.with("what", self.utility(code)).with("amount", amount)
            }
            (Fact::Renewable(renewable), by) => {
                let what = Named::Resource(problem.renewables[renewable].0.clone());
                let said = by.map_or_else(|| any("renewable"), |_| Sentence::new("more-renewable"));
                said.with("what", what).with("n", Named::Count(by.map_or(0, |by| by.0)))
            }
            (Fact::Crew(pool), by) => {
                let key = match (by, change.spans.is_empty()) {
                    (None, _) => "change-crew-any",
                    (Some(_), true) => "more-trainees",
                    (Some((0, _)), false) => "change-crew-there",
                    (Some(_), false) => "change-crew-both",
                };
                Sentence::new(key)
                    .with("pool", self.record(Kind::People, &problem.pools[pool].code))
                    .with("n", Named::Count(by.map_or(0, |by| by.0)))
            }
            (Fact::Skill(skill), by) => {
                let said = by.map_or_else(|| any("skill"), |_| Sentence::new("more-skill"));
                let name = Self::skill(&problem.skills[skill], asked(problem, skill));
                said.with("skill", name).with("n", Named::Count(by.map_or(0, |by| by.0)))
            }
            (Fact::MaxLag(link) | Fact::Link(link), by) => {
                let said = by.map_or_else(|| any(fact.key()), |_| said(fact.key()));
                Self::of_link(said, problem, link).with("n", Named::Count(by.map_or(0, |by| by.0)))
            }
            (Fact::Calendar(_), None) => any("calendar"),
            (Fact::Calendar(_), Some(_)) => {
                let days = change.spans.iter().map(|&(from, to)| {
                    let last = (to - 1 > from).then(|| self.day(to - 1));
                    Named::Days(self.day(from), last)
                });
                Self::days_off(days.collect())
            }
            (Fact::Horizon, by) => {
                Sentence::new("more-time").with("n", Named::Count(by.map_or(0, |by| by.0)))
            }
        }
    }

    /// Work on days off, the first few of them named.
    pub(super) fn days_off(mut days: Vec<Named>) -> Sentence {
        let more = days.len().saturating_sub(SPANS);
        days.truncate(SPANS);
        Sentence::new(if more > 0 { "change-calendar-more" } else { "change-calendar" })
            .with("days", Named::List(days))
            .with("n", Named::Count(i64::try_from(more).unwrap_or(i64::MAX)))
    }

    /// A fact of a conflict, with what the cures show of it: of a fund the instalment that comes too
    /// late, or how much has come by the day on which more is needed.
    pub fn fact_of(&self, conflict: &Conflict, fact: Fact) -> Sentence {
        let known = match fact {
            Fact::Fund(fund) => self.problem.and_then(|problem| self.instalment(problem, conflict, fund)),
            _ => None,
        };
        known.unwrap_or_else(|| self.fact(fact))
    }

    /// What had come into a fund on the first day on which a plan with more of it spends more, and the
    /// instalment after that day; where that plan spends more than ever comes, all that comes.
    fn instalment(&self, problem: &Problem, conflict: &Conflict, fund: usize) -> Option<Sentence> {
        let eases = |remedy: &&Remedy| remedy.changes.iter().any(|own| own.fact == Fact::Fund(fund));
        let remedy = conflict.cures.iter().find(eases)?;
        let mut spent: BTreeMap<Tick, i64> = BTreeMap::new();
        for (activity, placed) in problem.activities.iter().zip(&remedy.plan.placed) {
            let Some(placed) = placed else { continue };
            for (_, amount, at) in activity.modes[placed.mode].spends.iter().filter(|own| own.0 == fund) {
                *spent.entry(if *at == End::Start { placed.start } else { placed.finish }).or_default() +=
                    amount;
            }
        }
        let (code, inflows) = &problem.funds[fund];
        let sum_by = |by: Tick| inflows.iter().filter(|own| own.0 <= by).map(|own| own.1).sum::<i64>();
        let sum_all: i64 = spent.values().sum();
        let mut sum = 0;
        let short = spent.into_iter().find_map(|(at, amount)| {
            sum += amount;
            (sum > sum_by(at)).then_some(at)
        })?;
        let all = sum_by(Tick::MAX);
        let more = |own: &&(Tick, i64)| own.1 > 0;
        let late = inflows.iter().filter(more).find(|own| own.0 > short).filter(|_| sum_all <= all);
        let (key, amount, own) = match late {
            Some(next) => ("late", sum_by(short), next),
            None => ("small", all, inflows.iter().rev().find(more)?),
        };
        Some(
            Sentence::new(format!("conflict-fund-{key}"))
                .with("fund", self.record(Kind::Fund, code))
                .with("amount", self.money(code, amount))
                .with("day", self.on(short))
                .with("instalment", self.money(code, own.1))
                .with("due", self.on(own.0)),
        )
    }

    /// The record in which a fact stands, and the column; nothing for what a template says.
    pub fn record_of(&self, fact: Fact) -> Option<(Kind, Id, &'static str)> {
        let problem = self.problem?;
        let measure = |place: usize, column| {
            let record = self.measures.get(place)?.record?;
            self.p.measures.contains_key(&record).then_some((Kind::Measure, record, column))
        };
        let of_activity = |activity: usize, column| measure(problem.activities[activity].measure, column);
        match fact {
            Fact::Mandatory(place) | Fact::Excluded(place) => measure(place, "choice"),
            Fact::Deadline(activity) => of_activity(activity, "latest"),
            Fact::Release(activity) => of_activity(activity, "earliest"),
            Fact::Pin(activity) => {
                let code = &problem.activities[activity].code;
                let (measure, part) = code.rsplit_once('/').unwrap_or((code, ""));
                let pin = self.p.pins.values().find(|pin| pin.measure == measure && pin.activity == part)?;
                Some((Kind::Pin, pin.id, "start"))
            }
            Fact::Group(group) => {
                let (Group::ExactlyOne(list) | Group::AtMostOne(list) | Group::Implies(_, list)) =
                    &problem.groups[group];
                let named = |code: &str, list: &[usize]| {
                    list.iter().any(|&measure| problem.measures[measure].code == code)
                };
                let own = self.p.groupings.values().find(|own| {
                    list.iter().all(|&measure| own.measures.contains(&problem.measures[measure].code))
                        && own.measures.iter().any(|code| named(code, list))
                })?;
                Some((Kind::Grouping, own.id, "measures"))
            }
            Fact::Fund(fund) => {
                Some((Kind::Fund, self.p.by_code(Kind::Fund, &problem.funds[fund].0)?, "code"))
            }
            Fact::Renewable(renewable) => {
                let own =
                    self.p.resources.values().find(|own| own.what == problem.renewables[renewable].0)?;
                Some((Kind::Resource, own.id, "capacity"))
            }
            Fact::Crew(pool) => {
                Some((Kind::People, self.p.by_code(Kind::People, &problem.pools[pool].code)?, "count"))
            }
            Fact::Utility(_)
            | Fact::Skill(_)
            | Fact::MaxLag(_)
            | Fact::Link(_)
            | Fact::Calendar(_)
            | Fact::Horizon => None,
        }
    }

    fn on(&self, tick: Tick) -> Named {
        Named::Days(self.day(tick), None)
    }

    fn of_part(said: Sentence, problem: &Problem, activity: usize) -> Sentence {
        let code = &problem.activities[activity].code;
        said.with("part", Self::part(code, true))
    }

    fn of_link(said: Sentence, problem: &Problem, link: usize) -> Sentence {
        let link = &problem.links[link];
        let of = |activity: usize| &problem.activities[activity];
        let apart = of(link.from).measure != of(link.to).measure;
        said.with("part", Self::part(&of(link.to).code, true))
            .with("other", Self::part(&of(link.from).code, apart))
    }

    fn group(&self, problem: &Problem, group: usize) -> Sentence {
        let list = |places: &[usize]| Named::List(places.iter().map(|&place| self.measure(place)).collect());
        match &problem.groups[group] {
            Group::ExactlyOne(all) => Sentence::new("conflict-group-one").with("measures", list(all)),
            Group::AtMostOne(all) => Sentence::new("conflict-group-most").with("measures", list(all)),
            Group::Implies(first, all) => Sentence::new("conflict-group-implies")
                .with("measure", self.measure(*first))
                .with("measures", list(all)),
        }
    }
}

/// The highest level of a skill that anything asks for.
fn asked(problem: &Problem, skill: usize) -> u8 {
    let needs = problem.activities.iter().flat_map(|own| &own.modes).flat_map(|mode| &mode.needs);
    needs.filter(|need| need.skill == skill).map(|need| need.level).max().unwrap_or(1)
}
