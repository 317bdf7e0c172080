//! All that trials say, as JSON: days as dates, money in units of its currency, each number with its error.

use super::day as day_of;
use sanad_model::Programme;
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::Works;
use sanad_outcomes::money::risk::{
    Activity, Alone, Asked, Band, Bar, Cause, MeasureRisk, Outcome, QUARTERS, Report, Risk, Share, Sobol,
    Spread,
};
use sanad_outcomes::risk::statistics::Estimate;
use serde_json::{Value, json};

/// All of it, or what is said of one measure by its code.
pub fn json(p: &Programme, works: &WorksOutcome, risk: &Risk, report: &Report, only: Option<&str>) -> Value {
    Said { p, works, risk, report, only }.whole()
}

/// P10 and P90 of a number that not every trial has.
fn range(band: Option<Band>) -> Value {
    band.map_or(Value::Null, |own| {
        json!({ "p10": own.low, "p90": own.high, "trials": own.trials, "without": own.share_without() })
    })
}

struct Said<'a> {
    p: &'a Programme,
    works: &'a WorksOutcome,
    risk: &'a Risk,
    report: &'a Report,
    only: Option<&'a str>,
}

impl Said<'_> {
    fn works(&self) -> Option<&Works> {
        self.works.works()
    }

    fn code(&self, measure: usize) -> &str {
        &self.works.measures()[measure].code
    }

    fn whole(&self) -> Value {
        let (risk, report) = (self.risk, self.report);
        let told = |own: &&MeasureRisk| self.only.is_none_or(|only| self.code(own.measure) == only);
        let measures: Vec<Value> = report.measures.iter().filter(told).map(|own| self.measure(own)).collect();
        let mut all = json!({
            "trials": risk.made,
            "asked": risk.asked,
            "failed": risk.failed(),
            "seed": risk.seed,
            "correlation": risk.correlation(),
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
                    "input": match bar.cause {
                        Cause::Together(group) => format!("together/{}", group.key()),
                        Cause::Input(place) => inputs[place].to_owned(),
                    },
                    "low": self.estimate(Some(&bar.low), day),
                    "high": self.estimate(Some(&bar.high), day),
                    "rank_correlation": self.estimate(Some(&bar.correlation), false),
                })
            };
            (outcome.key().to_owned(), bars.iter().map(bar).collect::<Value>())
        };
        let activity = |own: &Activity| {
            let measure = &self.works.measures()[own.measure];
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
        map.insert("last_restart".to_owned(), self.spread(report.last.as_ref(), true));
        map.insert("restarts_in_time".to_owned(), self.spread(report.in_time.as_ref(), false));
        map.insert("supposed".to_owned(), {
            let own = &report.supposed;
            json!({ "sites": own.sites, "open_blockers": own.blockers, "there_on_average": own.mean, "chance_of_none": own.none })
        });
        map.insert("alone".to_owned(), report.alone.iter().map(|own| self.alone(own)).collect());
        map.insert("sobol".to_owned(), self.sobol(&report.sobol));
        map.insert(
            "questions".to_owned(),
            report.questions.asked.iter().map(|own| self.asked(own)).collect(),
        );
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

    fn alone(&self, own: &Alone) -> Value {
        json!({
            "drawn": own.group.key(),
            "inputs": own.inputs,
            "trials": own.trials,
            "restarts_in_time": self.estimate(Some(&own.in_time), false),
            "restarts": self.estimate(Some(&own.restarted), false),
            "end_p50": self.estimate(Some(&own.end), true),
            "cost_p50": self.estimate(Some(&own.cost), false),
            "npv_p50": self.estimate(Some(&own.npv), false),
        })
    }

    /// Shares of the variance by sort; nothing where none were asked for.
    fn sobol(&self, own: &Sobol) -> Value {
        if own.rows + own.failed == 0 {
            return Value::Null;
        }
        let share = |own: &Share| {
            json!({
                "sort": own.group.key(),
                "first": self.estimate(Some(&own.first), false),
                "total": self.estimate(Some(&own.total), false),
            })
        };
        let shares = |own: &sanad_outcomes::money::risk::Shares| {
            (own.outcome.key().to_owned(), own.of.iter().map(share).collect::<Value>())
        };
        let outcomes: serde_json::Map<String, Value> = own.shares.iter().map(shares).collect();
        json!({ "rows": own.rows, "failed": own.failed, "outcomes": outcomes })
    }

    fn asked(&self, own: &Asked) -> Value {
        json!({
            "input": self.risk.inputs[own.input].key,
            "measure": self.code(own.measure),
            "worth": self.estimate(Some(&own.gain), false),
            "worth_of_everything": self.estimate(Some(&own.most), false),
        })
    }

    fn measure(&self, own: &MeasureRisk) -> Value {
        json!({
            "measure": self.code(own.measure),
            "carried_out": self.estimate(Some(&own.carried_out), false),
            "in_time": self.estimate(own.in_time.as_ref(), false),
            "done": self.spread(own.mark.as_ref(), true),
            "cost": self.spread(own.cost.as_ref(), false),
            "npv": self.spread(own.npv.as_ref(), false),
            "npv_positive": self.estimate(own.positive.as_ref(), false),
            "irr": range(own.ranges.irr),
            "payback_months": range(own.ranges.payback),
            "invested": range(own.ranges.invested),
        })
    }

    /// A number, or the day of a tick; what has no end is nothing.
    fn value(&self, n: f64, day: bool) -> Value {
        if day && n.is_finite() {
            json!(self.works().map(|works| day_of(works, n).to_string()))
        } else {
            json!(n)
        }
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
            "planned_at": self.estimate(own.at_plan.as_ref(), false),
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
