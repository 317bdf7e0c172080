//! One measure: what is it, what does it cost, what does it need and give?

use super::actuals::{self, ActualsForm};
use super::needs::{self, CostRow, Need};
use super::relative::{self, Step};
use super::set::{self, SetForm};
use crate::ctx::Ctx;
use crate::edit::{self, Refused};
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot, escape};
use crate::pages::works_words as words;
use crate::params::encode;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Blocker, Kind, MeasureChoice};
use sanad_outcomes::measures::engine::Placed;
use sanad_outcomes::measures::library::{Activity, From, Library, Template as Cure};
use sanad_outcomes::measures::{FAST, Known, Measure, Part, Presence, Three};

/// An activity as a row.
pub(crate) struct Act {
    /// Its name.
    pub(crate) name: Html,
    /// By what it is accepted.
    pub(crate) accepted: Html,
    /// Who does it.
    pub(crate) crew: Vec<Html>,
    /// Working days.
    pub(crate) days: Html,
    /// When, over the simulated cases.
    pub(crate) when: Html,
    /// In which mode.
    pub(crate) mode: String,
}

/// Activities under one heading.
pub(crate) struct Acts {
    /// By what an address names it.
    pub(crate) id: String,
    /// Whether they are there in some cases alone.
    pub(crate) perhaps: bool,
    /// The heading.
    pub(crate) title: Html,
    /// The activities.
    pub(crate) list: Vec<Act>,
}

struct Blocked {
    what: String,
    standing: Html,
    cure: Html,
    chance: Html,
    adds: Vec<Html>,
}

struct Served {
    name: Html,
    code: Html,
    status: Html,
    worth: Html,
}

#[derive(Template)]
#[template(path = "measures/measure.html")]
struct MeasurePage {
    page: Page,
    l: &'static Locale,
    standing: Html,
    sentences: Vec<Html>,
    survey: String,
    barred: String,
    what: Html,
    gives: Html,
    parts: Vec<(String, Html)>,
    gantt: Svg,
    length: Html,
    planned: bool,
    groups: Vec<Acts>,
    perhaps: Vec<Acts>,
    needs: Vec<Need>,
    gains: Vec<Need>,
    costs: Vec<CostRow>,
    blockers: Vec<Blocked>,
    items: Vec<Served>,
    why: String,
    money: String,
    plan: String,
    replan: String,
    rests: String,
    history: String,
    form: SetForm,
    actuals: ActualsForm,
}

pub(super) async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    page(&ctx, &code, &Refused::default())
}

/// The page, with a form of it that was refused.
pub(super) fn page(ctx: &Ctx, code: &str, refused: &Refused) -> Result<Response, WebError> {
    let Some((place, m)) = ctx.o().works.measure(code) else {
        // A record whose template the library does not have makes no measure.
        let known = ctx.p().by_code(Kind::Measure, code).is_some();
        let to = ctx.source_href(&format!("record/{}/{code}", Kind::Measure.table()));
        return if known { Ok(edit::redirect(ctx, &to, "")) } else { Err(WebError::NotFound) };
    };
    let template = ctx.o().works.library.get(&m.template).ok_or(WebError::NotFound)?;
    let src = words::template_src(&template.code);
    let mut frame = ctx.page("measures", words::title(ctx, m), "measure-question");
    frame.src = words::key(m, "parts");
    frame.crumbs = vec![Crumb { href: ctx.href("measures"), label: ctx.t("area-measures") }];
    refused.mark(&mut frame, ctx.l);
    let steps = steps(ctx, m);
    let caption = ctx.l.t1_bare("measure-gantt", &[("name", Arg::from(words::title(ctx, m)))]);
    let (perhaps, groups) = groups(ctx, place, m).into_iter().partition(|g| g.perhaps);
    let history = m.record.map(|_| ctx.href(&format!("history?record=measures/{}", encode(&m.code))));
    let page = MeasurePage {
        page: frame,
        l: ctx.l,
        standing: words::standing_mark(ctx, place),
        sentences: sentences(ctx, place, m),
        survey: survey(ctx, m),
        barred: m.barred.map(|b| ctx.t(&format!("measure-barred-{}", b.code()))).unwrap_or_default(),
        what: ctx.text(&template.what, &src),
        gives: ctx.text(&template.gives, &src),
        parts: parts(ctx, m),
        length: length(ctx, &steps, &src),
        gantt: relative::gantt(ctx, "relative", &steps, &caption),
        planned: ctx.o().works.works().is_some(),
        groups,
        perhaps,
        needs: needs::needs(ctx, m),
        gains: needs::gains(ctx, m, template),
        costs: needs::costs(ctx, m),
        blockers: blockers(ctx, m),
        items: served(ctx, m),
        why: ctx.href(&format!("why/{}", encode(&m.code))),
        money: if ctx.o().money.measures.get(place).is_some_and(Result::is_ok) {
            ctx.href(&format!("money/{}", encode(&m.code)))
        } else {
            String::new()
        },
        plan: ctx.href("plan"),
        replan: ctx.href("plan/replan"),
        rests: ctx.source_href(&words::key(m, "parts")),
        history: history.unwrap_or_default(),
        form: set::form(ctx, m, template, refused),
        actuals: actuals::form(ctx, place, m, refused),
    };
    let mut response = ctx.html(&page)?;
    *response.status_mut() = refused.status();
    Ok(response)
}

