//! A measure as a project: what it costs on the days of the plan, what it sells from its mark on.

use super::financing::{Paid, pay, words};
use super::terms::{Terms, status};
use crate::works::WorksOutcome;
use sanad_appraise::Status;
use sanad_appraise::file::{
    Amounts, Cost, CostKind, Depreciation, Discount, Economy, Exchange, Figured, Group, Idle, Investment,
    Law, Losses, Origin as Side, Product, Project, Reference, Residual, Series, Tax, Text as Words, Time,
    Working,
};
use sanad_measures::engine::Tick;
use sanad_measures::library::{Operation, Origin, Per, Phase, Points, RunningKind, Template};
use sanad_measures::{FAST, Measure, Part, Three, Works};
use sanad_model::{Currency, Date, Kind, Programme};
use std::collections::BTreeMap;

/// Why a measure is not appraised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// There is no plan, so there are no dates.
    NoPlan,
    /// The plan does not carry it out.
    NotPlanned,
    /// A figure is too large for exact arithmetic.
    TooLarge,
    /// What is borrowed for it is not paid back within the years that are counted of it.
    NotRepaid,
}

/// Years after which what was repaired has lost its value in the books.
const BOOK_MONTHS: u32 = 120;
/// Years after which what came before production has.
const BEFORE_MONTHS: u32 = 60;
/// Years that are counted of what sells nothing.
const YEARS: u32 = 10;

/// The project of a measure that the plan carries out, by its place. Who pays for it: the programme's terms of
/// finance, or else partners in equity; they also pay in what cash is short of. `late`: months by
/// which what it makes comes later than the plan has it, at most 120.
///
/// # Errors
/// [`Apart`].
pub fn project(
    p: &Programme,
    works: &WorksOutcome,
    terms: &Terms,
    place: usize,
    late: u32,
) -> Result<Project, Apart> {
    let plan = works.works().ok_or(Apart::NoPlan)?;
    let days = Days::of(plan, works.measures().get(place).ok_or(Apart::NotPlanned)?, place);
    let days = days.ok_or(Apart::NotPlanned)?;
    let end = days.end + late.min(120).cast_signed();
    project_on(p, works, terms, place, &Days { end, ..days })
}

/// The months of a measure, each as year × 12 + month, January 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days {
    /// In which the first work begins.
    pub(super) start: i32,
    /// After that of its mark.
    pub(super) end: i32,
    /// Of each part that is carried out.
    pub(super) parts: Vec<Option<Spell>>,
}

/// The months of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spell {
    pub(super) start: i32,
    pub(super) finish: i32,
    /// Whether it is the faster way, which costs more.
    pub(super) fast: bool,
}

impl Days {
    /// Those of the plan.
    fn of(plan: &Works, measure: &Measure, place: usize) -> Option<Self> {
        let parts = (0..measure.parts.len()).map(|number| {
            let (placed, activity) = (plan.placed(place, number)?, plan.activity(place, number)?);
            let fast = plan.problem.activities[activity].modes[placed.mode].code == FAST;
            Some((placed.start, placed.finish, fast))
        });
        Self::on(&|tick| plan.day(tick), plan.mark(place)?, parts)
    }

    /// Of parts by start, finish and whether they are fast, all in ticks; nothing where none is carried out.
    pub(super) fn on(
        day: &dyn Fn(Tick) -> Date,
        mark: Tick,
        parts: impl Iterator<Item = Option<(Tick, Tick, bool)>>,
    ) -> Option<Self> {
        let mut first: Option<Tick> = None;
        let mut spell = |(start, finish, fast): (Tick, Tick, bool)| {
            first = Some(first.map_or(start, |first| first.min(start)));
            Spell { start: month(day(start)), finish: month(day(finish.max(start))), fast }
        };
        let parts: Vec<Option<Spell>> = parts.map(|part| part.map(&mut spell)).collect();
        Some(Self { start: month(day(first?)), end: month(day(mark)) + 1, parts })
    }

