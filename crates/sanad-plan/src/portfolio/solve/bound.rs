//! What no plan can beat, for each term and each level of the objectives.
//!
//! Each measure is given its best case: its mark as early as its own links, calendars and
//! releases allow in the fastest modes, its payments as late and as small as any mode allows.
//! Then what can be chosen together is limited by one scarce thing at a time: all money that can
//! ever be in a fund, all ticks of the persons of a class, of a renewable, all of a utility. For
//! each the price that bounds best is taken (a Lagrangian bound of the knapsack, valid for every
//! price), and the least bound of all holds. When a plan is found, the bound is tightened by all
//! scarce things together and over time (see `cases` and `prices`).

use super::cases::Cases;
use super::clock::place;
use super::heads::Heads;
use super::prices::Prices;
use super::rows::{Row, rows};
use super::shape::{Shape, Stuck};
use super::tally::lateness;
use crate::portfolio::{Gain, Group, Score, Term, Terms, Tick};

const MILLION: i128 = 1_000_000;

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
    // Without a row: what must be there, and all that brings anything.
    let sum = |mandatory: bool| -> i128 {
        let own = (0..brings.len()).filter(|&measure| open(measure) && shape.mandatory(measure) == mandatory);
        own.map(|measure| if mandatory { brings[measure] } else { brings[measure].max(0) }).sum()
    };
    let all = sum(true) + sum(false);
    for row in rows {
        best = best.min(knapsack(shape, row, brings, all).unwrap_or(best));
    }
    best
}

/// The bound of one row, of `all` that the measures bring without it; nothing when it does not bind
/// or the numbers are too large to count.
fn knapsack(shape: &Shape, row: &Row, brings: &[i128], all: i128) -> Option<i128> {
    // Prices are counted in this part of a unit.
    const FINE: i128 = 1 << 16;
    let mut left = row.budget;
    let mut items: Vec<(i128, usize)> = Vec::new();
    let mut free = all;
    for (at, &(measure, takes)) in row.takes.iter().enumerate() {
        if shape.mandatory(measure) {
            left -= takes;
        } else if brings[measure] > 0 {
            items.push((brings[measure].checked_mul(FINE)? / takes, at));
            free -= brings[measure];
        }
    }
    if left < 0 {
        return None;
    }
    items.sort_unstable_by(|a, b| b.cmp(a));
    let mut used: i128 = 0;
    let price = items.iter().find(|item| {
        used += row.takes[item.1].1;
        used > left
    })?;
    let price = price.0;
    let mut sum = price.checked_mul(left)?;
    for &(_, at) in &items {
        let (measure, takes) = row.takes[at];
        let gain = brings[measure].checked_mul(FINE)?;
        // A price too large to count is above the gain.
        let over = price.checked_mul(takes).map_or(0, |paid| (gain - paid).max(0));
        sum = sum.checked_add(over)?;
    }
    Some(free + sum.div_euclid(FINE) + 1)
}

