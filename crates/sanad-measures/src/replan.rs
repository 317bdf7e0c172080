//! The accepted plan, and a plan made anew from a status date on.
//!
//! The accepted plan stands in the records `baseline`, what became of its activities in `actuals`. The
//! status date counts as over: what has not begun by then begins on the day after it or later, and of
//! what has begun and is not done a day is left at least.
//!
//! The time planned is that of the accepted plan, whatever the status date: works end within it as in
//! any plan, and value is counted over all of it, so that what comes late is worth less.

use crate::case::Case;
use crate::library::Library;
use crate::measure::Measure;
use crate::plan::{Effort, Lack, Scenario, Watch, Works};
use crate::problem::{USUAL, activity_code, build, day, tick};
use crate::spread::Drawn;
use crate::supply::{Supply, host};
use sanad_model::programme::Actual as Record;
use sanad_model::{Change as CellChange, Currency, Dataset, Date, Id, Kind, Programme};
use sanad_plan::portfolio::{
    Actual, Answer, Before, Bound, Change, ChangeKind, Former, Plan, Problem, RawStatus, Replan, Replanned,
    Score, Search, Status, Terms, Tick, Weights, check_status, validate,
};
use std::collections::{BTreeMap, BTreeSet};

/// One activity of a plan, as it is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Code of its measure.
    pub measure: String,
    /// Its code in the template.
    pub activity: String,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
    /// Code of its mode.
    pub mode: String,
    /// Code of the pool and number in it of each person.
    pub crew: Vec<String>,
}

/// What is asked.
pub struct ReplanAsk<'a> {
    /// The status date.
    pub at: Date,
    /// Days from then on in which the accepted plan is frozen.
    pub frozen: u32,
    /// Codes of measures of which no change is wanted.
    pub refused: &'a BTreeSet<String>,
    /// How hard to look.
    pub effort: Effort,
    /// Who watches.
    pub watch: &'a Watch<'a>,
}

/// Why there is no plan made anew.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPlanAnew {
    /// No plan was accepted yet.
    Baseline,
    /// The status date lies outside of the accepted plan.
    Day(Bounds),
    /// As for any plan.
    Lack(Lack),
    /// What is left does not fit.
    Infeasible(Box<Replanned>),
}

/// The status dates from which the accepted plan can be made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first: the day before the plan was accepted, since work may begin on that day.
    pub first: Date,
    /// The last: the last day but one of the time planned, so that a day is left.
    pub last: Date,
}

impl Bounds {
    /// Of the accepted plan; nothing when none was accepted.
    pub fn of(p: &Programme) -> Option<Self> {
        let (accepted, start) = (accepted(p)?, start(p)?);
        let first = accepted.yesterday().unwrap_or(accepted);
        let days = Tick::try_from(p.settings.works_days).unwrap_or(Tick::MAX);
        Some(Self { first, last: day(start, days.saturating_sub(2)).max(first) })
    }

    /// Whether a date is one of them.
    pub fn hold(self, at: Date) -> bool {
        (self.first..=self.last).contains(&at)
    }
}

/// When the plan at hand was accepted, the last day of all.
fn accepted(p: &Programme) -> Option<Date> {
    p.baseline.values().map(|row| row.accepted).max()
}

/// The first day of the time planned. Where the accepted plan does not say it, that of the programme, or
/// the day of acceptance, and none after the first work.
fn start(p: &Programme) -> Option<Date> {
    let said = p.baseline.values().filter_map(|row| row.from).min();
    let accepted = accepted(p)?;
    let first = p.baseline.values().map(|row| row.start).min()?;
    Some(said.unwrap_or_else(|| p.settings.plan_start.map_or(accepted, |own| own.max(accepted)).min(first)))
}

/// A plan made anew.
#[derive(Clone, Debug)]
pub struct Anew {
    /// The status date.
    pub at: Date,
    /// The first day of the time planned: day 0.
    pub start: Date,
    /// The first tick on which anything else can begin: the day after the status date, and none before day 0.
    pub next: Tick,
    /// Days frozen.
    pub frozen: u32,
    /// When the plan at hand was accepted, the last day of all.
    pub accepted: Option<Date>,
    /// The problem as it would be if nothing had begun.
    pub problem: Problem,
    /// The accepted plan in it.
    pub before: Before,
    /// The three ways.
    pub replanned: Replanned,
    /// What changes weigh against each other.
    pub weights: Weights,
    /// The currency in which value is counted.
    pub reference: Currency,
    /// Activities of the accepted plan that the programme does not have any more.
    pub gone: Vec<Id>,
    /// Work that should have begun by the status date and has not, by place of the activity.
    pub overdue: Vec<usize>,
    /// How many activities are done, and how many go on.
    pub begun: (usize, usize),
    /// What it rests on, as of any plan; without a plan, ranges and a bound.
    pub rests: Works,
}

