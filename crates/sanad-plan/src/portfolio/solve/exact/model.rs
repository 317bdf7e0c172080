//! A plain problem as numbers.
//!
//! | of the problem | in numbers |
//! |---|---|
//! | choice of a measure, a mode | 0 or 1 |
//! | start, finish | a number; those of a measure that is not chosen keep to its own links and say nothing |
//! | mark | at least every finish; the horizon where the measure is not chosen |
//! | persons | how many come from which pool; names follow from a solution |
//! | renewables, pools, sets of skills | capacities |
//! | funds, utilities | stocks |
//! | objective | the sum of the marks at their worth, to be least |

use std::collections::BTreeMap;

use sanad_schedule::numbers::{Amount, Change, Fact, Known, Number, Numbers, Usage};

use super::plain::{Plain, Skill};
use crate::portfolio::solve::heads::Heads;
use crate::portfolio::solve::shape::Shape;
use crate::portfolio::{End, Group, Mode};

/// Persons of a pool at work on an activity for one of its needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub(super) activity: usize,
    pub(super) skill: Skill,
    pub(super) pool: usize,
    pub(super) number: Amount,
}

/// A plain problem in numbers.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) numbers: Numbers,
    pub(super) goal: Number,
    /// What a plan is worth when the goal is 0.
    pub(super) whole: i64,
    pub(super) chosen: Vec<Number>,
    pub(super) start: Vec<Number>,
    pub(super) finish: Vec<Number>,
    /// Modes with the number that says whether the activity is carried out so.
    pub(super) modes: Vec<Vec<Number>>,
    pub(super) shares: Vec<Share>,
    length: Vec<Amount>,
    zero: Number,
    horizon: i32,
    followers: BTreeMap<(usize, Vec<i32>), Amount>,
    /// Measures that can be chosen.
    open: Vec<bool>,
}

fn small(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(if value > 0 { i32::MAX / 4 } else { i32::MIN / 4 })
}

impl Model {
    pub(super) fn new(shape: &Shape, heads: &Heads, plain: &Plain) -> Self {
        let problem = shape.problem;
        let mut numbers = Numbers::default();
        let (goal, zero) = (numbers.number(0, i32::MAX / 2), numbers.number(0, 0));
        let mut model = Self {
            numbers,
            goal,
            whole: 0,
            chosen: Vec::new(),
            start: Vec::new(),
            finish: Vec::new(),
            modes: Vec::new(),
            shares: Vec::new(),
            length: Vec::new(),
            zero,
            horizon: problem.horizon,
            followers: BTreeMap::new(),
            open: (0..problem.measures.len()).map(|measure| !heads.never(shape, measure)).collect(),
        };
        for measure in 0..problem.measures.len() {
            let (low, high) = (i32::from(shape.mandatory(measure)), i32::from(model.open[measure]));
            let chosen = model.numbers.number(low.min(high), high);
            model.chosen.push(chosen);
        }
        for activity in 0..problem.activities.len() {
            model.activity(shape, heads, activity);
        }
        model.links(shape);
        model.groups(shape);
        model.renewables(shape);
        model.persons(shape, plain);
        model.funds(shape);
        model.utilities(shape);
        model.objective(shape, heads, plain);
        let choice = Choice {
            worth: plain.slope.clone(),
            of: problem.activities.iter().map(|activity| activity.measure).collect(),
            chosen: model.chosen.clone(),
            start: model.start.clone(),
            modes: model.modes.clone(),
            shares: model.shares.iter().map(|share| (share.activity, share.number)).collect(),
        };
        model.numbers.choose(move |known| choice.next(known));
        model
    }

    fn is_in(&self, measure: usize) -> Fact {
        self.chosen[measure].at_least(1)
    }

