//! The planning problem: which measures, when, in which mode, with which people, money, power and
//! water?
//!
//! | step | type |
//! |---|---|
//! | build | [`RawPortfolio`], filled in by code |
//! | validate | [`validate`] → [`Problem`], or all faults at once |
//! | solve | [`solve`] → [`Answer`] with bound and gap |
//! | check | [`check`]: re-computes every rule and term from the problem's text alone |
//! | ask | [`why`] then, and [`why_not`]: what forcing it would cost, or what would cure it |
//! | weigh | [`sweep`]: plans between two terms, none better in both than another |
//! | plan anew | [`replan`]: from a day with what has begun, value against disturbance |
//! | conflict | [`state`] → a problem that may be impossible, [`conflict`]: the facts in conflict, what cures it |
//! | slack | [`slack`]: how long each activity could wait |
//! | draw | [`Problem::redraw`]: other numbers; [`replay`] carries a [`Recipe`] over to them |
//!
//! # The rules of a plan
//! 1. **Choice.** Mandatory measures are chosen, excluded ones are not, groups hold. All
//!    activities of a chosen measure are carried out, none of another.
//! 2. **Time.** An activity of duration above 0 starts on a working tick of its mode's calendar and
//!    finishes after `duration` working ticks; one of duration 0 starts and finishes on any tick.
//!    Start ≥ release, start ≥ 0, finish ≤ deadline ≤ horizon; pins hold.
//! 3. **Links** hold between activities that are both carried out. With a calendar the lag is the
//!    number of working ticks in the span from the first end to the second, which must not lie
//!    before it; the least lag is reached at the first tick with that many before it.
//! 4. **Renewables.** On every tick the amounts of activities with start ≤ tick < finish are at
//!    most the capacity.
//! 5. **People.** Each need and teaching has its number of different persons, no person twice in
//!    one activity. Persons of a need have the skill at the level, from the first or from the
//!    finish of a course they attended, which is at most the start. A person is in one activity at
//!    a time, within the pool's `[from, to)`. An activity without a place leaves a person where they
//!    are. At the first activity with a place `start ≥ max(from, finish) + travel(base, place)`, and
//!    between two of different places `start ≥ max(finish, arrival + min_stay) + travel`, where
//!    `finish` is the latest finish of anything the person did before (with a place or without),
//!    and `arrival` the start of the first activity since the person came to the place left.
//!    Without a base there is no way to the first place. A person with a [`Stand`] has its place and
//!    arrival instead of the base, and sets out from its `free` on instead of the pool's `from`; what is
//!    done (anchored, without length and place) is counted with it there and holds the person no longer.
//! 6. **Funds.** At every tick, all that came in up to and with it (inflows, and income at
//!    `finish + k × every ≤ horizon`, k = 1, 2 …) is at least all that was paid up to and with it.
//! 7. **Utilities.** At every tick up to and with the horizon what is given plus all flows that are
//!    on is at least 0; a flow is on from its end (included) to the finish (not included) or for
//!    good. So a restart at the very end needs its power too.
//!
//! Terms: the mark of a measure is the finish of its mark activity or the last finish of all. A
//! gain brings `once + per_tick × (horizon − mark)`; in the value, `per_tick` times the discounts
//! of the ticks from the mark to the horizon (not included), and less each payment in the reference
//! currency times the discount at its tick; the whole value is the sum in millionths divided by
//! 1,000,000, rounded down once. Lateness is the sum of `late_weight × max(0, mark − due)`, where
//! the mark of a measure that is not chosen is the horizon: what is left out is as late as can be.
//! End is the last mark (0 when nothing is chosen), change the sum of start differences of activities in both plans plus one horizon a
//! measure that only one of them chooses (0 without a baseline).

mod check;
mod conflict;
mod plan;
mod problem;
mod raw;
mod redraw;
mod replan;
mod slack;
mod solve;
mod validate;

pub use check::{Breach, Rule, StatusBreach, StatusRule, check, check_status};
pub use conflict::{Conflict, Ease, Fact, Possible, Remedy, conflict};
pub use plan::{Placed, Plan, Score, Terms};
pub use problem::{
    Activity, Anchor, Baseline, Calendar, Flow, Group, Link, Measure, Mode, Need, Parts, Pool, Problem,
    Stand, Teach, Weights,
};
pub use raw::{
    Choice, End, Gain, RawActivity, RawBaseline, RawCalendar, RawEarn, RawFlow, RawFund, RawGroup, RawLink,
    RawMeasure, RawMode, RawNeed, RawPin, RawPool, RawPortfolio, RawRate, RawRenewable, RawSpend, RawTeach,
    RawUtility, Steps, Term, Tick,
};
pub use redraw::Redraw;
pub use replan::{
    Actual, Altered, Balance, Because, Before, Change, ChangeKind, Disturbance, Former, Note, Path,
    RawStatus, Replan, Replanned, Status, StatusFault, Way, replan,
};
pub use slack::slack;
pub use solve::{
    Answer, Bound, Cause, Cure, Forced, Infeasible, OPEN_GAP, Point, Progress, Reason, Recipe, Refused,
    Replayed, SCHEDULES_PER_UNIT, Scarce, Search, Step, StepActivity, Sweep, WORKERS, Wanted, WhyNot,
    rehearse, replay, solve, sweep, why, why_each, why_not,
};
pub use validate::{Fault, FaultRule, state, validate};
