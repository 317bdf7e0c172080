//! What stands on the paper, as words in one language.

use crate::{Since, changed, room};
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::Item;
use sanad_model::{Id, ItemStatus, Kind, Lang, Programme};
use sanad_outcomes::{Decision, Missing, Outcomes, Shown, Visits};
use std::fmt::Write as _;

/// How many of them a chat message lists.
const MESSAGE_ITEMS: usize = 4;
/// How many visits and words on visits a chat message lists.
const MESSAGE_VISITS: usize = 3;
/// The longest title in a chat message and in a decision, in characters.
const SHORT: usize = 64;
/// The longest title of a row of the sheet.
const ROW: usize = 150;
/// How many lines come next, with a word on what was foreseen and on what dates wait for.
const NEXT: usize = 5;

/// What the paper is made from.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The programme now.
    pub programme: &'a Programme,
    /// Its outcomes now.
    pub outcomes: &'a Outcomes,
    /// What to compare with, and what held then; nothing when there was nothing yet.
    pub since: Option<(Since, &'a Programme, &'a Outcomes)>,
    /// The language.
    pub lang: Lang,
}

/// A decision in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decide {
    /// What to decide.
    pub what: String,
    /// Why.
    pub why: String,
    /// Where its count comes from: a key that the page of sources resolves.
    pub src: String,
}

/// One line of the paper with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The words.
    pub text: String,
    /// A key that the page of sources resolves.
    pub src: String,
}

/// Something that comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// When, in words.
    pub date: String,
    /// What.
    pub what: String,
    /// Whether it is an agreed date of an item.
    pub due: bool,
    /// A key that the page of sources resolves.
    pub src: String,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its heading.
    pub heading: String,
    /// That nothing was recorded on the day asked for; empty where something was.
    pub note: String,
    /// The changes, or the one sentence that says there are none.
    pub lines: Vec<Told>,
    /// "and n more changes" and where they are, empty when all are listed.
    pub more: String,
}

/// One agreed item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Owner, or that none is recorded.
    pub owner: String,
    /// Due date, or that none was agreed.
    pub due: String,
    /// Whether a date was agreed.
    pub dated: bool,
    /// Whether its status is that no date was agreed.
    pub undated: bool,
    /// Status in words.
    pub status: String,
    /// Code of the light that stands for the status.
    pub light: &'static str,
    /// The day of the last word on it, empty where there is none.
    pub last_word: String,
    /// What the plan of works foresees for it, empty where there is nothing.
    pub forecast: String,
    /// The same without dates, for where there is no room.
    pub forecast_in_short: String,
}

/// Agreed items under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// Whether these have no date, which the heading then says once for all.
    pub undated: bool,
    /// The items.
    pub items: &'a [Line],
}

/// The paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Language.
    pub lang: Lang,
    /// Name of the programme.
    pub programme: String,
    /// "As of …".
    pub as_of: String,
    /// The sentence that counts items.
    pub counts: String,
    /// The sentence that counts sites.
    pub sites: String,
    /// What the plan of works foresees; nothing without a plan.
    pub works: Option<Told>,
    /// At most three.
    pub decisions: Vec<Decide>,
    /// Since last time.
    pub changed: Changed,
    /// What comes next.
    pub next: Vec<Coming>,
    /// Agreed items.
    pub items: Vec<Line>,
    /// How many agreed items there are in all.
    pub all_items: usize,
    /// "and n more items", empty when all are listed.
    pub more: String,
    /// The sentence on every page and print.
    pub note: String,
}

