//! What a financier pays and is paid, by period.
//!
//! Interest is counted on what is owed, from instant to instant, with the rate that then holds, and is due
//! on dates that stand as many months apart as the contract says, counted from the first repayment. What
//! accrues after the last of these that lies within the periods is due with the last repayment, but where the
//! contract says the date itself: then it is due on that, after the last period. A payment at the instant that
//! ends a period belongs to that period.

use crate::case::{Axis, Date, Finance, Repay};
use crate::file::{Contract, Days};
use crate::number::Number;
use crate::validate::days_in;

/// By period, in the currency of the contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule<N> {
    /// What is drawn.
    pub draws: Vec<N>,
    /// Interest, rent or profit that is paid.
    pub interest: Vec<N>,
    /// Interest that is added to the debt.
    pub capitalised: Vec<N>,
    /// Fees.
    pub fees: Vec<N>,
    /// What is paid back.
    pub principal: Vec<N>,
}

impl<N: Number> Schedule<N> {
    fn empty(periods: usize) -> Self {
        let none = vec![N::ZERO; periods];
        Self {
            draws: none.clone(),
            interest: none.clone(),
            capitalised: none.clone(),
            fees: none.clone(),
            principal: none,
        }
    }
}

/// Days since a fixed day, of the calendar.
pub(crate) fn ordinal(date: Date) -> i64 {
    // Years begin in March, so that the odd day stands at their end.
    let (year, month) = (i64::from(date.month.div_euclid(12)), i64::from(date.month.rem_euclid(12)));
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leaps + (month * 153 + 2) / 5 + i64::from(date.day)
}

/// The part of a year between two instants.
pub fn fraction<N: Number>(days: Days, from: Date, to: Date) -> N {
    // Whole days since the start of the month, at most thirty: the end of its last day is the start of the next.
    let thirty = |d: Date| {
        let whole = i64::from(d.day) - 1;
        i64::from(d.month) * 30 + if d.day > days_in(d.month) { 30 } else { whole.min(30) }
    };
    match days {
        Days::Thirty360 => N::whole(thirty(to) - thirty(from)) / N::whole(360),
        Days::Act365 => N::whole(ordinal(to) - ordinal(from)) / N::whole(365),
        Days::ActAct => {
            let (mut sum, mut at) = (N::ZERO, from);
            while at < to {
                let year = at.month.div_euclid(12);
                let next = Date::first((year + 1) * 12).min(to);
                let length = if days_in(year * 12 + 1) == 29 { 366 } else { 365 };
                sum += N::whole(ordinal(next) - ordinal(at)) / N::whole(length);
                at = next;
            }
            sum
        }
        Days::Act360 => N::whole(ordinal(to) - ordinal(from)) / N::whole(360),
    }
}

/// The date so many months later; the last day of a month that has no such day.
pub(crate) fn later(date: Date, months: i32) -> Date {
    let month = date.month + months;
    Date { month, day: date.day.min(days_in(month)) }
}

/// The instant so many months later: the end of the same day, or of the last one of a month that has no such day. An
/// instant at the start of a month stays there.
pub(crate) fn step(date: Date, months: i32) -> Date {
    let month = date.month + months;
    Date { month, day: (date.day - 1).min(days_in(month)) + 1 }
}

/// What happens at an instant, in the order in which it counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Due,
    Principal(usize),
    Draw(usize),
    Rate(usize),
}

/// The payments of principal: when, and how many are left with it.
fn payments<N>(repay: &Repay<N>) -> Vec<Date> {
    match repay {
        Repay::Annuity(first, every, count) | Repay::Constant(first, every, count) => {
            (0..*count).map(|k| step(*first, (k * every).cast_signed())).collect()
        }
        Repay::Profile(amounts) => amounts.iter().map(|(date, _)| *date).collect(),
        Repay::Sculpted(..) => Vec::new(),
    }
}

/// The schedule of a contract that is drawn and paid back by date.
pub fn schedule<N: Number>(finance: &Finance<N>, axis: &Axis) -> Schedule<N> {
    follow(finance, axis, &mut |_, _| {})
}

