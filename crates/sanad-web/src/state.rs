//! What every request shares: the book, and what was computed from its newest version.

use crate::error::WebError;
use crate::pages::Uploads;
use jiff::tz::{Offset, TimeZone};
use sanad_model::{Date, Id, Kind, Programme, raw::Origins};
use sanad_outcomes::{Bearing, Dep, Ledger, Moved, Outcomes, Question, Search, outcomes};
use sanad_store::{Book, Snapshot, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, RwLock};
use tokio::sync::Mutex;

/// Shared by every request; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    book: Arc<Book>,
    port: Option<u16>,
    today: Option<Date>,
    bearings: Vec<Bearing>,
    view: RwLock<Option<Arc<View>>>,
    past: RwLock<Option<Arc<Past>>>,
    computing: Mutex<()>,
    uploads: Uploads,
}

/// A programme and everything computed from it, made once a version and day.
pub struct View {
    /// The rows and the programme.
    pub snapshot: Arc<Snapshot>,
    /// What was computed.
    pub outcomes: Outcomes,
    /// Items by the passage they follow from.
    pub items_of_statement: BTreeMap<Id, Vec<Id>>,
    /// Items that name a site.
    pub items_of_site: BTreeMap<Id, Vec<Id>>,
    rests: BTreeMap<Dep, Vec<String>>,
}

/// What moved since a moment.
pub(crate) struct Past {
    seq: i64,
    today: Date,
    /// Since when.
    pub(crate) since: Timestamp,
    /// Results that are not what they were.
    pub(crate) moved: Vec<Moved>,
}

impl View {
    /// Computes the view of a snapshot.
    pub fn new(snapshot: Arc<Snapshot>, today: Date, bearings: &[Bearing]) -> Self {
        let p = &snapshot.programme;
        let outcomes = outcomes(p, &Question { today, bearings, search: Search::default() });
        let mut items_of_statement: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        let mut items_of_site: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for item in p.items.values() {
            for statement in &item.statements {
                items_of_statement.entry(*statement).or_default().push(item.id);
            }
            for site in &item.sites {
                items_of_site.entry(*site).or_default().push(item.id);
            }
        }
        let mut rests: BTreeMap<Dep, Vec<String>> = BTreeMap::new();
        for (key, entry) in outcomes.ledger.iter() {
            for dep in &entry.from {
                rests.entry(dep.clone()).or_default().push(key.to_owned());
            }
        }
        Self { snapshot, outcomes, items_of_statement, items_of_site, rests }
    }

    /// The keys of results that rest on a claim or record, directly or through other results: what
    /// [`Ledger::resting_on`] says, without a search through the whole ledger.
    pub fn resting_on(&self, dep: &Dep) -> BTreeSet<&str> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let mut wave = vec![dep.clone()];
        while let Some(dep) = wave.pop() {
            for key in self.rests.get(&dep).into_iter().flatten() {
                if found.insert(key) {
                    wave.push(Dep::Result(key.clone()));
                }
            }
        }
        found
    }

    /// The programme.
    pub fn programme(&self) -> &Programme {
        &self.snapshot.programme
    }
}

impl AppState {
    /// A state that serves a book. `port` is the one that the Host header must name (any when
    /// `None`); `today` fixes the day (the clock's when `None`).
    pub fn new(book: Arc<Book>, port: Option<u16>, today: Option<Date>) -> Self {
        Self(Arc::new(Inner {
            book,
            port,
            today,
            bearings: sanad_files::survey::bearings().to_vec(),
            view: RwLock::new(None),
            past: RwLock::new(None),
            computing: Mutex::new(()),
            uploads: Uploads::default(),
        }))
    }

    /// The same book behind another port.
    pub(crate) fn on_port(&self, port: u16) -> Self {
        Self::new(Arc::clone(&self.0.book), Some(port), self.0.today)
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.0.book
    }

    /// Files that wait for a decision.
    pub(crate) fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// The port that the Host header must name.
    pub fn port(&self) -> Option<u16> {
        self.0.port
    }

