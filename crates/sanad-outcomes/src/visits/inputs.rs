//! What a plan is made from: places, teams, calendars and travel, as the programme knows them.

use super::Missing;
use crate::ledger::Dep;
use crate::sites::{Known, SiteOutcome};
use jiff::ToSpan;
use sanad_model::programme::{Calendar, Team};
use sanad_model::{Blocker, Date, Geo, Id, Kind, Programme, Range, Task, When};
use sanad_plan::visits::{Minutes, Point, RawCalendar, RawSite, RawTeam, RawVisits, Travel};
use std::collections::BTreeMap;

/// How far to look for a working day.
const A_YEAR: u32 = 366;

/// What was found on the way, and what was not.
#[derive(Default)]
pub(super) struct Inputs {
    /// The claims and records that were read.
    pub(super) deps: Vec<Dep>,
    /// What is not known.
    pub(super) missing: Vec<Missing>,
    /// Sites without a known place.
    pub(super) unplaced: Vec<Id>,
    /// Teams of the plan by code.
    pub(super) teams: BTreeMap<String, Id>,
    /// Teams without a working day in these days.
    pub(super) away: Vec<Id>,
}

impl Inputs {
    fn lack<T>(&mut self, code: &'static str, of: &str) -> Option<T> {
        self.missing.push(Missing { code, of: of.to_owned() });
        None
    }

    fn number(&mut self, p: &Programme, record: Id, field: &str) -> Option<Range> {
        let fact = p.fact(record, field);
        let (range, _) = fact.number()?;
        self.deps.extend(fact.known().map(|c| Dep::Claim(c.id)));
        Some(range)
    }

    fn place(&mut self, p: &Programme, record: Id, field: &str) -> Option<Geo> {
        let fact = p.fact(record, field);
        let geo = fact.place()?;
        self.deps.extend(fact.known().map(|c| Dep::Claim(c.id)));
        Some(geo)
    }

