//! What there is: calendars, places, renewables, pools, money, utilities.

use std::collections::BTreeMap;

use super::{At, Codes, FaultRule, Faults, MOST_AMOUNT};
use crate::portfolio::problem::{Calendar, Parts, Pool};
use crate::portfolio::raw::{RawPool, RawPortfolio, Steps, Tick};

const MOST_PERSONS: u32 = 100_000;
const MOST_PLACES: usize = 2_000;
const MOST_SKILLS: usize = 1_000;
const MOST_RECORDS: usize = 10_000;
const MOST_RATE: i64 = 1_000_000_000_000;
const MOST_CAPACITY: u32 = 1_000_000_000;

/// The places of records by code, and the rates by currencies.
pub(super) struct Names<'a> {
    pub(super) calendars: Codes<'a>,
    pub(super) places: Codes<'a>,
    pub(super) skills: Codes<'a>,
    pub(super) renewables: Codes<'a>,
    pub(super) pools: Codes<'a>,
    pub(super) funds: Codes<'a>,
    pub(super) utilities: Codes<'a>,
    rates: BTreeMap<(&'a str, &'a str), (i64, i64)>,
}

impl<'a> Names<'a> {
    pub(super) fn new(raw: &'a RawPortfolio, faults: &mut Faults) -> Self {
        let mut list = |field: &'static str, kind, codes: Vec<&'a str>, most| {
            faults.length(At::root(field), field, codes.len(), most);
            faults.codes(|place| At::top(field, place, ""), kind, codes.into_iter())
        };
        let calendars = raw.calendars.iter().map(|record| record.code.as_str()).collect();
        let renewables = raw.renewables.iter().map(|record| record.code.as_str()).collect();
        let pools = raw.pools.iter().map(|record| record.code.as_str()).collect();
        let funds = raw.funds.iter().map(|record| record.code.as_str()).collect();
        let utilities = raw.utilities.iter().map(|record| record.code.as_str()).collect();
        Self {
            calendars: list("calendars", "calendar", calendars, MOST_RECORDS),
            places: list("places", "place", raw.places.iter().map(String::as_str).collect(), MOST_PLACES),
            skills: list("skills", "skill", raw.skills.iter().map(String::as_str).collect(), MOST_SKILLS),
            renewables: list("renewables", "renewable", renewables, MOST_RECORDS),
            pools: list("pools", "pool", pools, MOST_RECORDS),
            funds: list("funds", "fund", funds, MOST_RECORDS),
            utilities: list("utilities", "utility", utilities, MOST_RECORDS),
            rates: rates(raw, faults),
        }
    }

    /// What an amount is in another currency, rounded up or down.
    pub(super) fn change(
        &self,
        at: At<'_>,
        (amount, from): (i64, &str),
        to: &str,
        up: bool,
        faults: &mut Faults,
    ) -> i64 {
        if from == to || amount == 0 {
            return amount;
        }
        let Some(&(numerator, denominator)) = self.rates.get(&(from, to)) else {
            faults.push(at, from, FaultRule::NoRate { from: from.to_owned(), to: to.to_owned() });
            return 0;
        };
        let (product, denominator) = (i128::from(amount) * i128::from(numerator), i128::from(denominator));
        let changed = (product + if up { denominator - 1 } else { 0 }).div_euclid(denominator);
        faults.sum(at, changed);
        i64::try_from(changed).unwrap_or(0)
    }
}

fn rates<'a>(raw: &'a RawPortfolio, faults: &mut Faults) -> BTreeMap<(&'a str, &'a str), (i64, i64)> {
    faults.length(At::root("rates"), "rates", raw.rates.len(), MOST_RECORDS);
    let mut rates = BTreeMap::new();
    for (place, rate) in raw.rates.iter().enumerate() {
        let at = At::top("rates", place, "");
        for (field, currency) in [("from", &rate.from), ("to", &rate.to)] {
            if currency.trim().is_empty() {
                faults.push(at.field(field), currency, FaultRule::EmptyCode);
            }
        }
        faults.range(at.field("numerator"), rate.numerator, 1, MOST_RATE);
        faults.range(at.field("denominator"), rate.denominator, 1, MOST_RATE);
        if rate.from == rate.to {
            faults.push(at, &rate.from, FaultRule::RateToItself);
        }
        let pair = (rate.from.as_str(), rate.to.as_str());
        if rates.insert(pair, (rate.numerator.max(1), rate.denominator.max(1))).is_some() {
            faults.push(at, format!("{} {}", rate.from, rate.to), FaultRule::Duplicate { kind: "rate" });
        }
    }
    rates
}