    /// Today in the programme's time zone, an offset such as `+02:00` (UTC when it has none).
    pub fn today(&self) -> Date {
        self.0.today.unwrap_or_else(|| self.local_day(Timestamp::now()))
    }

    /// The day of a moment in the programme's time zone.
    pub fn local_day(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    /// A moment in the programme's time zone.
    pub fn local(&self, at: Timestamp) -> jiff::civil::DateTime {
        let snapshot = self.0.book.snapshot();
        let zone = snapshot.rows.rows(Kind::Programme).next().map_or("", |r| r.get("time_zone"));
        at.to_zoned(offset(zone)).datetime()
    }

    /// The newest version with everything computed from it.
    pub async fn view(&self) -> Result<Arc<View>, WebError> {
        let fresh = |v: &Arc<View>, snapshot: &Snapshot, today| {
            v.snapshot.version.seq == snapshot.version.seq && v.outcomes.today == today
        };
        let (snapshot, today) = (self.0.book.snapshot(), self.today());
        if let Some(view) = self.kept().filter(|v| fresh(v, &snapshot, today)) {
            return Ok(view);
        }
        let _one = self.0.computing.lock().await;
        let snapshot = self.0.book.snapshot();
        if let Some(view) = self.kept().filter(|v| fresh(v, &snapshot, today)) {
            return Ok(view);
        }
        let inner = Arc::clone(&self.0);
        let view = tokio::task::spawn_blocking(move || Arc::new(View::new(snapshot, today, &inner.bearings)))
            .await
            .map_err(|e| WebError::Internal(e.to_string()))?;
        if let Ok(mut kept) = self.0.view.write() {
            *kept = Some(Arc::clone(&view));
        }
        Ok(view)
    }

    fn kept(&self) -> Option<Arc<View>> {
        self.0.view.read().ok()?.clone()
    }

    /// What moved since a moment, judged as of today on both sides, so that the calendar alone
    /// moves nothing.
    pub(crate) async fn moved_since(
        &self,
        view: &Arc<View>,
        since: Timestamp,
    ) -> Result<Arc<Past>, WebError> {
        let (seq, today) = (view.snapshot.version.seq, view.outcomes.today);
        let kept = self.0.past.read().ok().and_then(|p| p.clone());
        if let Some(past) = kept.filter(|p| p.seq == seq && p.today == today && p.since == since) {
            return Ok(past);
        }
        let rows = self.0.book.rows_at(since).await?;
        let (inner, view) = (Arc::clone(&self.0), Arc::clone(view));
        let past = tokio::task::spawn_blocking(move || {
            let before = Programme::build(&rows, &Origins::new()).map_or_else(
                |_| Ledger::default(),
                |(p, _)| {
                    let question = Question { today, bearings: &inner.bearings, search: Search::default() };
                    outcomes(&p, &question).ledger
                },
            );
            let moved = view.outcomes.ledger.moved_since(&before);
            Arc::new(Past { seq, today, since, moved })
        })
        .await
        .map_err(|e| WebError::Internal(e.to_string()))?;
        if let Ok(mut kept) = self.0.past.write() {
            *kept = Some(Arc::clone(&past));
        }
        Ok(past)
    }
}

/// `+02:00` as a time zone; UTC for anything else.
fn offset(text: &str) -> TimeZone {
    let hours = text.strip_prefix("UTC").unwrap_or(text);
    let (sign, rest) = match hours.split_at_checked(1) {
        Some(("+", rest)) => (1, rest),
        Some(("-" | "−", rest)) => (-1, rest),
        _ => return TimeZone::UTC,
    };
    let hours: Option<i8> = rest.split(':').next().and_then(|h| h.parse().ok());
    hours
        .filter(|h| (0..=14).contains(h))
        .and_then(|h| Offset::from_hours(sign * h).ok())
        .map_or(TimeZone::UTC, TimeZone::fixed)
}
