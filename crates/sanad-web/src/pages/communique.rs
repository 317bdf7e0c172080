//! One communiqué: the text as published with its passages marked by force, beside it what
//! follows; and what a person does to a passage: accept, edit, split, join.

use super::communiques::lexicon;
use super::items::force_mark;
use crate::ctx::Ctx;
use crate::edit::commit;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot, escape};
use crate::pages::person::{Choice, parties, sites};
use crate::pages::works_words;
use crate::params::{Form, Params, encode};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use sanad_files::communique::edit as passage;
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::{Document, Statement};
use sanad_model::{Accepted, Change, Dataset, Finding, Force, Id, Kind, Lang, Place, cell, said};
use sanad_outcomes::{Reach, reach};
use sanad_reader::Lexicon;

/// Measures named beside a passage.
const MEASURES: usize = 3;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/communiques/{code}", get(show))
        .route("/{lang}/communiques/{code}/passage", post(change))
}

struct Para {
    src: String,
    marked: Html,
}

struct Follows {
    anchor: String,
    force: Html,
    review: String,
    about: Vec<Html>,
    notes: Vec<String>,
    items: Vec<Html>,
    reach: Html,
    measures: Vec<Html>,
    href: String,
    chosen: bool,
}

/// The passage that is being worked on.
struct Open {
    id: String,
    src: String,
    text: Html,
    forces: Vec<Choice>,
    actors: Vec<Choice>,
    recipients: Vec<Choice>,
    fields: Vec<Choice>,
    sites: Vec<Choice>,
    rules: Vec<Html>,
    places: Vec<(u32, String)>,
    join: bool,
    accepted: bool,
}

#[derive(Template)]
#[template(path = "communique.html")]
struct Communique {
    page: Page,
    l: &'static Locale,
    facts: Vec<(String, Html)>,
    text_lang: &'static str,
    text_dir: &'static str,
    other_text: String,
    other_text_name: String,
    legend: Vec<Html>,
    paras: Vec<Para>,
    follows: Vec<Follows>,
    quiet: Html,
    open: Option<Open>,
    action: String,
    here: String,
    unreviewed: usize,
}

async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let p = ctx.p();
    let d = p.by_code(Kind::Document, &code).and_then(|id| p.documents.get(&id)).ok_or(WebError::NotFound)?;
    let src = format!("record/documents/{}", d.code);
    let mut statements: Vec<&Statement> =
        p.statements.values().filter(|s| s.document == d.id && !s.withdrawn).collect();
    statements.sort_by_key(|s| (s.paragraph, s.start));
    let text_lang = text_lang(&ctx, d);
    let other = text_lang.other();
    let has_other = p.paragraphs.get(&d.id).is_some_and(|ps| ps.iter().all(|x| x.text.only(other).is_some()));
    let chosen = ctx.params.get("passage");
    let open = statements.iter().position(|s| s.code == chosen);
    let here = ctx.record_href(Kind::Document, &d.code);
    let followed: Vec<&Statement> = statements
        .iter()
        .copied()
        .filter(|s| {
            // What is no courtesy reaches measures, or says why it reaches none.
            s.force != Force::Courtesy || ctx.view.items_of_statement.contains_key(&s.id) || s.code == chosen
        })
        .collect();
    let quiet = statements.len() - followed.len();
    let template = Communique {
        page: ctx.record_page(
            "communiques",
            "area-communiques",
            &d.title,
            src.clone(),
            "communique-question",
        ),
        l: ctx.l,
        facts: facts(&ctx, d, &src),
        text_lang: text_lang.code(),
        text_dir: text_lang.dir(),
        other_text: if has_other { format!("{here}?text={other}") } else { String::new() },
        other_text_name: ctx.l.word("lang", other.code()),
        legend: Force::ALL.iter().map(|f| force_mark(&ctx, *f)).collect(),
        paras: paragraphs(&ctx, d, &statements, text_lang),
        follows: followed.iter().map(|s| follows(&ctx, s, chosen)).collect(),
        quiet: if quiet == 0 {
            Html::default()
        } else {
            ctx.msg("communique-quiet", &[("n", ctx.slot(quiet, &src))])
        },
        open: match open {
            Some(at) => Some(opened(&ctx, &statements, at)?),
            None => None,
        },
        action: format!("{here}/passage"),
        unreviewed: statements.iter().filter(|s| s.review == "proposed").count(),
        here,
    };
    ctx.html(&template)
}

