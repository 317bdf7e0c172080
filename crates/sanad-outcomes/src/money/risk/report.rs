//! What all trials say, each number with how far it is to be trusted.

use super::{Risk, Row, What};
use crate::works::WorksOutcome;
use sanad_measures::{Doubt, Works};
use sanad_model::Date;
use sanad_risk::activity::{criticality, cruciality, significance};
use sanad_risk::statistics::{Estimate, Point, Sample, rank_correlation, share};

/// The shares of trials whose values are told.
pub const QUARTERS: [f64; 4] = [0.10, 0.50, 0.80, 0.95];
/// How many activities and bars are told.
const MOST: usize = 20;
/// Points of an S-curve less one.
const STEPS: usize = 40;
/// A fifth of the trials around P10, and one around P90.
const FIFTH: f64 = 0.2;

/// How one number spreads over the trials.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// What it is in the plan, where it is there.
    pub planned: Option<f64>,
    /// In how many trials it is there.
    pub trials: usize,
    /// The mean; nothing from fewer than two.
    pub mean: Option<Estimate>,
    /// The values that 10, 50, 80 and 95 % of the trials do not exceed; nothing where there are too few trials to
    /// tell how far it is to be trusted.
    pub quantiles: [Option<Estimate>; 4],
    /// The S-curve: 41 points from the least to the greatest.
    pub curve: Vec<Point>,
}

/// A measure over the trials.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRisk {
    /// By place.
    pub measure: usize,
    /// The share of trials in which it is carried out.
    pub carried_out: Estimate,
    /// Its mark, as the tick after the last of it, where it is carried out.
    pub mark: Option<Spread>,
    /// Its cost in units of the reference currency.
    pub cost: Option<Spread>,
    /// Its net present value at the start of the plan.
    pub npv: Option<Spread>,
    /// The same at the end of its first period, as its appraisal has it.
    pub own_npv: Option<Spread>,
    /// The share of the trials that carry it out in which its net present value is above nought.
    pub positive: Option<Estimate>,
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
}

impl Outcome {
    /// Its name in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Cost => "cost",
            Self::Npv => "npv",
        }
    }

    /// All.
    pub const ALL: [Self; 3] = [Self::End, Self::Cost, Self::Npv];

    fn of(self, row: &Row) -> f64 {
        match self {
            Self::End => row.end,
            Self::Cost => row.cost,
            Self::Npv => row.npv,
        }
    }
}

/// What an input moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// By place in [`Risk::inputs`].
    pub input: usize,
    /// Mean of the outcome over the fifth of the trials around the input's P10; of a blocker: where it is not there.
    pub low: Estimate,
    /// The same around its P90; of a blocker: where it is there.
    pub high: Estimate,
    /// Rank correlation of the draws with the outcome. Draws rise with the number drawn; of a blocker, with its being
    /// there.
    pub correlation: Estimate,
}

/// All that is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The last mark, as a tick.
    pub end: Option<Spread>,
    /// What all costs, in units of the reference currency.
    pub cost: Option<Spread>,
    /// Net present value of all at the start of the plan.
    pub npv: Option<Spread>,
    /// The share of trials in which that is above nought.
    pub positive: Option<Estimate>,
    /// What is spent of each fund, in its units, in the order of the plan.
    pub funds: Vec<Option<Spread>>,
    /// Every measure that is carried out in a trial.
    pub measures: Vec<MeasureRisk>,
    /// Sites that run by the end of each quarter of a year.
    pub restarted: Vec<Curve>,
    /// At most twenty activities, the most often critical first.
    pub activities: Vec<Activity>,
    /// For each outcome at most twenty inputs, those that move it most first.
    pub bars: Vec<(Outcome, Vec<Bar>)>,
}

impl Spread {
    fn of(planned: Option<f64>, values: &[f64]) -> Option<Self> {
        let sample = Sample::new(values).ok()?;
        Some(Self {
            planned,
            trials: values.len(),
            mean: sample.mean().ok(),
            quantiles: QUARTERS.map(|share| sample.quantile(share).ok()),
            curve: sample.s_curve(STEPS),
        })
    }
}

