//! Ten single edits. Each moves the results, decisions and parts of the paper that rest on it, and
//! nothing else.

use crate::world::{Moves, TODAY, World, class, parts};
use sanad_files::survey::{Answer, Answers, Given};
use sanad_model::{Kind, Lang};
use std::collections::BTreeSet;

/// What one edit must move.
#[derive(Default)]
struct Expected<'a> {
    /// Results by key: `before > after`, or `+n` and `-n` for counts.
    moves: &'a [(&'a str, &'a str)],
    /// Classes of results of which many move (`site/*/visit`); each must, and no other may.
    wide: &'a [&'a str],
    /// How the decisions differ; codes within the survey decision follow from the plan.
    decided: &'a [&'a str],
    /// Parts of the paper that differ, in both languages.
    paper: &'a [&'a str],
    /// What the paper says of the change, in Arabic and English.
    said: &'a [(&'a str, &'a str)],
}

/// What follows when the plan is made anew.
const PLAN: &[&str] =
    &["site/*/visit", "site/*/answers", "plan.value_days", "plan.bound", "plan.gap", "works"];
/// What follows when an agreed item is no longer open: every question that bore on it loses weight.
const WEIGHTS: &[&str] = &["question/*/items", "site/*/score", "site/*/rank"];

fn holds(before: &World, after: &World, expected: &Expected<'_>) {
    let moves = after.moves(before);
    for (key, how) in expected.moves {
        let Some((was, is)) = moves.get(*key) else { panic!("`{key}` did not move; moved: {moves:#?}") };
        let found = match (how.starts_with(['+', '-']), was.parse::<i64>(), is.parse::<i64>()) {
            (true, Ok(was), Ok(is)) => format!("{:+}", is - was),
            _ => format!("{was} > {is}"),
        };
        assert_eq!(found, *how, "{key}");
    }
    let rest: Moves =
        moves.into_iter().filter(|(key, _)| !expected.moves.iter().any(|(k, _)| k == key)).collect();
    let others: BTreeSet<String> = rest.keys().map(|k| class(k)).collect();
    let wide: BTreeSet<String> = expected.wide.iter().map(|c| (*c).to_owned()).collect();
    assert_eq!(others, wide, "{rest:#?}");
    let decided: BTreeSet<String> = expected.decided.iter().map(|d| (*d).to_owned()).collect();
    assert_eq!(after.decided(before), decided);
    for lang in [Lang::Ar, Lang::En] {
        let (was, is) = (before.paper(before, lang), after.paper(before, lang));
        let mut differ = parts(&was, &is);
        // Where the plan of works is made anew, its sentence may come out as it was.
        if expected.wide.contains(&"works") {
            differ.remove("works");
        }
        assert_eq!(differ, expected.paper.iter().copied().collect(), "{lang}: {is:#?}");
        let said = is.changed.lines.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join("\n");
        for (ar, en) in expected.said {
            let words = if lang == Lang::Ar { ar } else { en };
            assert!(said.contains(words), "{lang}: `{words}` is not in\n{said}");
        }
    }
}

#[test]
fn nothing_moves_when_nothing_changes() {
    let sample = World::sample();
    holds(&sample, &World::of(sample.rows.clone()), &Expected::default());
}

