//! A validated project: dates are periods, names are indices, and every figure is a `F`. A case of
//! [`Input`]s is what validation gives; mapped to numbers it is what the engine takes.

use crate::figure::Figure;
use crate::file::{
    Contract, Convention, CostKind, Covers, Days, Group, LocalContent, Losses, Origin, Reference, Residual,
    Shares,
};

/// A figure and where in the project it stands, such as `cost.labour.fixed`.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its place.
    pub path: String,
    /// The figure.
    pub figure: Figure,
}

/// Figures by period. Of amounts: what falls into that period; of a path: what holds from it on.
pub type Steps<F> = Vec<(usize, F)>;

/// What holds in a period: the last step that is not after it.
pub fn at<F: Copy>(steps: &Steps<F>, period: usize) -> Option<F> {
    steps.iter().rev().find(|(from, _)| *from <= period).map(|(_, value)| *value)
}

/// A date, and the instant it stands for: the first of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year × 12 + month, January is 0.
    pub month: i32,
    /// Day of the month, from 1.
    pub day: u32,
}

impl Date {
    /// The first day of a month.
    pub fn first(month: i32) -> Self {
        Self { month, day: 1 }
    }

    /// So many months later, on the same day.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self { month: self.month + months, ..self }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month) = (self.month.div_euclid(12), self.month.rem_euclid(12) + 1);
        write!(f, "{year:04}-{month:02}-{:02}", self.day)
    }
}

/// The axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The first month.
    pub start: i32,
    /// Months of each period.
    pub months: Vec<u32>,
    /// How many of the first are construction.
    pub construction: usize,
}

impl Axis {
    /// How many periods.
    pub fn len(&self) -> usize {
        self.months.len()
    }

    /// Whether there is none; validation lets no such axis pass.
    pub fn is_empty(&self) -> bool {
        self.months.is_empty()
    }

    /// The month in which a period begins.
    pub fn begins(&self, period: usize) -> i32 {
        self.start + self.months[..period].iter().sum::<u32>().cast_signed()
    }

    /// The period that holds a month.
    pub fn period(&self, month: i32) -> Option<usize> {
        let mut end = self.start;
        if month < end {
            return None;
        }
        self.months.iter().position(|m| {
            end += m.cast_signed();
            month < end
        })
    }

    /// The period that a payment at an instant belongs to: the instant that ends a period belongs to it.
    pub fn paid(&self, date: Date) -> Option<usize> {
        self.period(if date.day == 1 { date.month - 1 } else { date.month })
    }

    /// How a period is called: its year, or its first month where years are divided.
    pub fn label(&self, period: usize) -> String {
        let begins = self.begins(period);
        let (year, month) = (begins.div_euclid(12), begins.rem_euclid(12) + 1);
        if self.months.iter().all(|m| *m == 12) && month == 1 {
            format!("{year}")
        } else {
            format!("{year}-{month:02}")
        }
    }
}

/// How an amount becomes one of the project's currency in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// Which rate of exchange; none: it is in the project's currency.
    pub exchange: Option<usize>,
    /// Which growth moves it.
    pub growth: Option<usize>,
}

/// How something is written off.
#[derive(Clone, Debug, PartialEq)]
pub enum Method<F> {
    /// Never.
    None,
    /// A share of the first value a year until the salvage share is left.
    Rate(F, Option<F>),
    /// Evenly over so many months down to the salvage share.
    Linear(u32, Option<F>),
    /// A share of what is left a year, then evenly.
    Declining(F, u32, Option<F>),
    /// By the sum of the years' digits.
    Digits(u32, Option<F>),
    /// Shares of the first value by year.
    Table(Vec<F>),
}

/// Something bought to last.
#[derive(Clone, Debug, PartialEq)]
pub struct Investment<F> {
    /// Its group.
    pub group: Group,
    /// Where it comes from.
    pub origin: Origin,
    /// How its amounts become money of the project.
    pub price: Price,
    /// What is paid in a period.
    pub amounts: Steps<F>,
    /// How it is written off.
    pub method: Method<F>,
    /// Months of the first period that count; none: all.
    pub first_months: Option<u32>,
    /// Share of the price that is written off.
    pub base: Option<F>,
    /// How taxes write it off, where they do so otherwise.
    pub tax_methods: Vec<TaxMethod<F>>,
    /// Share of the book value that it brings at the end.
    pub residual: Option<F>,
    /// Shadow over market price.
    pub shadow: Option<F>,
}

/// How taxes write something off.
#[derive(Clone, Debug, PartialEq)]
pub struct TaxMethod<F> {
    /// Which taxes; none: all that no other entry names.
    pub taxes: Option<Vec<usize>>,
    /// How.
    pub method: Method<F>,
    /// Share of the price; none: that of the books.
    pub base: Option<F>,
    /// Share of that which is written off at once.
    pub bonus: Option<F>,
    /// Months of the first period that count; none: those of the books.
    pub first_months: Option<u32>,
}