    fn activity(&mut self, shape: &Shape, heads: &Heads, activity: usize) {
        let record = &shape.problem.activities[activity];
        let measure = record.measure;
        if !self.open[measure] {
            self.start.push(self.zero);
            self.finish.push(self.zero);
            self.modes.push(Vec::new());
            self.length.push(Amount::Fixed(0));
            return;
        }
        let numbers = &mut self.numbers;
        let start = numbers.number(heads.start[activity], shape.late.start[activity]);
        let finish = numbers.number(heads.finish[activity], shape.late.finish[activity]);
        let chosen = self.chosen[measure];
        let modes: Vec<Number> = match record.modes.len() {
            1 => vec![chosen],
            several => (0..several).map(|_| numbers.number(0, 1)).collect(),
        };
        if modes.len() > 1 {
            let mut one = vec![chosen.at_most(0)];
            for (place, mode) in modes.iter().enumerate() {
                numbers.clause(&[mode.at_most(0), chosen.at_least(1)]);
                one.push(mode.at_least(1));
                for other in &modes[..place] {
                    numbers.clause(&[mode.at_most(0), other.at_most(0)]);
                }
            }
            numbers.clause(&one);
        }
        let lengths: Vec<i32> = record.modes.iter().map(|mode| small(mode.duration.into())).collect();
        let least = lengths.iter().copied().min().unwrap_or(0);
        let most = lengths.iter().copied().max().unwrap_or(0);
        numbers.link(start, finish, least, Fact::ALWAYS);
        numbers.link(finish, start, -most, Fact::ALWAYS);
        let length = if least == most {
            Amount::Fixed(least)
        } else {
            let length = numbers.number(least, most);
            for (mode, &own) in modes.iter().zip(&lengths) {
                numbers.link(start, finish, own, mode.at_least(1));
                numbers.link(finish, start, -own, mode.at_least(1));
                numbers.clause(&[mode.at_most(0), length.at_least(own)]);
                numbers.clause(&[mode.at_most(0), length.at_most(own)]);
            }
            Amount::Open(length)
        };
        self.start.push(start);
        self.finish.push(finish);
        self.modes.push(modes);
        self.length.push(length);
    }

    /// A number that follows the mode of an activity, 0 where it is not carried out.
    fn follow(&mut self, shape: &Shape, activity: usize, of: &dyn Fn(&Mode) -> i64) -> Amount {
        self.follow_or(shape, activity, of, 0)
    }

    /// The same with another number where the activity is not carried out.
    fn follow_or(
        &mut self,
        shape: &Shape,
        activity: usize,
        of: &dyn Fn(&Mode) -> i64,
        otherwise: i64,
    ) -> Amount {
        let record = &shape.problem.activities[activity];
        let otherwise = small(otherwise);
        let forced = shape.mandatory(record.measure);
        if !self.open[record.measure] {
            return Amount::Fixed(otherwise);
        }
        let mut values: Vec<i32> = record.modes.iter().map(|mode| small(of(mode))).collect();
        let among = |fold: fn(i32, i32) -> i32| values.iter().copied().reduce(fold).unwrap_or(0);
        let (mut least, mut most) = (among(i32::min), among(i32::max));
        let lowest = least;
        if !forced {
            (least, most) = (least.min(otherwise), most.max(otherwise));
        }
        if least == most {
            return Amount::Fixed(most);
        }
        values.push(otherwise);
        let key = (activity, values);
        if let Some(&known) = self.followers.get(&key) {
            return known;
        }
        let values = &key.1[..record.modes.len()];
        let chosen = self.chosen[record.measure];
        let number = self.numbers.number(least, most);
        let mut states: Vec<(Fact, i32)> = Vec::new();
        if !forced {
            states.push((chosen.at_most(0), otherwise));
        }
        if values.len() == 1 {
            states.push((chosen.at_least(1), values[0]));
        } else {
            states
                .extend(self.modes[activity].iter().zip(values).map(|(mode, &own)| (mode.at_least(1), own)));
        }
        for &(state, own) in &states {
            self.numbers.clause(&[state.contrary(), number.at_least(own)]);
            self.numbers.clause(&[state.contrary(), number.at_most(own)]);
        }
        let mut steps: Vec<i32> = states.iter().map(|state| state.1).collect();
        steps.sort_unstable();
        steps.dedup();
        for pair in steps.windows(2) {
            let mut below = vec![number.at_least(pair[1])];
            below.extend(states.iter().filter(|state| state.1 < pair[1]).map(|state| state.0));
            self.numbers.clause(&below);
            let mut above = vec![number.at_most(pair[0])];
            above.extend(states.iter().filter(|state| state.1 > pair[0]).map(|state| state.0));
            self.numbers.clause(&above);
        }
        self.numbers.clause(&[chosen.at_most(0), number.at_least(lowest)]);
        self.followers.insert(key, Amount::Open(number));
        Amount::Open(number)
    }