impl Anew {
    /// The day of a tick.
    pub fn day(&self, tick: Tick) -> Date {
        day(self.start, tick)
    }

    /// What a change is, in a few words.
    pub fn said(&self, change: &Change) -> Told {
        let (then, now) = change.finish;
        let by = then.zip(now).map_or(0, |(then, now)| i64::from(now) - i64::from(then));
        let key = match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Dropped => "dropped",
            ChangeKind::Altered if by > 0 => "later",
            ChangeKind::Altered if by < 0 => "earlier",
            ChangeKind::Altered if change.only_people() => "people",
            ChangeKind::Altered => "within",
        };
        Told {
            key,
            measure: self.problem.measures[change.measure].code.clone(),
            last: now.or(then).map(|finish| self.day((finish - 1).max(0))),
            days: by.unsigned_abs(),
            moved: change.activities.iter().filter(|own| own.start.0 != own.start.1).count(),
            modes: change.activities.iter().filter(|own| own.mode.0 != own.mode.1).count(),
        }
    }

    /// A way as the plan of what is left on the status date, without ranges and a bound.
    pub fn works(&self, way: usize) -> Works {
        let mut works = self.rests.clone();
        works.answer.plan = self.replanned.ways.get(way).map(|way| way.plan.clone());
        works
    }

    /// A way as it is accepted.
    pub fn agreed(&self, way: usize) -> Vec<Agreed> {
        self.replanned.ways.get(way).map_or(Vec::new(), |way| agreed(&self.problem, &way.plan, self.start))
    }
}

/// A change in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// `added`, `dropped`, `later`, `earlier`, `within` or `people`.
    pub key: &'static str,
    /// Code of the measure.
    pub measure: String,
    /// Its last day: of the new plan, and of the accepted one where it falls out.
    pub last: Option<Date>,
    /// Days by which that moves.
    pub days: u64,
    /// Activities that start on another day.
    pub moved: usize,
    /// Activities in another mode.
    pub modes: usize,
}

impl Told {
    /// Every key, for those who put them into words.
    pub const KEYS: &'static [&'static str] = &["added", "dropped", "later", "earlier", "within", "people"];
}

/// A plan as it is accepted, in the order of the problem.
pub fn agreed(problem: &Problem, plan: &Plan, start: Date) -> Vec<Agreed> {
    let person = |number: u32| {
        let pool = problem.pools.iter().find(|pool| pool.persons.contains(&number))?;
        Some(format!("{}:{}", pool.code, number - pool.persons.start))
    };
    let one = |(number, placed): (usize, &Option<sanad_plan::portfolio::Placed>)| {
        let placed = placed.as_ref()?;
        let record = &problem.activities[number];
        let measure = &problem.measures[record.measure].code;
        let activity = record.code.strip_prefix(measure.as_str())?.strip_prefix('/')?;
        Some(Agreed {
            measure: measure.clone(),
            activity: activity.to_owned(),
            start: day(start, placed.start),
            end: day(start, (placed.finish - 1).max(placed.start)),
            mode: record.modes[placed.mode].code.clone(),
            crew: placed.persons.iter().flatten().filter_map(|&number| person(number)).collect(),
        })
    };
    plan.placed.iter().enumerate().filter_map(one).collect()
}

/// The changes of rows that make a plan the accepted one: activities of both keep their records, those
/// that fall out are withdrawn. No change where nothing is carried out: that is no plan.
///
/// `on` is kept as the day of acceptance: of a plan made anew its status date, else the day on which it is
/// accepted. `from` is the first day of the time planned.
pub fn accept(
    rows: &Dataset,
    plan: &[Agreed],
    (on, from): (Date, Date),
    next_id: &mut dyn FnMut() -> Id,
) -> Vec<CellChange> {
    if plan.is_empty() {
        return Vec::new();
    }
    let kind = Kind::Baseline;
    let mut known: BTreeMap<(String, String), Id> = BTreeMap::new();
    for row in rows.rows(kind) {
        known.insert((row.get("measure").to_owned(), row.get("activity").to_owned()), row.id);
    }
    let mut changes = Vec::new();
    let mut put = |record: Id, field: &'static str, after: String| {
        let before = rows.row(kind, record).map_or(String::new(), |row| row.get(field).to_owned());
        if before != after {
            changes.push(CellChange { kind, record, field, before, after });
        }
    };
    for own in plan {
        let key = (own.measure.clone(), own.activity.clone());
        let record = known.remove(&key).unwrap_or_else(&mut *next_id);
        put(record, "measure", own.measure.clone());
        put(record, "activity", own.activity.clone());
        put(record, "start", own.start.to_string());
        put(record, "end", own.end.to_string());
        put(record, "mode", own.mode.clone());
        put(record, "crew", own.crew.join(";"));
        put(record, "accepted", on.to_string());
        put(record, "from", from.to_string());
        put(record, "withdrawn", String::new());
    }
    for record in known.into_values() {
        put(record, "withdrawn", "yes".to_owned());
    }
    changes
}

