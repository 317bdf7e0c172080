//! The statements of a project as tables.

use super::charts;
use crate::ctx::Ctx;
use sanad_outcomes::appraise::tables::{Row, TABLES};
use sanad_outcomes::appraise::{Exact, Line, Number, Statements, calculate};
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::Worth;

/// Amounts from which on they are shown in thousands.
const THOUSANDS: f64 = 1e6;

/// A row: its name, whether it is a sum, its values.
pub(super) struct Told {
    pub(super) name: String,
    pub(super) sum: bool,
    pub(super) cells: Vec<String>,
}

/// A statement.
pub(super) struct Statement {
    pub(super) name: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Told>,
}

/// Whether a project is shown in thousands.
pub(super) fn in_thousands(s: &Statements<Exact>) -> bool {
    let lines = [Line::Sales, Line::Investment, Line::FlowTotal, Line::Assets];
    let cells = lines.iter().flat_map(|line| s.sheet.line(*line));
    cells.map(|n| n.float().abs()).fold(0.0, f64::max) >= THOUSANDS
}

/// The statements of a measure, exact.
pub(super) fn exact(own: &Worth) -> Statements<Exact> {
    calculate(&own.valid.case.likely())
}

/// All statements; rows that hold nothing are left out, and statements of such rows alone.
pub(super) fn all(ctx: &Ctx, m: &Measure, own: &Worth, s: &Statements<Exact>) -> Vec<Statement> {
    let periods = own.valid.case.axis.len();
    let after = s.sheet.get(Line::FlowTotal, periods) != Exact::ZERO;
    let columns = periods + usize::from(after);
    let scale = if in_thousands(s) { 1000.0 } else { 1.0 };
    let heads: Vec<String> = (0..columns).map(|p| charts::period(ctx, m, own, p)).collect();
    let told = TABLES.iter().map(|table| {
        let rows = table.rows.iter().filter_map(|row| {
            let line = row.line();
            let values = &s.sheet.line(line)[..columns];
            if values.iter().all(|n| *n == Exact::ZERO) {
                return None;
            }
            let scale = if line == Line::Persons { 1.0 } else { scale };
            Some(Told {
                name: ctx.t(&format!("study-line-{}", line.code())),
                sum: !matches!(row, Row::Given(_)),
                cells: values.iter().map(|n| ctx.l.number((n.float() / scale).round())).collect(),
            })
        });
        Statement {
            name: ctx.t(&format!("study-table-{}", table.code)),
            heads: heads.clone(),
            rows: rows.collect(),
        }
    });
    told.filter(|statement| !statement.rows.is_empty()).collect()
}