    fn links(&mut self, shape: &Shape) {
        let problem = shape.problem;
        for link in &problem.links {
            let measures = [link.from, link.to].map(|activity| problem.activities[activity].measure);
            if measures.iter().any(|&measure| !self.open[measure]) {
                continue;
            }
            let guard = if measures[0] == measures[1] || measures.iter().all(|&own| shape.mandatory(own)) {
                Fact::ALWAYS
            } else {
                let both = self.numbers.number(0, 1).at_least(1);
                let [one, other] = measures.map(|measure| self.is_in(measure).contrary());
                self.numbers.clause(&[one, other, both]);
                both
            };
            let end = |activity: usize, end: End| {
                if end == End::Start { self.start[activity] } else { self.finish[activity] }
            };
            let (from, to) = (end(link.from, link.from_end), end(link.to, link.to_end));
            self.numbers.link(from, to, link.min, guard);
            if let Some(max) = link.max {
                self.numbers.link(to, from, -max, guard);
            }
        }
    }

    fn groups(&mut self, shape: &Shape) {
        for group in &shape.problem.groups {
            match group {
                Group::ExactlyOne(list) | Group::AtMostOne(list) => {
                    let facts: Vec<Fact> = list.iter().map(|&measure| self.is_in(measure)).collect();
                    for (place, one) in facts.iter().enumerate() {
                        for other in &facts[..place] {
                            self.numbers.clause(&[one.contrary(), other.contrary()]);
                        }
                    }
                    if matches!(group, Group::ExactlyOne(_)) {
                        self.numbers.clause(&facts);
                    }
                }
                Group::Implies(first, others) => {
                    let mut facts: Vec<Fact> = others.iter().map(|&measure| self.is_in(measure)).collect();
                    facts.push(self.is_in(*first).contrary());
                    self.numbers.clause(&facts);
                }
            }
        }
    }

    /// Something used by all modes from start to finish: what they use at most, and how.
    fn usages(&mut self, shape: &Shape, of: &dyn Fn(&Mode) -> i64) -> (Vec<Usage>, i64) {
        let mut usages = Vec::new();
        let mut most = 0;
        for activity in 0..self.start.len() {
            let record = &shape.problem.activities[activity];
            let amount = self.follow(shape, activity, of);
            if amount == Amount::Fixed(0) {
                continue;
            }
            most += record.modes.iter().map(of).max().unwrap_or(0);
            let energy = self.follow(shape, activity, &|mode| i64::from(mode.duration) * of(mode));
            usages.push(self.usage(activity, amount, energy));
        }
        (usages, most)
    }

    fn usage(&self, activity: usize, amount: Amount, energy: Amount) -> Usage {
        Usage {
            start: self.start[activity],
            finish: (self.finish[activity], 0),
            length: self.length[activity],
            amount,
            energy,
        }
    }

    /// What is not there in a span.
    fn gone(&mut self, from: i32, to: i32, amount: i64) -> Usage {
        let start = self.numbers.number(from, from);
        let (length, amount) = (Amount::Fixed(to - from), Amount::Fixed(small(amount)));
        Usage { start, finish: (start, to - from), length, amount, energy: Amount::Fixed(0) }
    }

