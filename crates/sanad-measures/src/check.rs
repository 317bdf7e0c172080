//! What is recorded for works and does not fit: each finding is at the row it comes from, with what
//! would be accepted there.
//!
//! [`check`] looks at records that name each other by code, at money and at courses; [`located`]
//! places what the planning problem itself says cannot hold.

use crate::library::Library;
use crate::measure::Measure;
use crate::plan::{Lack, Made};
use crate::problem::{FAST, USUAL};
use crate::supply::host;
use sanad_model::{Accepted, Currency, Finding, Id, Kind, Place, Programme, Severity, said};
use sanad_plan::portfolio::{Fault, FaultRule};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of the findings of this module: bundles hold a sentence for each.
pub const CODES: &[&str] = &[
    "works-unknown-template",
    "works-unknown-measure",
    "works-unknown-activity",
    "works-unknown-mode",
    "works-fund-without-rate",
    "works-course-for-nobody",
];

/// Where a record stands: its kind, id and column.
pub type PlaceOf<'a> = &'a dyn Fn(Kind, Id, &str) -> Place;

/// Everything that does not fit, in the order of kinds and codes.
pub fn check(p: &Programme, library: &Library, measures: &[Measure], place: PlaceOf<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    templates(p, library, place, &mut found);
    pins(p, library, measures, place, &mut found);
    groupings(p, measures, place, &mut found);
    money(p, measures, place, &mut found);
    financing(p, measures, place, &mut found);
    courses(p, library, measures, &mut found);
    found
}

fn templates(p: &Programme, library: &Library, place: PlaceOf<'_>, found: &mut Vec<Finding>) {
    let mut records: Vec<_> = p.measures.values().collect();
    records.sort_by(|a, b| a.code.cmp(&b.code));
    // A template of the programme's own that has faults is left out: those are told by themselves.
    let faulty = |code: &str| p.templates.values().any(|own| own.code == code);
    let unknown = |code: &str| library.get(code).is_none() && !faulty(code);
    for record in records.into_iter().filter(|record| unknown(&record.template)) {
        let known = library.iter().map(|template| template.code.as_str());
        let accepted = near(&record.template, known).unwrap_or(said("works-template"));
        let at = place(Kind::Measure, record.id, "template");
        found.push(Finding::error(at, "works-unknown-template", &record.template, accepted));
    }
}

fn pins(
    p: &Programme,
    library: &Library,
    measures: &[Measure],
    place: PlaceOf<'_>,
    found: &mut Vec<Finding>,
) {
    let mut all: Vec<_> = p.pins.values().collect();
    all.sort_by(|a, b| (&a.measure, &a.activity).cmp(&(&b.measure, &b.activity)));
    for pin in all {
        let mut error = |column: &str, code, value: &str, accepted| {
            found.push(Finding::error(place(Kind::Pin, pin.id, column), code, value, accepted));
        };
        let Some(measure) = measures.iter().find(|m| m.code == pin.measure) else {
            error("measure", "works-unknown-measure", &pin.measure, measure_like(&pin.measure, measures));
            continue;
        };
        let Some(part) = measure.parts.iter().find(|part| part.code == pin.activity) else {
            let known = Accepted::codes(measure.parts.iter().map(|part| part.code.clone()));
            error("activity", "works-unknown-activity", &pin.activity, known);
            continue;
        };
        let activity = library.get(&part.template).and_then(|t| t.activities.get(part.activity));
        let fast = activity.is_some_and(|activity| activity.fast.is_some());
        let modes: &[&str] = if fast { &[USUAL, FAST] } else { &[USUAL] };
        if !pin.mode.is_empty() && !modes.contains(&pin.mode.as_str()) {
            error("mode", "works-unknown-mode", &pin.mode, Accepted::codes(modes.iter().copied()));
        }
    }
}

fn groupings(p: &Programme, measures: &[Measure], place: PlaceOf<'_>, found: &mut Vec<Finding>) {
    let mut all: Vec<_> = p.groupings.values().collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    for grouping in all {
        for code in grouping.measures.iter().filter(|code| measures.iter().all(|m| m.code != **code)) {
            let at = place(Kind::Grouping, grouping.id, "measures");
            found.push(Finding::error(at, "works-unknown-measure", code, measure_like(code, measures)));
        }
    }
}

/// Terms of finance name measures that are there.
fn financing(p: &Programme, measures: &[Measure], place: PlaceOf<'_>, found: &mut Vec<Finding>) {
    let mut all: Vec<_> = p.financing.values().filter(|own| !own.measure.is_empty()).collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    for own in all.into_iter().filter(|own| measures.iter().all(|m| m.code != own.measure)) {
        let at = place(Kind::Financing, own.id, "measure");
        let accepted = measure_like(&own.measure, measures);
        found.push(Finding::error(at, "works-unknown-measure", &own.measure, accepted));
    }
}

