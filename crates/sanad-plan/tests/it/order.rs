//! The order without dates.

use proptest::prelude::*;
use sanad_plan::visits::order_only;

#[test]
fn equal_values_share_a_rank_and_go_by_code() {
    let order = order_only(&[("d", 0.0), ("b", 3.0), ("c", f64::NAN), ("a", 3.0)]);
    let codes: Vec<_> = order.iter().map(|site| (site.rank, site.code.as_str())).collect();
    assert_eq!(codes, [(1, "a"), (1, "b"), (3, "d"), (4, "c")]);
}

proptest! {
    #[test]
    fn order_is_a_falling_permutation_whatever_the_input_order(
        values in proptest::collection::vec(0u8..5, 0..20)
    ) {
        let sites: Vec<(String, f64)> =
            (0..).zip(&values).map(|(n, &v): (u32, _)| (format!("s{n:02}"), f64::from(v))).collect();
        let mut turned = sites.clone();
        turned.reverse();
        let order = order_only(&sites);
        prop_assert_eq!(&order, &order_only(&turned));
        prop_assert_eq!(order.len(), sites.len());
        prop_assert!(order.windows(2).all(|pair| pair[0].value >= pair[1].value));
        for site in &order {
            let above = sites.iter().filter(|(_, value)| *value > site.value).count();
            prop_assert_eq!(site.rank, above + 1);
        }
    }
}
