//! What all trials of a programme say, as text.

use super::plan_table::table;
use sanad_i18n::{Arg, Locale};
use sanad_model::Programme;
use sanad_outcomes::Outcomes;
use sanad_outcomes::measures::Works;
use sanad_outcomes::money::risk::{MeasureRisk, Outcome, QUARTERS, Report, Risk, Spread, WIDE};
use sanad_outcomes::risk::statistics::Estimate;
use sanad_report::risk::{self as words, Share};
use serde_json::Value;

/// How many inputs and activities a person reads.
const SHORT: usize = 10;
/// Shares are told to a tenth of a per cent.
const TENTH: f64 = 0.1;

pub(super) struct Said<'a> {
    pub(super) l: &'a Locale,
    pub(super) p: &'a Programme,
    pub(super) o: &'a Outcomes,
    pub(super) risk: &'a Risk,
    pub(super) report: &'a Report,
    /// Only this measure is told.
    pub(super) only: Option<&'a str>,
}

/// How a number is written.
#[derive(Clone, Copy)]
enum As {
    /// A tick: the day before it.
    Day,
    Money,
    Count,
}

impl Said<'_> {
    fn works(&self) -> Option<&Works> {
        self.o.works.works()
    }

    fn number(&self, value: f64, how: As) -> String {
        match how {
            As::Day => self.works().map_or_else(String::new, |works| self.l.date(words::day(works, value))),
            As::Money => self.l.number(value.round()),
            As::Count => self.l.number((value * 10.0).round() / 10.0),
        }
    }

    /// A share of so many trials.
    fn percent(&self, share: &Estimate, trials: usize) -> String {
        match Share::of(share.value, Some(trials), TENTH) {
            Share::Of(_) => self.within(share),
            bound => bound.said(self.l),
        }
    }

    /// A share with its standard error.
    fn within(&self, share: &Estimate) -> String {
        let percent = self.l.t1_bare("study-percent", &[("n", Arg::from(self.tenths(share.value)))]);
        format!("{percent} ± {}", self.tenths(share.error))
    }

    fn tenths(&self, share: f64) -> String {
        self.l.number((share * 1000.0).round() / 10.0)
    }

    /// Plan, then quantiles with their standard errors.
    fn row(&self, name: String, spread: Option<&Spread>, how: As) -> Vec<String> {
        let mut row = vec![name];
        let Some(spread) = spread else { return row };
        row.push(spread.planned.map_or_else(|| "–".to_owned(), |n| self.number(n, how)));
        row.push(
            spread.at_plan.as_ref().map_or_else(|| "–".to_owned(), |at| self.percent(at, spread.trials)),
        );
        for own in &spread.quantiles {
            row.push(own.map_or_else(
                || "–".to_owned(),
                |own| {
                    let error = if matches!(how, As::Day) {
                        self.l.number((own.error * 10.0).round() / 10.0)
                    } else {
                        self.number(own.error, how)
                    };
                    format!("{} ± {error}", self.number(own.value, how))
                },
            ));
        }
        row
    }

    fn head(&self, first: &str) -> Vec<String> {
        let mut head = vec![self.l.t(first), self.l.t("risk-planned"), self.l.t("risk-at-plan")];
        head.extend(QUARTERS.iter().map(|share| format!("P{:.0}", share * 100.0)));
        head
    }

    pub(super) fn text(&self) -> String {
        let (l, risk, report) = (self.l, self.risk, self.report);
        let args = [
            ("n", Arg::from(l.count(risk.made))),
            ("seed", Arg::from(risk.seed.to_string())),
            ("inputs", Arg::from(risk.inputs.len())),
        ];
        let mut lines = vec![l.t1_bare("risk-head", &args)];
        let together = self.l.number((risk.correlation() * 100.0).round() / 100.0);
        lines.push(l.t1_bare("risk-together", &[("r", Arg::from(together))]));
        if risk.made < risk.asked {
            lines.push(l.t1_bare("risk-stopped", &[("of", Arg::from(l.count(risk.asked)))]));
        }
        if risk.failed() > 0 {
            lines.push(l.t1_bare("risk-failed", &[("n", Arg::from(l.count(risk.failed())))]));
        }
        let measures: Vec<&MeasureRisk> = report
            .measures
            .iter()
            .filter(|own| self.only.is_none_or(|only| self.code(own.measure) == only))
            .collect();
        if self.only.is_none() {
            lines.extend(self.whole());
        }
        lines.push(String::new());
        lines.push(l.t("risk-measures"));
        for (key, how) in [("risk-done", As::Day), ("risk-cost", As::Money), ("risk-npv", As::Money)] {
            let mut rows = vec![self.head(key)];
            for own in &measures {
                let spread = match key {
                    "risk-done" => &own.mark,
                    "risk-cost" => &own.cost,
                    _ => &own.npv,
                };
                rows.push(self.row(self.code(own.measure).to_owned(), spread.as_ref(), how));
            }
            lines.extend(table(&rows));
        }
        let mut rows = vec![vec![l.t("risk-measure"), l.t("risk-carried-out"), l.t("risk-positive")]];
        for own in &measures {
            let of = own.npv.as_ref().map_or(0, |npv| npv.trials);
            let positive =
                own.positive.as_ref().map_or_else(|| "–".to_owned(), |share| self.percent(share, of));
            rows.push(vec![
                self.code(own.measure).to_owned(),
                self.percent(&own.carried_out, self.risk.count()),
                positive,
            ]);
        }
        lines.extend(table(&rows));
        if self.only.is_none() {
            lines.extend(self.sobol());
            lines.extend(self.causes());
            lines.extend(self.questions());
        }
        lines.push(String::new());
        lines.push(l.t("risk-errors"));
        lines.join("\n")
    }

    fn input(&self, input: usize) -> String {
        words::input(self.l, self.p, &self.o.works, &self.risk.inputs[input].what)
    }

    fn code(&self, measure: usize) -> &str {
        &self.o.works.measures()[measure].code
    }

    /// The programme as a whole.
    fn whole(&self) -> Vec<String> {
        let (l, report) = (self.l, self.report);
        let currency = self.works().map_or_else(String::new, |works| works.reference.to_string());
        let named = |key: &str| l.t1_bare(key, &[("currency", Arg::from(currency.as_str()))]);
        let mut rows = vec![self.head("risk-programme")];
        rows.push(self.row(l.t("risk-end"), report.end.as_ref(), As::Day));
        rows.push(self.row(l.t("risk-last"), report.last.as_ref(), As::Day));
        rows.push(self.row(l.t("risk-in-time"), report.in_time.as_ref(), As::Count));
        rows.push(self.row(named("risk-cost-in"), report.cost.as_ref(), As::Money));
        rows.push(self.row(named("risk-npv-in"), report.npv.as_ref(), As::Money));
        let funds = self.works().map(|works| works.funds.as_slice()).unwrap_or_default();
        for (id, spread) in funds.iter().zip(&report.funds) {
            let Some(fund) = self.p.funds.get(id) else { continue };
            rows.push(self.row(format!("{} ({})", fund.code, fund.currency), spread.as_ref(), As::Money));
        }
        let mut lines = vec![String::new()];
        lines.extend(table(&rows));
        if let Some(share) = &report.positive {
            lines.push(format!("  {}: {}", l.t("risk-positive"), self.percent(share, self.risk.count())));
        }
        lines.push(format!("  {}", l.t("risk-dearer")));
        lines.extend(self.why());
        lines.push(String::new());
        lines.push(l.t("risk-restarted"));
        let mut rows = vec![self.head("risk-by")];
        rows.extend(
            report.restarted.iter().map(|own| self.row(l.date(own.day), Some(&own.sites), As::Count)),
        );
        lines.extend(table(&rows));
        lines
    }

    /// Why the plan lies where it lies among the trials.
    fn why(&self) -> Vec<String> {
        let (l, own) = (self.l, &self.report.supposed);
        let mut lines = vec![String::new()];
        if own.blockers > 0 {
            let args = [
                ("n", Arg::from(own.blockers)),
                ("sites", Arg::from(own.sites)),
                ("mean", Arg::from(l.number((own.mean * 10.0).round() / 10.0))),
                ("none", Arg::from(Share::of(own.none, None, TENTH).said(l))),
            ];
            lines.push(l.t1_bare("risk-supposed", &args));
        }
        if self.report.alone.is_empty() {
            return lines;
        }
        lines.push(l.t("risk-alone"));
        let head = [
            "risk-alone-sort",
            "risk-in-time",
            "risk-run-again",
            "risk-alone-end",
            "risk-alone-cost",
            "risk-alone-npv",
        ];
        let mut rows = vec![head.iter().map(|key| l.t(key)).collect::<Vec<_>>()];
        for own in &self.report.alone {
            rows.push(vec![
                l.t(&format!("risk-sort-{}", own.group.key())),
                self.number(own.in_time.value, As::Count),
                self.number(own.restarted.value, As::Count),
                self.number(own.end.value, As::Day),
                self.number(own.cost.value, As::Money),
                self.number(own.npv.value, As::Money),
            ]);
        }
        lines.extend(table(&rows));
        lines
    }

    /// What answers of surveys are worth.
    fn questions(&self) -> Vec<String> {
        let (l, own) = (self.l, &self.report.questions);
        let mut lines = vec![String::new(), l.t1_bare("risk-questions", &[("n", Arg::from(own.weighed))])];
        if own.asked.is_empty() {
            lines.push(l.t("risk-questions-none"));
            return lines;
        }
        let head = ["risk-question", "risk-question-worth", "risk-question-most"];
        let mut rows = vec![head.iter().map(|key| l.t(key)).collect::<Vec<_>>()];
        let with = |own: &Estimate| {
            format!("{} ± {}", self.number(own.value, As::Money), self.number(own.error, As::Money))
        };
        for own in own.asked.iter().take(SHORT) {
            rows.push(vec![self.input(own.input), with(&own.gain), with(&own.most)]);
        }
        lines.extend(table(&rows));
        lines
    }

    /// Which sort of inputs carries how much of the doubt.
    fn sobol(&self) -> Vec<String> {
        let (l, own) = (self.l, &self.report.sobol);
        if own.rows + own.failed == 0 {
            return Vec::new();
        }
        if own.shares.is_empty() {
            return vec![String::new(), words::no_shares(l, own)];
        }
        let mut lines = vec![String::new(), l.t1_bare("risk-sobol", &[("n", Arg::from(own.rows))])];
        for shares in &own.shares {
            let named = format!("risk-sobol-{}", shares.outcome.key());
            let mut rows = vec![vec![l.t(&named), l.t("risk-sobol-first"), l.t("risk-sobol-total")]];
            for own in &shares.of {
                let sort = l.t(&format!("risk-sort-{}", own.group.key()));
                rows.push(vec![sort, self.within(&own.first), self.within(&own.total)]);
            }
            lines.extend(table(&rows));
        }
        if own.reach() > WIDE {
            let points = l.number((own.reach() * 100.0).ceil());
            lines.push(l.t1_bare("risk-sobol-wide", &[("points", Arg::from(points))]));
        }
        lines
    }

    /// What moves the end, the cost and the value.
    fn causes(&self) -> Vec<String> {
        let (l, report) = (self.l, self.report);
        let mut lines = vec![String::new(), l.t("risk-activities")];
        let head = ["risk-activity", "risk-criticality", "risk-significance", "risk-cruciality"];
        let mut rows = vec![head.iter().map(|key| l.t(key)).collect::<Vec<_>>()];
        let index = |own: Option<&Estimate>| {
            let two = |n: f64| l.number((n * 100.0).round() / 100.0);
            own.map_or_else(|| "–".to_owned(), |own| format!("{} ± {}", two(own.value), two(own.error)))
        };
        for own in report.activities.iter().take(SHORT) {
            rows.push(vec![
                words::activity(l, &self.o.works, own.measure, own.part),
                index(Some(&own.criticality)),
                index(own.significance.as_ref()),
                index(own.cruciality.as_ref()),
            ]);
        }
        lines.extend(table(&rows));
        for (outcome, bars) in &report.bars {
            let how = if *outcome == Outcome::End { As::Day } else { As::Money };
            lines.push(String::new());
            lines.push(l.t(&format!("risk-moves-{}", outcome.key())));
            let head = ["risk-input", "risk-low", "risk-high", "risk-correlation"];
            let mut rows = vec![head.iter().map(|key| l.t(key)).collect::<Vec<_>>()];
            for bar in bars.iter().take(SHORT) {
                rows.push(vec![
                    words::cause(l, self.p, &self.o.works, self.risk, bar.cause),
                    self.number(bar.low.value, how),
                    self.number(bar.high.value, how),
                    index(Some(&bar.correlation)),
                ]);
            }
            lines.extend(table(&rows));
        }
        lines
    }

    pub(super) fn json(&self) -> Value {
        words::json(self.p, &self.o.works, self.risk, self.report, self.only)
    }
}
