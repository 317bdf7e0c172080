//! Every fault is found where it is, with the codes, the rule and a cure.

use sanad_plan::portfolio::{
    Choice, End, Fault, Gain, RawBaseline, RawGroup, RawLink, RawMeasure, RawNeed, RawPin, RawPortfolio,
    Term, validate,
};

use super::worked::programme;

fn faults(change: impl FnOnce(&mut RawPortfolio)) -> Vec<Fault> {
    let mut raw = programme();
    change(&mut raw);
    validate(&raw).err().unwrap_or_default()
}

/// Path and key of each fault.
fn found(change: impl FnOnce(&mut RawPortfolio)) -> Vec<(String, &'static str)> {
    faults(change).into_iter().map(|fault| (fault.path, fault.rule.key())).collect()
}

fn one(path: &str, key: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), key)]
}

fn link(from: &str, to: &str, min: i32, max: Option<i32>) -> RawLink {
    let (from, to) = (from.to_owned(), to.to_owned());
    RawLink { from, from_end: End::Finish, to, to_end: End::Start, min, max, calendar: None }
}

#[test]
fn a_sound_problem_has_none() {
    assert_eq!(found(|_| {}), []);
}

#[test]
fn codes_ranges_and_lengths_are_located() {
    let mode = "measures[0].activities[1].modes[0]";
    assert_eq!(found(|raw| raw.horizon = 0), one("horizon", "range"));
    assert_eq!(found(|raw| raw.skills[1].clear())[0], (String::from("skills[1]"), "empty-code"));
    assert_eq!(found(|raw| raw.places[1] = "city".to_owned())[0], (String::from("places[1]"), "duplicate"));
    assert_eq!(found(|raw| raw.calendars[0].working.truncate(29)), one("calendars[0].working", "length"));
    let off = |raw: &mut RawPortfolio| raw.calendars[0].working = vec![false; 30];
    assert_eq!(found(off)[0], (String::from("calendars[0].working"), "no-working-tick"));
    assert_eq!(found(|raw| raw.travel[0][0] = 1), one("travel[0]", "diagonal"));
    assert_eq!(found(|raw| raw.travel.truncate(1)), one("travel", "length"));
    assert_eq!(found(|raw| raw.renewables[0].capacity[1].0 = 0), one("renewables[0].capacity[1]", "steps"));
    assert_eq!(found(|raw| raw.pools[1].to = 6), one("pools[1].from", "span"));
    assert_eq!(found(|raw| raw.rates[0].denominator = 0), one("rates[0].denominator", "range"));
    assert_eq!(
        found(|raw| raw.measures[0].mark = Some("S1/solar".to_owned())),
        one("measures[0].mark", "unknown")
    );
    let skill =
        |raw: &mut RawPortfolio| raw.measures[0].activities[1].modes[0].needs[1].skill = "x".to_owned();
    assert_eq!(found(skill), one(&format!("{mode}.needs[1].skill"), "unknown"));
    let idle = |raw: &mut RawPortfolio| raw.measures[0].activities[1].modes[0].duration = 0;
    assert_eq!(found(idle), one(&format!("{mode}.duration"), "instant"));
    assert_eq!(found(|raw| raw.measures[1].activities.clear()), one("measures[1].activities", "empty"));
    let gain = Gain { term: Term::End, once: 0, per_tick: 1 };
    assert_eq!(
        found(|raw| raw.measures[1].gains = vec![gain]),
        one("measures[1].gains[0].term", "gain-term")
    );
    assert_eq!(found(|raw| raw.objectives.clear()), one("objectives", "empty"));
    assert_eq!(found(|raw| raw.links[0].to = "F9".to_owned()), one("links[0].to", "unknown"));
    assert_eq!(found(|raw| raw.links[0].min = 5), one("links[0].max", "max-below-min"));
    let late = |raw: &mut RawPortfolio| {
        raw.measures[1].activities[0].release = 9;
        raw.measures[1].activities[0].deadline = Some(8);
    };
    assert_eq!(found(late), one("measures[1].activities[0].deadline", "deadline-before-release"));
    let flow = |raw: &mut RawPortfolio| raw.measures[1].activities[0].modes[0].flows[0].while_running = true;
    assert_eq!(found(flow), one("measures[1].activities[0].modes[0].flows[0].from", "flow-never"));
}

