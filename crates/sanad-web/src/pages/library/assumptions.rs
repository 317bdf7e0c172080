//! On which assumptions does the plan rest, and who should check them? Every assumed figure of the
//! library that this programme's measures use, and the programme's own assumed figures for works,
//! grouped by basis: the place to review them.

use super::figures::{figures, used_by};
use super::list::frame;
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::pages::files::{self, Cell, Table, Written};
use crate::pages::person::Choice;
use crate::pages::works_words as words;
use crate::texts::fold;
use askama::Template as Page_;
use axum::response::Response;
use sanad_i18n::Locale;
use sanad_model::{Claim, Id, Kind, Status, Value};
use sanad_outcomes::measures::library::{SKILLS, TemplateKind};
use std::collections::{BTreeMap, BTreeSet};

/// Kind of the programme's own figures in addresses.
const OWN: &str = "own";

/// Figures on one basis.
struct Row {
    /// The kind of work, or [`OWN`].
    kind: &'static str,
    /// The trades that can check it.
    trades: BTreeSet<String>,
    /// Why it is thought to hold.
    why: Html,
    /// The same in plain words.
    plain: String,
    /// A publication.
    source: Html,
    published: String,
    /// Where it is used.
    place: Html,
    place_plain: String,
    /// The figures: of what, and how much.
    figures: Vec<Line>,
    /// How many measures use it.
    used: usize,
    /// Where that count comes from.
    src: String,
}

/// One figure.
struct Line {
    of: Html,
    said: Html,
    plain: (String, [f64; 3], String),
}

/// A row as the page shows it.
struct Shown {
    why: Html,
    source: Html,
    place: Html,
    figures: Vec<(Html, Html)>,
    checks: Html,
    used: Html,
}

#[derive(Page_)]
#[template(path = "library/assumptions.html")]
struct Assumptions {
    page: Page,
    l: &'static Locale,
    sentence: Html,
    kinds: Vec<Choice>,
    trades: Vec<Choice>,
    query: String,
    rows: Vec<Shown>,
    action: String,
    csv: String,
    xlsx: String,
    library: String,
}

/// Every basis that the measures rest on, the most used first.
fn all(ctx: &Ctx) -> Vec<Row> {
    let mut rows = Vec::new();
    for t in ctx.o().works.library.iter() {
        let used = used_by(ctx, &t.code);
        if used == 0 {
            continue;
        }
        let src = words::template_src(&t.code);
        let own = figures(t);
        for (code, basis) in &t.bases {
            let mine: Vec<_> = own.iter().filter(|f| f.basis == code).collect();
            if mine.is_empty() {
                continue;
            }
            let name = ctx.l.text(&t.name);
            rows.push(Row {
                kind: t.kind.code(),
                trades: mine.iter().flat_map(|f| f.trades()).map(str::to_owned).collect(),
                why: ctx.text(&basis.why, &src),
                plain: ctx.l.text(&basis.why).to_owned(),
                source: if basis.source.is_empty() {
                    Html::default()
                } else {
                    Html::said(&basis.source, &src)
                },
                published: basis.source.clone(),
                place: Html::link(&words::template_href(ctx, &t.code), "cell-sub", &ctx.text(&t.name, &src)),
                place_plain: name.to_owned(),
                figures: mine
                    .iter()
                    .map(|f| {
                        let three = f.shown();
                        let unit = ctx.l.word("unit", &f.unit);
                        Line {
                            of: Html::said(&f.of(ctx), &src),
                            said: words::assumed_plain(&f.said(ctx, t), &src),
                            plain: (f.of(ctx), [three.low, three.likely, three.high], unit),
                        }
                    })
                    .collect(),
                used,
                src: src.clone(),
            });
        }
    }
    rows.extend(own(ctx));
    rows.sort_by(|a, b| {
        b.used
            .cmp(&a.used)
            .then_with(|| a.place_plain.cmp(&b.place_plain))
            .then_with(|| a.plain.cmp(&b.plain))
    });
    rows
}

