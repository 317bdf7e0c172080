//! From an order, choices and modes to a schedule.
//!
//! The measures are put in one by one, each with all its activities as early as they fit. A
//! schedule whose first measures are as before is taken up where the two differ.

use std::sync::Arc;

use super::anchor::anchor;
use super::shape::{Shape, Stuck};
use super::state::{Mark, State};
use crate::portfolio::{Group, Score, Tick};

/// What a plan is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Genome {
    /// The measures, first come first served.
    pub(super) order: Vec<usize>,
    pub(super) want: Vec<Want>,
    /// Mode of each activity; `AUTO` for whichever seems best.
    pub(super) mode: Vec<u8>,
    /// Not before, beside the rules.
    pub(super) delay: Vec<Tick>,
    /// Of the activities of one measure that could come next the one with the greatest comes.
    pub(super) key: Vec<Tick>,
    /// Who carries out each activity if they can then, in the order of the way's staff; empty for
    /// whoever.
    pub(super) crew: Option<Arc<Vec<Vec<u32>>>>,
}

/// The mode that seems best.
pub(super) const AUTO: u8 = u8::MAX;

/// Whether a free measure is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// If it fits and makes the plan better by itself.
    Auto,
    /// If it fits.
    In,
    /// Only if it is mandatory.
    Out,
}

impl Genome {
    pub(super) fn new(shape: &Shape, order: Vec<usize>) -> Self {
        let activities = shape.problem.activities.len();
        Self {
            want: vec![Want::Auto; order.len()],
            order,
            mode: vec![AUTO; activities],
            delay: vec![0; activities],
            key: shape.tail.clone(),
            crew: None,
        }
    }

    pub(super) fn mode(&self, activity: usize) -> Option<usize> {
        (self.mode[activity] != AUTO).then(|| usize::from(self.mode[activity]))
    }

    pub(super) fn out(&self, shape: &Shape, measure: usize) -> bool {
        self.want[measure] == Want::Out && !shape.mandatory(measure)
    }
}

/// How good a schedule is: what is missing that must be there, then how far the floor is, then the
/// score.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    pub(super) missing: usize,
    pub(super) short: i128,
    pub(super) score: Score,
}

impl Worth {
    /// Whether it is that of a plan.
    pub(super) fn is_plan(&self) -> bool {
        self.missing == 0 && self.short == 0
    }
}

/// Makes schedules from genomes.
#[derive(Debug)]
pub(super) struct Decoder<'s, 'p> {
    pub(super) state: State<'s, 'p>,
    /// What the state was made from.
    genome: Option<Genome>,
    /// Before each place of the order.
    marks: Vec<Mark>,
    pub(super) rank: Vec<usize>,
    /// The first place at which anything was asked about a measure.
    pub(super) touched: Vec<usize>,
    pub(super) position: usize,
    /// What did not fit, with the place and the reason.
    pub(super) failed: Vec<(usize, usize, Stuck)>,
    pub(super) waits: Vec<(u64, u32)>,
    pub(super) stamp: u64,
    /// Whether modes are picked by their finish alone.
    pub(super) quick: bool,
    /// Measures that the last schedule went through anew.
    pub(super) gone_through: usize,
}

impl<'s, 'p> Decoder<'s, 'p> {
    pub(super) fn new(shape: &'s Shape<'p>) -> Self {
        let measures = shape.problem.measures.len();
        let mut state = State::new(shape);
        // Whether all of them stand was seen when they were made.
        let _: Result<(), usize> = anchor(&mut state);
        Self {
            state,
            genome: None,
            marks: Vec::with_capacity(measures + 1),
            rank: vec![0; measures],
            touched: vec![usize::MAX; measures],
            position: 0,
            failed: Vec::new(),
            waits: vec![(0, 0); shape.problem.activities.len()],
            stamp: 0,
            quick: false,
            gone_through: 0,
        }
    }

    /// The first place at which two genomes may lead to different schedules.
    fn differs(&self, genome: &Genome) -> usize {
        let Some(old) = &self.genome else { return 0 };
        let crews = [&old.crew, &genome.crew].map(|crew| crew.as_ref().map(Arc::as_ptr));
        if crews[0] != crews[1] {
            return 0;
        }
        let problem = self.state.shape.problem;
        let mut first = genome.order.len();
        for (at, (a, b)) in genome.order.iter().zip(&old.order).enumerate() {
            if a != b {
                first = first.min(at).min(self.touched[*a]).min(self.touched[*b]);
            }
        }
        for measure in 0..genome.want.len() {
            let at = self.touched[measure];
            if at < first {
                let own = problem.measures[measure].activities.clone();
                if genome.want[measure] != old.want[measure]
                    || genome.mode[own.clone()] != old.mode[own.clone()]
                    || genome.delay[own.clone()] != old.delay[own.clone()]
                    || genome.key[own.clone()] != old.key[own]
                {
                    first = at;
                }
            }
        }
        first
    }

