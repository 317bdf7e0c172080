//! How far the key figures of a project may lie from what is likely: P10 and P90 over trials.
//!
//! Trials of the whole programme say it where somebody has made them ([`super::Report`]). Else [`Own`] trials say it, few and
//! at once: the days are those of the plan, every figure that has a range is drawn, and the project is calculated
//! anew. Both draw by the same names of inputs: rates, prices and costs of one template are the same at all measures,
//! so the sum over measures is a trial of all of them.

use super::draws::Draws;
use super::inputs::{Group, hashed};
use super::model::{is_share, named, returns, three};
use crate::money::project::part_of;
use crate::money::worth::{dateless, lengths, present_value};
use sanad_appraise::file::Figured;
use sanad_appraise::{Case, Class, Figure, Input, Line, Statements, Status, Valid, calculate};
use sanad_measures::{Measure, Three, value};
use sanad_risk::statistics::Sample;
use std::collections::BTreeMap;

/// Own trials of a project.
pub const TRIALS: usize = 400;
const SEED: u64 = 1;

/// How one number spreads over the trials that have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// One in ten of them lies below; no number where none has it.
    pub low: f64,
    /// One in ten of them lies above; no number where none has it.
    pub high: f64,
    /// How many trials were asked.
    pub trials: usize,
    /// How many of those do not have it.
    pub without: usize,
}

impl Band {
    /// Of a value a trial, no number where it has none; nothing where there are no trials.
    pub fn of(values: &[f64]) -> Option<Self> {
        let there: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        let sample = Sample::new(&there).ok();
        let point = |share: f64| sample.as_ref().map_or(f64::NAN, |sample| sample.point(share));
        let (trials, without) = (values.len(), values.len() - there.len());
        (trials > 0).then(|| Self { low: point(0.1), high: point(0.9), trials, without })
    }

    /// Whether a trial has it.
    pub fn has_numbers(&self) -> bool {
        self.without < self.trials
    }

    /// The share of trials that do not have it, from 0 to 1.
    pub fn share_without(&self) -> f64 {
        self.without as f64 / self.trials.max(1) as f64
    }
}

/// The key figures of a project over trials; nothing where no trials say it. Where no figure has a range both ends are
/// the likely value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ranges {
    /// Net present value of all capital.
    pub npv: Option<Band>,
    /// Net present value of equity.
    pub equity: Option<Band>,
    /// Net present value over doing nothing.
    pub increment: Option<Band>,
    /// The rate of return of all capital, a year.
    pub irr: Option<Band>,
    /// Months from the project's start until it is paid back.
    pub payback: Option<Band>,
    /// What is invested, not discounted.
    pub invested: Option<Band>,
}

impl Ranges {
    /// The class of the estimate of what is invested, as a whole: by its range, as of a figure of its own.
    pub fn class(&self, invested: f64) -> Class {
        let range = self.invested.map(|band| (band.low, band.high)).filter(|(low, high)| low < high);
        Figured::of(invested, range, Status::Assumed).map_or(Class(5), |own| {
            let range = own.low.zip(own.high);
            Class::of(&Figure { range, ..Figure::plain(own.likely, Status::Assumed, "") })
        })
    }

    /// These, and of what they do not say what others say.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            npv: self.npv.or(other.npv),
            equity: self.equity.or(other.equity),
            increment: self.increment.or(other.increment),
            irr: self.irr.or(other.irr),
            payback: self.payback.or(other.payback),
            invested: self.invested.or(other.invested),
        }
    }

    fn of(columns: &[Vec<f64>; KEYS]) -> Self {
        let [npv, equity, increment, irr, payback, invested] = columns;
        Self {
            npv: Band::of(npv),
            equity: Band::of(equity),
            increment: Band::of(increment),
            irr: Band::of(irr),
            payback: Band::of(payback),
            invested: Band::of(invested),
        }
    }
}

const KEYS: usize = 6;

/// What a figure is in each trial.
struct Drawn {
    three: Three,
    /// The number that its draws follow; nothing where it has no range.
    by: Option<u32>,
    share: bool,
}

/// Own trials of many projects, whose draws are shared.
pub struct Own {
    draws: Draws,
    columns: BTreeMap<u32, Vec<f64>>,
    /// Sums over projects, by trial: net present value and what is invested.
    sums: [Vec<f64>; 2],
}

impl Own {
    /// Inputs of a sort move together so strongly; see [`super::correlation`].
    pub fn new(correlation: f64) -> Self {
        Self {
            draws: Draws::even(SEED, TRIALS as u64, correlation),
            columns: BTreeMap::new(),
            sums: [vec![0.0; TRIALS], vec![0.0; TRIALS]],
        }
    }

