//! A second opinion on plans: the rules replayed tick by tick and person by person, slowly and
//! literally, to hold the checker against.

use std::collections::BTreeSet;

use sanad_plan::portfolio::{
    Choice, End, Group, Link, Mode, Placed, Plan, Pool, Problem, Rule, Term, Terms, Tick,
};

/// A broken rule, whose it is, by which person and when.
pub(crate) type Broken = (Rule, String, Option<u32>, Option<Tick>);

/// The ticks on which a mode's work goes on.
fn works(problem: &Problem, calendar: Option<usize>, tick: Tick) -> bool {
    let on = |calendar: usize| {
        usize::try_from(tick).is_ok_and(|tick| problem.calendars[calendar].working.get(tick) == Some(&true))
    };
    calendar.is_none_or(on)
}

/// Where a mode that starts on a tick finishes, by walking.
pub(crate) fn finish(problem: &Problem, mode: &Mode, start: Tick) -> Option<Tick> {
    let mut left = mode.duration;
    let mut tick = start;
    while left > 0 {
        if tick >= problem.horizon {
            return None;
        }
        left -= u32::from(works(problem, mode.calendar, tick));
        tick += 1;
    }
    Some(tick)
}

fn amount_at<T: Copy + Default>(steps: &[(Tick, T)], tick: Tick) -> T {
    let mut amount = T::default();
    for &(from, value) in steps {
        if from <= tick {
            amount = value;
        }
    }
    amount
}

fn at(placed: &Placed, end: End) -> Tick {
    if end == End::Start { placed.start } else { placed.finish }
}

/// Whether a link holds: nothing, or the rule it breaks.
pub(crate) fn link(problem: &Problem, link: &Link, from: &Placed, to: &Placed) -> Option<Rule> {
    let (first, second) = (at(from, link.from_end), at(to, link.to_end));
    let lag = if link.calendar.is_some() {
        if second < first {
            return Some(Rule::LagMin);
        }
        let between = (first..second).filter(|&tick| works(problem, link.calendar, tick));
        Tick::try_from(between.count()).unwrap()
    } else {
        second - first
    };
    if lag < link.min {
        return Some(Rule::LagMin);
    }
    link.max.filter(|&max| lag > max).map(|_| Rule::LagMax)
}

/// The first ticks of each time in which what is left is below 0.
fn shortages(last: Tick, left: impl Fn(Tick) -> i64) -> Vec<Tick> {
    let mut first = Vec::new();
    let mut short = false;
    for tick in 0..=last {
        let now = left(tick) < 0;
        if now && !short {
            first.push(tick);
        }
        short = now;
    }
    first
}

fn done<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = (usize, &'a Mode, &'a Placed)> {
    plan.placed.iter().enumerate().filter_map(|(number, placed)| {
        let placed = placed.as_ref()?;
        Some((number, problem.activities[number].modes.get(placed.mode)?, placed))
    })
}

/// What is left of a renewable on a tick.
pub(crate) fn renewable(problem: &Problem, plan: &Plan, renewable: usize, tick: Tick) -> i64 {
    let mut left = i64::from(amount_at(&problem.renewables[renewable].1, tick));
    for (_, mode, placed) in done(problem, plan) {
        for &(used, amount) in &mode.renewables {
            if used == renewable && placed.start <= tick && tick < placed.finish {
                left -= i64::from(amount);
            }
        }
    }
    left
}

/// What is left in a fund at the end of a tick.
pub(crate) fn fund(problem: &Problem, plan: &Plan, fund: usize, tick: Tick) -> i64 {
    let mut left = 0;
    for &(when, amount) in &problem.funds[fund].1 {
        left += if when <= tick { amount } else { 0 };
    }
    for (_, mode, placed) in done(problem, plan) {
        for &(from, amount, end) in &mode.spends {
            left -= if from == fund && at(placed, end) <= tick { amount } else { 0 };
        }
        for &(to, amount, every) in &mode.earns {
            for k in 1..=problem.horizon {
                let when = placed.finish + k * every;
                left += if to == fund && when <= tick { amount } else { 0 };
            }
        }
    }
    left
}

