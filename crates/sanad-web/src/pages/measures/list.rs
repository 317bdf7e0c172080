//! The list of proposed measures: filters and order are the address.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::Html;
use crate::pages::files::{self, Cell, Table, Written};
use crate::pages::listing::{self, Head, Pager, ROWS};
use crate::pages::person::Choice;
use crate::pages::works_words::{self as words, Standing};
use crate::texts::fold;
use askama::Template;
use axum::response::Response;
use sanad_i18n::Locale;
use sanad_model::{Date, Id, Kind};
use sanad_outcomes::measures::Measure;
use sanad_outcomes::measures::library::TemplateKind;
use sanad_outcomes::{Reach, reach};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Columns, and by which of them the list can be put in order.
const COLUMNS: &[(&str, bool)] = &[
    ("measure", true),
    ("site", true),
    ("standing", true),
    ("share", true),
    ("when", true),
    ("cost", true),
    ("jobs", true),
    ("items", true),
];

struct Line {
    name: Html,
    code: Html,
    kind: String,
    site: Html,
    standing: Html,
    share: Html,
    when: Html,
    cost: Html,
    jobs: Html,
    items: Html,
}

#[derive(Template)]
#[template(path = "measures/list.html")]
struct Measures {
    page: Page,
    l: &'static Locale,
    none_at_all: bool,
    import: String,
    sentence: Html,
    kinds: Vec<Choice>,
    standings: Vec<Choice>,
    sites: Vec<Choice>,
    items: Vec<Choice>,
    sectors: Vec<Choice>,
    query: String,
    passage: String,
    sort: String,
    heads: Vec<Head>,
    labels: Vec<String>,
    lines: Vec<Line>,
    pager: Pager,
    action: String,
    csv: String,
    xlsx: String,
    library: String,
    assumptions: String,
}

/// The sector of the site at which a measure is done.
fn sector<'a>(ctx: &'a Ctx, measure: &Measure) -> &'a str {
    measure.site.and_then(|id| ctx.p().sites.get(&id)).map_or("", |s| s.sector.as_str())
}

/// The measures that the address lets through, by place, in the order asked for.
pub(super) fn filtered(ctx: &Ctx) -> Vec<(usize, &Measure)> {
    let params = &ctx.params;
    let text: Vec<String> = fold(params.get("q")).split_whitespace().map(str::to_owned).collect();
    let site = ctx.p().by_code(Kind::Site, params.get("site"));
    let item = ctx.p().by_code(Kind::Item, params.get("item"));
    let asked = |name: &str| !params.get(name).is_empty();
    let passage = ctx.p().by_code(Kind::Statement, params.get("passage"));
    let reached = passage.and_then(|id| ctx.p().statements.get(&id)).map(|s| reach(ctx.p(), ctx.o(), s));
    let standing = Standing::ALL.into_iter().find(|s| s.code() == params.get("plan"));
    let mut found: Vec<(usize, &Measure)> = ctx
        .o()
        .works
        .measures()
        .iter()
        .enumerate()
        .filter(|(_, m)| !asked("kind") || m.kind.code() == params.get("kind"))
        .filter(|(_, m)| match params.get("site") {
            "" => true,
            "-" => m.site.is_none(),
            _ => site.is_some() && m.site == site,
        })
        .filter(|(place, _)| match &reached {
            Some(Reach::Measures(own)) => own.contains(place),
            Some(Reach::None(_)) => false,
            None => !asked("passage"),
        })
        .filter(|(_, m)| !asked("item") || m.items.iter().any(|(id, _)| Some(*id) == item))
        .filter(|(_, m)| !asked("sector") || sector(ctx, m) == params.get("sector"))
        .filter(|(place, _)| standing.is_none_or(|s| words::standing(ctx, *place) == s))
        .filter(|(_, m)| {
            text.is_empty() || {
                let all = fold(&format!("{} {}", m.code, words::title(ctx, m)));
                text.iter().all(|word| all.contains(word.as_str()))
            }
        })
        .collect();
    order(ctx, &mut found, params.get("sort"));
    found
}

