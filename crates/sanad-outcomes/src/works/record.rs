//! The plan of works in the ledger.

use super::{ItemWorks, WorksOutcome};
use crate::ledger::{Dep, Ledger, Shown};
use sanad_measures::{Measure, Works};
use sanad_model::{Currency, Id, Kind, Programme};

/// What could be done, and, where there is a plan, what it says.
pub(super) fn works(p: &Programme, outcome: &WorksOutcome, ledger: &mut Ledger) {
    let mut proposed = Vec::new();
    for measure in outcome.measures() {
        let key = format!("measure/{}/parts", measure.code);
        ledger.count(&key, measure.parts.len(), "measure-parts", made_from(p, measure));
        proposed.push(Dep::Result(key.clone()));
        let items = format!("measure/{}/items", measure.code);
        ledger.count(items, measure.items.len(), "measure-items", vec![Dep::Result(key)]);
    }
    ledger.count("works.proposed", outcome.measures().len(), "works-proposed", proposed.clone());
    served(p, outcome, ledger);
    let mut from = proposed;
    from.extend(supply(p, outcome.works()));
    from.extend(outcome.measures().iter().filter(|m| m.answers.is_some()).filter_map(|m| {
        let site = p.code_of(Kind::Site, m.site?)?;
        let key = format!("site/{site}/answers");
        ledger.get(&key).is_some().then_some(Dep::Result(key))
    }));
    from.push(Dep::Today);
    ledger.count("works.inputs", outcome.measures().len(), "works-inputs", from);
    let Some(works) = outcome.works() else { return };
    let whole = || vec![Dep::Result("works.inputs".to_owned())];
    let chosen = |test: &dyn Fn(&Measure) -> bool| {
        outcome.measures().iter().enumerate().filter(|(n, m)| works.chosen(*n) && test(m)).count()
    };
    ledger.count("works.chosen", chosen(&|_| true), "works-chosen", whole());
    ledger.count("works.restarts", chosen(&Measure::is_restart), "works-restarts", whole());
    let all = outcome.measures().iter().filter(|m| m.is_restart()).count();
    ledger.count("works.restarts.all", all, "works-restarts-all", whole());
    let sure = outcome.measures().iter().enumerate();
    let sure = sure.filter(|(n, m)| m.is_restart() && works.chosen(*n) && works.drawn.often(*n)).count();
    ledger.count("works.restarts.sure", sure, "works-restarts-sure", whole());
    let restarts: Vec<usize> = (0..outcome.measures().len())
        .filter(|n| works.chosen(*n) && outcome.measures()[*n].is_restart())
        .collect();
    let (first, last) = super::ends(outcome, &restarts);
    for (key, rule, dates) in [("works.first", "works-first", first), ("works.last", "works-last", last)] {
        if let Some((low, likely, high)) = dates {
            ledger.put(key, Shown::Dates(low, likely, high), rule, whole());
        }
    }
    for (level, gap) in works.answer.gaps().into_iter().enumerate() {
        ledger.put(format!("works.gap.{}", level + 1), Shown::Number(gap), "works-gap", whole());
    }
    for (place, measure) in outcome.measures().iter().enumerate() {
        let spread = &works.drawn.measures[place];
        let key = |what: &str| format!("measure/{}/{what}", measure.code);
        let from = || vec![Dep::Result(key("parts")), Dep::Result("works.inputs".to_owned())];
        let of = works.drawn.cases - works.drawn.failed;
        ledger.put(key("share"), Shown::Share(spread.chosen, of), "measure-share", from());
        ledger.put(
            key("chosen"),
            Shown::Code(if works.chosen(place) { "yes" } else { "no" }.to_owned()),
            "measure-chosen",
            from(),
        );
        if let Some((low, likely, high)) = outcome.mark(place) {
            ledger.put(key("mark"), Shown::Dates(low, likely, high), "measure-mark", from());
        }
        if let Some((low, likely, high)) = spread.cost {
            let money = Shown::Money(low, likely, high, works.reference);
            ledger.put(key("cost"), money, "measure-cost", from());
        }
    }
    funds(p, works, ledger);
    items(p, outcome, ledger);
}

/// What a measure was made from.
fn made_from(p: &Programme, measure: &Measure) -> Vec<Dep> {
    let mut from: Vec<Dep> = measure.claims.iter().map(|id| Dep::Claim(*id)).collect();
    let record = |kind: Kind, id: Id| Dep::Record(kind, id);
    from.extend(measure.record.map(|id| record(Kind::Measure, id)));
    from.extend(measure.site.map(|id| record(Kind::Site, id)));
    if measure.named < measure.items.len() {
        from.push(Dep::Result(format!("works.asked.{}", measure.served_as)));
    }
    for (item, _) in &measure.items[measure.items.len() - measure.named..] {
        let code = p.code_of(Kind::Item, *item).unwrap_or_default();
        from.push(Dep::Result(format!("item/{code}/status")));
    }
    let mut templates: Vec<&String> = measure.parts.iter().map(|part| &part.template).collect();
    templates.push(&measure.template);
    templates.sort();
    templates.dedup();
    from.extend(templates.into_iter().map(|code| Dep::Template(code.clone())));
    from
}