impl Paper {
    /// Gathers the paper.
    pub fn new(asked: &Asked<'_>) -> Self {
        let (p, o) = (asked.programme, asked.outcomes);
        let l = Locale::of(asked.lang);
        let mut agreed: Vec<_> = o
            .items
            .values()
            .filter(|x| x.is_agreed() && x.status != ItemStatus::Withdrawn)
            .filter_map(|x| Some((x, p.items.get(&x.item)?)))
            .collect();
        agreed.sort_by(|(a, ai), (b, bi)| {
            // Open ones by date; those without one: what is new first, then by their meeting, the
            // last one first.
            let fresh =
                |item: &Item| asked.since.is_some_and(|(_, then, _)| !then.items.contains_key(&item.id));
            let held = |item: &Item| item.meeting.and_then(|m| p.meetings.get(&m)).map(|m| m.held.order());
            a.is_open()
                .cmp(&b.is_open())
                .reverse()
                .then((a.status == ItemStatus::NoDate).cmp(&(b.status == ItemStatus::NoDate)))
                .then(a.due.is_none().cmp(&b.due.is_none()))
                .then(a.due.cmp(&b.due))
                .then_with(|| fresh(bi).cmp(&fresh(ai)))
                .then_with(|| held(bi).cmp(&held(ai)))
                .then_with(|| ai.code.cmp(&bi.code))
        });
        let decisions: Vec<Decide> = o.decisions.iter().map(|d| decide(p, o, l, d)).collect();
        let changed = changed::changed(asked);
        let next = next(p, o, l);
        let works = works(o, l);
        let room = room_for_items(&decisions, &changed, &next, works.as_ref());
        let all: Vec<Line> = agreed.iter().take(MOST_ITEMS).map(|(x, item)| line(p, l, item, x, o)).collect();
        // Items come before what is foreseen for them.
        let bare = |line: &Line| row(&Line { forecast: String::new(), ..line.clone() });
        let fit = room::fitting(all.iter().map(bare), room);
        let left = agreed.len() - fit;
        let mut items: Vec<Line> = all.into_iter().take(fit).collect();
        let mut spare = room.saturating_sub(items.iter().map(bare).sum());
        for item in &mut items {
            let more = |item: &Line| row(item) - bare(item);
            if more(item) > spare {
                item.forecast = std::mem::take(&mut item.forecast_in_short);
            }
            if more(item) > spare {
                item.forecast.clear();
            }
            spare -= more(item);
        }
        let count = |key: &str| Arg::from(o.ledger.count_of(key));
        let counts = l.t1_bare(
            "brief-counts",
            &[
                ("agreed", count("items.agreed")),
                ("verified", count("items.agreed.verified")),
                ("late", count("items.agreed.late")),
                ("nodate", count("items.agreed.no_date")),
                ("aspects", count("items.aspects")),
            ],
        );
        let sites = l.t1_bare(
            "brief-sites",
            &[("waiting", count("sites.waiting")), ("unsurveyed", count("sites.unsurveyed"))],
        );
        Self {
            lang: asked.lang,
            programme: l.text(&p.settings.name).to_owned(),
            as_of: l.t1_bare("brief-as-of", &[("date", Arg::from(l.date(o.today)))]),
            counts: if o.items.is_empty() { l.t("brief-empty") } else { counts },
            sites: match answers(o, l) {
                _ if o.sites.is_empty() => String::new(),
                Some(answers) => format!("{sites} {answers}"),
                None => sites,
            },
            works,
            decisions,
            changed,
            next,
            items,
            all_items: agreed.len(),
            more: if left == 0 { String::new() } else { count_of(l, "brief-more-items", left) },
            note: l.text(&p.settings.note).to_owned(),
        }
    }

    /// The agreed items under their headings: what is dated or done, then what has no date.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let groups = self.items.chunk_by(|a, b| a.undated == b.undated);
        groups.map(|items| Group { undated: items.iter().all(|i| i.undated), items }).collect()
    }

    /// Whether there was any word on one of the items that are listed.
    pub fn has_words(&self) -> bool {
        self.items.iter().any(|i| !i.last_word.is_empty())
    }

    /// Plain text, short enough for a chat message.
    pub fn text(&self) -> String {
        let l = Locale::of(self.lang);
        let mut out = String::new();
        let mut put = |line: &str| {
            let _ = writeln!(out, "{line}");
        };
        put(&match self.programme.as_str() {
            "" => format!("*{}*", l.t("brief-title")),
            name => format!("*{}* — {name}", l.t("brief-title")),
        });
        put(&self.as_of);
        put("");
        put(&self.counts);
        if !self.sites.is_empty() {
            put(&self.sites);
        }
        if let Some(works) = &self.works {
            put(&works.text);
        }
        if !self.decisions.is_empty() {
            put("");
            put(&format!("*{}*", l.t("brief-decide-heading")));
            for (n, decision) in self.decisions.iter().enumerate() {
                put(&format!("{}. {}", n + 1, decision.what));
                put(&format!("   {}", decision.why));
            }
        }
        put("");
        put(&format!("*{}*", self.changed.heading));
        if !self.changed.note.is_empty() {
            put(&self.changed.note);
        }
        for line in &self.changed.lines {
            put(&format!("- {}", line.text));
        }
        if !self.changed.more.is_empty() {
            put(&format!("  {}", self.changed.more));
        }
        if !self.items.is_empty() {
            put("");
            put(&format!("*{}*", l.t("brief-agreed-heading")));
        }
        for item in self.items.iter().take(MESSAGE_ITEMS) {
            put(&format!("- {} — {} — {}", short(&item.title), item.owner, item.due));
        }
        let more = self.all_items.saturating_sub(MESSAGE_ITEMS);
        if more > 0 {
            put(&format!("  {}", count_of(l, "brief-more-items", more)));
        }
        if !self.next.is_empty() {
            put("");
            put(&format!("*{}*", l.t("brief-next-heading")));
        }
        // Visits are near and many; what is due is told whatever comes before it.
        let mut visits = 0;
        for coming in &self.next {
            visits += usize::from(!coming.due);
            if !coming.due && visits > MESSAGE_VISITS {
                continue;
            }
            put(&format!("- {}: {}", coming.date, coming.what));
        }
        if !self.note.is_empty() {
            put("");
            put(&format!("_{}_", self.note));
        }
        out
    }
}

