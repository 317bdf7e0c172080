//! What may become of the whole programme: the plan re-scheduled and every measure re-appraised, trial by trial.
//!
//! A trial draws how long work takes, what it costs, which unknown blockers are there, when answers come, and
//! prices, costs of running, output, rates of exchange, tax and discount. The plan is put in anew in its own
//! order ([`Stage`]), so each trial is a plan that could be carried out; each measure's payments fall on its
//! drawn days and its sales begin at its drawn mark.
//!
//! * Every draw is a pure function of seed, the name of its input, and trial: common random numbers. What is added
//!   beside an input changes none of its draws.
//! * Inputs of a sort move together by the programme's correlation ([`correlation`]).
//! * Low and high of a figure are exceeded by one case in ten on each side, as in the plan's own ranges.
//! * Net present values stand at the start of the plan, those of measures as well as their sum, so that what comes
//!   later is worth less.
//! * Sobol' indices say which sort of inputs carries how much of the doubt ([`Sobol`]): the same trials, each with the
//!   draws of one sort from another one.
//! * Trials are made in chunks and put together in their order: any number of threads gives the same bytes.

mod alone;
mod draws;
mod inputs;
mod model;
mod questions;
mod ranges;
mod report;
mod sobol;
mod supposed;

pub use alone::Alone;
pub use draws::{TOGETHER, correlation};
pub use inputs::{Group, Inputs, Uncertain, What};
pub use model::{Model, Worth, project_in};
pub use questions::{Asked, Questions};
pub use ranges::{Band, Own, Ranges, TRIALS};
pub use report::{Activity, Bar, Cause, Curve, MeasureRisk, Outcome, QUARTERS, Report, Spread};
pub use sobol::{SHARED, Share, Shares, Sobol, WIDE};
pub use supposed::Supposed;

use super::{Apart, Terms};
use crate::works::WorksOutcome;
use draws::Draws;
use sanad_measures::{Doubt, Stage, Trial, Works};
use sanad_model::Programme;
use sobol::Design;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Trials that are made at a time.
const CHUNK: u64 = 25;

/// What is asked.
pub struct Ask<'a> {
    /// How many trials, at least one.
    pub trials: u64,
    /// Seed.
    pub seed: u64,
    /// Threads; the result is the same for any number.
    pub threads: usize,
    /// Only these inputs are drawn, by their names; nothing: all of them.
    pub only: Option<&'a [String]>,
    /// How strongly inputs of a sort move together, from 0 to 1; see [`correlation`].
    pub correlation: f64,
    /// How many trials besides draw one sort of inputs alone, each sort as many; 0: none.
    pub alone: u64,
    /// How many trials are made again with the draws of one sort after the other from another trial, for Sobol'
    /// indices; at most half of all trials; 0: none.
    pub sobol: u64,
    /// Asked after every chunk; true ends it with the trials so far.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told how many trials are done.
    pub progress: &'a (dyn Fn(u64) + Sync),
}

/// One trial in numbers: what became of all, of each measure and of each activity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The last mark.
    pub(crate) end: f64,
    /// What all costs, in units of the reference currency.
    pub(crate) cost: f64,
    /// Net present value of all at the start of the plan.
    pub(crate) npv: f64,
    /// What is spent of each fund, in its units.
    pub(crate) funds: Vec<f64>,
    /// Of each measure, where it is carried out: mark, cost, net present value at the start of the plan, what is
    /// invested, rate of return, months until it is paid back; all but the first two no numbers where it has none.
    pub(crate) measures: Vec<Option<[f64; 6]>>,
    /// Of each part: working days and slack; nothing where it is not carried out.
    pub(crate) parts: Vec<Option<(u16, u16)>>,
}

