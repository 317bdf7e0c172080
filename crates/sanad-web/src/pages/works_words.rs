//! What the plan of works says of a measure, in words. A site that was not surveyed has a range of
//! months and no likely day: its survey comes first.

use crate::ctx::Ctx;
use crate::html::{Html, escape};
use crate::params::encode;
use sanad_i18n::Arg;
use sanad_model::{Currency, Date, Id, Kind, MeasureChoice};
use sanad_outcomes::measures::library::Points;
use sanad_outcomes::measures::{Measure, Spread, Three};
use sanad_outcomes::{Dates, Shown};

/// What the plan makes of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// It is carried out.
    Chosen,
    /// Not with likely values, but in some of the simulated cases.
    Sometimes,
    /// Something must be known first.
    Barred,
    /// In no case.
    Never,
    /// There is no plan.
    Unplanned,
}

impl Standing {
    /// Those by which a list is narrowed.
    pub(crate) const ALL: [Self; 4] = [Self::Chosen, Self::Sometimes, Self::Barred, Self::Never];

    /// Its code in addresses and messages.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Sometimes => "sometimes",
            Self::Barred => "barred",
            Self::Never => "never",
            Self::Unplanned => "unplanned",
        }
    }
}

/// What the simulated cases say of a measure, by place.
pub(crate) fn spread(ctx: &Ctx, place: usize) -> Option<&Spread> {
    ctx.o().works.works()?.drawn.measures.get(place)
}

/// What the plan makes of a measure, by place.
pub(crate) fn standing(ctx: &Ctx, place: usize) -> Standing {
    let works = &ctx.o().works;
    let (Some(plan), Some(measure)) = (works.works(), works.measures().get(place)) else {
        return Standing::Unplanned;
    };
    if plan.chosen(place) {
        Standing::Chosen
    } else if measure.barred.is_some() {
        Standing::Barred
    } else if spread(ctx, place).is_some_and(|s| s.chosen > 0) {
        Standing::Sometimes
    } else {
        Standing::Never
    }
}

/// The same with its shape and word.
pub(crate) fn standing_mark(ctx: &Ctx, place: usize) -> Html {
    let standing = standing(ctx, place);
    let mark = match standing {
        Standing::Chosen => "planned",
        Standing::Sometimes | Standing::Barred => "unknown",
        Standing::Never | Standing::Unplanned => "none",
    };
    let measure = ctx.o().works.measures().get(place);
    let key = match measure {
        Some(m) if m.choice == MeasureChoice::Excluded => "measure-standing-excluded".to_owned(),
        Some(m) if standing == Standing::Barred => {
            format!("measure-standing-{}", m.barred.map_or("barred", |b| b.code()))
        }
        _ => format!("measure-standing-{}", standing.code()),
    };
    Html::raw(format!("<span class=\"mark mark--{mark}\">{}</span>", escape(&ctx.t(&key))))
}

/// The page of a measure.
pub(crate) fn href(ctx: &Ctx, measure: &Measure) -> String {
    ctx.href(&format!("measures/{}", encode(&measure.code)))
}

/// The page of a template.
pub(crate) fn template_href(ctx: &Ctx, code: &str) -> String {
    ctx.href(&format!("library/{}", encode(code)))
}

/// The source key of a template.
pub(crate) fn template_src(code: &str) -> String {
    format!("template/{code}")
}

/// The source key of a result of a measure.
pub(crate) fn key(measure: &Measure, what: &str) -> String {
    format!("calc/measure/{}/{what}", measure.code)
}

/// The measure that a key of the ledger is about.
pub(crate) fn measure_of<'a>(ctx: &'a Ctx, key: &str) -> Option<&'a Measure> {
    let (code, _) = key.strip_prefix("measure/")?.rsplit_once('/')?;
    ctx.o().works.measure(code).map(|(_, measure)| measure)
}

/// Whether a result of the ledger is a range of months alone: a date of a site that waits for its
/// survey, or of an item that such sites serve.
pub(crate) fn is_range(ctx: &Ctx, key: &str) -> bool {
    if let Some(measure) = measure_of(ctx, key) {
        return !measure.surveyed;
    }
    let own = |what: &str| key.strip_prefix("item/").is_some_and(|rest| rest.ends_with(what));
    own("/first") || own("/last") || matches!(key, "works.first" | "works.last")
}

fn site_name(ctx: &Ctx, measure: &Measure) -> String {
    measure.site.and_then(|id| ctx.p().sites.get(&id)).map_or("", |s| ctx.l.text(&s.name)).to_owned()
}

/// Its name with that of its site, in plain words.
pub(crate) fn title(ctx: &Ctx, measure: &Measure) -> String {
    let name = ctx.l.text(&measure.name).to_owned();
    match site_name(ctx, measure) {
        site if site.is_empty() => name,
        site => ctx.l.t1_bare("measure-at-site", &[("name", Arg::from(name)), ("site", Arg::from(site))]),
    }
}

