//! Measures: restarts of ten activities from a first visit to running, and works that give power
//! and water.

use super::{Act, HORIZON, Maker, PLACES, SKILLS};
use sanad_plan::portfolio::{
    End, Gain, Placed, RawActivity, RawEarn, RawFlow, RawLink, RawMeasure, RawMode, RawNeed, RawSpend,
    RawTeach, Term, Tick,
};

/// Where a measure is carried out.
struct Site {
    region: usize,
    code: String,
    place: String,
    calendar: String,
}

impl Site {
    fn of_region(&self, what: &str) -> String {
        format!("r{}-{what}", self.region)
    }
}

/// What an activity comes after: place in the measure, ends, least lag, whether in working days.
type After = (usize, End, End, Tick, bool);

/// An activity before it has a day.
struct Draft {
    name: &'static str,
    place: Option<String>,
    modes: Vec<RawMode>,
    after: Vec<After>,
    taught_by: Option<(usize, usize)>,
}

const fn after(place: usize, lag: Tick) -> After {
    (place, End::Finish, End::Start, lag, false)
}

fn draft(name: &'static str, place: Option<&String>, modes: Vec<RawMode>, after: Vec<After>) -> Draft {
    Draft { name, place: place.cloned(), modes, after, taught_by: None }
}

fn mode(code: &str, duration: Tick, site: &Site) -> RawMode {
    RawMode {
        code: code.to_owned(),
        duration: duration.unsigned_abs(),
        calendar: Some(site.calendar.clone()),
        ..RawMode::default()
    }
}

fn need(skill: usize, level: u8, count: u32, pool: Option<String>) -> RawNeed {
    RawNeed { skill: SKILLS[skill].to_owned(), level, count, pool }
}

fn flow(utility: String, amount: i64, from: End, while_running: bool) -> RawFlow {
    RawFlow { utility, amount, from, while_running }
}

/// Makes one measure; about six in ten are in the plan that is laid out.
pub(super) fn measure(maker: &mut Maker, number: usize) {
    let region = number % maker.regions;
    let site = Site {
        region,
        code: format!("M{number:05}"),
        place: format!("r{region}-p{}", 1 + maker.draw.below(PLACES - 1)),
        calendar: format!("week-{}", region % 3),
    };
    let gives = number / maker.regions % 6 == 1;
    let chosen = maker.draw.percent(60);
    // Works that give come early, so that what is restarted later finds power.
    let begin = if gives { maker.days(5, 150) } else { maker.days(10, 640) };
    let drafts = if gives { works(maker, &site) } else { restart(maker, &site) };
    lay_out(maker, &site, drafts, begin, chosen);
    let measure = maker.raw.measures.len() - 1;
    let acts = maker.acts.iter().rev().take_while(|act| act.measure == measure);
    let mark = acts.map(|act| act.placed.finish).max().unwrap_or(0);
    let due = maker.draw.percent(50).then(|| mark + maker.days(-30, 40));
    let gains = gains(maker, gives);
    let made = &mut maker.raw.measures[measure];
    made.due = due;
    made.late_weight = due.map_or(0, |_| 1 + u32::try_from(number % 3).unwrap_or(0));
    made.gains = gains;
}

fn gains(maker: &mut Maker, gives: bool) -> Vec<Gain> {
    let (once, share) = if gives { (60_000, 2) } else { (0, 10) };
    vec![
        Gain { term: Term::Value, once, per_tick: maker.amount(20, 300) * share },
        Gain { term: Term::Jobs, once: 0, per_tick: maker.amount(2, 40) * share },
        Gain { term: Term::Output, once: 0, per_tick: maker.amount(0, 90) * share },
        Gain { term: Term::Local, once: maker.amount(100, 20_000), per_tick: 0 },
    ]
}

fn spend(fund: String, amount: i64, currency: &str, at: End) -> RawSpend {
    RawSpend { fund, amount, currency: currency.to_owned(), at }
}