/// Plans anew from the accepted plan and from what became of it.
///
/// # Errors
/// [`NoPlanAnew`].
#[expect(clippy::too_many_lines, reason = "records become a status in one go, row by row")]
pub fn replan(
    p: &Programme,
    library: &Library,
    measures: &[Measure],
    ask: &ReplanAsk<'_>,
) -> Result<Anew, NoPlanAnew> {
    let (Some(bounds), Some(start)) = (Bounds::of(p), start(p)) else { return Err(NoPlanAnew::Baseline) };
    if !bounds.hold(ask.at) {
        return Err(NoPlanAnew::Day(bounds));
    }
    // The status date itself is over.
    let next = (tick(start, ask.at) + 1).max(0);
    let supply = Supply::new(p, library, measures, start, &Scenario::default());
    if !supply.has_crews() {
        return Err(NoPlanAnew::Lack(Lack::Crews));
    }
    let (mut raw, parts) = build(measures, &supply, &Case::default());
    for activity in raw.measures.iter_mut().flat_map(|measure| &mut measure.activities) {
        activity.pin = activity.pin.take().filter(|pin| pin.start >= next);
    }
    let problem = validate(&raw).map_err(|faults| NoPlanAnew::Lack(Lack::Faults(faults)))?;
    let places: BTreeMap<(&str, String), usize> = (parts.iter().enumerate())
        .map(|(activity, &(measure, part))| {
            let measure = &measures[measure];
            ((measure.code.as_str(), activity_code(measure, &measure.parts[part])), activity)
        })
        .collect();
    let find =
        |measure: &str, activity: &str| places.get(&(measure, format!("{measure}/{activity}"))).copied();
    let mode_of = |activity: usize, code: &str| {
        let modes = &problem.activities[activity].modes;
        modes.iter().position(|mode| mode.code == if code.is_empty() { USUAL } else { code }).unwrap_or(0)
    };
    let mut before =
        Before { chosen: vec![false; problem.measures.len()], placed: vec![None; problem.activities.len()] };
    let mut gone = Vec::new();
    for row in p.baseline.values() {
        let Some(activity) = find(&row.measure, &row.activity) else {
            gone.push(row.id);
            continue;
        };
        before.chosen[problem.activities[activity].measure] = true;
        before.placed[activity] = Some(Former {
            mode: mode_of(activity, &row.mode),
            start: tick(start, row.start),
            finish: tick(start, row.end) + 1,
            persons: persons(&problem, &row.crew),
        });
    }
    let mut status = RawStatus {
        day: next,
        frozen: Tick::try_from(ask.frozen).unwrap_or(Tick::MAX / 4).min(Tick::MAX / 4),
        ..RawStatus::default()
    };
    let days = Days::new(p);
    let mut begun = (0, 0);
    for record in p.actuals.values().filter(|record| record.started <= ask.at) {
        let Some(activity) = find(&record.measure, &record.activity) else { continue };
        let former = before.placed[activity].as_ref();
        let mode = if record.mode.is_empty() {
            former.map_or(0, |own| own.mode)
        } else {
            mode_of(activity, &record.mode)
        };
        let first = tick(start, record.started);
        let finished = record.finished.filter(|finished| *finished <= ask.at);
        let actual = if let Some(finished) = finished {
            begun.0 += 1;
            Actual::Finished { start: first, finish: tick(start, finished) + 1, mode }
        } else {
            begun.1 += 1;
            let own = &problem.activities[activity].modes[mode];
            let common = |calendar: usize| problem.calendars[calendar].code == Supply::calendar(true);
            let remaining = days.left(record, ask.at, own.duration, own.calendar.is_some_and(common));
            Actual::Started { start: first, mode, remaining }
        };
        status.actuals.push((activity, actual));
    }
    for (place, measure) in problem.measures.iter().enumerate() {
        if ask.refused.contains(&measure.code) {
            status.kept_measures.push(place);
            let own = measure.activities.clone().filter(|&activity| before.placed[activity].is_some());
            status.kept.extend(own);
        }
    }
    let status = Status::new(&problem, &before, &status).map_err(|faults| refused(&faults))?;
    // A measure that comes or goes weighs as much as one moved by two months.
    let weights = Weights { measure: 60, moved: 1, tick: 1, mode: 5 };
    let effort = ask.effort;
    let search = Search {
        schedules: effort.asked(problem.activities.len()),
        seed: effort.seed,
        threads: effort.threads,
        warm: None,
        stop: ask.watch.stop,
        progress: ask.watch.progress,
    };
    let asked = Replan { before: &before, status: &status, weights, search };
    let replanned = sanad_plan::portfolio::replan(&problem, &asked).map_err(|own| refused(&[own]))?;
    if replanned.ways.is_empty() {
        return Err(NoPlanAnew::Infeasible(Box::new(replanned)));
    }
    for way in &replanned.ways {
        check_status(&problem, &before, &status, &replanned, &way.plan).map_err(|own| refused(&own))?;
    }
    let late = |activity: &usize| {
        let former = before.placed[*activity].as_ref();
        status.actual(*activity).is_none() && former.is_some_and(|former| former.start < next)
    };
    let overdue = (0..problem.activities.len()).filter(late).collect();
    let accepted = accepted(p);
    let reference = supply.reference;
    let answer = Answer {
        plan: None,
        terms: Terms::default(),
        score: None,
        recipe: None,
        bound: Bound { terms: Terms::default(), score: Score(Vec::new()) },
        schedules: replanned.schedules,
        seed: effort.seed,
        effort: search.schedules,
        stopped: replanned.stopped,
        infeasible: None,
    };
    let rests = Works {
        start,
        raw,
        problem: replanned.rest.clone(),
        effort,
        answer,
        // Without cases the days of a part are those of the plan.
        drawn: Drawn {
            parts: measures.iter().map(|own| vec![None; own.parts.len()]).collect(),
            ..Drawn::default()
        },
        parts,
        pools: supply.pools.clone(),
        funds: supply.funds.clone(),
        renewables: supply.renewables.clone(),
        utilities: supply.utilities.clone(),
        reference,
        claims: supply.claims.clone(),
    };
    Ok(Anew {
        reference,
        at: ask.at,
        start,
        next,
        frozen: ask.frozen,
        accepted,
        problem,
        before,
        replanned,
        weights,
        gone,
        overdue,
        begun,
        rests,
    })
}

