//! What no plan can beat, for each term and each level of the objectives.
//!
//! Each measure is given its best case: its mark as early as its own links, calendars and
//! releases allow in the fastest modes, its payments as late and as small as any mode allows.
//! Then what can be chosen together is limited by one scarce thing at a time: all money that can
//! ever be in a fund, all ticks of the persons of a class, of a renewable, all of a utility. For
//! each the price that bounds best is taken (a Lagrangian bound of the knapsack, valid for every
//! price), and the least bound of all holds.

use super::clock::place;
use super::shape::{Shape, Stuck};
use super::tally::mark_of;
use crate::portfolio::{End, Group, Score, Term, Terms, Tick};

/// What no plan can beat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Each term by itself, in its own sense.
    pub terms: Terms,
    /// Each level by itself: no plan has less in it.
    pub score: Score,
}

/// A fact that no plan can get round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// A measure that must be there cannot end in time even alone.
    Late(usize),
    /// What must be there takes more than can ever be there, by so much.
    Short(Stuck, i128),
    /// No measure of a group can be chosen.
    Group(usize),
}

/// Earliest starts and finishes, in the best case.
#[derive(Debug)]
pub(super) struct Heads {
    pub(super) start: Vec<Tick>,
    pub(super) finish: Vec<Tick>,
    /// Measures that cannot end in time.
    pub(super) dead: Vec<bool>,
}

impl Heads {
    pub(super) fn new(shape: &Shape) -> Self {
        let problem = shape.problem;
        let activities = problem.activities.len();
        let mut heads = Self {
            start: vec![0; activities],
            finish: vec![0; activities],
            dead: vec![false; problem.measures.len()],
        };
        let mut queue: std::collections::VecDeque<usize> = (0..activities).collect();
        let mut queued = vec![true; activities];
        // Every intermediate state is valid; the limit only stops knots of calendars.
        let mut left = 200 * activities;
        while let Some(activity) = queue.pop_front() {
            queued[activity] = false;
            left = left.saturating_sub(1);
            if left == 0 {
                break;
            }
            let measure = problem.activities[activity].measure;
            if heads.dead[measure] {
                continue;
            }
            let Some((start, finish)) = heads.earliest(shape, activity) else {
                heads.dead[measure] = true;
                continue;
            };
            if start > heads.start[activity] || finish > heads.finish[activity] {
                heads.start[activity] = start.max(heads.start[activity]);
                heads.finish[activity] = finish.max(heads.finish[activity]);
                for &link in &shape.links[activity] {
                    let link = &problem.links[link];
                    let other = if link.from == activity { link.to } else { link.from };
                    if !queued[other] {
                        queued[other] = true;
                        queue.push_back(other);
                    }
                }
            }
        }
        heads
    }

    /// Earliest start and finish over all modes; nothing when no mode ends in time.
    fn earliest(&self, shape: &Shape, activity: usize) -> Option<(Tick, Tick)> {
        let problem = shape.problem;
        let record = &problem.activities[activity];
        let mut least_start = record.release.max(0);
        let mut least_finish = 0;
        for &link in &shape.links[activity] {
            let link = &problem.links[link];
            let other = if link.from == activity { link.to } else { link.from };
            let holds = problem.activities[other].measure == record.measure
                || shape.mandatory(problem.activities[other].measure);
            if !holds {
                continue;
            }
            let end = |end: End| if end == End::Start { self.start[other] } else { self.finish[other] };
            let lag = link.calendar.map(|calendar| &shape.clocks[calendar]);
            let (own, bound) = if link.to == activity {
                let base = end(link.from_end);
                let bound = lag.map_or(Some(base.saturating_add(link.min)), |lag| lag.after(base, link.min));
                (link.to_end, bound?)
            } else {
                let Some(max) = link.max else { continue };
                let base = end(link.to_end);
                (link.from_end, lag.map_or(base.saturating_sub(max), |lag| lag.since(base, max)))
            };
            match own {
                End::Start => least_start = least_start.max(bound),
                End::Finish => least_finish = least_finish.max(bound),
            }
        }
        let pinned = record.pin.and_then(|pin| pin.1);
        let times = (0..record.modes.len())
            .filter(|&mode| pinned.is_none_or(|pinned| pinned == mode))
            .filter_map(|mode| {
                let way = shape.way(activity, mode);
                let clock = &shape.clocks[way.clock];
                let least = least_start.max(clock.start_for(least_finish, way.duration)?);
                let mut start = clock.start(least, way.duration)?;
                if let Some((pin, _)) = record.pin {
                    if start > pin {
                        return None;
                    }
                    start = pin;
                }
                let finish = clock.finish(start, way.duration)?;
                (finish <= record.deadline).then_some((start, finish))
            });
        times.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))
    }

    pub(super) fn mark(&self, shape: &Shape, measure: usize) -> Tick {
        mark_of(shape.problem, measure, |activity| self.finish[activity])
    }

    /// Whether no plan can hold a measure.
    pub(super) fn never(&self, shape: &Shape, measure: usize) -> bool {
        shape.barred[measure] || self.dead[measure]
    }
}

