//! Tests of the appraisal engine.

mod economy;
mod garment;
mod indicators;
mod reference;
mod sam;
