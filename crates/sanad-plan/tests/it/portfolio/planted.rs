//! Problems that have a plan, and conflicts planted in them: each problem has none then, and has one
//! again without any one of the facts planted, so these are the only conflict.

use sanad_plan::portfolio::{
    Choice, End, Fact, Gain, Problem, RawActivity, RawCalendar, RawEarn, RawFlow, RawFund, RawGroup, RawLink,
    RawMeasure, RawMode, RawNeed, RawPin, RawPool, RawPortfolio, RawRenewable, RawSpend, RawTeach,
    RawUtility, Term, Tick,
};

use crate::made::Made;

/// A problem and the codes of the facts planted in it.
pub(crate) struct Planted {
    pub(crate) kind: &'static str,
    pub(crate) raw: RawPortfolio,
    pub(crate) facts: Vec<String>,
}

type Plant = fn(&mut RawPortfolio, Tick) -> &'static [&'static str];

const PLANTS: [(&str, Plant); 22] = [
    ("link and deadline", |raw, by| {
        must(raw, "X", vec![work("X/b", 10), due(work("X/a", 10 + by), 14 + by)]);
        raw.links.push(after("X/b", "X/a", 0));
        &["mandatory X", "deadline X/a", "link X/b X/a"]
    }),
    ("pin and link", |raw, by| {
        must(raw, "X", vec![work("X/a", 10 + by), pinned(work("X/b", 5), 8 + by)]);
        raw.links.push(after("X/a", "X/b", 0));
        &["mandatory X", "pin X/b", "link X/a X/b"]
    }),
    ("pin and release", |raw, by| {
        must(raw, "X", vec![released(pinned(work("X/a", 5), 20), 21 + by)]);
        &["mandatory X", "pin X/a", "release X/a"]
    }),
    ("money, deadline and what must be", |raw, by| {
        fund(raw, "grant", vec![(0, 40), (100, 100)]);
        must(raw, "X", vec![due(paid(work("X/a", 10), "grant", 41 + i64::from(by)), 50)]);
        &["mandatory X", "deadline X/a", "fund grant"]
    }),
    ("money for two", |raw, by| {
        fund(raw, "grant", vec![(by, 100)]);
        must(raw, "X", vec![paid(work("X/a", 10), "grant", 60)]);
        must(raw, "Y", vec![paid(work("Y/a", 5), "grant", 50)]);
        &["mandatory X", "mandatory Y", "fund grant"]
    }),
    ("a crew and two windows", |raw, by| {
        pool(raw, "fitters", 1, &[("fit", 3)]);
        for code in ["X", "Y"] {
            must(raw, code, vec![due(staffed(work(&format!("{code}/a"), 10), "fit", 1), 16 + by)]);
        }
        &["mandatory X", "mandatory Y", "deadline X/a", "deadline Y/a", "crew fitters", "skill fit"]
    }),
    ("a course, a skill and a deadline", |raw, by| {
        let course = released(taught(work("C/course", 10), "crew0", "plc"), 30);
        free(raw, "C", vec![course]);
        skill(raw, "plc");
        must(raw, "X", vec![due(staffed(work("X/a", 5), "plc", 2), 41 + by % 3)]);
        &["mandatory X", "deadline X/a", "release C/course", "skill plc"]
    }),
    ("a course that is not to be", |raw, by| {
        free(raw, "C", vec![taught(work("C/course", 10 + by), "crew1", "plc")]);
        exclude(raw);
        skill(raw, "plc");
        must(raw, "X", vec![staffed(work("X/a", 5), "plc", 2)]);
        &["mandatory X", "excluded C", "skill plc"]
    }),
    ("power for two", |raw, by| {
        utility(raw, "node", 50 + i64::from(by));
        must(raw, "X", vec![drawing(work("X/a", 5), "node", -30)]);
        must(raw, "Y", vec![drawing(work("Y/a", 9), "node", -30 - i64::from(by))]);
        &["mandatory X", "mandatory Y", "utility node"]
    }),
    ("a greatest lag and a closing", |raw, by| {
        let working = (0..200).map(|tick| !(8..40).contains(&tick)).collect();
        raw.calendars.push(RawCalendar { code: "closing".into(), working });
        let mut second = work("X/b", 5);
        second.modes[0].calendar = Some("closing".into());
        must(raw, "X", vec![pinned(work("X/a", 6 + by), 4), second]);
        raw.links.push(RawLink { max: Some(2), ..after("X/a", "X/b", 0) });
        // Without the link, its second activity would be done before its first.
        &["mandatory X", "pin X/a", "max-lag X/a X/b", "link X/a X/b", "calendar closing"]
    }),
    ("exactly one of two that must be", |raw, by| {
        must(raw, "X", vec![work("X/a", 3 + by)]);
        must(raw, "Y", vec![work("Y/a", 4)]);
        raw.groups.push(RawGroup::ExactlyOne(vec!["X".into(), "Y".into()]));
        &["mandatory X", "mandatory Y", "group X Y"]
    }),
    ("what asks for something left out", |raw, by| {
        must(raw, "X", vec![work("X/a", 3 + by)]);
        free(raw, "Y", vec![work("Y/a", 4)]);
        exclude(raw);
        raw.groups.push(RawGroup::Implies("X".into(), vec!["Y".into()]));
        &["mandatory X", "excluded Y", "group X Y"]
    }),
    ("one machine at one time", |raw, by| {
        renewable(raw, "press", 3);
        must(raw, "X", vec![pinned(using(work("X/a", 10), "press", 2), 5)]);
        must(raw, "Y", vec![pinned(using(work("Y/a", 10), "press", 2), 8 + by)]);
        &["mandatory X", "mandatory Y", "pin X/a", "pin Y/a", "renewable press"]
    }),
    ("three rules of choice", |raw, by| {
        for code in ["U", "V"] {
            free(raw, code, vec![work(&format!("{code}/a"), 3 + by)]);
        }
        must(raw, "X", vec![work("X/a", 3)]);
        must(raw, "Y", vec![work("Y/a", 4)]);
        raw.groups.push(RawGroup::AtMostOne(vec!["U".into(), "V".into()]));
        raw.groups.push(RawGroup::Implies("X".into(), vec!["U".into()]));
        raw.groups.push(RawGroup::Implies("Y".into(), vec!["V".into()]));
        &["mandatory X", "mandatory Y", "group U V", "group X U", "group Y V"]
    }),
    ("two links in a ring", |raw, by| {
        must(raw, "X", vec![work("X/a", 3 + by), work("X/b", 4)]);
        raw.links.push(after("X/a", "X/b", 1));
        raw.links.push(after("X/b", "X/a", 0));
        &["mandatory X", "link X/a X/b", "link X/b X/a"]
    }),
    ("the end of the plan", |raw, by| {
        must(raw, "X", vec![released(work("X/a", 130 + by), 75)]);
        &["mandatory X", "release X/a", "horizon"]
    }),
    ("a crew that comes too late", |raw, by| {
        pool(raw, "fitters", 2, &[("fit", 3)]);
        raw.pools.last_mut().unwrap().from = 60 + by;
        must(raw, "X", vec![due(staffed(work("X/a", 10), "fit", 1), 65)]);
        &["mandatory X", "deadline X/a", "crew fitters", "skill fit"]
    }),
    ("a crew far away", |raw, by| {
        pool(raw, "fitters", 2, &[("fit", 3)]);
        raw.pools.last_mut().unwrap().base = Some("port".into());
        let mut there = due(staffed(work("X/a", 10), "fit", 1), 20 + by);
        there.place = Some("hills".into());
        there.modes[0].needs[0].pool = Some("fitters".into());
        must(raw, "X", vec![there]);
        &["mandatory X", "deadline X/a", "crew fitters"]
    }),
    ("power that comes too late", |raw, by| {
        utility(raw, "node", 0);
        free(raw, "S", vec![released(drawing(work("S/a", 10), "node", 40), 60)]);
        must(raw, "X", vec![due(drawing(work("X/a", 5), "node", -30), 50 + by)]);
        &["mandatory X", "deadline X/a", "release S/a", "utility node"]
    }),
    ("one person in two places", |raw, by| {
        pool(raw, "inspector", 1, &[("inspect", 3)]);
        for (code, place) in [("X", "port"), ("Y", "hills")] {
            let mut there = due(staffed(work(&format!("{code}/a"), 5), "inspect", 1), 19 + by);
            there.place = Some(place.into());
            there.modes[0].needs[0].pool = Some("inspector".into());
            must(raw, code, vec![there]);
        }
        &["mandatory X", "mandatory Y", "deadline X/a", "deadline Y/a", "crew inspector"]
    }),
    ("five in a span for four", |raw, by| {
        renewable(raw, "hoist", 1);
        for code in ["U", "V", "W", "X", "Y"] {
            must(raw, code, vec![due(using(work(&format!("{code}/a"), 10), "hoist", 1), 44 + by)]);
        }
        &[
            "mandatory U",
            "mandatory V",
            "mandatory W",
            "mandatory X",
            "mandatory Y",
            "deadline U/a",
            "deadline V/a",
            "deadline W/a",
            "deadline X/a",
            "deadline Y/a",
            "renewable hoist",
        ]
    }),
    ("income that comes too late", |raw, by| {
        fund(raw, "till", vec![(0, 5)]);
        let mut restart = released(work("R/a", 10), 60);
        let earn = RawEarn { fund: "till".into(), amount: 10, currency: "USD".into(), every: 5 };
        restart.modes[0].earns.push(earn);
        free(raw, "R", vec![restart]);
        must(raw, "X", vec![due(paid(work("X/a", 10), "till", 75), 100 + by)]);
        &["mandatory X", "deadline X/a", "release R/a", "fund till"]
    }),
];

