//! What running a restarted plant sells and costs: the part of a template that appraisal reads.

use super::check::At;
use super::raw;
use super::read::{MOST, currency, words};
use super::{Origin, Points};
use sanad_model::{Accepted, Currency, Text, said, vocabulary};

vocabulary! {
    /// Kinds of running costs, in the words of appraisal.
    RunningKind {
        /// Raw materials.
        RawMaterial = "raw-material",
        /// Factory supplies and packing.
        Supplies = "supplies",
        /// Power, fuel, water.
        Utility = "utility",
        /// Spare parts.
        Spares = "spares",
        /// Repair and maintenance.
        Maintenance = "maintenance",
        /// Royalties and licences.
        Royalty = "royalty",
        /// Wages of production.
        Labour = "labour",
        /// Factory overheads.
        FactoryOverhead = "factory-overhead",
        /// Administration.
        Administration = "administration",
        /// Rents.
        Rent = "rent",
        /// Marketing and distribution.
        Marketing = "marketing",
    }
}

vocabulary! {
    /// What a running cost is counted for.
    Per {
        /// Each unit that is made.
        Unit = "unit",
        /// Each unit of size, a year.
        Size = "size",
        /// Each lasting job, a year.
        Job = "job",
        /// The plant, a year.
        Plant = "plant",
    }
}

/// A running cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// What it is.
    pub name: Text,
    /// Its kind.
    pub kind: RunningKind,
    /// Where it comes from.
    pub origin: Origin,
    /// Its currency.
    pub currency: Currency,
    /// How much.
    pub amount: Points,
    /// For what.
    pub per: Per,
    /// Days of stock of it.
    pub stock_days: u32,
    /// Days until it is paid.
    pub payable_days: u32,
}

/// What running it sells and costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The unit of what is sold.
    pub unit: Text,
    /// Such units a year for each unit of output.
    pub a_year: Points,
    /// Currency of the price.
    pub price_currency: Currency,
    /// Price of a unit.
    pub price: Points,
    /// Share sold abroad.
    pub export: f64,
    /// Share of the output in each year from the mark on; the last holds on.
    pub ramp: Vec<f64>,
    /// Years of running that an appraisal counts.
    pub life: u32,
    /// Days until customers pay.
    pub receivable_days: u32,
    /// Days of work in progress.
    pub progress_days: u32,
    /// Days of finished goods.
    pub finished_days: u32,
    /// Running costs.
    pub costs: Vec<Running>,
    /// What standing still costs a year: its currency, how much, and whether for each unit of size.
    pub idle: Option<(Currency, Points, bool)>,
}

pub(super) fn read(raw: raw::Operation, sized: bool, at: &mut At) -> Operation {
    let ramp_right =
        |r: &Vec<f64>| !r.is_empty() && r.len() <= 20 && r.iter().all(|s| (0.0..=1.0).contains(s));
    if !ramp_right(raw.ramp.get_ref()) {
        let line = at.line(raw.ramp.span().start);
        at.at(
            line,
            "ramp",
            "template-points",
            format!("{:?}", raw.ramp.get_ref()),
            said("template-points").with(1),
        );
    }
    if !(1..=40).contains(raw.life.get_ref()) {
        let line = at.line(raw.life.span().start);
        at.at(
            line,
            "life",
            "template-points",
            raw.life.get_ref().to_string(),
            said("template-points").with(40),
        );
    }
    if !(0.0..=1.0).contains(&raw.export) {
        let line = at.line(raw.ramp.span().start);
        at.at(line, "export", "template-points", raw.export.to_string(), said("template-points").with(1));
    }
    let costs = raw.cost.into_iter().map(|cost| {
        let per = at.choice(&cost.per, "per", Per::from_code, Per::CODES).unwrap_or(Per::Plant);
        if per == Per::Size && !sized {
            at.word(&cost.per, "per", "template-missing", said("template-size"));
        }
        Running {
            kind: at
                .choice(&cost.kind, "kind", RunningKind::from_code, RunningKind::CODES)
                .unwrap_or(RunningKind::FactoryOverhead),
            origin: at
                .choice(&cost.origin, "origin", Origin::from_code, Origin::CODES)
                .unwrap_or(Origin::Third),
            currency: currency(&cost.currency, at).unwrap_or(Currency::NONE),
            amount: at.points(&cost.amount, "amount", &cost.basis, MOST),
            name: words(cost.name),
            per,
            stock_days: cost.stock_days,
            payable_days: cost.payable_days,
        }
    });
    let costs = costs.collect();
    let idle = raw.idle.map(|idle| {
        let per_size = at.per(idle.per.as_ref(), sized);
        let points = at.points(&idle.amount, "amount", &idle.basis, MOST);
        (currency(&idle.currency, at).unwrap_or(Currency::NONE), points, per_size)
    });
    if let Some(per) = &raw.price.per {
        at.word(per, "per", "template-unknown-word", Accepted::codes(["unit"]));
    }
    Operation {
        unit: words(raw.unit),
        a_year: at.points(&raw.a_year.amount, "a_year", &raw.a_year.basis, MOST),
        price_currency: currency(&raw.price.currency, at).unwrap_or(Currency::NONE),
        price: at.points(&raw.price.amount, "price", &raw.price.basis, MOST),
        export: raw.export,
        ramp: raw.ramp.into_inner(),
        life: raw.life.into_inner(),
        receivable_days: raw.receivable_days,
        progress_days: raw.progress_days,
        finished_days: raw.finished_days,
        costs,
        idle,
    }
}
