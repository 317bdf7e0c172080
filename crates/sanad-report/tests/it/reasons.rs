//! Everything that the planner may answer has its sentence in both languages, with names for codes.

use crate::support::sample;
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::measures::engine::{
    Cause, Choice, Cure, Fault, FaultRule, Infeasible, RawActivity, RawFund, RawGroup, RawMeasure, RawMode,
    RawPool, RawPortfolio, RawRenewable, RawUtility, Reason, Rule, Scarce, Term, validate,
};
use sanad_outcomes::measures::{Barred, CODES, Lack};
use sanad_outcomes::reasons::{Sentence, Words, barred, broken, lack};
use sanad_report::Speaker;
use std::collections::BTreeSet;

/// A sentence in both languages: whole, with every name, and not the same in both.
fn said(sentence: &Sentence) -> [String; 2] {
    let (p, o) = sample();
    let both = [Lang::En, Lang::Ar].map(|lang| {
        let speaker = Speaker { l: Locale::of(lang), p, works: &o.works };
        let text = speaker.said(sentence);
        assert!(!text.contains('⟦') && !text.is_empty(), "{lang} {}: {text}", sentence.key);
        text
    });
    assert!(both[1].chars().any(|c| ('ء'..='ي').contains(&c)), "{}: {}", sentence.key, both[1]);
    assert_ne!(both[0], both[1], "{}", sentence.key);
    both
}