/// All trials.
#[derive(Clone, Debug)]
pub struct Risk {
    /// What was drawn, in order.
    pub inputs: Vec<Uncertain>,
    /// The seed.
    pub seed: u64,
    /// How many trials were asked for.
    pub asked: u64,
    /// How many were made: fewer when it was stopped.
    pub made: u64,
    /// The trials of which there is a plan, by number.
    pub(crate) kept: Vec<u64>,
    pub(crate) rows: Vec<Row>,
    /// Everything as is likely: the plan at hand.
    pub(crate) planned: Row,
    /// Of each activity its measure and part, by place.
    pub(crate) parts: Vec<(usize, usize)>,
    /// Trials that draw one sort of inputs alone.
    pub(crate) alone: Vec<(Group, Vec<Row>)>,
    pub(crate) design: Design,
    draws: Draws,
}

/// The model of a programme, ready for trials.
struct Whole<'a> {
    works: &'a Works,
    stage: &'a Stage<'a>,
    models: Vec<Option<Model>>,
    /// Where the parts of each measure begin.
    first_part: Vec<usize>,
    parts: usize,
    inputs: Inputs,
    /// The plan as it stands.
    planned: Trial,
    funds: Vec<f64>,
    unit: f64,
    /// Restarts, by place, and the last mark of one in the plan.
    restarts: Vec<usize>,
    target: f64,
}

/// Makes the trials.
///
/// # Errors
/// [`Apart`]: there is no plan.
pub fn risk(p: &Programme, works: &WorksOutcome, terms: &Terms, ask: &Ask<'_>) -> Result<Risk, Apart> {
    let plan = works.works().ok_or(Apart::NoPlan)?;
    let stage = Stage::new(p, &works.library, &works.made, plan).ok_or(Apart::NoPlan)?;
    let mut whole = Whole::new(p, works, plan, terms, &stage)?;
    let planned = whole.row(&whole.planned, None);
    let marks = whole.restarts.iter().filter_map(|place| planned.measures[*place]).map(|own| own[0]);
    whole.target = marks.fold(0.0, f64::max);
    let draws = Draws::new(ask.seed, ask.trials, ask.correlation);
    let all = &whole.inputs.all;
    let which: Vec<bool> =
        all.iter().map(|own| ask.only.is_none_or(|only| only.contains(&own.key))).collect();
    let (made, rows) = whole.all(&draws, &which, ask);
    let wanted = ask.sobol > 0 && made == ask.trials;
    let design = wanted.then(|| whole.design(&draws, &which, &rows, ask)).flatten().unwrap_or_default();
    let (kept, rows) = (0..).zip(rows).filter_map(|(trial, row)| Some((trial, row?))).unzip();
    let mut alone = Vec::new();
    for group in Group::ALL.into_iter().filter(|_| made == ask.trials && ask.alone > 0) {
        let own: Vec<bool> =
            all.iter().zip(&which).map(|(own, drawn)| *drawn && own.what.group() == group).collect();
        if own.contains(&true) {
            let ask = Ask { trials: ask.alone, progress: &|_| {}, ..*ask };
            let (made, rows) = whole.all(&draws, &own, &ask);
            if made == ask.trials {
                alone.push((group, rows.into_iter().flatten().collect()));
            }
        }
    }
    let parts = (0..works.measures().len())
        .flat_map(|m| (0..works.measures()[m].parts.len()).map(move |part| (m, part)))
        .collect();
    let inputs = whole.inputs.all;
    let (seed, asked) = (ask.seed, ask.trials);
    Ok(Risk { inputs, seed, asked, made, kept, rows, planned, parts, alone, design, draws })
}

