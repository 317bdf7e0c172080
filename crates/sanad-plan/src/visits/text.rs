//! The canonical text form of a plan, for saving, comparing and hashing.

use std::fmt::Write as _;

use super::plan::{Moment, Place, Span, VisitPlan};

impl VisitPlan {
    /// One line for each fact of the plan, fields separated by a space, codes quoted with Rust's
    /// escapes. Equal plans give equal bytes and different plans different ones.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let objective = &self.objective;
        let details = &self.details;
        // Writing to a String cannot fail, so the results are dropped.
        let _ = writeln!(text, "visits 1 horizon {}", self.horizon_days);
        let _ = writeln!(
            text,
            "objective {} {} {} {}",
            objective.missed_pins, objective.thousandths, objective.unvisited, objective.travel_minutes
        );
        let _ = writeln!(text, "bound {} gap {:016x}", self.bound_thousandths, self.gap.to_bits());
        let _ = writeln!(
            text,
            "details seed {} effort {} schedules {} steps {} stopped {}",
            details.seed, details.effort_units, details.schedules, details.bound_steps, details.stopped
        );
        for team in &self.teams {
            let _ = writeln!(
                text,
                "team {:?} return {} person-minutes {}",
                team.team, team.return_minutes, team.person_minutes
            );
            for stop in &team.stops {
                let from = match &stop.leg.from {
                    Place::Base => "base".to_owned(),
                    Place::Site(code) => format!("{code:?}"),
                };
                let _ = writeln!(
                    text,
                    "leg {from} {} {} {}{}",
                    stop.leg.minutes,
                    moment(stop.leg.start),
                    moment(stop.leg.finish),
                    spans(&stop.leg.spans)
                );
                let open = |high: Option<Moment>| high.map_or_else(|| "after".to_owned(), moment);
                let _ = writeln!(
                    text,
                    "visit {:?} {} {} {} low {} {} high {} {}{}",
                    stop.visit.site,
                    stop.visit.minutes,
                    moment(stop.visit.start),
                    moment(stop.visit.finish),
                    moment(stop.visit.start_low),
                    moment(stop.visit.finish_low),
                    open(stop.visit.start_high),
                    open(stop.visit.finish_high),
                    spans(&stop.visit.spans)
                );
            }
            for used in &team.used {
                let _ = writeln!(
                    text,
                    "used {} {} {} {}",
                    used.day, used.driving, used.surveying, used.available
                );
            }
        }
        for site in &self.unvisited {
            let _ = writeln!(text, "unvisited {:?} {}", site.site, site.reason.key());
        }
        text
    }
}

fn moment(moment: Moment) -> String {
    format!("{}:{}", moment.day, moment.minute)
}

fn spans(spans: &[Span]) -> String {
    let mut text = String::new();
    for span in spans {
        let _ = write!(text, " {}:{}-{}", span.day, span.from, span.to);
    }
    text
}