/// How many kinds of conflicts there are.
pub(crate) const KINDS: usize = PLANTS.len();

/// The conflict of a number; its kind is the number's rest by [`KINDS`].
pub(crate) fn planted(number: usize) -> Planted {
    let (kind, plant) = PLANTS[number % KINDS];
    let mut made = Made::new(9_000 + number as u64);
    let mut raw = base(&mut made);
    let by = Tick::try_from(made.below(4)).unwrap();
    let mut facts: Vec<String> = plant(&mut raw, by).iter().map(|&fact| fact.to_owned()).collect();
    facts.sort();
    Planted { kind, raw, facts }
}

/// A problem that has a plan: measures that must be, and some that may, on crews, money, a crane and
/// power that suffice.
pub(crate) fn base(made: &mut Made) -> RawPortfolio {
    let mut raw = RawPortfolio {
        horizon: 200,
        ticks_per_year: 365,
        reference: "USD".into(),
        places: vec!["port".into(), "hills".into()],
        travel: vec![vec![0, 12], vec![12, 0]],
        objectives: vec![vec![(Term::Output, 1)], vec![(Term::End, 1)]],
        ..RawPortfolio::default()
    };
    let working = (0..200).map(|tick| tick % 7 < 5).collect();
    raw.calendars.push(RawCalendar { code: "week".into(), working });
    pool(&mut raw, "crew0", 4, &[("mend", 2)]);
    pool(&mut raw, "crew1", 3, &[("wire", 3)]);
    fund(&mut raw, "budget", vec![(0, 500), (30, 4_000)]);
    renewable(&mut raw, "crane", 2);
    utility(&mut raw, "kW", 400);
    for number in 0..10 {
        let code = format!("N{number}");
        let mut activities = Vec::new();
        for part in 0..made.between(1, 3) {
            let mut one = work(&format!("{code}/{part}"), Tick::try_from(made.between(2, 9)).unwrap());
            if made.below(2) == 0 {
                one = staffed(one, if made.below(2) == 0 { "mend" } else { "wire" }, made.between(1, 2));
            }
            match made.below(4) {
                0 => one = paid(one, "budget", i64::from(made.between(1, 200))),
                1 => one = using(one, "crane", 1),
                2 => one = drawing(one, "kW", -i64::from(made.between(1, 12))),
                _ => one.modes[0].calendar = Some("week".into()),
            }
            if part > 0 {
                let lag = Tick::try_from(made.below(3)).unwrap();
                raw.links.push(after(&format!("{code}/{}", part - 1), &one.code, lag));
            }
            activities.push(one);
        }
        if made.below(3) == 0 {
            let end = activities.len() - 1;
            activities[end].deadline = Some(150);
        }
        if made.below(2) == 0 {
            must(&mut raw, &code, activities);
        } else {
            free(&mut raw, &code, activities);
        }
    }
    raw.groups.push(RawGroup::Implies("N8".into(), vec!["N9".into()]));
    raw
}