    /// Every part, all in one month.
    pub(super) fn at_once(month: i32, parts: usize) -> Self {
        let spell = Spell { start: month, finish: month, fast: false };
        Self { start: month, end: month + 1, parts: vec![Some(spell); parts] }
    }
}

/// The project of a measure that is carried out on such days.
pub(super) fn project_on(
    p: &Programme,
    works: &WorksOutcome,
    terms: &Terms,
    place: usize,
    days: &Days,
) -> Result<Project, Apart> {
    let plan = works.works().ok_or(Apart::NoPlan)?;
    let measure = works.measures().get(place).ok_or(Apart::NotPlanned)?;
    let template = works.library.get(&measure.template);
    let operation = template.and_then(|t| t.operation.as_ref());
    let (currency, begin) = (plan.reference, month(plan.start));
    let made = Maker { p, works, terms, measure, template, currency, begin, exchange: Vec::new() };
    made.build(days, operation).ok_or(Apart::TooLarge)
}

/// Year × 12 + month, January 0.
pub(super) fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

pub(super) fn said(month: i32) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// Periods of at most twelve months.
pub(super) fn periods(months: i32) -> Vec<u32> {
    let mut left = months.max(1).cast_unsigned();
    let mut all = Vec::new();
    while left > 0 {
        all.push(left.min(12));
        left -= left.min(12);
    }
    all
}

fn side(origin: Origin) -> Side {
    match origin {
        Origin::Host => Side::Host,
        Origin::Supplier => Side::Supplier,
        Origin::Third => Side::Third,
    }
}

fn kind(kind: RunningKind) -> CostKind {
    match kind {
        RunningKind::RawMaterial => CostKind::RawMaterial,
        RunningKind::Supplies => CostKind::Supplies,
        RunningKind::Utility => CostKind::Utility,
        RunningKind::Spares => CostKind::Spares,
        RunningKind::Maintenance => CostKind::Maintenance,
        RunningKind::Royalty => CostKind::Royalty,
        RunningKind::Labour => CostKind::Labour,
        RunningKind::FactoryOverhead => CostKind::FactoryOverhead,
        RunningKind::Administration => CostKind::Administration,
        RunningKind::Rent => CostKind::Rent,
        RunningKind::Marketing => CostKind::Marketing,
    }
}

fn group(phase: Phase) -> Group {
    match phase {
        Phase::Procure | Phase::Repair | Phase::MechanicalCompletion => Group::Machinery,
        Phase::Build => Group::Civil,
        Phase::MakeSafe => Group::Site,
        _ => Group::PreProduction,
    }
}

/// The product of two figures: likely values multiplied, deviations added in quadrature as shares.
fn times(a: Three, b: Three) -> Three {
    let likely = a.likely * b.likely;
    let share = |point: fn(Three) -> f64, three: Three| {
        if three.likely == 0.0 { 0.0 } else { (point(three) - three.likely) / three.likely }
    };
    let both = |point: fn(Three) -> f64| {
        let (x, y) = (share(point, a), share(point, b));
        libm::sqrt(x * x + y * y)
    };
    Three {
        low: (likely * (1.0 - both(|t| t.low))).max(0.0),
        likely,
        high: likely * (1.0 + both(|t| t.high)),
    }
}

fn three(points: &Points) -> Three {
    Three { low: points.low, likely: points.likely, high: points.high }
}

/// A dot would part the path of its figures.
fn plain_code(part: &Part) -> String {
    part.code.replace('.', "/")
}

/// The part of a measure that an investment of its project pays for, by the investment's code.
pub fn part_of<'a>(m: &'a Measure, code: &str) -> Option<&'a Part> {
    let (part, _) = code.rsplit_once('-')?;
    m.parts.iter().find(|own| plain_code(own) == part)
}

/// Six digits after the point: what people can read, and more than an estimate says.
pub(super) fn plain(n: f64) -> f64 {
    libm::round(n * 1e6) / 1e6
}

