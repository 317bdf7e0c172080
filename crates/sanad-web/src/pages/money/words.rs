//! Values, rates and times of appraisal in words, each with its source.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::works_words as works;
use crate::params::encode;
use sanad_i18n::Arg;
use sanad_model::Currency;
use sanad_outcomes::Shown;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Apart, Worth};

/// The page of a measure's money.
pub(super) fn href(ctx: &Ctx, m: &Measure) -> String {
    ctx.href(&format!("money/{}", encode(&m.code)))
}

/// The worth of a measure, by place.
pub(super) fn worth(ctx: &Ctx, place: usize) -> Result<&Worth, Apart> {
    ctx.o().money.measures.get(place).map_or(Err(Apart::NotPlanned), |own| own.as_ref().map_err(|a| *a))
}

/// The currency of all values; they are in the plan's.
pub(super) fn currency(ctx: &Ctx) -> Option<Currency> {
    ctx.o().money.whole.as_ref().map(|whole| whole.currency)
}

/// An amount in plain words.
pub(super) fn amount(ctx: &Ctx, amount: f64, currency: Currency) -> String {
    ctx.l.money(currency.minor(amount), currency)
}

/// A money result of the ledger as a range, or its likely end alone; nothing when it is not there.
pub(super) fn money(ctx: &Ctx, key: &str, likely: bool) -> Html {
    match ctx.ledger().get(key).map(|entry| &entry.shown) {
        Some(Shown::Money(low, mid, high, currency)) => {
            let (low, high) = if likely { (*mid, *mid) } else { (*low, *high) };
            let text = ctx.l.money_range(low, *mid, high, *currency);
            works::assumed(ctx, &text, &format!("calc/{key}"))
        }
        _ => Html::default(),
    }
}

/// A result of the ledger that is a number of per cents.
pub(super) fn percent(ctx: &Ctx, key: &str) -> Html {
    match ctx.ledger().get(key).map(|entry| &entry.shown) {
        Some(Shown::Number(n)) => works::assumed(ctx, &percents(ctx, *n), &format!("calc/{key}")),
        _ => Html::default(),
    }
}

/// So many per cents, to a tenth.
pub(super) fn percents(ctx: &Ctx, n: f64) -> String {
    sanad_report::study::percent(ctx.l, n / 100.0)
}

/// A number of the ledger to three figures.
pub(super) fn number(ctx: &Ctx, key: &str) -> Html {
    match ctx.ledger().get(key).map(|entry| &entry.shown) {
        Some(Shown::Number(n)) => {
            works::assumed(ctx, &ctx.l.number(works::rounded(*n)), &format!("calc/{key}"))
        }
        _ => Html::default(),
    }
}

/// A number of the ledger that is an amount, to three figures.
pub(super) fn plain_amount(ctx: &Ctx, key: &str) -> Html {
    match (ctx.ledger().get(key).map(|entry| &entry.shown), currency(ctx)) {
        (Some(Shown::Number(n)), Some(currency)) => {
            works::assumed(ctx, &amount(ctx, works::rounded(*n), currency), &format!("calc/{key}"))
        }
        _ => Html::default(),
    }
}

/// Years to a tenth, in words.
pub(super) fn years(ctx: &Ctx, months: f64) -> String {
    let years = (months / 12.0 * 10.0).round() / 10.0;
    let figure = Arg::from(ctx.l.number(years));
    ctx.l.t1_bare("money-months", &[("years", Arg::Number(years)), ("figure", figure)])
}

/// Why something cannot be computed.
pub(super) fn why(ctx: &Ctx, why: &Why) -> Html {
    let words = ctx.t(&format!("money-why-{}", why.code()));
    let said = ctx.msg("money-not-computed", &[("why", Slot::html(Html::text(&words)))]);
    Html::raw(format!("<span class=\"unknown\" data-src=\"ui/reason\">{said}</span>"))
}

/// The same in two or three words, for lists; the whole reason stands behind them and on the page of the measure.
pub(super) fn why_in_short(ctx: &Ctx, why: &Why, own: &Worth) -> Html {
    let short = match why {
        Why::NoSignChange if own.flows.iter().all(|flow| *flow <= 0.0) => "money-short-no-income",
        Why::NeverPaidBack => "money-short-never",
        _ => "money-short-none",
    };
    let whole = ctx.t(&format!("money-why-{}", why.code()));
    Html::raw(format!(
        "<span class=\"unknown\" data-src=\"ui/reason\" title=\"{}\">{}</span>",
        crate::html::escape(&whole),
        crate::html::escape(&ctx.t(short))
    ))
}

/// The rate of return, or why there is none.
pub(super) fn irr(ctx: &Ctx, m: &Measure, own: &Worth) -> Html {
    match &own.irr {
        Ok(_) => percent(ctx, &format!("measure/{}/irr", m.code)),
        Err(reason) => why(ctx, reason),
    }
}

/// When it is paid back, or why never.
pub(super) fn payback(ctx: &Ctx, m: &Measure, own: &Worth) -> Html {
    match &own.payback {
        Ok(months) => works::assumed(ctx, &years(ctx, *months), &works::key(m, "payback")),
        Err(reason) => why(ctx, reason),
    }
}

/// Why a measure has no value.
pub(super) const fn apart(apart: Apart) -> &'static str {
    match apart {
        Apart::NoPlan => "no-plan",
        Apart::NotPlanned => "not-planned",
        Apart::TooLarge => "too-large",
        Apart::NotRepaid => "not-repaid",
    }
}

/// A skill of the plan in words: its side, where the plan asks for one, and its name.
pub(super) fn skill(ctx: &Ctx, code: &str) -> String {
    match code.split_once(':') {
        Some((side, own)) => {
            let args = [
                ("side", Arg::from(ctx.l.word("from", side))),
                ("skill", Arg::from(ctx.l.word("skill", own))),
            ];
            ctx.l.t1_bare("money-skill-of", &args)
        }
        None => ctx.l.word("skill", code),
    }
}

/// What an axis counts, and the words for it.
pub(super) fn scale(ctx: &Ctx, most: f64, currency: Currency) -> (f64, String) {
    let (scale, key) = match most.abs() {
        most if most >= 1e6 => (1e6, "money-unit-million"),
        most if most >= 1e4 => (1e3, "money-unit-thousand"),
        _ => (1.0, "money-unit-plain"),
    };
    let name = ctx.l.word("currency", &currency.to_string().to_lowercase());
    (scale, ctx.l.t1_bare(key, &[("currency", Arg::from(name))]))
}
