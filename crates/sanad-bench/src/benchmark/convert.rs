//! Instances as planning problems, and solutions as plans and back.
//!
//! A solution says how many persons come from which pool; a plan names persons. Who is free earliest
//! in the order of starts goes: since all persons of a pool are alike and those who are trained stay,
//! this finds persons whenever there are enough on every day.

use super::format::{Amounts, Done, Instance, Mode, SOLUTION, Solution};
use anyhow::{Context as _, ensure};
use sanad_plan::portfolio::{
    Choice, End, Gain, Placed, Plan, Problem, RawActivity, RawFlow, RawFund, RawGroup, RawLink, RawMeasure,
    RawMode, RawNeed, RawPool, RawPortfolio, RawRenewable, RawSpend, RawTeach, RawUtility, Term, Tick,
    validate,
};
use std::collections::{BTreeMap, BTreeSet};

/// The currency of every amount.
const MONEY: &str = "unit";

/// Before the code of an activity: the persons whom it trains.
const TRAINEES: &str = "trainees of ";

impl Instance {
    /// The same as a planning problem.
    ///
    /// # Errors
    /// The first fault of the instance.
    pub fn problem(&self) -> anyhow::Result<Problem> {
        let raw = self.raw()?;
        validate(&raw).map_err(|faults| {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            anyhow::anyhow!("the instance `{}` has {} faults, first: {first}", self.name, faults.len())
        })
    }

    fn raw(&self) -> anyhow::Result<RawPortfolio> {
        let skills: BTreeSet<&String> = self.pools.iter().flat_map(|pool| &pool.skills).collect();
        let pool = |code: String, count, skills: Vec<(String, u8)>| RawPool {
            code,
            count,
            skills,
            base: None,
            from: 0,
            to: self.horizon,
            min_stay: 0,
        };
        let known = |own: &super::format::Pool| {
            let skills = own.skills.iter().map(|skill| (skill.clone(), 1)).collect();
            pool(own.code.clone(), own.count, skills)
        };
        let mut pools: Vec<RawPool> = self.pools.iter().filter(|own| own.count > 0).map(known).collect();
        let mut measures = Vec::new();
        for measure in &self.measures {
            let mut activities = Vec::new();
            for own in &measure.activities {
                let goals: BTreeSet<&String> =
                    own.modes.iter().flat_map(|mode| &mode.trains).map(|goal| &goal.0).collect();
                ensure!(
                    goals.len() <= 1 && own.modes.iter().all(|mode| mode.trains.len() <= 1),
                    "the activity `{}` trains for more than one pool",
                    own.code
                );
                let trained = own.modes.iter().map(|mode| trains(mode).map(|list| list.iter().sum()));
                let trained: Vec<u32> = trained.collect::<anyhow::Result<_>>()?;
                let trainees = format!("{TRAINEES}{}", own.code);
                let modes = own.modes.iter().enumerate();
                let modes = modes
                    .map(|(number, mode)| self.mode(mode, number, &trainees))
                    .collect::<anyhow::Result<Vec<_>>>()
                    .with_context(|| format!("in the activity `{}`", own.code))?;
                if let Some(&most) = trained.iter().max().filter(|&&most| most > 0) {
                    pools.push(pool(trainees, most, Vec::new()));
                }
                activities.push(RawActivity { code: own.code.clone(), modes, ..RawActivity::default() });
            }
            measures.push(RawMeasure {
                code: measure.code.clone(),
                choice: if measure.must { Choice::Mandatory } else { Choice::Free },
                gains: vec![Gain { term: Term::Jobs, once: 0, per_tick: measure.worth }],
                activities,
                ..RawMeasure::default()
            });
        }
        let link = |own: &super::format::Link| RawLink {
            from: own.from.clone(),
            from_end: End::Finish,
            to: own.to.clone(),
            to_end: End::Start,
            min: own.lag,
            max: own.most,
            calendar: None,
        };
        let groups = self.at_most_one.iter().cloned().map(RawGroup::AtMostOne);
        let requires = self.requires.iter().cloned().map(|(one, other)| RawGroup::Implies(one, vec![other]));
        Ok(RawPortfolio {
            horizon: self.horizon,
            ticks_per_year: 365,
            reference: MONEY.to_owned(),
            skills: skills.into_iter().cloned().collect(),
            renewables: self
                .renewables
                .iter()
                .map(|own| RawRenewable { code: own.code.clone(), capacity: own.capacity.clone() })
                .collect(),
            pools,
            funds: self
                .funds
                .iter()
                .map(|own| RawFund {
                    code: own.code.clone(),
                    currency: MONEY.to_owned(),
                    inflows: own.inflows.clone(),
                })
                .collect(),
            utilities: self
                .utilities
                .iter()
                .map(|own| RawUtility { code: own.code.clone(), given: own.given.clone() })
                .collect(),
            measures,
            links: self.links.iter().map(link).collect(),
            groups: groups.chain(requires).collect(),
            objectives: vec![vec![(Term::Jobs, 1)]],
            ..RawPortfolio::default()
        })
    }

