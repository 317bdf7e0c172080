//! What a survey found, in one short line: state, what holds the site back, the largest shortfall.
//! Only what the survey itself says counts; what others say of the site stands on its page.

use crate::paper::short_name;
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::Survey;
use sanad_model::{Blocker, Claim, Kind, Lang, Programme, Range, Value};

/// How many reasons are named.
const REASONS: usize = 4;

/// What is needed and what is there, and the word for both.
const NEEDS: [(&str, &str, &str); 3] = [
    ("power", "power.needed", "power.available"),
    ("water", "water.needed", "water.available"),
    ("people", "people.needed", "people.present"),
];

pub(crate) fn found(p: &Programme, lang: Lang, survey: &Survey) -> String {
    let l = Locale::of(lang);
    let args = [
        ("name", Arg::from(short_name(p, l, Kind::Site, survey.site))),
        ("date", Arg::from(l.date(survey.made_on))),
    ];
    let mut parts = vec![l.t1_bare("brief-change-survey", &args)];
    if let Some(Value::Choice(state)) = answer(p, survey, "state").map(|c| &c.value) {
        parts.push(l.word("state", state).to_lowercase());
    }
    parts.extend(reasons(p, l, survey));
    parts.extend(shortfall(p, l, survey));
    parts.join(if lang == Lang::Ar { "؛ " } else { "; " })
}

/// What the survey says of a field; nothing when it says that nobody knows.
fn answer<'a>(p: &'a Programme, survey: &Survey, field: &str) -> Option<&'a Claim<Value>> {
    let claims = p.fact(survey.site, field).claims();
    claims.iter().find(|c| c.source == Some(survey.source)).filter(|c| !c.value.is_unknown())
}

fn reasons(p: &Programme, l: &Locale, survey: &Survey) -> Option<String> {
    let present: Vec<String> = Blocker::ALL
        .iter()
        .filter(|b| answer(p, survey, &format!("blocker.{b}")).is_some_and(|c| c.value == Value::YesNo(true)))
        .map(|b| l.word("blocker", b.code()).to_lowercase())
        .collect();
    let named = l.list(&present[..present.len().min(REASONS)]);
    let reasons = ("reasons", Arg::from(named));
    match present.len().saturating_sub(REASONS) {
        _ if present.is_empty() => None,
        0 => Some(l.t1_bare("brief-found-reasons", &[reasons])),
        more => Some(l.t1_bare("brief-found-reasons-more", &[reasons, ("n", Arg::from(more as u64))])),
    }
}

/// The need of which the smallest part is there.
fn shortfall(p: &Programme, l: &Locale, survey: &Survey) -> Option<String> {
    let number = |field| match &answer(p, survey, field)?.value {
        Value::Number(range, unit) => Some((*range, unit.as_str())),
        _ => None,
    };
    let part = |(has, needs): &((Range, &str), (Range, &str))| {
        (has.0.likely * scale(has.1)) / (needs.0.likely * scale(needs.1))
    };
    let short = NEEDS
        .iter()
        .filter_map(|(word, needs, has)| Some((word, (number(has)?, number(needs)?))))
        .filter(|(_, both)| part(both) < 1.0)
        .min_by(|(_, a), (_, b)| part(a).total_cmp(&part(b)));
    let (word, ((has, has_unit), (needs, unit))) = short?;
    let has = l.quantity(has, if has_unit == unit { "" } else { has_unit });
    let args = [
        ("what", Arg::from(l.word("blocker", word).to_lowercase())),
        ("has", Arg::from(has)),
        ("needs", Arg::from(l.quantity(needs, unit))),
    ];
    Some(l.t1_bare("brief-found-short", &args))
}

/// How many of the smallest unit of its kind a unit is.
fn scale(unit: &str) -> f64 {
    if unit == "MW" { 1_000.0 } else { 1.0 }
}
