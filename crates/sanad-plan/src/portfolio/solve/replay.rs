//! A found plan carried over to the same problem with other numbers.

use super::decode::{Decoder, Genome, Want};
use super::shape::Shape;
use super::{Refused, check};
use crate::portfolio::{Plan, Problem, Rule, Terms, Tick};

/// How a plan is made: in which order, which measures, in which modes.
///
/// It fits every problem of the same shape: as many measures, and as many activities and modes in
/// each. On its own problem it makes its own plan again, but for rare cases in which a measure that
/// was brought in for another's sake finds a place of its own first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe(pub(super) Genome);

impl Recipe {
    /// A recipe of a plan whose own is not known: measures in the order in which they begin.
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let shape = Shape::new(problem);
        let begin = |measure: usize| {
            let own = &plan.placed[problem.measures[measure].activities.clone()];
            own.iter().flatten().map(|placed| placed.start).min().unwrap_or(Tick::MAX)
        };
        let mut order: Vec<usize> = (0..problem.measures.len()).collect();
        order.sort_by_key(|&measure| (begin(measure), measure));
        let mut genome = Genome::new(&shape, order);
        for (activity, placed) in plan.placed.iter().enumerate() {
            if let Some(placed) = placed {
                genome.mode[activity] = u8::try_from(placed.mode).unwrap_or(super::decode::AUTO);
                genome.key[activity] = problem.horizon - placed.start;
            }
        }
        Self(genome).keeping(&plan.chosen)
    }

    /// The same with the choice kept.
    pub(super) fn keeping(mut self, chosen: &[bool]) -> Self {
        for (want, &chosen) in self.0.want.iter_mut().zip(chosen) {
            *want = if chosen { Want::In } else { Want::Out };
        }
        self
    }
}

/// A recipe carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Replayed {
    /// The plan; it passed the checker, but for rules of choice when something is missing.
    pub plan: Plan,
    /// Its terms, without what is missing.
    pub terms: Terms,
    /// Measures of the recipe that do not fit any more.
    pub dropped: Vec<usize>,
    /// Whether a measure is missing that must be there.
    pub missing: bool,
}

/// Carries out a recipe on a problem of the same shape, at the cost of one schedule.
pub fn replay(problem: &Problem, recipe: &Recipe) -> Result<Replayed, Refused> {
    let shape = Shape::new(problem);
    let mut decoder = Decoder::new(&shape);
    let worth = decoder.decode(&recipe.0);
    let plan = decoder.state.plan();
    let of_choice = |rule: Rule| matches!(rule, Rule::Mandatory | Rule::Group);
    let terms = match check(problem, &plan) {
        Ok(terms) => terms,
        Err(breaches) if worth.missing > 0 && breaches.iter().all(|breach| of_choice(breach.rule)) => {
            decoder.state.tally.terms()
        }
        Err(breaches) => return Err(Refused(breaches)),
    };
    let wanted = |measure: &usize| recipe.0.want[*measure] == Want::In;
    let dropped = (0..plan.chosen.len()).filter(wanted).filter(|&measure| !plan.chosen[measure]).collect();
    Ok(Replayed { plan, terms, dropped, missing: worth.missing > 0 })
}
