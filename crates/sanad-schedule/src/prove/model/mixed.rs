//! Modes as a mixture: the rule of budgets, energies and chains together.

use super::Model;
use crate::project::{End, Project};
use crate::prove::rules::{Member, Relax, Relaxed, Row, Wait, Way};

/// Most numbers that a round looks at, what modes take of rows and links together: a thousand rounds pass
/// before anybody is asked whether to stop.
const LARGE: usize = 40_000;

impl Model {
    /// Where modes can be chosen: one rule for all of them.
    pub(super) fn mixed(&mut self, project: &Project) {
        let modes: usize = self.modes.iter().map(Vec::len).sum();
        let rows = project.renewables.len() + project.budgets.len();
        let numbers = modes.saturating_mul(rows).saturating_add(project.links.len());
        if !project.mixed() || numbers > LARGE || !self.engine.prepare() {
            return;
        }
        let members: Vec<Member> = (0..project.len()).map(|place| self.member(project, place)).collect();
        let Some(waits) = waits(project) else { return };
        let renewables = project.renewables.iter().enumerate().map(|(row, &there)| {
            let users = members.iter().filter(|member| member.ways.iter().any(|way| way.takes[row] > 0));
            let first = users.map(|member| i64::from(self.engine.trail.low(member.start))).min();
            Row { fixed: -there * first.unwrap_or(0), rate: there }
        });
        let budgets = project.budgets.iter().map(|&there| Row { fixed: there, rate: 0 });
        let rows = renewables.chain(budgets).collect();
        self.engine.rule(Box::new(Relax::new(Relaxed { members, waits, rows, goal: self.goal })));
    }

    /// An activity with its modes.
    fn member(&self, project: &Project, place: usize) -> Member {
        let renewables = project.renewables.len();
        let ways = self.modes[place].iter().map(|&(mode, chosen)| {
            let way = &project.activities[place].modes[mode];
            let mut takes = vec![0; renewables + project.budgets.len()];
            for &(of, amount) in &way.uses {
                takes[of] += amount * way.duration;
            }
            for &(of, amount) in &way.spends {
                takes[renewables + of] += amount;
            }
            Way { chosen, length: way.duration, takes }
        });
        let ways = ways.collect();
        Member { start: self.starts[place], finish: self.finishes[place], ways }
    }
}

/// The waits of the project, those of an activity behind all that lead to it; nothing where some wait for themselves.
fn waits(project: &Project) -> Option<Vec<Wait>> {
    let links = project.links.iter().filter(|link| {
        link.lag >= 0 && (link.from.1, link.to.1) == (End::Finish, End::Start) && link.from.0 != link.to.0
    });
    let links = links.map(|link| Wait { from: link.from.0, to: link.to.0, lag: link.lag });
    let mut next: Vec<Vec<Wait>> = vec![Vec::new(); project.len()];
    let mut left = vec![0_usize; project.len()];
    for wait in links {
        next[wait.from].push(wait);
        left[wait.to] += 1;
    }
    let mut order: Vec<usize> = (0..project.len()).filter(|&place| left[place] == 0).collect();
    let mut waits = Vec::new();
    let mut at = 0;
    while let Some(&place) = order.get(at) {
        at += 1;
        for wait in std::mem::take(&mut next[place]) {
            left[wait.to] -= 1;
            if left[wait.to] == 0 {
                order.push(wait.to);
            }
            waits.push(wait);
        }
    }
    (order.len() == project.len()).then_some(waits)
}
