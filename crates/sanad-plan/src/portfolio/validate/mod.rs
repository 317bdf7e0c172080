//! From a problem as filled in to one that cannot be wrong, with all faults at once.

mod fault;

pub use fault::{Fault, FaultRule};
