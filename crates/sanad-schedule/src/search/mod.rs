//! Good schedules: lists, profiles, populations.
//!
//! | file | what it knows |
//! |---|---|
//! | `shape` | a project in tables made for speed |
//! | `pass` | schedules from orders, forwards and backwards in time |
//! | `member` | a schedule and what it is worth |
//! | `pack` | first schedules, filled up tick by tick |
//! | `evolve` | populations |
//! | `local` | better schedules in the neighbourhood of one |
//! | `delays` | moves of whole projects |
//! | `past` | what was at hand a while ago, and what may follow it |
//! | `modes` | modes worth keeping, and budgets kept |
//! | `worker` | one virtual worker |
//! | `wide` | the same for projects that the tables do not hold |
//! | `near` | neighbourhoods for the proofs to look in |
//! | `bound` | what no schedule can beat |
//! | `together` | what can be under way at once, by weights |
//! | `draw` | seeded draws |

pub(crate) mod bound;
mod delays;
pub(crate) mod draw;
mod evolve;
mod local;
pub(crate) mod member;
pub(crate) mod modes;
pub(crate) mod near;
mod pack;
mod pass;
mod past;
pub(crate) mod shape;
#[cfg(test)]
mod tests;
mod together;
pub(crate) mod wide;
pub(crate) mod worker;
