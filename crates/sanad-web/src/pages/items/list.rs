//! The list: filters, order and columns are the address; a saved view is that address.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot, escape};
use crate::pages::listing::{self, Head, Pager, ROWS};
use crate::pages::person::{self, Choice};
use crate::params::Params;
use crate::texts::fold;
use askama::Template;
use axum::response::Response;
use sanad_i18n::Locale;
use sanad_model::programme::Item;
use sanad_model::{Force, Id, ItemStatus, Kind};
use sanad_outcomes::ItemOutcome;
use std::collections::BTreeSet;

/// Columns that may be left out, in their order.
const COLUMNS: &[&str] =
    &["force", "owner", "due", "status", "last", "proof", "forecast", "fields", "meeting"];
/// Those not shown unless asked for.
const EXTRA: &[&str] = &["fields", "meeting"];
/// Columns by which the list can be put in order.
const ORDERS: &[&str] = &["code", "force", "owner", "due", "status", "last", "forecast"];

struct Line {
    code: Html,
    title: Html,
    similar: Html,
    cells: Vec<(String, Html)>,
}

struct Named {
    href: String,
    label: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "items.html")]
struct Items {
    page: Page,
    l: &'static Locale,
    none_at_all: bool,
    views: Vec<Named>,
    kinds: Vec<Choice>,
    statuses: Vec<Choice>,
    owners: Vec<Choice>,
    fields: Vec<Choice>,
    query: String,
    sort: String,
    columns: Vec<Choice>,
    heads: Vec<Head>,
    lines: Vec<Line>,
    pager: Pager,
    action: String,
    csv: String,
    xlsx: String,
    import: String,
    new_text: String,
}

/// The items a filter lets through, in the order asked for.
pub(super) fn filtered<'a>(ctx: &'a Ctx, params: &Params) -> Vec<(&'a Item, &'a ItemOutcome)> {
    let (p, o) = (ctx.p(), ctx.o());
    let owner = params.get("owner");
    let owner_id = p.by_code(Kind::Party, owner);
    let words: Vec<String> = fold(params.get("q")).split_whitespace().map(str::to_owned).collect();
    let status = ItemStatus::from_code(params.get("status"));
    let force = Force::from_code(params.get("force"));
    let site = p.by_code(Kind::Site, params.get("site"));
    let meeting = p.by_code(Kind::Meeting, params.get("meeting"));
    let mut found: Vec<(&Item, &ItemOutcome)> = p
        .items
        .values()
        .filter_map(|item| Some((item, o.items.get(&item.id)?)))
        .filter(|(_, x)| match params.get("kind") {
            "agreed" => x.is_agreed(),
            "aspects" => !x.is_agreed(),
            _ => true,
        })
        .filter(|(_, x)| status.map_or(x.status != ItemStatus::Withdrawn, |s| x.status == s))
        .filter(|(_, x)| force.is_none_or(|f| x.force == f))
        .filter(|(_, x)| match owner {
            "" => true,
            "-" => x.owner.is_none(),
            _ => owner_id.is_some() && x.owner == owner_id,
        })
        .filter(|(i, _)| params.get("field").is_empty() || i.fields.iter().any(|f| f == params.get("field")))
        .filter(|(i, _)| site.is_none_or(|s| i.sites.contains(&s)))
        .filter(|(i, _)| meeting.is_none_or(|m| i.meeting == Some(m)))
        .filter(|(i, _)| {
            words.is_empty() || {
                let both = format!(
                    "{} {} {}",
                    i.code,
                    i.title.ar.as_deref().unwrap_or(""),
                    i.title.en.as_deref().unwrap_or("")
                );
                let text = fold(&both);
                words.iter().all(|w| text.contains(w.as_str()))
            }
        })
        .collect();
    order(ctx, &mut found, params.get("sort"));
    found
}