/// The parts without measures.
pub(super) fn build(raw: &RawPortfolio, names: &Names<'_>, faults: &mut Faults) -> Parts {
    faults.range(At::root("ticks_per_year"), raw.ticks_per_year, 1, 1_000_000);
    faults.range(At::root("discount_ppm"), raw.discount_ppm, 0, 1_000_000);
    if raw.reference.trim().is_empty() {
        faults.push(At::root("reference"), &raw.reference, FaultRule::EmptyCode);
    }
    let calendars = calendars(raw, faults);
    let travel = travel(raw, faults);
    let renewables = raw.renewables.iter().enumerate().map(|(place, renewable)| {
        let at = At::top("renewables", place, &renewable.code);
        steps(&at, "capacity", &renewable.capacity, (0, MOST_CAPACITY), raw.horizon, faults);
        (renewable.code.clone(), renewable.capacity.clone())
    });
    let renewables = renewables.collect();
    let utilities = raw.utilities.iter().enumerate().map(|(place, utility)| {
        let at = At::top("utilities", place, &utility.code);
        steps(&at, "given", &utility.given, (0, MOST_AMOUNT), raw.horizon, faults);
        (utility.code.clone(), utility.given.clone())
    });
    let utilities = utilities.collect();
    let pools = pools(raw, names, faults);
    let funds = funds(raw, names, faults);
    Parts {
        horizon: raw.horizon,
        calendars,
        places: raw.places.clone(),
        travel,
        skills: raw.skills.clone(),
        renewables,
        pools,
        funds,
        utilities,
        measures: Vec::new(),
        activities: Vec::new(),
        links: Vec::new(),
        groups: Vec::new(),
        objectives: raw.objectives.clone(),
        baseline: None,
        discount: discount(raw),
        hopeless: Vec::new(),
    }
}

/// Millionths at each tick: `10⁶ (1 + r)^(−tick / ticks a year)`, to the nearest.
fn discount(raw: &RawPortfolio) -> Vec<i64> {
    let yearly = 1.0 + f64::from(raw.discount_ppm) / 1e6;
    let years = |tick: Tick| f64::from(tick) / f64::from(raw.ticks_per_year.max(1));
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to a million")]
    let worth = |tick| libm::round(1e6 * libm::pow(yearly, -years(tick))) as i64;
    (0..=raw.horizon).map(worth).collect()
}

fn calendars(raw: &RawPortfolio, faults: &mut Faults) -> Vec<Calendar> {
    let length = usize::try_from(raw.horizon).unwrap_or(0);
    let build = |(place, calendar): (usize, &crate::portfolio::raw::RawCalendar)| {
        let at = At::top("calendars", place, &calendar.code);
        if calendar.working.len() != length {
            faults.push(at.field("working"), calendar.working.len(), FaultRule::Length { length });
        } else if !calendar.working.contains(&true) {
            faults.push(at.field("working"), "0", FaultRule::NoWorkingTick);
        }
        let mut working = calendar.working.clone();
        working.resize(length, false);
        Calendar { code: calendar.code.clone(), working }
    };
    raw.calendars.iter().enumerate().map(build).collect()
}

fn travel(raw: &RawPortfolio, faults: &mut Faults) -> Vec<u16> {
    let length = raw.places.len();
    if raw.travel.is_empty() {
        return Vec::new();
    }
    if raw.travel.len() != length {
        faults.push(At::root("travel"), raw.travel.len(), FaultRule::Length { length });
    }
    for (place, row) in raw.travel.iter().enumerate() {
        let at = At::top("travel", place, raw.places.get(place).map_or("", String::as_str));
        if row.len() != length {
            faults.push(at, row.len(), FaultRule::Length { length });
        }
        if let Some(&itself) = row.get(place).filter(|&&itself| itself != 0) {
            faults.push(at, itself, FaultRule::Diagonal);
        }
    }
    raw.travel.iter().flatten().copied().collect()
}

