//! Made-up programmes of any size, and measurements of everything that must be fast.
//!
//! * [`generate::programme`] makes the rows of a programme from its size and a seed alone.
//! * [`measure`] times loading, outcomes, edits, papers and pages, each beside its bound.
//! * [`portfolio`] makes planning problems of any size and measures the planner on them.
//! * [`schedule`] measures the scheduling engine on public instances, beside what is known of them.
//! * [`benchmark`] is the public benchmark of the planning problem: its format, instances and checks.
//! * [`risk`] finds Sobol' indices that are known, and times that.
//! * [`appraise`] counts how often a second a project is calculated anew.
//! * [`kill`] ends the command while it writes, again and again, and looks what is left.
//!
//! Nothing here is shipped.

pub mod appraise;
pub mod benchmark;
pub mod generate;
pub mod kill;
pub mod measure;
pub mod portfolio;
pub mod risk;
pub mod schedule;
