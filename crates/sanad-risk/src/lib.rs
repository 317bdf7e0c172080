//! Risk engine: uncertain inputs, what they do to the outputs of a function, and how far each answer is to
//! be trusted.
//!
//! It knows nothing of projects. It takes inputs with their distributions and dependence, and a function from
//! a vector of inputs to a vector of outputs.
//!
//! | module | what it knows |
//! |---|---|
//! | `distribution` | one uncertain number: constructors, quantile, cdf, mean, variance |
//! | `sequence` | draws between 0 and 1: random, Latin hypercube, Sobol' |
//! | `dependence` | rank correlations: Gaussian copula, reordering, the nearest matrix that can be |
//! | `statistics` | mean, spread, quantiles, chances, correlations, each with its error |
//! | `special` | normal, beta and Student's t, and their inverses |
//!
//! The engine is pure: no input or output, no clock, no global random state; equal input and seed give equal
//! bytes on any number of threads.

pub mod dependence;
mod distribution;
mod error;
mod root;
pub mod sequence;
pub mod special;
pub mod statistics;

pub use distribution::Distribution;
pub use error::Error;