/// What the plan has to carry measures out.
/// What a plan is made from beside measures; without a plan all money that there is.
fn supply(p: &Programme, works: Option<&Works>) -> Vec<Dep> {
    let mut from = Vec::new();
    if let Some(works) = works {
        from.extend(works.claims.iter().map(|id| Dep::Claim(*id)));
        from.extend(works.pools.iter().map(|id| Dep::Record(Kind::People, *id)));
        from.extend(works.funds.iter().map(|id| Dep::Record(Kind::Fund, *id)));
    } else {
        from.extend(p.funds.keys().map(|id| Dep::Record(Kind::Fund, *id)));
    }
    from.extend(p.pins.keys().map(|id| Dep::Record(Kind::Pin, *id)));
    from.extend(p.groupings.keys().map(|id| Dep::Record(Kind::Grouping, *id)));
    from.extend(p.objectives.keys().map(|id| Dep::Record(Kind::Objective, *id)));
    from
}

fn funds(p: &Programme, works: &Works, ledger: &mut Ledger) {
    for (place, id) in works.funds.iter().enumerate() {
        let Some(fund) = p.funds.get(id) else { continue };
        let from = || vec![Dep::Result("works.inputs".to_owned()), Dep::Record(Kind::Fund, *id)];
        let currency: Currency = fund.currency;
        let whole: i64 = works.problem.funds[place].1.iter().map(|(_, amount)| amount).sum();
        let came = Shown::Money(whole, whole, whole, currency);
        ledger.put(format!("fund/{}/whole", fund.code), came, "fund-whole", from());
        let spent: i64 = works.spending()[place].values().sum();
        let (low, _, high) =
            works.drawn.spending.get(place).and_then(|s| s.last()).copied().unwrap_or_default();
        let money = Shown::Money(low.min(spent), spent, high.max(spent), currency);
        ledger.put(format!("fund/{}/spent", fund.code), money, "fund-spent", from());
    }
}

/// What each kind of measure is asked for, how many of it there are, and how many measures serve
/// each open item.
fn served(p: &Programme, outcome: &WorksOutcome, ledger: &mut Ledger) {
    for (kind, own) in &outcome.of_kind {
        let common = own.iter().map(|n| &outcome.measures()[*n]).find(|m| m.named < m.items.len());
        let items = common.map_or(&[][..], |m| &m.items[..m.items.len() - m.named]);
        let status = |id: &Id| format!("item/{}/status", p.code_of(Kind::Item, *id).unwrap_or_default());
        let from = items.iter().map(|(id, _)| Dep::Result(status(id))).collect();
        ledger.count(format!("works.asked.{kind}"), items.len(), "works-asked", from);
        let parts = own.iter().map(|n| result(outcome, *n, "parts")).collect();
        ledger.count(format!("works.kind.{kind}"), own.len(), "works-kind", parts);
    }
    for (id, own) in &outcome.of_item {
        let Some(item) = p.items.get(id) else { continue };
        let from = serving(outcome, own, "parts", "");
        ledger.count(format!("item/{}/measures", item.code), own.measures.len(), "item-measures", from);
    }
}

fn items(p: &Programme, outcome: &WorksOutcome, ledger: &mut Ledger) {
    for (kind, own) in &outcome.of_kind {
        let planned = own.iter().filter(|n| outcome.works().is_some_and(|works| works.chosen(**n))).count();
        let from = own.iter().map(|n| result(outcome, *n, "chosen")).collect();
        ledger.count(format!("works.kind.{kind}.planned"), planned, "works-kind-planned", from);
    }
    for (id, own) in &outcome.of_item {
        let Some(item) = p.items.get(id) else { continue };
        let key = |what: &str| format!("item/{}/{what}", item.code);
        let from = serving(outcome, own, "chosen", ".planned");
        ledger.count(key("planned"), own.planned, "item-planned", from.clone());
        for (what, rule, dates) in [("first", "item-first", own.first), ("last", "item-last", own.last)] {
            if let Some((low, likely, high)) = dates {
                ledger.put(key(what), Shown::Dates(low, likely, high), rule, from.clone());
            }
        }
    }
}

fn result(outcome: &WorksOutcome, measure: usize, what: &str) -> Dep {
    Dep::Result(format!("measure/{}/{what}", outcome.measures()[measure].code))
}

/// What an item's count rests on: whole kinds of measure where all of them serve it, else each.
fn serving(outcome: &WorksOutcome, own: &ItemWorks, what: &str, whole: &str) -> Vec<Dep> {
    let kinds = own.kinds.iter().map(|kind| Dep::Result(format!("works.kind.{kind}{whole}")));
    kinds.chain(own.single.iter().map(|n| result(outcome, *n, what))).collect()
}
