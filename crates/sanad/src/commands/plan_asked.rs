//! What is asked of a plan beyond itself: the plans between two of its terms, and what a little more
//! of each scarce thing would bring.

use super::Setting;
use super::line::Line;
use super::plan_table::table;
use sanad_i18n::Arg;
use sanad_model::Programme;
use sanad_outcomes::Outcomes;
use sanad_outcomes::measures::engine::{Progress, SCHEDULES_PER_UNIT, Sweep, Term};
use sanad_outcomes::measures::{
    Ask, Effort, Gained, Help, Helps, Lack, More, Scenario, Watch, Works, best_of, between, helps,
};
use sanad_outcomes::reasons::Words;
use sanad_report::{Speaker, amount, difference};
use sanad_web::{between_json, helps_json};
use serde_json::Value;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Plans between two terms, where no number is given.
pub(super) const POINTS: usize = 7;

/// An answer, for a person and for a program.
pub(super) struct Told {
    pub(super) text: String,
    json: Value,
}

impl Told {
    /// Equal bytes for an equal programme, day, effort and seed.
    pub(super) fn json(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string_pretty(&self.json)?)
    }
}

/// Who asks, and of what plan.
pub(super) struct Asked<'a> {
    pub(super) set: Setting,
    /// Of the programme, as it was told.
    pub(super) path: &'a Path,
    pub(super) p: &'a Programme,
    pub(super) o: &'a Outcomes,
    pub(super) threads: usize,
    pub(super) stop: &'a AtomicBool,
}