    fn renewables(&mut self, shape: &Shape) {
        let problem = shape.problem;
        for (number, (_, capacity)) in problem.renewables.iter().enumerate() {
            let of = |mode: &Mode| -> i64 {
                mode.renewables.iter().filter(|own| own.0 == number).map(|own| i64::from(own.1)).sum()
            };
            let (mut usages, most) = self.usages(shape, &of);
            let there = capacity.iter().map(|step| i64::from(step.1)).max().unwrap_or(0);
            let least = capacity.iter().map(|step| i64::from(step.1)).min().unwrap_or(0);
            if usages.is_empty() || (most <= least && capacity.first().is_some_and(|step| step.0 <= 0)) {
                continue;
            }
            let (mut since, mut now) = (0, 0);
            for &(day, amount) in capacity.iter().chain(&[(self.horizon, 0)]) {
                if day > since && now < there {
                    let gone = self.gone(since, day.min(self.horizon), there - now);
                    usages.push(gone);
                }
                (since, now) = (day.max(since), i64::from(amount));
            }
            self.numbers.capacity(&usages, there);
        }
    }

    /// Everything that modes ask of persons.
    fn skills(shape: &Shape) -> Vec<Skill> {
        let modes = shape.problem.activities.iter().flat_map(|activity| &activity.modes);
        let mut skills: Vec<Skill> =
            modes.flat_map(|mode| &mode.needs).map(|need| (need.skill, need.level, need.pool)).collect();
        skills.sort_unstable();
        skills.dedup();
        skills
    }

    fn persons(&mut self, shape: &Shape, plain: &Plain) {
        let skills = Self::skills(shape);
        let asked = |mode: &Mode, skill: Skill| -> i64 {
            let own = mode.needs.iter().filter(|need| (need.skill, need.level, need.pool) == skill);
            own.map(|need| i64::from(need.count)).sum()
        };
        let mut of_pool: Vec<Vec<Usage>> = vec![Vec::new(); plain.pools.len()];
        for activity in 0..self.start.len() {
            for &skill in &skills {
                let need = self.follow(shape, activity, &|mode| asked(mode, skill));
                if need == Amount::Fixed(0) {
                    continue;
                }
                let record = &shape.problem.activities[activity];
                let most = record.modes.iter().map(|mode| asked(mode, skill)).max().unwrap_or(0);
                let able = plain.able(skill);
                let mut terms = Vec::new();
                for &pool in &able {
                    let number = if able.len() == 1 {
                        need
                    } else {
                        let count = i64::from(plain.pools[pool].count);
                        let part = self.numbers.number(0, small(count.min(most)));
                        terms.push((1, part));
                        Amount::Open(part)
                    };
                    self.shares.push(Share { activity, skill, pool, number });
                    let usage = self.usage(activity, number, Amount::Fixed(0));
                    of_pool[pool].push(usage);
                }
                if able.len() == 1 {
                    continue;
                }
                let mut number = 0;
                match need {
                    Amount::Fixed(own) => number = i64::from(own),
                    Amount::Open(own) => terms.push((-1, own)),
                }
                self.numbers.sum(&terms, number);
                for term in &mut terms {
                    term.0 = -term.0;
                }
                self.numbers.sum(&terms, -number);
            }
        }
        // Of each pool that is trained, those who are not yet.
        let gone: Vec<Vec<Usage>> =
            (0..plain.pools.len()).map(|pool| self.untrained(shape, plain, pool)).collect();
        for (pool, mut usages) in of_pool.into_iter().enumerate() {
            if !usages.is_empty() {
                usages.extend(&gone[pool]);
                self.numbers.capacity(&usages, i64::from(plain.pools[pool].count));
            }
        }
        for set in sets(&skills, plain) {
            let mut able: Vec<usize> = set.iter().flat_map(|&skill| plain.able(skill)).collect();
            able.sort_unstable();
            able.dedup();
            let there: i64 = able.iter().map(|&pool| i64::from(plain.pools[pool].count)).sum();
            let of = |mode: &Mode| -> i64 { set.iter().map(|&skill| asked(mode, skill)).sum() };
            let (mut usages, _) = self.usages(shape, &of);
            usages.extend(able.iter().flat_map(|&pool| &gone[pool]));
            self.numbers.capacity(&usages, there);
        }
    }