/// Its name alone.
pub(crate) fn name(ctx: &Ctx, measure: &Measure) -> Html {
    let own = measure.record.filter(|id| ctx.p().measures.get(id).is_some_and(|r| !r.name.is_empty()));
    let src = own.map_or_else(|| template_src(&measure.template), |id| ctx.src(Kind::Measure, id));
    ctx.text(&measure.name, &src)
}

/// Its name with that of its site, linked to its page.
pub(crate) fn link(ctx: &Ctx, measure: &Measure, class: &str) -> Html {
    let said = Html::said(&title(ctx, measure), &key(measure, "parts"));
    Html::link(&href(ctx, measure), class, &said)
}

/// In how many of the simulated cases it is carried out; nothing without a plan.
pub(crate) fn share(ctx: &Ctx, place: usize) -> Html {
    let works = &ctx.o().works;
    let (Some(plan), Some(spread), Some(measure)) =
        (works.works(), spread(ctx, place), works.measures().get(place))
    else {
        return Html::default();
    };
    let of = plan.drawn.cases - plan.drawn.failed;
    ctx.n(&ctx.l.share(spread.chosen, of), &key(measure, "share"))
}

/// A range of months, low to high.
pub(crate) fn months(ctx: &Ctx, (low, _, high): Dates, src: &str) -> Html {
    let said = |day: Date| Arg::from(ctx.l.month_year(day));
    let words = match high {
        None => ctx.l.t1_bare("date-from", &[("date", said(low))]),
        Some(high) if ctx.l.month_year(high) == ctx.l.month_year(low) => ctx.l.month_year(low),
        Some(high) => ctx.l.t1_bare("date-span", &[("from", said(low)), ("to", said(high))]),
    };
    Html::said(&words, src)
}

/// A range of days in the ledger as months; nothing when there is none.
pub(crate) fn months_of(ctx: &Ctx, key: &str) -> Html {
    match ctx.ledger().get(key).map(|entry| &entry.shown) {
        Some(Shown::Dates(low, likely, high)) => months(ctx, (*low, *likely, *high), &format!("calc/{key}")),
        _ => Html::default(),
    }
}

/// Days as a range: of months where the site was not surveyed.
pub(crate) fn range(ctx: &Ctx, measure: &Measure, dates: Dates, src: &str) -> Html {
    if measure.surveyed { ctx.span(dates, src) } else { months(ctx, dates, src) }
}

/// When a measure is done; nothing when it never is.
pub(crate) fn when(ctx: &Ctx, place: usize) -> Html {
    let works = &ctx.o().works;
    match (works.mark(place), works.measures().get(place)) {
        (Some(dates), Some(measure)) => range(ctx, measure, dates, &key(measure, "mark")),
        _ => Html::default(),
    }
}

/// What it costs over the simulated cases in which it is carried out; nothing when it never is.
pub(crate) fn cost(ctx: &Ctx, place: usize) -> Html {
    let works = &ctx.o().works;
    let cost = spread(ctx, place).and_then(|spread| spread.cost);
    match (works.works(), cost, works.measures().get(place)) {
        (Some(plan), Some((low, likely, high)), Some(measure)) => {
            assumed(ctx, &ctx.l.money_range(low, likely, high, plan.reference), &key(measure, "cost"))
        }
        _ => Html::default(),
    }
}

/// An assumed figure that opens its basis.
pub(crate) fn assumed(ctx: &Ctx, text: &str, src: &str) -> Html {
    Html::raw(format!(
        "<a class=\"n d assumed\" data-src=\"{}\" href=\"{}\"><bdi>{}</bdi></a>",
        escape(src),
        escape(&ctx.source_href(src)),
        escape(text)
    ))
}

/// An assumed figure on the page that tells its basis already.
pub(crate) fn assumed_plain(text: &str, src: &str) -> Html {
    Html::raw(format!("<bdi class=\"assumed\" data-src=\"{}\">{}</bdi>", escape(src), escape(text)))
}

/// A figure of the library: its three points.
pub(crate) fn three(points: &Points) -> Three {
    Three { low: points.low, likely: points.likely, high: points.high }
}

pub(crate) use sanad_report::figures::rounded;

/// A range with its unit, in plain words.
pub(crate) fn quantity(ctx: &Ctx, three: Three, unit: &str) -> String {
    sanad_report::figures::quantity(ctx.l, three, unit)
}

/// Low, likely and high in plain words: `45 (20–110)`.
pub(crate) fn points(ctx: &Ctx, three: Three) -> String {
    let n = |value: f64| ctx.l.number(rounded(value));
    if three.high <= three.low {
        return n(three.likely);
    }
    format!("{} ({}–{})", n(three.likely), n(three.low), n(three.high))
}

/// An amount in whole units as a range of money.
pub(crate) fn money(ctx: &Ctx, amount: Three, currency: Currency) -> String {
    sanad_report::figures::money(ctx.l, amount, currency)
}

/// The site of a measure, linked to its page; words for one that is for items.
pub(crate) fn place_of(ctx: &Ctx, site: Option<Id>) -> Html {
    site.map_or_else(|| ctx.unsaid("measure-for-items"), |id| ctx.link(Kind::Site, id))
}