/// Something of which there is only so much.
struct Row {
    what: Stuck,
    budget: i128,
    /// What each measure takes at least.
    takes: Vec<i128>,
}

fn sum_least(shape: &Shape, measure: usize, of: impl Fn(usize, usize) -> i128) -> i128 {
    shape.problem.measures[measure]
        .activities
        .clone()
        .map(|activity| {
            let pinned = shape.problem.activities[activity].pin.and_then(|pin| pin.1);
            (0..shape.ways[activity].len())
                .filter(|&mode| pinned.is_none_or(|pinned| pinned == mode))
                .map(|mode| of(activity, mode))
                .min()
                .unwrap_or(0)
        })
        .sum()
}

fn rows(shape: &Shape, heads: &Heads) -> Vec<Row> {
    let problem = shape.problem;
    let horizon = problem.horizon;
    let measures = problem.measures.len();
    let open: Vec<usize> = (0..measures).filter(|&measure| !heads.never(shape, measure)).collect();
    (0..shape.profiles.len())
        .map(|profile| {
            let table = &shape.profiles[profile];
            let all = || (0..table.len()).map(|at| i128::from(table.at(at))).sum::<i128>();
            let last = || table.len().checked_sub(1).map_or(0, |at| i128::from(table.at(at)));
            let mut takes = vec![0; measures];
            let mut budget;
            if profile < shape.funds {
                budget = all();
                for &measure in &open {
                    takes[measure] = sum_least(shape, measure, |activity, mode| {
                        let way = shape.way(activity, mode);
                        let own =
                            way.renewables.iter().filter(|own| own.0 == profile).map(|own| i128::from(own.1));
                        own.sum::<i128>() * i128::from(way.duration)
                    });
                }
            } else if profile < shape.utilities {
                budget = last();
                for &measure in &open {
                    takes[measure] = sum_least(shape, measure, |activity, mode| {
                        let own = shape.way(activity, mode).spends.iter().filter(|own| own.0 == profile);
                        own.map(|own| i128::from(own.2)).sum()
                    });
                    budget -= sum_least(shape, measure, |activity, mode| {
                        let left = i128::from((horizon - heads.finish[activity]).max(0));
                        let own = shape.way(activity, mode).earns.iter().filter(|own| own.0 == profile);
                        -own.map(|own| i128::from(own.1) * (left / own.2.max(1) as i128)).sum::<i128>()
                    });
                }
            } else if profile < shape.crews {
                budget = last();
                for &measure in &open {
                    // At the horizon nothing runs any more and all that is for good is on.
                    let net = sum_least(shape, measure, |activity, mode| {
                        let own = shape.way(activity, mode).flows.iter().filter(|own| own.0 == profile);
                        own.map(|own| -i128::from(own.2)).sum()
                    });
                    if net > 0 {
                        takes[measure] = net;
                    } else {
                        budget -= net;
                    }
                }
            } else {
                budget = all() + learnable(shape, heads, profile - shape.crews);
                for &measure in &open {
                    takes[measure] = sum_least(shape, measure, |activity, mode| {
                        let way = shape.way(activity, mode);
                        let own = way.staff.iter().filter(|own| own.class == profile - shape.crews);
                        own.map(|own| own.count as i128 * i128::from(way.duration)).sum()
                    });
                }
            }
            let what = Stuck::Profile(profile);
            Row { what, budget, takes }
        })
        .collect()
}

