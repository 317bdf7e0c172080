//! How partners share cash and taxes stage by stage, until one of them has had its return.

use super::{Owners, Run};
use crate::case::{Stage, Until};
use crate::number::Number;
use crate::sheet::Line;

/// A return is reached when what is still owed for it is less than a millionth of what was paid in.
const REACHED: i64 = 1_000_000;

impl<N: Number> Run<'_, N> {
    /// What partners receive, and are called for, by the stages of sharing. They have the cash before taxes on profit
    /// and pay these taxes, or are paid them back, themselves: together what is paid out. Tax on what a partner is paid
    /// is on its part of what is paid out alone.
    pub(super) fn shared(&self, mut paid_in: Vec<Vec<N>>) -> Owners<N> {
        let case = self.case;
        let mut received = vec![vec![N::ZERO; self.periods]; paid_in.len()];
        let mut stages = Vec::with_capacity(self.periods);
        let mut left = vec![N::ZERO; paid_in.len()];
        // What is still owed to the partner of each stage at its rate, and what it paid in.
        let mut owed = vec![(N::ZERO, N::ZERO); case.sharing.len()];
        // One where a stage is over, else nought: numbers, so that a workbook can follow.
        let mut over = vec![N::ZERO; case.sharing.len()];
        for p in 0..self.periods {
            let mut before = N::ONE;
            for ((over, stage), owed) in over.iter_mut().zip(&case.sharing).zip(&owed) {
                *over = over.most(before * ends(&stage.until, p, *owed));
                before = *over;
            }
            stages.push(over.iter().take_while(|over| **over > N::ZERO).count());
            // Of what all stages say, what that one says which has begun and is not over.
            let now = |of: &dyn Fn(&Stage<N>) -> Option<N>| {
                let mut begun = N::ONE;
                case.sharing.iter().zip(&over).fold(N::ZERO, |sum, (stage, over)| {
                    let holds = begun - *over;
                    begun = *over;
                    sum + holds * of(stage).unwrap_or(N::ZERO)
                })
            };
            left = (0..left.len()).map(|i| now(&|stage| stage.cash[i])).collect();
            self.call(p, &left, &mut paid_in);
            let (out, tax) = (self.get(Line::Dividends, p), self.get(Line::IncomeTax, p));
            for (i, (row, own)) in received.iter_mut().zip(&left).enumerate() {
                let taxed = now(&|stage| stage.tax.get(i).copied().unwrap_or(stage.cash[i]));
                let kept = N::ONE - case.equity[i].tax.unwrap_or(N::ZERO);
                row[p] = out * *own * kept + tax * (*own - taxed);
            }
            for (stage, (owed, paid)) in case.sharing.iter().zip(&mut owed) {
                if let Until::Return(partner, rate) = &stage.until {
                    let (paid_now, had) = (paid_in[*partner][p], received[*partner][p]);
                    *owed = *owed * N::grown(*rate, case.axis.months[p]) + paid_now - had;
                    *paid += paid_now;
                }
            }
        }
        Owners { paid_in, received, stages, left }
    }
}

/// One where a stage ends before a period, else nought.
fn ends<N: Number>(until: &Until<N>, period: usize, (owed, paid): (N, N)) -> N {
    match until {
        Until::Period(next) if period >= *next => N::ONE,
        Until::End | Until::Period(_) => N::ZERO,
        Until::Return(..) => (owed * N::whole(REACHED)).at_most(paid) * (N::ONE - paid.at_most(N::ZERO)),
    }
}
