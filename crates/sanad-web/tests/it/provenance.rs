//! Every number on every page says where it comes from, and every such key leads somewhere.

use crate::site::{Answer, Site};
use axum::http::StatusCode;
use std::collections::{BTreeSet, VecDeque};

const STARTS: &[&str] = &[
    "",
    "items",
    "communiques",
    "register",
    "register/projects",
    "register/meetings",
    "register/parties",
    "register/indicators",
    "register/teams",
    "register/funds",
    "register/rates",
    "register/resources",
    "surveys",
    "surveys/F01",
    "capabilities",
    "measures",
    "library",
    "assumptions",
    "plan",
    "money",
    "money/R-F01",
    "money/risk?trials=20",
    "visits",
    "why",
    "paper",
    "history",
    "import",
];
const VOID: &[&str] = &["meta", "link", "input", "br", "hr", "img", "!doctype"];
/// Elements whose text nobody reads on the page.
const UNSEEN: &[&str] = &["title", "desc", "script", "style"];

#[derive(Default)]
pub(crate) struct Read {
    pub(crate) keys: BTreeSet<String>,
    pub(crate) links: BTreeSet<String>,
    pub(crate) bare: Vec<String>,
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    let value = &value[..value.find('"')?];
    Some(value.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"").replace("&lt;", "<"))
}

/// A small reader of the HTML that this server writes: every tag is closed, attributes are quoted.
pub(crate) fn read(html: &str) -> Read {
    let mut out = Read::default();
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        let covered = open.last().is_some_and(|(_, covered)| *covered);
        if !covered && text.replace("&#39;", "'").chars().any(|c| c.is_ascii_digit()) {
            out.bare.push(text.trim().to_owned());
        }
        let Some(end) = tail.find('>') else { break };
        let tag = &tail[1..end];
        rest = &tail[end + 1..];
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| !c.is_whitespace() && *c != '/').collect();
        if tag.starts_with('/') {
            if let Some(i) = open.iter().rposition(|(n, _)| *n == name) {
                open.truncate(i);
            }
            continue;
        }
        let key = attribute(tag, "data-src").filter(|k| !k.is_empty());
        let covers = covered || key.is_some() || UNSEEN.contains(&name.as_str());
        out.keys.extend(key);
        if name == "a" {
            out.links.extend(attribute(tag, "href"));
        }
        if !tag.ends_with('/') && !VOID.contains(&name.to_lowercase().as_str()) {
            open.push((name, covers));
        }
    }
    out
}

/// A page to be read: not a file to be kept.
fn is_page(answer: &Answer) -> bool {
    answer.headers.get("content-disposition").is_none() && answer.body.starts_with("<!doctype html>")
}

async fn crawl(site: &Site, lang: &str) -> usize {
    let mut queue: VecDeque<String> = STARTS.iter().map(|p| format!("/{lang}/{p}")).collect();
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let mut keys = 0;
    while let Some(path) = queue.pop_front() {
        let answer = site.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        if !is_page(&answer) {
            continue;
        }
        let page = read(&answer.body);
        assert!(page.bare.is_empty(), "{path}: numbers without a source: {:?}", page.bare);
        keys += page.keys.len();
        let sources = page.keys.iter().map(|k| format!("/{lang}/source/{}", encode(k)));
        let links = page.links.iter().filter(|h| h.starts_with(&format!("/{lang}/"))).cloned();
        for next in links.chain(sources) {
            let next = next.split('#').next().unwrap_or("").to_owned();
            // The same list in another order says nothing new.
            if !next.contains("sort=") && !next.contains("history?") && seen.insert(next.clone()) {
                queue.push_back(next);
            }
        }
    }
    assert!(keys > 100, "pages have sources");
    seen.len()
}

pub(crate) fn encode(key: &str) -> String {
    key.replace('%', "%25").replace(' ', "%20").replace('?', "%3F").replace('#', "%23").replace('<', "%3C")
}

#[tokio::test]
async fn every_number_has_a_source_that_opens() {
    let site = Site::new().await;
    for lang in ["ar", "en"] {
        assert!(crawl(&site, lang).await > 100);
    }
}

#[tokio::test]
async fn unknown_keys_are_told_in_words() {
    let site = Site::new().await;
    for key in [
        "calc/nothing",
        "claim/none",
        "fact/sites/F01/colour",
        "record/sites/F99",
        "source/none",
        "else/x",
        "x",
    ] {
        let answer = site.get(&format!("/en/source/{key}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key}");
        assert!(answer.body.contains("<h1"), "{key}: in words");
    }
}

#[tokio::test]
async fn a_result_tells_its_rule_and_what_it_was_computed_from() {
    let site = Site::new().await;
    let page = site.get("/en/source/calc/blockers.power").await.body;
    assert!(page.contains("Computed from"));
    assert!(page.contains("First factory"));
    let fact = site.get("/en/source/fact/sites/F01/blocker.power").await.body;
    assert!(fact.contains("What depends on it"));
    assert!(fact.contains("A paper"));
    let source = site.get("/en/source/source/S1").await.body;
    assert!(source.contains("Second factory"), "what was taken from it");
}