/// What the plan does with it, when, and at what cost.
fn sentences(ctx: &Ctx, place: usize, m: &Measure) -> Vec<Html> {
    let mut said = Vec::new();
    if ctx.o().works.works().is_none() {
        said.push(ctx.unsaid("measure-no-plan"));
        return said;
    }
    said.push(ctx.msg("measure-share", &[("share", Slot::html(words::share(ctx, place)))]));
    let when = words::when(ctx, place);
    if !when.is_empty() {
        let start = words::spread(ctx, place).and_then(|s| s.start).and_then(|(low, middle, high)| {
            let works = ctx.o().works.works()?;
            let days = (works.day(low), works.day(middle), Some(works.day(high)));
            Some(words::range(ctx, m, days, &words::key(m, "mark")))
        });
        if let Some(start) = start {
            said.push(ctx.msg("measure-begins", &[("dates", Slot::html(start))]));
        }
        said.push(ctx.msg("measure-done", &[("dates", Slot::html(when))]));
    }
    let cost = words::cost(ctx, place);
    if !cost.is_empty() {
        said.push(ctx.msg("measure-costs", &[("cost", Slot::html(cost))]));
    }
    said
}

/// The survey of its site, while that comes first.
fn survey(ctx: &Ctx, m: &Measure) -> String {
    let site = m.site.filter(|_| !m.surveyed && m.is_restart());
    site.and_then(|id| ctx.p().code_of(Kind::Site, id))
        .map(|code| ctx.href(&format!("surveys/{}", encode(code))))
        .unwrap_or_default()
}

fn parts(ctx: &Ctx, m: &Measure) -> Vec<(String, Html)> {
    let src = words::template_src(&m.template);
    let name = ctx.o().works.library.get(&m.template).map(|t| ctx.text(&t.name, &src)).unwrap_or_default();
    let code = Html::raw(format!(
        "<code class=\"d\" data-src=\"{}\">{}</code>",
        escape(&words::key(m, "parts")),
        escape(&m.code)
    ));
    let mut parts = vec![
        (ctx.t("code"), code),
        (ctx.t("measures-col-kind"), Html::text(&ctx.l.word("template-kind", m.kind.code()))),
        (ctx.t("measures-col-site"), words::place_of(ctx, m.site)),
        (ctx.t("measure-template"), Html::link(&words::template_href(ctx, &m.template), "", &name)),
    ];
    if let Some(size) = &m.size {
        let text = words::quantity(ctx, size.amount, &size.unit);
        let html = match size.claim.and_then(|id| Some((id, ctx.p().claim(id)?))) {
            Some((id, claim)) => Html::raw(format!(
                "<a class=\"n d {}\" data-src=\"claim/{id}\" href=\"{}\"><bdi>{}</bdi></a>",
                claim.status.code(),
                escape(&ctx.source_href(&format!("claim/{id}"))),
                escape(&text)
            )),
            None => words::assumed(ctx, &text, &src),
        };
        let named = ctx.o().works.library.get(&m.template).and_then(|t| t.size.as_ref());
        let label = named.map_or_else(|| ctx.t("measure-size"), |s| ctx.l.text(&s.name).to_owned());
        parts.push((label, html));
    }
    if m.choice != MeasureChoice::Free {
        parts.push((ctx.t("measure-choice"), Html::text(&ctx.l.word("measure-choice", m.choice.code()))));
    }
    let record = m.record;
    let mut day = |label: &str, field: &str| {
        if let Some(id) = record.filter(|id| ctx.p().fact(*id, field).known().is_some()) {
            parts.push((ctx.t(label), ctx.fact(Kind::Measure, id, field)));
        }
    };
    day("measure-earliest", "earliest");
    day("measure-latest", "latest");
    if let Some(due) = m.due {
        parts.push((ctx.t("measure-due"), ctx.day(due, &words::key(m, "items"))));
    }
    parts
}

