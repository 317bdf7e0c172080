//! The plan rehearsed: its order is kept, and what is not known turns out one way or another.
//!
//! In a trial the measures are put in one by one in the order of the plan, each as early as people, machines,
//! money, power and water allow; so every trial is a plan that could be carried out. What the plan chose is
//! tried first. Then come the sites that were not surveyed when it was made, where they fit and help. What the
//! plan left out stays out.

use crate::case::{Case, value};
use crate::library::{Fast, Library};
use crate::measure::{Barred, Charge, Measure, Part, Presence, Three};
use crate::plan::{Made, Scenario, Works, spending};
use crate::problem::{FAST, Places, build, local, release, shortened, whole};
use crate::supply::Supply;
use sanad_model::{Blocker, Currency, Date, Id, MeasureChoice, Programme};
use sanad_plan::portfolio::{
    Choice, End, Plan, Problem, Recipe, Redraw, Step, Term, Tick, Wanted, rehearse, replay, slack, state,
    validate,
};
use std::collections::{BTreeMap, BTreeSet};

/// Something that a trial draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// How long all work of a template takes.
    Days(String),
    /// What all work of a template costs.
    Cost(String),
    /// When the answers of a site's survey come.
    Answers(Id),
    /// Whether a blocker is there of which nobody has said, with the chance that it is.
    Blocker(Id, Blocker, f64),
}

impl Doubt {
    /// What it is called in data: `days/TEMPLATE`, `cost/TEMPLATE`, `answers/SITE`, `blocker/SITE/CODE`.
    pub fn key(&self, p: &Programme) -> String {
        let site = |id: &Id| p.sites.get(id).map_or("", |site| site.code.as_str());
        match self {
            Self::Days(template) => format!("days/{template}"),
            Self::Cost(template) => format!("cost/{template}"),
            Self::Answers(id) => format!("answers/{}", site(id)),
            Self::Blocker(id, blocker, _) => format!("blocker/{}/{}", site(id), blocker.code()),
        }
    }
}

/// Everything that a trial needs.
#[derive(Debug)]
pub struct Stage<'a> {
    measures: &'a [Measure],
    supply: Supply<'a>,
    steps: Vec<Step>,
    doubts: Vec<Doubt>,
    /// With every blocker there of which nobody has said; a trial leaves out what is not there.
    whole: Problem,
    recipe: Recipe,
    places: Places,
    /// Of each activity of the whole problem.
    works: Vec<Work>,
    /// What is given of each utility with every such blocker there, and with none.
    given: Vec<(i64, i64)>,
}

/// What a trial sets of an activity.
#[derive(Debug)]
struct Work {
    /// Which of the doubts draws its days, and its cost.
    days: Option<usize>,
    cost: Option<usize>,
    /// Which of them draws whether its blocker is there, and the chance of that; nothing where it always is.
    blocker: Option<(usize, f64)>,
    fast: Option<Fast>,
    bills: Vec<Bill>,
    /// What it pays at home, in minor units of the reference currency.
    local: i64,
}

/// Out of which fund a charge is paid, and the rates into its currency and the reference currency.
#[derive(Debug)]
struct Bill {
    charge: usize,
    fund: usize,
    to_fund: Option<(i64, i64)>,
    to_reference: Option<(i64, i64)>,
}

/// When and how a part of a measure is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Measure, by place.
    pub measure: usize,
    /// Part of it, by place.
    pub part: usize,
    /// First tick.
    pub start: Tick,
    /// The tick after the last.
    pub finish: Tick,
    /// Working days.
    pub days: u32,
    /// Whether it is the faster way, which costs more.
    pub fast: bool,
    /// Working days by which it could wait without moving the end of all; nought: it is critical.
    pub slack: Tick,
}

/// How a trial went.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// What is carried out, by measure and part.
    pub placed: Vec<Placing>,
    /// Each measure's mark, where it is carried out: the tick after the last of it.
    pub marks: Vec<Option<Tick>>,
    /// What each measure costs, in minor units of the reference currency; nought where it is left out.
    pub costs: Vec<i64>,
    /// What is spent of each fund, in its minor units.
    pub spent: Vec<i64>,
}

