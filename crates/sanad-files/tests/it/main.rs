//! Integration tests of the file formats: round trips, broken inputs, sheets out and back in.

mod random;
mod round_trip;
