//! A list of flows without a project: on days, or equally far apart. Their worth alone is asked.
//!
//! Flows on days are discounted to the first of them, in years of 365 days; those of a list to the first of them, or to
//! a step before it.

use crate::case::{Date, Input};
use crate::fault::{Fault, Wrong};
use crate::file::{self, FirstFlow, FlowList, Reference};
use crate::indicators::{
    Why, Worth, days, dynamic_payback, factors, irrs_of_periods, mirr, payback, present, xirrs, xmirr,
};
use crate::number::Number;
use crate::validate::{Limits, Reader, parse};
use rust_decimal::Decimal;

/// Most flows of a list.
const MOST: usize = 1000;

/// A list that is right.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidFlows {
    /// The words.
    pub list: FlowList,
    /// The figures.
    pub case: FlowCase<Input>,
}

/// Flows and how they are discounted.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowCase<F> {
    /// A year.
    pub rate: F,
    /// Of MIRR.
    pub borrow: Option<F>,
    /// Of MIRR.
    pub reinvest: Option<F>,
    /// When they are.
    pub when: When,
    /// In the order of time.
    pub flows: Vec<F>,
}

/// When flows are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// On days that do not fall.
    Days(Vec<Date>),
    /// So many months apart, with the first flow there.
    Every(u32, FirstFlow),
}

/// Turns a list into a case, or says all that is wrong with it.
///
/// # Errors
/// Every fault of the list.
pub fn validate_flows(list: FlowList) -> Result<ValidFlows, Vec<Fault>> {
    let mut r = Reader::without_axis(list.status, &list.source);
    r.money(&list.currency, list.unit);
    let d = &list.discount;
    let rate = r.figure("discount.rate", &d.rate, Limits::Rate);
    let borrow = r.may("discount.borrow", d.borrow.as_ref(), Limits::Rate);
    let reinvest = r.may("discount.reinvest", d.reinvest.as_ref(), Limits::Rate);
    let (when, flows) = match &list.flows {
        file::Flows::Even(all) => {
            let every = list.every.unwrap_or(12);
            if !(1..=60).contains(&every) {
                r.fault("every", every, Wrong::Limits("1", "60"));
            }
            let flows = (1..).zip(all).map(|(n, f)| r.figure(&format!("flows.{n}"), f, Limits::Signed));
            let flows = flows.collect();
            (When::Every(every, d.reference.unwrap_or_default()), flows)
        }
        file::Flows::Dated(all) => {
            let apart = Wrong::Together("flows by date have no `every` and no `reference`");
            if let Some(every) = list.every {
                r.fault("every", every, apart.clone());
            }
            if d.reference.is_some() {
                r.fault("discount.reference", "reference", apart);
            }
            let mut dated: Vec<(Date, Input)> = Vec::new();
            for (written, figured) in all {
                let at = format!("flows.{written}");
                let input = r.figure(&at, figured, Limits::Signed);
                match parse(written) {
                    Some(date) => dated.push((date, input)),
                    None => r.fault(&at, written, Wrong::Date),
                }
            }
            dated.sort_by_key(|(date, _)| *date);
            let (on, flows) = dated.into_iter().unzip();
            (When::Days(on), flows)
        }
    };
    let count = match &list.flows {
        file::Flows::Even(all) => all.len(),
        file::Flows::Dated(all) => all.len(),
    };
    if count == 0 {
        r.fault("flows", "", Wrong::Missing("an amount"));
    } else if count > MOST {
        r.fault("flows", count, Wrong::Limits("1", "1000"));
    }
    let faults = r.faults;
    let case = FlowCase { rate, borrow, reinvest, when, flows };
    if faults.is_empty() { Ok(ValidFlows { list, case }) } else { Err(faults) }
}

