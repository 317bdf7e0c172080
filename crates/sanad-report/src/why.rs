//! Why a measure is in the plan or not, and what it would take to have it: what a page says, as plain
//! text, and the decisions behind its sentences.

use crate::{Speaker, difference};
use sanad_i18n::Arg;
use sanad_model::{Lang, MeasureChoice};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::engine::{Fault, Forced, Term, WhyNot};
use sanad_outcomes::measures::{Barred, Lack, Loss, Works, losses};
use sanad_outcomes::reasons::{Words, barred, lack};

/// Why a measure is not in the plan, as far as it is known at once.
#[derive(Clone, Copy, Debug)]
pub enum Left<'a> {
    /// Something must be known first.
    Barred(Barred),
    /// A person has left it out.
    Excluded,
    /// It can never be carried out with what there is.
    Hopeless(&'a Fault),
    /// It could be; only another plan says at what cost.
    Open,
}

impl<'a> Left<'a> {
    /// Of a measure by place.
    pub fn of(outcome: &'a WorksOutcome, place: usize) -> Self {
        let Some(measure) = outcome.measures().get(place) else { return Self::Open };
        if let Some(why) = measure.barred {
            return Self::Barred(why);
        }
        if measure.choice == MeasureChoice::Excluded {
            return Self::Excluded;
        }
        let works = outcome.works();
        let hopeless = works.and_then(|works| works.problem.hopeless.iter().find(|(own, _)| *own == place));
        hopeless.map_or(Self::Open, |(_, fault)| Self::Hopeless(fault))
    }

    /// A key for programs.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Barred(_) => "barred",
            Self::Excluded => "excluded",
            Self::Hopeless(_) => "hopeless",
            Self::Open => "open",
        }
    }
}

/// What another plan, in which a measure had to be, has told.
#[derive(Clone, Copy)]
pub struct Tried<'a> {
    /// The answer.
    pub why: &'a WhyNot,
    /// In how many schedules, at most.
    pub schedules: u64,
}

/// The message that says in which level of the objectives a plan with the measure differs from the plan at
/// hand, and that level's terms; nothing where a plan has no score.
pub fn compared(works: &Works, forced: &Forced) -> Option<(&'static str, Vec<Term>)> {
    let (plan, with) = (works.answer.score.as_ref()?, forced.answer.score.as_ref()?);
    let Some(level) = plan.0.iter().zip(&with.0).position(|(plan, with)| plan != with) else {
        return Some(("why-costs-nothing", Vec::new()));
    };
    let terms = works.problem.objectives.get(level).map_or(&[][..], Vec::as_slice);
    // No plan with the measure is as good at this level: earlier ones leave no choice.
    let bound = &forced.answer.bound.score;
    let certain = bound.0[..level] == with.0[..level] && bound.0[level] > plan.0[level];
    let key = if with.0[level] < plan.0[level] {
        "why-better"
    } else if certain {
        "why-worse"
    } else {
        "why-worse-found"
    };
    Some((key, terms.iter().map(|(term, _)| *term).collect()))
}

