//! Money, power and water: what must be taken by a tick is at most all that can be there by then.

use super::net::{Give, Net, Stock, Take};
use super::state::{Dead, State};
use crate::portfolio::solve::clock::{place, tick};
use crate::portfolio::{End, Tick};

impl State {
    pub(super) fn stocks(&mut self, net: &Net, work: &mut u64) -> Result<bool, Dead> {
        let mut moved = false;
        for (number, stock) in net.stocks.iter().enumerate() {
            let about = stock.takes.iter().map(|own| own.0).chain(stock.gives.iter().map(|own| own.0));
            if self.known(net, net.limits.len() + number, about) {
                continue;
            }
            moved |= self.stock(net, stock)?;
            *work = work.saturating_sub((stock.takes.len() + stock.gives.len()) as u64 * 4);
        }
        Ok(moved)
    }

    fn stock(&mut self, net: &Net, stock: &Stock) -> Result<bool, Dead> {
        // What is left at each tick of the most that can be there, when only that is taken which must be.
        let mut left = stock.given.clone();
        for (activity, modes) in stock.gives.iter().filter(|give| !self.never(net, give.0)) {
            let mut most = vec![0i128; left.len()];
            for mode in self.allowed(*activity) {
                for (at, most) in most.iter_mut().enumerate() {
                    let given = modes[mode].iter().map(|give| self.gives(*activity, *give, tick(at)));
                    *most = given.sum::<i128>().max(*most);
                }
            }
            left.iter_mut().zip(most).for_each(|(left, most)| *left += most);
        }
        let takes: Vec<_> = stock.takes.iter().filter(|take| self.must(net, take.0)).collect();
        let mut own = Vec::with_capacity(takes.len());
        for (activity, modes) in &takes {
            let needs = self.takes(*activity, modes, left.len());
            for &(span, amount) in &needs {
                left[span.0..span.1].iter_mut().for_each(|left| *left -= amount);
            }
            own.push(needs);
        }
        let least = left.iter().copied().min().unwrap_or(0);
        if least < 0 {
            return Err(Dead);
        }
        let mut moved = false;
        for ((activity, modes), own) in takes.iter().zip(&own) {
            let short = |amount: i128| {
                if least >= amount {
                    return None;
                }
                let mut spans = own.iter().rev();
                spans.find_map(|&((from, to), own)| {
                    let at = left[from..to].iter().rposition(|left| left + own < amount)?;
                    Some(tick(from + at) + 1)
                })
            };
            let (mut start, mut finish) = (Tick::MAX, Tick::MAX);
            for mode in self.allowed(*activity) {
                let take = modes[mode];
                start = start.min(if take.start > 0 { short(take.start).unwrap_or(0) } else { 0 });
                let all = take.start + take.finish;
                finish = finish.min(if take.finish > 0 { short(all).unwrap_or(0) } else { 0 });
            }
            if start > self.start[*activity].0 || finish > self.finish[*activity].0 {
                self.start[*activity].0 = start.max(self.start[*activity].0);
                self.finish[*activity].0 = finish.max(self.finish[*activity].0);
                if self.fitted(net, *activity).is_none() {
                    return Err(Dead);
                }
                moved = true;
            }
        }
        Ok(moved)
    }

    /// The most that an activity has given by a tick.
    fn gives(&self, activity: usize, give: Give, at: Tick) -> i128 {
        let (start, finish) = (self.start[activity], self.finish[activity]);
        match give {
            Give::Again(amount, every) => amount * i128::from(((at - finish.0) / every).max(0)),
            Give::Onward(amount, End::Start) if at >= start.0 => amount,
            Give::Onward(amount, End::Finish) if at >= finish.0 => amount,
            Give::Running(amount) if at >= start.0 && at < finish.1 => amount,
            Give::Onward(..) | Give::Running(_) => 0,
        }
    }

    /// The least that an activity which must be carried out has taken: spans of ticks, in order, with
    /// the amount in each.
    fn takes(&self, activity: usize, modes: &[Take], length: usize) -> Vec<((usize, usize), i128)> {
        let (start, finish) = (self.start[activity], self.finish[activity]);
        let of = |mode: usize, at: Tick| {
            let take = modes[mode];
            let begun = if at >= start.1 { take.start } else { 0 };
            let ended = if at >= finish.1 { take.finish } else { 0 };
            let running = if at >= start.1 && at < finish.0 { take.running } else { 0 };
            begun + ended + running
        };
        let mut ends = [0, start.1, finish.0, finish.1].map(|at| place(at).min(length));
        ends.sort_unstable();
        let spans = ends.into_iter().zip(ends.into_iter().skip(1).chain([length]));
        let amount = |from: usize| self.allowed(activity).map(|mode| of(mode, tick(from))).min().unwrap_or(0);
        spans.filter(|(from, to)| from < to).map(|(from, to)| ((from, to), amount(from))).collect()
    }
}