/// What the chart draws: the cures of known blockers, its own activities by phase, and each cure
/// that may turn up as one row.
fn steps(ctx: &Ctx, m: &Measure) -> Vec<Step> {
    let library = &ctx.o().works.library;
    let mut order: Vec<usize> =
        (0..m.parts.len()).filter(|n| !matches!(m.parts[*n].when, Presence::Perhaps(_))).collect();
    order.sort_by_key(|n| match m.parts[*n].when {
        Presence::Always => (1, Some(m.parts[*n].phase), *n),
        _ => (0, None, *n),
    });
    let place = |old: usize| order.iter().position(|n| *n == old);
    let own = |n: &usize| {
        let part = &m.parts[*n];
        Step {
            name: ctx.l.text(&part.name).to_owned(),
            href: words::template_href(ctx, &part.template),
            src: words::template_src(&part.template),
            group: match part.when {
                Presence::Always => ctx.l.word("phase", part.phase.code()),
                _ => library.get(&part.template).map_or("", |t| ctx.l.text(&t.name)).to_owned(),
            },
            days: part.days,
            after: part
                .after
                .iter()
                .filter_map(|w| Some(relative::wait(place(w.of)?, w.ends, w.min, w.max)))
                .collect(),
            perhaps: false,
            mark: *n == m.mark,
        }
    };
    let mut steps: Vec<Step> = order.iter().map(own).collect();
    for blocker in perhaps(m) {
        let Some(cure) = cure_in(library, m, blocker) else { continue };
        steps.push(Step {
            name: ctx.l.text(&cure.name).to_owned(),
            href: words::template_href(ctx, &cure.code),
            src: words::template_src(&cure.code),
            group: ctx.t("measure-perhaps-group"),
            days: length_of(m, blocker),
            after: Vec::new(),
            perhaps: true,
            mark: false,
        });
    }
    steps
}

/// The blockers that may turn up, in the order of their parts.
fn perhaps(m: &Measure) -> Vec<Blocker> {
    let mut found: Vec<Blocker> = m
        .parts
        .iter()
        .filter_map(|part| match part.when {
            Presence::Perhaps(blocker) => Some(blocker),
            _ => None,
        })
        .collect();
    found.dedup();
    found
}

/// How long the cure of a blocker takes.
fn length_of(m: &Measure, blocker: Blocker) -> Three {
    let of = |when| matches!(when, Presence::Blocked(b) | Presence::Perhaps(b) if b == blocker);
    let own: Vec<usize> = (0..m.parts.len()).filter(|n| of(m.parts[*n].when)).collect();
    let take = |pick: fn(&Three) -> f64| {
        let steps: Vec<Step> = own
            .iter()
            .map(|n| {
                let days = pick(&m.parts[*n].days);
                let after = m.parts[*n].after.iter().filter_map(|w| {
                    let place = own.iter().position(|o| *o == w.of)?;
                    Some(relative::wait(place, w.ends, w.min, w.max))
                });
                Step::bare(Three { low: days, likely: days, high: days }, after.collect())
            })
            .collect();
        relative::length(&steps, &relative::schedule(&steps)) as f64
    };
    Three { low: take(|d| d.low), likely: take(|d| d.likely), high: take(|d| d.high) }
}

