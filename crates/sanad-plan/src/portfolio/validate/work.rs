//! What could be done: measures, activities, modes; and whether all that may add up stays countable.

use std::collections::BTreeSet;

use super::supply::Names;
use super::{At, Codes, FaultRule, Faults, MOST_AMOUNT, MOST_SUM, MOST_TICKS};
use crate::portfolio::problem::{Activity, Flow, Measure, Mode, Need, Parts, Teach};
use crate::portfolio::raw::{End, RawActivity, RawMeasure, RawMode, RawPortfolio, Term};

const MOST_MEASURES: usize = 20_000;
const MOST_ACTIVITIES: usize = 200_000;
const MOST_MODES: usize = 100;
const MOST_LIST: usize = 1_000;
const MOST_COUNT: u32 = 100_000;
pub(super) const MOST_DURATION: u32 = 1_000_000;
/// Ticks that may lie outside the horizon, such as agreed dates and lags.
pub(super) const FAR: i32 = 1_000_000;

/// Puts measures and activities into the parts.
pub(super) fn build(raw: &RawPortfolio, names: &Names<'_>, parts: &mut Parts, faults: &mut Faults) {
    faults.length(At::root("measures"), "measures", raw.measures.len(), MOST_MEASURES);
    let count = raw.measures.iter().map(|measure| measure.activities.len()).sum();
    faults.length(At::root("measures"), "activities", count, MOST_ACTIVITIES);
    faults.codes(
        |place| At::top("measures", place, ""),
        "measure",
        raw.measures.iter().map(|measure| measure.code.as_str()),
    );
    let mut seen = BTreeSet::new();
    for (place, measure) in raw.measures.iter().enumerate() {
        let at = At::top("measures", place, &measure.code);
        let first = parts.activities.len();
        if measure.activities.is_empty() {
            faults.push(at.field("activities"), "0", FaultRule::Empty { kind: "activity" });
        }
        for (number, activity) in measure.activities.iter().enumerate() {
            let at = at.item("activities", number, &activity.code);
            if activity.code.trim().is_empty() {
                faults.push(at.field("code"), &activity.code, FaultRule::EmptyCode);
            } else if !seen.insert(activity.code.as_str()) {
                faults.push(at.field("code"), &activity.code, FaultRule::Duplicate { kind: "activity" });
            }
            let activity = build_activity(&at, place, activity, raw, names, faults);
            parts.activities.push(activity);
        }
        let measure = build_measure(&at, measure, first, parts.activities.len(), faults);
        parts.measures.push(measure);
    }
    sums(parts, faults);
}

fn build_measure(
    at: &At<'_>,
    measure: &RawMeasure,
    first: usize,
    end: usize,
    faults: &mut Faults,
) -> Measure {
    let own: Codes<'_> =
        measure.activities.iter().zip(first..).map(|(activity, place)| (&*activity.code, place)).collect();
    let mark = faults.find_if(at.field("mark"), "activity of this measure", &own, measure.mark.as_ref());
    if let Some(due) = measure.due {
        faults.range(at.field("due"), due, -FAR, FAR);
    }
    faults.range(at.field("late_weight"), measure.late_weight, 0, 1_000_000_000);
    for (place, gain) in measure.gains.iter().enumerate() {
        let at = at.item("gains", place, "");
        if !gain.term.is_gain() {
            faults.push(at.field("term"), format!("{:?}", gain.term), FaultRule::GainTerm);
        }
        faults.range(at.field("once"), gain.once, 0, MOST_AMOUNT);
        faults.range(at.field("per_tick"), gain.per_tick, 0, MOST_AMOUNT);
    }
    Measure {
        code: measure.code.clone(),
        choice: measure.choice,
        activities: first..end,
        mark,
        due: measure.due,
        late_weight: measure.late_weight,
        gains: measure.gains.clone(),
    }
}

fn build_activity(
    at: &At<'_>,
    measure: usize,
    activity: &RawActivity,
    raw: &RawPortfolio,
    names: &Names<'_>,
    faults: &mut Faults,
) -> Activity {
    faults.range(at.field("release"), activity.release, 0, raw.horizon);
    if let Some(deadline) = activity.deadline {
        faults.range(at.field("deadline"), deadline, 0, FAR);
        if deadline < activity.release {
            let rule = FaultRule::DeadlineBeforeRelease { release: activity.release };
            faults.push(at.field("deadline"), deadline, rule);
        }
    }
    if activity.modes.is_empty() {
        faults.push(at.field("modes"), "0", FaultRule::Empty { kind: "mode" });
    }
    faults.length(at.field("modes"), "modes", activity.modes.len(), MOST_MODES);
    let mut modes = Codes::new();
    for (place, mode) in activity.modes.iter().enumerate() {
        let at = at.item("modes", place, "");
        if mode.code.trim().is_empty() {
            faults.push(at.field("code"), &mode.code, FaultRule::EmptyCode);
        } else if modes.insert(&mode.code, place).is_some() {
            let rule = FaultRule::Duplicate { kind: "mode of this activity" };
            faults.push(at.field("code"), &mode.code, rule);
        }
    }
    let pin = activity.pin.as_ref().map(|pin| {
        let at = at.field("pin");
        faults.range(at.field("start"), pin.start, 0, raw.horizon);
        let mode = faults.find_if(at.field("mode"), "mode of this activity", &modes, pin.mode.as_ref());
        (pin.start, mode)
    });
    Activity {
        anchor: None,
        code: activity.code.clone(),
        measure,
        place: faults.find_if(at.field("place"), "place", &names.places, activity.place.as_ref()),
        release: activity.release,
        deadline: activity.deadline.map_or(raw.horizon, |deadline| deadline.min(raw.horizon)),
        pin,
        modes: activity
            .modes
            .iter()
            .enumerate()
            .map(|(place, mode)| build_mode(&at.item("modes", place, &mode.code), mode, raw, names, faults))
            .collect(),
    }
}

