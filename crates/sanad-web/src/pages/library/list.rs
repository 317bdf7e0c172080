//! The templates by kind: which kinds of work are known, and how sure is each?

use super::figures::{figures, used_by};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::pages::works_words as words;
use askama::Template as Page_;
use axum::response::Response;
use sanad_i18n::Locale;
use sanad_outcomes::measures::library::{Template, TemplateKind};

struct Line {
    name: Html,
    code: Html,
    answers: Html,
    activities: Html,
    figures: Html,
    wide: Html,
    used: Html,
}

struct Group {
    title: String,
    lines: Vec<Line>,
}

#[derive(Page_)]
#[template(path = "library/list.html")]
struct List {
    page: Page,
    l: &'static Locale,
    sentence: Html,
    findings: Vec<String>,
    groups: Vec<Group>,
    assumptions: String,
    measures: String,
}

/// The frame of a page below the measures.
pub(super) fn frame(ctx: &Ctx, title: String, question: &str) -> Page {
    let mut page = ctx.page("measures", title, question);
    page.crumbs = vec![Crumb { href: ctx.href("measures"), label: ctx.t("area-measures") }];
    page
}

pub(super) async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let library = &ctx.o().works.library;
    let groups = TemplateKind::ALL
        .iter()
        .filter_map(|kind| {
            let mut own: Vec<&Template> = library.iter().filter(|t| t.kind == *kind).collect();
            own.sort_by_key(|t| ctx.l.text(&t.name));
            (!own.is_empty()).then(|| Group {
                title: ctx.l.word("template-kind", kind.code()),
                lines: own.into_iter().map(|t| line(&ctx, t)).collect(),
            })
        })
        .collect();
    let count: usize = library.iter().map(|t| figures(t).len()).sum();
    let template = List {
        page: frame(&ctx, ctx.t("library-title"), "library-question"),
        l: ctx.l,
        sentence: ctx.msg(
            "library-sentence",
            &[
                ("n", ctx.slot(library.iter().count(), "ui/library")),
                ("figures", ctx.slot(count, "ui/library")),
            ],
        ),
        findings: ctx.o().works.findings.iter().map(|f| ctx.l.finding(f)).collect(),
        groups,
        assumptions: ctx.href("assumptions"),
        measures: ctx.href("measures"),
    };
    ctx.html(&template)
}

/// What a template answers, in plain words: fields of items, sectors of sites, or a blocker.
pub(super) fn answers(ctx: &Ctx, t: &Template) -> String {
    match t.blocker {
        Some(blocker) => ctx.l.word("blocker", blocker.code()),
        None if t.kind == TemplateKind::Restart => {
            let own: Vec<String> = t
                .sectors
                .iter()
                .map(|s| if s == "*" { ctx.t("library-any-sector") } else { ctx.l.word("sector", s) })
                .collect();
            ctx.l.list(&own)
        }
        None => ctx.l.words("concept", t.fields.iter().map(String::as_str)),
    }
}

/// How wide the ranges of a template are: the middle one of high by low, over all its figures.
pub(super) fn wide(t: &Template) -> Option<f64> {
    let mut ratios: Vec<f64> = figures(t)
        .iter()
        .filter(|f| f.three.low > 0.0 && f.kind != "output")
        .map(|f| f.three.high / f.three.low)
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied()
}

/// How many figures there are, and how many of them rest on a publication.
pub(super) fn sure(ctx: &Ctx, t: &Template, src: &str) -> Html {
    let all = figures(t);
    let published = all.iter().filter(|f| t.basis(f.basis).is_some_and(|b| !b.source.is_empty())).count();
    let n = Slot { arg: sanad_i18n::Arg::from(all.len()), html: ctx.num(all.len() as f64, src) };
    let of = Slot { arg: sanad_i18n::Arg::from(published), html: ctx.num(published as f64, src) };
    ctx.msg("library-figures", &[("n", n), ("published", of)])
}

fn line(ctx: &Ctx, t: &Template) -> Line {
    let src = words::template_src(&t.code);
    let used = used_by(ctx, &t.code);
    Line {
        name: Html::link(&words::template_href(ctx, &t.code), "row-link", &ctx.text(&t.name, &src)),
        code: Html::raw(format!(
            "<code class=\"d\" data-src=\"{0}\">{1}</code>{2}",
            crate::html::escape(&src),
            crate::html::escape(&t.code),
            if t.own { format!(" · {}", crate::html::escape(&ctx.t("library-own"))) } else { String::new() }
        )),
        answers: Html::text(&answers(ctx, t)),
        activities: ctx.num(t.activities.len() as f64, &src),
        figures: sure(ctx, t, &src),
        wide: wide(t).map_or_else(Html::default, |ratio| {
            ctx.msg("library-wide", &[("n", Slot::html(ctx.num((ratio * 10.0).round() / 10.0, &src)))])
        }),
        used: if used == 0 { ctx.dash("library-unused") } else { ctx.num(used as f64, &src) },
    }
}