    fn mode(&self, own: &Mode, number: usize, trainees: &str) -> anyhow::Result<RawMode> {
        ensure!(own.days > 0, "mode {number} lasts 0 days; right is 1 or more");
        let mut mode = RawMode { code: number.to_string(), duration: own.days, ..RawMode::default() };
        for (code, amount) in &own.renewables {
            mode.renewables.push((code.clone(), u32::try_from(*amount)?));
        }
        for (place, (skill, amount)) in own.needs.iter().enumerate() {
            let before = &own.needs[..place];
            ensure!(!before.iter().any(|need| need.0 == *skill), "mode {number} needs `{skill}` twice");
            let count = u32::try_from(*amount)?;
            mode.needs.push(RawNeed { skill: skill.clone(), level: 1, count, pool: None });
        }
        for ((code, _), count) in own.trains.iter().zip(trains(own)?) {
            let pool = self.pools.iter().find(|pool| pool.code == *code);
            let skill = match pool.map(|pool| pool.skills.as_slice()) {
                Some([skill]) => skill.clone(),
                _ => anyhow::bail!("mode {number} trains for `{code}`; right is a pool with one skill"),
            };
            mode.teaches.push(RawTeach { pool: trainees.to_owned(), count, skill, level: 1 });
        }
        for (fund, start, finish) in &own.pays {
            for (amount, at) in [(*start, End::Start), (*finish, End::Finish)] {
                ensure!(amount >= 0, "mode {number} pays {amount}; right is 0 or more");
                if amount > 0 {
                    let (fund, currency) = (fund.clone(), MONEY.to_owned());
                    mode.spends.push(RawSpend { fund, amount, currency, at });
                }
            }
        }
        let lists: [(&Amounts, i64, End, bool); 3] = [
            (&own.draws, -1, End::Start, true),
            (&own.takes, -1, End::Finish, false),
            (&own.gives, 1, End::Finish, false),
        ];
        for (list, sign, from, while_running) in lists {
            for (code, amount) in list {
                ensure!(*amount > 0, "mode {number} has {amount} at `{code}`; right is 1 or more");
                let (utility, amount) = (code.clone(), sign * amount);
                mode.flows.push(RawFlow { utility, amount, from, while_running });
            }
        }
        Ok(mode)
    }

    /// A solution as a plan of [`Self::problem`], for the checker there.
    ///
    /// Where there are too few persons the plan takes some that are not free, or that are not there,
    /// which the checker finds.
    ///
    /// # Errors
    /// When it is of another instance, or names what the instance does not have (rule 1).
    pub fn plan(&self, problem: &Problem, solution: &Solution) -> anyhow::Result<Plan> {
        ensure!(
            solution.instance == self.name,
            "the solution is of `{}`; right is `{}`",
            solution.instance,
            self.name
        );
        let number: BTreeMap<&str, usize> =
            problem.activities.iter().zip(0..).map(|(own, number)| (&*own.code, number)).collect();
        let mut done: Vec<(usize, &Done, &Mode)> = Vec::new();
        let mut plan =
            Plan { chosen: vec![false; self.measures.len()], placed: vec![None; problem.activities.len()] };
        let modes: Vec<&Vec<Mode>> =
            self.measures.iter().flat_map(|own| &own.activities).map(|own| &own.modes).collect();
        let mut seen = BTreeSet::new();
        for own in &solution.activities {
            let code = &own.code;
            let &number = number.get(&**code).with_context(|| format!("`{code}` is not an activity"))?;
            ensure!(seen.insert(number), "`{code}` is there twice");
            let mode =
                modes[number].get(own.mode).with_context(|| format!("`{code}` has no mode {}", own.mode))?;
            for (skill, pool, _) in &own.people {
                ensure!(self.pools.iter().any(|own| own.code == *pool), "`{code}`: `{pool}` is not a pool");
                ensure!(
                    mode.needs.iter().any(|need| need.0 == *skill),
                    "`{code}` does not need `{skill}` in this mode"
                );
            }
            plan.chosen[problem.activities[number].measure] = true;
            done.push((number, own, mode));
        }
        let mut free = self.persons(problem, &done)?;
        done.sort_by_key(|own| (own.1.start, own.0));
        for (number, own, mode) in done {
            let finish = own.start.saturating_add(Tick::try_from(mode.days)?);
            let mut persons: Vec<Vec<u32>> = Vec::new();
            for need in &mode.needs {
                let mut taken = Vec::new();
                for (_, pool, count) in own.people.iter().filter(|people| people.0 == need.0) {
                    let pool = free.entry(pool).or_default();
                    pool.sort_by_key(|&(from, person)| (from, person));
                    for person in pool.iter_mut().take(*count as usize) {
                        person.0 = finish;
                        taken.push(person.1);
                    }
                    // Those who are not there at all: nobody, which the checker finds.
                    let there = pool.len().min(*count as usize);
                    taken.extend((there..*count as usize).map(|_| u32::MAX));
                }
                persons.push(taken);
            }
            let trainees = format!("{TRAINEES}{}", own.code);
            let mut first =
                problem.pools.iter().find(|pool| pool.code == trainees).map_or(0, |pool| pool.persons.start);
            for count in trains(mode)? {
                persons.push((first..first + count).collect());
                first += count;
            }
            plan.placed[number] = Some(Placed { mode: own.mode, start: own.start, finish, persons });
        }
        Ok(plan)
    }

