//! A plan of works as JSON: everything that it says, and nothing of when or how fast it was made.

use super::Setting;
use super::works::Wrong;
use sanad_i18n::Locale;
use sanad_model::{Currency, Date, Kind, Lang, Programme, Text};
use sanad_outcomes::Outcomes;
use sanad_outcomes::measures::engine::{Placed, Term, Terms, Tick};
use sanad_outcomes::measures::{Measure, Works};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The plan; the same bytes for an equal programme, day, effort and seed.
pub(super) fn plan(set: Setting, p: &Programme, o: &Outcomes, wrong: &Wrong) -> anyhow::Result<String> {
    let Some(works) = o.works.works() else { return Ok(String::new()) };
    let answer = &works.answer;
    let told = Told { p, o, works };
    let objectives: Vec<Value> = works
        .problem
        .objectives
        .iter()
        .zip(answer.gaps())
        .enumerate()
        .map(|(level, (terms, gap))| {
            let terms: Vec<Value> =
                terms.iter().map(|(term, weight)| json!({ "term": term.key(), "weight": weight })).collect();
            json!({ "level": level + 1, "terms": terms, "gap": gap })
        })
        .collect();
    let whole = json!({
        "programme": p.settings.code,
        "start": works.start.to_string(),
        "days": works.problem.horizon,
        "asked": o.today.to_string(),
        "seed": answer.seed,
        "effort": { "schedules_asked": answer.effort, "schedules": answer.schedules },
        "stopped": answer.stopped,
        "check": "passed",
        "objectives": objectives,
        "terms": terms(&answer.terms),
        "bound": terms(&answer.bound.terms),
        "reference": works.reference.to_string(),
        "cases": { "drawn": works.drawn.cases, "failed": works.drawn.failed },
        "carried_out": range(works.drawn.carried_out),
        "measures": (0..o.works.measures().len()).map(|m| told.measure(m)).collect::<Vec<_>>(),
        "funds": told.funds(),
        "questions": told.questions(set.locale()),
        "findings": wrong.json(set, p, o),
    });
    Ok(serde_json::to_string_pretty(&whole)?)
}

fn terms(terms: &Terms) -> Value {
    let all: serde_json::Map<String, Value> =
        Term::ALL.iter().map(|term| (term.key().to_owned(), json!(terms.get(*term)))).collect();
    Value::Object(all)
}

fn range<T: Into<Value>>((low, likely, high): (T, T, T)) -> Value {
    json!({ "low": low.into(), "likely": likely.into(), "high": high.into() })
}

fn text(text: &Text) -> Value {
    json!({ "ar": text.get(Lang::Ar), "en": text.get(Lang::En) })
}

struct Told<'a> {
    p: &'a Programme,
    o: &'a Outcomes,
    works: &'a Works,
}

impl Told<'_> {
    fn measure(&self, place: usize) -> Value {
        let measure = &self.o.works.measures()[place];
        let spread = self.works.drawn.measures.get(place).cloned().unwrap_or_default();
        let hopeless = self.works.problem.hopeless.iter().find(|(own, _)| *own == place);
        let items: Vec<&str> =
            measure.items.iter().filter_map(|(id, _)| self.p.code_of(Kind::Item, *id)).collect();
        json!({
            "code": measure.code,
            "template": measure.template,
            "kind": measure.kind.code(),
            "name": text(&measure.name),
            "site": measure.site.and_then(|id| self.p.code_of(Kind::Site, id)),
            "items": items,
            "choice": measure.choice.code(),
            "surveyed": measure.surveyed,
            "barred": measure.barred.map(sanad_outcomes::measures::Barred::code),
            "hopeless": hopeless.map(|(_, fault)| fault.rule.key()),
            "chosen": self.works.chosen(place),
            "share": { "n": spread.chosen, "of": self.works.drawn.cases - self.works.drawn.failed },
            "done": self.done(measure, place),
            "cost": spread.cost.map(|cost| money(cost, self.works.reference)),
            "activities": (0..measure.parts.len()).filter_map(|part| self.part(measure, place, part)).collect::<Vec<_>>(),
        })
    }

    /// When it is done. What was not surveyed has a range and no likely day.
    fn done(&self, measure: &Measure, place: usize) -> Option<Value> {
        let (low, likely, high) = self.o.works.mark(place)?;
        let said = |day: Date| day.to_string();
        let likely = measure.surveyed.then(|| said(likely));
        Some(json!({ "low": said(low), "likely": likely, "high": high.map(said) }))
    }

    fn part(&self, measure: &Measure, place: usize, number: usize) -> Option<Value> {
        let part = &measure.parts[number];
        let drawn = self.works.drawn.parts.get(place).and_then(|parts| parts.get(number)).copied().flatten();
        let placed = self.works.placed(place, number);
        if drawn.is_none() && placed.is_none() {
            return None;
        }
        let last = |tick: Tick| self.works.day((tick - 1).max(0));
        let days: Option<(Date, Date)> = drawn.map(|(low, high)| (self.works.day(low), last(high)));
        let activity = self.works.activity(place, number);
        let mode = activity.zip(placed).map(|(activity, placed)| {
            self.works.problem.activities[activity].modes[placed.mode].code.as_str()
        });
        let sure = placed.filter(|_| measure.surveyed);
        Some(json!({
            "code": part.code,
            "name": text(&part.name),
            "phase": part.phase.code(),
            "from": days.map(|days| days.0.to_string()),
            "to": days.map(|days| days.1.to_string()),
            "start": sure.map(|placed| self.works.day(placed.start).to_string()),
            "finish": sure.map(|placed| last(placed.finish).to_string()),
            "mode": mode,
            "persons": placed.map(|placed| self.persons(placed)),
        }))
    }

    /// How many persons of each pool work on it.
    fn persons(&self, placed: &Placed) -> BTreeMap<String, usize> {
        let mut of: BTreeMap<String, usize> = BTreeMap::new();
        for person in placed.persons.iter().flatten() {
            let pool = self.works.problem.pools.iter().find(|pool| pool.persons.contains(person));
            *of.entry(pool.map_or_else(String::new, |pool| pool.code.clone())).or_default() += 1;
        }
        of
    }

    fn funds(&self) -> Vec<Value> {
        let spending = self.works.spending();
        let funds = self
            .works
            .funds
            .iter()
            .enumerate()
            .filter_map(|(place, id)| Some((place, self.p.funds.get(id)?)));
        funds
            .map(|(place, fund)| {
                let (code, inflows) = &self.works.problem.funds[place];
                let came: i64 = inflows.iter().map(|(_, amount)| amount).sum();
                let spent: i64 = spending.get(place).map_or(0, |own| own.values().sum());
                let drawn = self.works.drawn.spending.get(place).and_then(|own| own.last()).copied();
                json!({
                    "code": code,
                    "currency": fund.currency.to_string(),
                    "comes_in": came,
                    "spent": spent,
                    "spent_in_cases": drawn.map(range),
                })
            })
            .collect()
    }

    fn questions(&self, l: &Locale) -> Vec<Value> {
        let question = |own: &sanad_outcomes::measures::Question| {
            json!({
                "site": self.p.code_of(Kind::Site, own.site),
                "blocker": own.blocker.code(),
                "said": l.word("blocker", own.blocker.code()),
                "measures_changed": own.changes,
                "days_moved": own.days,
            })
        };
        self.works.drawn.questions.iter().map(question).collect()
    }
}

/// Minor units as a range, with their currency.
fn money((low, likely, high): (i64, i64, i64), currency: Currency) -> Value {
    json!({ "low": low, "likely": likely, "high": high, "currency": currency.to_string() })
}