struct Maker<'a> {
    p: &'a Programme,
    works: &'a WorksOutcome,
    terms: &'a Terms,
    measure: &'a Measure,
    template: Option<&'a Template>,
    currency: Currency,
    /// The month in which the plan begins: the day of every measure's value.
    begin: i32,
    exchange: Vec<Exchange>,
}

impl Maker<'_> {
    fn build(mut self, days: &Days, operation: Option<&Operation>) -> Option<Project> {
        let (start, end) = (days.start, days.end);
        let construction = periods(end - start);
        let years = operation.map_or(YEARS, |o| o.life);
        let (investment, paid) = self.investment(days)?;
        let mut project = Project {
            title: words(&self.measure.name),
            about: Words::default(),
            source: String::new(),
            status: Status::Assumed,
            currency: self.currency.to_string(),
            unit: 1,
            digits: Some(self.currency.digits()),
            time: Time { start: said(start), construction, production: Vec::new(), years },
            discount: Discount {
                rate: self.terms.discount.clone(),
                equity: None,
                reference: Reference::Before(start - self.begin),
                residual: Residual::LastPeriod,
                borrow: None,
                reinvest: None,
            },
            exchange: Vec::new(),
            growth: BTreeMap::new(),
            investment,
            cost: Vec::new(),
            product: Vec::new(),
            working: Working::default(),
            equity: Vec::new(),
            sharing: Vec::new(),
            grant: Vec::new(),
            finance: Vec::new(),
            construction_finance: None,
            reserve: Vec::new(),
            tax: self.tax(),
            dividend: None,
            calls: false,
            idle: Vec::new(),
            economy: Economy::default(),
            law: Law { no_interest: Vec::new(), source: String::new() },
        };
        if let Some(source) = &self.terms.interest_ban {
            project.law = Law { no_interest: vec![Side::Host], source: source.clone() };
        }
        if let Some(operation) = operation {
            self.operation(operation, end, &mut project)?;
        }
        let measure = &self.measure.code;
        project.exchange = self.exchange;
        pay(self.p, measure, &paid, end, &mut project)?;
        Some(project)
    }

    /// A figure of the library: assumed, with its basis; one that grows with a size that a claim says is
    /// computed from it.
    fn figure(&self, value: Three, basis: &str) -> Option<Figured> {
        let range = (value.low < value.likely || value.likely < value.high)
            .then_some((plain(value.low), plain(value.high)));
        let known = self.template.and_then(|t| t.bases.get(basis));
        let why = known.map_or("", |b| b.why.en.as_deref().unwrap_or_default());
        let source = known.map_or("", |b| b.source.as_str());
        Some(Figured::of(plain(value.likely), range, Status::Assumed)?.from_source(source, why))
    }

    fn code(&self, currency: Currency) -> Option<String> {
        (currency != self.currency).then(|| currency.to_string())
    }

    /// Makes sure that there is a rate of exchange, the first of the sets in their order.
    fn rate(&mut self, currency: Currency) -> Option<()> {
        let code = currency.to_string();
        if currency == self.currency || self.exchange.iter().any(|e| e.currency == code) {
            return Some(());
        }
        let mut rates: Vec<_> = self.p.rates.values().collect();
        rates.sort_by(|a, b| a.set.cmp(&b.set).then(b.dated.cmp(&a.dated)).then_with(|| a.code.cmp(&b.code)));
        let number =
            |id| self.p.fact(id, "rate").number().map(|(range, _)| range.likely).filter(|v| *v > 0.0);
        let found = rates.iter().find_map(|rate| {
            let value = number(rate.id)?;
            if rate.from == currency && rate.to == self.currency {
                Some((rate, value))
            } else if rate.to == currency && rate.from == self.currency {
                Some((rate, 1.0 / value))
            } else {
                None
            }
        })?;
        let (rate, value) = found;
        let claim = self.p.fact(rate.id, "rate").known();
        let status = claim.map_or(Status::Assumed, |c| status(c.status));
        let figure = Figured::of(plain(value), None, status)?.from_source(&rate.code, "");
        self.exchange.push(Exchange {
            currency: code,
            kind: "official".to_owned(),
            rate: Series::Constant(figure),
        });
        Some(())
    }

    /// What is paid on the days of the plan; sums by currency and whether the library has the supplier pay.
    fn investment(&mut self, days: &Days) -> Option<(Vec<Investment>, Paid)> {
        let (mut all, mut paid) = (Vec::new(), Paid::new());
        for (number, part) in self.measure.parts.iter().enumerate() {
            let Some(spell) = days.parts.get(number).copied().flatten() else { continue };
            let template = self.works.library.get(&part.template);
            let activity_of = template.and_then(|t| t.activities.get(part.activity));
            let factor =
                activity_of.and_then(|a| a.fast.as_ref()).filter(|_| spell.fast).map_or(1.0, |f| f.cost);
            for charge in &part.charges {
                let cost = activity_of.and_then(|a| a.cost.get(charge.cost));
                self.rate(charge.currency)?;
                let month = if charge.at_finish { spell.finish } else { spell.start };
                let key = said(month.max(days.start));
                let basis = cost.map_or("", |c| c.amount.basis.as_str());
                let known = template.and_then(|t| t.bases.get(basis));
                let figure = {
                    let value = charge.amount.times(factor);
                    let range = (value.low < value.high).then_some((plain(value.low), plain(value.high)));
                    let why = known.map_or("", |b| b.why.en.as_deref().unwrap_or_default());
                    let source = known.map_or("", |b| b.source.as_str());
                    Figured::of(plain(value.likely), range, Status::Assumed)?.from_source(source, why)
                };
                let group = group(part.phase);
                let months = if group == Group::PreProduction { BEFORE_MONTHS } else { BOOK_MONTHS };
                all.push(Investment {
                    code: format!("{}-{}", plain_code(part), charge.cost + 1),
                    name: cost.map_or_else(Words::default, |c| words(&c.name)),
                    group,
                    origin: cost.map_or(Side::Third, |c| side(c.origin)),
                    currency: self.code(charge.currency),
                    rate: "official".to_owned(),
                    amounts: Amounts::from([(key.clone(), figure.clone())]),
                    growth: None,
                    depreciation: Depreciation::Linear { months, salvage: None },
                    first_months: None,
                    base: None,
                    tax_depreciation: Vec::new(),
                    residual: None,
                    shadow: None,
                });
                let sums = paid.entry((self.code(charge.currency), charge.supplier_pays)).or_default();
                let plain_figure = Figured { low: None, high: None, ..figure };
                sums.entry(key).and_modify(|f| f.likely += plain_figure.likely).or_insert(plain_figure);
            }
        }
        Some((all, paid))
    }

    fn tax(&self) -> Vec<Tax> {
        let Some(rate) = &self.terms.income_tax else { return Vec::new() };
        vec![Tax {
            code: "income".to_owned(),
            name: Words::default(),
            rate: Some(rate.clone()),
            brackets: Vec::new(),
            holiday: self.terms.holiday,
            losses: if self.terms.losses > 0 { Losses::Carried(self.terms.losses) } else { Losses::Lost },
            loss_share: None,
            deductible: false,
            credit: Amounts::new(),
            investment_credit: None,
            unit_credit: Vec::new(),
            allowance: None,
            holds: true,
        }]
    }

    /// What is sold and spent from the mark on.
    fn operation(&mut self, operation: &Operation, end: i32, project: &mut Project) -> Option<()> {
        let measure = self.measure;
        let one = Three { low: 1.0, likely: 1.0, high: 1.0 };
        let size = measure.size.as_ref().map_or(one, |s| s.amount);
        let output = self.template.and_then(|t| t.output.as_ref());
        let per_size = output.map_or(1.0, |o| o.per_size);
        let a_year = three(&operation.a_year);
        let most = a_year.high;
        let claim = measure.size.as_ref().and_then(|s| s.claim);
        let said_by = claim.and_then(|id| self.p.claim(id)).map(|c| (status(c.status), c.source));
        let mut capacity = self.figure(size.times(per_size * most), &operation.a_year.basis)?;
        if let Some((status, source)) = said_by {
            let code = source.and_then(|s| self.p.code_of(Kind::Source, s)).unwrap_or_default().to_owned();
            capacity = Figured { status: Some(status), source: Some(code), ..capacity };
        }
        let mut ramp = BTreeMap::new();
        for (year, share) in operation.ramp.iter().enumerate() {
            let used = a_year.times(share / most);
            let at = said(end + i32::try_from(year).ok()? * 12);
            ramp.insert(at, self.figure(used, &operation.a_year.basis)?);
        }
        self.rate(operation.price_currency)?;
        project.product.push(Product {
            code: "output".to_owned(),
            name: words(output.map_or(&operation.unit, |o| &o.name)),
            unit: words(&operation.unit),
            capacity,
            utilisation: Series::Steps(ramp),
            sales: None,
            price: Series::Constant(self.figure(three(&operation.price), &operation.price.basis)?),
            currency: self.code(operation.price_currency),
            rate: "official".to_owned(),
            growth: None,
            export: Figured::of(operation.export, None, Status::Assumed),
            sales_tax: None,
            subsidy: None,
            shadow: None,
        });
        for (number, running) in operation.costs.iter().enumerate() {
            self.rate(running.currency)?;
            let amount = three(&running.amount);
            let (per_unit, fixed) = match running.per {
                Per::Unit => (Some(amount), None),
                Per::Size => (None, Some(times(amount, size))),
                Per::Job => (None, Some(times(amount, measure.jobs))),
                Per::Plant => (None, Some(amount)),
            };
            let series = |value: Option<Three>| match value {
                Some(value) => self.figure(value, &running.amount.basis).map(|f| Some(Series::Constant(f))),
                None => Some(None),
            };
            let (per_unit, fixed) = (series(per_unit)?, series(fixed)?);
            let days = |n: u32| (n > 0).then(|| Figured::of(f64::from(n), None, Status::Assumed)).flatten();
            let persons =
                (running.per == Per::Job).then(|| self.figure(measure.jobs, &running.amount.basis)).flatten();
            project.cost.push(Cost {
                code: format!("{}-{}", running.kind.code(), number + 1),
                name: words(&running.name),
                kind: kind(running.kind),
                origin: side(running.origin),
                currency: self.code(running.currency),
                rate: "official".to_owned(),
                product: per_unit.as_ref().map(|_| "output".to_owned()),
                variable: None,
                per_unit,
                fixed,
                growth: None,
                stock_days: days(running.stock_days),
                payable_days: days(running.payable_days),
                cash_days: None,
                persons,
                wages: None,
                tax: None,
                subsidy: None,
                value_added: None,
                shadow: None,
            });
        }
        let days = |n: u32| (n > 0).then(|| Figured::of(f64::from(n), None, Status::Assumed)).flatten();
        project.working.receivable_days = days(operation.receivable_days);
        project.working.progress_days = days(operation.progress_days);
        project.working.finished_days = days(operation.finished_days);
        // Until the mark the site is still guarded and kept: standing still is saved from then on.
        if let Some((currency, amount, per_size)) = &operation.idle {
            self.rate(*currency)?;
            let value = if *per_size { times(three(amount), size) } else { three(amount) };
            project.idle.push(Idle {
                code: "idle".to_owned(),
                name: Words::default(),
                origin: Side::Host,
                currency: self.code(*currency),
                rate: "official".to_owned(),
                cost: Series::Steps(BTreeMap::from([(said(end), self.figure(value, &amount.basis)?)])),
                growth: None,
            });
        }
        Some(())
    }
}
