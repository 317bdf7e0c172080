//! Schedule generation: from an order of visits to their times.
//!
//! Every task begins at the first minute it can. For a fixed order this is never worse than
//! waiting: at the end of every day the early team has come at least as far in its sequence as
//! any other, and driving minutes are counted anew each day.

use super::calendar::{open_days, team_minutes};
use super::plan::{Moment, Span};
use super::problem::VisitProblem;
use super::travel::Roads;

/// What the solver reads while it searches, derived once from the problem.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) horizon: usize,
    pub(super) max_driving: u32,
    pub(super) teams: usize,
    pub(super) sites: usize,
    /// Working minutes by team and day.
    pub(super) minutes: Vec<Vec<u32>>,
    /// Days `[from, to)` by team.
    pub(super) days: Vec<(usize, usize)>,
    pub(super) roads: Roads,
    /// Open days by site; empty when always open.
    open: Vec<Vec<bool>>,
    /// Who can visit what, by team and site; a pinned site by its team alone.
    pub(super) able: Vec<Vec<bool>>,
    /// Likely minutes of work by site.
    pub(super) work: Vec<u32>,
    /// Value in thousandths by site.
    pub(super) value: Vec<u64>,
    /// Pinned day by site.
    pub(super) pin: Vec<Option<usize>>,
}

/// Where a team stands in time and place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    pub(super) day: usize,
    pub(super) minute: u32,
    /// Minutes already driven on that day.
    pub(super) driven: u32,
    /// A site, or a base by [`Roads::base`].
    pub(super) place: usize,
}

/// How a pinned day binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pins {
    /// Begin on the day or not at all.
    Exact,
    /// Begin on the day or later.
    Release,
}

impl State {
    pub(super) fn moment(&self) -> Moment {
        Moment { day: narrow(self.day), minute: self.minute }
    }

    /// Days until an answer finished now is at hand.
    pub(super) fn days_elapsed(&self) -> u64 {
        self.day as u64 + 1
    }

    fn next_day(&mut self) {
        self.day += 1;
        self.minute = 0;
        self.driven = 0;
    }
}

/// Days and places fit 32 bits by validation.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The day as an index.
pub(super) fn wide(day: u32) -> usize {
    usize::try_from(day).unwrap_or(usize::MAX)
}

impl Prepared {
    pub(super) fn new(problem: &VisitProblem, roads: Roads) -> Self {
        let teams = problem.teams.len();
        let pinned_elsewhere =
            |team: usize, pin: Option<(usize, u32)>| pin.is_some_and(|(pinned, _)| pinned != team);
        Self {
            horizon: wide(problem.horizon_days),
            max_driving: problem.travel.max_minutes_per_day,
            teams,
            sites: problem.sites.len(),
            minutes: (0..teams).map(|team| team_minutes(problem, team)).collect(),
            days: problem.teams.iter().map(|team| (wide(team.from_day), wide(team.to_day))).collect(),
            roads,
            open: problem
                .sites
                .iter()
                .map(
                    |site| {
                        if site.closed.is_empty() {
                            Vec::new()
                        } else {
                            open_days(site, problem.horizon_days)
                        }
                    },
                )
                .collect(),
            able: (0..teams)
                .map(|team| {
                    problem
                        .sites
                        .iter()
                        .map(|site| problem.able(team, site) && !pinned_elsewhere(team, site.pin))
                        .collect()
                })
                .collect(),
            work: problem.sites.iter().map(|site| site.work.likely).collect(),
            value: problem.sites.iter().map(|site| site.value_thousandths).collect(),
            pin: problem.sites.iter().map(|site| site.pin.map(|(_, day)| wide(day))).collect(),
        }
    }

    /// A team at its base on its first day.
    pub(super) fn start(&self, team: usize) -> State {
        State { day: self.days[team].0, minute: 0, driven: 0, place: self.roads.base(team) }
    }

    pub(super) fn is_open(&self, site: usize, day: usize) -> bool {
        self.open[site].is_empty() || self.open[site][day]
    }

    /// Drives; false when the team's days end first.
    pub(super) fn drive(
        &self,
        team: usize,
        state: &mut State,
        mut minutes: u32,
        mut record: impl FnMut(Span),
    ) -> bool {
        let last = self.days[team].1;
        while minutes > 0 {
            if state.day >= last {
                return false;
            }
            let left = self.minutes[team][state.day].saturating_sub(state.minute);
            let step = left.min(self.max_driving - state.driven).min(minutes);
            if step == 0 {
                state.next_day();
                continue;
            }
            record(Span { day: narrow(state.day), from: state.minute, to: state.minute + step });
            state.minute += step;
            state.driven += step;
            minutes -= step;
        }
        true
    }

    /// Surveys; false when the team's days end first or the pinned day is missed.
    pub(super) fn survey(
        &self,
        team: usize,
        site: usize,
        state: &mut State,
        minutes: u32,
        pins: Pins,
        mut record: impl FnMut(Span),
    ) -> bool {
        let last = self.days[team].1;
        let pin = self.pin[site];
        let mut left = minutes;
        while left > 0 {
            if state.day >= last {
                return false;
            }
            let works = pin.is_none_or(|day| state.day >= day) && self.is_open(site, state.day);
            let step =
                if works { self.minutes[team][state.day].saturating_sub(state.minute).min(left) } else { 0 };
            if step == 0 {
                state.next_day();
                continue;
            }
            if left == minutes && pins == Pins::Exact && pin.is_some_and(|day| state.day != day) {
                return false;
            }
            record(Span { day: narrow(state.day), from: state.minute, to: state.minute + step });
            state.minute += step;
            left -= step;
        }
        state.place = site;
        true
    }

    /// The state after visiting a site next with its likely minutes, or nothing when that does
    /// not fit.
    pub(super) fn place(&self, team: usize, from: &State, site: usize) -> Option<State> {
        let mut state = *from;
        let road = self.roads.to_site(state.place, site);
        let fits = self.drive(team, &mut state, road, |_| ())
            && self.survey(team, site, &mut state, self.work[site], Pins::Exact, |_| ());
        fits.then_some(state)
    }

    /// The earliest finish of a site as the first visit of a team, the drive shortened by
    /// `spare` minutes.
    pub(super) fn alone(&self, team: usize, site: usize, spare: u32) -> Option<State> {
        if !self.able[team][site] {
            return None;
        }
        let mut state = self.start(team);
        let road = self.roads.to_site(state.place, site).saturating_sub(spare);
        let fits = self.drive(team, &mut state, road, |_| ())
            && self.survey(team, site, &mut state, self.work[site], Pins::Exact, |_| ());
        fits.then_some(state)
    }
}
