//! `appraise`: what a project is worth. A stand-alone project file, or the measures of a programme on
//! the days of its plan.

use super::flows;
use super::plan_table::table;
use super::works;
use super::{Setting, computed};
use crate::cli::Appraise;
use crate::out::{self, Faulty};
use crate::trouble::Trouble;
use sanad_files::project::{Held, Read};
use sanad_files::xlsx;
use sanad_i18n::{Arg, Locale};
use sanad_model::Programme;
use sanad_outcomes::Outcomes;
use sanad_outcomes::appraise::indicators::{Indicators, Why, Worth, factors};
use sanad_outcomes::appraise::tables::{Row, TABLES};
use sanad_outcomes::appraise::{Exact, Line, Number, Valid};
use sanad_outcomes::measures::Measure;
use sanad_outcomes::measures::library::Library;
use sanad_outcomes::money::risk::{Band, Own, Ranges, TRIALS};
use sanad_outcomes::money::{Apart, Lever, Sought, Study, Target, one_by_one, seek, seek_delay};
use sanad_outcomes::risk::Found;
use sanad_report::{Sheet, Speaker, names, study};
use serde_json::{Value, json};
use std::io::Read as _;
use std::process::ExitCode;

/// What is told beside a study.
struct Beside<'a> {
    ranges: Ranges,
    /// What is taken of the input, but worth a look.
    warnings: Value,
    /// Of a measure of a programme: the library, and itself.
    library: Option<(&'a Library, &'a Measure)>,
}

pub(super) async fn appraise(set: Setting, args: &Appraise) -> anyhow::Result<ExitCode> {
    super::export::ready(args.xlsx.as_ref(), &[&args.path])?;
    if sanad_files::project::is_project(&args.path) {
        if args.measure.is_some() {
            let l = set.locale();
            let said = [("path", Arg::from(args.path.display().to_string()))];
            out::note(&format!("{} {}", l.t("cli-error"), l.t1_bare("study-measure-of-file", &said)));
            return Ok(ExitCode::from(2));
        }
        let file = std::fs::File::open(&args.path).map_err(Trouble::read(&args.path))?;
        let mut bytes = Vec::new();
        let most = sanad_files::project::MOST_BYTES + 1;
        file.take(most).read_to_end(&mut bytes).map_err(Trouble::read(&args.path))?;
        let name = args.path.display().to_string();
        let Read { valid, warnings } = match sanad_files::project::open(&bytes, &name).map_err(Faulty)? {
            Held::Project(read) => *read,
            Held::Flows(read) => return flows::told(set, args, &read),
        };
        out::findings(&warnings, set.lang);
        if let Some(lever) = args.seek.as_deref().and_then(Lever::from_code) {
            let Some(target) = target(set, args) else { return Ok(ExitCode::from(2)) };
            return Ok(sought(set, args, target, Some(&valid), seek(&valid, lever, target)));
        }
        let ranges = Own::alone(&valid, 0.0, None);
        let warned = out::findings_json(&warnings, set.lang);
        return told(set, args, valid, &Beside { ranges, warnings: warned, library: None });
    }
    if !args.path.exists() {
        return Err(Faulty(vec![sanad_files::project::missing(&args.path)]).into());
    }
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let p = &opened.programme;
    let o = tokio::task::block_in_place(|| computed(p, set.today(p), None));
    let l = set.locale();
    if o.works.works().is_none() {
        out::note(&format!("{} {}", l.t("cli-error"), l.t("study-none")));
        return Ok(ExitCode::from(1));
    }
    let Some(code) = &args.measure else { return programme(set, args, p, &o) };
    let Some((place, _)) = o.works.measure(code) else {
        let codes: Vec<String> = planned(&o).map(|(_, code)| code.to_owned()).collect();
        let said = [("code", Arg::from(code.as_str())), ("codes", Arg::from(l.list(&codes)))];
        out::note(&format!("{} {}", l.t("cli-error"), l.t1_bare("study-no-measure", &said)));
        return Ok(ExitCode::from(2));
    };
    if let Some(file) = &args.sheet {
        let Ok(sheet) = Sheet::new(p, &o, place, set.lang, None) else {
            out::note(&format!("{} {code}: {}", l.t("cli-error"), l.t("cli-sheet-none")));
            return Ok(ExitCode::from(1));
        };
        super::export::put(file, sheet.html()?.as_bytes())?;
        set.wrote(file);
    }
    if let Some(lever) = &args.seek {
        let Some(target) = target(set, args) else { return Ok(ExitCode::from(2)) };
        let valid = o.money.measures[place].as_ref().ok().map(|own| &own.valid);
        let found = match (Lever::from_code(lever), valid) {
            (Some(Lever::Late), Some(_)) => seek_delay(p, &o.works, &o.money.terms, place, target).ok(),
            (Some(lever), Some(valid)) => seek(valid, lever, target),
            _ => None,
        };
        return Ok(sought(set, args, target, valid, found));
    }
    match &o.money.measures[place] {
        Ok(own) => {
            let ranges = o.money.ranges[place];
            let warnings = out::findings_json(&opened.warnings, set.lang);
            let library: Option<(&Library, &Measure)> = Some((&o.works.library, &o.works.measures()[place]));
            told(set, args, own.valid.clone(), &Beside { ranges, warnings, library })
        }
        Err(apart) => {
            out::note(&format!("{} {code}: {}", l.t("cli-error"), l.t(key(*apart))));
            Ok(ExitCode::from(1))
        }
    }
}