/// Money out of which amounts in another currency are to be paid needs a rate from that one.
fn money(p: &Programme, measures: &[Measure], place: PlaceOf<'_>, found: &mut Vec<Finding>) {
    let paid: BTreeSet<Currency> =
        measures.iter().flat_map(|m| &m.parts).flat_map(|part| &part.charges).map(|c| c.currency).collect();
    let of_side = |side: Id| -> Vec<Currency> {
        p.funds.values().filter(|fund| p.side_of(fund.party) == side).map(|fund| fund.currency).collect()
    };
    let rate = |from: Currency, to: Currency| p.rates.values().any(|rate| (rate.from, rate.to) == (from, to));
    let mut funds: Vec<_> = p.funds.values().collect();
    funds.sort_by(|a, b| a.code.cmp(&b.code));
    for fund in funds {
        let own = of_side(p.side_of(fund.party));
        // Nothing in another currency is paid out of it where another fund of the side has that.
        let others: Vec<Currency> = paid.iter().copied().filter(|currency| !own.contains(currency)).collect();
        if !others.is_empty() && others.iter().all(|from| !rate(*from, fund.currency)) {
            let names: Vec<String> = others.iter().map(ToString::to_string).collect();
            let accepted = said("works-rate").with(names.join(" / ")).with(fund.currency);
            let at = place(Kind::Fund, fund.id, "currency");
            let unpayable = own.iter().all(|to| others.iter().any(|from| !rate(*from, *to)));
            let value = fund.currency.to_string();
            let code = "works-fund-without-rate";
            found.push(if unpayable {
                Finding::error(at, code, value, accepted)
            } else {
                Finding::warning(at, code, value, accepted)
            });
        }
    }
}

/// Courses of the templates in use for which nobody of the host is left who does not know it yet.
fn courses(p: &Programme, library: &Library, measures: &[Measure], found: &mut Vec<Finding>) {
    let host = host(p);
    let pools: Vec<(f64, BTreeMap<String, u8>)> = p
        .people
        .values()
        .filter(|pool| p.teams.get(&pool.team).is_some_and(|team| team.task == sanad_model::Task::Works))
        .filter(|pool| host.is_none_or(|host| p.side_of(pool.party) == host))
        .filter_map(|pool| {
            let (count, _) = p.fact(pool.id, "count").number()?;
            let levels = p.fact(pool.id, "levels");
            let levels = levels.levels().unwrap_or_default().iter();
            Some((count.likely, levels.map(|(skill, level)| (skill.clone(), *level)).collect()))
        })
        .collect();
    if pools.is_empty() {
        return;
    }
    let used: BTreeSet<&str> =
        measures.iter().flat_map(|m| &m.parts).map(|part| part.template.as_str()).collect();
    for template in used.into_iter().filter_map(|code| library.get(code)) {
        for activity in &template.activities {
            for course in &activity.teaches {
                let learns = |(count, levels): &(f64, BTreeMap<String, u8>)| {
                    *count >= f64::from(course.count)
                        && levels.get(&course.skill).is_none_or(|level| *level < course.level)
                };
                if !pools.iter().any(learns) {
                    let at = line_of(&template.file, activity.line, "teaches");
                    let accepted = said("works-learners").with(course.count).with(course.level);
                    let code = "works-course-for-nobody";
                    found.push(Finding::warning(
                        at,
                        code,
                        format!("{} {}", course.skill, course.level),
                        accepted,
                    ));
                }
            }
        }
    }
}

fn measure_like(code: &str, measures: &[Measure]) -> Accepted {
    near(code, measures.iter().map(|m| m.code.as_str())).unwrap_or(said("works-measure"))
}

/// The codes that a misspelt one may have meant, at most three.
fn near<'a>(code: &str, known: impl Iterator<Item = &'a str>) -> Option<Accepted> {
    const FAR: usize = 3;
    let mut all: Vec<(usize, &str)> = known.map(|own| (distance(code, own), own)).collect();
    all.sort_unstable();
    let close =
        all.into_iter().take(3).filter(|(far, own)| *far <= FAR.min(own.len() / 2)).map(|(_, own)| own);
    let close: Vec<&str> = close.collect();
    (!close.is_empty()).then(|| Accepted::codes(close))
}

/// How many letters must be put in, taken out or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// A line of a template.
fn line_of(file: &str, line: u32, column: &str) -> Place {
    let file = if file.contains('/') { file.to_owned() } else { format!("library/{file}") };
    Place { file, row: line, column: column.to_owned() }
}

/// What the problem says cannot hold, at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The fault.
    pub fault: Fault,
    /// Where what it is about stands.
    pub place: Place,
    /// An error when there is no plan because of it; a warning when measures stay out because of it.
    pub severity: Severity,
    /// The measures that it is about.
    pub measures: Vec<String>,
}

