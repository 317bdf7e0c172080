//! The generator: an instance from its size and number alone, feasible by construction.
//!
//! Measures come first, then what there is: by the settings of the instance, and where a layout of
//! the measures that have to be chosen uses more, as much as that layout uses. So it is a plan.

use super::design::{Levels, Size, name};
use super::format::{
    Activity, Done, FORMAT, Fund, Instance, Link, Measure, Mode, Pool, Renewable, SOLUTION, Solution, Utility,
};
use super::supply;
use crate::generate::Draw;

/// Persons: a pool and its skills.
pub(super) const POOLS: [(&str, &[&str]); 7] = [
    ("process-experts", &["process"]),
    ("engineers", &["process", "controls"]),
    ("technicians", &["controls", "fitting"]),
    ("fitters", &["fitting"]),
    ("masters", &["fitting", "teaching"]),
    ("teachers", &["teaching"]),
    ("operators", &["running"]),
];
/// Of each skill, which pools have it and their shares of the persons, in tenths.
pub(super) const SHARES: [(&str, &[(usize, i64)]); 5] = [
    ("process", &[(0, 6), (1, 4)]),
    ("controls", &[(1, 5), (2, 5)]),
    ("fitting", &[(2, 2), (3, 6), (4, 2)]),
    ("teaching", &[(4, 4), (5, 6)]),
    ("running", &[(6, 10)]),
];
/// Renewables.
pub(super) const RENEWABLES: [&str; 3] = ["crane", "workshop", "classroom"];
/// Funds: of the own side, of the other side.
pub(super) const FUNDS: [&str; 2] = ["own", "partner"];

/// An instance and a solution that shows that it has one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Made {
    /// The instance.
    pub instance: Instance,
    /// Just the measures that have to be chosen.
    pub solution: Solution,
}

/// What a measure is for.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Restart,
    Power,
    Water,
    Course,
}

/// What is being made.
pub(super) struct Maker {
    pub(super) draw: Draw,
    pub(super) size: Size,
    pub(super) levels: Levels,
    pub(super) instance: Instance,
}

impl Maker {
    /// A whole number from `low` to `high`.
    pub(super) fn from(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.draw.below(usize::try_from(high - low + 1).unwrap_or(1))).unwrap_or(0)
    }

    /// True in so many of a thousand cases.
    fn mille(&mut self, of: i64) -> bool {
        self.from(1, 1_000) <= of
    }
}

/// Makes the instance of a size and number, from 1; beyond 20 the settings come again, with other draws.
///
/// ```
/// use sanad_bench::benchmark::{Instance, Size, generate};
///
/// let made = generate(Size::Small, 1);
/// assert_eq!(made.instance.name, "small-01");
/// assert_eq!(Instance::of(&made.instance.text()).expect("its own text"), made.instance);
/// ```
pub fn generate(size: Size, number: u64) -> Made {
    let instance = Instance {
        format: FORMAT.to_owned(),
        name: name(size, number),
        horizon: size.horizon(),
        renewables: Vec::new(),
        pools: Vec::new(),
        funds: Vec::new(),
        utilities: Vec::new(),
        measures: Vec::new(),
        links: Vec::new(),
        at_most_one: Vec::new(),
        requires: Vec::new(),
    };
    let seed = 1_000_003 * (size as u64 + 1) + number;
    let mut maker = Maker { draw: Draw::new(seed), size, levels: Levels::of(number), instance };
    for number in 0..size.measures() {
        measure(&mut maker, number);
    }
    between(&mut maker);
    let starts = supply::settle(&mut maker);
    let activities = starts.into_iter().map(|(code, start, people)| Done { code, mode: 0, start, people });
    let (format, instance) = (SOLUTION.to_owned(), maker.instance.name.clone());
    let solution = Solution { format, instance, objective: None, activities: activities.collect() };
    Made { instance: maker.instance, solution }
}

/// Of twenty measures two give power, one water, two train; the others restart a site.
const fn kind(number: usize) -> Kind {
    match number % 20 {
        1 | 11 => Kind::Power,
        5 => Kind::Water,
        3 | 14 => Kind::Course,
        _ => Kind::Restart,
    }
}

/// A mode with a duration and a price, paid by a fund: two fifths at the start, the rest at the finish.
fn mode(days: i64, fund: usize, price: i64) -> Mode {
    let first = price * 2 / 5;
    let pays = vec![(FUNDS[fund].to_owned(), first, price - first)];
    Mode { days: u32::try_from(days.max(1)).unwrap_or(1), pays, ..Mode::default() }
}

fn amount(code: &str, amount: i64) -> (String, i64) {
    (code.to_owned(), amount)
}

