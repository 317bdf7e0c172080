//! What all trials of a programme say, as text and as JSON.

use super::plan_table::table;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Programme};
use sanad_outcomes::Outcomes;
use sanad_outcomes::measures::{Doubt, Works};
use sanad_outcomes::money::risk::{Bar, MeasureRisk, Outcome, QUARTERS, Report, Risk, Spread, What};
use sanad_outcomes::risk::statistics::Estimate;
use sanad_report::Speaker;
use serde_json::{Value, json};

/// How many inputs and activities a person reads.
const SHORT: usize = 10;

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

    /// The last day of what ends with a tick.
    fn day(&self, tick: f64) -> Option<Date> {
        #[expect(clippy::cast_possible_truncation, reason = "a tick lies within the plan")]
        let tick = tick.round().clamp(0.0, 1e6) as i32;
        Some(self.works()?.day((tick - 1).max(0)))
    }

    fn number(&self, value: f64, how: As) -> String {
        match how {
            As::Day => self.day(value).map_or_else(String::new, |day| self.l.date(day)),
            As::Money => self.l.number(value.round()),
            As::Count => self.l.number((value * 10.0).round() / 10.0),
        }
    }

    fn percent(&self, share: &Estimate) -> String {
        let tenths = |n: f64| self.l.number((n * 1000.0).round() / 10.0);
        format!("{} % ± {}", tenths(share.value), tenths(share.error))
    }

    /// Plan, then quantiles with their standard errors.
    fn row(&self, name: String, spread: Option<&Spread>, how: As) -> Vec<String> {
        let mut row = vec![name];
        let Some(spread) = spread else { return row };
        row.push(spread.planned.map_or_else(|| "–".to_owned(), |n| self.number(n, how)));
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
        let mut head = vec![self.l.t(first), self.l.t("risk-planned")];
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
            let positive = own.positive.as_ref().map_or_else(|| "–".to_owned(), |share| self.percent(share));
            rows.push(vec![self.code(own.measure).to_owned(), self.percent(&own.carried_out), positive]);
        }
        lines.extend(table(&rows));
        if self.only.is_none() {
            lines.extend(self.causes());
        }
        lines.push(String::new());
        lines.push(l.t("risk-errors"));
        lines.join("\n")
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
            lines.push(format!("  {}: {}", l.t("risk-positive"), self.percent(share)));
        }
        lines.push(String::new());
        lines.push(l.t("risk-restarted"));
        let mut rows = vec![self.head("risk-by")];
        rows.extend(
            report.restarted.iter().map(|own| self.row(l.date(own.day), Some(&own.sites), As::Count)),
        );
        lines.extend(table(&rows));
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
                self.activity(own.measure, own.part),
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
                    self.input(bar),
                    self.number(bar.low.value, how),
                    self.number(bar.high.value, how),
                    index(Some(&bar.correlation)),
                ]);
            }
            lines.extend(table(&rows));
        }
        lines
    }

    fn activity(&self, measure: usize, part: usize) -> String {
        let own = &self.o.works.measures()[measure];
        let name = own.parts.get(part).map_or("", |part| self.l.text(&part.name));
        format!("{}: {name}", own.code)
    }

    /// What an input is, in words.
    fn input(&self, bar: &Bar) -> String {
        let (l, p) = (self.l, self.p);
        let template = |code: &String| {
            self.o.works.library.get(code).map_or_else(|| code.clone(), |t| l.text(&t.name).to_owned())
        };
        let site = |id| p.sites.get(id).map_or_else(String::new, |site| l.text(&site.name).to_owned());
        let (key, name) = match &self.risk.inputs[bar.input].what {
            What::Plan(Doubt::Days(code)) => ("risk-input-days", template(code)),
            What::Plan(Doubt::Cost(code)) => ("risk-input-cost", template(code)),
            What::Plan(Doubt::Answers(id)) => ("risk-input-answers", site(id)),
            What::Plan(Doubt::Blocker(id, blocker, _)) => {
                let args = [
                    ("site", Arg::from(site(id))),
                    ("blocker", Arg::from(l.word("blocker", blocker.code()))),
                ];
                return l.t1_bare("risk-input-blocker", &args);
            }
            What::Discount => return l.t("risk-input-discount"),
            What::Tax => return l.t("risk-input-tax"),
            What::Exchange(currency) => ("risk-input-exchange", currency.clone()),
            What::Size(code) => {
                let speaker = Speaker { l, p, works: &self.o.works };
                ("risk-input-size", speaker.measure(code))
            }
            What::Output(code) => ("risk-input-output", template(code)),
            What::Price(code) => ("risk-input-price", template(code)),
            What::Running(code, kind) => {
                let args = [
                    ("name", Arg::from(template(code))),
                    ("kind", Arg::from(l.t(&format!("risk-running-{kind}")))),
                ];
                return l.t1_bare("risk-input-running", &args);
            }
        };
        l.t1_bare(key, &[("name", Arg::from(name))])
    }

    pub(super) fn json(&self) -> Value {
        let (risk, report) = (self.risk, self.report);
        let told = |own: &&MeasureRisk| self.only.is_none_or(|only| self.code(own.measure) == only);
        let measures: Vec<Value> = report.measures.iter().filter(told).map(|own| self.measure(own)).collect();
        let mut all = json!({
            "trials": risk.made,
            "asked": risk.asked,
            "failed": risk.failed(),
            "seed": risk.seed,
            "currency": self.works().map(|works| works.reference.to_string()),
            "start": self.works().map(|works| works.start.to_string()),
            "measures": measures,
        });
        if self.only.is_some() {
            return all;
        }
        let Some(map) = all.as_object_mut() else { return all };
        let funds = self.works().map(|works| works.funds.as_slice()).unwrap_or_default();
        let fund = |(id, own): (_, &Option<Spread>)| {
            let fund = self.p.funds.get(id)?;
            Some(
                json!({ "fund": fund.code, "currency": fund.currency.to_string(), "spent": self.spread(own.as_ref(), false) }),
            )
        };
        let inputs: Vec<&str> = risk.inputs.iter().map(|own| own.key.as_str()).collect();
        let bars = |(outcome, bars): &(Outcome, Vec<Bar>)| {
            let day = *outcome == Outcome::End;
            let bar = |bar: &Bar| {
                json!({
                    "input": inputs[bar.input],
                    "low": self.estimate(Some(&bar.low), day),
                    "high": self.estimate(Some(&bar.high), day),
                    "rank_correlation": self.estimate(Some(&bar.correlation), false),
                })
            };
            (outcome.key().to_owned(), bars.iter().map(bar).collect::<Value>())
        };
        let activity = |own: &sanad_outcomes::money::risk::Activity| {
            let measure = &self.o.works.measures()[own.measure];
            json!({
                "measure": measure.code,
                "activity": measure.parts.get(own.part).map(|part| part.code.as_str()),
                "trials": own.trials,
                "criticality": self.estimate(Some(&own.criticality), false),
                "significance": self.estimate(own.significance.as_ref(), false),
                "cruciality": self.estimate(own.cruciality.as_ref(), false),
            })
        };
        let restarted: Value = report
            .restarted
            .iter()
            .map(|own| json!({ "by": own.day.to_string(), "sites": self.spread(Some(&own.sites), false) }))
            .collect();
        map.insert("end".to_owned(), self.spread(report.end.as_ref(), true));
        map.insert("cost".to_owned(), self.spread(report.cost.as_ref(), false));
        map.insert("npv".to_owned(), self.spread(report.npv.as_ref(), false));
        map.insert("npv_positive".to_owned(), self.estimate(report.positive.as_ref(), false));
        map.insert("funds".to_owned(), funds.iter().zip(&report.funds).filter_map(fund).collect());
        map.insert("restarted".to_owned(), restarted);
        map.insert("activities".to_owned(), report.activities.iter().map(activity).collect());
        map.insert("tornado".to_owned(), Value::Object(report.bars.iter().map(bars).collect()));
        map.insert("inputs".to_owned(), json!(inputs));
        all
    }

    fn measure(&self, own: &MeasureRisk) -> Value {
        json!({
            "measure": self.code(own.measure),
            "carried_out": self.estimate(Some(&own.carried_out), false),
            "done": self.spread(own.mark.as_ref(), true),
            "cost": self.spread(own.cost.as_ref(), false),
            "npv": self.spread(own.npv.as_ref(), false),
            "own_npv": self.spread(own.own_npv.as_ref(), false),
            "npv_positive": self.estimate(own.positive.as_ref(), false),
        })
    }

    /// A number, or the day of a tick; what has no end is nothing.
    fn value(&self, n: f64, day: bool) -> Value {
        if day && n.is_finite() { json!(self.day(n).map(|day| day.to_string())) } else { json!(n) }
    }

    fn estimate(&self, own: Option<&Estimate>, day: bool) -> Value {
        own.map_or(Value::Null, |own| {
            json!({
                "value": self.value(own.value, day),
                "error": own.error,
                "low": self.value(own.low, day),
                "high": self.value(own.high, day),
            })
        })
    }

    fn spread(&self, own: Option<&Spread>, day: bool) -> Value {
        let Some(own) = own else { return Value::Null };
        let mut told = json!({
            "planned": own.planned.map(|n| self.value(n, day)),
            "trials": own.trials,
            "mean": self.estimate(own.mean.as_ref(), day),
            "curve": own.curve.iter().map(|at| json!([self.value(at.value, day), at.share])).collect::<Value>(),
        });
        if let Some(map) = told.as_object_mut() {
            for (share, own) in QUARTERS.iter().zip(&own.quantiles) {
                map.insert(format!("p{:.0}", share * 100.0), self.estimate(own.as_ref(), day));
            }
        }
        told
    }
}
