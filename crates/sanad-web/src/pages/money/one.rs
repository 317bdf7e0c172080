//! One measure: its value with its band, its cash, what moves it, what if, its statements.

use super::local::{self, Local};
use super::ranges::{self, Own, Told as Trials};
use super::seek::{self, Seek};
use super::statements::{self, Statement};
use super::terms::{self, Terms};
use super::what_if::{self, WhatIf};
use super::{charts, figures, words};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::pages::files;
use crate::pages::works_words as works;
use crate::params::encode;
use crate::state::off_thread;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::Currency;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Study, Worth};

/// A figure that moves the value, as a row.
pub(super) struct FigureRow {
    name: String,
    range: Html,
    status: String,
    basis: Html,
    pull: Html,
}

#[derive(Template)]
#[template(path = "money/one.html")]
struct OnePage {
    page: Page,
    l: &'static Locale,
    measure: String,
    risk: String,
    sentences: Vec<Html>,
    /// Of which trials the ranges are.
    band: Html,
    short: Html,
    apart: String,
    money: Option<Told>,
}

/// What a measure with a value shows.
struct Told {
    cash: Svg,
    moves: Option<Svg>,
    what_if: WhatIf,
    seek: Seek,
    parts: Vec<(String, Html)>,
    /// The figures that move the value most, then the others, with how many those are.
    figures: [Vec<FigureRow>; 2],
    others: String,
    note: Html,
    src: String,
    terms: Terms,
    local: Option<Local>,
    statements: Vec<Statement>,
    sheet: String,
    xlsx: String,
}

pub(super) async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let (place, m) = ctx.o().works.measure(&code).ok_or(WebError::NotFound)?;
    let mut page = ctx.page("money", works::title(&ctx, m), "money-question");
    page.src = works::key(m, "parts");
    page.crumbs = vec![Crumb { href: ctx.href("money"), label: ctx.t("area-money") }];
    let mut told = OnePage {
        page,
        l: ctx.l,
        measure: works::href(&ctx, m),
        risk: ctx.href("money/risk"),
        sentences: Vec::new(),
        band: Html::default(),
        short: Html::default(),
        apart: String::new(),
        money: None,
    };
    match (words::worth(&ctx, place), words::currency(&ctx)) {
        (Ok(own), Some(currency)) => {
            told.short = terms::called(&ctx, m, own);
            let trials = Trials::of(&ctx.state, &ctx.view);
            told.sentences = sentences(&ctx, &trials, place, m);
            told.band = trials.note(&ctx, Some(place));
            told.money = Some(money(&ctx, &trials, place, m, own, currency));
        }
        (Err(apart), _) => told.apart = ctx.t(&format!("money-apart-{}", words::apart(apart))),
        (Ok(_), None) => told.apart = ctx.t("money-apart-no-plan"),
    }
    ctx.html(&told)
}

/// The month at which all values stand.
pub(super) fn month(ctx: &Ctx) -> Html {
    let at = ctx.o().money.whole.as_ref().map(|whole| whole.at);
    at.map_or_else(Html::default, |at| Html::said(&ctx.l.month_year(at), "calc/works.inputs"))
}

fn sentences(ctx: &Ctx, trials: &Trials, place: usize, m: &Measure) -> Vec<Html> {
    let key = format!("measure/{}/npv", m.code);
    let lead = [
        ("month", Slot::html(month(ctx))),
        ("band", Slot::html(ranges::npv(ctx, trials, place, m))),
        ("likely", Slot::html(words::money(ctx, &key, true))),
    ];
    let share = words::percent(ctx, &format!("measure/{}/rests-assumed", m.code));
    vec![ctx.msg("money-one-lead", &lead), ctx.msg("money-one-rests", &[("share", Slot::html(share))])]
}

