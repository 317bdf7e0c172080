//! At most three decisions that somebody must take before the next meeting, and the next things
//! due. Each decision is of another kind and carries what it follows from.

use crate::Outcomes;
use crate::ledger::{Dep, Ledger, Shown};
use crate::visits::{DatedVisits, Dates, Visits};
use sanad_model::{Blocker, Date, Id, ItemStatus, Kind, Programme};

/// How many things come next.
const NEXT: usize = 5;
/// How many of them are due dates, though visits come before.
const DUE: usize = 3;

/// What must be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionKind {
    /// An agreed date has passed: a new date, or what else.
    Late,
    /// A proof waits for the other side.
    Verify,
    /// The first survey visits: let the teams go.
    Survey,
    /// Agreed items that nobody owns.
    Owner,
    /// Agreed items without a date.
    Due,
    /// The open question whose answer would change the plan of works most.
    Question,
    /// Sources that differ on the state of a site.
    Settle,
}

impl DecisionKind {
    /// Its code: bundles hold its sentence under `decision-<code>` and its reason under
    /// `decision-<code>-why`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Verify => "verify",
            Self::Survey => "survey",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Question => "question",
            Self::Settle => "settle",
        }
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What kind.
    pub kind: DecisionKind,
    /// The items it is about, the first to name first.
    pub items: Vec<Id>,
    /// The sites it is about, the first to name first.
    pub sites: Vec<Id>,
    /// The blocker that a question is about: does it hold the site back?
    pub blocker: Option<Blocker>,
}

impl Decision {
    /// How many items or sites it is about.
    pub fn count(&self) -> usize {
        self.items.len().max(self.sites.len())
    }

    /// The ledger key of that count.
    pub fn key(&self) -> String {
        format!("decision/{}", self.kind.code())
    }
}

/// Something that comes next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Next {
    /// When: low, likely, high; a due date is one day.
    pub dates: Dates,
    /// `items` or `sites`.
    pub kind: Kind,
    /// The item that is due, or the site that is visited.
    pub record: Id,
}

pub(crate) fn decisions(p: &Programme, o: &Outcomes, ledger: &mut Ledger) -> Vec<Decision> {
    let code = |id: &Id| p.items.get(id).map_or("", |i| i.code.as_str());
    let pick = |test: &dyn Fn(&crate::items::ItemOutcome) -> bool| -> Vec<Id> {
        let mut found: Vec<_> = o.items.values().filter(|x| x.is_agreed() && test(x)).collect();
        found.sort_by(|a, b| {
            b.repeats.cmp(&a.repeats).then(a.due.cmp(&b.due)).then_with(|| code(&a.item).cmp(code(&b.item)))
        });
        found.iter().map(|x| x.item).collect()
    };
    let mut survey: Vec<Id> = match &o.visits {
        Visits::Nothing => Vec::new(),
        Visits::Order { order, .. } => order.clone(),
        Visits::Dated(dated) => visits(p, dated).into_iter().map(|(_, site)| site).collect(),
    };
    if !o.items.values().any(|x| x.is_agreed() && x.is_open()) {
        survey.clear();
    }
    let mut settle: Vec<_> = o
        .sites
        .values()
        .filter(|s| s.disagree.contains(&"state"))
        .map(|s| (std::cmp::Reverse(s.score), s.site))
        .collect();
    settle.sort();
    let questions = o.works.works().map_or(&[][..], |works| &works.drawn.questions);
    let telling = questions.iter().find(|q| p.sites.contains_key(&q.site));
    let candidates = [
        (DecisionKind::Late, pick(&|x| x.status == ItemStatus::Late), Vec::new()),
        (DecisionKind::Verify, pick(&|x| x.status == ItemStatus::Awaiting), Vec::new()),
        (DecisionKind::Survey, Vec::new(), survey),
        (DecisionKind::Owner, pick(&|x| x.is_open() && x.owner.is_none()), Vec::new()),
        (DecisionKind::Due, pick(&|x| x.status == ItemStatus::NoDate), Vec::new()),
        (DecisionKind::Question, Vec::new(), telling.iter().map(|q| q.site).collect()),
        (DecisionKind::Settle, Vec::new(), settle.into_iter().map(|(_, id)| id).collect()),
    ];
    let chosen: Vec<Decision> = candidates
        .into_iter()
        .filter(|(_, items, sites)| !items.is_empty() || !sites.is_empty())
        .map(|(kind, items, sites)| {
            let blocker = telling.filter(|_| kind == DecisionKind::Question).map(|q| q.blocker);
            Decision { kind, items, sites, blocker }
        })
        .take(3)
        .collect();
    for decision in &chosen {
        let mut from: Vec<Dep> =
            decision.items.iter().map(|i| Dep::Result(format!("item/{}/status", code(i)))).collect();
        let site = |id: &Id| p.sites.get(id).map_or("", |s| s.code.as_str());
        from.extend(decision.sites.iter().map(|s| Dep::Result(format!("site/{}/score", site(s)))));
        if decision.kind == DecisionKind::Question {
            from.push(Dep::Result("works.inputs".to_owned()));
        }
        ledger.put(decision.key(), Shown::Count(decision.count() as u64), "decision", from);
    }
    chosen
}

/// The visits of the plan in the order in which they may begin: the first that is decided on is the
/// first that comes next.
fn visits(p: &Programme, dated: &DatedVisits) -> Vec<(Dates, Id)> {
    let stops = dated.plan.teams.iter().flat_map(|t| &t.stops).map(|s| &s.visit);
    let mut visits: Vec<_> = stops
        .filter_map(|v| {
            let site = dated.sites.get(&v.site).filter(|s| p.sites.contains_key(s))?;
            Some((dated.begins(&v.site)?, v.start, v.site.as_str(), *site))
        })
        .collect();
    visits.sort_by(|a, b| (a.0.0, a.1, a.2).cmp(&(b.0.0, b.1, b.2)));
    visits.into_iter().map(|(dates, _, _, site)| (dates, site)).collect()
}

/// The next due dates and visits by date. Visits are many and near: they leave room for the due
/// dates that come after them.
pub(crate) fn next(p: &Programme, o: &Outcomes, today: Date) -> Vec<Next> {
    let code = |id: &Id| p.items.get(id).map_or("", |i| i.code.as_str());
    let open = o.items.values().filter(|x| x.is_open());
    // A due date that lies behind does not come next; visits never lie behind.
    let mut due: Vec<_> = open.filter_map(|x| Some((x.due.filter(|d| *d >= today)?, x.item))).collect();
    due.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| code(&a.1).cmp(code(&b.1))));
    let mut visits = match &o.visits {
        Visits::Dated(dated) => visits(p, dated),
        _ => Vec::new(),
    };
    visits.retain(|(dates, _)| dates.0 >= today);
    due.truncate(DUE.max(NEXT.saturating_sub(visits.len())));
    visits.truncate(NEXT - due.len());
    let due = due.into_iter().map(|(d, record)| Next { dates: (d, d, Some(d)), kind: Kind::Item, record });
    let visits = visits.into_iter().map(|(dates, record)| Next { dates, kind: Kind::Site, record });
    let mut next: Vec<Next> = due.chain(visits).collect();
    next.sort_by_key(|n| n.dates.0);
    next
}