/// What the planning problem says cannot hold: all that keeps a plan from being made, or, where there
/// is a plan, what can never be carried out, told once for all measures with the same trouble.
pub fn located(p: &Programme, library: &Library, made: &Made, place: PlaceOf<'_>) -> Vec<Located> {
    let (faults, severity): (Vec<&Fault>, Severity) = match &made.works {
        Err(Lack::Faults(faults)) => (faults.iter().collect(), Severity::Error),
        Err(Lack::Infeasible(found)) => (found.0.hopeless.iter().map(|h| &h.1).collect(), Severity::Warning),
        Err(_) => (Vec::new(), Severity::Error),
        Ok(works) => (works.problem.hopeless.iter().map(|h| &h.1).collect(), Severity::Warning),
    };
    let mut all: Vec<Located> = Vec::new();
    for fault in faults {
        let own = fault.codes.first().filter(|_| fault.path.starts_with("measures")).cloned();
        let shared = matches!(
            fault.rule,
            FaultRule::SkillMissing { .. }
                | FaultRule::OverCapacity { .. }
                | FaultRule::NoRate { .. }
                | FaultRule::PersonsShort { .. }
        );
        match all.iter_mut().find(|other| shared && other.fault.rule == fault.rule) {
            Some(other) => other.measures.extend(own.filter(|code| !other.measures.contains(code))),
            None => all.push(Located {
                place: place_of(p, library, &made.measures, fault, place),
                fault: fault.clone(),
                severity,
                measures: own.into_iter().collect(),
            }),
        }
    }
    all
}

/// The record that a fault is about, else the line of the template that asks for what is not there.
fn place_of(
    p: &Programme,
    library: &Library,
    measures: &[Measure],
    fault: &Fault,
    place: PlaceOf<'_>,
) -> Place {
    let code = |at: usize| fault.codes.get(at).map_or("", String::as_str);
    let record = |kind: Kind, code: &str, column: &str| Some(place(kind, p.by_code(kind, code)?, column));
    let root = fault.path.split(['[', '.']).next().unwrap_or_default();
    let found = match (&fault.rule, root) {
        (FaultRule::OverCapacity { renewable, .. }, _) => {
            let own = p.resources.values().find(|own| own.what == *renewable);
            own.map(|own| place(Kind::Resource, own.id, "capacity"))
        }
        (FaultRule::OverFund { fund, .. }, _) => record(Kind::Fund, fund, "code"),
        (FaultRule::NoRate { to, .. }, "measures") => {
            let own = p.funds.values().find(|fund| fund.currency.to_string() == *to);
            own.map(|own| place(Kind::Fund, own.id, "currency"))
        }
        (FaultRule::PinTick { .. } | FaultRule::PinEarly { .. } | FaultRule::PinFrozen { .. }, _) => {
            let part = code(1).rsplit_once('/').map_or(code(1), |(_, part)| part);
            let own = p.pins.values().find(|pin| pin.measure == code(0) && pin.activity == part);
            own.map(|own| place(Kind::Pin, own.id, "start"))
        }
        (_, "groups") => {
            let own =
                p.groupings.values().find(|own| fault.codes.iter().all(|code| own.measures.contains(code)));
            own.map(|own| place(Kind::Grouping, own.id, "measures"))
        }
        (_, "funds") => record(Kind::Fund, code(0), "code"),
        (_, "pools") => record(Kind::People, code(0), "code"),
        _ => None,
    };
    found.unwrap_or_else(|| of_measure(p, library, measures, fault, place))
}

fn of_measure(
    p: &Programme,
    library: &Library,
    measures: &[Measure],
    fault: &Fault,
    place: PlaceOf<'_>,
) -> Place {
    let Some(measure) = fault.codes.first().and_then(|code| measures.iter().find(|m| m.code == *code)) else {
        return Place { file: fault.path.clone(), ..Place::default() };
    };
    let activity = fault.codes.get(1).and_then(|code| code.rsplit_once('/')).and_then(|(_, part)| {
        let part = measure.parts.iter().find(|own| own.code == part)?;
        let template = library.get(&part.template)?;
        Some((template, template.activities.get(part.activity)?))
    });
    match (activity, measure.record) {
        // What a template of the programme's own asks for can be mended there.
        (Some((template, activity)), _) if template.own => line_of(&template.file, activity.line, ""),
        (_, Some(record)) if p.measures.contains_key(&record) => {
            let day = matches!(fault.rule, FaultRule::TooLate { .. }) && measure.latest.is_some();
            place(Kind::Measure, record, if day { "latest" } else { "template" })
        }
        (Some((template, activity)), _) => line_of(&template.file, activity.line, ""),
        (None, _) => library
            .get(&measure.template)
            .map_or_else(Place::default, |template| line_of(&template.file, 1, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn letters_that_differ_are_counted() {
        for (a, b, far) in
            [("restart-cement", "restart-cemnt", 1), ("R-F01", "R-F10", 2), ("", "ab", 2), ("سند", "سد", 1)]
        {
            assert_eq!((distance(a, b), distance(b, a)), (far, far));
        }
    }
}
