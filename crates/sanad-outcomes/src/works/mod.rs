//! The plan of works: what could be done, what the plan carries out and when, and what comes of
//! the items that ask for it.
//!
//! The engine is [`sanad_measures`]; here it gets what is known, and what it answers goes into the
//! ledger. A site that was not surveyed has a range and no likely date: its survey comes first.

mod reach;
mod record;

pub use reach::{Reach, Reason, reach, unserved};

use crate::items::ItemOutcome;
use crate::sites::SiteOutcome;
use crate::visits::{Dates, Visits};
use sanad_measures::library::Library;
use sanad_measures::{
    Anew, Ask, Effort, ItemKnown, Made, Measure, NoPlanAnew, ReplanAsk, Scenario, SiteKnown, Watch, Works,
    compose, plan,
};
use sanad_model::{Date, Finding, Id, Kind, Programme};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What could be done and what the plan makes of it.
#[derive(Clone, Debug)]
pub struct WorksOutcome {
    /// The measure library, with the programme's own templates.
    pub library: Cow<'static, Library>,
    /// What is wrong with the programme's own templates; then they are left out.
    pub findings: Vec<Finding>,
    /// Measures and plan.
    pub made: Made,
    /// The day on which the plan begins.
    pub start: Date,
    /// Measures at each site, by place.
    pub of_site: BTreeMap<Id, Vec<usize>>,
    /// What the plan foresees for each open item that measures serve.
    pub of_item: BTreeMap<Id, Arc<ItemWorks>>,
    /// Measures by what they count as, by place.
    pub of_kind: BTreeMap<String, Vec<usize>>,
}

/// What the plan foresees for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWorks {
    /// The measures that serve it, by place.
    pub measures: Vec<usize>,
    /// The kinds all of whose measures serve it.
    pub kinds: Vec<String>,
    /// The measures that serve it besides those, by place.
    pub single: Vec<usize>,
    /// How many of the measures the plan carries out.
    pub planned: usize,
    /// When the first of those is done: low, likely, high.
    pub first: Option<Dates>,
    /// When the last of those is done.
    pub last: Option<Dates>,
}

impl WorksOutcome {
    /// The plan, if there is one.
    pub fn works(&self) -> Option<&Works> {
        self.made.works.as_deref().ok()
    }

    /// The measures.
    pub fn measures(&self) -> &[Measure] {
        &self.made.measures
    }

    /// A measure by code, and its place.
    pub fn measure(&self, code: &str) -> Option<(usize, &Measure)> {
        self.measures().iter().enumerate().find(|(_, m)| m.code == code)
    }

    /// The measure that a code asks for: its own, or that of the site which it restarts.
    pub fn asked_by(&self, p: &Programme, code: &str) -> Option<(usize, &Measure)> {
        let restarts = || {
            let site = p.by_code(Kind::Site, code)?;
            self.measures().iter().enumerate().find(|(_, m)| m.is_restart() && m.site == Some(site))
        };
        self.measure(code).or_else(restarts)
    }

    /// Codes that [`asked_by`](Self::asked_by) takes: those that are nearly or partly a code, else all.
    pub fn codes_near(&self, p: &Programme, code: &str) -> Vec<String> {
        let sites = self.measures().iter().filter(|m| m.is_restart());
        let sites = sites.filter_map(|m| p.code_of(Kind::Site, m.site?));
        let mut all: Vec<String> =
            self.measures().iter().map(|m| m.code.as_str()).chain(sites).map(str::to_owned).collect();
        all.sort_unstable();
        all.dedup();
        let asked = code.to_lowercase();
        let near = |own: &&String| {
            let own = own.to_lowercase();
            own.contains(&asked) || asked.contains(&own) || steps(&own, &asked) <= 1
        };
        let near: Vec<String> = all.iter().filter(near).cloned().collect();
        if near.is_empty() { all } else { near }
    }

