//! All facts of a record with every claim, the sources that disagree side by side. Shared by the
//! pages of sites, capabilities and sources.

use crate::ctx::Ctx;
use crate::html::{Html, escape};
use sanad_model::{Claim, Fact, Id, Kind, Status, Value};

/// One field with its claims.
pub(crate) struct FactRow {
    /// Its name.
    pub(crate) label: String,
    /// Where all claims and the rule are told.
    pub(crate) href: String,
    /// Where another claim is added; empty when this page has no such form.
    pub(crate) add: String,
    /// Whether known values differ.
    pub(crate) differ: bool,
    /// The claims, the shown one first.
    pub(crate) claims: Vec<ClaimRow>,
}

/// One claim.
pub(crate) struct ClaimRow {
    /// Its value, opening basis or source.
    pub(crate) value: Html,
    /// Words that go with it.
    pub(crate) note: Html,
    /// Its status in words.
    pub(crate) status: String,
    /// When it held.
    pub(crate) as_of: Html,
    /// Where it comes from.
    pub(crate) source: Html,
    /// Whether the rule picks it.
    pub(crate) shown: bool,
}

/// Every field of a record about which something was said, in the order of its kind.
pub(crate) fn rows(ctx: &Ctx, kind: Kind, id: Id, add: &str) -> Vec<FactRow> {
    kind.fields()
        .iter()
        .filter_map(|field| {
            let fact = ctx.p().fact(id, field.name);
            (!fact.is_empty()).then(|| FactRow {
                label: ctx.l.field_of(kind, field.name),
                href: ctx.source_href(&ctx.fact_src(kind, id, field.name)),
                add: if add.is_empty() { String::new() } else { format!("{add}?field={}#add", field.name) },
                differ: fact.disagreeing().next().is_some(),
                claims: claims(ctx, fact, field.name),
            })
        })
        .collect()
}

/// The claims of a fact.
pub(crate) fn claims(ctx: &Ctx, fact: &Fact<Value>, field: &str) -> Vec<ClaimRow> {
    let shown = fact.shown().map(|c| c.id);
    fact.claims()
        .iter()
        .map(|c| ClaimRow {
            value: value(ctx, c, field),
            note: ctx.text(&c.note, &format!("claim/{}", c.id)),
            status: ctx.l.word("status", c.status.code()),
            as_of: match c.as_of {
                sanad_model::When::Unknown => Html::default(),
                when => ctx.when(when, &format!("claim/{}", c.id)),
            },
            source: c.source.map(|s| source(ctx, s)).unwrap_or_default(),
            shown: shown == Some(c.id),
        })
        .collect()
}

/// A claim's value: reported and surveyed ones link to their source, assumed and computed ones
/// open their basis on the spot.
pub(crate) fn value(ctx: &Ctx, claim: &Claim<Value>, field: &str) -> Html {
    if !matches!(claim.status, Status::Assumed | Status::Computed) || claim.basis.is_empty() {
        return ctx.claim(claim, field);
    }
    let src = format!("claim/{}", claim.id);
    Html::raw(format!(
        "<details class=\"basis {}\" data-src=\"{src}\"><summary>{}</summary><div><p>{}</p><p><a href=\"{}\">{}</a></p></div></details>",
        claim.status.code(),
        ctx.value_html(&claim.value, field),
        ctx.text(&claim.basis, &src),
        escape(&ctx.source_href(&src)),
        escape(&ctx.t("site-claim-open"))
    ))
}

/// The answer "unknown" of a survey, with the day of that survey.
pub(crate) fn asked(ctx: &Ctx, claim: &Claim<Value>) -> String {
    ctx.l.t1_bare("site-asked-not-known", &[("date", ctx.l.when(claim.as_of).into())])
}

/// The value of a fact as [`value`] shows it; words when nobody has said anything.
pub(crate) fn fact(ctx: &Ctx, id: Id, kind: Kind, field: &str) -> Html {
    let fact = ctx.p().fact(id, field);
    if let Some(claim) = fact.asked() {
        let src = ctx.fact_src(kind, id, field);
        return Html::link(
            &ctx.source_href(&src),
            "n unknown",
            &Html::raw(format!("<span data-src=\"{}\">{}</span>", escape(&src), escape(&asked(ctx, claim)))),
        );
    }
    match fact.shown() {
        Some(claim) if !claim.value.is_unknown() && claim.status == Status::Assumed => {
            value(ctx, claim, field)
        }
        _ => ctx.fact(kind, id, field),
    }
}

/// A source by its title, linked to its page.
pub(crate) fn source(ctx: &Ctx, id: Id) -> Html {
    let Some(record) = ctx.p().sources.get(&id) else { return Html::default() };
    let src = format!("source/{}", record.code);
    let title =
        if record.title.is_empty() { Html::said(&record.code, &src) } else { ctx.text(&record.title, &src) };
    Html::link(&ctx.source_href(&src), "n", &title)
}