/// How long it takes by its links alone.
fn length(ctx: &Ctx, steps: &[Step], src: &str) -> Html {
    let days = relative::length(steps, &relative::schedule(steps));
    let text = ctx.l.quantity(sanad_model::Range::exact(days as f64), "days");
    ctx.msg("measure-length", &[("days", Slot::html(words::assumed(ctx, &text, src)))])
}

fn groups(ctx: &Ctx, place: usize, m: &Measure) -> Vec<Acts> {
    let library = &ctx.o().works.library;
    let mut order: Vec<usize> = (0..m.parts.len()).collect();
    order.sort_by_key(|n| match m.parts[*n].when {
        Presence::Blocked(_) => (0, None, *n),
        Presence::Always => (1, Some(m.parts[*n].phase), *n),
        Presence::Perhaps(_) => (2, None, *n),
    });
    let mut groups: Vec<(String, Acts)> = Vec::new();
    for n in order {
        let part = &m.parts[n];
        let cure = || library.get(&part.template).map_or("", |t| ctx.l.text(&t.name)).to_owned();
        let title = match part.when {
            Presence::Always => ctx.l.word("phase", part.phase.code()),
            Presence::Blocked(_) => cure(),
            Presence::Perhaps(_) => ctx.l.t1_bare("measure-perhaps-of", &[("name", Arg::from(cure()))]),
        };
        if groups.last().is_none_or(|(last, _)| *last != title) {
            let html = Html::said(&title, &words::template_src(&part.template));
            let id = match part.when {
                Presence::Always => part.phase.code().to_owned(),
                _ => part.template.clone(),
            };
            let perhaps = matches!(part.when, Presence::Perhaps(_));
            groups.push((title, Acts { id, perhaps, title: html, list: Vec::new() }));
        }
        let activity = library.get(&part.template).and_then(|t| t.activities.get(part.activity));
        if let (Some((_, group)), Some(activity)) = (groups.last_mut(), activity) {
            let mut act = act(ctx, &part.template, activity, part.days);
            act.when = part_dates(ctx, place, n, m);
            act.mode = mode(ctx, place, n, m, part);
            group.list.push(act);
        }
    }
    groups.into_iter().map(|(_, acts)| acts).collect()
}

/// An activity of a template as a row, without dates.
pub(crate) fn act(ctx: &Ctx, template: &str, activity: &Activity, days: Three) -> Act {
    let src = words::template_src(template);
    Act {
        name: ctx.text(&activity.name, &src),
        accepted: accepted(ctx, activity, &src),
        crew: activity
            .crew
            .iter()
            .map(|c| Html::said(&hands(ctx, c.count, &c.skill, c.level, c.from), &src))
            .collect(),
        days: words::assumed(ctx, &words::points(ctx, days), &src),
        when: Html::default(),
        mode: String::new(),
    }
}

/// The standard and the paper that is signed.
fn accepted(ctx: &Ctx, activity: &Activity, src: &str) -> Html {
    activity.acceptance.as_ref().map_or_else(Html::default, |a| {
        let standard = if a.standard.is_empty() { Html::default() } else { Html::said(&a.standard, src) };
        let certificate = ctx.text(&a.certificate, src);
        Html::raw(format!("{certificate}<span class=\"cell-sub\">{standard}</span>"))
    })
}

/// So many persons of a skill and side, in plain words.
pub(super) fn hands(ctx: &Ctx, count: u32, skill: &str, level: u8, from: From) -> String {
    let args = [
        ("n", Arg::from(u64::from(count))),
        ("skill", Arg::from(ctx.l.word("skill", skill))),
        ("level", Arg::from(u64::from(level))),
        ("side", Arg::from(ctx.l.word("from", from.code()))),
    ];
    ctx.l.t1_bare("measure-hands", &args)
}

/// When a part is carried out over the simulated cases.
fn part_dates(ctx: &Ctx, place: usize, part: usize, m: &Measure) -> Html {
    let Some(works) = ctx.o().works.works() else { return Html::default() };
    let span = works.drawn.parts.get(place).and_then(|own| own.get(part)).copied().flatten();
    let Some((low, high)) = span else { return ctx.dash("measure-no-date") };
    let (low, high) = (works.day(low), works.day((high - 1).max(low)));
    words::range(ctx, m, (low, low, Some(high)), &words::key(m, "share"))
}

