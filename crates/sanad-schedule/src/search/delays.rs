//! Local search where the delays of several projects count: whole projects and single activities
//! change places in the order.

use super::draw::Draw;
use super::local::{FINE, Local};
use super::member::Goal;
use super::pass::Pass;

/// Most activities that move on their own.
const FEW: usize = 4;

impl Local<'_> {
    /// Keys of the schedule at hand, with a few activities, a stretch or whole projects moved.
    pub(super) fn rearrange(&mut self, pass: &Pass<'_>, draw: &mut Draw) {
        if draw.chance(1, 2) {
            self.nudge(draw);
            return;
        }
        self.shuffle(pass, draw, false);
        let Goal::Delays { part, due, .. } = self.goal else { return };
        let last = i64::from(self.at.last);
        if due.len() > 1 && draw.chance(1, 4) {
            let (one, other) = (draw.below(due.len()), draw.below(due.len()));
            if draw.chance(1, 2) {
                self.exchange(part, one, other);
            } else {
                let by = draw.tick(last * FINE / 2) - last * FINE / 4;
                for (key, _) in self.keys.iter_mut().zip(part).filter(|of| *of.1 == one) {
                    *key = u32::try_from(i64::from(*key) + by).unwrap_or(0);
                }
            }
        }
    }

    /// Gives two projects each other's places in the order.
    fn exchange(&mut self, part: &[usize], one: usize, other: usize) {
        let first = |of: usize| {
            let keys = self.keys.iter().zip(part).filter(|at| *at.1 == of);
            keys.map(|at| *at.0).min()
        };
        let (Some(from), Some(to)) = (first(one), first(other)) else { return };
        for (key, &of) in self.keys.iter_mut().zip(part) {
            if of == one {
                *key = *key - from + to;
            } else if of == other {
                *key = *key - to + from;
            }
        }
    }

    /// Keys of the schedule at hand, with a few activities moved.
    fn nudge(&mut self, draw: &mut Draw) {
        for activity in 0..self.shape.count {
            let key = i64::from(self.at.starts[activity]) * FINE + draw.tick(FINE) + (1 << 20);
            self.keys[activity] = u32::try_from(key).unwrap_or(0);
        }
        self.touched.clear();
        let wide = (i64::from(self.at.last) / 4).max(8) * FINE;
        for _ in 0..=draw.below(FEW) {
            let activity = draw.below(self.shape.count);
            let key = i64::from(self.keys[activity]) + draw.tick(wide) - wide / 2;
            self.keys[activity] = u32::try_from(key).unwrap_or(0);
            self.touched.push(activity);
        }
    }
}
