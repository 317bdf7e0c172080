//! Local search over orders, modes and preferences of persons.

use super::build::Build;
use super::net::Nets;
use crate::project::{Objective, Project};
use crate::schedule::{Schedule, Value};
use crate::search::draw::Draw;
use crate::search::modes::{Modes, Spends};
use crate::solve::Primal;

/// Steps in which a key tells activities of one tick apart.
const FINE: i64 = 16;

/// One in so many schedules that are worse is kept.
const ODDS: usize = 60;

/// Schedules for each activity, without a better one, after which it goes back to the best.
const LOST: u64 = 50;

/// Activities that lie in a stretch, at least, about.
const FEW: i64 = 4;

/// One in so many times it begins anew instead.
const ANEW: usize = 3;

/// A virtual worker on any project.
pub(crate) struct Walk<'a> {
    project: &'a Project,
    kept: &'a [Vec<usize>],
    build: Build<'a>,
    modes: Modes<'a>,
    draw: Draw,
    /// Whether it pays to go backwards in time: only without stocks.
    turns: bool,
    release: Vec<i64>,
    keys: Vec<i64>,
    ranks: Vec<usize>,
    at: Option<(Value, Schedule)>,
    best: Option<(Value, Schedule)>,
    lost: u64,
    passes: u64,
}

impl<'a> Walk<'a> {
    /// A worker with its own draws.
    pub(crate) fn new(
        project: &'a Project,
        kept: &'a [Vec<usize>],
        spends: &'a Spends,
        nets: &'a Nets,
        draw: Draw,
    ) -> Self {
        Self {
            project,
            kept,
            build: Build::new(project, nets),
            modes: Modes::new(spends),
            draw,
            turns: project.stocks.is_empty(),
            release: project.activities.iter().map(|activity| activity.release).collect(),
            keys: vec![0; project.len()],
            ranks: project.persons.iter().map(|skills| skills.len() * 8).collect(),
            at: None,
            best: None,
            lost: 0,
            passes: 0,
        }
    }

    /// One serial pass in the order in which activities are listed.
    pub(crate) fn first(&mut self, stop: &dyn Fn() -> bool) -> Option<Schedule> {
        if self.modes.repair(&[], &mut self.draw) {
            self.set_modes();
            self.build.run(&self.keys, false, &self.release, stop)?;
            self.hold();
        }
        self.schedule()
    }

    fn set_modes(&mut self) {
        for activity in 0..self.project.len() {
            self.build.modes[activity] = self.kept[activity][usize::from(self.modes.at(activity))];
        }
    }

    fn step(&mut self, stop: &dyn Fn() -> bool) {
        self.passes += 1;
        match &self.at {
            None => self.random(),
            Some(_) => self.shuffle(),
        }
        if !self.modes.repair(&[], &mut self.draw) {
            return;
        }
        self.set_modes();
        for (person, rank) in self.ranks.iter_mut().enumerate() {
            *rank = self.project.persons[person].len() * 8 + self.draw.below(12);
        }
        self.build.prefer(&self.ranks);
        let Some(mut last) = self.build.run(&self.keys, false, &self.release, stop) else {
            return;
        };
        self.hold();
        if self.turns && self.project.objective == Objective::Makespan {
            for backward in [true, false] {
                for activity in 0..self.project.len() {
                    let duration = self.build.mode(activity).duration;
                    self.keys[activity] =
                        (last - self.build.starts[activity] - duration) * FINE + self.draw.tick(FINE);
                }
                let release: &[i64] = if backward { &vec![0; self.project.len()] } else { &self.release };
                self.passes += 1;
                match self.build.run(&self.keys, backward, release, stop) {
                    Some(made) => last = made,
                    None => return,
                }
            }
            self.hold();
        }
    }

