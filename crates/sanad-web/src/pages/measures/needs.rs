//! What a measure needs and gives, and what it costs by origin and currency.

use super::list::jobs;
use super::one::hands;
use crate::ctx::Ctx;
use crate::html::Html;
use crate::pages::works_words as words;
use sanad_i18n::Arg;
use sanad_model::{Blocker, Currency};
use sanad_outcomes::measures::library::{From, Origin, Template};
use sanad_outcomes::measures::{Measure, Part, Presence, Three};
use std::collections::BTreeMap;

/// Something that is needed or given.
pub(crate) struct Need {
    /// What.
    pub(crate) what: Html,
    /// How much.
    pub(crate) amount: Html,
}

/// What is paid for things of one origin in one currency.
pub(crate) struct CostRow {
    /// From where.
    pub(crate) origin: String,
    /// Who pays.
    pub(crate) payer: String,
    /// How much.
    pub(crate) amount: Html,
    /// For what.
    pub(crate) what: Html,
}

fn add(sum: &mut Three, more: Three) {
    sum.low += more.low;
    sum.likely += more.likely;
    sum.high += more.high;
}

/// The parts of the likely case.
fn likely(m: &Measure) -> impl Iterator<Item = &Part> {
    m.parts.iter().filter(|part| !matches!(part.when, Presence::Perhaps(_)))
}

/// People, equipment, courses, power and water.
pub(super) fn needs(ctx: &Ctx, m: &Measure) -> Vec<Need> {
    let src = words::template_src(&m.template);
    let mut people: BTreeMap<(From, &str), (u8, u32, Three)> = BTreeMap::new();
    let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut power, mut water) = (Three::default(), Three::default());
    for part in likely(m) {
        for hands in &part.crew {
            let own = people.entry((hands.from, &hands.skill)).or_default();
            own.0 = own.0.max(hands.level);
            own.1 = own.1.max(hands.count);
            add(&mut own.2, part.days.times(f64::from(hands.count)));
        }
        let library = ctx.o().works.library.get(&part.template);
        for (what, count) in
            library.and_then(|t| t.activities.get(part.activity)).iter().flat_map(|a| &a.uses)
        {
            let own = uses.entry(what).or_default();
            *own = (*own).max(*count);
        }
        let taken = |t: Option<Three>| t.filter(|t| t.likely < 0.0).map(|t| t.times(-1.0));
        if let Some(taken) = taken(part.power) {
            add(&mut power, taken);
        }
        if let Some(taken) = taken(part.water) {
            add(&mut water, taken);
        }
    }
    let mut list: Vec<Need> = people
        .into_iter()
        .map(|((from, skill), (level, count, days))| {
            let text = words::quantity(ctx, days, "person-days");
            Need {
                what: Html::said(&hands(ctx, count, skill, level, from), &src),
                amount: words::assumed(ctx, &text, &src),
            }
        })
        .collect();
    for (what, count) in uses {
        let amount = words::assumed(ctx, &ctx.l.count(u64::from(count)), &src);
        list.push(Need { what: Html::text(&ctx.l.word("resource", what)), amount });
    }
    for (what, amount, unit) in [("measure-power", power, "kW"), ("measure-water", water, "m3/day")] {
        if amount.likely > 0.0 {
            let amount = words::assumed(ctx, &words::quantity(ctx, amount, unit), &src);
            list.push(Need { what: Html::text(&ctx.t(what)), amount });
        }
    }
    list
}

