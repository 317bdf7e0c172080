//! The money of the plan: its value as a range, its cash by year, its measures. Filters and order are
//! the address.

use super::local::{self, Local};
use super::ranges::{self, Own, Told};
use super::{charts, one, words};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::pages::files::{self, Cell, Table, Written};
use crate::pages::listing::{self, Head, Pager, ROWS};
use crate::pages::person::Choice;
use crate::pages::works_words as works;
use crate::texts::fold;
use askama::Template;
use axum::response::Response;
use sanad_chart::Svg;
use sanad_i18n::Locale;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::Worth;
use sanad_outcomes::money::risk::Band;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Columns of the list; all of them put it in order.
const COLUMNS: &[&str] = &["measure", "npv", "irr", "payback", "invested", "jobs", "per-money"];
/// Worth above nought, below it.
const VALUES: &[&str] = &["gain", "cost"];

struct Row {
    name: Html,
    code: Html,
    cells: Vec<(String, Html)>,
}

#[derive(Template)]
#[template(path = "money/list.html")]
struct Money {
    page: Page,
    l: &'static Locale,
    empty: bool,
    import: String,
    sentences: Vec<Html>,
    /// Of which trials the ranges are.
    band: Html,
    years: Option<Svg>,
    moves: Option<Svg>,
    local: Option<Local>,
    values: Vec<Choice>,
    kinds: Vec<Choice>,
    sectors: Vec<Choice>,
    query: String,
    sort: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    pager: Pager,
    action: String,
    risk: String,
    csv: String,
    xlsx: String,
}

type Found<'a> = (usize, &'a Measure, &'a Worth);

fn sector<'a>(ctx: &'a Ctx, m: &Measure) -> &'a str {
    m.site.and_then(|id| ctx.p().sites.get(&id)).map_or("", |s| s.sector.as_str())
}

/// The measures that have a value, by place.
fn valued(ctx: &Ctx) -> Vec<Found<'_>> {
    let all = ctx.o().works.measures().iter().enumerate();
    all.filter_map(|(place, m)| Some((place, m, words::worth(ctx, place).ok()?))).collect()
}

fn filtered(ctx: &Ctx) -> Vec<Found<'_>> {
    let params = &ctx.params;
    let asked = |name: &str| !params.get(name).is_empty();
    let text: Vec<String> = fold(params.get("q")).split_whitespace().map(str::to_owned).collect();
    let mut found = valued(ctx);
    found.retain(|(_, m, own)| {
        let named = fold(&format!("{} {}", m.code, works::title(ctx, m)));
        let value = match params.get("value") {
            "gain" => own.npv > 0.0,
            "cost" => own.npv <= 0.0,
            _ => true,
        };
        value
            && (!asked("kind") || m.kind.code() == params.get("kind"))
            && (!asked("sector") || sector(ctx, m) == params.get("sector"))
            && text.iter().all(|word| named.contains(word.as_str()))
    });
    order(ctx, &mut found, params.get("sort"));
    found
}

