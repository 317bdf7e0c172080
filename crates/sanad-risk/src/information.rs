//! What knowing would be worth: of everything, or of one input alone, as by a survey.
//!
//! Both take the benefit of each option in each trial, all in one unit. What is known beforehand cannot harm,
//! so neither is below nought.

use crate::distribution::whole;
use crate::error::{Error, finite};
use crate::statistics::{Estimate, Sample, of_repeats};

/// Parts of the trials: a rule for one is learned from the others.
const PARTS: usize = 5;

/// What information is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// The option that is best without it; of equal ones the first.
    pub option: usize,
    /// The mean benefit of that option.
    pub without: f64,
    /// By how much information raises the mean benefit.
    pub gain: Estimate,
}

/// Checks the columns and finds the option that is best without information.
fn best(benefits: &[Vec<f64>]) -> Result<(usize, f64), Error> {
    let wanted = benefits.first().map_or(0, Vec::len);
    if wanted < 2 * PARTS {
        return Err(Error::TooFew { what: "the worth of information", there: wanted, least: 2 * PARTS });
    }
    let mut best = (0, f64::NEG_INFINITY);
    for (option, column) in benefits.iter().enumerate() {
        if column.len() != wanted {
            return Err(Error::Length { what: "benefits of an option", there: column.len(), wanted });
        }
        for value in column {
            finite("benefit", *value)?;
        }
        let mean = column.iter().sum::<f64>() / wanted as f64;
        if mean > best.1 {
            best = (option, mean);
        }
    }
    Ok(best)
}

fn worth(option: usize, without: f64, gains: &[f64]) -> Result<Worth, Error> {
    let mut gain = of_repeats(gains)?;
    gain.value = gain.value.max(0.0);
    gain.low = gain.low.max(0.0);
    gain.high = gain.high.max(0.0);
    Ok(Worth { option, without, gain })
}

/// The expected value of perfect information (Raiffa and Schlaifer 1961): the mean over trials of what the best
/// option there brings more than the option that is best on the whole. A column an option, a value a trial.
pub fn of_everything(benefits: &[Vec<f64>]) -> Result<Worth, Error> {
    let (option, without) = best(benefits)?;
    let gains: Vec<f64> = (0..benefits[option].len())
        .map(|trial| {
            let most = benefits.iter().map(|column| column[trial]).fold(f64::NEG_INFINITY, f64::max);
            most - benefits[option][trial]
        })
        .collect();
    worth(option, without, &gains)
}

/// The expected value of perfect information of one input, from the trials that were made (regression after
/// Strong, Oakley and Brennan 2014). The benefit of each option is drawn over the input as straight lines
/// between quantiles, four parts of five telling which option to take in the fifth. So the gain is one that
/// some rule does reach: without bias for that rule, and with few trials somewhat below the whole.
pub fn of_input(benefits: &[Vec<f64>], input: &[f64]) -> Result<Worth, Error> {
    let (option, without) = best(benefits)?;
    if input.len() != benefits[option].len() {
        let (there, wanted) = (input.len(), benefits[option].len());
        return Err(Error::Length { what: "column", there, wanted });
    }
    let lines = Lines::new(input)?;
    let mut gains = vec![0.0; input.len()];
    for part in 0..PARTS {
        let learn = |trial: usize| trial % PARTS != part;
        let fits: Vec<Vec<f64>> = benefits.iter().map(|column| lines.fit(input, column, &learn)).collect();
        for trial in (0..input.len()).filter(|trial| !learn(*trial)) {
            let (at, share) = lines.place(input[trial]);
            let height = |fit: &[f64]| fit[at] + share * (fit[(at + 1).min(fit.len() - 1)] - fit[at]);
            let start = (option, height(&fits[option]));
            let (taken, _) = fits.iter().enumerate().fold(start, |best, (other, fit)| {
                if height(fit) > best.1 { (other, height(fit)) } else { best }
            });
            gains[trial] = benefits[taken][trial] - benefits[option][trial];
        }
    }
    worth(option, without, &gains)
}

/// Straight lines between knots.
struct Lines(Vec<f64>);

impl Lines {
    /// Knots at equal shares of the input, as many as the fourth root of the trials; each value once.
    fn new(input: &[f64]) -> Result<Self, Error> {
        let sample = Sample::new(input)?;
        let steps = whole(libm::sqrt(libm::sqrt(input.len() as f64))).max(2);
        let mut knots: Vec<f64> = (0..=steps).map(|i| sample.point(i as f64 / steps as f64)).collect();
        knots.dedup_by(|a, b| *a <= *b);
        Ok(Self(knots))
    }

    /// The knot before a value and the share of the way to the next.
    fn place(&self, x: f64) -> (usize, f64) {
        let last = self.0.len() - 1;
        let at = self.0.partition_point(|knot| *knot <= x).saturating_sub(1).min(last.saturating_sub(1));
        if last == 0 {
            return (0, 0.0);
        }
        (at, ((x - self.0[at]) / (self.0[at + 1] - self.0[at])).clamp(0.0, 1.0))
    }

    /// The heights at the knots with the least squares of what is left; the equations have three diagonals.
    fn fit(&self, input: &[f64], output: &[f64], learn: &dyn Fn(usize) -> bool) -> Vec<f64> {
        let n = self.0.len();
        let (mut middle, mut beside, mut right) = (vec![1e-9; n], vec![0.0; n], vec![0.0; n]);
        let learned = || (0..input.len()).filter(|trial| learn(*trial));
        let mean = learned().map(|t| output[t]).sum::<f64>() / learned().count().max(1) as f64;
        for trial in learned() {
            let (at, share) = self.place(input[trial]);
            let (left, value) = (1.0 - share, output[trial] - mean);
            middle[at] += left * left;
            right[at] += left * value;
            if n > 1 {
                beside[at] += left * share;
                middle[at + 1] += share * share;
                right[at + 1] += share * value;
            }
        }
        for i in 1..n {
            let factor = beside[i - 1] / middle[i - 1];
            middle[i] -= factor * beside[i - 1];
            right[i] -= factor * right[i - 1];
        }
        for i in (0..n).rev() {
            let next = if i + 1 < n { beside[i] * right[i + 1] } else { 0.0 };
            right[i] = (right[i] - next) / middle[i];
        }
        right.into_iter().map(|height| height + mean).collect()
    }
}
