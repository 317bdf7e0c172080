//! Search over everything: codes, names and texts of every kind of record.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::Html;
use crate::pages::{register_lists, works_words};
use crate::params::encode;
use crate::state::AppState;
use crate::texts::{Named, Text, fold};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_model::{Kind, Row};

/// How many records of a kind are shown.
const MOST: usize = 12;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/search", get(search))
}

struct Group {
    name: String,
    list: String,
    hits: Vec<Hit>,
    more: Html,
}

struct Hit {
    href: String,
    code: Html,
    text: Html,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    page: Page,
    l: &'static Locale,
    query: String,
    action: String,
    groups: Vec<Group>,
}

async fn search(ctx: Ctx) -> Result<Response, WebError> {
    let query: String = ctx.params.get("q").chars().take(200).collect();
    let mut page = ctx.page("search", ctx.t("search-title"), "search-question");
    page.query.clone_from(&query);
    let words: Vec<String> = fold(&query).split_whitespace().map(str::to_owned).collect();
    let mut groups: Vec<Group> = Vec::new();
    if !words.is_empty() {
        let texts = ctx.view.texts();
        for (kind, own) in texts.kinds() {
            groups.extend(group(&ctx, *kind, own, &words));
            // What could be done stands after who can supply it.
            if *kind == Kind::Capability {
                groups.extend(works(&ctx, "measures", texts.measures(), &words));
                groups.extend(works(&ctx, "library", texts.templates(), &words));
            }
        }
    }
    let template = Search { page, l: ctx.l, query, action: ctx.href("search"), groups };
    ctx.html(&template)
}

fn group(ctx: &Ctx, kind: Kind, texts: &[Text], words: &[String]) -> Option<Group> {
    let mut hits: Vec<(u8, &Text)> =
        texts.iter().filter_map(|text| Some((text.rank(words)?, text))).collect();
    // Within a rank they stay in the order of codes.
    hits.sort_by_key(|(rank, _)| *rank);
    if hits.is_empty() {
        return None;
    }
    let more = hits.len().saturating_sub(MOST);
    Some(Group {
        name: ctx.l.word("kind", kind.table()),
        list: register_lists::href(ctx, kind)
            .map(|to| format!("{to}?q={}", encode(ctx.params.get("q"))))
            .unwrap_or_default(),
        more: if more == 0 {
            Html::default()
        } else {
            ctx.msg("overview-and-more", &[("n", slot(ctx, more))])
        },
        hits: hits
            .iter()
            .take(MOST)
            .filter_map(|(_, text)| Some(hit(ctx, kind, ctx.view.snapshot.rows.row(kind, text.id)?)))
            .collect(),
    })
}

/// Proposed measures or templates, which need no record.
fn works(ctx: &Ctx, list: &str, texts: &[Named], words: &[String]) -> Option<Group> {
    let mut hits: Vec<(u8, &Named)> =
        texts.iter().filter_map(|text| Some((text.rank(words)?, text))).collect();
    hits.sort_by_key(|(rank, _)| *rank);
    if hits.is_empty() {
        return None;
    }
    let more = hits.len().saturating_sub(MOST);
    let one = |(_, text): &(u8, &Named)| {
        let outcome = &ctx.o().works;
        let (src, name) = if list == "measures" {
            let (_, measure) = outcome.measure(&text.code)?;
            (works_words::key(measure, "parts"), works_words::title(ctx, measure))
        } else {
            let name = ctx.l.text(&outcome.library.get(&text.code)?.name).to_owned();
            (works_words::template_src(&text.code), name)
        };
        Some(Hit {
            href: ctx.href(&format!("{list}/{}", encode(&text.code))),
            code: Html::said(&text.code, &src),
            text: Html::said(&name, &src),
        })
    };
    Some(Group {
        name: ctx.t(&format!("{list}-title")),
        list: match list {
            "measures" => ctx.href(&format!("measures?q={}", encode(ctx.params.get("q")))),
            _ => ctx.href(list),
        },
        more: if more == 0 {
            Html::default()
        } else {
            ctx.msg("overview-and-more", &[("n", slot(ctx, more))])
        },
        hits: hits.iter().take(MOST).filter_map(one).collect(),
    })
}

fn slot(ctx: &Ctx, n: usize) -> crate::html::Slot {
    crate::html::Slot { arg: sanad_i18n::Arg::from(n), html: ctx.ui(n, "hits") }
}

fn hit(ctx: &Ctx, kind: Kind, row: &Row) -> Hit {
    let code = row.get("code");
    let src = format!("record/{}/{code}", kind.table());
    let statement = ctx.p().statements.get(&row.id).filter(|_| kind == Kind::Statement);
    let (href, text) = if let Some(statement) = statement {
        let document = ctx.p().code_of(Kind::Document, statement.document).unwrap_or_default();
        let passage =
            ctx.p().passage(statement, ctx.lang()).or_else(|| ctx.p().passage(statement, ctx.lang().other()));
        let short: String = passage.unwrap_or_default().chars().take(160).collect();
        (format!("{}#{code}", ctx.record_href(Kind::Document, document)), Html::said(&short, &src))
    } else {
        let name = ctx.p().name_of(kind, row.id).map(|t| ctx.text(t, &src)).unwrap_or_default();
        (ctx.record_href(kind, code), name)
    };
    Hit { href, code: ctx.code(kind, code), text }
}
