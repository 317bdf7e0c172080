//! An independent check of a plan, written from the problem's text alone.
//!
//! It imports the types of the problem and of the plan and nothing else: its distances, calendar
//! sums, replay and sums of the objective are its own, so that an error in the solver cannot
//! hide here.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Place, UnvisitedReason, VisitPlan};
use super::problem::VisitProblem;

mod replay;
mod team;

use replay::{Pinning, Task, replay};
use team::check_team;

/// A rule that a plan can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The plan is for as many days as the problem.
    Horizon,
    /// The plan has the problem's teams in their order.
    Teams,
    /// Every site in the plan is one of the problem's.
    KnownSite,
    /// No site is visited twice.
    Once,
    /// Every site is either visited or listed as unvisited, in the problem's order.
    Complete,
    /// The reason given for not visiting is true.
    UnvisitedReason,
    /// Nobody visits what is excluded.
    Excluded,
    /// The visiting team has the skills.
    Skill,
    /// A pinned visit is made by its team and begins on its day.
    Pin,
    /// Every leg begins where the team is.
    LegFrom,
    /// Driving minutes follow from distance, road factor and speed.
    Driving,
    /// A visit takes the site's likely minutes.
    WorkMinutes,
    /// The spans of a task add up to its minutes.
    Spans,
    /// A task begins and finishes with its spans.
    Times,
    /// Tasks of a team follow one another.
    Sequence,
    /// Work lies within the working minutes of the team's day.
    WorkingTime,
    /// Nobody works on a site on a closed day.
    Closed,
    /// No day has more driving than allowed.
    DrivingLimit,
    /// Every task begins and goes on as early as it can.
    Earliest,
    /// The low and high start and finish follow from low and high minutes in the same order.
    Range,
    /// The drive home is stated rightly.
    Return,
    /// Minutes used by day and person-minutes add up.
    Use,
    /// The objective adds up.
    Objective,
    /// The bound is not above the value.
    Bound,
    /// The gap follows from bound and value.
    Gap,
}

impl Rule {
    /// A key for texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Horizon => "horizon",
            Self::Teams => "teams",
            Self::KnownSite => "known-site",
            Self::Once => "once",
            Self::Complete => "complete",
            Self::UnvisitedReason => "unvisited-reason",
            Self::Excluded => "excluded",
            Self::Skill => "skill",
            Self::Pin => "pin",
            Self::LegFrom => "leg-from",
            Self::Driving => "driving",
            Self::WorkMinutes => "work-minutes",
            Self::Spans => "spans",
            Self::Times => "times",
            Self::Sequence => "sequence",
            Self::WorkingTime => "working-time",
            Self::Closed => "closed",
            Self::DrivingLimit => "driving-limit",
            Self::Earliest => "earliest",
            Self::Range => "range",
            Self::Return => "return",
            Self::Use => "use",
            Self::Objective => "objective",
            Self::Bound => "bound",
            Self::Gap => "gap",
        }
    }
}

/// A broken rule and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The plan breaks the rule `{}` at `{place}`: it says {found}; right is {expected}.", rule.key())]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// Where in the plan, such as `teams[0].stops[2].visit.finish`, places from 0.
    pub place: String,
    /// What the plan says.
    pub found: String,
    /// What would be right.
    pub expected: String,
}

/// What the check found when nothing is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Visits checked.
    pub visits: usize,
    /// Unvisited sites checked.
    pub unvisited: usize,
    /// Comparisons made.
    pub comparisons: usize,
}

/// Collects comparisons.
pub(super) struct Findings {
    violations: Vec<Violation>,
    comparisons: usize,
}

impl Findings {
    fn expect(
        &mut self,
        right: bool,
        rule: Rule,
        place: impl FnOnce() -> String,
        found: impl std::fmt::Debug,
        expected: impl std::fmt::Debug,
    ) {
        self.comparisons += 1;
        if !right {
            self.violations.push(Violation {
                rule,
                place: place(),
                found: format!("{found:?}"),
                expected: format!("{expected:?}"),
            });
        }
    }

    fn equal<T: PartialEq + std::fmt::Debug>(
        &mut self,
        rule: Rule,
        place: impl FnOnce() -> String,
        found: T,
        expected: T,
    ) {
        let right = found == expected;
        self.expect(right, rule, place, found, expected);
    }
}

/// Re-computes a plan from the problem.
///
/// # Errors
/// Every [`Violation`] found. A team whose order is broken is not replayed.
pub fn check(problem: &VisitProblem, plan: &VisitPlan) -> Result<Verdict, Vec<Violation>> {
    let mut findings = Findings { violations: Vec::new(), comparisons: 0 };
    findings.equal(Rule::Horizon, || "horizon_days".to_owned(), plan.horizon_days, problem.horizon_days());
    let teams: Vec<&str> = plan.teams.iter().map(|team| team.team.as_str()).collect();
    let right: Vec<&str> = problem.teams().iter().map(super::problem::Team::code).collect();
    let same_teams = teams == right;
    findings.expect(same_teams, Rule::Teams, || "teams".to_owned(), teams, right);
    if same_teams {
        let sites: BTreeMap<&str, usize> =
            (0..).zip(problem.sites()).map(|(place, site)| (site.code(), place)).collect();
        let mut visited = BTreeSet::new();
        for team in 0..plan.teams.len() {
            check_team(problem, plan, team, &sites, &mut visited, &mut findings);
        }
        check_unvisited(problem, plan, &visited, &mut findings);
        check_objective(problem, plan, &sites, &mut findings);
    }
    if findings.violations.is_empty() {
        Ok(Verdict {
            visits: plan.teams.iter().map(|team| team.stops.len()).sum(),
            unvisited: plan.unvisited.len(),
            comparisons: findings.comparisons,
        })
    } else {
        Err(findings.violations)
    }
}

