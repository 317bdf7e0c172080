//! The same project built in other months, without reading it anew.

use crate::case::{Case, Date, Repay, Steps, Until};
use crate::file::Reference;
use crate::loan::step;

impl<F> Case<F> {
    /// Lets construction begin in another month (year × 12 + month, January 0) and take other periods, of 1 to
    /// 12 months each. Production follows it with its own periods: what holds from a year of production on holds
    /// from the same year of it on. What holds from the first period on still does; what holds from a later period
    /// of construction on holds from that period on, or from the first of production where there are fewer.
    ///
    /// What falls into periods of construction (investment, equity, grants) stays in them by number, within the
    /// new ones: who moves a project sets those amounts too. Instants of finance keep their distance from the start
    /// of production; what would be before the project begins is at its begin. Rates of exchange and growths of prices
    /// do not move: they hold in the months in which they did, the first rate from the begin on. Nor does an instant of
    /// reference that is so many months before the project.
    pub fn retime(&mut self, start: i32, construction: &[u32]) {
        let (before, after) = (self.axis.construction, construction.len());
        let produced = self.axis.begins(before);
        let begun: Vec<i32> = (0..self.axis.len()).map(|p| self.axis.begins(p)).collect();
        if let Reference::Before(ahead) = &mut self.discount.reference {
            *ahead = ahead.saturating_add(start.saturating_sub(self.axis.start));
        }
        self.axis.start = start;
        self.axis.months.splice(..before, construction.iter().copied());
        self.axis.construction = after;
        let periods = self.axis.months.len();
        let by = self.axis.begins(after) - produced;
        let instant = |date: &mut Date| *date = step(*date, by).max(Date::first(start));
        for contract in &mut self.finance {
            contract.rate.iter_mut().chain(&mut contract.draws).for_each(|(date, _)| instant(date));
            contract.interest_first.iter_mut().for_each(instant);
            contract.capitalised.iter_mut().for_each(|(_, until)| instant(until));
            match &mut contract.repay {
                Repay::Annuity(first, ..) | Repay::Constant(first, ..) => instant(first),
                Repay::Profile(amounts) => amounts.iter_mut().for_each(|(date, _)| instant(date)),
                Repay::Sculpted(_, first, _) => *first = (*first + after).saturating_sub(before),
            }
        }
        let path = |steps: &mut Steps<F>| {
            for (period, _) in steps {
                *period = if *period >= before { *period - before + after } else { (*period).min(after) };
            }
        };
        let amounts = |steps: &mut Steps<F>| {
            for (period, _) in steps {
                let last = if after > 0 { after - 1 } else { 0 };
                let moved = if *period >= before { *period - before + after } else { (*period).min(last) };
                *period = moved.min(periods - 1);
            }
        };
        let rates = self.exchange.iter_mut().map(|steps| (steps, true));
        for (steps, mut first) in rates.chain(self.growth.iter_mut().map(|steps| (steps, false))) {
            steps.retain_mut(|(period, _)| {
                let begins = std::mem::take(&mut first) || *period == 0;
                let month = if begins { start } else { begun[*period] };
                let held = if month <= start { Some(0) } else { self.axis.period(month) };
                *period = held.unwrap_or(0);
                held.is_some()
            });
        }
        for item in &mut self.investments {
            amounts(&mut item.amounts);
        }
        for cost in &mut self.costs {
            [&mut cost.variable, &mut cost.per_unit, &mut cost.fixed].into_iter().flatten().for_each(path);
        }
        for product in &mut self.products {
            path(&mut product.utilisation);
            path(&mut product.unit_price);
            product.sales.iter_mut().for_each(path);
        }
        amounts(&mut self.working.other);
        for share in self.equity.iter_mut().chain(&mut self.grants) {
            amounts(&mut share.amounts);
        }
        for stage in &mut self.sharing {
            if let Until::Period(period) = &mut stage.until {
                *period = if *period >= before { *period - before + after } else { (*period).min(after) };
            }
        }
        for tax in &mut self.taxes {
            amounts(&mut tax.credit);
        }
        if let Some(dividend) = &mut self.dividend {
            [&mut dividend.share, &mut dividend.amount, &mut dividend.cash]
                .into_iter()
                .flatten()
                .for_each(path);
        }
        for idle in &mut self.idle {
            path(&mut idle.cost);
        }
    }
}
