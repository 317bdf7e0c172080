//! What the plan means in money: each measure as a project that can be appraised, on the plan's own dates.
//!
//! The plan is the cash flow's calendar: what is paid is paid on the days of the plan, and what is sold
//! is sold from the mark on. A plan that slips moves every appraisal with it.

mod project;
pub mod risk;
mod terms;

pub use project::{Apart, project};
pub use terms::Terms;
