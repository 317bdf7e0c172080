//! What would it take: one figure moved alone until the value is nought or the return is what is asked.

use super::words;
use crate::ctx::Ctx;
use crate::html::{Html, Slot, escape};
use crate::pages::works_words as works;
use sanad_i18n::Arg;
use sanad_model::Currency;
use sanad_outcomes::appraise::Number;
use sanad_outcomes::appraise::file::Series;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Lever, Sought, Target, Worth, seek, seek_delay};
use sanad_outcomes::risk::Found;

/// Something to choose.
pub(super) struct Choice {
    pub(super) code: &'static str,
    pub(super) name: String,
    pub(super) chosen: bool,
}

/// The form with what was found.
pub(super) struct Seek {
    pub(super) action: String,
    pub(super) levers: Vec<Choice>,
    pub(super) goals: Vec<Choice>,
    pub(super) rate: String,
    pub(super) sentences: Vec<Html>,
    /// Where "What if?" opens at what was found.
    pub(super) open: String,
}

/// The return that is asked for where nobody says one: that of the rate of discount.
fn usual(own: &Worth) -> f64 {
    f64::of(own.valid.project.discount.rate.likely) * 100.0
}

/// What was found for a lever and a target; nothing where there is no project.
pub(super) fn sought(ctx: &Ctx, place: usize, own: &Worth, lever: Lever, target: Target) -> Option<Sought> {
    if lever == Lever::Late {
        let money = &ctx.o().money;
        return seek_delay(ctx.p(), &ctx.o().works, &money.terms, place, target).ok();
    }
    seek(&own.valid, lever, target)
}

pub(super) fn form(ctx: &Ctx, place: usize, m: &Measure, own: &Worth, currency: Currency) -> Seek {
    let lever = Lever::from_code(ctx.params.get("seek"));
    let asked: Option<f64> = ctx.params.get("irr").parse().ok().filter(|n: &f64| *n > -100.0 && *n <= 1000.0);
    let rate = asked.unwrap_or_else(|| usual(own));
    let by_return = ctx.params.get("goal") == "irr";
    let target = if by_return { Target::Return(rate / 100.0) } else { Target::Nought };
    let mut form = Seek {
        action: words::href(ctx, m),
        levers: Lever::ALL
            .map(|own| Choice {
                code: own.code(),
                name: ctx.t(&format!("money-seek-{}", own.code())),
                chosen: lever == Some(own),
            })
            .into(),
        goals: ["npv", "irr"]
            .map(|code| Choice {
                code,
                name: ctx.t(&format!("money-seek-{code}")),
                chosen: by_return == (code == "irr"),
            })
            .into(),
        rate: rate.to_string(),
        sentences: Vec::new(),
        open: String::new(),
    };
    let Some(lever) = lever else { return form };
    if let Some(found) = sought(ctx, place, own, lever, target) {
        let teller = Teller { ctx, own, currency, lever, target };
        form.sentences = teller.told(&found);
        if let Some(value) = value_of(&found) {
            form.open = format!("{}?{}={value}#what-if", form.action, lever.code());
        }
    }
    form
}

/// The value of the lever that was found, as an address holds it: to a millionth.
pub(super) fn value_of(found: &Sought) -> Option<f64> {
    match found {
        Sought::Found(Found::Root { input, .. }) => Some((input * 1e6).round() / 1e6),
        Sought::Until { months, .. } => Some(f64::from(*months)),
        Sought::Found(_) => None,
    }
}

/// Says what was found.
struct Teller<'a> {
    ctx: &'a Ctx,
    own: &'a Worth,
    currency: Currency,
    lever: Lever,
    target: Target,
}

