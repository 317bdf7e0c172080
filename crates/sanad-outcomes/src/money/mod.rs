//! What the plan means in money: each measure as a project that can be appraised, on the plan's own dates.
//!
//! The plan is the cash flow's calendar: what is paid is paid on the days of the plan, and what is sold
//! is sold from the mark on. A plan that slips moves every appraisal with it.

mod financing;
mod partners;
mod project;
mod record;
pub mod risk;
mod seek;
mod study;
mod terms;
mod what_if;
mod whole;
mod worth;

pub use financing::terms_of;
pub use partners::{Contract, Partner, one_by_one};
pub use project::{Apart, part_of, project};
pub use seek::{Lever, Sought, Target, seek, seek_delay};
pub use study::Study;
pub use terms::Terms;
pub use what_if::{Change, Changed, what_if};
pub use whole::{MoneyOutcome, Scarce, Whole, is_own, money, one};
pub use worth::{Move, NoNumber, Shares, Worth, dateless, worth};

pub(crate) use record::record;
