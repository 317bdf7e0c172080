//! What is known of each site, what is not, and what its answers would decide.
//!
//! **Value of a survey.** An unanswered question of a site counts once for every open agreed item
//! that it bears on: items of the question's fields that name the site, or that name no site. The
//! sum over the questions without a known answer, asked or not, is the site's score; it is halved for a site whose state
//! nobody has said, since it may be running. Only sites that stand still in whole or part, or
//! whose state is unknown, are scored, and only until they were surveyed.

use crate::items::ItemOutcome;
use crate::ledger::{Dep, Ledger, Shown};
pub use sanad_measures::Known;
use sanad_model::programme::{Site, Survey};
use sanad_model::{Blocker, Claim, Fact, Id, Kind, Programme, SiteState, Value};
use std::collections::{BTreeMap, BTreeSet};

/// One question of the survey, as far as scores need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// The site field it asks for.
    pub field: String,
    /// The item fields that its answer bears on.
    pub decides: Vec<String>,
}

/// What is known of one site.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteOutcome {
    /// The site.
    pub site: Id,
    /// Its state, unknown when nobody has said.
    pub state: SiteState,
    /// Each reason for standing still.
    pub blockers: Vec<(Blocker, Known)>,
    /// Whether a survey was filled.
    pub surveyed: bool,
    /// Survey fields without a known answer that no survey asked for.
    pub unanswered: Vec<String>,
    /// Survey fields that a survey asked for, and whose answer was "unknown".
    pub not_known: Vec<String>,
    /// What its answers would decide; 0 for a site that needs no survey.
    pub score: u64,
    /// Fields on which sources disagree.
    pub disagree: Vec<&'static str>,
}

impl SiteOutcome {
    /// Whether it gets a survey mission.
    pub fn needs_survey(&self) -> bool {
        self.state.needs_restart() && !self.surveyed
    }
}

/// Every site, and those surveyed since the plan's first day as they stood before their survey.
pub(crate) fn outcomes(
    p: &Programme,
    items: &BTreeMap<Id, ItemOutcome>,
    bearings: &[Bearing],
    ledger: &mut Ledger,
) -> (BTreeMap<Id, SiteOutcome>, Vec<SiteOutcome>) {
    let weights = weights(p, items, bearings, ledger);
    let surveyed: BTreeMap<Id, Id> = p.surveys.values().map(|s| (s.site, s.id)).collect();
    let mut all = BTreeMap::new();
    for site in p.sites.values() {
        let outcome = outcome(p, site, bearings, &weights, surveyed.contains_key(&site.id), &|_| true);
        record(p, site, &outcome, surveyed.get(&site.id).copied(), &weights, ledger);
        all.insert(site.id, outcome);
    }
    totals(p, &all, ledger);
    (all, before_survey(p, bearings, &weights))
}

/// The sites that were first surveyed on or after the plan's first day, as they stood before:
/// what their surveys say is taken as not known.
fn before_survey(p: &Programme, bearings: &[Bearing], weights: &Weights) -> Vec<SiteOutcome> {
    let Some(start) = p.settings.plan_start else { return Vec::new() };
    let mut surveys: BTreeMap<Id, Vec<&Survey>> = BTreeMap::new();
    for survey in p.surveys.values() {
        surveys.entry(survey.site).or_default().push(survey);
    }
    let since = |made: &[&Survey]| made.iter().all(|s| s.made_on >= start);
    surveys
        .iter()
        .filter(|(_, made)| since(made))
        .filter_map(|(site, made)| {
            let other = |c: &Claim<Value>| made.iter().all(|s| c.source != Some(s.source));
            Some(outcome(p, p.sites.get(site)?, bearings, weights, false, &other))
        })
        .filter(SiteOutcome::needs_survey)
        .collect()
}

struct Weights {
    general: BTreeMap<String, u64>,
    by_site: BTreeMap<(Id, String), u64>,
}

impl Weights {
    fn of(&self, site: Id, field: &str) -> u64 {
        self.general.get(field).copied().unwrap_or(0)
            + self.by_site.get(&(site, field.to_owned())).copied().unwrap_or(0)
    }
}

