//! Needs against suppliers: what the items and blockers ask for, and which capability fits.
//!
//! A capability fits a need when its fields hold the need's field, or its sector is one that the
//! need's table names. A need without a fit is a gap.

use crate::items::ItemOutcome;
use crate::ledger::{Dep, Ledger};
use crate::sites::{Known, SiteOutcome};
use sanad_model::{Blocker, Id, Kind, Programme};
use std::collections::{BTreeMap, BTreeSet};

/// What something is needed for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NeedKind {
    /// A field of items, by code.
    Field(String),
    /// A reason for standing still.
    Blocker(Blocker),
}

/// Fields that no supplier fills: committees, mandates and agreements are acts of the sides.
const ACTS: &[&str] = &["committee"];

impl NeedKind {
    /// Whether the sides and owners settle it between themselves, rather than a supplier.
    pub fn is_for_the_sides(&self) -> bool {
        match self {
            Self::Field(code) => ACTS.contains(&code.as_str()),
            Self::Blocker(blocker) => cures(*blocker).is_empty(),
        }
    }
}

/// One need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What is needed.
    pub kind: NeedKind,
    /// Open items that ask for it.
    pub items: Vec<Id>,
    /// Sites that ask for it.
    pub sites: Vec<Id>,
    /// Capabilities that fit, by code.
    pub fits: Vec<Id>,
}

impl Need {
    /// Its key in the ledger.
    pub fn key(&self) -> String {
        match &self.kind {
            NeedKind::Field(code) => format!("need/field/{code}"),
            NeedKind::Blocker(blocker) => format!("need/blocker/{blocker}"),
        }
    }

    /// Whether it could be supplied, and nobody here can.
    pub fn is_gap(&self) -> bool {
        self.fits.is_empty() && !self.is_to_settle()
    }

    /// Whether it waits for the sides themselves; a capability that fits all the same is shown.
    pub fn is_to_settle(&self) -> bool {
        self.fits.is_empty() && self.kind.is_for_the_sides()
    }
}

/// Sectors and fields of capabilities that mend a blocker. Blockers that the sides themselves
/// must settle (money, ownership, security, permits …) have none.
const fn cures(blocker: Blocker) -> &'static [&'static str] {
    match blocker {
        Blocker::Power => &["solar", "energy"],
        Blocker::Water => &["water"],
        Blocker::Spares => &["spare_parts", "metalwork", "machine_tools"],
        Blocker::Machines => &["factory_rehabilitation", "machine_tools", "spare_parts"],
        Blocker::People => &["training"],
        _ => &[],
    }
}

pub(crate) fn needs(
    p: &Programme,
    items: &BTreeMap<Id, ItemOutcome>,
    sites: &BTreeMap<Id, SiteOutcome>,
    ledger: &mut Ledger,
) -> Vec<Need> {
    let mut by_kind: BTreeMap<NeedKind, (Vec<Id>, Vec<Id>)> = BTreeMap::new();
    for outcome in items.values().filter(|o| o.is_open()) {
        for field in p.items.get(&outcome.item).iter().flat_map(|i| &i.fields) {
            by_kind.entry(NeedKind::Field(field.clone())).or_default().0.push(outcome.item);
        }
    }
    for outcome in sites.values().filter(|o| o.state.needs_restart()) {
        for (blocker, known) in &outcome.blockers {
            if matches!(known, Known::Present(_)) {
                by_kind.entry(NeedKind::Blocker(*blocker)).or_default().1.push(outcome.site);
            }
        }
    }
    let mut capabilities: Vec<_> =
        p.capabilities.values().filter(|c| p.fact(c.id, "offered").yes_no() != Some(false)).collect();
    capabilities.sort_by(|a, b| a.code.cmp(&b.code));
    let mut needs = Vec::new();
    for (kind, (items, sites)) in by_kind {
        let wanted: BTreeSet<&str> = match &kind {
            NeedKind::Field(code) => BTreeSet::from([code.as_str()]),
            NeedKind::Blocker(blocker) => cures(*blocker).iter().copied().collect(),
        };
        let fits: Vec<Id> = capabilities
            .iter()
            .filter(|c| {
                wanted.contains(c.sector.as_str()) || c.fields.iter().any(|f| wanted.contains(f.as_str()))
            })
            .map(|c| c.id)
            .collect();
        let need = Need { kind, items, sites, fits };
        let from = need.fits.iter().map(|c| Dep::Record(Kind::Capability, *c)).collect();
        ledger.count(format!("{}/fits", need.key()), need.fits.len(), "need-fits", from);
        let mut from: Vec<Dep> = need.items.iter().map(|i| Dep::Record(Kind::Item, *i)).collect();
        from.extend(need.sites.iter().map(|s| Dep::Record(Kind::Site, *s)));
        ledger.count(
            format!("{}/asked", need.key()),
            need.items.len() + need.sites.len(),
            "need-asked",
            from,
        );
        needs.push(need);
    }
    let fits = |pick: fn(&Need) -> bool| -> Vec<Dep> {
        needs.iter().filter(|n| pick(n)).map(|n| Dep::Result(format!("{}/fits", n.key()))).collect()
    };
    let (gaps, settle) = (fits(Need::is_gap), fits(Need::is_to_settle));
    ledger.count("needs.gaps", gaps.len(), "needs-gaps", gaps);
    ledger.count("needs.settle", settle.len(), "needs-settle", settle);
    needs
}
