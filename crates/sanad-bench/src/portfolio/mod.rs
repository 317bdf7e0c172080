//! Made-up planning problems of any size: about ten activities a measure, with every feature of the
//! planning problem, and feasible by construction.
//!
//! A plan is laid out first, each measure as early as its links allow from a drawn day on. Then
//! there is made to be just what that plan uses: persons, machines, money by quarter, power and
//! water. So a plan exists, and what it leaves to others is scarce.

mod json;
mod supply;
mod table;
mod work;
mod write;

pub(crate) use json::Json;
pub use table::{Row, table};
pub use write::to_json;

use crate::generate::Draw;
use sanad_plan::portfolio::{
    Choice, Placed, Plan, RawBaseline, RawCalendar, RawGroup, RawPin, RawPool, RawPortfolio, RawRate, Term,
    Tick,
};

/// Days planned.
const HORIZON: Tick = 1_200;
/// Measures of a region, about.
const REGION: usize = 50;
/// Places of a region, the first of them its centre.
const PLACES: usize = 8;
/// Days from the place abroad to any other.
const ABROAD: u16 = 3;
/// Skills, in the order in which measures speak of them.
const SKILLS: [&str; 5] = ["process", "controls", "fitting", "teaching", "running"];

/// A problem and a plan that shows that it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The problem.
    pub raw: RawPortfolio,
    /// A plan that keeps every rule.
    pub plan: Plan,
}

/// Makes a problem with so many measures from a seed alone.
///
/// ```
/// use sanad_bench::portfolio::generate;
/// use sanad_plan::portfolio::{check, validate};
///
/// let made = generate(30, 1);
/// let problem = validate(&made.raw).expect("no fault");
/// assert!(check(&problem, &made.plan).is_ok());
/// assert_eq!(made, generate(30, 1));
/// ```
pub fn generate(measures: usize, seed: u64) -> Made {
    let mut maker = Maker::new(measures, seed);
    for number in 0..measures {
        work::measure(&mut maker, number);
    }
    groups(&mut maker);
    supply::staff(&mut maker);
    supply::stock(&mut maker);
    settle(&mut maker);
    let placed = maker.acts.into_iter().map(|act| act.chosen.then_some(act.placed)).collect();
    Made { raw: maker.raw, plan: Plan { chosen: maker.chosen, placed } }
}

/// An activity as the plan that is laid out has it.
struct Act {
    measure: usize,
    /// Its place in its measure.
    place: usize,
    region: usize,
    chosen: bool,
    placed: Placed,
    /// The activity whose trainees are needed here, and which need asks for them.
    taught_by: Option<(usize, usize)>,
}

/// What is being made.
struct Maker {
    draw: Draw,
    raw: RawPortfolio,
    chosen: Vec<bool>,
    acts: Vec<Act>,
    regions: usize,
}

impl Maker {
    fn new(measures: usize, seed: u64) -> Self {
        let regions = measures.div_ceil(REGION).max(1);
        let mut draw = Draw::new(seed);
        let mut raw = RawPortfolio {
            horizon: HORIZON,
            ticks_per_year: 365,
            discount_ppm: 80_000,
            reference: "USD".to_owned(),
            skills: SKILLS.iter().map(|&skill| skill.to_owned()).collect(),
            objectives: vec![
                vec![(Term::Value, 1), (Term::Lateness, 50)],
                vec![(Term::Jobs, 1), (Term::End, 1)],
            ],
            ..RawPortfolio::default()
        };
        for number in 0..3 {
            let works = |tick: Tick| match number {
                0 => tick % 7 < 5,
                1 => tick % 7 < 6,
                _ => tick % 7 < 5 && tick % 354 > 9,
            };
            let working = (0..HORIZON).map(works).collect();
            raw.calendars.push(RawCalendar { code: format!("week-{number}"), working });
        }
        raw.places.push("abroad".to_owned());
        let mut at = vec![(0, 0)];
        for region in 0..regions {
            let centre = (draw.below(60), draw.below(60));
            for number in 0..PLACES {
                raw.places.push(format!("r{region}-p{number}"));
                at.push((centre.0 + draw.below(8), centre.1 + draw.below(8)));
            }
        }
        let days = |from: usize, to: usize| match (from, to) {
            (from, to) if from == to => 0,
            (0, _) | (_, 0) => ABROAD,
            (from, to) => {
                let apart = at[from].0.abs_diff(at[to].0) + at[from].1.abs_diff(at[to].1);
                u16::try_from(apart.div_ceil(40)).unwrap_or(u16::MAX)
            }
        };
        raw.travel = (0..at.len()).map(|from| (0..at.len()).map(|to| days(from, to)).collect()).collect();
        let rate = |from: &str, to: &str, numerator, denominator| RawRate {
            from: from.to_owned(),
            to: to.to_owned(),
            numerator,
            denominator,
        };
        raw.rates =
            vec![rate("EUR", "USD", 108, 100), rate("USD", "EUR", 92, 100), rate("LYD", "USD", 21, 1_000)];
        raw.rates.push(rate("USD", "LYD", 4_800, 100));
        raw.pools = pools(regions);
        Self { draw, raw, chosen: Vec::new(), acts: Vec::new(), regions }
    }

