//! A made-up problem and the plan it is made around, as text in the JSON format.
//!
//! Fields have the names of [`RawPortfolio`] and its parts; what is empty or not given is left out. A
//! calendar is one character a day, `1` where it works.

use super::Made;
use super::json::Json;
use sanad_plan::portfolio::{
    Choice, End, Gain, Placed, RawActivity, RawFlow, RawGroup, RawLink, RawMeasure, RawMode, RawPool,
    RawPortfolio, Steps, Tick,
};

/// The text.
///
/// ```
/// use sanad_bench::portfolio::{generate, to_json};
///
/// let text = to_json(&generate(5, 1));
/// assert!(text.starts_with("{\n \"horizon\": 1200,"));
/// ```
pub fn to_json(made: &Made) -> String {
    let raw = &made.raw;
    let mut fields = supply(raw);
    fields.push(("measures", Json::list(raw.measures.iter().map(measure))));
    fields.push(("links", Json::list(raw.links.iter().map(link))));
    fields.push(("groups", Json::list(raw.groups.iter().map(group))));
    let term = |&(term, weight): &(_, u32)| {
        let term: sanad_plan::portfolio::Term = term;
        Json::list([Json::text(name(&term)), Json::number(weight)])
    };
    let level = |level: &Vec<_>| Json::list(level.iter().map(term));
    fields.push(("objectives", Json::list(raw.objectives.iter().map(level))));
    if let Some(baseline) = &raw.baseline {
        let start = |(activity, start, mode): &(String, Tick, String)| {
            Json::list([Json::text(activity), Json::number(*start), Json::text(mode)])
        };
        fields.push((
            "baseline",
            Json::record([
                ("frozen_until", Json::number(baseline.frozen_until)),
                ("starts", Json::list(baseline.starts.iter().map(start))),
            ]),
        ));
    }
    fields.push(("known_plan", known(made)));
    format!("{}\n", Json::record(fields))
}