fn refused(own: &[impl std::fmt::Display]) -> NoPlanAnew {
    let all: Vec<String> = own.iter().map(ToString::to_string).collect();
    NoPlanAnew::Lack(Lack::Refused(all.join(" ")))
}

/// Persons by number; nothing when a pool does not have them any more.
fn persons(problem: &Problem, crew: &[String]) -> Vec<u32> {
    let person = |word: &String| {
        let (code, number) = word.rsplit_once(':')?;
        let pool = problem.pools.iter().find(|pool| pool.code == code)?;
        let person = pool.persons.start.checked_add(number.parse().ok()?)?;
        pool.persons.contains(&person).then_some(person)
    };
    crew.iter().map(person).collect::<Option<Vec<u32>>>().unwrap_or_default()
}

/// Working days of the host, and of both sides.
struct Days<'a> {
    host: Option<&'a sanad_model::programme::Calendar>,
    all: Vec<&'a sanad_model::programme::Calendar>,
}

impl<'a> Days<'a> {
    fn new(p: &'a Programme) -> Self {
        Self {
            host: host(p).and_then(|side| p.calendar_of(side)),
            all: p.sides().iter().filter_map(|side| p.calendar_of(side.id)).collect(),
        }
    }

    /// Working days of `[from, to]`.
    fn between(&self, both: bool, from: Date, to: Date) -> u32 {
        let works = |date: Date| {
            if both {
                self.all.iter().all(|own| own.works_on(date))
            } else {
                self.host.is_none_or(|own| own.works_on(date))
            }
        };
        let mut at = from;
        let mut count = 0;
        while at <= to {
            count += u32::from(works(at));
            let Ok(next) = at.tomorrow() else { break };
            at = next;
        }
        count
    }

    /// Working days left after the status date, at least one.
    fn left(&self, record: &Record, at: Date, planned: u32, both: bool) -> u32 {
        let (said, since) = match record.days_left {
            Some(left) => (left, record.as_of.tomorrow().unwrap_or(record.as_of)),
            None => (planned, record.started),
        };
        said.saturating_sub(self.between(both, since, at)).max(1)
    }
}
