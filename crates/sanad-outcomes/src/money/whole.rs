//! The money of the whole plan: every measure that it carries out, together.

use super::project::{Apart, project};
use super::risk::{Own, Ranges, correlation};
use super::terms::Terms;
use super::worth::{Move, Shares, Worth, worth};
use crate::works::WorksOutcome;
use sanad_appraise::indicators::Origins;
use sanad_appraise::{Fault, Wrong, validate};
use sanad_model::{Currency, Date, Programme};
use std::collections::BTreeMap;

/// What one measure is worth of what it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scarce {
    /// Value for each unit of money that the plan pays for it.
    pub per_money: Option<f64>,
    /// Value for each day of a person with the scarcest skill, in units of the currency.
    pub per_day: Option<f64>,
}

/// The money of a plan.
#[derive(Clone, Debug)]
pub struct MoneyOutcome {
    /// Taxes, rates and prices.
    pub terms: Terms,
    /// Each measure, by place.
    pub measures: Vec<Result<Worth, Apart>>,
    /// How far the key figures of each may lie from what is likely, by place.
    pub ranges: Vec<Ranges>,
    /// What each is worth of what is scarce, by place.
    pub scarce: Vec<Scarce>,
    /// The skill of which the plan takes the greatest part of what there is.
    pub skill: Option<String>,
    /// All of them together, where there is a plan.
    pub whole: Option<Whole>,
}

/// All measures of a plan together, in its reference currency.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The currency of all sums.
    pub currency: Currency,
    /// The day at which all values stand: the first of the plan.
    pub at: Date,
    /// Net present value of all capital.
    pub npv: f64,
    /// What is invested, not discounted.
    pub invested: f64,
    /// How far both may lie from that.
    pub ranges: Ranges,
    /// How many measures are valued.
    pub measures: usize,
    /// Figures that move it, the one that moves it most first; path, and the place of a measure that has it.
    pub moves: Vec<(Move, usize)>,
    /// What the value rests on.
    pub shares: Shares,
    /// What all sell and pay to each side.
    pub origins: Origins<f64>,
    /// Net cash flow of all capital by year.
    pub years: Vec<(i16, f64)>,
}

/// The money of a programme and its plan.
pub fn money(p: &Programme, works: &WorksOutcome) -> MoneyOutcome {
    let terms = Terms::of(p);
    let places = 0..works.measures().len();
    let measures: Vec<_> = places.map(|place| one(p, works, &terms, place, 0)).collect();
    let (skill, days) = scarcest(works);
    let scarce = measures.iter().enumerate().map(|(place, own)| {
        let Ok(own) = own else { return Scarce::default() };
        let over = |n: f64| (n > 0.0).then(|| own.npv / n);
        let paid = works.works().and_then(|w| Some((w.cost(place)?, w.reference)));
        let paid =
            paid.map_or(0.0, |(minor, currency)| minor as f64 / f64::from(10_u32.pow(currency.digits())));
        Scarce { per_money: over(paid), per_day: over(days.get(&place).copied().unwrap_or(0.0)) }
    });
    let scarce = scarce.collect();
    let mut trials = Own::new(correlation(p));
    let ranges = measures.iter().zip(works.measures()).map(|(own, measure)| {
        own.as_ref().map_or_else(|_| Ranges::default(), |own| trials.ranges(&own.valid, measure))
    });
    let ranges = ranges.collect();
    let whole = whole(works, &measures, trials.whole());
    MoneyOutcome { terms, measures, ranges, scarce, skill, whole }
}

/// What a measure is worth when what it makes comes so many months later than planned.
///
/// # Errors
/// [`Apart`].
pub fn one(
    p: &Programme,
    works: &WorksOutcome,
    terms: &Terms,
    place: usize,
    late: u32,
) -> Result<Worth, Apart> {
    let made = project(p, works, terms, place, late)?;
    let valid = validate(made).map_err(|faults| refused(&faults))?;
    worth(valid).map_err(|_| Apart::TooLarge)
}

/// Why a project that was made here is none.
pub(super) fn refused(faults: &[Fault]) -> Apart {
    let unpaid = |fault: &Fault| matches!(fault.wrong, Wrong::NotRepaid(_) | Wrong::OverRepaid(_));
    if faults.iter().any(unpaid) { Apart::NotRepaid } else { Apart::TooLarge }
}