fn weights(
    p: &Programme,
    items: &BTreeMap<Id, ItemOutcome>,
    bearings: &[Bearing],
    ledger: &mut Ledger,
) -> Weights {
    let mut weights = Weights { general: BTreeMap::new(), by_site: BTreeMap::new() };
    let open: Vec<_> = items
        .values()
        .filter(|o| o.is_agreed() && o.is_open())
        .filter_map(|o| p.items.get(&o.item))
        .collect();
    for bearing in bearings {
        let mut from = Vec::new();
        let mut general = 0;
        for item in &open {
            if !item.fields.iter().any(|f| bearing.decides.contains(f)) {
                continue;
            }
            from.push(Dep::Result(format!("item/{}/status", item.code)));
            if item.sites.is_empty() {
                general += 1;
            } else {
                for site in &item.sites {
                    *weights.by_site.entry((*site, bearing.field.clone())).or_default() += 1;
                }
            }
        }
        ledger.put(
            format!("question/{}/items", bearing.field),
            Shown::Count(from.len() as u64),
            "question-items",
            from,
        );
        weights.general.insert(bearing.field.clone(), general);
    }
    weights
}

type Counts<'a> = &'a dyn Fn(&Claim<Value>) -> bool;

/// The claim that is shown among those that count; nothing when its value is unknown.
fn shown<'a>(fact: &'a Fact<Value>, counts: Counts) -> Option<&'a Claim<Value>> {
    fact.claims().iter().find(|c| counts(c)).filter(|c| !c.value.is_unknown())
}

/// The answer "unknown" of a survey, where the claims that count say nothing better.
fn asked<'a>(fact: &'a Fact<Value>, counts: Counts) -> Option<&'a Claim<Value>> {
    fact.claims().iter().find(|c| counts(c)).and_then(|_| fact.asked()).filter(|c| counts(c))
}

fn outcome(
    p: &Programme,
    site: &Site,
    bearings: &[Bearing],
    weights: &Weights,
    surveyed: bool,
    counts: Counts,
) -> SiteOutcome {
    // Claims stand in the order of their rule, so the first that counts is the one shown.
    let shown = |fact| shown(fact, counts);
    let asked = |fact| asked(fact, counts);
    let state = match shown(p.fact(site.id, "state")).map(|c| &c.value) {
        Some(Value::Choice(code)) => SiteState::from_code(code).unwrap_or(SiteState::Unknown),
        _ => SiteState::Unknown,
    };
    let blockers = Blocker::ALL
        .iter()
        .map(|b| {
            let fact = p.blocker(site.id, *b);
            let known = match shown(fact) {
                Some(c) if c.value == Value::YesNo(true) => Known::Present(c.id),
                Some(c) => Known::Absent(c.id),
                None => asked(fact).map_or(Known::Unknown, |c| Known::Asked(c.id)),
            };
            (*b, known)
        })
        .collect();
    let known: BTreeSet<&str> =
        p.facts_of(site.id).filter(|(_, f)| shown(f).is_some()).map(|(name, _)| name).collect();
    let (not_known, unanswered): (Vec<String>, Vec<String>) = bearings
        .iter()
        .map(|b| b.field.clone())
        .filter(|f| !known.contains(f.as_str()))
        .partition(|f| asked(p.fact(site.id, f)).is_some());
    let disagree =
        p.facts_of(site.id).filter(|(_, f)| f.disagreeing().next().is_some()).map(|(n, _)| n).collect();
    let mut outcome =
        SiteOutcome { site: site.id, state, blockers, surveyed, unanswered, not_known, score: 0, disagree };
    if outcome.needs_survey() {
        let open = outcome.unanswered.iter().chain(&outcome.not_known);
        let whole: u64 = open.map(|f| weights.of(site.id, f)).sum();
        outcome.score = if state == SiteState::Unknown { whole / 2 } else { whole };
    }
    outcome
}

