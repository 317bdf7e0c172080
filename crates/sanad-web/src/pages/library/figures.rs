//! Every figure of a template with what it is of, and on which basis it rests.

use crate::ctx::Ctx;
use crate::html::Html;
use crate::pages::works_words as words;
use sanad_model::{Kind, Range, Text};
use sanad_outcomes::Dep;
use sanad_outcomes::measures::Three;
use sanad_outcomes::measures::library::{Activity, Operation, Per, Points, Template};
use std::collections::BTreeSet;

/// One assumed figure.
pub(crate) struct Figure<'a> {
    /// What kind: its name is the message `figure-<kind>`.
    pub(crate) kind: &'static str,
    /// The activity it belongs to.
    pub(crate) activity: Option<&'a Activity>,
    /// What a cost is for.
    pub(crate) name: Option<&'a Text>,
    /// Its three points.
    pub(crate) three: Three,
    /// Code of its basis.
    pub(crate) basis: &'a str,
    /// Its unit; a share has `%`.
    pub(crate) unit: String,
    /// For one of what.
    pub(crate) each: Each<'a>,
}

/// What a figure is counted for.
#[derive(Clone, Copy)]
pub(crate) enum Each<'a> {
    /// The whole.
    Whole,
    /// One unit of size.
    Size,
    /// One unit that is made, in its own words.
    Made(&'a Text),
    /// One lasting job.
    Job,
}

impl Each<'_> {
    fn size(per_size: bool) -> Self {
        if per_size { Self::Size } else { Self::Whole }
    }
}

fn plain<'a>(kind: &'static str, points: &'a Points, unit: &str, per_size: bool) -> Figure<'a> {
    Figure {
        kind,
        activity: None,
        name: None,
        three: words::three(points),
        basis: &points.basis,
        unit: unit.to_owned(),
        each: Each::size(per_size),
    }
}

/// The figures of what a plant sells and costs once it runs.
fn running(operation: &Operation) -> Vec<Figure<'_>> {
    let made = Each::Made(&operation.unit);
    let money = |kind, points, currency: sanad_model::Currency, each| Figure {
        each,
        ..plain(kind, points, &currency.to_string(), false)
    };
    let mut all = vec![
        Figure { name: Some(&operation.unit), ..plain("a-year", &operation.a_year, "", false) },
        money("price", &operation.price, operation.price_currency, made),
    ];
    all.extend(operation.costs.iter().map(|c| {
        let each = match c.per {
            Per::Unit => made,
            Per::Size => Each::Size,
            Per::Job => Each::Job,
            Per::Plant => Each::Whole,
        };
        Figure { name: Some(&c.name), ..money("running", &c.amount, c.currency, each) }
    }));
    all.extend(
        operation
            .idle
            .iter()
            .map(|(currency, amount, per_size)| money("idle", amount, *currency, Each::size(*per_size))),
    );
    all
}

/// Every figure of a template that rests on a basis.
pub(crate) fn figures(template: &Template) -> Vec<Figure<'_>> {
    let mut all = Vec::new();
    all.extend(template.chance.iter().map(|p| plain("chance", p, "%", false)));
    all.extend(template.size.iter().map(|s| plain("size", &s.amount, &s.unit, false)));
    for activity in &template.activities {
        all.push(Figure { activity: Some(activity), ..plain("days", &activity.days, "days", false) });
        all.extend(activity.cost.iter().map(|c| Figure {
            activity: Some(activity),
            name: Some(&c.name),
            ..plain("cost", &c.amount, &c.currency.to_string(), c.per_size)
        }));
        all.extend(
            activity
                .power
                .iter()
                .map(|d| Figure { activity: Some(activity), ..plain("power", &d.amount, "kW", d.per_size) }),
        );
        all.extend(
            activity.water.iter().map(|d| Figure {
                activity: Some(activity),
                ..plain("water", &d.amount, "m3/day", d.per_size)
            }),
        );
    }
    all.extend(template.jobs.iter().map(|j| plain("jobs", &j.amount, "persons", j.per_size)));
    all.extend(template.output.iter().map(|output| Figure {
        kind: "output",
        activity: None,
        name: Some(&output.name),
        three: Three { low: output.per_size, likely: output.per_size, high: output.per_size },
        basis: &output.basis,
        unit: output.unit.clone(),
        each: Each::Size,
    }));
    all.extend(template.operation.iter().flat_map(running));
    all
}