impl Speaker<'_> {
    /// Why there is no plan at all, but for the facts in conflict.
    pub fn lacking(&self) -> Vec<String> {
        let Err(why) = &self.works.made.works else { return Vec::new() };
        let mut said = vec![self.said(&lack(why))];
        match why {
            Lack::Faults(faults) => said.extend(faults.iter().map(|fault| self.fault(fault))),
            Lack::Infeasible(found) => {
                let words = self.words();
                let all = found.1.infeasible.iter().flat_map(|own| words.infeasible(own));
                said.extend(all.map(|sentence| self.said(&sentence)));
            }
            _ => {}
        }
        said
    }

    /// What is wrong, where, and the way out.
    fn fault(&self, fault: &Fault) -> String {
        let words = self.words();
        let place = words.place_of(fault).map_or(String::new(), |place| format!("{}: ", self.named(&place)));
        format!("{place}{} {}", self.said(&words.fault(fault)), self.said(&words.mend(fault)))
    }

    fn words(&self) -> Words<'_> {
        let problem = match &self.works.made.works {
            Ok(works) => Some(&works.problem),
            Err(Lack::Infeasible(found)) => Some(&found.0),
            Err(_) => None,
        };
        Words { p: self.p, measures: self.works.measures(), problem, start: self.works.start }
    }

    /// In one line, why a measure is not in the plan.
    pub fn left(&self, place: usize) -> String {
        match Left::of(self.works, place) {
            Left::Barred(why) => self.said(&barred(why)),
            Left::Excluded => self.l.t("why-excluded"),
            Left::Hopeless(fault) => self.fault(fault),
            Left::Open if self.works.works().is_none() => self.l.t("why-no-plan"),
            Left::Open => self.l.t("why-others"),
        }
    }

    /// Why a measure, by place, is in the plan and what sets its date; or why it is not, with what has been
    /// tried, if it was.
    pub fn why(&self, place: usize, tried: Option<Tried<'_>>) -> Vec<String> {
        let l = self.l;
        let Some(measure) = self.works.measures().get(place) else { return Vec::new() };
        let Some(works) = self.works.works() else { return self.lacking() };
        let spread = works.drawn.measures.get(place).map_or(0, |spread| spread.chosen);
        let share = l.share(spread, works.drawn.cases - works.drawn.failed);
        let name = self.measure(&measure.code);
        let mut args = vec![("measure", Arg::from(name)), ("share", Arg::from(share))];
        if works.chosen(place) {
            let days = self.works.mark(place).map_or(String::new(), |(low, _, high)| l.span(low, high));
            args.push(("days", Arg::from(days)));
            let mut said = vec![l.t1_bare("why-in", &args)];
            for step in self.works.chain(self.p, place) {
                let mut line = self.said(&step.why);
                let then: Vec<String> = step.parts.iter().skip(1).map(|part| self.named(part)).collect();
                if !then.is_empty() {
                    let arrow = if l.lang == Lang::Ar { " ← " } else { " → " };
                    line.push(' ');
                    line.push_str(&l.t1_bare("why-then", &[("parts", Arg::from(then.join(arrow)))]));
                }
                said.push(format!("{line} ({})", l.span(step.days.0, step.days.1)));
            }
            return said;
        }
        let mut said = vec![l.t1_bare("why-out", &args)];
        match (Left::of(self.works, place), tried) {
            (Left::Open, Some(tried)) => said.extend(self.tried(works, tried)),
            _ => said.push(self.left(place)),
        }
        said
    }

    fn tried(&self, works: &Works, tried: Tried<'_>) -> Vec<String> {
        let l = self.l;
        let n = ("n", Arg::from(tried.schedules));
        let infeasible = match tried.why {
            WhyNot::Forced(forced) => return self.forced(works, forced, tried.schedules),
            WhyNot::Impossible { infeasible, .. } | WhyNot::Unknown(infeasible) => infeasible,
        };
        let proven = infeasible.proven && matches!(tried.why, WhyNot::Impossible { .. });
        let mut said = vec![l.t1_bare(if proven { "why-impossible" } else { "why-not-found" }, &[n])];
        let spoken = self.words();
        said.extend(spoken.infeasible(infeasible).iter().map(|sentence| self.said(sentence)));
        if let WhyNot::Impossible { cures, .. } = tried.why {
            for set in cures {
                let all: Vec<String> = set.iter().map(|cure| self.said(&spoken.more(*cure))).collect();
                said.push(l.t1_bare("why-possible-with", &[("more", Arg::from(l.list(&all)))]));
            }
            if cures.is_empty() {
                said.push(l.t("why-no-cure"));
            }
        }
        said
    }

    fn forced(&self, works: &Works, forced: &Forced, schedules: u64) -> Vec<String> {
        let l = self.l;
        let listed = |key: &str, places: &[usize]| {
            let comma = if l.lang == Lang::Ar { "، " } else { ", " };
            let names: Vec<String> =
                places.iter().map(|own| self.measure(&works.problem.measures[*own].code)).collect();
            let args = [("n", Arg::from(places.len())), ("measures", Arg::from(names.join(comma)))];
            l.t1_bare(key, &args)
        };
        let mut said = vec![match forced.displaced.as_slice() {
            [] => l.t("why-displaces-none"),
            gone => listed("why-displaces", gone),
        }];
        if !forced.added.is_empty() {
            said.push(listed("why-adds", &forced.added));
        }
        if let Some((key, terms)) = compared(works, forced) {
            let names: Vec<String> = terms.iter().map(|term| l.word("objective-term", term.key())).collect();
            let mut terms = l.list(&names);
            if names.len() > 1 {
                terms = l.t1_bare("why-together", &[("terms", Arg::from(terms))]);
            }
            said.push(l.t1_bare(key, &[("terms", Arg::from(terms)), ("n", Arg::from(schedules))]));
        }
        said.extend(losses(works, forced).iter().map(|loss| self.lost(works, loss, schedules)));
        said
    }

    /// How much is lost in a term: at least, at most, or as far as it is known.
    pub fn lost(&self, works: &Works, loss: &Loss, schedules: u64) -> String {
        let by =
            |by: i64| Arg::from(difference(self.l, works, loss.term, by.checked_abs().unwrap_or(i64::MAX)));
        let args = [
            ("term", Arg::from(self.l.word("objective-term", loss.term.key()))),
            ("found", by(loss.found)),
            ("least", by(loss.least.unwrap_or(0))),
            ("n", Arg::from(schedules)),
        ];
        self.l.t1_bare(&format!("why-loss-{}", loss.key()), &args)
    }
}
