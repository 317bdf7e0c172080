//! The first days: which team surveys which site, in what order and when.
//!
//! A dated plan needs team sizes, day lengths, speeds and places. Whatever of these is not known
//! is said, and what is left is an order without dates.

use crate::ledger::{Dep, Ledger, Shown};
use crate::sites::{Known, SiteOutcome};
use jiff::ToSpan;
use sanad_model::programme::{Calendar, Team};
use sanad_model::{Blocker, Date, Geo, Id, Kind, Programme, Range};
use sanad_plan::visits::{
    Effort, Minutes, Point, RawCalendar, RawSite, RawTeam, RawVisits, Reason, Travel, Verdict, VisitPlan,
    VisitProblem, check, solve, validate, why_late,
};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// What is planned.
#[derive(Clone, Debug)]
pub enum Visits {
    /// No site waits for a survey.
    Nothing,
    /// The order in which answers change most, without dates, and why there are none.
    Order {
        /// Sites, the most telling first.
        order: Vec<Id>,
        /// What is not known: codes, see [`Missing`].
        missing: Vec<Missing>,
    },
    /// A plan that passed its checker.
    Dated(Box<DatedVisits>),
}

/// Something without which no date can be given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// `team-people`, `team-base`, `day-minutes`, `travel`, `survey-minutes`, `place`, `plan-fault`.
    pub code: &'static str,
    /// Of what: a code, or words of the planner.
    pub of: String,
}

/// A date as a range: low, likely, high (open when it lies after the plan).
pub type Dates = (Date, Date, Option<Date>);

/// A checked plan with its problem.
#[derive(Clone, Debug)]
pub struct DatedVisits {
    /// Day 0.
    pub start: Date,
    /// What was solved.
    pub problem: VisitProblem,
    /// The plan.
    pub plan: VisitPlan,
    /// The checker's word.
    pub verdict: Verdict,
    /// Site codes to ids.
    pub sites: BTreeMap<String, Id>,
    /// Team codes to ids.
    pub teams: BTreeMap<String, Id>,
    /// Sites that wait for a survey but have no known place: in the order, without a date.
    pub unplaced: Vec<Id>,
    /// The claims that the plan rests on.
    pub rests_on: Vec<Dep>,
}

impl DatedVisits {
    /// The date of a day of the plan.
    pub fn date(&self, day: u32) -> Date {
        self.start.checked_add(i64::from(day).days()).unwrap_or(self.start)
    }

    /// When the answers of a site are at hand: low, likely, high (open after the horizon).
    pub fn answers(&self, site: &str) -> Option<Dates> {
        let (_, _, stop) = self.plan.stop(site)?;
        let high = stop.visit.finish_high.map(|m| self.date(m.day));
        Some((self.date(stop.visit.finish_low.day), self.date(stop.visit.finish.day), high))
    }

    /// Why a site is visited when it is.
    pub fn why(&self, site: &str) -> Option<Reason> {
        why_late(&self.problem, &self.plan, site)
    }
}

/// How hard to look for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// Thousands of schedules for a plan of up to [`Self::WHOLE`] sites; see [`Self::effort_for`].
    pub effort: u32,
    /// Seed.
    pub seed: u64,
    /// Threads; the result is the same for any number.
    pub threads: usize,
}

impl Search {
    /// Sites up to which the whole effort is spent.
    pub const WHOLE: usize = 400;

    /// The effort for so many sites: whole up to [`Self::WHOLE`]; above, less in the same measure
    /// as there are more, since a schedule of twice the sites takes twice the time, but not below
    /// one thousand schedules, or none when none was asked for.
    ///
    /// ```
    /// let search = sanad_outcomes::Search::default();
    /// assert_eq!([36, 400, 800, 2_000].map(|sites| search.effort_for(sites)), [4, 4, 2, 1]);
    /// ```
    pub fn effort_for(self, sites: usize) -> u32 {
        let (whole, sites) = (Self::WHOLE as u64, sites.max(Self::WHOLE) as u64);
        let less = u64::from(self.effort) * whole / sites;
        u32::try_from(less).unwrap_or(self.effort).max(self.effort.min(1))
    }
}

impl Default for Search {
    fn default() -> Self {
        Self { effort: 4, seed: 1, threads: 2 }
    }
}

