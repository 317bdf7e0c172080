//! Why a measure is done when it is: the chain of facts that sets its date, in the order of time.

use super::{Named, Sentence, Words};
use crate::works::WorksOutcome;
use sanad_measures::{Anew, Dimension, Works};
use sanad_model::{Date, Id, Kind, Programme};
use sanad_plan::portfolio::{Because, Cause, End, Reason, Term, Terms, Tick, why};

/// What sets a start, and the work that follows from it without a break.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Why the first of the parts starts when it does.
    pub why: Sentence,
    /// The parts, one after the other.
    pub parts: Vec<Named>,
    /// From the first start to the last finish over the simulated cases.
    pub days: (Date, Option<Date>),
    /// The key of where those days come from.
    pub src: String,
}

/// What a sentence about a cause needs.
struct Told<'a> {
    p: &'a Programme,
    outcome: &'a WorksOutcome,
    works: &'a Works,
    words: Words<'a>,
}

impl WorksOutcome {
    /// The chain of facts that sets the date of a measure, by its place: the fact first, the work on
    /// its mark last; empty when the plan does not carry it out.
    pub fn chain(&self, p: &Programme, measure: usize) -> Vec<Step> {
        let Some(works) = self.works() else { return Vec::new() };
        let Some(mark) = self.measures().get(measure).and_then(|m| works.activity(measure, m.mark)) else {
            return Vec::new();
        };
        let told = Told { p, outcome: self, works, words: Words::of(p, self.measures(), works) };
        let mut steps: Vec<(Step, usize)> = Vec::new();
        for reason in why(&works.problem, works.plan(), mark).iter().rev() {
            let activity = &works.problem.activities[reason.activity];
            let part = Words::part(&activity.code, activity.measure != measure);
            let days = told.days(reason.activity, reason.activity);
            if let Some((last, first)) = steps.last_mut().filter(|_| told.follows(reason)) {
                last.parts.push(Words::part(&activity.code, false));
                last.days = told.days(*first, reason.activity);
                continue;
            }
            let src = format!("calc/measure/{}/mark", works.problem.measures[activity.measure].code);
            let why = told.cause(reason, &part);
            steps.push((Step { why, parts: vec![part], days, src }, reason.activity));
        }
        steps.into_iter().map(|(step, _)| step).collect()
    }

    /// Why the measures change in a way of a plan made anew, one sentence for each of its changes.
    pub fn changed(&self, p: &Programme, anew: &Anew, way: usize) -> Vec<Sentence> {
        let works = anew.works(way);
        let told = Told { p, outcome: self, works: &works, words: Words::of(p, self.measures(), &works) };
        let Some(way) = anew.replanned.ways.get(way) else { return Vec::new() };
        let one = |because: &Because| match because {
            Because::Held(reason) => {
                let own = reason.activity;
                let part = Words::part(&works.problem.activities[own].code, false);
                // The plan made anew begins after the status date.
                let first = matches!(reason.cause, Cause::Begin)
                    || (matches!(reason.cause, Cause::Release) && reason.ready <= anew.next);
                if first {
                    let day = Named::Days(works.day(anew.next), None);
                    return Sentence::new("replan-because-status").with("part", part).with("day", day);
                }
                told.cause(reason, &part)
            }
            Because::People(activity) => {
                let part = Words::part(&works.problem.activities[*activity].code, false);
                Sentence::new("replan-because-people").with("part", part)
            }
            Because::Better(Some(without)) => {
                let Some((term, by)) = gained(&anew.problem.objectives, &way.terms, without) else {
                    return Sentence::new("replan-because-better");
                };
                Sentence::new("replan-because-gains")
                    .with("term", Named::Word("objective-term", term.key().to_owned()))
                    .with("by", Named::Difference(term, by, anew.reference))
            }
            other => Sentence::new(format!("replan-because-{}", other.key())),
        };
        way.changes.iter().map(|change| one(&change.because)).collect()
    }

    /// One reason of the engine as a sentence; nothing where there is no plan.
    pub fn reason(&self, p: &Programme, reason: &Reason) -> Option<Sentence> {
        let works = self.works()?;
        let told = Told { p, outcome: self, works, words: Words::of(p, self.measures(), works) };
        let activity = works.problem.activities.get(reason.activity)?;
        Some(told.cause(reason, &Words::part(&activity.code, true)))
    }
}

/// In which term a plan is better than another, of the first level in which they differ the one that
/// makes most of it, and by how much.
fn gained(objectives: &[Vec<(Term, u32)>], own: &Terms, other: &Terms) -> Option<(Term, i64)> {
    let by = |term: Term| {
        let by = own.get(term) - other.get(term);
        if term.is_gain() { by } else { -by }
    };
    let worth = |own: &(Term, u32)| i128::from(by(own.0)) * i128::from(own.1);
    let level = objectives.iter().find(|level| level.iter().map(worth).sum::<i128>() != 0)?;
    let most = level.iter().max_by_key(|own| worth(own))?;
    Some((most.0, by(most.0))).filter(|own| own.1 > 0)
}