fn line(p: &Programme, l: &Locale, item: &Item, o: &sanad_outcomes::ItemOutcome, all: &Outcomes) -> Line {
    let owner = o.owner.and_then(|id| p.parties.get(&id)).map(|x| l.text(&x.name).to_owned());
    Line {
        code: item.code.clone(),
        title: cut(l.text(&item.title), ROW),
        owner: owner.map_or_else(|| l.t("brief-owner-none"), |name| short(&name)),
        due: o.due.map_or_else(|| l.t("brief-no-date"), |d| l.date(d)),
        dated: o.due.is_some(),
        undated: o.status == ItemStatus::NoDate,
        status: l.word("item", o.status.code()),
        light: o.status.light().code(),
        last_word: o.last_word.map_or_else(String::new, |d| l.date(d)),
        forecast: forecast(all, l, item),
        forecast_in_short: forecast_in_short(all, l, item),
    }
}

/// Most rows that are looked at; the room ends long before.
const MOST_ITEMS: usize = 40;

/// The room that is left for agreed items.
fn room_for_items(
    decisions: &[Decide],
    changed: &Changed,
    next: &[Coming],
    works: Option<&Told>,
) -> room::Tenths {
    let decided: usize =
        decisions.iter().map(|d| room::of(&format!("{} — {}", d.what, d.why), room::WIDE)).sum();
    let said: usize = changed.lines.iter().map(|line| room::of(&line.text, room::CHANGE)).sum();
    let around = [&changed.note, &changed.more].into_iter().filter(|text| !text.is_empty());
    let said = said + around.map(|text| room::of(text, room::CHANGE)).sum::<usize>();
    let coming: usize = next.iter().map(|n| room::of(&format!("{}: {}", n.date, n.what), room::COMING)).sum();
    // The sentence goes on in the line of those before it.
    let works = works.map_or(0, |told| told.text.chars().count() * room::LINE / room::WIDE);
    room::SHEET.saturating_sub(decided + said.max(coming) + works)
}

/// The room that a row takes, its rule and margin with it.
fn row(line: &Line) -> room::Tenths {
    let count = |text: &str| text.chars().count();
    let word = if line.last_word.is_empty() { 0 } else { count(&line.last_word) + 14 };
    let foreseen = if line.forecast.is_empty() { 0 } else { count(&line.forecast) + 3 };
    let title = count(&line.title) + count(&line.code) + 1 + word + foreseen;
    let due = if line.undated { 0 } else { count(&line.status) + count(&line.due) + 5 };
    let lines = title.div_ceil(room::TITLE).max(count(&line.owner).div_ceil(room::OWNER));
    lines.max(due.div_ceil(room::DUE)).max(1) * room::LINE + 4
}

/// The name of a site or item by kind.
pub(crate) fn name(p: &Programme, l: &Locale, kind: Kind, id: Id) -> String {
    p.name_of(kind, id).map_or_else(String::new, |t| l.text(t).to_owned())
}

/// The same, shortened at a word.
pub(crate) fn short_name(p: &Programme, l: &Locale, kind: Kind, id: Id) -> String {
    short(&name(p, l, kind, id))
}

/// A title shortened at a word.
fn short(title: &str) -> String {
    cut(title, SHORT)
}

fn cut(title: &str, most: usize) -> String {
    if title.chars().count() <= most {
        return title.to_owned();
    }
    let cut: String = title.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end_matches([',', '،']))
}

/// A message that counts, in plain words of its language.
pub(crate) fn count_of(l: &Locale, key: &str, n: usize) -> String {
    l.t1_bare(key, &[("n", Arg::from(n as u64))])
}

/// When the answers of all planned visits are at hand.
fn answers(o: &Outcomes, l: &Locale) -> Option<String> {
    let Shown::Dates(low, _, high) = o.ledger.get("plan.answers")?.shown else { return None };
    let low = ("low", Arg::from(l.date(low)));
    Some(match high {
        Some(high) => l.t1_bare("brief-forecast", &[low, ("high", Arg::from(l.date(high)))]),
        None => l.t1_bare("brief-forecast-open", &[low]),
    })
}

