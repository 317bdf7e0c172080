//! Internal rates of return: all that there are.
//!
//! At the rate `e^s − 1` flows `c` at years `t` are worth `f(s) = Σ c·e^(−ts)`. With as many sign changes as
//! `V` this has at most `V` roots (Descartes' rule holds for any times). For a time `a` between two flows of
//! unlike signs, `e^(as)·f(s)` has the slope `Σ c·(a − t)·e^((a−t)s)`: the same kind of sum with one sign change
//! less. So the roots of `f` are found between the roots of its slope, and those in turn, down to a sum that
//! has no sign change and no root: none is missed, whatever the times. A value that touches nought within the
//! rounding of its own terms counts as a root, once.

use super::Why;
use super::value::factors;
use crate::case::Date;
use crate::file::Reference;
use crate::loan::ordinal;

/// The only rate of return of flows that stand equally far apart: a period.
pub fn irr(flows: &[f64]) -> Result<f64, Why> {
    if let Some(rate) = simple(flows) {
        return rate;
    }
    only(irrs(flows)?)
}

/// All rates of return of flows that stand equally far apart, rising: a period, above −1.
pub fn irrs(flows: &[f64]) -> Result<Vec<f64>, Why> {
    let years: Vec<f64> = (0..flows.len()).map(|k| k as f64).collect();
    roots(flows, &years)
}

/// The only rate of return, a year, of flows at the ends of periods of so many months.
pub fn irr_of_periods(flows: &[f64], months: &[u32]) -> Result<f64, Why> {
    if flows.len() != months.len() {
        return Err(Why::Shape);
    }
    if let Some(step) = months.get(1)
        && months.iter().skip(1).all(|m| m == step)
        && let Some(rate) = simple(flows)
    {
        let year = |rate: f64| libm::expm1(libm::log1p(rate) * 12.0 / f64::from(*step));
        return if *step == 12 { rate } else { rate.map(year) };
    }
    only(irrs_of_periods(flows, months)?)
}

/// All rates of return, a year, of flows at the ends of periods of so many months, rising, above −1.
pub fn irrs_of_periods(flows: &[f64], months: &[u32]) -> Result<Vec<f64>, Why> {
    let mut month = 0u32;
    let ends = months.iter().map(|m| {
        month += m;
        f64::from(month) / 12.0
    });
    roots(flows, &ends.collect::<Vec<_>>())
}

/// Flows by date in order, and the years since the first, of 365 days each.
fn dated(flows: &[(Date, f64)]) -> (Vec<f64>, Vec<f64>) {
    let mut sorted = flows.to_vec();
    sorted.sort_by_key(|(date, _)| *date);
    let first = sorted.first().map_or(0, |(date, _)| ordinal(*date));
    let years = sorted.iter().map(|(date, _)| (ordinal(*date) - first) as f64 / 365.0).collect();
    (sorted.into_iter().map(|(_, flow)| flow).collect(), years)
}

/// The only rate of return of dated flows, a year of 365 days. Dates stand in any order.
pub fn xirr(flows: &[(Date, f64)]) -> Result<f64, Why> {
    only(xirrs(flows)?)
}

/// All rates of return of dated flows, a year of 365 days, rising.
pub fn xirrs(flows: &[(Date, f64)]) -> Result<Vec<f64>, Why> {
    let (flows, years) = dated(flows);
    roots(&flows, &years)
}

/// Net present value of dated flows at the first date, at a rate a year of 365 days.
pub fn xnpv(rate: f64, flows: &[(Date, f64)]) -> Result<f64, Why> {
    if rate <= -1.0 {
        return Err(Why::Rate);
    }
    let (flows, years) = dated(flows);
    let log = libm::log1p(rate);
    let sum = flows.iter().zip(years).map(|(flow, years)| flow * libm::exp(-years * log)).sum::<f64>();
    if sum.is_finite() { Ok(sum) } else { Err(Why::NotANumber) }
}

