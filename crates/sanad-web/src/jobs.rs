//! Long work: it runs on the server, tells how far it is, outlives the page that asked for it, and
//! can be stopped keeping its best.
//!
//! A job is known by the version and day that it was asked of and by a key, such as the query of a
//! scenario; who asks for the same gets the same job. A page that needs one is shown at once, with
//! what is there so far ([`Asked`]).

use crate::error::WebError;
use sanad_model::{Date, Id};
use sanad_outcomes::measures::Watch;
use sanad_outcomes::measures::engine::{Progress, Terms};
use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;
use tokio::sync::{Notify, Semaphore};

/// How many are kept, the newest.
const KEPT: usize = 16;
/// How many run at the same time; the others wait for their turn.
const AT_ONCE: usize = 2;

/// What came of asking for a job.
pub enum Asked<T> {
    /// It is done.
    Done(Arc<T>),
    /// It is under way.
    Waiting(Arc<Job>),
}

/// The jobs of this server.
pub(crate) struct Jobs {
    list: Mutex<VecDeque<Arc<Job>>>,
    turns: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { list: Mutex::default(), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// What a job was asked of and for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// The version.
    pub(crate) seq: i64,
    /// The day.
    pub(crate) today: Date,
    /// What for.
    pub(crate) what: String,
}

/// Work that takes its time.
pub struct Job {
    id: Id,
    key: Key,
    stop: AtomicBool,
    told: Mutex<Told>,
    /// What it made; nothing when the work broke off.
    made: OnceLock<Option<Arc<dyn Any + Send + Sync>>>,
    over: Notify,
}

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// When its turn came; nothing while it waits.
    pub begun: Option<Instant>,
    /// How many searches it has begun: a job may search more than once.
    pub searches: u32,
    /// When the present search began.
    pub search_begun: Option<Instant>,
    /// Rounds of the present search that are done.
    pub done: u64,
    /// Rounds of the present search in all, if there is an end.
    pub of: Option<u64>,
    /// Schedules made in the present search.
    pub schedules: u64,
    /// The terms of the best plan so far.
    pub best: Option<Terms>,
}

impl Told {
    /// Seconds that the present search will still take if its rounds go on as they did; nothing
    /// before there is a round to judge by, and nothing when its rounds are over.
    pub fn seconds_left(&self, now: Instant) -> Option<u64> {
        let of = self.of.filter(|of| self.done > 0 && self.done < *of)?;
        let passed = now.saturating_duration_since(self.search_begun?).as_millis();
        let left = passed * u128::from(of - self.done) / u128::from(self.done);
        u64::try_from(left.div_ceil(1000)).ok()
    }

    /// The share of the present search that is done, in hundredths.
    pub fn hundredths(&self) -> u64 {
        self.of.map_or(0, |of| (self.done * 100 / of.max(1)).min(100))
    }
}

impl Job {
    fn new(key: Key) -> Self {
        Self {
            id: sanad_store::new_id(),
            key,
            stop: AtomicBool::new(false),
            told: Mutex::default(),
            made: OnceLock::new(),
            over: Notify::new(),
        }
    }

    /// By what it is stopped.
    pub fn id(&self) -> Id {
        self.id
    }

    /// How far it is.
    pub fn told(&self) -> Told {
        held(&self.told).clone()
    }

    /// Whether somebody asked it to end with its best.
    pub fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Asks it to end with its best.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Tells how far it is.
    pub fn tell(&self, progress: &Progress) {
        let mut told = held(&self.told);
        if told.searches == 0 || progress.done < told.done {
            told.searches += 1;
            told.search_begun = if told.searches == 1 { told.begun } else { Some(Instant::now()) };
        }
        told.done = progress.done;
        told.of = progress.of;
        told.schedules = progress.schedules;
        if let Some((_, terms)) = progress.best {
            told.best = Some(terms);
        }
    }

    /// Runs what can be watched, and watches it.
    pub fn watched<R>(&self, work: impl FnOnce(&Watch<'_>) -> R) -> R {
        work(&Watch { stop: &|| self.is_stopping(), progress: &|progress| self.tell(progress) })
    }

    fn is_over(&self) -> bool {
        self.made.get().is_some()
    }

    fn run<T: Send + Sync + 'static>(&self, work: impl FnOnce(&Self) -> T) {
        held(&self.told).begun = Some(Instant::now());
        // A fault in the work must not leave the page waiting for ever.
        let made = catch_unwind(AssertUnwindSafe(|| work(self))).ok();
        self.end(made.map(|made| Arc::new(made) as Arc<dyn Any + Send + Sync>));
    }

    fn end(&self, made: Option<Arc<dyn Any + Send + Sync>>) {
        // Nobody else sets it.
        let _ = self.made.set(made);
        self.over.notify_waiters();
    }

    /// Waits for its end.
    async fn ended(&self) {
        let over = self.over.notified();
        tokio::pin!(over);
        over.as_mut().enable();
        if !self.is_over() {
            over.await;
        }
    }
}

