//! The driver: the same on any number of threads, stopped where it is told, shared draws.

use crate::close;
use sanad_risk::dependence::{Conflict, Correlation};
use sanad_risk::sequence::Sampling;
use sanad_risk::statistics::rank_correlation;
use sanad_risk::{Distribution, Error, Input, Problem, Run, Trials, trials};
use std::sync::atomic::{AtomicU64, Ordering};

fn three() -> Vec<Distribution> {
    let made = [
        Distribution::pert(2.0, 5.0, 12.0),
        Distribution::lognormal_p10_p90(3.0, 9.0),
        Distribution::event(0.2, Distribution::constant(6.0).expect("a constant")),
    ];
    made.map(|d| d.expect("a distribution")).into()
}

fn run(trials: u64, sampling: Sampling, threads: usize) -> Run {
    Run { trials, sampling, seed: 7, threads }
}

fn all<F: Fn(&[f64], &mut [f64]) + Sync>(problem: &Problem<F>, run: &Run) -> Trials {
    trials(problem, run, &|| false, &mut |_| ()).expect("trials")
}

fn model(x: &[f64], y: &mut [f64]) {
    y[0] = x[0] + x[1] + x[2];
    y[1] = if x[2] > 0.0 { x[0] * x[1] } else { f64::NAN };
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let correlation = Correlation::of_pairs(2, &[(0, 1, 0.8)]).expect("a matrix");
    for sampling in [Sampling::Random, Sampling::Latin, Sampling::Sobol] {
        let problem = Problem::numbered(three(), 2, model)
            .and_then(|p| p.correlated(vec![2, 0], &correlation, Conflict::Refuse))
            .expect("a problem");
        let bits = |trials: &Trials| -> Vec<u64> {
            trials.inputs.iter().chain(&trials.outputs).flatten().map(|v| v.to_bits()).collect()
        };
        let one = bits(&all(&problem, &run(1_111, sampling, 1)));
        assert_eq!(one.len(), 5 * 1_111);
        for threads in [2, 3, 8] {
            assert!(bits(&all(&problem, &run(1_111, sampling, threads))) == one, "{sampling:?}, {threads}");
        }
    }
}

#[test]
fn a_stopped_run_keeps_the_first_trials() {
    let problem = Problem::numbered(three(), 2, model).expect("a problem");
    let whole = all(&problem, &run(2_000, Sampling::Random, 1));
    for threads in [1, 4] {
        let done = AtomicU64::new(0);
        let mut told = Vec::new();
        let part = trials(
            &problem,
            &run(2_000, Sampling::Random, threads),
            &|| done.load(Ordering::SeqCst) >= 320,
            &mut |progress| {
                assert_eq!(progress.outputs[0].len(), progress.inputs[2].len());
                told.push(progress.done);
                done.store(progress.done, Ordering::SeqCst);
            },
        )
        .expect("trials");
        assert_eq!((part.count(), part.asked, part.stopped()), (320, 2_000, true));
        assert_eq!(part.outputs[0], whole.outputs[0][..320]);
        assert_eq!(told, [64, 128, 192, 256, 320]);
    }
    let none = trials(&problem, &run(500, Sampling::Random, 2), &|| true, &mut |_| ()).expect("trials");
    assert!(none.stopped() && none.count() <= 64);
}

#[test]
fn what_an_output_is_not_is_counted() {
    let problem = Problem::numbered(three(), 2, model).expect("a problem");
    let trials = all(&problem, &run(2_000, Sampling::Sobol, 2));
    let sum = trials.sample(0).expect("a sample").mean().expect("a mean");
    let wanted: f64 = three().iter().map(Distribution::mean).sum();
    close("mean of the sum", sum.value, wanted, 1e-3);
    assert!(matches!(trials.sample(1), Err(Error::NotANumber { output: 1, .. })));
    let (there, without) = trials.sample_of_numbers(1).expect("some");
    assert_eq!(there.count() as u64 + without, 2_000);
    assert!((1_590..=1_610).contains(&without), "{without}");
}

/// Inputs with equal keys have equal draws whatever stands beside them.
#[test]
fn problems_share_draws_by_key() {
    let own = three();
    let input = |key, d: &Distribution| Input { key, distribution: d.clone() };
    let one = Problem::new(vec![input(4, &own[0]), input(9, &own[1])], 1, |_, _| ()).expect("a problem");
    let more = vec![input(1, &own[2]), input(9, &own[1]), input(3, &own[0]), input(4, &own[0])];
    let other = Problem::new(more, 1, |_, _| ()).expect("a problem");
    for sampling in [Sampling::Random, Sampling::Latin, Sampling::Sobol] {
        let (a, b) = (all(&one, &run(300, sampling, 1)), all(&other, &run(300, sampling, 2)));
        assert_eq!((&a.inputs[0], &a.inputs[1]), (&b.inputs[3], &b.inputs[1]));
        assert_ne!(a.inputs[0], b.inputs[2]);
    }
    let twice = Problem::new(vec![input(1, &own[0]), input(1, &own[1])], 1, |_, _| ()).map(|_| ());
    assert_eq!(twice, Err(Error::SameKey { first: 0, second: 1, key: 1 }));
}

#[test]
fn inputs_are_correlated_as_asked() {
    let correlation = Correlation::of_pairs(2, &[(0, 1, -0.6)]).expect("a matrix");
    for sampling in [Sampling::Random, Sampling::Latin, Sampling::Sobol] {
        let problem = Problem::numbered(three(), 2, model)
            .and_then(|p| p.correlated(vec![1, 0], &correlation, Conflict::Refuse))
            .expect("a problem");
        let trials = all(&problem, &run(4_000, sampling, 2));
        let there = rank_correlation(&trials.inputs[0], &trials.inputs[1]).expect("one").value;
        close(&format!("{sampling:?}"), there, -0.6, 0.03);
        let apart = rank_correlation(&trials.inputs[0], &trials.inputs[2]).expect("one").value;
        close(&format!("{sampling:?} apart"), apart, 0.0, 0.05);
    }
    let twice = Problem::numbered(three(), 2, model)
        .and_then(|p| p.correlated(vec![1, 1], &correlation, Conflict::Refuse))
        .map(|_| ());
    assert!(matches!(twice, Err(Error::Limits { .. })));
}
