//! The week after a meeting: a filled survey, new items of both kinds, a due date behind the visits.

use crate::support::{SINCE, TODAY, ask, rows, sample};
use sanad_files::survey::{Answer, Answers, Given, questions};
use sanad_model::raw::{Origins, RawRow, RawTable, resolve};
use sanad_model::{Dataset, Id, Kind, Lang, Programme};
use sanad_report::{Asked, Paper, Since};

const FOUND: &[(&str, &str, &str)] = &[
    ("state", "stopped", ""),
    ("blocker.power", "yes", ""),
    ("blocker.spares", "yes", ""),
    ("blocker.security", "no", ""),
    ("power.needed", "800", "kW"),
    ("power.available", "250", "kW"),
    ("water.needed", "60", "m3/day"),
    ("water.available", "60", "m3/day"),
    ("people.needed", "70", "persons"),
    ("people.present", "45", "persons"),
];

fn add(rows: &mut Dataset, kind: Kind, cells: &[(&str, &str)], next: &mut dyn FnMut() -> Id) {
    let header = cells.iter().map(|(name, _)| (*name).to_owned()).collect();
    let row = RawRow { number: 2, cells: cells.iter().map(|(_, value)| (*value).to_owned()).collect() };
    let table = RawTable { kind, file: String::new(), header, rows: vec![row] };
    let mut next = || next();
    let found = resolve(&[table], rows, &mut next).unwrap();
    let changes = rows.diff(&found.rows);
    rows.apply(&changes).unwrap();
}

fn week(lang: Lang) -> Paper {
    let mut rows = rows().clone();
    let mut n = 0;
    let mut next = || {
        n += 1;
        Id::from_counter(1_950_000_000_000, n)
    };
    let of = |field: &str| questions().iter().find(|q| q.parts.iter().any(|p| p.field == field)).unwrap();
    let answers = Answers {
        site: rows.by_code(Kind::Site, "F25").unwrap().id,
        made_on: TODAY,
        made_by: Some(rows.by_code(Kind::Party, "LY-MIM").unwrap().id),
        office: None,
        with: Vec::new(),
        answers: FOUND
            .iter()
            .map(|(field, value, unit)| Given {
                question: of(field).id.clone(),
                field: (*field).to_owned(),
                answer: Answer { value: (*value).to_owned(), unit: (*unit).to_owned(), ..Answer::default() },
            })
            .collect(),
    };
    let changes = sanad_files::survey::changes(&answers, &rows, &mut next).unwrap();
    rows.apply(&changes).unwrap();
    for (code, force) in [("Z1", "discussed"), ("Z2", "agreed"), ("Z3", "agreed")] {
        let title = format!("Item {code}");
        let cells = [("code", code), ("title_ar", &title), ("title_en", &title), ("reported_force", force)];
        add(&mut rows, Kind::Item, &[&cells[..], &[("source", "S-daralmaref-m03")]].concat(), &mut next);
    }
    let due = [("record", "items/Z3"), ("field", "due"), ("value", "2027-01-31"), ("as_of", "2026-11-20")];
    let cells = [&due[..], &[("source", "S-daralmaref-m03"), ("status", "reported")]].concat();
    add(&mut rows, Kind::Claim, &cells, &mut next);
    let (p, _) = Programme::build(&rows, &Origins::new()).unwrap();
    let o = ask(&p);
    let since = Some((Since::day(SINCE), &sample().0, &sample().1));
    Paper::new(&Asked { programme: &p, outcomes: &o, since, lang })
}

#[test]
fn what_a_survey_found_is_one_line_with_its_source() {
    let words = [
        (
            Lang::En,
            "Sebha feed factory: surveyed on 22 November 2026; stopped; held back by power, spare parts; \
             power: 250 of 800 kW",
        ),
        (Lang::Ar, "مصنع أعلاف سبها: جرت معاينته في 22 نوفمبر 2026"),
    ];
    for (lang, said) in words {
        let paper = week(lang);
        let of: Vec<_> =
            paper.changed.lines.iter().filter(|line| line.src.starts_with("record/surveys/")).collect();
        assert_eq!(of.len(), 1, "{:#?}", paper.changed.lines);
        assert!(of[0].text.starts_with(said), "{}", of[0].text);
        assert!(of[0].text.contains("250") && of[0].text.contains("800"), "{}", of[0].text);
        assert!(of[0].src.starts_with("record/surveys/"), "{}", of[0].src);
    }
}

#[test]
fn agreed_items_are_told_before_proposed_aspects_and_listed_before_old_ones() {
    let paper = week(Lang::En);
    let new: Vec<_> = paper.changed.lines.iter().map(|x| &x.text).filter(|x| x.starts_with("New")).collect();
    let told = ["New agreed item: Item Z2", "New agreed item: Item Z3", "New proposed aspect: Item Z1"];
    assert_eq!(new, told);
    let listed: Vec<_> = paper.items.iter().take(2).map(|i| (i.code.as_str(), i.dated)).collect();
    assert_eq!(listed, [("Z3", true), ("Z2", false)]);
    let groups: Vec<_> = paper.groups().iter().map(|g| (g.undated, g.items.len())).collect();
    assert_eq!(groups, [(false, 1), (true, paper.items.len() - 1)]);
    assert_eq!(paper.html().unwrap().matches("No date agreed").count(), 1, "it is said once for all");
}

#[test]
fn a_due_date_comes_next_though_many_visits_come_before_it() {
    let paper = week(Lang::En);
    assert_eq!(paper.next.len(), 5);
    let due = paper.next.last().unwrap();
    assert_eq!((due.date.as_str(), due.due), ("31 January 2027", true));
    assert!(paper.text().contains("- 31 January 2027: Due: Item Z3"), "{}", paper.text());
    let first = paper.next[0].what.rsplit(": ").next().unwrap();
    assert!(paper.decisions[0].what.ends_with(first), "{:?} {first}", paper.decisions[0]);
}