impl Asked<'_> {
    /// Runs what can be watched, with its searches on a line of the terminal.
    fn watched<R>(&self, work: impl FnOnce(&Watch<'_>) -> R) -> R {
        let line = Line::new();
        let show = |progress: &Progress| {
            let n = |n: u64| Arg::from(n.to_string());
            let args = [("done", n(progress.done)), ("of", n(progress.of.unwrap_or(progress.done)))];
            line.show(|| self.set.locale().t1_bare("cli-plan-searches", &args));
        };
        let found = work(&Watch { stop: &|| self.stop.load(Ordering::Relaxed), progress: &show });
        line.clear();
        found
    }

    fn works(&self) -> Result<&Works, Lack> {
        self.o.works.made.works.as_ref().map(AsRef::as_ref).map_err(Clone::clone)
    }

    fn term(&self, term: Term) -> String {
        self.set.locale().word("objective-term", term.key())
    }

    /// Plans between two terms.
    pub(super) fn between(&self, terms: (Term, Term), points: usize) -> Result<Told, Lack> {
        let works = self.works()?;
        let schedules = works.effort.asked(works.problem.activities.len()).unwrap_or(1);
        let sweep = self
            .watched(|watch| between(works, terms, points, schedules, self.threads, watch))
            .map_err(|refused| Lack::Refused(refused.to_string()))?;
        Ok(Told {
            text: self.between_text(works, &sweep),
            json: between_json(self.p, &self.o.works, works, &sweep, schedules),
        })
    }

    fn between_text(&self, works: &Works, sweep: &Sweep) -> String {
        let l = self.set.locale();
        let (first, second) = sweep.terms;
        let args = [
            ("n", Arg::from(sweep.points.len())),
            ("first", Arg::from(self.term(first))),
            ("second", Arg::from(self.term(second))),
        ];
        let mut lines = vec![l.t1_bare("between-head", &args), l.t("between-bound-note"), String::new()];
        let rows = sweep.points.iter().enumerate().map(|(place, point)| {
            let own = |term: Term, bound: i64| {
                let said = |value: i64| Arg::from(amount(l, works, term, value));
                let args = [("value", said(point.terms.get(term))), ("bound", said(bound))];
                l.t1_bare("between-value", &args)
            };
            let chosen = point.plan.chosen.iter().filter(|chosen| **chosen).count();
            let mut row = vec![
                (place + 1).to_string(),
                format!("{}: {}", self.term(first), own(first, point.bound.0)),
                format!("{}: {}", self.term(second), own(second, point.bound.1)),
                l.t1_bare("between-measures", &[("n", Arg::from(chosen))]),
            ];
            if sweep.at_hand == Some(place) {
                row.push(l.t("between-at-hand"));
            }
            row
        });
        lines.extend(table(&rows.collect::<Vec<_>>()));
        lines.push(String::new());
        if sweep.at_hand.is_none() {
            lines.push(l.t("between-not-at-hand"));
        }
        if let Some((place, gains)) = best_of(works, sweep) {
            let gains = Arg::from(self.gained(works, &gains));
            lines.push(l.t1_bare("between-better", &[("n", Arg::from(place + 1)), ("gains", gains)]));
            lines.push(self.longer(works));
        }
        lines.push(l.t(if sweep.whole { "between-whole" } else { "between-part" }));
        lines.push(self.tried(works, sweep.searches, sweep.schedules));
        if sweep.stopped {
            lines.push(l.t("cli-plan-stopped"));
        }
        lines.join("\n")
    }

    /// What would help most.
    pub(super) fn helps(&self) -> Result<Told, Lack> {
        let works = self.works()?;
        let effort = Effort { threads: self.threads, ..works.effort };
        let found = self.watched(|watch| {
            let scenario = Scenario::default();
            let ask = Ask {
                start: works.start,
                scenario: &scenario,
                effort,
                before: Some(&self.o.works.made),
                keep: false,
                watch,
            };
            helps(self.p, &self.o.works.library, &ask)
        })?;
        Ok(Told {
            text: self.helps_text(works, &found),
            json: helps_json(self.p, &self.o.works, works, &found),
        })
    }

    fn more(&self, works: &Works, more: &(More, i64)) -> String {
        let speaker = Speaker { l: self.set.locale(), p: self.p, works: &self.o.works };
        let spoken = Words::of(self.p, self.o.works.measures(), works);
        speaker.said(&spoken.more_of(&more.0, more.1))
    }

    fn helps_text(&self, works: &Works, found: &Helps) -> String {
        let l = self.set.locale();
        let mut lines = vec![l.t("helps-head")];
        if let Some(gains) = &found.better {
            lines.push(l.t1_bare("helps-not-at-hand", &[("gains", Arg::from(self.gained(works, gains)))]));
            lines.push(self.longer(works));
        }
        let (helping, idle): (Vec<&Help>, Vec<&Help>) = found.list.iter().partition(|help| help.helps());
        let row = |help: &&Help| vec![self.more(works, &help.more), self.gained(works, &help.gains)];
        if helping.is_empty() {
            lines.push(l.t("helps-nothing"));
        } else {
            lines.push(String::new());
            lines.extend(table(&helping.iter().map(row).collect::<Vec<_>>()));
        }
        if !idle.is_empty() {
            let names: Vec<String> = idle.iter().map(|help| self.more(works, &help.more)).collect();
            lines.extend([String::new(), l.t1_bare("helps-none", &[("what", Arg::from(l.list(&names)))])]);
        }
        if !found.untried.is_empty() {
            lines.push(l.t1_bare("helps-untried", &[("n", Arg::from(found.untried.len()))]));
        }
        lines.push(String::new());
        lines.push(self.tried(works, found.searches, found.schedules));
        if found.stopped {
            lines.push(l.t("cli-plan-stopped"));
        }
        lines.join("\n")
    }

    /// By how much a plan is better or worse in each term, those that are equal left out.
    fn gained(&self, works: &Works, gains: &[Gained]) -> String {
        let l = self.set.locale();
        let said = gains.iter().filter(|(_, _, by)| *by != 0).map(|(_, term, by)| {
            let key = if *by > 0 { "helps-better" } else { "helps-worse" };
            let by = difference(l, works, *term, by.saturating_abs());
            l.t1_bare(key, &[("term", Arg::from(self.term(*term))), ("by", Arg::from(by))])
        });
        said.collect::<Vec<_>>().join(&l.t("helps-and"))
    }

    /// With what effort the plan itself is searched for twice as long as it was.
    fn longer(&self, works: &Works) -> String {
        let units = 2 * works.answer.schedules.div_ceil(SCHEDULES_PER_UNIT).max(1);
        let said =
            [("n", Arg::from(units.to_string())), ("path", Arg::from(self.path.display().to_string()))];
        self.set.locale().t1_bare("planner-longer", &said)
    }

    /// How much was looked at.
    fn tried(&self, works: &Works, searches: u64, schedules: u64) -> String {
        let l = self.set.locale();
        let n = |n: u64| Arg::from(l.number(n as f64));
        let seed = Arg::from(works.answer.seed.to_string());
        l.t1_bare("planner-searches", &[("searches", n(searches)), ("n", n(schedules)), ("seed", seed)])
    }
}
