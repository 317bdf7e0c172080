//! What the programme has to carry measures out: crews, money, equipment, days, roads, power and
//! water, as the planning problem names them.
//!
//! * A skill stands three times: as it is, and with the side that has it (`host:mechanical`), since
//!   an activity may ask for people of one side.
//! * Money is taken from a fund of the side that pays: the first, by code, in the currency itself,
//!   else the first that has a rate. Where a side has no fund, its money is not counted, and the
//!   plan says so.
//! * Of several rates between two currencies the official one is used, then that with the surcharge,
//!   the parallel one, an assumed one; of one set the latest.
//! * Power and water bind only where something is known: what a site has and needs, or that it has
//!   not enough.

mod people;

use crate::case::Case;
use crate::eased::Eased;
use crate::library::{Fast, From as Side, Library};
use crate::measure::{Measure, Part, Presence, Three};
use crate::plan::{More, Scenario};
use crate::problem::{day, tick, whole};
use sanad_model::programme::Calendar;
use sanad_model::{Blocker, Currency, Date, Geo, GroupingRule, Id, Kind, Programme};
use sanad_plan::portfolio::{
    RawCalendar, RawFund, RawPool, RawPortfolio, RawRate, RawRenewable, RawUtility, Term, Tick,
};
use sanad_plan::visits::Point;
use std::collections::BTreeMap;

/// Days planned at most.
const MOST_DAYS: Tick = 18_250;
/// Places of a rate after the point.
const RATE: f64 = 1e9;
/// Calendar of work by people of the host alone.
const HOST: &str = "host";
/// Calendar of work for which both sides must work.
const BOTH: &str = "both";

/// Power or water.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Electric power, kW.
    Power,
    /// Water, m³ a day.
    Water,
}

impl Dimension {
    /// Its unit as the address of a utility has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Power => "kW",
            Self::Water => "m3/day",
        }
    }

    /// Both.
    pub const ALL: [Self; 2] = [Self::Power, Self::Water];

    pub(crate) const fn blocker(self) -> Blocker {
        match self {
            Self::Power => Blocker::Power,
            Self::Water => Blocker::Water,
        }
    }

    pub(crate) const fn of(self, part: &Part) -> Option<Three> {
        match self {
            Self::Power => part.power,
            Self::Water => part.water,
        }
    }

    pub(crate) const fn of_mut(self, part: &mut Part) -> &mut Option<Three> {
        match self {
            Self::Power => &mut part.power,
            Self::Water => &mut part.water,
        }
    }

    /// The claim of a site with a number in this dimension, and its number.
    pub(crate) fn known(self, p: &Programme, site: Id, what: &str) -> Option<(Id, f64)> {
        let field = match self {
            Self::Power => format!("power.{what}"),
            Self::Water => format!("water.{what}"),
        };
        let fact = p.fact(site, &field);
        let (range, unit) = fact.number()?;
        let one = if unit == "MW" { 1000.0 } else { 1.0 };
        Some((fact.known()?.id, range.likely * one))
    }
}

/// The code of a skill of a side.
pub(crate) fn skill_of(side: Side, skill: &str) -> String {
    match side {
        Side::Supplier => format!("supplier:{skill}"),
        Side::Host => format!("host:{skill}"),
        Side::Either => skill.to_owned(),
    }
}

/// What there is, and in which order the problem has it.
#[derive(Debug)]
pub(crate) struct Supply<'a> {
    p: &'a Programme,
    library: &'a Library,
    /// Day 0.
    pub(crate) start: Date,
    /// Days planned.
    pub(crate) horizon: Tick,
    base: RawPortfolio,
    /// Pools in the order of the problem.
    pub(crate) pools: Vec<Id>,
    /// Funds in the order of the problem.
    pub(crate) funds: Vec<Id>,
    /// Renewables in the order of the problem: what they are.
    pub(crate) renewables: Vec<String>,
    /// Utilities in the order of the problem.
    pub(crate) utilities: Vec<(Id, Dimension)>,
    /// The currency in which value is counted.
    pub(crate) reference: Currency,
    /// The claims that were read.
    pub(crate) claims: Vec<Id>,
    host: Option<Id>,
    places: BTreeMap<Id, String>,
    rates: BTreeMap<(Currency, Currency), (i64, i64)>,
    hosts: Vec<bool>,
    more: BTreeMap<String, i64>,
    /// What a scenario holds less strictly.
    pub(crate) eased: Vec<Eased>,
}

