//! The whole paper, word for word, and how large it is.

use crate::support::{ask, paper, raw_keys, sample};
use sanad_model::{Lang, Programme};

/// A chat message; the strictest of the usual messengers takes 4,096 characters.
const MESSAGE: usize = 4_096;
/// What the one file may weigh.
const FILE: usize = 300 * 1024;

#[test]
fn the_sample_in_english() {
    let (p, o) = sample();
    insta::assert_snapshot!(paper(p, o, Lang::En).text());
}

#[test]
fn the_sample_in_arabic() {
    let (p, o) = sample();
    insta::assert_snapshot!(paper(p, o, Lang::Ar).text());
}

#[test]
fn an_empty_programme_says_what_to_do() {
    let p = Programme::default();
    let o = ask(&p);
    let both: Vec<String> = Lang::ALL.iter().map(|lang| paper(&p, &o, *lang).text()).collect();
    insta::assert_snapshot!(both.join("\n----\n"));
}

#[test]
fn it_is_short_and_whole_in_both_languages() {
    let (p, o) = sample();
    for lang in Lang::ALL {
        let paper = paper(p, o, *lang);
        let text = paper.text();
        assert!(text.chars().count() <= MESSAGE, "{} characters", text.chars().count());
        assert!((1..=3).contains(&paper.decisions.len()), "the sample has something to decide");
        assert!(paper.decisions.iter().all(|d| !d.what.is_empty() && !d.why.is_empty()));
        assert_eq!(raw_keys(&text, *lang), Vec::<String>::new());
        let html = paper.html().unwrap();
        assert!(html.len() < FILE, "{} bytes", html.len());
        let body = html.split("</style>").nth(1).unwrap();
        let words: String = body.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, t)| t).collect();
        assert_eq!(raw_keys(&words, *lang), Vec::<String>::new());
        assert!(!html.contains("http://") && !html.contains("src=\"http"), "nothing to fetch");
    }
}

#[test]
fn every_line_has_a_source_of_the_ledger_or_the_records() {
    let (p, o) = sample();
    let paper = paper(p, o, Lang::En);
    for key in paper.decisions.iter().map(|d| &d.src).chain(paper.next.iter().map(|n| &n.src)) {
        let entry = key.strip_prefix("calc/").and_then(|key| o.ledger.get(key));
        assert!(entry.is_some(), "{key}");
    }
}