/// Modified rate of return, a year: surpluses are reinvested until the end at one rate, deficits borrowed from
/// the reference on at another. It does not ask how long before a project its value is wanted: of a reference apart
/// from the project it counts from the end of the first period.
pub fn mirr(
    flows: &[f64],
    months: &[u32],
    reinvest: f64,
    borrow: f64,
    reference: Reference,
) -> Result<f64, Why> {
    if flows.len() != months.len() || flows.is_empty() {
        return Err(Why::Shape);
    }
    if reinvest <= -1.0 || borrow <= -1.0 {
        return Err(Why::Rate);
    }
    let reference = if reference == Reference::Start { reference } else { Reference::EndOfFirst };
    let later = factors(reinvest, months, reference)?;
    let now = factors(borrow, months, reference)?;
    let last = later[later.len() - 1];
    let (mut surplus, mut deficit) = (0.0, 0.0);
    for ((flow, later), now) in flows.iter().zip(later).zip(now) {
        if *flow > 0.0 {
            surplus += flow * later / last;
        } else {
            deficit -= flow * now;
        }
    }
    let all: u32 = months.iter().sum();
    let before = if reference == Reference::Start { 0 } else { months[0] };
    modified(surplus, deficit, f64::from(all - before) / 12.0)
}

/// Modified rate of return of dated flows, a year of 365 days: surpluses are reinvested until the last date at one
/// rate, deficits borrowed from the first on at another.
pub fn xmirr(flows: &[(Date, f64)], reinvest: f64, borrow: f64) -> Result<f64, Why> {
    if reinvest <= -1.0 || borrow <= -1.0 {
        return Err(Why::Rate);
    }
    let (flows, years) = dated(flows);
    let end = years.last().copied().unwrap_or(0.0);
    let (mut surplus, mut deficit) = (0.0, 0.0);
    for (flow, years) in flows.iter().zip(&years) {
        if *flow > 0.0 {
            surplus += flow * libm::exp((end - years) * libm::log1p(reinvest));
        } else {
            deficit -= flow * libm::exp(-years * libm::log1p(borrow));
        }
    }
    modified(surplus, deficit, end)
}

/// The rate at which deficits grow to surpluses in so many years.
fn modified(surplus: f64, deficit: f64, years: f64) -> Result<f64, Why> {
    if surplus == 0.0 || deficit == 0.0 {
        return Err(if surplus + deficit == 0.0 { Why::NoFlows } else { Why::NoSignChange });
    }
    if years <= 0.0 {
        return Err(Why::Shape);
    }
    let rate = libm::expm1(libm::log(surplus / deficit) / years);
    if rate.is_finite() { Ok(rate) } else { Err(Why::NotANumber) }
}

fn only(mut rates: Vec<f64>) -> Result<f64, Why> {
    match rates.len() {
        0 => Err(Why::NoRate),
        1 => Ok(rates.remove(0)),
        _ => Err(Why::Several(rates)),
    }
}

/// A root as a rate above −1.
fn rate_of(s: f64) -> Result<f64, Why> {
    let rate = libm::expm1(s);
    if rate.is_finite() { Ok(rate.max(-1.0 + f64::EPSILON)) } else { Err(Why::NotANumber) }
}

/// What a sum comes to at `s`: the logarithm of its positive over its negative terms, and the slope of that. Of
/// all that shows the sign of the sum this is the straightest line.
#[derive(Clone, Copy)]
struct At {
    log: f64,
    slope: f64,
}

impl At {
    /// Of the sums of positive and negative terms, and of each times its years.
    fn of(more: f64, less: f64, more_years: f64, less_years: f64) -> Self {
        Self { log: libm::log(more / less), slope: less_years / less - more_years / more }
    }
}

/// The root between two instants at which a sum has unlike signs, or beyond them where they are infinite:
/// Newton's method, and halving wherever that leaves the bracket or does not converge.
fn between(mut low: f64, mut high: f64, rising: bool, from: f64, at: impl Fn(f64) -> At) -> f64 {
    let mut s = from;
    for round in 0..200 {
        let here = at(s);
        if here.log == 0.0 {
            return s;
        }
        if (here.log > 0.0) == rising {
            high = s;
        } else {
            low = s;
        }
        let next = s - here.log / here.slope;
        let inside = next > low && next < high && round < 60;
        let next = if inside {
            next
        } else if low.is_infinite() || high.is_infinite() {
            // Not yet bracketed: twice as far each time.
            if high.is_infinite() { s.abs() * 2.0 + 1.0 } else { -(s.abs() * 2.0 + 1.0) }
        } else {
            f64::midpoint(low, high)
        };
        // Newton's method doubles the digits that are right: a step of 1e-9 leaves an error of about 1e-17.
        let near = if inside { 1e-9 } else { 2.0 * f64::EPSILON };
        if (next - s).abs() <= near * s.abs().max(1.0) {
            return next;
        }
        s = next;
    }
    s
}

