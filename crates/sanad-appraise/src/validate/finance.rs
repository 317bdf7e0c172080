//! Who pays and who is paid.

use super::reader::{Limits, Reader};
use super::{Names, money, said};
use crate::case::{self, Case, Date, Input, Repay};
use crate::fault::{Fault, Wrong};
use crate::file::{Contract, Days, Finance, Losses, Project, Reserve, Tax};

pub(super) fn finance(
    from: &Finance,
    project: &Project,
    names: &Names,
    r: &mut Reader<'_>,
) -> case::Finance<Input> {
    let at = format!("finance.{}", from.code);
    let part = |name: &str| format!("{at}.{name}");
    let price = money(&at, from.currency.as_deref(), &from.exchange, None, project, names, r);
    if from.contract == Contract::Loan && project.law.no_interest.contains(&from.origin) {
        let source =
            if project.law.source.is_empty() { "law".to_owned() } else { project.law.source.clone() };
        r.fault(&part("contract"), "loan", Wrong::Interest(source));
    }
    let sculpted = matches!(from.repay, crate::file::Repay::Sculpted { .. });
    if sculpted != from.draws.is_empty() {
        let what =
            if sculpted { "what is sculpted is not drawn: its size follows" } else { "nothing is drawn" };
        r.fault(&part("draws"), from.draws.len(), Wrong::Together(what));
    }
    if sculpted && from.contract == Contract::Murabaha {
        r.fault(&part("repay"), "sculpted", Wrong::Together("a murabaha cannot be sculpted"));
    }
    unused(&at, from, r);
    let repay = repay(&part("repay"), &from.repay, r);
    let every = match repay {
        Repay::Annuity(_, every, _) | Repay::Constant(_, every, _) => every,
        _ => 12,
    };
    let interest_every = from.interest_every.unwrap_or(every);
    if !(1..=60).contains(&interest_every) {
        r.fault(&part("interest_every"), interest_every, Wrong::Limits("1", "60"));
    }
    let share = r.may(&part("capitalised"), from.capitalised.as_ref(), Limits::Share);
    let until = from.capitalised_until.as_ref().and_then(|d| r.due(&part("capitalised_until"), d));
    if share.is_some() && from.capitalised_until.is_none() {
        r.fault(
            &part("capitalised_until"),
            "",
            Wrong::Missing("the date until which interest is capitalised"),
        );
    }
    case::Finance {
        contract: from.contract,
        origin: from.origin,
        exchange: price.exchange,
        rate: r.dated_path(&part("rate"), &from.rate, Limits::Rate),
        days: from.days,
        draws: r.dated(&part("draws"), &from.draws, Limits::Amount, false),
        repay,
        interest_every: interest_every.clamp(1, 60),
        capitalised: share.zip(until),
        interest_first: from.interest_first.as_ref().and_then(|d| r.due(&part("interest_first"), d)),
        fee: r.may(&part("fee"), from.fee.as_ref(), Limits::Share),
        total_fee: r.may(&part("total_fee"), from.total_fee.as_ref(), Limits::Share),
        commitment_fee: r.may(&part("commitment_fee"), from.commitment_fee.as_ref(), Limits::Share),
        guarantee_fee: r.may(&part("guarantee_fee"), from.guarantee_fee.as_ref(), Limits::Share),
    }
}

/// Keys that would change nothing: a murabaha has one markup for all its time; what is sculpted is drawn at once, and
/// pays once a period.
fn unused(at: &str, from: &Finance, r: &mut Reader<'_>) {
    let murabaha = from.contract == Contract::Murabaha;
    let what = match from.repay {
        _ if murabaha => "a murabaha has no place for this: its markup is agreed once",
        crate::file::Repay::Sculpted { .. } => {
            "what is sculpted has no place for this: it is drawn at once and pays once a period"
        }
        _ => return,
    };
    let said = |figured: &Option<crate::file::Figured>| figured.as_ref().map(|own| own.likely.to_string());
    let mut stand = vec![
        ("interest_every", from.interest_every.map(|months| months.to_string())),
        ("interest_first", from.interest_first.clone()),
        ("capitalised", said(&from.capitalised)),
        ("capitalised_until", from.capitalised_until.clone()),
        ("commitment_fee", said(&from.commitment_fee)),
    ];
    if murabaha {
        stand.push(("guarantee_fee", said(&from.guarantee_fee)));
        stand.push(("days", (from.days != Days::default()).then(|| from.days.word().to_owned())));
        if let crate::file::Series::Steps(steps) = &from.rate {
            for (date, later) in steps.iter().skip(1) {
                r.fault(&format!("{at}.rate.{date}"), later.likely, Wrong::Together(what));
            }
        }
    }
    for (key, value) in stand {
        if let Some(value) = value {
            r.fault(&format!("{at}.{key}"), value, Wrong::Together(what));
        }
    }
}

