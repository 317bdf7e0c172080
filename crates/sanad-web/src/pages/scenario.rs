//! A plan in which something is otherwise, written in the address: `force=R-F01`,
//! `exclude=M-solar-plant`, `without=ENV-1`, `more=fund:ENV-1:5000000` (minor units),
//! `more=skill:host:mechanical:3:2`, `more=renewable:mobile_crane:1`, `more=utility:F01/kW:500`,
//! `more=days:90`, and what is held less strictly as [`Eased::address`] writes it,
//! `ease=later:R-F01/erect:30`. `again=1` is what one more search finds from the plan at hand on. Nothing
//! stands for the plan at hand.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::html::Html;
use crate::jobs::Asked;
use crate::pages::plan_profiles::skill_name;
use crate::params::{Params, encode};
use sanad_i18n::Arg;
use sanad_model::{GroupingRule, Kind};
use sanad_outcomes::measures::{Eased, Made, Measure, More, Scenario};
use sanad_outcomes::reasons::{Words, side_of};
use std::sync::Arc;

/// Reads a scenario; what names nothing here is told apart.
pub(crate) fn read(ctx: &Ctx, text: &str) -> (Scenario, Vec<String>) {
    let (mut scenario, mut unknown) = (Scenario::default(), Vec::new());
    let measure = |code: &str| ctx.o().works.measure(code).is_some();
    let fund = |code: &str| ctx.p().by_code(Kind::Fund, code).is_some();
    for (name, value) in Params::parse(text).0 {
        let value = value.trim().to_owned();
        match name.as_str() {
            "force" if measure(&value) => scenario.force.push(value),
            "exclude" if measure(&value) => scenario.exclude.push(value),
            "without" if fund(&value) => scenario.without_funds.push(value),
            "more" => match more(ctx, &value) {
                Some(more) => scenario.more.push(more),
                None => unknown.push(value),
            },
            "ease" => match Eased::parse(&value).filter(|eased| names(ctx, eased)) {
                Some(eased) => scenario.eased.push(eased),
                None => unknown.push(value),
            },
            "again" if value == "1" => scenario.again = true,
            _ => unknown.push(if value.is_empty() { name } else { value }),
        }
    }
    for list in [&mut scenario.force, &mut scenario.exclude, &mut scenario.without_funds] {
        list.sort();
        list.dedup();
    }
    scenario.more.sort();
    scenario.more.dedup();
    scenario.eased.sort();
    scenario.eased.dedup();
    (scenario, unknown)
}

fn more(ctx: &Ctx, text: &str) -> Option<(More, i64)> {
    let (what, amount) = text.rsplit_once(':')?;
    let amount: i64 = amount.parse().ok().filter(|n| *n > 0)?;
    let works = ctx.o().works.works();
    let (family, code) = what.split_once(':').unwrap_or((what, ""));
    let more = match family {
        "days" if code.is_empty() => More::Days,
        "fund" => More::Fund(ctx.p().by_code(Kind::Fund, code).map(|_| code.to_owned())?),
        "skill" => {
            let (skill, level) = code.rsplit_once(':')?;
            let level: u8 = level.parse().ok().filter(|level| (1..=4).contains(level))?;
            let (_, own) = side_of(skill);
            let there = match works {
                Some(works) => works.problem.skills.iter().any(|s| s == skill),
                None => ctx.p().by_code(Kind::Skill, own).is_some(),
            };
            there.then(|| More::Skill(skill.to_owned(), level))?
        }
        "renewable" => {
            let there = ctx.p().resources.values().any(|own| own.what == code);
            there.then(|| More::Renewable(code.to_owned()))?
        }
        "utility" => {
            let there = match works {
                Some(works) => works.problem.utilities.iter().any(|(own, _)| own == code),
                None => {
                    code.split_once('/').is_some_and(|(site, _)| ctx.p().by_code(Kind::Site, site).is_some())
                }
            };
            there.then(|| More::Utility(code.to_owned()))?
        }
        _ => return None,
    };
    Some((more, amount))
}

/// Whether what is eased is there.
fn names(ctx: &Ctx, eased: &Eased) -> bool {
    let measure = |code: &str| ctx.o().works.measure(code).is_some();
    let part = |code: &str| {
        let own = code.rsplit_once('/').and_then(|(own, part)| Some((ctx.o().works.measure(own)?.1, part)));
        own.is_some_and(|(own, part)| own.parts.iter().any(|one| one.code == part))
    };
    match eased {
        Eased::Free(code) => measure(code),
        Eased::Rule(place) => {
            let rules = ctx.p().groupings.values().map(|own| match own.rule {
                GroupingRule::Implies => own.measures.len().saturating_sub(1),
                GroupingRule::ExactlyOne | GroupingRule::AtMostOne => 1,
            });
            *place <= rules.sum()
        }
        Eased::Unpin(code) | Eased::Later(code, _) | Eased::Sooner(code, _) => part(code),
        Eased::Lag(from, to, _) | Eased::Within(from, to, _) => part(from) && part(to),
        Eased::Persons(pool, _) | Eased::There(pool) => ctx.p().by_code(Kind::People, pool).is_some(),
        Eased::Works(calendar, _) => matches!(calendar.as_str(), "host" | "both"),
    }
}

