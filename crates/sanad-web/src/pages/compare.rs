//! Compare: what changes if we choose the other plan?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::held::Held;
use crate::html::{Html, Slot};
use crate::jobs::Asked;
use crate::pages::compare_sites::{self, Moved};
use crate::pages::job::Waiting;
use crate::pages::plan::Chip;
use crate::pages::plan_details;
use crate::pages::scenario;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::Kind;
use sanad_outcomes::measures::engine::Term;
use sanad_outcomes::measures::{Lack, Made, More, Scenario, Works};
use sanad_outcomes::reasons;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/compare", get(compare))
}

/// Of a fund, a tenth more is a common question.
const MORE: i64 = 10;

/// A row of the tables: what, and its figure in the one plan and in the other.
struct Row {
    what: Html,
    a: Html,
    b: Html,
    change: Html,
}

struct Compared {
    sentence: Html,
    chart: Option<Svg>,
    others: Vec<Moved>,
    money: Vec<Row>,
    terms: Vec<Row>,
}

struct Choice {
    code: String,
    name: String,
}

#[derive(Template)]
#[template(path = "plan/compare.html")]
struct ComparePage {
    page: Page,
    l: &'static Locale,
    sides: [Html; 2],
    clear: Vec<Chip>,
    common: Vec<Chip>,
    measures: Vec<Choice>,
    action: String,
    between: String,
    a: String,
    b: String,
    unknown: Vec<String>,
    same: bool,
    waiting: Option<Waiting>,
    lacking: Vec<Html>,
    compared: Option<Compared>,
    /// What the second plan is where there is no first.
    only: Vec<Html>,
    /// Its terms.
    ends: Vec<(String, Html)>,
}

async fn compare(ctx: Ctx) -> Result<Response, WebError> {
    let (a, mut unknown) = scenario::read(&ctx, ctx.params.get("a"));
    let (mut b, more) = scenario::read(&ctx, ctx.params.get("b"));
    unknown.extend(more);
    // The form adds a measure to the second plan; then the address says it all.
    let added = ctx.params.get("measure");
    if ctx.o().works.measure(added).is_some() {
        let list = if ctx.params.get("do") == "exclude" { &mut b.exclude } else { &mut b.force };
        list.push(added.to_owned());
        let (b, _) = scenario::read(&ctx, &scenario::write(&b));
        return Ok(Redirect::to(&scenario::between_href(&ctx, &a, &b)).into_response());
    }
    let same = a == b;
    let mut page = ctx.page("plan", ctx.t("compare-title"), "compare-question");
    page.crumbs = vec![Crumb { href: ctx.href("plan"), label: ctx.t("plan-title") }];
    let mut template = ComparePage {
        page,
        l: ctx.l,
        sides: [scenario::said(&ctx, &a), scenario::said(&ctx, &b)],
        clear: clear(&ctx, &a, &b),
        common: common(&ctx, &a, &b),
        measures: measures(&ctx),
        action: ctx.href("compare"),
        between: ctx.href("compare/between"),
        a: scenario::write(&a),
        b: scenario::write(&b),
        unknown,
        same,
        waiting: None,
        lacking: Vec::new(),
        compared: None,
        only: Vec::new(),
        ends: Vec::new(),
    };
    // Without crews or measures nothing otherwise makes a plan.
    let nothing = matches!(ctx.o().works.made.works, Err(Lack::Crews | Lack::Measures));
    if !same && !nothing {
        match (scenario::made(&ctx, &a)?, scenario::made(&ctx, &b)?) {
            (Asked::Waiting(job), _) | (_, Asked::Waiting(job)) => {
                template.waiting = Some(Waiting::of(&ctx, &job));
            }
            (Asked::Done(a), Asked::Done(b)) => both(&ctx, &a, &b, &mut template),
        }
    } else if let Err(lack) = &ctx.o().works.made.works {
        template.lacking.push(ctx.said(&reasons::lack(lack)));
    }
    ctx.html(&template)
}

fn both(ctx: &Ctx, a: &Made, b: &Made, template: &mut ComparePage) {
    let mut found: Vec<&Works> = Vec::new();
    for (made, side) in [(a, "compare-lack-a"), (b, "compare-lack-b")] {
        match &made.works {
            Ok(works) => found.push(works),
            Err(lack) => {
                let why = Slot::html(ctx.said(&reasons::lack(lack)));
                template.lacking.push(ctx.msg(side, &[("why", why)]));
            }
        }
    }
    if let (Err(_), Ok(b)) = (&a.works, &b.works) {
        let carried = b.plan().chosen.iter().filter(|chosen| **chosen).count();
        let restarts = ctx.o().works.measures().iter().enumerate();
        let restarts = restarts.filter(|(place, own)| own.is_restart() && b.chosen(*place)).count();
        let count = |n: usize| Slot { arg: Arg::from(n), html: Html::said(&n.to_string(), "ui/scenario") };
        template.only = vec![
            ctx.msg("compare-only-b", &[("n", count(carried))]),
            ctx.msg("compare-only-restarts", &[("n", count(restarts))]),
        ];
        template.ends = b.problem.objectives.iter().flatten().map(|(term, _)| end(ctx, b, *term)).collect();
    }
    if let [a, b] = found[..] {
        let sites = compare_sites::compare(ctx, a, b);
        template.compared = Some(Compared {
            sentence: sites.sentence,
            chart: sites.chart,
            others: sites.others,
            money: money(ctx, a, b),
            terms: terms(ctx, a, b),
        });
    }
}

