//! What became of each item: status and light from owner, due date, proofs and the other side's
//! verification alone.

use crate::ledger::{Dep, Ledger, Shown};
use sanad_model::programme::{Item, Proof};
use sanad_model::{Date, Force, Id, ItemStatus, Kind, Programme};
use std::collections::BTreeMap;

/// Days before a due date without proof from which an item is at risk.
pub const SOON_DAYS: i64 = 14;

/// What became of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemOutcome {
    /// The item.
    pub item: Id,
    /// The strongest force among its passages, or as reported.
    pub force: Force,
    /// Status.
    pub status: ItemStatus,
    /// The owner, where one is stated.
    pub owner: Option<Id>,
    /// The last day of the due date, where one was agreed.
    pub due: Option<Date>,
    /// Due dates in the order in which they were stated: (claim, last day), oldest first.
    pub slips: Vec<(Id, Option<Date>)>,
    /// The day of the last update, proof or verification.
    pub last_word: Option<Date>,
    /// The proof that counts: the accepted one, else the latest.
    pub proof: Option<Id>,
    /// When the plan expects the answers this item waits for: low, likely, high.
    pub forecast: Option<crate::visits::Dates>,
    /// How many live items of other meetings say the same.
    pub repeats: usize,
}

impl ItemOutcome {
    /// Whether it is an agreed item; else a proposed aspect.
    pub fn is_agreed(&self) -> bool {
        self.force == Force::Agreed
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, ItemStatus::Withdrawn | ItemStatus::Verified)
    }
}

/// The force of an item and whether it still stands.
pub(crate) fn force_of(p: &Programme, item: &Item) -> (Force, bool) {
    let passages = item.statements.iter().filter_map(|s| p.statements.get(s));
    let live = passages.filter(|s| !s.withdrawn && s.force.makes_item()).map(|s| s.force).min();
    match (live, item.reported_force) {
        (Some(force), Some(reported)) => (force.min(reported), true),
        (Some(force), None) | (None, Some(force)) => (force, true),
        (None, None) => {
            let was = item.statements.iter().filter_map(|s| p.statements.get(s)).map(|s| s.force).min();
            (was.unwrap_or(Force::Courtesy), false)
        }
    }
}

fn verdict(p: &Programme, proof: &Proof) -> Option<bool> {
    p.verifications.get(&proof.id)?.last().map(|v| v.accepted)
}

pub(crate) fn outcomes(p: &Programme, today: Date, ledger: &mut Ledger) -> BTreeMap<Id, ItemOutcome> {
    let mut all: BTreeMap<Id, ItemOutcome> = p.items.values().map(|i| (i.id, outcome(p, i, today))).collect();
    let repeats = repeats(p, &all);
    for (id, outcome) in &mut all {
        outcome.repeats = repeats.get(id).copied().unwrap_or(0);
    }
    for outcome in all.values() {
        record(p, outcome, ledger);
    }
    all
}

fn outcome(p: &Programme, item: &Item, today: Date) -> ItemOutcome {
    let (force, stands) = force_of(p, item);
    let due_fact = p.fact(item.id, "due");
    let due = due_fact.when().and_then(sanad_model::When::latest);
    let mut slips: Vec<_> = due_fact
        .claims()
        .iter()
        .map(|c| {
            let day = match &c.value {
                sanad_model::Value::When(w) => w.latest(),
                _ => None,
            };
            (c.as_of.order(), c.id, day)
        })
        .collect();
    slips.sort();
    let proofs = p.proofs.get(&item.id).map_or(&[][..], Vec::as_slice);
    let accepted = proofs.iter().rev().find(|x| verdict(p, x) == Some(true));
    let waiting = proofs.iter().rev().find(|x| verdict(p, x).is_none());
    let status = if !stands {
        ItemStatus::Withdrawn
    } else if accepted.is_some() {
        ItemStatus::Verified
    } else if waiting.is_some_and(|w| due.is_none_or(|d| w.given_on <= d)) {
        ItemStatus::Awaiting
    } else {
        match due {
            None => ItemStatus::NoDate,
            Some(due) if due < today => ItemStatus::Late,
            Some(due) if days_between(today, due) <= SOON_DAYS => ItemStatus::AtRisk,
            Some(_) => ItemStatus::Planned,
        }
    };
    let updates = p.updates.get(&item.id).into_iter().flatten().map(|u| u.said_on);
    let given = proofs.iter().map(|x| x.given_on);
    let verified =
        proofs.iter().flat_map(|x| p.verifications.get(&x.id).into_iter().flatten()).map(|v| v.verified_on);
    ItemOutcome {
        item: item.id,
        force,
        status,
        owner: p.fact(item.id, "owner").party(),
        due,
        slips: slips.into_iter().map(|(_, id, day)| (id, day)).collect(),
        last_word: updates.chain(given).chain(verified).max(),
        proof: accepted.or(waiting).or(proofs.last()).map(|x| x.id),
        forecast: None,
        repeats: 0,
    }
}