/// The language in which the text is shown: as asked, else the page's where the text has it.
fn text_lang(ctx: &Ctx, d: &Document) -> Lang {
    let has =
        |lang| ctx.p().paragraphs.get(&d.id).is_some_and(|ps| ps.iter().all(|x| x.text.only(lang).is_some()));
    Lang::from_code(ctx.params.get("text"))
        .filter(|l| has(*l))
        .unwrap_or_else(|| if has(ctx.lang()) { ctx.lang() } else { d.lang })
}

fn facts(ctx: &Ctx, d: &Document, src: &str) -> Vec<(String, Html)> {
    let mut list = vec![
        (ctx.t("code"), ctx.code(Kind::Document, &d.code)),
        (
            ctx.t("column-kind"),
            Html::text(&format!(
                "{} · {}",
                ctx.l.word("document-kind", &d.kind),
                ctx.l.word("lang", d.lang.code())
            )),
        ),
    ];
    if let Some(meeting) = d.meeting.and_then(|m| ctx.p().meetings.get(&m)) {
        let held = ctx.when(meeting.held, &ctx.src(Kind::Meeting, meeting.id));
        list.push((
            ctx.t("column-meeting"),
            ctx.link(Kind::Meeting, meeting.id).then(&Html::text(" · ")).then(&held),
        ));
    }
    if let Some(source) = d.source {
        list.push((ctx.t("source"), ctx.link(Kind::Source, source)));
    }
    if !d.about_sha256.is_empty() {
        let short: String = d.about_sha256.chars().take(12).collect();
        list.push((ctx.t("column-about_sha256"), Html::said(&format!("{short}…"), src)));
    }
    list
}

fn paragraphs(ctx: &Ctx, d: &Document, statements: &[&Statement], lang: Lang) -> Vec<Para> {
    let list = ctx.p().paragraphs.get(&d.id).map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|para| {
            let text = para.text.get(lang);
            let own: Vec<&&Statement> = statements.iter().filter(|s| s.paragraph == para.number).collect();
            let mut marked = Html::default();
            if lang == d.lang {
                let chars: Vec<char> = text.chars().collect();
                let mut at = 0usize;
                for s in &own {
                    let (start, end) = (s.start as usize, (s.end as usize).min(chars.len()));
                    let gap: String = chars.get(at..start.max(at)).unwrap_or_default().iter().collect();
                    let words: String = chars.get(start.max(at)..end).unwrap_or_default().iter().collect();
                    marked = marked.then(&Html::text(&gap)).then(&mark(ctx, s, &words));
                    at = end.max(at);
                }
                let rest: String = chars.get(at..).unwrap_or_default().iter().collect();
                marked = marked.then(&Html::text(&rest));
            } else if let [only] = own.as_slice() {
                marked = mark(ctx, only, text);
            } else {
                // Offsets count in the document's own language; here the paragraph stands whole.
                for s in &own {
                    marked = marked.then(&tag(ctx, s));
                }
                marked = marked.then(&Html::text(text));
            }
            let src = match para.about {
                Some(_) => format!("record/paragraphs/{}", para.id),
                None => format!("record/documents/{}", d.code),
            };
            Para { src, marked }
        })
        .collect()
}

fn href(ctx: &Ctx, s: &Statement) -> String {
    let document = ctx.p().code_of(Kind::Document, s.document).unwrap_or_default();
    let mut params = Params::default().with("passage", &s.code);
    if !ctx.params.get("text").is_empty() {
        params = params.with("text", ctx.params.get("text"));
    }
    format!("{}{}#edit", ctx.record_href(Kind::Document, document), params.query())
}

