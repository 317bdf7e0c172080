//! The whole programme, trial by trial.

use crate::support::{ask, programme, with};
use crate::works::{MONEY, TODAY, able};
use sanad_measures::{Doubt, Presence, Stage, Trial};
use sanad_model::{Blocker, Programme};
use sanad_outcomes::Outcomes;
use sanad_outcomes::appraise::indicators::{factors, present};
use sanad_outcomes::appraise::{Line, Statements, calculate, validate};
use sanad_outcomes::money::risk::{
    Ask, Group, Inputs, Model, Outcome, QUARTERS, Report, Risk, Spread, project_in, risk,
};
use sanad_outcomes::money::{Terms, project};

fn asked<'a>(trials: u64, threads: usize) -> Ask<'a> {
    Ask {
        trials,
        seed: 7,
        threads,
        only: None,
        correlation: 0.3,
        alone: 0,
        sobol: 0,
        stop: &|| false,
        progress: &|_| {},
    }
}

fn made(p: &Programme, o: &Outcomes, ask: &Ask<'_>) -> Risk {
    risk(p, &o.works, &Terms::of(p), ask).unwrap()
}

fn rich() -> Programme {
    programme(&with(&able(), MONEY))
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let p = rich();
    let o = ask(&p, TODAY);
    let asked = |trials: u64, threads: usize| Ask { sobol: 30, ..asked(trials, threads) };
    let one = made(&p, &o, &asked(60, 1));
    let sobol = Report::of(&one, &o.works).sobol;
    assert_eq!(sobol.rows + sobol.failed, 30);
    let said = |risk: &Risk| format!("{risk:?} {:?}", Report::of(risk, &o.works));
    for threads in [2, 4] {
        assert!(said(&made(&p, &o, &asked(60, threads))) == said(&one), "{threads} threads");
    }
    let other = made(&p, &o, &Ask { seed: 8, ..asked(60, 1) });
    assert!(said(&other) != said(&one), "another seed gives other trials");
}

#[test]
fn more_trials_begin_with_the_same_ones() {
    let p = rich();
    let o = ask(&p, TODAY);
    let (few, many) = (made(&p, &o, &asked(25, 1)), made(&p, &o, &asked(50, 2)));
    let first = |risk: &Risk| Report::of(risk, &o.works).cost.unwrap().curve[0].value;
    assert!(first(&many) <= first(&few), "the least of more trials is no greater");
    // Stopped after the first chunk: the trials so far.
    let stopped = Ask { stop: &|| true, ..asked(50, 1) };
    assert_eq!(made(&p, &o, &stopped).count(), 0);
}

#[test]
fn with_all_ranges_shut_a_trial_is_the_plan() {
    let p = rich();
    let o = ask(&p, TODAY);
    let works = o.works.works().unwrap();
    let shut = Ask { only: Some(&[]), ..asked(6, 1) };
    let risk = made(&p, &o, &shut);
    let report = Report::of(&risk, &o.works);
    let last = (0..o.works.measures().len()).filter_map(|m| works.mark(m)).max().unwrap();
    for point in &report.end.as_ref().unwrap().curve {
        assert_eq!(point.value.to_bits(), f64::from(last).to_bits());
    }
    assert!(!report.measures.is_empty());
    for own in &report.measures {
        assert_eq!(own.mark.as_ref().unwrap().planned, works.mark(own.measure).map(f64::from));
        let cost = works.cost(own.measure).unwrap() as f64 / 100.0;
        assert_eq!(own.cost.as_ref().unwrap().curve[0].value.to_bits(), cost.to_bits());
        // The appraisal itself, from a project made of the plan.
        let made = validate(project(&p, &o.works, &Terms::of(&p), own.measure, 0).unwrap()).unwrap();
        let case = made.case.likely::<f64>();
        let statements: Statements<f64> = calculate(&case);
        let factors = factors(case.discount.rate, &case.axis.months, case.discount.reference).unwrap();
        let flows = &statements.sheet.line(Line::FlowTotal)[..case.axis.len()];
        let npv = present(flows, &factors).unwrap();
        let found = own.npv.as_ref().unwrap();
        assert_eq!(found.curve[0].value.to_bits(), npv.to_bits());
        assert_eq!(found.planned.unwrap().to_bits(), npv.to_bits());
    }
}