impl<'a> Whole<'a> {
    fn new(
        p: &Programme,
        outcome: &WorksOutcome,
        works: &'a Works,
        terms: &Terms,
        stage: &'a Stage<'a>,
    ) -> Result<Self, Apart> {
        let mut inputs = Inputs::new(p, stage.doubts());
        let mut models = Vec::with_capacity(outcome.measures().len());
        for (place, measure) in outcome.measures().iter().enumerate() {
            let never = measure.barred.is_some() && measure.answers.is_none();
            // What cannot be appraised still has days and a cost.
            let mut model = || Model::new(p, outcome, terms, place, &mut inputs).ok();
            models.push(if never { None } else { model() });
        }
        let mut parts = 0;
        let mut first_part = Vec::with_capacity(models.len());
        for measure in outcome.measures() {
            first_part.push(parts);
            parts += measure.parts.len();
        }
        let units = |digits: u32| f64::from(10_u32.pow(digits));
        let funds =
            works.funds.iter().map(|id| p.funds.get(id).map_or(1.0, |fund| units(fund.currency.digits())));
        let (funds, unit) = (funds.collect(), units(works.reference.digits()));
        let planned = stage.run(None, true).ok_or(Apart::NoPlan)?;
        let restarts = report::restarts(outcome).collect();
        let target = 0.0;
        Ok(Self { works, stage, models, first_part, parts, inputs, planned, funds, unit, restarts, target })
    }

    fn row(&self, trial: &Trial, shares: Option<&[f64]>) -> Row {
        let worths: Vec<_> = self
            .models
            .iter()
            .map(|model| model.as_ref().and_then(|model| model.worth(self.works, trial, shares)))
            .collect();
        let measures: Vec<Option<[f64; 6]>> = trial
            .marks
            .iter()
            .zip(&trial.costs)
            .zip(&worths)
            .map(|((mark, cost), worth)| {
                let worths = worth.as_ref().map(|w| [w.today, w.invested, w.irr, w.payback]);
                let [today, invested, irr, payback] = worths.unwrap_or([f64::NAN; 4]);
                Some([f64::from((*mark)?), *cost as f64 / self.unit, today, invested, irr, payback])
            })
            .collect();
        let mut parts = vec![None; self.parts];
        let small = |n: i64| u16::try_from(n.max(0)).unwrap_or(u16::MAX);
        for own in &trial.placed {
            let at = self.first_part[own.measure] + own.part;
            parts[at] = Some((small(own.days.into()), small(own.slack.into())));
        }
        Row {
            end: trial.end().map_or(0.0, f64::from),
            cost: trial.costs.iter().sum::<i64>() as f64 / self.unit,
            npv: measures.iter().flatten().map(|own| own[2]).filter(|npv| npv.is_finite()).sum(),
            funds: trial.spent.iter().zip(&self.funds).map(|(n, unit)| *n as f64 / unit).collect(),
            measures,
            parts,
        }
    }

    /// The draws of trials from `first` on; what is not drawn is as the plan takes it.
    fn drawn(&self, draws: &Draws, which: &[bool], first: u64, count: usize) -> Vec<Vec<f64>> {
        let mut rows = draws.rows(&self.inputs.all, first, count);
        for row in &mut rows {
            for ((share, input), _) in
                row.iter_mut().zip(&self.inputs.all).zip(which).filter(|(_, drawn)| !**drawn)
            {
                *share = likely(&input.what);
            }
        }
        rows
    }

    fn chunk(&self, draws: &Draws, which: &[bool], trials: Range<u64>) -> Vec<Option<Row>> {
        let doubts = self.stage.doubts().len();
        let count = usize::try_from(trials.end - trials.start).unwrap_or(0);
        let rows = self.drawn(draws, which, trials.start, count);
        // Where nothing of the plan is drawn, every trial has the days of the plan.
        let moves = which[..doubts].contains(&true);
        let one = |(trial, shares): (u64, Vec<f64>)| {
            if !moves {
                return Some(self.row(&self.planned, Some(&shares)));
            }
            let run = self.stage.run(Some(&shares[..doubts]), trial % CHUNK == 0)?;
            Some(self.row(&run, Some(&shares)))
        };
        trials.zip(rows).map(one).collect()
    }

    /// All trials in their order, up to the first chunk that was not made.
    fn all(&self, draws: &Draws, which: &[bool], ask: &Ask<'_>) -> (u64, Vec<Option<Row>>) {
        let chunk = |trials| self.chunk(draws, which, trials);
        chunks(ask.trials, ask.threads, ask.stop, ask.progress, &chunk)
    }
}

