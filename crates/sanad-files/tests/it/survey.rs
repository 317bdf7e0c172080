//! The survey sheet out, filled, and back in.

use crate::followup::save;
use crate::opened::cells;
use crate::small::{id, ids, programme, rows};
use sanad_files::survey::{self, Answer, Answers, Given};
use sanad_model::{Blocker, Kind, Lang, Status, When};

#[test]
fn the_questions_are_whole() {
    let questions = survey::questions();
    assert!(questions.len() <= survey::MOST, "{}", questions.len());
    let asked: Vec<&str> = questions.iter().flat_map(|q| &q.parts).map(|p| p.field).collect();
    let missing: Vec<&str> =
        Kind::Site.fields().iter().map(|f| f.name).filter(|f| !asked.contains(f)).collect();
    assert!(missing.is_empty(), "fields of a site that nobody asks for: {missing:?}");
    for blocker in Blocker::ALL {
        assert!(asked.contains(&format!("blocker.{blocker}").as_str()));
    }
    for lang in [Lang::Ar, Lang::En] {
        assert!(questions.iter().all(|q| !survey::section(&q.section, lang).is_empty()));
        assert_eq!(survey::label_code(survey::label("?", lang)), Some("?"));
        for code in ["yes", "no", "stopped", "A", "D", "grid", "none"] {
            assert_eq!(survey::label_code(survey::label(code, lang)), Some(code));
        }
    }
}

#[test]
fn faulty_questions_are_refused_all_at_once() {
    let text = "[section]\ns = { ar = \"أ\", en = \"a\" }\n[label]\nyes = { ar = \"نعم\", en = \"yes\" }\n[[question]]\nid = \"a\"\nsection = \"t\"\nar = \"\"\nen = \"A\"\ndecides = [\"fun\"]\nparts = [{ field = \"colour\" }, { field = \"capacity\", ar = \"ا\", en = \"c\" }]\n";
    let error = survey::parse(text).expect_err("refused").to_string();
    for part in ["section `t`", "text is missing", "`fun`", "`colour`", "needs units"] {
        assert!(error.contains(part), "{part}: {error}");
    }
}

fn party_name(p: &sanad_model::Programme, code: &str, lang: Lang) -> String {
    p.parties[&p.by_code(Kind::Party, code).expect("a party")].name.get(lang).to_owned()
}

fn fill(table: &mut [Vec<String>], key: &str, answer: &str, unit: &str, remark: &str) {
    let row = table.iter_mut().find(|r| r[0] == key).expect("the question's row");
    row.resize(7, String::new());
    answer.clone_into(&mut row[4]);
    if !unit.is_empty() {
        unit.clone_into(&mut row[5]);
    }
    remark.clone_into(&mut row[6]);
}