fn record(
    p: &Programme,
    site: &Site,
    o: &SiteOutcome,
    survey: Option<Id>,
    weights: &Weights,
    ledger: &mut Ledger,
) {
    let key = |what: &str| format!("site/{}/{what}", site.code);
    let state: Vec<Dep> = p.fact(site.id, "state").claims().iter().map(|c| Dep::Claim(c.id)).collect();
    let state = if state.is_empty() { vec![Dep::Record(Kind::Site, site.id)] } else { state };
    ledger.put(key("state"), Shown::Code(o.state.code().to_owned()), "site-state", state);
    let mut answers: Vec<Dep> = vec![Dep::Record(Kind::Site, site.id)];
    answers.extend(p.facts_of(site.id).flat_map(|(_, f)| f.claims()).map(|c| Dep::Claim(c.id)));
    ledger.count(key("unanswered"), o.unanswered.len(), "site-unanswered", answers);
    if !o.not_known.is_empty() {
        let asked = o.not_known.iter().filter_map(|f| p.fact(site.id, f).asked());
        let from = asked.map(|c| Dep::Claim(c.id)).collect();
        ledger.count(key("not_known"), o.not_known.len(), "site-not-known", from);
    }
    let present: Vec<Dep> = o
        .blockers
        .iter()
        .filter_map(|(_, k)| match k {
            Known::Present(claim) => Some(Dep::Claim(*claim)),
            _ => None,
        })
        .collect();
    let present_from = if present.is_empty() { vec![Dep::Record(Kind::Site, site.id)] } else { present };
    let count = o.blockers.iter().filter(|(_, k)| matches!(k, Known::Present(_))).count();
    ledger.count(key("blockers"), count, "site-blockers", present_from);
    if !o.disagree.is_empty() {
        let from =
            o.disagree.iter().flat_map(|f| p.fact(site.id, f).claims()).map(|c| Dep::Claim(c.id)).collect();
        ledger.count(key("disagree"), o.disagree.len(), "site-disagree", from);
    }
    let mut from = vec![Dep::Result(key("state")), Dep::Result(key("unanswered"))];
    if !o.not_known.is_empty() {
        from.push(Dep::Result(key("not_known")));
    }
    from.extend(survey.map(|s| Dep::Record(Kind::Survey, s)));
    from.extend(
        o.unanswered
            .iter()
            .chain(&o.not_known)
            .filter(|f| weights.of(site.id, f) > 0)
            .map(|f| Dep::Result(format!("question/{f}/items"))),
    );
    ledger.put(key("score"), Shown::Count(o.score), "site-score", from);
}

fn totals(p: &Programme, all: &BTreeMap<Id, SiteOutcome>, ledger: &mut Ledger) {
    let code = |id: Id| p.sites.get(&id).map_or("", |s| s.code.as_str());
    let result = |id: Id, what: &str| Dep::Result(format!("site/{}/{what}", code(id)));
    let every: Vec<Dep> = all.keys().map(|id| Dep::Record(Kind::Site, *id)).collect();
    ledger.count("sites.all", all.len(), "sites-all", every);
    for state in SiteState::ALL {
        let from: Vec<Dep> =
            all.values().filter(|o| o.state == *state).map(|o| result(o.site, "state")).collect();
        ledger.count(format!("sites.state.{state}"), from.len(), "sites-by-state", from);
    }
    for blocker in Blocker::ALL {
        let mut present = Vec::new();
        let mut unknown = Vec::new();
        for outcome in all.values().filter(|o| o.state.needs_restart()) {
            match outcome.blockers.iter().find(|(b, _)| b == blocker) {
                Some((_, Known::Present(claim))) => present.push(Dep::Claim(*claim)),
                Some((_, Known::Absent(_))) => {}
                _ => unknown.push(result(outcome.site, "state")),
            }
        }
        ledger.count(format!("blockers.{blocker}"), present.len(), "sites-by-blocker", present);
        ledger.count(format!("blockers.{blocker}.unknown"), unknown.len(), "sites-blocker-unknown", unknown);
    }
    let still: Vec<Dep> =
        all.values().filter(|o| o.state.needs_restart()).map(|o| result(o.site, "state")).collect();
    ledger.count("sites.waiting", still.len(), "sites-waiting", still);
    let open: Vec<Dep> = all.values().filter(|o| o.needs_survey()).map(|o| result(o.site, "state")).collect();
    ledger.count("sites.unsurveyed", open.len(), "sites-unsurveyed", open);
    let nothing: Vec<Dep> = all
        .values()
        .filter(|o| {
            o.state.needs_restart() && !o.blockers.iter().any(|(_, k)| matches!(k, Known::Present(_)))
        })
        .map(|o| result(o.site, "blockers"))
        .collect();
    ledger.count("sites.no_blocker_known", nothing.len(), "sites-no-blocker-known", nothing);
    let gaps: Vec<Dep> =
        all.values().filter(|o| o.state.needs_restart()).map(|o| result(o.site, "unanswered")).collect();
    let sum: usize = all.values().filter(|o| o.state.needs_restart()).map(|o| o.unanswered.len()).sum();
    ledger.count("sites.unanswered", sum, "sites-unanswered", gaps);
    for (key, field) in [("capacity", "capacity"), ("workforce", "workforce")] {
        let from: Vec<Dep> = all
            .values()
            .filter(|o| o.state.needs_restart())
            .filter_map(|o| p.fact(o.site, field).known())
            .map(|c| Dep::Claim(c.id))
            .collect();
        ledger.count(format!("sites.with.{key}"), from.len(), "sites-with-field", from);
    }
}
