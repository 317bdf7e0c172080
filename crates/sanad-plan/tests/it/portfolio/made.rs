//! Problems made from a seed, small enough to enumerate, in which everything occurs that the
//! problem knows.

use sanad_plan::portfolio::{
    Choice, End, Gain, Problem, RawActivity, RawBaseline, RawCalendar, RawEarn, RawFlow, RawFund, RawGroup,
    RawLink, RawMeasure, RawMode, RawNeed, RawPin, RawPool, RawPortfolio, RawRate, RawRenewable, RawSpend,
    RawTeach, RawUtility, Term, Tick, validate,
};

use crate::made::Made;

const CURRENCIES: [&str; 2] = ["USD", "EUR"];

fn tick(made: &mut Made, low: Tick, high: Tick) -> Tick {
    low + Tick::try_from(made.below(u32::try_from(high - low + 1).unwrap())).unwrap()
}

fn percent(made: &mut Made, percent: u32) -> bool {
    made.below(100) < percent
}

fn end(made: &mut Made) -> End {
    if percent(made, 50) { End::Start } else { End::Finish }
}

fn level(made: &mut Made) -> u8 {
    u8::try_from(made.between(1, 4)).unwrap()
}

/// Up to 3 measures with 4 activities together on up to 9 ticks.
pub(crate) fn small(seed: u64) -> RawPortfolio {
    let mut made = Made::new(seed);
    let horizon = tick(&mut made, 5, 9);
    let mut raw = supply(&mut made, horizon);
    let mut left = made.between(1, 4);
    for number in 0..made.between(1, 3) {
        let count = made.between(1, 2).min(left);
        if count > 0 {
            left -= count;
            raw.measures.push(measure(&mut made, &raw, number, count));
        }
    }
    if seed % 4 == 3 {
        send_about(&mut raw);
    }
    let codes: Vec<String> =
        raw.measures.iter().flat_map(|m| &m.activities).map(|a| a.code.clone()).collect();
    raw.links = links(&mut made, &codes);
    raw.groups = groups(&mut made, &raw.measures);
    raw.objectives = objectives(&mut made);
    if percent(&mut made, 25) {
        raw.baseline = Some(baseline(&mut made, &raw));
    }
    raw
}

/// Makes one person do everything, here and there in turn.
fn send_about(raw: &mut RawPortfolio) {
    raw.pools[0].count = 1;
    raw.pools[0].min_stay = 3;
    raw.pools[0].skills[0].1 = 4;
    for (number, activity) in raw.measures.iter_mut().flat_map(|measure| &mut measure.activities).enumerate()
    {
        activity.place = Some(format!("p{}", number % 2));
        for mode in activity.modes.iter_mut().filter(|mode| mode.duration > 0) {
            let only = Some("q0".to_owned());
            mode.needs = vec![RawNeed { skill: "s0".to_owned(), level: 2, count: 1, pool: only }];
            mode.duration = mode.duration.min(2);
            mode.teaches.clear();
            mode.renewables.clear();
        }
    }
}

/// The problem of a seed, if it has no fault.
pub(crate) fn small_problem(seed: u64) -> Option<Problem> {
    validate(&small(seed)).ok()
}

