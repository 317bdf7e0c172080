//! Tax on profit.

use crate::file::Losses;
use crate::number::Number;

/// Tax by brackets: each rate on the part of the profit between its limit and the next (COMFAR III
/// manual, table 22). Nothing on a loss.
pub fn graduated<N: Number>(brackets: &[(N, N)], profit: N) -> N {
    let mut tax = N::ZERO;
    for (i, (limit, rate)) in brackets.iter().enumerate() {
        let upto = brackets.get(i + 1).map_or(profit, |(next, _)| profit.least(*next));
        tax += (upto - *limit).most(N::ZERO) * *rate;
    }
    tax
}

/// Losses that later profits may still be less by, the oldest first.
#[derive(Clone, Debug)]
pub struct Carried<N> {
    losses: Vec<(u32, N)>,
}

impl<N> Default for Carried<N> {
    fn default() -> Self {
        Self { losses: Vec::new() }
    }
}

impl<N: Number> Carried<N> {
    /// What of a profit is taxed, `months` after the start. A loss is kept; a profit is less by losses that
    /// are not older than their years allow, by no more than the share `most` of it where that is given.
    pub fn taxable(&mut self, profit: N, month: u32, rule: &Losses, most: Option<N>) -> N {
        match rule {
            Losses::Refunded => return profit,
            Losses::Lost => return profit.most(N::ZERO),
            Losses::Carried(years) => {
                let oldest = month.saturating_sub(years.saturating_mul(12));
                self.losses.retain(|(from, _)| *from >= oldest);
            }
        }
        // Without asking whether it is a loss: the same steps for any profit, which a workbook can follow.
        let mut taxed = profit.most(N::ZERO);
        let mut free = most.map_or(taxed, |share| taxed * share);
        for (_, left) in &mut self.losses {
            let used = free.least(*left);
            *left -= used;
            free -= used;
            taxed -= used;
        }
        self.losses.push((month, (-profit).most(N::ZERO)));
        taxed
    }
}

/// Tax on what is taxed; a loss that is refunded gives tax back at the first rate.
pub fn due<N: Number>(brackets: &[(N, N)], taxable: N, rule: &Losses) -> N {
    let tax = graduated(brackets, taxable);
    match (rule, brackets.first()) {
        // Without asking whether it is a loss, as above.
        (Losses::Refunded, Some((_, rate))) => tax + taxable.least(N::ZERO) * *rate,
        _ => tax,
    }
}

/// Who is paid what of a sum: by rank the entitled, in proportion where it does not suffice for a rank; the rest
/// by ordinary shares. `partners`: rank, what is entitled, share of the ordinary. Returns what is paid as
/// preferred and as ordinary.
pub fn distribution<N: Number>(payable: N, partners: &[(u32, N, N)]) -> Vec<(N, N)> {
    let mut paid = vec![(N::ZERO, N::ZERO); partners.len()];
    let mut left = payable.most(N::ZERO);
    let mut ranks: Vec<u32> = partners.iter().map(|p| p.0).collect();
    ranks.sort_unstable();
    ranks.dedup();
    for rank in ranks {
        let of = || partners.iter().enumerate().filter(|(_, p)| p.0 == rank);
        let entitled = of().fold(N::ZERO, |sum, (_, p)| sum + p.1);
        if entitled <= N::ZERO {
            continue;
        }
        let given = left.least(entitled);
        for (i, partner) in of() {
            paid[i].0 = given * partner.1 / entitled;
        }
        left -= given;
    }
    let shares = partners.iter().fold(N::ZERO, |sum, p| sum + p.2);
    if shares > N::ZERO {
        for (i, partner) in partners.iter().enumerate() {
            paid[i].1 = left * partner.2 / shares;
        }
    }
    paid
}
