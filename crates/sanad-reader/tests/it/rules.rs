//! The rule files themselves: their examples fire, their mistakes are located.

use sanad_model::{Force, Lang};
use sanad_reader::{Lexicon, Names, Role, RuleKind, read};

#[test]
fn every_example_fires_its_rule() {
    let lexicon = Lexicon::builtin().unwrap();
    for rule in lexicon.rules().iter().filter(|r| !matches!(r.kind, RuleKind::Concept | RuleKind::Structure))
    {
        let reading = read(&rule.example, rule.lang.unwrap(), &lexicon, &Names::default());
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
        assert!(!rule.note.is_empty(), "{}", rule.id);
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
note = ""
example = ""

[[rule]]
id = "one"
role = "act"
weight = 1
patterns = []
note = ""
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
            ("bad.toml", 13),
            ("bad.toml", 13),
            ("bad.toml", 13),
            ("worse.toml", 1),
            ("odd.toml", 1),
        ]
    );
    let text = error.to_string();
    assert!(text.contains("`sworn` is not a force; write one of agreed, discussed"), "{text}");
    assert!(text.contains("bad.toml, line 7: The weight 12 must lie between 1 and 9"), "{text}");
    assert!(text.contains("`one` is taken"), "{text}");
}

#[test]
fn unknown_keys_are_refused() {
    let error = Lexicon::parse(&[("a.toml", "lang = \"ar\"\nrules = []\n")]).unwrap_err();
    assert_eq!(error.problems[0].line, 2);
    assert!(error.problems[0].message.contains("rules"));
}
