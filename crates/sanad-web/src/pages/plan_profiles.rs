//! What is scarce, under the plan and on its axis: funds, skills, power and water, equipment.

use crate::ctx::Ctx;
use crate::held::{Held, Thing};
use crate::pages::plan_gantt::{LABELS, WIDTH};
use crate::pages::plan_window::Window;
use crate::pages::register_charts::direction;
use sanad_chart::{Frame, Label, Profile, ProfileWords, Stretch, Svg};
use sanad_i18n::Arg;
use sanad_model::{Currency, Kind};
use sanad_outcomes::measures::engine::{End, Mode, Placed, Tick};
use sanad_outcomes::measures::{Dimension, SPENDING_STEP, Works};
use std::collections::{BTreeMap, BTreeSet};

/// Profiles of one kind that are shown without being asked for.
const FEW: usize = 6;

/// A profile and the end of its id.
pub(super) struct Drawn {
    pub(super) id: String,
    pub(super) chart: Svg,
}

/// The profiles of one kind, and how many more there are.
pub(super) struct Family {
    /// Key of its heading.
    pub(super) key: &'static str,
    pub(super) profiles: Vec<Drawn>,
    pub(super) more: usize,
}

/// What a level changes by at each tick.
type Changes = BTreeMap<i64, i64>;

/// The use of one thing.
struct Use {
    used: Changes,
    there_is: Changes,
    /// Whether it adds up, as money does; else it is free again.
    adds_up: bool,
    band: Option<Vec<(i64, i64, i64)>>,
}

/// All profiles of a plan; every one of a kind with `scarce=all` in the address.
pub(super) fn profiles(ctx: &Ctx, works: &Works, held: &Held, window: &Window) -> Vec<Family> {
    let few = if ctx.params.get("scarce") == "all" { usize::MAX } else { FEW };
    let family = |key, things: Vec<Thing>| {
        let more = things.len().saturating_sub(few);
        let shown = things.into_iter().take(few);
        let profiles = shown.filter_map(|thing| one(ctx, works, held, window, thing)).collect();
        Family { key, profiles, more }
    };
    let mut utilities: Vec<Thing> = (0..works.utilities.len()).map(Thing::Utility).collect();
    utilities.retain(|thing| held.count(*thing) > 0 || (few > FEW && is_used(works, *thing)));
    let mut skills = held.skills();
    if few == FEW {
        // Of each skill the level that holds back most says enough.
        let mut seen = BTreeSet::new();
        skills.retain(|(skill, _)| seen.insert(*skill));
    }
    let list = [
        family("planner-funds", (0..works.funds.len()).map(Thing::Fund).collect()),
        family("planner-skills", skills.into_iter().map(|(s, level)| Thing::Skill(s, level)).collect()),
        family("planner-utilities", utilities),
        family("planner-equipment", (0..works.renewables.len()).map(Thing::Renewable).collect()),
    ];
    list.into_iter().filter(|f| !f.profiles.is_empty()).collect()
}

fn is_used(works: &Works, thing: Thing) -> bool {
    use_of(works, thing).used.values().any(|change| *change > 0)
}

fn one(ctx: &Ctx, works: &Works, held: &Held, window: &Window, thing: Thing) -> Option<Drawn> {
    let told = Told::of(ctx, works, thing)?;
    let found = use_of(works, thing);
    let stretches = stretches(&found, window, held.spans(thing), &told.src);
    let most = stretches.iter().map(|s| s.used).fold(0.0, f64::max);
    let there = stretches.iter().filter_map(|s| s.there_is).fold(0.0, f64::max);
    let said = |value: f64| told.figure(ctx, value);
    let args = [
        ("what", Arg::from(told.name.clone())),
        ("used", Arg::from(said(most))),
        ("there", Arg::from(said(there))),
        ("n", Arg::from(held.count(thing))),
    ];
    let key = match (found.adds_up, held.count(thing)) {
        (true, 0) => "planner-fund-free",
        (true, _) => "planner-fund-binds",
        (false, 0) => "planner-use-free",
        (false, _) => "planner-use-binds",
    };
    let (major, _) = window.ticks(ctx);
    let yes_no = |key: &str| ctx.t(key);
    let profile = Profile {
        frame: Frame::new(&format!("p-{}", told.id), &ctx.l.t1_bare(key, &args), direction(ctx.lang()))
            .width(WIDTH),
        from: window.from,
        to: window.to,
        major,
        dated: false,
        lines: window.lines(ctx),
        label_width: LABELS,
        height: Profile::HEIGHT,
        label: Label::new(told.name.clone()).src(told.src.clone()),
        stretches,
        words: ProfileWords {
            from: ctx.t("plan-col-from"),
            to: ctx.t("plan-col-to"),
            used: ctx.t("planner-col-used"),
            range: ctx.t("planner-col-range"),
            there_is: ctx.t("planner-col-there"),
            binds: ctx.t("planner-col-binds"),
            yes: yes_no("answer-yes"),
            no: yes_no("answer-no"),
        },
    };
    let chart = profile.build(|tick| ctx.l.date(window.day(tick)), said);
    Some(Drawn { id: told.id, chart })
}