/// What is left of a utility on a tick.
pub(crate) fn utility(problem: &Problem, plan: &Plan, utility: usize, tick: Tick) -> i64 {
    let mut left = amount_at(&problem.utilities[utility].1, tick);
    for (_, mode, placed) in done(problem, plan) {
        for flow in mode.flows.iter().filter(|flow| flow.utility == utility) {
            let on = at(placed, flow.from) <= tick && !(flow.while_running && placed.finish <= tick);
            left += if on { flow.amount } else { 0 };
        }
    }
    left
}

/// Everything that is broken.
pub(crate) fn broken(problem: &Problem, plan: &Plan) -> BTreeSet<Broken> {
    let mut found = BTreeSet::new();
    if plan.chosen.len() != problem.measures.len() || plan.placed.len() != problem.activities.len() {
        found.insert((Rule::Shape, String::new(), None, None));
        return found;
    }
    choice(problem, plan, &mut found);
    for (number, placed) in plan.placed.iter().enumerate() {
        let Some(placed) = placed else { continue };
        let activity = &problem.activities[number];
        let mut say = |rule, tick| {
            found.insert((rule, activity.code.clone(), None, tick));
        };
        let Some(mode) = activity.modes.get(placed.mode) else {
            say(Rule::Mode, None);
            continue;
        };
        if placed.start < activity.release {
            say(Rule::Release, Some(placed.start));
        }
        if placed.finish > activity.deadline {
            say(Rule::Deadline, Some(placed.finish));
        }
        if let Some((start, pinned)) = activity.pin
            && (start != placed.start || pinned.is_some_and(|pinned| pinned != placed.mode))
        {
            say(Rule::Pin, Some(placed.start));
        }
        if mode.duration > 0 && !works(problem, mode.calendar, placed.start) {
            say(Rule::Working, Some(placed.start));
        }
        if finish(problem, mode, placed.start) != Some(placed.finish) {
            say(Rule::Duration, Some(placed.finish));
        }
    }
    for one in &problem.links {
        if let (Some(from), Some(to)) = (&plan.placed[one.from], &plan.placed[one.to])
            && let Some(rule) = link(problem, one, from, to)
        {
            let codes = format!("{} {}", problem.activities[one.from].code, problem.activities[one.to].code);
            found.insert((rule, codes, None, Some(at(to, one.to_end))));
        }
    }
    let last = problem.horizon - 1;
    for (place, (code, _)) in problem.renewables.iter().enumerate() {
        let short = shortages(last, |tick| renewable(problem, plan, place, tick));
        found.extend(short.into_iter().map(|tick| (Rule::Renewable, code.clone(), None, Some(tick))));
    }
    for (place, (code, _)) in problem.funds.iter().enumerate() {
        let short = shortages(problem.horizon, |tick| fund(problem, plan, place, tick));
        found.extend(short.into_iter().map(|tick| (Rule::Fund, code.clone(), None, Some(tick))));
    }
    for (place, (code, _)) in problem.utilities.iter().enumerate() {
        let short = shortages(problem.horizon, |tick| utility(problem, plan, place, tick));
        found.extend(short.into_iter().map(|tick| (Rule::Utility, code.clone(), None, Some(tick))));
    }
    people(problem, plan, &mut found);
    found
}

fn choice(problem: &Problem, plan: &Plan, found: &mut BTreeSet<Broken>) {
    for (measure, &chosen) in problem.measures.iter().zip(&plan.chosen) {
        if measure.choice == Choice::Mandatory && !chosen {
            found.insert((Rule::Mandatory, measure.code.clone(), None, None));
        }
        if measure.choice == Choice::Excluded && chosen {
            found.insert((Rule::Excluded, measure.code.clone(), None, None));
        }
    }
    for (activity, placed) in problem.activities.iter().zip(&plan.placed) {
        match (plan.chosen[activity.measure], placed.is_some()) {
            (true, false) => found.insert((Rule::Missing, activity.code.clone(), None, None)),
            (false, true) => found.insert((Rule::Extra, activity.code.clone(), None, None)),
            _ => false,
        };
    }
    for group in &problem.groups {
        let chosen = |list: &[usize]| list.iter().filter(|&&measure| plan.chosen[measure]).count();
        let (first, holds) = match group {
            Group::ExactlyOne(list) => (list[0], chosen(list) == 1),
            Group::AtMostOne(list) => (list[0], chosen(list) <= 1),
            Group::Implies(first, list) => (*first, !plan.chosen[*first] || chosen(list) >= 1),
        };
        if !holds {
            found.insert((Rule::Group, problem.measures[first].code.clone(), None, None));
        }
    }
}

