//! The sample as read from its folder, everything computed from it, and ways to change it.

use sanad_model::raw::{Origins, RawRow, RawTable};
use sanad_model::{Change, Dataset, Date, Id, Kind, Lang, Programme, raw};
use sanad_outcomes::{Outcomes, Question, Shown, outcomes};
use sanad_reader::Lexicon;
use sanad_report::{Asked, Paper, Since};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The day on which the tests judge lateness.
pub(crate) const TODAY: Date = jiff::civil::date(2026, 11, 22);

/// The folder of the sample.
pub(crate) fn sample_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../programmes/egypt-libya")
}

/// A programme with everything computed from it.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) rows: Dataset,
    pub(crate) p: Programme,
    pub(crate) o: Outcomes,
}

static SAMPLE: LazyLock<World> = LazyLock::new(|| {
    let lexicon = Lexicon::builtin().expect("the rules");
    let found = sanad_files::load(&sample_folder(), &Dataset::default(), &lexicon, &mut sanad_store::new_id)
        .expect("the sample has no fault");
    World::of(found.rows)
});

/// A moved result: before and after, as text; `-` where there was or is none.
pub(crate) type Moves = BTreeMap<String, (String, String)>;

impl World {
    /// The sample.
    pub(crate) fn sample() -> Self {
        SAMPLE.clone()
    }

    pub(crate) fn of(rows: Dataset) -> Self {
        Self::on(rows, TODAY)
    }

    /// As asked on a day.
    pub(crate) fn on(rows: Dataset, today: Date) -> Self {
        let (p, _) = Programme::build(&rows, &Origins::new()).expect("a programme");
        let bearings = sanad_files::survey::bearings();
        let o = outcomes(&p, &Question::new(today, bearings));
        Self { rows, p, o }
    }

    /// The world after changes.
    pub(crate) fn with(&self, changes: &[Change]) -> Self {
        let mut rows = self.rows.clone();
        rows.apply(changes).expect("the changes fit");
        Self::of(rows)
    }

    pub(crate) fn id(&self, kind: Kind, code: &str) -> Id {
        self.rows.by_code(kind, code).unwrap_or_else(|| panic!("no {kind} {code}")).id
    }

    /// One cell set to another value.
    pub(crate) fn set(&self, kind: Kind, record: Id, field: &'static str, after: &str) -> Change {
        let before = self.rows.row(kind, record).map_or("", |r| r.get(field)).to_owned();
        Change { kind, record, field, before, after: after.to_owned() }
    }

    pub(crate) fn withdrawn(&self, kind: Kind, record: Id) -> Change {
        self.set(kind, record, "withdrawn", "yes")
    }

    /// New records from tables as people write them, with codes as references.
    pub(crate) fn added(&self, kind: Kind, cells: &[(&str, &str)]) -> Vec<Change> {
        let header = cells.iter().map(|(name, _)| (*name).to_owned()).collect();
        let row = RawRow { number: 2, cells: cells.iter().map(|(_, value)| (*value).to_owned()).collect() };
        let table = RawTable { kind, file: String::new(), header, rows: vec![row] };
        let found = raw::resolve(&[table], &self.rows, &mut sanad_store::new_id).expect("a fitting row");
        self.rows.diff(&found.rows)
    }

    /// A reported claim.
    pub(crate) fn claimed(&self, record: &str, field: &str, value: &str, as_of: &str) -> Vec<Change> {
        self.added(
            Kind::Claim,
            &[
                ("record", record),
                ("field", field),
                ("value", value),
                ("as_of", as_of),
                ("source", "S-aoi-libya-minister"),
                ("status", "reported"),
            ],
        )
    }

    /// The claims about a record.
    pub(crate) fn claims_about(&self, kind: Kind, record: Id) -> Vec<Id> {
        let target = format!("{kind}/{record}");
        let about = self.rows.rows(Kind::Claim).filter(|r| r.get("record") == target && !r.withdrawn());
        about.map(|r| r.id).collect()
    }