fn order(ctx: &Ctx, found: &mut [(&Item, &ItemOutcome)], sort: &str) {
    let (down, by) = sort.strip_prefix('-').map_or((false, sort), |by| (true, by));
    found.sort_by(|(ia, a), (ib, b)| {
        let name = |id: Option<Id>| ctx.p().parties.get(&id?).map(|party| ctx.l.text(&party.name));
        // What is not known comes last in either direction.
        let last = |x: bool, y: bool| x.cmp(&y);
        let by = match by {
            "force" => a.force.cmp(&b.force),
            "owner" => last(a.owner.is_none(), b.owner.is_none())
                .then_with(|| turn(name(a.owner).cmp(&name(b.owner)), down)),
            "due" => last(a.due.is_none(), b.due.is_none()).then_with(|| turn(a.due.cmp(&b.due), down)),
            "status" => a.status.cmp(&b.status),
            "last" => last(a.last_word.is_none(), b.last_word.is_none())
                .then_with(|| turn(a.last_word.cmp(&b.last_word), down)),
            "forecast" => {
                let likely = |x: &ItemOutcome| x.forecast.map(|f| f.1);
                last(a.forecast.is_none(), b.forecast.is_none())
                    .then_with(|| turn(likely(a).cmp(&likely(b)), down))
            }
            "code" => ia.code.cmp(&ib.code),
            // Agreed first, then what is late or at risk, then by code.
            _ => a
                .force
                .cmp(&b.force)
                .then(rank(a.status).cmp(&rank(b.status)))
                .then_with(|| ia.code.cmp(&ib.code)),
        };
        let by = if down && matches!(sort, "-force" | "-status" | "-code") { by.reverse() } else { by };
        by.then_with(|| ia.code.cmp(&ib.code))
    });
}

const fn turn(order: std::cmp::Ordering, down: bool) -> std::cmp::Ordering {
    if down { order.reverse() } else { order }
}

const fn rank(status: ItemStatus) -> u8 {
    match status {
        ItemStatus::Late => 0,
        ItemStatus::AtRisk => 1,
        ItemStatus::Awaiting => 2,
        ItemStatus::Planned => 3,
        ItemStatus::NoDate => 4,
        ItemStatus::Verified => 5,
        ItemStatus::Withdrawn => 6,
    }
}

pub(super) async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let params = &ctx.params;
    let found = filtered(&ctx, params);
    let pager = Pager::new(&ctx, "items", found.len());
    let asked: BTreeSet<&str> = params.all("col").collect();
    let columns: Vec<&str> = COLUMNS
        .iter()
        .copied()
        .filter(|c| if asked.is_empty() { !EXTRA.contains(c) } else { asked.contains(c) })
        .collect();
    let lines = found.iter().skip(pager.from).take(ROWS).map(|(i, o)| line(&ctx, i, o, &columns)).collect();
    let template = Items {
        page: ctx.page("items", ctx.t("items-title"), "items-question"),
        l: ctx.l,
        none_at_all: ctx.p().items.is_empty(),
        views: views(&ctx),
        kinds: choices(&["agreed", "aspects"], params.get("kind"), |c| ctx.t(&format!("items-kind-{c}"))),
        statuses: choices(ItemStatus::CODES, params.get("status"), |c| ctx.l.word("item", c)),
        owners: owners(&ctx),
        fields: fields(&ctx),
        query: params.get("q").to_owned(),
        sort: params.get("sort").to_owned(),
        columns: COLUMNS
            .iter()
            .map(|c| Choice {
                code: (*c).to_owned(),
                name: ctx.t(&format!("items-col-{c}")),
                chosen: columns.contains(c),
            })
            .collect(),
        heads: heads(&ctx, &columns),
        lines,
        pager,
        action: ctx.href("items"),
        csv: ctx.href(&format!("items.csv{}", params.query())),
        xlsx: ctx.href(&format!("items.xlsx{}", params.query())),
        import: ctx.href("import"),
        new_text: ctx.href("communiques/new"),
    };
    ctx.html(&template)
}

fn choices(codes: &[&str], chosen: &str, name: impl Fn(&str) -> String) -> Vec<Choice> {
    codes.iter().map(|c| Choice { code: (*c).to_owned(), name: name(c), chosen: *c == chosen }).collect()
}

fn owners(ctx: &Ctx) -> Vec<Choice> {
    let chosen = ctx.params.get("owner");
    let mut list =
        vec![Choice { code: "-".to_owned(), name: ctx.t("items-no-owner"), chosen: chosen == "-" }];
    list.extend(person::owners(ctx, ctx.p().by_code(Kind::Party, chosen)));
    list
}

