//! Tests of the appraisal engine.

mod any;
mod economy;
mod garment;
mod indicators;
mod partners;
mod published;
mod reference;
mod sam;
