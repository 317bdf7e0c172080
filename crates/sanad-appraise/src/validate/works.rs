//! What is bought, run, made and sold.

use super::reader::{Limits, Reader};
use super::{Names, money, said};
use crate::case::{self, Case, Input, Method, Working, at};
use crate::fault::{Fault, Wrong};
use crate::file::{Cost, Depreciation, Idle, Investment, Product, Project};

pub(super) fn investment(
    from: &Investment,
    project: &Project,
    names: &Names,
    r: &mut Reader<'_>,
) -> case::Investment<Input> {
    let at = format!("investment.{}", from.code);
    if from.amounts.is_empty() {
        r.fault(&format!("{at}.amounts"), "", Wrong::Missing("an amount"));
    }
    first_months(&at, from.first_months, r);
    case::Investment {
        group: from.group,
        origin: from.origin,
        price: money(&at, from.currency.as_deref(), &from.rate, from.growth.as_deref(), project, names, r),
        amounts: r.amounts(&format!("{at}.amounts"), &from.amounts, Limits::Amount),
        method: method(&format!("{at}.depreciation"), &from.depreciation, r),
        first_months: from.first_months,
        base: r.may(&format!("{at}.base"), from.base.as_ref(), Limits::Share),
        tax_methods: tax_methods(&at, from, names, r),
        residual: r.may(&format!("{at}.residual"), from.residual.as_ref(), Limits::Amount),
        shadow: r.may(&format!("{at}.shadow"), from.shadow.as_ref(), Limits::Amount),
    }
}

fn first_months(at: &str, months: Option<u32>, r: &mut Reader<'_>) {
    if let Some(months) = months.filter(|m| !(1..=12).contains(m)) {
        r.fault(&format!("{at}.first_months"), months, Wrong::Limits("1", "12"));
    }
}

/// How taxes write it off: each tax by one entry. A tax that does not hold is named for nothing.
fn tax_methods(
    at: &str,
    from: &Investment,
    names: &Names,
    r: &mut Reader<'_>,
) -> Vec<case::TaxMethod<Input>> {
    let mut told: Vec<&str> = Vec::new();
    let mut all = Vec::with_capacity(from.tax_depreciation.len());
    for (n, own) in (1..).zip(&from.tax_depreciation) {
        let at = format!("{at}.tax_depreciation.{n}");
        for (k, code) in (1..).zip(&own.taxes) {
            r.named(&format!("{at}.taxes.{k}"), code, &names.taxes);
        }
        let codes =
            if own.taxes.is_empty() { vec![""] } else { own.taxes.iter().map(String::as_str).collect() };
        for code in codes {
            if told.contains(&code) {
                r.fault(&at, code, Wrong::Together("each tax writes it off in one way"));
            }
            told.push(code);
        }
        first_months(&at, own.first_months, r);
        let taxes = own.taxes.iter().filter_map(|code| names.held.iter().position(|held| held == code));
        all.push(case::TaxMethod {
            taxes: (!own.taxes.is_empty()).then(|| taxes.collect()),
            method: method(&format!("{at}.depreciation"), &own.depreciation, r),
            base: r.may(&format!("{at}.base"), own.base.as_ref(), Limits::Share),
            bonus: r.may(&format!("{at}.bonus"), own.bonus.as_ref(), Limits::Share),
            first_months: own.first_months,
        });
    }
    all
}

pub(super) fn method(at: &str, from: &Depreciation, r: &mut Reader<'_>) -> Method<Input> {
    let life = |months: u32, r: &mut Reader<'_>| {
        if months == 0 || months > 1200 {
            r.fault(&format!("{at}.months"), months, Wrong::Limits("1", "1200"));
        }
        months.max(1)
    };
    let (rate, salvage) = (format!("{at}.rate"), format!("{at}.salvage"));
    match from {
        Depreciation::None => Method::None,
        Depreciation::Rate { rate: share, salvage: left } => {
            Method::Rate(r.figure(&rate, share, Limits::Share), r.may(&salvage, left.as_ref(), Limits::Share))
        }
        Depreciation::Linear { months, salvage: left } => {
            Method::Linear(life(*months, r), r.may(&salvage, left.as_ref(), Limits::Share))
        }
        Depreciation::Declining { rate: share, months, salvage: left } => Method::Declining(
            r.figure(&rate, share, Limits::Share),
            life(*months, r),
            r.may(&salvage, left.as_ref(), Limits::Share),
        ),
        Depreciation::Digits { months, salvage: left } => {
            Method::Digits(life(*months, r), r.may(&salvage, left.as_ref(), Limits::Share))
        }
        Depreciation::Table { shares } => Method::Table(
            shares
                .iter()
                .enumerate()
                .map(|(i, s)| r.figure(&format!("{at}.shares.{}", i + 1), s, Limits::Share))
                .collect(),
        ),
    }
}

