//! Whether it can be shown that a problem has no plan, by what holds for every plan.
//!
//! | file | what it knows |
//! |---|---|
//! | `net` | the problem in tables |
//! | `state` | which measures, modes and times are still possible, and links between them |
//! | `limits` | renewables and persons over time |
//! | `stocks` | money, power and water over time |
//! | `leaf` | a case in which all is decided but who does what |
//!
//! What every plan must have is followed to its end; then a case is split in two (which of two goes
//! first, which mode, whether chosen, the earlier or the later half of the starts), until every case
//! is refuted, one has a plan, or the work allowed is used up. Only what is true of every plan is used.

mod leaf;
mod limits;
mod net;
mod state;
mod stocks;

use self::net::Net;
use self::state::{Known, State};
use crate::portfolio::{Parts, Plan, Problem};

/// What a proof comes to.
pub(super) enum Proof {
    /// There is no plan.
    Refuted,
    /// A case in which all is decided, that has a plan.
    Plan(Plan),
    /// Neither was found.
    Open,
}

/// Looks for a proof that there is no plan. With `exact` the parts are all that people do at places;
/// without it, a plan found may let them travel quicker than they can. `work` is what may still be
/// done, about in activities looked at; it is lessened by what was done.
pub(super) fn refuted(parts: &Parts, exact: bool, work: &mut u64) -> Proof {
    let net = Net::new(parts);
    let mut state = State::new(&net);
    let problem = leaf::loosened(parts, exact);
    Refuter { net: &net, problem: &problem, work }.case(&mut state)
}

/// Whether it is certain without splitting a case.
pub(super) fn at_once(parts: &Parts) -> bool {
    let net = Net::new(parts);
    State::new(&net).follow(&net, &mut u64::MAX.clone()).is_err()
}

struct Refuter<'a> {
    net: &'a Net<'a>,
    problem: &'a Problem,
    work: &'a mut u64,
}

/// Two cases of which one holds.
enum Split {
    /// Of a pair, which goes first.
    Order(usize),
    /// A mode or the others.
    Mode(usize, usize),
    /// A measure is chosen, or it is not.
    Choice(usize),
    /// An activity starts so early, or later.
    Start(usize, i32),
}

impl Refuter<'_> {
    fn case(&mut self, state: &mut State) -> Proof {
        if state.follow(self.net, self.work).is_err() {
            return Proof::Refuted;
        }
        if *self.work == 0 {
            return Proof::Open;
        }
        let Some(split) = self.split(state) else {
            return leaf::staffed(self.net, self.problem, state, self.work);
        };
        for first in [true, false] {
            let mut half = state.clone();
            match split {
                Split::Order(pair) => half.order[pair] = Some(first),
                Split::Mode(activity, mode) => {
                    for (other, allowed) in half.modes[activity].iter_mut().enumerate() {
                        *allowed &= (other == mode) == first;
                    }
                }
                Split::Choice(measure) => {
                    half.choice[measure] = if first { Known::Must } else { Known::Never };
                }
                Split::Start(activity, middle) => {
                    if first {
                        half.start[activity].1 = middle;
                    } else {
                        half.start[activity].0 = middle + 1;
                    }
                }
            }
            match self.case(&mut half) {
                Proof::Refuted => {}
                other => return other,
            }
        }
        Proof::Refuted
    }

    /// The split that decides most.
    fn split(&self, state: &State) -> Option<Split> {
        let net = self.net;
        let pairs = net.apart.iter().enumerate().filter(|&(number, pair)| {
            state.order[number].is_none() && state.must(net, pair.first) && state.must(net, pair.second)
        });
        let slack = |activity: usize| i64::from(state.start[activity].1) - i64::from(state.start[activity].0);
        if let Some((pair, _)) = pairs.min_by_key(|(_, pair)| slack(pair.first) + slack(pair.second)) {
            return Some(Split::Order(pair));
        }
        let must = || (0..net.parts.activities.len()).filter(|&activity| state.must(net, activity));
        for activity in must() {
            let mut allowed = (0..state.modes[activity].len()).filter(|&mode| state.modes[activity][mode]);
            if let (Some(mode), Some(_)) = (allowed.next(), allowed.next()) {
                return Some(Split::Mode(activity, mode));
            }
        }
        if let Some(measure) = state.choice.iter().position(|&known| known == Known::Open) {
            return Some(Split::Choice(measure));
        }
        let wide = must().filter(|&activity| slack(activity) > 0);
        let activity = wide.min_by_key(|&activity| (!net.busy[activity], slack(activity)))?;
        let (low, high) = state.start[activity];
        Some(Split::Start(activity, low + (high - low) / 2))
    }
}