fn pool_of(problem: &Problem, person: u32) -> Option<(usize, &Pool)> {
    problem.pools.iter().enumerate().find(|(_, pool)| pool.persons.contains(&person))
}

/// What is broken about persons.
pub(crate) fn people(problem: &Problem, plan: &Plan, found: &mut BTreeSet<Broken>) {
    for (number, mode, placed) in done(problem, plan) {
        let code = &problem.activities[number].code;
        let tick = Some(placed.start);
        let right: Vec<u32> = mode
            .needs
            .iter()
            .map(|need| need.count)
            .chain(mode.teaches.iter().map(|teach| teach.count))
            .collect();
        if right.len() != placed.persons.len()
            || right.iter().zip(&placed.persons).any(|(&right, list)| right as usize != list.len())
        {
            found.insert((Rule::Count, code.clone(), None, tick));
        }
        let all: Vec<u32> = placed.persons.iter().flatten().copied().collect();
        for (place, &person) in all.iter().enumerate() {
            if pool_of(problem, person).is_none() {
                found.insert((Rule::Pool, code.clone(), Some(person), tick));
            } else if all[..place].contains(&person) {
                found.insert((Rule::Twice, code.clone(), Some(person), tick));
            }
        }
        for (place, list) in placed.persons.iter().enumerate() {
            for &person in list {
                let Some((pool, record)) = pool_of(problem, person) else { continue };
                let wanted = match mode.needs.get(place) {
                    Some(need) => need.pool,
                    None => mode.teaches.get(place - mode.needs.len()).map(|teach| teach.pool),
                };
                if wanted.is_some_and(|wanted| wanted != pool) {
                    found.insert((Rule::Pool, code.clone(), Some(person), tick));
                }
                if let Some(need) = mode.needs.get(place)
                    && record.levels[need.skill] < need.level
                    && !attended(problem, plan, person, (need.skill, need.level), placed.start)
                {
                    found.insert((Rule::Skill, code.clone(), Some(person), tick));
                }
            }
        }
    }
    for pool in &problem.pools {
        for person in pool.persons.clone() {
            life(problem, plan, pool, person, found);
        }
    }
}

/// Whether a person has finished a course by a tick.
fn attended(problem: &Problem, plan: &Plan, person: u32, (skill, level): (usize, u8), by: Tick) -> bool {
    done(problem, plan).any(|(_, mode, placed)| {
        mode.teaches.iter().enumerate().any(|(place, teach)| {
            let list = placed.persons.get(mode.needs.len() + place);
            teach.skill == skill
                && teach.level >= level
                && placed.finish <= by
                && list.is_some_and(|list| list.contains(&person))
        })
    })
}