struct Inputs {
    deps: Vec<Dep>,
    missing: Vec<Missing>,
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

pub(crate) fn plan(
    p: &Programme,
    sites: &BTreeMap<Id, SiteOutcome>,
    search: Search,
    ledger: &mut Ledger,
) -> Visits {
    let mut order: Vec<&SiteOutcome> = sites.values().filter(|o| o.needs_survey()).collect();
    let code = |o: &SiteOutcome| p.sites.get(&o.site).map_or("", |s| s.code.as_str());
    order.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| code(a).cmp(code(b))));
    if order.is_empty() {
        return Visits::Nothing;
    }
    for (place, outcome) in order.iter().enumerate() {
        let from = vec![Dep::Result(format!("site/{}/score", code(outcome)))];
        ledger.count(format!("site/{}/rank", code(outcome)), place + 1, "site-rank", from);
    }
    let mut inputs = Inputs { deps: Vec::new(), missing: Vec::new() };
    let dated = build(p, &order, &mut inputs).and_then(|(raw, unplaced, teams)| {
        let problem = match validate(raw) {
            Ok(problem) => problem,
            Err(faults) => {
                inputs
                    .missing
                    .extend(faults.iter().map(|f| Missing { code: "plan-fault", of: f.to_string() }));
                return None;
            }
        };
        let effort = Effort { units: search.effort_for(order.len()) };
        let plan = solve(&problem, effort, search.seed, search.threads, &|_| ControlFlow::Continue(()));
        match check(&problem, &plan) {
            Ok(verdict) => Some((problem, plan, verdict, unplaced, teams)),
            Err(violations) => {
                let words = violations.iter().map(ToString::to_string);
                inputs.missing.extend(words.map(|of| Missing { code: "plan-refused", of }));
                None
            }
        }
    });
    let Some((problem, plan, verdict, unplaced, teams)) = dated else {
        inputs.missing.sort();
        inputs.missing.dedup();
        return Visits::Order { order: order.iter().map(|o| o.site).collect(), missing: inputs.missing };
    };
    let dated = DatedVisits {
        start: p.settings.plan_start,
        problem,
        plan,
        verdict,
        sites: order.iter().map(|o| (code(o).to_owned(), o.site)).collect(),
        teams,
        unplaced,
        rests_on: inputs.deps,
    };
    record(p, &dated, ledger);
    Visits::Dated(Box::new(dated))
}

type Built = (RawVisits, Vec<Id>, BTreeMap<String, Id>);

