//! From measures and what the programme has to carry them out to a planning problem.
//!
//! A case has the activities of the blockers that are there in it, and no others; a plan is carried
//! over from case to case by codes.

use crate::case::Case;
use crate::eased;
use crate::library::From as Side;
use crate::measure::{Measure, Part, Three};
use crate::supply::{Dimension, Supply};
use sanad_model::{Date, GroupingRule, MeasureChoice};
use sanad_plan::portfolio::{
    Choice as Chosen, End, Gain, RawActivity, RawFlow, RawGroup, RawLink, RawMeasure, RawMode, RawNeed,
    RawPin, RawPortfolio, RawSpend, RawTeach, Term, Tick,
};

/// The code of the usual mode.
pub const USUAL: &str = "usual";
/// The code of the mode that is faster and costs more.
pub const FAST: &str = "fast";

/// The code of an activity in the problem.
pub(crate) fn activity_code(measure: &Measure, part: &Part) -> String {
    format!("{}/{}", measure.code, part.code)
}

/// Of each activity of a problem its measure and part, by their places.
pub(crate) type Places = Vec<(usize, usize)>;

/// The problem of a case, and what its activities are.
pub(crate) fn build(measures: &[Measure], supply: &Supply<'_>, case: &Case) -> (RawPortfolio, Places) {
    let mut raw = supply.raw(measures, case);
    let mut places = Vec::new();
    for (number, measure) in measures.iter().enumerate() {
        let made = one(measure, supply, case, &mut raw.links);
        raw.measures.push(made);
        let parts = measure.parts.iter().enumerate().filter(|(_, part)| case.has(measure, part));
        places.extend(parts.map(|(part, _)| (number, part)));
    }
    groups(supply, &mut raw);
    eased::carry_out(&mut raw, &supply.eased, supply.start);
    (raw, places)
}

fn one(measure: &Measure, supply: &Supply<'_>, case: &Case, links: &mut Vec<RawLink>) -> RawMeasure {
    let release = release(measure, supply, case);
    let place = measure.site.and_then(|site| supply.place(site));
    let mut activities = Vec::with_capacity(measure.parts.len());
    for (number, part) in measure.parts.iter().enumerate().filter(|(_, part)| case.has(measure, part)) {
        let code = activity_code(measure, part);
        let mut modes = vec![mode(measure, part, supply, case)];
        if let Some(fast) = supply.fast(part) {
            modes.push(RawMode { code: FAST.to_owned(), ..faster(&modes[0], fast) });
        }
        // What a case does not have is not waited for.
        for wait in part.after.iter().filter(|wait| case.has(measure, &measure.parts[wait.of])) {
            let ends = wait.ends;
            links.push(RawLink {
                from: activity_code(measure, &measure.parts[wait.of]),
                from_end: if ends.from_start { End::Start } else { End::Finish },
                to: code.clone(),
                to_end: if ends.to_finish { End::Finish } else { End::Start },
                min: wait.min,
                max: wait.max,
                calendar: None,
            });
        }
        let pin = supply.pin(&measure.code, &part.code);
        activities.push(RawActivity {
            place: place.clone().filter(|_| !part.crew.is_empty()),
            release,
            deadline: measure.latest.filter(|_| number == measure.mark).map(|day| supply.tick_after(day)),
            pin: pin.map(|(start, mode)| RawPin { start: supply.tick(start), mode }),
            modes,
            code,
        });
    }
    let jobs = whole(measure.jobs.likely);
    let mut gains = Vec::new();
    let mut gain = |term: Term, once: i64, per_tick: i64| {
        if once > 0 || per_tick > 0 {
            gains.push(Gain { term, once, per_tick });
        }
    };
    gain(Term::Output, 0, i64::try_from(measure.worth).unwrap_or(0));
    gain(Term::Jobs, 0, jobs);
    let parts = measure.parts.iter().filter(|part| case.has(measure, part));
    let local = parts.fold(0, |sum: i64, part| sum.saturating_add(local(supply, part)));
    gain(Term::Local, local, 0);
    RawMeasure {
        code: measure.code.clone(),
        choice: match case.choice(measure) {
            MeasureChoice::Free => Chosen::Free,
            MeasureChoice::Mandatory => Chosen::Mandatory,
            MeasureChoice::Excluded => Chosen::Excluded,
        },
        mark: measure.parts.get(measure.mark).map(|part| activity_code(measure, part)),
        due: measure.due.map(|due| supply.tick(due)),
        late_weight: 1,
        gains,
        activities,
    }
}

/// What a part pays at home, in minor units of the reference currency.
pub(crate) fn local(supply: &Supply<'_>, part: &Part) -> i64 {
    part.charges.iter().filter(|charge| charge.local).fold(0, |sum: i64, charge| {
        let amount = Supply::minor(charge.currency, charge.amount.likely);
        sum.saturating_add(supply.in_reference(amount, charge.currency))
    })
}

