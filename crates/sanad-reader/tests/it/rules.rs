//! The rule files themselves: their examples fire, their mistakes are located.

use sanad_model::{Force, Lang};
use sanad_reader::{Lexicon, Names, Role, RuleKind, read_on};

#[test]
fn every_example_fires_its_rule() {
    let lexicon = Lexicon::builtin().unwrap();
    for rule in lexicon.rules().iter().filter(|r| !matches!(r.kind, RuleKind::Concept | RuleKind::Structure))
    {
        // A span of time counts from the day of the meeting.
        let held = matches!(rule.kind, RuleKind::Deadline(_)).then(|| "2031-01-15".parse().unwrap());
        let reading = read_on(&rule.example, rule.lang.unwrap(), &lexicon, &Names::default(), held);
        let fired = reading.passages().flat_map(|p| &p.rules).any(|f| f.id == rule.id);
        assert!(fired, "{} does not fire on `{}`", rule.id, rule.example);
        if rule.kind == RuleKind::Force && rule.role != Role::Again {
            let forces: Vec<Force> = reading.passages().map(|p| p.force).collect();
            assert!(forces.contains(&rule.force.unwrap()), "{} gives {forces:?}", rule.id);
        }
    }
}

#[test]
fn every_rule_says_why_and_can_be_looked_up() {
    let lexicon = Lexicon::builtin().unwrap();
    for rule in lexicon.rules() {
        let arabic = |text: &str| text.chars().any(|c| ('\u{0621}'..='\u{064A}').contains(&c));
        assert!(arabic(&rule.note.ar), "{}", rule.id);
        assert!(rule.note.en.chars().any(|c| c.is_ascii_alphabetic()), "{}", rule.id);
        assert!(rule.note.ar.ends_with('.') && rule.note.en.ends_with('.'), "{}", rule.id);
        assert_eq!(lexicon.rule(&rule.id), Some(rule));
        assert_eq!(rule.lang.is_none(), rule.kind == RuleKind::Structure);
    }
    assert_eq!(lexicon.rule("no.such.rule"), None);
    for id in
        ["structure.title", "structure.list", "structure.line", "structure.recalled", "structure.default"]
    {
        assert!(lexicon.rule(id).is_some(), "{id}");
    }
}

#[test]
fn every_concept_is_read_in_both_languages() {
    let lexicon = Lexicon::builtin().unwrap();
    let codes = |lang| -> Vec<String> {
        let of = |r: &&sanad_reader::Rule| r.kind == RuleKind::Concept && r.lang == Some(lang);
        lexicon.rules().iter().filter(of).filter_map(|r| r.concept.clone()).collect()
    };
    assert_eq!(codes(Lang::Ar), codes(Lang::En));
}

#[test]
fn mistakes_come_together_with_their_lines() {
    let bad = r#"lang = "en"

[[rule]]
id = "one"
force = "sworn"
role = "act"
weight = 12
patterns = ["..", "swore a|"]
note = { ar = "قاعدة.", en = " " }
example = ""

[[rule]]
id = "one"
role = "act"
weight = 1
patterns = []
note = { en = "A rule." }
example = ""
"#;
    let error =
        Lexicon::parse(&[("bad.toml", bad), ("worse.toml", "lang = \n"), ("odd.toml", "lang = \"fr\"")])
            .unwrap_err();
    let found: Vec<(&str, usize)> = error.problems.iter().map(|p| (p.file.as_str(), p.line)).collect();
    assert_eq!(
        found,
        [
            ("bad.toml", 5),
            ("bad.toml", 7),
            ("bad.toml", 8),
            ("bad.toml", 8),
            ("bad.toml", 9),
            ("bad.toml", 13),
            ("bad.toml", 13),
            ("bad.toml", 13),
            ("bad.toml", 17),
            ("worse.toml", 1),
            ("odd.toml", 1),
        ]
    );
    let text = error.to_string();
    assert!(text.contains("`sworn` is not a force; write one of agreed, discussed"), "{text}");
    assert!(text.contains("bad.toml, line 7: The weight 12 must lie between 1 and 9"), "{text}");
    assert!(text.contains("`one` is taken"), "{text}");
    assert!(text.contains("bad.toml, line 9: `one` has no note in English; write"), "{text}");
    assert!(text.contains("bad.toml, line 17: `one` has no note in Arabic; write"), "{text}");
}

#[test]
fn unknown_keys_are_refused() {
    let error = Lexicon::parse(&[("a.toml", "lang = \"ar\"\nrules = []\n")]).unwrap_err();
    assert_eq!(error.problems[0].line, 2);
    assert!(error.problems[0].message.contains("rules"));
}

#[test]
fn a_note_may_not_be_left_out() {
    let text = "[[structure]]\nid = \"one\"\n";
    let error = Lexicon::parse(&[("a.toml", text)]).unwrap_err();
    assert!(error.problems[0].message.contains("note"), "{error}");
}

#[test]
fn a_rule_quotes_the_words_it_fires_on() {
    let lexicon = Lexicon::builtin().unwrap();
    let text = "واتَّفق الجانبان على تدريب الكوادر، واتفقا على إيفاد خبراء.";
    assert_eq!(lexicon.quotes("ar.agreed.sides", text), ["واتفق", "واتفقا"]);
    assert_eq!(lexicon.quotes("concept.train.ar", text), ["تدريب الكوادر"]);
    assert_eq!(
        lexicon.quotes("en.agreed.sides", "They agreed to send, and agreed to train."),
        ["agreed to",]
    );
    assert!(lexicon.quotes("structure.title", text).is_empty());
    assert!(lexicon.quotes("no.such.rule", text).is_empty());
}

/// Every rule about words can quote them on its own example.
#[test]
fn every_example_is_quoted() {
    let lexicon = Lexicon::builtin().unwrap();
    for rule in lexicon.rules().iter().filter(|r| !r.example.is_empty()) {
        assert!(!lexicon.quotes(&rule.id, &rule.example).is_empty(), "{}", rule.id);
    }
}
