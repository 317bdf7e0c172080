//! What stands on the paper, as words in one language.

use crate::changed;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Id, ItemStatus, Kind, Lang, Programme};
use sanad_outcomes::{Decision, Missing, Outcomes, Shown, Visits};
use std::fmt::Write as _;

/// How many agreed items the paper lists.
const ITEMS: usize = 14;

/// How many of them a chat message lists.
const MESSAGE_ITEMS: usize = 5;
/// The longest title in a chat message and in a decision, in characters.
const SHORT: usize = 64;

/// What the paper is made from.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The programme now.
    pub programme: &'a Programme,
    /// Its outcomes now.
    pub outcomes: &'a Outcomes,
    /// The day to compare with, and what held then; nothing when there was nothing yet.
    pub since: Option<(Date, &'a Programme, &'a Outcomes)>,
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
    /// A key that the page of sources resolves.
    pub src: String,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its heading.
    pub heading: String,
    /// The changes, or the one sentence that says there are none.
    pub lines: Vec<Told>,
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
    /// Status in words.
    pub status: String,
    /// Code of the light that stands for the status.
    pub light: &'static str,
    /// The day of the last word on it.
    pub last_word: String,
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
            let open = |s: ItemStatus| s == ItemStatus::Verified;
            open(a.status)
                .cmp(&open(b.status))
                .then(a.due.is_none().cmp(&b.due.is_none()))
                .then(a.due.cmp(&b.due))
                .then(ai.code.cmp(&bi.code))
        });
        let left = agreed.len().saturating_sub(ITEMS);
        let items = agreed.iter().take(ITEMS).map(|(outcome, item)| line(p, l, item, outcome)).collect();
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
            decisions: o.decisions.iter().map(|d| decide(p, o, l, d)).collect(),
            changed: changed::changed(asked),
            next: next(p, o, l),
            items,
            all_items: agreed.len(),
            more: if left == 0 { String::new() } else { count_of(l, "brief-more-items", left) },
            note: l.text(&p.settings.note).to_owned(),
        }
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
        for line in &self.changed.lines {
            put(&format!("- {}", line.text));
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
        for coming in self.next.iter().take(3) {
            put(&format!("- {}: {}", coming.date, coming.what));
        }
        if !self.note.is_empty() {
            put("");
            put(&format!("_{}_", self.note));
        }
        out
    }
}

fn line(
    p: &Programme,
    l: &Locale,
    item: &sanad_model::programme::Item,
    o: &sanad_outcomes::ItemOutcome,
) -> Line {
    let owner = o.owner.and_then(|id| p.parties.get(&id)).map(|x| l.text(&x.name).to_owned());
    Line {
        code: item.code.clone(),
        title: l.text(&item.title).to_owned(),
        owner: owner.unwrap_or_else(|| l.t("brief-owner-none")),
        due: o.due.map_or_else(|| l.t("brief-no-date"), |d| l.date(d)),
        dated: o.due.is_some(),
        status: l.word("item", o.status.code()),
        light: o.status.light().code(),
        last_word: o.last_word.map_or_else(String::new, |d| l.date(d)),
    }
}

/// The name of a site or item by kind.
pub(crate) fn name(p: &Programme, l: &Locale, kind: Kind, id: Id) -> String {
    p.name_of(kind, id).map_or_else(String::new, |t| l.text(t).to_owned())
}

/// A title shortened at a word.
pub(crate) fn short(title: &str) -> String {
    if title.chars().count() <= SHORT {
        return title.to_owned();
    }
    let cut: String = title.chars().take(SHORT).collect();
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

/// A decision in words, with its reason.
fn decide(p: &Programme, o: &Outcomes, l: &Locale, d: &Decision) -> Decide {
    let first = match (d.items.first(), d.sites.first()) {
        (Some(item), _) => short(&name(p, l, Kind::Item, *item)),
        (None, Some(site)) => name(p, l, Kind::Site, *site),
        (None, None) => String::new(),
    };
    let args = [
        ("n", Arg::from(d.count() as u64)),
        ("name", Arg::from(first)),
        ("unanswered", Arg::from(o.ledger.count_of("sites.unanswered"))),
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
                what: l.t1_bare(key, &[("name", Arg::from(name(p, l, n.kind, n.record)))]),
                src: format!("calc/{table}/{code}/{what}"),
            }
        }))
        .collect();
    if let Visits::Order { order, missing } = &o.visits {
        let mut codes: Vec<&str> = missing.iter().map(|m: &Missing| m.code).collect();
        codes.dedup();
        let names: Vec<String> = codes.iter().map(|c| l.t(&format!("missing-{c}"))).collect();
        let sites: Vec<String> = order.iter().take(5).map(|s| name(p, l, Kind::Site, *s)).collect();
        next.push(Coming {
            date: l.t1_bare("brief-order-only", &[("missing", Arg::from(l.list(&names)))]),
            what: l.list(&sites),
            src: "calc/sites.unsurveyed".to_owned(),
        });
    }
    next
}
