//! From a problem as filled in to one that cannot be wrong, with all faults at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::problem::{
    Calendar, Exclusion, Point, RawSite, RawTeam, RawVisits, Site, Team, Travel, VisitProblem,
};

/// What a fault breaks. [`FaultRule::key`] names it for texts, `Display` says what is accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultRule {
    /// A number outside its range.
    #[error("a number from {low} to {high}")]
    Range {
        /// Least accepted.
        low: String,
        /// Most accepted.
        high: String,
    },
    /// A number that is not finite.
    #[error("a finite number")]
    NotFinite,
    /// A code that is empty.
    #[error("a code of at least one character")]
    EmptyCode,
    /// A code that was used before.
    #[error("a code that no other record of this kind has")]
    DuplicateCode,
    /// A code that names nothing.
    #[error("the code of a {kind} that exists")]
    Unknown {
        /// The kind of record.
        kind: &'static str,
    },
    /// A list that must not be empty.
    #[error("at least one {kind}")]
    Empty {
        /// The kind of record.
        kind: &'static str,
    },
    /// Too long a list.
    #[error("at most {most} records")]
    TooMany {
        /// How many are accepted.
        most: usize,
    },
    /// A calendar with too few or too many days.
    #[error("one number for each of the {days} days of the horizon")]
    CalendarLength {
        /// Days of the horizon.
        days: u32,
    },
    /// A span of days that ends before it begins or lies outside the horizon.
    #[error("days `from` before `to`, both within 0 to {days}")]
    Days {
        /// Days of the horizon.
        days: u32,
    },
    /// Minutes that do not rise from low to high.
    #[error("low at most likely, likely at most high, low at least 1")]
    Minutes,
    /// A team without a working minute.
    #[error("a team with at least one working minute in its calendars and days")]
    ZeroCapacity,
    /// A skill that no team has at that level.
    #[error("a skill and level that at least one team has, for site `{site}`")]
    SkillMissing {
        /// Code of the site.
        site: String,
    },
    /// Each skill is there, but in no one team that may visit the site.
    #[error("skills that one team that may visit site `{site}` has together")]
    SkillsSplit {
        /// Code of the site.
        site: String,
    },
    /// A skill given twice.
    #[error("each skill once")]
    DuplicateSkill,
    /// A pin on a team that may not or cannot make the visit.
    #[error("a team that may visit the site and has the skills it needs")]
    PinTeam,
    /// A pin on a day on which the team does not work or the site is closed.
    #[error("a day on which the team works and the site is open")]
    PinDay,
    /// A pinned site that is excluded.
    #[error("no pin on a site that nobody may visit")]
    PinExcluded,
}

impl FaultRule {
    /// A key for texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Range { .. } => "range",
            Self::NotFinite => "not-finite",
            Self::EmptyCode => "empty-code",
            Self::DuplicateCode => "duplicate-code",
            Self::Unknown { .. } => "unknown",
            Self::Empty { .. } => "empty",
            Self::TooMany { .. } => "too-many",
            Self::CalendarLength { .. } => "calendar-length",
            Self::Days { .. } => "days",
            Self::Minutes => "minutes",
            Self::ZeroCapacity => "zero-capacity",
            Self::SkillMissing { .. } => "skill-missing",
            Self::SkillsSplit { .. } => "skills-split",
            Self::DuplicateSkill => "duplicate-skill",
            Self::PinTeam => "pin-team",
            Self::PinDay => "pin-day",
            Self::PinExcluded => "pin-excluded",
        }
    }
}

/// One fault: where, what is there, what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The value `{value}` of `{path}` cannot be planned with. Accepted is {rule}.")]
pub struct Fault {
    /// The field, such as `sites[3].at.lat`, places from 0.
    pub path: String,
    /// The value found.
    pub value: String,
    /// What it breaks.
    pub rule: FaultRule,
}

const MOST_DAYS: u32 = 3660;
const MOST_MINUTES: u32 = 1440;
const MOST_WORK: u32 = 1_000_000;
const MOST_VALUE: f64 = 1_000_000.0;
const MOST_SITES: usize = 10_000;
const MOST_TEAMS: usize = 1_000;