/// The target of a search; says so where it is none.
fn target(set: Setting, args: &Appraise) -> Option<Target> {
    let target = Target::parse(&args.target);
    if target.is_none() {
        let l = set.locale();
        let said = [("target", Arg::from(args.target.as_str()))];
        out::note(&format!("{} {}", l.t("cli-error"), l.t1_bare("cli-seek-target", &said)));
    }
    target
}

/// Tells what a search found.
fn sought(
    set: Setting,
    args: &Appraise,
    target: Target,
    valid: Option<&Valid>,
    found: Option<Sought>,
) -> ExitCode {
    let l = set.locale();
    let lever = args.seek.as_deref().unwrap_or_default();
    let (Some(found), Some(valid)) = (found, valid) else {
        out::note(&format!("{} {}", l.t("cli-error"), l.t("cli-seek-needs-plan")));
        return ExitCode::from(1);
    };
    let unit = |n: f64| {
        let figure = Arg::from(l.number((n * 1e4).round() / 1e4));
        if lever == "late" {
            l.t1_bare("money-seek-months", &[("n", Arg::Number(n)), ("figure", figure)])
        } else {
            l.t1_bare("study-percent", &[("n", figure)])
        }
    };
    let output = |n: f64| match target {
        Target::Nought => {
            l.t1_bare("money-seek-value-of", &[("amount", Arg::from(study::amount_of(l, valid, n)))])
        }
        Target::Return(_) => l.t1_bare("money-seek-return-of", &[("rate", Arg::from(study::percent(l, n)))]),
    };
    let (low, high) = Lever::from_code(lever).map_or((0, 0), Lever::range);
    let none = |key: &str, near: f64, at: f64| {
        let args = [
            ("low", Arg::from(unit(low.into()))),
            ("high", Arg::from(unit(high.into()))),
            ("value", Arg::from(unit(near))),
            ("output", Arg::from(output(at))),
        ];
        l.t1_bare(key, &args)
    };
    let (told, value) = match &found {
        Sought::Found(Found::Root { input, .. }) => {
            let reached = match target {
                Target::Nought => l.t("money-seek-reached-npv"),
                Target::Return(rate) => {
                    l.t1_bare("money-seek-reached-irr", &[("rate", Arg::from(study::percent(l, rate)))])
                }
            };
            let said = [("target", Arg::from(reached)), ("value", Arg::from(unit(*input)))];
            (l.t1_bare(&format!("money-seek-found-{lever}"), &said), Some(*input))
        }
        Sought::Until { months, output: at, .. } => {
            let months = f64::from(*months);
            let said = [("value", Arg::from(unit(months))), ("output", Arg::from(output(*at)))];
            (l.t1_bare("money-seek-until", &said), Some(months))
        }
        Sought::Found(Found::Jump { input, before, after }) => {
            let said = [
                ("value", Arg::from(unit(*input))),
                ("before", Arg::from(output(*before))),
                ("after", Arg::from(output(*after))),
            ];
            (l.t1_bare("money-seek-jump", &said), None)
        }
        Sought::Found(Found::Above { input, output, gaps }) => (
            none(if *gaps > 0 { "money-seek-above-part" } else { "money-seek-above" }, *input, *output),
            None,
        ),
        Sought::Found(Found::Below { input, output, gaps }) => (
            none(if *gaps > 0 { "money-seek-below-part" } else { "money-seek-below" }, *input, *output),
            None,
        ),
        Sought::Found(Found::Nowhere) => (none("money-seek-nowhere", 0.0, 0.0), None),
    };
    if args.json {
        out::data(
            &json!({ "moved": lever, "target": args.target, "value": value, "said": told }).to_string(),
        );
    } else {
        out::data(&told);
    }
    ExitCode::from(u8::from(value.is_none()))
}