fn steps<T: Into<i64> + Copy>(
    at: &At<'_>,
    field: &str,
    steps: &Steps<T>,
    (low, high): (T, T),
    horizon: Tick,
    faults: &mut Faults,
) {
    let mut before = -1;
    for (place, &(tick, value)) in steps.iter().enumerate() {
        let at = at.item(field, place, "");
        faults.range(at, value, low, high);
        if tick <= before || tick > horizon {
            faults.push(at, tick, FaultRule::Steps { horizon });
        }
        before = tick;
    }
}

fn pools(raw: &RawPortfolio, names: &Names<'_>, faults: &mut Faults) -> Vec<Pool> {
    let mut pools = Vec::with_capacity(raw.pools.len());
    let mut first = 0u32;
    for (place, pool) in raw.pools.iter().enumerate() {
        let at = At::top("pools", place, &pool.code);
        pools.push(build_pool(&at, pool, first, raw, names, faults));
        first = first.saturating_add(pool.count.min(MOST_PERSONS));
    }
    faults.range(At::root("pools"), first, 0, MOST_PERSONS);
    pools
}

fn build_pool(
    at: &At<'_>,
    pool: &RawPool,
    first: u32,
    raw: &RawPortfolio,
    names: &Names<'_>,
    faults: &mut Faults,
) -> Pool {
    faults.range(at.field("count"), pool.count, 1, MOST_PERSONS);
    let mut levels = vec![0; raw.skills.len()];
    for (place, (skill, level)) in pool.skills.iter().enumerate() {
        let at = at.item("skills", place, skill);
        faults.range(at, *level, 1, 4);
        if let Some(skill_place) = faults.find(at, "skill", &names.skills, skill) {
            if levels[skill_place] != 0 {
                faults.push(at, skill, FaultRule::Duplicate { kind: "skill of this pool" });
            }
            levels[skill_place] = *level;
        }
    }
    let base = faults.find_if(at.field("base"), "place", &names.places, pool.base.as_ref());
    if pool.from < 0 || pool.from >= pool.to || pool.to > raw.horizon {
        let span = FaultRule::Span { horizon: raw.horizon };
        faults.push(at.field("from"), format!("{}, {}", pool.from, pool.to), span);
    }
    faults.range(at.field("min_stay"), pool.min_stay, 0, super::MOST_TICKS);
    Pool {
        code: pool.code.clone(),
        persons: first..first.saturating_add(pool.count.min(MOST_PERSONS)),
        levels,
        base,
        from: pool.from,
        to: pool.to,
        min_stay: pool.min_stay,
        stands: Vec::new(),
    }
}

fn funds(raw: &RawPortfolio, names: &Names<'_>, faults: &mut Faults) -> Vec<(String, Steps<i64>)> {
    let mut funds = Vec::with_capacity(raw.funds.len());
    for (place, fund) in raw.funds.iter().enumerate() {
        let at = At::top("funds", place, &fund.code);
        if fund.currency.trim().is_empty() {
            faults.push(at.field("currency"), &fund.currency, FaultRule::EmptyCode);
        } else {
            names.change(at.field("currency"), (1, &fund.currency), &raw.reference, true, faults);
        }
        let mut inflows = BTreeMap::<Tick, i64>::new();
        for (number, &(tick, amount)) in fund.inflows.iter().enumerate() {
            let at = at.item("inflows", number, "");
            faults.range(at, tick, 0, raw.horizon);
            faults.range(at, amount, 0, MOST_AMOUNT);
            let sum = inflows.entry(tick).or_default();
            *sum = sum.saturating_add(amount);
        }
        funds.push((fund.code.clone(), inflows.into_iter().filter(|&(_, amount)| amount != 0).collect()));
    }
    funds
}