impl Jobs {
    /// The job of this key, begun if nobody has asked for it yet.
    pub(crate) fn ask<T: Send + Sync + 'static>(
        &self,
        key: Key,
        work: impl FnOnce(&Job) -> T + Send + 'static,
    ) -> Result<Asked<T>, WebError> {
        let mut list = held(&self.list);
        if let Some(place) = list.iter().position(|job| job.key == key) {
            let Some(job) = list.remove(place) else { return Err(WebError::NotFound) };
            let made = match job.made.get() {
                // What broke off is told once, and made anew when it is asked for again.
                Some(None) => return Err(WebError::Internal(format!("work broke off: {}", key.what))),
                Some(Some(made)) => Arc::clone(made).downcast::<T>().map(Asked::Done),
                None => Ok(Asked::Waiting(Arc::clone(&job))),
            };
            list.push_front(job);
            return made.map_err(|_| WebError::Internal(format!("two kinds of work: {}", key.what)));
        }
        let job = Arc::new(Job::new(key));
        // Nobody will ask for what an older version or day would have said.
        for old in list.iter().filter(|old| (old.key.seq, old.key.today) != (job.key.seq, job.key.today)) {
            old.stop();
        }
        list.push_front(Arc::clone(&job));
        let kept = KEPT.min(list.len());
        list.drain(kept..).for_each(|old| old.stop());
        drop(list);
        let (turns, running) = (Arc::clone(&self.turns), Arc::clone(&job));
        tokio::spawn(async move {
            let Ok(turn) = turns.acquire_owned().await else { return running.end(None) };
            let at_work = Arc::clone(&running);
            let run = move || {
                at_work.run(work);
                drop(turn);
            };
            if tokio::task::spawn_blocking(run).await.is_err() {
                running.end(None);
            }
        });
        Ok(Asked::Waiting(job))
    }

    /// What was made last of this version and day by a job whose key begins so, if there is one.
    pub(crate) fn made<T: Send + Sync + 'static>(&self, like: &Key) -> Option<Arc<T>> {
        let list = held(&self.list);
        let same = |job: &&Arc<Job>| {
            (job.key.seq, job.key.today) == (like.seq, like.today) && job.key.what.starts_with(&like.what)
        };
        list.iter().filter(same).find_map(|job| Arc::clone(job.made.get()?.as_ref()?).downcast::<T>().ok())
    }

    /// A job by its id.
    pub(crate) fn get(&self, id: Id) -> Option<Arc<Job>> {
        held(&self.list).iter().find(|job| job.id == id).cloned()
    }

    /// Asks all to end, and lets nothing more begin.
    pub(crate) fn close(&self) {
        self.turns.close();
        held(&self.list).iter().for_each(|job| job.stop());
    }

    /// Waits until nothing is under way.
    pub(crate) async fn rest(&self) {
        let all: Vec<Arc<Job>> = held(&self.list).iter().cloned().collect();
        for job in all {
            job.ended().await;
        }
    }
}

