//! Goal seek: roots, and the reasons for none.

use crate::close;
use proptest::prelude::*;
use sanad_risk::{Found, Search, seek};

const RANGE: Search = Search { low: 0.0, high: 10.0, tolerance: 1e-9, steps: 40 };

#[test]
fn roots_to_tolerance() {
    // Wallis' cubic (1685): x³ − 2x − 5.
    let found = seek(&|x| x * x * x - 2.0 * x, 5.0, &RANGE).expect("a search");
    let Found::Root { input, output, others } = found else { panic!("{found:?}") };
    close("Wallis' root", input, 2.094_551_481_542_326_5, 1e-14);
    close("output", output, 5.0, 1e-9);
    assert_eq!(others, 0);
    let waves = seek(&libm::sin, 0.5, &RANGE).expect("a search");
    let Found::Root { input, others, .. } = waves else { panic!("{waves:?}") };
    close("the least of four", input, std::f64::consts::FRAC_PI_6, 1e-12);
    assert_eq!(others, 3);
    let end = seek(&|x| x, 10.0, &RANGE).expect("a search");
    assert_eq!(end, Found::Root { input: 10.0, output: 10.0, others: 0 });
    let step = seek(&|x| x, 2.5, &RANGE).expect("a search");
    assert_eq!(step, Found::Root { input: 2.5, output: 2.5, others: 0 });
}

#[test]
fn reasons_for_no_root() {
    let found = |f: &dyn Fn(f64) -> f64, target| seek(f, target, &RANGE).expect("a search");
    assert_eq!(found(&|x| x * x + 1.0, 0.5), Found::Above { input: 0.0, output: 1.0, gaps: 0 });
    assert_eq!(found(&|x| -(x - 4.0) * (x - 4.0), 2.0), Found::Below { input: 4.0, output: 0.0, gaps: 0 });
    // Steps of a quarter: of 0, 0.25, 0.5 and 0.75 there is no output.
    let partly = found(&|x| if x < 1.0 { f64::NAN } else { x + 1.0 }, 0.5);
    assert_eq!(partly, Found::Above { input: 1.0, output: 2.0, gaps: 4 });
    assert_eq!(found(&|_| f64::NAN, 2.0), Found::Nowhere);
    let jump = found(&|x| if x < 3.3 { 1.0 } else { 2.0 }, 1.5);
    let Found::Jump { input, before, after } = jump else { panic!("{jump:?}") };
    close("where it jumps", input, 3.3, 1e-9);
    assert_eq!((before, after), (1.0, 2.0));
    // There is no output below 2; the root beyond is found all the same.
    let late = found(&|x| if x < 2.0 { f64::NAN } else { x }, 7.2);
    assert!(matches!(late, Found::Root { input, .. } if (input - 7.2).abs() < 1e-9), "{late:?}");
    assert!(seek(&|x| x, 1.0, &Search { low: 3.0, high: 3.0, ..RANGE }).is_err());
    assert!(seek(&|x| x, 1.0, &Search { tolerance: 0.0, ..RANGE }).is_err());
    assert!(seek(&|x| x, f64::INFINITY, &RANGE).is_err());
}

proptest! {
    #[test]
    fn a_rising_function_is_undone(slope in 0.1..50.0, bend in 0.0..5.0, root in 0.0..10.0) {
        let f = |x: f64| slope * x + bend * x * x * x;
        let found = seek(&f, f(root), &RANGE).expect("a search");
        let Found::Root { input, output, .. } = found else { return Err(TestCaseError::fail(format!("{found:?}"))) };
        prop_assert!((output - f(root)).abs() <= 1e-9 && (input - root).abs() <= 1e-8);
    }
}