/// Besides the mode as it is: a fast one that the other side pays, and a slow, cheap one.
fn modes(maker: &mut Maker, base: Mode) -> Vec<Mode> {
    let mut modes = vec![base];
    for (fast, chance) in [(true, 450), (false, 350)] {
        if !maker.mille(chance) {
            continue;
        }
        let mut own = modes[0].clone();
        let days = i64::from(own.days);
        let (share, price) = if fast {
            (maker.from(50, 75), maker.from(120, 170))
        } else {
            (maker.from(130, 180), maker.from(60, 85))
        };
        own.days = u32::try_from((days * share / 100).max(1)).unwrap_or(1);
        for pay in &mut own.pays {
            if fast {
                FUNDS[1].clone_into(&mut pay.0);
            }
            (pay.1, pay.2) = (pay.1 * price / 100, pay.2 * price / 100);
        }
        for need in &mut own.needs {
            need.1 = if fast { need.1 + 1 } else { (need.1 - 1).max(1) };
        }
        modes.push(own);
    }
    modes
}

fn measure(maker: &mut Maker, number: usize) {
    let kind = kind(number);
    let regions = maker.size.regions();
    // What gives goes round the regions.
    let region = match kind {
        Kind::Power => number / 10 % regions,
        Kind::Water => number / 20 % regions,
        _ => maker.draw.below(regions),
    };
    let (power, water) = (format!("power-{}", region + 1), format!("water-{}", region + 1));
    // The scale of the site, 1 to 5.
    let scale = maker.from(1, 5);
    let mut own: Vec<Vec<Mode>> = Vec::new();
    let fund = |maker: &mut Maker| usize::from(maker.mille(350));
    // A look at what there is.
    let mut look = mode(maker.from(5, 15), 0, maker.from(2, 6));
    look.needs.push(amount(if maker.mille(600) { "process" } else { "controls" }, 1));
    own.push(vec![look]);
    match kind {
        Kind::Course => {
            let days = maker.from(30, 70);
            let paid = fund(maker);
            let mut hold = mode(days, paid, maker.from(10, 30) + 6 * scale);
            hold.needs.push(amount("teaching", 1 + scale / 3));
            hold.renewables.push(amount("classroom", 1));
            let pool = if maker.mille(700) { "operators" } else { "fitters" };
            hold.trains.push(amount(pool, 1 + scale));
            let all = modes(maker, hold);
            own.push(all);
        }
        Kind::Power | Kind::Water => {
            own.push(parts(maker, scale));
            for _ in 0..maker.from(1, 2) {
                own.push(repair(maker, scale));
            }
            let paid = fund(maker);
            let mut last = mode(maker.from(5, 20), paid, maker.from(5, 15));
            last.needs.push(amount("controls", 1));
            // The share of a node's wish that it gives is set with the nodes.
            let gives = (if kind == Kind::Power { power } else { water }, scale);
            last.gives.push(gives);
            own.push(vec![last]);
        }
        Kind::Restart => {
            if maker.mille(600) {
                own.push(parts(maker, scale));
            }
            for _ in 0..maker.from(1, 3) {
                own.push(repair(maker, scale));
            }
            let mut trial = mode(maker.from(15, 45), 0, maker.from(2, 8));
            let takes = maker.from(4, 10) * scale;
            trial.needs.push(amount("running", maker.from(1, 1 + scale)));
            if maker.mille(300) {
                trial.needs.push(amount("process", 1));
            }
            trial.draws.push((power.clone(), (takes / 3).max(1)));
            trial.takes.push((power, takes));
            if maker.mille(500) {
                let amount = maker.from(2, 6) * scale;
                trial.takes.push((water, amount));
            }
            let all = modes(maker, trial);
            own.push(all);
        }
    }
    let code = format!("m{:03}", number + 1);
    let prices = own.iter().map(|modes| modes[0].pays.iter().map(|pay| pay.1 + pay.2).sum::<i64>());
    let price: i64 = prices.sum();
    let worth = if kind == Kind::Restart { (price * maker.from(60, 180) / 100).max(5) } else { 0 };
    let activities: Vec<Activity> = own
        .into_iter()
        .enumerate()
        .map(|(place, modes)| Activity { code: format!("{code}-{}", place + 1), modes })
        .collect();
    inside(maker, &activities);
    let must = number % 10 == 2;
    maker.instance.measures.push(Measure { code, must, worth, activities });
}

/// Parts that come from far: money and time.
fn parts(maker: &mut Maker, scale: i64) -> Vec<Mode> {
    let fund = usize::from(maker.mille(400));
    let base = mode(maker.from(25, 80), fund, maker.from(10, 25) * scale);
    modes(maker, base)
}

