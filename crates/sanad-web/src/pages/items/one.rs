//! One item: what was agreed, by whom, until when, what was said and proved since, and what
//! depends on it.

use super::foreseen::{Works, works};
use super::list::{force, forecast};
use super::rests::{Rests, rests};
use crate::ctx::Ctx;
use crate::edit::Refused;
use crate::error::WebError;
use crate::frame::{Notice, Page};
use crate::html::{Html, Slot};
use crate::pages::history;
use crate::pages::person::{Choice, parties};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use sanad_chart::{Direction, Frame, Label, Status as ChartStatus, StepPoint, Steps, Svg, TimeTick};
use sanad_i18n::Locale;
use sanad_model::programme::{Item, Proof, Statement};
use sanad_model::{Date, Id, Kind, Lang, Light, Value};
use sanad_outcomes::{ItemOutcome, similar_items};

/// Similar items listed.
const SIMILAR: usize = 5;

struct Passage {
    text: Html,
    force: Html,
    from: Html,
    href: String,
    withdrawn: bool,
}

struct Said {
    on: Html,
    by: Html,
    text: Html,
    source: Html,
}

struct Given {
    on: Html,
    by: Html,
    what: Html,
    url: String,
    verdicts: Vec<Html>,
    open: bool,
    id: String,
    others: Vec<Choice>,
}

struct Likeness {
    name: Html,
    code: Html,
    from: Html,
    status: Html,
}

#[derive(Template)]
#[template(path = "item.html")]
struct ItemPage<'a> {
    page: Page,
    refused: &'a Refused,
    l: &'static Locale,
    code: String,
    shown_code: Html,
    facts: Vec<(String, Html)>,
    note: Html,
    passages: Vec<Passage>,
    updates: Vec<Said>,
    proofs: Vec<Given>,
    slips: Option<Svg>,
    similar: Vec<Likeness>,
    works: Works,
    rests: Vec<Rests>,
    history: Html,
    edit: String,
    back: String,
    list: String,
    today: String,
    text_field: String,
    what_field: String,
    lang: &'static str,
    parties: Vec<Choice>,
    owners: Vec<Choice>,
    due: String,
    title_ar: String,
    title_en: String,
}

#[derive(Template)]
#[template(path = "withdrawn.html")]
struct Withdrawn {
    page: Page,
    l: &'static Locale,
    kind: &'static str,
    record: String,
    edit: String,
    back: String,
    history: Html,
}

pub(super) async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    page(&ctx, &code, &Refused::default()).await
}

/// The page, with a form of it that was refused.
pub(crate) async fn page(ctx: &Ctx, code: &str, refused: &Refused) -> Result<Response, WebError> {
    let p = ctx.p();
    let Some(item) = p.by_code(Kind::Item, code).and_then(|id| p.items.get(&id)) else {
        return withdrawn(ctx, code).await;
    };
    let o = ctx.o().items.get(&item.id).ok_or(WebError::NotFound)?;
    let src = ctx.src(Kind::Item, item.id);
    let here = ctx.record_href(Kind::Item, &item.code);
    let mut frame = ctx.record_page("items", "area-items", &item.title, src.clone(), "item-question");
    refused.mark(&mut frame, ctx.l);
    let template = ItemPage {
        page: frame,
        refused,
        l: ctx.l,
        code: item.code.clone(),
        shown_code: ctx.code(Kind::Item, &item.code),
        facts: facts(ctx, item, o),
        note: ctx.text(&item.note, &src),
        passages: item
            .statements
            .iter()
            .filter_map(|s| p.statements.get(s))
            .map(|s| passage(ctx, s))
            .collect(),
        updates: updates(ctx, item.id),
        proofs: p.proofs.get(&item.id).into_iter().flatten().map(|x| given(ctx, x)).collect(),
        slips: slips(ctx, o),
        similar: similar(ctx, item.id),
        works: works(ctx, item),
        rests: rests(ctx, item),
        history: history::of_record(ctx, Kind::Item, item.id).await?,
        edit: ctx.href("edit"),
        back: here,
        list: ctx.href("items"),
        today: ctx.o().today.to_string(),
        text_field: format!("set.text_{}", ctx.lang()),
        what_field: format!("set.what_{}", ctx.lang()),
        lang: ctx.lang().code(),
        parties: parties(ctx, ctx.author.party),
        owners: parties(ctx, o.owner),
        due: p.fact(item.id, "due").when().map(|w| w.to_string()).unwrap_or_default(),
        title_ar: item.title.ar.clone().unwrap_or_default(),
        title_en: item.title.en.clone().unwrap_or_default(),
    };
    let mut response = ctx.html(&template)?;
    *response.status_mut() = refused.status();
    Ok(response)
}

