//! Texts in, and what people do to their passages.

use crate::small::{id, ids, lexicon, programme, rows};
use sanad_files::communique::{self, CommuniqueMeta, Meeting, edit};
use sanad_model::{Dataset, Id, Kind, Lang};

/// Own words about imagined parties.
const TEXT: &str = "Talks on industry between North and South\n\nThe Minister of Industry of South received a delegation of the Northern Authority for Industry.\n\nIt was agreed to restart the suspended factories and to send technical experts. The two sides discussed the use of solar energy.\n\nThe minister praised the long friendship.\n";
const ARABIC: &str = "استقبل وزير الصناعة وفد الهيئة الشمالية للصناعة.\r\nتم الاتفاق على إعادة تشغيل المصانع المتوقفة، كما تم الاتفاق على تدريب الكوادر الفنية.\r\nوناقش الجانبان استخدام الطاقة الشمسية.\r\n";

fn meta(rows: &Dataset, code: &str) -> CommuniqueMeta {
    let meeting = Meeting::Known(id(rows, Kind::Meeting, "M1"));
    CommuniqueMeta { code: code.to_owned(), title: "Talks".to_owned(), meeting, ..CommuniqueMeta::default() }
}

fn read(base: &Dataset, text: &str, code: &str) -> Dataset {
    let changes = communique::changes(text, &meta(base, code), base, &lexicon(), &mut ids(2)).expect("reads");
    let mut rows = base.clone();
    rows.apply(&changes).expect("applies");
    rows
}

fn statements(rows: &Dataset) -> Vec<(String, String, String)> {
    let programme = programme(rows);
    let mut all: Vec<_> = programme.statements.values().filter(|s| !s.withdrawn).collect();
    all.sort_by_key(|s| (s.paragraph, s.start));
    all.into_iter()
        .map(|s| {
            let lang = programme.documents[&s.document].lang;
            (s.code.clone(), s.force.code().to_owned(), programme.passage(s, lang).expect("a passage"))
        })
        .collect()
}

#[test]
fn a_text_becomes_passages_and_items() {
    let rows = read(&rows(), TEXT, "T1");
    let found = statements(&rows);
    let agreed: Vec<_> = found.iter().filter(|s| s.1 == "agreed").collect();
    assert!(!agreed.is_empty() && agreed.iter().all(|s| s.0.starts_with("T1/3.")), "{found:?}");
    assert!(agreed[0].2.starts_with("It was agreed to restart"), "{agreed:?}");
    assert!(found.iter().any(|s| s.1 == "discussed" && s.2.contains("solar")), "{found:?}");
    let programme = programme(&rows);
    let item = programme.by_code(Kind::Item, "T1-1").expect("an item");
    let item = &programme.items[&item];
    assert_eq!(item.title.get(Lang::En), item.title.get(Lang::Ar), "a draft in the other language");
    assert!(item.fields.contains(&"restart".to_owned()), "{:?}", item.fields);
    assert_eq!(item.parties.len(), 2, "the parties of the meeting");
    let document = programme.by_code(Kind::Document, "T1").expect("a document");
    assert_eq!(programme.documents[&document].sha256, communique::hash(TEXT));
}

#[test]
fn arabic_with_windows_line_ends() {
    let rows = read(&rows(), ARABIC, "T2");
    let found = statements(&rows);
    assert_eq!(found.iter().filter(|s| s.1 == "agreed").count(), 2, "{found:?}");
    let programme = programme(&rows);
    let item = &programme.items[&programme.by_code(Kind::Item, "T2-1").expect("an item")];
    assert_eq!(item.title.ar.as_deref(), Some("إعادة تشغيل المصانع المتوقفة"));
}

#[test]
fn the_same_text_again_makes_no_change() {
    let base = read(&rows(), TEXT, "T1");
    for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{feff}{TEXT}")] {
        let again = communique::changes(&text, &meta(&base, "T9"), &base, &lexicon(), &mut ids(3));
        assert_eq!(again, Ok(Vec::new()));
    }
    let other = communique::changes(ARABIC, &meta(&base, "T1"), &base, &lexicon(), &mut ids(3));
    assert_eq!(other.expect_err("the code is taken")[0].code, "code-taken");
}

