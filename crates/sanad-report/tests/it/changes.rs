//! What changed since last time: proofs given, accepted, refused, and acceptance that fell away.

use crate::support::{SINCE, ask, sample};
use sanad_model::programme::{Proof, Verification};
use sanad_model::{Date, Id, Lang, Programme, Text};
use sanad_outcomes::Outcomes;
use sanad_report::{Asked, Paper, Since};

const GIVEN: Date = Date::constant(2026, 11, 18);
const JUDGED: Date = Date::constant(2026, 11, 20);

fn id(n: u64) -> Id {
    Id::from_counter(1_900_000_000_000, n)
}

/// The sample with a proof of its first item, and what the other side said of it.
fn with(verdicts: &[bool]) -> (Programme, Outcomes) {
    let mut p = sample().0.clone();
    let item = p.items.values().min_by(|a, b| a.code.cmp(&b.code)).unwrap().id;
    let sides: Vec<Id> = p.sides().iter().map(|s| s.id).collect();
    let proof = Proof {
        id: id(1),
        item,
        given_on: GIVEN,
        given_by: sides[0],
        what: Text::default(),
        url: String::new(),
    };
    p.proofs.entry(item).or_default().push(proof);
    for (n, accepted) in (2..).zip(verdicts) {
        p.verifications.entry(id(1)).or_default().push(Verification {
            id: id(n),
            proof: id(1),
            verified_on: JUDGED,
            verified_by: sides[1],
            accepted: *accepted,
            note: Text::default(),
        });
    }
    let o = ask(&p);
    (p, o)
}

fn told(before: &(Programme, Outcomes), now: &(Programme, Outcomes), lang: Lang) -> Vec<(String, String)> {
    let since = Some((Since::day(SINCE), &before.0, &before.1));
    let paper = Paper::new(&Asked { programme: &now.0, outcomes: &now.1, since, lang });
    paper.changed.lines.into_iter().map(|line| (line.text, line.src)).collect()
}

#[test]
fn a_proof_and_each_verdict_are_told_once() {
    let stages = [sample().clone(), with(&[]), with(&[true]), with(&[false]), with(&[true, false])];
    let steps = [
        (0, 1, "proof given on 18 November 2026", format!("record/proofs/{}", id(1))),
        (0, 2, "proof accepted by Libya, 20 November 2026", format!("record/verifications/{}", id(2))),
        (1, 2, "proof accepted by Libya, 20 November 2026", format!("record/verifications/{}", id(2))),
        (1, 3, "proof not accepted by Libya, 20 November 2026", format!("record/verifications/{}", id(2))),
        (2, 4, "open again; Libya no longer accepts the proof", format!("record/verifications/{}", id(3))),
        (
            2,
            1,
            "the acceptance of the proof of 18 November 2026 was taken back",
            format!("record/proofs/{}", id(1)),
        ),
    ];
    for (before, now, words, src) in steps {
        let lines = told(&stages[before], &stages[now], Lang::En);
        let of: Vec<_> = lines.iter().filter(|(text, _)| text.contains("proof")).collect();
        assert_eq!(of.len(), 1, "{before} to {now}: {lines:?}");
        assert!(of[0].0.contains(words), "{before} to {now}: {}", of[0].0);
        assert_eq!(of[0].1, src, "{before} to {now}");
        let arabic = told(&stages[before], &stages[now], Lang::Ar);
        assert_eq!(arabic.len(), lines.len(), "{arabic:?}");
        assert!(
            arabic.iter().any(|(text, of)| *of == src && text.contains("الإثبات")) || before == 0 && now == 1
        );
    }
}

#[test]
fn nothing_is_told_when_nothing_changed() {
    let lines = told(sample(), sample(), Lang::En);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].0, "Nothing changed.");
}