fn supply(made: &mut Made, horizon: Tick) -> RawPortfolio {
    let mut working = vec![true; usize::try_from(horizon).unwrap()];
    for _ in 0..made.between(1, 2) {
        let off = usize::try_from(tick(made, 1, horizon - 1)).unwrap();
        working[off] = false;
    }
    let pool = |made: &mut Made, number: usize| RawPool {
        code: format!("q{number}"),
        count: made.between(1, 2),
        skills: vec![(format!("s{number}"), level(made))],
        base: percent(made, 60).then(|| format!("p{}", made.below(2))),
        from: tick(made, 0, 1),
        to: horizon - tick(made, 0, 1),
        min_stay: tick(made, 0, 3),
    };
    let fund = |made: &mut Made, number: usize| RawFund {
        code: format!("f{number}"),
        currency: CURRENCIES[number].to_owned(),
        inflows: (0..made.between(1, 2))
            .map(|_| (tick(made, 0, horizon / 2), i64::from(made.between(2, 12))))
            .collect(),
    };
    let rate = |from: &str, to: &str, numerator, denominator| RawRate {
        from: from.to_owned(),
        to: to.to_owned(),
        numerator,
        denominator,
    };
    let mut capacity = vec![(0, made.between(1, 3))];
    if percent(made, 50) {
        capacity.push((tick(made, 1, horizon), made.below(4)));
    }
    let mut given = vec![(0, i64::from(made.below(3)))];
    if percent(made, 40) {
        given.push((tick(made, 1, horizon), i64::from(made.below(3))));
    }
    RawPortfolio {
        horizon,
        ticks_per_year: 4,
        discount_ppm: made.below(3) * 80_000,
        reference: "USD".to_owned(),
        calendars: vec![RawCalendar { code: "c0".to_owned(), working }],
        places: vec!["p0".to_owned(), "p1".to_owned()],
        travel: if percent(made, 25) {
            Vec::new()
        } else {
            let mut ticks = || u16::try_from(made.below(3)).unwrap();
            vec![vec![0, ticks()], vec![ticks(), 0]]
        },
        skills: vec!["s0".to_owned(), "s1".to_owned()],
        renewables: vec![RawRenewable { code: "r0".to_owned(), capacity }],
        pools: vec![pool(made, 0), pool(made, 1)],
        funds: vec![fund(made, 0), fund(made, 1)],
        rates: vec![rate("EUR", "USD", 11, 10), rate("USD", "EUR", 9, 10)],
        utilities: vec![RawUtility { code: "u0".to_owned(), given }],
        ..RawPortfolio::default()
    }
}

fn measure(made: &mut Made, raw: &RawPortfolio, number: u32, count: u32) -> RawMeasure {
    let code = format!("m{number}");
    let activities: Vec<RawActivity> = (0..count)
        .map(|place| {
            let modes: Vec<RawMode> =
                (0..made.between(1, 2)).map(|place| mode(made, raw, format!("w{place}"))).collect();
            let pinned = modes.first().map(|mode| mode.code.clone()).filter(|_| percent(made, 30));
            RawActivity {
                code: format!("{code}/a{place}"),
                place: percent(made, 60).then(|| format!("p{}", made.below(2))),
                release: if percent(made, 25) { tick(made, 0, 3) } else { 0 },
                deadline: percent(made, 25).then(|| tick(made, 4, raw.horizon + 1)),
                pin: percent(made, 8).then(|| RawPin { start: tick(made, 0, 4), mode: pinned }),
                modes,
            }
        })
        .collect();
    let gain = |made: &mut Made, term| Gain {
        term,
        once: i64::from(made.below(20)),
        per_tick: i64::from(made.below(6)),
    };
    let mut gains = vec![gain(made, Term::Value)];
    for term in [Term::Jobs, Term::Output, Term::Local] {
        if percent(made, 50) {
            gains.push(gain(made, term));
        }
    }
    RawMeasure {
        choice: match made.below(10) {
            0..=5 => Choice::Free,
            6..=8 => Choice::Mandatory,
            _ => Choice::Excluded,
        },
        mark: activities.first().map(|activity| activity.code.clone()).filter(|_| percent(made, 30)),
        due: percent(made, 50).then(|| tick(made, -2, raw.horizon)),
        late_weight: made.below(3),
        code,
        gains,
        activities,
    }
}

