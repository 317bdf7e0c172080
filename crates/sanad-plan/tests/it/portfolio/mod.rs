//! The planning problem: faults located, plans checked against a second opinion and enumeration.

mod conflicts;
mod corrupt;
mod cures;
mod effort;
mod enumerate;
mod exact;
mod faults;
mod first;
mod made;
mod mutated;
mod naive;
mod planted;
mod reasons;
mod recipe;
mod redraw;
mod replan;
mod small;
mod solver;
mod sweep;
mod worked;

/// Figures, shown with `cargo test -p sanad-plan --test it portfolio -- --show-output`.
#[expect(clippy::print_stdout, reason = "the figures are for whoever runs the test")]
fn measured(what: &str) {
    println!("measured: {what}");
}