/// Something spent to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost<F> {
    /// Its kind.
    pub kind: CostKind,
    /// Where it comes from.
    pub origin: Origin,
    /// How its amounts become money of the project.
    pub price: Price,
    /// A year at nominal capacity.
    pub variable: Option<Steps<F>>,
    /// A unit of the product.
    pub per_unit: Option<Steps<F>>,
    /// The product it belongs to.
    pub product: Option<usize>,
    /// A year.
    pub fixed: Option<Steps<F>>,
    /// Days of stock.
    pub stock_days: Option<F>,
    /// Days until it is paid.
    pub payable_days: Option<F>,
    /// Days of cash in hand.
    pub cash_days: Option<F>,
    /// Persons at nominal capacity.
    pub persons: Option<F>,
    /// The share that is wages.
    pub wages: Option<F>,
    /// The share that is taxes.
    pub tax: Option<F>,
    /// Subsidies in its price, as a share of it.
    pub subsidy: Option<F>,
    /// The share that was value added at home before.
    pub value_added: Option<F>,
    /// Shadow over market price.
    pub shadow: Option<F>,
}

/// Something made and sold.
#[derive(Clone, Debug, PartialEq)]
pub struct Product<F> {
    /// Units a year.
    pub capacity: F,
    /// Share of it that is made.
    pub utilisation: Steps<F>,
    /// Units sold a year; none: what is made.
    pub sales: Option<Steps<F>>,
    /// Of a unit.
    pub unit_price: Steps<F>,
    /// How its price becomes money of the project.
    pub price: Price,
    /// Share sold abroad.
    pub export: Option<F>,
    /// Share of the price.
    pub sales_tax: Option<F>,
    /// Share of the price.
    pub subsidy: Option<F>,
    /// Shadow over market price.
    pub shadow: Option<F>,
}

/// Working capital.
#[derive(Clone, Debug, PartialEq)]
pub struct Working<F> {
    /// By which rules.
    pub convention: Convention,
    /// Days of a year.
    pub year_days: u32,
    /// Days until customers pay.
    pub receivable_days: Option<F>,
    /// Days of work in progress.
    pub progress_days: Option<F>,
    /// Days of finished goods.
    pub finished_days: Option<F>,
    /// Further stock at the end of a period.
    pub other: Steps<F>,
}

/// Equity of a partner, or a grant.
#[derive(Clone, Debug, PartialEq)]
pub struct Share<F> {
    /// The side it comes from.
    pub origin: Origin,
    /// The class; of a grant: ordinary.
    pub class: Shares,
    /// What it is paid first, a year.
    pub preferred: Option<F>,
    /// Lower ranks are paid first.
    pub rank: u32,
    /// Its part of what is left; none: what it paid in, where it is ordinary.
    pub ordinary: Option<F>,
    /// Tax on what it is paid out, a share.
    pub tax: Option<F>,
    /// How its amounts become money of the project.
    pub price: Price,
    /// When it is paid in.
    pub amounts: Steps<F>,
}

/// How partners share for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage<F> {
    /// When the next begins.
    pub until: Until<F>,
    /// Of cash before tax, by partner; none: nought.
    pub cash: Vec<Option<F>>,
    /// Of taxes on profit, by partner; none: nought; no partner at all: as cash.
    pub tax: Vec<Option<F>>,
}

/// When a stage of sharing ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Until<F> {
    /// With the project.
    End,
    /// Before this period.
    Period(usize),
    /// After the period in which the partner has had so much a year.
    Return(usize, F),
}

/// How it is paid back.
#[derive(Clone, Debug, PartialEq)]
pub enum Repay<F> {
    /// Equal payments: the first, months between, how many.
    Annuity(Date, u32, u32),
    /// Equal principal: the first, months between, how many.
    Constant(Date, u32, u32),
    /// As written, by instant.
    Profile(Vec<(Date, F)>),
    /// Cover, the first period and how many.
    Sculpted(F, usize, usize),
}

/// Money from a financier.
#[derive(Clone, Debug, PartialEq)]
pub struct Finance<F> {
    /// What kind of contract.
    pub contract: Contract,
    /// The side it comes from.
    pub origin: Origin,
    /// Which rate of exchange.
    pub exchange: Option<usize>,
    /// A year, by date from which it holds.
    pub rate: Vec<(Date, F)>,
    /// How days are counted.
    pub days: Days,
    /// When it is drawn.
    pub draws: Vec<(Date, F)>,
    /// How it is paid back.
    pub repay: Repay<F>,
    /// Months between payments of interest.
    pub interest_every: u32,
    /// Share of interest added to the debt, until when.
    pub capitalised: Option<(F, Date)>,
    /// When interest is first due; none: by the first repayment, or the start.
    pub interest_first: Option<Date>,
    /// Of each draw.
    pub fee: Option<F>,
    /// Of all that is drawn, with the first draw.
    pub total_fee: Option<F>,
    /// A year, on what is not drawn.
    pub commitment_fee: Option<F>,
    /// A year, on what is owed.
    pub guarantee_fee: Option<F>,
}