/// A term of a plan that stands by itself.
fn end(ctx: &Ctx, works: &Works, term: Term) -> (String, Html) {
    let said = plan_details::said(ctx, works, term, works.answer.terms.get(term));
    (ctx.l.word("objective-term", term.key()), ctx.n(&said, "ui/scenario"))
}

/// Takes one thing of a plan back, so that a scenario can be mended without writing it.
fn clear(ctx: &Ctx, a: &Scenario, b: &Scenario) -> Vec<Chip> {
    let none = Scenario::default();
    let chip = |href: String, key: &str| Chip { href, label: ctx.t(key), current: false };
    let mut list = Vec::new();
    if !b.is_empty() || !a.is_empty() {
        list.push(chip(scenario::between_href(ctx, b, a), "compare-swap"));
        list.push(chip(scenario::between_href(ctx, &none, &none), "compare-clear"));
    }
    list
}

/// Questions that are often asked, as links that write them into the second plan.
fn common(ctx: &Ctx, a: &Scenario, b: &Scenario) -> Vec<Chip> {
    let Some(works) = ctx.o().works.works() else { return Vec::new() };
    let mut list = Vec::new();
    let mut put = |own: Scenario| {
        list.push(Chip {
            href: scenario::between_href(ctx, a, &own),
            label: scenario::words(ctx, &own).join(" · "),
            current: own == *b,
        });
    };
    let funds = works.funds.iter().zip(&works.problem.funds);
    let funds: Vec<(&String, i64)> = funds
        .filter_map(|(id, (_, inflows))| {
            Some((&ctx.p().funds.get(id)?.code, inflows.iter().map(|i| i.1).sum()))
        })
        .collect();
    for (code, _) in &funds {
        put(Scenario { without_funds: vec![(*code).clone()], ..Scenario::default() });
    }
    for (code, whole) in funds.iter().filter(|(_, whole)| *whole >= MORE) {
        put(Scenario { more: vec![(More::Fund((*code).clone()), whole / MORE)], ..Scenario::default() });
    }
    for (skill, level) in ctx.view.held_if_looked().map(Held::skills).unwrap_or_default().iter().take(2) {
        let code = works.problem.skills[*skill].clone();
        put(Scenario { more: vec![(More::Skill(code, *level), 2)], ..Scenario::default() });
    }
    list
}

fn measures(ctx: &Ctx) -> Vec<Choice> {
    let all = ctx.o().works.measures().iter();
    let mut list: Vec<Choice> =
        all.map(|m| Choice { code: m.code.clone(), name: scenario::name(ctx, m) }).collect();
    list.sort_by(|x, y| x.name.cmp(&y.name));
    list
}

/// What each plan spends out of each fund, by year.
fn money(ctx: &Ctx, a: &Works, b: &Works) -> Vec<Row> {
    use std::collections::BTreeMap;
    // By fund and year: in the one plan and in the other.
    let mut all: BTreeMap<(String, i16), [i64; 2]> = BTreeMap::new();
    for (side, works) in [a, b].into_iter().enumerate() {
        for (id, spent) in works.funds.iter().zip(works.spending()) {
            let Some(fund) = ctx.p().funds.get(id) else { continue };
            for (tick, amount) in spent {
                let year = works.day(tick).year();
                all.entry((fund.code.clone(), year)).or_default()[side] += amount;
            }
        }
    }
    all.into_iter()
        .filter_map(|((code, year), [x, y])| {
            let id = ctx.p().by_code(Kind::Fund, &code)?;
            let currency = ctx.p().funds.get(&id)?.currency;
            let said = |amount: i64| ctx.n(&ctx.l.money(amount, currency), "ui/scenario");
            let args = [
                ("fund", Slot::html(ctx.name(Kind::Fund, id))),
                ("year", Slot::html(Html::said(&year.to_string(), "ui/scenario"))),
            ];
            Some(Row {
                what: ctx.msg("compare-fund-year", &args),
                a: said(x),
                b: said(y),
                change: change(ctx, y - x, &|n| ctx.l.money(n, currency)),
            })
        })
        .collect()
}

fn terms(ctx: &Ctx, a: &Works, b: &Works) -> Vec<Row> {
    let asked = |term: &&Term| a.problem.objectives.iter().flatten().any(|(own, _)| own == *term);
    Term::ALL
        .iter()
        .filter(asked)
        .map(|term| {
            let (x, y) = (a.answer.terms.get(*term), b.answer.terms.get(*term));
            let said =
                |works: &Works, value| ctx.n(&plan_details::said(ctx, works, *term, value), "ui/scenario");
            let by = match term {
                Term::End => {
                    change(ctx, y - x, &|n| ctx.l.t1_bare("plan-days", &[("n", Arg::Number(n as f64))]))
                }
                _ => change(ctx, y - x, &|n| plan_details::said(ctx, a, *term, n)),
            };
            Row {
                what: Html::text(&ctx.l.word("objective-term", term.key())),
                a: said(a, x),
                b: said(b, y),
                change: by,
            }
        })
        .collect()
}

/// By how much the second is more or less.
fn change(ctx: &Ctx, by: i64, said: &dyn Fn(i64) -> String) -> Html {
    let key = match by {
        0 => return ctx.msg("compare-same", &[]),
        1.. => "compare-more",
        _ => "compare-less",
    };
    let by = i64::try_from(by.unsigned_abs()).unwrap_or(i64::MAX);
    ctx.msg(key, &[("by", Slot::html(ctx.n(&said(by), "ui/scenario")))])
}
