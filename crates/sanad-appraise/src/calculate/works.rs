//! Investment, production, its costs, and what they bind.

use super::Run;
use crate::case::{Cost, Product, at};
use crate::depreciation::charges;
use crate::file::{Convention, CostKind, Group, Origin};
use crate::number::Number;
use crate::sheet::Line;

type Table<N> = Vec<Vec<N>>;

impl<N: Number> Run<'_, N> {
    /// What is bought to last, and how it is written off.
    pub(super) fn investments(&mut self) -> Table<N> {
        let case = self.case;
        let mut table = Vec::with_capacity(case.investments.len());
        for item in &case.investments {
            let mut row = vec![N::ZERO; self.periods];
            let mut book = N::ZERO;
            for (period, amount) in &item.amounts {
                let paid = self.post.post(*amount * self.prices.factor(item.price, *period));
                row[*period] += paid;
                let line = if item.group == Group::PreProduction {
                    Line::PreProduction
                } else {
                    Line::FixedInvestment
                };
                self.add(line, *period, paid);
                let side = match item.origin {
                    Origin::Host => Line::InvestmentHost,
                    Origin::Supplier => Line::InvestmentSupplier,
                    Origin::Third => Line::InvestmentThird,
                };
                self.add(side, *period, paid);
                let written = item.base.map_or(paid, |share| paid * share);
                let parts = self.parts(&item.method, (written, N::ZERO), *period, item.first_months);
                if !item.tax_methods.is_empty() {
                    self.write_off_for_taxes(item, paid, &parts, *period);
                }
                book += self.write_off(paid, &parts, *period);
            }
            self.books.push(book);
            table.push(row);
        }
        table
    }

    /// The charges of something bought in a period, from the first that charges on, as they are posted: of a value by a
    /// method, and of what is written off at once with the first.
    pub(super) fn parts(
        &self,
        method: &crate::case::Method<N>,
        (value, at_once): (N, N),
        period: usize,
        first_months: Option<u32>,
    ) -> Vec<N> {
        let first = self.first_charge(period);
        let mut months = self.case.axis.months[first..].to_vec();
        if let (Some(length), Some(held)) = (months.first_mut(), first_months) {
            *length = held.min(*length);
        }
        let mut parts = charges(method, value, &months);
        if let Some(part) = parts.first_mut() {
            *part += at_once;
        }
        self.post.parts(&mut parts);
        parts
    }

    /// Posts the charges of something bought in a period; returns its book value at the end.
    pub(super) fn write_off(&mut self, paid: N, parts: &[N], period: usize) -> N {
        let first = self.first_charge(period);
        let mut book = paid;
        for p in period..self.periods {
            if p >= first {
                let charge = parts[p - first];
                book -= charge;
                self.add(Line::Depreciation, p, charge);
            }
            self.book[p] += book;
        }
        book
    }

    /// What is made, sold and spent: sales by product, costs by item, and variable costs by product.
    pub(super) fn operation(&mut self) -> (Table<N>, Table<N>, Table<N>) {
        let case = self.case;
        let none = vec![N::ZERO; self.periods];
        let mut sales = vec![none.clone(); case.products.len()];
        let mut costs = vec![none.clone(); case.costs.len()];
        let mut own = vec![none; case.products.len()];
        let mut stock = vec![(N::ZERO, N::ZERO); case.products.len()];
        let mut made = vec![N::ZERO; case.products.len()];
        let mut weights = vec![N::ZERO; case.products.len()];
        for p in case.axis.construction..self.periods {
            let years = self.years(p);
            let (mut capacity, mut used) = (N::ZERO, N::ZERO);
            for (i, product) in case.products.iter().enumerate() {
                let share = at(&product.utilisation, p).unwrap_or(N::ZERO);
                let value = product.capacity * self.unit_price(product, p);
                made[i] = product.capacity * share * years;
                weights[i] = value * share;
                capacity += value;
                used += value * share;
            }
            let utilisation = if capacity > N::ZERO { used / capacity } else { N::ZERO };
            for (i, cost) in case.costs.iter().enumerate() {
                let amount = self.cost(cost, p, utilisation, &made, used, &weights, &mut own);
                costs[i][p] = amount;
            }
            for (i, product) in case.products.iter().enumerate() {
                let sold = product.sales.as_ref().map_or(made[i], |s| at(s, p).unwrap_or(N::ZERO) * years);
                sales[i][p] = self.sell(i, p, sold);
                if product.sales.is_some() {
                    let (units, value) = stock[i];
                    let (all, worth) = (units + made[i], value + own[i][p]);
                    let kept = all - sold;
                    let value_kept = if all > N::ZERO { self.post.post(worth * kept / all) } else { N::ZERO };
                    self.add(Line::UnsoldChange, p, value_kept - value);
                    self.add(Line::UnsoldGoods, p, value_kept);
                    stock[i] = (kept, value_kept);
                }
            }
        }
        (sales, costs, own)
    }

    fn unit_price(&self, product: &Product<N>, p: usize) -> N {
        at(&product.unit_price, p).unwrap_or(N::ZERO) * self.prices.factor(product.price, p)
    }

    /// Posts the sales of a product; returns them less taxes, with subsidies.
    fn sell(&mut self, i: usize, p: usize, sold: N) -> N {
        let product = &self.case.products[i];
        let gross = self.post.post(sold * self.unit_price(product, p));
        self.gross[i][p] = gross;
        let share = |of: Option<N>| of.map_or(N::ZERO, |s| gross * s);
        let tax = self.post.post(share(product.sales_tax));
        let subsidy = self.post.post(share(product.subsidy));
        let abroad = self.post.post(share(product.export));
        self.add(Line::GrossSales, p, gross);
        self.add(Line::SalesTax, p, tax);
        self.add(Line::Subsidy, p, subsidy);
        self.add(Line::Exports, p, abroad);
        let net = gross - tax + subsidy;
        self.add(Line::Sales, p, net);
        net
    }

    /// Posts a cost in a period, and shares its variable part among products.
    #[expect(clippy::too_many_arguments, reason = "one pass over one period")]
    fn cost(
        &mut self,
        cost: &Cost<N>,
        p: usize,
        utilisation: N,
        made: &[N],
        used: N,
        weights: &[N],
        own: &mut [Vec<N>],
    ) -> N {
        let years = self.years(p);
        let factor = self.prices.factor(cost.price, p);
        let path =
            |steps: &Option<crate::case::Steps<N>>| steps.as_ref().and_then(|s| at(s, p)).unwrap_or(N::ZERO);
        let share = match cost.product {
            Some(i) => at(&self.case.products[i].utilisation, p).unwrap_or(N::ZERO),
            None => utilisation,
        };
        let units = cost.product.map_or(N::ZERO, |i| made[i]);
        let variable =
            self.post.post((path(&cost.variable) * share * years + path(&cost.per_unit) * units) * factor);
        let fixed = self.post.post(path(&cost.fixed) * years * factor);
        let all = variable + fixed;
        match cost.product {
            Some(i) => own[i][p] += variable,
            None if used > N::ZERO => {
                for (own, weight) in own.iter_mut().zip(weights) {
                    own[p] += variable * *weight / used;
                }
            }
            None => {}
        }
        self.add(Line::VariableCosts, p, variable);
        self.add(Line::FixedCosts, p, fixed);
        let stage = match cost.kind {
            CostKind::Administration | CostKind::Rent => Line::AdministrationCosts,
            CostKind::Marketing => Line::MarketingCosts,
            _ => Line::FactoryCosts,
        };
        self.add(stage, p, all);
        if stage != Line::MarketingCosts {
            self.add(Line::OperatingCosts, p, all);
        }
        let side = match cost.origin {
            Origin::Host => Line::CostsHost,
            Origin::Supplier => Line::CostsSupplier,
            Origin::Third => Line::CostsThird,
        };
        self.add(side, p, all);
        let wages = cost.wages.unwrap_or(if cost.kind == CostKind::Labour { N::ONE } else { N::ZERO });
        let wages = self.post.post(all * wages);
        self.add(if cost.origin == Origin::Host { Line::WagesHost } else { Line::WagesForeign }, p, wages);
        let persons = cost.persons.unwrap_or(N::ZERO);
        let moves = cost.variable.is_some() || cost.per_unit.is_some();
        self.add(Line::Persons, p, if moves { persons * share } else { persons });
        all
    }

    /// What stocks, customers and suppliers bind.
    pub(super) fn working_capital(&mut self, costs: &Table<N>) {
        let case = self.case;
        let working = &case.working;
        let year = N::whole(working.year_days.into());
        let mut before = N::ZERO;
        for p in 0..self.periods {
            if self.is_production(p) {
                let annual = self.years(p) * year;
                let days = |days: Option<N>, amount: N| days.map_or(N::ZERO, |d| amount * d / annual);
                for (cost, row) in case.costs.iter().zip(costs) {
                    let stock = self.post.post(days(cost.stock_days, row[p]));
                    self.add(Line::MaterialStock, p, stock);
                    let in_hand = self.post.post(days(cost.cash_days, row[p]));
                    self.add(Line::CashInHand, p, in_hand);
                    let payable = self.post.post(days(cost.payable_days, row[p]));
                    self.add(Line::Payables, p, payable);
                }
                let operating = self.get(Line::OperatingCosts, p);
                let owed = match working.convention {
                    Convention::Unido1991 => operating + self.get(Line::MarketingCosts, p),
                    Convention::ComfarIii => self.get(Line::Sales, p),
                };
                let (factory, finished) = (self.get(Line::FactoryCosts, p), operating);
                let progress = self.post.post(days(working.progress_days, factory));
                self.add(Line::WorkInProgress, p, progress);
                let finished = self.post.post(days(working.finished_days, finished));
                self.add(Line::FinishedGoods, p, finished);
                let owed = self.post.post(days(working.receivable_days, owed));
                self.add(Line::Receivables, p, owed);
            }
            for (_, amount) in working.other.iter().filter(|(at, _)| *at == p) {
                let other = self.post.post(*amount);
                self.add(Line::OtherStock, p, other);
            }
            let mut net = -self.get(Line::Payables, p);
            for line in STOCKS {
                net += self.get(*line, p);
            }
            self.add(Line::WorkingCapital, p, net);
            self.add(Line::WorkingCapitalChange, p, net - before);
            before = net;
        }
    }
}

/// What working capital is made of, without payables. Unsold goods are none of it: what they cost is paid as a cost
/// of the period that makes them, and stays in stock by the change of stock in its income.
pub(super) const STOCKS: &[Line] = &[
    Line::MaterialStock,
    Line::WorkInProgress,
    Line::FinishedGoods,
    Line::OtherStock,
    Line::Receivables,
    Line::CashInHand,
];
