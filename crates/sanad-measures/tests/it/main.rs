//! Measures from the library to a plan.

mod library;
mod losses;