/// A person's life: the ticks before each start on which the person was free to go.
fn life(problem: &Problem, plan: &Plan, pool: &Pool, person: u32, found: &mut BTreeSet<Broken>) {
    let mut own: Vec<(Tick, Tick, usize)> = done(problem, plan)
        .filter(|(_, _, placed)| placed.persons.iter().any(|list| list.contains(&person)))
        .map(|(number, _, placed)| (placed.start, placed.finish, number))
        .collect();
    own.sort_unstable();
    let stand = if pool.stands.is_empty() {
        None
    } else {
        pool.stands[usize::try_from(person - pool.persons.start).unwrap()]
    };
    let mut here = pool.base;
    let mut arrived: Option<Tick> = None;
    if let Some((there, since)) = stand.and_then(|own| own.at) {
        (here, arrived) = (Some(there), Some(since));
    }
    for (place, &(start, finish, number)) in own.iter().enumerate() {
        let activity = &problem.activities[number];
        let mut say = |rule| {
            found.insert((rule, activity.code.clone(), Some(person), Some(start)));
        };
        if start < pool.from || finish > pool.to {
            say(Rule::Away);
        }
        let busy = |tick: Tick| own[..place].iter().any(|&(_, finish, _)| tick < finish);
        if busy(start) {
            say(Rule::Busy);
        }
        let Some(goal) = activity.place else { continue };
        let first = stand.map_or(pool.from, |own| own.free);
        // What was done before the first tick holds nobody: the stand counts with it.
        let past = |own: &(Tick, Tick, usize)| {
            let record = &problem.activities[own.2];
            stand.is_some() && own.0 == own.1 && record.place.is_none() && record.anchor.is_some()
        };
        let free = |tick: Tick| tick >= first && !own[..place].iter().any(|own| tick < own.1 && !past(own));
        let stayed = |tick: Tick| arrived.is_none_or(|arrived| tick >= arrived + pool.min_stay);
        if let Some(left) = here.filter(|&left| left != goal && free(start)) {
            let way = if problem.travel.is_empty() {
                0
            } else {
                usize::from(problem.travel[left * problem.places.len() + goal])
            };
            if (first..start).filter(|&tick| free(tick)).count() < way {
                say(Rule::Travel);
            } else if !stayed(start)
                || (first..start).filter(|&tick| free(tick) && stayed(tick)).count() < way
            {
                say(Rule::Stay);
            }
        }
        if here != Some(goal) || arrived.is_none() {
            here = Some(goal);
            arrived = Some(start);
        }
    }
}

/// The terms of a plan, tick by tick.
pub(crate) fn terms(problem: &Problem, plan: &Plan) -> Terms {
    let mut terms = Terms::default();
    let worth = |tick: Tick| i128::from(problem.discount[usize::try_from(tick).unwrap()]);
    let mut millionths = 0i128;
    let left_out = problem.measures.iter().enumerate().filter(|&(place, _)| !plan.chosen[place]);
    for (_, measure) in left_out {
        if let Some(due) = measure.due {
            terms.lateness += i64::from(measure.late_weight) * i64::from((problem.horizon - due).max(0));
        }
    }
    for (place, measure) in problem.measures.iter().enumerate().filter(|&(place, _)| plan.chosen[place]) {
        let finishes =
            measure.activities.clone().map(|number| (number, plan.placed[number].as_ref().unwrap().finish));
        let mark = match measure.mark {
            Some(mark) => finishes.clone().find(|&(number, _)| number == mark).unwrap().1,
            None => finishes.map(|(_, finish)| finish).max().unwrap(),
        };
        for gain in &measure.gains {
            if gain.term == Term::Value {
                millionths += i128::from(gain.once) * 1_000_000;
            } else {
                *terms.get_mut(gain.term) += gain.once;
            }
            for tick in mark..problem.horizon {
                if gain.term == Term::Value {
                    millionths += i128::from(gain.per_tick) * worth(tick);
                } else {
                    *terms.get_mut(gain.term) += gain.per_tick;
                }
            }
        }
        if let Some(due) = measure.due.filter(|&due| due < mark) {
            terms.lateness += i64::from(mark - due) * i64::from(measure.late_weight);
        }
        terms.end = terms.end.max(i64::from(mark));
        if problem.baseline.as_ref().is_some_and(|baseline| !baseline.chosen[place]) {
            terms.change += i64::from(problem.horizon);
        }
    }
    for (_, mode, placed) in done(problem, plan) {
        millionths -= i128::from(mode.spent_reference.0) * worth(placed.start);
        millionths -= i128::from(mode.spent_reference.1) * worth(placed.finish);
    }
    if let Some(baseline) = &problem.baseline {
        for (place, _) in baseline.chosen.iter().enumerate().filter(|&(_, &chosen)| chosen) {
            terms.change += if plan.chosen[place] { 0 } else { i64::from(problem.horizon) };
        }
        for (placed, then) in plan.placed.iter().zip(&baseline.starts) {
            if let (Some(placed), Some(then)) = (placed, then) {
                terms.change += i64::from((placed.start - then).abs());
            }
        }
    }
    // Rust's division goes towards 0; down means away from it below 0.
    let cut = millionths / 1_000_000;
    let down = if millionths < 0 && cut * 1_000_000 != millionths { cut - 1 } else { cut };
    terms.value = i64::try_from(down).unwrap();
    terms
}
