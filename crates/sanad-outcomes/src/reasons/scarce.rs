//! What there is not enough of, and how much more would cure it.

use super::{Named, Sentence, Words};
use sanad_measures::{More, Scenario};
use sanad_model::Kind;
use sanad_plan::portfolio::{Cure, Fault, FaultRule, Infeasible, Scarce};

impl Words<'_> {
    /// What was in the way of a measure, by its place.
    pub fn short(&self, measure: usize, what: Scarce) -> Sentence {
        let (key, args) = self.scarce(what);
        let mut sentence = Sentence::new(format!("scarce-{key}")).with("measure", self.measure(measure));
        sentence.args.extend(args);
        sentence
    }

    /// The facts in conflict: each measure that must be there and does not fit, with what is in its
    /// way, and how much of it is missing where that is known.
    pub fn infeasible(&self, infeasible: &Infeasible) -> Vec<Sentence> {
        let mut said: Vec<Sentence> =
            infeasible.missing.iter().map(|&(measure, what)| self.short(measure, what)).collect();
        if let Some((what, by)) = infeasible.short {
            let by = i64::try_from(by).unwrap_or(i64::MAX);
            said.extend(self.by(what, by).map(|(key, args)| {
                let mut sentence = Sentence::new(format!("missing-{key}"));
                sentence.args.extend(args);
                sentence
            }));
        }
        said
    }

    /// What would have to be more for a plan.
    pub fn more(&self, cure: Cure) -> Sentence {
        let Some((key, args)) = self.by(cure.what, cure.by) else {
            let (key, args) = self.scarce(cure.what);
            return Sentence { args, ..Sentence::new(format!("more-{key}")) };
        };
        Sentence { args, ..Sentence::new(format!("more-{key}")) }
    }

    /// The same as a scenario; nothing where a scenario cannot say it.
    pub fn scenario_of(&self, cures: &[Cure]) -> Option<Scenario> {
        let problem = self.problem?;
        let more = |cure: &Cure| {
            let of = match cure.what {
                Scarce::Renewable(n) => More::Renewable(problem.renewables.get(n)?.0.clone()),
                Scarce::Fund(n) => More::Fund(problem.funds.get(n)?.0.clone()),
                Scarce::Utility(n) => More::Utility(problem.utilities.get(n)?.0.clone()),
                Scarce::Skill { skill, level, .. } => More::Skill(problem.skills.get(skill)?.clone(), level),
                Scarce::Time => More::Days,
                Scarce::Trainees(_) | Scarce::Link(_) | Scarce::Group(_) => return None,
            };
            Some((of, cure.by))
        };
        let more: Option<Vec<(More, i64)>> = cures.iter().map(more).collect();
        Some(Scenario { more: more.filter(|all| !all.is_empty())?, ..Scenario::default() })
    }

    /// So much more of something that a scenario can name.
    pub fn more_of(&self, what: &More, by: i64) -> Sentence {
        match what {
            More::Skill(skill, level) => Sentence::new("more-skill")
                .with("skill", Self::skill(skill, *level))
                .with("n", Named::Count(by)),
            More::Renewable(code) => Sentence::new("more-renewable")
                .with("what", Named::Resource(code.clone()))
                .with("n", Named::Count(by)),
            More::Fund(fund) => Sentence::new("more-fund")
                .with("fund", self.record(Kind::Fund, fund))
                .with("amount", self.money(fund, by)),
            More::Utility(code) => Sentence::new("more-utility")
                .with("what", self.utility(code))
                .with("amount", Named::Amount(by, Self::unit_of(code))),
            More::Days => Sentence::new("more-time").with("n", Named::Count(by)),
        }
    }

    /// What there would have to be more of for a measure that can never be carried out, and the words
    /// for it; nothing where more of one thing does not mend the fault.
    pub fn scenario_of_fault(&self, fault: &Fault) -> Option<(Vec<(More, i64)>, Sentence)> {
        let value = || fault.value.parse::<i64>().ok();
        let (what, by) = match &fault.rule {
            FaultRule::SkillMissing { skill, level, most } => {
                (More::Skill(skill.clone(), *level), value()? - i64::from(*most))
            }
            FaultRule::OverCapacity { renewable, most } => {
                (More::Renewable(renewable.clone()), value()? - i64::from(*most))
            }
            FaultRule::OverFund { fund, most } => (More::Fund(fund.clone()), value()? - most),
            FaultRule::OverUtility { utility, most } => {
                (More::Utility(utility.clone()), value()?.abs() - most)
            }
            FaultRule::TooLate { deadline, earliest }
                if self.problem.is_some_and(|p| *deadline == p.horizon) =>
            {
                (More::Days, i64::from(earliest - deadline))
            }
            _ => return None,
        };
        let said = self.more_of(&what, by);
        (by > 0).then(|| (vec![(what, by)], said))
    }

    /// The kind of what is scarce, and its name.
    pub(super) fn scarce(&self, what: Scarce) -> (&'static str, Vec<(&'static str, Named)>) {
        let Some(problem) = self.problem else { return ("time", Vec::new()) };
        let unknown = || Named::Said("?".to_owned());
        let pool = |pool: usize| {
            let code = problem.pools.get(pool).map_or("", |pool| pool.code.as_str());
            self.record(Kind::People, code)
        };
        match what {
            Scarce::Renewable(n) => {
                let what = problem.renewables.get(n).map_or_else(unknown, |r| Named::Resource(r.0.clone()));
                ("renewable", vec![("what", what)])
            }
            Scarce::Fund(n) => {
                let fund = problem.funds.get(n).map_or_else(unknown, |f| self.record(Kind::Fund, &f.0));
                ("fund", vec![("fund", fund)])
            }
            Scarce::Utility(n) => {
                let what = problem.utilities.get(n).map_or_else(unknown, |u| self.utility(&u.0));
                ("utility", vec![("what", what)])
            }
            Scarce::Skill { skill, level, pool: own } => {
                let name = problem.skills.get(skill).map_or_else(unknown, |s| Self::skill(s, level));
                match own {
                    None => ("skill", vec![("skill", name)]),
                    Some(own) => ("skill-pool", vec![("skill", name), ("pool", pool(own))]),
                }
            }
            Scarce::Trainees(own) => ("trainees", vec![("pool", pool(own))]),
            Scarce::Time => ("time", Vec::new()),
            Scarce::Link(activity) => {
                let part =
                    problem.activities.get(activity).map_or_else(unknown, |a| Self::part(&a.code, false));
                ("link", vec![("part", part)])
            }
            Scarce::Group(n) => {
                let mut codes: Vec<&str> = self.p.groupings.values().map(|g| g.code.as_str()).collect();
                codes.sort_unstable();
                // An implication of several measures makes several rules.
                let one = (problem.groups.len() == codes.len()).then(|| codes.get(n)).flatten();
                let rule = one.map_or_else(
                    || Named::Count(i64::try_from(n + 1).unwrap_or(i64::MAX)),
                    |code| self.record(Kind::Grouping, code),
                );
                ("group", vec![("rule", rule)])
            }
        }
    }

    /// The same with how much of it; nothing for what is not counted.
    fn by(&self, what: Scarce, by: i64) -> Option<(&'static str, Vec<(&'static str, Named)>)> {
        let problem = self.problem?;
        let (key, mut args) = self.scarce(what);
        match what {
            Scarce::Fund(n) => args.push(("amount", self.money(&problem.funds.get(n)?.0, by))),
            Scarce::Utility(n) => {
                args.push(("amount", Named::Amount(by, Self::unit_of(&problem.utilities.get(n)?.0))));
            }
            Scarce::Link(_) | Scarce::Group(_) => return None,
            _ => args.push(("n", Named::Count(by))),
        }
        Some((key, args))
    }
}
