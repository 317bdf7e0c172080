//! What all trials say, each number with how far it is to be trusted.

use super::alone::{Alone, alone};
use super::questions::{Questions, questions};
use super::ranges::{Band, Ranges};
use super::sobol::{Sobol, sobol};
use super::supposed::{Supposed, supposed};
use super::{Group, Risk, Row};
use crate::works::WorksOutcome;
use sanad_measures::Works;
use sanad_model::Date;
use sanad_risk::activity::{criticality, cruciality, significance};
use sanad_risk::statistics::{Bins, Estimate, Point, Sample, of_repeats, rank_correlation, share};

/// The shares of trials whose values are told.
pub const QUARTERS: [f64; 4] = [0.10, 0.50, 0.80, 0.95];
/// How many activities and bars are told.
const MOST: usize = 20;
/// Points of an S-curve less one.
const STEPS: usize = 40;
/// Bins of a histogram.
const BINS: usize = 24;
/// By how many standard errors a cause must move an outcome to be told.
const SURE: f64 = 3.0;
/// A fifth of the trials around P10, and one around P90.
const FIFTH: f64 = 0.2;

/// How one number spreads over the trials.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// What it is in the plan, where it is there.
    pub planned: Option<f64>,
    /// The share of these trials that do not exceed the plan: where the plan lies among them.
    pub at_plan: Option<Estimate>,
    /// In how many trials it is there.
    pub trials: usize,
    /// The mean; nothing from fewer than two.
    pub mean: Option<Estimate>,
    /// The values that 10, 50, 80 and 95 % of the trials do not exceed; nothing where there are too few trials to
    /// tell how far it is to be trusted.
    pub quantiles: [Option<Estimate>; 4],
    /// The S-curve: 41 points from the least to the greatest.
    pub curve: Vec<Point>,
    /// A histogram of 24 bins of the trials without a fortieth at each end; one bin where all values are equal.
    pub bins: Bins,
}

/// A measure over the trials.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRisk {
    /// By place.
    pub measure: usize,
    /// The share of trials in which it is carried out.
    pub carried_out: Estimate,
    /// The share of trials in which its mark is no later than planned; nothing where it is not in the plan.
    pub in_time: Option<Estimate>,
    /// Its mark, as the tick after the last of it, where it is carried out.
    pub mark: Option<Spread>,
    /// Its cost in units of the reference currency.
    pub cost: Option<Spread>,
    /// Its net present value at the start of the plan.
    pub npv: Option<Spread>,
    /// The share of the trials that carry it out in which its net present value is above nought.
    pub positive: Option<Estimate>,
    /// P10 and P90 of the key figures of its appraisal over the trials that carry it out.
    pub ranges: Ranges,
}

/// Sites that run again by a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The last day of a quarter of the year.
    pub day: Date,
    /// How many sites run by then.
    pub sites: Spread,
}

/// An activity over the trials.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Measure and part, by place.
    pub measure: usize,
    /// Part.
    pub part: usize,
    /// In how many trials it is carried out.
    pub trials: usize,
    /// The share of all trials in which it is critical.
    pub criticality: Estimate,
    /// The mean of days ÷ (days + slack) × end ÷ mean end, where it is carried out.
    pub significance: Option<Estimate>,
    /// The size of the rank correlation of its days with the end, where it is carried out; nothing where its days are
    /// always the same.
    pub cruciality: Option<Estimate>,
}

/// An outcome of all that inputs move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The last mark, a tick.
    End,
    /// What all costs.
    Cost,
    /// Net present value of all.
    Npv,
    /// How many sites run again by the day of the plan's last restart.
    Restarted,
}

impl Outcome {
    /// Its name in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Cost => "cost",
            Self::Npv => "npv",
            Self::Restarted => "restarted",
        }
    }

    /// Those whose single causes are told.
    pub const TOLD: [Self; 3] = [Self::End, Self::Cost, Self::Npv];
}

/// What moves an outcome. Inputs of a sort that moves together are told apart from what is common to them: else each
/// would carry the doubt of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// What is common to a sort of inputs.
    Together(Group),
    /// An input, by place in [`Risk::inputs`]; of a sort that moves together what is its own.
    Input(usize),
}

