//! A record as it stands, and a source with what was taken from it.

use crate::ctx::Ctx;
use crate::html::{Html, Slot, escape};
use crate::pages::site_facts;
use crate::pages::source::{Told, links};
use crate::pages::source_results as results;
use crate::pages::visits_why::list;
use sanad_i18n::Arg;
use sanad_model::{Cell, Id, Kind, Row, When};
use sanad_outcomes::Dep;

/// Things listed of each kind that names a source or record.
const MOST: usize = 40;

/// The row of a code or id, withdrawn ones included.
pub(super) fn find<'a>(ctx: &'a Ctx, kind: Kind, code: &str) -> Option<&'a Row> {
    let rows = &ctx.view.snapshot.rows;
    let by_id = || code.parse::<Id>().ok().and_then(|id| rows.row(kind, id));
    // A withdrawn record is in no programme: only then are all rows looked through.
    let by_code = || {
        let known = ctx.p().by_code(kind, code).and_then(|id| rows.row(kind, id));
        known.or_else(|| rows.by_code(kind, code))
    };
    if kind.has_code() { by_code().or_else(by_id) } else { by_id() }
}

/// An address on the web as a link; anything else as text.
pub(super) fn address(ctx: &Ctx, url: &str, src: &str) -> Html {
    if url.is_empty() {
        return Html::default();
    }
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return Html::said(url, src);
    }
    let shown = if url.chars().count() > 72 {
        format!("{}…", url.chars().take(71).collect::<String>())
    } else {
        url.to_owned()
    };
    Html::raw(format!(
        "<a href=\"{}\" rel=\"noopener noreferrer external\" data-src=\"{}\" title=\"{}\"><bdi dir=\"ltr\">{}</bdi></a>",
        escape(url),
        escape(src),
        escape(&ctx.t("source-outside")),
        escape(&shown)
    ))
}

/// A record by table and code.
pub(super) fn record(ctx: &Ctx, rest: &str) -> Option<Told> {
    let (table, code) = rest.split_once('/')?;
    let kind = Kind::from_table(table)?;
    let row = find(ctx, kind, code)?;
    if kind == Kind::Source {
        return source(ctx, row.get("code"));
    }
    let src = format!("record/{rest}");
    let name = ctx.p().name_of(kind, row.id).map_or("", |t| ctx.l.text(t));
    let one = ctx.l.word("one", table);
    let (rests, rests_more) = results::resting(ctx, &[Dep::Record(kind, row.id)]);
    Some(Told {
        title: match (name, row.get("code")) {
            ("", "") => one.clone(),
            ("", code) => format!("{one} {code}"),
            (name, _) => name.to_owned(),
        },
        kind: one,
        sentence: Html::text(&ctx.t(if row.withdrawn() {
            "source-record-withdrawn"
        } else {
            "source-record"
        })),
        parts: parts(ctx, kind, row, &src),
        facts: site_facts::rows(ctx, kind, row.id, ""),
        rests,
        rests_more,
        links: links(ctx, kind, row.id),
        ..Told::default()
    })
}

fn parts(ctx: &Ctx, kind: Kind, row: &Row, src: &str) -> Vec<(String, Html)> {
    kind.columns()
        .iter()
        .filter(|c| !row.get(c.name).is_empty() && c.name != "withdrawn")
        .map(|c| (ctx.l.column_of(kind, c.name), cell(ctx, kind, c.name, c.cell, row.get(c.name), src)))
        .filter(|(_, html)| !html.is_empty())
        .collect()
}

pub(super) fn cell(ctx: &Ctx, kind: Kind, column: &str, cell: Cell, text: &str, src: &str) -> Html {
    let named = |kind: Kind, id: &str| {
        let id: Option<Id> = id.parse().ok();
        id.map(|id| match ctx.name(kind, id) {
            html if html.is_empty() => {
                let code = ctx.src(kind, id);
                Html::link(&ctx.source_href(&code), "n", &Html::said(&ctx.l.word("one", kind.table()), &code))
            }
            html => html,
        })
        .unwrap_or_default()
    };
    match cell {
        Cell::Ref(target) => named(target, text),
        Cell::Refs(target) => list(ctx, &text.split(';').map(|id| named(target, id)).collect::<Vec<_>>()),
        Cell::Any => sanad_model::programme::record_of(text)
            .map(|(k, id)| named(k, &id.to_string()))
            .unwrap_or_default(),
        Cell::When => ctx.when(text.parse().unwrap_or(When::Unknown), src),
        Cell::Day => text.parse().map_or_else(|_| Html::said(text, src), |day| ctx.day(day, src)),
        Cell::Flag => Html::text(&ctx.t("yes")),
        Cell::Words => {
            let group = match column {
                "fields" => "concept",
                "skills" => "skill",
                "weekend" => "weekday",
                _ => return Html::said(&text.replace(';', "; "), src),
            };
            Html::said(&ctx.l.words(group, text.split(';')), src)
        }
        Cell::Choice(_) => Html::said(&choice(ctx, kind, column, text), src),
        Cell::Code if column != "code" => Html::said(&choice(ctx, kind, column, text), src),
        Cell::Currency => Html::said(&ctx.l.word("unit", text), src),
        Cell::Line if column.ends_with("url") => address(ctx, text, src),
        Cell::Prose if kind == Kind::Outline => Html::text(&ctx.t("source-outline")),
        Cell::Int(..) => {
            ctx.n(&text.parse::<f64>().map_or_else(|_| text.to_owned(), |n| ctx.l.number(n)), src)
        }
        _ => Html::said(text, src),
    }
}