/// Validates the problem; on failure all faults, in the order of the fields.
///
/// Accepted are up to 10,000 sites, 1,000 teams and 3,660 days. A problem without sites is
/// accepted and has an empty plan.
///
/// # Errors
/// Every [`Fault`] found. A fault in one field can hide those that depend on it.
pub fn validate(raw: RawVisits) -> Result<VisitProblem, Vec<Fault>> {
    let mut faults = Faults(Vec::new());
    let horizon = raw.horizon_days;
    faults.range("horizon_days", horizon, 1, MOST_DAYS);
    validate_travel(&raw.travel, &mut faults);
    let calendars = validate_calendars(&raw, &mut faults);
    let teams = validate_teams(&raw, &calendars, &mut faults);
    let sites = validate_sites(&raw, &teams, &mut faults);
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let problem = VisitProblem {
        horizon_days: horizon,
        calendars: raw
            .calendars
            .into_iter()
            .map(|calendar| Calendar { code: calendar.code, minutes: calendar.minutes })
            .collect(),
        teams,
        sites,
        travel: raw.travel,
    };
    validate_together(&problem, raw.partial, &mut faults);
    if faults.0.is_empty() { Ok(problem) } else { Err(faults.0) }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn push(&mut self, path: impl Into<String>, value: impl Display, rule: FaultRule) {
        self.0.push(Fault { path: path.into(), value: value.to_string(), rule });
    }

    fn range<T: PartialOrd + Display + Copy>(&mut self, path: impl Into<String>, value: T, low: T, high: T) {
        if value < low || value > high {
            let rule = FaultRule::Range { low: low.to_string(), high: high.to_string() };
            self.push(path, value, rule);
        }
    }

    fn real(&mut self, path: impl Into<String>, value: f64, low: f64, high: f64) {
        if value.is_finite() {
            self.range(path, value, low, high);
        } else {
            self.push(path, value, FaultRule::NotFinite);
        }
    }

    fn point(&mut self, path: &str, point: Point) {
        self.real(format!("{path}.lat"), point.lat, -90.0, 90.0);
        self.real(format!("{path}.lon"), point.lon, -180.0, 180.0);
    }

    /// The places by code; empty and duplicate codes are faults.
    fn codes<'a>(&mut self, list: &str, codes: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
        let mut seen = BTreeMap::new();
        for (place, code) in codes.enumerate() {
            let path = || format!("{list}[{place}].code");
            if code.trim().is_empty() {
                self.push(path(), code, FaultRule::EmptyCode);
            } else if seen.contains_key(code) {
                self.push(path(), code, FaultRule::DuplicateCode);
            } else {
                seen.insert(code, place);
            }
        }
        seen
    }

    fn skills(&mut self, path: &str, skills: &[(String, u8)]) -> Vec<(String, u8)> {
        let mut seen = BTreeSet::new();
        for (place, (skill, level)) in skills.iter().enumerate() {
            if skill.trim().is_empty() {
                self.push(format!("{path}[{place}].skill"), skill, FaultRule::EmptyCode);
            } else if !seen.insert(skill) {
                self.push(format!("{path}[{place}].skill"), skill, FaultRule::DuplicateSkill);
            }
            self.range(format!("{path}[{place}].level"), *level, 1, 4);
        }
        let mut sorted = skills.to_vec();
        sorted.sort();
        sorted
    }
}

fn validate_travel(travel: &Travel, faults: &mut Faults) {
    faults.real("travel.speed_kmh", travel.speed_kmh, 0.1, 1000.0);
    faults.real("travel.road_factor", travel.road_factor, 1.0, 5.0);
    faults.range("travel.max_minutes_per_day", travel.max_minutes_per_day, 1, MOST_MINUTES);
}

fn validate_calendars<'a>(raw: &'a RawVisits, faults: &mut Faults) -> BTreeMap<&'a str, usize> {
    let codes = faults.codes("calendars", raw.calendars.iter().map(|calendar| calendar.code.as_str()));
    for (place, calendar) in raw.calendars.iter().enumerate() {
        if u32::try_from(calendar.minutes.len()) != Ok(raw.horizon_days) {
            faults.push(
                format!("calendars[{place}].minutes"),
                format!("{} days", calendar.minutes.len()),
                FaultRule::CalendarLength { days: raw.horizon_days },
            );
        }
        for (day, &minutes) in calendar.minutes.iter().enumerate() {
            faults.range(format!("calendars[{place}].minutes[{day}]"), minutes, 0, MOST_MINUTES);
        }
    }
    codes
}