/// What a cause moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The cause.
    pub cause: Cause,
    /// Mean of the outcome over the fifth of the trials around the cause's P10; of a blocker: where it is not there.
    pub low: Estimate,
    /// The same around its P90; of a blocker: where it is there.
    pub high: Estimate,
    /// Rank correlation of the draws with the outcome. Draws rise with the number drawn; of a blocker, with its being
    /// there.
    pub correlation: Estimate,
}

/// All that is said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The last mark, as a tick.
    pub end: Option<Spread>,
    /// What all costs, in units of the reference currency.
    pub cost: Option<Spread>,
    /// Net present value of all at the start of the plan.
    pub npv: Option<Spread>,
    /// The share of trials in which that is above nought.
    pub positive: Option<Estimate>,
    /// P10 and P90 of that, and of what all measures invest.
    pub ranges: Ranges,
    /// What is spent of each fund, in its units, in the order of the plan.
    pub funds: Vec<Option<Spread>>,
    /// The mark of the last restart, as a tick, where there is one.
    pub last: Option<Spread>,
    /// How many restarts of the plan are done by their planned days.
    pub in_time: Option<Spread>,
    /// What the plan supposes of blockers of which nobody has said.
    pub supposed: Supposed,
    /// What each sort of inputs does by itself.
    pub alone: Vec<Alone>,
    /// Which sort of inputs carries how much of the doubt.
    pub sobol: Sobol,
    /// What answers of surveys are worth.
    pub questions: Questions,
    /// Every measure that is carried out in a trial.
    pub measures: Vec<MeasureRisk>,
    /// Sites that run by the end of each quarter of a year.
    pub restarted: Vec<Curve>,
    /// At most twenty activities, the most often critical first.
    pub activities: Vec<Activity>,
    /// For each outcome at most twenty causes, those that move it most first; none that may seem to by chance.
    pub bars: Vec<(Outcome, Vec<Bar>)>,
}

impl Spread {
    fn of(planned: Option<f64>, values: &[f64]) -> Option<Self> {
        let sample = Sample::new(values).ok()?;
        Some(Self {
            planned,
            at_plan: planned.map(|planned| sample.share_at_most(planned)),
            trials: values.len(),
            mean: sample.mean().ok(),
            quantiles: QUARTERS.map(|share| sample.quantile(share).ok()),
            curve: sample.s_curve(STEPS),
            bins: bins(&sample)?,
        })
    }
}

impl Report {
    /// Of all trials.
    pub fn of(risk: &Risk, works: &WorksOutcome) -> Self {
        let Some(plan) = works.works() else { return Self::default() };
        let column = |of: &dyn Fn(&Row) -> f64| -> Vec<f64> { risk.rows.iter().map(of).collect() };
        let spread = |of: &dyn Fn(&Row) -> f64| Spread::of(Some(of(&risk.planned)), &column(of));
        let count = risk.rows.len() as u64;
        let above = risk.rows.iter().filter(|row| row.npv > 0.0).count() as u64;
        Self {
            end: spread(&|row| row.end),
            cost: spread(&|row| row.cost),
            npv: spread(&|row| row.npv),
            positive: share(above, count).ok(),
            ranges: Ranges {
                npv: Band::of(&column(&|row| row.npv)),
                invested: Band::of(&column(&invested)),
                ..Ranges::default()
            },
            funds: (0..plan.funds.len()).map(|fund| spread(&|row| row.funds[fund])).collect(),
            last: last(risk, works),
            in_time: spread(&|row| in_time(&risk.planned, row, works)),
            supposed: supposed(risk, works),
            alone: alone(risk, works),
            sobol: sobol(risk),
            questions: questions(risk, works),
            measures: (0..works.measures().len()).filter_map(|place| measure(risk, place)).collect(),
            restarted: restarted(risk, works, plan),
            activities: activities(risk),
            bars: bars(risk),
        }
    }
}

/// What all measures invest in a trial.
fn invested(row: &Row) -> f64 {
    row.measures.iter().flatten().map(|own| own[4]).filter(|own| own.is_finite()).sum()
}