#[test]
fn a_code_nobody_gave_is_the_day_of_the_meeting() {
    let mut base = read(&rows(), TEXT, "");
    let more = communique::changes(ARABIC, &meta(&base, ""), &base, &lexicon(), &mut ids(3)).expect("reads");
    base.apply(&more).expect("applies");
    let p = programme(&base);
    let mut codes: Vec<&str> = p.documents.values().map(|d| d.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["C-2024-05", "C-2024-05.2"]);
    assert!(p.by_code(Kind::Item, "C-2024-05.2-1").is_some());
}

#[test]
fn a_withdrawn_text_can_come_in_again() {
    let mut base = read(&rows(), TEXT, "T1");
    for kind in [Kind::Document, Kind::Paragraph, Kind::Statement, Kind::Item, Kind::Source] {
        let all: Vec<_> =
            base.rows(kind).filter(|r| r.id.to_string().starts_with("00000000-0002")).cloned().collect();
        for row in all {
            base.put(kind, row.with("withdrawn", "yes"));
        }
    }
    let changes =
        communique::changes(TEXT, &meta(&base, "T1"), &base, &lexicon(), &mut ids(4)).expect("reads");
    base.apply(&changes).expect("applies");
    assert!(programme(&base).by_code(Kind::Document, "T1.2").is_some());
}

fn apply(rows: &Dataset, changes: &[sanad_model::Change]) -> Dataset {
    let mut rows = rows.clone();
    rows.apply(changes).expect("applies");
    programme(&rows);
    rows
}

fn first_agreed(rows: &Dataset) -> Id {
    let programme = programme(rows);
    let mut found: Vec<_> = programme.statements.values().filter(|s| s.force.code() == "agreed").collect();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found[0].id
}

#[test]
fn split_and_join_are_inverse_in_the_text() {
    let base = read(&rows(), TEXT, "T1");
    let statement = first_agreed(&base);
    let row = base.row(Kind::Statement, statement).expect("a row").clone();
    let at = 29;
    let halves = apply(&base, &edit::split(statement, at, &base, &lexicon(), &mut ids(5)).expect("splits"));
    assert_eq!(statements(&halves).len(), statements(&base).len() + 1);
    let words: Vec<String> = statements(&halves).into_iter().map(|s| s.2).collect();
    assert!(words.iter().any(|w| w == "It was agreed to restart the"), "{words:?}");
    let tail = halves
        .rows(Kind::Statement)
        .find(|s| s.id.to_string().starts_with("00000000-0005"))
        .expect("a tail")
        .id;
    let whole =
        apply(&halves, &edit::join(tail, statement, &halves, &lexicon(), &mut ids(8)).expect("joins"));
    let after = whole.row(Kind::Statement, statement).expect("a row");
    assert_eq!((after.get("start"), after.get("end")), (row.get("start"), row.get("end")));
    assert_eq!(
        statements(&whole).iter().map(|s| &s.2).collect::<Vec<_>>(),
        statements(&base).iter().map(|s| &s.2).collect::<Vec<_>>()
    );
    let items = |rows: &Dataset| programme(rows).items.len();
    assert_eq!((items(&halves), items(&whole)), (items(&base) + 1, items(&base)));
    let title =
        |rows: &Dataset| rows.by_code(Kind::Item, "T1-1").expect("an item").get("title_en").to_owned();
    assert_eq!(title(&halves), "Restart the");
    assert_eq!(title(&whole), title(&base));
}

#[test]
fn splits_and_joins_that_make_no_sense_are_refused() {
    let base = read(&rows(), TEXT, "T1");
    let statement = first_agreed(&base);
    for at in [0, 9_999] {
        let refused = edit::split(statement, at, &base, &lexicon(), &mut ids(5)).expect_err("refused");
        assert_eq!(refused[0].code, "split-outside");
    }
    let far = base.by_code(Kind::Statement, "T1/1.1").expect("a title").id;
    assert_eq!(
        edit::join(statement, far, &base, &lexicon(), &mut ids(8)).expect_err("refused")[0].code,
        "join-apart"
    );
    assert_eq!(
        edit::join(statement, statement, &base, &lexicon(), &mut ids(8)).expect_err("refused")[0].code,
        "join-apart"
    );
}

