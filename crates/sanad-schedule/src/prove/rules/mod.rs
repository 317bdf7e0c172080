//! Constraints with their own reasoning.

mod energy;
mod relax;
mod stock;
mod sum;
mod time_table;

pub(crate) use energy::{Energy, Work};
pub(crate) use relax::{Member, Relax, Relaxed, Row, Wait, Way};
pub(crate) use stock::{Flow, Stock};
pub(crate) use sum::Sum;
pub(crate) use time_table::{Size, Task, TimeTable};
