//! Appraisal engine: the feasibility study of an industrial project, as UNIDO's manual and COMFAR have
//! it, with a range, a status and a source behind every figure.
//!
//! *Build → validate → solve → result*: a [`file::Project`] as somebody wrote it, a [`Valid`] one that
//! cannot be wrong, [`calculate`] that takes only its numbers, and [`Statements`] that balance.
//!
//! | module | what it knows |
//! |---|---|
//! | `file` | a project file as it stands |
//! | `validate` | what may be wrong with it, all at once |
//! | `case` | the validated project: periods, indices, figures |
//! | `retime` | the same project built in other months |
//! | `number` | exact decimals and binary numbers, one engine over both |
//! | `depreciation`, `loan`, `tax` | the rules of each, by themselves |
//! | `calculate` | from a case to its statements |
//! | `flows` | a list of flows without a project: their worth alone |
//! | `indicators` | what it is worth: present values, rates of return, payback, cover, break-even |
//! | `sheet` | the lines of all statements by period |
//! | `tables` | the statements that people read, each line a sum of others |
//!
//! The engine is pure: no input or output, no clock, no global random state.

mod calculate;
mod case;
pub mod depreciation;
mod fault;
mod figure;
pub mod file;
pub mod flows;
pub mod indicators;
pub mod loan;
mod map;
mod number;
mod retime;
mod sheet;
pub mod tables;
pub mod tax;
mod validate;

pub use calculate::{Statements, calculate};
pub use case::*;
pub use fault::{Fault, Wrong};
pub use figure::{Class, Figure, Status};
pub use number::{Exact, Number};
pub use sheet::{Line, Sheet};
pub use validate::{Valid, validate};