fn build_mode(
    at: &At<'_>,
    mode: &RawMode,
    raw: &RawPortfolio,
    names: &Names<'_>,
    faults: &mut Faults,
) -> Mode {
    faults.range(at.field("duration"), mode.duration, 0, MOST_DURATION);
    let lists = [
        ("renewables", mode.renewables.len()),
        ("needs", mode.needs.len()),
        ("teaches", mode.teaches.len()),
        ("spends", mode.spends.len()),
        ("earns", mode.earns.len()),
        ("flows", mode.flows.len()),
    ];
    for (kind, length) in lists {
        faults.length(at.field(kind), kind, length, MOST_LIST);
    }
    let occupies = lists[..3].iter().any(|&(_, length)| length > 0);
    if mode.duration == 0 && (occupies || mode.flows.iter().any(|flow| flow.while_running)) {
        faults.push(at.field("duration"), 0, FaultRule::Instant);
    }
    let mut renewables = Vec::with_capacity(mode.renewables.len());
    let mut used = BTreeSet::new();
    for (place, (code, amount)) in mode.renewables.iter().enumerate() {
        let at = at.item("renewables", place, "");
        faults.range(at, *amount, 1, 1_000_000_000);
        if let Some(renewable) = faults.find(at, "renewable", &names.renewables, code) {
            if used.insert(renewable) {
                renewables.push((renewable, *amount));
            } else {
                faults.push(at, code, FaultRule::Duplicate { kind: "renewable of this mode" });
            }
        }
    }
    let (spends, spent_reference) = spends(at, mode, raw, names, faults);
    Mode {
        code: mode.code.clone(),
        duration: mode.duration,
        calendar: faults.find_if(at.field("calendar"), "calendar", &names.calendars, mode.calendar.as_ref()),
        renewables,
        needs: needs(at, mode, names, faults),
        teaches: teaches(at, mode, raw, names, faults),
        spends,
        spent_reference,
        earns: earns(at, mode, raw, names, faults),
        flows: flows(at, mode, names, faults),
    }
}

fn needs(at: &At<'_>, mode: &RawMode, names: &Names<'_>, faults: &mut Faults) -> Vec<Need> {
    let mut needs = Vec::with_capacity(mode.needs.len());
    for (place, need) in mode.needs.iter().enumerate() {
        let at = at.item("needs", place, "");
        faults.range(at.field("level"), need.level, 1, 4);
        faults.range(at.field("count"), need.count, 1, MOST_COUNT);
        let pool = faults.find_if(at.field("pool"), "pool", &names.pools, need.pool.as_ref());
        if let Some(skill) = faults.find(at.field("skill"), "skill", &names.skills, &need.skill) {
            needs.push(Need { skill, level: need.level, count: need.count, pool });
        }
    }
    needs
}

fn teaches(
    at: &At<'_>,
    mode: &RawMode,
    raw: &RawPortfolio,
    names: &Names<'_>,
    faults: &mut Faults,
) -> Vec<Teach> {
    let mut teaches = Vec::with_capacity(mode.teaches.len());
    for (place, teach) in mode.teaches.iter().enumerate() {
        let at = at.item("teaches", place, "");
        faults.range(at.field("level"), teach.level, 1, 4);
        faults.range(at.field("count"), teach.count, 1, MOST_COUNT);
        let pool = faults.find(at.field("pool"), "pool", &names.pools, &teach.pool);
        let skill = faults.find(at.field("skill"), "skill", &names.skills, &teach.skill);
        if let (Some(pool), Some(skill)) = (pool, skill) {
            let held = &raw.pools[pool].skills;
            if held.iter().any(|(held, level)| *held == teach.skill && *level >= teach.level) {
                let rule = FaultRule::TeachesNothing { skill: teach.skill.clone(), level: teach.level };
                faults.push(at, &teach.pool, rule);
            }
            teaches.push(Teach { pool, count: teach.count, skill, level: teach.level });
        }
    }
    teaches
}

/// Payments by fund, and what all are in the reference currency by end.
type Spends = (Vec<(usize, i64, End)>, (i64, i64));