impl<F> FlowCase<F> {
    /// The same with every figure turned into another kind of figure.
    pub fn map<G>(&self, f: &mut dyn FnMut(&F) -> G) -> FlowCase<G> {
        FlowCase {
            rate: f(&self.rate),
            borrow: self.borrow.as_ref().map(&mut *f),
            reinvest: self.reinvest.as_ref().map(&mut *f),
            when: self.when.clone(),
            flows: self.flows.iter().map(f).collect(),
        }
    }
}

impl FlowCase<Input> {
    /// Every figure, in the order of the list.
    pub fn inputs(&self) -> Vec<Input> {
        let mut all = Vec::new();
        self.map(&mut |input| all.push(input.clone()));
        all
    }

    /// Every figure at its likely value.
    pub fn likely<N: Number>(&self) -> FlowCase<N> {
        self.map(&mut |input| input.figure.number())
    }

    /// How each flow is called: its day, or its number from 0 where the first counts whole, else from 1.
    pub fn labels(&self) -> Vec<String> {
        match &self.when {
            When::Days(dates) => dates.iter().map(ToString::to_string).collect(),
            When::Every(_, stands) => {
                let first = usize::from(*stands == FirstFlow::Start);
                (first..first + self.flows.len()).map(|n| n.to_string()).collect()
            }
        }
    }
}

impl<N: Number> FlowCase<N> {
    /// What one unit of each flow is worth at the reference.
    ///
    /// # Errors
    /// [`Why`]: a number grew beyond what numbers hold.
    pub fn factors(&self) -> Result<Vec<N>, Why> {
        match &self.when {
            When::Every(months, stands) => {
                factors(self.rate, &vec![*months; self.flows.len()], (*stands).into())
            }
            When::Days(dates) => {
                let log = libm::log1p(self.rate.float());
                let all = dates.iter().map(|date| {
                    let years = days(dates[0], *date) as f64 / 365.0;
                    let factor = Decimal::from_f64_retain(libm::exp(-years * log));
                    factor.map(N::of).ok_or(Why::NotANumber)
                });
                all.collect()
            }
        }
    }

    /// What the flows are worth. Payback counts from the first flow, or from the step before it where that is the
    /// reference; in months, of days 365 ÷ 12 each.
    pub fn worth(&self) -> Worth<N> {
        let factors = self.factors();
        let with = factors.as_deref().map_err(Clone::clone);
        let floats: Vec<f64> = self.flows.iter().map(|n| n.float()).collect();
        let reinvest = self.reinvest.unwrap_or(self.rate).float();
        let borrow = self.borrow.unwrap_or(self.rate).float();
        let (rates, mirr) = match &self.when {
            When::Every(months, _) => {
                let months = vec![*months; floats.len()];
                let first = Reference::EndOfFirst;
                (irrs_of_periods(&floats, &months), mirr(&floats, &months, reinvest, borrow, first))
            }
            When::Days(dates) => {
                let own: Vec<(Date, f64)> = dates.iter().copied().zip(floats).collect();
                (xirrs(&own), xmirr(&own, reinvest, borrow))
            }
        };
        // Steps between flows, in months or in days.
        let (steps, scale): (Vec<u32>, N) = match &self.when {
            When::Every(months, stands) => {
                let mut steps = vec![*months; self.flows.len()];
                if *stands == FirstFlow::EndOfFirst {
                    steps[0] = 0;
                }
                (steps, N::ONE)
            }
            When::Days(dates) => {
                let before = std::iter::once(&dates[0]).chain(dates);
                let steps = before.zip(dates).map(|(a, b)| u32::try_from(days(*a, *b)).unwrap_or(0));
                (steps.collect(), N::whole(12) / N::whole(365))
            }
        };
        let in_months = |mut back: crate::indicators::Payback<N>| {
            back.months = back.months * scale;
            back
        };
        Worth {
            npv: with.clone().and_then(|factors| present(&self.flows, factors)),
            rates,
            mirr,
            payback: payback(&self.flows, &steps).map(in_months),
            dynamic_payback: with.and_then(|f| dynamic_payback(&self.flows, f, &steps)).map(in_months),
        }
    }
}