/// The side where the sites are: the programme's `host`, else the one side that offers nothing
/// where another does.
pub fn host(p: &Programme) -> Option<Id> {
    if let Some(host) = p.settings.host {
        return Some(p.side_of(host));
    }
    let offers = |side: Id| p.capabilities.values().any(|c| p.side_of(c.party) == side);
    let silent: Vec<Id> = p.sides().iter().map(|side| side.id).filter(|side| !offers(*side)).collect();
    match silent.as_slice() {
        [one] if p.sides().len() > 1 => Some(*one),
        _ => None,
    }
}

impl<'a> Supply<'a> {
    /// What the programme has from a day on.
    pub(crate) fn new(
        p: &'a Programme,
        library: &'a Library,
        measures: &[Measure],
        start: Date,
        scenario: &Scenario,
    ) -> Self {
        let more: i64 =
            scenario.more.iter().filter(|(what, _)| *what == More::Days).map(|(_, days)| days).sum();
        let days = i64::from(p.settings.works_days) + more;
        let horizon = Tick::try_from(days).unwrap_or(MOST_DAYS).clamp(1, MOST_DAYS);
        let dollar = [b'U', b'S', b'D'].iter().map(|b| char::from(*b)).collect::<String>().parse();
        let mut supply = Self {
            p,
            library,
            start,
            horizon,
            base: RawPortfolio { horizon, ticks_per_year: 365, ..RawPortfolio::default() },
            pools: Vec::new(),
            funds: Vec::new(),
            renewables: Vec::new(),
            utilities: Vec::new(),
            reference: dollar.unwrap_or_else(|_| unreachable!("three capital letters")),
            claims: Vec::new(),
            host: host(p),
            places: BTreeMap::new(),
            rates: BTreeMap::new(),
            hosts: Vec::new(),
            more: BTreeMap::new(),
            eased: scenario.eased.clone(),
        };
        supply.read_calendars();
        supply.read_people(measures);
        supply.read_money(scenario);
        supply.read_resources();
        supply.read_utilities(measures);
        supply.read_objectives();
        supply.add(&scenario.more);
        supply
    }

    /// What a scenario has more of, from the first day on. More power or water is added where the
    /// problem is made, since what a site has depends on the case.
    fn add(&mut self, more: &[(More, i64)]) {
        for (what, by) in more {
            let count = u32::try_from(*by).unwrap_or(0);
            match what {
                More::Fund(code) => {
                    if let Some(fund) = self.base.funds.iter_mut().find(|fund| fund.code == *code) {
                        fund.inflows.insert(0, (0, *by));
                    }
                }
                More::Skill(skill, level) if count > 0 => self.base.pools.push(RawPool {
                    code: format!("more:{skill}"),
                    count,
                    skills: vec![(skill.clone(), *level)],
                    base: None,
                    from: 0,
                    to: self.horizon,
                    min_stay: 0,
                }),
                More::Renewable(code) => {
                    for own in self.base.renewables.iter_mut().filter(|own| own.code == *code) {
                        own.capacity.iter_mut().for_each(|step| step.1 = step.1.saturating_add(count));
                    }
                }
                More::Utility(code) => *self.more.entry(code.clone()).or_default() += by,
                More::Skill(..) | More::Days => {}
            }
        }
    }

    /// Whether anybody is there to work.
    pub(crate) fn has_crews(&self) -> bool {
        !self.pools.is_empty()
    }

