//! What a project is worth, how sure that is, and on what it rests.
//!
//! All values stand at the reference of the project; a measure's is the month in which the plan begins, so that those of
//! measures that begin at different times can be added. They are likely values: how far others may lie from them is said
//! by trials ([`super::risk::Ranges`]). What each figure does by itself is told here: it alone goes to its low and to its
//! high end.

use super::partners::{Contract, Partner, contracts, partners};
use sanad_appraise::file::Residual;
use sanad_appraise::indicators::{Origins, Sides, Why, factors, indicators, present};
use sanad_appraise::{Case, Exact, Figure, Input, Line, Number, Statements, Status, Valid, calculate};
use std::collections::BTreeMap;

/// One figure, shifted alone. Steps of one path, such as the years of a ramp-up, are one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Its place in the project without dates, such as `product.output.price`.
    pub path: String,
    /// Low, likely and high of its greatest step.
    pub figure: Figure,
    /// How far the value moves when it alone is at its low and at its high end; nought without a range, and at an end
    /// where there is no value: more would be sold than there is, or a number grows beyond what numbers hold.
    pub moves: (f64, f64),
    /// How far the value moves when it alone goes to nought; nought where there is no value then.
    pub pull: f64,
}

impl Move {
    /// The width of its bar.
    pub fn width(&self) -> f64 {
        (self.moves.0 - self.moves.1).abs().max(self.moves.0.abs()).max(self.moves.1.abs())
    }
}

/// What a value rests on: the pulls of its figures by their status, as shares of all pulls.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// Measured or asked on the spot.
    pub surveyed: f64,
    /// Said by a source.
    pub reported: f64,
    /// Follows from others.
    pub computed: f64,
    /// Taken for want of better.
    pub assumed: f64,
}

impl Shares {
    /// Of so much pull by status.
    pub fn of(pulls: impl Iterator<Item = (Status, f64)>) -> Self {
        let (mut shares, mut sum) = (Self::default(), 0.0);
        for (status, pull) in pulls {
            let own = match status {
                Status::Surveyed => &mut shares.surveyed,
                Status::Reported => &mut shares.reported,
                Status::Computed => &mut shares.computed,
                Status::Assumed => &mut shares.assumed,
            };
            *own += pull.abs();
            sum += pull.abs();
        }
        if sum > 0.0 {
            for own in [&mut shares.surveyed, &mut shares.reported, &mut shares.computed, &mut shares.assumed]
            {
                *own /= sum;
            }
        }
        shares
    }

    /// Each with its status, in the order in which they can be trusted.
    pub const fn all(&self) -> [(Status, f64); 4] {
        [
            (Status::Surveyed, self.surveyed),
            (Status::Reported, self.reported),
            (Status::Computed, self.computed),
            (Status::Assumed, self.assumed),
        ]
    }
}

/// What a project is worth.
#[derive(Clone, Debug)]
pub struct Worth {
    /// The project.
    pub valid: Valid,
    /// Net present value of all capital.
    pub npv: f64,
    /// Net present value of equity.
    pub equity: f64,
    /// Net present value over doing nothing.
    pub increment: f64,
    /// The rate of return of all capital, a year, where there is only one.
    pub irr: Result<f64, Why>,
    /// Months from the project's start until it is paid back.
    pub payback: Result<f64, Why>,
    /// What is invested, not discounted.
    pub invested: f64,
    /// Each figure that moves the value, the one that moves it most first.
    pub moves: Vec<Move>,
    /// What the value rests on.
    pub shares: Shares,
    /// Net flow of all capital by period, what is left at the end apart.
    pub flows: Vec<f64>,
    /// What is left at the end.
    pub residual: f64,
    /// Periods in which cash would be short, with what partners pay in for it.
    pub called: Vec<(usize, f64)>,
    /// Who pays in, by share, and what each has of it.
    pub partners: Vec<Partner>,
    /// Money that is paid back.
    pub contracts: Vec<Contract>,
    /// What grants give, not discounted.
    pub granted: f64,
    /// The least cover of debt service by cash after tax, and the period it is of.
    pub cover: Option<(f64, usize)>,
    /// What is sold and paid to each side over all periods: local content follows from it.
    pub origins: Origins<f64>,
}

/// Why a project has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

/// The value of a line of a case at its reference.
pub(super) fn present_value<N: Number>(
    case: &Case<N>,
    statements: &Statements<N>,
    line: Line,
    rate: N,
) -> Option<f64> {
    let months = lengths(case);
    let factors = factors(rate, &months, case.discount.reference).ok()?;
    let value = present(&statements.sheet.line(line)[..months.len()], &factors).ok()?.float();
    value.is_finite().then_some(value)
}

/// The months of each period of a flow, with the year after where what is left counts then.
pub(super) fn lengths<N>(case: &Case<N>) -> Vec<u32> {
    let mut months = case.axis.months.clone();
    if case.discount.residual == Residual::YearAfter {
        months.push(12);
    }
    months
}