    /// That persons are not there before their course ends, and those whom its mode leaves out never.
    fn untrained(&mut self, shape: &Shape, plain: &Plain, pool: usize) -> Vec<Usage> {
        let Some(course) = plain.pools[pool].taught else { return Vec::new() };
        let most = i64::from(plain.pools[pool].count);
        let measure = shape.problem.activities[course].measure;
        if !self.open[measure] {
            return vec![self.gone(0, self.horizon, most)];
        }
        let taught = |mode: &Mode| -> i64 {
            mode.teaches.iter().filter(|own| own.pool == pool).map(|own| i64::from(own.count)).sum()
        };
        let later = self.follow(shape, course, &taught);
        let never = self.follow_or(shape, course, &|mode| most - taught(mode), most);
        let (finish, energy) = (self.finish[course], Amount::Fixed(0));
        let (start, length) = (self.zero, Amount::Open(finish));
        let mut usages = vec![Usage { start, finish: (finish, 0), length, amount: later, energy }];
        if never != energy {
            let (finish, length) = ((self.zero, self.horizon), Amount::Fixed(self.horizon));
            usages.push(Usage { start, finish, length, amount: never, energy });
        }
        usages
    }

    fn funds(&mut self, shape: &Shape) {
        for (number, (_, inflows)) in shape.problem.funds.iter().enumerate() {
            let spent = |mode: &Mode, end: End| -> i64 {
                let own = mode.spends.iter().filter(|own| own.0 == number && own.2 == end);
                own.map(|own| own.1).sum()
            };
            let mut takes = Vec::new();
            let mut terms = Vec::new();
            let mut left: i64 = inflows.iter().map(|inflow| inflow.1).sum();
            for activity in 0..self.start.len() {
                for (end, at) in [(End::Start, self.start[activity]), (End::Finish, self.finish[activity])] {
                    let amount = self.follow(shape, activity, &|mode| spent(mode, end));
                    if amount != Amount::Fixed(0) {
                        takes.push(Change { at, later: 0, amount });
                    }
                }
                match self.follow(shape, activity, &|mode| spent(mode, End::Start) + spent(mode, End::Finish))
                {
                    Amount::Fixed(amount) => left -= i64::from(amount),
                    Amount::Open(amount) => terms.push((1, amount)),
                }
            }
            self.numbers.sum(&terms, left);
            let first = inflows.iter().filter(|inflow| inflow.0 <= 0).map(|inflow| inflow.1).sum();
            let later = inflows.iter().filter(|inflow| inflow.0 > 0);
            let gives: Vec<Change> = later
                .map(|&(day, amount)| Change {
                    at: self.zero,
                    later: day,
                    amount: Amount::Fixed(small(amount)),
                })
                .collect();
            if !takes.is_empty() {
                self.numbers.stock(first, &gives, &takes);
            }
        }
    }

    fn utilities(&mut self, shape: &Shape) {
        for (number, (_, given)) in shape.problem.utilities.iter().enumerate() {
            let running = |mode: &Mode| -> i64 {
                let own = mode.flows.iter().filter(|own| own.utility == number && own.from == End::Start);
                own.map(|own| own.amount).sum()
            };
            let after = |mode: &Mode| -> i64 {
                let own = mode.flows.iter().filter(|own| own.utility == number && !own.while_running);
                own.map(|own| own.amount).sum()
            };
            let (mut gives, mut takes) = (Vec::new(), Vec::new());
            let (mut first, mut now) = (0, 0);
            for &(day, amount) in given {
                let change = amount - now;
                now = amount;
                let at = Change { at: self.zero, later: day, amount: Amount::Fixed(small(change.abs())) };
                if day <= 0 {
                    first = amount;
                } else if change > 0 {
                    gives.push(at);
                } else if change < 0 {
                    takes.push(at);
                }
            }
            for activity in 0..self.start.len() {
                let (start, finish) = (self.start[activity], self.finish[activity]);
                for at in [start, finish] {
                    let change =
                        |mode: &Mode| if at == start { running(mode) } else { after(mode) - running(mode) };
                    let give = self.follow(shape, activity, &|mode| change(mode).max(0));
                    let take = self.follow(shape, activity, &|mode| (-change(mode)).max(0));
                    for (amount, list) in [(give, &mut gives), (take, &mut takes)] {
                        if amount != Amount::Fixed(0) {
                            list.push(Change { at, later: 0, amount });
                        }
                    }
                }
            }
            if !takes.is_empty() {
                self.numbers.stock(first, &gives, &takes);
            }
        }
    }