/// Not before the answers are at hand, nor before the day a person has set.
pub(crate) fn release(measure: &Measure, supply: &Supply<'_>, case: &Case) -> Tick {
    let answers = measure.answers.map_or(0, |(low, likely, high)| {
        let (low, likely) = (supply.tick_after(low), supply.tick_after(likely));
        let high = high.map_or(likely + (likely - low), |high| supply.tick_after(high));
        match measure.site.and_then(|site| case.answers(site)) {
            None => likely,
            Some(share) => {
                let range = Three {
                    low: f64::from(low),
                    likely: f64::from(likely),
                    high: f64::from(high.max(likely)),
                };
                Tick::try_from(whole(crate::case::value(range, Some(share)))).unwrap_or(likely)
            }
        }
    });
    answers.max(measure.earliest.map_or(0, |day| supply.tick(day))).min(supply.horizon)
}

fn mode(measure: &Measure, part: &Part, supply: &Supply<'_>, case: &Case) -> RawMode {
    let days = u32::try_from(whole(case.days(part))).unwrap_or(1).max(1);
    let abroad = part.crew.iter().any(|hands| hands.from != Side::Host);
    let mut mode = RawMode {
        code: USUAL.to_owned(),
        duration: days,
        calendar: Some(Supply::calendar(abroad)),
        renewables: supply.uses(part),
        needs: part
            .crew
            .iter()
            .map(|hands| RawNeed {
                skill: crate::supply::skill_of(hands.from, &hands.skill),
                level: hands.level,
                count: hands.count,
                pool: None,
            })
            .collect(),
        teaches: supply
            .teaches(part)
            .into_iter()
            .map(|(pool, teaches)| RawTeach {
                pool,
                count: teaches.count,
                skill: crate::supply::skill_of(Side::Host, &teaches.skill),
                level: teaches.level,
            })
            .collect(),
        ..RawMode::default()
    };
    for charge in &part.charges {
        let Some(fund) = supply.fund(charge.supplier_pays, charge.currency) else { continue };
        let amount = Supply::minor(charge.currency, case.amount(part, charge.amount));
        if amount > 0 {
            mode.spends.push(RawSpend {
                fund,
                amount,
                currency: charge.currency.to_string(),
                at: if charge.at_finish { End::Finish } else { End::Start },
            });
        }
    }
    for (dimension, amount) in [(Dimension::Power, part.power), (Dimension::Water, part.water)] {
        let (Some(site), Some(amount)) = (measure.site, amount) else { continue };
        let Some(utility) = supply.utility(site, dimension) else { continue };
        let amount = whole(amount.likely.abs()) * if amount.likely < 0.0 { -1 } else { 1 };
        if amount != 0 {
            let from = if amount < 0 { End::Start } else { End::Finish };
            mode.flows.push(RawFlow { utility, amount, from, while_running: false });
        }
    }
    mode
}

/// Working days of the faster way.
pub(crate) fn shortened(days: u32, fast: crate::library::Fast) -> u32 {
    u32::try_from(whole(libm::ceil(f64::from(days) * fast.days))).unwrap_or(1).max(1)
}

fn faster(usual: &RawMode, fast: crate::library::Fast) -> RawMode {
    let mut mode = usual.clone();
    mode.duration = shortened(usual.duration, fast);
    for need in &mut mode.needs {
        need.count = u32::try_from(whole(libm::ceil(f64::from(need.count) * fast.crew))).unwrap_or(1).max(1);
    }
    for spend in &mut mode.spends {
        spend.amount = whole(spend.amount as f64 * fast.cost);
    }
    mode
}

/// Rules of choice that the programme has.
fn groups(supply: &Supply<'_>, raw: &mut RawPortfolio) {
    for (rule, codes) in supply.groups() {
        match rule {
            GroupingRule::ExactlyOne => raw.groups.push(RawGroup::ExactlyOne(codes)),
            GroupingRule::AtMostOne => raw.groups.push(RawGroup::AtMostOne(codes)),
            GroupingRule::Implies => {
                let mut codes = codes.into_iter();
                let Some(first) = codes.next() else { continue };
                raw.groups.extend(codes.map(|code| RawGroup::Implies(first.clone(), vec![code])));
            }
        }
    }
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "clamped first")]
pub(crate) fn whole(value: f64) -> i64 {
    libm::round(value).clamp(-1e15, 1e15) as i64
}

/// The day of a tick.
pub(crate) fn day(start: Date, tick: Tick) -> Date {
    use jiff::ToSpan as _;
    start.checked_add(i64::from(tick).days()).unwrap_or(start)
}

/// The tick of a day, before the start below 0.
pub(crate) fn tick(start: Date, day: Date) -> Tick {
    start.until((jiff::Unit::Day, day)).map_or(0, |span| span.get_days())
}