fn fields(ctx: &Ctx) -> Vec<Choice> {
    let codes: BTreeSet<&str> = ctx.p().items.values().flat_map(|i| &i.fields).map(String::as_str).collect();
    let mut list = choices(&codes.into_iter().collect::<Vec<_>>(), ctx.params.get("field"), |c| {
        ctx.l.word("concept", c)
    });
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

/// Views worth a name: each is only an address.
fn views(ctx: &Ctx) -> Vec<Named> {
    let list = [
        ("items-view-all", ""),
        ("items-view-agreed", "?kind=agreed"),
        ("items-view-late", "?kind=agreed&status=late"),
        ("items-view-no-owner", "?kind=agreed&owner=-"),
        ("items-view-no-date", "?kind=agreed&status=no_date"),
        ("items-view-awaiting", "?status=awaiting"),
        ("items-view-aspects", "?kind=aspects"),
    ];
    let here = ctx.params.query();
    list.iter()
        .map(|(key, query)| Named {
            href: ctx.href(&format!("items{query}")),
            label: ctx.t(key),
            current: Params::parse(query.trim_start_matches('?')).query() == here,
        })
        .collect()
}

fn heads(ctx: &Ctx, columns: &[&str]) -> Vec<Head> {
    ["code", "title"]
        .iter()
        .chain(columns)
        .map(|c| listing::head(ctx, "items", ctx.t(&format!("items-col-{c}")), c, ORDERS.contains(c)))
        .collect()
}

fn line(ctx: &Ctx, item: &Item, o: &ItemOutcome, columns: &[&str]) -> Line {
    let cells = columns.iter().map(|c| (ctx.t(&format!("items-col-{c}")), cell(ctx, item, o, c))).collect();
    let similar = if o.repeats == 0 {
        Html::default()
    } else {
        ctx.msg("items-repeats", &[("n", ctx.slot(o.repeats, &format!("calc/item/{}/repeats", item.code)))])
    };
    Line { code: ctx.code(Kind::Item, &item.code), title: ctx.name(Kind::Item, item.id), similar, cells }
}

fn cell(ctx: &Ctx, item: &Item, o: &ItemOutcome, column: &str) -> Html {
    let key = |what: &str| format!("calc/item/{}/{what}", item.code);
    match column {
        "force" => force(ctx, o.force),
        "owner" => o.owner.map_or_else(
            || ctx.dash("not-recorded"),
            |id| Html::link(&ctx.source_href(&key("owner")), "n", &ctx.party(id)),
        ),
        "due" => match o.due {
            Some(day) => ctx.day(day, &key("due")),
            None => ctx.dash("items-no-date"),
        },
        "status" => ctx.status(o.status),
        "last" => o
            .last_word
            .map_or_else(|| ctx.dash("not-recorded"), |day| ctx.day(day, &ctx.src(Kind::Item, item.id))),
        "proof" => proof(ctx, item.id),
        "forecast" if o.forecast.is_none() => ctx.dash("items-no-forecast"),
        "forecast" => forecast(ctx, item, o),
        "fields" => Html::text(&ctx.l.words("concept", item.fields.iter().map(String::as_str))),
        "meeting" => item.meeting.map(|m| ctx.link(Kind::Meeting, m)).unwrap_or_default(),
        _ => Html::default(),
    }
}

/// The force of an item as a word with its mark.
pub(crate) fn force(ctx: &Ctx, force: Force) -> Html {
    Html::raw(format!(
        "<span class=\"force__tag force__tag--{}\">{}</span>",
        force.code(),
        escape(&ctx.l.word("force", force.code()))
    ))
}

fn proof(ctx: &Ctx, item: Id) -> Html {
    let proofs = ctx.p().proofs.get(&item).map_or(&[][..], Vec::as_slice);
    match proofs.last() {
        None => ctx.dash("not-recorded"),
        Some(last) => {
            let verdict = ctx.p().verifications.get(&last.id).and_then(|v| v.last());
            let key = match verdict {
                None => "items-proof-waits",
                Some(v) if v.accepted => "items-proof-accepted",
                Some(_) => "items-proof-refused",
            };
            Html::text(&ctx.t(key))
        }
    }
}

/// When the plan has the answers this item waits for: likely, with the range behind it.
pub(super) fn forecast(ctx: &Ctx, item: &Item, o: &ItemOutcome) -> Html {
    let Some((low, likely, high)) = o.forecast else { return ctx.unsaid("items-no-forecast") };
    let src = format!("calc/item/{}/forecast", item.code);
    let range = |day| Slot::html(ctx.day(day, &src));
    match high {
        Some(high) if low == high => ctx.day(likely, &src),
        Some(high) => ctx.msg("items-forecast-range", &[("low", range(low)), ("high", range(high))]),
        None => ctx.msg("items-forecast-open", &[("low", range(low))]),
    }
}
