//! The follow-up paper: what was agreed, who owns it, when it is due, what changed since last
//! time, and what to decide next.
//!
//! [`Paper::new`] gathers the words once; [`Paper::text`] is short enough for a chat message,
//! [`Paper::html`] is one self-contained file that prints as one A4 page.
//!
//! A [`Speaker`] says what the planner answers in the words of the pages; [`amount`] and [`difference`]
//! tell a term of a plan in its unit.

mod changed;
pub mod figures;
mod found;
mod html;
pub mod names;
mod paper;
pub mod ranges;
mod reasons;
pub mod risk;
mod room;
pub mod sheet;
mod since;
pub mod study;
mod terms;
mod why;

pub use changed::{changed, changed_by};
pub use paper::{Asked, Changed, Coming, Decide, Line, Paper, Told};
pub use reasons::{Speaker, supply_key};
pub use sheet::Sheet;
pub use since::Since;
pub use terms::{amount, amount_anew, difference};
pub use why::{Left, Tried, compared};