fn validate_teams(raw: &RawVisits, calendars: &BTreeMap<&str, usize>, faults: &mut Faults) -> Vec<Team> {
    if raw.teams.is_empty() && !raw.sites.is_empty() {
        faults.push("teams", "no teams", FaultRule::Empty { kind: "team" });
    }
    if raw.teams.len() > MOST_TEAMS {
        faults.push("teams", raw.teams.len(), FaultRule::TooMany { most: MOST_TEAMS });
    }
    faults.codes("teams", raw.teams.iter().map(|team| team.code.as_str()));
    let mut teams = Vec::with_capacity(raw.teams.len());
    for (place, team) in raw.teams.iter().enumerate() {
        teams.push(validate_team(place, team, raw, calendars, faults));
    }
    teams
}

fn validate_team(
    place: usize,
    team: &RawTeam,
    raw: &RawVisits,
    calendars: &BTreeMap<&str, usize>,
    faults: &mut Faults,
) -> Team {
    let path = format!("teams[{place}]");
    faults.point(&format!("{path}.base"), team.base);
    faults.range(format!("{path}.people"), team.people, 1, 10_000);
    let before = faults.0.len();
    if team.from_day >= team.to_day || team.to_day > raw.horizon_days {
        faults.push(
            format!("{path}.from_day"),
            format!("{} to {}", team.from_day, team.to_day),
            FaultRule::Days { days: raw.horizon_days },
        );
    }
    if team.calendar_codes.is_empty() {
        faults.push(format!("{path}.calendar_codes"), "no calendars", FaultRule::Empty { kind: "calendar" });
    }
    let mut named = Vec::new();
    for (number, code) in team.calendar_codes.iter().enumerate() {
        match calendars.get(code.as_str()) {
            Some(&calendar) => named.push(calendar),
            None => faults.push(
                format!("{path}.calendar_codes[{number}]"),
                code,
                FaultRule::Unknown { kind: "calendar" },
            ),
        }
    }
    if faults.0.len() == before {
        let works = (0usize..)
            .zip(0..raw.horizon_days)
            .filter(|&(_, day)| team.from_day <= day && day < team.to_day)
            .any(|(index, _)| {
                named
                    .iter()
                    .all(|&calendar| raw.calendars[calendar].minutes.get(index).is_some_and(|&m| m > 0))
            });
        if !works {
            faults.push(path.clone(), &team.code, FaultRule::ZeroCapacity);
        }
    }
    let skills = faults.skills(&format!("{path}.skills"), &team.skills);
    Team {
        code: team.code.clone(),
        base: team.base,
        calendars: named,
        skills,
        people: team.people,
        from_day: team.from_day,
        to_day: team.to_day,
    }
}

fn validate_sites(raw: &RawVisits, teams: &[Team], faults: &mut Faults) -> Vec<Site> {
    if raw.sites.len() > MOST_SITES {
        faults.push("sites", raw.sites.len(), FaultRule::TooMany { most: MOST_SITES });
    }
    let codes = faults.codes("sites", raw.sites.iter().map(|site| site.code.as_str()));
    let team_by_code: BTreeMap<&str, usize> =
        (0..).zip(teams).map(|(place, team)| (team.code.as_str(), place)).collect();
    let mut sites: Vec<Site> = raw
        .sites
        .iter()
        .enumerate()
        .map(|(place, site)| validate_site(place, site, raw.horizon_days, &team_by_code, faults))
        .collect();
    for (number, Exclusion { site, team }) in raw.excluded.iter().enumerate() {
        let path = format!("excluded[{number}]");
        let found = codes.get(site.as_str()).copied();
        if found.is_none() {
            faults.push(format!("{path}.site"), site, FaultRule::Unknown { kind: "site" });
        }
        let excluded = match team {
            None => None,
            Some(code) => {
                let Some(&team) = team_by_code.get(code.as_str()) else {
                    faults.push(format!("{path}.team"), code, FaultRule::Unknown { kind: "team" });
                    continue;
                };
                Some(team)
            }
        };
        if let Some(site) = found {
            match excluded {
                None => sites[site].excluded_all = true,
                Some(team) => sites[site].excluded_teams.push(team),
            }
        }
    }
    for site in &mut sites {
        site.excluded_teams.sort_unstable();
        site.excluded_teams.dedup();
        site.excluded_all |= !teams.is_empty() && site.excluded_teams.len() == teams.len();
    }
    sites
}