fn key(apart: Apart) -> &'static str {
    match apart {
        Apart::NoPlan => "study-apart-no-plan",
        Apart::NotPlanned => "study-apart-not-planned",
        Apart::TooLarge => "study-apart-too-large",
        Apart::NotRepaid => "study-apart-not-repaid",
    }
}

/// The measures of the plan: place and code.
fn planned(o: &Outcomes) -> impl Iterator<Item = (usize, &str)> {
    let chosen = |place: usize| o.works.works().is_some_and(|w| w.chosen(place));
    o.works.measures().iter().enumerate().filter(move |(n, _)| chosen(*n)).map(|(n, m)| (n, m.code.as_str()))
}

/// Every measure of the plan, a line each.
fn programme(set: Setting, args: &Appraise, p: &Programme, o: &Outcomes) -> anyhow::Result<ExitCode> {
    let l = set.locale();
    let speaker = Speaker { l, p, works: &o.works };
    let mut rows =
        vec![["measure", "npv", "irr", "payback"].map(|key| l.t(&format!("study-col-{key}"))).to_vec()];
    rows[0].push(String::new());
    let (mut all, mut worst, mut day) = (Vec::new(), 0, None);
    for (place, code) in planned(o) {
        let study = match &o.money.measures[place] {
            Ok(own) => Study::new(own.valid.clone()),
            Err(apart) => {
                out::note(&format!("{} {code}: {}", l.t("cli-warning"), l.t(key(*apart))));
                // It is in the plan, so its terms, rates or figures are a fault of the input.
                worst = 1;
                continue;
            }
        };
        let Some(study) = study else { continue };
        let ranges = o.money.ranges[place];
        let said = study::indicators(l, &study.valid, &study.indicators, &ranges);
        let value =
            |code: &str| said.iter().find(|s| s.code == code).map_or_else(String::new, |s| s.value.clone());
        rows.push(vec![code.to_owned(), value("npv"), value("irr"), value("payback"), speaker.measure(code)]);
        all.push(json!({
            "measure": code,
            "discounted_to": discounted_to(&study.valid),
            "indicators": figures(&study.indicators),
            "ranges": ranged(&ranges),
        }));
        day = day.or(study::reference(&study.valid).1);
    }
    if args.json {
        out::data(&serde_json::to_string_pretty(&all)?);
    } else {
        if let Some(day) = day {
            out::data(&l.t1_bare("study-list-at", &[("day", Arg::from(l.date(day)))]));
        }
        out::data(&table(&rows).join("\n"));
    }
    Ok(ExitCode::from(worst))
}

fn told(set: Setting, args: &Appraise, valid: Valid, beside: &Beside<'_>) -> anyhow::Result<ExitCode> {
    let l = set.locale();
    let title = valid.project.title.get(l.lang.code()).to_owned();
    let Some(study) = Study::new(valid) else {
        out::note(&format!(
            "{} {}",
            l.t("cli-error"),
            l.t1_bare("study-too-large", &[("title", Arg::from(title))])
        ));
        return Ok(ExitCode::from(1));
    };
    if let Some(file) = &args.xlsx {
        let (library, measure) = beside.library.unzip();
        let name = |path: &str| names::name(l, measure, &study.valid.project, path);
        let words = xlsx::study::Words { library, name: &name, why: &|why| study::why(l, why) };
        let book = xlsx::study::study(&study, set.lang, &words)?;
        super::export::put(file, &book)?;
        set.wrote(file);
    }
    if args.json {
        let mut whole = whole(&study);
        whole["ranges"] = ranged(&beside.ranges);
        whole["warnings"] = beside.warnings.clone();
        out::data(&serde_json::to_string_pretty(&whole)?);
    } else {
        out::data(&text(l, &study, &beside.ranges));
    }
    Ok(ExitCode::SUCCESS)
}

