//! Search over everything: codes, names and texts of every kind of record.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::Html;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_model::{Kind, Row};

/// How many records of a kind are shown.
const MOST: usize = 12;

/// The kinds searched, in the order of the work.
const KINDS: &[Kind] = &[
    Kind::Item,
    Kind::Statement,
    Kind::Document,
    Kind::Site,
    Kind::Capability,
    Kind::Project,
    Kind::Meeting,
    Kind::Party,
    Kind::Office,
    Kind::Indicator,
    Kind::Source,
    Kind::Survey,
    Kind::Team,
];

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/search", get(search))
}

struct Group {
    name: String,
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
    let groups = if words.is_empty() {
        Vec::new()
    } else {
        KINDS.iter().filter_map(|k| group(&ctx, *k, &words)).collect()
    };
    let template = Search { page, l: ctx.l, query, action: ctx.href("search"), groups };
    ctx.html(&template)
}

fn group(ctx: &Ctx, kind: Kind, words: &[String]) -> Option<Group> {
    let mut hits: Vec<(u8, &Row)> = ctx
        .view
        .snapshot
        .rows
        .rows(kind)
        .filter(|row| !row.withdrawn())
        .filter_map(|row| Some((rank(ctx, kind, row, words)?, row)))
        .collect();
    hits.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.get("code").cmp(b.1.get("code"))));
    if hits.is_empty() {
        return None;
    }
    let more = hits.len().saturating_sub(MOST);
    Some(Group {
        name: ctx.l.word("kind", kind.table()),
        more: if more == 0 {
            Html::default()
        } else {
            ctx.msg("overview-and-more", &[("n", slot(ctx, more))])
        },
        hits: hits.iter().take(MOST).map(|(_, row)| hit(ctx, kind, row)).collect(),
    })
}

fn slot(ctx: &Ctx, n: usize) -> crate::html::Slot {
    crate::html::Slot { arg: sanad_i18n::Arg::from(n), html: ctx.ui(n, "hits") }
}

/// 0 for the code itself, 1 for a beginning of the name, 2 for anything else; none when a word is
/// missing.
fn rank(ctx: &Ctx, kind: Kind, row: &Row, words: &[String]) -> Option<u8> {
    let code = fold(row.get("code"));
    if words.len() == 1 && words.first() == Some(&code) {
        return Some(0);
    }
    let mut text = code;
    for column in kind.columns() {
        let wanted = matches!(column.cell, sanad_model::Cell::Line | sanad_model::Cell::Prose);
        if wanted && !row.get(column.name).is_empty() {
            text.push(' ');
            text.push_str(&fold(row.get(column.name)));
        }
    }
    if kind == Kind::Statement
        && let Some(statement) = ctx.p().statements.get(&row.id)
    {
        for lang in sanad_model::Lang::ALL {
            text.push_str(&fold(&ctx.p().passage(statement, *lang).unwrap_or_default()));
        }
    }
    let first = words.first()?;
    words.iter().all(|w| text.contains(w.as_str())).then(|| {
        let named = ["name_ar", "name_en", "title_ar", "title_en"];
        if named.iter().any(|n| fold(row.get(n)).starts_with(first.as_str())) { 1 } else { 2 }
    })
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

/// Folds letters that people write differently: case, Arabic hamza seats, ta marbuta, alef
/// maqsura, marks and tatweel, Arabic-Indic digits.
pub(crate) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
            'ة' => Some('ه'),
            'ى' | 'ئ' => Some('ي'),
            'ؤ' => Some('و'),
            '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{200e}' | '\u{200f}' => None,
            '٠'..='٩' => char::from_u32(u32::from(c) - 0x660 + 0x30),
            other => Some(other),
        })
        .collect()
}