pub(super) fn cost(from: &Cost, project: &Project, names: &Names, r: &mut Reader<'_>) -> case::Cost<Input> {
    let at = format!("cost.{}", from.code);
    let part = |name: &str| format!("{at}.{name}");
    if from.variable.is_none() && from.per_unit.is_none() && from.fixed.is_none() {
        r.fault(&at, "", Wrong::Missing("`variable`, `per_unit` or `fixed`"));
    }
    if from.per_unit.is_some() && from.product.is_none() {
        r.fault(&part("product"), "", Wrong::Missing("the product that `per_unit` belongs to"));
    }
    case::Cost {
        kind: from.kind,
        origin: from.origin,
        price: money(&at, from.currency.as_deref(), &from.rate, from.growth.as_deref(), project, names, r),
        variable: from.variable.as_ref().map(|s| r.path(&part("variable"), s, Limits::Amount)),
        per_unit: from.per_unit.as_ref().map(|s| r.path(&part("per_unit"), s, Limits::Amount)),
        product: from.product.as_ref().and_then(|p| r.named(&part("product"), p, &names.products)),
        fixed: from.fixed.as_ref().map(|s| r.path(&part("fixed"), s, Limits::Amount)),
        stock_days: r.may(&part("stock_days"), from.stock_days.as_ref(), Limits::Days),
        payable_days: r.may(&part("payable_days"), from.payable_days.as_ref(), Limits::Days),
        cash_days: r.may(&part("cash_days"), from.cash_days.as_ref(), Limits::Days),
        persons: r.may(&part("persons"), from.persons.as_ref(), Limits::Amount),
        wages: r.may(&part("wages"), from.wages.as_ref(), Limits::Share),
        tax: r.may(&part("tax"), from.tax.as_ref(), Limits::Share),
        subsidy: r.may(&part("subsidy"), from.subsidy.as_ref(), Limits::Amount),
        value_added: r.may(&part("value_added"), from.value_added.as_ref(), Limits::Share),
        shadow: r.may(&part("shadow"), from.shadow.as_ref(), Limits::Amount),
    }
}

pub(super) fn product(
    from: &Product,
    project: &Project,
    names: &Names,
    r: &mut Reader<'_>,
) -> case::Product<Input> {
    let at = format!("product.{}", from.code);
    let part = |name: &str| format!("{at}.{name}");
    case::Product {
        capacity: r.figure(&part("capacity"), &from.capacity, Limits::Positive),
        utilisation: r.path(&part("utilisation"), &from.utilisation, Limits::Share),
        sales: from.sales.as_ref().map(|s| r.path(&part("sales"), s, Limits::Amount)),
        unit_price: r.path(&part("price"), &from.price, Limits::Amount),
        price: money(&at, from.currency.as_deref(), &from.rate, from.growth.as_deref(), project, names, r),
        export: r.may(&part("export"), from.export.as_ref(), Limits::Share),
        sales_tax: r.may(&part("sales_tax"), from.sales_tax.as_ref(), Limits::Share),
        subsidy: r.may(&part("subsidy"), from.subsidy.as_ref(), Limits::Share),
        shadow: r.may(&part("shadow"), from.shadow.as_ref(), Limits::Amount),
    }
}

pub(super) fn working(from: &crate::file::Working, r: &mut Reader<'_>) -> Working<Input> {
    let year_days = from.year_days.unwrap_or(360);
    if !matches!(year_days, 360 | 365) {
        r.fault("working.year_days", year_days, Wrong::Limits("360", "365"));
    }
    Working {
        convention: from.convention,
        year_days,
        receivable_days: r.may("working.receivable_days", from.receivable_days.as_ref(), Limits::Days),
        progress_days: r.may("working.progress_days", from.progress_days.as_ref(), Limits::Days),
        finished_days: r.may("working.finished_days", from.finished_days.as_ref(), Limits::Days),
        other: r.amounts("working.other", &from.other, Limits::Amount),
    }
}

pub(super) fn idle(from: &Idle, project: &Project, names: &Names, r: &mut Reader<'_>) -> case::Idle<Input> {
    let at = format!("idle.{}", from.code);
    case::Idle {
        origin: from.origin,
        price: money(&at, from.currency.as_deref(), &from.rate, from.growth.as_deref(), project, names, r),
        cost: r.path(&format!("{at}.cost"), &from.cost, Limits::Signed),
    }
}

/// No more is sold than was made and is in stock.
pub(super) fn sales_within_stock(project: &Project, case: &Case<f64>, faults: &mut Vec<Fault>) {
    for (product, named) in case.products.iter().zip(&project.product) {
        if let Some((p, sold, there)) = beyond_stock(case, product) {
            faults.push(Fault {
                at: format!("product.{}.sales", named.code),
                value: said(sold),
                wrong: Wrong::AboveStock(case.axis.label(p), said(there)),
            });
        }
    }
}

/// The first period in which more of a product is sold than there is, how much, and what there is.
fn beyond_stock(case: &Case<f64>, product: &case::Product<f64>) -> Option<(usize, f64, f64)> {
    let sales = product.sales.as_ref()?;
    let mut stock = 0.0;
    for p in case.axis.construction..case.axis.len() {
        let years = f64::from(case.axis.months[p]) / 12.0;
        let made = product.capacity * at(&product.utilisation, p).unwrap_or(0.0) * years;
        let sold = at(sales, p).unwrap_or(0.0) * years;
        if sold > (stock + made) * (1.0 + 1e-12) {
            return Some((p, sold, stock + made));
        }
        stock += made - sold;
    }
    None
}

impl Case<f64> {
    /// Whether no product is sold before it is made: a valid project at its likely values does not; one that somebody
    /// changed may.
    pub fn sells_what_there_is(&self) -> bool {
        self.products.iter().all(|product| beyond_stock(self, product).is_none())
    }
}
