//! Proofs in quanta: up from below, where a value is shown to be out of reach, and down from above,
//! where only what is better than the best schedule is looked for. Both learn into one engine.

use super::engine::{Lesson, Options, Outcome};
use super::model::{Freedom, Model};
use crate::check::passed;
use crate::project::Project;
use crate::schedule::Schedule;

/// What is known after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing final.
    Open,
    /// The best schedule known is best in the first number of its value.
    Optimal,
    /// There is no schedule at all.
    Infeasible,
}

/// What one step brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// No schedule is better than this in the first number of its value.
    pub(crate) bound: i64,
    /// A schedule better than the best known before; it passed the checker.
    pub(crate) better: Option<Schedule>,
    /// What is known now.
    pub(crate) verdict: Verdict,
    /// Propagations of this step.
    pub(crate) propagations: u64,
    /// Whether the checker refused a schedule of this step.
    pub(crate) refused: bool,
    /// What the others should hear of.
    pub(crate) news: Vec<Lesson>,
}

/// A proof under way.
pub(crate) struct Prover {
    project: Project,
    model: Model,
    /// The value of the best schedule known.
    best: Option<i64>,
    /// Turns taken; odd ones go up from below.
    turns: u64,
    bound: i64,
    /// Whether the checker refused a schedule: a fault of the model, which claims nothing any more.
    refused: bool,
}

/// Propagations of a turn before the other direction has its own.
const TURN: u64 = 200_000;

/// Most levels of what proofs tell each other.
const TOLD: u32 = 5;

/// Ways to search that differ by seed.
fn options(seed: u64) -> Options {
    let usual = Options { told: TOLD, ..Options::default() };
    match seed % 4 {
        0 => usual,
        1 => Options { decay: 0.99, ..usual },
        2 => Options { restart: 250, warm: 3, ..usual },
        _ => Options { decay: 0.9, restart: 50, ..usual },
    }
}

impl Prover {
    /// A proof for a project; seeds differ in the way they search, never in what they find true.
    /// Nothing when it was told to stop before the model was whole.
    pub(crate) fn new(project: &Project, seed: u64, stop: &dyn Fn() -> bool) -> Option<Self> {
        let model = Model::new(project, &Freedom::default(), project.horizon(), options(seed), stop)?;
        let bound = model.bound();
        Some(Self { project: project.clone(), model, best: None, turns: 0, bound, refused: false })
    }

    /// Goes on for about `quantum` propagations, or until `stop` or a final verdict. `heard` is what
    /// other proofs of the same project learned while no better schedule than `best` was known to them.
    pub(crate) fn step(
        &mut self,
        best: Option<&Schedule>,
        heard: &[Lesson],
        quantum: u64,
        stop: &dyn Fn() -> bool,
    ) -> Step {
        let from = self.model.engine.propagations;
        let until = from.saturating_add(quantum);
        if let Some(best) = best {
            let value = best.value(&self.project).first;
            if self.best.is_none_or(|known| value < known) {
                self.take(best, value);
            }
        }
        for lesson in heard {
            self.model.engine.hear(lesson);
        }
        let mut better = None;
        let before = self.refused;
        let verdict = loop {
            if self.refused {
                break Verdict::Open;
            }
            if self.model.engine.broken() {
                break if self.best.is_some() { Verdict::Optimal } else { Verdict::Infeasible };
            }
            let done = self.model.engine.propagations;
            if done >= until || stop() {
                break Verdict::Open;
            }
            let up = self.turns % 2 == 1;
            let assume = up.then(|| self.model.goal.at_most(self.model.low()));
            match self.model.engine.search(assume, TURN.min(until - done), stop) {
                Outcome::Found => {
                    let schedule = self.model.schedule(&self.project);
                    let told = schedule.value(&self.project);
                    let Some(value) = passed(&self.project, &schedule, told) else {
                        self.refused = true;
                        break Verdict::Open;
                    };
                    self.take(&schedule, value.first);
                    better = Some(schedule);
                }
                Outcome::Open => self.turns += 1,
                Outcome::Never | Outcome::NotSo => {}
            }
            self.bound = self.bound.max(self.model.bound());
        };
        if !self.refused {
            self.bound = self.bound.max(self.model.bound());
        }
        if verdict == Verdict::Optimal {
            self.bound = self.best.unwrap_or(self.bound);
        } else if let Some(best) = self.best {
            self.bound = self.bound.min(best);
        }
        let propagations = self.model.engine.propagations - from;
        let refused = self.refused && !before;
        let mut news = self.model.engine.news();
        if self.refused {
            news.clear();
        }
        Step { bound: self.bound, better, verdict, propagations, refused, news }
    }

    /// What a tick of a unit of each renewable and a unit of each budget cost, in ticks of the whole: what is scarce
    /// when modes are mixed. Empty where no mode is to be chosen, and before anybody has looked.
    pub(crate) fn prices(&self) -> &[f64] {
        self.model.engine.prices()
    }

    /// Only what is better counts from here on.
    fn take(&mut self, schedule: &Schedule, value: i64) {
        self.best = Some(value);
        self.model.lean(&self.project, schedule);
        self.model.below(value);
    }
}
