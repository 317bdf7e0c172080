//! How a measure is paid for: by the programme's terms of finance, or else by its partners in equity.
//!
//! Terms give shares of what is invested, or amounts. What grants and financiers do not give is paid in by the partners
//! in the proportion of their shares, by the host where no partner is named. What cash is short of later they pay in by
//! what each pays in over all; what cash is left at the end of a year is paid out. Shares are of each currency of the
//! investment, so that a rate of exchange moves what is paid and who pays it alike.

use super::project::{plain, said};
use super::terms::status;
use sanad_appraise::Status;
use sanad_appraise::file::{
    Amounts, Contract, Days, Dividend, Equity, Figured, Finance, Grant, Origin as Side, Project, Repay,
    Series, Shares, Text as Words,
};
use sanad_model::programme::Financing;
use sanad_model::{Claim, FinancingKind, Id, Kind, Programme, Text, Value};
use std::collections::BTreeMap;

/// What stands between a code and the currency it is in, in the names of partners and contracts.
pub(super) const APART: char = ':';

/// What is paid, by currency (none: the project's) and whether the library has the supplier pay it; by month.
pub(super) type Paid = BTreeMap<(Option<String>, bool), Amounts>;

/// The terms of a measure, by code: its own, or else those of every measure that has none.
pub fn terms_of<'a>(p: &'a Programme, measure: &str) -> Vec<&'a Financing> {
    let of = |code: &str| -> Vec<&'a Financing> {
        let mut found: Vec<_> = p.financing.values().filter(|own| own.measure == code).collect();
        found.sort_by(|a, b| a.code.cmp(&b.code));
        found
    };
    let own = of(measure);
    if own.is_empty() { of("") } else { own }
}

/// Both texts of a record.
pub(super) fn words(text: &Text) -> Words {
    let both = [("ar", &text.ar), ("en", &text.en)];
    Words(both.into_iter().filter_map(|(lang, t)| Some((lang.to_owned(), t.clone()?))).collect())
}

/// How much of what is invested a term gives, and the claim that says so.
struct Part<'a> {
    term: &'a Financing,
    share: f64,
    claim: &'a Claim<Value>,
}

struct Payer<'a> {
    p: &'a Programme,
    /// The month after that of the mark.
    end: i32,
}

/// Says who pays for a project. `paid`: what is paid, by currency and whether the library has the supplier pay it;
/// `end`: the month after that of the mark.
pub(super) fn pay(p: &Programme, measure: &str, paid: &Paid, end: i32, project: &mut Project) -> Option<()> {
    let payer = Payer { p, end };
    project.calls = true;
    project.dividend = Some(Dividend {
        share: None,
        amount: None,
        cash: Some(Series::Constant(Figured::of(1.0, None, Status::Assumed)?)),
    });
    let terms = terms_of(p, measure);
    if terms.is_empty() {
        payer.by_library(paid, project);
        return Some(());
    }
    payer.by_terms(&terms, paid, project)
}

/// An amount of a month, by a share, without range.
fn part_of(amounts: &Amounts, share: f64, status: Status, source: &str) -> Option<Amounts> {
    let one = |figure: &Figured| {
        let likely: f64 = sanad_appraise::Number::of(figure.likely);
        Some(Figured::of(plain(likely * share), None, status)?.from_source(source, ""))
    };
    amounts.iter().map(|(key, figure)| Some((key.clone(), one(figure)?))).collect()
}

impl<'a> Payer<'a> {
    fn side(&self, party: Id) -> Side {
        let side = self.p.side_of(party);
        match self.p.settings.host {
            Some(host) if host == side => Side::Host,
            _ if self.p.parties.get(&side).is_some_and(|own| own.kind == "side") => Side::Supplier,
            _ => Side::Third,
        }
    }

