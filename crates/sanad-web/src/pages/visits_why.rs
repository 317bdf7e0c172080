//! Why a site is visited when it is, in sentences; and its dates as a range.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use sanad_i18n::Arg;
use sanad_model::{Kind, Lang};
use sanad_outcomes::engine::visits::{Link, Pause, Place, UnvisitedReason};
use sanad_outcomes::{DatedVisits, Dates};

/// The answer in words.
pub(crate) struct Why {
    /// The causes in the order of time.
    pub(crate) chain: Vec<Html>,
    /// What bringing it forward would cost; empty when it is a first visit already.
    pub(crate) forward: Html,
}

/// A date as a range: low to high, the likely one in the middle of the words.
pub(crate) fn range(ctx: &Ctx, dates: Dates, src: &str) -> Html {
    let (low, likely, high) = dates;
    let day = |d| Slot::html(ctx.day(d, src));
    match high {
        Some(high) if low == high => ctx.msg("plan-range-day", &[("date", day(likely))]),
        Some(high) => {
            ctx.msg("plan-range", &[("low", day(low)), ("likely", day(likely)), ("high", day(high))])
        }
        None => ctx.msg("plan-range-open", &[("low", day(low)), ("likely", day(likely))]),
    }
}

/// Minutes as hours, to a tenth.
fn hours(ctx: &Ctx, minutes: u64, src: &str) -> Slot {
    let hours = (minutes as f64 / 6.0).round() / 10.0;
    let words = ctx.msg("plan-hours", &[("n", Slot { arg: Arg::Number(hours), html: ctx.num(hours, src) })]);
    Slot::html(words)
}

fn days(ctx: &Ctx, days: u32, src: &str) -> Slot {
    let html = ctx.num(f64::from(days), src);
    Slot::html(ctx.msg("plan-days", &[("n", Slot { arg: Arg::Number(f64::from(days)), html })]))
}

/// A site of the plan by its code, linked to its page.
pub(crate) fn site(ctx: &Ctx, code: &str) -> Html {
    let Some(site) = ctx.p().by_code(Kind::Site, code).and_then(|id| ctx.p().sites.get(&id)) else {
        return Html::default();
    };
    Html::link(&ctx.record_href(Kind::Site, code), "", &ctx.text(&site.name, &format!("record/sites/{code}")))
}

/// A team of the plan by its code.
pub(crate) fn team(ctx: &Ctx, code: &str) -> Html {
    let id = ctx.p().by_code(Kind::Team, code);
    id.and_then(|id| ctx.p().teams.get(&id))
        .map_or_else(|| ctx.code(Kind::Team, code), |t| ctx.text(&t.name, &format!("record/teams/{code}")))
}

/// Pieces joined by this language's comma.
pub(crate) fn list(ctx: &Ctx, pieces: &[Html]) -> Html {
    Html::join(pieces, if ctx.lang() == Lang::Ar { "، " } else { ", " })
}

/// Why a site is visited when it is, or not at all.
pub(crate) fn why(ctx: &Ctx, dated: &DatedVisits, code: &str) -> Option<Why> {
    let reason = dated.why(code)?;
    let src = if reason.team.is_some() {
        format!("calc/site/{code}/visit")
    } else {
        "calc/plan.unvisited".to_owned()
    };
    let before: Vec<&str> = reason
        .chain
        .iter()
        .filter_map(|l| match l {
            Link::Before { site, .. } => Some(site.as_str()),
            _ => None,
        })
        .collect();
    let mut chain = Vec::new();
    for link in &reason.chain {
        match link {
            Link::Before { site, .. } if before.last() != Some(&site.as_str()) => {}
            other => chain.push(sentence(ctx, dated, other, &before, &src)),
        }
    }
    let forward = reason.forward.as_ref().map(|f| {
        let by = f.change_thousandths as f64 / 1000.0;
        let args = [
            ("team", Slot::html(team(ctx, &f.team))),
            ("date", Slot::html(ctx.day(dated.date(f.finish.day), &src))),
            ("cost", Slot { arg: Arg::Number(by), html: ctx.num(by.abs().round(), &src) }),
        ];
        let key = if by > 0.0 { "plan-forward" } else { "plan-forward-free" };
        let said = ctx.msg(key, &args);
        if f.drops.is_empty() {
            return said;
        }
        let names: Vec<Html> = f.drops.iter().map(|c| site(ctx, c)).collect();
        said.then(&Html::text(" "))
            .then(&ctx.msg("plan-forward-drops", &[("sites", Slot::html(list(ctx, &names)))]))
    });
    Some(Why { chain, forward: forward.unwrap_or_default() })
}

fn sentence(ctx: &Ctx, dated: &DatedVisits, link: &Link, before: &[&str], src: &str) -> Html {
    let day = |d: u32| Slot::html(ctx.day(dated.date(d), src));
    match link {
        Link::FewTeams { able, .. } if able.is_empty() => ctx.msg("plan-link-no-team", &[]),
        Link::FewTeams { able, of } => {
            let names: Vec<Html> = able.iter().map(|t| team(ctx, t)).collect();
            ctx.msg(
                "plan-link-few-teams",
                &[("teams", Slot::html(list(ctx, &names))), ("of", ctx.slot(*of, "calc/plan.inputs"))],
            )
        }
        Link::TeamFrom { day: d } => ctx.msg("plan-link-team-from", &[("date", day(*d))]),
        Link::Before { finish, .. } => {
            let names: Vec<Html> = before.iter().map(|c| site(ctx, c)).collect();
            ctx.msg(
                "plan-link-before",
                &[("sites", Slot::html(list(ctx, &names))), ("date", day(finish.day))],
            )
        }
        Link::Drive { minutes: 0, .. } => ctx.msg("plan-link-no-drive", &[]),
        Link::Drive { from: Place::Base, minutes, .. } => {
            ctx.msg("plan-link-drive-base", &[("time", hours(ctx, u64::from(*minutes), src))])
        }
        Link::Drive { from: Place::Site(code), minutes, .. } => ctx.msg(
            "plan-link-drive",
            &[("from", Slot::html(site(ctx, code))), ("time", hours(ctx, u64::from(*minutes), src))],
        ),
        Link::Pinned { day: d } => ctx.msg("plan-link-pinned", &[("date", day(*d))]),
        Link::Paused { cause, days: n, .. } => {
            let key = match cause {
                Pause::NonWorkingDays => "plan-pause-non-working",
                Pause::ReducedHours => "plan-pause-reduced",
                Pause::SiteClosed => "plan-pause-closed",
                Pause::DrivingLimit => "plan-pause-driving",
            };
            ctx.msg(key, &[("days", days(ctx, *n, src))])
        }
        Link::Survey { minutes, days: n } => ctx.msg(
            "plan-link-survey",
            &[("time", hours(ctx, u64::from(*minutes), src)), ("days", days(ctx, *n, src))],
        ),
        Link::Unvisited { reason } => unvisited(ctx, reason),
    }
}

/// Why a site is not visited, as a sentence.
pub(crate) fn unvisited(ctx: &Ctx, reason: &UnvisitedReason) -> Html {
    Html::text(&ctx.t(&format!("plan-unvisited-{}", reason.key())))
}
