//! Finance, income, cash and what is left.

use super::works::STOCKS;
use super::{Owners, Run};
use crate::case::{Finance, Method, Price, Repay, at};
use crate::file::{Covers, Residual, Shares};
use crate::loan::{self, Schedule};
use crate::number::Number;
use crate::sheet::Line;
use crate::tax::{Carried, distribution, due};

impl<N: Number> Run<'_, N> {
    /// What financiers pay and are paid. Finance during construction becomes an asset that is written off.
    ///
    /// What is sculpted is paid from what contracts with dates of their own, and sculpted ones that stand before it,
    /// leave of the cash that its cover allows.
    pub(super) fn finance(&mut self) -> Vec<Schedule<N>> {
        let case = self.case;
        for p in 0..self.periods {
            let operating = self.get(Line::OperatingCosts, p) + self.get(Line::MarketingCosts, p);
            let free = self.get(Line::Sales, p) - operating;
            self.add(Line::CashForDebt, p, free);
        }
        let mut all = Vec::with_capacity(case.finance.len());
        let mut construction = vec![N::ZERO; self.periods];
        let sculpted = |own: &Finance<N>| matches!(own.repay, Repay::Sculpted(..));
        let dated = case.finance.iter().enumerate().filter(|(_, own)| !sculpted(own));
        for (place, finance) in dated.chain(case.finance.iter().enumerate().filter(|(_, own)| sculpted(own)))
        {
            let price = Price { exchange: finance.exchange, growth: None };
            let mut s = if let Repay::Sculpted(cover, ..) = finance.repay {
                let service: Vec<N> = (0..self.periods)
                    .map(|p| {
                        let others = self.get(Line::FinancePaid, p) + self.get(Line::Principal, p);
                        let left = self.get(Line::CashForDebt, p) / cover - others;
                        left.most(N::ZERO) / self.prices.factor(price, p)
                    })
                    .collect();
                loan::sculpted(finance, &case.axis, &service)
            } else {
                loan::schedule(finance, &case.axis)
            };
            let mut losses = self.exchange_losses(price, &s);
            for p in 0..self.periods {
                let factor = self.prices.factor(price, p);
                for row in [&mut s.draws, &mut s.interest, &mut s.capitalised, &mut s.fees, &mut s.principal]
                {
                    row[p] = row[p] * factor;
                }
            }
            for row in [&mut s.draws, &mut s.interest, &mut s.capitalised, &mut s.fees, &mut s.principal] {
                self.post.parts(row);
            }
            self.post.parts(&mut losses);
            let mut owed = N::ZERO;
            for (p, built) in construction.iter_mut().enumerate() {
                let paid = s.interest[p] + s.fees[p];
                owed += s.draws[p] + s.capitalised[p] + losses[p] - s.principal[p];
                self.add(Line::Draws, p, s.draws[p]);
                self.add(Line::Principal, p, s.principal[p]);
                self.add(Line::FinancePaid, p, paid);
                self.add(Line::Debt, p, owed);
                if self.is_production(p) {
                    self.add(Line::FinanceCosts, p, paid + s.capitalised[p]);
                    self.add(Line::ExchangeLoss, p, losses[p]);
                } else {
                    *built += paid + s.capitalised[p] + losses[p];
                }
            }
            all.insert(place.min(all.len()), s);
        }
        for (p, amount) in construction.into_iter().enumerate() {
            if amount != N::ZERO {
                self.add(Line::ConstructionFinance, p, amount);
                let parts = self.parts(&case.construction_finance, (amount, N::ZERO), p, None);
                self.write_off(amount, &parts, p);
            }
        }
        self.reserves();
        for share in &case.equity {
            for (p, amount) in &share.amounts {
                let paid = self.post.post(*amount * self.prices.factor(share.price, *p));
                self.add(Line::Equity, *p, paid);
            }
        }
        for grant in &case.grants {
            for (p, amount) in &grant.amounts {
                let paid = self.post.post(*amount * self.prices.factor(grant.price, *p));
                self.add(Line::Grants, *p, paid);
            }
        }
        all
    }

    /// What a debt in another currency grows by in each period as its rate of exchange moves: what was owed before it,
    /// at the rate of the period instead of that of the one before (IAS 21). `s` in the currency of the debt.
    fn exchange_losses(&self, price: Price, s: &Schedule<N>) -> Vec<N> {
        let mut owed = N::ZERO;
        let losses = (0..self.periods).map(|p| {
            let before = self.prices.factor(price, p.saturating_sub(1));
            let loss = owed * (self.prices.factor(price, p) - before);
            owed += s.draws[p] + s.capitalised[p] - s.principal[p];
            loss
        });
        losses.collect()
    }

    /// What is set aside for the next period; it is freed when nothing more is to come.
    fn reserves(&mut self) {
        let case = self.case;
        for reserve in &case.reserves {
            let mut held = N::ZERO;
            for p in 0..self.periods {
                let earned = reserve.earns.map_or(N::ZERO, |rate| held * rate * self.years(p));
                let earned = self.post.post(earned);
                self.add(Line::ReserveIncome, p, earned);
                held = if p + 1 < self.periods {
                    let need = match reserve.covers {
                        Covers::Debt => self.get(Line::Principal, p + 1) + self.get(Line::FinancePaid, p + 1),
                        Covers::Costs => {
                            self.get(Line::OperatingCosts, p + 1) + self.get(Line::MarketingCosts, p + 1)
                        }
                    };
                    let months = N::whole(case.axis.months[p + 1].into());
                    self.post.post(need * N::whole(reserve.months.into()) / months)
                } else {
                    N::ZERO
                };
                self.add(Line::Reserves, p, held);
            }
        }
    }

    /// Profit, taxes and what is paid out; the taxes each.
    pub(super) fn income(&mut self) -> Vec<Vec<N>> {
        let case = self.case;
        let mut taxes = vec![Vec::with_capacity(self.periods); case.taxes.len()];
        let mut carried = vec![Carried::default(); case.taxes.len()];
        // What may still be taken off the profit, and credits on investment that wait for production.
        let mut waiting = vec![(N::ZERO, N::ZERO); case.taxes.len()];
        let (mut months, mut produced, mut retained, mut held) = (0, 0, N::ZERO, N::ZERO);
        for p in 0..self.periods {
            let costs = self.get(Line::OperatingCosts, p) + self.get(Line::MarketingCosts, p);
            let profit =
                self.get(Line::Sales, p) + self.get(Line::UnsoldChange, p) + self.get(Line::ReserveIncome, p)
                    - costs
                    - self.get(Line::Depreciation, p)
                    - self.get(Line::FinanceCosts, p)
                    - self.get(Line::ExchangeLoss, p);
            self.add(Line::GrossProfit, p, profit);
            let (mut base, mut paid) = (profit, N::ZERO);
            for (i, tax) in case.taxes.iter().enumerate() {
                let (allowed, credit) = &mut waiting[i];
                let bought = self.sheet.get(Line::FixedInvestment, p);
                *allowed += tax.allowance.map_or(N::ZERO, |share| bought * share);
                *credit += tax.investment_credit.map_or(N::ZERO, |share| bought * share);
                let own = base - self.timing.more(i, p);
                let used = allowed.least(own.most(N::ZERO));
                *allowed -= used;
                let taxable = carried[i].taxable(own - used, months, &tax.losses, tax.loss_share);
                let free = self.is_production(p) && produced < tax.holiday;
                let mut amount = if free { N::ZERO } else { due(&tax.brackets, taxable, &tax.losses) };
                for (_, credit) in tax.credit.iter().filter(|(at, _)| *at == p) {
                    amount -= *credit;
                }
                if self.is_production(p) {
                    amount -= *credit;
                    *credit = N::ZERO;
                    for (product, steps) in &tax.unit_credit {
                        let product = &case.products[*product];
                        let made = product.capacity * at(&product.utilisation, p).unwrap_or(N::ZERO);
                        amount -= made * self.years(p) * at(steps, p).unwrap_or(N::ZERO);
                    }
                }
                let amount = self.post.post(amount);
                taxes[i].push(amount);
                paid += amount;
                if tax.deductible {
                    base -= amount;
                }
            }
            self.add(Line::IncomeTax, p, paid);
            let deferred = self.timing.deferred(&case.taxes, p, self.post);
            self.add(Line::DeferredTax, p, deferred);
            let net = profit - paid - deferred;
            self.add(Line::NetProfit, p, net);
            let free = held + self.before_owners(p);
            let out = self.dividend(p, net, retained, free);
            self.add(Line::Dividends, p, out);
            let short = if case.calls && !case.equity.is_empty() { out - free } else { N::ZERO };
            let called = short.most(N::ZERO);
            self.add(Line::Calls, p, called);
            held = free - out + called;
            retained += net - out;
            self.add(Line::Retained, p, retained);
            months += case.axis.months[p];
            if self.is_production(p) {
                produced += case.axis.months[p];
            }
        }
        taxes
    }

    /// Cash that a period leaves before owners are paid or called.
    fn before_owners(&self, p: usize) -> N {
        let held = if p == 0 { N::ZERO } else { self.get(Line::Reserves, p - 1) };
        self.get(Line::Equity, p)
            + self.get(Line::Grants, p)
            + self.get(Line::Draws, p)
            + self.get(Line::Sales, p)
            + self.get(Line::ReserveIncome, p)
            - self.get(Line::FixedInvestment, p)
            - self.get(Line::PreProduction, p)
            - self.get(Line::WorkingCapitalChange, p)
            - self.get(Line::OperatingCosts, p)
            - self.get(Line::MarketingCosts, p)
            - self.get(Line::FinancePaid, p)
            - self.get(Line::Principal, p)
            - self.get(Line::IncomeTax, p)
            - (self.get(Line::Reserves, p) - held)
    }

    fn dividend(&self, p: usize, net: N, retained: N, cash: N) -> N {
        let Some(dividend) = &self.case.dividend else { return N::ZERO };
        if !self.is_production(p) {
            return N::ZERO;
        }
        let free = (net + retained.least(N::ZERO)).most(N::ZERO);
        let share = dividend.share.as_ref().and_then(|s| at(s, p)).map_or(N::ZERO, |s| free * s);
        let amount = dividend.amount.as_ref().and_then(|s| at(s, p)).map_or(N::ZERO, |a| a * self.years(p));
        let out = self.post.post(share + amount);
        let left = (cash - out).most(N::ZERO);
        out + dividend.cash.as_ref().and_then(|s| at(s, p)).map_or(N::ZERO, |s| self.post.post(left * s))
    }

    /// Cash, and the balance.
    pub(super) fn cash(&mut self) {
        let (mut cash, mut equity, mut held, mut put_off) = (N::ZERO, N::ZERO, N::ZERO, N::ZERO);
        for p in 0..self.periods {
            let invested = self.get(Line::FixedInvestment, p) + self.get(Line::PreProduction, p);
            let reserves = self.get(Line::Reserves, p);
            let surplus = self.before_owners(p) + self.get(Line::Calls, p) - self.get(Line::Dividends, p);
            self.add(Line::ReserveChange, p, reserves - held);
            let construction = self.get(Line::ConstructionFinance, p);
            self.add(Line::Investment, p, invested + construction);
            held = reserves;
            cash += surplus;
            equity += self.get(Line::Equity, p) + self.get(Line::Calls, p) + self.get(Line::Grants, p);
            self.add(Line::CashSurplus, p, surplus);
            self.add(Line::Cash, p, cash);
            let book = self.book[p];
            self.add(Line::BookValue, p, book);
            let mut assets = book + cash + reserves + self.get(Line::UnsoldGoods, p);
            for line in STOCKS {
                assets += self.get(*line, p);
            }
            self.add(Line::Assets, p, assets);
            put_off += self.get(Line::DeferredTax, p);
            self.add(Line::DeferredTaxes, p, put_off);
            let others = self.get(Line::Payables, p) + self.get(Line::Debt, p) + put_off;
            self.add(Line::PaidIn, p, equity);
            self.add(Line::Liabilities, p, others + equity + self.get(Line::Retained, p));
        }
    }

    /// What is left: book values at the share that they bring; working capital, unsold goods and reserves whole.
    pub(super) fn residual(&mut self) {
        let last = self.periods - 1;
        let column = match self.case.discount.residual {
            Residual::None => return,
            Residual::LastPeriod => last,
            Residual::YearAfter => last + 1,
        };
        let mut left = self.get(Line::WorkingCapital, last)
            + self.get(Line::UnsoldGoods, last)
            + self.get(Line::Reserves, last);
        for (item, book) in self.case.investments.iter().zip(&self.books) {
            left += self.post.post(item.residual.map_or(*book, |share| *book * share));
        }
        self.add(Line::Residual, column, left);
    }

    /// The flows that are discounted.
    pub(super) fn flows(&mut self) {
        let mut held = N::ZERO;
        for p in 0..=self.periods {
            let operating = self.get(Line::OperatingCosts, p) + self.get(Line::MarketingCosts, p);
            let reserves = self.get(Line::Reserves, p);
            let total = self.get(Line::Sales, p)
                - operating
                - self.get(Line::IncomeTax, p)
                - self.get(Line::FixedInvestment, p)
                - self.get(Line::PreProduction, p)
                - self.get(Line::WorkingCapitalChange, p)
                + self.get(Line::Residual, p);
            self.add(Line::FlowTotal, p, total);
            let kept = if p < self.periods { reserves - held } else { N::ZERO };
            held = reserves;
            let equity = total
                + self.get(Line::Draws, p)
                + self.get(Line::Grants, p)
                + self.get(Line::ReserveIncome, p)
                - self.get(Line::FinancePaid, p)
                - self.get(Line::Principal, p)
                - kept;
            self.add(Line::FlowEquity, p, equity);
        }
        for item in &self.case.idle {
            for p in 0..self.periods {
                let amount =
                    at(&item.cost, p).unwrap_or(N::ZERO) * self.years(p) * self.prices.factor(item.price, p);
                let amount = self.post.post(amount);
                self.add(Line::IdleCosts, p, amount);
            }
        }
        for p in 0..=self.periods {
            let more = self.get(Line::FlowTotal, p) + self.get(Line::IdleCosts, p);
            self.add(Line::FlowIncrement, p, more);
        }
    }

    /// What owners pay in, and what they receive of dividends after the tax on them.
    pub(super) fn owners(&self) -> Owners<N> {
        let case = self.case;
        let none = vec![vec![N::ZERO; self.periods]; case.equity.len()];
        let (mut paid_in, mut received) = (none.clone(), none);
        for (row, share) in paid_in.iter_mut().zip(&case.equity) {
            for (p, amount) in &share.amounts {
                row[*p] += self.post.post(*amount * self.prices.factor(share.price, *p));
            }
        }
        if !case.sharing.is_empty() {
            return self.shared(paid_in);
        }
        let total = |row: &Vec<N>| row.iter().fold(N::ZERO, |sum, n| sum + *n);
        let agreed: Vec<N> = paid_in.iter().map(total).collect();
        for p in 0..self.periods {
            self.call(p, &agreed, &mut paid_in);
        }
        let left: Vec<N> = paid_in.iter().map(total).collect();
        let ordinary =
            case.equity.iter().zip(&left).map(|(s, all)| {
                s.ordinary.unwrap_or(if s.class == Shares::Ordinary { *all } else { N::ZERO })
            });
        let ordinary: Vec<N> = ordinary.collect();
        let mut held = vec![N::ZERO; case.equity.len()];
        for p in 0..self.periods {
            let terms: Vec<(u32, N, N)> = case
                .equity
                .iter()
                .enumerate()
                .map(|(i, s)| {
                    (s.rank, s.preferred.map_or(N::ZERO, |r| held[i] * r * self.years(p)), ordinary[i])
                })
                .collect();
            let paid = distribution(self.get(Line::Dividends, p), &terms);
            for (i, (first, rest)) in paid.into_iter().enumerate() {
                received[i][p] = (first + rest) * (N::ONE - case.equity[i].tax.unwrap_or(N::ZERO));
                held[i] += paid_in[i][p];
            }
        }
        Owners { paid_in, received, stages: Vec::new(), left }
    }

    /// Adds to what each partner pays in in a period its part of what all are called for, in proportion to `parts`, or
    /// evenly where these are nought; the last that has a part takes what all others leave, those after it too, which
    /// have a part only once somebody changes a figure of a workbook.
    pub(super) fn call(&self, p: usize, parts: &[N], paid_in: &mut [Vec<N>]) {
        let called = self.get(Line::Calls, p);
        let all = parts.iter().fold(N::ZERO, |sum, n| sum + *n);
        let even = vec![N::ONE; parts.len()];
        let (parts, all) = if all > N::ZERO {
            (parts, all)
        } else {
            (even.as_slice(), N::whole(i64::try_from(parts.len()).unwrap_or(1)))
        };
        let last = parts.iter().rposition(|part| *part > N::ZERO);
        let mut left = called;
        for (i, part) in parts.iter().enumerate().filter(|(i, _)| Some(*i) != last) {
            let own = self.post.post(called * (*part / all));
            paid_in[i][p] += own;
            left -= own;
        }
        if let Some(last) = last {
            paid_in[last][p] += left;
        }
    }

    /// The flow of each partner: what it pays in, what it is paid out, and its part by what it paid in, or of the cash
    /// of the last stage, of what is left: residual values, where they count, and cash, less debts.
    pub(super) fn partners(&self, owners: &Owners<N>) -> Vec<Vec<N>> {
        let last = self.periods - 1;
        let sum = owners.left.iter().fold(N::ZERO, |sum, n| sum + *n);
        let residual = self.case.discount.residual;
        let column = if residual == Residual::YearAfter { last + 1 } else { last };
        let left = self.get(Line::Residual, column) + self.get(Line::Cash, last) - self.get(Line::Debt, last);
        let rows =
            owners.paid_in.iter().zip(&owners.received).zip(&owners.left).map(|((paid, received), part)| {
                let mut flow: Vec<N> =
                    paid.iter().zip(received).map(|(paid, received)| *received - *paid).collect();
                flow.push(N::ZERO);
                if sum > N::ZERO {
                    flow[column] += left * *part / sum;
                }
                flow
            });
        rows.collect()
    }
}

/// How finance during construction is written off where a project does not say.
pub(crate) const CONSTRUCTION_FINANCE_MONTHS: u32 = 60;

impl<N> Default for Method<N> {
    fn default() -> Self {
        Self::Linear(CONSTRUCTION_FINANCE_MONTHS, None)
    }
}
