//! What holds the works of a plan back: for every activity the one reason why it does not start
//! earlier, and from that when and how often each scarce thing is the reason.

use sanad_outcomes::measures::Works;
use sanad_outcomes::measures::engine::{Cause, Reason, Tick, why_each};
use std::collections::BTreeMap;

/// Something of which there may be too little.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    /// A fund, by place.
    Fund(usize),
    /// Persons with a skill of at least a level.
    Skill(usize, u8),
    /// A utility, by place.
    Utility(usize),
    /// Equipment, by place.
    Renewable(usize),
}

/// The reasons of a plan.
#[derive(Debug, Default)]
pub(crate) struct Held {
    reasons: Vec<Option<Reason>>,
    things: BTreeMap<Thing, Vec<(Tick, Tick)>>,
}

impl Held {
    /// Looks at every activity of a plan; one chain answers for many.
    pub(crate) fn of(works: &Works) -> Self {
        let (problem, plan) = (&works.problem, works.plan());
        let reasons = why_each(problem, plan);
        let mut held = Self { reasons, things: BTreeMap::new() };
        let spending = works.spending();
        // Money is short from the last payment or instalment before on.
        let short_from = |fund: usize, ready: Tick| {
            let paid =
                spending.get(fund).and_then(|own| own.range(..ready).next_back()).map(|(tick, _)| *tick);
            let came = problem.funds[fund].1.iter().map(|(tick, _)| *tick).filter(|tick| *tick < ready).max();
            paid.max(came).unwrap_or(0).min(ready - 1)
        };
        let found: Vec<(Thing, (Tick, Tick))> = (0..held.reasons.len())
            .filter_map(|activity| {
                let reason = held.reasons[activity].as_ref()?;
                let thing = thing(works, activity, &reason.cause)?;
                // It is short until the cause is gone; how long before is seen from its use.
                let from = match thing {
                    Thing::Fund(fund) => short_from(fund, reason.ready),
                    _ => reason.ready - 1,
                };
                Some((thing, (from, reason.ready)))
            })
            .collect();
        for (thing, span) in found {
            held.things.entry(thing).or_default().push(span);
        }
        held
    }

    /// How many activities a thing holds back.
    pub(crate) fn count(&self, thing: Thing) -> usize {
        self.things.get(&thing).map_or(0, Vec::len)
    }

    /// When it is short.
    pub(crate) fn spans(&self, thing: Thing) -> &[(Tick, Tick)] {
        self.things.get(&thing).map_or(&[], Vec::as_slice)
    }

    /// The skills that hold most activities back, the first most.
    pub(crate) fn skills(&self) -> Vec<(usize, u8)> {
        let mut list: Vec<((usize, u8), usize)> = self
            .things
            .iter()
            .filter_map(|(thing, spans)| match thing {
                Thing::Skill(skill, level) => Some(((*skill, *level), spans.len())),
                _ => None,
            })
            .collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        list.into_iter().map(|(skill, _)| skill).collect()
    }

    /// The activities of the chain that sets the start of one, itself first.
    pub(crate) fn chain(&self, activity: usize) -> Vec<usize> {
        let mut chain = vec![activity];
        let mut next = self.next(activity);
        while let Some(activity) = next.filter(|a| !chain.contains(a)) {
            chain.push(activity);
            next = self.next(activity);
        }
        chain
    }

    fn next(&self, activity: usize) -> Option<usize> {
        self.reasons.get(activity)?.as_ref()?.cause.activity()
    }
}

/// What is scarce behind a cause; nothing for order, days and times.
fn thing(works: &Works, activity: usize, cause: &Cause) -> Option<Thing> {
    match *cause {
        Cause::Renewable { renewable, .. } => Some(Thing::Renewable(renewable)),
        Cause::Fund { fund, .. } => Some(Thing::Fund(fund)),
        Cause::Utility { utility, .. } => Some(Thing::Utility(utility)),
        Cause::Busy { person, .. } | Cause::Travel { person, .. } | Cause::Away { person, .. } => {
            let mode = works.plan().placed.get(activity)?.as_ref()?.mode;
            let pool = works.problem.pools.iter().find(|pool| pool.persons.contains(&person))?;
            let needs = works.problem.activities[activity].modes[mode].needs.iter();
            // Of what the person could do here, that which fewest can do.
            let own = needs.filter(|n| pool.levels.get(n.skill).is_some_and(|level| *level >= n.level));
            own.min_by_key(|n| (able(works, n.skill, n.level), n.skill))
                .map(|n| Thing::Skill(n.skill, n.level))
        }
        Cause::Begin
        | Cause::Pin
        | Cause::Release
        | Cause::Link { .. }
        | Cause::Course { .. }
        | Cause::Nothing { .. } => None,
    }
}

/// How many persons know a skill from the first.
fn able(works: &Works, skill: usize, level: u8) -> u32 {
    let knows =
        |pool: &&sanad_outcomes::measures::engine::Pool| pool.levels.get(skill).is_some_and(|l| *l >= level);
    works.problem.pools.iter().filter(knows).map(|pool| pool.persons.end - pool.persons.start).sum()
}
