//! Every number on a page stands in an element that says where it comes from, and every source
//! answers.

use crate::site::Site;
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// Elements without an end tag.
const VOID: &[&str] = &["meta", "link", "input", "br", "img", "hr", "wbr"];

/// Texts with digits that no element answers for, and the sources named.
fn walk(html: &str) -> (Vec<String>, BTreeSet<String>) {
    let body = html.split_once("<body>").map_or("", |(_, b)| b);
    let (mut orphans, mut sources) = (Vec::new(), BTreeSet::new());
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        let text = rest[..at].trim();
        // Entities such as `&#38;` are not numbers.
        let plain: String = text
            .split('&')
            .map(|p| p.split_once(';').map_or(p, |(e, t)| if e.len() < 6 { t } else { p }))
            .collect();
        if plain.contains(|c: char| c.is_ascii_digit()) && !open.iter().any(|(_, told)| *told) {
            orphans.push(text.to_owned());
        }
        let Some(end) = rest[at..].find('>').map(|e| at + e) else { break };
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if tag.starts_with('/') {
            while let Some((last, _)) = open.pop() {
                if last == name {
                    break;
                }
            }
            continue;
        }
        let source =
            tag.split_once("data-src=\"").and_then(|(_, v)| v.split('"').next()).filter(|s| !s.is_empty());
        sources.extend(source.map(str::to_owned));
        if !VOID.contains(&name.as_str()) && !tag.ends_with('/') && !tag.starts_with('!') {
            open.push((name, source.is_some()));
        }
    }
    (orphans, sources)
}

#[tokio::test]
async fn no_number_is_an_orphan() {
    let site = Site::new().await;
    let form =
        [("kind", "claims"), ("set.record", "items/I1"), ("set.field", "due"), ("set.value", "2027-01-31")];
    assert_eq!(site.post("/en/edit", &form).await.status, StatusCode::SEE_OTHER);
    let mut all = BTreeSet::new();
    let mut pages = 0;
    for path in crate::pages::PAGES {
        for lang in ["ar", "en"] {
            let address = format!("/{lang}/{path}");
            let page = site.get(&address).await.body;
            let (orphans, sources) = walk(&page);
            assert!(orphans.is_empty(), "{address}: {orphans:?}");
            all.extend(sources);
            pages += 1;
        }
    }
    assert!(pages > 30 && all.len() > 40, "{pages} pages, {} sources", all.len());
    for source in all {
        let encoded: String = source
            .chars()
            .map(|c| {
                if c == '/' || c.is_ascii_alphanumeric() || ".-_".contains(c) {
                    c.to_string()
                } else {
                    format!("%{:02X}", u32::from(c))
                }
            })
            .collect();
        for lang in ["ar", "en"] {
            let answer = site.get(&format!("/{lang}/source/{encoded}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{source}");
            assert!(!answer.body.contains('⟦'), "{source}");
        }
    }
}
