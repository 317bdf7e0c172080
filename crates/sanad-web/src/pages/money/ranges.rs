//! The key figures as ranges first: of the trials of the whole plan where somebody has made some, else of each measure's
//! own trials. One rule for pages, files and JSON.

use super::risk::{self, Made};
use super::words;
use crate::ctx::Ctx;
use crate::html::{Html, Slot, escape};
use crate::pages::works_words as works;
use crate::state::{AppState, View};
use sanad_i18n::Arg;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::Worth;
use sanad_outcomes::money::risk::{Band, Ranges, TRIALS};
use sanad_report::ranges::{Of, said};
use std::sync::Arc;

/// Fewest trials of which P10 and P90 are told.
const FEWEST: usize = 20;

/// Ranges of a version.
pub(super) struct Told {
    made: Option<Arc<Option<Made>>>,
}

impl Told {
    pub(super) fn of(state: &AppState, view: &View) -> Self {
        Self { made: risk::last(state, view) }
    }

    fn made(&self) -> Option<&Made> {
        self.made.as_ref()?.as_ref().as_ref()
    }

    /// What trials of the whole plan say of a measure, where there are enough of them.
    pub(super) fn of_trials(&self, place: usize) -> Option<Ranges> {
        let own = self.made()?.report.measures.iter().find(|own| own.measure == place)?;
        enough(own.ranges)
    }

    /// What they say of all measures together.
    pub(super) fn whole_of_trials(&self) -> Option<Ranges> {
        enough(self.made()?.report.ranges)
    }

    /// The ranges of a measure.
    pub(super) fn ranges(&self, view: &View, place: usize) -> Ranges {
        let own = &view.outcomes.money.ranges[place];
        self.of_trials(place).map_or(*own, |trials| trials.or(own))
    }

    /// The ranges of all measures together.
    pub(super) fn whole(&self, view: &View) -> Ranges {
        let own = view.outcomes.money.whole.as_ref().map(|whole| whole.ranges).unwrap_or_default();
        self.whole_of_trials().map_or(own, |trials| trials.or(&own))
    }

    /// Of how many trials of the whole plan the ranges of a measure are, or those of all of them; nothing where they
    /// are each measure's own.
    fn trials(&self, place: Option<usize>) -> Option<u64> {
        let trials = place.map_or_else(|| self.whole_of_trials(), |place| self.of_trials(place));
        self.made().filter(|_| trials.is_some()).map(|made| made.risk.made)
    }

    /// The same in words.
    pub(super) fn note(&self, ctx: &Ctx, place: Option<usize>) -> Html {
        let own = Slot { arg: Arg::from(TRIALS), html: ctx.ui_number(TRIALS as u64, "trials") };
        if let Some(n) = self.trials(place) {
            let n = Slot { arg: Arg::from(n), html: works::assumed(ctx, &ctx.l.count(n), risk::SRC) };
            let key = if place.is_some() { "riskpage-band-trials" } else { "riskpage-band-plan" };
            let least = Slot { arg: Arg::from(FEWEST), html: ctx.ui_number(FEWEST as u64, "fewest") };
            return ctx.msg(key, &[("n", n), ("own", own), ("least", least)]);
        }
        ctx.msg("money-band-note", &[("n", own)])
    }
}

fn enough(ranges: Ranges) -> Option<Ranges> {
    ranges.npv.is_some_and(|band| band.trials - band.without >= FEWEST).then_some(ranges)
}

/// The ranges of a measure on a page.
pub(super) struct Own<'a> {
    ctx: &'a Ctx,
    m: &'a Measure,
    worth: &'a Worth,
    trials: Option<Ranges>,
    alone: &'a Ranges,
    short: bool,
}

impl<'a> Own<'a> {
    pub(super) fn new(ctx: &'a Ctx, told: &Told, place: usize, m: &'a Measure, worth: &'a Worth) -> Self {
        Self {
            ctx,
            m,
            worth,
            trials: told.of_trials(place),
            alone: &ctx.o().money.ranges[place],
            short: false,
        }
    }

    /// The same for lists: why there is no number in few words.
    pub(super) fn in_short(self) -> Self {
        Self { short: true, ..self }
    }

    fn html(&self, key: &str, of: Of, likely: &Result<f64, Why>, band: fn(&Ranges) -> Option<Band>) -> Html {
        let (ctx, trials) = (self.ctx, self.trials.as_ref().and_then(band));
        let alone = band(self.alone);
        let shown = trials.or(alone);
        if let (Err(why), None) = (likely, shown.filter(Band::has_numbers)) {
            return if self.short { words::why_in_short(ctx, why, self.worth) } else { words::why(ctx, why) };
        }
        let key = sanad_report::ranges::key(key, likely, alone.as_ref());
        let src = if trials.is_some() { risk::SRC.to_owned() } else { works::key(self.m, key) };
        // A sentence rather than a number: it breaks over lines and runs with the page.
        Html::raw(format!(
            "<a class=\"n assumed\" data-src=\"{}\" href=\"{}\"><bdi>{}</bdi></a>",
            escape(&src),
            escape(&ctx.source_href(&src)),
            escape(&said(ctx.l, of, likely, shown.as_ref()))
        ))
    }

    fn money(&self, key: &str, likely: f64, band: fn(&Ranges) -> Option<Band>) -> Html {
        let Some(currency) = words::currency(self.ctx) else { return Html::default() };
        self.html(key, Of::Money(currency), &Ok(likely), band)
    }

    pub(super) fn npv(&self) -> Html {
        self.money("npv", self.worth.npv, |own| own.npv)
    }

    pub(super) fn equity(&self) -> Html {
        self.money("npv-equity", self.worth.equity, |own| own.equity)
    }

    pub(super) fn increment(&self) -> Html {
        self.money("npv-increment", self.worth.increment, |own| own.increment)
    }

    /// Nothing where nothing is invested.
    pub(super) fn invested(&self) -> Html {
        if self.worth.invested > 0.0 {
            self.money("invested", self.worth.invested, |own| own.invested)
        } else {
            Html::default()
        }
    }

    pub(super) fn irr(&self) -> Html {
        self.html("irr", Of::Rate, &self.worth.irr, |own| own.irr)
    }

    pub(super) fn payback(&self) -> Html {
        self.html("payback", Of::Payback, &self.worth.payback, |own| own.payback)
    }
}

/// The value of the plan as a range alone.
pub(super) fn whole(ctx: &Ctx, told: &Told) -> Html {
    let (Some(currency), Some(npv)) = (words::currency(ctx), told.whole(&ctx.view).npv) else {
        return Html::default();
    };
    range(ctx, told.whole_of_trials().is_some(), "calc/money.npv", currency, &npv)
}

/// The value of a measure as a range alone.
pub(super) fn npv(ctx: &Ctx, told: &Told, place: usize, m: &Measure) -> Html {
    let (Some(currency), Some(npv)) = (words::currency(ctx), told.ranges(&ctx.view, place).npv) else {
        return Html::default();
    };
    range(ctx, told.of_trials(place).is_some(), &works::key(m, "npv"), currency, &npv)
}

fn range(ctx: &Ctx, trials: bool, src: &str, currency: sanad_model::Currency, band: &Band) -> Html {
    let text = sanad_report::ranges::range(ctx.l, Of::Money(currency), band.low, band.high);
    works::assumed(ctx, &text, if trials { risk::SRC } else { src })
}
