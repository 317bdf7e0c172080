//! A measure as a project that can be appraised many times: made once, then moved and drawn.

use super::inputs::{Inputs, What};
use crate::money::project::{Days, month, periods, plain, project_on};
use crate::money::worth::{lengths, present_value};
use crate::money::{Apart, Terms};
use crate::works::WorksOutcome;
use sanad_appraise::file::Project;
use sanad_appraise::indicators::{irr_of_periods, payback};
use sanad_appraise::{Case, Input, Investment, Line, Number as _, Statements, calculate, validate};
use sanad_measures::{Measure, Placing, Three, Trial, Works, value};
use sanad_model::Programme;

/// A figure that a trial draws, or the number that it is.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    three: Three,
    /// Which input draws it.
    by: Option<usize>,
    /// Whether it is a share that cannot be above one.
    share: bool,
}

impl Drawn {
    fn of(&self, shares: Option<&[f64]>) -> f64 {
        let share = self.by.and_then(|by| shares.map(|shares| shares[by]));
        let drawn = value(self.three, share);
        if self.share { drawn.min(1.0) } else { drawn }
    }
}

/// A payment of a part: what it is in the usual way and in the faster one.
#[derive(Clone, Copy, Debug)]
struct Payment {
    part: usize,
    at_finish: bool,
    usual: Three,
    fast: Three,
    by: Option<usize>,
}

/// What a measure is worth in a trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// At the start of the plan.
    pub today: f64,
    /// What is invested, not discounted.
    pub invested: f64,
    /// The rate of return of all capital, a year; no number where there is not just one.
    pub irr: f64,
    /// Months from its own start until it is paid back; no number where it never is.
    pub payback: f64,
}

/// The project of a measure on the days of a trial, at likely values: what [`Model::case`] comes to, made anew.
///
/// # Errors
/// [`Apart`].
pub fn project_in(
    p: &Programme,
    works: &WorksOutcome,
    terms: &Terms,
    place: usize,
    trial: &Trial,
) -> Result<Project, Apart> {
    let plan = works.works().ok_or(Apart::NoPlan)?;
    let measure = works.measures().get(place).ok_or(Apart::NotPlanned)?;
    let of = |part: usize| trial.of(place).iter().find(|own| own.part == part);
    let parts = (0..measure.parts.len()).map(|part| of(part).map(|own| (own.start, own.finish, own.fast)));
    let mark = trial.marks.get(place).copied().flatten().ok_or(Apart::NotPlanned)?;
    let days = Days::on(&|tick| plan.day(tick), mark, parts).ok_or(Apart::NotPlanned)?;
    project_on(p, works, terms, place, &days)
}

/// A measure, ready to be appraised on any days with any draws.
#[derive(Debug)]
pub struct Model {
    case: Case<Input>,
    /// Every figure of the case in the order of its walk.
    figures: Vec<Drawn>,
    /// One for each investment of the case, in order.
    payments: Vec<Payment>,
    place: usize,
}

impl Model {
    /// Makes it; what figures it draws is added to the inputs.
    ///
    /// # Errors
    /// [`Apart`].
    pub fn new(
        p: &Programme,
        works: &WorksOutcome,
        terms: &Terms,
        place: usize,
        inputs: &mut Inputs,
    ) -> Result<Self, Apart> {
        let plan = works.works().ok_or(Apart::NoPlan)?;
        let measure = works.measures().get(place).ok_or(Apart::NotPlanned)?;
        let all = Days::at_once(month(plan.start), measure.parts.len());
        let project = project_on(p, works, terms, place, &all)?;
        let mut case = validate(project).map_err(|_| Apart::TooLarge)?.case;
        let payments = payments(works, measure, inputs);
        if payments.len() != case.investments.len() {
            return Err(Apart::TooLarge);
        }
        // Who pays in is no matter of what it is worth.
        case.equity.clear();
        let figures = case.inputs().iter().map(|input| figure(input, measure, inputs)).collect();
        Ok(Self { case, figures, payments, place })
    }

    /// The case of a trial; nothing where the measure is not carried out in it.
    pub fn case(&self, works: &Works, trial: &Trial, shares: Option<&[f64]>) -> Option<Case<f64>> {
        let mark = trial.marks[self.place]?;
        let placed = trial.of(self.place);
        let of = |part: usize| placed.iter().find(|own| own.part == part);
        let parts = self.payments.iter().map(|payment| of(payment.part)).collect::<Vec<Option<&Placing>>>();
        let spans = placed.iter().map(|own| Some((own.start, own.finish, own.fast)));
        let days = Days::on(&|tick| works.day(tick), mark, spans)?;
        let mut next = self.figures.iter();
        let mut case: Case<f64> = self.case.map(&mut |_| next.next().map_or(0.0, |figure| figure.of(shares)));
        let construction = periods(days.end - days.start);
        case.retime(days.start, &construction);
        let mut kept: Vec<Investment<f64>> = Vec::with_capacity(case.investments.len());
        for ((mut item, payment), own) in case.investments.drain(..).zip(&self.payments).zip(parts) {
            let Some(own) = own else { continue };
            let tick = if payment.at_finish { own.finish.max(own.start) } else { own.start };
            let paid = month(works.day(tick)).max(days.start);
            let three = if own.fast { payment.fast } else { payment.usual };
            let amount = Drawn { three, by: payment.by, share: false }.of(shares);
            item.amounts = vec![(case.axis.period(paid)?, amount)];
            kept.push(item);
        }
        case.investments = kept;
        Some(case)
    }