/// The claims of the programme that the plan rests on.
fn claims(ctx: &Ctx) -> BTreeSet<Id> {
    let works = &ctx.o().works;
    let mut ids: BTreeSet<Id> = works.works().map(|w| w.claims.iter().copied().collect()).unwrap_or_default();
    ids.extend(works.measures().iter().flat_map(|m| m.claims.iter().copied()));
    ids
}

/// The programme's own assumed figures, those with one basis together.
fn own(ctx: &Ctx) -> Vec<Row> {
    type Group<'a> = Vec<(Id, &'a Claim<Value>, &'a str)>;
    let mut groups: BTreeMap<(Kind, &str, String), Group<'_>> = BTreeMap::new();
    for id in claims(ctx) {
        let (Some(claim), Some((kind, of, field))) = (ctx.p().claim(id), ctx.p().claim_target(id)) else {
            continue;
        };
        if claim.status == Status::Assumed {
            let why = ctx.l.text(&claim.basis).to_owned();
            groups.entry((kind, field, why)).or_default().push((of, claim, field));
        }
    }
    let works = ctx.o().works.measures();
    groups
        .into_iter()
        .filter_map(|((kind, field, why), list)| {
            let (_, first, _) = list.first()?;
            let src = format!("claim/{}", first.id);
            let using =
                works.iter().filter(|m| list.iter().any(|(_, c, _)| m.claims.contains(&c.id))).count();
            let place = format!("{}: {}", ctx.l.word("kind", kind.table()), ctx.l.field_of(kind, field));
            let mut trades = BTreeSet::new();
            let figures = list
                .iter()
                .map(|(of, claim, field)| {
                    let src = format!("claim/{}", claim.id);
                    let name = ctx.p().name_of(kind, *of).map_or("", |t| ctx.l.text(t)).to_owned();
                    let name = match (name.is_empty(), ctx.p().code_of(kind, *of)) {
                        (true, Some(code)) => code.to_owned(),
                        _ => name,
                    };
                    if let Value::Levels(levels) = &claim.value {
                        trades.extend(levels.iter().map(|(skill, _)| skill.clone()));
                    }
                    let (points, unit) = match &claim.value {
                        Value::Number(range, unit) => ([range.low, range.likely, range.high], unit.clone()),
                        _ => ([f64::NAN; 3], String::new()),
                    };
                    Line {
                        of: Html::said(&name, &src),
                        said: ctx.claim(claim, field),
                        plain: (format!("{name}: {}", ctx.value(&claim.value, field)), points, unit),
                    }
                })
                .collect();
            Some(Row {
                kind: OWN,
                trades,
                why: if why.is_empty() { ctx.unsaid("not-recorded") } else { ctx.text(&first.basis, &src) },
                plain: why,
                source: Html::default(),
                published: String::new(),
                place: Html::raw(format!("<span class=\"cell-sub\">{}</span>", crate::html::escape(&place))),
                place_plain: place,
                figures,
                // What belongs to no single measure belongs to the plan, and so to all of them.
                used: if using == 0 { works.len() } else { using },
                src,
            })
        })
        .collect()
}

/// The rows that the address lets through.
fn filtered(ctx: &Ctx) -> Vec<Row> {
    let (kind, trade) = (ctx.params.get("kind"), ctx.params.get("trade"));
    let text: Vec<String> = fold(ctx.params.get("q")).split_whitespace().map(str::to_owned).collect();
    let mut rows = all(ctx);
    rows.retain(|row| {
        let here = || {
            let lines: Vec<&str> = row.figures.iter().map(|f| f.plain.0.as_str()).collect();
            let all = fold(&format!("{} {} {}", row.place_plain, row.plain, lines.join(" ")));
            text.iter().all(|word| all.contains(word.as_str()))
        };
        (kind.is_empty() || row.kind == kind)
            && (trade.is_empty() || row.trades.contains(trade))
            && (text.is_empty() || here())
    });
    rows
}

