//! Results of the ledger in words: their names, values, origins and what rests on them.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::{visits_why, works_words};
use sanad_i18n::Arg;
use sanad_model::{Kind, Lang};
use sanad_outcomes::{Dep, Entry, Shown};

/// Origins and dependents listed; the rest is counted.
const MOST: usize = 60;

/// One origin or dependent.
pub(crate) struct Line {
    /// What it is.
    pub(crate) what: Html,
    /// Its value.
    pub(crate) value: Html,
    /// Where it is told further.
    pub(crate) href: String,
    /// What kind of thing it is.
    pub(crate) kind: String,
}

/// The name of a result in plain words.
pub(crate) fn title(ctx: &Ctx, key: &str, entry: &Entry) -> String {
    let said = ctx.t(&format!("result-{}", entry.rule));
    let of = |name: String| if name.is_empty() { said.clone() } else { format!("{name}: {said}") };
    let record = |kind: Kind, rest: &str| {
        let code = rest.rsplit_once('/').map_or(rest, |(code, _)| code);
        let id = ctx.p().by_code(kind, code)?;
        ctx.p().name_of(kind, id).map(|t| ctx.l.text(t).to_owned())
    };
    let (family, rest) = key.split_once('/').unwrap_or((key, ""));
    match family {
        "item" => of(record(Kind::Item, rest).unwrap_or_default()),
        "site" => of(record(Kind::Site, rest).unwrap_or_default()),
        "meeting" => of(record(Kind::Meeting, rest).unwrap_or_default()),
        "measure" => {
            of(works_words::measure_of(ctx, key).map_or_else(String::new, |m| works_words::title(ctx, m)))
        }
        "party" => of(record(Kind::Party, rest).unwrap_or_default()),
        "question" => of(ctx.l.field(rest.trim_end_matches("/items"))),
        "need" => of(match rest.split('/').collect::<Vec<_>>()[..] {
            ["field", code, _] => ctx.l.word("concept", code),
            ["blocker", code, _] => ctx.l.word("blocker", code),
            _ => String::new(),
        }),
        "decision" => match rest.split('/').next() {
            Some(kind) if ctx.l.has(&format!("result-decision-{kind}")) => {
                ctx.t(&format!("result-decision-{kind}"))
            }
            _ => said,
        },
        _ => {
            let code = family.trim_end_matches(".unknown").rsplit('.').next().unwrap_or("");
            let word = match family.split('.').next().unwrap_or("") {
                "money" if family.starts_with("money.rests.") => ctx.l.word("status", code),
                "blockers" => ctx.l.word("blocker", code),
                "statements" => ctx.l.word("force", code),
                "sites" if family.starts_with("sites.state.") => ctx.l.word("state", code),
                "sites" if family.starts_with("sites.with.") => ctx.l.field(code),
                "items" if family.matches('.').count() == 2 && code != "no_owner" => ctx.l.word("item", code),
                _ => return said,
            };
            of(word)
        }
    }
}

/// The value of a result, linked to where it is told.
pub(crate) fn shown(ctx: &Ctx, key: &str, entry: &Entry) -> Html {
    let src = format!("calc/{key}");
    match &entry.shown {
        Shown::Count(n) => ctx.num(*n as f64, &src),
        Shown::Number(n) if key == "plan.gap" => ctx.n(&sanad_report::study::percent(ctx.l, *n), &src),
        Shown::Number(n) => ctx.num((n * 10.0).round() / 10.0, &src),
        Shown::Range(low, high) => {
            let tenth = |n: f64| (n * 10.0).round() / 10.0;
            ctx.n(&sanad_report::ranges::between(ctx.l, tenth(*low), tenth(*high)), &src)
        }
        Shown::Date(day) => ctx.day(*day, &src),
        Shown::Dates(low, likely, high) if works_words::is_range(ctx, key) => {
            works_words::months(ctx, (*low, *likely, *high), &src)
        }
        Shown::Dates(low, likely, high) => visits_why::range(ctx, (*low, *likely, *high), &src),
        Shown::Share(n, of) => ctx.n(&ctx.l.share(*n, *of), &src),
        Shown::Money(low, likely, high, currency) => {
            ctx.n(&ctx.l.money_range(*low, *likely, *high, *currency), &src)
        }
        Shown::Code(code) => match key.rsplit('/').next().unwrap_or("") {
            "status" => Html::text(&ctx.l.word("item", code)),
            "owner" => {
                ctx.p().by_code(Kind::Party, code).map_or_else(|| ctx.unsaid("none"), |id| ctx.party(id))
            }
            group => Html::text(&ctx.l.word(group, code)),
        },
    }
}