/// The sum over a measure's activities of the least that one of their modes has.
fn least_of_modes(shape: &Shape, measure: usize, of: impl Fn(usize, usize) -> i128) -> i128 {
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

/// What a measure brings to a term at most, in millionths, more being better: with its mark at `mark`
/// at the earliest, and starts and finishes of its activities at the latest as told.
fn brings(
    shape: &Shape,
    heads: &Heads,
    measure: usize,
    term: Term,
    mark: Tick,
    latest: &dyn Fn(usize) -> (Tick, Tick),
) -> i128 {
    let problem = shape.problem;
    let record = &problem.measures[measure];
    let horizon = problem.horizon;
    let mark = mark.clamp(0, horizon);
    let gains = || record.gains.iter().filter(|gain| gain.term == term);
    match term {
        Term::Value => {
            let gained = gains().map(|gain| {
                i128::from(gain.once) * MILLION
                    + i128::from(gain.per_tick) * i128::from(shape.discount_after[place(mark)])
            });
            let worth = |at: Tick| i128::from(problem.discount[place(at.min(horizon))]);
            let paid = least_of_modes(shape, measure, |activity, mode| {
                let (start, finish) = problem.activities[activity].modes[mode].spent_reference;
                let latest = latest(activity);
                i128::from(start) * worth(latest.0) + i128::from(finish) * worth(latest.1)
            });
            gained.sum::<i128>() - paid
        }
        Term::Jobs | Term::Output | Term::Local => {
            let each =
                |gain: &Gain| i128::from(gain.once) + i128::from(gain.per_tick) * i128::from(horizon - mark);
            gains().map(each).sum::<i128>() * MILLION
        }
        Term::Lateness => {
            // Against being left out, which is late up to the horizon.
            i128::from(lateness(record, horizon) - lateness(record, mark)) * MILLION
        }
        Term::Change => {
            let Some(baseline) = &problem.baseline else { return 0 };
            let early = record.activities.clone().filter_map(|activity| {
                let by = i128::from((heads.start[activity] - baseline.starts[activity]?).max(0));
                Some(by * i128::from(baseline.weights.tick) + by.min(1) * i128::from(baseline.weights.moved))
            });
            let whole = i128::from(baseline.weights.measure);
            let whole = if baseline.chosen[measure] { -whole } else { whole };
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

/// What every plan has of terms with weights whatever it chooses, in millionths.
fn rest(shape: &Shape, heads: &Heads, weights: &[(Term, u32)]) -> i128 {
    let problem = shape.problem;
    let of = |term: Term| match (&problem.baseline, term) {
        (Some(baseline), Term::Change) => {
            let chosen = baseline.chosen.iter().filter(|&&chosen| chosen).count();
            -(chosen as i128) * i128::from(baseline.weights.measure)
        }
        (_, Term::End) => -least_end(shape, heads),
        (_, Term::Lateness) => {
            let left_out = problem.measures.iter().map(|measure| lateness(measure, problem.horizon));
            -i128::from(left_out.sum::<i64>())
        }
        _ => 0,
    };
    weights.iter().map(|&(term, weight)| i128::from(weight) * of(term) * MILLION).sum()
}

/// The bound, and what already shows that there is no plan.
pub(super) fn bound(shape: &Shape, heads: &Heads) -> (Bound, Option<Proof>) {
    let problem = shape.problem;
    let measures = problem.measures.len();
    let rows = rows(shape, heads);
    let late = &shape.late;
    let weighed = |weights: &[(Term, u32)]| -> i128 {
        let of = |measure: usize| -> i128 {
            let mark = heads.mark(shape, measure);
            let latest = |activity: usize| (late.start[activity], late.finish[activity]);
            let term = |&(term, weight): &(Term, u32)| {
                i128::from(weight) * brings(shape, heads, measure, term, mark, &latest)
            };
            weights.iter().map(term).sum()
        };
        let total: Vec<i128> = (0..measures).map(of).collect();
        (most(shape, heads, &rows, &total) + rest(shape, heads, weights)).div_euclid(MILLION)
    };
    let mut terms = Terms::default();
    for &term in Term::ALL {
        set(&mut terms, term, weighed(&[(term, 1)]));
    }
    let score = Score(problem.objectives.iter().map(|level| -weighed(level)).collect());
    let late =
        (0..measures).find(|&measure| shape.mandatory(measure) && heads.dead[measure]).map(Proof::Late);
    let short = rows.iter().find_map(|row| {
        let own = row.takes.iter().filter(|own| shape.mandatory(own.0));
        let needed: i128 = own.map(|own| own.1).sum();
        (needed > row.budget).then_some(Proof::Short(row.what, needed - row.budget))
    });
    let group = problem.groups.iter().position(|group| {
        matches!(group, Group::ExactlyOne(list) if list.iter().all(|&measure| heads.never(shape, measure)))
    });
    (Bound { terms, score }, late.or(short).or(group.map(Proof::Group)))
}

/// Sets a term to what is at most brought of it.
fn set(terms: &mut Terms, term: Term, brought: i128) {
    let best = if term.is_gain() { brought } else { -brought };
    *terms.get_mut(term) = i64::try_from(best).unwrap_or(if best < 0 { i64::MIN } else { i64::MAX });
}

/// Tightens a bound by what no plan is above in the one level of the objectives.
pub(super) fn at_most(shape: &Shape, bound: &mut Bound, most: i64) {
    let [level] = shape.problem.objectives.as_slice() else { return };
    let most = i128::from(most);
    for own in &mut bound.score.0 {
        *own = (*own).max(-most);
    }
    if let &[(term, weight)] = level.as_slice()
        && term.is_gain()
        && weight > 0
    {
        let own = i128::from(bound.terms.get(term));
        set(&mut bound.terms, term, own.min(most.div_euclid(weight.into())));
    }
}

/// Points of time at which all scarce things are looked at together.
fn points(shape: &Shape) -> i32 {
    let most = match shape.problem.measures.len() {
        0..=100 => 24,
        101..=1_000 => 16,
        _ => 8,
    };
    (shape.problem.horizon / 3).clamp(1, most)
}

/// Tightens a bound by all scarce things together over time: of each level, and of each term that the
/// objectives name. `score` is that of some plan.
pub(super) fn tighten(shape: &Shape, heads: &Heads, bound: &mut Bound, score: &Score, terms: &Terms) {
    let problem = shape.problem;
    let cases = Cases::new(shape, heads, points(shape));
    let prices = Prices::new(shape, heads, &cases);
    let of_case = |measure: usize, case: usize, weights: &[(Term, u32)]| -> i128 {
        let first = problem.measures[measure].activities.start;
        let case = &cases.all[case];
        let known = &cases.latest[case.latest.clone()];
        let latest = |activity: usize| known[activity - first];
        let term = |&(term, weight): &(Term, u32)| {
            i128::from(weight) * brings(shape, heads, measure, term, case.lo, &latest)
        };
        weights.iter().map(term).sum()
    };
    let weighed = |weights: &[(Term, u32)], known: i128| -> Option<i128> {
        let measures = cases.of.iter().enumerate();
        let total: Vec<i128> = measures
            .flat_map(|(measure, own)| own.clone().map(move |case| (measure, case)))
            .map(|(measure, case)| of_case(measure, case, weights))
            .collect();
        let rest = rest(shape, heads, weights);
        let most = prices.bound(&total, Some(known * MILLION - rest))?;
        Some((most + rest).div_euclid(MILLION))
    };
    for (level, weights) in problem.objectives.iter().enumerate() {
        if let Some(most) = weighed(weights, -score.0[level]) {
            bound.score.0[level] = bound.score.0[level].max(-most);
        }
    }
    for &(term, _) in problem.objectives.iter().flatten() {
        let sign = if term.is_gain() { 1 } else { -1 };
        let (known, old) = (i128::from(terms.get(term)), i128::from(bound.terms.get(term)));
        if let Some(most) = weighed(&[(term, 1)], sign * known) {
            set(&mut bound.terms, term, most.min(sign * old));
        }
    }
}