impl Figure<'_> {
    /// What it is of, in plain words.
    pub(crate) fn of(&self, ctx: &Ctx) -> String {
        let kind = ctx.t(&format!("figure-{}", self.kind));
        let name = self.name.map(|n| ctx.l.text(n).to_owned());
        let activity = self.activity.map(|a| ctx.l.text(&a.name).to_owned());
        match name.or(activity) {
            Some(what) => format!("{kind}: {what}"),
            None => kind,
        }
    }

    /// The three points as they are shown: a share in hundredths.
    pub(crate) fn shown(&self) -> Three {
        self.three.times(if self.kind == "chance" { 100.0 } else { 1.0 })
    }

    /// The three points with their unit, in plain words.
    pub(crate) fn said(&self, ctx: &Ctx, template: &Template) -> String {
        let three = self.shown();
        let unit = ctx.l.word("unit", &self.unit);
        let per = match self.each {
            Each::Whole => None,
            Each::Size => template.size.as_ref().map(|s| ctx.l.word("unit", &s.unit)),
            Each::Made(unit) => Some(ctx.l.text(unit).to_owned()),
            Each::Job => Some(ctx.t("figure-job")),
        };
        let points = words::points(ctx, three);
        if self.unit == "days" || self.unit == "persons" {
            // Counted nouns bend with their number.
            let range = Range { low: three.low, likely: three.likely, high: three.high };
            if range.is_exact() {
                return ctx.l.quantity(range, &self.unit);
            }
        }
        match per {
            Some(per) => format!("{points} {unit} / {per}"),
            None => format!("{points} {unit}").trim_end().to_owned(),
        }
    }

    /// The trades that can check it: the skills of its activity, else none.
    pub(crate) fn trades(&self) -> BTreeSet<&str> {
        self.activity.iter().flat_map(|a| &a.crew).map(|c| c.skill.as_str()).collect()
    }
}

/// How many measures of the programme use a template, itself or as a cure.
pub(crate) fn used_by(ctx: &Ctx, code: &str) -> usize {
    let uses = |m: &&sanad_outcomes::measures::Measure| {
        m.template == code || m.parts.iter().any(|part| part.template == code)
    };
    ctx.o().works.measures().iter().filter(uses).count()
}

/// What the source page tells of a template: its bases and what rests on it.
pub(crate) fn source_told(ctx: &Ctx, code: &str) -> Option<crate::pages::source::Told> {
    let template = ctx.o().works.library.get(code)?;
    let src = words::template_src(code);
    let mut parts = vec![
        (ctx.t("measures-col-kind"), Html::text(&ctx.l.word("template-kind", template.kind.code()))),
        (ctx.t("code"), Html::said(code, &src)),
        (ctx.t("template-file"), Html::said(&file(template), &src)),
    ];
    let record = ctx.p().templates.values().find(|t| template.own && t.code == code);
    if let Some(record) = record {
        let of = ctx.src(Kind::Template, record.id);
        let link = Html::link(&ctx.source_href(&of), "n", &Html::said(&record.code, &of));
        parts.push((ctx.l.word("one", Kind::Template.table()), link));
    }
    let figures = figures(template);
    let bases = template.bases.iter().map(|(code, basis)| {
        let own = figures.iter().filter(|f| f.basis == code);
        let said: Vec<String> = own.map(|f| format!("{} — {}", f.of(ctx), f.said(ctx, template))).collect();
        let mut html = ctx.text(&basis.why, &src);
        if !basis.source.is_empty() {
            html = html.then(&Html::raw(format!(
                "<span class=\"cell-sub\">{}: {}</span>",
                crate::html::escape(&ctx.t("source")),
                Html::said(&basis.source, &src)
            )));
        }
        for line in said {
            html = html.then(&Html::raw(format!(
                "<span class=\"cell-sub\">{}</span>",
                words::assumed_plain(&line, &src)
            )));
        }
        html
    });
    let (rests, rests_more) = crate::pages::source_results::resting(ctx, &[Dep::Template(code.to_owned())]);
    Some(crate::pages::source::Told {
        title: ctx.l.text(&template.name).to_owned(),
        kind: ctx.t("source-kind-template"),
        sentence: Html::text(&ctx.t(if template.own { "template-told-own" } else { "template-told" })),
        parts,
        named: vec![(ctx.t("template-bases"), bases.collect())],
        rests,
        rests_more,
        links: vec![(ctx.t("source-open-page"), words::template_href(ctx, code))],
        ..crate::pages::source::Told::default()
    })
}

/// The file a template was read from, as the library names it.
pub(crate) fn file(template: &Template) -> String {
    let name = template.file.rsplit('/').next().unwrap_or(&template.file);
    format!("library/{name}")
}