    /// Results that are not what they were in `before`.
    pub(crate) fn moves(&self, before: &Self) -> Moves {
        let moved = self.o.ledger.moved_since(&before.o.ledger);
        moved.into_iter().map(|m| (m.key, (text(m.before.as_ref()), text(m.after.as_ref())))).collect()
    }

    /// The decisions by kind, with the codes of the items and sites that each is about.
    fn decisions(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        let code = |kind, id: &Id| self.p.code_of(kind, *id).unwrap_or_default().to_owned();
        let about = |d: &sanad_outcomes::Decision| {
            let items = d.items.iter().map(|i| code(Kind::Item, i));
            items.chain(d.sites.iter().map(|s| code(Kind::Site, s))).collect()
        };
        self.o.decisions.iter().map(|d| (d.kind.code(), about(d))).collect()
    }

    /// How the decisions differ from those before: `+due C03` and `-due C03` for what one is
    /// about, `+due` and `-due` for one that came or went.
    pub(crate) fn decided(&self, before: &Self) -> BTreeSet<String> {
        let (was, is) = (before.decisions(), self.decisions());
        let mut differ = BTreeSet::new();
        for (mark, from, to) in [("-", &was, &is), ("+", &is, &was)] {
            for (kind, about) in from {
                match to.get(kind) {
                    None => {
                        differ.insert(format!("{mark}{kind}"));
                    }
                    Some(other) => {
                        differ.extend(about.difference(other).map(|code| format!("{mark}{kind} {code}")));
                    }
                }
            }
        }
        differ
    }

    /// The paper, compared with what held before.
    pub(crate) fn paper(&self, before: &Self, lang: Lang) -> Paper {
        let since = Some((Since::day(TODAY), &before.p, &before.o));
        Paper::new(&Asked { programme: &self.p, outcomes: &self.o, since, lang })
    }
}

fn text(shown: Option<&Shown>) -> String {
    match shown {
        None => "-".to_owned(),
        Some(Shown::Count(n)) => n.to_string(),
        Some(Shown::Number(n)) => format!("{n:.3}"),
        Some(Shown::Range(low, high)) => format!("{low:.3}..{high:.3}"),
        Some(Shown::Code(code)) => code.clone(),
        Some(Shown::Date(day)) => day.to_string(),
        Some(Shown::Share(n, of)) => format!("{n}/{of}"),
        Some(Shown::Money(low, likely, high, currency)) => format!("{low}..{likely}..{high} {currency}"),
        Some(Shown::Dates(low, likely, high)) => {
            format!("{low} {likely} {}", high.map_or_else(|| "open".to_owned(), |d| d.to_string()))
        }
    }
}

/// The class of a key: the code in it becomes `*`.
pub(crate) fn class(key: &str) -> String {
    let parts: Vec<&str> = key.split('/').collect();
    match parts.as_slice() {
        ["question", _, what] => format!("question/*/{what}"),
        // One change makes the whole plan of works anew: its results move together.
        ["measure" | "fund", ..] | ["item", _, "measures" | "planned" | "first" | "last"] => {
            "works".to_owned()
        }
        [whole] if whole.starts_with("works.") || whole.starts_with("money.") => "works".to_owned(),
        [table @ ("item" | "site"), code @ .., what] if !code.is_empty() => format!("{table}/*/{what}"),
        _ => key.to_owned(),
    }
}

/// The parts of a paper that differ from another, by name.
pub(crate) fn parts(before: &Paper, after: &Paper) -> BTreeSet<&'static str> {
    let mut differ = BTreeSet::new();
    let mut compare = |name, same: bool| {
        if !same {
            differ.insert(name);
        }
    };
    compare("programme", before.programme == after.programme);
    compare("as_of", before.as_of == after.as_of);
    compare("counts", before.counts == after.counts);
    compare("sites", before.sites == after.sites);
    compare("works", before.works == after.works);
    compare("decisions", before.decisions == after.decisions);
    compare("next", before.next == after.next);
    compare("items", before.items == after.items && before.more == after.more);
    compare("changed", before.changed.lines == after.changed.lines);
    compare("note", before.note == after.note);
    differ
}
