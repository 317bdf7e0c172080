//! Measures: what could be done so that factories run and promises are kept, and the plan of it.
//!
//! | step | module | from → to |
//! |---|---|---|
//! | library | [`library`] | files → [`library::Library`], or all that is wrong with them |
//! | compose | [`compose()`] | programme + library → [`Measure`]s |
//! | plan | [`plan()`] | measures + crews, money, power, water → [`Works`], a checked plan with ranges |
//! | plan anew | [`replan()`] | the accepted plan + work begun and done → [`Anew`], three ways on |
//! | rehearse | [`Stage`] | the plan's order kept, durations, costs, blockers and answers drawn → [`Trial`] |
//! | check | [`check()`], [`located()`] | what is recorded and cannot be planned with → findings at their places |
//! | between | [`between()`] | plans between two terms of the objectives |
//! | helps | [`helps()`] | what a little more of each scarce thing would bring at least |
//! | impossible | [`impossible()`] | why there is no plan: the facts in conflict, and what would cure it |
//! | reasons | [`why_not()`] | why a measure is not in the plan, and what would cure it |
//!
//! An engine: no input or output, no clock; equal programme, effort and seed give equal results on
//! any number of threads.

mod between;
mod case;
mod check;
mod compose;
mod eased;
mod helps;
mod impossible;
pub mod library;
mod measure;
mod plan;
mod problem;
mod reasons;
mod rehearse;
mod replan;
mod scarce;
mod spread;
mod supply;

pub use between::{best_of, between};
pub use case::value;
pub use check::{CODES, Located, PlaceOf, check, located};
pub use compose::{ItemKnown, SiteKnown, compose};
pub use eased::Eased;
pub use helps::{Gained, Help, Helps, better, helps};
pub use impossible::{Impossible, impossible};
pub use measure::{Answers, Barred, Charge, Hands, Known, Measure, Part, Presence, Sized, Three, Wait};
pub use plan::{Ask, Effort, Lack, Made, More, Scenario, Until, Watch, Works, plan};
pub use problem::{FAST, USUAL};
pub use reasons::{Loss, losses, why_not, why_schedules};
pub use rehearse::{Doubt, Placing, Stage, Trial};
pub use replan::{Agreed, Anew, Bounds, NoPlanAnew, ReplanAsk, Told, accept, agreed, replan};
pub use sanad_plan::portfolio as engine;
pub use scarce::{Thing, scarce};
pub use spread::{Drawn, Question, SPENDING_STEP, Spread};
pub use supply::{Dimension, host};