/// The first instant after which more has been paid back than was drawn until then.
pub(crate) fn ahead(finance: &Finance<f64>, axis: &Axis) -> Option<(Date, f64)> {
    let mut all: Vec<(Date, f64)> = Vec::new();
    if finance.contract == Contract::Murabaha {
        let paid = payments(&finance.repay);
        let cost: f64 = finance.draws.iter().map(|(_, draw)| draw).sum();
        let part = |k: usize| match &finance.repay {
            Repay::Profile(amounts) => amounts[k].1,
            _ => cost / paid.len().max(1) as f64,
        };
        let mut moves: Vec<(Date, f64)> = finance.draws.clone();
        moves.extend(paid.iter().enumerate().map(|(k, date)| (*date, -part(k))));
        moves.sort_by_key(|(date, _)| *date);
        let mut owed = 0.0;
        for (date, amount) in moves {
            owed += amount;
            all.push((date, owed));
        }
    } else {
        follow(finance, axis, &mut |date, owed| all.push((date, owed)));
    }
    let most = all.iter().fold(0.0, |most: f64, (_, owed)| most.max(owed.abs()));
    let last_of_instant = |k: usize| all.get(k + 1).is_none_or(|(next, _)| *next != all[k].0);
    (0..all.len()).filter(|k| last_of_instant(*k)).map(|k| all[k]).find(|(_, owed)| *owed < -1e-9 * most)
}

/// Goes through all that happens to a contract; `seen` hears what is owed after each event.
fn follow<N: Number>(finance: &Finance<N>, axis: &Axis, seen: &mut impl FnMut(Date, N)) -> Schedule<N> {
    let mut s = Schedule::empty(axis.len());
    let payments = payments(&finance.repay);
    if finance.contract == Contract::Murabaha {
        murabaha(finance, axis, &payments, &mut s);
        return s;
    }
    let (start, end) = (Date::first(axis.start), Date::first(axis.begins(axis.len())));
    let mut events: Vec<(Date, Event)> = Vec::new();
    let every = finance.interest_every.cast_signed();
    let anchor = match (finance.interest_first, &finance.repay) {
        (Some(first), _) => first,
        (None, Repay::Annuity(first, ..) | Repay::Constant(first, ..)) => *first,
        _ => start,
    };
    let mut due = step(anchor, -every * ((anchor.month - axis.start) / every + 1));
    let (mut steps, mut last) = (0, start);
    while due <= end {
        if due > start {
            events.push((due, Event::Due));
            last = due;
        }
        steps += 1;
        due = step(anchor, every * (steps - (anchor.month - axis.start) / every - 1));
    }
    // What no date of interest within the periods comes to is settled with the last repayment.
    let repaid = payments.iter().filter(|date| **date <= end && finance.interest_first.is_none()).max();
    events.extend(repaid.filter(|date| **date > last).map(|date| (*date, Event::Due)));
    events.extend(payments.iter().enumerate().map(|(k, date)| (*date, Event::Principal(k))));
    events.extend(finance.draws.iter().enumerate().map(|(k, (date, _))| (*date, Event::Draw(k))));
    events.extend(finance.rate.iter().enumerate().skip(1).map(|(k, (date, _))| (*date, Event::Rate(k))));
    events.sort_unstable();
    let mut rate = finance.rate.first().map_or(N::ZERO, |(_, r)| *r);
    let committed = finance.draws.iter().fold(N::ZERO, |sum, (_, draw)| sum + *draw);
    let (mut owed, mut drawn) = (N::ZERO, N::ZERO);
    let (mut accrued, mut charged) = (N::ZERO, N::ZERO);
    let mut before = start;
    for (date, event) in events {
        let years: N = fraction(finance.days, before, date);
        accrued += owed * rate * years;
        charged += owed * finance.guarantee_fee.unwrap_or(N::ZERO) * years;
        if drawn > N::ZERO {
            charged += (committed - drawn) * finance.commitment_fee.unwrap_or(N::ZERO) * years;
        }
        before = date;
        match event {
            Event::Due => {
                let Some(period) = axis.paid(date) else { continue };
                let share = finance
                    .capitalised
                    .filter(|(_, until)| ordinal(date) <= ordinal(*until))
                    .map_or(N::ZERO, |(share, _)| share);
                let added = accrued * share;
                s.capitalised[period] += added;
                s.interest[period] += accrued - added;
                s.fees[period] += charged;
                owed += added;
                (accrued, charged) = (N::ZERO, N::ZERO);
            }
            Event::Principal(k) => {
                let left = payments.len() - k;
                let paid = match &finance.repay {
                    Repay::Annuity(_, every, _) => {
                        let i = rate * N::whole((*every).into()) / N::whole(12);
                        annuity_principal(owed, i, u32::try_from(left).unwrap_or(u32::MAX))
                    }
                    Repay::Profile(amounts) => amounts[k].1,
                    _ => owed / N::whole(i64::try_from(left).unwrap_or(i64::MAX)),
                };
                if let Some(period) = axis.paid(date) {
                    s.principal[period] += paid;
                    owed -= paid;
                }
            }
            Event::Draw(k) => {
                let amount = finance.draws[k].1;
                if let Some(period) = axis.period(date.month) {
                    s.draws[period] += amount;
                    s.fees[period] += amount * finance.fee.unwrap_or(N::ZERO);
                    if k == 0 {
                        s.fees[period] += committed * finance.total_fee.unwrap_or(N::ZERO);
                    }
                }
                owed += amount;
                drawn += amount;
            }
            Event::Rate(k) => rate = finance.rate[k].1,
        }
        seen(date, owed);
    }
    s
}