impl Teller<'_> {
    /// What is found is no result of the programme: its source is the question on the page.
    fn mark(text: &str) -> Slot {
        Slot::html(Html::raw(format!("<span class=\"assumed\" data-src=\"ui/seek\">{}</span>", escape(text))))
    }

    fn value(&self, input: f64) -> String {
        if self.lever == Lever::Late {
            let months = input.round();
            let args = [("n", Arg::Number(months)), ("figure", Arg::from(self.ctx.l.number(months)))];
            return self.ctx.l.t1_bare("money-seek-months", &args);
        }
        words::percents(self.ctx, input)
    }

    fn output(&self, output: f64) -> String {
        match self.target {
            Target::Nought => {
                let amount = Arg::from(words::amount(self.ctx, output, self.currency));
                self.ctx.l.t1_bare("money-seek-value-of", &[("amount", amount)])
            }
            Target::Return(_) => {
                let rate = Arg::from(words::percents(self.ctx, output * 100.0));
                self.ctx.l.t1_bare("money-seek-return-of", &[("rate", rate)])
            }
        }
    }

    fn reached(&self) -> Slot {
        match self.target {
            Target::Nought => Slot::html(Html::text(&self.ctx.t("money-seek-reached-npv"))),
            Target::Return(rate) => {
                let rate = Self::mark(&words::percents(self.ctx, rate * 100.0));
                Slot::html(self.ctx.msg("money-seek-reached-irr", &[("rate", rate)]))
            }
        }
    }

    /// What a unit then costs, or what is then invested.
    fn amounts(&self, input: f64) -> Option<Html> {
        let (key, planned, currency, unit) = match self.lever {
            Lever::Price => {
                let product = self.own.valid.project.product.first()?;
                let Series::Constant(price) = &product.price else { return None };
                let unit = product.unit.get(self.ctx.lang().code()).to_owned();
                ("money-seek-amounts", f64::of(price.likely), product.currency.clone(), unit)
            }
            Lever::Invest => ("money-seek-invested", self.own.invested, None, String::new()),
            _ => return None,
        };
        let currency = currency.map_or(Some(self.currency), |code| code.parse().ok())?;
        let amount = |n: f64| Self::mark(&price(self.ctx, n, currency));
        let args = [
            ("now", amount(planned * input / 100.0)),
            ("planned", amount(planned)),
            ("unit", Self::mark(&unit)),
        ];
        Some(self.ctx.msg(key, &args))
    }

    fn told(&self, found: &Sought) -> Vec<Html> {
        let ctx = self.ctx;
        let (low, high) = self.lever.range();
        let ends = |near: f64, output: f64| {
            [
                ("low", Self::mark(&self.value(low.into()))),
                ("high", Self::mark(&self.value(high.into()))),
                ("value", Self::mark(&self.value(near))),
                ("output", Self::mark(&self.output(output))),
            ]
        };
        let at = |input: f64| {
            let key = format!("money-seek-found-{}", self.lever.code());
            ctx.msg(&key, &[("target", self.reached()), ("value", Self::mark(&self.value(input)))])
        };
        match found {
            Sought::Found(Found::Root { input, others, .. }) => {
                let mut said = vec![at(*input)];
                said.extend(self.amounts(*input));
                if *others > 0 {
                    let n =
                        Slot { arg: Arg::from(*others as u64), ..Self::mark(&ctx.l.count(*others as u64)) };
                    said.push(ctx.msg("money-seek-others", &[("n", n)]));
                }
                said
            }
            Sought::Until { months, output, .. } => {
                let args = [
                    ("value", Self::mark(&self.value(f64::from(*months)))),
                    ("output", Self::mark(&self.output(*output))),
                ];
                vec![ctx.msg("money-seek-until", &args)]
            }
            Sought::Found(Found::Jump { input, before, after }) => {
                let args = [
                    ("value", Self::mark(&self.value(*input))),
                    ("before", Self::mark(&self.output(*before))),
                    ("after", Self::mark(&self.output(*after))),
                ];
                vec![ctx.msg("money-seek-jump", &args)]
            }
            Sought::Found(Found::Above { input, output, gaps }) => {
                let key = if *gaps > 0 { "money-seek-above-part" } else { "money-seek-above" };
                vec![ctx.msg(key, &ends(*input, *output))]
            }
            Sought::Found(Found::Below { input, output, gaps }) => {
                let key = if *gaps > 0 { "money-seek-below-part" } else { "money-seek-below" };
                vec![ctx.msg(key, &ends(*input, *output))]
            }
            Sought::Found(Found::Nowhere) => vec![ctx.msg("money-seek-nowhere", &ends(low.into(), 0.0)[..2])],
        }
    }
}

/// A price: with more digits than coins where it is small.
fn price(ctx: &Ctx, amount: f64, currency: Currency) -> String {
    let code = currency.to_string().to_lowercase();
    match amount.abs() {
        n if n >= 1000.0 => words::amount(ctx, amount, currency),
        n if n >= 1.0 => {
            format!("{} {}", ctx.l.number((amount * 100.0).round() / 100.0), ctx.l.word("currency", &code))
        }
        _ => format!(
            "{} {}",
            ctx.l.number(works::rounded(amount * 100.0) / 100.0),
            ctx.l.word("currency", &code)
        ),
    }
}
