//! Local content: what each side adds, by the formula that the address names.

use super::terms::{Row, Table};
use super::words;
use crate::ctx::Ctx;
use crate::html::Html;

/// Formulas by their code in addresses.
const FORMULAS: [&str; 2] = ["value-added", "costs"];

/// A formula to choose.
pub(super) struct Formula {
    pub(super) code: &'static str,
    pub(super) name: String,
    pub(super) chosen: bool,
}

/// The part of a page.
pub(super) struct Local {
    pub(super) formulas: Vec<Formula>,
    /// What the formula counts.
    pub(super) note: String,
    pub(super) below: bool,
    pub(super) table: Table,
    pub(super) action: String,
}

/// Local content; `key` makes a key of the ledger of what it is of and a side; nothing where nothing is sold or
/// bought.
pub(super) fn local(ctx: &Ctx, action: String, key: &dyn Fn(&str, &str) -> String) -> Option<Local> {
    let chosen = FORMULAS.into_iter().find(|code| *code == ctx.params.get("local")).unwrap_or(FORMULAS[0]);
    let head = if chosen == "costs" { "money-local-col-costs" } else { "money-local-col-produced" };
    let heads = [(chosen, ctx.t(head)), ("invested", ctx.t("money-local-col-invested"))];
    let there = |of: &str| ctx.ledger().get(&key(of, "host")).is_some();
    let heads: Vec<(&str, String)> = heads.into_iter().filter(|(of, _)| there(of)).collect();
    if heads.is_empty() {
        return None;
    }
    let sides = [("host", "money-host"), ("supplier", "money-supplier"), ("third", "money-others")];
    let rows = sides.map(|(side, name)| Row {
        name: Html::text(&ctx.t(name)),
        cells: heads.iter().map(|(of, head)| (head.clone(), words::percent(ctx, &key(of, side)))).collect(),
    });
    let mut all = vec![ctx.t("money-local-col-side")];
    all.extend(heads.iter().map(|(_, head)| head.clone()));
    let below = matches!(ctx.ledger().get(&key(chosen, "host")).map(|e| &e.shown),
        Some(sanad_outcomes::Shown::Number(n)) if *n < 0.0);
    Some(Local {
        formulas: FORMULAS
            .map(|code| Formula {
                code,
                name: ctx.t(&format!("money-local-by-{code}")),
                chosen: code == chosen,
            })
            .into(),
        note: ctx.t(&format!("money-local-{chosen}")),
        below,
        table: Table { caption: ctx.t("money-local-caption"), heads: all, rows: rows.into() },
        action,
    })
}
