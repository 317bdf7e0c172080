//! What is wrong with a problem: where, what is there, what would be accepted, and the way out.

use super::{Named, Sentence, Words};
use sanad_model::Kind;
use sanad_plan::portfolio::{Fault, FaultRule, Tick};

impl Words<'_> {
    /// Where a fault is: its measure and part, its fund, its pool; nothing for the problem itself.
    pub fn place_of(&self, fault: &Fault) -> Option<Named> {
        let first = fault.codes.first()?;
        let root = fault.path.split(['[', '.']).next().unwrap_or_default();
        Some(match (root, fault.codes.get(1)) {
            ("measures", Some(activity)) => Self::part(activity, true),
            ("measures", None) => Named::Measure(first.clone()),
            ("groups", _) => Named::List(fault.codes.iter().cloned().map(Named::Measure).collect()),
            ("funds", _) => self.record(Kind::Fund, first),
            ("pools", _) => self.record(Kind::People, first),
            ("renewables", _) => Named::Resource(first.clone()),
            ("utilities", _) => self.utility(first),
            _ => Named::Said(first.clone()),
        })
    }

    /// What is wrong.
    pub fn fault(&self, fault: &Fault) -> Sentence {
        // Nobody is said in other words than a number of people.
        let none = if matches!(fault.rule, FaultRule::SkillMissing { most: 0, .. }) { "-none" } else { "" };
        let mut sentence = Sentence::new(format!("fault-{}{none}", fault.rule.key()));
        sentence.args = self.fields(fault);
        sentence
    }

    /// The way out.
    pub fn mend(&self, fault: &Fault) -> Sentence {
        let mut sentence = Sentence::new(format!("mend-{}", fault.rule.key()));
        sentence.args = self.fields(fault);
        sentence
    }

    /// What a fault names: its value, and the figures and codes of its rule.
    fn fields(&self, fault: &Fault) -> Vec<(&'static str, Named)> {
        let day = |tick: &Tick| Named::Days(self.day(*tick), None);
        let count = |n: u32| Named::Count(i64::from(n));
        let number = |text: &str| text.parse::<i64>();
        let mut said = Named::Said(fault.value.clone());
        let fields = match &fault.rule {
            FaultRule::Range { low, high } => {
                vec![("low", Named::Count(*low)), ("high", Named::Count(*high))]
            }
            FaultRule::Duplicate { kind } | FaultRule::Unknown { kind } | FaultRule::Empty { kind } => {
                vec![("kind", Named::Word("fault-kind", (*kind).to_owned()))]
            }
            FaultRule::TooMany { kind, most } => vec![
                ("kind", Named::Word("fault-kind", (*kind).to_owned())),
                ("most", Named::Count(i64::try_from(*most).unwrap_or(i64::MAX))),
            ],
            FaultRule::Length { length } => {
                vec![("length", Named::Count(i64::try_from(*length).unwrap_or(i64::MAX)))]
            }
            FaultRule::Steps { horizon } | FaultRule::Span { horizon } => vec![("last", day(horizon))],
            FaultRule::NoRate { from, to } => {
                vec![("from", Named::Said(from.clone())), ("to", Named::Said(to.clone()))]
            }
            FaultRule::Sum { most } => vec![("most", Named::Count(*most))],
            FaultRule::TeachesNothing { skill, level } => vec![("skill", Self::skill(skill, *level))],
            FaultRule::DeadlineBeforeRelease { release } => vec![("release", day(release))],
            FaultRule::MaxBelowMin { min } => vec![("min", Named::Count(i64::from(*min)))],
            FaultRule::Cycle { activities, by } => vec![
                ("cycle", Named::List(activities.iter().map(|code| Self::part(code, true)).collect())),
                ("n", Named::Count(*by)),
            ],
            FaultRule::Group { because } => {
                vec![("because", Named::List(because.iter().cloned().map(Named::Measure).collect()))]
            }
            FaultRule::PinTick { deadline } => vec![("deadline", day(deadline))],
            FaultRule::PinEarly { earliest } => vec![("earliest", day(earliest))],
            FaultRule::PinFrozen { start, mode } => {
                vec![("start", day(start)), ("mode", Named::Word("works-mode", mode.clone()))]
            }
            FaultRule::FrozenExcluded { frozen_until } => vec![("until", day(frozen_until))],
            FaultRule::TooLate { deadline, earliest } => vec![
                // The last days on which it may be worked on, and will be.
                ("deadline", day(&(deadline - 1))),
                ("earliest", day(&(earliest - 1))),
                ("n", Named::Count(i64::from(earliest - deadline))),
            ],
            FaultRule::OverCapacity { renewable, most } => {
                vec![("what", Named::Resource(renewable.clone())), ("most", count(*most))]
            }
            FaultRule::SkillMissing { skill, level, most } => {
                vec![("skill", Self::skill(skill, *level)), ("most", count(*most))]
            }
            FaultRule::PersonsShort { most } => vec![("most", count(*most))],
            FaultRule::OverFund { fund, most } => {
                if let Ok(amount) = number(&fault.value) {
                    said = self.money(fund, amount);
                }
                vec![("fund", self.record(Kind::Fund, fund)), ("most", self.money(fund, *most))]
            }
            FaultRule::OverUtility { utility, most } => {
                let unit = Self::unit_of(utility);
                if let Ok(amount) = number(&fault.value) {
                    said = Named::Amount(amount.abs(), unit);
                }
                vec![("what", self.utility(utility)), ("most", Named::Amount(*most, unit))]
            }
            _ => Vec::new(),
        };
        if matches!(
            fault.rule,
            FaultRule::PinTick { .. }
                | FaultRule::PinEarly { .. }
                | FaultRule::PinFrozen { .. }
                | FaultRule::DeadlineBeforeRelease { .. }
        ) && let Ok(tick) = fault.value.parse::<Tick>()
        {
            said = day(&tick);
        }
        if matches!(
            fault.rule,
            FaultRule::SkillMissing { .. } | FaultRule::PersonsShort { .. } | FaultRule::OverCapacity { .. }
        ) && let Ok(n) = number(&fault.value)
        {
            said = Named::Count(n);
        }
        std::iter::once(("value", said)).chain(fields).collect()
    }
}