    fn objective(&mut self, shape: &Shape, heads: &Heads, plain: &Plain) {
        let problem = shape.problem;
        let mut terms = Vec::new();
        for (measure, record) in problem.measures.iter().enumerate() {
            let slope = small(plain.slope[measure]);
            if !self.open[measure] {
                continue;
            }
            terms.push((-small(plain.once[measure]), self.chosen[measure]));
            if slope == 0 {
                continue;
            }
            let mark = self.numbers.number(heads.mark(shape, measure).clamp(0, self.horizon), self.horizon);
            for activity in record.activities.clone() {
                if record.mark.is_none_or(|own| own == activity) {
                    self.numbers.link(self.finish[activity], mark, 0, Fact::ALWAYS);
                }
            }
            self.numbers.clause(&[self.is_in(measure), mark.at_least(self.horizon)]);
            self.whole += i64::from(slope) * i64::from(self.horizon);
            terms.push((slope, mark));
        }
        // The goal is counted from 0 up, so what may come at once stands in the whole.
        let shift: i64 = plain.once.iter().map(|&once| once.max(0)).sum();
        self.whole += shift;
        terms.push((-1, self.goal));
        self.numbers.sum(&terms, -shift);
    }
}

/// Sets of skills whose work is carried by all who can do one of them: each that more than one pool
/// has, pairs that share a pool, and all.
fn sets(skills: &[Skill], plain: &Plain) -> Vec<Vec<Skill>> {
    let mut sets: Vec<Vec<Skill>> = Vec::new();
    for (place, &one) in skills.iter().enumerate() {
        let able = plain.able(one);
        if able.len() > 1 {
            sets.push(vec![one]);
        }
        for &other in &skills[..place] {
            if plain.able(other).iter().any(|pool| able.contains(pool)) {
                sets.push(vec![other, one]);
            }
        }
    }
    if skills.len() > 2 {
        sets.push(skills.to_vec());
    }
    sets.truncate(24);
    sets
}

/// The model's own order: what is chosen, then the earliest start with its mode, then persons.
struct Choice {
    worth: Vec<i64>,
    of: Vec<usize>,
    chosen: Vec<Number>,
    start: Vec<Number>,
    modes: Vec<Vec<Number>>,
    shares: Vec<(usize, Amount)>,
}

impl Choice {
    fn next(&self, known: Known) -> Option<Fact> {
        let open = (0..self.chosen.len()).filter(|&measure| !known.fixed(self.chosen[measure]));
        if let Some(measure) = open.max_by_key(|&measure| (self.worth[measure], std::cmp::Reverse(measure))) {
            return Some(self.chosen[measure].at_least(1));
        }
        let is_in = |activity: usize| known.low(self.chosen[self.of[activity]]) == 1;
        let mode = |activity: usize| self.modes[activity].iter().find(|&&mode| !known.fixed(mode)).copied();
        let next = (0..self.start.len())
            .filter(|&activity| is_in(activity))
            .filter(|&activity| !known.fixed(self.start[activity]) || mode(activity).is_some())
            .min_by_key(|&activity| {
                (known.low(self.start[activity]), known.high(self.start[activity]), activity)
            });
        if let Some(activity) = next {
            let start = self.start[activity];
            return Some(mode(activity).map_or(start.at_most(known.low(start)), |mode| mode.at_least(1)));
        }
        let share = self.shares.iter().find_map(|&(activity, share)| match share {
            Amount::Open(share) if is_in(activity) && !known.fixed(share) => Some(share),
            _ => None,
        })?;
        Some(share.at_least(known.high(share)))
    }
}
