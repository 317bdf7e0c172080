//! The public benchmark *restart portfolio*: which measures, when, in which mode, with which people,
//! money, power and water, so that most is gained before the horizon?
//!
//! `docs/benchmark/README.md` says all that another needs: the format, the rules, the objective, how
//! to make the sixty instances and how to check a solution. Here are the generator, the format, and
//! the same problem as a planning problem.

mod convert;
mod design;
mod format;
mod generate;
mod run;
mod supply;

pub use design::{EACH, Levels, Size, all, name};
pub use format::{
    Activity, Amounts, Done, FORMAT, Fund, Instance, Link, Measure, Mode, Pool, Renewable, SOLUTION,
    Solution, Utility,
};
pub use generate::{Made, generate};
pub use run::{Broken, Row, checked, digest, solved, summary};