fn mode(made: &mut Made, raw: &RawPortfolio, code: String) -> RawMode {
    let duration = made.below(4);
    let mut one = RawMode {
        code,
        duration,
        calendar: percent(made, 40).then(|| "c0".to_owned()),
        ..RawMode::default()
    };
    for _ in 0..made.below(3) {
        one.spends.push(RawSpend {
            fund: format!("f{}", made.below(2)),
            amount: i64::from(made.below(7)),
            currency: CURRENCIES[usize::try_from(made.below(2)).unwrap()].to_owned(),
            at: end(made),
        });
    }
    if percent(made, 20) {
        one.earns.push(RawEarn {
            fund: format!("f{}", made.below(2)),
            amount: i64::from(made.below(4)),
            currency: "USD".to_owned(),
            every: tick(made, 1, 3),
        });
    }
    if percent(made, 40) {
        let while_running = duration > 0 && percent(made, 40);
        one.flows.push(RawFlow {
            utility: "u0".to_owned(),
            amount: i64::from(made.below(5)) - 2,
            from: if while_running { End::Start } else { end(made) },
            while_running,
        });
        one.flows.retain(|flow| flow.amount != 0);
    }
    if duration == 0 {
        return one;
    }
    if percent(made, 45) {
        one.renewables.push(("r0".to_owned(), made.between(1, 2)));
    }
    if percent(made, 60) {
        one.needs.push(RawNeed {
            skill: format!("s{}", made.below(2)),
            level: u8::try_from(made.between(1, 3)).unwrap(),
            count: 1 + u32::from(percent(made, 25)),
            pool: percent(made, 15).then(|| format!("q{}", made.below(2))),
        });
    }
    if percent(made, 30) {
        let pool = usize::try_from(made.below(2)).unwrap();
        let (skill, level) = (format!("s{}", made.below(2)), level(made));
        if !raw.pools[pool].skills.iter().any(|(held, at)| *held == skill && *at >= level) {
            let count = made.between(1, raw.pools[pool].count);
            one.teaches.push(RawTeach { pool: format!("q{pool}"), count, skill, level });
        }
    }
    one
}

fn links(made: &mut Made, codes: &[String]) -> Vec<RawLink> {
    let mut links = Vec::new();
    for to in 1..codes.len() {
        for from in 0..to {
            if percent(made, 60) {
                continue;
            }
            let calendar = percent(made, 30).then(|| "c0".to_owned());
            let min = if calendar.is_some() { tick(made, 0, 2) } else { tick(made, -1, 2) };
            links.push(RawLink {
                from: codes[from].clone(),
                from_end: end(made),
                to: codes[to].clone(),
                to_end: end(made),
                min,
                max: percent(made, 40).then(|| min + tick(made, 0, 3)),
                calendar,
            });
        }
    }
    links
}

fn groups(made: &mut Made, measures: &[RawMeasure]) -> Vec<RawGroup> {
    let codes: Vec<String> = measures.iter().map(|measure| measure.code.clone()).collect();
    if codes.len() < 2 || percent(made, 60) {
        return Vec::new();
    }
    vec![match made.below(3) {
        0 => RawGroup::ExactlyOne(codes),
        1 => RawGroup::AtMostOne(codes),
        _ => RawGroup::Implies(codes[0].clone(), codes[1..].to_vec()),
    }]
}

fn objectives(made: &mut Made) -> Vec<Vec<(Term, u32)>> {
    let mut terms = Term::ALL.to_vec();
    for last in (1..terms.len()).rev() {
        terms.swap(last, usize::try_from(made.below(u32::try_from(last + 1).unwrap())).unwrap());
    }
    let mut levels: Vec<Vec<(Term, u32)>> = Vec::new();
    terms.truncate(usize::try_from(made.between(1, 4)).unwrap());
    for term in terms {
        let weighted = (term, made.between(1, 5));
        match levels.last_mut() {
            Some(level) if percent(made, 50) => level.push(weighted),
            _ => levels.push(vec![weighted]),
        }
    }
    levels
}

fn baseline(made: &mut Made, raw: &RawPortfolio) -> RawBaseline {
    let mut starts = Vec::new();
    for activity in raw.measures.iter().flat_map(|measure| &measure.activities) {
        if percent(made, 60) {
            let picked = &activity.modes[usize::try_from(made.below(2)).unwrap() % activity.modes.len()];
            starts.push((activity.code.clone(), tick(made, 0, raw.horizon - 1), picked.code.clone()));
        }
    }
    RawBaseline { starts, frozen_until: if percent(made, 30) { tick(made, 0, 3) } else { 0 } }
}