/// Sums of positive and negative flows at `x^k`, of the same times `k`, and times `k²`: two flows abreast.
fn sums(flows: &[f64], x: f64) -> [f64; 6] {
    let mut power = [1.0, x];
    let mut k = [0.0, 1.0];
    let mut all = [[0.0; 2]; 6];
    let mut add = |pair: [f64; 2]| {
        for i in 0..2 {
            let (more, less) = (pair[i].max(0.0) * power[i], (-pair[i]).max(0.0) * power[i]);
            let (more_years, less_years) = (more * k[i], less * k[i]);
            all[0][i] += more;
            all[1][i] += less;
            all[2][i] += more_years;
            all[3][i] += less_years;
            all[4][i] += more_years * k[i];
            all[5][i] += less_years * k[i];
            power[i] *= x * x;
            k[i] += 2.0;
        }
    };
    let pairs = flows.chunks_exact(2);
    let rest = pairs.remainder().first().copied();
    for pair in pairs {
        add([pair[0], pair[1]]);
    }
    if let Some(last) = rest {
        add([last, 0.0]);
    }
    all.map(|[a, b]| a + b)
}

/// The logarithm of a quotient, exact where it is near nought; elsewhere near enough for a step that is made again.
fn log_near(more: f64, less: f64) -> f64 {
    let z = (more - less) / (more + less);
    if z.abs() > 0.7 {
        return libm::log(more / less);
    }
    let s = z * z;
    2.0 * z * (1.0 + s * (1.0 / 3.0 + s * (0.2 + s * (1.0 / 7.0 + s * (1.0 / 9.0)))))
}

/// The exponential of a step, likewise.
fn exp_near(step: f64) -> f64 {
    if step.abs() > 1.0 {
        return libm::exp(step);
    }
    let (half, twelfth) = (step * 0.5, step * step * (1.0 / 12.0));
    (1.0 + half + twelfth) / (1.0 - half + twelfth)
}

/// Equal distances and one sign change: the common case, without memory. None where it is another case, or does
/// not converge at once.
fn simple(flows: &[f64]) -> Option<Result<f64, Why>> {
    let (mut changes, mut before, mut finite) = (0, 0.0, true);
    for flow in flows {
        finite &= flow.is_finite();
        if *flow != 0.0 {
            changes += usize::from(before * *flow < 0.0);
            before = flow.signum();
        }
    }
    if changes != 1 || !finite {
        return None;
    }
    // Halley's method in ln x: each step has three times the digits of the one before. Logarithms and powers
    // are short series, exact near its end.
    let mut x = 1.0;
    for _ in 0..12 {
        let [more, less, more_1, less_1, more_2, less_2] = sums(flows, x);
        let (by_more, by_less) = (1.0 / more, 1.0 / less);
        let (mean_more, mean_less) = (more_1 * by_more, less_1 * by_less);
        let slope = mean_more - mean_less;
        let bend = (more_2 * by_more - mean_more * mean_more) - (less_2 * by_less - mean_less * mean_less);
        let log = log_near(more, less);
        let step = -2.0 * log * slope / (2.0 * slope * slope - log * bend);
        x *= exp_near(step);
        if step.abs() <= 1e-6 {
            return Some(Ok(1.0 / x - 1.0)).filter(|_| x > 1e-9 && x < 1e9);
        }
        if !x.is_finite() {
            break;
        }
    }
    None
}

/// Terms of a sum, in the order of their years, which start at 0.
struct Sum<'a> {
    years: &'a [f64],
    terms: Vec<f64>,
    /// How much of a term its rounding may be, over the rounding of its sum.
    rough: f64,
}