fn tag(ctx: &Ctx, s: &Statement) -> Html {
    Html::raw(format!(
        "<a class=\"force__tag force__tag--{}\" href=\"{}\" lang=\"{}\" dir=\"{}\">{}</a>",
        s.force.code(),
        escape(&href(ctx, s)),
        ctx.lang(),
        ctx.lang().dir(),
        escape(&ctx.l.word("force", s.force.code()))
    ))
}

fn mark(ctx: &Ctx, s: &Statement, words: &str) -> Html {
    let current = if ctx.params.get("passage") == s.code { " aria-current=\"true\"" } else { "" };
    Html::raw(format!(
        "<span class=\"force force--{}\" id=\"{}\" data-src=\"record/statements/{}\"{current}>{}{}</span> ",
        s.force.code(),
        escape(&s.code),
        escape(&s.code),
        tag(ctx, s),
        escape(words)
    ))
}

/// Who acts, as the text says; words for both sides are said in the language of the page.
fn who(ctx: &Ctx, s: &Statement) -> String {
    let Ok(reader) = lexicon() else { return s.who.clone() };
    let both = s.rules.iter().filter_map(|id| reader.rule(id)).find(|rule| {
        rule.joint && rule.lang != Some(ctx.lang()) && !reader.quotes(&rule.id, &s.who).is_empty()
    });
    both.map_or_else(|| s.who.clone(), |rule| rule.note.in_lang(ctx.lang()).trim_end_matches('.').to_owned())
}

fn follows(ctx: &Ctx, s: &Statement, chosen: &str) -> Follows {
    let p = ctx.p();
    let mut about = Vec::new();
    let mut part = |key: &str, html: Html| {
        if !html.is_empty() {
            about.push(Html::text(&format!("{}: ", ctx.t(key))).then(&html));
        }
    };
    part(
        "column-actor",
        s.actor.map_or_else(
            || Html::said(&who(ctx, s), &format!("record/statements/{}", s.code)),
            |id| ctx.party(id),
        ),
    );
    part("column-recipient", s.recipient.map(|id| ctx.party(id)).unwrap_or_default());
    part("column-fields", Html::text(&ctx.l.words("concept", s.fields.iter().map(String::as_str))));
    let sites: Vec<Html> = s.sites.iter().map(|id| ctx.link(Kind::Site, *id)).collect();
    part("column-sites", Html::join(&sites, " · "));
    let mut notes = Vec::new();
    if !s.uncertain.is_empty() {
        notes.push(ctx.t("communique-uncertain"));
    }
    if s.defence {
        notes.push(ctx.t("communique-defence"));
    }
    let (reach, measures) = reached(ctx, s);
    let items = ctx.view.items_of_statement.get(&s.id).map_or(&[][..], Vec::as_slice);
    Follows {
        anchor: format!("#{}", encode(&s.code)),
        force: force_mark(ctx, s.force),
        review: ctx.l.word("review", &s.review),
        about,
        notes,
        items: items
            .iter()
            .filter(|id| p.items.contains_key(id))
            .map(|id| {
                let status = ctx.o().items.get(id).map(|o| ctx.status(o.status)).unwrap_or_default();
                ctx.name(Kind::Item, *id).then(&Html::text(" ")).then(&status)
            })
            .collect(),
        reach,
        measures,
        href: href(ctx, s),
        chosen: chosen == s.code,
    }
}