/// What a lock holds; a thread that broke off leaves nothing half done behind here.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, Asked, Job, Jobs, KEPT, Key, Told};
    use sanad_model::Date;
    use sanad_outcomes::measures::engine::Progress;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, mpsc};
    use std::time::{Duration, Instant};

    const DAY: Date = Date::constant(2026, 11, 28);

    fn key(what: &str) -> Key {
        Key { seq: 1, today: DAY, what: what.to_owned() }
    }

    fn progress(done: u64, of: u64) -> Progress {
        Progress { done, of: Some(of), schedules: done * 20, best: None }
    }

    #[tokio::test]
    async fn the_same_is_done_once_and_kept() {
        let jobs = Jobs::default();
        let times = Arc::new(AtomicUsize::new(0));
        let ask = || {
            let times = Arc::clone(&times);
            jobs.ask(key("a"), move |_| times.fetch_add(1, Ordering::SeqCst) + 41).expect("it is asked")
        };
        assert!(matches!(ask(), Asked::Waiting(_)));
        ask();
        jobs.rest().await;
        let Asked::Done(made) = ask() else { panic!("it is done") };
        assert_eq!(*made, 41);
        assert_eq!(times.load(Ordering::SeqCst), 1);
        assert!(jobs.ask(key("a"), |_| "another kind").is_err());
        // It is found by how its key begins, as what it is, and in its own version alone.
        assert_eq!(jobs.made::<usize>(&key("")).as_deref(), Some(&41));
        assert!(jobs.made::<&str>(&key("a")).is_none() && jobs.made::<usize>(&key("b")).is_none());
        assert!(jobs.made::<usize>(&Key { seq: 2, ..key("a") }).is_none());
    }

    #[tokio::test]
    async fn it_tells_how_far_it_is_and_stops_with_its_best() {
        let jobs = Jobs::default();
        let (said, heard) = mpsc::channel();
        let work = move |job: &Job| {
            job.watched(|watch| {
                let mut best = 0;
                (watch.progress)(&progress(1, 4));
                said.send(()).expect("somebody hears");
                while !(watch.stop)() {
                    best = best.max(7);
                    std::thread::yield_now();
                }
                best.max(7)
            })
        };
        let Asked::Waiting(job) = jobs.ask(key("a"), work).expect("it is asked") else { panic!("at once") };
        tokio::task::spawn_blocking(move || heard.recv()).await.expect("a thread").expect("a word");
        let told = job.told();
        assert_eq!((told.done, told.of, told.schedules, told.hundredths()), (1, Some(4), 20, 25));
        jobs.get(job.id()).expect("it is found").stop();
        jobs.rest().await;
        let Asked::Done(made) = jobs.ask(key("a"), |_| 0).expect("it is asked") else { panic!("it is done") };
        assert_eq!(*made, 7);
    }

    #[tokio::test]
    async fn at_the_close_what_runs_is_stopped_and_what_waits_never_begins() {
        let jobs = Jobs::default();
        let (said, heard) = mpsc::channel();
        for n in 0..AT_ONCE {
            let said = said.clone();
            let work = move |job: &Job| {
                said.send(()).expect("somebody hears");
                while !job.is_stopping() {
                    std::thread::yield_now();
                }
            };
            jobs.ask(key(&n.to_string()), work).expect("it is asked");
        }
        let all = move || (0..AT_ONCE).for_each(|_| heard.recv().expect("a word"));
        tokio::task::spawn_blocking(all).await.expect("a thread");
        let begun = Arc::new(AtomicUsize::new(0));
        let ask = |what: &str| {
            let begun = Arc::clone(&begun);
            jobs.ask(key(what), move |_| begun.fetch_add(1, Ordering::SeqCst)).expect("it is asked")
        };
        ask("waits");
        jobs.close();
        ask("too late");
        jobs.rest().await;
        assert_eq!(begun.load(Ordering::SeqCst), 0);
    }

    #[tokio::test]
    async fn what_breaks_off_is_told_and_can_be_asked_again() {
        let jobs = Jobs::default();
        let broken = |_: &Job| -> u8 { panic!("a fault in the work") };
        jobs.ask(key("a"), broken).expect("it is asked");
        jobs.rest().await;
        assert!(jobs.ask(key("a"), |_| 1_u8).is_err());
        jobs.ask(key("a"), |_| 1_u8).expect("it is asked");
        jobs.rest().await;
        assert!(matches!(jobs.ask(key("a"), |_| 2_u8), Ok(Asked::Done(made)) if *made == 1));
    }

    #[tokio::test]
    async fn an_older_version_and_the_oldest_are_let_go() {
        let jobs = Jobs::default();
        let until_stopped = |job: &Job| {
            while !job.is_stopping() {
                std::thread::yield_now();
            }
        };
        let Ok(Asked::Waiting(old)) = jobs.ask(key("old"), until_stopped) else { panic!("it is asked") };
        jobs.ask(Key { seq: 2, ..key("new") }, |_| ()).expect("it is asked");
        assert!(old.is_stopping());
        jobs.rest().await;
        for n in 0..KEPT {
            jobs.ask(Key { seq: 2, ..key(&n.to_string()) }, |_| ()).expect("it is asked");
        }
        assert!(jobs.get(old.id()).is_none());
        jobs.rest().await;
    }

    #[tokio::test]
    async fn no_more_than_some_run_at_once() {
        let jobs = Jobs::default();
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        for n in 0..6 {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            let work = move |_: &Job| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::yield_now();
                now.fetch_sub(1, Ordering::SeqCst);
            };
            jobs.ask(key(&n.to_string()), work).expect("it is asked");
        }
        jobs.rest().await;
        assert!((1..=AT_ONCE).contains(&most.load(Ordering::SeqCst)));
    }

    #[test]
    fn time_left_is_told_only_when_there_is_something_to_judge_by() {
        let begun = Instant::now();
        let told = |done, of| Told { search_begun: Some(begun), done, of, ..Told::default() };
        let now = begun + Duration::from_secs(6);
        assert_eq!(told(0, Some(4)).seconds_left(now), None);
        assert_eq!(told(1, Some(4)).seconds_left(now), Some(18));
        assert_eq!(told(3, Some(4)).seconds_left(now), Some(2));
        assert_eq!(told(4, Some(4)).seconds_left(now), None);
        assert_eq!(told(1, None).seconds_left(now), None);
    }

    #[test]
    fn a_second_search_counts_from_its_own_beginning() {
        let job = Job::new(key("a"));
        job.tell(&progress(3, 4));
        job.tell(&progress(1, 9));
        let told = job.told();
        assert_eq!((told.searches, told.done, told.of), (2, 1, Some(9)));
    }
}