/// A withdrawn item keeps its address and can be brought back.
async fn withdrawn(ctx: &Ctx, code: &str) -> Result<Response, WebError> {
    let row = ctx.view.snapshot.rows.by_code(Kind::Item, code).ok_or(WebError::NotFound)?;
    let title = sanad_model::programme::text_of(row, "title");
    let mut page =
        ctx.record_page("items", "area-items", &title, format!("record/items/{code}"), "item-question");
    page.notice = Some(Notice {
        kind: "info",
        title: ctx.t("item-withdrawn-title"),
        body: ctx.t("edit-withdraw-hint"),
    });
    let template = Withdrawn {
        page,
        l: ctx.l,
        kind: Kind::Item.table(),
        record: row.id.to_string(),
        edit: ctx.href("edit"),
        back: ctx.record_href(Kind::Item, code),
        history: history::of_record(ctx, Kind::Item, row.id).await?,
    };
    ctx.html(&template)
}

fn facts(ctx: &Ctx, item: &Item, o: &ItemOutcome) -> Vec<(String, Html)> {
    let key = |what: &str| format!("calc/item/{}/{what}", item.code);
    let mut list = vec![(ctx.t("status"), ctx.status(o.status)), (ctx.t("force"), force(ctx, o.force))];
    let owner = match o.owner {
        Some(_) => ctx.fact(Kind::Item, item.id, "owner"),
        None => ctx.unsaid("not-recorded"),
    };
    list.push((ctx.t("owner"), owner.then(&differs(ctx, item.id, "owner"))));
    let due = match o.due {
        Some(day) => ctx
            .fact(Kind::Item, item.id, "due")
            .then(&Html::text(" · "))
            .then(&Html::said(&ctx.l.days_from(ctx.o().today, day), &key("due"))),
        None => ctx.unsaid("items-no-date"),
    };
    list.push((ctx.t("due"), due));
    list.push((ctx.t("items-col-forecast"), forecast(ctx, item, o)));
    if let Some(meeting) = item.meeting {
        let held = ctx.p().meetings.get(&meeting).map(|m| ctx.when(m.held, &ctx.src(Kind::Meeting, meeting)));
        let held = held.map(|h| Html::text(" · ").then(&h)).unwrap_or_default();
        list.push((ctx.t("items-col-meeting"), ctx.link(Kind::Meeting, meeting).then(&held)));
    }
    if !item.parties.is_empty() {
        list.push((ctx.t("item-parties"), ctx.parties(&item.parties)));
    }
    if !item.fields.is_empty() {
        let words = ctx.l.words("concept", item.fields.iter().map(String::as_str));
        list.push((ctx.t("items-col-fields"), Html::text(&words)));
    }
    if !item.sites.is_empty() {
        let names: Vec<Html> = item.sites.iter().map(|s| ctx.link(Kind::Site, *s)).collect();
        list.push((
            ctx.t("kind-sites"),
            Html::join(&names, if ctx.lang() == Lang::Ar { "، " } else { ", " }),
        ));
    }
    if let Some(source) = item.source {
        list.push((ctx.t("source"), ctx.link(Kind::Source, source)));
    }
    list
}

/// How many other claims say something else, linked to all of them.
fn differs(ctx: &Ctx, item: Id, field: &str) -> Html {
    let count = ctx.p().fact(item, field).disagreeing().count();
    if count == 0 {
        return Html::default();
    }
    let src = ctx.fact_src(Kind::Item, item, field);
    Html::text(" · ").then(&ctx.msg("claims-differ", &[("n", ctx.slot(count, &src))]))
}

fn passage(ctx: &Ctx, s: &Statement) -> Passage {
    let document = ctx.p().documents.get(&s.document);
    let src = format!("record/statements/{}", s.code);
    let lang = if ctx.p().passage(s, ctx.lang()).is_some() { ctx.lang() } else { ctx.lang().other() };
    let text = sanad_model::Text {
        ar: (lang == Lang::Ar).then(|| ctx.p().passage(s, lang)).flatten(),
        en: (lang == Lang::En).then(|| ctx.p().passage(s, lang)).flatten(),
        ..sanad_model::Text::default()
    };
    Passage {
        text: ctx.text(&text, &src),
        force: force(ctx, s.force),
        from: document.map(|d| ctx.link(Kind::Document, d.id)).unwrap_or_default(),
        href: document
            .map(|d| {
                format!("{}#{}", ctx.record_href(Kind::Document, &d.code), crate::params::encode(&s.code))
            })
            .unwrap_or_default(),
        withdrawn: s.withdrawn,
    }
}

fn updates(ctx: &Ctx, item: Id) -> Vec<Said> {
    let list = ctx.p().updates.get(&item).map_or(&[][..], Vec::as_slice);
    list.iter()
        .rev()
        .map(|u| {
            let src = format!("record/updates/{}", u.id);
            let office =
                u.office.map(|o| ctx.link(Kind::Office, o).then(&Html::text(" · "))).unwrap_or_default();
            Said {
                on: ctx.day(u.said_on, &src),
                by: office.then(&ctx.party(u.said_by)),
                text: ctx.text(&u.text, &src),
                source: u.source.map(|s| ctx.link(Kind::Source, s)).unwrap_or_default(),
            }
        })
        .collect()
}