/// The measures that carry a passage out: how many, linked to their list, and the first of them; or
/// the reason why there are none.
fn reached(ctx: &Ctx, s: &Statement) -> (Html, Vec<Html>) {
    match reach(ctx.p(), ctx.o(), s) {
        Reach::None(reason) => (Html::text(&ctx.t(&format!("reach-{}", reason.code()))), Vec::new()),
        Reach::Measures(places) => {
            let src = format!("record/statements/{}", s.code);
            let n = Slot {
                arg: Arg::from(places.len()),
                html: Html::said(&ctx.l.count(places.len() as u64), &src),
            };
            let to = ctx.href(&format!("measures?passage={}", encode(&s.code)));
            let mut sorted = places;
            sorted.sort_by_key(|place| works_words::standing(ctx, *place));
            let first = sorted.iter().take(MEASURES).filter_map(|n| ctx.o().works.measures().get(*n));
            let first = first.map(|m| works_words::link(ctx, m, "cell-sub")).collect();
            (Html::link(&to, "n", &ctx.msg("communique-reach", &[("n", n)])), first)
        }
    }
}

fn opened(ctx: &Ctx, statements: &[&Statement], at: usize) -> Result<Open, WebError> {
    let s = statements[at];
    let src = format!("record/statements/{}", s.code);
    let document = ctx.p().documents.get(&s.document).ok_or(WebError::NotFound)?;
    let text = ctx.p().passage(s, document.lang).unwrap_or_default();
    let next = statements.get(at + 1).filter(|n| n.paragraph == s.paragraph);
    let reader = lexicon()?;
    let [known, ..] = reader.codes();
    let rules = s.rules.iter().map(|rule| why(ctx, reader, rule, (&text, document.lang), &src)).collect();
    Ok(Open {
        id: s.id.to_string(),
        text: Html::raw(format!(
            "<bdi lang=\"{}\" dir=\"{}\" data-src=\"{}\">{}</bdi>",
            document.lang,
            document.lang.dir(),
            escape(&src),
            escape(&text)
        )),
        forces: Force::ALL
            .iter()
            .map(|f| Choice {
                code: f.code().to_owned(),
                name: ctx.l.word("force", f.code()),
                chosen: *f == s.force,
            })
            .collect(),
        actors: parties(ctx, s.actor),
        recipients: parties(ctx, s.recipient),
        fields: known
            .into_iter()
            .map(|c| Choice {
                name: ctx.l.word("concept", c),
                chosen: s.fields.iter().any(|f| f == c),
                code: c.to_owned(),
            })
            .collect(),
        sites: sites(ctx, &s.sites),
        rules,
        places: places(&text, s.start),
        join: next.is_some(),
        accepted: s.review != "proposed",
        src,
    })
}

/// What a rule read in a passage: the words it fired on, what they mean, and its id.
fn why(ctx: &Ctx, reader: &Lexicon, rule: &str, (text, lang): (&str, Lang), src: &str) -> Html {
    let id = rule.split('@').next().unwrap_or(rule);
    let src = escape(src);
    let quotes: Vec<Html> = reader
        .quotes(id, text)
        .iter()
        .map(|words| {
            let (dir, words) = (lang.dir(), escape(words));
            Html::raw(format!("<q><bdi lang=\"{lang}\" dir=\"{dir}\" data-src=\"{src}\">{words}</bdi></q>"))
        })
        .collect();
    let note = reader.rule(id).map_or("", |r| r.note.in_lang(ctx.lang()));
    let name = Html::raw(format!("<code class=\"d\" data-src=\"{src}\">{}</code>", escape(id)));
    let said = [Html::join(&quotes, " · "), Html::text(note), name];
    Html::join(&said.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>(), " ")
}

/// The places where a passage may be split: before each word, with the words that follow.
fn places(text: &str, start: u32) -> Vec<(u32, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut list = Vec::new();
    for i in 1..chars.len() {
        if chars[i - 1].is_whitespace() && !chars[i].is_whitespace() {
            let words: String = chars[i..].iter().take(40).collect();
            list.push((start + u32::try_from(i).unwrap_or(0), format!("… {words}…")));
        }
    }
    list
}

