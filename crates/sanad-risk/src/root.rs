//! A zero between two ends of different sign.

/// The place between `low` and `high`, where `f` has different signs, at which it changes sign, to within
/// `width`: inverse quadratic steps with bisection behind them (Brent 1973, *Algorithms for Minimization
/// without Derivatives*, chapter 4). `f` must be a number everywhere between.
pub(crate) fn between(f: &dyn Fn(f64) -> f64, low: f64, high: f64, width: f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut at_a, mut at_b) = (f(a), f(b));
    let (mut c, mut at_c) = (a, at_a);
    let mut step = b - a;
    let mut before = step;
    for _ in 0..200 {
        if (at_b > 0.0) == (at_c > 0.0) {
            (c, at_c) = (a, at_a);
            step = b - a;
            before = step;
        }
        if at_c.abs() < at_b.abs() {
            (a, at_a) = (b, at_b);
            (b, at_b) = (c, at_c);
            (c, at_c) = (a, at_a);
        }
        let tolerance = 2.0 * f64::EPSILON * b.abs() + 0.5 * width;
        let half = 0.5 * (c - b);
        if half.abs() <= tolerance || at_b == 0.0 {
            break;
        }
        if before.abs() >= tolerance && at_a.abs() > at_b.abs() {
            let ratio = at_b / at_a;
            let (mut p, mut q) = if a.to_bits() == c.to_bits() {
                (2.0 * half * ratio, 1.0 - ratio)
            } else {
                let (r, s) = (at_a / at_c, at_b / at_c);
                let p = ratio * (2.0 * half * r * (r - s) - (b - a) * (s - 1.0));
                (p, (r - 1.0) * (s - 1.0) * (ratio - 1.0))
            };
            if p > 0.0 {
                q = -q;
            }
            p = p.abs();
            if 2.0 * p < (3.0 * half * q - (tolerance * q).abs()).min((before * q).abs()) {
                before = step;
                step = p / q;
            } else {
                step = half;
                before = step;
            }
        } else {
            step = half;
            before = step;
        }
        (a, at_a) = (b, at_b);
        b += if step.abs() > tolerance { step } else { tolerance.copysign(half) };
        at_b = f(b);
    }
    b
}