/// Far ends would leave the rest no room.
fn bins(sample: &Sample) -> Option<Bins> {
    let (low, high) = (sample.point(1.0 / STEPS as f64), sample.point(1.0 - 1.0 / STEPS as f64));
    let inner: Vec<f64> = sample.sorted().iter().copied().filter(|own| (low..=high).contains(own)).collect();
    let inner = if inner.is_empty() { sample.sorted().to_vec() } else { inner };
    Some(Sample::new(&inner).ok()?.histogram(BINS))
}

/// The restarts of a programme, by place.
pub(super) fn restarts(works: &WorksOutcome) -> impl Iterator<Item = usize> {
    let own =
        |place: &usize| works.measures()[*place].is_restart() && works.measures()[*place].site.is_some();
    (0..works.measures().len()).filter(own)
}

/// How many restarts of the plan are done by their planned days in a trial.
pub(super) fn in_time(planned: &Row, row: &Row, works: &WorksOutcome) -> f64 {
    let done = |place: &usize| matches!((planned.measures[*place], row.measures[*place]), (Some(plan), Some(own)) if own[0] <= plan[0]);
    restarts(works).filter(done).count() as f64
}

/// How many restarts are carried out in a trial.
pub(super) fn restarts_done(row: &Row, works: &WorksOutcome) -> f64 {
    restarts(works).filter(|place| row.measures[*place].is_some()).count() as f64
}

fn last(risk: &Risk, works: &WorksOutcome) -> Option<Spread> {
    let of = |row: &Row| {
        restarts(works).filter_map(|place| row.measures[place]).map(|own| own[0]).max_by(f64::total_cmp)
    };
    let values: Vec<f64> = risk.rows.iter().filter_map(of).collect();
    Spread::of(of(&risk.planned), &values)
}

fn measure(risk: &Risk, place: usize) -> Option<MeasureRisk> {
    let there: Vec<[f64; 6]> = risk.rows.iter().filter_map(|row| row.measures[place]).collect();
    let planned = risk.planned.measures[place];
    if there.is_empty() && planned.is_none() {
        return None;
    }
    let spread = |at: usize| {
        let values: Vec<f64> = there.iter().map(|own| own[at]).collect();
        Spread::of(planned.map(|own| own[at]), &values)
    };
    let band = |at: usize| Band::of(&there.iter().map(|own| own[at]).collect::<Vec<f64>>());
    let above = there.iter().filter(|own| own[2] > 0.0).count() as u64;
    let early = |planned: [f64; 6]| there.iter().filter(|own| own[0] <= planned[0]).count() as u64;
    let count = risk.rows.len() as u64;
    Some(MeasureRisk {
        measure: place,
        carried_out: share(there.len() as u64, count).ok()?,
        in_time: planned.and_then(|planned| share(early(planned), count).ok()),
        mark: spread(0),
        cost: spread(1),
        npv: spread(2),
        positive: share(above, there.len() as u64).ok(),
        ranges: Ranges {
            npv: band(2),
            invested: band(3),
            irr: band(4),
            payback: band(5),
            ..Ranges::default()
        },
    })
}

/// The last days of the quarters of the years of a plan.
fn quarters(plan: &Works) -> Vec<Date> {
    let (start, end) = (plan.start, plan.day(plan.problem.horizon));
    let (mut year, mut quarter) = (start.year(), (start.month() - 1) / 3);
    let mut all = Vec::new();
    while let Some(first) = first_after(year, quarter) {
        all.push(first);
        if first >= end {
            break;
        }
        (year, quarter) = if quarter == 3 { (year + 1, 0) } else { (year, quarter + 1) };
    }
    all
}

/// The last day of a quarter, 0 to 3, of a year.
fn first_after(year: i16, quarter: i8) -> Option<Date> {
    let (month, day) = [(3, 31), (6, 30), (9, 30), (12, 31)][usize::try_from(quarter).ok()?];
    Date::new(year, month, day).ok()
}