fn given(ctx: &Ctx, proof: &Proof) -> Given {
    let p = ctx.p();
    let src = format!("record/proofs/{}", proof.id);
    let verdicts = p.verifications.get(&proof.id).map_or(&[][..], Vec::as_slice);
    let side = p.side_of(proof.given_by);
    let mut others = parties(ctx, ctx.author.party);
    others.retain(|c| p.by_code(Kind::Party, &c.code).is_some_and(|id| p.side_of(id) != side));
    Given {
        on: ctx.day(proof.given_on, &src),
        by: ctx.party(proof.given_by),
        what: ctx.text(&proof.what, &src),
        url: if proof.url.starts_with("http://") || proof.url.starts_with("https://") {
            proof.url.clone()
        } else {
            String::new()
        },
        verdicts: verdicts
            .iter()
            .map(|v| {
                let src = format!("record/verifications/{}", v.id);
                let key = if v.accepted { "item-verdict-accepted" } else { "item-verdict-refused" };
                let args = [
                    ("party", Slot::html(ctx.party(v.verified_by))),
                    ("date", Slot::html(ctx.day(v.verified_on, &src))),
                ];
                ctx.msg(key, &args).then(&Html::text(" ")).then(&ctx.text(&v.note, &src))
            })
            .collect(),
        open: !verdicts.iter().any(|v| v.accepted),
        id: proof.id.to_string(),
        others,
    }
}

fn similar(ctx: &Ctx, item: Id) -> Vec<Likeness> {
    similar_items(ctx.p(), item, SIMILAR)
        .into_iter()
        .filter_map(|(id, _)| {
            let found = ctx.p().items.get(&id)?;
            Some(Likeness {
                name: ctx.name(Kind::Item, id),
                code: ctx.code(Kind::Item, &found.code),
                from: found.meeting.map(|m| ctx.link(Kind::Meeting, m)).unwrap_or_default(),
                status: ctx.o().items.get(&id).map(|o| ctx.status(o.status)).unwrap_or_default(),
            })
        })
        .collect()
}

/// How the due date moved, once it has moved.
fn slips(ctx: &Ctx, o: &ItemOutcome) -> Option<Svg> {
    if o.slips.len() < 2 {
        return None;
    }
    let epoch = Date::constant(2000, 1, 1);
    let tick = |d: Date| epoch.until(d).map_or(0, |s| i64::from(s.get_days()));
    let points: Vec<(Date, &sanad_model::Claim<Value>)> = o
        .slips
        .iter()
        .filter_map(|(claim, _)| {
            let claim = ctx.p().claim(*claim)?;
            Some((claim.as_of.order().max(epoch), claim))
        })
        .collect();
    let day_of = |c: &sanad_model::Claim<Value>| match &c.value {
        Value::When(when) => when.latest(),
        _ => None,
    };
    let months = |days: Vec<Date>| -> Vec<TimeTick> {
        let mut firsts: Vec<Date> = days.iter().map(|d| d.first_of_month()).collect();
        firsts.sort_unstable();
        firsts.dedup();
        firsts.into_iter().map(|d| TimeTick::new(tick(d), ctx.l.month_year(d))).collect()
    };
    let chart = Steps {
        frame: Frame::new(
            "slips",
            &ctx.l.n("item-slips", (points.len() - 1) as u64),
            if ctx.lang() == Lang::Ar { Direction::Rtl } else { Direction::Ltr },
        )
        .width(640.0),
        height: 160.0,
        now: Some(tick(ctx.o().today)),
        across: months(points.iter().map(|(said, _)| *said).collect()),
        up: months(points.iter().filter_map(|(_, c)| day_of(c)).collect()),
        points: points
            .iter()
            .map(|(said, c)| StepPoint {
                said_at: tick(*said),
                due: day_of(c).map(tick),
                said_label: Label::new(ctx.l.when(c.as_of)).src(format!("claim/{}", c.id)),
                due_label: Label::new(ctx.value(&c.value, "due"))
                    .src(format!("claim/{}", c.id))
                    .href(ctx.source_href(&format!("claim/{}", c.id))),
            })
            .collect(),
        status: match o.status.light() {
            Light::Planned => ChartStatus::Planned,
            Light::AtRisk => ChartStatus::AtRisk,
            Light::Late => ChartStatus::Late,
            Light::Verified => ChartStatus::Verified,
            Light::Unknown => ChartStatus::Unknown,
        },
        head: [ctx.t("item-said-on"), ctx.t("due")],
    };
    Some(chart.build())
}