#[test]
fn all_faults_come_together_with_codes_and_cure() {
    let all = faults(|raw| {
        raw.measures[0].activities[1].modes[0].needs[0].level = 5;
        raw.funds[0].inflows[0].1 = -1;
        raw.links[0].from = "F1/curse".to_owned();
    });
    let told: Vec<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "The value `-1` of `funds[0].inflows[0]` (\"budget\") cannot be planned with. Accepted is a number \
             from 0 to 1000000000000000. Maybe a value from 0 to 1000000000000000 was meant.",
            "The value `5` of `measures[0].activities[1].modes[0].needs[0].level` (\"F1\" \"F1/repair\" \"own\") \
             cannot be planned with. Accepted is a number from 1 to 4. Maybe a value from 1 to 4 was meant.",
            "The value `F1/curse` of `links[0].from` cannot be planned with. Accepted is the code of an activity \
             that exists. Maybe the code is misspelt, or the activity was not entered.",
        ]
    );
}

/// Path, codes, key and cure of the one fault.
fn told(change: impl FnOnce(&mut RawPortfolio)) -> (String, Vec<String>, &'static str, String) {
    let mut all = faults(change);
    assert_eq!(all.len(), 1, "{all:?}");
    let fault = all.remove(0);
    (fault.path, fault.codes, fault.rule.key(), fault.rule.cure())
}

fn right(
    path: &str,
    codes: &[&str],
    key: &'static str,
    cure: &str,
) -> (String, Vec<String>, &'static str, String) {
    (path.to_owned(), codes.iter().map(|&code| code.to_owned()).collect(), key, cure.to_owned())
}

#[test]
fn each_kind_of_bad_input_has_a_place_and_a_cure() {
    assert_eq!(
        told(|raw| raw.links.push(link("F1/restart", "F1/course", 0, None))),
        right(
            "links[0]",
            &["F1/course", "F1/repair"],
            "cycle",
            "Delete one link of the cycle, or change its lags by 8 ticks in all."
        )
    );
    let nobody = |raw: &mut RawPortfolio| {
        raw.skills.push("lasers".to_owned());
        raw.measures[0].activities[1].modes[0].needs[1].skill = "lasers".to_owned();
    };
    assert_eq!(
        told(nobody),
        right(
            "measures[0].activities[1].modes[0].needs[1]",
            &["F1", "F1/repair", "own"],
            "skill-missing",
            "Add persons or a course with lasers at level 3, or need fewer."
        )
    );
    assert_eq!(
        told(|raw| raw.measures[0].activities[0].modes[0].renewables[0].1 = 9),
        right(
            "measures[0].activities[0].modes[0].renewables[0]",
            &["F1", "F1/course", "class"],
            "over-capacity",
            "Need at most 2, or provide more."
        )
    );
    // The fund in pounds, of which nothing is known; what is paid from it is faulty too.
    let fund = |raw: &mut RawPortfolio| {
        raw.funds.push(sanad_plan::portfolio::RawFund {
            code: "pounds".to_owned(),
            currency: "EGP".to_owned(),
            inflows: vec![(0, 1)],
        });
    };
    assert_eq!(
        told(fund),
        right(
            "funds[1].currency",
            &["pounds"],
            "no-rate",
            "Enter a rate from EGP to USD, or give the amount in USD."
        )
    );
    assert_eq!(
        told(|raw| raw.measures[0].activities[0].modes[0].teaches[0].level = 1),
        right(
            "measures[0].activities[0].modes[0].teaches[0]",
            &["F1", "F1/course", "class"],
            "teaches-nothing",
            "Send another pool, or teach above level 1."
        )
    );
}

#[test]
fn cycles_are_named() {
    let cycle = faults(|raw| raw.links.push(link("F1/restart", "F1/course", 0, None)));
    assert_eq!(cycle.len(), 1);
    assert_eq!((cycle[0].path.as_str(), cycle[0].rule.key()), ("links[0]", "cycle"));
    assert_eq!(cycle[0].value, "F1/course → F1/repair → F1/restart → F1/course");
    // 3 + 4 working ticks and a lag of 1.
    assert!(cycle[0].rule.fields().contains(&("by", "8".to_owned())), "{:?}", cycle[0].rule);
    // A greatest lag that the way between leaves no room for.
    let short = found(|raw| raw.links.push(link("F1/course", "F1/restart", 0, Some(4))));
    assert_eq!(short, one("links[0]", "cycle"));
    // A hammock lasts as long as what it spans: no cycle.
    let hammock = found(|raw| {
        let mut begin = link("S1/solar", "F1/course", 0, None);
        begin.from_end = End::Start;
        let mut end = link("F1/course", "S1/solar", 0, None);
        end.to_end = End::Finish;
        raw.links.extend([begin, end]);
    });
    assert_eq!(hammock, []);
    // A long cycle and many links beside it.
    let long = faults(|raw| {
        let measure = raw.measures[1].clone();
        for number in 0..2_000 {
            let mut copy = measure.clone();
            copy.code = format!("C{number}");
            copy.activities[0].code = format!("C{number}/a");
            raw.measures.push(copy);
            raw.links.push(link(&format!("C{number}/a"), &format!("C{}/a", (number + 1) % 2_000), 0, None));
        }
    });
    assert_eq!(long.len(), 1);
    assert_eq!(long[0].rule.fields()[0].1.matches('→').count(), 2_000);
}

