//! One walk over all figures of a case, always in the same order.

use crate::case::{
    Case, Cost, Discount, Dividend, Economy, Finance, Idle, Investment, Method, Product, Repay, Reserve,
    Share, Stage, Steps, Tax, TaxMethod, Until, Working,
};

type With<'a, F, G> = &'a mut dyn FnMut(&F) -> G;

fn steps<F, G>(from: &Steps<F>, f: With<'_, F, G>) -> Steps<G> {
    from.iter().map(|(period, value)| (*period, f(value))).collect()
}

fn dated<D: Copy, F, G>(from: &[(D, F)], f: With<'_, F, G>) -> Vec<(D, G)> {
    from.iter().map(|(date, value)| (*date, f(value))).collect()
}

fn some<F, G>(from: Option<&F>, f: With<'_, F, G>) -> Option<G> {
    from.map(f)
}

fn path<F, G>(from: Option<&Steps<F>>, f: With<'_, F, G>) -> Option<Steps<G>> {
    from.map(|s| steps(s, f))
}

impl<F> Method<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Method<G> {
        match self {
            Self::None => Method::None,
            Self::Rate(rate, salvage) => Method::Rate(f(rate), some(salvage.as_ref(), f)),
            Self::Linear(months, salvage) => Method::Linear(*months, some(salvage.as_ref(), f)),
            Self::Declining(rate, months, salvage) => {
                Method::Declining(f(rate), *months, some(salvage.as_ref(), f))
            }
            Self::Digits(months, salvage) => Method::Digits(*months, some(salvage.as_ref(), f)),
            Self::Table(shares) => Method::Table(shares.iter().map(f).collect()),
        }
    }
}

impl<F> TaxMethod<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> TaxMethod<G> {
        TaxMethod {
            taxes: self.taxes.clone(),
            method: self.method.map(f),
            base: some(self.base.as_ref(), f),
            bonus: some(self.bonus.as_ref(), f),
            first_months: self.first_months,
        }
    }
}

impl<F> Investment<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Investment<G> {
        Investment {
            group: self.group,
            origin: self.origin,
            price: self.price,
            amounts: steps(&self.amounts, f),
            method: self.method.map(f),
            first_months: self.first_months,
            base: some(self.base.as_ref(), f),
            tax_methods: self.tax_methods.iter().map(|own| own.map(f)).collect(),
            residual: some(self.residual.as_ref(), f),
            shadow: some(self.shadow.as_ref(), f),
        }
    }
}

impl<F> Cost<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Cost<G> {
        Cost {
            kind: self.kind,
            origin: self.origin,
            price: self.price,
            variable: path(self.variable.as_ref(), f),
            per_unit: path(self.per_unit.as_ref(), f),
            product: self.product,
            fixed: path(self.fixed.as_ref(), f),
            stock_days: some(self.stock_days.as_ref(), f),
            payable_days: some(self.payable_days.as_ref(), f),
            cash_days: some(self.cash_days.as_ref(), f),
            persons: some(self.persons.as_ref(), f),
            wages: some(self.wages.as_ref(), f),
            tax: some(self.tax.as_ref(), f),
            subsidy: some(self.subsidy.as_ref(), f),
            value_added: some(self.value_added.as_ref(), f),
            shadow: some(self.shadow.as_ref(), f),
        }
    }
}

impl<F> Product<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Product<G> {
        Product {
            capacity: f(&self.capacity),
            utilisation: steps(&self.utilisation, f),
            sales: path(self.sales.as_ref(), f),
            unit_price: steps(&self.unit_price, f),
            price: self.price,
            export: some(self.export.as_ref(), f),
            sales_tax: some(self.sales_tax.as_ref(), f),
            subsidy: some(self.subsidy.as_ref(), f),
            shadow: some(self.shadow.as_ref(), f),
        }
    }
}

impl<F> Share<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Share<G> {
        Share {
            origin: self.origin,
            class: self.class,
            preferred: some(self.preferred.as_ref(), f),
            rank: self.rank,
            ordinary: some(self.ordinary.as_ref(), f),
            tax: some(self.tax.as_ref(), f),
            price: self.price,
            amounts: steps(&self.amounts, f),
        }
    }
}

impl<F> Stage<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Stage<G> {
        Stage {
            until: match &self.until {
                Until::End => Until::End,
                Until::Period(period) => Until::Period(*period),
                Until::Return(partner, rate) => Until::Return(*partner, f(rate)),
            },
            cash: self.cash.iter().map(|own| some(own.as_ref(), f)).collect(),
            tax: self.tax.iter().map(|own| some(own.as_ref(), f)).collect(),
        }
    }
}

