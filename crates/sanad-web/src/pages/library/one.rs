//! One template: its activities in order, costs, skills, standards, and what its figures rest on.

use super::figures::{Figure, figures, file, used_by};
use super::list::{answers, frame, sure};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::Html;
use crate::pages::measures::{Act, Acts, Step, act, gantt, length, schedule, wait};
use crate::pages::works_words as words;
use askama::Template as Page_;
use axum::extract::Path;
use axum::response::Response;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::Range;
use sanad_outcomes::measures::library::Template;

struct Cost {
    what: Html,
    activity: Html,
    origin: String,
    payer: String,
    amount: Html,
    at: String,
}

struct Rests {
    why: Html,
    source: Html,
    figures: Vec<(Html, Html)>,
}

#[derive(Page_)]
#[template(path = "library/template.html")]
struct One {
    page: Page,
    l: &'static Locale,
    what: Html,
    gives: Html,
    parts: Vec<(String, Html)>,
    length: Html,
    gantt: Svg,
    planned: bool,
    groups: Vec<Acts>,
    costs: Vec<Cost>,
    bases: Vec<Rests>,
    used: Vec<Html>,
    rests: String,
}

pub(super) async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let t = ctx.o().works.library.get(&code).ok_or(WebError::NotFound)?;
    let src = words::template_src(&t.code);
    let mut page = frame(&ctx, ctx.l.text(&t.name).to_owned(), "template-question");
    page.src.clone_from(&src);
    page.crumbs.push(Crumb { href: ctx.href("library"), label: ctx.t("library-title") });
    let steps = steps(&ctx, t);
    let days = length(&steps, &schedule(&steps)) as f64;
    let said = words::assumed(&ctx, &ctx.l.quantity(Range::exact(days), "days"), &src);
    let caption = ctx.l.t1_bare("measure-gantt", &[("name", Arg::from(ctx.l.text(&t.name).to_owned()))]);
    let measures = ctx.o().works.measures().iter();
    let template = One {
        page,
        l: ctx.l,
        what: ctx.text(&t.what, &src),
        gives: ctx.text(&t.gives, &src),
        parts: parts(&ctx, t, &src),
        length: ctx.msg("measure-length", &[("days", crate::html::Slot::html(said))]),
        gantt: gantt(&ctx, "relative", &steps, &caption),
        planned: false,
        groups: groups(&ctx, t),
        costs: costs(&ctx, t, &src),
        bases: bases(&ctx, t, &src),
        used: measures
            .filter(|m| m.template == t.code || m.parts.iter().any(|part| part.template == t.code))
            .map(|m| words::link(&ctx, m, ""))
            .collect(),
        rests: ctx.source_href(&src),
    };
    ctx.html(&template)
}

fn parts(ctx: &Ctx, t: &Template, src: &str) -> Vec<(String, Html)> {
    let mut parts = vec![
        (ctx.t("code"), Html::said(&t.code, src)),
        (ctx.t("measures-col-kind"), Html::text(&ctx.l.word("template-kind", t.kind.code()))),
        (ctx.t("library-col-answers"), Html::text(&answers(ctx, t))),
        (ctx.t("library-col-figures"), sure(ctx, t, src)),
        (ctx.t("library-col-used"), ctx.num(used_by(ctx, &t.code) as f64, src)),
    ];
    for figure in figures(t).iter().filter(|f| f.activity.is_none()) {
        let label = match (figure.kind, &t.size) {
            ("size", Some(size)) => ctx.l.text(&size.name).to_owned(),
            ("output", _) => figure.name.map_or("", |n| ctx.l.text(n)).to_owned(),
            _ => figure.of(ctx),
        };
        parts.push((label, words::assumed(ctx, &figure.said(ctx, t), src)));
    }
    parts.push((ctx.t("template-file"), Html::said(&file(t), src)));
    parts
}

/// The activities as a chart draws them, in the order of their phases.
fn order(t: &Template) -> Vec<usize> {
    let mut order: Vec<usize> = (0..t.activities.len()).collect();
    order.sort_by_key(|n| (t.activities[*n].phase, *n));
    order
}

fn steps(ctx: &Ctx, t: &Template) -> Vec<Step> {
    let order = order(t);
    let place = |old: usize| order.iter().position(|n| *n == old);
    let step = |n: &usize| {
        let a = &t.activities[*n];
        let after = a.after.iter().filter_map(|w| Some(wait(place(w.of)?, w.ends, w.min, w.max)));
        Step {
            name: ctx.l.text(&a.name).to_owned(),
            src: words::template_src(&t.code),
            group: ctx.l.word("phase", a.phase.code()),
            mark: *n == t.mark,
            ..Step::bare(words::three(&a.days), after.collect())
        }
    };
    order.iter().map(step).collect()
}

fn groups(ctx: &Ctx, t: &Template) -> Vec<Acts> {
    let mut groups: Vec<(&str, Vec<Act>)> = Vec::new();
    for n in order(t) {
        let activity = &t.activities[n];
        if groups.last().is_none_or(|(phase, _)| *phase != activity.phase.code()) {
            groups.push((activity.phase.code(), Vec::new()));
        }
        if let Some((_, acts)) = groups.last_mut() {
            acts.push(act(ctx, &t.code, activity, words::three(&activity.days)));
        }
    }
    let named = |(phase, acts): (&str, Vec<Act>)| Acts {
        id: phase.to_owned(),
        title: Html::text(&ctx.l.word("phase", phase)),
        list: acts,
    };
    groups.into_iter().map(named).collect()
}

fn costs(ctx: &Ctx, t: &Template, src: &str) -> Vec<Cost> {
    let mut list = Vec::new();
    for activity in &t.activities {
        for c in &activity.cost {
            let money = words::money(ctx, words::three(&c.amount), c.currency);
            let per = t.size.as_ref().filter(|_| c.per_size).map(|s| ctx.l.word("unit", &s.unit));
            let amount = per.map_or_else(|| money.clone(), |per| format!("{money} / {per}"));
            list.push(Cost {
                what: ctx.text(&c.name, src),
                activity: ctx.text(&activity.name, src),
                origin: ctx.l.word("origin", c.origin.code()),
                payer: ctx.l.word("origin", if c.supplier_pays { "supplier" } else { "host" }),
                amount: words::assumed(ctx, &amount, src),
                at: ctx.t(if c.at_finish { "template-at-finish" } else { "template-at-start" }),
            });
        }
    }
    list
}

fn bases(ctx: &Ctx, t: &Template, src: &str) -> Vec<Rests> {
    let all = figures(t);
    let said = |f: &Figure<'_>| (Html::said(&f.of(ctx), src), words::assumed_plain(&f.said(ctx, t), src));
    let rests = |(code, basis): (&String, &sanad_outcomes::measures::library::Basis)| Rests {
        why: ctx.text(&basis.why, src),
        source: if basis.source.is_empty() { Html::default() } else { Html::said(&basis.source, src) },
        figures: all.iter().filter(|f| f.basis == code).map(said).collect(),
    };
    t.bases.iter().map(rests).collect()
}