/// The value of a case with each figure, by its place, at such a number; nothing where more would be sold than there is.
fn npv(case: &Case<Input>, value: impl Fn(usize, &Figure) -> f64) -> Option<f64> {
    let mut place = 0;
    let case: Case<f64> = case.map(&mut |input: &Input| {
        place += 1;
        value(place - 1, &input.figure)
    });
    if !case.sells_what_there_is() {
        return None;
    }
    present_value(&case, &calculate(&case), Line::FlowTotal, case.discount.rate)
}

/// A path without the date at its end.
pub fn dateless(path: &str) -> &str {
    let dated = |end: &str| {
        end.len() >= 4
            && end.as_bytes()[..4].iter().all(u8::is_ascii_digit)
            && end.chars().all(|c| c.is_ascii_digit() || c == '-')
    };
    match path.rsplit_once('.') {
        Some((rest, end)) if dated(end) => rest,
        _ => path,
    }
}

fn float(origins: Origins<Exact>) -> Origins<f64> {
    let sides = |s: Sides<Exact>| Sides {
        host: s.host.float(),
        supplier: s.supplier.float(),
        third: s.third.float(),
    };
    Origins { price: origins.price.float(), costs: sides(origins.costs), invested: sides(origins.invested) }
}

fn least_cover(cover: &[Result<Exact, Why>]) -> Option<(f64, usize)> {
    let known = cover.iter().enumerate().filter_map(|(p, n)| Some((n.as_ref().ok()?.float(), p)));
    known.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Appraises a project.
///
/// # Errors
/// [`NoNumber`] where a figure grows beyond what numbers hold.
pub fn worth(valid: Valid) -> Result<Worth, NoNumber> {
    let exact: Case<Exact> = valid.case.likely();
    let statements = calculate(&exact);
    if !statements.sheet.is_number() {
        return Err(NoNumber);
    }
    let told = indicators(&exact, &statements);
    let rate = exact.discount.rate;
    let equity_rate = exact.discount.equity.unwrap_or(rate);
    let value = |line: Line, rate: Exact| present_value(&exact, &statements, line, rate).ok_or(NoNumber);
    let base = npv(&valid.case, |_, figure| figure.number()).ok_or(NoNumber)?;
    let inputs = valid.case.inputs();
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, input) in inputs.iter().enumerate() {
        groups.entry(dateless(&input.path)).or_default().push(place);
    }
    let mut moves = Vec::new();
    for (path, places) in groups {
        let shifted = |point: &dyn Fn(&Figure) -> f64| {
            npv(
                &valid.case,
                |place, figure| if places.contains(&place) { point(figure) } else { figure.number() },
            )
        };
        let change = |npv: Option<f64>| npv.map_or(0.0, |npv| npv - base);
        let low = |f: &Figure| f.range.map_or_else(|| f.number(), |(low, _)| f64::of(low));
        let high = |f: &Figure| f.range.map_or_else(|| f.number(), |(_, high)| f64::of(high));
        let mut both = (0.0, 0.0);
        if places.iter().any(|p| inputs[*p].figure.range.is_some()) {
            both = (change(shifted(&low)), change(shifted(&high)));
        }
        let pull = change(shifted(&|_| 0.0));
        let greatest = places.iter().map(|p| &inputs[*p].figure).max_by_key(|f| f.likely.abs());
        let Some(figure) = greatest else { continue };
        if pull != 0.0 || both != (0.0, 0.0) {
            moves.push(Move { path: path.to_owned(), figure: figure.clone(), moves: both, pull });
        }
    }
    moves.sort_by(|a, b| {
        b.width()
            .total_cmp(&a.width())
            .then(b.pull.abs().total_cmp(&a.pull.abs()))
            .then_with(|| a.path.cmp(&b.path))
    });
    let periods = exact.axis.len();
    let cell = |line: Line, p: usize| statements.sheet.get(line, p).float();
    let residual: f64 = (0..periods).map(|p| cell(Line::Residual, p)).sum();
    Ok(Worth {
        npv: value(Line::FlowTotal, rate)?,
        equity: value(Line::FlowEquity, equity_rate)?,
        increment: value(Line::FlowIncrement, rate)?,
        irr: told.total.irr(),
        payback: told.total.payback.map(|back| back.months.float()),
        invested: statements.sheet.total(Line::Investment).float(),
        shares: Shares::of(moves.iter().map(|m| (m.figure.status, m.pull))),
        moves,
        flows: (0..periods).map(|p| cell(Line::FlowTotal, p) - cell(Line::Residual, p)).collect(),
        residual,
        // What is less than half of the smallest coin is rounding.
        called: (0..periods).map(|p| (p, cell(Line::Calls, p))).filter(|(_, n)| *n >= 0.5).collect(),
        partners: partners(&valid.project, &exact, &statements),
        contracts: contracts(&valid.project, &statements),
        granted: statements.sheet.total(Line::Grants).float(),
        cover: least_cover(&told.debt_after_tax.cover),
        origins: float(Origins::of(&statements, 0..periods)),
        valid,
    })
}