    /// When a measure is done, over the simulated cases: low, likely, high; nothing when it never is.
    /// The likely day is the plan's own where it carries the measure out.
    pub fn mark(&self, measure: usize) -> Option<Dates> {
        let works = self.works()?;
        let spread = works.drawn.measures.get(measure)?;
        let own = works.mark(measure);
        let last = |tick: i32| works.day((tick - 1).max(0));
        let Some((low, middle, high)) = spread.mark else {
            // Too few cases to say how late it may be.
            let own = own.map(last)?;
            return Some((own, own, None));
        };
        let likely = own.unwrap_or(middle);
        Some((last(low.min(likely)), last(likely), Some(last(high.max(likely)))))
    }
}

/// Everything that planning works needs from what was computed before.
pub(crate) struct Inputs<'a> {
    pub(crate) items: &'a BTreeMap<Id, ItemOutcome>,
    pub(crate) sites: &'a BTreeMap<Id, SiteOutcome>,
    pub(crate) visits: &'a Visits,
    pub(crate) today: Date,
    pub(crate) effort: Effort,
    pub(crate) before: Option<&'a WorksOutcome>,
}

/// What could be done, and the plan of it.
pub(crate) fn works(p: &Programme, inputs: &Inputs<'_>) -> WorksOutcome {
    let (library, findings) = library(p);
    let measures = compose(p, &library, &known_sites(p, inputs), &known_items(p, inputs));
    let start = p.settings.plan_start.map_or(inputs.today, |day| day.max(inputs.today));
    let before = inputs.before.filter(|before| before.library == library).map(|before| &before.made);
    let ask = Ask {
        start,
        scenario: &Scenario::default(),
        effort: inputs.effort,
        before,
        keep: true,
        watch: &Watch::NOBODY,
    };
    let made = plan(p, &library, measures, &ask);
    let mut outcome = WorksOutcome {
        library,
        findings,
        made,
        start,
        of_site: BTreeMap::new(),
        of_item: BTreeMap::new(),
        of_kind: BTreeMap::new(),
    };
    let (mut of_site, mut of_kind): (BTreeMap<Id, Vec<usize>>, BTreeMap<String, Vec<usize>>) =
        Default::default();
    for (place, measure) in outcome.measures().iter().enumerate() {
        if let Some(site) = measure.site {
            of_site.entry(site).or_default().push(place);
        }
        of_kind.entry(measure.served_as.clone()).or_default().push(place);
    }
    outcome.of_site = of_site;
    outcome.of_kind = of_kind;
    outcome.of_item = of_items(&outcome);
    outcome
}

/// Items with what a day of each is worth, and the measures that serve all of them.
type Served<'a> = (&'a [(Id, u64)], Vec<usize>);

/// What the plan foresees for each item. Items that the same measures serve share one answer.
fn of_items(outcome: &WorksOutcome) -> BTreeMap<Id, Arc<ItemWorks>> {
    let mut lists: Vec<Served<'_>> = Vec::new();
    for own in outcome.of_kind.values() {
        let common = own.iter().map(|place| &outcome.measures()[*place]).find(|m| m.named < m.items.len());
        let all = own.iter().copied().filter(|place| {
            let measure = &outcome.measures()[*place];
            measure.named < measure.items.len()
        });
        if let Some(measure) = common {
            lists.push((&measure.items[..measure.items.len() - measure.named], all.collect()));
        }
        for place in own {
            let measure = &outcome.measures()[*place];
            if measure.named > 0 {
                lists.push((&measure.items[measure.items.len() - measure.named..], vec![*place]));
            }
        }
    }
    let mut served: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    for (number, (items, _)) in lists.iter().enumerate() {
        for (item, _) in *items {
            served.entry(*item).or_default().push(number);
        }
    }
    let mut known: BTreeMap<Vec<usize>, Arc<ItemWorks>> = BTreeMap::new();
    served
        .into_iter()
        .map(|(item, own)| {
            let works = known.entry(own).or_insert_with_key(|own| {
                let mut measures: Vec<usize> = own.iter().flat_map(|n| lists[*n].1.iter().copied()).collect();
                measures.sort_unstable();
                measures.dedup();
                Arc::new(item_works(outcome, measures))
            });
            (item, Arc::clone(works))
        })
        .collect()
}