/// So many of something made in chunks on several threads and put together in their order, up to the first chunk that was
/// not made.
fn chunks<T: Send>(
    count: u64,
    threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
    progress: &(dyn Fn(u64) + Sync),
    make: &(dyn Fn(Range<u64>) -> Vec<T> + Sync),
) -> (u64, Vec<T>) {
    let chunks = count.div_ceil(CHUNK);
    let (next, done) = (AtomicU64::new(0), AtomicU64::new(0));
    let stopped = AtomicBool::new(false);
    let slots: Mutex<Vec<(u64, Vec<T>)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            if stopped.load(Ordering::Relaxed) || stop() {
                stopped.store(true, Ordering::Relaxed);
                return;
            }
            let chunk = next.fetch_add(1, Ordering::Relaxed);
            if chunk >= chunks {
                return;
            }
            let own = chunk * CHUNK..((chunk + 1) * CHUNK).min(count);
            let more = own.end - own.start;
            let all = make(own);
            if let Ok(mut slots) = slots.lock() {
                slots.push((chunk, all));
            }
            progress(done.fetch_add(more, Ordering::Relaxed) + more);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, 64) {
            scope.spawn(work);
        }
        work();
    });
    let mut slots = slots.into_inner().unwrap_or_default();
    slots.sort_by_key(|(chunk, _)| *chunk);
    let whole = (0..).zip(&slots).take_while(|(wanted, (chunk, _))| wanted == chunk).count();
    slots.truncate(whole);
    let all: Vec<T> = slots.into_iter().flat_map(|(_, made)| made).collect();
    (all.len() as u64, all)
}

impl Risk {
    /// How many trials have a plan.
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// The same without its rows, for one whose report is made: nothing but what was asked and drawn.
    #[must_use]
    pub fn without_rows(mut self) -> Self {
        (self.rows, self.alone, self.design) = (Vec::new(), Vec::new(), Design::default());
        self
    }

    /// Trials in which what must be there did not fit.
    pub fn failed(&self) -> u64 {
        self.made - self.kept.len() as u64
    }

    /// How strongly inputs of a sort moved together.
    pub fn correlation(&self) -> f64 {
        self.draws.correlation
    }

    /// What may move an outcome: what is common to a sort, where it moves together, then each input.
    pub(crate) fn causes(&self) -> Vec<Cause> {
        let there = |group: &Group| self.inputs.iter().any(|own| own.what.group() == *group);
        let together = Group::ALL.into_iter().filter(|group| self.correlation() > 0.0 && group.together());
        let inputs = (0..self.inputs.len()).map(Cause::Input);
        together.filter(there).map(Cause::Together).chain(inputs).collect()
    }

    /// The draws of a cause, one for each trial that has a plan; of a blocker whether it is there, 1 or 0.
    pub(crate) fn draws_of(&self, cause: Cause) -> Vec<f64> {
        let mut all = vec![0.0; usize::try_from(self.made).unwrap_or(0)];
        match cause {
            Cause::Together(group) => self.draws.shared(group, &mut all),
            Cause::Input(input) => self.draws.own(&self.inputs[input], &mut all),
        }
        if let Cause::Input(input) = cause
            && let What::Plan(Doubt::Blocker(_, _, chance)) = &self.inputs[input].what
        {
            for draw in &mut all {
                *draw = f64::from(u8::from(*draw < *chance));
            }
        }
        self.kept.iter().map(|trial| all[usize::try_from(*trial).unwrap_or(0)]).collect()
    }
}

/// The share at which an input is as the plan takes it: in the middle, where figures are as is likely; a blocker of
/// which nobody has said is not there.
pub(crate) fn likely(what: &What) -> f64 {
    if matches!(what, What::Plan(Doubt::Blocker(..))) { 1.0 } else { 0.5 }
}