/// The indicators, then a statement a block, a line a row, a period a column.
fn text(l: &Locale, study: &Study, ranges: &Ranges) -> String {
    let (project, axis) = (&study.valid.project, &study.valid.case.axis);
    let mut lines = vec![project.title.get(l.lang.code()).to_owned()];
    lines.push(l.in_unit(project.unit, &project.currency));
    lines.extend(study::warnings(l, &study.valid, &study.statements));
    lines.push(String::new());
    let said = study::indicators(l, &study.valid, &study.indicators, ranges);
    let mut rows: Vec<Vec<String>> = said.into_iter().map(|s| vec![s.name, s.value]).collect();
    rows.extend(stages(l, study));
    lines.extend(table(&rows));
    let sheet = &study.statements.sheet;
    let after = sheet.get(Line::FlowTotal, axis.len()) != Exact::ZERO;
    let columns = axis.len() + usize::from(after);
    for own in TABLES {
        lines.push(String::new());
        lines.push(l.t(&format!("study-table-{}", own.code)));
        let mut head = vec![l.t("study-period")];
        head.extend((0..axis.len()).map(|p| axis.label(p)));
        if after {
            head.push(l.t("study-year-after"));
        }
        let mut rows = vec![head];
        for row in own.rows {
            let values = &sheet.line(row.line())[..columns];
            // Over doing nothing it is another flow only where that costs something.
            let twice = row.line() == Line::FlowIncrement && project.idle.is_empty();
            if twice || values.iter().all(|n| *n == Exact::ZERO) {
                continue;
            }
            let name = l.t(&format!("study-line-{}", row.line().code()));
            let mut cells = vec![format!("{}{name}", sign(own.rows, *row))];
            cells.extend(values.iter().map(|n| l.number(n.rounded(0).float())));
            rows.push(cells);
        }
        if own.code == "flows" {
            rows.extend(discounted(l, study, &sheet.line(Line::FlowTotal)[..columns]));
        }
        lines.extend(table(&rows));
    }
    lines.join("\n")
}

/// From when partners share by each stage.
fn stages(l: &Locale, study: &Study) -> Vec<Vec<String>> {
    let (axis, all) = (&study.valid.case.axis, &study.statements.stages);
    let begins = (0..all.len()).filter(|p| *p == 0 || all[*p] != all[*p - 1]);
    let row = |p: usize| {
        let name = l.t1_bare("study-stage", &[("n", Arg::from(l.number(all[p] as f64 + 1.0)))]);
        vec![name, l.t1_bare("study-stage-from", &[("period", Arg::from(axis.label(p)))])]
    };
    begins.map(row).collect()
}

/// How a row goes into the sum that follows it: what is taken off has a minus, a sum an equals sign.
fn sign(rows: &[Row], row: Row) -> &'static str {
    match row {
        Row::Given(line) => {
            let sums = rows.iter().filter_map(|own| match own {
                Row::Sum(_, parts) => parts.iter().find(|(_, part)| *part == line),
                _ => None,
            });
            if sums.map(|(sign, _)| *sign).next() == Some(-1) { "− " } else { "" }
        }
        Row::Sum(..) | Row::Running(..) => "= ",
    }
}

/// The factor of each period, and what the net flow is worth: together the net present value.
fn discounted(l: &Locale, study: &Study, flow: &[Exact]) -> Vec<Vec<String>> {
    let discount = &study.valid.case.discount;
    let mut months = study.valid.case.axis.months.clone();
    months.resize(flow.len(), 12);
    let Ok(factors) = factors(discount.rate.figure.number::<Exact>(), &months, discount.reference) else {
        return Vec::new();
    };
    let row = |name: &str, values: Vec<f64>| {
        let mut cells = vec![l.t(name)];
        cells.extend(values.into_iter().map(|n| l.number(n)));
        cells
    };
    vec![
        row("study-factor", factors.iter().map(|n| n.rounded(4).float()).collect()),
        row("study-present", flow.iter().zip(&factors).map(|(n, f)| (*n * *f).rounded(0).float()).collect()),
    ]
}

/// The instant of every present value: the start or the end of a day.
fn discounted_to(valid: &Valid) -> Value {
    let (at, day) = study::reference(valid);
    json!({ "at": at, "day": day.map(|day| day.to_string()) })
}

/// A decimal as it is, in a string so that no digit is lost.
pub(super) fn decimal(n: &Exact) -> Value {
    n.decimal().map_or(Value::Null, |d| d.normalize().to_string().into())
}

fn or_why<T>(of: &Result<T, Why>, value: impl Fn(&T) -> Value) -> Value {
    match of {
        Ok(own) => value(own),
        Err(why) => json!({ "none": why.code(), "because": study::because(why) }),
    }
}

