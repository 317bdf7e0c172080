//! What the product promises as a whole, held on the sample and on broken input.
//!
//! One change moves what rests on it and nothing else ([`thread`]); without assumptions there are
//! no dates ([`stripped`]); the calendar moves the plan and nothing is forgotten ([`time`]); a
//! programme goes through every form unharmed ([`round_trip`]); the command says what is wrong and
//! how it ended ([`cli`], [`files`], [`serving`]), in either language ([`words`]); works are planned the
//! same anywhere ([`plan`]), and public scheduling instances solved ([`schedule`]); what was confirmed
//! outlives the process ([`killed`]); crates import downwards only ([`layers`]).

mod appraise;
mod cli;
mod conflict;
mod files;
#[path = "../../../sanad-files/tests/it/instances/texts.rs"]
mod instances;
mod killed;
mod layers;
#[path = "../../../sanad-files/tests/it/opened.rs"]
mod opened;
mod plan;
mod plan_asked;
mod replan;
mod risk;
mod round_trip;
mod run;
mod schedule;
mod serving;
mod stripped;
mod thread;
mod time;
mod why;
mod words;
mod works;
mod world;
mod worth;
