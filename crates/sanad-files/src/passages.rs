//! Reading the paragraphs of documents into rows of the statements table.

use sanad_model::raw::RawTable;
use sanad_model::{Dataset, Kind, Lang, When};
use sanad_reader::{Lexicon, Named, Names, PassageReading};
use std::collections::BTreeMap;

/// The columns of a statement as read.
pub(crate) const HEADER: &[&str] = &[
    "code",
    "document",
    "paragraph",
    "start",
    "end",
    "force",
    "actor",
    "office",
    "who",
    "action",
    "recipient",
    "fields",
    "sites",
    "skills",
    "dates",
    "uncertain",
    "defence",
    "rules",
    "review",
];

/// What a programme calls its parties, offices and sites, by code.
#[derive(Default)]
pub(crate) struct Called {
    parties: BTreeMap<String, Named>,
    offices: BTreeMap<String, Named>,
    sites: BTreeMap<String, Named>,
    /// Codes of offices with the code of their party.
    party_of: BTreeMap<String, String>,
}

impl Called {
    /// The names in rows, and in tables not yet resolved, which count more.
    pub(crate) fn new(base: &Dataset, tables: &[RawTable]) -> Self {
        let mut called = Self::default();
        for kind in [Kind::Party, Kind::Office, Kind::Site] {
            for row in base.rows(kind).filter(|r| !r.withdrawn()) {
                called.add(kind, &|column| match column {
                    "party" | "parent" => {
                        let party = row.get(column).parse().ok().and_then(|id| base.row(Kind::Party, id));
                        party.map_or("", |p| p.get("code")).to_owned()
                    }
                    other => row.get(other).to_owned(),
                });
            }
        }
        for table in tables {
            for row in &table.rows {
                let cell = |column: &str| -> String {
                    let at = table.header.iter().position(|h| h == column);
                    at.and_then(|i| row.cells.get(i)).map_or("", |c| c.trim()).to_owned()
                };
                called.add(table.kind, &cell);
            }
        }
        called
    }

    fn add(&mut self, kind: Kind, cell: &dyn Fn(&str) -> String) {
        let list = match kind {
            Kind::Party => &mut self.parties,
            Kind::Office => &mut self.offices,
            Kind::Site => &mut self.sites,
            _ => return,
        };
        let code = cell("code");
        if code.is_empty() {
            return;
        }
        let one = |text: String| if text.is_empty() { Vec::new() } else { vec![text] };
        let of = match kind {
            Kind::Office => cell("party"),
            Kind::Party => cell("parent"),
            _ => String::new(),
        };
        let mut named = Named {
            code: code.clone(),
            ar: one(cell("name_ar")),
            en: one(cell("name_en")),
            of: one(of.clone()).pop(),
        };
        // Other spellings may be of either language; their letters say which.
        for word in cell("also").split(';').map(str::trim).filter(|w| !w.is_empty()) {
            match sanad_reader::detect_lang(word) {
                Lang::Ar => named.ar.push(word.to_owned()),
                Lang::En => named.en.push(word.to_owned()),
            }
        }
        list.insert(code.clone(), named);
        if kind == Kind::Office {
            self.party_of.insert(code, of);
        }
    }

    /// The names as the reader takes them.
    pub(crate) fn names(&self) -> Names {
        let list = |map: &BTreeMap<String, Named>| map.values().cloned().collect();
        Names { parties: list(&self.parties), offices: list(&self.offices), sites: list(&self.sites) }
    }

    /// The code when it is one of a party.
    pub(crate) fn party<'a>(&self, code: Option<&'a str>) -> Option<&'a str> {
        code.filter(|c| self.parties.contains_key(*c))
    }

    /// The code of the office that acts in a passage.
    fn office<'a>(&self, p: &'a PassageReading) -> Option<&'a str> {
        p.office.as_deref().or(p.actor.as_deref()).filter(|c| self.offices.contains_key(*c))
    }

    /// The code of the party that acts in a passage, itself or by its office.
    pub(crate) fn acting<'a>(&'a self, p: &'a PassageReading) -> Option<&'a str> {
        let by_office = || self.office(p).and_then(|o| self.party_of.get(o)).map(String::as_str);
        self.party(p.actor.as_deref()).or_else(|| self.party(by_office()))
    }
}

/// Reads numbered paragraphs of one document as one text, so that a title and a list are seen
/// as such. Offsets count from the start of each paragraph as given.
pub(crate) fn read(
    paragraphs: &[(u32, String)],
    lang: Lang,
    lexicon: &Lexicon,
    names: &Names,
    meeting: Option<When>,
) -> Vec<PassageReading> {
    let lines: Vec<(u32, String)> = paragraphs
        .iter()
        .map(|(number, text)| {
            // One character for one, so that offsets stay: a paragraph is one line to the reader.
            let line = |c: char| match c {
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{feff}' => ' ',
                other => other,
            };
            (*number, text.chars().map(line).collect::<String>())
        })
        .filter(|(_, line)| sanad_reader::paragraphs(line).len() == 1)
        .collect();
    let text = lines.iter().map(|(_, l)| l.as_str()).collect::<Vec<_>>().join("\n");
    let reading = sanad_reader::read_on(&text, lang, lexicon, names, meeting);
    let mut out = Vec::new();
    for (paragraph, (number, _)) in reading.paragraphs.into_iter().zip(&lines) {
        out.extend(paragraph.passages.into_iter().map(|p| PassageReading { paragraph: *number, ..p }));
    }
    out
}

/// The code of the `k`th passage (from 1) of a paragraph.
pub(crate) fn code(document: &str, paragraph: u32, k: usize) -> String {
    format!("{document}/{paragraph}.{k}")
}

/// The cells of a statement in the order of [`HEADER`].
pub(crate) fn cells(document: &str, code: String, p: &PassageReading, called: &Called) -> Vec<String> {
    let actor = p.actor.as_deref();
    let (office, party) = (called.office(p), called.acting(p));
    let known = party == actor || office == actor;
    let who = if known { "" } else { actor.unwrap_or("") };
    let text = |t: Option<&str>| t.unwrap_or("").to_owned();
    let rules: Vec<&str> = unique(p.rules.iter().map(|r| r.id.as_str()));
    let dates: Vec<&str> = unique(p.dates.iter().map(|d| d.value.as_str()));
    let sites: Vec<&str> =
        unique(p.sites.iter().map(String::as_str).filter(|s| called.sites.contains_key(*s)));
    vec![
        code,
        document.to_owned(),
        p.paragraph.to_string(),
        p.start.to_string(),
        p.end.to_string(),
        p.force.code().to_owned(),
        text(party),
        text(office),
        crate::title::line(who),
        text(p.action.as_deref()),
        text(called.party(p.recipient.as_deref())),
        p.fields.join(";"),
        sites.join(";"),
        p.skills.join(";"),
        dates.join(";"),
        text(p.uncertain.as_deref()),
        if p.defence { "yes" } else { "" }.to_owned(),
        rules.join(";"),
        "proposed".to_owned(),
    ]
}

fn unique<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out = Vec::new();
    for word in words {
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out
}