    fn equity(
        &self,
        party: Option<Id>,
        side: Side,
        currency: Option<&str>,
        amounts: Amounts,
        project: &Project,
    ) -> Equity {
        let known = party.and_then(|id| self.p.parties.get(&id));
        let named = if side == Side::Host { "host" } else { "supplier" };
        let code = known.map_or(named, |own| own.code.as_str());
        Equity {
            partner: format!("{code}{APART}{}", currency.unwrap_or(&project.currency)),
            name: known.map_or_else(Words::default, |own| words(&own.name)),
            origin: side,
            class: Shares::Ordinary,
            preferred: None,
            rank: 0,
            ordinary: None,
            tax: None,
            currency: currency.map(str::to_owned),
            rate: "official".to_owned(),
            amounts,
        }
    }

    /// The side that is not the host, where there is just one more.
    fn other_side(&self) -> Option<Id> {
        let host = self.p.settings.host;
        let mut sides = self.p.sides().into_iter().filter(|own| Some(own.id) != host);
        let first = sides.next().map(|own| own.id);
        if sides.next().is_some() { None } else { first }
    }

    fn by_library(&self, paid: &Paid, project: &mut Project) {
        for ((currency, supplier), amounts) in paid {
            let (party, side) = if *supplier {
                (self.other_side(), Side::Supplier)
            } else {
                (self.p.settings.host, Side::Host)
            };
            let own = self.equity(party, side, currency.as_deref(), amounts.clone(), project);
            project.equity.push(own);
        }
    }

    /// Units of the project's currency for one of another.
    fn rate(project: &Project, currency: Option<&str>) -> f64 {
        let Some(code) = currency else { return 1.0 };
        let found = project.exchange.iter().find(|e| e.currency == code);
        match found.map(|e| &e.rate) {
            Some(Series::Constant(figure)) => sanad_appraise::Number::of(figure.likely),
            _ => 1.0,
        }
    }

    fn by_terms(&self, terms: &[&'a Financing], paid: &Paid, project: &mut Project) -> Option<()> {
        let mut merged: BTreeMap<Option<String>, Amounts> = BTreeMap::new();
        let mut invested = 0.0;
        for ((currency, _), amounts) in paid {
            let own = merged.entry(currency.clone()).or_default();
            for (key, figure) in amounts {
                own.entry(key.clone())
                    .and_modify(|f| f.likely += figure.likely)
                    .or_insert_with(|| figure.clone());
                let likely: f64 = sanad_appraise::Number::of(figure.likely);
                invested += likely * Self::rate(project, currency.as_deref());
            }
        }
        let known = |id, field| {
            let claim = self.p.fact(id, field).known()?;
            match &claim.value {
                Value::Number(range, unit) => Some((claim, *range, unit.as_str())),
                _ => None,
            }
        };
        let (mut given, mut partners, mut left) = (Vec::new(), Vec::new(), 1.0);
        for term in terms {
            let (claim, share) = if let Some((claim, range, _)) = known(term.id, "share") {
                (claim, range.likely / 100.0)
            } else {
                let Some((claim, range, unit)) = known(term.id, "amount") else { continue };
                let currency = (unit != project.currency).then_some(unit);
                let amount = range.likely * Self::rate(project, currency);
                (claim, if invested > 0.0 { amount / invested } else { 0.0 })
            };
            if term.kind == FinancingKind::Equity {
                partners.push(Part { term, share, claim });
            } else {
                // No more is drawn than is paid.
                let share = share.min(left);
                left -= share;
                given.push(Part { term, share, claim });
            }
        }
        let of_partners: f64 = partners.iter().map(|own| own.share).sum();
        for (currency, amounts) in &merged {
            let currency = currency.as_deref();
            for own in given.iter().filter(|own| own.share > 0.0) {
                self.give(own, currency, amounts, project)?;
            }
            for own in &partners {
                let share = if of_partners > 0.0 { left * own.share / of_partners } else { 0.0 };
                let amounts = part_of(amounts, share, status(own.claim.status), self.source(own.claim))?;
                let party = own.term.party;
                project.equity.push(self.equity(Some(party), self.side(party), currency, amounts, project));
            }
            if of_partners == 0.0 {
                let amounts = part_of(amounts, left, Status::Assumed, "")?;
                project.equity.push(self.equity(
                    self.p.settings.host,
                    Side::Host,
                    currency,
                    amounts,
                    project,
                ));
            }
        }
        // A partner in two terms is one.
        let mut one: Vec<Equity> = Vec::new();
        for own in project.equity.drain(..) {
            if let Some(same) = one.iter_mut().find(|same| same.partner == own.partner) {
                for (key, figure) in own.amounts {
                    same.amounts.entry(key).and_modify(|f| f.likely += figure.likely).or_insert(figure);
                }
            } else {
                one.push(own);
            }
        }
        project.equity = one;
        if terms.iter().any(|term| term.kind == FinancingKind::Loan) {
            // Whether this borrower may was checked where the terms stand.
            project.law.no_interest = Vec::new();
        }
        Some(())
    }

    fn source(&self, claim: &Claim<Value>) -> &'a str {
        claim.source.and_then(|id| self.p.code_of(Kind::Source, id)).unwrap_or_default()
    }