/// Who should check: the trades that do the work, else the sides.
fn checks(ctx: &Ctx, row: &Row) -> String {
    if row.trades.is_empty() {
        return ctx.t(if row.kind == TemplateKind::Cure.code() {
            "assumptions-check-survey"
        } else {
            "assumptions-check-sides"
        });
    }
    ctx.l.words("skill", row.trades.iter().map(String::as_str))
}

pub(super) async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let rows = filtered(&ctx);
    let figures = rows.iter().map(|r| r.figures.len()).sum();
    let there: BTreeSet<&str> = all(&ctx).iter().map(|r| r.kind).collect();
    let kinds = TemplateKind::CODES
        .iter()
        .copied()
        .chain([OWN])
        .filter(|code| there.contains(code))
        .map(|code| Choice {
            code: code.to_owned(),
            name: if code == OWN { ctx.t("assumptions-own") } else { ctx.l.word("template-kind", code) },
            chosen: code == ctx.params.get("kind"),
        })
        .collect();
    let mut trades: Vec<Choice> = SKILLS
        .iter()
        .map(|code| Choice {
            code: (*code).to_owned(),
            name: ctx.l.word("skill", code),
            chosen: *code == ctx.params.get("trade"),
        })
        .collect();
    trades.sort_by(|a, b| a.name.cmp(&b.name));
    let count = |n: usize| ctx.slot(n, "ui/rows");
    let page = Assumptions {
        page: frame(&ctx, ctx.t("assumptions-title"), "assumptions-question"),
        l: ctx.l,
        sentence: ctx
            .msg("assumptions-sentence", &[("figures", count(figures)), ("bases", count(rows.len()))]),
        kinds,
        trades,
        query: ctx.params.get("q").to_owned(),
        rows: rows.into_iter().map(|row| shown(&ctx, row)).collect(),
        action: ctx.href("assumptions"),
        csv: ctx.href(&format!("assumptions.csv{}", ctx.params.query())),
        xlsx: ctx.href(&format!("assumptions.xlsx{}", ctx.params.query())),
        library: ctx.href("library"),
    };
    ctx.html(&page)
}

fn shown(ctx: &Ctx, row: Row) -> Shown {
    let used = Slot { arg: sanad_i18n::Arg::from(row.used), html: ctx.num(row.used as f64, &row.src) };
    Shown {
        checks: Html::text(&checks(ctx, &row)),
        used: ctx.msg("assumptions-used", &[("n", used)]),
        why: row.why,
        source: row.source,
        place: row.place,
        figures: row.figures.into_iter().map(|f| (f.of, f.said)).collect(),
    }
}

fn table(ctx: &Ctx) -> Table {
    let heads =
        ["basis", "published", "place", "kind", "figure", "low", "likely", "high", "unit", "check", "used"];
    let mut rows = Vec::new();
    for row in filtered(ctx) {
        let kind = match row.kind {
            OWN => ctx.t("assumptions-own"),
            code => ctx.l.word("template-kind", code),
        };
        let checks = checks(ctx, &row);
        for figure in &row.figures {
            let (of, points, unit) = &figure.plain;
            let mut cells: Vec<Cell> = vec![
                row.plain.clone().into(),
                row.published.clone().into(),
                row.place_plain.clone().into(),
                kind.clone().into(),
                of.clone().into(),
            ];
            cells.extend(points.iter().map(|n| if n.is_nan() { Cell::empty() } else { Cell::Number(*n) }));
            cells.push(unit.clone().into());
            cells.push(checks.clone().into());
            cells.push(Cell::count(row.used as u64));
            rows.push(cells);
        }
    }
    Table { head: heads.iter().map(|c| ctx.t(&format!("assumptions-col-{c}"))).collect(), rows }
}

pub(super) async fn csv(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "assumptions", Written::Csv, table).await
}

pub(super) async fn xlsx(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "assumptions", Written::Xlsx, table).await
}