/// What a thing is called, and where it comes from.
struct Told {
    id: String,
    name: String,
    src: String,
    currency: Option<Currency>,
}

impl Told {
    fn of(ctx: &Ctx, works: &Works, thing: Thing) -> Option<Self> {
        let (p, l) = (ctx.p(), ctx.l);
        let inputs = || "calc/works.inputs".to_owned();
        Some(match thing {
            Thing::Fund(place) => {
                let fund = p.funds.get(works.funds.get(place)?)?;
                Self {
                    id: format!("fund-{place}"),
                    name: l.text(&fund.name).to_owned(),
                    src: format!("calc/fund/{}/spent", fund.code),
                    currency: Some(fund.currency),
                }
            }
            Thing::Skill(skill, level) => Self {
                id: format!("skill-{skill}-{level}"),
                name: skill_name(ctx, works.problem.skills.get(skill)?, level),
                src: inputs(),
                currency: None,
            },
            Thing::Utility(place) => {
                let (site, dimension) = *works.utilities.get(place)?;
                let what = l.t(match dimension {
                    Dimension::Power => "planner-power",
                    Dimension::Water => "planner-water",
                });
                let site = l.text(p.name_of(Kind::Site, site)?).to_owned();
                Self {
                    id: format!("utility-{place}"),
                    name: l.t1_bare("planner-utility", &[("site", site.into()), ("what", what.into())]),
                    src: inputs(),
                    currency: None,
                }
            }
            Thing::Renewable(place) => Self {
                id: format!("equipment-{place}"),
                name: l.word("resource", works.renewables.get(place)?),
                src: inputs(),
                currency: None,
            },
        })
    }

    fn figure(&self, ctx: &Ctx, value: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "minor units that came from whole ones")]
        match self.currency {
            Some(currency) => ctx.l.money(value.round() as i64, currency),
            None => ctx.l.number(value),
        }
    }
}

/// A skill of the problem in words: `supplier:process` at level 3.
pub(super) fn skill_name(ctx: &Ctx, code: &str, level: u8) -> String {
    let (side, skill) = code.split_once(':').unwrap_or(("", code));
    let name = ctx.l.word("skill", skill);
    let level = Arg::from(usize::from(level));
    match side {
        "" => ctx.l.t1_bare("planner-skill", &[("skill", name.into()), ("level", level)]),
        side => {
            let from = ctx.l.word("from", side);
            ctx.l.t1_bare(
                "planner-skill-side",
                &[("skill", name.into()), ("from", from.into()), ("level", level)],
            )
        }
    }
}

/// The activities that are carried out, each with its mode.
fn done(works: &Works) -> impl Iterator<Item = (&Mode, &Placed)> {
    let all = works.problem.activities.iter().zip(&works.plan().placed);
    all.filter_map(|(activity, placed)| {
        let placed = placed.as_ref()?;
        Some((activity.modes.get(placed.mode)?, placed))
    })
}

fn use_of(works: &Works, thing: Thing) -> Use {
    let problem = &works.problem;
    let mut found = Use { used: Changes::new(), there_is: Changes::new(), adds_up: false, band: None };
    let put = |changes: &mut Changes, tick: Tick, by: i64| *changes.entry(tick.into()).or_default() += by;
    let levels = |changes: &mut Changes, steps: &mut dyn Iterator<Item = (Tick, i64)>| {
        let mut before = 0;
        for (tick, level) in steps {
            *changes.entry(tick.into()).or_default() += level - before;
            before = level;
        }
    };
    match thing {
        Thing::Fund(place) => {
            found.adds_up = true;
            found.band = works.drawn.spending.get(place).cloned();
            for (tick, amount) in &problem.funds[place].1 {
                put(&mut found.there_is, *tick, *amount);
            }
            for (tick, amount) in works.spending().get(place).into_iter().flatten() {
                put(&mut found.used, *tick, *amount);
            }
            for (mode, own) in done(works) {
                for (_, amount, every) in mode.earns.iter().filter(|earn| earn.0 == place && earn.2 > 0) {
                    let mut at = own.finish + every;
                    while at <= problem.horizon {
                        put(&mut found.there_is, at, *amount);
                        at += every;
                    }
                }
            }
        }
        Thing::Renewable(place) => {
            let steps = &problem.renewables[place].1;
            levels(&mut found.there_is, &mut steps.iter().map(|(tick, n)| (*tick, i64::from(*n))));
            for (mode, own) in done(works) {
                for (_, amount) in mode.renewables.iter().filter(|need| need.0 == place) {
                    put(&mut found.used, own.start, i64::from(*amount));
                    put(&mut found.used, own.finish, -i64::from(*amount));
                }
            }
        }
        Thing::Utility(place) => {
            levels(&mut found.there_is, &mut problem.utilities[place].1.iter().copied());
            for (mode, own) in done(works) {
                for flow in mode.flows.iter().filter(|flow| flow.utility == place) {
                    let at = if flow.from == End::Start { own.start } else { own.finish };
                    let side = if flow.amount > 0 { &mut found.there_is } else { &mut found.used };
                    put(side, at, flow.amount.abs());
                    if flow.while_running {
                        put(side, own.finish, -flow.amount.abs());
                    }
                }
            }
        }
        Thing::Skill(skill, level) => people(works, skill, level, &mut found),
    }
    found
}

