//! Integration tests of the file formats: round trips, broken inputs, sheets out and back in.

mod broken;
mod communique;
mod followup;
mod load;
mod random;
mod round_trip;
mod small;
mod survey;