    /// A figure of a term as a part of one, with its claim.
    fn percent(&self, term: &Financing, field: &str) -> Option<Figured> {
        let claim = self.p.fact(term.id, field).known()?;
        let Value::Number(range, _) = &claim.value else { return None };
        let part = |n: f64| plain(n / 100.0);
        let span = (!range.is_exact()).then_some((part(range.low), part(range.high)));
        let why = claim.basis.en.as_deref().unwrap_or_default();
        Some(
            Figured::of(part(range.likely), span, status(claim.status))?.from_source(self.source(claim), why),
        )
    }

    fn months(&self, term: &Financing, field: &str, most: f64) -> u32 {
        let said = self.p.fact(term.id, field).number().map_or(0.0, |(range, _)| range.likely);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
        let months = libm::round(said.clamp(0.0, most)) as u32;
        months
    }

    /// A grant, or a contract that is paid back in equal parts of what was drawn.
    fn give(
        &self,
        own: &Part<'_>,
        currency: Option<&str>,
        amounts: &Amounts,
        project: &mut Project,
    ) -> Option<()> {
        let term = own.term;
        let code = format!("{}{APART}{}", term.code, currency.unwrap_or(&project.currency));
        let amounts = part_of(amounts, own.share, status(own.claim.status), self.source(own.claim))?;
        let name = self.p.parties.get(&term.party).map_or_else(Words::default, |party| words(&party.name));
        let (origin, currency) = (self.side(term.party), currency.map(str::to_owned));
        let contract = match term.kind {
            FinancingKind::Equity | FinancingKind::Grant => {
                let rate = "official".to_owned();
                project.grant.push(Grant { code, name, origin, currency, rate, amounts });
                return Some(());
            }
            FinancingKind::Murabaha => Contract::Murabaha,
            FinancingKind::Ijara => Contract::Ijara,
            FinancingKind::Musharaka => Contract::DiminishingMusharaka,
            FinancingKind::Loan => Contract::Loan,
        };
        let every = term.every.clamp(1, 60);
        let count = self.months(term, "months", 480.0).div_ceil(every).max(1);
        let first = self.end + (self.months(term, "grace", 120.0) + every).cast_signed();
        project.finance.push(Finance {
            code,
            name,
            contract,
            origin,
            currency,
            exchange: "official".to_owned(),
            rate: Series::Constant(self.percent(term, "charge").unwrap_or_else(Figured::nothing)),
            days: Days::Thirty360,
            draws: amounts,
            repay: Repay::Constant { first: said(first), every, count },
            interest_every: None,
            capitalised: None,
            capitalised_until: None,
            interest_first: None,
            fee: self.percent(term, "fee"),
            total_fee: None,
            commitment_fee: None,
            guarantee_fee: None,
        });
        Some(())
    }
}
