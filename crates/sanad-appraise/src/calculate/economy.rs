//! The economy's view: value added, foreign exchange, flows at shadow prices.

use super::Run;
use crate::file::{CostKind, Group, Origin};
use crate::number::Number;
use crate::sheet::Line;

impl<N: Number> Run<'_, N> {
    /// Value added at home is sales less what is bought from others: all costs but wages, and depreciation
    /// (net). What is paid abroad of it is wages, finance and dividends. Flows at shadow prices leave out what
    /// only changes hands at home: taxes, subsidies, finance.
    pub(super) fn economy(&mut self, investments: &[Vec<N>], costs: &[Vec<N>], sales: &[Vec<N>]) {
        let case = self.case;
        let exchange = case.economy.exchange.unwrap_or(N::ONE);
        let labour = case.economy.labour.unwrap_or(N::ONE);
        let abroad = |origin: Origin| origin != Origin::Host;
        let finance_abroad: Vec<bool> = case.finance.iter().map(|f| abroad(f.origin)).collect();
        let _ = finance_abroad;
        for p in 0..=self.periods {
            let at = |row: &Vec<N>| row.get(p).copied().unwrap_or(N::ZERO);
            let (mut out, mut worth) = (N::ZERO, N::ZERO);
            for (item, row) in case.investments.iter().zip(investments) {
                let paid = at(row);
                let shadow = item.shadow.unwrap_or(if abroad(item.origin) { exchange } else { N::ONE });
                let land = item.group == Group::Land && item.shadow.is_none();
                worth -= if land { paid } else { paid * shadow };
                if abroad(item.origin) {
                    out += paid;
                }
            }
            for (item, row) in case.costs.iter().zip(costs) {
                let paid = at(row);
                let usual = match (abroad(item.origin), item.kind) {
                    (true, _) => exchange,
                    (false, CostKind::Labour) => labour,
                    (false, _) => N::ONE,
                };
                worth -= paid * item.shadow.unwrap_or(usual);
                if abroad(item.origin) {
                    out += paid;
                }
            }
            for (product, row) in case.products.iter().zip(sales) {
                let abroad = product.export.unwrap_or(N::ZERO);
                // At market prices, with what is taxed and without what is given.
                let factor =
                    N::ONE - product.sales_tax.unwrap_or(N::ZERO) + product.subsidy.unwrap_or(N::ZERO);
                let gross = if factor > N::ZERO { at(row) / factor } else { N::ZERO };
                let usual = abroad * exchange + (N::ONE - abroad);
                worth += gross * product.shadow.unwrap_or(usual);
            }
            worth += self.get(Line::Residual, p) - self.get(Line::WorkingCapitalChange, p);
            self.add(Line::FlowEconomic, p, worth);
            let wages = self.get(Line::WagesHost, p) + self.get(Line::WagesForeign, p);
            let all = self.get(Line::OperatingCosts, p) + self.get(Line::MarketingCosts, p);
            let added = self.get(Line::Sales, p) - (all - wages) - self.get(Line::Depreciation, p);
            self.add(Line::ValueAdded, p, added);
            self.add(Line::Repatriated, p, self.get(Line::WagesForeign, p));
            let balance = self.get(Line::Exports, p) - out;
            self.add(Line::ForeignExchange, p, balance);
        }
    }
}