    fn number(&mut self, record: Id, field: &str) -> Option<f64> {
        let fact = self.p.fact(record, field);
        let (range, _) = fact.number()?;
        self.claims.extend(fact.known().map(|c| c.id));
        Some(range.likely)
    }

    fn geo(&mut self, record: Id, field: &str) -> Option<Geo> {
        let fact = self.p.fact(record, field);
        let geo = fact.place()?;
        self.claims.extend(fact.known().map(|c| c.id));
        Some(geo)
    }

    fn day_of(&mut self, record: Id, field: &str) -> Option<sanad_model::When> {
        let fact = self.p.fact(record, field);
        self.claims.extend(fact.known().map(|c| c.id));
        fact.when()
    }

    fn read_calendars(&mut self) {
        let (p, start) = (self.p, self.start);
        let own = self.host.and_then(|side| p.calendar_of(side));
        let all: Vec<&Calendar> = p.sides().iter().filter_map(|side| p.calendar_of(side.id)).collect();
        let working = |calendars: &[&Calendar]| -> Vec<bool> {
            (0..self.horizon).map(|t| calendars.iter().all(|c| c.works_on(day(start, t)))).collect()
        };
        let host: Vec<&Calendar> = own.into_iter().collect();
        self.base.calendars = [(HOST, working(&host)), (BOTH, working(&all))]
            .into_iter()
            .map(|(code, working)| RawCalendar { code: code.to_owned(), working })
            .collect();
    }

    fn read_money(&mut self, scenario: &Scenario) {
        let p = self.p;
        let mut rates: Vec<_> = p.rates.values().collect();
        rates.sort_by(|a, b| a.set.cmp(&b.set).then(b.dated.cmp(&a.dated)).then_with(|| a.code.cmp(&b.code)));
        for rate in rates {
            let (from, to) = (rate.from, rate.to);
            if self.rates.contains_key(&(from, to)) {
                continue;
            }
            if let Some(value) = self.number(rate.id, "rate").filter(|v| *v > 0.0) {
                let (up, down) = (10_i64.pow(to.digits()), 10_i64.pow(from.digits()));
                let (n, d) = (whole(value * RATE).saturating_mul(up), whole(RATE).saturating_mul(down));
                let by = common(n, d).max(1);
                self.rates.insert((from, to), (n / by, d / by));
            }
        }
        self.base.rates = self
            .rates
            .iter()
            .map(|((from, to), (numerator, denominator))| RawRate {
                from: from.to_string(),
                to: to.to_string(),
                numerator: *numerator,
                denominator: *denominator,
            })
            .collect();
        let mut funds: Vec<_> = p.funds.values().collect();
        funds.sort_by(|a, b| a.code.cmp(&b.code));
        for fund in funds {
            let currency = fund.currency;
            let mut inflows = Vec::new();
            // A fund that is left out stays with nothing in it: what it would pay for is not free.
            let left_out = scenario.without_funds.contains(&fund.code);
            let instalments = p.instalments.get(&fund.id).into_iter().flatten();
            for instalment in instalments.filter(|_| !left_out) {
                let Some(amount) = self.number(instalment.id, "amount") else { continue };
                let at = self.tick(instalment.due).max(0);
                if at <= self.horizon {
                    inflows.push((at, Self::minor(currency, amount)));
                }
            }
            self.funds.push(fund.id);
            self.base.funds.push(RawFund {
                code: fund.code.clone(),
                currency: currency.to_string(),
                inflows,
            });
        }
        let into = |to: Currency| self.rates.keys().filter(|(_, own)| *own == to).count();
        if into(self.reference) == 0
            && let Some(fund) = p.funds.values().map(|f| f.currency).max_by_key(|c| into(*c))
        {
            self.reference = fund;
        }
        self.base.reference = self.reference.to_string();
    }