#[test]
fn an_answered_survey_question_takes_the_site_out_of_the_plan() {
    let before = World::sample();
    let question = sanad_files::survey::questions()
        .iter()
        .find(|q| q.parts.iter().any(|p| p.field == "blocker.power"))
        .expect("the survey asks for power");
    let answer = Answer { value: "yes".to_owned(), ..Answer::default() };
    let given = Given { question: question.id.clone(), field: "blocker.power".to_owned(), answer };
    let answers = Answers {
        site: before.id(Kind::Site, "F25"),
        made_on: TODAY,
        made_by: Some(before.id(Kind::Party, "LY-MIM")),
        with: Vec::new(),
        office: None,
        answers: vec![given],
    };
    let changes = sanad_files::survey::changes(&answers, &before.rows, &mut sanad_store::new_id);
    let after = before.with(&changes.expect("a fitting answer"));
    holds(
        &before,
        &after,
        &Expected {
            moves: &[
                ("site/F25/unanswered", "-1"),
                ("site/F25/blockers", "0 > 1"),
                ("blockers.power", "+1"),
                ("blockers.power.unknown", "-1"),
                ("need/blocker/power/asked", "+1"),
                ("sites.no_blocker_known", "-1"),
                ("sites.unanswered", "-1"),
                ("sites.unsurveyed", "-1"),
                ("plan.inputs", "-1"),
                ("plan.visits", "-1"),
                ("decision/survey", "-1"),
                ("site/F25/score", "156 > 0"),
            ],
            wide: &[PLAN, &["site/*/rank"]].concat(),
            decided: &["-survey F25"],
            paper: &["sites", "decisions", "items", "next", "changed"],
            said: &[(
                "مصنع أعلاف سبها: جرت معاينته في 22 نوفمبر 2026؛ ما يعوق تشغيله: الكهرباء",
                "Sebha feed factory: surveyed on 22 November 2026; held back by power",
            )],
        },
    );
}

#[test]
fn a_withdrawn_statement_takes_its_item_along() {
    let before = World::sample();
    let statement = before.id(Kind::Statement, "C-2021-12/4.1");
    let after = before.with(&[before.withdrawn(Kind::Statement, statement)]);
    holds(
        &before,
        &after,
        &Expected {
            moves: &[
                ("item/C03/status", "no_date > withdrawn"),
                ("statements.agreed", "-1"),
                ("items.agreed", "-1"),
                ("items.agreed.no_date", "-1"),
                ("items.agreed.withdrawn", "+1"),
                ("items.status.no_date", "-1"),
                ("items.status.withdrawn", "+1"),
                ("need/field/experts/asked", "-1"),
                ("need/field/restart/asked", "-1"),
                ("need/field/efficiency/asked", "-1"),
                ("decision/due", "-1"),
                ("item/C03/forecast", "2026-12-21 2027-01-04 open > -"),
                ("meeting/M05/items", "-1"),
                ("party/AOI/owns", "-1"),
            ],
            wide: &[PLAN, WEIGHTS].concat(),
            decided: &["-due C03"],
            paper: &["counts", "decisions", "items", "next", "changed"],
            said: &[("مسحوب", "Withdrawn")],
        },
    );
}

