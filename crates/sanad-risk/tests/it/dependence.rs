//! Dependence: the nearest matrix as published, and rank correlations of what is drawn.

use crate::close;
use proptest::prelude::*;
use sanad_risk::dependence::{Conflict, Copula, Correlation, iman_conover};
use sanad_risk::sequence::{Sampling, Sequence};
use sanad_risk::{Error, statistics::rank_correlation};

/// Higham (2002), section 1: the matrix of ones and a nought, and its nearest.
#[test]
fn the_nearest_matrix_is_highams() {
    let rows = [vec![1.0, 1.0, 0.0], vec![1.0, 1.0, 1.0], vec![0.0, 1.0, 1.0]];
    let given = Correlation::new(&rows).expect("entries within limits");
    close("least eigenvalue", given.least_eigenvalue(), 1.0 - 2f64.sqrt(), 1e-14);
    let (near, change) = given.nearest();
    close("first and second", near.get(0, 1), 0.7607, 5e-5);
    close("first and third", near.get(0, 2), 0.1573, 5e-5);
    close("change", change, 0.2393, 5e-5);
    assert!(near.least_eigenvalue() > -1e-12);
}

#[test]
fn what_cannot_hold_together_is_refused_or_mended_and_said() {
    let pairs = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9)];
    let given = Correlation::of_pairs(3, &pairs).expect("entries within limits");
    let refused = Copula::new(&given, Conflict::Refuse).expect_err("a conflict");
    assert!(matches!(refused, Error::NotSemidefinite { eigenvalue, .. } if eigenvalue < -0.5), "{refused}");
    assert!(refused.to_string().starts_with("The correlations cannot hold together"));
    let mended = Copula::new(&given, Conflict::Nearest).expect("the nearest");
    assert!(mended.change() > 0.3 && mended.change() < 0.6, "{}", mended.change());
    let sound = Correlation::of_pairs(3, &pairs[..2]).expect("entries within limits");
    assert!(Copula::new(&sound, Conflict::Refuse).is_err());
    let sound = Correlation::of_pairs(3, &pairs[..1]).expect("entries within limits");
    close("no change", Copula::new(&sound, Conflict::Refuse).expect("a copula").change(), 0.0, 0.0);
    assert!(Correlation::new(&[vec![1.0, 0.5], vec![0.4, 1.0]]).is_err());
    assert!(Correlation::of_pairs(2, &[(0, 1, 1.5)]).is_err());
    assert!(Correlation::of_pairs(2, &[(0, 2, 0.5)]).is_err());
}

fn drawn(sampling: Sampling, seed: u64, size: u32, count: usize) -> Vec<Vec<f64>> {
    let sequence = Sequence::new(sampling, seed, count as u64);
    let fill = |key| {
        let mut column = vec![0.0; count];
        sequence.fill(key, 0, &mut column);
        column
    };
    (0..size).map(fill).collect()
}

#[test]
fn draws_have_the_rank_correlations_asked() {
    let pairs = [(0, 1, 0.7), (1, 2, -0.3), (0, 3, 0.6)];
    let copula = Copula::new(&Correlation::of_pairs(4, &pairs).expect("a matrix"), Conflict::Refuse)
        .expect("a copula");
    close("they hold together", copula.change(), 0.0, 0.0);
    let wanted = |i: usize, j: usize| pairs.iter().find(|p| (p.0, p.1) == (j, i)).map_or(0.0, |p| p.2);
    for (sampling, room) in [(Sampling::Random, 0.03), (Sampling::Sobol, 0.01)] {
        let mut columns = drawn(sampling, 11, 4, 8_192);
        let first = columns[0].clone();
        copula.apply(&mut columns.iter_mut().map(Vec::as_mut_slice).collect::<Vec<_>>());
        assert_eq!(columns[0], first, "the first keeps its draws");
        for i in 0..4 {
            for j in 0..i {
                let there = rank_correlation(&columns[i], &columns[j]).expect("a correlation").value;
                close(&format!("{sampling:?}: {j} and {i}"), there, wanted(i, j), room);
            }
        }
    }
    let mut columns = drawn(Sampling::Latin, 11, 4, 1_000);
    let sorted = |column: &Vec<f64>| {
        let mut own = column.clone();
        own.sort_by(f64::total_cmp);
        own
    };
    let before: Vec<_> = columns.iter().map(sorted).collect();
    iman_conover(&mut columns, &copula).expect("reordered");
    assert_eq!(columns.iter().map(sorted).collect::<Vec<_>>(), before, "each column keeps its values");
    for i in 0..4 {
        for j in 0..i {
            let there = rank_correlation(&columns[i], &columns[j]).expect("a correlation").value;
            close(&format!("reordered: {j} and {i}"), there, wanted(i, j), 0.02);
        }
    }
    let few = iman_conover(&mut drawn(Sampling::Latin, 1, 4, 4), &copula).expect_err("too few");
    assert!(few.to_string().starts_with("4 values are too few for reordering"), "{few}");
}

proptest! {
    #[test]
    fn whatever_is_asked_the_nearest_holds_together(
        size in 2usize..7,
        values in proptest::collection::vec(-1.0..=1.0, 21),
    ) {
        let pairs: Vec<_> = (0..size).flat_map(|i| (0..i).map(move |j| (i, j)))
            .zip(&values).map(|((i, j), v)| (i, j, *v)).collect();
        let given = Correlation::of_pairs(size, &pairs).expect("entries within limits");
        let (near, change) = given.nearest();
        prop_assert!(near.least_eigenvalue() > -1e-9);
        if given.least_eigenvalue() >= 0.0 {
            prop_assert!(change < 1e-9, "what holds together is its own nearest: {change}");
        }
        prop_assert!(Copula::new(&given, Conflict::Nearest).is_ok());
    }
}