/// A variant's name in lower case.
fn name(variant: &impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Json {
    Json::list(texts.into_iter().map(Json::text))
}

fn steps<T: Copy + Into<i64>>(steps: &Steps<T>) -> Json {
    Json::list(steps.iter().map(|&(at, value)| Json::list([Json::number(at), Json::number(value)])))
}

/// What there is, and the frame of it all.
fn supply(raw: &RawPortfolio) -> Vec<(&'static str, Json)> {
    let days = |working: &[bool]| working.iter().map(|&on| if on { '1' } else { '0' }).collect::<String>();
    let calendars = raw.calendars.iter().map(|own| {
        Json::record([("code", Json::text(&own.code)), ("working", Json::text(days(&own.working)))])
    });
    let travel = raw.travel.iter().map(|row| Json::list(row.iter().map(|&ticks| Json::number(ticks))));
    let renewables = raw
        .renewables
        .iter()
        .map(|own| Json::record([("code", Json::text(&own.code)), ("capacity", steps(&own.capacity))]));
    let funds = raw.funds.iter().map(|own| {
        let inflows = steps(&own.inflows);
        let code = Json::text(&own.code);
        Json::record([("code", code), ("currency", Json::text(&own.currency)), ("inflows", inflows)])
    });
    let rates = raw.rates.iter().map(|own| {
        let ends = [("from", Json::text(&own.from)), ("to", Json::text(&own.to))];
        let share =
            [("numerator", Json::number(own.numerator)), ("denominator", Json::number(own.denominator))];
        Json::record(ends.into_iter().chain(share))
    });
    let utilities = raw
        .utilities
        .iter()
        .map(|own| Json::record([("code", Json::text(&own.code)), ("given", steps(&own.given))]));
    vec![
        ("horizon", Json::number(raw.horizon)),
        ("ticks_per_year", Json::number(raw.ticks_per_year)),
        ("discount_ppm", Json::number(raw.discount_ppm)),
        ("reference", Json::text(&raw.reference)),
        ("calendars", Json::list(calendars)),
        ("places", texts(&raw.places)),
        ("travel", Json::list(travel)),
        ("skills", texts(&raw.skills)),
        ("renewables", Json::list(renewables)),
        ("pools", Json::list(raw.pools.iter().map(pool))),
        ("funds", Json::list(funds)),
        ("rates", Json::list(rates)),
        ("utilities", Json::list(utilities)),
    ]
}

fn pool(pool: &RawPool) -> Json {
    let skill = |(skill, level): &(String, u8)| Json::list([Json::text(skill), Json::number(*level)]);
    let mut fields = vec![
        ("code", Json::text(&pool.code)),
        ("count", Json::number(pool.count)),
        ("skills", Json::list(pool.skills.iter().map(skill))),
    ];
    fields.extend(pool.base.as_ref().map(|base| ("base", Json::text(base))));
    fields.extend([("from", Json::number(pool.from)), ("to", Json::number(pool.to))]);
    fields.push(("min_stay", Json::number(pool.min_stay)));
    Json::record(fields)
}

fn measure(measure: &RawMeasure) -> Json {
    let mut fields = vec![("code", Json::text(&measure.code))];
    if measure.choice != Choice::Free {
        fields.push(("choice", Json::text(name(&measure.choice))));
    }
    fields.extend(measure.mark.as_ref().map(|mark| ("mark", Json::text(mark))));
    fields.extend(measure.due.map(|due| ("due", Json::number(due))));
    fields.push(("late_weight", Json::number(measure.late_weight)));
    let gain = |gain: &Gain| {
        let numbers = [("once", Json::number(gain.once)), ("per_tick", Json::number(gain.per_tick))];
        Json::record(std::iter::once(("term", Json::text(name(&gain.term)))).chain(numbers))
    };
    fields.push(("gains", Json::list(measure.gains.iter().map(gain))));
    fields.push(("activities", Json::list(measure.activities.iter().map(activity))));
    Json::record(fields)
}

fn activity(activity: &RawActivity) -> Json {
    let mut fields = vec![("code", Json::text(&activity.code))];
    fields.extend(activity.place.as_ref().map(|place| ("place", Json::text(place))));
    if activity.release > 0 {
        fields.push(("release", Json::number(activity.release)));
    }
    fields.extend(activity.deadline.map(|deadline| ("deadline", Json::number(deadline))));
    fields.extend(activity.pin.as_ref().map(|pin| {
        let mode = pin.mode.as_ref().map(|mode| ("mode", Json::text(mode)));
        ("pin", Json::record(std::iter::once(("start", Json::number(pin.start))).chain(mode)))
    }));
    fields.push(("modes", Json::list(activity.modes.iter().map(mode))));
    Json::record(fields)
}

fn mode(mode: &RawMode) -> Json {
    let mut fields = vec![("code", Json::text(&mode.code)), ("duration", Json::number(mode.duration))];
    fields.extend(mode.calendar.as_ref().map(|calendar| ("calendar", Json::text(calendar))));
    let renewables = mode.renewables.iter();
    let renewables = renewables.map(|(code, amount)| Json::list([Json::text(code), Json::number(*amount)]));
    fields.push(("renewables", Json::list(renewables)));
    let needs = mode.needs.iter().map(|need| {
        let numbers = [("level", Json::number(need.level)), ("count", Json::number(need.count))];
        let pool = need.pool.as_ref().map(|pool| ("pool", Json::text(pool)));
        Json::record(std::iter::once(("skill", Json::text(&need.skill))).chain(numbers).chain(pool))
    });
    fields.push(("needs", Json::list(needs)));
    let teaches = mode.teaches.iter().map(|teach| {
        let who = [("pool", Json::text(&teach.pool)), ("count", Json::number(teach.count))];
        let what = [("skill", Json::text(&teach.skill)), ("level", Json::number(teach.level))];
        Json::record(who.into_iter().chain(what))
    });
    fields.push(("teaches", Json::list(teaches)));
    let spends = mode.spends.iter().map(|spend| {
        let what = [("fund", Json::text(&spend.fund)), ("amount", Json::number(spend.amount))];
        let rest = [("currency", Json::text(&spend.currency)), ("at", Json::text(name(&spend.at)))];
        Json::record(what.into_iter().chain(rest))
    });
    fields.push(("spends", Json::list(spends)));
    let earns = mode.earns.iter().map(|earn| {
        let what = [("fund", Json::text(&earn.fund)), ("amount", Json::number(earn.amount))];
        let rest = [("currency", Json::text(&earn.currency)), ("every", Json::number(earn.every))];
        Json::record(what.into_iter().chain(rest))
    });
    fields.push(("earns", Json::list(earns)));
    fields.push(("flows", Json::list(mode.flows.iter().map(flow))));
    Json::record(fields)
}

fn flow(flow: &RawFlow) -> Json {
    // Until the finish, or for good.
    let until = if flow.while_running { "finish" } else { "ever" };
    Json::record([
        ("utility", Json::text(&flow.utility)),
        ("amount", Json::number(flow.amount)),
        ("from", Json::text(name(&flow.from))),
        ("until", Json::text(until)),
    ])
}

fn link(link: &RawLink) -> Json {
    let end = |end: End| Json::text(name(&end));
    let mut fields = vec![
        ("from", Json::text(&link.from)),
        ("from_end", end(link.from_end)),
        ("to", Json::text(&link.to)),
        ("to_end", end(link.to_end)),
        ("min", Json::number(link.min)),
    ];
    fields.extend(link.max.map(|max| ("max", Json::number(max))));
    fields.extend(link.calendar.as_ref().map(|calendar| ("calendar", Json::text(calendar))));
    Json::record(fields)
}

fn group(group: &RawGroup) -> Json {
    match group {
        RawGroup::ExactlyOne(codes) => Json::record([("exactly_one", texts(codes))]),
        RawGroup::AtMostOne(codes) => Json::record([("at_most_one", texts(codes))]),
        RawGroup::Implies(first, codes) => {
            Json::record([("if", Json::text(first)), ("at_least_one", texts(codes))])
        }
    }
}

/// The plan that the problem is made around: activities with mode, start, finish and persons, by
/// number through all pools.
fn known(made: &Made) -> Json {
    let activities = made.raw.measures.iter().flat_map(|measure| &measure.activities);
    let placed = |(activity, placed): (&RawActivity, &Option<Placed>)| {
        let placed = placed.as_ref()?;
        let persons =
            placed.persons.iter().map(|list| Json::list(list.iter().map(|&person| Json::number(person))));
        Some(Json::record([
            ("activity", Json::text(&activity.code)),
            ("mode", Json::text(&activity.modes[placed.mode].code)),
            ("start", Json::number(placed.start)),
            ("finish", Json::number(placed.finish)),
            ("persons", Json::list(persons)),
        ]))
    };
    Json::list(activities.zip(&made.plan.placed).filter_map(placed))
}
