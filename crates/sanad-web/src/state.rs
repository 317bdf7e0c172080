//! What every request shares: the book, and what was computed from its newest version.

use crate::error::WebError;
use crate::held::Held;
use crate::jobs::{Asked, Job, Jobs, Key};
use crate::pages::Uploads;
use crate::pages::plan_details::Verdict;
use crate::texts::Texts;
use sanad_model::{Date, Id, Programme, raw::Origins};
use sanad_outcomes::{Bearing, Ledger, Moved, Outcomes, Question, Resting, outcomes};
use sanad_store::{Book, Snapshot, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, RwLock};
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
    pasts: RwLock<Vec<Arc<Past>>>,
    looking_back: Mutex<()>,
    computing: Mutex<()>,
    uploads: Uploads,
    jobs: Jobs,
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
    /// The results that rest on each claim, record and result.
    pub resting: Resting,
    texts: OnceLock<Texts>,
    held: OnceLock<(Held, Option<Verdict>)>,
}

/// How many versions of the past are kept: those that the overview and the paper look back to.
const PASTS: usize = 3;

/// What held at a moment, beside what holds now.
pub(crate) struct Past {
    /// The version that is compared.
    seq: i64,
    /// The version that held then.
    then: i64,
    today: Date,
    /// Programme and outcomes as they stood, judged as of today; nothing when the rows of then
    /// make no programme.
    before: Option<Before>,
    /// Results that are not what they were.
    pub(crate) moved: Vec<Moved>,
}

/// A programme and its outcomes as they stood.
#[derive(Clone)]
enum Before {
    /// A version that was shown while it was the newest.
    Shown(Arc<View>),
    /// A version that was computed to look back.
    Computed(Arc<(Programme, Outcomes)>),
}

impl Past {
    /// Programme and outcomes as they stood.
    pub(crate) fn before(&self) -> Option<(&Programme, &Outcomes)> {
        self.before.as_ref().map(|before| match before {
            Before::Shown(view) => (view.programme(), &view.outcomes),
            Before::Computed(then) => (&then.0, &then.1),
        })
    }
}

impl View {
    /// Computes the view of a snapshot.
    /// `before` is the view before it: its plan is kept while nothing that it rests on moves.
    pub fn new(snapshot: Arc<Snapshot>, today: Date, bearings: &[Bearing], before: Option<&Self>) -> Self {
        let p = &snapshot.programme;
        let before = before.map(|view| &view.outcomes.works);
        let outcomes = outcomes(p, &Question { before, ..Question::new(today, bearings) });
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
        let resting = Resting::of(&outcomes.ledger);
        Self {
            snapshot,
            outcomes,
            items_of_statement,
            items_of_site,
            resting,
            texts: OnceLock::new(),
            held: OnceLock::new(),
        }
    }