/// What a person does to a passage: `do` names it.
async fn change(
    ctx: Ctx,
    Path((_, code)): Path<(String, String)>,
    Form(form): Form,
) -> Result<Response, WebError> {
    let p = ctx.p();
    let document = p.by_code(Kind::Document, &code).ok_or(WebError::NotFound)?;
    let refused = |findings| WebError::Invalid { findings, form: form.clone() };
    let reader = lexicon()?;
    let changes = if form.get("do") == "accept-all" {
        let open = p
            .statements
            .values()
            .filter(|s| s.document == document && !s.withdrawn && s.review == "proposed");
        let mut all = Vec::new();
        for statement in open {
            all.extend(
                passage::accept(statement.id, &ctx.view.snapshot.rows, reader, &mut sanad_store::new_id)
                    .map_err(refused)?,
            );
        }
        all
    } else {
        let id: Id = form.get("statement").parse().map_err(|_| WebError::BadForm)?;
        one(&ctx, document, id, &form, reader).map_err(refused)?
    };
    commit(&ctx, changes, &form).await
}

fn one(
    ctx: &Ctx,
    document: Id,
    id: Id,
    form: &Params,
    reader: &Lexicon,
) -> Result<Vec<Change>, Vec<Finding>> {
    let rows = &ctx.view.snapshot.rows;
    let wrong = |column: &str, code, value: &str, accepted: Accepted| {
        let place = Place { column: column.to_owned(), ..Place::default() };
        vec![Finding::error(place, code, value, accepted)]
    };
    match form.get("do") {
        "accept" => passage::accept(id, rows, reader, &mut sanad_store::new_id),
        "split" => {
            let at = form.get("at").parse().map_err(|_| {
                wrong(
                    "start",
                    "not-a-whole-number",
                    form.get("at"),
                    said("whole").with(1).with(cell::LONGEST),
                )
            })?;
            passage::split(id, at, rows, reader, &mut sanad_store::new_id)
        }
        "join" => {
            let s = ctx
                .p()
                .statements
                .get(&id)
                .ok_or_else(|| wrong("code", "unknown-reference", "", said("live-passage")))?;
            let next = ctx
                .p()
                .statements
                .values()
                .filter(|n| {
                    n.document == document && !n.withdrawn && n.paragraph == s.paragraph && n.start >= s.end
                })
                .min_by_key(|n| n.start)
                .ok_or_else(|| wrong("code", "join-apart", &s.code, said("neighbours")))?;
            passage::join(id, next.id, rows, reader, &mut sanad_store::new_id)
        }
        "edit" => edit(rows, id, form, reader),
        other => Err(wrong("do", "not-in-list", other, Accepted::codes(["accept", "edit", "split", "join"]))),
    }
}

/// Several cells of one passage: each is changed in turn, the sum is written at once.
fn edit(rows: &Dataset, id: Id, form: &Params, reader: &Lexicon) -> Result<Vec<Change>, Vec<Finding>> {
    let mut now = rows.clone();
    let mut findings = Vec::new();
    for column in ["force", "actor", "recipient", "fields", "sites"] {
        let name = format!("set.{column}");
        if form.all(&name).next().is_none() {
            continue;
        }
        let given: Vec<&str> = form.all(&name).filter(|v| !v.is_empty()).collect();
        let value = given.join(";");
        let here = now.row(Kind::Statement, id).map_or("", |r| r.get(column));
        let same = here == value || code_of(&now, column, here) == value;
        if same {
            continue;
        }
        match passage::edit(id, column, &value, &now, reader, &mut sanad_store::new_id) {
            Ok(changes) => {
                // They were made from these very rows, so they fit.
                let _ = now.apply(&changes);
            }
            Err(mut found) => findings.append(&mut found),
        }
    }
    if findings.is_empty() { Ok(rows.diff(&now)) } else { Err(findings) }
}

/// References as the form has them: the codes of parties or sites.
fn code_of(rows: &Dataset, column: &str, id: &str) -> String {
    let kind = match column {
        "actor" | "recipient" => Kind::Party,
        "sites" => Kind::Site,
        _ => return String::new(),
    };
    let codes = id.split(';').filter_map(|id| rows.row(kind, id.parse().ok()?)).map(|r| r.get("code"));
    codes.collect::<Vec<_>>().join(";")
}
