//! The follow-up paper: what was agreed, who owns it, when it is due, what changed since last
//! time, and what to decide next.
//!
//! [`Paper::new`] gathers the words once; [`Paper::text`] is short enough for a chat message,
//! [`Paper::html`] is one self-contained file that prints as one A4 page.

mod changed;
mod found;
mod html;
mod paper;
mod room;
mod since;

pub use changed::{changed, changed_by};
pub use paper::{Asked, Changed, Coming, Decide, Line, Paper, Told};
pub use since::Since;