    fn read_resources(&mut self) {
        let mut all: BTreeMap<String, i64> = BTreeMap::new();
        let resources: Vec<_> = self.p.resources.values().collect();
        for resource in resources {
            if let Some(capacity) = self.number(resource.id, "capacity") {
                *all.entry(resource.what.clone()).or_default() += whole(capacity);
            }
        }
        for (what, capacity) in all {
            let capacity = u32::try_from(capacity.max(0)).unwrap_or(u32::MAX);
            self.base.renewables.push(RawRenewable { code: what.clone(), capacity: vec![(0, capacity)] });
            self.renewables.push(what);
        }
    }

    fn read_utilities(&mut self, measures: &[Measure]) {
        for measure in measures.iter().filter(|m| m.is_restart()) {
            let Some(site) = measure.site else { continue };
            for dimension in Dimension::ALL {
                let of = |part: &Part| dimension.of(part).map_or(0.0, |t| t.likely);
                let takes = measure.parts.iter().any(|part| of(part) < 0.0);
                let gives = measure.parts.iter().any(|part| of(part) > 0.0);
                let known = dimension.known(self.p, site, "available");
                if takes && (gives || known.is_some()) && !self.utilities.contains(&(site, dimension)) {
                    self.claims.extend(known.map(|(claim, _)| claim));
                    self.utilities.push((site, dimension));
                }
            }
        }
    }

    fn read_objectives(&mut self) {
        let mut levels: BTreeMap<u32, Vec<(Term, u32)>> = BTreeMap::new();
        for objective in self.p.objectives.values() {
            let term = match objective.term {
                sanad_model::Term::Value => Term::Value,
                sanad_model::Term::Jobs => Term::Jobs,
                sanad_model::Term::Output => Term::Output,
                sanad_model::Term::Local => Term::Local,
                sanad_model::Term::Lateness => Term::Lateness,
                sanad_model::Term::End => Term::End,
                sanad_model::Term::Change => Term::Change,
            };
            levels.entry(objective.level).or_default().push((term, objective.weight));
        }
        self.base.objectives = levels.into_values().collect();
        if self.base.objectives.is_empty() {
            self.base.objectives = vec![
                vec![(Term::Lateness, 1)],
                vec![(Term::Output, 1), (Term::Jobs, 2)],
                vec![(Term::Value, 1)],
                vec![(Term::End, 1)],
            ];
        }
    }

    /// The problem without measures.
    pub(crate) fn raw(&self, measures: &[Measure], case: &Case) -> RawPortfolio {
        let mut raw = self.base.clone();
        for (utility, (site, dimension)) in self.utilities.iter().enumerate() {
            let given = vec![(0, self.given(measures, case, utility))];
            raw.utilities.push(RawUtility { given, code: self.utility_code(*site, *dimension) });
        }
        raw
    }

    /// What is given of a utility, by place, in a case.
    pub(crate) fn given(&self, measures: &[Measure], case: &Case, utility: usize) -> i64 {
        let (site, dimension) = &self.utilities[utility];
        let own = measures.iter().filter(|m| m.is_restart() && m.site == Some(*site));
        let (mut taken, mut cured) = (0.0, false);
        for (measure, part) in own.flat_map(|m| m.parts.iter().map(move |part| (m, part))) {
            let amount = dimension.of(part).map_or(0.0, |t| t.likely);
            taken -= amount.min(0.0);
            cured |= case.has(measure, part)
                && matches!(part.when, Presence::Blocked(b) | Presence::Perhaps(b) if b == dimension.blocker());
        }
        let known = dimension.known(self.p, *site, "available").map(|(_, amount)| amount);
        let given = known.unwrap_or(if cured { 0.0 } else { taken });
        let more = self.more.get(&self.utility_code(*site, *dimension)).copied().unwrap_or(0);
        whole(given) + more
    }

    /// Numerator and denominator of a rate between minor units; nothing between equal currencies.
    pub(crate) fn rate(&self, from: Currency, to: Currency) -> Option<(i64, i64)> {
        if from == to { None } else { self.rates.get(&(from, to)).copied() }
    }

    fn utility_code(&self, site: Id, dimension: Dimension) -> String {
        format!("{}/{}", self.p.code_of(Kind::Site, site).unwrap_or_default(), dimension.code())
    }

