//! Who is writing: until there are accounts, the party and office that stand beside every change.

use crate::cookies;
use crate::ctx::Ctx;
use crate::edit::redirect;
use crate::error::WebError;
use crate::frame::Page;
use crate::params::Form;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::http::header;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;

/// The longest office kept, in characters.
const LONGEST: usize = 120;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/person", get(show).post(keep))
}

/// A choice in a list.
pub(crate) struct Choice {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) chosen: bool,
}

/// The parties as choices, by name.
pub(crate) fn parties(ctx: &Ctx, chosen: Option<sanad_model::Id>) -> Vec<Choice> {
    let mut list: Vec<Choice> = ctx
        .p()
        .parties
        .values()
        .map(|p| Choice {
            code: p.code.clone(),
            name: ctx.l.text(&p.name).to_owned(),
            chosen: chosen == Some(p.id),
        })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

#[derive(Template)]
#[template(path = "person.html")]
struct Person {
    page: Page,
    l: &'static Locale,
    parties: Vec<Choice>,
    office: String,
    action: String,
}

async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let template = Person {
        page: ctx.page("person", ctx.t("person-title"), "person-question"),
        l: ctx.l,
        parties: parties(&ctx, ctx.author.party),
        office: ctx.author.actor.clone(),
        action: ctx.href("person"),
    };
    ctx.html(&template)
}

async fn keep(ctx: Ctx, Form(form): Form) -> Response {
    let office: String = form.get("office").chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    let mut response = redirect(&ctx, &ctx.href(""), "person-kept");
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, cookies::set("office", &office, cookies::YEAR));
    headers.append(header::SET_COOKIE, cookies::set("party", form.get("party"), cookies::YEAR));
    response
}
