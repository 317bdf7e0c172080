//! Which inputs move an output.
//!
//! * [`tornado`]: one input at a time, the others at their medians. Cheap; blind to what inputs do together.
//! * [`deciles`]: means of an output over tenths of an input, from trials that were made; also of dependent
//!   inputs.
//! * [`indices`]: Sobol' indices, the shares of the variance; the fullest answer, of independent inputs.
//! * [`of_groups`]: the same of groups of inputs, from rows of a model that is evaluated elsewhere.

mod groups;
mod indices;
mod one;

pub use groups::{FEWEST_ROWS, of_groups};
pub use indices::{Effort, Indices, indices};
pub use one::{Bar, deciles, tornado};