    /// The utility that a site's plan must keep to.
    pub(crate) fn utility(&self, site: Id, dimension: Dimension) -> Option<String> {
        self.utilities.contains(&(site, dimension)).then(|| self.utility_code(site, dimension))
    }

    /// The place of a site.
    pub(crate) fn place(&self, site: Id) -> Option<String> {
        self.places.get(&site).cloned()
    }

    /// The tick of a day; before day 0 below 0.
    pub(crate) fn tick(&self, day: Date) -> Tick {
        tick(self.start, day)
    }

    /// The tick after a day, within the plan.
    pub(crate) fn tick_after(&self, day: Date) -> Tick {
        (tick(self.start, day) + 1).clamp(0, self.horizon)
    }

    /// The calendar of an activity.
    pub(crate) fn calendar(abroad: bool) -> String {
        if abroad { BOTH } else { HOST }.to_owned()
    }

    /// The second mode of a part.
    pub(crate) fn fast(&self, part: &Part) -> Option<Fast> {
        self.library.get(&part.template)?.activities.get(part.activity)?.fast
    }

    /// What a part uses of that which the programme counts.
    pub(crate) fn uses(&self, part: &Part) -> Vec<(String, u32)> {
        let own = self.library.get(&part.template).and_then(|t| t.activities.get(part.activity));
        let uses = own.map(|activity| activity.uses.as_slice()).unwrap_or_default();
        uses.iter().filter(|(what, _)| self.renewables.contains(what)).cloned().collect()
    }

    /// The fund out of which a side pays in a currency.
    pub(crate) fn fund(&self, supplier_pays: bool, currency: Currency) -> Option<String> {
        let p = self.p;
        let own = |id: &&Id| {
            let side = p.funds.get(id).map(|fund| p.side_of(fund.party));
            self.host.is_none_or(|host| (side == Some(host)) != supplier_pays)
        };
        let of = |id: &Id| p.funds.get(id).map(|fund| fund.currency);
        let funds: Vec<&Id> = self.funds.iter().filter(own).collect();
        let same = funds.iter().find(|id| of(id) == Some(currency));
        let rate =
            || funds.iter().find(|id| of(id).is_some_and(|to| self.rates.contains_key(&(currency, to))));
        let chosen = same.or_else(rate).or(funds.first())?;
        p.funds.get(chosen).map(|fund| fund.code.clone())
    }

    /// Minor units of an amount.
    pub(crate) fn minor(currency: Currency, amount: f64) -> i64 {
        whole(amount * f64::from(10_u32.pow(currency.digits())))
    }

    /// Minor units in the reference currency; 0 without a rate.
    pub(crate) fn in_reference(&self, amount: i64, currency: Currency) -> i64 {
        if currency == self.reference {
            return amount;
        }
        let Some((n, d)) = self.rates.get(&(currency, self.reference)) else { return 0 };
        i64::try_from(i128::from(amount) * i128::from(*n) / i128::from(*d).max(1)).unwrap_or(i64::MAX)
    }

    /// The day, and perhaps the mode, that a person has fixed.
    pub(crate) fn pin(&self, measure: &str, part: &str) -> Option<(Date, Option<String>)> {
        let pin = self.p.pins.values().find(|pin| pin.measure == measure && pin.activity == part)?;
        Some((pin.start, (!pin.mode.is_empty()).then(|| pin.mode.clone())))
    }

    /// Rules of choice that the programme has, by code.
    pub(crate) fn groups(&self) -> Vec<(GroupingRule, Vec<String>)> {
        let mut all: Vec<_> = self.p.groupings.values().collect();
        all.sort_by(|a, b| a.code.cmp(&b.code));
        all.into_iter().map(|group| (group.rule, group.measures.clone())).collect()
    }
}

const fn point(geo: Geo) -> Point {
    Point { lat: geo.lat, lon: geo.lon }
}

fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { common(b, a % b) }
}
