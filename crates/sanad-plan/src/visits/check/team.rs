//! The check of one team's drives and visits.

use std::collections::{BTreeMap, BTreeSet};

use super::super::plan::{DayUse, Moment, Span, TeamPlan, VisitPlan};
use super::super::problem::{Point, VisitProblem};
use super::replay::{Pinning, Task, closed, replay, working};
use super::{Findings, Rule, allowed, is_at, skilled};

/// Fewest and most driving minutes that rounding allows between two points, by the vector form
/// of the great-circle distance (Vincenty's formula on a sphere), which is exact near and far.
pub(super) fn driving(problem: &VisitProblem, a: Point, b: Point) -> (u32, u32) {
    let radians = std::f64::consts::PI / 180.0;
    let (south, north) = (a.lat * radians, b.lat * radians);
    let east = (b.lon - a.lon) * radians;
    let across = libm::cos(north) * libm::sin(east);
    let along = libm::cos(south) * libm::sin(north) - libm::sin(south) * libm::cos(north) * libm::cos(east);
    let inward = libm::sin(south) * libm::sin(north) + libm::cos(south) * libm::cos(north) * libm::cos(east);
    let angle = libm::atan2(libm::hypot(across, along), inward);
    let travel = problem.travel();
    let minutes = angle * 6371.0088 * travel.road_factor * 60.0 / travel.speed_kmh;
    // Other formulas lose digits towards the far side of the globe.
    let digits = if angle > 3.0 { 1e-6 } else { 1e-9 };
    let doubt = minutes * digits + 1e-10;
    (whole(libm::ceil(minutes - 1e-8 - doubt)), whole(libm::ceil(minutes - 1e-8 + doubt)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of the type"
)]
fn whole(minutes: f64) -> u32 {
    minutes.clamp(0.0, 4e9) as u32
}

/// Checks one team; adds the sites it visits to `visited`.
pub(super) fn check_team(
    problem: &VisitProblem,
    plan: &VisitPlan,
    team: usize,
    sites: &BTreeMap<&str, usize>,
    visited: &mut BTreeSet<usize>,
    findings: &mut Findings,
) {
    let before = findings.violations.len();
    let stated = &plan.teams[team];
    let mut route = Vec::new();
    let mut now = Moment { day: problem.teams()[team].days().0, minute: 0 };
    let mut at = problem.teams()[team].base();
    let mut code = None;
    for (number, stop) in stated.stops.iter().enumerate() {
        let place = |field: &str| format!("teams[{team}].stops[{number}].{field}");
        let (leg, visit) = (&stop.leg, &stop.visit);
        let Some(&site) = sites.get(visit.site.as_str()) else {
            findings.expect(
                false,
                Rule::KnownSite,
                || place("visit.site"),
                &visit.site,
                "a site of the problem",
            );
            return;
        };
        let record = &problem.sites()[site];
        let first = visited.insert(site);
        findings.expect(first, Rule::Once, || place("visit.site"), &visit.site, "one visit");
        let may = allowed(problem, team, site);
        findings.expect(may, Rule::Excluded, || place("visit.site"), &visit.site, "not this team");
        let can = skilled(problem, team, site);
        findings.expect(can, Rule::Skill, || place("visit.site"), &visit.site, record.needs());
        if let Some(pin) = record.pin() {
            findings.equal(Rule::Pin, || place("visit.start"), (team, visit.start.day), pin);
        }
        let from = is_at(&leg.from, code);
        findings.expect(from, Rule::LegFrom, || place("leg.from"), &leg.from, code);
        let (least, most) = driving(problem, at, record.at());
        findings.expect(
            (least..=most).contains(&leg.minutes),
            Rule::Driving,
            || place("leg.minutes"),
            leg.minutes,
            most,
        );
        let likely = record.work().likely;
        findings.equal(Rule::WorkMinutes, || place("visit.minutes"), visit.minutes, likely);
        let leg_times = (leg.start, leg.finish, leg.minutes);
        now = check_spans(&leg.spans, leg_times, now, findings, || place("leg"));
        let visit_times = (visit.start, visit.finish, visit.minutes);
        now = check_spans(&visit.spans, visit_times, now, findings, || place("visit"));
        for span in &visit.spans {
            let open = !closed(problem, site, span.day);
            findings.expect(open, Rule::Closed, || place("visit.spans"), span, "an open day");
        }
        for span in leg.spans.iter().chain(&visit.spans) {
            let end = working(problem, team, span.day);
            findings.expect(
                span.to <= end,
                Rule::WorkingTime,
                || place("spans"),
                span,
                format!("at most {end} minutes"),
            );
        }
        at = record.at();
        code = Some(record.code());
        route.push((site, leg.minutes));
    }
    let (least, most) =
        if code.is_some() { driving(problem, at, problem.teams()[team].base()) } else { (0, 0) };
    findings.expect(
        (least..=most).contains(&stated.return_minutes),
        Rule::Return,
        || format!("teams[{team}].return_minutes"),
        stated.return_minutes,
        most,
    );
    check_use(problem, stated, team, findings);
    if findings.violations.len() == before {
        check_replay(problem, stated, team, &route, findings);
    }
}

/// Spans rise, follow `after`, add up to the minutes and give the times; the moment after them.
fn check_spans(
    spans: &[Span],
    (start, finish, minutes): (Moment, Moment, u32),
    after: Moment,
    findings: &mut Findings,
    place: impl Fn() -> String + Copy,
) -> Moment {
    let mut now = after;
    let mut sum = 0u64;
    for span in spans {
        let from = Moment { day: span.day, minute: span.from };
        findings.expect(from >= now, Rule::Sequence, place, span, format!("after {now:?}"));
        findings.expect(span.from < span.to, Rule::Spans, place, span, "from before to");
        sum += u64::from(span.to.saturating_sub(span.from));
        now = Moment { day: span.day, minute: span.to };
    }
    findings.equal(Rule::Spans, place, sum, u64::from(minutes));
    let begun = spans.first().map_or(after, |span| Moment { day: span.day, minute: span.from });
    findings.equal(Rule::Times, || place() + ".start", start, begun);
    findings.equal(Rule::Times, || place() + ".finish", finish, now);
    now
}

fn check_use(problem: &VisitProblem, stated: &TeamPlan, team: usize, findings: &mut Findings) {
    let mut days: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for stop in &stated.stops {
        for span in &stop.leg.spans {
            days.entry(span.day).or_default().0 += span.to.saturating_sub(span.from);
        }
        for span in &stop.visit.spans {
            days.entry(span.day).or_default().1 += span.to.saturating_sub(span.from);
        }
    }
    let limit = problem.travel().max_minutes_per_day;
    for (&day, &(driving, _)) in &days {
        findings.expect(
            driving <= limit,
            Rule::DrivingLimit,
            || format!("teams[{team}] on day {day}"),
            driving,
            format!("at most {limit} minutes"),
        );
    }
    let right: Vec<DayUse> = days
        .iter()
        .map(|(&day, &(driving, surveying))| DayUse {
            day,
            driving,
            surveying,
            available: working(problem, team, day),
        })
        .collect();
    findings.expect(stated.used == right, Rule::Use, || format!("teams[{team}].used"), &stated.used, &right);
    let minutes: u64 = days.values().map(|&(a, b)| u64::from(a) + u64::from(b)).sum();
    findings.equal(
        Rule::Use,
        || format!("teams[{team}].person_minutes"),
        stated.person_minutes,
        minutes * u64::from(problem.teams()[team].people()),
    );
}

/// Replays the order with likely, low and high minutes.
fn check_replay(
    problem: &VisitProblem,
    stated: &TeamPlan,
    team: usize,
    route: &[(usize, u32)],
    findings: &mut Findings,
) {
    let tasks = |work: &dyn Fn(usize) -> u32| -> Vec<Task> {
        route.iter().flat_map(|&(site, road)| [Task::Drive(road), Task::Survey(site, work(site))]).collect()
    };
    let work = |site: usize| problem.sites()[site].work();
    let likely = replay(problem, team, &tasks(&|site| work(site).likely), Pinning::Exact);
    let low = replay(problem, team, &tasks(&|site| work(site).low), Pinning::Late);
    let high = replay(problem, team, &tasks(&|site| work(site).high), Pinning::Late);
    let survey = |spans: &[Vec<Span>], number: usize| {
        let spans = spans.get(2 * number + 1)?;
        let (first, last) = (spans.first()?, spans.last()?);
        let start = Moment { day: first.day, minute: first.from };
        Some((start, Moment { day: last.day, minute: last.to }))
    };
    for (number, stop) in stated.stops.iter().enumerate() {
        let place = |field: &str| format!("teams[{team}].stops[{number}].{field}");
        for (task, field, spans) in
            [(2 * number, "leg.spans", &stop.leg.spans), (2 * number + 1, "visit.spans", &stop.visit.spans)]
        {
            findings.equal(Rule::Earliest, || place(field), Some(spans), likely.get(task));
        }
        let visit = &stop.visit;
        let (low, high) = (survey(&low, number), survey(&high, number));
        for (field, stated, right) in [
            ("visit.start_low", Some(visit.start_low), low.map(|(start, _)| start)),
            ("visit.finish_low", Some(visit.finish_low), low.map(|(_, finish)| finish)),
            ("visit.start_high", visit.start_high, high.map(|(start, _)| start)),
            ("visit.finish_high", visit.finish_high, high.map(|(_, finish)| finish)),
        ] {
            findings.equal(Rule::Range, || place(field), stated, right);
        }
    }
}