/// What the plan of works foresees for the sites: how many restarts, and when the first and the
/// last run, as months of the simulated cases.
fn works(o: &Outcomes, l: &Locale) -> Option<Told> {
    o.works.works()?;
    let count = |key: &str| Arg::from(o.ledger.count_of(key));
    let restarts = [("n", count("works.restarts")), ("all", count("works.restarts.all"))];
    let marks = || {
        let measures = o.works.measures().iter().enumerate();
        let planned =
            measures.filter(|(n, m)| m.is_restart() && o.works.works().is_some_and(|w| w.chosen(*n)));
        planned.filter_map(|(n, _)| o.works.mark(n))
    };
    let first = (marks().map(|d| d.0).min(), marks().filter_map(|d| d.2).min());
    let text = match first {
        (Some(low), Some(high)) => {
            let mut args = restarts.to_vec();
            args.push(("sure", count("works.restarts.sure")));
            args.push(("from", Arg::from(l.month_year(low))));
            args.push(("to", Arg::from(l.month_year(high))));
            l.t1_bare("brief-works", &args)
        }
        _ => l.t1_bare("brief-works-none", &restarts),
    };
    Some(Told { text, src: "calc/works.restarts".to_owned() })
}

/// What the plan of works foresees for an item: how many of its measures, and by when the first.
fn forecast(o: &Outcomes, l: &Locale, item: &Item) -> String {
    let Some(own) = o.works.of_item.get(&item.id).filter(|_| o.works.works().is_some()) else {
        return String::new();
    };
    let counts = [("n", Arg::from(own.planned as u64)), ("of", Arg::from(own.measures.len() as u64))];
    match own.first {
        Some((low, _, Some(high))) => {
            let mut args = counts.to_vec();
            args.push(("from", Arg::from(l.month_year(low))));
            args.push(("to", Arg::from(l.month_year(high))));
            l.t1_bare("brief-item-works", &args)
        }
        _ => forecast_in_short(o, l, item),
    }
}

/// The same without dates.
fn forecast_in_short(o: &Outcomes, l: &Locale, item: &Item) -> String {
    let Some(own) = o.works.of_item.get(&item.id).filter(|_| o.works.works().is_some()) else {
        return String::new();
    };
    let counts = [("n", Arg::from(own.planned as u64)), ("of", Arg::from(own.measures.len() as u64))];
    l.t1_bare(if own.planned == 0 { "brief-item-works-none" } else { "brief-item-works-short" }, &counts)
}

/// A decision in words, with its reason.
fn decide(p: &Programme, o: &Outcomes, l: &Locale, d: &Decision) -> Decide {
    let first = match (d.items.first(), d.sites.first()) {
        (Some(item), _) => short_name(p, l, Kind::Item, *item),
        (None, Some(site)) => short_name(p, l, Kind::Site, *site),
        (None, None) => String::new(),
    };
    let args = [
        ("n", Arg::from(d.count() as u64)),
        ("name", Arg::from(first)),
        ("unanswered", Arg::from(o.ledger.count_of("sites.unanswered"))),
        ("blocker", Arg::from(d.blocker.map(|b| l.word("blocker", b.code())).unwrap_or_default())),
    ];
    let key = format!("decision-{}", d.kind.code());
    Decide {
        what: l.t1_bare(&key, &args),
        why: l.t1_bare(&format!("{key}-why"), &args),
        src: format!("calc/{}", d.key()),
    }
}

fn next(p: &Programme, o: &Outcomes, l: &Locale) -> Vec<Coming> {
    let awaited = (!o.awaited.is_empty()).then(|| Coming {
        date: l.t1_bare("brief-awaited", &[("date", Arg::from(l.date(o.today)))]),
        what: count_of(l, "brief-awaited-what", o.awaited.len()),
        due: false,
        src: "calc/plan.awaited".to_owned(),
    });
    let mut next: Vec<Coming> = awaited
        .into_iter()
        .chain(o.next.iter().map(|n| {
            let (key, what) =
                if n.kind == Kind::Item { ("brief-item-due", "due") } else { ("brief-visit", "visit") };
            let table = if n.kind == Kind::Item { "item" } else { "site" };
            let code = p.code_of(n.kind, n.record).unwrap_or_default();
            Coming {
                date: l.span(n.dates.0, n.dates.2),
                what: l.t1_bare(key, &[("name", Arg::from(short_name(p, l, n.kind, n.record)))]),
                due: n.kind == Kind::Item,
                src: format!("calc/{table}/{code}/{what}"),
            }
        }))
        .collect();
    if let Visits::Order { order, missing } = &o.visits {
        let mut codes: Vec<&str> = missing.iter().map(|m: &Missing| m.code).collect();
        codes.dedup();
        let names: Vec<String> = codes.iter().map(|c| l.t(&format!("missing-{c}"))).collect();
        let sites: Vec<String> = order.iter().take(NEXT).map(|s| short_name(p, l, Kind::Site, *s)).collect();
        next.push(Coming {
            date: l.t1_bare("brief-order-only", &[("missing", Arg::from(l.list(&names)))]),
            what: l.list(&sites),
            due: false,
            src: "calc/sites.unsurveyed".to_owned(),
        });
    }
    next
}