/// The skill of which the plan takes the greatest part of what there is, and its days by measure.
fn scarcest(works: &WorksOutcome) -> (Option<String>, BTreeMap<usize, f64>) {
    let Some(plan) = works.works() else { return (None, BTreeMap::new()) };
    let problem = &plan.problem;
    let mut taken: BTreeMap<(usize, u8), BTreeMap<usize, f64>> = BTreeMap::new();
    for (activity, placed) in plan.plan().placed.iter().enumerate() {
        let (Some(placed), Some((measure, _))) = (placed, plan.part(activity)) else { continue };
        let mode = &problem.activities[activity].modes[placed.mode];
        for need in &mode.needs {
            let own = taken.entry((need.skill, need.level)).or_default().entry(measure).or_default();
            *own += f64::from(need.count) * f64::from(mode.duration);
        }
    }
    let able = |skill: usize, level: u8| -> f64 {
        let pools = problem.pools.iter().filter(|pool| pool.levels.get(skill).is_some_and(|l| *l >= level));
        pools.map(|pool| f64::from(pool.persons.end - pool.persons.start)).sum()
    };
    let part = |(skill, level): (usize, u8), own: &BTreeMap<usize, f64>| {
        own.values().sum::<f64>() / able(skill, level).max(1.0)
    };
    let most = taken.into_iter().max_by(|(a, x), (b, y)| part(*a, x).total_cmp(&part(*b, y)).then(b.cmp(a)));
    match most {
        Some(((skill, _), days)) => (problem.skills.get(skill).cloned(), days),
        None => (None, BTreeMap::new()),
    }
}

fn of_all(path: &str) -> bool {
    ["discount.", "exchange.", "tax."].iter().any(|start| path.starts_with(start))
}

/// Whether a figure is a project's own, and moves by itself in the sum of many.
pub fn is_own(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let of_template = last == "price" || (path.starts_with("cost.") && matches!(last, "per_unit" | "fixed"));
    !of_all(path) && !of_template
}

/// Under which name figures of different projects are one: rates, taxes and exchange are the
/// programme's, prices and running costs the template's; all else is the project's own.
fn shared(path: &str, template: &str, code: &str) -> String {
    if of_all(path) {
        path.to_owned()
    } else if !is_own(path) {
        format!("{template} {path}")
    } else {
        format!("{code} {path}")
    }
}

fn whole(works: &WorksOutcome, measures: &[Result<Worth, Apart>], ranges: Ranges) -> Option<Whole> {
    let plan = works.works()?;
    let valued = || measures.iter().enumerate().filter_map(|(place, own)| Some((place, own.as_ref().ok()?)));
    let mut joined: BTreeMap<String, (Move, usize)> = BTreeMap::new();
    for (place, own) in valued() {
        let measure = &works.measures()[place];
        for one in &own.moves {
            let name = shared(&one.path, &measure.template, &measure.code);
            let entry = joined
                .entry(name)
                .or_insert_with(|| (Move { moves: (0.0, 0.0), pull: 0.0, ..one.clone() }, place));
            entry.0.moves.0 += one.moves.0;
            entry.0.moves.1 += one.moves.1;
            entry.0.pull += one.pull;
        }
    }
    let mut moves: Vec<(Move, usize)> = joined.into_values().collect();
    moves.sort_by(|(a, x), (b, y)| {
        b.width().total_cmp(&a.width()).then_with(|| a.path.cmp(&b.path)).then(x.cmp(y))
    });
    Some(Whole {
        currency: plan.reference,
        at: plan.start,
        npv: valued().map(|(_, own)| own.npv).sum(),
        invested: valued().map(|(_, own)| own.invested).sum(),
        ranges,
        measures: valued().count(),
        shares: Shares::of(valued().flat_map(|(_, own)| own.moves.iter().map(|m| (m.figure.status, m.pull)))),
        moves,
        origins: valued().fold(Origins::default(), |sum, (_, own)| sum.plus(own.origins)),
        years: years(valued().map(|(_, own)| own)),
    })
}

/// Flows by calendar year: evenly over the months of each period, what is left at the end in the last.
fn years<'a>(all: impl Iterator<Item = &'a Worth>) -> Vec<(i16, f64)> {
    let mut years: BTreeMap<i32, f64> = BTreeMap::new();
    for own in all {
        let axis = &own.valid.case.axis;
        let mut month = axis.start;
        for (length, flow) in axis.months.iter().zip(&own.flows) {
            for _ in 0..*length {
                *years.entry(month.div_euclid(12)).or_default() += flow / f64::from(*length);
                month += 1;
            }
        }
        *years.entry((month - 1).div_euclid(12)).or_default() += own.residual;
    }
    years.into_iter().filter_map(|(year, flow)| Some((i16::try_from(year).ok()?, flow))).collect()
}