/// The key figures, each with its name.
fn parts(ctx: &Ctx, trials: &Trials, place: usize, m: &Measure, own: &Worth) -> Vec<(String, Html)> {
    let key = |what: &str| format!("measure/{}/{what}", m.code);
    let ranges = Own::new(ctx, trials, place, m, own);
    let mut parts = vec![
        (ctx.t("money-npv"), ranges.npv()),
        (ctx.t("money-npv-equity"), ranges.equity()),
        (ctx.t("money-npv-increment"), ranges.increment()),
        (ctx.t("money-irr"), ranges.irr()),
        (ctx.t("money-payback"), ranges.payback()),
        (ctx.t("money-invested"), ranges.invested()),
        (ctx.t("money-class"), ctx.msg("money-one-class", &[("class", ctx.calc_slot(&key("class")))])),
        (ctx.t("money-rests"), words::percent(ctx, &key("rests-assumed"))),
        (ctx.t("money-discount"), words::percent(ctx, "money.discount")),
        (ctx.t("money-cost"), works::cost(ctx, place)),
        (ctx.t("money-jobs"), crate::pages::measures::jobs(ctx, m)),
        (ctx.t("money-per-money"), words::number(ctx, &key("npv-per-money"))),
    ];
    if let Some(skill) = &ctx.o().money.skill {
        let label = ctx.l.t1_bare("money-per-day", &[("skill", Arg::from(words::skill(ctx, skill)))]);
        parts.push((label, words::plain_amount(ctx, &key("npv-per-day"))));
    }
    parts.push((ctx.t("money-without"), words::money(ctx, &key("npv-without"), true)));
    parts.retain(|(_, html)| !html.is_empty());
    parts
}

/// The figures that move the value, the one that moves it most first.
pub(super) fn figure_rows(ctx: &Ctx, m: &Measure, own: &Worth) -> Vec<FigureRow> {
    let sum: f64 = own.moves.iter().map(|one| one.pull.abs()).sum();
    let rows = own.moves.iter().map(|one| {
        let told = figures::told(ctx, m, &own.valid.project, one);
        let share = if sum > 0.0 { one.pull.abs() / sum * 100.0 } else { 0.0 };
        FigureRow {
            range: told.html(ctx),
            status: ctx.l.word("status", told.status),
            basis: told.basis,
            pull: ctx.n(&words::percents(ctx, share), &works::key(m, "moves")),
            name: told.name,
        }
    });
    rows.collect()
}

/// Figures that are shown at once.
const FIRST: usize = 10;

fn money(ctx: &Ctx, trials: &Trials, place: usize, m: &Measure, own: &Worth, currency: Currency) -> Told {
    let exact = statements::exact(own);
    let note =
        if statements::in_thousands(&exact) { "money-statements-note" } else { "money-statements-plain" };
    let name = ctx.l.word("currency", &currency.to_string().to_lowercase());
    let mut first = figure_rows(ctx, m, own);
    let others = first.split_off(first.len().min(FIRST));
    Told {
        cash: charts::cash(ctx, m, own, currency),
        moves: charts::moves(ctx, m, own, currency),
        what_if: what_if::form(ctx, place, m, own, currency),
        seek: seek::form(ctx, place, m, own, currency),
        parts: parts(ctx, trials, place, m, own),
        others: ctx.l.t1_bare("money-figures-more", &[("n", Arg::from(others.len()))]),
        figures: [first, others],
        note: ctx.msg(note, &[("currency", Slot::html(Html::text(&name)))]),
        src: works::key(m, "statements"),
        terms: terms::terms(ctx, m, own),
        local: local::local(ctx, words::href(ctx, m), &|of, side| {
            format!("measure/{}/local-{of}/{side}", m.code)
        }),
        statements: statements::all(ctx, m, own, &exact),
        sheet: ctx.href(&format!("money/{}/sheet", encode(&m.code))),
        xlsx: ctx.href(&format!("money/{}/study.xlsx", encode(&m.code))),
    }
}

/// The study as a workbook in the page's language, its sums as formulas.
pub(super) async fn xlsx(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let bytes = off_thread(move || {
        let (place, m) = ctx.o().works.measure(&code).ok_or(WebError::NotFound)?;
        let own = words::worth(&ctx, place).map_err(|_| WebError::NotFound)?;
        let name = |path: &str| sanad_report::names::name(ctx.l, Some(m), &own.valid.project, path);
        let words = sanad_files::xlsx::study::Words {
            library: Some(&ctx.o().works.library),
            name: &name,
            why: &|why| sanad_report::study::why(ctx.l, why),
        };
        let study = Study::new(own.valid.clone()).ok_or(WebError::NotFound)?;
        let book = sanad_files::xlsx::study::study(&study, ctx.lang(), &words)
            .map_err(|e| WebError::Internal(e.to_string()))?;
        Ok::<_, WebError>((book, format!("{code}-{}.xlsx", ctx.lang())))
    })
    .await??;
    let name: String =
        bytes.1.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')).collect();
    Ok(files::file(bytes.0, files::XLSX, &name))
}