#[test]
fn money_needs_rates_and_must_suffice() {
    assert_eq!(
        found(|raw| raw.rates.clear()),
        [
            ("measures[0].activities[1].modes[0].spends[0].currency".to_owned(), "no-rate"),
            ("measures[0].activities[1].modes[0].spends[0].currency".to_owned(), "no-rate"),
        ]
    );
    let fund = found(|raw| raw.funds[0].currency = "LYD".to_owned());
    assert_eq!(fund[0], ("funds[0].currency".to_owned(), "no-rate"));
    // F1 spends 320; 100 come in, and at most four times 50 after the restart at 9 or later.
    let poor = faults(|raw| raw.funds[0].inflows = vec![(0, 50)]);
    let told: Vec<(&str, &str)> = poor.iter().map(|fault| (fault.path.as_str(), fault.rule.key())).collect();
    assert_eq!(told, [("measures[0]", "over-fund")]);
    let sum = |raw: &mut RawPortfolio| {
        raw.measures[0].activities[2].modes[0].earns[0].amount = 1_000_000_000_000_000;
        raw.horizon = 20_000;
        raw.calendars[0].working = vec![true; 20_000];
        raw.measures[0].activities[2].modes[0].earns[0].every = 1;
    };
    assert_eq!(found(sum), one("funds[0]", "sum"));
}

#[test]
fn people_are_counted_as_distinct_persons() {
    let needs = "measures[0].activities[1].modes[0].needs";
    let nobody = |raw: &mut RawPortfolio| raw.measures[0].activities[1].modes[0].needs[1].level = 4;
    assert_eq!(found(nobody), []);
    let two = |raw: &mut RawPortfolio| raw.measures[0].activities[1].modes[0].needs[1].count = 2;
    assert_eq!(found(two), one(&format!("{needs}[1]"), "skill-missing"));
    // Operators learn level 2, not 3.
    let above = |raw: &mut RawPortfolio| raw.measures[0].activities[1].modes[0].needs[0].level = 3;
    assert_eq!(found(above), one(&format!("{needs}[0]"), "skill-missing"));
    // Two operators know it; three of them are asked for by two needs.
    let split = |raw: &mut RawPortfolio| {
        let need = RawNeed { skill: "plc".to_owned(), level: 1, count: 2, pool: None };
        raw.measures[0].activities[1].modes[0].needs.push(need);
    };
    assert_eq!(found(split), one(needs, "persons-short"));
    // The course cannot have its own graduates as teachers.
    let own = |raw: &mut RawPortfolio| {
        let need = RawNeed { skill: "plc".to_owned(), level: 2, count: 1, pool: None };
        raw.measures[0].activities[0].modes[0].needs.push(need);
    };
    assert_eq!(found(own), one("measures[0].activities[0].modes[0].needs[0]", "skill-missing"));
    let known = |raw: &mut RawPortfolio| raw.pools[0].skills[0].1 = 2;
    assert_eq!(found(known), one("measures[0].activities[0].modes[0].teaches[0]", "teaches-nothing"));
    let none = |raw: &mut RawPortfolio| raw.measures[0].activities[0].modes[0].teaches[0].count = 0;
    assert_eq!(found(none)[0], ("measures[0].activities[0].modes[0].teaches[0].count".to_owned(), "range"));
}

#[test]
fn what_must_be_and_cannot_is_a_fault() {
    let seats = |raw: &mut RawPortfolio| raw.measures[0].activities[0].modes[0].renewables[0].1 = 3;
    assert_eq!(found(seats), one("measures[0].activities[0].modes[0].renewables[0]", "over-capacity"));
    let power = |raw: &mut RawPortfolio| raw.measures[1].choice = Choice::Excluded;
    assert_eq!(found(power), one("measures[0].activities[2].modes[0].flows[0]", "over-utility"));
    // Course 0–3, repair 3–9 over the weekend, restart at 10.
    let late = faults(|raw| raw.measures[0].activities[2].deadline = Some(9));
    assert_eq!((late[0].path.as_str(), late[0].rule.key()), ("measures[0].activities[2]", "too-late"));
    assert_eq!(late[0].value, "10");
}

