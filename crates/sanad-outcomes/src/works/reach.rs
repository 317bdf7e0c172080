//! From a passage of a communiqué to the measures that would carry it out, or the reason why there
//! are none: no passage but a courtesy is left without an answer.

use crate::Outcomes;
use sanad_measures::library::TemplateKind;
use sanad_model::programme::Statement;
use sanad_model::{Force, Id, ItemStatus, Programme};

/// What a passage comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The measures that serve the items which follow from it, by place, in order.
    Measures(Vec<usize>),
    /// None, for this reason.
    None(Reason),
}

/// Why no measure follows from a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The passage was withdrawn.
    Withdrawn,
    /// A courtesy: kept, and never followed up.
    Courtesy,
    /// It speaks of defence goods, which are left out.
    Defence,
    /// Something was shown: a capability was seen, and there is nothing to carry out.
    Shown,
    /// Nobody has accepted it yet, so no item follows from it.
    Proposed,
    /// It was accepted, and no item names it.
    NoItem,
    /// What followed from it was withdrawn.
    ItemWithdrawn,
    /// What followed from it was delivered, and the other side has verified it.
    Verified,
    /// Its items name no field of cooperation.
    NoField,
    /// Its items name fields that no template of the library answers.
    NoTemplate,
    /// Its items name fields that only sites are answered with, and no such site is recorded.
    NoSite,
}

impl Reason {
    /// Every reason, in its fixed order.
    pub const ALL: &'static [Self] = &[
        Self::Withdrawn,
        Self::Courtesy,
        Self::Defence,
        Self::Shown,
        Self::Proposed,
        Self::NoItem,
        Self::ItemWithdrawn,
        Self::Verified,
        Self::NoField,
        Self::NoTemplate,
        Self::NoSite,
    ];

    /// Its code: bundles hold its sentence under `reach-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Courtesy => "courtesy",
            Self::Defence => "defence",
            Self::Shown => "shown",
            Self::Proposed => "proposed",
            Self::NoItem => "no-item",
            Self::ItemWithdrawn => "item-withdrawn",
            Self::Verified => "verified",
            Self::NoField => "no-field",
            Self::NoTemplate => "no-template",
            Self::NoSite => "no-site",
        }
    }
}

/// The measures that carry a passage out, or why there are none.
pub fn reach(p: &Programme, o: &Outcomes, statement: &Statement) -> Reach {
    if statement.withdrawn {
        return Reach::None(Reason::Withdrawn);
    }
    let items: Vec<Id> =
        p.items.values().filter(|i| i.statements.contains(&statement.id)).map(|i| i.id).collect();
    let mut measures: Vec<usize> =
        items.iter().filter_map(|id| o.works.of_item.get(id)).flat_map(|own| own.measures.clone()).collect();
    measures.sort_unstable();
    measures.dedup();
    if measures.is_empty() { Reach::None(reason(p, o, statement, &items)) } else { Reach::Measures(measures) }
}

fn reason(p: &Programme, o: &Outcomes, statement: &Statement, items: &[Id]) -> Reason {
    match statement.force {
        _ if statement.defence => return Reason::Defence,
        Force::Courtesy => return Reason::Courtesy,
        Force::Shown if items.is_empty() => return Reason::Shown,
        _ if items.is_empty() && statement.review == "proposed" => return Reason::Proposed,
        _ if items.is_empty() => return Reason::NoItem,
        _ => {}
    }
    unserved(p, o, items)
}

/// Why no measure serves any of these items.
pub fn unserved(p: &Programme, o: &Outcomes, items: &[Id]) -> Reason {
    let known: Vec<_> = items.iter().filter_map(|id| Some((o.items.get(id)?, p.items.get(id)?))).collect();
    let open: Vec<_> = known.iter().filter(|(item, _)| item.is_open()).collect();
    if open.is_empty() {
        let verified = known.iter().any(|(item, _)| item.status == ItemStatus::Verified);
        return if verified { Reason::Verified } else { Reason::ItemWithdrawn };
    }
    let fields: Vec<&str> =
        open.iter().flat_map(|(_, item)| item.fields.iter().map(String::as_str)).collect();
    let answers = |kind: fn(TemplateKind) -> bool| {
        let mut own = o.works.library.iter().filter(|t| kind(t.kind));
        own.any(|t| t.fields.iter().any(|f| fields.contains(&f.as_str())))
    };
    if fields.is_empty() {
        Reason::NoField
    } else if answers(|kind| kind != TemplateKind::Cure) {
        Reason::NoSite
    } else {
        Reason::NoTemplate
    }
}