/// Writes a scenario in its one order.
pub(crate) fn write(scenario: &Scenario) -> String {
    let mut pairs: Vec<String> = Vec::new();
    let mut put = |name: &str, value: &str| pairs.push(format!("{name}={}", encode(value)));
    scenario.force.iter().for_each(|code| put("force", code));
    scenario.exclude.iter().for_each(|code| put("exclude", code));
    scenario.without_funds.iter().for_each(|code| put("without", code));
    for (more, amount) in &scenario.more {
        put("more", &format!("{}:{amount}", more.address()));
    }
    scenario.eased.iter().for_each(|eased| put("ease", &eased.address()));
    if scenario.again {
        put("again", "1");
    }
    pairs.join("&")
}

/// The page that compares two scenarios.
pub(crate) fn between_href(ctx: &Ctx, a: &Scenario, b: &Scenario) -> String {
    let params = Params::default().with("a", &write(a)).with("b", &write(b));
    ctx.href(&format!("compare{}", params.query()))
}

/// A measure's name with its site's, by which measures of one template differ.
pub(super) fn name(ctx: &Ctx, measure: &Measure) -> String {
    let site = measure.site.and_then(|id| ctx.p().name_of(Kind::Site, id)).map_or("", |t| ctx.l.text(t));
    let own = ctx.l.text(&measure.name);
    if site.is_empty() || own.contains(site) { own.to_owned() } else { format!("{own} · {site}") }
}

/// What a scenario has otherwise, in words.
pub(crate) fn words(ctx: &Ctx, scenario: &Scenario) -> Vec<String> {
    let l = ctx.l;
    let said = |key: &str, what: String| l.t1_bare(key, &[("what", Arg::from(what))]);
    let measure =
        |code: &String| ctx.o().works.measure(code).map_or_else(|| code.clone(), |(_, m)| name(ctx, m));
    let fund = |code: &String| {
        let fund = ctx.p().by_code(Kind::Fund, code).and_then(|id| ctx.p().funds.get(&id));
        fund.map_or_else(|| code.clone(), |f| l.text(&f.name).to_owned())
    };
    let mut list: Vec<String> = Vec::new();
    list.extend(scenario.force.iter().map(|code| said("compare-force", measure(code))));
    list.extend(scenario.exclude.iter().map(|code| said("compare-exclude", measure(code))));
    list.extend(scenario.without_funds.iter().map(|code| said("compare-without", fund(code))));
    for (more, amount) in &scenario.more {
        let args = |what: String| [("what", Arg::from(what)), ("n", Arg::Number(*amount as f64))];
        list.push(match more {
            More::Fund(code) => {
                let id = ctx.p().by_code(Kind::Fund, code).and_then(|id| ctx.p().funds.get(&id));
                let money = id.map_or_else(String::new, |f| l.money(*amount, f.currency));
                l.t1_bare("compare-more-money", &[("what", fund(code).into()), ("money", money.into())])
            }
            More::Skill(code, level) => {
                l.t1_bare("compare-more-people", &args(skill_name(ctx, code, *level)))
            }
            More::Renewable(code) => l.t1_bare("compare-more-equipment", &args(l.word("resource", code))),
            More::Utility(code) => l.t1_bare("compare-more-utility", &args(code.clone())),
            More::Days => l.t1_bare("compare-more-days", &args(String::new())),
        });
    }
    let works = &ctx.o().works;
    let problem = works.works().map(|works| &works.problem);
    let spoken = Words { p: ctx.p(), measures: works.measures(), problem, start: works.start };
    if scenario.again {
        list.push(l.t("compare-again"));
    }
    list.extend(scenario.eased.iter().map(|eased| ctx.speaker().said(&spoken.eased(eased))));
    list
}

/// The same as one sentence of a page; the plan at hand where nothing is otherwise.
pub(crate) fn said(ctx: &Ctx, scenario: &Scenario) -> Html {
    if scenario.is_empty() {
        return Html::text(&ctx.t("compare-at-hand"));
    }
    Html::said(&words(ctx, scenario).join(" · "), "ui/scenario")
}

/// The plan of a scenario: that at hand where nothing is otherwise, else a job.
pub(crate) fn made(ctx: &Ctx, scenario: &Scenario) -> Result<Asked<Made>, WebError> {
    if scenario.is_empty() {
        return Ok(Asked::Done(Arc::new(ctx.o().works.made.clone())));
    }
    let (view, asked) = (Arc::clone(&ctx.view), scenario.clone());
    ctx.state.job(&ctx.view, format!("scenario?{}", write(scenario)), move |job| {
        let works = &view.outcomes.works;
        let effort = works.works().map(|works| works.effort).unwrap_or_default();
        job.watched(|watch| sanad_outcomes::scenario(view.programme(), works, &asked, effort, watch))
    })
}
