//! How partners share cash and taxes stage by stage, until one of them has had its return.

use super::{Owners, Run};
use crate::case::Until;
use crate::number::Number;
use crate::sheet::Line;

/// A return is reached when what is still owed for it is less than a millionth of what was paid in.
const REACHED: i64 = 1_000_000;

impl<N: Number> Run<'_, N> {
    /// What partners receive by the stages of sharing. They have the cash before taxes on profit, less calls, and pay
    /// these taxes, or are paid them back, themselves: together what is paid out, less calls.
    pub(super) fn shared(&self, paid_in: Vec<Vec<N>>) -> Owners<N> {
        let case = self.case;
        let mut received = vec![vec![N::ZERO; self.periods]; paid_in.len()];
        let mut stages = Vec::with_capacity(self.periods);
        // What is still owed to the partner of each stage at its rate, and what it paid in.
        let mut owed = vec![(N::ZERO, N::ZERO); case.sharing.len()];
        let mut now = 0;
        for p in 0..self.periods {
            while now + 1 < case.sharing.len() && over(&case.sharing[now].until, p, owed[now]) {
                now += 1;
            }
            stages.push(now);
            let stage = &case.sharing[now];
            let tax = self.get(Line::IncomeTax, p);
            let out = self.get(Line::Dividends, p) - self.get(Line::Calls, p);
            for (i, row) in received.iter_mut().enumerate() {
                let own = stage.cash[i].unwrap_or(N::ZERO);
                let taxed = stage.tax.get(i).map_or(own, |share| share.unwrap_or(N::ZERO));
                let kept = N::ONE - case.equity[i].tax.unwrap_or(N::ZERO);
                row[p] = out * own * kept + tax * (own - taxed);
            }
            for (stage, (owed, paid)) in case.sharing.iter().zip(&mut owed) {
                if let Until::Return(partner, rate) = &stage.until {
                    let (paid_now, had) = (paid_in[*partner][p], received[*partner][p]);
                    *owed = *owed * N::grown(*rate, case.axis.months[p]) + paid_now - had;
                    *paid += paid_now;
                }
            }
        }
        Owners { paid_in, received, stages }
    }
}

/// Whether a stage is over before a period.
fn over<N: Number>(until: &Until<N>, period: usize, (owed, paid): (N, N)) -> bool {
    match until {
        Until::End => false,
        Until::Period(next) => period >= *next,
        Until::Return(..) => paid > N::ZERO && owed * N::whole(REACHED) <= paid,
    }
}