/// The principal in the next of `left` equal payments, at `i` for the time between two.
pub fn annuity_principal<N: Number>(owed: N, i: N, left: u32) -> N {
    if left <= 1 {
        owed
    } else if i == N::ZERO {
        owed / N::whole(left.into())
    } else {
        owed * i / ((N::ONE + i).power(left) - N::ONE)
    }
}

/// Cost and markup are agreed once, and paid in equal parts, or in the parts of a profile.
fn murabaha<N: Number>(finance: &Finance<N>, axis: &Axis, payments: &[Date], s: &mut Schedule<N>) {
    let markup = finance.rate.first().map_or(N::ZERO, |(_, r)| *r);
    let mut cost = N::ZERO;
    let committed = finance.draws.iter().fold(N::ZERO, |sum, (_, draw)| sum + *draw);
    for (k, (date, amount)) in finance.draws.iter().enumerate() {
        cost += *amount;
        if let Some(period) = axis.period(date.month) {
            s.draws[period] += *amount;
            let total = if k == 0 { committed * finance.total_fee.unwrap_or(N::ZERO) } else { N::ZERO };
            s.fees[period] += *amount * finance.fee.unwrap_or(N::ZERO) + total;
        }
    }
    let count = N::whole(i64::try_from(payments.len().max(1)).unwrap_or(i64::MAX));
    for (k, date) in payments.iter().enumerate() {
        let part = match &finance.repay {
            Repay::Profile(amounts) => amounts[k].1,
            _ => cost / count,
        };
        if let Some(period) = axis.paid(*date) {
            s.principal[period] += part;
            s.interest[period] += part * markup;
        }
    }
}

/// Interest on one unit that is owed through a period, at the rates that hold in it.
pub(crate) fn held<N: Number>(finance: &Finance<N>, axis: &Axis, period: usize) -> N {
    let begins = axis.begins(period);
    let (begin, end) = (Date::first(begins), Date::first(begins + axis.months[period].cast_signed()));
    let mut sum = N::ZERO;
    for (k, (from, rate)) in finance.rate.iter().enumerate() {
        let from = if k == 0 { begin } else { (*from).max(begin) };
        let until = finance.rate.get(k + 1).map_or(end, |(next, _)| (*next).min(end));
        if from < until {
            sum += *rate * fraction(finance.days, from, until);
        }
    }
    sum
}

/// A debt sized by what the cash flow carries: `service` of each period is what it may be paid then, and the debt is
/// the present value of that. Where interest is more than may be paid, it is paid whole, and no principal: what is owed
/// never rises once it is drawn. It is drawn in the period before the first payment, or in that of the first.
pub fn sculpted<N: Number>(finance: &Finance<N>, axis: &Axis, service: &[N]) -> Schedule<N> {
    let mut s = Schedule::empty(axis.len());
    let Repay::Sculpted(_, first, count) = finance.repay else { return s };
    let mut owed = N::ZERO;
    for period in (first..(first + count).min(axis.len())).rev() {
        let interest = held(finance, axis, period);
        let begin = Date::first(axis.begins(period));
        let guarantee = finance.guarantee_fee.map_or(N::ZERO, |fee| {
            fee * fraction(finance.days, begin, begin.plus(axis.months[period].cast_signed()))
        });
        let before = owed.most((owed + service[period]) / (N::ONE + interest + guarantee));
        s.interest[period] = before * interest;
        s.fees[period] = before * guarantee;
        s.principal[period] = before - owed;
        owed = before;
    }
    let drawn = first.saturating_sub(1);
    s.draws[drawn] = owed;
    s.fees[drawn] += owed * (finance.fee.unwrap_or(N::ZERO) + finance.total_fee.unwrap_or(N::ZERO));
    s
}
