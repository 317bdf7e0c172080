//! Overview: where do we stand, and what must happen before the next meeting?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::{Arg, Locale};
use sanad_model::Kind;
use sanad_outcomes::{Decision, DecisionKind, Moved, Shown};
use sanad_store::Timestamp;

/// "Last time": so many days ago, the distance of a weekly look.
const LAST_TIME_DAYS: i64 = 7;
/// How many changed results are listed before the history takes over.
const MOST_CHANGES: usize = 8;

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
    since: Html,
    moved: Vec<(Html, Html)>,
    moved_more: Html,
    history: String,
    due: Vec<Due>,
}

async fn overview(ctx: Ctx) -> Result<Response, WebError> {
    let page = ctx.page("", ctx.t("overview-title"), "overview-question");
    let empty = ctx.p().items.is_empty() && ctx.p().sites.is_empty() && ctx.p().documents.is_empty();
    let (since, moved, moved_more) = changed(&ctx).await?;
    let template = Overview {
        page,
        l: ctx.l,
        empty,
        import: ctx.href("import"),
        new_text: ctx.href("communiques/new"),
        paper: ctx.href("paper"),
        todos: ctx.o().decisions.iter().map(|d| todo(&ctx, d)).collect(),
        sentence: sentence(&ctx),
        since,
        moved,
        moved_more,
        history: ctx.href("history"),
        due: due(&ctx),
    };
    ctx.html(&template)
}

/// Where everything stands, in two sentences computed from the data.
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
    let href = match decision.kind {
        DecisionKind::Late => "items?kind=agreed&status=late",
        DecisionKind::Verify => "items?kind=agreed&status=awaiting",
        DecisionKind::Owner => "items?kind=agreed&owner=-",
        DecisionKind::Due => "items?kind=agreed&status=no_date",
        DecisionKind::Survey => "plan",
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
            let days = Html::said(&ctx.l.days_from(ctx.o().today, next.date), &src);
            Due {
                when: ctx.day(next.date, &src),
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

/// What moved since last time: a week ago, or the first record when that is later.
async fn changed(ctx: &Ctx) -> Result<(Html, Vec<(Html, Html)>, Html), WebError> {
    let Some(first) = ctx.state.book().first_change().await? else {
        return Ok((Html::text(&ctx.t("overview-no-changes")), Vec::new(), Html::default()));
    };
    // Whole hours, so that the comparison is made once and kept.
    let now = Timestamp::now().as_second();
    let week = Timestamp::from_second((now - LAST_TIME_DAYS * 86_400) / 3600 * 3600).unwrap_or(first);
    let since = week.max(first);
    let past = ctx.state.past(&ctx.view, since).await?;
    let day = ctx.day(ctx.state.local_day(since), "ui/since");
    let told: Vec<(Html, Html)> = past.moved.iter().filter_map(|m| moved(ctx, m)).collect();
    let key = if told.is_empty() { "overview-nothing-moved" } else { "overview-since" };
    let sentence = ctx.msg(key, &[("date", Slot::html(day))]);
    let rest = told.len().saturating_sub(MOST_CHANGES);
    let more = if rest == 0 {
        Html::default()
    } else {
        ctx.msg("overview-and-more", &[("n", Slot { arg: Arg::from(rest), html: ctx.ui(rest, "more") })])
    };
    Ok((sentence, told.into_iter().take(MOST_CHANGES).collect(), more))
}

/// One changed result in words; counts and scores that follow from others are left to the source
/// page.
fn moved(ctx: &Ctx, moved: &Moved) -> Option<(Html, Html)> {
    let mut path = moved.key.split('/');
    let (table, code, what) = (path.next()?, path.next()?, path.next()?);
    let kind = match table {
        "item" => Kind::Item,
        "site" => Kind::Site,
        _ => return None,
    };
    if !matches!(what, "status" | "force" | "owner" | "due" | "state" | "visit") {
        return None;
    }
    let id = ctx.p().by_code(kind, code)?;
    let src = format!("calc/{}", moved.key);
    let word = |shown: &Option<Shown>| match shown {
        None => ctx.unsaid("none"),
        Some(Shown::Date(date)) => ctx.day(*date, &src),
        Some(Shown::Code(code)) => match what {
            "status" => Html::text(&ctx.l.word("item", code)),
            "owner" => ctx.p().by_code(Kind::Party, code).map(|id| ctx.party(id)).unwrap_or_default(),
            group => Html::text(&ctx.l.word(group, code)),
        },
        Some(Shown::Count(n)) => ctx.num(*n as f64, &src),
        Some(Shown::Number(n)) => ctx.num(*n, &src),
        Some(Shown::Dates(_, likely, _)) => ctx.day(*likely, &src),
    };
    let args = [
        ("what", Slot::html(Html::text(&ctx.t(&format!("overview-moved-{what}"))))),
        ("before", Slot::html(word(&moved.before))),
        ("after", Slot::html(word(&moved.after))),
    ];
    let key = if moved.before.is_none() { "overview-moved-new" } else { "overview-moved" };
    let name = ctx.name(kind, id);
    Some((name, ctx.msg(key, &args)))
}
