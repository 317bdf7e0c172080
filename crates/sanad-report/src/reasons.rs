//! What the planner answers, as plain text: the words of the pages, for a command and for paper.

use crate::terms::differing;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Kind, Programme, Range};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::Dimension;
use sanad_outcomes::reasons::{Named, Sentence};

/// Who says sentences about the plan of a programme in a language.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The language.
    pub l: &'a Locale,
    /// The programme.
    pub p: &'a Programme,
    /// Its measures and its plan.
    pub works: &'a WorksOutcome,
}

/// Marks around what keeps its own direction.
fn apart(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

impl Speaker<'_> {
    /// A sentence.
    pub fn said(&self, sentence: &Sentence) -> String {
        let args: Vec<(&str, Arg)> = sentence
            .args
            .iter()
            .map(|(name, named)| {
                let arg = match named {
                    Named::Count(n) => Arg::Number(*n as f64),
                    other => Arg::Text(self.named(other)),
                };
                (*name, arg)
            })
            .collect();
        self.l.t1_bare(&sentence.key, &args)
    }

    /// What stands in a sentence.
    pub fn named(&self, named: &Named) -> String {
        let l = self.l;
        match named {
            Named::Measure(code) => self.measure(code),
            Named::Part(measure, part, whole) => {
                let name = self.part(measure, part);
                if *whole {
                    let args = [("part", Arg::from(name)), ("measure", Arg::from(self.measure(measure)))];
                    l.t1_bare("part-of", &args)
                } else {
                    name
                }
            }
            Named::Record(kind, id) => {
                let name = self.p.name_of(*kind, *id).map_or("", |name| l.text(name));
                if name.is_empty() {
                    apart(self.p.code_of(*kind, *id).unwrap_or("?"))
                } else {
                    name.to_owned()
                }
            }
            Named::Skill(side, skill, level) => {
                let args =
                    [("skill", Arg::from(l.word("skill", skill))), ("level", Arg::from(level.to_string()))];
                l.t1_bare(&format!("skilled-{}", side.code()), &args)
            }
            Named::Resource(what) => l.word("resource", what),
            Named::Utility(site, dimension) => {
                let site = self.named(&Named::Record(Kind::Site, *site));
                l.t1_bare(supply_key(*dimension), &[("site", Arg::from(site))])
            }
            Named::Days(low, high) => l.span(*low, Some(high.unwrap_or(*low))),
            Named::Count(n) => l.number(*n as f64),
            Named::Amount(n, unit) => l.quantity(Range::exact(*n as f64), unit),
            Named::Money(minor, currency) => l.money(*minor, *currency),
            Named::Difference(term, by, currency) => differing(l, *currency, *term, *by),
            Named::Word(group, code) => l.word(group, code),
            Named::Said(text) => apart(text),
            Named::List(all) => l.list(&all.iter().map(|one| self.named(one)).collect::<Vec<_>>()),
        }
    }

    /// A measure by name, with its site; the code itself where no measure has it.
    pub fn measure(&self, code: &str) -> String {
        let Some((_, measure)) = self.works.measure(code) else { return apart(code) };
        let name = self.l.text(&measure.name).to_owned();
        match measure.site {
            None => name,
            Some(site) => {
                let site = self.named(&Named::Record(Kind::Site, site));
                self.l.t1_bare("measure-at", &[("measure", Arg::from(name)), ("site", Arg::from(site))])
            }
        }
    }

    /// A part of a measure by name.
    pub fn part(&self, measure: &str, part: &str) -> String {
        let found =
            self.works.measure(measure).and_then(|(_, m)| m.parts.iter().find(|own| own.code == part));
        found.map_or_else(|| apart(part), |own| self.l.text(&own.name).to_owned())
    }
}

/// The message of a supply of power or water.
pub const fn supply_key(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Power => "supply-power",
        Dimension::Water => "supply-water",
    }
}