#[test]
fn a_trial_in_which_all_is_as_is_likely_is_the_plan() {
    let p = rich();
    let o = ask(&p, TODAY);
    let stage = Stage::new(&p, &o.works.library, &o.works.made, o.works.works().unwrap()).unwrap();
    // In the middle of every range; a blocker of which nobody has said is not there.
    let likely = |doubt: &Doubt| if matches!(doubt, Doubt::Blocker(..)) { 1.0 } else { 0.5 };
    let shares: Vec<f64> = stage.doubts().iter().map(likely).collect();
    let (drawn, plan) = (stage.run(Some(&shares), true).unwrap(), stage.run(None, true).unwrap());
    assert_eq!(drawn, plan);
    let works = o.works.works().unwrap();
    for place in 0..o.works.measures().len() {
        assert_eq!(drawn.marks[place], works.mark(place));
        assert_eq!(drawn.costs[place], works.cost(place).unwrap_or(0));
    }
    // R-F2 was not surveyed: it comes in where its survey finds something, and only there.
    let site = o.works.measure("R-F2").unwrap().1.site;
    let found: Vec<f64> =
        stage
            .doubts()
            .iter()
            .map(|doubt| {
                if matches!(doubt, Doubt::Blocker(own, ..) if Some(*own) == site) {
                    0.0
                } else {
                    likely(doubt)
                }
            })
            .collect();
    let (place, _) = o.works.measure("R-F2").unwrap();
    assert!(plan.marks[place].is_none() && stage.run(Some(&found), true).unwrap().marks[place].is_some());
}