impl Report {
    /// Of all trials.
    pub fn of(risk: &Risk, works: &WorksOutcome) -> Self {
        let Some(plan) = works.works() else { return Self::nothing() };
        let column = |of: &dyn Fn(&Row) -> f64| -> Vec<f64> { risk.rows.iter().map(of).collect() };
        let spread = |of: &dyn Fn(&Row) -> f64| Spread::of(Some(of(&risk.planned)), &column(of));
        let count = risk.rows.len() as u64;
        let above = risk.rows.iter().filter(|row| row.npv > 0.0).count() as u64;
        Self {
            end: spread(&|row| row.end),
            cost: spread(&|row| row.cost),
            npv: spread(&|row| row.npv),
            positive: share(above, count).ok(),
            funds: (0..plan.funds.len()).map(|fund| spread(&|row| row.funds[fund])).collect(),
            measures: (0..works.measures().len()).filter_map(|place| measure(risk, place)).collect(),
            restarted: restarted(risk, works, plan),
            activities: activities(risk),
            bars: Outcome::ALL.iter().map(|outcome| (*outcome, bars(risk, *outcome))).collect(),
        }
    }

    fn nothing() -> Self {
        Self {
            end: None,
            cost: None,
            npv: None,
            positive: None,
            funds: Vec::new(),
            measures: Vec::new(),
            restarted: Vec::new(),
            activities: Vec::new(),
            bars: Vec::new(),
        }
    }
}

fn measure(risk: &Risk, place: usize) -> Option<MeasureRisk> {
    let there: Vec<[f64; 4]> = risk.rows.iter().filter_map(|row| row.measures[place]).collect();
    let planned = risk.planned.measures[place];
    if there.is_empty() && planned.is_none() {
        return None;
    }
    let spread = |at: usize| {
        let values: Vec<f64> = there.iter().map(|own| own[at]).collect();
        Spread::of(planned.map(|own| own[at]), &values)
    };
    let above = there.iter().filter(|own| own[2] > 0.0).count() as u64;
    Some(MeasureRisk {
        measure: place,
        carried_out: share(there.len() as u64, risk.rows.len() as u64).ok()?,
        mark: spread(0),
        cost: spread(1),
        npv: spread(2),
        own_npv: spread(3),
        positive: share(above, there.len() as u64).ok(),
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
    let restarts: Vec<usize> = (0..works.measures().len())
        .filter(|place| works.measures()[*place].is_restart() && works.measures()[*place].site.is_some())
        .collect();
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

/// What inputs move an outcome.
fn bars(risk: &Risk, outcome: Outcome) -> Vec<Bar> {
    let values: Vec<f64> = risk.rows.iter().map(|row| outcome.of(row)).collect();
    let mut found: Vec<(f64, usize, Estimate, Estimate)> = Vec::new();
    for input in 0..risk.inputs.len() {
        let draws = told(risk, input);
        let blocker = is_blocker(&risk.inputs[input].what);
        let group = |of: &dyn Fn(f64) -> bool| -> Option<Estimate> {
            let own: Vec<f64> =
                draws.iter().zip(&values).filter(|(draw, _)| of(**draw)).map(|(_, v)| *v).collect();
            Sample::new(&own).ok()?.mean().ok()
        };
        let (low, high) = if blocker {
            (group(&|draw| draw <= 0.5), group(&|draw| draw > 0.5))
        } else {
            (group(&|draw| draw <= FIFTH), group(&|draw| draw >= 1.0 - FIFTH))
        };
        if let (Some(low), Some(high)) = (low, high) {
            found.push(((high.value - low.value).abs(), input, low, high));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let bar = |(_, input, low, high): (f64, usize, Estimate, Estimate)| {
        let correlation = rank_correlation(&told(risk, input), &values).ok()?;
        Some(Bar { input, low, high, correlation })
    };
    found.into_iter().take(MOST).filter_map(bar).collect()
}

fn is_blocker(what: &What) -> bool {
    matches!(what, What::Plan(Doubt::Blocker(..)))
}

/// The draws of an input; of a blocker whether it is there, 1 or 0.
fn told(risk: &Risk, input: usize) -> Vec<f64> {
    let draws = risk.draws(input);
    match &risk.inputs[input].what {
        What::Plan(Doubt::Blocker(_, _, chance)) => {
            draws.into_iter().map(|draw| f64::from(u8::from(draw < *chance))).collect()
        }
        _ => draws,
    }
}
