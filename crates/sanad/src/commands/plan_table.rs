//! A plan of works as a person reads it in a terminal: what is carried out and when, what is not and
//! why, and how good the plan is.

use super::Setting;
use sanad_i18n::{Arg, Locale};
use sanad_model::{MeasureChoice, Programme};
use sanad_outcomes::Outcomes;
use sanad_outcomes::measures::engine::{OPEN_GAP, Terms};
use sanad_outcomes::measures::{Measure, Works};
use sanad_outcomes::reasons::{Words, barred};
use sanad_report::Speaker;

/// The first terms of a plan that is not done: days late, job-years.
pub(super) fn terms(l: &Locale, terms: &Terms) -> String {
    let jobs = (terms.jobs as f64 / 365.0).round();
    l.list(&[
        format!("{} {}", l.t("cli-plan-late"), l.number(terms.lateness as f64)),
        format!("{} {}", l.word("objective-term", "jobs"), l.number(jobs)),
    ])
}

/// The plan.
pub(super) fn plan(set: Setting, p: &Programme, o: &Outcomes) -> String {
    let Some(works) = o.works.works() else { return String::new() };
    let l = set.locale();
    let mut lines = head(l, o, works);
    let mut order: Vec<usize> = (0..o.works.measures().len()).collect();
    order.sort_by_key(|m| (o.works.mark(*m).map(|dates| dates.0), *m));
    let (carried, mut rest): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|m| works.chosen(*m));
    rest.sort_unstable();
    let speaker = Speaker { l, p, works: &o.works };
    if !carried.is_empty() {
        lines.push(String::new());
        lines.push(l.t("cli-plan-carried"));
        lines.extend(table(&carried.iter().map(|m| row(l, o, works, &speaker, *m)).collect::<Vec<_>>()));
    }
    if !rest.is_empty() {
        lines.push(String::new());
        lines.push(l.t("cli-plan-left"));
        let spoken = Words::of(p, o.works.measures(), works);
        let why = |m: &usize| {
            let measure = &o.works.measures()[*m];
            vec![
                measure.code.clone(),
                share(l, works, *m),
                speaker.measure(&measure.code),
                left(measure, &spoken, &speaker, works, *m),
            ]
        };
        lines.extend(table(&rest.iter().map(why).collect::<Vec<_>>()));
    }
    lines.push(String::new());
    lines.extend(verdict(l, works));
    lines.join("\n")
}

fn head(l: &Locale, o: &Outcomes, works: &Works) -> Vec<String> {
    let count = |key: &str| {
        o.works
            .measures()
            .iter()
            .enumerate()
            .filter(|(m, own)| works.chosen(*m) && (key != "restarts" || own.is_restart()))
            .count()
    };
    let restarts = o.works.measures().iter().filter(|m| m.is_restart()).count();
    let args = [
        ("n", Arg::from(count("all"))),
        ("of", Arg::from(o.works.measures().len())),
        ("restarts", Arg::from(count("restarts"))),
        ("sites", Arg::from(restarts)),
        ("from", Arg::from(l.date(works.start))),
        ("to", Arg::from(l.date(works.day(works.problem.horizon - 1)))),
    ];
    let sure = o.works.measures().iter().enumerate();
    let sure = sure.filter(|(m, own)| own.is_restart() && works.chosen(*m) && works.drawn.often(*m)).count();
    vec![l.t1_bare("cli-plan-head", &args), l.t1_bare("planner-sure", &[("n", Arg::from(sure))])]
}

/// Code, when it is done, in how many cases, cost, name.
fn row(l: &Locale, o: &Outcomes, works: &Works, speaker: &Speaker<'_>, place: usize) -> Vec<String> {
    let measure = &o.works.measures()[place];
    let when = o.works.mark(place).map_or_else(String::new, |(low, _, high)| l.span(low, high));
    let cost = works.drawn.measures.get(place).and_then(|spread| spread.cost);
    let cost = cost.or_else(|| works.cost(place).map(|own| (own, own, own)));
    let cost = cost
        .map_or_else(String::new, |(low, likely, high)| l.money_range(low, likely, high, works.reference));
    vec![measure.code.clone(), when, share(l, works, place), cost, speaker.measure(&measure.code)]
}

fn share(l: &Locale, works: &Works, place: usize) -> String {
    let chosen = works.drawn.measures.get(place).map_or(0, |spread| spread.chosen);
    l.share(chosen, works.drawn.cases - works.drawn.failed)
}

/// Why a measure is not in the plan, as far as it is known without another search.
fn left(measure: &Measure, spoken: &Words<'_>, speaker: &Speaker<'_>, works: &Works, place: usize) -> String {
    if let Some(why) = measure.barred {
        return speaker.said(&barred(why));
    }
    if measure.choice == MeasureChoice::Excluded {
        return speaker.l.t("cli-plan-excluded");
    }
    match works.problem.hopeless.iter().find(|(own, _)| *own == place) {
        Some((_, fault)) => {
            format!("{} {}", speaker.said(&spoken.fault(fault)), speaker.said(&spoken.mend(fault)))
        }
        None => speaker.l.t("cli-plan-others"),
    }
}

/// The check, the gap at each level, and what was looked at.
fn verdict(l: &Locale, works: &Works) -> Vec<String> {
    let answer = &works.answer;
    let mut lines =
        vec![l.t1_bare(
            "cli-plan-checked",
            &[("n", Arg::from(sanad_outcomes::measures::engine::Rule::ALL.len()))],
        )];
    for (level, (terms, gap)) in works.problem.objectives.iter().zip(answer.gaps()).enumerate() {
        let names: Vec<String> = terms.iter().map(|(term, _)| l.word("objective-term", term.key())).collect();
        let key = if gap > OPEN_GAP { "cli-plan-gap-open" } else { "cli-plan-gap" };
        let gap = (gap * 1000.0).round() / 10.0;
        let args = [
            ("level", Arg::from((level + 1).to_string())),
            ("terms", Arg::from(l.list(&names))),
            ("gap", Arg::from(l.number(gap))),
        ];
        lines.push(l.t1_bare(key, &args));
    }
    let args = [
        ("n", Arg::from(answer.schedules)),
        ("seed", Arg::from(answer.seed.to_string())),
        ("cases", Arg::from(l.count(works.drawn.cases))),
    ];
    lines.push(l.t1_bare("cli-plan-tried", &args));
    if answer.stopped {
        lines.push(l.t("cli-plan-stopped"));
    }
    lines
}

/// Columns set apart by two spaces, each as wide as its widest cell; the last is not filled up.
pub(super) fn table(rows: &[Vec<String>]) -> Vec<String> {
    let long = |text: &str| text.chars().filter(|c| !is_mark(*c)).count();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|c| rows.iter().filter_map(|row| row.get(c)).map(|cell| long(cell)).max().unwrap_or(0))
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(c, cell)| {
            let fill = if c + 1 == row.len() { 0 } else { widths[c].saturating_sub(long(cell)) };
            format!("{cell}{}", " ".repeat(fill))
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Marks that take no room: direction, isolates and the signs over and under Arabic letters.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{2066}'..='\u{2069}' | '\u{064b}'..='\u{0652}' | '\u{0670}')
}
