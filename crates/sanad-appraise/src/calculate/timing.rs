//! Depreciation for taxes that is not that of the books, and the tax that it puts off.

use super::{Posting, Run};
use crate::case::{Case, Investment, Tax};
use crate::number::Number;

/// By tax and period; empty where all taxes go by the books.
#[derive(Clone, Debug)]
pub(super) struct Timing<N> {
    /// How much more the tax writes off than the books.
    more: Vec<Vec<N>>,
    /// The same, but for what one of them has and the other never has: that is no tax put off.
    apart: Vec<Vec<N>>,
    /// The tax put off so far.
    put_off: Vec<N>,
}

impl<N: Number> Timing<N> {
    pub(super) fn new(case: &Case<N>) -> Self {
        if case.investments.iter().all(|own| own.tax_methods.is_empty()) {
            return Self { more: Vec::new(), apart: Vec::new(), put_off: Vec::new() };
        }
        let rows = vec![vec![N::ZERO; case.axis.len()]; case.taxes.len()];
        Self { apart: rows.clone(), more: rows, put_off: vec![N::ZERO; case.taxes.len()] }
    }

    /// How much more a tax writes off in a period than the books.
    pub(super) fn more(&self, tax: usize, period: usize) -> N {
        self.more.get(tax).map_or(N::ZERO, |row| row[period])
    }

    /// The tax that is put off in a period (IAS 12): what each tax writes off ahead of the books at its highest rate,
    /// less what taxes that it may deduct put off. Periods come in order.
    pub(super) fn deferred(&mut self, taxes: &[Tax<N>], period: usize, post: Posting) -> N {
        let (mut sum, mut deducted) = (N::ZERO, N::ZERO);
        for ((tax, row), put_off) in taxes.iter().zip(&mut self.apart).zip(&mut self.put_off) {
            if period > 0 {
                let before = row[period - 1];
                row[period] += before;
            }
            let rate = tax.brackets.last().map_or(N::ZERO, |(_, rate)| *rate);
            let now = post.post((row[period] - deducted) * rate);
            sum += now - *put_off;
            *put_off = now;
            if tax.deductible {
                deducted += now;
            }
        }
        sum
    }
}

impl<N: Number> Run<'_, N> {
    /// Adds what each tax writes off of something bought in a period for so much; `books`: what the books charge.
    pub(super) fn write_off_for_taxes(&mut self, item: &Investment<N>, paid: N, books: &[N], period: usize) {
        let first = self.first_charge(period);
        for tax in 0..self.timing.more.len() {
            let named =
                item.tax_methods.iter().find(|own| own.taxes.as_ref().is_some_and(|of| of.contains(&tax)));
            let rest = || item.tax_methods.iter().find(|own| own.taxes.is_none());
            let Some(own) = named.or_else(rest) else { continue };
            let (of_books, at_once) = (item.base.unwrap_or(N::ONE), own.bonus.unwrap_or(N::ZERO));
            let base = own.base.unwrap_or(of_books);
            // Where the tax counts on another share of the price, the books are scaled to it.
            let scale = match own.base {
                Some(base) if of_books != N::ZERO => base / of_books,
                _ => N::ONE,
            };
            let value = (paid * base * (N::ONE - at_once), paid * base * at_once);
            let parts = self.parts(&own.method, value, period, own.first_months.or(item.first_months));
            for (k, (own, book)) in parts.iter().zip(books).enumerate() {
                self.timing.more[tax][first + k] += *own - *book;
                self.timing.apart[tax][first + k] += *own - *book * scale;
            }
        }
    }
}