    /// Keeps the schedule just made if it is good enough.
    fn hold(&mut self) {
        let schedule = Schedule {
            starts: self.build.starts.clone(),
            modes: self.build.modes.clone(),
            crews: self.build.members.clone(),
        };
        let value = schedule.value(self.project);
        self.lost += 1;
        if self.best.as_ref().is_none_or(|best| value < best.0) {
            self.best = Some((value, schedule.clone()));
            self.lost = 0;
        }
        if self.at.as_ref().is_none_or(|at| value <= at.0) || self.draw.chance(1, ODDS) {
            self.at = Some((value, schedule));
        }
        if self.lost > LOST * self.keys.len() as u64 {
            self.lost = 0;
            let anew = self.draw.chance(1, ANEW);
            self.at = if anew { None } else { self.best.clone() };
        }
    }

    /// Any order and modes; what was often taken out again comes early.
    fn random(&mut self) {
        let last = self.project.horizon().max(1);
        self.build.wished.iter_mut().for_each(Vec::clear);
        for activity in 0..self.project.len() {
            let moved = i64::try_from(self.build.moved[activity].min(1_000)).unwrap_or(0);
            let key = self.draw.tick(last.min(1 << 20)) / (1 + self.draw.tick(1 + moved));
            self.keys[activity] = key;
            let ways = self.kept[activity].len();
            if ways > 1 && self.draw.chance(1, 3) {
                let way = self.draw.below(ways);
                self.modes.change(activity, way);
            }
        }
    }

    /// The order of the schedule at hand, with a stretch of it shuffled and some modes changed.
    fn shuffle(&mut self) {
        let Some((_, at)) = &self.at else { return };
        let last = (0..self.project.len()).map(|activity| at.finish(self.project, activity)).max();
        let last = last.unwrap_or(0);
        // Some activities lie in every stretch, however few there are.
        let some = last * FEW / i64::try_from(self.keys.len()).unwrap_or(FEW);
        let length = (some + self.draw.tick(last / 4)).max(1);
        let begin = self.draw.tick(last + length) - length;
        let noise = self.draw.tick(FINE * last);
        let noise = self.draw.tick(noise).max(FINE);
        let parts = self.project.parts.len();
        for activity in 0..self.project.len() {
            let ways = &self.kept[activity];
            let way = ways.iter().position(|&mode| mode == at.modes[activity]).unwrap_or(0);
            self.modes.change(activity, way);
            let start = at.starts[activity];
            let inside = begin <= at.finish(self.project, activity) && start <= begin + length;
            let wide = if inside { noise } else { FINE };
            self.keys[activity] = start * FINE + self.draw.tick(wide) - wide / 2;
            if inside && ways.len() > 1 && self.draw.chance(1, 10) {
                let way = self.draw.below(ways.len());
                self.modes.change(activity, way);
            }
        }
        for activity in (0..self.project.len()).filter(|_| !self.ranks.is_empty()) {
            let wished = &mut self.build.wished[activity];
            wished.clear();
            let start = at.starts[activity];
            let inside = begin <= at.finish(self.project, activity) && start <= begin + length;
            if inside && self.draw.chance(1, 4) {
                wished.push(self.draw.below(self.ranks.len()));
            } else if !inside && self.draw.chance(3, 4) {
                wished.extend(at.crews[activity].iter().map(|member| member.0));
            }
        }
        if parts > 1 && self.draw.chance(1, 4) {
            let by = self.draw.tick(last * FINE / 2) - last * FINE / 4;
            for &activity in &self.project.parts[self.draw.below(parts)].activities {
                self.keys[activity] += by;
            }
        }
    }
}

impl Primal for Walk<'_> {
    fn passes(&self) -> u64 {
        self.passes
    }

    fn value(&self) -> Option<Value> {
        self.best.as_ref().map(|best| best.0)
    }

    fn schedule(&self) -> Option<Schedule> {
        self.best.as_ref().map(|best| best.1.clone())
    }

    fn round(&mut self, passes: u64, bound: Value, stop: &dyn Fn() -> bool) {
        let until = self.passes + passes;
        while self.passes < until && !stop() && self.best.as_ref().is_none_or(|best| best.0 > bound) {
            self.step(stop);
        }
    }

    fn hear(&mut self, value: Value, schedule: &Schedule) {
        if self.best.as_ref().is_none_or(|own| value < own.0) {
            self.best = Some((value, schedule.clone()));
            self.at.clone_from(&self.best);
        }
    }
}
