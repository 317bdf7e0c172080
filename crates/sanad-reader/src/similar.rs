//! How like two passages of different meetings or languages are, by what they are about.

use crate::reading::PassageReading;
use std::collections::BTreeMap;

/// From this [`similarity`] on, two passages are worth showing as similar.
pub const SIMILAR: f64 = 0.45;

/// The concepts of a passage with their weights: an action 2, a site 3, a skill 1.5, a field 1.
/// A code that is both counts once, at the greater weight.
fn concepts(passage: &PassageReading) -> BTreeMap<&str, f64> {
    let mut found: BTreeMap<&str, f64> = BTreeMap::new();
    let groups = [(&passage.fields, 1.0), (&passage.skills, 1.5), (&passage.sites, 3.0)];
    for (codes, weight) in groups {
        for code in codes {
            let entry = found.entry(code).or_insert(0.0);
            *entry = entry.max(weight);
        }
    }
    if let Some(action) = &passage.action {
        let entry = found.entry(action).or_insert(0.0);
        *entry = entry.max(2.0);
    }
    found
}

/// How like two passages are, from 0 (nothing shared) to 1 (the same concepts).
///
/// With wₐ(c) the weight of concept c in passage a (0 where absent), the similarity is
/// 2·Σ min(wₐ(c), w_b(c)) / (Σ wₐ(c) + Σ w_b(c)): the weighted coefficient of Dice. Words play no
/// part, so an Arabic and an English passage compare as two of one language do. Two passages
/// without concepts have similarity 0.
pub fn similarity(a: &PassageReading, b: &PassageReading) -> f64 {
    let (a, b) = (concepts(a), concepts(b));
    let total: f64 = a.values().sum::<f64>() + b.values().sum::<f64>();
    if total <= 0.0 {
        return 0.0;
    }
    let shared: f64 = a.iter().filter_map(|(code, w)| b.get(code).map(|v| w.min(*v))).sum();
    2.0 * shared / total
}