    fn indicator(&mut self, p: &Programme, code: &str) -> Option<Range> {
        let id = p.by_code(Kind::Indicator, code)?;
        self.number(p, id, "value")
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range first")]
fn whole(value: f64, low: f64, high: f64) -> u32 {
    value.clamp(low, high) as u32
}

const fn point(geo: Geo) -> Point {
    Point { lat: geo.lat, lon: geo.lon }
}

/// The days of a plan.
#[derive(Clone, Copy)]
struct Days {
    start: Date,
    count: u32,
}

impl Days {
    fn all(self) -> impl Iterator<Item = Date> {
        (0..i64::from(self.count)).map_while(move |d| self.start.checked_add(d.days()).ok())
    }

    /// The place of a date among the days: 0 when it is earlier, their number when it is later.
    fn place(self, date: Date) -> u32 {
        let days = crate::items::days_between(self.start, date).max(0);
        u32::try_from(days).unwrap_or(u32::MAX).min(self.count)
    }
}

/// The problem of visiting sites in this order of value from a day on.
pub(super) fn build(
    p: &Programme,
    order: &[&SiteOutcome],
    start: Date,
    inputs: &mut Inputs,
) -> Option<RawVisits> {
    let days = Days { start, count: p.settings.plan_days };
    let speed = inputs.indicator(p, "plan-travel-speed");
    let factor = inputs.indicator(p, "plan-road-factor");
    let drive = inputs.indicator(p, "plan-drive-minutes");
    let survey = inputs.indicator(p, "plan-survey-minutes").or_else(|| inputs.lack("survey-minutes", ""));
    let travel = match (speed, factor, drive) {
        (Some(speed), Some(factor), Some(drive)) => Some(Travel {
            speed_kmh: speed.likely,
            road_factor: factor.likely,
            max_minutes_per_day: whole(drive.likely, 1.0, 1440.0),
        }),
        _ => inputs.lack("travel", ""),
    };
    let mut calendars: BTreeMap<String, RawCalendar> = BTreeMap::new();
    let mut teams = Vec::new();
    let mut by_code: Vec<&Team> = survey_teams(p).collect();
    by_code.sort_by(|a, b| a.code.cmp(&b.code));
    for team in by_code {
        let Some(raw) = raw_team(p, team, days, &mut calendars, inputs) else { continue };
        if works(&raw, &calendars) {
            inputs.teams.insert(raw.code.clone(), team.id);
            teams.push(raw);
        } else {
            inputs.away.push(team.id);
        }
    }
    if survey_teams(p).next().is_none() {
        inputs.missing.push(Missing { code: "team-people", of: String::new() });
    }
    let (travel, survey) = (travel?, survey?);
    if teams.is_empty() {
        let codes: Vec<String> =
            inputs.away.iter().filter_map(|t| p.code_of(Kind::Team, *t)).map(str::to_owned).collect();
        inputs.missing.extend(codes.into_iter().map(|of| Missing { code: "team-days", of }));
        return None;
    }
    let mut sites = Vec::new();
    for outcome in order {
        let Some(site) = p.sites.get(&outcome.site) else { continue };
        let Some(place) = inputs.place(p, site.id, "place") else {
            inputs.unplaced.push(site.id);
            continue;
        };
        sites.push(RawSite {
            code: site.code.clone(),
            at: point(place),
            work_minutes: Minutes {
                low: whole(survey.low, 1.0, 1e6),
                likely: whole(survey.likely, 1.0, 1e6),
                high: whole(survey.high, 1.0, 1e6),
            },
            value: outcome.score as f64,
            needs: needs(p, outcome),
            closed: Vec::new(),
            pin: None,
        });
    }
    if sites.is_empty() {
        inputs.missing.push(Missing { code: "place", of: String::new() });
        return None;
    }
    Some(RawVisits {
        horizon_days: days.count,
        calendars: calendars.into_values().collect(),
        teams,
        sites,
        travel,
        excluded: Vec::new(),
        partial: true,
    })
}

/// The teams that visit sites; those that carry out works do not.
fn survey_teams(p: &Programme) -> impl Iterator<Item = &Team> {
    p.teams.values().filter(|t| t.task == Task::Survey)
}

/// Skills a survey needs: those of the trades always, environment where contamination is
/// reported, access where security is; skills that the programme does not list are not asked.
fn needs(p: &Programme, site: &SiteOutcome) -> Vec<(String, u8)> {
    let present = |b: Blocker| site.blockers.iter().any(|(x, k)| *x == b && matches!(k, Known::Present(_)));
    let mut needs = vec![("process", 2), ("mechanical", 2), ("electrical", 2)];
    if present(Blocker::Contamination) {
        needs.push(("environment", 2));
    }
    if present(Blocker::Security) {
        needs.push(("security_access", 1));
    }
    needs
        .into_iter()
        .filter(|(skill, _)| p.by_code(Kind::Skill, skill).is_some())
        .map(|(skill, level)| (skill.to_owned(), level))
        .collect()
}

fn raw_team(
    p: &Programme,
    team: &Team,
    days: Days,
    calendars: &mut BTreeMap<String, RawCalendar>,
    inputs: &mut Inputs,
) -> Option<RawTeam> {
    let base = inputs.place(p, team.id, "base").or_else(|| inputs.lack("team-base", &team.code));
    let mut skills: BTreeMap<String, u8> = BTreeMap::new();
    let mut people = 0;
    for pool in p.people.values().filter(|x| x.team == team.id) {
        let Some(count) = inputs.number(p, pool.id, "count") else { continue };
        let heads = whole(count.likely, 0.0, 1000.0);
        // Nobody brings no skill.
        if heads == 0 {
            continue;
        }
        people += heads;
        let levels = p.fact(pool.id, "levels");
        inputs.deps.extend(levels.known().map(|c| Dep::Claim(c.id)));
        for (skill, level) in levels.levels().unwrap_or_default() {
            let best = skills.entry(skill.clone()).or_insert(0);
            *best = (*best).max(*level);
        }
    }
    if people == 0 {
        return inputs.lack("team-people", &team.code);
    }
    let mut codes = Vec::new();
    for party in &team.parties {
        let Some(calendar) = p.calendar_of(*party) else {
            let of = p.code_of(Kind::Party, *party).unwrap_or_default().to_owned();
            return inputs.lack("day-minutes", &of);
        };
        if !calendars.contains_key(&calendar.code) {
            let Some(day) = inputs.number(p, calendar.id, "day_minutes") else {
                return inputs.lack("day-minutes", &calendar.code);
            };
            inputs.deps.extend(calendar.days.iter().map(|d| Dep::Record(Kind::CalendarDay, d.id)));
            calendars
                .insert(calendar.code.clone(), raw_calendar(calendar, days, whole(day.likely, 0.0, 1440.0)));
        }
        if !codes.contains(&calendar.code) {
            codes.push(calendar.code.clone());
        }
    }
    let mut said = |field: &str| {
        let fact = p.fact(team.id, field);
        inputs.deps.extend(fact.known().map(|c| Dep::Claim(c.id)));
        fact.when()
    };
    // Both days are included: a team works on its first and on its last.
    let from = said("available_from").and_then(When::earliest).map_or(0, |d| days.place(d));
    let to = said("available_to").and_then(When::latest).map_or(days.count, |d| days.place(next_day(d)));
    inputs.deps.push(Dep::Record(Kind::Team, team.id));
    Some(RawTeam {
        code: team.code.clone(),
        base: point(base?),
        calendar_codes: codes,
        skills: skills.into_iter().collect(),
        people,
        from_day: from,
        to_day: to,
    })
}

fn raw_calendar(calendar: &Calendar, days: Days, usual: u32) -> RawCalendar {
    let minutes = days.all().map(|day| calendar.minutes_on(day, usual)).collect();
    RawCalendar { code: calendar.code.clone(), minutes }
}

/// Whether a team has a working minute within its days.
fn works(team: &RawTeam, calendars: &BTreeMap<String, RawCalendar>) -> bool {
    let on = |code: &String, day: u32| {
        let minutes = calendars.get(code).and_then(|c| c.minutes.get(usize::try_from(day).ok()?));
        minutes.is_some_and(|m| *m > 0)
    };
    (team.from_day..team.to_day).any(|day| team.calendar_codes.iter().all(|code| on(code, day)))
}

/// The first day from this one on on which, by the calendars of all its parties, some survey team works;
/// this one when there is none within a year.
pub(super) fn first_working_day(p: &Programme, from: Date) -> Date {
    let teams: Vec<Vec<&Calendar>> = survey_teams(p)
        .map(|team| team.parties.iter().filter_map(|party| p.calendar_of(*party)).collect())
        .collect();
    let works = |day: &Date| teams.iter().any(|calendars| calendars.iter().all(|c| c.works_on(*day)));
    let days = Days { start: from, count: A_YEAR };
    days.all().find(works).unwrap_or(from)
}

fn next_day(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