/// Ticks of persons who might come to a class by learning.
fn learnable(shape: &Shape, heads: &Heads, class: usize) -> i128 {
    let mut pools: Vec<usize> = Vec::new();
    for &measure in &shape.suppliers[shape.crews + class] {
        if heads.never(shape, measure) {
            continue;
        }
        for activity in shape.problem.measures[measure].activities.clone() {
            for staff in shape.ways[activity].iter().flat_map(|way| &way.staff) {
                if staff.joins.contains(&class) {
                    pools.extend(shape.classes[staff.class].pool);
                }
            }
        }
    }
    pools.sort_unstable();
    pools.dedup();
    pools
        .into_iter()
        .map(|pool| &shape.problem.pools[pool])
        .map(|pool| {
            i128::from(pool.persons.end - pool.persons.start) * i128::from((pool.to - pool.from).max(0))
        })
        .sum()
}

/// The most that chosen measures can bring together, given what each brings at most.
fn most(shape: &Shape, heads: &Heads, rows: &[Row], brings: &[i128]) -> i128 {
    let problem = shape.problem;
    let open = |measure: usize| !heads.never(shape, measure);
    // By the rules of choice, each measure in one group at most.
    let mut grouped = vec![false; brings.len()];
    let mut best: i128 = 0;
    for group in &problem.groups {
        let (list, one) = match group {
            Group::ExactlyOne(list) => (list, true),
            Group::AtMostOne(list) => (list, false),
            Group::Implies(..) => continue,
        };
        if list.iter().any(|&measure| grouped[measure]) {
            continue;
        }
        for &measure in list {
            grouped[measure] = true;
        }
        let forced =
            list.iter().copied().filter(|&measure| shape.mandatory(measure)).map(|measure| brings[measure]);
        let most = list.iter().copied().filter(|&measure| open(measure)).map(|measure| brings[measure]).max();
        best += forced.max().or(if one { most } else { most.map(|most| most.max(0)) }).unwrap_or(0);
    }
    for measure in (0..brings.len()).filter(|&measure| !grouped[measure] && open(measure)) {
        best += if shape.mandatory(measure) { brings[measure] } else { brings[measure].max(0) };
    }
    for row in rows {
        best = best.min(knapsack(shape, heads, row, brings).unwrap_or(best));
    }
    best
}

/// The bound of one row; nothing when the numbers are too large to count.
fn knapsack(shape: &Shape, heads: &Heads, row: &Row, brings: &[i128]) -> Option<i128> {
    // Prices are counted in this part of a unit.
    const FINE: i128 = 1 << 16;
    let mut forced: i128 = 0;
    let mut left = row.budget;
    let mut items: Vec<(i128, usize)> = Vec::new();
    let mut free: i128 = 0;
    for measure in (0..brings.len()).filter(|&measure| !heads.never(shape, measure)) {
        if shape.mandatory(measure) {
            forced += brings[measure];
            left -= row.takes[measure];
        } else if brings[measure] > 0 {
            if row.takes[measure] > 0 {
                items.push((brings[measure].checked_mul(FINE)? / row.takes[measure], measure));
            } else {
                free += brings[measure];
            }
        }
    }
    if left < 0 {
        return None;
    }
    items.sort_unstable_by(|a, b| b.cmp(a));
    let mut used: i128 = 0;
    let price = items.iter().find(|item| {
        used += row.takes[item.1];
        used > left
    })?;
    let price = price.0;
    let mut sum = price.checked_mul(left)?;
    for &(_, measure) in &items {
        let gain = brings[measure].checked_mul(FINE)?;
        // A price too large to count is above the gain.
        let over = price.checked_mul(row.takes[measure]).map_or(0, |paid| (gain - paid).max(0));
        sum = sum.checked_add(over)?;
    }
    Some(forced + free + sum.div_euclid(FINE) + 1)
}

