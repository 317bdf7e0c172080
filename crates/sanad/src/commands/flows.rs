//! `appraise` of a list of flows: what it is worth, without a project around it.

use super::Setting;
use super::appraise::{decimal, worth};
use super::plan_table::table;
use crate::cli::Appraise;
use crate::out;
use sanad_files::project::Read;
use sanad_i18n::{Arg, Locale};
use sanad_outcomes::appraise::flows::{FlowCase, ValidFlows, When};
use sanad_outcomes::appraise::indicators::Worth;
use sanad_outcomes::appraise::{Exact, Number};
use sanad_report::study;
use serde_json::{Value, json};
use std::process::ExitCode;

pub(super) fn told(set: Setting, args: &Appraise, read: &Read<ValidFlows>) -> anyhow::Result<ExitCode> {
    let l = set.locale();
    let Read { valid, warnings } = read;
    out::findings(warnings, set.lang);
    if args.seek.is_some() {
        let said = [("path", Arg::from(args.path.display().to_string()))];
        out::note(&format!("{} {}", l.t("cli-error"), l.t1_bare("cli-seek-flows", &said)));
        return Ok(ExitCode::from(2));
    }
    let case: FlowCase<Exact> = valid.case.likely();
    let own = case.worth();
    if let Some(file) = &args.xlsx {
        super::export::put(file, &sanad_files::xlsx::flows::flows(valid, set.lang)?)?;
        set.wrote(file);
    }
    if args.json {
        let mut whole = whole(valid, &case, &own);
        whole["warnings"] = out::findings_json(warnings, set.lang);
        out::data(&serde_json::to_string_pretty(&whole)?);
    } else {
        out::data(&text(l, valid, &case, &own));
    }
    Ok(ExitCode::SUCCESS)
}

/// Each flow with its factor and its present value; noughts where there is no factor.
fn rows(valid: &ValidFlows, case: &FlowCase<Exact>) -> Vec<(String, Exact, Exact)> {
    let factors = case.factors().unwrap_or_default();
    let factors = factors.into_iter().chain(std::iter::repeat(Exact::ZERO));
    let own = valid.case.labels().into_iter().zip(&case.flows).zip(factors);
    own.map(|((label, flow), factor)| (label, *flow, factor)).collect()
}

fn text(l: &Locale, valid: &ValidFlows, case: &FlowCase<Exact>, own: &Worth<Exact>) -> String {
    let mut lines = vec![valid.list.title.get(l.lang.code()).to_owned()];
    lines.push(l.in_unit(valid.list.unit, &valid.list.currency));
    lines.push(String::new());
    let said = study::flows(l, valid, own);
    lines.extend(table(&said.into_iter().map(|s| vec![s.name, s.value]).collect::<Vec<_>>()));
    lines.push(String::new());
    let by = if matches!(case.when, When::Days(_)) { "study-flow-day" } else { "study-flow-number" };
    let mut all = vec![[by, "study-flow", "study-factor", "study-flow-present"].map(|key| l.t(key)).to_vec()];
    for (label, flow, factor) in rows(valid, case) {
        let shown = |n: Exact, digits| l.decimal(n.float(), digits);
        all.push(vec![label, shown(flow, 2), shown(factor, 6), shown(flow * factor, 2)]);
    }
    lines.extend(table(&all));
    lines.join("\n")
}

fn whole(valid: &ValidFlows, case: &FlowCase<Exact>, own: &Worth<Exact>) -> Value {
    let flows = rows(valid, case).into_iter().map(|(label, flow, factor)| {
        json!({
            "at": label,
            "flow": decimal(&flow),
            "factor": decimal(&factor),
            "present": decimal(&(flow * factor)),
        })
    });
    json!({
        "title": valid.list.title.0,
        "currency": valid.list.currency,
        "unit": valid.list.unit,
        "flows": flows.collect::<Vec<_>>(),
        "indicators": { "total": worth(own) },
    })
}