#[test]
fn editing_the_force_makes_and_withdraws_items() {
    let base = read(&rows(), TEXT, "T1");
    let statement = first_agreed(&base);
    let count = |rows: &Dataset| programme(rows).items.len();
    let calm = apply(
        &base,
        &edit::edit(statement, "force", "courtesy", &base, &lexicon(), &mut ids(6)).expect("edits"),
    );
    assert_eq!(count(&calm), count(&base) - 1);
    let again = apply(
        &calm,
        &edit::edit(statement, "force", "Agreed", &calm, &lexicon(), &mut ids(7)).expect("edits"),
    );
    assert_eq!(count(&again), count(&base));
    assert_eq!(again.row(Kind::Statement, statement).expect("a row").get("review"), "edited");
    let wrong = edit::edit(statement, "force", "loud", &base, &lexicon(), &mut ids(6)).expect_err("refused");
    assert_eq!((wrong[0].code, wrong[0].place.column.as_str()), ("not-in-list", "force"));
    let wrong = edit::edit(statement, "end", "9999", &base, &lexicon(), &mut ids(6)).expect_err("refused");
    assert_eq!(wrong[0].code, "range-outside");
    let accepted = apply(&base, &edit::accept(statement, &base, &lexicon(), &mut ids(9)).expect("accepts"));
    assert_eq!(accepted.row(Kind::Statement, statement).expect("a row").get("review"), "accepted");
}

/// The due dates of the live items: value, source's code, the words that say it.
fn dues(rows: &Dataset) -> Vec<(String, String, String)> {
    let live = rows.rows(Kind::Claim).filter(|r| !r.withdrawn() && r.get("field") == "due");
    let own = live.filter(|r| !r.id.to_string().starts_with("00000000-0001"));
    own.map(|r| {
        let source = rows.row(Kind::Source, r.get("source").parse().expect("an id")).expect("a source");
        let words = format!("{}{}", r.get("text_ar"), r.get("text_en"));
        (r.get("value").to_owned(), source.get("code").to_owned(), words)
    })
    .collect()
}

#[test]
fn an_agreed_deadline_is_a_due_date_of_its_item() {
    let text = "استقبل وزير الصناعة وفد الهيئة الشمالية للصناعة.\nواتفق الجانبان على إيفاد خبراء إلى مصنع الغزل قبل نهاية يناير 2027 لمعاينة الخطوط المتوقفة منذ 2014.\nوناقش الجانبان إنشاء محطة للطاقة الشمسية قبل نهاية عام 2027.\n";
    let base = read(&rows(), text, "T5");
    let due = ("2027-01".to_owned(), "S-T5".to_owned(), "قبل نهاية يناير 2027".to_owned());
    assert_eq!(dues(&base), std::slice::from_ref(&due), "and none of what was only discussed");
    let (item, p) = (id(&base, Kind::Item, "T5-1"), programme(&base));
    let title = "إيفاد خبراء إلى مصنع الغزل قبل نهاية يناير 2027 لمعاينة الخطوط المتوقفة منذ 2014";
    assert_eq!(p.items[&item].title.get(Lang::Ar), title, "without the words of its force");
    assert!(p.items[&item].title.stands_in(Lang::En), "in Arabic until somebody translates it");
    let shown = p.fact(item, "due");
    assert_eq!(
        shown.when().and_then(sanad_model::When::latest).map(|d| d.to_string()).as_deref(),
        Some("2027-01-31")
    );
    let statement = p.items[&item].statements[0];
    // What came with the passage goes with it and comes again.
    let force = |rows: &Dataset, to, n| {
        apply(rows, &edit::edit(statement, "force", to, rows, &lexicon(), &mut ids(n)).expect("edits"))
    };
    let talked = force(&base, "discussed", 6);
    assert_eq!(dues(&talked), []);
    let calm = force(&base, "courtesy", 6);
    assert!(dues(&calm).is_empty() && !programme(&calm).items.contains_key(&item), "nobody worked on it");
    assert_eq!(dues(&force(&talked, "agreed", 7)), std::slice::from_ref(&due));
    // An item of which a due date was said and taken back gets none by being accepted.
    let claim = base.rows(Kind::Claim).find(|r| r.get("value") == "2027-01").expect("a claim").clone();
    let accept = |rows: &Dataset| {
        apply(rows, &edit::accept(statement, rows, &lexicon(), &mut ids(9)).expect("accepts"))
    };
    let mut taken = base.clone();
    taken.put(Kind::Claim, claim.clone().with("withdrawn", "yes"));
    assert_eq!(dues(&accept(&taken)), []);
    // One without any takes it.
    taken.put(Kind::Claim, claim.with("withdrawn", "yes").with("record", "items/I3"));
    assert_eq!(dues(&accept(&taken)), [due]);
}

fn met(held: &str, title: &str) -> CommuniqueMeta {
    let meeting = Meeting::New { held: held.to_owned(), title: title.to_owned() };
    CommuniqueMeta { title: "Talks".to_owned(), meeting, ..CommuniqueMeta::default() }
}