impl Trial {
    /// What is carried out of a measure.
    pub fn of(&self, measure: usize) -> &[Placing] {
        let from = self.placed.partition_point(|own| own.measure < measure);
        let to = self.placed.partition_point(|own| own.measure <= measure);
        &self.placed[from..to]
    }

    /// The last mark.
    pub fn end(&self) -> Option<Tick> {
        self.marks.iter().flatten().copied().max()
    }

    fn made(problem: &Problem, plan: &Plan, places: &Places) -> Self {
        let slack = slack(problem, plan);
        let mut all: Vec<Placing> = Vec::with_capacity(places.len());
        let mut costs = vec![0_i64; problem.measures.len()];
        for (activity, (measure, part)) in places.iter().enumerate() {
            let Some(own) = &plan.placed[activity] else { continue };
            let mode = &problem.activities[activity].modes[own.mode];
            costs[*measure] += mode.spent_reference.0 + mode.spent_reference.1;
            all.push(Placing {
                measure: *measure,
                part: *part,
                start: own.start,
                finish: own.finish,
                days: mode.duration,
                fast: mode.code == FAST,
                slack: slack[activity].unwrap_or(0),
            });
        }
        let mark = |measure: usize| {
            let record = &problem.measures[measure];
            if !plan.chosen[measure] {
                return None;
            }
            let finish = |activity: usize| Some(plan.placed[activity].as_ref()?.finish);
            record.mark.map_or_else(|| record.activities.clone().filter_map(finish).max(), finish)
        };
        let marks = (0..problem.measures.len()).map(mark).collect();
        let spent = spending(problem, plan).iter().map(|own| own.values().sum()).collect();
        Self { placed: all, marks, costs, spent }
    }
}

impl<'a> Stage<'a> {
    /// The stage of a plan at hand, which must be of this programme and library.
    pub fn new(p: &'a Programme, library: &'a Library, made: &'a Made, works: &Works) -> Option<Self> {
        let measures = &made.measures;
        let recipe = works.answer.recipe.as_ref()?;
        let mut steps = recipe.to_codes(&works.problem);
        // What the plan could not decide on, since its survey was not in: let in last.
        let barred: BTreeSet<&str> = measures
            .iter()
            .filter(|m| m.barred == Some(Barred::Unsurveyed) && m.answers.is_some())
            .map(|m| m.code.as_str())
            .collect();
        let late = |step: &Step| barred.contains(step.measure.as_str());
        steps.sort_by_key(|step| late(step));
        for step in steps.iter_mut().filter(|step| late(step)) {
            step.wanted = Wanted::Auto;
        }
        let supply = Supply::new(p, library, measures, works.start, &Scenario::default());
        let doubts = doubts(library, measures);
        let open = doubts.iter().filter_map(|doubt| match doubt {
            Doubt::Blocker(site, blocker, _) => Some((*site, *blocker)),
            _ => None,
        });
        let all = Case::of(BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), open.collect());
        let (raw, places) = build(measures, &supply, &all);
        let whole = state(&raw).ok()?;
        let recipe = Recipe::open(&whole, &steps);
        let works = places.iter().map(|(measure, part)| {
            let measure = &measures[*measure];
            work(p, &supply, &doubts, measure, &measure.parts[*part])
        });
        let works = works.collect();
        let none = Case::of(BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let given = |utility| (supply.given(measures, &all, utility), supply.given(measures, &none, utility));
        let given = (0..whole.utilities.len()).map(given).collect();
        Some(Self { measures, supply, steps, doubts, whole, recipe, places, works, given })
    }

    /// What a trial draws, in order.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// Day 0.
    pub fn start(&self) -> Date {
        self.supply.start
    }

