//! Needs against suppliers: one column a supplier, one row a need; a need that nobody fits is
//! outlined.

use crate::ctx::Ctx;
use crate::pages::capabilities::{need_code, need_name};
use crate::pages::register_charts::direction;
use sanad_chart::{Fit, Frame, Label, Matrix, MatrixCell, MatrixRow, Svg};
use sanad_i18n::Arg;
use sanad_model::programme::Capability;
use sanad_model::{Id, Kind};
use sanad_outcomes::Need;
use std::collections::BTreeMap;

/// Suppliers shown as columns; the others are in the list.
const COLUMNS: usize = 14;

/// What tells one unit from another: its party and the name it goes by.
pub(crate) fn unit_key(c: &Capability) -> String {
    let name = c.unit.en.as_deref().or(c.unit.ar.as_deref()).unwrap_or("");
    name.to_owned()
}

/// The matrix of the open needs; none when nothing is needed or nobody supplies.
pub(crate) fn matrix(ctx: &Ctx) -> Option<Svg> {
    let needs = &ctx.o().needs;
    if needs.is_empty() || ctx.p().capabilities.is_empty() {
        return None;
    }
    let mut units: BTreeMap<String, (Vec<Id>, String)> = BTreeMap::new();
    for need in needs {
        for c in need.fits.iter().filter_map(|id| ctx.p().capabilities.get(id)) {
            let unit =
                units.entry(unit_key(c)).or_insert_with(|| (Vec::new(), ctx.l.text(&c.unit).to_owned()));
            unit.0.push(c.id);
        }
    }
    // Those that fit most needs first, the same in both languages; then one for each need that
    // would otherwise stand empty without being a gap.
    let mut ordered: Vec<(String, (Vec<Id>, String))> = units.into_iter().collect();
    ordered.sort_by(|(ak, (a, _)), (bk, (b, _))| b.len().cmp(&a.len()).then_with(|| ak.cmp(bk)));
    let mut columns = ordered.split_off(ordered.len().min(COLUMNS));
    std::mem::swap(&mut columns, &mut ordered);
    for need in needs.iter().filter(|n| !n.fits.is_empty()) {
        if !columns.iter().any(|(_, (fitting, _))| fitting.iter().any(|id| need.fits.contains(id)))
            && let Some(at) =
                ordered.iter().position(|(_, (fitting, _))| fitting.iter().any(|id| need.fits.contains(id)))
        {
            columns.push(ordered.remove(at));
        }
    }
    // What the sides settle themselves stands below what a unit could supply.
    let (settle, supply): (Vec<&Need>, Vec<&Need>) = needs.iter().partition(|n| n.is_to_settle());
    let rows = supply
        .into_iter()
        .chain(settle)
        .map(|need| {
            let code = need_code(&need.kind);
            let cells = columns
                .iter()
                .enumerate()
                .filter_map(|(column, (key, (_, name)))| {
                    let fitting: Vec<&Capability> = need
                        .fits
                        .iter()
                        .filter_map(|id| ctx.p().capabilities.get(id))
                        .filter(|c| unit_key(c) == *key)
                        .collect();
                    let first = fitting.first()?;
                    let ready = fitting
                        .iter()
                        .any(|c| ctx.p().fact(c.id, "stage").choice().is_none_or(|s| s == "available"));
                    let href = ctx
                        .href(&format!("capabilities?need={code}&unit={}#list", crate::params::encode(key)));
                    let label = if fitting.len() == 1 {
                        Label::new(first.code.as_str()).src(format!(
                            "record/{}/{}",
                            Kind::Capability.table(),
                            first.code
                        ))
                    } else {
                        Label::new(ctx.l.count(fitting.len() as u64)).src("ui/fits")
                    };
                    Some(MatrixCell {
                        column,
                        fit: if ready { Fit::Yes } else { Fit::Maybe },
                        label: label.href(href),
                        title: name.clone(),
                    })
                })
                .collect();
            let asked = need.items.len() + need.sites.len();
            let name = need_name(ctx, &need.kind);
            let said = |key: &str| {
                let words = ctx.l.t1_bare(key, &[("n", Arg::from(asked))]);
                Label::new(words).src(format!("calc/{}/asked", need.key()))
            };
            MatrixRow {
                label: Label::new(name)
                    .src(format!("calc/{}/asked", need.key()))
                    .href(ctx.href(&format!("capabilities?need={code}#list"))),
                cells,
                gap: need.is_gap().then(|| said("capabilities-gap")),
                note: need.is_to_settle().then(|| said("capabilities-sides")),
            }
        })
        .collect();
    let matrix = Matrix {
        frame: Frame::new("needs", &ctx.t("capabilities-matrix"), direction(ctx.lang())).width(1080.0),
        corner: ctx.t("capabilities-need"),
        columns: columns
            .iter()
            .map(|(key, (_, name))| {
                Label::new(name.as_str())
                    .src("ui/party")
                    .href(ctx.href(&format!("capabilities?unit={}#list", crate::params::encode(key))))
            })
            .collect(),
        rows,
    };
    Some(matrix.build())
}