/// Whole days from one date to another.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Live items that say the same at other meetings: the same action and fields.
fn repeats(p: &Programme, all: &BTreeMap<Id, ItemOutcome>) -> BTreeMap<Id, usize> {
    let mut groups: BTreeMap<(&str, Vec<&str>), Vec<&Item>> = BTreeMap::new();
    for item in p.items.values().filter(|i| all.get(&i.id).is_some_and(ItemOutcome::is_open)) {
        let action =
            item.statements.iter().find_map(|s| p.statements.get(s)).map_or("", |s| s.action.as_str());
        let mut fields: Vec<&str> = item.fields.iter().map(String::as_str).collect();
        fields.sort_unstable();
        if !fields.is_empty() {
            groups.entry((action, fields)).or_default().push(item);
        }
    }
    let mut repeats = BTreeMap::new();
    for group in groups.values() {
        let mut meetings: BTreeMap<Option<Id>, usize> = BTreeMap::new();
        for item in group {
            *meetings.entry(item.meeting).or_default() += 1;
        }
        for item in group {
            repeats.insert(item.id, group.len() - meetings.get(&item.meeting).copied().unwrap_or(0));
        }
    }
    repeats
}

fn record(p: &Programme, o: &ItemOutcome, ledger: &mut Ledger) {
    let Some(item) = p.items.get(&o.item) else { return };
    let key = |what: &str| format!("item/{}/{what}", item.code);
    let mut from = vec![Dep::Record(Kind::Item, item.id), Dep::Today];
    from.extend(item.statements.iter().map(|s| Dep::Record(Kind::Statement, *s)));
    from.extend(p.fact(item.id, "due").claims().iter().map(|c| Dep::Claim(c.id)));
    for proof in p.proofs.get(&item.id).into_iter().flatten() {
        from.push(Dep::Record(Kind::Proof, proof.id));
        let verified = p.verifications.get(&proof.id).into_iter().flatten();
        from.extend(verified.map(|v| Dep::Record(Kind::Verification, v.id)));
    }
    ledger.put(key("status"), Shown::Code(o.status.code().to_owned()), "item-status", from.clone());
    let passages: Vec<Dep> = item.statements.iter().map(|s| Dep::Record(Kind::Statement, *s)).collect();
    let force_from = if passages.is_empty() { vec![Dep::Record(Kind::Item, item.id)] } else { passages };
    ledger.put(key("force"), Shown::Code(o.force.code().to_owned()), "item-force", force_from);
    if let Some(owner) = o.owner {
        let claims = p.fact(item.id, "owner").claims().iter().map(|c| Dep::Claim(c.id)).collect();
        let code = p.code_of(Kind::Party, owner).unwrap_or_default().to_owned();
        ledger.put(key("owner"), Shown::Code(code), "item-owner", claims);
    }
    if let Some(due) = o.due {
        let claims = p.fact(item.id, "due").claims().iter().map(|c| Dep::Claim(c.id)).collect();
        ledger.put(key("due"), Shown::Date(due), "item-due", claims);
    }
    if o.slips.len() > 1 {
        let claims = o.slips.iter().map(|(c, _)| Dep::Claim(*c)).collect();
        ledger.count(key("slips"), o.slips.len() - 1, "item-slips", claims);
    }
    if o.repeats > 0 {
        ledger.count(key("repeats"), o.repeats, "item-repeats", vec![Dep::Record(Kind::Item, item.id)]);
    }
    let updates: Vec<Dep> =
        p.updates.get(&item.id).into_iter().flatten().map(|u| Dep::Record(Kind::Update, u.id)).collect();
    if !updates.is_empty() {
        ledger.count(key("updates"), updates.len(), "item-updates", updates);
    }
}