#[test]
fn what_is_free_and_cannot_is_set_aside() {
    let mut raw = programme();
    raw.measures[0].choice = Choice::Free;
    raw.measures[0].activities[0].modes[0].renewables[0].1 = 3;
    let problem = validate(&raw).unwrap();
    let set_aside: Vec<(usize, &str)> =
        problem.hopeless.iter().map(|(measure, why)| (*measure, why.rule.key())).collect();
    assert_eq!(set_aside, [(0, "over-capacity")]);
    // Two of them, one of which must be, are a fault of the group.
    let twin = RawMeasure {
        code: "F2".to_owned(),
        activities: raw.measures[0].activities[..1].to_vec(),
        ..raw.measures[0].clone()
    };
    raw.measures.push(twin);
    raw.measures[2].activities[0].code = "F2/course".to_owned();
    raw.groups = vec![RawGroup::ExactlyOne(vec!["F1".to_owned(), "F2".to_owned()])];
    assert_eq!(
        validate(&raw).unwrap_err().iter().map(|fault| fault.rule.key()).collect::<Vec<_>>(),
        ["group", "over-capacity", "over-capacity"]
    );
}

#[test]
fn groups_that_cannot_hold_are_faults() {
    let both = || vec!["F1".to_owned(), "S1".to_owned()];
    let must = |raw: &mut RawPortfolio| {
        raw.measures[1].choice = Choice::Mandatory;
        raw.groups = vec![RawGroup::AtMostOne(both())];
    };
    assert_eq!(found(must), one("groups[0]", "group"));
    // F1 asks for S1, and only one of them may be.
    let chain = |raw: &mut RawPortfolio| {
        raw.groups =
            vec![RawGroup::Implies("F1".to_owned(), vec!["S1".to_owned()]), RawGroup::AtMostOne(both())];
    };
    assert_eq!(found(chain), one("groups[1]", "group"));
    let none = |raw: &mut RawPortfolio| {
        raw.measures.push(RawMeasure { code: "X".to_owned(), ..raw.measures[1].clone() });
        raw.measures[2].activities[0].code = "X/a".to_owned();
        raw.measures[2].choice = Choice::Excluded;
        raw.groups = vec![RawGroup::ExactlyOne(vec!["X".to_owned()])];
    };
    assert_eq!(found(none), one("groups[0]", "group"));
}

#[test]
fn pins_and_the_frozen_past_are_kept() {
    let pin = |activity: usize, start| {
        move |raw: &mut RawPortfolio| {
            raw.measures[0].activities[activity].pin = Some(RawPin { start, mode: None });
        }
    };
    assert_eq!(found(pin(0, 5)), one("measures[0].activities[0].pin", "pin-tick"));
    assert_eq!(found(pin(1, 2)), one("measures[0].activities[1].pin", "pin-early"));
    assert_eq!(found(pin(1, 28)), one("measures[0].activities[1].pin", "pin-tick"));
    assert_eq!(found(pin(1, 3)), []);
    let baseline = |frozen_until| RawBaseline {
        starts: vec![
            ("S1/solar".to_owned(), 4, "build".to_owned()),
            ("F1/course".to_owned(), 9, "class".to_owned()),
        ],
        frozen_until,
    };
    let mut raw = programme();
    raw.baseline = Some(baseline(6));
    let problem = validate(&raw).unwrap();
    assert_eq!(problem.measures[1].choice, Choice::Mandatory);
    assert_eq!(problem.activities[3].pin, Some((4, Some(0))));
    assert_eq!(problem.activities[0].release, 6);
    assert_eq!(problem.baseline.as_ref().unwrap().starts, [Some(9), None, None, Some(4)]);
    let unknown = |raw: &mut RawPortfolio| {
        raw.baseline = Some(baseline(0));
        raw.baseline.as_mut().unwrap().starts[0].0 = "S9".to_owned();
    };
    assert_eq!(found(unknown), one("baseline.starts[0]", "unknown"));
    let excluded = |raw: &mut RawPortfolio| {
        raw.baseline = Some(baseline(6));
        raw.measures[1].choice = Choice::Excluded;
    };
    assert_eq!(found(excluded)[0], ("baseline.starts[0]".to_owned(), "frozen-excluded"));
    let moved = |raw: &mut RawPortfolio| {
        raw.baseline = Some(baseline(6));
        raw.measures[1].activities[0].pin = Some(RawPin { start: 5, mode: None });
    };
    assert_eq!(found(moved)[0], ("baseline.starts[0]".to_owned(), "pin-frozen"));
}
