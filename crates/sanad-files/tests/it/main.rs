//! Integration tests of the file formats: round trips, broken inputs, sheets out and back in.

mod broken;
mod communique;
mod entries;
mod followup;
mod found;
mod instances;
mod library;
mod load;
mod mutate;
mod opened;
mod project;
mod random;
mod round_trip;
mod sample;
mod small;
mod survey;
mod zip;