    /// What search looks through, folded when it is first asked for.
    pub(crate) fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| Texts::of(&self.snapshot.rows, self.programme(), &self.outcomes.works))
    }

    /// What holds the works of the plan back, looked at when it is first asked for.
    pub(crate) fn held(&self) -> &Held {
        &self.looked().0
    }

    /// The same, if somebody has asked for it.
    pub(crate) fn held_if_looked(&self) -> Option<&Held> {
        self.held.get().map(|looked| &looked.0)
    }

    /// What the checker says of the plan of works.
    pub(crate) fn verdict(&self) -> Option<&Verdict> {
        self.looked().1.as_ref()
    }

    fn looked(&self) -> &(Held, Option<Verdict>) {
        let works = self.outcomes.works.works();
        self.held.get_or_init(|| (works.map(Held::of).unwrap_or_default(), works.map(Verdict::of)))
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
            pasts: RwLock::default(),
            looking_back: Mutex::new(()),
            computing: Mutex::new(()),
            uploads: Uploads::default(),
            jobs: Jobs::default(),
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

    /// Long work about a view, known by what it is for; begun unless somebody has asked for it.
    pub fn job<T: Send + Sync + 'static>(
        &self,
        view: &View,
        what: String,
        work: impl FnOnce(&Job) -> T + Send + 'static,
    ) -> Result<Asked<T>, WebError> {
        let key = Key { seq: view.snapshot.version.seq, today: view.outcomes.today, what };
        self.0.jobs.ask(key, work)
    }

    /// What long work about a view made last, by how its purpose begins, if it is done.
    pub(crate) fn made<T: Send + Sync + 'static>(&self, view: &View, what: &str) -> Option<Arc<T>> {
        let (seq, today) = (view.snapshot.version.seq, view.outcomes.today);
        self.0.jobs.made(&Key { seq, today, what: what.to_owned() })
    }

    /// Long work by its id.
    pub(crate) fn job_of(&self, id: Id) -> Option<Arc<Job>> {
        self.0.jobs.get(id)
    }

    /// Asks all long work to end, and lets no more begin.
    pub(crate) fn close(&self) {
        self.0.jobs.close();
    }

    /// Waits until no long work is under way.
    pub async fn rest(&self) {
        self.0.jobs.rest().await;
    }

    /// The port that the Host header must name.
    pub fn port(&self) -> Option<u16> {
        self.0.port
    }

    /// Today in the programme's time zone.
    pub fn today(&self) -> Date {
        self.0.today.unwrap_or_else(|| self.local_day(Timestamp::now()))
    }

    /// The day of a moment in the programme's time zone.
    pub fn local_day(&self, at: Timestamp) -> Date {
        self.0.book.snapshot().programme.settings.zone.day(at)
    }

    /// A moment in the programme's time zone.
    pub fn local(&self, at: Timestamp) -> jiff::civil::DateTime {
        self.0.book.snapshot().programme.settings.zone.local(at)
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
        let before = self.kept();
        let make = move || Arc::new(View::new(snapshot, today, &inner.bearings, before.as_deref()));
        let view = off_thread(make).await?;
        if let Ok(mut kept) = self.0.view.write() {
            *kept = Some(Arc::clone(&view));
        }
        // Nobody waits for this but who searches at once.
        let searched = Arc::clone(&view);
        tokio::task::spawn_blocking(move || {
            searched.texts();
        });
        Ok(view)
    }

    fn kept(&self) -> Option<Arc<View>> {
        self.0.view.read().ok()?.clone()
    }

    /// What held at a moment and what moved since, judged as of today on both sides, so that the
    /// calendar alone moves nothing. The past does not change: it is computed once a day, not at
    /// every edit.
    pub(crate) async fn past(&self, view: &Arc<View>, since: Timestamp) -> Result<Arc<Past>, WebError> {
        let (seq, today) = (view.snapshot.version.seq, view.outcomes.today);
        let then = self.0.book.version_at(since).await?.min(seq);
        let known = |p: &&Arc<Past>| p.then == then && p.today == today;
        let _one = self.0.looking_back.lock().await;
        let kept = self.0.pasts.read().map(|pasts| pasts.clone()).unwrap_or_default();
        if let Some(past) = kept.iter().filter(known).find(|p| p.seq == seq) {
            return Ok(Arc::clone(past));
        }
        let before = if then == seq {
            Some(Before::Shown(Arc::clone(view)))
        } else if let Some(past) = kept.iter().find(known) {
            past.before.clone()
        } else {
            let rows = self.0.book.rows_at(since).await?;
            let (inner, now) = (Arc::clone(&self.0), Arc::clone(view));
            off_thread(move || {
                let (p, _) = Programme::build(&rows, &Origins::new()).ok()?;
                let before = Some(&now.outcomes.works);
                let question = Question { before, ..Question::new(today, &inner.bearings) };
                let computed = outcomes(&p, &question);
                Some(Before::Computed(Arc::new((p, computed))))
            })
            .await?
        };
        let now = Arc::clone(view);
        let past = off_thread(move || {
            let mut past = Past { seq, then, today, before, moved: Vec::new() };
            if then < seq {
                let nothing = Ledger::default();
                let ledger = past.before().map_or(&nothing, |(_, o)| &o.ledger);
                past.moved = now.outcomes.ledger.moved_since(ledger);
            }
            Arc::new(past)
        })
        .await?;
        if let Ok(mut pasts) = self.0.pasts.write() {
            pasts.retain(|p| p.today == today && p.then != then);
            pasts.insert(0, Arc::clone(&past));
            pasts.truncate(PASTS);
        }
        Ok(past)
    }
}

/// Work that would hold up other requests, on a thread of its own.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, WebError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| WebError::Internal(e.to_string()))
}