fn build(p: &Programme, order: &[&SiteOutcome], inputs: &mut Inputs) -> Option<Built> {
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
    let mut team_ids = BTreeMap::new();
    let mut by_code: Vec<&Team> = p.teams.values().collect();
    by_code.sort_by(|a, b| a.code.cmp(&b.code));
    for team in by_code {
        if let Some(raw) = raw_team(p, team, &mut calendars, inputs) {
            team_ids.insert(raw.code.clone(), team.id);
            teams.push(raw);
        }
    }
    if teams.is_empty() && p.teams.is_empty() {
        inputs.missing.push(Missing { code: "team-people", of: String::new() });
    }
    let (travel, survey) = (travel?, survey?);
    if teams.is_empty() {
        return None;
    }
    let (mut sites, mut unplaced) = (Vec::new(), Vec::new());
    for outcome in order {
        let Some(site) = p.sites.get(&outcome.site) else { continue };
        let Some(place) = inputs.place(p, site.id, "place") else {
            unplaced.push(site.id);
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
    let raw = RawVisits {
        horizon_days: p.settings.plan_days,
        calendars: calendars.into_values().collect(),
        teams,
        sites,
        travel,
        excluded: Vec::new(),
        partial: true,
    };
    Some((raw, unplaced, team_ids))
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
        let Some(calendar) = calendar_of(p, *party) else {
            let of = p.code_of(Kind::Party, *party).unwrap_or_default().to_owned();
            return inputs.lack("day-minutes", &of);
        };
        if !calendars.contains_key(&calendar.code) {
            let Some(day) = inputs.number(p, calendar.id, "day_minutes") else {
                return inputs.lack("day-minutes", &calendar.code);
            };
            inputs.deps.extend(calendar.days.iter().map(|d| Dep::Record(Kind::CalendarDay, d.id)));
            calendars
                .insert(calendar.code.clone(), raw_calendar(p, calendar, whole(day.likely, 0.0, 1440.0)));
        }
        if !codes.contains(&calendar.code) {
            codes.push(calendar.code.clone());
        }
    }
    let offset = |field: &str, otherwise: u32| {
        p.fact(team.id, field).when().and_then(sanad_model::When::day).map_or(otherwise, |d| {
            let days = crate::items::days_between(p.settings.plan_start, d);
            u32::try_from(days.max(0)).unwrap_or(0).min(p.settings.plan_days)
        })
    };
    inputs.deps.push(Dep::Record(Kind::Team, team.id));
    Some(RawTeam {
        code: team.code.clone(),
        base: point(base?),
        calendar_codes: codes,
        skills: skills.into_iter().collect(),
        people,
        from_day: offset("available_from", 0),
        to_day: offset("available_to", p.settings.plan_days),
    })
}

/// The calendar of a party, else of the one it belongs to.
fn calendar_of(p: &Programme, party: Id) -> Option<&Calendar> {
    let mut here = Some(party);
    for _ in 0..16 {
        let id = here?;
        if let Some(found) = p.calendars.values().filter(|c| c.party == id).min_by(|a, b| a.code.cmp(&b.code))
        {
            return Some(found);
        }
        here = p.parties.get(&id)?.parent;
    }
    None
}

fn raw_calendar(p: &Programme, calendar: &Calendar, minutes: u32) -> RawCalendar {
    let mut day = p.settings.plan_start;
    let mut all = Vec::with_capacity(p.settings.plan_days as usize);
    for _ in 0..p.settings.plan_days {
        let rest = calendar.weekend.contains(&day.weekday().to_monday_one_offset());
        let within = |d: &&sanad_model::programme::CalendarDay| d.first <= day && day <= d.last;
        let holiday = calendar.days.iter().filter(within).any(|d| d.holiday);
        let reduced = calendar.days.iter().filter(within).filter_map(|d| d.minutes).min();
        all.push(if rest || holiday { 0 } else { reduced.unwrap_or(minutes).min(minutes) });
        day = day.tomorrow().unwrap_or(day);
    }
    RawCalendar { code: calendar.code.clone(), minutes: all }
}

fn record(p: &Programme, dated: &DatedVisits, ledger: &mut Ledger) {
    let mut from = dated.rests_on.clone();
    from.extend(dated.sites.keys().map(|code| Dep::Result(format!("site/{code}/score"))));
    if let Some(id) = p.by_code(Kind::Programme, &p.settings.code) {
        from.push(Dep::Record(Kind::Programme, id));
    }
    ledger.put("plan.inputs", Shown::Count(dated.sites.len() as u64), "plan-inputs", from);
    let whole = || vec![Dep::Result("plan.inputs".to_owned())];
    let visited: usize = dated.plan.teams.iter().map(|t| t.stops.len()).sum();
    ledger.count("plan.visits", visited, "plan-visits", whole());
    ledger.count(
        "plan.unvisited",
        dated.plan.unvisited.len() + dated.unplaced.len(),
        "plan-unvisited",
        whole(),
    );
    ledger.put(
        "plan.value_days",
        Shown::Number(dated.plan.objective.value_days()),
        "plan-value-days",
        whole(),
    );
    ledger.put("plan.bound", Shown::Number(dated.plan.bound_value_days()), "plan-bound", whole());
    ledger.put("plan.gap", Shown::Number(dated.plan.gap), "plan-gap", whole());
    let mut last = None;
    for team in &dated.plan.teams {
        for stop in &team.stops {
            let code = &stop.visit.site;
            if let Some((low, likely, high)) = dated.answers(code) {
                ledger.put(
                    format!("site/{code}/answers"),
                    Shown::Dates(low, likely, high),
                    "site-answers",
                    whole(),
                );
                last = last.max(Some(likely));
            }
            let start = dated.date(stop.visit.start.day);
            ledger.put(format!("site/{code}/visit"), Shown::Date(start), "site-visit", whole());
        }
    }
    if let Some(last) = last {
        ledger.put("plan.last", Shown::Date(last), "plan-last", whole());
    }
}