/// One site of which two blockers are open, all other figures as is likely.
fn two_blockers() -> (Programme, [&'static str; 2]) {
    let open = ["water", "ownership"];
    let said: Vec<String> = Blocker::ALL
        .iter()
        .map(|blocker| blocker.code())
        .filter(|code| *code != "power" && !open.contains(code))
        .map(|code| format!("sites/F1|blocker.{code}|no|S1|reported"))
        .collect();
    let said = format!("claims: record|field|value|source|status\n{}\n", said.join("\n"));
    (programme(&with(&with(&able(), MONEY), &said)), open)
}

/// Every quantile is the one of the ways, counted by their chances.
fn counted(at: usize, spread: &Spread, ways: &[(f64, [f64; 3])], trials: u64) {
    let mut sorted: Vec<(f64, f64)> = ways.iter().map(|way| (way.1[at], way.0)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mean: f64 = sorted.iter().map(|way| way.0 * way.1).sum();
    let found = spread.mean.unwrap();
    assert!((found.value - mean).abs() < 4.0 * found.error, "mean {at}: {} and {mean}", found.value);
    for (share, quantile) in QUARTERS.iter().zip(&spread.quantiles) {
        let sure = 3.0 * (share * (1.0 - share) / trials as f64).sqrt();
        let point = |share: f64| {
            let mut sum = 0.0;
            let reaches = |way: &&(f64, f64)| {
                sum += way.1;
                sum >= share
            };
            sorted.iter().find(reaches).unwrap_or(&sorted[3]).0
        };
        let value = quantile.unwrap().value;
        assert!(value >= point(share - sure) && value <= point(share + sure), "P{share} of {at}: {value}");
    }
}

#[test]
fn two_risks_are_as_counted_by_hand() {
    let (p, open) = two_blockers();
    let o = ask(&p, TODAY);
    let (place, restart) = o.works.measure("R-F1").unwrap();
    let (works, terms) = (o.works.works().unwrap(), Terms::of(&p));
    let keys = open.map(|code| format!("blocker/F1/{code}"));
    let trials = 1500;
    let made = made(&p, &o, &Ask { only: Some(&keys), ..asked(trials, 2) });
    let report = Report::of(&made, &o.works);
    let told = report.measures.iter().find(|own| own.measure == place).unwrap();
    // Each of the four ways, made from nothing: its chance, mark, cost and value.
    let stage = Stage::new(&p, &o.works.library, &o.works.made, works).unwrap();
    let chance = |code: &str| {
        let of = |doubt: &Doubt| match doubt {
            Doubt::Blocker(_, blocker, chance)
                if doubt.key(&p) == format!("blocker/F1/{}", blocker.code()) =>
            {
                (blocker.code() == code).then_some(*chance)
            }
            _ => None,
        };
        stage.doubts().iter().find_map(of).unwrap()
    };
    let chances = open.map(chance);
    assert!(chances.iter().all(|chance| *chance > 0.05 && *chance < 0.95));
    let mut ways: Vec<(f64, [f64; 3])> = Vec::new();
    let mut trials_of: Vec<Trial> = Vec::new();
    for there in [[false, false], [true, false], [false, true], [true, true]] {
        let share = |doubt: &Doubt| {
            let at = keys.iter().position(|key| *key == doubt.key(&p));
            match (at, doubt) {
                (Some(at), _) if there[at] => 0.0,
                (_, Doubt::Blocker(..)) => 1.0,
                _ => 0.5,
            }
        };
        let shares: Vec<f64> = stage.doubts().iter().map(share).collect();
        let trial = stage.anew(Some(&shares)).unwrap();
        let project = validate(project_in(&p, &o.works, &terms, place, &trial).unwrap()).unwrap();
        let case = project.case.likely::<f64>();
        let statements: Statements<f64> = calculate(&case);
        let factors = factors(case.discount.rate, &case.axis.months, case.discount.reference).unwrap();
        let flows = &statements.sheet.line(Line::FlowTotal)[..case.axis.len()];
        let npv = present(flows, &factors).unwrap();
        let weigh = |at: usize| if there[at] { chances[at] } else { 1.0 - chances[at] };
        let cost = trial.costs[place] as f64 / 100.0;
        ways.push((weigh(0) * weigh(1), [f64::from(trial.marks[place].unwrap()), cost, npv]));
        trials_of.push(trial);
    }
    assert!((ways.iter().map(|way| way.0).sum::<f64>() - 1.0).abs() < 1e-12);
    // Cost adds up by hand: what the cures of a blocker that is there are paid, at their likely amounts, times the
    // factor of the faster way where that is taken.
    let rate = |currency: &str| match currency {
        "USD" => 1.0,
        "LYD" => 0.157,
        "EGP" => 0.02,
        _ => 1.1,
    };
    for (at, code) in open.iter().enumerate() {
        let (way, trial) = (&ways[at + 1], &trials_of[at + 1]);
        let cures = trial.of(place).iter().filter(|own| {
            matches!(restart.parts[own.part].when, Presence::Perhaps(blocker) if blocker.code() == *code)
        });
        let mut hand = 0.0;
        for own in cures {
            let part = &restart.parts[own.part];
            let fast = o.works.library.get(&part.template).unwrap().activities[part.activity].fast.as_ref();
            let factor = if own.fast { fast.unwrap().cost } else { 1.0 };
            let paid =
                part.charges.iter().map(|charge| charge.amount.likely * rate(&charge.currency.to_string()));
            hand += factor * paid.sum::<f64>();
        }
        let more = way.1[1] - ways[0].1[1];
        // Each payment is rounded up to a minor unit of the fund.
        assert!(hand > 0.0 && (more - hand).abs() < 1.0, "{code}: {more} and {hand}");
    }
    // What the trials say of each.
    for (at, spread) in [&told.mark, &told.cost, &told.npv].into_iter().enumerate() {
        counted(at, spread.as_ref().unwrap(), &ways, trials);
    }
    // By its planned day it runs only where neither is there.
    let both = (1.0 - chances[0]) * (1.0 - chances[1]);
    let early = told.in_time.unwrap();
    assert!((early.value - both).abs() < 4.0 * (both * (1.0 - both) / trials as f64).sqrt());
    assert!((report.supposed.none - both).abs() < 1e-12 && report.supposed.blockers == 2);
    assert!((report.supposed.mean - chances[0] - chances[1]).abs() < 1e-12);
    // A cure is critical no more often than its blocker is there.
    for own in report.activities.iter().filter(|own| own.measure == place) {
        if let Presence::Perhaps(blocker) = restart.parts[own.part].when {
            let at = open.iter().position(|code| *code == blocker.code()).unwrap();
            let most = made.count() as f64 * chances[at];
            assert!((own.trials as f64 - most).abs() < 4.0 * (most * (1.0 - chances[at])).sqrt());
            assert!(own.criticality.value <= own.trials as f64 / made.count() as f64);
        }
    }
}

#[test]
fn inputs_of_a_sort_move_together_and_each_spreads_as_before() {
    let p = rich();
    let o = ask(&p, TODAY);
    let costs: Vec<String> = made(&p, &o, &asked(1, 1))
        .inputs
        .into_iter()
        .filter(|own| own.what.group() == Group::Cost)
        .map(|own| own.key)
        .collect();
    assert!(costs.len() > 2);
    let spread = |correlation: f64| {
        let ask = Ask { only: Some(&costs), correlation, ..asked(400, 2) };
        let report = Report::of(&made(&p, &o, &ask), &o.works);
        let cost = report.cost.unwrap();
        (cost.quantiles[0].unwrap().value, cost.quantiles[1].unwrap(), cost.quantiles[3].unwrap().value)
    };
    let (apart, some, whole) = (spread(0.0), spread(0.3), spread(1.0));
    assert!(some.2 - some.0 > apart.2 - apart.0, "what moves together adds up");
    assert!(whole.2 - whole.0 > some.2 - some.0);
    // The middle stays where it is, about: each input by itself spreads as before.
    assert!((whole.1.value - apart.1.value).abs() < (whole.2 - whole.0) / 4.0);
}

#[test]
fn one_sort_alone_says_why_the_plan_lies_where_it_lies() {
    let p = rich();
    let o = ask(&p, TODAY);
    let report = Report::of(&made(&p, &o, &Ask { alone: 40, ..asked(40, 2) }), &o.works);
    let of = |group: Group| report.alone.iter().find(|own| own.group == group).unwrap();
    let planned = report.in_time.as_ref().unwrap().planned.unwrap();
    assert!(planned > 0.0);
    // Prices move no day; blockers that are there do.
    assert_eq!(of(Group::Prices).in_time.value.to_bits(), planned.to_bits());
    assert!(of(Group::Blockers).in_time.value < planned);
    assert!(of(Group::Prices).npv.error > 0.0 && of(Group::Days).npv.error >= 0.0);
    // Stopped before its end, nothing is said of one sort alone.
    let stopped = Ask { alone: 40, stop: &|| true, ..asked(40, 1) };
    assert!(Report::of(&made(&p, &o, &stopped), &o.works).alone.is_empty());
}

#[test]
fn what_moves_no_day_carries_no_doubt_about_the_end() {
    let p = rich();
    let o = ask(&p, TODAY);
    let sobol = Report::of(&made(&p, &o, &Ask { sobol: 60, ..asked(120, 2) }), &o.works).sobol;
    assert!(sobol.rows > 40 && sobol.rows + sobol.failed == 60, "{sobol:?}");
    let of = |outcome: Outcome, group: Group| {
        let shares = sobol.shares.iter().find(|own| own.outcome == outcome).unwrap();
        *shares.of.iter().find(|own| own.group == group).unwrap()
    };
    let of_plan = [Group::Blockers, Group::Days, Group::Cost, Group::Answers];
    for shares in sobol.shares.iter().filter(|own| own.outcome != Outcome::Npv) {
        for own in shares.of.iter().filter(|own| !of_plan.contains(&own.group)) {
            assert_eq!(own.total.value.to_bits(), 0.0_f64.to_bits(), "{own:?}");
        }
    }
    assert!(of(Outcome::End, Group::Blockers).total.value > 0.0);
    assert!(of(Outcome::Npv, Group::Prices).total.value > 0.0);
    // Stopped before its end, nothing is said of shares; nor where none were asked for.
    let stopped = Ask { sobol: 60, stop: &|| true, ..asked(120, 1) };
    assert_eq!(Report::of(&made(&p, &o, &stopped), &o.works).sobol.rows, 0);
    assert_eq!(Report::of(&made(&p, &o, &asked(25, 1)), &o.works).sobol.rows, 0);
}

/// The cost is a sum of what a blocker's cures cost where it is there, and of what the work of a template costs: two
/// sorts of inputs with variances counted by hand.
#[test]
fn shares_of_a_sum_are_as_counted_by_hand() {
    let (p, [water, _]) = two_blockers();
    let o = ask(&p, TODAY);
    let (_, restart) = o.works.measure("R-F1").unwrap();
    let stage = Stage::new(&p, &o.works.library, &o.works.made, o.works.works().unwrap()).unwrap();
    let blocker = format!("blocker/F1/{water}");
    // What all costs with the blocker there or not, and a share of one template's costs.
    let cost = |there: bool, template: &str, share: f64| {
        let of = |doubt: &Doubt| match doubt {
            Doubt::Cost(own) if own == template => share,
            Doubt::Blocker(..) if there && doubt.key(&p) == blocker => 0.0,
            Doubt::Blocker(..) => 1.0,
            _ => 0.5,
        };
        let shares: Vec<f64> = stage.doubts().iter().map(of).collect();
        stage.anew(Some(&shares)).unwrap().costs.iter().sum::<i64>() as f64 / 100.0
    };
    let cures =
        |part: &&sanad_measures::Part| matches!(part.when, Presence::Perhaps(own) if own.code() == water);
    let watered: Vec<&str> = restart.parts.iter().filter(cures).map(|part| part.template.as_str()).collect();
    let swing = |template: &str| cost(false, template, 0.9) - cost(false, template, 0.1);
    let others = restart.parts.iter().map(|part| part.template.as_str());
    let template = others
        .filter(|template| !watered.contains(template))
        .max_by(|a, b| swing(a).total_cmp(&swing(b)))
        .unwrap();
    let more = |share: f64| cost(true, template, share) - cost(false, template, share);
    // A sum: the blocker costs as much whatever the work does.
    let by = more(0.5);
    assert!(by > 0.0 && (more(0.05) - by).abs() < 1.0 && (more(0.95) - by).abs() < 1.0);
    let chance = stage.doubts().iter().find_map(|doubt| match doubt {
        Doubt::Blocker(_, _, chance) if doubt.key(&p) == blocker => Some(*chance),
        _ => None,
    });
    let chance = chance.unwrap();
    let of_blocker = chance * (1.0 - chance) * by * by;
    let points: Vec<f64> = (0..200).map(|n| cost(false, template, (f64::from(n) + 0.5) / 200.0)).collect();
    let mean = points.iter().sum::<f64>() / 200.0;
    let of_work = points.iter().map(|own| (own - mean) * (own - mean)).sum::<f64>() / 200.0;
    let keys = [blocker.clone(), format!("cost/{template}")];
    let ask = Ask { only: Some(&keys), sobol: 600, ..asked(1200, 2) };
    let sobol = Report::of(&made(&p, &o, &ask), &o.works).sobol;
    let shares = sobol.shares.iter().find(|own| own.outcome == Outcome::Cost).unwrap();
    assert_eq!(shares.of.iter().map(|own| own.group).collect::<Vec<_>>(), [Group::Blockers, Group::Cost]);
    for (own, variance) in shares.of.iter().zip([of_blocker, of_work]) {
        let wanted = variance / (of_blocker + of_work);
        assert!(wanted > 0.02, "both sorts carry something: {of_blocker} and {of_work}");
        for found in [own.first, own.total] {
            let (found, error) = (found.value, found.error);
            assert!((found - wanted).abs() < 4.0 * error, "{:?}: {found} ± {error}, {wanted}", own.group);
        }
    }
}

#[test]
fn an_answer_is_worth_no_more_than_knowing_everything() {
    let p = rich();
    let o = ask(&p, TODAY);
    let made = made(&p, &o, &asked(300, 2));
    let report = Report::of(&made, &o.works);
    assert!(report.questions.weighed > 5);
    for own in &report.questions.asked {
        let key = &made.inputs[own.input].key;
        let site = o.works.measures()[own.measure].site.and_then(|id| p.sites.get(&id)).unwrap();
        assert!(key.contains(&site.code), "{key} asks of its own site");
        assert!(own.gain.value > own.gain.error && own.gain.value <= own.most.value + 3.0 * own.most.error);
    }
}

#[test]
fn a_moved_project_is_the_project_made_anew_on_those_days() {
    let p = rich();
    let o = ask(&p, TODAY);
    let (works, terms) = (o.works.works().unwrap(), Terms::of(&p));
    let stage = Stage::new(&p, &o.works.library, &o.works.made, works).unwrap();
    let mut inputs = Inputs::new(&p, stage.doubts());
    let models: Vec<Model> = (0..o.works.measures().len())
        .map(|place| Model::new(&p, &o.works, &terms, place, &mut inputs).unwrap())
        .collect();
    let drawn = |share: f64| stage.run(Some(&vec![share; stage.doubts().len()]), true);
    let trials: Vec<Trial> = [0.02, 0.35, 0.7, 0.98].into_iter().filter_map(drawn).collect();
    let mut seen = 0;
    for trial in &trials {
        for (place, model) in models.iter().enumerate() {
            let Some(moved) = model.case(works, trial, None) else { continue };
            let anew = validate(project_in(&p, &o.works, &terms, place, trial).unwrap()).unwrap();
            let mut anew = anew.case.likely::<f64>();
            anew.equity.clear();
            assert_eq!(moved, anew, "{}", o.works.measures()[place].code);
            seen += 1;
        }
    }
    assert!(trials.len() > 1 && seen > trials.len());
    assert!(trials[0].end() < trials[trials.len() - 1].end(), "more days end later");
}

#[test]
fn a_trial_is_the_problem_made_from_nothing() {
    let p = rich();
    let o = ask(&p, TODAY);
    let stage = Stage::new(&p, &o.works.library, &o.works.made, o.works.works().unwrap()).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for trial in 0..24_usize {
        let share = |k: usize| (((trial * 7919 + k * 104_729) % 9973) as f64 + 0.5) / 9973.0;
        let shares: Vec<f64> = (0..stage.doubts().len()).map(share).collect();
        let quick = stage.run(Some(&shares), true);
        assert_eq!(quick, stage.anew(Some(&shares)), "trial {trial}");
        seen.insert(quick.map(|trial| trial.placed.len()));
    }
    assert!(seen.len() > 3, "blockers come and go");
}

#[test]
fn dearer_work_costs_more_and_is_worth_less() {
    let p = rich();
    let o = ask(&p, TODAY);
    let costs: Vec<String> = made(&p, &o, &asked(1, 1))
        .inputs
        .into_iter()
        .map(|i| i.key)
        .filter(|k| k.starts_with("cost/"))
        .collect();
    let only = Ask { only: Some(&costs), ..asked(200, 2) };
    let report = Report::of(&made(&p, &o, &only), &o.works);
    for (outcome, bars) in &report.bars {
        let Some(first) = bars.first() else { continue };
        match outcome.key() {
            "cost" => assert!(first.low.value < first.high.value && first.correlation.value > 0.0),
            "npv" => assert!(first.low.value > first.high.value && first.correlation.value < 0.0),
            _ => {}
        }
    }
    assert!(report.bars.iter().any(|(outcome, bars)| outcome.key() == "cost" && !bars.is_empty()));
    let cost = report.cost.unwrap();
    let quantiles: Vec<f64> = cost.quantiles.iter().flatten().map(|q| q.value).collect();
    assert!(quantiles.len() == 4 && quantiles.windows(2).all(|w| w[0] <= w[1]));
    assert!(cost.quantiles.iter().flatten().all(|q| q.error > 0.0 && q.low <= q.value && q.value <= q.high));
}

#[test]
fn sites_run_no_fewer_as_time_goes_on() {
    let p = rich();
    let o = ask(&p, TODAY);
    let report = Report::of(&made(&p, &o, &asked(80, 2)), &o.works);
    let means: Vec<f64> = report.restarted.iter().map(|c| c.sites.mean.unwrap().value).collect();
    assert!(means.len() > 4 && means.windows(2).all(|w| w[0] <= w[1]), "{means:?}");
    assert!(means[means.len() - 1] > 0.0);
    // In the end as many sites run, on average, as restarts are carried out: each by its share of the trials.
    let restarts = report.measures.iter().filter(|own| o.works.measures()[own.measure].is_restart());
    let shares: Vec<f64> = restarts.map(|own| own.carried_out.value).collect();
    let all: f64 = shares.iter().sum();
    assert!((means[means.len() - 1] - all).abs() < 1e-9, "{means:?} {shares:?}");
    // The last of all is critical in every trial: something always is.
    assert!(report.activities[0].criticality.value > 0.3);
    assert!(report.activities.windows(2).all(|w| w[0].criticality.value >= w[1].criticality.value));
}