/// In which mode the plan carries a part out.
fn mode(ctx: &Ctx, place: usize, part: usize, m: &Measure, of: &Part) -> String {
    if m.barred.is_some() || matches!(of.when, Presence::Perhaps(_)) {
        return String::new();
    }
    let works = ctx.o().works.works();
    let fast = works.and_then(|works| {
        let Placed { mode, .. } = works.placed(place, part)?;
        Some(works.problem.activities.get(works.activity(place, part)?)?.modes.get(*mode)?.code == FAST)
    });
    match fast {
        Some(true) => ctx.t("measure-mode-fast"),
        Some(false) => ctx.t("measure-mode-usual"),
        None => String::new(),
    }
}

/// The blockers that a restart waits for, and those that may turn up.
fn blockers(ctx: &Ctx, m: &Measure) -> Vec<Blocked> {
    let site = m.site.filter(|_| m.is_restart()).and_then(|id| ctx.o().sites.get(&id));
    let Some(outcome) = site else { return Vec::new() };
    let mut rows: Vec<(u8, Blocked)> = Vec::new();
    for (blocker, known) in &outcome.blockers {
        let has = |when: Presence| m.parts.iter().any(|p| p.when == when);
        let (order, mark, key) = if has(Presence::Blocked(*blocker)) {
            (0, "late", "measure-blocker-known")
        } else if has(Presence::Perhaps(*blocker)) {
            (1, "unknown", "measure-blocker-perhaps")
        } else if matches!(known, Known::Absent(_)) {
            (2, "verified", "measure-blocker-absent")
        } else {
            (3, "none", "measure-blocker-none")
        };
        let src = ctx.fact_src(Kind::Site, outcome.site, &format!("blocker.{blocker}"));
        let cure = cure_in(&ctx.o().works.library, m, *blocker).filter(|_| order < 2);
        rows.push((
            order,
            Blocked {
                what: ctx.l.word("blocker", blocker.code()),
                standing: Html::raw(format!(
                    "<a class=\"n mark mark--{mark}\" data-src=\"{}\" href=\"{}\">{}</a>",
                    escape(&src),
                    escape(&ctx.source_href(&src)),
                    escape(&ctx.t(key))
                )),
                cure: cure.map_or_else(Html::default, |t| {
                    let name = ctx.text(&t.name, &words::template_src(&t.code));
                    Html::link(&words::template_href(ctx, &t.code), "", &name)
                }),
                chance: cure.filter(|_| order == 1).map_or_else(Html::default, |cure| chance(ctx, cure)),
                adds: if order < 2 {
                    needs::adds(ctx, m, *blocker, length_of(m, *blocker))
                } else {
                    Vec::new()
                },
            },
        ));
    }
    rows.sort_by_key(|(order, _)| *order);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The cure of a blocker that a restart is composed with.
fn cure_in<'a>(library: &'a Library, m: &Measure, blocker: Blocker) -> Option<&'a Cure> {
    let own = m.parts.iter().find(
        |part| matches!(part.when, Presence::Blocked(own) | Presence::Perhaps(own) if own == blocker),
    )?;
    library.get(&own.template)
}

/// How likely the blocker of a cure is where nobody has said.
fn chance(ctx: &Ctx, cure: &Cure) -> Html {
    let (code, Some(chance)) = (&cure.code, cure.chance.as_ref()) else { return Html::default() };
    let percent = words::three(chance).times(100.0);
    words::assumed(ctx, &words::quantity(ctx, percent, "%"), &words::template_src(code))
}

fn served(ctx: &Ctx, m: &Measure) -> Vec<Served> {
    let mut items: Vec<_> = m.items.iter().collect();
    items.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    items
        .into_iter()
        .filter_map(|(id, worth)| {
            let item = ctx.p().items.get(id)?;
            Some(Served {
                name: ctx.name(Kind::Item, *id),
                code: ctx.code(Kind::Item, &item.code),
                status: ctx.o().items.get(id).map(|o| ctx.status(o.status)).unwrap_or_default(),
                // Worth is counted in thousandths.
                worth: ctx.num(*worth as f64 / 1000.0, &words::key(m, "items")),
            })
        })
        .collect()
}