/// The texts between quotes of a part of a source file of the engine.
fn quoted(path: &str, from: &str, to: &str) -> BTreeSet<String> {
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../sanad-plan/src/portfolio").join(path);
    let text = std::fs::read_to_string(file).unwrap();
    let (_, rest) = text.split_once(from).unwrap();
    let (part, _) = rest.split_once(to).unwrap();
    part.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn text(word: &str) -> String {
    word.to_owned()
}

/// One of each.
fn rules() -> Vec<FaultRule> {
    let skill = || text("host:mechanical");
    vec![
        FaultRule::Range { low: 1, high: 9 },
        FaultRule::EmptyCode,
        FaultRule::Duplicate { kind: "measure" },
        FaultRule::Unknown { kind: "measure of this group" },
        FaultRule::Empty { kind: "activity" },
        FaultRule::TooMany { kind: "links", most: 3 },
        FaultRule::Length { length: 3 },
        FaultRule::NoWorkingTick,
        FaultRule::Steps { horizon: 30 },
        FaultRule::Diagonal,
        FaultRule::Span { horizon: 30 },
        FaultRule::RateToItself,
        FaultRule::NoRate { from: text("LYD"), to: text("USD") },
        FaultRule::Sum { most: 9 },
        FaultRule::Instant,
        FaultRule::FlowNever,
        FaultRule::TeachesNothing { skill: skill(), level: 2 },
        FaultRule::GainTerm,
        FaultRule::DeadlineBeforeRelease { release: 4 },
        FaultRule::SelfLink,
        FaultRule::MaxBelowMin { min: 4 },
        FaultRule::Cycle { activities: vec![text("R-F01/a"), text("R-F01/b")], by: 3 },
        FaultRule::Group { because: vec![text("R-F01"), text("R-F02")] },
        FaultRule::PinTick { deadline: 40 },
        FaultRule::PinEarly { earliest: 40 },
        FaultRule::PinFrozen { start: 3, mode: text("fast") },
        FaultRule::FrozenExcluded { frozen_until: 3 },
        FaultRule::TooLate { deadline: 3, earliest: 14 },
        FaultRule::OverCapacity { renewable: text("mobile_crane"), most: 1 },
        FaultRule::SkillMissing { skill: skill(), level: 3, most: 2 },
        FaultRule::SkillMissing { skill: skill(), level: 3, most: 0 },
        FaultRule::PersonsShort { most: 2 },
        FaultRule::OverFund { fund: text("ENV-1"), most: 1_000_000 },
        FaultRule::OverUtility { utility: text("F01/kW"), most: 100 },
    ]
}

#[test]
fn every_fault_is_said_with_its_way_out() {
    let (p, o) = sample();
    let words = Words { p, measures: o.works.measures(), problem: None, start: o.works.start };
    let mut keys = BTreeSet::new();
    for rule in rules() {
        keys.insert(rule.key().to_owned());
        let codes = vec![text("R-F02"), text("R-F02/agreement")];
        let fault = Fault { path: text("measures[0].activities[1]"), codes, value: text("5"), rule };
        said(&words.fault(&fault));
        said(&words.mend(&fault));
        assert!(words.place_of(&fault).is_some());
    }
    assert_eq!(keys, quoted("validate/fault.rs", "pub fn key(&self)", "/// What the rule names"));
    let skill = FaultRule::SkillMissing { skill: text("host:mechanical"), level: 3, most: 0 };
    let fault =
        Fault { path: text("measures[0]"), codes: vec![text("R-F02")], value: text("2"), rule: skill };
    let [en, ar] = said(&words.fault(&fault));
    assert_eq!(
        en,
        "It needs 2 people with Mechanical at level 3, of the host side; nobody has it or can learn it."
    );
    assert!(ar.contains("شخصين لديهما") && ar.contains("بالمستوى 3 من الجانب المضيف"), "{ar}");
    let (more, sentence) = words.scenario_of_fault(&fault).unwrap();
    assert_eq!(more[0].1, 2);
    assert!(said(&sentence)[0].starts_with("2 more people with Mechanical"), "{sentence:?}");
}

#[test]
fn every_kind_that_a_fault_names_has_a_name() {
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    for file in ["supply.rs", "work.rs", "rules.rs"] {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../sanad-plan/src/portfolio/validate");
        let code = std::fs::read_to_string(path.join(file)).unwrap();
        for (_, rest) in code.match_indices("kind: \"").map(|(at, call)| (at, &code[at + call.len()..])) {
            kinds.extend(rest.split_once('"').map(|(kind, _)| kind.to_owned()));
        }
    }
    assert!(kinds.len() >= 9, "{kinds:?}");
    let others = ["calendar", "place", "skill", "renewable", "pool", "fund", "utility"];
    let lists = [
        "measures",
        "activities",
        "modes",
        "links",
        "groups",
        "rates",
        "needs",
        "teaches",
        "spends",
        "earns",
        "flows",
    ];
    for kind in kinds.iter().map(String::as_str).chain(others).chain(lists) {
        for lang in Lang::ALL {
            let key = format!("fault-kind-{}", kind.replace(' ', "-"));
            assert!(Locale::of(*lang).has(&key), "{lang}: {key}");
        }
    }
}

/// A measure that takes one of everything.
fn problem() -> RawPortfolio {
    let mode = RawMode { code: text("usual"), duration: 2, ..RawMode::default() };
    let activity = RawActivity { code: text("R-F02/agreement"), modes: vec![mode], ..activity() };
    let measure = |code: &str, activities| RawMeasure {
        code: text(code),
        choice: Choice::Free,
        mark: None,
        due: None,
        late_weight: 0,
        gains: Vec::new(),
        activities,
    };
    let other = RawActivity { code: text("R-F03/agreement"), ..activity.clone() };
    RawPortfolio {
        horizon: 30,
        ticks_per_year: 365,
        skills: vec![text("supplier:electrical")],
        renewables: vec![RawRenewable { code: text("training_seats"), capacity: vec![(0, 1)] }],
        pools: vec![RawPool {
            code: text("W-CAI-process"),
            count: 1,
            skills: vec![],
            base: None,
            from: 0,
            to: 30,
            min_stay: 0,
        }],
        funds: vec![RawFund { code: text("ENV-1"), currency: text("LYD"), inflows: vec![] }],
        utilities: vec![RawUtility { code: text("F01/m3/day"), given: vec![] }],
        measures: vec![measure("R-F02", vec![activity]), measure("R-F03", vec![other])],
        groups: vec![RawGroup::AtMostOne(vec![text("R-F02"), text("R-F03")])],
        objectives: vec![vec![(Term::End, 1)]],
        reference: text("LYD"),
        ..RawPortfolio::default()
    }
}

fn activity() -> RawActivity {
    RawActivity { code: String::new(), place: None, release: 0, deadline: None, pin: None, modes: Vec::new() }
}

#[test]
fn whatever_is_scarce_is_said_with_what_would_cure_it() {
    let (p, o) = sample();
    let problem = validate(&problem()).unwrap();
    let words = Words { p, measures: o.works.measures(), problem: Some(&problem), start: o.works.start };
    let skill = |pool| Scarce::Skill { skill: 0, level: 3, pool };
    let all = [
        Scarce::Renewable(0),
        Scarce::Fund(0),
        Scarce::Utility(0),
        skill(None),
        skill(Some(0)),
        Scarce::Trainees(0),
        Scarce::Time,
        Scarce::Link(0),
        Scarce::Group(0),
    ];
    let mut keys = BTreeSet::new();
    for what in all {
        // A new kind of scarce thing does not compile before it stands above.
        match what {
            Scarce::Renewable(_)
            | Scarce::Fund(_)
            | Scarce::Utility(_)
            | Scarce::Skill { .. }
            | Scarce::Trainees(_)
            | Scarce::Time
            | Scarce::Link(_)
            | Scarce::Group(_) => {}
        }
        let short = Infeasible { proven: false, missing: vec![(0, what)], short: Some((what, 12)) };
        for sentence in words.infeasible(&short) {
            said(&sentence);
            keys.insert(sentence.key);
        }
        for by in [1, 2, 12] {
            said(&words.more(Cure { what, by }));
        }
    }
    // Each in the way; and how much is missing, of what is counted.
    assert_eq!(keys.len(), all.len() + 7);
    let cure = Cure { what: skill(None), by: 2 };
    assert_eq!(said(&words.more(cure))[0], "2 more people with Electrical at level 3, of the supplying side");
    let water = Cure { what: Scarce::Utility(0), by: 40 };
    assert_eq!(said(&words.more(water))[0], "40 m³/day more of water at Benghazi cement factory (LCC)");
    let scenario = words.scenario_of(&[cure]).unwrap();
    assert_eq!(scenario.more.len(), 1);
    assert!(words.scenario_of(&[Cure { what: Scarce::Group(0), by: 1 }]).is_none());
}

#[test]
fn every_cause_of_a_date_is_said() {
    let (p, o) = sample();
    let works = o.works.works().unwrap();
    let (link, other) = (0, 1);
    let causes = [
        Cause::Begin,
        Cause::Pin,
        Cause::Release,
        Cause::Link { link, activity: other },
        Cause::Renewable { renewable: 0, activity: Some(other) },
        Cause::Renewable { renewable: 0, activity: None },
        Cause::Fund { fund: 0, activity: Some(other), amount: 5_000 },
        Cause::Fund { fund: 0, activity: None, amount: 5_000 },
        Cause::Utility { utility: 0, activity: Some(other) },
        Cause::Utility { utility: 0, activity: None },
        Cause::Busy { person: 0, activity: other },
        Cause::Travel { person: 0, activity: Some(other) },
        Cause::Travel { person: 0, activity: None },
        Cause::Course { person: 0, activity: other },
        Cause::Away { person: 0 },
        Cause::Nothing { earlier: 3 },
    ];
    for cause in causes {
        // A new cause does not compile before it stands above.
        match cause {
            Cause::Begin
            | Cause::Pin
            | Cause::Release
            | Cause::Link { .. }
            | Cause::Renewable { .. }
            | Cause::Fund { .. }
            | Cause::Utility { .. }
            | Cause::Busy { .. }
            | Cause::Travel { .. }
            | Cause::Course { .. }
            | Cause::Away { .. }
            | Cause::Nothing { .. } => {}
        }
        // Of an activity that is planned, of one whose site waits for answers, and of the first.
        for activity in 0..works.problem.activities.len().min(40) {
            let reason = Reason { activity, start: 20, cause: cause.clone(), ready: 20 };
            said(&o.works.reason(p, &reason).unwrap());
        }
    }
    // Every end that a link may join, with and without days between.
    for key in ["fs", "fs-lag", "ss", "ss-lag", "ff", "ff-lag", "sf", "sf-lag", "most"] {
        for lang in Lang::ALL {
            assert!(Locale::of(*lang).has(&format!("reason-link-{key}")), "{lang} {key}");
        }
    }
}

#[test]
fn the_chain_leads_from_a_fact_to_the_mark() {
    let (p, o) = sample();
    let works = o.works.works().unwrap();
    let mut long = 0;
    for (place, measure) in o.works.measures().iter().enumerate() {
        let chain = o.works.chain(p, place);
        assert_eq!(chain.is_empty(), !works.chosen(place), "{}", measure.code);
        let Some(last) = chain.last() else { continue };
        // Its end is the mark's: the last part of the last step.
        let mark = format!("{:?}", &measure.parts[measure.mark].code);
        assert!(format!("{:?}", last.parts.last()).contains(&mark), "{}: {last:?}", measure.code);
        for step in &chain {
            said(&step.why);
            assert!(step.days.1.is_some_and(|high| step.days.0 <= high), "{step:?}");
        }
        long += usize::from(chain.len() > 1);
    }
    assert!(long > 3, "{long}");
}

#[test]
fn why_there_is_no_plan_and_what_the_checker_asks_is_said() {
    for why in [Lack::Measures, Lack::Crews, Lack::Faults(Vec::new()), Lack::Refused(text("x"))] {
        said(&lack(&why));
    }
    for why in [Barred::Unsurveyed, Barred::NoVisit, Barred::Destroyed] {
        said(&barred(why));
    }
    for rule in Rule::ALL {
        said(&broken(*rule));
    }
    for lang in Lang::ALL {
        let l = Locale::of(*lang);
        for code in CODES {
            assert!(l.has(&format!("finding-{code}")), "{lang}: {code}");
        }
        assert!(l.has("lack-impossible") && l.has("lack-not-found"));
    }
}
