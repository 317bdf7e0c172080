//! Overview: where do we stand, and what must happen before the next meeting?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::pages::paper::last_time;
use crate::pages::{visits, works_words};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::{Arg, Locale};
use sanad_model::Kind;
use sanad_outcomes::{Decision, DecisionKind};
use sanad_report::{Asked, Told, changed_by};

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/", get(overview))
}

struct Todo {
    what: Html,
    why: Html,
    href: String,
}

struct Due {
    when: Html,
    what: Html,
    note: Html,
}

/// What changed, in the words of the paper.
struct Changes {
    heading: Html,
    note: Html,
    lines: Vec<Html>,
    more: Html,
    history: String,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview {
    page: Page,
    l: &'static Locale,
    empty: bool,
    import: String,
    new_text: String,
    paper: String,
    todos: Vec<Todo>,
    sentence: Vec<Html>,
    changed: Changes,
    awaited: Html,
    due: Vec<Due>,
}

async fn overview(ctx: Ctx) -> Result<Response, WebError> {
    let page = ctx.page("", ctx.t("overview-title"), "overview-question");
    let empty = ctx.p().items.is_empty() && ctx.p().sites.is_empty() && ctx.p().documents.is_empty();
    let changed = changed(&ctx).await?;
    let template = Overview {
        page,
        l: ctx.l,
        empty,
        import: ctx.href("import"),
        new_text: ctx.href("communiques/new"),
        paper: ctx.href("paper"),
        todos: ctx.o().decisions.iter().map(|d| todo(&ctx, d)).collect(),
        sentence: sentence(&ctx),
        changed,
        awaited: visits::awaited(&ctx).unwrap_or_default(),
        due: due(&ctx),
    };
    ctx.html(&template)
}

/// Where everything stands, in three sentences computed from the data.
fn sentence(ctx: &Ctx) -> Vec<Html> {
    let c = |key: &str| ctx.calc_slot(key);
    let mut said = Vec::new();
    if !ctx.p().items.is_empty() {
        said.push(ctx.msg(
            "overview-items",
            &[
                ("agreed", c("items.agreed")),
                ("verified", c("items.agreed.verified")),
                ("late", c("items.agreed.late")),
                ("nodate", c("items.agreed.no_date")),
                ("noowner", c("items.agreed.no_owner")),
                ("aspects", c("items.aspects")),
            ],
        ));
    }
    if !ctx.p().sites.is_empty() {
        said.push(ctx.msg(
            "overview-sites",
            &[
                ("all", c("sites.all")),
                ("waiting", c("sites.waiting")),
                ("unsurveyed", c("sites.unsurveyed")),
                ("noblocker", c("sites.no_blocker_known")),
            ],
        ));
    }
    if ctx.o().works.works().is_some() && ctx.ledger().count_of("works.restarts.all") > 0 {
        let ends = |key: &str| Slot::html(works_words::months_of(ctx, key));
        said.push(ctx.msg(
            "overview-works",
            &[
                ("n", c("works.restarts")),
                ("all", c("works.restarts.all")),
                ("sure", c("works.restarts.sure")),
                ("first", ends("works.first")),
                ("last", ends("works.last")),
            ],
        ));
    }
    said
}

fn todo(ctx: &Ctx, decision: &Decision) -> Todo {
    let code = decision.kind.code();
    let (kind, records) =
        if decision.items.is_empty() { (Kind::Site, &decision.sites) } else { (Kind::Item, &decision.items) };
    let slot = Slot { arg: Arg::from(decision.count()), html: ctx.calc(&decision.key()) };
    let first = records.first().map(|id| ctx.name(kind, *id)).unwrap_or_default();
    // One set of sentences serves this page and the paper; each takes what it needs.
    let args = [("n", slot), ("name", Slot::html(first)), ("unanswered", ctx.calc_slot("sites.unanswered"))];
    let blocker = decision.blocker.map(|b| Html::text(&ctx.l.word("blocker", b.code()))).unwrap_or_default();
    let args: Vec<(&str, Slot)> = args.into_iter().chain([("blocker", Slot::html(blocker))]).collect();
    let href = match decision.kind {
        DecisionKind::Late => "items?kind=agreed&status=late",
        DecisionKind::Verify => "items?kind=agreed&status=awaiting",
        DecisionKind::Owner => "items?kind=agreed&owner=-",
        DecisionKind::Due => "items?kind=agreed&status=no_date",
        DecisionKind::Survey => "visits",
        DecisionKind::Question => "measures?plan=sometimes",
        DecisionKind::Settle => "register",
    };
    Todo {
        what: ctx.msg(&format!("decision-{code}"), &args),
        why: ctx.msg(&format!("decision-{code}-why"), &args),
        href: ctx.href(href),
    }
}

fn due(ctx: &Ctx) -> Vec<Due> {
    ctx.o()
        .next
        .iter()
        .map(|next| {
            let code = ctx.p().code_of(next.kind, next.record).unwrap_or_default();
            let src = match next.kind {
                Kind::Item => format!("calc/item/{code}/due"),
                _ => format!("calc/site/{code}/visit"),
            };
            let days = Html::said(&ctx.l.days_from(ctx.o().today, next.dates.1), &src);
            Due {
                when: ctx.span(next.dates, &src),
                what: ctx.name(next.kind, next.record),
                note: match next.kind {
                    Kind::Item => {
                        ctx.o().items.get(&next.record).map(|i| ctx.status(i.status)).unwrap_or_default()
                    }
                    _ => Html::text(&ctx.t("overview-visit")),
                }
                .then(&Html::text(" · "))
                .then(&days),
            }
        })
        .collect()
}

/// What changed since last time: the paper's words, each leading to what it is about.
async fn changed(ctx: &Ctx) -> Result<Changes, WebError> {
    let (since, past) = last_time(ctx).await?;
    let before = past.as_ref().and_then(|past| Some((past.before()?, past.moved.as_slice())));
    let asked = Asked {
        programme: ctx.p(),
        outcomes: ctx.o(),
        since: before.map(|((p, o), _)| (since, p, o)),
        lang: ctx.lang(),
    };
    let changed = changed_by(&asked, before.map_or(&[], |(_, moved)| moved));
    let said = |text: &str| if text.is_empty() { Html::default() } else { Html::said(text, "ui/since") };
    Ok(Changes {
        heading: said(&changed.heading),
        note: said(&changed.note),
        lines: changed.lines.iter().map(|line| told(ctx, line)).collect(),
        more: said(&changed.more),
        history: ctx.href("history"),
    })
}

fn told(ctx: &Ctx, line: &Told) -> Html {
    let said = Html::said(&line.text, &line.src);
    let mut path = line.src.split('/');
    let kind = match (path.next(), path.next()) {
        (Some("calc"), Some("item")) => Kind::Item,
        (Some("calc"), Some("site")) => Kind::Site,
        _ => return said,
    };
    match path.next().filter(|code| ctx.p().by_code(kind, code).is_some()) {
        Some(code) => Html::link(&ctx.record_href(kind, code), "", &said),
        None => said,
    }
}
