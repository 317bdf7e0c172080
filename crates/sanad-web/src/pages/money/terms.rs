//! Who pays in, who lends, and what each has of it.

use super::{charts, words};
use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::works_words as works;
use sanad_outcomes::Shown;
use sanad_outcomes::appraise::file::Text;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Worth, terms_of};
use sanad_report::sheet::contract;

/// A row of a table: its name and its cells, each with the name of its column.
pub(super) struct Row {
    pub(super) name: Html,
    pub(super) cells: Vec<(String, Html)>,
}

/// A table.
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// The terms of finance of a measure.
pub(super) struct Terms {
    pub(super) sentences: Vec<Html>,
    pub(super) tables: Vec<Table>,
    /// Where terms are recorded.
    pub(super) record: String,
}

/// A name of a party, or words for its side.
fn named(ctx: &Ctx, code: &str, name: &Text) -> Html {
    let own = name.get(ctx.lang().code());
    match code {
        _ if !own.is_empty() => Html::said(own, &format!("record/parties/{code}")),
        "host" => Html::text(&ctx.t("money-host")),
        _ => Html::text(&ctx.t("money-supplier")),
    }
}

/// What must be said first: that cash would be short, and who pays then.
pub(super) fn called(ctx: &Ctx, m: &Measure, own: &Worth) -> Html {
    if own.called.is_empty() {
        return Html::default();
    }
    let names: Vec<String> = own.called.iter().map(|(p, _)| charts::period(ctx, m, own, *p)).collect();
    let periods = Html::said(&ctx.l.list(&names), &works::key(m, "statements"));
    let key = |what: &str| format!("measure/{}/{what}", m.code);
    let amount = words::money(ctx, &key("called"), true);
    let n = ctx.calc_slot(&key("short"));
    ctx.msg("money-called", &[("n", n), ("periods", Slot::html(periods)), ("amount", Slot::html(amount))])
}

/// How well cash carries debt.
fn cover(ctx: &Ctx, m: &Measure, own: &Worth) -> Option<Html> {
    let (least, at) = own.cover?;
    let key = format!("measure/{}/cover", m.code);
    let period = Html::said(&charts::period(ctx, m, own, at), &works::key(m, "statements"));
    let period = ("period", Slot::html(period));
    Some(if least <= 0.0 {
        ctx.msg("money-terms-uncovered", &[period])
    } else if least < 1.0 {
        let share = works::assumed(ctx, &words::percents(ctx, least * 100.0), &format!("calc/{key}"));
        ctx.msg("money-terms-short-cover", &[period, ("share", Slot::html(share))])
    } else {
        let cover = match ctx.ledger().get(&key).map(|entry| &entry.shown) {
            Some(Shown::Number(n)) => ctx.l.number((n * 100.0).round() / 100.0),
            _ => return None,
        };
        let cover = works::assumed(ctx, &cover, &format!("calc/{key}"));
        ctx.msg("money-terms-cover", &[period, ("cover", Slot::html(cover))])
    })
}

fn sentences(ctx: &Ctx, m: &Measure, own: &Worth) -> Vec<Html> {
    let terms = terms_of(ctx.p(), &m.code);
    let how = match terms.first() {
        None => "money-terms-none",
        Some(first) if first.measure.is_empty() => "money-terms-of-all",
        Some(_) => "money-terms-said",
    };
    let mut said = vec![Html::text(&ctx.t(how))];
    let granted = words::money(ctx, &format!("measure/{}/granted", m.code), true);
    if !granted.is_empty() {
        said.push(ctx.msg("money-terms-granted", &[("amount", Slot::html(granted))]));
    }
    said.extend(cover(ctx, m, own));
    if let Some(ban) = ctx.p().settings.host.and_then(|host| ctx.p().interest_ban(host)) {
        let source = ctx.link(sanad_model::Kind::Indicator, ban);
        said.push(ctx.msg("money-terms-ban", &[("source", Slot::html(source))]));
    }
    said
}

/// The terms of a measure, its partners and its contracts.
pub(super) fn terms(ctx: &Ctx, m: &Measure, own: &Worth) -> Terms {
    let key = |what: &str| format!("measure/{}/{what}", m.code);
    let partners = own.partners.iter().map(|partner| {
        let key = |what: &str| key(&format!("partner/{}/{what}", partner.code));
        let irr = match &partner.irr {
            Ok(_) => words::percent(ctx, &key("irr")),
            Err(reason) => words::why(ctx, reason),
        };
        let cells = [
            ("money-col-paid-in", words::money(ctx, &key("paid-in"), true)),
            ("money-col-share", words::percent(ctx, &key("share"))),
            ("money-col-partner-npv", words::money(ctx, &key("npv"), true)),
            ("money-col-partner-irr", irr),
        ];
        let cells = cells.map(|(head, cell)| (ctx.t(head), cell)).into();
        Row { name: named(ctx, &partner.code, &partner.name), cells }
    });
    let contracts = own.contracts.iter().map(|one| {
        let key = |what: &str| key(&format!("term/{}/{what}", one.code));
        let kind = Html::text(&ctx.t(&format!("study-contract-{}", contract(one.kind))));
        let cells = [
            ("money-col-kind", kind),
            ("money-col-drawn", words::money(ctx, &key("drawn"), true)),
            ("money-col-cost-of-money", words::money(ctx, &key("paid"), true)),
        ];
        let cells = cells.map(|(head, cell)| (ctx.t(head), cell)).into();
        let name = one.name.get(ctx.lang().code());
        Row { name: Html::said(name, &format!("record/financing/{}", one.code)), cells }
    });
    let table = |caption: &str, first: &str, rows: Vec<Row>| {
        let heads = rows.first().map(|row| row.cells.iter().map(|(head, _)| head.clone()).collect());
        let mut all = vec![ctx.t(first)];
        all.extend::<Vec<String>>(heads.unwrap_or_default());
        Table { caption: ctx.t(caption), heads: all, rows }
    };
    let mut tables = vec![
        table("money-partners-caption", "money-col-partner", partners.collect()),
        table("money-contracts-caption", "money-col-financier", contracts.collect()),
    ];
    tables.retain(|table| !table.rows.is_empty());
    Terms { sentences: sentences(ctx, m, own), tables, record: ctx.href("register/financing") }
}