/// Whether the team may visit the site; skills apart.
fn allowed(problem: &VisitProblem, team: usize, site: usize) -> bool {
    let site = &problem.sites()[site];
    !site.is_excluded() && !site.excluded_teams().contains(&team)
}

/// Whether the team has the skills.
fn skilled(problem: &VisitProblem, team: usize, site: usize) -> bool {
    let held: BTreeMap<&str, u8> =
        problem.teams()[team].skills().iter().map(|(skill, level)| (skill.as_str(), *level)).collect();
    problem.sites()[site]
        .needs()
        .iter()
        .all(|(skill, level)| held.get(skill.as_str()).is_some_and(|at| at >= level))
}

/// Why a site that is not visited is not.
fn true_reason(problem: &VisitProblem, site: usize) -> UnvisitedReason {
    let record = &problem.sites()[site];
    if record.is_excluded() {
        return UnvisitedReason::Excluded;
    }
    let able: Vec<usize> = (0..problem.teams().len())
        .filter(|&team| allowed(problem, team, site) && skilled(problem, team, site))
        .collect();
    if able.is_empty() {
        return UnvisitedReason::NoTeamAble;
    }
    if record.pin().is_some() {
        return UnvisitedReason::PinMissed;
    }
    let fits = able.iter().any(|&team| {
        let base = problem.teams()[team].base();
        let (_, most) = team::driving(problem, base, record.at());
        let tasks = [Task::Drive(most), Task::Survey(site, record.work().likely)];
        replay(problem, team, &tasks, Pinning::Exact).len() == 2
    });
    if fits { UnvisitedReason::CrowdedOut } else { UnvisitedReason::HorizonTooShort }
}

fn check_unvisited(
    problem: &VisitProblem,
    plan: &VisitPlan,
    visited: &BTreeSet<usize>,
    findings: &mut Findings,
) {
    let listed: Vec<&str> = plan.unvisited.iter().map(|site| site.site.as_str()).collect();
    let left: Vec<usize> = (0..problem.sites().len()).filter(|site| !visited.contains(site)).collect();
    let right: Vec<&str> = left.iter().map(|&site| problem.sites()[site].code()).collect();
    let complete = listed == right;
    findings.expect(complete, Rule::Complete, || "unvisited".to_owned(), listed, right);
    if complete {
        for (number, (&site, entry)) in left.iter().zip(&plan.unvisited).enumerate() {
            findings.equal(
                Rule::UnvisitedReason,
                || format!("unvisited[{number}].reason"),
                entry.reason.clone(),
                true_reason(problem, site),
            );
        }
    }
}

fn check_objective(
    problem: &VisitProblem,
    plan: &VisitPlan,
    sites: &BTreeMap<&str, usize>,
    findings: &mut Findings,
) {
    let mut value_days = 0u64;
    let mut travel = 0u64;
    for team in &plan.teams {
        travel += u64::from(team.return_minutes);
        for stop in &team.stops {
            travel += u64::from(stop.leg.minutes);
            if let Some(&site) = sites.get(stop.visit.site.as_str()) {
                let days = u64::from(stop.visit.finish.day) + 1;
                value_days += problem.sites()[site].value_thousandths() * days;
            }
        }
    }
    let mut unvisited = 0;
    let mut missed = 0;
    for entry in &plan.unvisited {
        let Some(&site) = sites.get(entry.site.as_str()) else { continue };
        let site = &problem.sites()[site];
        if site.is_excluded() {
            continue;
        }
        unvisited += 1;
        // A pin on a team that lacks the skills is refused at validation.
        missed += u32::from(site.pin().is_some());
        value_days += site.value_thousandths() * 2 * u64::from(problem.horizon_days());
    }
    let stated = &plan.objective;
    let place = |field: &'static str| move || format!("objective.{field}");
    findings.equal(Rule::Objective, place("missed_pins"), stated.missed_pins, missed);
    findings.equal(Rule::Objective, place("thousandths"), stated.thousandths, value_days);
    findings.equal(Rule::Objective, place("unvisited"), stated.unvisited, unvisited);
    findings.equal(Rule::Objective, place("travel_minutes"), stated.travel_minutes, travel);
    findings.expect(
        plan.bound_thousandths <= value_days,
        Rule::Bound,
        || "bound_thousandths".to_owned(),
        plan.bound_thousandths,
        format!("at most {value_days}"),
    );
    let larger = plan.bound_thousandths.max(stated.thousandths);
    let gap = if larger == 0 {
        0.0
    } else {
        plan.bound_thousandths.abs_diff(stated.thousandths) as f64 / larger as f64
    };
    findings.expect((plan.gap - gap).abs() <= 1e-12, Rule::Gap, || "gap".to_owned(), plan.gap, gap);
}

/// Whether a place in the plan is the site with this code, or the base where there is none.
fn is_at(place: &Place, code: Option<&str>) -> bool {
    match (place, code) {
        (Place::Base, None) => true,
        (Place::Site(stated), Some(code)) => stated == code,
        _ => false,
    }
}