fn restarted(risk: &Risk, works: &WorksOutcome, plan: &Works) -> Vec<Curve> {
    let restarts: Vec<usize> = restarts(works).collect();
    let curve = |day: Date| {
        let by = |row: &Row| {
            let runs = |place: &&usize| {
                // The mark is the tick after the last of the work.
                row.measures[**place].is_some_and(|own| plan.day(whole(own[0]) - 1) <= day)
            };
            restarts.iter().filter(runs).count() as f64
        };
        let values: Vec<f64> = risk.rows.iter().map(by).collect();
        Some(Curve { day, sites: Spread::of(Some(by(&risk.planned)), &values)? })
    };
    quarters(plan).into_iter().filter_map(curve).collect()
}

/// A tick that is held as a number.
#[expect(clippy::cast_possible_truncation, reason = "it was a tick")]
fn whole(tick: f64) -> i32 {
    tick as i32
}

fn activities(risk: &Risk) -> Vec<Activity> {
    let mut found: Vec<(usize, Activity)> = Vec::new();
    for (at, (measure, part)) in risk.parts.iter().enumerate() {
        let critical: Vec<bool> =
            risk.rows.iter().map(|row| row.parts[at].is_some_and(|(_, slack)| slack == 0)).collect();
        let trials = risk.rows.iter().filter(|row| row.parts[at].is_some()).count();
        let Ok(criticality) = criticality(&critical) else { continue };
        if criticality.value > 0.0 {
            let (measure, part) = (*measure, *part);
            let own = Activity { measure, part, trials, criticality, significance: None, cruciality: None };
            found.push((at, own));
        }
    }
    found.sort_by(|a, b| b.1.criticality.value.total_cmp(&a.1.criticality.value).then(a.0.cmp(&b.0)));
    found.truncate(MOST);
    for (at, own) in &mut found {
        let there = risk.rows.iter().filter_map(|row| Some((row.parts[*at]?, row.end)));
        let (mut days, mut slack, mut end) = (Vec::new(), Vec::new(), Vec::new());
        for ((worked, waits), last) in there {
            days.push(f64::from(worked));
            slack.push(f64::from(waits));
            end.push(last);
        }
        own.significance = significance(&days, &slack, &end).ok();
        own.cruciality = cruciality(&days, &end).ok();
    }
    found.into_iter().map(|(_, own)| own).collect()
}

/// What moves each outcome.
fn bars(risk: &Risk) -> Vec<(Outcome, Vec<Bar>)> {
    let column = |of: &dyn Fn(&Row) -> f64| risk.rows.iter().map(of).collect::<Vec<f64>>();
    let values = [column(&|row| row.end), column(&|row| row.cost), column(&|row| row.npv)];
    let mut found: [Vec<(f64, Cause, Estimate, Estimate)>; 3] = Default::default();
    for cause in risk.causes() {
        let draws = risk.draws_of(cause);
        let blocker = matches!(cause, Cause::Input(at) if risk.inputs[at].what.group() == Group::Blockers);
        let (low, high) = if blocker { (0.5, 0.5) } else { (FIFTH, 1.0 - FIFTH) };
        for (values, found) in values.iter().zip(&mut found) {
            let group = |of: &dyn Fn(f64) -> bool| -> Option<Estimate> {
                let own: Vec<f64> =
                    draws.iter().zip(values).filter(|(draw, _)| of(**draw)).map(|(_, v)| *v).collect();
                of_repeats(&own).ok()
            };
            if let (Some(low), Some(high)) = (group(&|draw| draw <= low), group(&|draw| draw > high)) {
                let moves = (high.value - low.value).abs();
                // Of hundreds of causes some would seem to move it by chance.
                if moves > SURE * libm::hypot(low.error, high.error) {
                    found.push((moves, cause, low, high));
                }
            }
        }
    }
    let all = Outcome::TOLD.into_iter().zip(found).zip(&values);
    all.map(|((outcome, mut found), values)| {
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let bar = |(_, cause, low, high): (f64, Cause, Estimate, Estimate)| {
            let correlation = rank_correlation(&risk.draws_of(cause), values).ok()?;
            Some(Bar { cause, low, high, correlation })
        };
        (outcome, found.into_iter().take(MOST).filter_map(bar).collect())
    })
    .collect()
}