/// Payments by fund, and all in the reference currency by end.
fn spends(at: &At<'_>, mode: &RawMode, raw: &RawPortfolio, names: &Names<'_>, faults: &mut Faults) -> Spends {
    let mut spends = Vec::with_capacity(mode.spends.len());
    let mut reference = (0i64, 0i64);
    for (place, spend) in mode.spends.iter().enumerate() {
        let at = at.item("spends", place, "");
        faults.range(at.field("amount"), spend.amount, 0, MOST_AMOUNT);
        let amount = (spend.amount.clamp(0, MOST_AMOUNT), spend.currency.as_str());
        let Some(fund) = faults.find(at.field("fund"), "fund", &names.funds, &spend.fund) else { continue };
        let paid = names.change(at.field("currency"), amount, &raw.funds[fund].currency, true, faults);
        let value = names.change(at.field("currency"), amount, &raw.reference, true, faults);
        let sum = if spend.at == End::Start { &mut reference.0 } else { &mut reference.1 };
        *sum = sum.saturating_add(value);
        if paid > 0 {
            spends.push((fund, paid, spend.at));
        }
    }
    (spends, reference)
}

fn earns(
    at: &At<'_>,
    mode: &RawMode,
    raw: &RawPortfolio,
    names: &Names<'_>,
    faults: &mut Faults,
) -> Vec<(usize, i64, i32)> {
    let mut earns = Vec::with_capacity(mode.earns.len());
    for (place, earn) in mode.earns.iter().enumerate() {
        let at = at.item("earns", place, "");
        faults.range(at.field("amount"), earn.amount, 0, MOST_AMOUNT);
        faults.range(at.field("every"), earn.every, 1, MOST_TICKS);
        let amount = (earn.amount.clamp(0, MOST_AMOUNT), earn.currency.as_str());
        let Some(fund) = faults.find(at.field("fund"), "fund", &names.funds, &earn.fund) else { continue };
        let got = names.change(at.field("currency"), amount, &raw.funds[fund].currency, false, faults);
        if got > 0 {
            earns.push((fund, got, earn.every.max(1)));
        }
    }
    earns
}

fn flows(at: &At<'_>, mode: &RawMode, names: &Names<'_>, faults: &mut Faults) -> Vec<Flow> {
    let mut flows = Vec::with_capacity(mode.flows.len());
    for (place, flow) in mode.flows.iter().enumerate() {
        let at = at.item("flows", place, "");
        faults.range(at.field("amount"), flow.amount, -MOST_AMOUNT, MOST_AMOUNT);
        if flow.while_running && flow.from == End::Finish {
            faults.push(at.field("from"), "finish", FaultRule::FlowNever);
        }
        let utility = faults.find(at.field("utility"), "utility", &names.utilities, &flow.utility);
        if let Some(utility) = utility.filter(|_| flow.amount != 0) {
            let &crate::portfolio::raw::RawFlow { amount, from, while_running, .. } = flow;
            flows.push(Flow { utility, amount, from, while_running });
        }
    }
    flows
}

/// Whatever is chosen, no sum goes beyond what can be counted.
pub(super) fn sums(parts: &Parts, faults: &mut Faults) {
    let horizon = i128::from(parts.horizon);
    let mut funds: Vec<i128> = parts
        .funds
        .iter()
        .map(|(_, inflows)| inflows.iter().map(|&(_, amount)| i128::from(amount)).sum())
        .collect();
    let given = |given: &Vec<(i32, i64)>| given.iter().map(|&(_, amount)| i128::from(amount)).max();
    let mut utilities: Vec<i128> =
        parts.utilities.iter().map(|(_, steps)| given(steps).unwrap_or(0)).collect();
    let mut gains = [0i128; Term::ALL.len()];
    let (mut spent, mut late) = (0i128, 0i128);
    for measure in &parts.measures {
        for gain in &measure.gains {
            gains[gain.term as usize] += i128::from(gain.once) + i128::from(gain.per_tick) * horizon;
        }
        let due = measure.due.map_or(horizon, i128::from);
        late += i128::from(measure.late_weight) * (horizon - due).max(0);
    }
    for mode in parts.activities.iter().flat_map(|activity| &activity.modes) {
        spent += i128::from(mode.spent_reference.0) + i128::from(mode.spent_reference.1);
        for &(fund, amount, _) in &mode.spends {
            funds[fund] += i128::from(amount);
        }
        for &(fund, amount, every) in &mode.earns {
            funds[fund] += i128::from(amount) * (horizon / i128::from(every));
        }
        for flow in &mode.flows {
            utilities[flow.utility] += i128::from(flow.amount.unsigned_abs());
        }
    }
    for (place, (sum, (code, _))) in funds.iter().zip(&parts.funds).enumerate() {
        faults.sum(At::top("funds", place, code), *sum);
    }
    for (place, (sum, (code, _))) in utilities.iter().zip(&parts.utilities).enumerate() {
        faults.sum(At::top("utilities", place, code), *sum);
    }
    let most = gains.iter().copied().max().unwrap_or(0).max(spent).max(late);
    if most > i128::from(MOST_SUM) {
        faults.sum(At::root("measures"), most);
    }
}