/// Persons who know a skill: how many there are, and how many of them are at work.
fn people(works: &Works, skill: usize, level: u8, found: &mut Use) {
    // From when on each person knows it; courses teach it to some.
    let mut knows: BTreeMap<u32, (Tick, Tick)> = BTreeMap::new();
    for pool in works.problem.pools.iter().filter(|pool| pool.levels.get(skill).is_some_and(|l| *l >= level))
    {
        knows.extend(pool.persons.clone().map(|person| (person, (pool.from, pool.to))));
    }
    for (mode, own) in done(works) {
        let taught = mode.teaches.iter().zip(own.persons.iter().skip(mode.needs.len()));
        for person in taught.filter(|(t, _)| t.skill == skill && t.level >= level).flat_map(|(_, who)| who) {
            let to = works.problem.pools.iter().find(|p| p.persons.contains(person)).map_or(0, |p| p.to);
            let span = knows.entry(*person).or_insert((own.finish, to));
            span.0 = span.0.min(own.finish);
        }
    }
    for (from, to) in knows.values().filter(|(from, to)| from < to) {
        *found.there_is.entry((*from).into()).or_default() += 1;
        *found.there_is.entry((*to).into()).or_default() -= 1;
    }
    for (_, own) in done(works) {
        for person in own.persons.iter().flatten() {
            let Some((from, _)) = knows.get(person) else { continue };
            let start = own.start.max(*from);
            if start < own.finish {
                *found.used.entry(start.into()).or_default() += 1;
                *found.used.entry(own.finish.into()).or_default() -= 1;
            }
        }
    }
}

/// The use in stretches of the window: of money what has come to be by the end of each, of all else
/// the most that is used at once and the least there is.
fn stretches(found: &Use, window: &Window, binds: &[(Tick, Tick)], src: &str) -> Vec<Stretch> {
    let mut cuts = window.cuts();
    if found.adds_up {
        // An instalment is a step on its own day.
        let inside = found.there_is.keys().copied().filter(|tick| (window.from..window.to).contains(tick));
        cuts.extend(inside);
        cuts.sort_unstable();
        cuts.dedup();
    }
    let level = |changes: &Changes, tick: i64| -> i64 { changes.range(..=tick).map(|(_, by)| by).sum() };
    let inside = |changes: &Changes, from: i64, to: i64| -> Vec<i64> {
        let mut at = level(changes, from);
        let mut all = vec![at];
        for (_, by) in changes.range(from + 1..to) {
            at += by;
            all.push(at);
        }
        all
    };
    cuts.windows(2)
        .map(|cut| {
            let (from, to) = (cut[0], cut[1]);
            let (used, there_is) = if found.adds_up {
                (level(&found.used, to - 1), level(&found.there_is, to - 1))
            } else {
                let most = inside(&found.used, from, to).into_iter().max().unwrap_or(0);
                (most, inside(&found.there_is, from, to).into_iter().min().unwrap_or(0).max(most))
            };
            let step = usize::try_from(to / i64::from(SPENDING_STEP)).unwrap_or(0);
            let band = found.band.as_ref().and_then(|all| all.get(step.min(all.len().checked_sub(1)?)));
            Stretch {
                from,
                to,
                used: used as f64,
                there_is: Some(there_is as f64),
                band: band.map(|(low, _, high)| (*low as f64, *high as f64)),
                binds: binds.iter().any(|(a, b)| i64::from(*a) < to && i64::from(*b) > from),
                src: Some(src.to_owned()),
            }
        })
        .collect()
}
