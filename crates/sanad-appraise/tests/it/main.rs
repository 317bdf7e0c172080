//! Tests of the appraisal engine.

mod any;
mod economy;
mod finance;
mod flows;
mod garment;
mod indicators;
mod partners;
mod published;
mod reference;
mod sam;
mod sharing;
mod taxes;
