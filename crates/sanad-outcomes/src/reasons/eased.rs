//! What a scenario holds less strictly, in the words of the change that it makes.

use super::{Named, Sentence, Words};
use sanad_measures::{Eased, Measure};
use sanad_model::{Date, Kind};
use sanad_plan::portfolio::Scarce;

impl Words<'_> {
    /// What is held less strictly.
    pub fn eased(&self, eased: &Eased) -> Sentence {
        let said = |key: &str| Sentence::new(format!("change-{key}"));
        let part = |code: &str| Self::part(code, true);
        match eased {
            Eased::Free(code) => said("mandatory").with("measure", Named::Measure(code.clone())),
            Eased::Rule(place) => {
                let (_, args) = self.scarce(Scarce::Group(place - 1));
                let plain = || vec![("rule", Named::Said(place.to_string()))];
                let args = if args.is_empty() { plain() } else { args };
                Sentence { args, ..Sentence::new("more-group") }
            }
            Eased::Unpin(code) => said("pin").with("part", part(code)),
            Eased::Later(code, days) => self.moved("deadline", code, *days, 1),
            Eased::Sooner(code, days) => self.moved("release", code, *days, -1),
            Eased::Lag(from, to, days) => Self::between("link", from, to, *days),
            Eased::Within(from, to, days) => Self::between("max-lag", from, to, *days),
            Eased::Persons(pool, count) => said("crew")
                .with("pool", self.record(Kind::People, pool))
                .with("n", Named::Count(i64::from(*count))),
            Eased::There(pool) => said("crew-there").with("pool", self.record(Kind::People, pool)),
            Eased::Works(_, spans) if spans.is_empty() => said("calendar-any"),
            Eased::Works(_, spans) => {
                let days = spans.iter().map(|&(from, to)| Named::Days(from, (to > from).then_some(to)));
                let days: Vec<Named> = days.collect();
                Self::days_off(days)
            }
        }
    }

    /// A first or last day of an activity that is moved; without it when nobody set one.
    fn moved(&self, key: &str, code: &str, days: Option<i64>, sign: i64) -> Sentence {
        let measure = code.rsplit_once('/').map_or(code, |(measure, _)| measure);
        let own = self.measures.iter().find(|own| own.code == measure);
        let set = |own: &Measure| -> Option<Date> {
            if sign > 0 {
                return own.latest;
            }
            let answers = own.answers.map(|days| self.after(days.1, 1));
            own.earliest.into_iter().chain(answers).max()
        };
        let day = own.and_then(set).zip(days).map(|(day, days)| (self.after(day, sign * days), days));
        match day {
            Some((day, days)) => Sentence::new(format!("change-{key}"))
                .with("n", Named::Count(days))
                .with("day", Named::Days(day, None))
                .with("part", Self::part(code, true)),
            None => Sentence::new(format!("change-{key}-any")).with("part", Self::part(code, true)),
        }
    }

    fn after(&self, day: Date, days: i64) -> Date {
        use jiff::ToSpan as _;
        day.checked_add(days.days()).unwrap_or(self.start)
    }

    fn between(key: &str, from: &str, to: &str, days: Option<i64>) -> Sentence {
        let measure = |code: &str| code.rsplit_once('/').map(|(measure, _)| measure.to_owned());
        let any = if days.is_none() { "-any" } else { "" };
        Sentence::new(format!("change-{key}{any}"))
            .with("part", Self::part(to, true))
            .with("other", Self::part(from, measure(from) != measure(to)))
            .with("n", Named::Count(days.unwrap_or(0)))
    }
}
