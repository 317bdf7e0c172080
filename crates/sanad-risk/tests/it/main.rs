//! Tests of the risk engine.

mod activity;
mod dependence;
mod distribution;
mod information;
mod seek;
mod sensitivity;
mod sequence;
mod special;
mod statistics;
mod trials;

/// Holds two numbers within `tolerance` of each other, relative to the second where that is above 1.
#[track_caller]
fn close(what: &str, value: f64, wanted: f64, tolerance: f64) {
    let room = tolerance * wanted.abs().max(1.0);
    assert!((value - wanted).abs() <= room, "{what}: {value}, wanted {wanted}");
}