    /// The ranges of a measure, at the reference of its project: the start of the plan.
    pub fn ranges(&mut self, valid: &Valid, measure: &Measure) -> Ranges {
        let columns = self.trials(valid, Some(measure));
        for (sums, column) in self.sums.iter_mut().zip([&columns[0], &columns[5]]) {
            for (sum, own) in sums.iter_mut().zip(column).filter(|(_, own)| own.is_finite()) {
                *sum += own;
            }
        }
        Ranges::of(&columns)
    }

    /// The ranges of a project by itself, at its own reference; of a measure of a programme, or of none.
    pub fn alone(valid: &Valid, correlation: f64, measure: Option<&Measure>) -> Ranges {
        let mut own = Self::new(correlation);
        Ranges::of(&own.trials(valid, measure))
    }

    /// Of all measures together: net present value and what is invested.
    pub fn whole(&self) -> Ranges {
        let [npv, invested] = &self.sums;
        Ranges { npv: Band::of(npv), invested: Band::of(invested), ..Ranges::default() }
    }

    /// A column a key figure, a number a trial.
    fn trials(&mut self, valid: &Valid, measure: Option<&Measure>) -> [Vec<f64>; KEYS] {
        let figures: Vec<Drawn> =
            valid.case.inputs().iter().map(|input| self.drawn(input, measure)).collect();
        let open = figures.iter().any(|own| own.by.is_some());
        let trials = if open { TRIALS } else { 1 };
        let mut all: [Vec<f64>; KEYS] = Default::default();
        for trial in 0..trials {
            let mut next = figures.iter();
            let of = |own: &Drawn| {
                let share = own.by.and_then(|by| self.columns.get(&by)).map(|column| column[trial]);
                let drawn = value(own.three, share);
                if own.share { drawn.min(1.0) } else { drawn }
            };
            let case: Case<f64> = valid.case.map(&mut |_| next.next().map_or(0.0, of));
            for (column, number) in all.iter_mut().zip(numbers(&case)) {
                column.push(number);
            }
        }
        if !open {
            // Every trial is the likely one.
            for column in &mut all {
                let only = column[0];
                column.resize(TRIALS, only);
            }
        }
        all
    }

    fn drawn(&mut self, input: &Input, measure: Option<&Measure>) -> Drawn {
        let three = three(input);
        let open = three.low < three.high;
        let by = open.then(|| {
            let (number, together) = source(&input.path, measure);
            let draws = &self.draws;
            self.columns.entry(number).or_insert_with(|| {
                let mut column = vec![0.0; TRIALS];
                draws.column(number, together, &mut column);
                column
            });
            number
        });
        Drawn { three, by, share: is_share(&input.path) }
    }
}

/// The number that the draws of a figure follow, and the sort with which it moves: as in trials of the whole programme
/// where those draw it, else by its own path.
fn source(path: &str, measure: Option<&Measure>) -> (u32, Option<Group>) {
    let of = |measure: &Measure| {
        if let Some((key, what)) = named(path, measure) {
            return Some((key, what.group()));
        }
        let code = path.strip_prefix("investment.")?.split('.').next()?;
        Some((format!("cost/{}", part_of(measure, code)?.template), Group::Cost))
    };
    if let Some((key, group)) = measure.and_then(of) {
        return (hashed(&key), Some(group).filter(|group| group.together()));
    }
    let code = measure.map_or("", |measure| measure.code.as_str());
    (hashed(&format!("own/{code}/{}", dateless(path))), None)
}

/// The key figures of a case, in the order of [`Ranges`]; no number where there is none, and of a case that sells more
/// than there is none at all.
fn numbers(case: &Case<f64>) -> [f64; KEYS] {
    if !case.sells_what_there_is() {
        return [f64::NAN; KEYS];
    }
    let statements: Statements<f64> = calculate(case);
    let months = lengths(case);
    let flow = |line: Line| &statements.sheet.line(line)[..months.len()];
    let worth = |line: Line, rate: f64| present_value(case, &statements, line, rate).unwrap_or(f64::NAN);
    let rate = case.discount.rate;
    let (irr, payback) = returns(flow(Line::FlowTotal), &months);
    [
        worth(Line::FlowTotal, rate),
        worth(Line::FlowEquity, case.discount.equity.unwrap_or(rate)),
        worth(Line::FlowIncrement, rate),
        irr,
        payback,
        statements.sheet.total(Line::Investment),
    ]
}