    /// One trial: for each of the doubts the share of cases with less, above 0 and below 1. Of a blocker: it is
    /// there where the share is below its chance. Without shares everything turns out as is likely. Nothing where
    /// what must be there does not fit. A trial that is `checked` passed the checker of plans besides.
    pub fn run(&self, shares: Option<&[f64]>, checked: bool) -> Option<Trial> {
        let Some(shares) = shares else { return self.anew(None) };
        // Days, costs and blockers are looked up by place.
        let case = self.case(shares, false);
        let gone = |work: &Work| work.blocker.is_some_and(|(doubt, chance)| shares[doubt] >= chance);
        let out: Vec<bool> = self.works.iter().map(gone).collect();
        let mut draw = self.whole.redraw_without(&out);
        let mut releases: Option<(usize, Tick)> = None;
        let mut locals = vec![0_i64; self.measures.len()];
        let kept: Places = self.places.iter().zip(&out).filter(|own| !own.1).map(|own| *own.0).collect();
        let works = self.works.iter().zip(&out).filter(|own| !own.1).map(|own| own.0);
        for (activity, ((number, place), work)) in kept.iter().zip(works).enumerate() {
            let measure = &self.measures[*number];
            let release = match releases {
                Some((of, release)) if of == *number => release,
                _ => release(measure, &self.supply, &case),
            };
            releases = Some((*number, release));
            if draw.activities[activity].release != release {
                draw.set_release(activity, release);
            }
            set(&mut draw, shares, activity, &measure.parts[*place], work);
            locals[*number] = locals[*number].saturating_add(work.local);
        }
        for (number, measure) in self.measures.iter().enumerate() {
            if measure.barred == Some(Barred::Unsurveyed)
                && case.choice(measure) == MeasureChoice::Excluded
                && draw.measures[number].choice != Choice::Excluded
            {
                draw.set_choice(number, Choice::Excluded);
            }
            let gain = draw.measures[number].gains.iter().position(|gain| gain.term == Term::Local);
            let Some(gain) = gain else { continue };
            let per_tick = draw.measures[number].gains[gain].per_tick;
            draw.set_gain(number, gain, locals[number], per_tick);
        }
        for (utility, (there, gone)) in self.given.iter().enumerate() {
            let given = if there == gone { *there } else { self.supply.given(self.measures, &case, utility) };
            draw.set_given(utility, given);
        }
        let problem = draw.finish().ok()?;
        let done = rehearse(&problem, &self.recipe, &out, checked).ok()?;
        (!done.missing).then(|| Trial::made(&problem, &done.plan, &kept))
    }

    /// The same made from nothing, which takes longer.
    pub fn anew(&self, shares: Option<&[f64]>) -> Option<Trial> {
        let case = shares.map_or_else(Case::default, |shares| self.case(shares, true));
        let (raw, places) = build(self.measures, &self.supply, &case);
        let problem = validate(&raw).ok()?;
        let done = replay(&problem, &Recipe::from_codes(&problem, &self.steps)).ok()?;
        (!done.missing).then(|| Trial::made(&problem, &done.plan, &places))
    }

    fn case(&self, shares: &[f64], named: bool) -> Case {
        let (mut days, mut cost, mut answers) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut there = BTreeSet::new();
        for (doubt, share) in self.doubts.iter().zip(shares) {
            match doubt {
                Doubt::Days(template) if named => {
                    days.insert(template.clone(), *share);
                }
                Doubt::Cost(template) if named => {
                    cost.insert(template.clone(), *share);
                }
                Doubt::Days(_) | Doubt::Cost(_) => {}
                Doubt::Answers(site) => {
                    answers.insert(*site, *share);
                }
                Doubt::Blocker(site, blocker, chance) => {
                    if share < chance {
                        there.insert((*site, *blocker));
                    }
                }
            }
        }
        Case::of(days, cost, answers, there)
    }
}

/// An amount by a rate, rounded up as payments are.
fn changed(amount: i64, rate: Option<(i64, i64)>) -> i64 {
    let Some((numerator, denominator)) = rate else { return amount };
    let (product, denominator) = (i128::from(amount) * i128::from(numerator), i128::from(denominator.max(1)));
    i64::try_from((product + denominator - 1).div_euclid(denominator)).unwrap_or(i64::MAX)
}