/// A plan of the same measures in which something is otherwise, begun from the plan at hand.
pub fn scenario(
    p: &Programme,
    works: &WorksOutcome,
    scenario: &Scenario,
    effort: Effort,
    watch: &Watch<'_>,
) -> Made {
    let ask = Ask { start: works.start, scenario, effort, before: Some(&works.made), keep: false, watch };
    plan(p, &works.library, works.made.measures.clone(), &ask)
}

/// The accepted plan made anew from a status date on.
///
/// # Errors
/// [`NoPlanAnew`].
pub fn replan(p: &Programme, works: &WorksOutcome, ask: &ReplanAsk<'_>) -> Result<Anew, NoPlanAnew> {
    sanad_measures::replan(p, &works.library, works.measures(), ask)
}

/// The built-in library with the programme's own templates.
fn library(p: &Programme) -> (Cow<'static, Library>, Vec<Finding>) {
    static NONE: std::sync::LazyLock<Library> = std::sync::LazyLock::new(Library::default);
    let built_in = match Library::builtin() {
        Ok(library) => library,
        Err(findings) => return (Cow::Borrowed(&NONE), findings.clone()),
    };
    if p.templates.is_empty() {
        return (Cow::Borrowed(built_in), Vec::new());
    }
    let files: Vec<(String, &str)> =
        p.templates.values().map(|t| (format!("library/{}.toml", t.code), t.body.as_str())).collect();
    match built_in.with(files.iter().map(|(file, text)| (file.as_str(), *text))) {
        Ok(library) => (Cow::Owned(library), Vec::new()),
        Err(findings) => (Cow::Borrowed(built_in), findings),
    }
}

fn known_sites<'a>(p: &Programme, inputs: &Inputs<'a>) -> Vec<SiteKnown<'a>> {
    let answers = |site: Id| match inputs.visits {
        Visits::Dated(dated) => dated.answers(p.sites.get(&site)?.code.as_str()),
        _ => None,
    };
    let known = |o: &'a SiteOutcome| SiteKnown {
        site: o.site,
        state: o.state,
        blockers: &o.blockers,
        surveyed: o.surveyed,
        answers: answers(o.site),
    };
    inputs.sites.values().map(known).collect()
}

fn known_items(p: &Programme, inputs: &Inputs<'_>) -> Vec<ItemKnown> {
    let open = inputs.items.values().filter(|o| o.is_open() && p.items.contains_key(&o.item));
    open.map(|o| ItemKnown { item: o.item, force: o.force, due: o.due }).collect()
}

/// The earliest and the latest of when measures are done, point by point.
fn ends(outcome: &WorksOutcome, measures: &[usize]) -> (Option<Dates>, Option<Dates>) {
    let dates: Vec<Dates> = measures.iter().filter_map(|m| outcome.mark(*m)).collect();
    let fold = |pick: fn(Date, Date) -> Date| {
        dates
            .iter()
            .copied()
            .reduce(|a, b| (pick(a.0, b.0), pick(a.1, b.1), a.2.zip(b.2).map(|(x, y)| pick(x, y))))
    };
    (fold(Date::min), fold(Date::max))
}

fn item_works(outcome: &WorksOutcome, measures: Vec<usize>) -> ItemWorks {
    let chosen: Vec<usize> = match outcome.works() {
        Some(works) => measures.iter().copied().filter(|m| works.chosen(*m)).collect(),
        None => Vec::new(),
    };
    let (first, last) = ends(outcome, &chosen);
    let whole =
        outcome.of_kind.iter().filter(|(_, own)| own.iter().all(|n| measures.binary_search(n).is_ok()));
    let kinds: Vec<String> = whole.map(|(kind, _)| kind.clone()).collect();
    let apart = |n: &usize| !kinds.contains(&outcome.measures()[*n].served_as);
    let single = measures.iter().copied().filter(apart).collect();
    ItemWorks { planned: chosen.len(), kinds, single, measures, first, last }
}

/// Puts what the plan says into the ledger.
pub(crate) fn record(p: &Programme, works: &WorksOutcome, ledger: &mut crate::Ledger) {
    record::works(p, works, ledger);
}

/// How many letters have to be changed, added or left out to make one text of another.
fn steps(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (number, letter) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = number + 1;
        for (place, own) in other.iter().enumerate() {
            let changed = before + usize::from(letter != *own);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}