    /// Of each pool its persons and from when on they are there: from the first, or from when they
    /// are trained.
    fn persons(
        &self,
        problem: &Problem,
        done: &[(usize, &Done, &Mode)],
    ) -> anyhow::Result<BTreeMap<&str, Vec<(Tick, u32)>>> {
        let mut persons: BTreeMap<&str, Vec<(Tick, u32)>> = BTreeMap::new();
        let own = |code: &str| problem.pools.iter().find(|pool| pool.code == code);
        for pool in &self.pools {
            let known = own(&pool.code).map(|own| own.persons.clone()).into_iter().flatten();
            persons.insert(&pool.code, known.map(|person| (Tick::MIN, person)).collect());
        }
        for (_, done, mode) in done {
            let finish = done.start.saturating_add(Tick::try_from(mode.days)?);
            let mut next = own(&format!("{TRAINEES}{}", done.code)).map_or(0, |own| own.persons.start);
            for ((code, _), count) in mode.trains.iter().zip(trains(mode)?) {
                let pool = self.pools.iter().find(|pool| pool.code == *code);
                if let Some(list) = pool.and_then(|pool| persons.get_mut(&*pool.code)) {
                    list.extend((next..next + count).map(|person| (finish, person)));
                }
                next += count;
            }
        }
        Ok(persons)
    }

    /// A plan of [`Self::problem`] as a solution that is worth so much.
    pub fn solution(&self, problem: &Problem, plan: &Plan, objective: i64) -> Solution {
        let mut home: Vec<&str> = Vec::new();
        let activities = self.measures.iter().flat_map(|own| &own.activities);
        let goal =
            |own: &super::format::Activity| own.modes.iter().find_map(|mode| mode.trains.first().cloned());
        let goals: BTreeMap<String, String> =
            activities.filter_map(|own| Some((format!("{TRAINEES}{}", own.code), goal(own)?.0))).collect();
        for pool in &problem.pools {
            let code = goals.get(&pool.code).unwrap_or(&pool.code);
            home.extend(pool.persons.clone().map(|_| code.as_str()));
        }
        let mut activities = Vec::new();
        for (number, placed) in plan.placed.iter().enumerate() {
            let Some(placed) = placed else { continue };
            let activity = &problem.activities[number];
            let mut people = Vec::new();
            for (need, persons) in activity.modes[placed.mode].needs.iter().zip(&placed.persons) {
                let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
                for &person in persons {
                    *counts.entry(home[person as usize]).or_default() += 1;
                }
                let skill = &problem.skills[need.skill];
                people
                    .extend(counts.into_iter().map(|(pool, count)| (skill.clone(), pool.to_owned(), count)));
            }
            let (code, mode, start) = (activity.code.clone(), placed.mode, placed.start);
            activities.push(Done { code, mode, start, people });
        }
        let (format, instance) = (SOLUTION.to_owned(), self.name.clone());
        Solution { format, instance, objective: Some(objective), activities }
    }
}

/// How many persons a mode trains for each pool.
fn trains(mode: &Mode) -> anyhow::Result<Vec<u32>> {
    mode.trains.iter().map(|own| Ok(u32::try_from(own.1)?)).collect()
}
