//! The economy's view: value added, foreign exchange, flows at shadow prices.

use super::{Owners, Run};
use crate::case::Cost;
use crate::file::{CostKind, Group, Origin};
use crate::loan::Schedule;
use crate::number::Number;
use crate::sheet::Line;

/// What a cost is without the taxes in its price, and with what was given to lower it.
fn untaxed<N: Number>(cost: &Cost<N>, paid: N) -> N {
    paid * (N::ONE - cost.tax.unwrap_or(N::ZERO) + cost.subsidy.unwrap_or(N::ZERO))
}

/// The part of a cost that is bought from others: no wages, no royalties, no rents (UNIDO's Manual for Evaluation
/// of Industrial Projects, 1980: these are value added, and those that go abroad are repatriated).
fn bought<N: Number>(cost: &Cost<N>, paid: N) -> N {
    match cost.kind {
        CostKind::Royalty | CostKind::Rent => N::ZERO,
        _ => paid - paid * wages(cost),
    }
}

/// What those who deliver at home add: a share of the price without taxes.
fn added_before<N: Number>(cost: &Cost<N>, paid: N) -> N {
    untaxed(cost, paid) * cost.value_added.unwrap_or(N::ZERO)
}

fn wages<N: Number>(cost: &Cost<N>) -> N {
    cost.wages.unwrap_or(if cost.kind == CostKind::Labour { N::ONE } else { N::ZERO })
}

impl<N: Number> Run<'_, N> {
    /// Value added at market prices: sales with the taxes on them, and what was made and not sold, less material
    /// inputs; of these, taxes in their prices and value added by those who deliver them count as added. Net: less
    /// depreciation. National: less what is paid abroad of it: wages, royalties and rents, interest and fees,
    /// dividends, each after tax at home. Together it is wages, taxes less subsidies, finance and profit.
    ///
    /// Flows at shadow prices leave out what only changes hands at home: taxes, subsidies, finance.
    pub(super) fn economy(
        &mut self,
        investments: &[Vec<N>],
        costs: &[Vec<N>],
        finance: &[Schedule<N>],
        owners: &Owners<N>,
    ) {
        for p in 0..=self.periods {
            self.shadow_flow(investments, costs, p);
            if p < self.periods {
                self.value_added(costs, finance, owners, p);
                self.foreign_exchange(investments, costs, finance, owners, p);
            }
        }
    }

    fn value_added(&mut self, costs: &[Vec<N>], finance: &[Schedule<N>], owners: &Owners<N>, p: usize) {
        let case = self.case;
        let (mut inputs, mut abroad) = (N::ZERO, self.dividends_abroad(owners, p));
        for (cost, row) in case.costs.iter().zip(costs) {
            let paid = bought(cost, row[p]);
            inputs += untaxed(cost, paid) - added_before(cost, paid);
            if cost.origin != Origin::Host {
                abroad += (row[p] - paid) * (N::ONE - cost.tax.unwrap_or(N::ZERO));
            }
        }
        for (contract, s) in case.finance.iter().zip(finance) {
            if contract.origin != Origin::Host {
                abroad += s.interest[p] + s.fees[p];
            }
        }
        let (inputs, abroad) = (self.post.post(inputs), self.post.post(abroad));
        let gross = self.get(Line::GrossSales, p) + self.get(Line::UnsoldChange, p) - inputs;
        let net = gross - self.get(Line::Depreciation, p);
        self.add(Line::MaterialInputs, p, inputs);
        self.add(Line::ValueAddedGross, p, gross);
        self.add(Line::ValueAdded, p, net);
        self.add(Line::Repatriated, p, abroad);
        self.add(Line::ValueAddedNational, p, net - abroad);
    }

    fn dividends_abroad(&self, owners: &Owners<N>, p: usize) -> N {
        let shares = self.case.equity.iter().zip(&owners.received);
        shares.filter(|(share, _)| share.origin != Origin::Host).fold(N::ZERO, |sum, (_, row)| sum + row[p])
    }

    /// In: exports, and equity, grants and loans from abroad. Out: what is bought and hired abroad, and what is paid
    /// to financiers and owners abroad.
    fn foreign_exchange(
        &mut self,
        investments: &[Vec<N>],
        costs: &[Vec<N>],
        finance: &[Schedule<N>],
        owners: &Owners<N>,
        p: usize,
    ) {
        let case = self.case;
        let mut balance = self.get(Line::Exports, p) - self.dividends_abroad(owners, p);
        for (item, row) in case.investments.iter().zip(investments) {
            if item.origin != Origin::Host {
                balance -= row[p];
            }
        }
        for (cost, row) in case.costs.iter().zip(costs) {
            if cost.origin != Origin::Host {
                balance -= row[p] * (N::ONE - cost.tax.unwrap_or(N::ZERO));
            }
        }
        for (share, row) in case.equity.iter().zip(&owners.paid_in) {
            if share.origin != Origin::Host {
                balance += row[p];
            }
        }
        for grant in case.grants.iter().filter(|g| g.origin != Origin::Host) {
            for (_, amount) in grant.amounts.iter().filter(|(at, _)| *at == p) {
                balance += self.post.post(*amount * self.prices.factor(grant.price, p));
            }
        }
        for (contract, s) in case.finance.iter().zip(finance) {
            if contract.origin != Origin::Host {
                balance += s.draws[p] - s.principal[p] - s.interest[p] - s.fees[p];
            }
        }
        let balance = self.post.post(balance);
        self.add(Line::ForeignExchange, p, balance);
    }

    /// Sales are at market prices, with what is taxed and without what is given.
    fn shadow_flow(&mut self, investments: &[Vec<N>], costs: &[Vec<N>], p: usize) {
        let case = self.case;
        let exchange = case.economy.exchange.unwrap_or(N::ONE);
        let labour = case.economy.labour.unwrap_or(N::ONE);
        let at = |row: &Vec<N>| row.get(p).copied().unwrap_or(N::ZERO);
        let mut worth = N::ZERO;
        for (item, row) in case.investments.iter().zip(investments) {
            let usual =
                if item.origin == Origin::Host || item.group == Group::Land { N::ONE } else { exchange };
            worth -= at(row) * item.shadow.unwrap_or(usual);
        }
        for (cost, row) in case.costs.iter().zip(costs) {
            let paid = at(row);
            let usual = if cost.origin == Origin::Host { N::ONE } else { exchange };
            worth -= match (cost.shadow, cost.origin) {
                (Some(shadow), _) => untaxed(cost, paid) * shadow,
                // Tax on wages at home changes hands; what labour is worth elsewhere does not.
                (None, Origin::Host) => {
                    let hired = paid * wages(cost);
                    hired * labour + untaxed(cost, paid - hired)
                }
                (None, _) => untaxed(cost, paid) * usual,
            };
        }
        for (product, row) in case.products.iter().zip(&self.gross) {
            let abroad = product.export.unwrap_or(N::ZERO);
            let usual = abroad * exchange + (N::ONE - abroad);
            worth += at(row) * product.shadow.unwrap_or(usual);
        }
        worth += self.get(Line::Residual, p) - self.get(Line::WorkingCapitalChange, p);
        self.add(Line::FlowEconomic, p, worth);
    }
}