/// Jobs, output, people who have learned something, power and water.
pub(super) fn gains(ctx: &Ctx, m: &Measure, template: &Template) -> Vec<Need> {
    let src = words::template_src(&m.template);
    let mut list = Vec::new();
    let jobs = jobs(ctx, m);
    if !jobs.is_empty() {
        list.push(Need { what: Html::text(&ctx.t("measures-col-jobs")), amount: jobs });
    }
    if let Some(output) = &template.output {
        let size = m.size.as_ref().map_or(Three { low: 1.0, likely: 1.0, high: 1.0 }, |s| s.amount);
        let text = words::quantity(ctx, size.times(output.per_size), &output.unit);
        list.push(Need { what: ctx.text(&output.name, &src), amount: words::assumed(ctx, &text, &src) });
    }
    let mut taught: BTreeMap<(&str, u8), u32> = BTreeMap::new();
    let (mut power, mut water) = (Three::default(), Three::default());
    for part in likely(m) {
        let library = ctx.o().works.library.get(&part.template);
        for t in library.and_then(|t| t.activities.get(part.activity)).iter().flat_map(|a| &a.teaches) {
            *taught.entry((&t.skill, t.level)).or_default() += t.count;
        }
        let given = |t: Option<Three>| t.filter(|t| t.likely > 0.0);
        if let Some(given) = given(part.power) {
            add(&mut power, given);
        }
        if let Some(given) = given(part.water) {
            add(&mut water, given);
        }
    }
    for ((skill, level), count) in taught {
        let args = [("skill", Arg::from(ctx.l.word("skill", skill))), ("level", Arg::from(u64::from(level)))];
        list.push(Need {
            what: Html::said(&ctx.l.t1_bare("measure-taught", &args), &src),
            amount: words::assumed(
                ctx,
                &ctx.l.quantity(sanad_model::Range::exact(f64::from(count)), "persons"),
                &src,
            ),
        });
    }
    for (what, amount, unit) in
        [("measure-power-given", power, "kW"), ("measure-water-given", water, "m3/day")]
    {
        if amount.likely > 0.0 {
            let amount = words::assumed(ctx, &words::quantity(ctx, amount, unit), &src);
            list.push(Need { what: Html::text(&ctx.t(what)), amount });
        }
    }
    list
}

/// Where the things of a payment come from, and what they are.
fn of_charge<'a>(ctx: &'a Ctx, part: &Part, cost: usize) -> Option<(Origin, &'a sanad_model::Text)> {
    let activity = ctx.o().works.library.get(&part.template)?.activities.get(part.activity)?;
    activity.cost.get(cost).map(|c| (c.origin, &c.name))
}

/// What is paid in the likely case, by origin, payer and currency: sums never mix currencies.
pub(super) fn costs(ctx: &Ctx, m: &Measure) -> Vec<CostRow> {
    type Row<'a> = (Three, Vec<&'a str>);
    let mut rows: BTreeMap<(Origin, bool, Currency), Row<'_>> = BTreeMap::new();
    for part in likely(m) {
        for charge in &part.charges {
            let Some((origin, name)) = of_charge(ctx, part, charge.cost) else { continue };
            let own = rows.entry((origin, charge.supplier_pays, charge.currency)).or_default();
            add(&mut own.0, charge.amount);
            let name = ctx.l.text(name);
            if !own.1.contains(&name) {
                own.1.push(name);
            }
        }
    }
    let src = words::template_src(&m.template);
    rows.into_iter()
        .map(|((origin, supplier, currency), (amount, names))| CostRow {
            origin: ctx.l.word("origin", origin.code()),
            payer: ctx.l.word("origin", if supplier { "supplier" } else { "host" }),
            amount: words::assumed(ctx, &words::money(ctx, amount, currency), &src),
            what: Html::said(&ctx.l.list(&names.into_iter().map(str::to_owned).collect::<Vec<_>>()), &src),
        })
        .collect()
}

/// What a blocker adds where it holds the site back: days and money.
pub(super) fn adds(ctx: &Ctx, m: &Measure, blocker: Blocker, days: Three) -> Vec<Html> {
    let own = |part: &&Part| matches!(part.when, Presence::Blocked(b) | Presence::Perhaps(b) if b == blocker);
    let mut money: BTreeMap<Currency, Three> = BTreeMap::new();
    let mut src = String::new();
    for part in m.parts.iter().filter(own) {
        src = words::template_src(&part.template);
        for charge in &part.charges {
            add(money.entry(charge.currency).or_default(), charge.amount);
        }
    }
    let mut list = Vec::new();
    if days.likely > 0.0 {
        list.push(words::assumed(ctx, &words::quantity(ctx, days, "days"), &src));
    }
    list.extend(
        money
            .into_iter()
            .map(|(currency, amount)| words::assumed(ctx, &words::money(ctx, amount, currency), &src)),
    );
    list
}