    /// What it is worth in a trial, in units of the reference currency.
    pub fn worth(&self, works: &Works, trial: &Trial, shares: Option<&[f64]>) -> Option<Worth> {
        let case = self.case(works, trial, shares)?;
        let statements: Statements<f64> = calculate(&case);
        let today = present_value(&case, &statements, Line::FlowTotal, case.discount.rate)?;
        let invested = statements.sheet.total(Line::Investment);
        let months = lengths(&case);
        let (irr, payback) = returns(&statements.sheet.line(Line::FlowTotal)[..months.len()], &months);
        Some(Worth { today, invested, irr, payback })
    }
}

/// The only rate of return of flows by period, a year, and the months until they are paid back; no numbers where there
/// are none.
pub(super) fn returns(flows: &[f64], months: &[u32]) -> (f64, f64) {
    let irr = irr_of_periods(flows, months).unwrap_or(f64::NAN);
    (irr, payback(flows, months).map_or(f64::NAN, |back| back.months))
}

/// The payments of all parts, in the order in which a project has them.
fn payments(works: &WorksOutcome, measure: &Measure, inputs: &mut Inputs) -> Vec<Payment> {
    let rounded = |t: Three| Three { low: plain(t.low), likely: plain(t.likely), high: plain(t.high) };
    let mut all = Vec::new();
    for (number, part) in measure.parts.iter().enumerate() {
        let activity = works.library.get(&part.template).and_then(|t| t.activities.get(part.activity));
        let factor = activity.and_then(|a| a.fast.as_ref()).map_or(1.0, |fast| fast.cost);
        for charge in &part.charges {
            let open = charge.amount.low < charge.amount.high;
            all.push(Payment {
                part: number,
                at_finish: charge.at_finish,
                usual: rounded(charge.amount),
                fast: rounded(charge.amount.times(factor)),
                by: open.then(|| inputs.find(&format!("cost/{}", part.template), None)).flatten(),
            });
        }
    }
    all
}

/// What draws a figure of a project: one draw for all measures of a template, as with durations and costs.
fn figure(input: &Input, measure: &Measure, inputs: &mut Inputs) -> Drawn {
    let three = three(input);
    let found = named(&input.path, measure).filter(|_| three.low < three.high);
    let by = found.and_then(|(key, what)| inputs.find(&key, Some(what)));
    Drawn { three, by, share: is_share(&input.path) }
}

/// The three points of a figure.
pub(super) fn three(input: &Input) -> Three {
    let likely: f64 = input.figure.number();
    let range = input.figure.range.map(|(low, high)| (f64::of(low), f64::of(high)));
    let (low, high) = range.unwrap_or((likely, likely));
    Three { low, likely, high }
}

/// Whether a figure is a share of a capacity, which cannot be above one.
pub(super) fn is_share(path: &str) -> bool {
    path.starts_with("product.") && path.contains(".utilisation")
}

/// The input that a figure of a measure's project follows, by name; nothing for what no trial of the whole draws.
pub(super) fn named(path: &str, measure: &Measure) -> Option<(String, What)> {
    let template = &measure.template;
    if path == "discount.rate" {
        return Some(("discount".to_owned(), What::Discount));
    }
    if let Some(rest) = path.strip_prefix("exchange.") {
        let currency = rest.split('.').next().unwrap_or(rest);
        return Some((format!("exchange/{currency}"), What::Exchange(currency.to_owned())));
    }
    if path == "tax.income.rate" {
        return Some(("tax".to_owned(), What::Tax));
    }
    if path.starts_with("product.output.capacity") {
        return Some((format!("size/{}", measure.code), What::Size(measure.code.clone())));
    }
    if path.starts_with("product.output.utilisation") {
        return Some((format!("output/{template}"), What::Output(template.clone())));
    }
    if path.starts_with("product.output.price") {
        return Some((format!("price/{template}"), What::Price(template.clone())));
    }
    let rest = path.strip_prefix("cost.")?;
    let (code, field) = rest.split_once('.')?;
    let kind = code.rsplit_once('-').map_or(code, |(kind, _)| kind);
    let counts = field.starts_with("per_unit") || field.starts_with("fixed");
    counts.then(|| (format!("running/{template}/{code}"), What::Running(template.clone(), kind.to_owned())))
}
