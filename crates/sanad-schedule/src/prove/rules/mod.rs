//! Constraints with their own reasoning.

mod energy;
mod stock;
mod sum;
mod time_table;

pub(crate) use energy::{Energy, Work};
pub(crate) use stock::{Flow, Stock};
pub(crate) use sum::Sum;
pub(crate) use time_table::{Size, Task, TimeTable};
