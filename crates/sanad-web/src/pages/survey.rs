//! Survey: the two pages of questions about a site, on a screen, on paper and as a sheet.

use crate::ctx::Ctx;
use crate::edit;
use crate::error::WebError;
use crate::frame::{Crumb, Notice, Page};
use crate::html::{Html, Slot};
use crate::pages::files::file;
use crate::pages::listing::{Pager, ROWS};
use crate::pages::person::{Group, surveying, surveying_offices};
use crate::pages::register::{state_mark, visit};
use crate::pages::survey_form::{self as form, Section};
use crate::pages::visits_why;
use crate::params::{Form, Params, encode};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use sanad_files::survey::{self, Answers};
use sanad_i18n::Locale;
use sanad_model::programme::Site;
use sanad_model::{Date, Finding, Id, Kind, Place, said};
use sanad_outcomes::{SiteOutcome, Visits};

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/surveys", get(list))
        .route("/{lang}/surveys/{code}", get(show).post(save))
        .route("/{lang}/surveys/{code}/print", get(print))
        .route("/{lang}/surveys/{code}/sheet.xlsx", get(sheet))
}

struct Line {
    name: Html,
    code: Html,
    state: Html,
    unanswered: Html,
    team: Html,
    visit: Html,
    made: Html,
    form: String,
    print: String,
    sheet: String,
}

#[derive(Template)]
#[template(path = "survey/list.html")]
struct Surveys {
    page: Page,
    l: &'static Locale,
    lines: Vec<Line>,
    pager: Pager,
    register: String,
}

#[derive(Template)]
#[template(path = "survey/form.html")]
struct SurveyPage {
    page: Page,
    l: &'static Locale,
    action: String,
    print: String,
    sheet: String,
    site: String,
    made_on: String,
    made_on_error: String,
    parties: Vec<Group>,
    with: Vec<Group>,
    with_some: bool,
    with_error: String,
    offices: Vec<Group>,
    others: Vec<String>,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "survey/print.html")]
struct Print {
    l: &'static Locale,
    lang: &'static str,
    dir: &'static str,
    programme: String,
    name: Html,
    code: Html,
    place: Html,
    pages: Vec<Vec<Section>>,
}

fn find<'a>(ctx: &'a Ctx, code: &str) -> Result<&'a Site, WebError> {
    let id = ctx.p().by_code(Kind::Site, code).ok_or(WebError::NotFound)?;
    ctx.p().sites.get(&id).ok_or(WebError::NotFound)
}

fn here(ctx: &Ctx, code: &str, tail: &str) -> String {
    ctx.href(&format!("surveys/{}{tail}", encode(code)))
}

async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let surveyed = |x: &SiteOutcome| x.surveyed;
    let rank = |s: &Site| ctx.ledger().count_of(&format!("site/{}/rank", s.code));
    let mut found: Vec<(&Site, &SiteOutcome)> = ctx
        .p()
        .sites
        .values()
        .filter_map(|s| Some((s, ctx.o().sites.get(&s.id)?)))
        .filter(|(_, x)| x.needs_survey() || surveyed(x))
        .collect();
    found.sort_by_cached_key(|(s, x)| {
        (surveyed(x), visit(&ctx, &s.code).is_none(), visit(&ctx, &s.code), rank(s), s.code.clone())
    });
    let pager = Pager::new(&ctx, "surveys", found.len());
    let mut page = ctx.page("register", ctx.t("survey-all"), "survey-all-question");
    page.crumbs = vec![Crumb { href: ctx.href("register"), label: ctx.t("area-register") }];
    let template = Surveys {
        page,
        l: ctx.l,
        lines: found.iter().skip(pager.from).take(ROWS).map(|(s, x)| line(&ctx, s, x)).collect(),
        pager,
        register: ctx.href("register"),
    };
    ctx.html(&template)
}

fn line(ctx: &Ctx, site: &Site, x: &SiteOutcome) -> Line {
    let key = |what: &str| format!("site/{}/{what}", site.code);
    let team = match &ctx.o().visits {
        Visits::Dated(d) => {
            d.plan.stop(&site.code).map(|(t, _, _)| visits_why::team(ctx, &d.plan.teams[t].team))
        }
        _ => None,
    };
    let made = ctx.p().surveys.values().filter(|s| s.site == site.id).max_by_key(|s| (s.made_on, s.id));
    Line {
        name: ctx.name(Kind::Site, site.id),
        code: ctx.code(Kind::Site, &site.code),
        state: state_mark(ctx, &site.code, x.state),
        unanswered: ctx.calc(&key("unanswered")),
        team: team.unwrap_or_default(),
        visit: visit(ctx, &site.code)
            .map(|d| ctx.span(d, &format!("calc/{}", key("visit"))))
            .unwrap_or_default(),
        made: made.map(|s| ctx.day(s.made_on, &format!("record/surveys/{}", s.code))).unwrap_or_default(),
        form: here(ctx, &site.code, ""),
        print: here(ctx, &site.code, "/print"),
        sheet: here(ctx, &site.code, "/sheet.xlsx"),
    }
}

async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let site = find(&ctx, &code)?;
    let template = filled(&ctx, site, &Params::default(), &[]);
    ctx.html(&template)
}