/// A fact in codes.
pub(crate) fn told(problem: &Problem, fact: Fact) -> String {
    let measure = |number: usize| problem.measures[number].code.clone();
    let activity = |number: usize| problem.activities[number].code.clone();
    let of = match fact {
        Fact::Mandatory(number) | Fact::Excluded(number) => measure(number),
        Fact::Group(number) => {
            let codes: Vec<String> = match &problem.groups[number] {
                sanad_plan::portfolio::Group::ExactlyOne(list)
                | sanad_plan::portfolio::Group::AtMostOne(list) => {
                    list.iter().map(|&own| measure(own)).collect()
                }
                sanad_plan::portfolio::Group::Implies(first, list) => {
                    std::iter::once(first).chain(list).map(|&own| measure(own)).collect()
                }
            };
            codes.join(" ")
        }
        Fact::Pin(number) | Fact::Deadline(number) | Fact::Release(number) => activity(number),
        Fact::Fund(number) => problem.funds[number].0.clone(),
        Fact::Utility(number) => problem.utilities[number].0.clone(),
        Fact::Renewable(number) => problem.renewables[number].0.clone(),
        Fact::Crew(number) => problem.pools[number].code.clone(),
        Fact::Skill(number) => problem.skills[number].clone(),
        Fact::MaxLag(number) | Fact::Link(number) => {
            format!("{} {}", activity(problem.links[number].from), activity(problem.links[number].to))
        }
        Fact::Calendar(number) => problem.calendars[number].code.clone(),
        Fact::Horizon => return "horizon".to_owned(),
    };
    format!("{} {of}", fact.key())
}