    /// Makes the schedule of a genome.
    pub(super) fn decode(&mut self, genome: &Genome) -> Worth {
        let measures = genome.order.len();
        let first = self.differs(genome);
        if let Some(&mark) = self.marks.get(first) {
            self.state.back_to(mark);
        }
        self.gone_through = measures - first;
        self.marks.truncate(first);
        self.failed.retain(|failed| failed.0 < first);
        for touched in &mut self.touched {
            if *touched >= first {
                *touched = usize::MAX;
            }
        }
        for (rank, &measure) in genome.order.iter().enumerate() {
            self.rank[measure] = rank;
        }
        match &mut self.genome {
            Some(old) => old.clone_from(genome),
            none => *none = Some(genome.clone()),
        }
        for position in first..measures {
            self.marks.push(self.state.mark());
            self.position = position;
            let measure = genome.order[position];
            self.touched[measure] = self.touched[measure].min(position);
            if let Err(stuck) = self.consider(genome, measure) {
                self.failed.push((position, measure, stuck));
            }
        }
        self.marks.push(self.state.mark());
        self.position = measures;
        self.again(genome);
        let (short, score) = self.state.tally.rank(self.state.shape);
        Worth { missing: self.missing().len(), short, score }
    }

    fn consider(&mut self, genome: &Genome, measure: usize) -> Result<(), Stuck> {
        let shape = self.state.shape;
        let required = self.required(measure);
        if self.state.chosen[measure] || shape.barred[measure] || (genome.out(shape, measure) && !required) {
            return Ok(());
        }
        let mark = self.state.mark();
        let before = self.state.tally.rank(shape);
        let knot = &shape.together[measure];
        let depth = if required { 3 } else { 2 };
        let mut done = Err(Stuck::Late);
        if knot.len() > 1 {
            let mut list: Vec<usize> = vec![measure];
            for &other in knot {
                if other != measure && !self.state.chosen[other] && self.open_to(genome, other) {
                    list.push(other);
                }
            }
            done = self.attempt(genome, &list, depth);
        }
        if done.is_err() {
            done = self.attempt(genome, &[measure], depth);
        }
        done?;
        if !required && genome.want[measure] != Want::In && self.state.tally.rank(shape) >= before {
            self.state.back_to(mark);
        }
        Ok(())
    }

    /// Measures that failed for want of something that came later.
    fn again(&mut self, genome: &Genome) {
        for (_, measure, stuck) in self.failed.clone() {
            let shape = self.state.shape;
            let profile = match stuck {
                Stuck::Profile(profile) => Some(profile),
                Stuck::People(class) => Some(shape.crews + class),
                _ => None,
            };
            let came = |profile: usize| {
                shape.suppliers[profile]
                    .iter()
                    .any(|&helper| self.state.chosen[helper] && self.rank[helper] > self.rank[measure])
            };
            if self.required(measure) || profile.is_some_and(came) {
                // Whether it fits now is seen from the state.
                let _: Result<(), Stuck> = self.consider(genome, measure);
            }
        }
    }

    /// Whether a plan without this measure would break a rule as things stand.
    fn required(&self, measure: usize) -> bool {
        let shape = self.state.shape;
        let open = |&group: &usize| match &shape.problem.groups[group] {
            Group::ExactlyOne(all) => !all.iter().any(|&other| self.state.chosen[other]),
            _ => false,
        };
        shape.mandatory(measure) || (!shape.barred[measure] && shape.groups[measure].iter().any(open))
    }

    /// Measures, one for each rule of choice that does not hold, that would have to be there.
    pub(super) fn missing(&self) -> Vec<usize> {
        let shape = self.state.shape;
        let mandatory =
            (0..self.rank.len()).filter(|&measure| shape.mandatory(measure) && !self.state.chosen[measure]);
        let groups = shape.problem.groups.iter().filter_map(|group| match group {
            Group::ExactlyOne(all)
                if !all.iter().any(|&measure| self.state.chosen[measure] || shape.mandatory(measure)) =>
            {
                all.iter().copied().min_by_key(|&measure| (shape.barred[measure], self.rank[measure]))
            }
            _ => None,
        });
        mandatory.chain(groups).collect()
    }
}