pub(super) fn worth(w: &Worth<Exact>) -> Value {
    json!({
        "npv": or_why(&w.npv, decimal),
        "irr": or_why(&w.rates, |rates| json!(rates)),
        "mirr": or_why(&w.mirr, |r| json!(r)),
        "payback_months": or_why(&w.payback, |p| decimal(&p.months)),
        "dynamic_payback_months": or_why(&w.dynamic_payback, |p| decimal(&p.months)),
    })
}

/// P10 and P90 of the key figures over the project's own trials, and the share of trials that have none.
fn ranged(ranges: &Ranges) -> Value {
    let band = |band: Option<Band>| {
        band.map(|own| json!({ "low": own.low, "high": own.high, "without": own.share_without() }))
    };
    json!({
        "trials": TRIALS,
        "npv": band(ranges.npv),
        "equity_npv": band(ranges.equity),
        "increment_npv": band(ranges.increment),
        "irr": band(ranges.irr),
        "payback_months": band(ranges.payback),
        "invested": band(ranges.invested),
    })
}

fn figures(i: &Indicators<Exact>) -> Value {
    json!({
        "total": worth(&i.total),
        "equity": worth(&i.equity),
        "partners": i.partners.iter().map(worth).collect::<Vec<_>>(),
        "increment": worth(&i.increment),
        "economic": worth(&i.economic),
        "npv_ratio": or_why(&i.npv_ratio, decimal),
        "benefit_cost": or_why(&i.benefit_cost, decimal),
        "dscr": i.debt.cover.iter().map(|c| or_why(c, decimal)).collect::<Vec<_>>(),
        "dscr_after_tax": i.debt_after_tax.cover.iter().map(|c| or_why(c, decimal)).collect::<Vec<_>>(),
        "llcr": i.debt.life.iter().map(|c| or_why(c, decimal)).collect::<Vec<_>>(),
        "wacc": or_why(&i.wacc, decimal),
        "break_even": i.break_even.iter().map(|b| or_why(b, |b| json!({
            "value": decimal(&b.value),
            "share": decimal(&b.share),
            "units": b.units.iter().map(decimal).collect::<Vec<_>>(),
        }))).collect::<Vec<_>>(),
    })
}

fn whole(study: &Study) -> Value {
    let (axis, project) = (&study.valid.case.axis, &study.valid.project);
    let mut lines = serde_json::Map::new();
    for line in Line::ALL {
        lines.insert(line.code(), study.statements.sheet.line(*line).iter().map(decimal).collect());
    }
    let s = &study.statements;
    let row = |values: &[Exact]| values.iter().map(decimal).collect::<Value>();
    let by_period = |all: &[(usize, Exact)]| -> Value {
        all.iter().map(|(p, n)| json!({ "period": axis.label(*p), "amount": decimal(n) })).collect()
    };
    let rows = |key: &str, codes: Vec<&str>, values: &[Vec<Exact>]| -> Value {
        codes.into_iter().zip(values).map(|(code, own)| json!({ "code": code, key: row(own) })).collect()
    };
    let taxes = project.tax.iter().filter(|tax| tax.holds).map(|tax| tax.code.as_str()).collect();
    json!({
        "title": project.title.0,
        "currency": project.currency,
        "unit": project.unit,
        "products": rows("sales", project.product.iter().map(|own| own.code.as_str()).collect(), &s.sales),
        "costs": rows("cost", project.cost.iter().map(|own| own.code.as_str()).collect(), &s.costs),
        "investments": rows("paid", project.investment.iter().map(|own| own.code.as_str()).collect(), &s.investments),
        "taxes": rows("tax", taxes, &s.taxes),
        // By which stage of sharing, from 1, partners share each period.
        "stages": s.stages.iter().map(|stage| stage + 1).collect::<Vec<_>>(),
        "partners": rows("flow", one_by_one(project).into_iter().map(|(code, _)| code).collect(), &study.partners),
        "finance": project.finance.iter().zip(&s.finance).map(|(own, s)| json!({
            "code": own.code,
            "contract": own.contract,
            "draws": row(&s.draws),
            "principal": row(&s.principal),
            "interest": row(&s.interest),
            "capitalised": row(&s.capitalised),
            "fees": row(&s.fees),
        })).collect::<Vec<_>>(),
        "periods": (0..axis.len()).map(|p| axis.label(p)).collect::<Vec<_>>(),
        "construction_periods": axis.construction,
        "discounted_to": discounted_to(&study.valid),
        "cash_short": by_period(&study::short(&study.valid, s)),
        "called": by_period(&study::called(&study.valid, s)),
        "capital_returned": by_period(&study::returned(&study.valid, s)),
        "indicators": figures(&study.indicators),
        "lines": lines,
    })
}
