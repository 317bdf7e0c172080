//! What the planner answers, as HTML: each name linked, each number with its source.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::params::encode;
use sanad_i18n::Arg;
use sanad_model::{Kind, Lang};
use sanad_outcomes::reasons::{Named, Sentence};
use sanad_report::{Speaker, supply_key};

impl Ctx {
    /// A sentence of the planner.
    pub fn said(&self, sentence: &Sentence) -> Html {
        let args: Vec<(&str, Slot)> =
            sentence.args.iter().map(|(name, named)| (*name, self.slot_of(named, &sentence.src))).collect();
        self.msg(&sentence.key, &args)
    }

    /// The same as plain text.
    pub fn plain(&self, sentence: &Sentence) -> String {
        self.speaker().said(sentence)
    }

    pub(crate) fn speaker(&self) -> Speaker<'_> {
        Speaker { l: self.l, p: self.p(), works: &self.o().works }
    }

    fn slot_of(&self, named: &Named, src: &str) -> Slot {
        match named {
            Named::Count(n) => Slot { arg: Arg::Number(*n as f64), html: self.num(*n as f64, src) },
            other => Slot::html(self.named_html(other, src)),
        }
    }

    /// What stands in a sentence; `src` is where its days and numbers come from.
    pub(crate) fn named_html(&self, named: &Named, src: &str) -> Html {
        let works = &self.o().works;
        let plain = || self.speaker().named(named);
        match named {
            Named::Measure(code) => self.measure_link(code),
            Named::Part(measure, part, whole) => {
                let found =
                    works.measure(measure).and_then(|(_, m)| m.parts.iter().find(|p| p.code == *part));
                let name = found.map_or_else(
                    || Html::said(part, src),
                    |part| self.text(&part.name, &format!("template/{}", part.template)),
                );
                if !*whole {
                    return name;
                }
                let args = [("part", Slot::html(name)), ("measure", Slot::html(self.measure_link(measure)))];
                self.msg("part-of", &args)
            }
            Named::Record(kind, id) => self.link(*kind, *id),
            Named::Skill(side, skill, level) => {
                let skill = Html::text(&self.l.word("skill", skill));
                let level = Html::said(&level.to_string(), src);
                let args = [("skill", Slot::html(skill)), ("level", Slot::html(level))];
                self.msg(&format!("skilled-{}", side.code()), &args)
            }
            Named::Utility(site, dimension) => {
                self.msg(supply_key(*dimension), &[("site", Slot::html(self.link(Kind::Site, *site)))])
            }
            Named::Resource(_) | Named::Word(..) => Html::text(&plain()),
            Named::Count(_) | Named::Amount(..) | Named::Money(..) | Named::Difference(..) => {
                self.n(&plain(), src)
            }
            Named::Days(..) => Html::said(&plain(), src),
            Named::Said(text) => Html::said(text, src),
            Named::List(all) => {
                let all: Vec<Html> = all.iter().map(|one| self.named_html(one, src)).collect();
                Html::join(&all, if self.lang() == Lang::Ar { "، " } else { ", " })
            }
        }
    }

    /// A measure by name and site, linked to why it is in the plan or not.
    pub(crate) fn measure_link(&self, code: &str) -> Html {
        let Some((_, measure)) = self.o().works.measure(code) else {
            return Html::said(code, "calc/works.inputs");
        };
        let src = format!("calc/measure/{code}/parts");
        let name = self.text(&measure.name, &src);
        let name = match measure.site.and_then(|id| self.p().name_of(Kind::Site, id).map(|name| (id, name))) {
            None => name,
            Some((id, site)) => {
                let site = self.text(site, &self.src(Kind::Site, id));
                self.msg("measure-at", &[("measure", Slot::html(name)), ("site", Slot::html(site))])
            }
        };
        Html::link(&self.why_href(code), "", &name)
    }

    /// The address of why a measure is in the plan or not.
    pub(crate) fn why_href(&self, code: &str) -> String {
        self.href(&format!("why/{}", encode(code)))
    }
}