/// What has no value comes last in either direction.
fn known<T: PartialOrd>(a: Option<T>, b: Option<T>, down: bool) -> Ordering {
    match (a, b) {
        (Some(x), Some(y)) => {
            let order = x.partial_cmp(&y).unwrap_or(Ordering::Equal);
            if down { order.reverse() } else { order }
        }
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

fn order(ctx: &Ctx, found: &mut [(usize, &Measure)], sort: &str) {
    let (down, by) = sort.strip_prefix('-').map_or((false, sort), |by| (true, by));
    let first = |place: usize| ctx.o().works.mark(place).map(|(low, ..)| low);
    let site = |m: &Measure| m.site.and_then(|id| ctx.p().sites.get(&id)).map(|s| ctx.l.text(&s.name));
    let cost = |place: usize| words::spread(ctx, place).and_then(|s| s.cost).map(|c| c.1);
    let jobs = |m: &Measure| (m.jobs.likely > 0.0).then_some(m.jobs.likely);
    found.sort_by(|(pa, a), (pb, b)| {
        let by = match by {
            "measure" => known(Some(ctx.l.text(&a.name)), Some(ctx.l.text(&b.name)), down),
            "site" => known(site(a), site(b), down),
            "standing" => known(Some(words::standing(ctx, *pa)), Some(words::standing(ctx, *pb)), down),
            "share" => {
                let of = |place: usize| words::spread(ctx, place).map(|s| s.chosen);
                known(of(*pa), of(*pb), down)
            }
            "when" => known(first(*pa), first(*pb), down),
            "cost" => known(cost(*pa), cost(*pb), down),
            "jobs" => known(jobs(a), jobs(b), down),
            "items" => known(Some(a.items.len()), Some(b.items.len()), down),
            // What is carried out first, by the first day on which it may be done.
            _ => words::standing(ctx, *pa)
                .cmp(&words::standing(ctx, *pb))
                .then_with(|| known(first(*pa), first(*pb), false)),
        };
        by.then_with(|| a.code.cmp(&b.code))
    });
}

pub(super) async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let params = &ctx.params;
    let found = filtered(&ctx);
    let pager = Pager::new(&ctx, "measures", found.len());
    let template = Measures {
        page: ctx.page("measures", ctx.t("measures-title"), "measures-question"),
        l: ctx.l,
        none_at_all: ctx.o().works.measures().is_empty(),
        import: ctx.href("import"),
        sentence: sentence(&ctx),
        kinds: kinds(&ctx),
        standings: Standing::ALL
            .into_iter()
            .map(|s| Choice {
                code: s.code().to_owned(),
                name: ctx.t(&format!("measure-standing-{}", s.code())),
                chosen: s.code() == params.get("plan"),
            })
            .collect(),
        sites: sites(&ctx),
        items: items(&ctx),
        sectors: sectors(&ctx),
        query: params.get("q").to_owned(),
        passage: params.get("passage").to_owned(),
        sort: params.get("sort").to_owned(),
        heads: COLUMNS
            .iter()
            .map(|(c, orders)| {
                listing::head(&ctx, "measures", ctx.t(&format!("measures-col-{c}")), c, *orders)
            })
            .collect(),
        labels: COLUMNS.iter().map(|(c, _)| ctx.t(&format!("measures-col-{c}"))).collect(),
        lines: found.iter().skip(pager.from).take(ROWS).map(|(place, m)| line(&ctx, *place, m)).collect(),
        pager,
        action: ctx.href("measures"),
        csv: ctx.href(&format!("measures.csv{}", params.query())),
        xlsx: ctx.href(&format!("measures.xlsx{}", params.query())),
        library: ctx.href("library"),
        assumptions: ctx.href("assumptions"),
    };
    ctx.html(&template)
}

fn sentence(ctx: &Ctx) -> Html {
    let all = ("all", ctx.calc_slot("works.proposed"));
    if ctx.o().works.works().is_none() {
        return ctx.msg("measures-sentence-unplanned", &[all]);
    }
    let carried = ctx.msg("measures-sentence", &[all, ("n", ctx.calc_slot("works.chosen"))]);
    let restarts = [("n", ctx.calc_slot("works.restarts")), ("all", ctx.calc_slot("works.restarts.all"))];
    carried.then(&Html::text(" ")).then(&ctx.msg("measures-restarts", &restarts))
}

fn kinds(ctx: &Ctx) -> Vec<Choice> {
    let there: BTreeSet<TemplateKind> = ctx.o().works.measures().iter().map(|m| m.kind).collect();
    there
        .into_iter()
        .map(|k| Choice {
            code: k.code().to_owned(),
            name: ctx.l.word("template-kind", k.code()),
            chosen: k.code() == ctx.params.get("kind"),
        })
        .collect()
}

fn named(ctx: &Ctx, kind: Kind, ids: BTreeSet<Id>, asked: &str) -> Vec<Choice> {
    let mut list: Vec<Choice> = ids
        .into_iter()
        .filter_map(|id| {
            let code = ctx.p().code_of(kind, id)?;
            let name = ctx.l.text(ctx.p().name_of(kind, id)?).to_owned();
            Some(Choice { chosen: code == asked, code: code.to_owned(), name })
        })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

fn sites(ctx: &Ctx) -> Vec<Choice> {
    let asked = ctx.params.get("site");
    let none = Choice { code: "-".to_owned(), name: ctx.t("measure-for-items"), chosen: asked == "-" };
    let ids = ctx.o().works.measures().iter().filter_map(|m| m.site).collect();
    std::iter::once(none).chain(named(ctx, Kind::Site, ids, asked)).collect()
}

fn items(ctx: &Ctx) -> Vec<Choice> {
    let ids = ctx.o().works.of_item.keys().copied().collect();
    named(ctx, Kind::Item, ids, ctx.params.get("item"))
}

fn sectors(ctx: &Ctx) -> Vec<Choice> {
    let there: BTreeSet<&str> =
        ctx.o().works.measures().iter().map(|m| sector(ctx, m)).filter(|s| !s.is_empty()).collect();
    let asked = ctx.params.get("sector");
    let mut list: Vec<Choice> = there
        .into_iter()
        .map(|c| Choice { code: c.to_owned(), name: ctx.l.word("sector", c), chosen: c == asked })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

fn line(ctx: &Ctx, place: usize, m: &Measure) -> Line {
    let or_dash = |html: Html, key: &str| if html.is_empty() { ctx.dash(key) } else { html };
    Line {
        name: Html::link(&words::href(ctx, m), "row-link", &words::name(ctx, m)),
        code: Html::raw(format!(
            "<code class=\"d\" data-src=\"{0}\">{1}</code>",
            crate::html::escape(&words::key(m, "parts")),
            crate::html::escape(&m.code)
        )),
        kind: ctx.l.word("template-kind", m.kind.code()),
        site: words::place_of(ctx, m.site),
        standing: words::standing_mark(ctx, place),
        share: or_dash(words::share(ctx, place), "measure-standing-unplanned"),
        when: or_dash(words::when(ctx, place), "measure-no-date"),
        cost: or_dash(words::cost(ctx, place), "measure-no-cost"),
        jobs: or_dash(jobs(ctx, m), "measure-no-jobs"),
        items: ctx.calc(&format!("measure/{}/items", m.code)),
    }
}

/// Lasting jobs from the mark on, as a range; nothing where there are none.
pub(crate) fn jobs(ctx: &Ctx, m: &Measure) -> Html {
    if m.jobs.high <= 0.0 {
        return Html::default();
    }
    words::assumed(ctx, &words::quantity(ctx, m.jobs, ""), &words::template_src(&m.template))
}

/// A day of a date as a file holds it: a month where the site was not surveyed.
fn day(m: &Measure, day: Date) -> Cell {
    let text = if m.surveyed { day.to_string() } else { format!("{:04}-{:02}", day.year(), day.month()) };
    text.into()
}

fn table(ctx: &Ctx) -> Table {
    let heads = [
        "code",
        "measure",
        "kind",
        "site-code",
        "site",
        "sector",
        "standing",
        "share",
        "cases",
        "from",
        "to",
        "cost-low",
        "cost-high",
        "currency",
        "jobs-low",
        "jobs-high",
        "items-codes",
    ];
    let works = ctx.o().works.works();
    let mut rows = Vec::new();
    for (place, m) in filtered(ctx) {
        let spread = words::spread(ctx, place);
        let site = m.site.and_then(|id| ctx.p().sites.get(&id));
        let cases = works.map(|w| w.drawn.cases - w.drawn.failed);
        let count = |n: Option<u64>| n.map_or_else(Cell::empty, Cell::count);
        let mark = ctx.o().works.mark(place);
        let digits = works.map_or(0, |w| w.reference.digits());
        let money = |n: Option<i64>| {
            n.map_or_else(Cell::empty, |n| Cell::Number((n as f64 / f64::from(10_u32.pow(digits))).round()))
        };
        let jobs = |n: f64| if m.jobs.high > 0.0 { Cell::Number(n.round()) } else { Cell::empty() };
        let codes: Vec<&str> =
            m.items.iter().filter_map(|(id, _)| ctx.p().code_of(Kind::Item, *id)).collect();
        rows.push(vec![
            m.code.clone().into(),
            ctx.l.text(&m.name).to_owned().into(),
            ctx.l.word("template-kind", m.kind.code()).into(),
            site.map(|s| s.code.clone()).unwrap_or_default().into(),
            site.map(|s| ctx.l.text(&s.name).to_owned()).unwrap_or_default().into(),
            site.filter(|s| !s.sector.is_empty())
                .map(|s| ctx.l.word("sector", &s.sector))
                .unwrap_or_default()
                .into(),
            ctx.t(&format!("measure-standing-{}", words::standing(ctx, place).code())).into(),
            count(spread.map(|s| s.chosen)),
            count(cases),
            mark.map_or_else(Cell::empty, |(low, ..)| day(m, low)),
            mark.and_then(|(_, _, high)| high).map_or_else(Cell::empty, |high| day(m, high)),
            money(spread.and_then(|s| s.cost).map(|c| c.0)),
            money(spread.and_then(|s| s.cost).map(|c| c.2)),
            works.map(|w| w.reference.to_string()).unwrap_or_default().into(),
            jobs(m.jobs.low),
            jobs(m.jobs.high),
            codes.join("; ").into(),
        ]);
    }
    Table { head: heads.iter().map(|c| ctx.t(&format!("measures-col-{c}"))).collect(), rows }
}

pub(super) async fn csv(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "measures", Written::Csv, table).await
}

pub(super) async fn xlsx(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "measures", Written::Xlsx, table).await
}
