//! An order of surveys without dates, for when teams, speeds or places are not known.

/// A site in the order of what its answers would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// From 1; sites of equal value share a rank.
    pub rank: usize,
    /// Code of the site.
    pub code: String,
    /// Its value, as given.
    pub value: f64,
}

/// Sites by falling value, equal values by code. Values that are not numbers come last.
///
/// ```
/// let order = sanad_plan::visits::order_only(&[("b", 1.0), ("a", 1.0), ("c", 2.0)]);
/// let codes: Vec<_> = order.iter().map(|site| (site.rank, site.code.as_str())).collect();
/// assert_eq!(codes, [(1, "c"), (2, "a"), (2, "b")]);
/// ```
pub fn order_only<C: AsRef<str>>(sites: &[(C, f64)]) -> Vec<Ranked> {
    let mut order: Vec<Ranked> = sites
        .iter()
        .map(|(code, value)| Ranked { rank: 0, code: code.as_ref().to_owned(), value: *value })
        .collect();
    order.sort_by(|a, b| {
        a.value
            .is_nan()
            .cmp(&b.value.is_nan())
            .then_with(|| b.value.total_cmp(&a.value))
            .then_with(|| a.code.cmp(&b.code))
    });
    let mut rank = 0;
    let mut last: Option<f64> = None;
    for (place, site) in (1..).zip(&mut order) {
        if last.is_none_or(|value| value.total_cmp(&site.value).is_ne()) {
            rank = place;
            last = Some(site.value);
        }
        site.rank = rank;
    }
    order
}
