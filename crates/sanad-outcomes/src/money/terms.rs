//! What holds where the sites are: taxes, prices, rates. Read from the programme's indicators by code:
//! those of the host begin with its party's code and hold the word of the term, such as
//! `libya-corporate-income-tax`; those of the appraisal itself begin with `appraise-`.

use sanad_appraise::Status;
use sanad_appraise::file::Figured;
use sanad_model::{Id, Kind, Programme, Status as Said};

/// Terms of an appraisal, each with the claim that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// What a year's waiting costs: 0.12 is twelve per cent.
    pub discount: Figured,
    /// Tax on profit, a share.
    pub income_tax: Option<Figured>,
    /// Years of production without it.
    pub holiday: u32,
    /// Years for which losses are carried.
    pub losses: u32,
    /// How prices on the host's side grow a year.
    pub inflation: Option<Figured>,
    /// Whether loans with interest are not allowed; the source that says so.
    pub interest_ban: Option<String>,
    /// The claims that all of this rests on.
    pub claims: Vec<Id>,
}

/// What is taken where nobody says otherwise.
const DISCOUNT: (f64, f64, f64) = (0.08, 0.12, 0.16);

impl Terms {
    /// The terms of a programme.
    pub fn of(p: &Programme) -> Self {
        let host = p.settings.host.and_then(|id| p.code_of(Kind::Party, id)).unwrap_or_default().to_owned();
        let mut claims = Vec::new();
        let mut find = |word: &str, prefix: &str| {
            let own = |code: &str| !prefix.is_empty() && code.starts_with(prefix) && code.contains(word);
            let id = p.indicators.iter().find(|(_, i)| own(&i.code)).map(|(id, _)| *id)?;
            let fact = [p.fact(id, "value"), p.fact(id, "statement")].into_iter().find_map(|f| f.known())?;
            claims.push(fact.id);
            let source =
                fact.source.and_then(|s| p.sources.get(&s)).map_or(String::new(), |s| s.code.clone());
            Some((id, source, status(fact.status)))
        };
        let number = |found: Option<(Id, String, Status)>, scale: f64| {
            let (id, source, status) = found?;
            let (range, _) = p.fact(id, "value").number()?;
            let span = (!range.is_exact()).then_some((range.low * scale, range.high * scale));
            Some(Figured::of(range.likely * scale, span, status)?.from_source(&source, ""))
        };
        let years = |found: Option<(Id, String, Status)>| {
            let (id, ..) = found?;
            let (range, _) = p.fact(id, "value").number()?;
            (0..=40).find(|years| (f64::from(*years) - range.likely).abs() <= 0.5)
        };
        let (low, likely, high) = DISCOUNT;
        let discount = number(find("discount-rate", "appraise-"), 0.01)
            .or_else(|| Figured::of(likely, Some((low, high)), Status::Assumed))
            .unwrap_or_else(Figured::nothing);
        let income_tax = number(find("corporate-income-tax", &host), 0.01);
        let holiday = years(find("tax-holiday", &host)).unwrap_or(0);
        let losses = years(find("loss-carry-forward", &host)).unwrap_or(0);
        let inflation = number(find("inflation", &host), 0.01);
        let interest_ban = find("interest-ban", &host).map(|(_, source, _)| source);
        Self { discount, income_tax, holiday, losses, inflation, interest_ban, claims }
    }
}

/// A status in the words of appraisal.
pub(super) fn status(said: Said) -> Status {
    match said {
        Said::Surveyed => Status::Surveyed,
        Said::Reported => Status::Reported,
        Said::Computed => Status::Computed,
        Said::Assumed => Status::Assumed,
    }
}
