//! The table of a Gantt: one line for each bar and each moment.

use super::{Gantt, Segment};
use crate::{ChartTable, Label, TableCell};

pub(super) fn table(gantt: &Gantt, date: &dyn Fn(i64) -> String) -> ChartTable {
    let w = &gantt.words;
    let head = vec![w.row.clone(), w.what.clone(), w.from.clone(), w.to.clone(), w.range.clone()];
    let cell =
        |text: String, label: &Label| TableCell { text, src: label.src.clone(), href: None, numeric: true };
    let range =
        |(low, high): (i64, i64), label: &Label| cell(format!("{} – {}", date(low), date(high)), label);
    let mut rows = Vec::new();
    for row in gantt.groups.iter().flat_map(|g| &g.rows) {
        for bar in &row.bars {
            // The last day is inside; the tick after it is not.
            let last = |to: i64| to.saturating_sub(1);
            let mut what = TableCell::from(&bar.label);
            if let (Some(words), true) = (&row.critical, bar.segment.is_work()) {
                what.text = join(&what.text, words);
            }
            let mut cells = vec![TableCell::from(&row.label), what];
            if bar.segment == Segment::Range {
                // No likely date is known, so none is given.
                cells.extend([TableCell::default(), TableCell::default()]);
                cells.push(range((bar.from, last(bar.to).max(bar.from)), &bar.label));
            } else {
                cells.push(cell(date(bar.from), &bar.label));
                cells.push(cell(date(last(bar.to).max(bar.from)), &bar.label));
                let finish = bar.finish.map(|(low, high)| range((last(low), last(high)), &bar.label));
                cells.push(finish.unwrap_or_default());
            }
            rows.push(cells);
        }
        for mark in &row.marks {
            rows.push(vec![
                TableCell::from(&row.label),
                TableCell::from(&mark.label),
                mark.at.map_or_else(TableCell::default, |at| cell(date(at), &mark.label)),
                TableCell::default(),
                mark.range.map_or_else(TableCell::default, |r| range(r, &mark.label)),
            ]);
        }
    }
    ChartTable { caption: gantt.frame.caption.clone(), head, rows }
}

/// Two pieces of text with a mark between that belongs to no language.
pub(super) fn join(a: &str, b: &str) -> String {
    if a.is_empty() || b.is_empty() { format!("{a}{b}") } else { format!("{a} · {b}") }
}

impl Segment {
    /// Whether it is something that is done, rather than a sum of others.
    pub(super) const fn is_work(self) -> bool {
        !matches!(self, Self::Summary)
    }
}