/// The page with what was entered and what is wrong with it.
fn filled(ctx: &Ctx, site: &Site, entered: &Params, findings: &[Finding]) -> SurveyPage {
    let mut page = ctx.record_page(
        "register",
        "area-register",
        &site.name,
        ctx.src(Kind::Site, site.id),
        "survey-question",
    );
    page.crumbs.push(Crumb {
        href: ctx.record_href(Kind::Site, &site.code),
        label: ctx.l.text(&site.name).to_owned(),
    });
    page.title = ctx.l.t1_bare("survey-title", &[("name", ctx.l.text(&site.name).into())]);
    let fields: Vec<&str> = survey::questions().iter().flat_map(|q| &q.parts).map(|p| p.field).collect();
    let others: Vec<String> = findings
        .iter()
        .filter(|f| {
            !matches!(f.place.column.as_str(), "made_on" | "with")
                && !fields.contains(&f.place.column.as_str())
        })
        .map(|f| ctx.l.finding(f))
        .collect();
    if !findings.is_empty() {
        page.notice =
            Some(Notice { kind: "error", title: ctx.t("survey-error-title"), body: ctx.t("survey-error") });
    }
    let fault = |column: &str| {
        findings
            .iter()
            .filter(|f| f.place.column == column)
            .map(|f| ctx.l.finding(f))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let party = ctx
        .p()
        .by_code(Kind::Party, entered.get("made_by"))
        .or(ctx.author.party.filter(|_| entered.0.is_empty()));
    let with: Vec<Id> = entered.all("with").filter_map(|c| ctx.p().by_code(Kind::Party, c)).collect();
    SurveyPage {
        page,
        l: ctx.l,
        action: here(ctx, &site.code, ""),
        print: here(ctx, &site.code, "/print"),
        sheet: here(ctx, &site.code, "/sheet.xlsx"),
        site: ctx.record_href(Kind::Site, &site.code),
        made_on: if entered.0.is_empty() {
            ctx.o().today.to_string()
        } else {
            entered.get("made_on").to_owned()
        },
        made_on_error: fault("made_on"),
        parties: surveying(ctx, &Vec::from_iter(party)),
        with_some: !with.is_empty(),
        with: surveying(ctx, &with),
        with_error: fault("with"),
        offices: surveying_offices(ctx, entered.get("office")),
        others,
        sections: form::sections(ctx, Some(site), entered, &fault),
    }
}

async fn save(
    ctx: Ctx,
    Path((_, code)): Path<(String, String)>,
    Form(entered): Form,
) -> Result<Response, WebError> {
    let site = find(&ctx, &code)?;
    let refuse = |findings: &[Finding]| {
        let mut response = ctx.html(&filled(&ctx, site, &entered, findings))?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        Ok(response)
    };
    let Ok(made_on) = entered.get("made_on").parse::<Date>() else {
        let place = Place { file: String::new(), row: 0, column: "made_on".to_owned() };
        let given = entered.get("made_on");
        return refuse(&[Finding::error(
            place,
            if given.is_empty() { "date-missing" } else { "not-a-day" },
            given,
            said("day"),
        )]);
    };
    // A page may be older than the register: what it names is looked up, and never dropped.
    let mut unknown = Vec::new();
    let mut named = |column: &str, kind: Kind, code: &str| {
        let id = ctx.p().by_code(kind, code);
        if id.is_none() && !code.is_empty() {
            let place = Place { file: String::new(), row: 0, column: column.to_owned() };
            let accepted = said("name-or-nothing").with(ctx.l.word("kind", kind.table()));
            unknown.push(Finding::error(place, "unknown-reference", code, accepted));
        }
        id
    };
    let made_by = named("made_by", Kind::Party, entered.get("made_by"));
    let office = named("office", Kind::Office, entered.get("office"));
    let with: Vec<Id> = entered.all("with").filter_map(|code| named("with", Kind::Party, code)).collect();
    if !unknown.is_empty() {
        return refuse(&unknown);
    }
    let answers = Answers { site: site.id, made_on, made_by, with, office, answers: form::given(&entered) };
    match survey::changes(&answers, &ctx.view.snapshot.rows, &mut sanad_store::new_id) {
        Err(findings) => refuse(&findings),
        Ok(changes) => {
            let mut sent = entered.clone();
            sent.0.push(("back".to_owned(), ctx.record_href(Kind::Site, &site.code)));
            sent.0.push((
                "reason".to_owned(),
                ctx.l.t1_bare("survey-reason", &[("name", ctx.l.text(&site.name).into())]),
            ));
            edit::commit(&ctx, changes, &sent).await
        }
    }
}

async fn print(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let site = find(&ctx, &code)?;
    let src = ctx.src(Kind::Site, site.id);
    let sections = form::sections(&ctx, None, &Params::default(), &|_| String::new());
    let template = Print {
        l: ctx.l,
        lang: ctx.lang().code(),
        dir: ctx.lang().dir(),
        programme: ctx.l.text(&ctx.p().settings.name).to_owned(),
        name: ctx.text(&site.name, &src),
        code: ctx.code(Kind::Site, &site.code),
        place: ctx.text(&site.place, &src),
        pages: form::two_pages(sections),
    };
    ctx.html(&template)
}

async fn sheet(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let site = find(&ctx, &code)?;
    let bytes = survey::sheet(site.id, ctx.p(), ctx.lang()).map_err(|e| WebError::Internal(e.to_string()))?;
    let name: String =
        site.code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    Ok(file(
        bytes,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &format!("survey-{name}-{}.xlsx", ctx.lang()),
    ))
}

/// The number of a question.
pub(super) fn number(ctx: &Ctx, n: usize) -> Html {
    ctx.ui(n, "question")
}

/// What is recorded already, as a hint beside a blank; never an answer by itself.
pub(super) fn recorded(ctx: &Ctx, site: &Site, field: &str) -> Html {
    let fact = ctx.p().fact(site.id, field);
    let Some(claim) = fact.known() else { return Html::default() };
    let args = [
        ("value", Slot::html(ctx.claim(claim, field))),
        ("status", Slot::html(Html::text(&ctx.l.word("status", claim.status.code())))),
    ];
    ctx.msg("survey-recorded", &args)
}