fn repair(maker: &mut Maker, scale: i64) -> Vec<Mode> {
    let fund = usize::from(maker.mille(350));
    let mut base = mode(maker.from(10, 40), fund, maker.from(5, 20) * scale);
    base.needs.push(amount("fitting", maker.from(1, 2 + scale / 2)));
    if maker.mille(350) {
        base.needs.push(amount("controls", 1));
    }
    if maker.mille(300) {
        base.renewables.push(amount("crane", 1));
    }
    if maker.mille(300) {
        base.renewables.push(amount("workshop", 1));
    }
    modes(maker, base)
}

/// Links within a measure: each activity waits for one before it, the last for all that nothing
/// waits for, and some for one more.
fn inside(maker: &mut Maker, activities: &[Activity]) {
    let last = activities.len() - 1;
    let mut finish = vec![i64::from(activities[0].modes[0].days)];
    let mut awaited = vec![false; activities.len()];
    for to in 1..=last {
        let mut before =
            vec![usize::try_from(maker.from(0, i64::try_from(to).unwrap_or(1) - 1)).unwrap_or(0)];
        if to == last {
            before.extend((0..last).filter(|&from| !awaited[from]));
        }
        if maker.mille(maker.levels.network) {
            before.push(usize::try_from(maker.from(0, i64::try_from(to).unwrap_or(1) - 1)).unwrap_or(0));
        }
        before.sort_unstable();
        before.dedup();
        let lags: Vec<i64> =
            before.iter().map(|_| if maker.mille(300) { maker.from(1, 15) } else { 0 }).collect();
        let start = before.iter().zip(&lags).map(|(&from, lag)| finish[from] + lag).max().unwrap_or(0);
        for (&from, lag) in before.iter().zip(lags) {
            awaited[from] = true;
            // As much as the earliest layout takes, and some days more.
            let most = maker.mille(120).then(|| start - finish[from] + maker.from(10, 40));
            let day = |days: i64| i32::try_from(days).unwrap_or(0);
            let (from, to) = (activities[from].code.clone(), activities[to].code.clone());
            maker.instance.links.push(Link { from, to, lag: day(lag), most: most.map(day) });
        }
        finish.push(start + i64::from(activities[to].modes[0].days));
    }
}

/// What holds between measures, never asking anything of those that have to be chosen.
fn between(maker: &mut Maker) {
    let count = maker.instance.measures.len();
    let free: Vec<usize> = (0..count).filter(|&own| !maker.instance.measures[own].must).collect();
    let code = |maker: &Maker, own: usize| maker.instance.measures[own].code.clone();
    for &to in free.iter().skip(1) {
        if !maker.mille(maker.levels.network / 3) {
            continue;
        }
        let from = *maker.draw.one(&free[..free.iter().position(|&own| own == to).unwrap_or(1)]);
        let (first, second) =
            (&maker.instance.measures[from].activities, &maker.instance.measures[to].activities);
        let (from, to) = (first[first.len() - 1].code.clone(), second[second.len() - 1].code.clone());
        let lag = i32::try_from(maker.from(0, 20)).unwrap_or(0);
        maker.instance.links.push(Link { from, to, lag, most: None });
    }
    let restarts: Vec<usize> = free.iter().copied().filter(|&own| kind(own) == Kind::Restart).collect();
    for pair in restarts.chunks_exact(2) {
        if maker.mille(200) {
            let pair = vec![code(maker, pair[0]), code(maker, pair[1])];
            maker.instance.at_most_one.push(pair);
        } else if maker.mille(100) {
            let enablers: Vec<usize> =
                free.iter().copied().filter(|&own| kind(own) != Kind::Restart).collect();
            let needed = *maker.draw.one(&enablers);
            let pair = (code(maker, pair[0]), code(maker, needed));
            maker.instance.requires.push(pair);
        }
    }
}

/// Whether a measure gives power or water, and which, from its activities.
pub(super) fn gives(measure: &Measure) -> Option<&str> {
    let all = measure.activities.iter().flat_map(|own| &own.modes).flat_map(|mode| &mode.gives);
    all.map(|own| own.0.as_str()).next()
}

/// Empty supplies, in their order.
pub(super) fn blank(maker: &mut Maker) {
    let regions = maker.size.regions();
    let own = &mut maker.instance;
    own.renewables =
        RENEWABLES.iter().map(|code| Renewable { code: (*code).to_owned(), capacity: Vec::new() }).collect();
    own.pools = POOLS
        .iter()
        .map(|(code, skills)| Pool {
            code: (*code).to_owned(),
            count: 0,
            skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
        })
        .collect();
    own.funds = FUNDS.iter().map(|code| Fund { code: (*code).to_owned(), inflows: Vec::new() }).collect();
    let codes = (1..=regions).flat_map(|region| [format!("power-{region}"), format!("water-{region}")]);
    own.utilities = codes.map(|code| Utility { code, given: Vec::new() }).collect();
}
