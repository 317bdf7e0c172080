//! A set in one line.

use super::row::Row;

/// What came of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The set.
    pub set: String,
    /// Instances.
    pub instances: usize,
    /// Share that is proved: optimal, or without a schedule.
    pub proved: f64,
    /// Share with a schedule, of those that are not proved to have none; nothing where all are.
    pub feasible: Option<f64>,
    /// Mean gap to the best known value, over those with both.
    pub gap: Option<f64>,
    /// Mean deviation from the critical path.
    pub deviation: Option<f64>,
    /// Mean gap between value and bound, as a share of the value.
    pub open: Option<f64>,
    /// Mean seconds.
    pub took: f64,
    /// How many contradict what is known.
    pub alarms: usize,
}

impl Summary {
    /// The head of the table; shares in per cent.
    pub const HEAD: &'static str = "set                      instances  proved %  feasible %  gap to known %  above critical path %  gap to bound %   mean s  alarms";

    /// The sets of rows, in their order.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<Self> {
        let mut sets: Vec<(String, Vec<&Row>)> = Vec::new();
        for row in rows {
            match sets.iter_mut().find(|(set, _)| *set == row.set) {
                Some((_, rows)) => rows.push(row),
                None => sets.push((row.set.clone(), vec![row])),
            }
        }
        sets.into_iter().map(|(set, rows)| Self::one(set, &rows)).collect()
    }

    /// What the gaps stand for: of how many instances something is known.
    pub fn known(rows: &[&Row], asked: bool) -> String {
        let known = rows.iter().filter(|row| row.known_lower.is_some() || row.known_upper.is_some()).count();
        if asked {
            return format!("best known values: of {known} of {} instances", rows.len());
        }
        "without --best-known FILE: no answer is held against what is known, and no gap to it is given"
            .to_owned()
    }

    fn one(set: String, rows: &[&Row]) -> Self {
        let count = |which: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| which(row)).count();
        let part = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let possible = count(&|row| row.status != "infeasible");
        let open = |row: &Row| {
            let (value, bound) = (row.value?, row.bound.filter(|bound| *bound >= 0)?);
            Some(if value > bound { (value - bound) as f64 / value.max(1) as f64 } else { 0.0 })
        };
        Self {
            set,
            instances: rows.len(),
            proved: part(count(&Row::proved), rows.len()),
            feasible: (possible > 0).then(|| part(count(&|row| row.value.is_some()), possible)),
            gap: mean(rows.iter().filter_map(|row| row.gap())),
            deviation: mean(rows.iter().filter_map(|row| row.deviation())),
            open: mean(rows.iter().filter_map(|row| open(row))),
            took: mean(rows.iter().map(|row| row.took)).unwrap_or(0.0),
            alarms: count(&|row| !row.alarm.is_empty()),
        }
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let maybe =
            |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| format!("{:.2}", 100.0 * v));
        write!(
            f,
            "{:<24} {:>9} {:>9.1} {:>11} {:>15} {:>22} {:>15} {:>8.1} {:>7}",
            self.set,
            self.instances,
            100.0 * self.proved,
            self.feasible.map_or_else(|| "–".to_owned(), |share| format!("{:.1}", 100.0 * share)),
            maybe(self.gap),
            maybe(self.deviation),
            maybe(self.open),
            self.took,
            self.alarms
        )
    }
}