/// What a measure brings to a term at most, in millionths, more being better.
fn brings(shape: &Shape, heads: &Heads, measure: usize, term: Term) -> i128 {
    const MILLION: i128 = 1_000_000;
    let problem = shape.problem;
    let record = &problem.measures[measure];
    let horizon = problem.horizon;
    let mark = heads.mark(shape, measure).clamp(0, horizon);
    match term {
        Term::Value => {
            let gains: i128 = record
                .gains
                .iter()
                .filter(|gain| gain.term == term)
                .map(|gain| {
                    i128::from(gain.once) * MILLION
                        + i128::from(gain.per_tick) * i128::from(shape.discount_after[place(mark)])
                })
                .sum();
            gains
                - sum_least(shape, measure, |activity, mode| {
                    let record = &problem.activities[activity];
                    let (start, finish) = record.modes[mode].spent_reference;
                    let last = record.pin.map_or(record.deadline, |pin| pin.0);
                    i128::from(start) * i128::from(problem.discount[place(last.min(horizon))])
                        + i128::from(finish)
                            * i128::from(problem.discount[place(record.deadline.min(horizon))])
                })
        }
        Term::Jobs | Term::Output | Term::Local => {
            let own = record.gains.iter().filter(|gain| gain.term == term);
            own.map(|gain| i128::from(gain.once) + i128::from(gain.per_tick) * i128::from(horizon - mark))
                .sum::<i128>()
                * MILLION
        }
        Term::Lateness => {
            let late = record.due.map_or(0, |due| (mark - due).max(0));
            -i128::from(late) * i128::from(record.late_weight) * MILLION
        }
        Term::Change => {
            let Some(baseline) = &problem.baseline else { return 0 };
            let early = record.activities.clone().filter_map(|activity| {
                baseline.starts[activity].map(|start| i128::from((heads.start[activity] - start).max(0)))
            });
            let whole = if baseline.chosen[measure] { -i128::from(horizon) } else { i128::from(horizon) };
            -(whole + early.sum::<i128>()) * MILLION
        }
        // Not a sum over measures.
        Term::End => 0,
    }
}

/// The last mark of what must be there.
fn least_end(shape: &Shape, heads: &Heads) -> i128 {
    let problem = shape.problem;
    let mandatory = (0..problem.measures.len()).filter(|&measure| shape.mandatory(measure));
    let groups = problem.groups.iter().filter_map(|group| match group {
        Group::ExactlyOne(list) => list
            .iter()
            .filter(|&&measure| !heads.never(shape, measure))
            .map(|&measure| heads.mark(shape, measure))
            .min(),
        _ => None,
    });
    i128::from(mandatory.map(|measure| heads.mark(shape, measure)).chain(groups).max().unwrap_or(0))
}

/// The bound, and what already shows that there is no plan.
pub(super) fn bound(shape: &Shape, heads: &Heads) -> (Bound, Option<Proof>) {
    let problem = shape.problem;
    let measures = problem.measures.len();
    let rows = rows(shape, heads);
    let constant = |term: Term| match (&problem.baseline, term) {
        (Some(baseline), Term::Change) => {
            let chosen = baseline.chosen.iter().filter(|&&chosen| chosen).count();
            -(chosen as i128) * i128::from(problem.horizon) * 1_000_000
        }
        _ => 0,
    };
    let weighed = |weights: &[(Term, u32)]| -> i128 {
        let mut total = vec![0; measures];
        let mut rest: i128 = 0;
        for &(term, weight) in weights {
            let weight = i128::from(weight);
            rest += weight * constant(term);
            if term == Term::End {
                rest -= weight * least_end(shape, heads) * 1_000_000;
            }
            for (measure, total) in total.iter_mut().enumerate() {
                *total += weight * brings(shape, heads, measure, term);
            }
        }
        (most(shape, heads, &rows, &total) + rest).div_euclid(1_000_000)
    };
    let mut terms = Terms::default();
    for &term in Term::ALL {
        let best = weighed(&[(term, 1)]);
        let best = if term.is_gain() { best } else { -best };
        *terms.get_mut(term) = i64::try_from(best).unwrap_or(if best < 0 { i64::MIN } else { i64::MAX });
    }
    let score = Score(problem.objectives.iter().map(|level| -weighed(level)).collect());
    let late =
        (0..measures).find(|&measure| shape.mandatory(measure) && heads.dead[measure]).map(Proof::Late);
    let short = rows.iter().find_map(|row| {
        let needed: i128 =
            (0..measures).filter(|&measure| shape.mandatory(measure)).map(|measure| row.takes[measure]).sum();
        (needed > row.budget).then_some(Proof::Short(row.what, needed - row.budget))
    });
    let group = problem.groups.iter().position(|group| {
        matches!(group, Group::ExactlyOne(list) if list.iter().all(|&measure| heads.never(shape, measure)))
    });
    (Bound { terms, score }, late.or(short).or(group.map(Proof::Group)))
}