/// What has no value comes last in either direction.
fn known(a: Option<f64>, b: Option<f64>, down: bool) -> Ordering {
    match (a, b) {
        (Some(x), Some(y)) if down => y.total_cmp(&x),
        (Some(x), Some(y)) => x.total_cmp(&y),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

fn order(ctx: &Ctx, found: &mut [Found<'_>], sort: &str) {
    let (down, by) = sort.strip_prefix('-').map_or((false, sort), |by| (true, by));
    found.sort_by(|(pa, a, x), (pb, b, y)| {
        let jobs = |m: &Measure| (m.jobs.likely > 0.0).then_some(m.jobs.likely);
        let per = |place: usize| ctx.o().money.scarce[place].per_money;
        let by = match by {
            "measure" => {
                let order = ctx.l.text(&a.name).cmp(ctx.l.text(&b.name));
                if down { order.reverse() } else { order }
            }
            "irr" => known(x.irr.clone().ok(), y.irr.clone().ok(), down),
            "payback" => known(x.payback.clone().ok(), y.payback.clone().ok(), down),
            "invested" => known(Some(x.invested), Some(y.invested), down),
            "jobs" => known(jobs(a), jobs(b), down),
            "per-money" => known(per(*pa), per(*pb), down),
            "npv" => known(Some(x.npv), Some(y.npv), down),
            // What is worth most comes first.
            _ => known(Some(x.npv), Some(y.npv), true),
        };
        by.then_with(|| a.code.cmp(&b.code))
    });
}

pub(super) async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let params = &ctx.params;
    let found = filtered(&ctx);
    let whole = ctx.o().money.whole.as_ref().filter(|whole| whole.measures > 0);
    let pager = Pager::new(&ctx, "money", found.len());
    let told = Told::of(&ctx.state, &ctx.view);
    let rows = found.iter().skip(pager.from).take(ROWS).map(|f| row(&ctx, &told, *f)).collect();
    let template = Money {
        page: ctx.page("money", ctx.t("money-title"), "money-question"),
        l: ctx.l,
        empty: whole.is_none(),
        import: ctx.href("import"),
        sentences: if whole.is_some() { sentences(&ctx, &told) } else { Vec::new() },
        band: told.note(&ctx, None),
        years: whole.and_then(|whole| charts::years(&ctx, whole)),
        moves: whole.and_then(|whole| charts::whole_moves(&ctx, whole)),
        local: local::local(&ctx, ctx.href("money"), &|of, side| format!("money.local-{of}.{side}")),
        values: VALUES
            .iter()
            .map(|code| Choice {
                code: (*code).to_owned(),
                name: ctx.t(&format!("money-filter-{code}")),
                chosen: *code == params.get("value"),
            })
            .collect(),
        kinds: choices(&ctx, "template-kind", "kind", |m| m.kind.code()),
        sectors: choices(&ctx, "sector", "sector", |m| sector(&ctx, m)),
        query: params.get("q").to_owned(),
        sort: params.get("sort").to_owned(),
        heads: COLUMNS
            .iter()
            .map(|c| listing::head(&ctx, "money", ctx.t(&format!("money-col-{c}")), c, true))
            .collect(),
        rows,
        pager,
        action: ctx.href("money"),
        risk: ctx.href("money/risk"),
        csv: ctx.href(&format!("money.csv{}", params.query())),
        xlsx: ctx.href(&format!("money.xlsx{}", params.query())),
    };
    ctx.html(&template)
}

fn choices<'a>(ctx: &'a Ctx, group: &str, param: &str, of: impl Fn(&'a Measure) -> &'a str) -> Vec<Choice> {
    let there: BTreeSet<&str> =
        valued(ctx).into_iter().map(|(_, m, _)| of(m)).filter(|c| !c.is_empty()).collect();
    let mut list: Vec<Choice> = there
        .into_iter()
        .map(|c| Choice {
            code: c.to_owned(),
            name: ctx.l.word(group, c),
            chosen: c == ctx.params.get(param),
        })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

fn sentences(ctx: &Ctx, told: &Told) -> Vec<Html> {
    let lead = [
        ("n", ctx.calc_slot("money.measures")),
        ("band", Slot::html(ranges::whole(ctx, told))),
        ("likely", Slot::html(words::money(ctx, "money.npv", true))),
        ("month", Slot::html(one::month(ctx))),
    ];
    let rests = ["assumed", "reported", "surveyed", "computed"];
    let rests = rests.map(|s| (s, Slot::html(words::percent(ctx, &format!("money.rests.{s}")))));
    vec![ctx.msg("money-lead", &lead), ctx.msg("money-rests-on", &rests)]
}

fn row(ctx: &Ctx, told: &Told, (place, m, own): Found<'_>) -> Row {
    let key = |what: &str| format!("measure/{}/{what}", m.code);
    let or_dash = |html: Html, words: &str| if html.is_empty() { ctx.dash(words) } else { html };
    let ranges = Own::new(ctx, told, place, m, own).in_short();
    let cells = [
        ranges.npv(),
        ranges.irr(),
        ranges.payback(),
        or_dash(ranges.invested(), "measure-no-cost"),
        or_dash(crate::pages::measures::jobs(ctx, m), "measure-no-jobs"),
        or_dash(words::number(ctx, &key("npv-per-money")), "measure-no-cost"),
    ];
    let labels = COLUMNS[1..].iter().map(|c| ctx.t(&format!("money-col-{c}")));
    let name = works::title(ctx, m);
    Row {
        name: Html::link(&words::href(ctx, m), "row-link", &Html::said(&name, &works::key(m, "parts"))),
        code: Html::said(&m.code, &works::key(m, "parts")),
        cells: labels.zip(cells).collect(),
    }
}

fn table(ctx: &Ctx) -> Table {
    let heads = [
        "code",
        "measure",
        "site",
        "npv-low",
        "npv-likely",
        "npv-high",
        "currency",
        "irr-low",
        "irr",
        "irr-high",
        "irr-none",
        "payback-low",
        "payback-months",
        "payback-high",
        "payback-none",
        "invested-low",
        "invested",
        "invested-high",
        "jobs",
        "per-money",
        "per-day",
    ];
    let number = |n: Option<f64>| n.map_or_else(Cell::empty, Cell::Number);
    let currency = words::currency(ctx).as_ref().map(ToString::to_string).unwrap_or_default();
    let told = Told::of(&ctx.state, &ctx.view);
    let low = |band: Option<Band>| number(band.map(|band| band.low).filter(|n| n.is_finite()));
    let high = |band: Option<Band>| number(band.map(|band| band.high).filter(|n| n.is_finite()));
    let none = |band: Option<Band>| number(band.map(|band| band.share_without()));
    let whole =
        |band: Option<Band>| band.map(|band| Band { low: band.low.round(), high: band.high.round(), ..band });
    let rows = filtered(ctx).into_iter().map(|(place, m, own)| {
        let ranges = told.ranges(&ctx.view, place);
        let site = m.site.and_then(|id| ctx.p().sites.get(&id));
        let scarce = ctx.o().money.scarce[place];
        vec![
            m.code.clone().into(),
            ctx.l.text(&m.name).to_owned().into(),
            site.map(|s| ctx.l.text(&s.name).to_owned()).unwrap_or_default().into(),
            low(whole(ranges.npv)),
            number(Some(own.npv.round())),
            high(whole(ranges.npv)),
            currency.clone().into(),
            low(ranges.irr),
            number(own.irr.clone().ok()),
            high(ranges.irr),
            none(ranges.irr),
            low(whole(ranges.payback)),
            number(own.payback.clone().ok().map(f64::round)),
            high(whole(ranges.payback)),
            none(ranges.payback),
            low(whole(ranges.invested)),
            number(Some(own.invested.round())),
            high(whole(ranges.invested)),
            number((m.jobs.likely > 0.0).then(|| m.jobs.likely.round())),
            number(scarce.per_money),
            number(scarce.per_day),
        ]
    });
    let rows = rows.collect();
    Table { head: heads.iter().map(|c| ctx.t(&format!("money-col-{c}"))).collect(), rows }
}

pub(super) async fn csv(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "money", Written::Csv, table).await
}

pub(super) async fn xlsx(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "money", Written::Xlsx, table).await
}
