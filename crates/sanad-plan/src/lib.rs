//! Planning engines: from a validated problem to a plan with a bound, a gap and a verdict.
//!
//! Each problem is a module of four steps, *build → validate → solve → result*:
//! a raw problem that a face fills in, a validated problem that cannot be wrong, a solver that
//! takes only that, and a result that an independent checker re-computes.
//!
//! | module | question it answers |
//! |---|---|
//! | [`visits`] | Which survey team goes to which site, in what order and when? |
//! | [`portfolio`] | Which measures, when, in which mode, with which people, money, power and water? |
//!
//! The engines are pure: no input or output, no clock, no global random state. Equal problem,
//! effort and seed give equal results on any machine and any number of threads.

mod draw;
mod gap;
pub mod portfolio;
pub mod visits;

pub use gap::gap;
