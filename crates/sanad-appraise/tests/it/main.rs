//! Tests of the appraisal engine.

mod any;
mod economy;
mod finance;
mod garment;
mod indicators;
mod partners;
mod published;
mod reference;
mod sam;
