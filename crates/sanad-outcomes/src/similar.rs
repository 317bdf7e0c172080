//! Similar items of other meetings, found by what they are about; each keeps its own party.

use sanad_model::programme::Item;
use sanad_model::{Force, Id, Kind, Programme};
use sanad_reader::{PassageReading, SIMILAR, similarity};

fn reading(p: &Programme, item: &Item) -> PassageReading {
    let statements = || item.statements.iter().filter_map(|s| p.statements.get(s));
    let mut fields = item.fields.clone();
    fields.sort();
    PassageReading {
        paragraph: 1,
        start: 0,
        end: 0,
        force: Force::Discussed,
        actor: None,
        office: None,
        action: statements().map(|s| s.action.clone()).find(|a| !a.is_empty()),
        recipient: None,
        fields,
        sites: item.sites.iter().filter_map(|s| p.code_of(Kind::Site, *s)).map(str::to_owned).collect(),
        skills: statements().flat_map(|s| s.skills.clone()).collect(),
        dates: Vec::new(),
        deadline: None,
        uncertain: None,
        defence: false,
        rules: Vec::new(),
    }
}

/// Items of other meetings like this one with their similarity (0–1), the most similar first, at
/// most `most`.
pub fn similar_items(p: &Programme, item: Id, most: usize) -> Vec<(Id, f64)> {
    let Some(this) = p.items.get(&item) else { return Vec::new() };
    let own = reading(p, this);
    let mut found: Vec<(Id, f64)> = p
        .items
        .values()
        .filter(|other| other.id != item && other.meeting != this.meeting)
        .filter(|other| other.fields.iter().any(|f| this.fields.contains(f)))
        .map(|other| (other.id, similarity(&own, &reading(p, other))))
        .filter(|(_, s)| *s >= SIMILAR)
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(most);
    found
}