fn validate_site(
    place: usize,
    site: &RawSite,
    horizon_days: u32,
    teams: &BTreeMap<&str, usize>,
    faults: &mut Faults,
) -> Site {
    let path = format!("sites[{place}]");
    faults.point(&format!("{path}.at"), site.at);
    let work = site.work_minutes;
    if work.low == 0 || work.low > work.likely || work.likely > work.high {
        faults.push(
            format!("{path}.work_minutes"),
            format!("{}, {}, {}", work.low, work.likely, work.high),
            FaultRule::Minutes,
        );
    } else {
        faults.range(format!("{path}.work_minutes.high"), work.high, 1, MOST_WORK);
    }
    faults.real(format!("{path}.value"), site.value, 0.0, MOST_VALUE);
    let needs = faults.skills(&format!("{path}.needs"), &site.needs);
    for (number, &(from, to)) in site.closed.iter().enumerate() {
        if from >= to || to > horizon_days {
            faults.push(
                format!("{path}.closed[{number}]"),
                format!("{from} to {to}"),
                FaultRule::Days { days: horizon_days },
            );
        }
    }
    let pin = site.pin.as_ref().and_then(|pin| {
        let last = horizon_days.saturating_sub(1);
        faults.range(format!("{path}.pin.day"), pin.day, 0, last);
        if let Some(&team) = teams.get(pin.team.as_str()) {
            Some((team, pin.day))
        } else {
            faults.push(format!("{path}.pin.team"), &pin.team, FaultRule::Unknown { kind: "team" });
            None
        }
    });
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0 to a thousand million; a value outside is a fault anyway"
    )]
    let value_thousandths = libm::round(site.value.clamp(0.0, MOST_VALUE) * 1000.0) as u64;
    Site {
        code: site.code.clone(),
        at: site.at,
        work,
        value_thousandths,
        needs,
        closed: site.closed.clone(),
        pin,
        excluded_all: false,
        excluded_teams: Vec::new(),
    }
}

/// What can be judged only once every part is right: skills and pins.
fn validate_together(problem: &VisitProblem, partial: bool, faults: &mut Faults) {
    for (place, site) in problem.sites.iter().enumerate() {
        if site.excluded_all {
            if site.pin.is_some() {
                faults.push(format!("sites[{place}].pin"), &site.code, FaultRule::PinExcluded);
            }
            continue;
        }
        if !partial {
            validate_skills(problem, place, site, faults);
        }
        if let Some((team, day)) = site.pin {
            if !problem.able(team, site) {
                faults.push(
                    format!("sites[{place}].pin.team"),
                    &problem.teams[team].code,
                    FaultRule::PinTeam,
                );
            }
            let open = super::calendar::open_days(site, problem.horizon_days);
            let works = super::calendar::team_minutes(problem, team);
            let day_works = (0..)
                .zip(works.iter().zip(&open))
                .any(|(number, (&minutes, &open)): (u32, _)| number == day && minutes > 0 && open);
            if !day_works {
                faults.push(format!("sites[{place}].pin.day"), day, FaultRule::PinDay);
            }
        }
    }
}

fn validate_skills(problem: &VisitProblem, place: usize, site: &Site, faults: &mut Faults) {
    if (0..problem.teams.len()).any(|team| problem.able(team, site)) {
        return;
    }
    let mut missing = false;
    for (number, (skill, level)) in site.needs.iter().enumerate() {
        let held = problem
            .teams
            .iter()
            .any(|team| team.skills.iter().any(|(held, at)| held == skill && at >= level));
        if !held {
            missing = true;
            faults.push(
                format!("sites[{place}].needs[{number}]"),
                format!("{skill} {level}"),
                FaultRule::SkillMissing { site: site.code.clone() },
            );
        }
    }
    if !missing {
        let all: Vec<String> = site.needs.iter().map(|(skill, level)| format!("{skill} {level}")).collect();
        faults.push(
            format!("sites[{place}].needs"),
            all.join(", "),
            FaultRule::SkillsSplit { site: site.code.clone() },
        );
    }
}

impl VisitProblem {
    /// Whether a team may visit a site and has every skill it needs.
    pub(super) fn able(&self, team: usize, site: &Site) -> bool {
        !site.excluded_all
            && !site.excluded_teams.contains(&team)
            && site.needs.iter().all(|(skill, level)| {
                self.teams[team].skills.iter().any(|(held, at)| held == skill && at >= level)
            })
    }
}
