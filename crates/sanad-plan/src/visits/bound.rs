//! A lower bound on the value-days of any plan, by Lagrangian relaxation of team time.
//!
//! # Why it holds
//!
//! Write the working minutes of team `t` one after the other on an axis, days being stretches of
//! it. In any plan the block of a visit, from the beginning of the drive to it to the end of its
//! survey, is one stretch of its team's axis, and the blocks of a team do not overlap. A block
//! of site `i` that ends at `e` covers `[e − p, e)`, where `p = a + w`, `w` are the likely
//! minutes of work and `a` is the shortest drive to `i` from the team's base or from any other
//! site that the team can visit.
//!
//! Give each working minute of team `t` on day `d` a price `λ[t][d] ≥ 0`. For every plan
//!
//! ```text
//! Σ valueᵢ·daysᵢ ≥ Σᵢ (valueᵢ·daysᵢ + price of its stretch [e − p, e)) − Σ λ[t][d]·minutes[t][d]
//! ```
//!
//! because disjoint stretches cannot cost more than all minutes together. On the right the sites
//! no longer compete, so it is least when each chooses for itself a team, a day and an end within
//! it, or stays unvisited at `2 × horizon` days and no price. That minimum is the bound. Only
//! days from the earliest on which the site could be finished are offered. That day comes from a
//! first visit with its drive shortened by one minute: drives are rounded up, so no detour over
//! other sites has fewer driving minutes than the direct drive less one, and an early team is
//! never behind a late one. Missed pins, unvisited sites and travel are later or earlier terms of
//! the objective; value-days alone are bounded.
//!
//! Within one day the price of a stretch is piecewise linear in its end and bends only where the
//! end or the beginning crosses midnight, so its minimum is at such an end.
//!
//! Prices start at nothing, where the bound is each site's own earliest day, and rise by
//! subgradient steps in Polyak's length towards the value of the plan found. Any prices give a
//! valid bound; the best is kept, less one part in 10⁹ for rounding, and rounded up to a whole
//! thousandth since every plan's value-days are whole.

use super::calendar::cumulated;
use super::decode::{Prepared, narrow};
use super::problem::VisitProblem;

/// A bound and the steps made for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) thousandths: u64,
    pub(super) steps: u32,
}

const MOST_STEPS: u64 = 400;
const LEAST_STEPS: u64 = 10;
/// Days weighed in all steps together, which keeps large problems within a second or so.
const WORK: u64 = 40_000_000;

/// What one team could do for one site.
struct Offer {
    team: usize,
    /// Minutes its block takes at least.
    block: u64,
    /// Days elapsed at the earliest finish.
    earliest: usize,
}

/// The stretch of working minutes chosen for a site.
struct Choice {
    team: usize,
    end: u64,
    block: u64,
}

struct Relaxed<'a> {
    prepared: &'a Prepared,
    offers: Vec<Vec<Offer>>,
    /// Working minutes before each day, by team.
    before: Vec<Vec<u64>>,
    constant: f64,
}

/// A lower bound on value-days in thousandths, towards `value`, that of the plan found for the
/// sites that some team can visit.
pub(super) fn lower_bound(problem: &VisitProblem, prepared: &Prepared, value: u64) -> Bound {
    let relaxed = Relaxed::new(problem, prepared);
    let nobody: u64 = (0..prepared.sites)
        .filter(|&site| !problem.sites[site].excluded_all)
        .filter(|&site| !(0..prepared.teams).any(|team| prepared.able[team][site]))
        .map(|site| prepared.value[site] * 2 * prepared.horizon as u64)
        .sum();
    let work: u64 =
        relaxed.offers.iter().flatten().map(|offer| (prepared.horizon + 1 - offer.earliest) as u64).sum();
    let most = (WORK / work.max(1)).clamp(LEAST_STEPS, MOST_STEPS);
    let (best, steps) = relaxed.climb(most, value as f64);
    let safe = libm::ceil(best - best.abs() * 1e-9 - 1e-6).max(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and below 2^57 because every plan's value-days are"
    )]
    let thousandths = safe as u64;
    Bound { thousandths: thousandths + nobody, steps }
}

impl<'a> Relaxed<'a> {
    fn new(problem: &VisitProblem, prepared: &'a Prepared) -> Self {
        let offers = (0..prepared.sites)
            .map(|site| {
                (0..prepared.teams)
                    .filter_map(|team| {
                        let first = prepared.alone(team, site, 1)?;
                        let drive = shortest_drive(prepared, team, site);
                        Some(Offer {
                            team,
                            block: u64::from(drive) + u64::from(prepared.work[site]),
                            earliest: first.day + 1,
                        })
                    })
                    .collect()
            })
            .collect();
        debug_assert_eq!(narrow(prepared.horizon), problem.horizon_days);
        Self {
            prepared,
            offers,
            before: prepared.minutes.iter().map(|days| cumulated(days)).collect(),
            constant: 2.0 * prepared.horizon as f64,
        }
    }