fn read_as(base: &Dataset, text: &str, meta: &CommuniqueMeta, n: u64) -> Dataset {
    apply(base, &communique::changes(text, meta, base, &lexicon(), &mut ids(n)).expect("reads"))
}

#[test]
fn a_new_meeting_comes_with_its_text() {
    let text = "The Minister of Industry of South received a delegation of the Northern Authority for Industry.\nThe Northern Authority for Industry offered to train workers.\nIt was agreed to send experts to the suspended factories within 30 days.\n";
    let base = rows();
    let said = CommuniqueMeta { title: "Talks on industry".to_owned(), ..met(" 2026-11-03 ", "") };
    let changes = communique::changes(text, &said, &base, &lexicon(), &mut ids(2));
    let changes = changes.expect("reads");
    let after = apply(&base, &changes);
    let p = programme(&after);
    let meeting = &p.meetings[&id(&after, Kind::Meeting, "M-2026-11-03")];
    assert_eq!(
        (meeting.title.get(Lang::En), meeting.title.get(Lang::Ar)),
        ("Talks on industry", "Talks on industry")
    );
    assert!(meeting.title.stands_in(Lang::Ar), "until somebody translates it");
    let parties: Vec<&str> = meeting.parties.iter().map(|id| p.parties[id].code.as_str()).collect();
    assert_eq!(parties, ["SOUTH", "NAI"], "those that act in the text");
    let source = id(&after, Kind::Source, "S-C-2026-11-03");
    assert_eq!(meeting.sources, [source]);
    assert_eq!(p.documents[&id(&after, Kind::Document, "C-2026-11-03")].meeting, Some(meeting.id));
    let agreed =
        p.items.values().find(|i| i.code.starts_with("C-") && i.title.get(Lang::En).contains("experts"));
    let agreed = agreed.expect("an agreed item");
    assert_eq!((agreed.meeting, &agreed.parties), (Some(meeting.id), &meeting.parties));
    let due = dues(&after);
    assert_eq!((due.len(), due[0].1.as_str()), (1, "S-C-2026-11-03"), "{due:?}");
    let last = p.fact(agreed.id, "due").when().and_then(sanad_model::When::latest).map(|d| d.to_string());
    assert_eq!(last.as_deref(), Some("2026-12-03"), "counted from the meeting");
    // The same text again makes no second meeting; taking back the batch takes the meeting back.
    let again = communique::changes(text, &met("2026-11-03", ""), &after, &lexicon(), &mut ids(3));
    assert_eq!(again, Ok(Vec::new()));
    assert!(changes.iter().any(|c| c.kind == Kind::Meeting) && changes.iter().all(|c| c.before.is_empty()));
}

#[test]
fn the_day_of_a_new_meeting_keeps_its_precision() {
    let mut base = rows();
    let cases = [
        ("2026-11", "M-2026-11"),
        ("2026-11", "M-2026-11.2"),
        ("~2026", "M-2026"),
        ("<2026-12", "M-2026-12"),
        ("2026-01..2026-03", "M-2026-01..2026-03"),
    ];
    for (n, (held, code)) in (20..).zip(cases) {
        base = read_as(&base, &format!("{TEXT}\nText {n}.\n"), &met(held, "جولة ثانية"), n);
        let meeting = base.by_code(Kind::Meeting, code).expect("a meeting");
        assert_eq!((meeting.get("held"), meeting.get("original")), (held, "ar"));
        assert_eq!(meeting.get("title_en"), "جولة ثانية");
    }
    // Nobody knows when: the code comes from the text, as the document's does.
    let unknown = read_as(&base, ARABIC, &CommuniqueMeta { title: String::new(), ..met("?", "") }, 30);
    let code = format!("M-{}", &communique::hash(ARABIC)[..8]);
    let meeting = unknown.by_code(Kind::Meeting, &code).expect("a meeting");
    assert_eq!(meeting.get("title_en"), "استقبل وزير الصناعة وفد الهيئة الشمالية للصناعة", "its first words");
    for (held, fault) in [("", "cell-missing"), ("next week", "not-a-date"), ("2026-02-30", "not-a-date")] {
        let wrong = communique::changes("Some words.", &met(held, ""), &base, &lexicon(), &mut ids(31));
        let wrong = wrong.expect_err("refused");
        assert_eq!((wrong[0].code, wrong[0].place.column.as_str()), (fault, "held"));
    }
}
