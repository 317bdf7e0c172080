//! Tests of the appraisal engine.

mod garment;
mod indicators;
