//! Search for projects that the tables made for speed do not hold: maximum lags, stocks, crews,
//! very long horizons.
//!
//! | file | what it knows |
//! |---|---|
//! | `net` | links in both directions of time |
//! | `steps` | amounts over time, by the ticks at which they change |
//! | `crew` | who can work on what |
//! | `build` | a schedule from an order, with repair |
//! | `walk` | local search over orders, modes and preferences of persons |

mod build;
mod crew;
mod net;
mod steps;
mod walk;

pub(crate) use self::net::Nets;
pub(crate) use self::walk::Walk;