    /// A number of days.
    fn days(&mut self, low: Tick, high: Tick) -> Tick {
        low + Tick::try_from(self.draw.below(usize::try_from(high - low + 1).unwrap_or(1))).unwrap_or(0)
    }

    /// An amount.
    fn amount(&mut self, low: usize, high: usize) -> i64 {
        i64::try_from(low + self.draw.below(high - low + 1)).unwrap_or(0)
    }
}

/// Experts from abroad, and fitters, teachers and operators of each region; nobody is in them yet.
fn pools(regions: usize) -> Vec<RawPool> {
    let pool = |code: String, skills: Vec<(String, u8)>, base: Option<String>, min_stay| RawPool {
        code,
        count: 0,
        skills,
        base,
        from: 0,
        to: HORIZON,
        min_stay,
    };
    let skill = |number: usize, level| (SKILLS[number].to_owned(), level);
    let abroad = || Some("abroad".to_owned());
    let mut pools = vec![
        pool("experts-process".to_owned(), vec![skill(0, 4)], abroad(), 6),
        pool("experts-controls".to_owned(), vec![skill(1, 4), skill(3, 2)], abroad(), 6),
    ];
    for region in 0..regions {
        let home = || Some(format!("r{region}-p0"));
        pools.push(pool(format!("r{region}-fitters"), vec![skill(2, 3)], home(), 0));
        pools.push(pool(format!("r{region}-teachers"), vec![skill(3, 3)], None, 0));
        pools.push(pool(format!("r{region}-operators"), vec![skill(4, 1)], home(), 2));
    }
    pools
}

/// Rules of choice that the plan keeps: alternatives of which it has one, and power before restarts.
fn groups(maker: &mut Maker) {
    let codes: Vec<String> = maker.raw.measures.iter().map(|measure| measure.code.clone()).collect();
    let left: Vec<usize> = (0..codes.len()).filter(|&measure| !maker.chosen[measure]).collect();
    let taken: Vec<usize> = (0..codes.len()).filter(|&measure| maker.chosen[measure]).collect();
    for (number, (&left, &taken)) in left.iter().zip(&taken).enumerate() {
        let pair = vec![codes[taken].clone(), codes[left].clone()];
        match number % 12 {
            0 => maker.raw.groups.push(RawGroup::ExactlyOne(pair)),
            4 => maker.raw.groups.push(RawGroup::AtMostOne(pair)),
            8 => maker.raw.groups.push(RawGroup::Implies(pair[1].clone(), vec![pair[0].clone()])),
            _ => {}
        }
    }
}

/// What must be, what is fixed in advance, and an earlier plan close to this one.
fn settle(maker: &mut Maker) {
    for measure in 0..maker.chosen.len() {
        let draw = maker.draw.below(100);
        maker.raw.measures[measure].choice = match (maker.chosen[measure], draw) {
            (true, 0..15) => Choice::Mandatory,
            (false, 0..4) => Choice::Excluded,
            _ => Choice::Free,
        };
    }
    let mut baseline = RawBaseline { starts: Vec::new(), frozen_until: 0 };
    for number in 0..maker.acts.len() {
        let (shift, pinned) = (maker.days(-5, 5), maker.draw.below(200) == 0);
        let act = &maker.acts[number];
        let activity = &mut maker.raw.measures[act.measure].activities[act.place];
        if !act.chosen {
            continue;
        }
        let mode = &activity.modes[act.placed.mode].code;
        let start = (act.placed.start + shift).clamp(0, HORIZON);
        baseline.starts.push((activity.code.clone(), start, mode.clone()));
        if pinned {
            activity.pin = Some(RawPin { start: act.placed.start, mode: Some(mode.clone()) });
        }
    }
    maker.raw.baseline = Some(baseline);
}
