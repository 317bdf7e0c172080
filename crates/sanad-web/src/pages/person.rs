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
use sanad_model::{Id, Kind, Task};
use std::collections::{BTreeMap, BTreeSet};

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
pub(crate) fn parties(ctx: &Ctx, chosen: Option<Id>) -> Vec<Choice> {
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

/// The sites as choices, by name and place.
pub(crate) fn sites(ctx: &Ctx, chosen: &[Id]) -> Vec<Choice> {
    let named = |s: &sanad_model::programme::Site| {
        let (name, place) = (ctx.l.text(&s.name), ctx.l.text(&s.place));
        if place.is_empty() { name.to_owned() } else { format!("{name} · {place}") }
    };
    let choice = |s: &sanad_model::programme::Site| Choice {
        code: s.code.clone(),
        name: named(s),
        chosen: chosen.contains(&s.id),
    };
    let mut list: Vec<Choice> = ctx.p().sites.values().map(choice).collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

/// The parties that own items, by name.
pub(crate) fn owners(ctx: &Ctx, chosen: Option<Id>) -> Vec<Choice> {
    let owning: BTreeSet<&str> =
        ctx.o().items.values().filter_map(|o| ctx.p().code_of(Kind::Party, o.owner?)).collect();
    let mut list = parties(ctx, chosen);
    list.retain(|c| owning.contains(c.code.as_str()));
    list
}

/// Choices under the name of a side.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) choices: Vec<Choice>,
}

/// Whether a party may make a survey: a side, an authority of one, or whoever sends people to a
/// survey team.
fn surveys(ctx: &Ctx, party: Id) -> bool {
    let p = ctx.p();
    let official = p.parties.get(&party).is_some_and(|x| matches!(x.kind.as_str(), "side" | "authority"));
    official || p.teams.values().any(|t| t.task == Task::Survey && t.parties.contains(&party))
}

/// Choices by side, the sides and what belongs to each by name.
fn by_side(ctx: &Ctx, list: impl Iterator<Item = (Id, Choice)>) -> Vec<Group> {
    let mut groups: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
    for (party, choice) in list {
        groups.entry(ctx.l.text_of_party(ctx.p(), ctx.p().side_of(party))).or_default().push(choice);
    }
    let sorted = |mut choices: Vec<Choice>| {
        choices.sort_by(|a, b| a.name.cmp(&b.name));
        choices
    };
    groups.into_iter().map(|(name, choices)| Group { name, choices: sorted(choices) }).collect()
}

/// The parties that may make a survey, by side; the chosen ones whatever they are.
pub(crate) fn surveying(ctx: &Ctx, chosen: &[Id]) -> Vec<Group> {
    let p = ctx.p();
    let list = p.parties.values().filter(|x| chosen.contains(&x.id) || surveys(ctx, x.id)).map(|x| {
        let name = ctx.l.text(&x.name).to_owned();
        (x.id, Choice { code: x.code.clone(), name, chosen: chosen.contains(&x.id) })
    });
    by_side(ctx, list)
}

/// The offices of those parties, by side; the chosen one whatever it is.
pub(crate) fn surveying_offices(ctx: &Ctx, chosen: &str) -> Vec<Group> {
    let p = ctx.p();
    let list = p.offices.values().filter(|o| chosen == o.code || surveys(ctx, o.party)).map(|o| {
        let name = ctx.l.text(&o.name).to_owned();
        (o.party, Choice { code: o.code.clone(), name, chosen: chosen == o.code })
    });
    by_side(ctx, list)
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
