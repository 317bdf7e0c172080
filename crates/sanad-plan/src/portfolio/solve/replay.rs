//! A found plan carried over to the same problem with other numbers.

use super::decode::{Decoder, Genome, Want};
use super::recipe::Recipe;
use super::shape::Shape;
use super::{Refused, check};
use crate::portfolio::{Plan, Problem, Rule, Terms};

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

/// Carries out a recipe, at the cost of one schedule.
pub fn replay(problem: &Problem, recipe: &Recipe) -> Result<Replayed, Refused> {
    let shape = Shape::new(problem);
    let genome = recipe.fitted(&shape);
    carried(problem, &shape, &genome, true)
}

/// Carries out an [open](Recipe::open) recipe on a draw of its problem that leaves activities out, one flag each, at
/// the cost of one schedule. Of many trials of one kind only some need be `checked`: the rules are those that the
/// schedule is made by.
pub fn rehearse(
    problem: &Problem,
    recipe: &Recipe,
    out: &[bool],
    checked: bool,
) -> Result<Replayed, Refused> {
    let shape = Shape::new(problem);
    let genome = recipe.drawn(&shape, out);
    carried(problem, &shape, &genome, checked)
}

fn carried(
    problem: &Problem,
    shape: &Shape<'_>,
    genome: &Genome,
    checked: bool,
) -> Result<Replayed, Refused> {
    let mut decoder = Decoder::new(shape);
    let worth = decoder.decode(genome);
    let plan = decoder.state.plan();
    // What is anchored stands, even where the rest of its measure does not fit.
    let of_choice = |rule: Rule| matches!(rule, Rule::Mandatory | Rule::Group | Rule::Extra);
    let terms = match if checked { check(problem, &plan) } else { Ok(decoder.state.tally.terms()) } {
        Ok(terms) => terms,
        Err(breaches) if worth.missing > 0 && breaches.iter().all(|breach| of_choice(breach.rule)) => {
            decoder.state.tally.terms()
        }
        Err(breaches) => return Err(Refused(breaches)),
    };
    let wanted = |measure: &usize| genome.want[*measure] == Want::In;
    let dropped = (0..plan.chosen.len()).filter(wanted).filter(|&measure| !plan.chosen[measure]).collect();
    Ok(Replayed { plan, terms, dropped, missing: worth.missing > 0 })
}