/// Money set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Reserve<F> {
    /// What it covers.
    pub covers: Covers,
    /// Months of the next period's need.
    pub months: u32,
    /// What it earns a year.
    pub earns: Option<F>,
}

/// A tax on profit.
#[derive(Clone, Debug, PartialEq)]
pub struct Tax<F> {
    /// Rates above limits, limits rising; one rate has the limit 0.
    pub brackets: Vec<(F, F)>,
    /// Months of production without it.
    pub holiday: u32,
    /// What becomes of losses.
    pub losses: Losses,
    /// Share of a profit that losses carried forward may take off.
    pub loss_share: Option<F>,
    /// Whether it is a cost before the taxes that follow.
    pub deductible: bool,
    /// Credits by period.
    pub credit: Steps<F>,
    /// Share of fixed investment, credited in the first period of production after it is bought.
    pub investment_credit: Option<F>,
    /// Credits for each unit made: of which product, and how much.
    pub unit_credit: Vec<(usize, Steps<F>)>,
    /// Share of fixed investment taken off the profit in all, in the first years that have one.
    pub allowance: Option<F>,
}

/// What is paid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Dividend<F> {
    /// A share of the profit.
    pub share: Option<Steps<F>>,
    /// An amount a year.
    pub amount: Option<Steps<F>>,
    /// A share of the cash that is left.
    pub cash: Option<Steps<F>>,
}

/// What standing still costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Idle<F> {
    /// Where it is paid to.
    pub origin: Origin,
    /// How its amounts become money of the project.
    pub price: Price,
    /// A year.
    pub cost: Steps<F>,
}

/// Discounting.
#[derive(Clone, Debug, PartialEq)]
pub struct Discount<F> {
    /// A year, of all capital.
    pub rate: F,
    /// A year, of equity.
    pub equity: Option<F>,
    /// The instant to which it is discounted.
    pub reference: Reference,
    /// When what is left counts.
    pub residual: Residual,
    /// Of MIRR.
    pub borrow: Option<F>,
    /// Of MIRR.
    pub reinvest: Option<F>,
}

/// The economy's view.
#[derive(Clone, Debug, PartialEq)]
pub struct Economy<F> {
    /// A year.
    pub rate: Option<F>,
    /// Worth of foreign exchange over its official rate.
    pub exchange: Option<F>,
    /// Worth of labour elsewhere over its wage.
    pub labour: Option<F>,
    /// How local content is counted.
    pub local_content: LocalContent,
}

/// The whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Case<F> {
    /// The axis.
    pub axis: Axis,
    /// Digits to which posted amounts are rounded; none: not at all.
    pub digits: Option<u32>,
    /// Discounting.
    pub discount: Discount<F>,
    /// Rates of exchange.
    pub exchange: Vec<Steps<F>>,
    /// Growths of prices, a year.
    pub growth: Vec<Steps<F>>,
    /// What is bought to last.
    pub investments: Vec<Investment<F>>,
    /// What is spent to run.
    pub costs: Vec<Cost<F>>,
    /// What is made.
    pub products: Vec<Product<F>>,
    /// Working capital.
    pub working: Working<F>,
    /// Equity by partner.
    pub equity: Vec<Share<F>>,
    /// How partners share, stage by stage; none: by their classes, ranks and parts.
    pub sharing: Vec<Stage<F>>,
    /// Grants.
    pub grants: Vec<Share<F>>,
    /// Finance.
    pub finance: Vec<Finance<F>>,
    /// How finance during construction is written off.
    pub construction_finance: Method<F>,
    /// Reserves.
    pub reserves: Vec<Reserve<F>>,
    /// Taxes, each after the other.
    pub taxes: Vec<Tax<F>>,
    /// What is paid out.
    pub dividend: Option<Dividend<F>>,
    /// Whether partners pay in what cash is short of, by what each pays in over all.
    pub calls: bool,
    /// What standing still costs.
    pub idle: Vec<Idle<F>>,
    /// The economy's view.
    pub economy: Economy<F>,
}

impl Case<Input> {
    /// The case with every figure at its likely value.
    pub fn likely<N: crate::Number>(&self) -> Case<N> {
        self.map(&mut |input| input.figure.number())
    }

    /// Every figure, in the order in which [`Case::map`] comes to them.
    pub fn inputs(&self) -> Vec<Input> {
        let mut all = Vec::new();
        self.map(&mut |input| all.push(input.clone()));
        all
    }
}