fn repay(at: &str, from: &crate::file::Repay, r: &mut Reader<'_>) -> Repay<Input> {
    let payments = |first: &str, every: u32, count: u32, r: &mut Reader<'_>| {
        let date = r.due(&format!("{at}.first"), first).unwrap_or(Date::first(r.axis.start + 1));
        if !(1..=60).contains(&every) {
            r.fault(&format!("{at}.every"), every, Wrong::Limits("1", "60"));
        }
        if !(1..=1200).contains(&count) {
            r.fault(&format!("{at}.count"), count, Wrong::Limits("1", "1200"));
        }
        (date, every.clamp(1, 60), count.clamp(1, 1200))
    };
    match from {
        crate::file::Repay::Annuity { first, every, count } => {
            let (first, every, count) = payments(first, *every, *count, r);
            Repay::Annuity(first, every, count)
        }
        crate::file::Repay::Constant { first, every, count } => {
            let (first, every, count) = payments(first, *every, *count, r);
            Repay::Constant(first, every, count)
        }
        crate::file::Repay::Profile { amounts } => {
            Repay::Profile(r.dated(&format!("{at}.amounts"), amounts, Limits::Amount, true))
        }
        crate::file::Repay::Sculpted { cover, first, count } => {
            let cover = r.figure(&format!("{at}.cover"), cover, Limits::Positive);
            let period = r.date(&format!("{at}.first"), first).and_then(|d| r.axis.period(d.month));
            if period.is_none() {
                r.fault(&format!("{at}.first"), first, Wrong::Missing("a period of the project"));
            }
            let period = period.unwrap_or(0);
            if *count == 0 || period + *count as usize > r.axis.len() {
                r.fault(&format!("{at}.count"), count, Wrong::Limits("1", "the periods that are left"));
            }
            Repay::Sculpted(cover, period, *count as usize)
        }
    }
}

pub(super) fn reserve(from: &Reserve, r: &mut Reader<'_>) -> case::Reserve<Input> {
    let at = format!("reserve.{}", from.code);
    if !(1..=12).contains(&from.months) {
        r.fault(&format!("{at}.months"), from.months, Wrong::Limits("1", "12"));
    }
    case::Reserve {
        covers: from.covers,
        months: from.months,
        earns: r.may(&format!("{at}.earns"), from.earns.as_ref(), Limits::Rate),
    }
}

pub(super) fn tax(from: &Tax, names: &Names, r: &mut Reader<'_>) -> case::Tax<Input> {
    let at = format!("tax.{}", from.code);
    let mut brackets: Vec<(Input, Input)> = Vec::new();
    match (&from.rate, from.brackets.is_empty()) {
        (Some(rate), true) => {
            let nothing = rust_decimal::Decimal::ZERO.into();
            let rate = r.figure(&format!("{at}.rate"), rate, Limits::Share);
            brackets.push((r.figure(&format!("{at}.limit"), &nothing, Limits::Amount), rate));
        }
        (None, false) => {
            for (i, [limit, rate]) in from.brackets.iter().enumerate() {
                let at = format!("{at}.brackets.{}", i + 1);
                let limit = r.figure(&at, limit, Limits::Amount);
                if brackets.last().is_some_and(|(last, _)| last.figure.likely >= limit.figure.likely) {
                    r.fault(&at, limit.figure.likely, Wrong::Together("limits must rise"));
                }
                let rate = r.figure(&at, rate, Limits::Share);
                brackets.push((limit, rate));
            }
        }
        _ => r.fault(&at, "", Wrong::Missing("either `rate` or `brackets`")),
    }
    if from.loss_share.is_some() && !matches!(from.losses, Losses::Carried(_)) {
        let wrong = Wrong::Together("`loss_share` belongs to losses that are carried");
        r.fault(&format!("{at}.loss_share"), "loss_share", wrong);
    }
    case::Tax {
        brackets,
        holiday: from.holiday.min(100) * 12,
        losses: from.losses.clone(),
        loss_share: r.may(&format!("{at}.loss_share"), from.loss_share.as_ref(), Limits::Share),
        deductible: from.deductible,
        credit: r.amounts(&format!("{at}.credit"), &from.credit, Limits::Amount),
        investment_credit: r.may(
            &format!("{at}.investment_credit"),
            from.investment_credit.as_ref(),
            Limits::Share,
        ),
        unit_credit: from
            .unit_credit
            .iter()
            .filter_map(|c| {
                let at = format!("{at}.unit_credit.{}", c.product);
                let product = r.named(&at, &c.product, &names.products);
                Some((product?, r.path(&at, &c.amount, Limits::Amount)))
            })
            .collect(),
        allowance: r.may(&format!("{at}.allowance"), from.allowance.as_ref(), Limits::Share),
    }
}

/// What is drawn is paid back, all of it, within the periods and not before it is drawn.
pub(super) fn paid_back(project: &Project, case: &Case<f64>, faults: &mut Vec<Fault>) {
    for (finance, named) in case.finance.iter().zip(&project.finance) {
        if matches!(finance.repay, Repay::Sculpted(..)) {
            continue;
        }
        let at = format!("finance.{}.repay", named.code);
        let schedule = crate::loan::schedule(finance, &case.axis);
        let (drawn, paid): (f64, f64) = (schedule.draws.iter().sum(), schedule.principal.iter().sum());
        let drawn = drawn + schedule.capitalised.iter().sum::<f64>();
        let left = drawn - paid;
        if left > drawn * 1e-9 {
            faults.push(Fault { at, value: said(drawn), wrong: Wrong::NotRepaid(said(left)) });
        } else if left < -drawn * 1e-9 {
            faults.push(Fault { at, value: said(drawn), wrong: Wrong::OverRepaid(said(-left)) });
        } else if let Some((date, owed)) = crate::loan::ahead(finance, &case.axis) {
            let period = case.axis.paid(date).map_or_else(String::new, |period| case.axis.label(period));
            faults.push(Fault { at, value: said(-owed), wrong: Wrong::Early(period) });
        }
    }
}