fn restart(maker: &mut Maker, site: &Site) -> Vec<Draft> {
    let fitters = || Some(site.of_region("fitters"));
    let mut visit = mode("visit", maker.days(3, 8), site);
    visit.needs = vec![need(0, 3, 1, None)];
    visit.spends = vec![spend("experts".to_owned(), maker.amount(20, 60) * 100, "EUR", End::Start)];
    let mut safe = mode("safe", maker.days(4, 12), site);
    safe.needs = vec![need(2, 2, 2, fitters())];
    safe.renewables = vec![(site.of_region("crane"), 1)];
    let design = {
        let mut design = mode("design", maker.days(5, 15), site);
        design.needs = vec![need(1, 3, 1, None)];
        design
    };
    let price = maker.amount(50, 400) * 1_000;
    let mut near = mode("near", maker.days(30, 60), site);
    near.calendar = None;
    near.spends = vec![spend(site.of_region("budget"), price * 47, "LYD", End::Start)];
    let mut far = mode("far", maker.days(15, 30), site);
    far.calendar = None;
    far.spends = vec![
        spend(site.of_region("budget"), price * 6 / 10, "USD", End::Start),
        spend(site.of_region("budget"), price * 30, "LYD", End::Finish),
    ];
    let mut repair = mode("slow", maker.days(15, 30), site);
    repair.needs = vec![need(2, 3, 2, fitters())];
    repair.renewables = vec![(site.of_region("crane"), 1)];
    let mut quick = mode("quick", maker.days(8, 14), site);
    quick.needs = vec![need(2, 3, 4, fitters())];
    quick.renewables = vec![(site.of_region("crane"), 2)];
    quick.spends = vec![spend(site.of_region("budget"), price * 5, "LYD", End::Finish)];
    let link = mode("link", maker.days(5, 20), site);
    let trainees = 2 + u32::try_from(maker.draw.below(4)).unwrap_or(0);
    let mut course = mode("course", maker.days(10, 25), site);
    course.needs = vec![need(3, 2, 1, None)];
    course.teaches = vec![RawTeach {
        pool: site.of_region("operators"),
        count: trainees,
        skill: SKILLS[4].to_owned(),
        level: 3,
    }];
    course.renewables = vec![(site.of_region("seats"), trainees)];
    course.spends = vec![spend(site.of_region("budget"), price, "LYD", End::Start)];
    let ready = RawMode { code: "ready".to_owned(), ..RawMode::default() };
    let mut commission = mode("run-in", maker.days(8, 20), site);
    commission.needs = vec![need(4, 3, trainees, Some(site.of_region("operators"))), need(0, 4, 1, None)];
    let (power, water) = (maker.amount(20, 200), maker.amount(0, 60));
    let mut test = mode("test", maker.days(3, 6), site);
    test.flows = vec![flow(site.of_region("kW"), -power, End::Start, true)];
    let mut run = RawMode { code: "run".to_owned(), ..RawMode::default() };
    run.flows = vec![flow(site.of_region("kW"), -power, End::Start, false)];
    if water > 0 {
        run.flows.push(flow(site.of_region("water"), -water, End::Start, false));
    }
    if maker.draw.percent(30) {
        let (fund, amount) = (site.of_region("budget"), price * 47 / 60);
        run.earns = vec![RawEarn { fund, amount, currency: "LYD".to_owned(), every: 30 }];
    }
    let (place, centre) = (Some(&site.place), site.of_region("p0"));
    let mut commission = draft("commission", place, vec![commission], vec![after(7, 0), after(6, 12)]);
    commission.taught_by = Some((6, 0));
    vec![
        draft("visit", place, vec![visit], vec![]),
        draft("safe", place, vec![safe], vec![after(0, 0)]),
        draft("design", None, vec![design], vec![after(0, 8)]),
        draft("buy", None, vec![near, far], vec![(2, End::Start, End::Start, 4, true)]),
        draft("repair", place, vec![repair, quick], vec![after(1, 0), after(3, 2)]),
        draft("link", place, vec![link], vec![(4, End::Start, End::Start, 0, false)]),
        draft("course", Some(&centre), vec![course], vec![after(2, 0)]),
        draft("ready", None, vec![ready], vec![after(4, 0), after(5, 0)]),
        commission,
        draft("test", place, vec![test], vec![(8, End::Finish, End::Finish, 2, true)]),
        draft("restart", None, vec![run], vec![after(9, 0), (8, End::Start, End::Finish, 5, false)]),
    ]
}