#[test]
fn a_moved_date_is_a_slip() {
    let sample = World::sample();
    let before = sample.with(&sample.claimed("items/C14", "due", "2026-12-20", "2026-11-01"));
    holds(
        &sample,
        &before,
        &Expected {
            moves: &[
                ("item/C14/due", "- > 2026-12-20"),
                ("item/C14/status", "no_date > planned"),
                ("items.agreed.no_date", "-1"),
                ("items.agreed.planned", "+1"),
                ("items.status.no_date", "-1"),
                ("items.status.planned", "+1"),
                ("decision/due", "-1"),
            ],
            wide: &["works"],
            decided: &["-due C14"],
            paper: &["counts", "decisions", "items", "next", "changed"],
            said: &[("مخطط", "Planned")],
        },
    );
    let after = before.with(&before.claimed("items/C14", "due", "2027-01-31", "2026-11-20"));
    holds(
        &before,
        &after,
        &Expected {
            moves: &[("item/C14/due", "2026-12-20 > 2027-01-31"), ("item/C14/slips", "- > 1")],
            // What serves it may be done by the one day and not by the other.
            wide: &["works"],
            paper: &["items", "next", "changed"],
            said: &[("31 يناير 2027", "31 January 2027")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_removed_team_moves_dates_alone() {
    let before = World::sample();
    let team = before.id(Kind::Team, "T3");
    let mut records = vec![(Kind::Team, team)];
    records.extend(["T3-AOI", "T3-LY"].map(|pool| (Kind::People, before.id(Kind::People, pool))));
    let mut changes = Vec::new();
    for (kind, id) in records {
        changes.push(before.withdrawn(kind, id));
        let claims = before.claims_about(kind, id);
        changes.extend(claims.into_iter().map(|claim| before.withdrawn(Kind::Claim, claim)));
    }
    let after = before.with(&changes);
    holds(
        &before,
        &after,
        &Expected {
            moves: &[("plan.last", "2026-12-21 2027-01-04 2027-01-18 > 2026-12-31 2027-01-20 2027-02-11")],
            wide: &[PLAN, &["plan.answers", "item/*/forecast"]].concat(),
            paper: &["sites", "items", "next"],
            ..Expected::default()
        },
    );
}

#[test]
fn a_contradicted_claim_is_kept_beside_the_shown_one() {
    let before = World::sample();
    let after = before.with(&before.claimed("sites/F22", "state", "partial", "2019-05"));
    let moves = &[("site/F22/disagree", "- > 1")];
    let said = &[("اختلفت المصادر", "sources now differ")];
    holds(&before, &after, &Expected { moves, paper: &["changed"], said, ..Expected::default() });
    // A later claim is shown: the site runs, and nothing else of it counts as standing still.
    let later = before.with(&before.claimed("sites/F22", "state", "working", "2026-10"));
    let fewer = [
        "sites.waiting",
        "sites.unsurveyed",
        "sites.state.stopped",
        "blockers.finance",
        "blockers.inputs",
        "need/blocker/finance/asked",
        "need/blocker/inputs/asked",
        "plan.inputs",
        "plan.unvisited",
    ];
    let unknown = sanad_model::Blocker::ALL
        .iter()
        .filter(|b| !matches!(b.code(), "finance" | "inputs"))
        .map(|b| format!("blockers.{b}.unknown"));
    let fewer: Vec<String> = fewer.iter().map(|k| (*k).to_owned()).chain(unknown).collect();
    let mut moves: Vec<(&str, &str)> = fewer.iter().map(|k| (k.as_str(), "-1")).collect();
    moves.extend([
        ("site/F22/disagree", "- > 1"),
        ("site/F22/state", "stopped > working"),
        ("site/F22/score", "147 > 0"),
        ("sites.state.working", "+1"),
        ("sites.unanswered", "-37"),
    ]);
    holds(
        &before,
        &later,
        &Expected {
            moves: &moves,
            // The one site without a place no longer waits: the last answers have an end again.
            wide: &["site/*/rank", "plan.answers", "item/*/forecast", "works"],
            paper: &["sites", "decisions", "items", "changed"],
            said: &[("شركة الإنماء للصناعات الهندسية", "Enmaa Engineering Industries")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_verified_proof_closes_its_item() {
    let sample = World::sample();
    let what = [
        ("item", "C02"),
        ("given_on", "2026-11-10"),
        ("given_by", "AOI"),
        ("what_ar", "تقرير الزيارة"),
        ("what_en", "Report of the visit"),
    ];
    let before = sample.with(&sample.added(Kind::Proof, &what));
    holds(
        &sample,
        &before,
        &Expected {
            moves: &[
                ("item/C02/status", "no_date > awaiting"),
                ("items.agreed.no_date", "-1"),
                ("items.agreed.awaiting", "+1"),
                ("items.status.no_date", "-1"),
                ("items.status.awaiting", "+1"),
                ("decision/verify", "- > 1"),
                ("decision/due", "10 > -"),
            ],
            decided: &["+verify", "-due"],
            paper: &["counts", "decisions", "items", "changed"],
            said: &[("10 نوفمبر 2026", "10 November 2026")],
            ..Expected::default()
        },
    );
    let proof = before.rows.rows(Kind::Proof).next().expect("the proof").id.to_string();
    let word = [
        ("proof", proof.as_str()),
        ("verified_on", "2026-11-20"),
        ("verified_by", "LY-MIM"),
        ("outcome", "accepted"),
    ];
    let after = before.with(&before.added(Kind::Verification, &word));
    holds(
        &before,
        &after,
        &Expected {
            moves: &[
                ("item/C02/status", "awaiting > verified"),
                ("items.agreed.awaiting", "-1"),
                ("items.agreed.verified", "+1"),
                ("items.status.awaiting", "-1"),
                ("items.status.verified", "+1"),
                ("need/field/experts/asked", "-1"),
                ("need/field/restart/asked", "-1"),
                ("need/field/efficiency/asked", "-1"),
                ("decision/verify", "1 > -"),
                ("decision/due", "- > 9"),
                ("item/C02/forecast", "2026-12-21 2027-01-04 open > -"),
            ],
            wide: &[PLAN, WEIGHTS].concat(),
            decided: &["-verify", "+due"],
            paper: &["counts", "decisions", "items", "next", "changed"],
            said: &[("تم التحقق", "Verified")],
        },
    );
}

#[test]
fn a_named_owner_is_named_wherever_owners_are() {
    let before = World::sample();
    let after = before.with(&before.claimed("items/C14", "owner", "AOI", "2026-11-20"));
    holds(
        &before,
        &after,
        &Expected {
            moves: &[
                ("item/C14/owner", "- > AOI"),
                ("items.agreed.no_owner", "-1"),
                ("decision/owner", "-1"),
                ("party/AOI/owns", "+1"),
            ],
            decided: &["-owner C14"],
            paper: &["decisions", "items", "changed"],
            said: &[("الهيئة العربية للتصنيع", "Arab Organization for Industrialization")],
            ..Expected::default()
        },
    );
}

#[test]
fn an_update_is_a_word_and_changes_no_status() {
    let before = World::sample();
    let what = [
        ("item", "C04"),
        ("said_on", "2026-11-20"),
        ("said_by", "LY-MIM"),
        ("text_ar", "بدأ الإعداد."),
        ("text_en", "Preparation has begun."),
    ];
    let after = before.with(&before.added(Kind::Update, &what));
    holds(
        &before,
        &after,
        &Expected {
            moves: &[("item/C04/updates", "1 > 2")],
            paper: &["items", "changed"],
            said: &[("بدأ الإعداد.", "Preparation has begun.")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_closed_blocker_leaves_the_counts_and_the_plan_its_dates() {
    let before = World::sample();
    let after = before.with(&before.claimed("sites/F33", "blocker.inputs", "no", "2026-11-20"));
    holds(
        &before,
        &after,
        &Expected {
            moves: &[
                ("site/F33/blockers", "1 > 0"),
                ("site/F33/disagree", "- > 1"),
                ("blockers.inputs", "-1"),
                ("need/blocker/inputs/asked", "-1"),
                ("sites.no_blocker_known", "+1"),
            ],
            wide: &["works"],
            paper: &["items", "changed"],
            said: &[("أسباب التوقف 1 ← 0", "reasons for standing still 1 → 0")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_holiday_moves_dates_and_a_team_without_people_its_visits() {
    let before = World::sample();
    let what = [
        ("calendar", "CAL-LY"),
        ("first", "2026-12-13"),
        ("last", "2026-12-17"),
        ("kind", "holiday"),
        ("name_ar", "عطلة"),
        ("name_en", "Holiday"),
        ("status", "assumed"),
        ("basis_ar", "اختبار"),
        ("basis_en", "A test"),
    ];
    let after = before.with(&before.added(Kind::CalendarDay, &what));
    let dates = [PLAN, &["plan.answers", "item/*/forecast"]].concat();
    holds(
        &before,
        &after,
        &Expected {
            moves: &[("plan.last", "2026-12-21 2027-01-04 2027-01-18 > 2026-12-29 2027-01-12 2027-01-26")],
            wide: &dates,
            paper: &["sites", "items", "next"],
            ..Expected::default()
        },
    );
    let pool = before.id(Kind::People, "T3-AOI");
    let count = before
        .claims_about(Kind::People, pool)
        .into_iter()
        .find(|c| before.rows.row(Kind::Claim, *c).is_some_and(|r| r.get("field") == "count"))
        .expect("the size of the pool");
    // A visit needs skills, not heads: one more engineer changes nothing.
    let more = before.with(&[before.set(Kind::Claim, count, "value", "2")]);
    holds(&before, &more, &Expected::default());
    // Without its engineers a team can make no survey, as if it were not there.
    let none = before.with(&[before.set(Kind::Claim, count, "value", "0")]);
    holds(
        &before,
        &none,
        &Expected {
            moves: &[("plan.last", "2026-12-21 2027-01-04 2027-01-18 > 2026-12-30 2027-01-19 2027-02-08")],
            wide: &dates,
            paper: &["sites", "items", "next"],
            ..Expected::default()
        },
    );
}
