//! `appraise`: what a project is worth. A stand-alone project file, or the measures of a programme on
//! the days of its plan.

use super::plan_table::table;
use super::works;
use super::{Setting, computed};
use crate::cli::Appraise;
use crate::out::{self, Faulty};
use crate::trouble::Trouble;
use sanad_i18n::{Arg, Locale};
use sanad_outcomes::appraise::tables::TABLES;
use sanad_outcomes::appraise::{Exact, Line, Number, Statements, Valid, calculate, validate};
use sanad_outcomes::money::{Terms, project};
use std::process::ExitCode;

pub(super) async fn appraise(set: Setting, args: &Appraise) -> anyhow::Result<ExitCode> {
    if sanad_files::project::is_project(&args.path) {
        let bytes = std::fs::read(&args.path).map_err(Trouble::read(&args.path))?;
        let file = args.path.display().to_string();
        let valid = sanad_files::project::read(&bytes, &file).map_err(Faulty)?;
        return told(set, args, &valid);
    }
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let p = &opened.programme;
    let o = tokio::task::block_in_place(|| computed(p, set.today(p), None));
    let terms = Terms::of(p);
    for (place, measure) in o.works.measures().iter().enumerate() {
        if args.measure.as_ref().is_some_and(|own| *own != measure.code) {
            continue;
        }
        let Ok(made) = project(p, &o.works, &terms, place, 0) else { continue };
        match validate(made) {
            Ok(valid) if args.measure.is_some() => return told(set, args, &valid),
            Ok(valid) => {
                let s: Statements<Exact> = calculate(&valid.case.likely());
                let flow = s.sheet.total(Line::FlowTotal).float();
                out::data(&format!("{} {}", measure.code, set.locale().number(flow)));
            }
            Err(faults) => {
                for fault in faults {
                    out::note(&format!("{}: {fault}", measure.code));
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn told(set: Setting, args: &Appraise, valid: &Valid) -> anyhow::Result<ExitCode> {
    let statements: Statements<Exact> = calculate(&valid.case.likely());
    if let Some(file) = &args.xlsx {
        let book = sanad_files::xlsx::study::study(valid, &statements, set.lang)?;
        super::export::put(file, &book)?;
        set.wrote(file);
    }
    if args.json {
        out::data(&serde_json::to_string_pretty(&json(valid, &statements))?);
    } else {
        out::data(&text(set.locale(), valid, &statements));
    }
    Ok(ExitCode::SUCCESS)
}

/// A statement a block, a line a row, a period a column.
fn text(l: &Locale, valid: &Valid, s: &Statements<Exact>) -> String {
    let lang = l.lang.code();
    let (project, axis) = (&valid.project, &valid.case.axis);
    let unit = Arg::from(l.count(u64::from(project.unit)));
    let currency = Arg::from(project.currency.as_str());
    let mut lines = vec![project.title.get(lang).to_owned()];
    lines.push(if project.unit > 1 {
        l.t1_bare("study-in-thousands", &[("unit", unit), ("currency", currency)])
    } else {
        l.t1_bare("study-in-currency", &[("currency", currency)])
    });
    for own in TABLES {
        lines.push(String::new());
        lines.push(l.t(&format!("study-table-{}", own.code)));
        let mut head = vec![l.t("study-period")];
        head.extend((0..axis.len()).map(|p| axis.label(p)));
        let after = s.sheet.get(Line::Residual, axis.len()) != Exact::ZERO;
        if after {
            head.push(l.t("study-year-after"));
        }
        let columns = axis.len() + usize::from(after);
        let mut rows = vec![head];
        for row in own.rows {
            let values = &s.sheet.line(row.line())[..columns];
            if values.iter().all(|n| *n == Exact::ZERO) {
                continue;
            }
            let mut cells = vec![l.t(&format!("study-line-{}", row.line().code()))];
            cells.extend(values.iter().map(|n| l.number(n.rounded(0).float())));
            rows.push(cells);
        }
        lines.extend(table(&rows));
    }
    lines.join("\n")
}

fn json(valid: &Valid, s: &Statements<Exact>) -> serde_json::Value {
    let axis = &valid.case.axis;
    let decimal =
        |n: &Exact| n.decimal().map_or(serde_json::Value::Null, |d| d.normalize().to_string().into());
    let mut lines = serde_json::Map::new();
    for line in Line::ALL {
        lines.insert(line.code(), s.sheet.line(*line).iter().map(decimal).collect());
    }
    serde_json::json!({
        "title": valid.project.title.0,
        "currency": valid.project.currency,
        "unit": valid.project.unit,
        "periods": (0..axis.len()).map(|p| axis.label(p)).collect::<Vec<_>>(),
        "construction": axis.construction,
        "lines": lines,
    })
}