/// Counts over items: agreed, aspects, by status.
pub(crate) fn totals(p: &Programme, all: &BTreeMap<Id, ItemOutcome>, ledger: &mut Ledger) {
    let code = |id: &Id| p.items.get(id).map_or("", |i| i.code.as_str());
    let mut total = |key: String, rule, pick: &dyn Fn(&ItemOutcome) -> bool, what: &str| {
        let from: Vec<Dep> = all
            .values()
            .filter(|o| pick(o))
            .map(|o| Dep::Result(format!("item/{}/{what}", code(&o.item))))
            .collect();
        ledger.count(key, from.len(), rule, from);
    };
    total(
        "items.agreed".into(),
        "items-agreed",
        &|o| o.is_agreed() && o.status != ItemStatus::Withdrawn,
        "force",
    );
    total(
        "items.aspects".into(),
        "items-aspects",
        &|o| !o.is_agreed() && o.status != ItemStatus::Withdrawn,
        "force",
    );
    total(
        "items.agreed.no_owner".into(),
        "items-no-owner",
        &|o| o.is_agreed() && o.is_open() && o.owner.is_none(),
        "force",
    );
    for status in ItemStatus::ALL {
        total(format!("items.status.{status}"), "items-by-status", &|o| o.status == *status, "status");
        total(
            format!("items.agreed.{status}"),
            "items-agreed-by-status",
            &|o| o.is_agreed() && o.status == *status,
            "status",
        );
    }
    for force in Force::ALL {
        let from: Vec<Dep> = p
            .statements
            .values()
            .filter(|s| !s.withdrawn && s.force == *force)
            .map(|s| Dep::Record(Kind::Statement, s.id))
            .collect();
        ledger.count(format!("statements.{force}"), from.len(), "statements-by-force", from);
    }
    by_record(p, all, ledger);
}

/// Items by the meeting they came of, and by the party that owns them.
fn by_record(p: &Programme, all: &BTreeMap<Id, ItemOutcome>, ledger: &mut Ledger) {
    let mut held: BTreeMap<Id, Vec<Dep>> = p.meetings.keys().map(|m| (*m, Vec::new())).collect();
    let mut owned: BTreeMap<Id, Vec<Dep>> = p.parties.keys().map(|m| (*m, Vec::new())).collect();
    for outcome in all.values().filter(|o| o.status != ItemStatus::Withdrawn) {
        let Some(item) = p.items.get(&outcome.item) else { continue };
        let result = |what: &str| Dep::Result(format!("item/{}/{what}", item.code));
        if let Some(list) = item.meeting.and_then(|m| held.get_mut(&m)) {
            list.extend([Dep::Record(Kind::Item, item.id), result("force")]);
        }
        if let Some(list) = outcome.owner.and_then(|o| owned.get_mut(&o)) {
            list.extend([result("owner"), result("force")]);
        }
    }
    for (id, from) in held {
        let code = p.meetings.get(&id).map_or("", |m| m.code.as_str());
        ledger.count(format!("meeting/{code}/items"), from.len() / 2, "meeting-items", from);
    }
    for (id, from) in owned {
        let code = p.parties.get(&id).map_or("", |m| m.code.as_str());
        ledger.count(format!("party/{code}/owns"), from.len() / 2, "party-owns", from);
    }
}