/// The name of a code in a column of choices.
pub(super) fn choice(ctx: &Ctx, kind: Kind, column: &str, code: &str) -> String {
    let group = match (kind, column) {
        (_, "force" | "reported_force") => "force",
        (_, "status") => "status",
        (_, "original" | "lang") => "lang",
        (_, "translation") => "translation",
        (_, "review") => "review",
        (Kind::Party, "kind") => "party-kind",
        (Kind::Source, "kind") => "source-kind",
        (Kind::Document, "kind") => "document-kind",
        (Kind::Capability, "kind") => "capability-kind",
        (Kind::Project, "kind") => "project",
        (_, "topic") => "topic",
        (_, "sector") => "sector",
        (Kind::CalendarDay, "kind") => "day-kind",
        (Kind::Verification, _) => "verification",
        (Kind::Team, "task") => "team-task",
        (Kind::Rate, "set") => "rate-set",
        (Kind::Financing, "kind") => "financing-kind",
        (Kind::Resource, "what") => "resource",
        (Kind::Measure, "choice") => "measure-choice",
        (Kind::Grouping, "rule") => "grouping-rule",
        (Kind::Objective, "term") => "objective-term",
        _ => "",
    };
    ctx.l.word(group, code)
}

/// A source: who published it, where, and everything taken from it.
pub(super) fn source(ctx: &Ctx, code: &str) -> Option<Told> {
    let row = find(ctx, Kind::Source, code)?;
    let key = format!("source/{code}");
    let p = ctx.p();
    let title = p.sources.get(&row.id).map_or("", |s| ctx.l.text(&s.title));
    let mut parts = parts(ctx, Kind::Source, row, &key);
    parts.retain(|(label, _)| *label != ctx.l.column("withdrawn"));
    let mut named: Vec<(String, Vec<Html>)> = Vec::new();
    let rows = &ctx.view.snapshot.rows;
    let id = row.id.to_string();
    for kind in [
        Kind::Document,
        Kind::Meeting,
        Kind::Item,
        Kind::Update,
        Kind::Survey,
        Kind::CalendarDay,
        Kind::Outline,
    ] {
        let found: Vec<Html> = rows
            .rows(kind)
            .filter(|r| !r.withdrawn())
            .filter(|r| r.get("source") == id || r.get("sources").split(';').any(|s| s == id))
            .take(MOST)
            .map(|r| named_or_kind(ctx, kind, r.id))
            .collect();
        if !found.is_empty() {
            named.push((ctx.l.word("kind", kind.table()), found));
        }
    }
    let claims: Vec<&Row> =
        rows.rows(Kind::Claim).filter(|r| !r.withdrawn() && r.get("source") == id).collect();
    let said: Vec<Html> = claims
        .iter()
        .take(MOST)
        .filter_map(|r| {
            let claim = p.claim(r.id)?;
            let (kind, of, field) = p.claim_target(r.id)?;
            let label = Html::text(&format!(" · {}: ", ctx.l.field_of(kind, field)));
            Some(ctx.name(kind, of).then(&label).then(&ctx.claim(claim, field)))
        })
        .collect();
    if !said.is_empty() {
        let rest = claims.len().saturating_sub(MOST);
        let mut said = said;
        if rest > 0 {
            said.push(ctx.msg(
                "overview-and-more",
                &[("n", Slot { arg: Arg::from(rest), html: ctx.ui(rest, "more") })],
            ));
        }
        named.push((ctx.l.word("kind", "claims"), said));
    }
    Some(Told {
        title: if title.is_empty() { code.to_owned() } else { title.to_owned() },
        kind: ctx.l.word("one", "sources"),
        sentence: Html::text(&ctx.t(if row.withdrawn() {
            "source-record-withdrawn"
        } else {
            "source-source"
        })),
        parts,
        named,
        links: links(ctx, Kind::Source, row.id),
        ..Told::default()
    })
}

fn named_or_kind(ctx: &Ctx, kind: Kind, id: Id) -> Html {
    let name = ctx.name(kind, id);
    if !name.is_empty() {
        return name;
    }
    let key = ctx.src(kind, id);
    Html::link(&ctx.source_href(&key), "n", &Html::said(&ctx.l.word("one", kind.table()), &key))
}