impl Sum<'_> {
    /// Positive and negative terms, the same times years, and the sum of sizes times how rough each is. All are
    /// over the same factor, so that nothing overflows.
    fn parts(&self, s: f64) -> [f64; 5] {
        let base = if s >= 0.0 { 0.0 } else { self.years[self.years.len() - 1] };
        let mut all = [0.0; 5];
        for (t, c) in self.years.iter().zip(&self.terms) {
            let away = (base - t) * s;
            let term = c * libm::exp(away);
            if *c > 0.0 {
                all[0] += term;
                all[2] += term * t;
            } else {
                all[1] -= term;
                all[3] -= term * t;
            }
            all[4] += term.abs() * (away.abs() + self.rough);
        }
        all
    }

    fn at(&self, s: f64) -> At {
        let [more, less, more_years, less_years, _] = self.parts(s);
        At::of(more, less, more_years, less_years)
    }

    /// Its sign; 0 where it is nought within rounding.
    fn sign(&self, s: f64) -> f64 {
        let [more, less, _, _, rough] = self.parts(s);
        let value = more - less;
        if value.abs() <= rough * f64::EPSILON { 0.0 } else { value.signum() }
    }

    /// The sign change at which it is split: the index before it.
    fn change(&self) -> Option<usize> {
        self.terms.windows(2).position(|w| (w[0] > 0.0) != (w[1] > 0.0))
    }

    /// The slope of `e^(as)` times it, over `e^(as)`, with the largest term at one.
    fn slope(&self, split: usize) -> Self {
        let a = f64::midpoint(self.years[split], self.years[split + 1]);
        let mut terms: Vec<f64> = self.years.iter().zip(&self.terms).map(|(t, c)| c * (a - t)).collect();
        let largest = terms.iter().fold(0.0, |most: f64, c| most.max(c.abs()));
        for c in &mut terms {
            *c /= largest;
        }
        Self { years: self.years, terms, rough: self.rough + 3.0 }
    }

    /// Beyond which, on either side, the first or the last term outweighs all others.
    fn bounds(&self) -> (f64, f64) {
        let n = self.terms.len();
        let outweighs = |k: usize, s: f64| {
            let all = self.years.iter().zip(&self.terms);
            let sum: f64 = all.map(|(t, c)| c.abs() * libm::exp((self.years[k] - t) * s)).sum();
            self.terms[k].abs() * 2.0 > sum * (1.0 + 1e-9)
        };
        let (mut low, mut high) = (-1.0, 1.0);
        while !outweighs(0, high) && high < 1e9 {
            high *= 2.0;
        }
        while !outweighs(n - 1, low) && low > -1e9 {
            low *= 2.0;
        }
        (low, high)
    }

    /// Its roots, between those of its slope.
    fn roots(&self, turns: &[f64]) -> Vec<f64> {
        let (first, last) = (self.terms[0].signum(), self.terms[self.terms.len() - 1].signum());
        let (mut low, mut high) = self.bounds();
        if let (Some(least), Some(most)) = (turns.first(), turns.last()) {
            (low, high) = (low.min(least - 1.0), high.max(most + 1.0));
        }
        let mut roots: Vec<f64> = Vec::new();
        let (mut left, mut sign, mut touched) = (low, last, false);
        for (k, right) in turns.iter().copied().chain([high]).enumerate() {
            let next = if k == turns.len() { first } else { self.sign(right) };
            if next == 0.0 {
                if touched {
                    // Flat between two turns: the same root.
                    roots.pop();
                    roots.push(f64::midpoint(left, right));
                } else {
                    roots.push(right);
                }
            } else if sign * next < 0.0 {
                roots.push(between(left, right, next > 0.0, f64::midpoint(left, right), |s| self.at(s)));
            }
            touched = next == 0.0;
            (left, sign) = (right, next);
        }
        roots
    }
}

/// All rates a year at which flows at years, rising, are worth nothing: rising, above −1.
fn roots(flows: &[f64], years: &[f64]) -> Result<Vec<f64>, Why> {
    if flows.len() != years.len() || years.windows(2).any(|w| w[0] > w[1]) {
        return Err(Why::Shape);
    }
    if flows.iter().any(|c| !c.is_finite()) {
        return Err(Why::NotANumber);
    }
    let (mut terms, mut at): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for (c, t) in flows.iter().zip(years) {
        match at.last() {
            Some(last) if *last >= *t => {
                let end = terms.len() - 1;
                terms[end] += c;
            }
            _ => {
                terms.push(*c);
                at.push(*t);
            }
        }
    }
    let largest = terms.iter().fold(0.0, |most: f64, c| most.max(c.abs()));
    if largest == 0.0 {
        return Err(Why::NoFlows);
    }
    let (terms, at): (Vec<f64>, Vec<f64>) =
        terms.into_iter().zip(at).map(|(c, t)| (c / largest, t)).filter(|(c, _)| *c != 0.0).unzip();
    let at: Vec<f64> = at.iter().map(|t| t - at[0]).collect();
    let rough = terms.len() as f64 + 4.0;
    let mut levels = vec![Sum { years: &at, terms, rough }];
    while let Some(split) = levels[levels.len() - 1].change() {
        let next = levels[levels.len() - 1].slope(split);
        levels.push(next);
    }
    if levels.len() == 1 {
        return Err(Why::NoSignChange);
    }
    let mut roots: Vec<f64> = Vec::new();
    for level in levels.iter().rev().skip(1) {
        roots = level.roots(&roots);
    }
    roots.into_iter().map(rate_of).collect()
}