impl Told<'_> {
    /// Whether an activity simply follows another of its own measure.
    fn follows(&self, reason: &Reason) -> bool {
        let Cause::Link { link, activity } = reason.cause else { return false };
        let link = &self.works.problem.links[link];
        let of = |activity: usize| self.works.problem.activities[activity].measure;
        link.to == reason.activity
            && (link.from_end, link.to_end, link.min) == (End::Finish, End::Start, 0)
            && of(activity) == of(reason.activity)
    }

    /// From the start of one activity to the finish of another over the simulated cases; as planned
    /// where no case has them.
    fn days(&self, first: usize, last: usize) -> (Date, Option<Date>) {
        let drawn = |activity: usize| -> Option<(Tick, Tick)> {
            let (measure, part) = self.works.part(activity)?;
            let own = self.works.drawn.parts.get(measure)?.get(part).copied().flatten();
            let placed = self.works.plan().placed.get(activity)?.as_ref().map(|p| (p.start, p.finish));
            match (own, placed) {
                (Some(own), Some(placed)) => Some((own.0.min(placed.0), own.1.max(placed.1))),
                (own, placed) => own.or(placed),
            }
        };
        let low = drawn(first).map_or(0, |span| span.0);
        let high = drawn(last).map_or(low, |span| span.1 - 1).max(low);
        (self.works.day(low), Some(self.works.day(high)))
    }

    fn span(&self, activity: usize) -> Named {
        let (low, high) = self.days(activity, activity);
        Named::Days(low, high)
    }

    /// Another activity by name, with its measure where that is another one.
    fn other(&self, own: usize, other: usize) -> Named {
        let of = |activity: usize| self.works.problem.activities[activity].measure;
        Words::part(&self.works.problem.activities[other].code, of(own) != of(other))
    }

    /// The key of the template that an activity comes from.
    fn template(&self, activity: usize) -> Option<String> {
        let (measure, part) = self.works.part(activity)?;
        Some(format!("template/{}", self.outcome.measures().get(measure)?.parts.get(part)?.template))
    }

    fn pool(&self, person: u32) -> Option<Id> {
        let place = self.works.problem.pools.iter().position(|pool| pool.persons.contains(&person))?;
        self.works.pools.get(place).copied()
    }

    fn pool_name(&self, person: u32) -> Named {
        self.pool(person).map_or_else(|| Named::Said("?".to_owned()), |id| Named::Record(Kind::People, id))
    }

    /// The key of a field of the team of a person.
    fn team(&self, person: u32, field: &str) -> Option<String> {
        let team = self.p.people.get(&self.pool(person)?)?.team;
        Some(format!("fact/teams/{}/{field}", self.p.code_of(Kind::Team, team)?))
    }

    fn cause(&self, reason: &Reason, part: &Named) -> Sentence {
        let said = |key: &str| Sentence::new(format!("reason-{key}")).with("part", part.clone());
        let sourced = |sentence: Sentence, src: Option<String>| match src {
            Some(src) => sentence.from(src),
            None => sentence,
        };
        let own = reason.activity;
        let ready = Named::Days(self.works.day(reason.ready), None);
        match reason.cause {
            Cause::Begin => said("begin").with("day", Named::Days(self.works.start, None)),
            Cause::Pin => {
                let code = &self.works.problem.activities[own].code;
                let (measure, activity) = code.rsplit_once('/').unwrap_or((code, ""));
                let pin = self.p.pins.values().find(|pin| pin.measure == measure && pin.activity == activity);
                let src = pin.map(|pin| format!("record/{}/{}", Kind::Pin.table(), pin.id));
                sourced(said("pin").with("day", Named::Days(self.works.day(reason.start), None)), src)
            }
            Cause::Release => self.release(own, &said),
            Cause::Link { link, activity } => {
                let (key, days) = link_key(&self.works.problem.links[link], own);
                let sentence = said(key)
                    .with("other", self.other(own, activity))
                    .with("days", self.span(activity))
                    .with("n", Named::Count(i64::from(days)));
                let src = self.template(own);
                sourced(sentence, src)
            }
            Cause::Renewable { renewable, activity } => {
                let what = self.works.renewables.get(renewable).cloned().unwrap_or_default();
                let record = self.p.resources.values().find(|own| own.what == what);
                let src = record.map(|own| format!("fact/{}/{}/capacity", Kind::Resource.table(), own.code));
                let what = Named::Resource(what);
                let sentence = match activity {
                    Some(other) => said("renewable")
                        .with("what", what)
                        .with("other", self.other(own, other))
                        .with("days", self.span(other)),
                    None => said("renewable-none").with("what", what).with("day", ready),
                };
                sourced(sentence, src)
            }
            Cause::Fund { fund, activity, amount } => self.fund(reason, &said, (fund, activity, amount)),
            Cause::Utility { utility, activity } => {
                let Some(&(site, dimension)) = self.works.utilities.get(utility) else {
                    return said("nothing");
                };
                let field = if dimension == Dimension::Power { "power.available" } else { "water.available" };
                let code = self.p.code_of(Kind::Site, site).unwrap_or_default();
                let src = self.p.fact(site, field).known().map(|_| format!("fact/sites/{code}/{field}"));
                let what = Named::Utility(site, dimension);
                let sentence = match activity {
                    Some(other) => said("utility")
                        .with("what", what)
                        .with("other", self.other(own, other))
                        .with("days", self.span(other)),
                    None => said("utility-none").with("what", what).with("day", ready),
                };
                sourced(sentence, src)
            }
            Cause::Busy { person, activity } => {
                let sentence = said("busy")
                    .with("pool", self.pool_name(person))
                    .with("other", self.other(own, activity))
                    .with("days", self.span(activity));
                let people = self.pool(person).and_then(|id| self.p.code_of(Kind::People, id));
                sourced(sentence, people.map(|code| format!("fact/{}/{code}/count", Kind::People.table())))
            }
            Cause::Travel { person, activity: Some(other) } => {
                let sentence = said("travel")
                    .with("pool", self.pool_name(person))
                    .with("other", self.other(own, other))
                    .with("days", self.span(other));
                sourced(sentence, self.team(person, "min_stay"))
            }
            Cause::Travel { person, activity: None } => {
                let sentence = said("travel-base").with("pool", self.pool_name(person));
                sourced(sentence, self.team(person, "base"))
            }
            Cause::Course { person, activity } => {
                let sentence = said("course")
                    .with("pool", self.pool_name(person))
                    .with("other", self.other(own, activity))
                    .with("days", self.span(activity));
                sourced(sentence, self.template(activity))
            }
            Cause::Away { person } => {
                let sentence = said("away").with("pool", self.pool_name(person)).with("day", ready);
                sourced(sentence, self.team(person, "available_from"))
            }
            Cause::Nothing { .. } => said("nothing"),
        }
    }

    /// What releases an activity: the answers of its site, or a day that a person has set.
    fn release(&self, own: usize, said: &dyn Fn(&str) -> Sentence) -> Sentence {
        let measure = &self.outcome.measures()[self.works.problem.activities[own].measure];
        let set = measure.earliest.map(|day| (day, measure.record));
        if let Some((low, likely, high)) = measure.answers
            && set.is_none_or(|(day, _)| day <= likely)
            && let Some(site) = measure.site
        {
            let code = self.p.code_of(Kind::Site, site).unwrap_or_default();
            return said("answers")
                .with("site", Named::Record(Kind::Site, site))
                .with("days", Named::Days(low, high))
                .from(format!("calc/site/{code}/answers"));
        }
        let day = set.map_or(self.works.start, |(day, _)| day);
        let sentence = said("earliest").with("day", Named::Days(day, None));
        match set.and_then(|(_, record)| self.p.code_of(Kind::Measure, record?)) {
            Some(code) => sentence.from(format!("fact/{}/{code}/earliest", Kind::Measure.table())),
            None => sentence,
        }
    }

    /// What fills a fund.
    fn fund(
        &self,
        reason: &Reason,
        said: &dyn Fn(&str) -> Sentence,
        (fund, activity, amount): (usize, Option<usize>, i64),
    ) -> Sentence {
        let id = self.works.funds.get(fund).copied();
        let money = self.words.money(&self.works.problem.funds[fund].0, amount);
        let name = id.map_or_else(|| Named::Said("?".to_owned()), |id| Named::Record(Kind::Fund, id));
        let said = |key: &str| said(key).with("fund", name.clone()).with("amount", money.clone());
        if let Some(other) = activity {
            return said("fund-income").with("other", self.other(reason.activity, other));
        }
        let day = self.works.day(reason.ready);
        let sentence = said("fund-inflow").with("day", Named::Days(day, None));
        let mut own = id.and_then(|id| self.p.instalments.get(&id)).into_iter().flatten();
        match own.rfind(|inflow| inflow.due <= day) {
            Some(inflow) => {
                sentence.from(format!("fact/{}/{}/amount", Kind::Instalment.table(), inflow.code))
            }
            None => sentence,
        }
    }
}

/// How a link holds an activity back, and the days between.
fn link_key(link: &sanad_plan::portfolio::Link, own: usize) -> (&'static str, Tick) {
    if link.to != own {
        return ("link-most", link.max.unwrap_or(0));
    }
    let lag = link.min != 0;
    let key = match (link.from_end, link.to_end) {
        (End::Finish, End::Start) if lag => "link-fs-lag",
        (End::Finish, End::Start) => "link-fs",
        (End::Start, End::Start) if lag => "link-ss-lag",
        (End::Start, End::Start) => "link-ss",
        (End::Finish, End::Finish) if lag => "link-ff-lag",
        (End::Finish, End::Finish) => "link-ff",
        (End::Start, End::Finish) if lag => "link-sf-lag",
        (End::Start, End::Finish) => "link-sf",
    };
    (key, link.min)
}