#[test]
fn a_filled_sheet_becomes_claims() {
    let rows = rows();
    let before = programme(&rows);
    let site = id(&rows, Kind::Site, "F01");
    for lang in [Lang::Ar, Lang::En] {
        let mut table = cells(&survey::sheet(site, &before, lang).expect("written"));
        assert_eq!(table.iter().filter(|r| r[0].contains('|')).count(), Kind::Site.fields().len());
        fill(&mut table, "made_on", "date:2026-02-10", "", "");
        fill(&mut table, "made_by", "NAI", "", "");
        fill(&mut table, "with", &format!("SOUTH; {}", party_name(&before, "NAI", lang)), "", "");
        fill(&mut table, "state|state", survey::label("stopped", lang), "", "");
        fill(&mut table, "b-power|blocker.power", survey::label("yes", lang), "", "عشر ساعات انقطاع يوميا");
        fill(&mut table, "b-water|blocker.water", survey::label("?", lang), "", "");
        fill(&mut table, "m-process|machine.process", survey::label("C", lang), "", "");
        fill(&mut table, "power|power.needed", "12", "MW", "");
        fill(&mut table, "capacity|capacity", "1,000,000", "t/year", "");
        let per_hour = sanad_i18n::Locale::of(lang).word("unit", "t/h");
        fill(&mut table, "market|market.demand", "10", &per_hour, "");
        fill(&mut table, "people|workforce", "350", "", "");
        let answers = survey::read(&save(&table), "s.xlsx", &before).expect("reads");
        assert_eq!(
            (answers.site, answers.made_on.to_string().as_str(), answers.answers.len()),
            (site, "2026-02-10", 8)
        );
        let changes = survey::changes(&answers, &rows, &mut ids(3)).expect("changes");
        let mut after = rows.clone();
        after.apply(&changes).expect("applies");
        let now = programme(&after);
        assert_eq!(now.fact(site, "state").choice(), Some("stopped"));
        let power = now.blocker(site, Blocker::Power);
        assert_eq!((power.yes_no(), power.shown().map(|c| c.status)), (Some(true), Some(Status::Surveyed)));
        assert_eq!(power.shown().and_then(|c| c.note.ar.as_deref()), Some("عشر ساعات انقطاع يوميا"));
        assert_eq!(power.shown().map(|c| c.as_of), Some("2026-02-10".parse::<When>().expect("a date")));
        let water = now.blocker(site, Blocker::Water);
        assert!(!water.is_empty() && water.known().is_none(), "unknown is an answer");
        assert!(now.blocker(site, Blocker::Market).is_empty(), "a blank is not");
        assert_eq!(now.fact(site, "machine.process").choice(), Some("C"));
        assert_eq!(now.fact(site, "capacity").number().map(|(r, u)| (r.likely, u)), Some((1e6, "t/year")));
        assert_eq!(
            now.fact(site, "workforce").number().map(|(r, u)| (r.likely, u)),
            Some((350.0, "persons"))
        );
        let demand = now.fact(site, "market.demand").number().map(|(r, u)| (r.likely, u));
        assert_eq!(demand, Some((10.0, "t/h")), "a unit may be named in words");
        assert_eq!(now.surveys.len(), 1);
        let note = &now.surveys.values().next().expect("the survey").note;
        let south = party_name(&before, "SOUTH", lang);
        let (wanted, not) = (note.get(lang), party_name(&before, "NAI", lang));
        assert!(wanted.contains(&south) && !wanted.contains(&not), "{wanted}: who made it is not said twice");
        assert_eq!(survey::changes(&answers, &after, &mut ids(4)), Ok(Vec::new()), "the same sheet again");
        let other = Answers { made_by: Some(id(&rows, Kind::Party, "SOUTH")), ..answers };
        let more = survey::changes(&other, &after, &mut ids(5)).expect("changes");
        after.apply(&more).expect("applies");
        assert_eq!(programme(&after).surveys.len(), 2, "another party's survey is its own");
    }
}

#[test]
fn answers_are_checked_at_their_question() {
    let rows = rows();
    let given = |question: &str, field: &str, value: &str, unit: &str, remark: &str| Given {
        question: question.to_owned(),
        field: field.to_owned(),
        answer: Answer { value: value.to_owned(), unit: unit.to_owned(), remark: remark.to_owned() },
    };
    let cases = [
        (given("state", "state", "asleep", "", ""), "not-in-list", 5),
        (given("capacity", "capacity", "10", "", ""), "unit-missing", 7),
        (given("capacity", "capacity", "1,5", "t/day", ""), "not-a-number", 7),
        (given("people", "workforce", "-1", "", ""), "out-of-range", 32),
        (given("opened", "opened", "long ago", "", ""), "not-a-date", 4),
        (given("where", "place", "north", "", ""), "not-a-place", 1),
        (given("power", "power.needed", "5", "horses", ""), "wrong-unit", 27),
        (given("b-power", "blocker.power", "", "", "often"), "remark-without-answer", 15),
        (given("b-power", "blocker.fun", "yes", "", ""), "unknown-question", 15),
    ];
    for (given, code, number) in cases {
        let answers = Answers {
            site: id(&rows, Kind::Site, "F01"),
            made_on: "2026-02-10".parse().expect("a day"),
            made_by: None,
            with: Vec::new(),
            office: None,
            answers: vec![given],
        };
        let findings = survey::changes(&answers, &rows, &mut ids(3)).expect_err("refused");
        assert_eq!((findings[0].code, findings[0].place.row), (code, number), "{findings:?}");
    }
}