/// A result as one line.
pub(crate) fn line(ctx: &Ctx, key: &str, entry: &Entry) -> Line {
    let src = format!("calc/{key}");
    Line {
        what: Html::said(&title(ctx, key, entry), &src),
        value: shown(ctx, key, entry),
        href: ctx.source_href(&src),
        kind: ctx.t("source-kind-calc"),
    }
}

fn of_dep(ctx: &Ctx, dep: &Dep) -> Option<Line> {
    Some(match dep {
        Dep::Result(key) => line(ctx, key, ctx.ledger().get(key)?),
        Dep::Template(code) => {
            let src = format!("template/{code}");
            let name = ctx.o().works.library.get(code).map_or("", |t| ctx.l.text(&t.name));
            Line {
                what: Html::said(name, &src),
                value: Html::said(code, &src),
                href: ctx.source_href(&src),
                kind: ctx.t("source-kind-template"),
            }
        }
        Dep::Today => Line {
            what: Html::text(&ctx.t("source-today")),
            value: ctx.day(ctx.o().today, "ui/today"),
            href: ctx.source_href("ui/today"),
            kind: String::new(),
        },
        Dep::Claim(id) => {
            let claim = ctx.p().claim(*id)?;
            let (kind, of, field) = ctx.p().claim_target(*id)?;
            let src = format!("claim/{id}");
            let name = ctx.p().name_of(kind, of).map_or("", |t| ctx.l.text(t));
            Line {
                what: Html::said(&format!("{}: {name}", ctx.l.field_of(kind, field)), &src),
                value: ctx.claim(claim, field),
                href: ctx.source_href(&src),
                kind: ctx.l.word("status", claim.status.code()),
            }
        }
        Dep::Record(kind, id) => {
            let src = ctx.src(*kind, *id);
            let name = ctx.p().name_of(*kind, *id).map_or("", |t| ctx.l.text(t)).to_owned();
            let name = if name.is_empty() { day_name(ctx, *kind, *id) } else { name };
            Line {
                what: Html::said(&name, &src),
                value: ctx.p().code_of(*kind, *id).map(|c| ctx.code(*kind, c)).unwrap_or_default(),
                href: ctx.source_href(&src),
                kind: ctx.l.word("one", kind.table()),
            }
        }
    })
}

/// The name of a record without a name of its own: what its row says, else its kind.
fn day_name(ctx: &Ctx, kind: Kind, id: sanad_model::Id) -> String {
    let row = ctx.view.snapshot.rows.row(kind, id);
    let column = match ctx.lang() {
        Lang::Ar => "name_ar",
        Lang::En => "name_en",
    };
    let name = row.map_or("", |r| r.get(column));
    if name.is_empty() { ctx.l.word("one", kind.table()) } else { name.to_owned() }
}

fn more(ctx: &Ctx, all: usize) -> Html {
    if all <= MOST {
        return Html::default();
    }
    let rest = all - MOST;
    ctx.msg("overview-and-more", &[("n", Slot { arg: Arg::from(rest), html: ctx.ui(rest, "more") })])
}

/// What a result was computed from: results first, then claims and records.
pub(crate) fn from(ctx: &Ctx, entry: &Entry) -> (Vec<Line>, Html) {
    let mut deps: Vec<&Dep> = entry.from.iter().collect();
    deps.sort_by_key(|d| match d {
        Dep::Result(_) => 0,
        Dep::Claim(_) => 1,
        Dep::Record(..) => 2,
        Dep::Template(_) => 3,
        Dep::Today => 4,
    });
    let lines = deps.iter().take(MOST).filter_map(|d| of_dep(ctx, d)).collect();
    (lines, more(ctx, deps.len()))
}

/// The results that rest on any of these, the direct ones first.
pub(crate) fn resting(ctx: &Ctx, deps: &[Dep]) -> (Vec<Line>, Html) {
    let found = ctx.view.resting.on(deps);
    let lines =
        found.iter().take(MOST).filter_map(|(key, _)| Some(line(ctx, key, ctx.ledger().get(key)?))).collect();
    (lines, more(ctx, found.len()))
}