fn exclude(raw: &mut RawPortfolio) {
    raw.measures.last_mut().unwrap().choice = Choice::Excluded;
}

fn work(code: &str, days: Tick) -> RawActivity {
    let mode = RawMode { code: "m".into(), duration: days.cast_unsigned(), ..RawMode::default() };
    RawActivity { code: code.into(), modes: vec![mode], ..RawActivity::default() }
}

fn due(mut activity: RawActivity, deadline: Tick) -> RawActivity {
    activity.deadline = Some(deadline);
    activity
}

fn released(mut activity: RawActivity, release: Tick) -> RawActivity {
    activity.release = release;
    activity
}

fn pinned(mut activity: RawActivity, start: Tick) -> RawActivity {
    activity.pin = Some(RawPin { start, mode: None });
    activity
}

fn paid(mut activity: RawActivity, fund: &str, amount: i64) -> RawActivity {
    let spend = RawSpend { fund: fund.into(), amount, currency: "USD".into(), at: End::Start };
    activity.modes[0].spends.push(spend);
    activity
}

fn staffed(mut activity: RawActivity, skill: &str, count: u32) -> RawActivity {
    activity.modes[0].needs.push(RawNeed { skill: skill.into(), level: 2, count, pool: None });
    activity
}

fn taught(mut activity: RawActivity, pool: &str, skill: &str) -> RawActivity {
    activity.modes[0].teaches.push(RawTeach { pool: pool.into(), count: 3, skill: skill.into(), level: 2 });
    activity
}

fn using(mut activity: RawActivity, renewable: &str, amount: u32) -> RawActivity {
    activity.modes[0].renewables.push((renewable.into(), amount));
    activity
}

fn drawing(mut activity: RawActivity, utility: &str, amount: i64) -> RawActivity {
    let from = if amount < 0 { End::Start } else { End::Finish };
    activity.modes[0].flows.push(RawFlow { utility: utility.into(), amount, from, while_running: false });
    activity
}

fn after(from: &str, to: &str, min: Tick) -> RawLink {
    RawLink {
        from: from.into(),
        from_end: End::Finish,
        to: to.into(),
        to_end: End::Start,
        min,
        max: None,
        calendar: None,
    }
}

fn free(raw: &mut RawPortfolio, code: &str, activities: Vec<RawActivity>) {
    let gains = vec![Gain { term: Term::Output, once: 0, per_tick: 1 }];
    raw.measures.push(RawMeasure { code: code.into(), gains, activities, ..RawMeasure::default() });
}

fn must(raw: &mut RawPortfolio, code: &str, activities: Vec<RawActivity>) {
    free(raw, code, activities);
    raw.measures.last_mut().unwrap().choice = Choice::Mandatory;
}

fn skill(raw: &mut RawPortfolio, code: &str) {
    if !raw.skills.iter().any(|own| own == code) {
        raw.skills.push(code.into());
    }
}

fn pool(raw: &mut RawPortfolio, code: &str, count: u32, skills: &[(&str, u8)]) {
    for (own, _) in skills {
        skill(raw, own);
    }
    raw.pools.push(RawPool {
        code: code.into(),
        count,
        skills: skills.iter().map(|&(skill, level)| (skill.to_owned(), level)).collect(),
        base: None,
        from: 0,
        to: 200,
        min_stay: 0,
    });
}

fn fund(raw: &mut RawPortfolio, code: &str, inflows: Vec<(Tick, i64)>) {
    raw.funds.push(RawFund { code: code.into(), currency: "USD".into(), inflows });
}

fn renewable(raw: &mut RawPortfolio, code: &str, capacity: u32) {
    raw.renewables.push(RawRenewable { code: code.into(), capacity: vec![(0, capacity)] });
}

fn utility(raw: &mut RawPortfolio, code: &str, given: i64) {
    raw.utilities.push(RawUtility { code: code.into(), given: vec![(0, given)] });
}