fn work(p: &Programme, supply: &Supply<'_>, doubts: &[Doubt], measure: &Measure, part: &Part) -> Work {
    let bill = |(number, charge): (usize, &Charge)| {
        let code = supply.fund(charge.supplier_pays, charge.currency)?;
        let of = |id: &Id| p.funds.get(id).filter(|fund| fund.code == code);
        let (fund, own) = supply.funds.iter().enumerate().find_map(|(place, id)| Some((place, of(id)?)))?;
        let to = |currency: Currency| supply.rate(charge.currency, currency);
        let (to_fund, to_reference) = (to(own.currency), to(supply.reference));
        Some(Bill { charge: number, fund, to_fund, to_reference })
    };
    let drawn = |wanted: &Doubt| doubts.iter().position(|doubt| doubt == wanted);
    Work {
        days: drawn(&Doubt::Days(part.template.clone())),
        cost: drawn(&Doubt::Cost(part.template.clone())),
        blocker: match part.when {
            Presence::Perhaps(blocker) => doubts.iter().enumerate().find_map(|(place, doubt)| match doubt {
                Doubt::Blocker(site, own, chance) if Some(*site) == measure.site && *own == blocker => {
                    Some((place, *chance))
                }
                _ => None,
            }),
            _ => None,
        },
        local: local(supply, part),
        fast: supply.fast(part),
        bills: part.charges.iter().enumerate().filter_map(bill).collect(),
    }
}

/// All that may turn out otherwise: templates in their order, then sites in theirs.
fn doubts(library: &Library, measures: &[Measure]) -> Vec<Doubt> {
    let open = |three: &Three| three.low < three.high;
    let (mut days, mut cost) = (BTreeSet::new(), BTreeSet::new());
    let mut sites = Vec::new();
    for measure in measures {
        for part in &measure.parts {
            if open(&part.days) {
                days.insert(part.template.as_str());
            }
            if part.charges.iter().any(|charge| open(&charge.amount)) {
                cost.insert(part.template.as_str());
            }
        }
        let Some(site) = measure.site.filter(|_| measure.is_restart()) else { continue };
        if measure
            .answers
            .is_some_and(|(low, likely, high)| high.is_none_or(|high| low < likely || likely < high))
        {
            sites.push(Doubt::Answers(site));
        }
        for blocker in Blocker::ALL {
            let part = measure.parts.iter().find(|part| part.when == Presence::Perhaps(*blocker));
            let chance = part.and_then(|part| library.get(&part.template)?.chance.as_ref()).map(|c| c.likely);
            if let Some(chance) = chance.filter(|chance| *chance > 0.0) {
                sites.push(Doubt::Blocker(site, *blocker, chance));
            }
        }
    }
    let days = days.into_iter().map(|template| Doubt::Days(template.to_owned()));
    let cost = cost.into_iter().map(|template| Doubt::Cost(template.to_owned()));
    days.chain(cost).chain(sites).collect()
}

/// Sets how long an activity takes and what it costs, in its usual way and its faster one.
fn set(draw: &mut Redraw, shares: &[f64], activity: usize, part: &Part, work: &Work) {
    let share = |doubt: Option<usize>| doubt.map(|doubt| shares[doubt]);
    let days = u32::try_from(whole(value(part.days, share(work.days)))).unwrap_or(1).max(1);
    let amount = |bill: &Bill| {
        let charge = &part.charges[bill.charge];
        Supply::minor(charge.currency, value(charge.amount, share(work.cost)))
    };
    let bills: Vec<(&Bill, i64)> =
        work.bills.iter().map(|bill| (bill, amount(bill))).filter(|(_, amount)| *amount > 0).collect();
    for mode in 0..draw.activities[activity].modes.len() {
        let fast = work.fast.filter(|_| mode > 0);
        let days = fast.map_or(days, |fast| shortened(days, fast));
        draw.set_duration(activity, mode, days);
        let (mut spends, mut all) = (Vec::with_capacity(bills.len()), (0_i64, 0_i64));
        for (bill, amount) in &bills {
            let amount = fast.map_or(*amount, |fast| whole(*amount as f64 * fast.cost));
            let at = if part.charges[bill.charge].at_finish { End::Finish } else { End::Start };
            let sum = if at == End::Start { &mut all.0 } else { &mut all.1 };
            *sum = sum.saturating_add(changed(amount, bill.to_reference));
            let paid = changed(amount, bill.to_fund);
            if paid > 0 {
                spends.push((bill.fund, paid, at));
            }
        }
        draw.set_spends(activity, mode, spends, all);
    }
}
