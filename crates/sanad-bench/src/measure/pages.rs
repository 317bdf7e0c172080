//! Times of pages on the server: the router is asked in this process, so that only the server's
//! own work is counted.
//!
//! Addresses are found by following links from the first page in both languages. Addresses that
//! differ only in codes and values are one kind of page, and a bounded number of each kind is
//! asked for. Files to download are links of pages too; they are told as files, with the bound of
//! files.

use super::{FILE_MS, PAPER_MS, Table, Times, page_ms};
use anyhow::Context as _;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use sanad_model::{Date, Kind};
use sanad_store::Book;
use sanad_web::AppState;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

/// Times of one kind of page.
#[derive(Clone, Debug, Default)]
pub struct PageTimes {
    /// Times of all its addresses.
    pub times: Times,
    /// The slowest address and its time in milliseconds.
    pub slowest: (String, f64),
    /// The largest answer in bytes.
    pub bytes: usize,
    /// Addresses that did not answer 200, with what they answered.
    pub failed: Vec<(String, u16)>,
}

/// Times every kind of page of a book and puts a line each into the table: the first page after a
/// change, which computes the outcomes, then pages as they come after it. At most `each` addresses
/// of a kind are asked for.
pub async fn pages(
    book: &Book,
    today: Date,
    times: usize,
    each: usize,
    table: &mut Table,
) -> anyhow::Result<BTreeMap<String, PageTimes>> {
    let snapshot = book.snapshot();
    let bound = page_ms(&snapshot.programme);
    let app = sanad_web::router(AppState::new(Arc::new(book.clone()), None, Some(today)));
    let (_, first, _) = get(&app, "/ar/").await?;
    table.put("first page after a change: outcomes and all", &Times::one(first), None);
    let mut found: BTreeMap<String, PageTimes> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let mut queue: VecDeque<String> = VecDeque::new();
    for lang in ["ar", "en"] {
        queue.push_back(format!("/{lang}/"));
        for word in ["1", "a", "%D8%A7%D9%84", "restart"] {
            queue.push_back(format!("/{lang}/search?q={word}"));
        }
        // Places deep in the data that no short walk reaches.
        for (kind, path) in [(Kind::Item, "items"), (Kind::Site, "sites"), (Kind::Document, "communiques")] {
            if let Some(row) = snapshot.rows.rows(kind).next_back() {
                queue.push_back(format!("/{lang}/{path}/{}", row.get("code")));
            }
        }
    }
    while let Some(address) = queue.pop_front() {
        let kind = kind_of(&address);
        let count = asked.entry(kind.clone()).or_default();
        if !seen.insert(address.clone()) || *count >= each {
            continue;
        }
        *count += 1;
        let page = found.entry(kind).or_default();
        for round in 0..times.max(1) {
            let (status, time, body) = get(&app, &address).await?;
            let ms = time.as_secs_f64() * 1e3;
            page.times.add(time);
            page.bytes = page.bytes.max(body.len());
            if ms > page.slowest.1 {
                page.slowest = (address.clone(), ms);
            }
            if round > 0 {
                continue;
            }
            if status == StatusCode::OK {
                queue.extend(links(&body));
            } else if !status.is_redirection() {
                page.failed.push((address.clone(), status.as_u16()));
            }
        }
    }
    let mut all = Times::default();
    for (kind, page) in &found {
        let (what, most) = match path_of(kind) {
            path if is_file(path) => ("file ", FILE_MS),
            path if is_paper(path) => ("", PAPER_MS),
            _ => ("", bound),
        };
        if what.is_empty() {
            all.extend(&page.times);
        }
        table.put(&format!("{what}{kind}  ({} kB)", page.bytes / 1000), &page.times, Some(most));
    }
    table.put("every page together, without files", &all, Some(bound));
    Ok(found)
}

async fn get(app: &Router, address: &str) -> anyhow::Result<(StatusCode, Duration, String)> {
    let request = Request::get(address).header(header::HOST, "127.0.0.1").body(Body::empty())?;
    let start = Instant::now();
    let response = app.clone().oneshot(request).await?;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.context("the answer broke off")?;
    Ok((status, start.elapsed(), String::from_utf8_lossy(&bytes).into_owned()))
}

fn path_of(address: &str) -> &str {
    address.split_once('?').map_or(address, |(path, _)| path)
}

/// Whether a path is that of a table to download.
fn is_file(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "xlsx" || end == "csv")
}

/// Whether a path is that of the follow-up paper, on a page or by itself.
fn is_paper(path: &str) -> bool {
    path.ends_with("/paper") || path.ends_with("/paper.html")
}

/// The kind of an address: segments and values with a digit in them, and long ones, become `*`.
fn kind_of(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let segments: Vec<&str> = path.split('/').collect();
    let word = |(at, s): (usize, &&str)| {
        let code = s.chars().any(|c| c.is_ascii_digit() || c == '%' || c.is_ascii_uppercase());
        if code || at > 3 { "*".to_owned() } else { (*s).to_owned() }
    };
    let path: Vec<String> = segments.iter().enumerate().map(word).collect();
    let mut names: Vec<&str> =
        query.split('&').filter_map(|p| p.split('=').next()).filter(|n| !n.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    let query = if names.is_empty() { String::new() } else { format!("?{}", names.join("&")) };
    format!("{}{query}", path.join("/"))
}

/// Addresses of this site in a page, without those of files and the outside.
fn links(page: &str) -> Vec<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        .map(|link| link.split('#').next().unwrap_or_default().to_owned())
        .filter(|link| link.starts_with("/ar/") || link.starts_with("/en/"))
        .collect()
}
