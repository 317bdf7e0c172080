//! Risk engine: uncertain inputs, what they do to the outputs of a function, and how far each answer is to
//! be trusted.
//!
//! It knows nothing of projects. It takes inputs with their distributions and dependence, and a function from
//! a vector of inputs to a vector of outputs.
//!
//! *Build → validate → solve → result*: a [`Distribution`] an input from a checked constructor, a [`Problem`]
//! that cannot be wrong, [`trials`] that takes only that, and [`Trials`] of which [`statistics`] speak.
//!
//! | module | what it knows |
//! |---|---|
//! | `distribution` | one uncertain number: constructors, quantile, cdf, mean, variance |
//! | `sequence` | draws between 0 and 1: random, Latin hypercube, Sobol' |
//! | `dependence` | rank correlations: Gaussian copula, reordering, the nearest matrix that can be |
//! | `problem`, `trials` | inputs and a function, and running it |
//! | `statistics` | mean, spread, quantiles, chances, correlations, each with its error |
//! | `sensitivity` | tornado, means by decile, Sobol' indices |
//! | `seek` | which input brings an output to a target |
//! | `information` | what knowing all inputs, or one, is worth |
//! | `activity` | criticality, significance, cruciality of an activity |
//! | `special` | normal, beta and Student's t, and their inverses |
//!
//! The engine is pure: no input or output, no clock, no global random state; equal input and seed give equal
//! bytes on any number of threads.

pub mod activity;
pub mod dependence;
mod distribution;
mod error;
pub mod information;
mod problem;
mod root;
mod seek;
pub mod sensitivity;
pub mod sequence;
pub mod special;
pub mod statistics;
mod trials;

pub use distribution::Distribution;
pub use error::Error;
pub use problem::{Input, Problem};
pub use seek::{Found, Search, seek};
pub use trials::{Progress, Run, Trials, trials};