fn works(maker: &mut Maker, site: &Site) -> Vec<Draft> {
    let fitters = || Some(site.of_region("fitters"));
    let price = maker.amount(100, 600) * 1_000;
    let mut draft_of = |name, days: (Tick, Tick), after: Vec<After>| {
        let mut own = mode(name, maker.days(days.0, days.1), site);
        own.needs = vec![need(2, 2, 1, fitters())];
        draft(name, Some(&site.place), vec![own], after)
    };
    let mut drafts = vec![
        draft_of("ground", (5, 15), vec![]),
        draft_of("frames", (10, 30), vec![after(0, 0)]),
        draft_of("wiring", (8, 20), vec![(1, End::Start, End::Start, 4, true)]),
        draft_of("tests", (3, 6), vec![after(1, 0), after(2, 1)]),
    ];
    drafts[1].modes[0].renewables = vec![(site.of_region("crane"), 1)];
    drafts[0].modes[0].spends = vec![spend(site.of_region("budget"), price * 40, "LYD", End::Start)];
    let mut on = RawMode { code: "on".to_owned(), ..RawMode::default() };
    on.flows = vec![
        flow(site.of_region("kW"), maker.amount(100, 600), End::Finish, false),
        flow(site.of_region("water"), maker.amount(40, 200), End::Finish, false),
    ];
    drafts.push(draft("on", None, vec![on], vec![after(3, 0)]));
    drafts
}

fn works_on(maker: &Maker, calendar: Option<&String>, tick: Tick) -> bool {
    let named = |code: &String| maker.raw.calendars.iter().find(|calendar| calendar.code == *code);
    let works = |working: &[bool]| usize::try_from(tick).is_ok_and(|tick| working.get(tick) != Some(&false));
    calendar.and_then(named).is_none_or(|calendar| works(&calendar.working))
}

/// The finish of a mode from its start.
fn finish(maker: &Maker, mode: &RawMode, start: Tick) -> Tick {
    let (mut left, mut tick) = (mode.duration, start);
    while left > 0 {
        left -= u32::from(works_on(maker, mode.calendar.as_ref(), tick));
        tick += 1;
    }
    tick
}

fn lag_of(maker: &Maker, calendar: Option<&String>, from: Tick, to: Tick) -> Tick {
    match calendar {
        None => to - from,
        Some(_) if to < from => -1,
        Some(_) => {
            let days = (from..to).filter(|&tick| works_on(maker, calendar, tick)).count();
            Tick::try_from(days).unwrap_or(Tick::MAX)
        }
    }
}

/// Gives each activity the first day that its links allow, and records and links it so.
fn lay_out(maker: &mut Maker, site: &Site, drafts: Vec<Draft>, begin: Tick, chosen: bool) {
    let measure = maker.raw.measures.len();
    let first = maker.acts.len();
    let mut record = RawMeasure { code: site.code.clone(), ..RawMeasure::default() };
    for (place, draft) in drafts.into_iter().enumerate() {
        let way = maker.draw.below(draft.modes.len());
        let own = &draft.modes[way];
        let calendar = |working: bool| working.then_some(&site.calendar);
        let at = |placed: &Placed, end: End| if end == End::Start { placed.start } else { placed.finish };
        let holds = |maker: &Maker, start: Tick, end_tick: Tick| {
            let own = Placed { mode: way, start, finish: end_tick, persons: Vec::new() };
            draft.after.iter().all(|&(other, from, to, lag, working)| {
                let from = at(&maker.acts[first + other].placed, from);
                lag_of(maker, calendar(working), from, at(&own, to)) >= lag
            })
        };
        let mut start = begin;
        while !(own.duration == 0 || works_on(maker, own.calendar.as_ref(), start))
            || !holds(maker, start, finish(maker, own, start))
        {
            start += 1;
        }
        let placed = Placed { mode: way, start, finish: finish(maker, own, start), persons: Vec::new() };
        let code = format!("{}/{}", site.code, draft.name);
        for &(other, from_end, to_end, min, working) in &draft.after {
            let from = at(&maker.acts[first + other].placed, from_end);
            let lag = lag_of(maker, calendar(working), from, at(&placed, to_end));
            let max = maker.draw.percent(20).then(|| lag + maker.days(5, 40));
            let calendar = calendar(working).cloned();
            let from = record.activities[other].code.clone();
            maker.raw.links.push(RawLink { from, from_end, to: code.clone(), to_end, min, max, calendar });
        }
        let deadline = maker.draw.percent(4).then(|| (placed.finish + maker.days(20, 200)).min(HORIZON));
        let release =
            if place == 0 && maker.draw.percent(20) { (begin - maker.days(0, 60)).max(0) } else { 0 };
        let taught_by = draft.taught_by.map(|(other, need)| (first + other, need));
        maker.acts.push(Act { measure, place, region: site.region, chosen, placed, taught_by });
        record.activities.push(RawActivity {
            code,
            place: draft.place,
            release,
            deadline,
            pin: None,
            modes: draft.modes,
        });
    }
    record.mark = record.activities.last().map(|activity| activity.code.clone());
    maker.raw.measures.push(record);
    maker.chosen.push(chosen);
}