impl<F> Finance<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Finance<G> {
        Finance {
            contract: self.contract,
            origin: self.origin,
            exchange: self.exchange,
            rate: dated(&self.rate, f),
            days: self.days,
            draws: dated(&self.draws, f),
            repay: match &self.repay {
                Repay::Annuity(first, every, count) => Repay::Annuity(*first, *every, *count),
                Repay::Constant(first, every, count) => Repay::Constant(*first, *every, *count),
                Repay::Profile(amounts) => Repay::Profile(dated(amounts, f)),
                Repay::Sculpted(cover, first, count) => Repay::Sculpted(f(cover), *first, *count),
            },
            interest_every: self.interest_every,
            capitalised: self.capitalised.as_ref().map(|(share, until)| (f(share), *until)),
            interest_first: self.interest_first,
            fee: some(self.fee.as_ref(), f),
            total_fee: some(self.total_fee.as_ref(), f),
            commitment_fee: some(self.commitment_fee.as_ref(), f),
            guarantee_fee: some(self.guarantee_fee.as_ref(), f),
        }
    }
}

impl<F> Tax<F> {
    fn map<G>(&self, f: With<'_, F, G>) -> Tax<G> {
        Tax {
            brackets: self.brackets.iter().map(|(limit, rate)| (f(limit), f(rate))).collect(),
            holiday: self.holiday,
            losses: self.losses.clone(),
            loss_share: some(self.loss_share.as_ref(), f),
            deductible: self.deductible,
            credit: steps(&self.credit, f),
            investment_credit: some(self.investment_credit.as_ref(), f),
            unit_credit: self.unit_credit.iter().map(|(product, s)| (*product, steps(s, f))).collect(),
            allowance: some(self.allowance.as_ref(), f),
        }
    }
}

impl<F> Case<F> {
    /// The same case with every figure turned into another kind of figure.
    pub fn map<G>(&self, f: With<'_, F, G>) -> Case<G> {
        Case {
            axis: self.axis.clone(),
            digits: self.digits,
            discount: Discount {
                rate: f(&self.discount.rate),
                equity: some(self.discount.equity.as_ref(), f),
                reference: self.discount.reference,
                residual: self.discount.residual,
                borrow: some(self.discount.borrow.as_ref(), f),
                reinvest: some(self.discount.reinvest.as_ref(), f),
            },
            exchange: self.exchange.iter().map(|s| steps(s, f)).collect(),
            growth: self.growth.iter().map(|s| steps(s, f)).collect(),
            investments: self.investments.iter().map(|i| i.map(f)).collect(),
            costs: self.costs.iter().map(|c| c.map(f)).collect(),
            products: self.products.iter().map(|p| p.map(f)).collect(),
            working: Working {
                convention: self.working.convention,
                year_days: self.working.year_days,
                receivable_days: some(self.working.receivable_days.as_ref(), f),
                progress_days: some(self.working.progress_days.as_ref(), f),
                finished_days: some(self.working.finished_days.as_ref(), f),
                other: steps(&self.working.other, f),
            },
            equity: self.equity.iter().map(|e| e.map(f)).collect(),
            sharing: self.sharing.iter().map(|s| s.map(f)).collect(),
            grants: self.grants.iter().map(|g| g.map(f)).collect(),
            finance: self.finance.iter().map(|l| l.map(f)).collect(),
            construction_finance: self.construction_finance.map(f),
            reserves: self
                .reserves
                .iter()
                .map(|r| Reserve { covers: r.covers, months: r.months, earns: some(r.earns.as_ref(), f) })
                .collect(),
            taxes: self.taxes.iter().map(|t| t.map(f)).collect(),
            dividend: self.dividend.as_ref().map(|d| Dividend {
                share: path(d.share.as_ref(), f),
                amount: path(d.amount.as_ref(), f),
                cash: path(d.cash.as_ref(), f),
            }),
            calls: self.calls,
            idle: self
                .idle
                .iter()
                .map(|i| Idle { origin: i.origin, price: i.price, cost: steps(&i.cost, f) })
                .collect(),
            economy: Economy {
                rate: some(self.economy.rate.as_ref(), f),
                exchange: some(self.economy.exchange.as_ref(), f),
                labour: some(self.economy.labour.as_ref(), f),
                local_content: self.economy.local_content,
            },
        }
    }
}