    /// The best bound over so many steps, and the steps made.
    fn climb(&self, most: u64, value: f64) -> (f64, u32) {
        let horizon = self.prepared.horizon;
        let mut prices = vec![vec![0.0f64; horizon]; self.prepared.teams];
        let mut best_prices = prices.clone();
        let mut best = f64::NEG_INFINITY;
        let mut scale = 1.0;
        let mut stalled = 0;
        let mut steps = 0;
        for _ in 0..most {
            let (bound, choices) = self.evaluate(&prices);
            if bound > best + best.abs() * 1e-6 {
                stalled = 0;
            } else {
                stalled += 1;
            }
            if bound > best {
                best = bound;
                best_prices.clone_from(&prices);
            }
            if value - best < 0.5 {
                break;
            }
            if stalled >= 10 {
                scale *= 0.5;
                stalled = 0;
                prices.clone_from(&best_prices);
                if scale < 1e-4 {
                    break;
                }
            }
            steps += 1;
            let slope = self.slope(&choices);
            let square: f64 = slope.iter().flatten().map(|part| part * part).sum();
            if square < 1e-9 {
                break;
            }
            let length = scale * (value - bound) / square;
            for (team, days) in prices.iter_mut().enumerate() {
                for (day, price) in days.iter_mut().enumerate() {
                    *price = (*price + length * slope[team][day]).max(0.0);
                }
            }
        }
        (best, steps)
    }

    /// The bound at these prices and the stretches chosen.
    fn evaluate(&self, prices: &[Vec<f64>]) -> (f64, Vec<Choice>) {
        let paid: Vec<Vec<f64>> = prices.iter().zip(&self.prepared.minutes).map(paid_before).collect();
        let mut bound = -paid.iter().filter_map(|days| days.last()).sum::<f64>();
        let mut choices = Vec::new();
        for (site, offers) in self.offers.iter().enumerate() {
            if !(0..self.prepared.teams).any(|team| self.prepared.able[team][site]) {
                continue;
            }
            let value = self.prepared.value[site] as f64;
            let mut least = value * self.constant;
            let mut chosen = None;
            for offer in offers {
                let axis = Axis {
                    before: &self.before[offer.team],
                    paid: &paid[offer.team],
                    prices: &prices[offer.team],
                };
                if let Some((cost, end)) = axis.cheapest(offer, value, least) {
                    least = cost;
                    chosen = Some(Choice { team: offer.team, end, block: offer.block });
                }
            }
            bound += least;
            choices.extend(chosen);
        }
        (bound, choices)
    }

    /// Minutes asked less minutes there are, by team and day.
    fn slope(&self, choices: &[Choice]) -> Vec<Vec<f64>> {
        let mut slope: Vec<Vec<f64>> = self
            .prepared
            .minutes
            .iter()
            .map(|days| days.iter().map(|&minutes| -f64::from(minutes)).collect())
            .collect();
        for choice in choices {
            let before = &self.before[choice.team];
            let begin = choice.end - choice.block;
            let mut day = before.partition_point(|&sum| sum <= begin) - 1;
            while day < self.prepared.horizon && before[day] < choice.end {
                let from = before[day].max(begin);
                let to = before[day + 1].min(choice.end);
                slope[choice.team][day] += to.saturating_sub(from) as f64;
                day += 1;
            }
        }
        slope
    }
}

/// What all working minutes before each day cost.
fn paid_before((prices, minutes): (&Vec<f64>, &Vec<u32>)) -> Vec<f64> {
    let mut paid = Vec::with_capacity(prices.len() + 1);
    let mut sum = 0.0;
    paid.push(sum);
    for (price, &minutes) in prices.iter().zip(minutes) {
        sum += price * f64::from(minutes);
        paid.push(sum);
    }
    paid
}

/// One team's working minutes with their prices.
struct Axis<'a> {
    before: &'a [u64],
    paid: &'a [f64],
    prices: &'a [f64],
}

impl Axis<'_> {
    /// What the minutes before `at`, which lies on `day`, cost.
    fn paid(&self, at: u64, day: usize) -> f64 {
        let Some(price) = self.prices.get(day) else {
            return self.paid[day];
        };
        self.paid[day] + price * (at - self.before[day]) as f64
    }

    /// The cheapest way to take up an offer below `limit`: cost and end.
    fn cheapest(&self, offer: &Offer, value: f64, limit: f64) -> Option<(f64, u64)> {
        let mut least = limit;
        let mut found = None;
        // The day on which the stretch begins moves on with the day on which it ends.
        let mut begin_day = 0;
        for day in offer.earliest - 1..self.prices.len() {
            let own = value * (day + 1) as f64;
            if own >= least {
                break;
            }
            let (low, high) = (self.before[day] + 1, self.before[day + 1]);
            if low > high || high < offer.block {
                continue;
            }
            let low = low.max(offer.block);
            let mut end = low;
            loop {
                let begin = end - offer.block;
                while begin_day + 1 < self.before.len() && self.before[begin_day + 1] <= begin {
                    begin_day += 1;
                }
                let cost = own + self.paid(end, day) - self.paid(begin, begin_day);
                if cost < least {
                    least = cost;
                    found = Some((cost, end));
                }
                if end == high {
                    break;
                }
                // Next bend: where the beginning reaches the next day, or the day's end.
                let bend = self.before.get(begin_day + 1).map_or(high, |&midnight| midnight + offer.block);
                end = if bend > end { bend.min(high) } else { high };
            }
        }
        found
    }
}

/// The least driving minutes to a site from the team's base or any site it can visit.
fn shortest_drive(prepared: &Prepared, team: usize, site: usize) -> u32 {
    (0..prepared.sites)
        .filter(|&other| other != site && prepared.able[team][other])
        .chain(std::iter::once(prepared.roads.base(team)))
        .map(|place| prepared.roads.to_site(place, site))
        .min()
        .unwrap_or(0)
}
