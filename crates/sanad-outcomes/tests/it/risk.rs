//! The whole programme, trial by trial.

use crate::support::{ask, programme, with};
use crate::works::{MONEY, TODAY, able};
use sanad_measures::{Stage, Trial};
use sanad_model::Programme;
use sanad_outcomes::Outcomes;
use sanad_outcomes::appraise::indicators::{factors, present};
use sanad_outcomes::appraise::{Line, Statements, calculate, validate};
use sanad_outcomes::money::risk::{Ask, Inputs, Model, Report, Risk, project_in, risk};
use sanad_outcomes::money::{Terms, project};

fn asked<'a>(trials: u64, threads: usize) -> Ask<'a> {
    Ask { trials, seed: 7, threads, only: None, stop: &|| false, progress: &|_| {} }
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
    let one = made(&p, &o, &asked(60, 1));
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
        let found = own.own_npv.as_ref().unwrap();
        assert_eq!(found.curve[0].value.to_bits(), npv.to_bits());
        assert_eq!(found.planned.unwrap().to_bits(), npv.to_bits());
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
    let shares = report.measures.iter().map(|own| own.carried_out.value);
    assert!(shares.into_iter().all(|share| (0.0..=1.0).contains(&share)));
    // The last of all is critical in every trial: something always is.
    assert!(report.activities[0].criticality.value > 0.3);
    assert!(report.activities.windows(2).all(|w| w[0].criticality.value >= w[1].criticality.value));
}
