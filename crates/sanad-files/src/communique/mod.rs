//! A published text into the changes it makes: the document, its paragraphs, its passages, and
//! an item for each passage that asks for follow-up. All of it is proposed; people accept, edit,
//! split or join ([`edit`]).

mod check;
mod due;
pub mod edit;
mod meeting;

pub use check::{LARGEST, check};
pub use meeting::Meeting;

use crate::passages::{self, Called};
use crate::tables::Of;
use crate::title;
use meeting::Told;
use sanad_model::raw::{self, RawTable};
use sanad_model::{Accepted, Change, Dataset, Finding, Id, Kind, Lang, Place, said};
use sanad_reader::{Lexicon, PassageReading};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What a person says about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommuniqueMeta {
    /// Code of the document; empty to make one from the day of its meeting or publication, else
    /// from the text's hash.
    pub code: String,
    /// Title, in the language of the text; may be empty.
    pub title: String,
    /// Language; none to find it out.
    pub lang: Option<Lang>,
    /// `communique`, `account` or `minutes`; empty means `communique`.
    pub kind: String,
    /// The meeting it tells of.
    pub meeting: Meeting,
    /// The source it comes from; none makes one.
    pub source: Option<Id>,
    /// Address at which it was published; may be empty.
    pub url: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When it was published, as [`sanad_model::When`] is written; may be empty.
    pub published: String,
}

/// The SHA-256 of a text, in hexadecimal.
pub fn hash(text: &str) -> String {
    let hex = |mut out: String, byte: &u8| {
        let _ = write!(out, "{byte:02x}");
        out
    };
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), hex)
}

/// The changes that a text makes. The same text again (by hash, or by its paragraphs) makes none.
pub fn changes(
    text: &str,
    meta: &CommuniqueMeta,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Vec<Change>, Vec<Finding>> {
    let hash = hash(text);
    let at = |column: &str| Place { file: "communique".to_owned(), row: 0, column: column.to_owned() };
    let (text, _) = check(text.as_bytes(), "communique")?;
    let lang = sanad_reader::detect_lang(&text);
    if let Some(said) = meta.lang.filter(|l| *l != lang) {
        return Err(vec![Finding::error(
            at("lang"),
            "text-other-language",
            said.code(),
            Accepted::codes([lang.code()]),
        )]);
    }
    let paragraphs: Vec<(u32, String)> =
        (1..).zip(sanad_reader::paragraphs(&text).iter().map(|p| clean(p))).collect();
    if same(base, &hash, &paragraphs, lang) {
        return Ok(Vec::new());
    }
    let mut meeting = Told::of(&meta.meeting, base, &hash)?;
    let day = due::said(&meeting.held, meta.published.trim()).to_owned();
    let code = match (meta.code.trim(), day.parse::<sanad_model::When>()) {
        ("", Ok(sanad_model::When::At(_))) => free(base, &format!("C-{day}")),
        ("", _) => format!("doc-{}", &hash[..8]),
        (given, _) => given.to_owned(),
    };
    let live = |kind, code: &str| base.rows(kind).any(|r| !r.withdrawn() && r.get("code") == code);
    if live(Kind::Document, &code) {
        return Err(vec![Finding::error(at("code"), "code-taken", &*code, said("free-document"))]);
    }
    let code = free(base, &code);
    let called = Called::new(base, &[]);
    let readings = passages::read(&paragraphs, lang, lexicon, &called.names(), day.parse().ok());
    meeting.join(&readings, &called);
    let draft = Draft { code: &code, hash: &hash, lang, meta, meeting, called: &called, said: &day };
    let tables = draft.tables(&paragraphs, &readings);
    let resolved = raw::resolve(&tables, base, next_id)?;
    Ok(base.diff(&resolved.rows))
}

/// A paragraph as a cell keeps it, so that offsets count the same characters.
fn clean(paragraph: &str) -> String {
    let seen = |c: char| if c.is_control() && c != '\t' { ' ' } else { c };
    paragraph.trim_start_matches('\u{feff}').chars().map(seen).collect::<String>().trim().to_owned()
}

/// Whether a document that was not withdrawn holds this very text.
fn same(base: &Dataset, hash: &str, paragraphs: &[(u32, String)], lang: Lang) -> bool {
    let column = if lang == Lang::Ar { "text_ar" } else { "text_en" };
    base.rows(Kind::Document).filter(|d| !d.withdrawn()).any(|document| {
        if document.get("sha256") == hash {
            return true;
        }
        let id = document.id.to_string();
        let mut own: Vec<(u32, &str)> = base
            .rows(Kind::Paragraph)
            .filter(|p| !p.withdrawn() && p.get("document") == id)
            .map(|p| (p.get("number").parse().unwrap_or(0), p.get(column)))
            .collect();
        own.sort_unstable();
        own.iter().map(|(_, t)| *t).eq(paragraphs.iter().map(|(_, t)| t.as_str()))
    })
}

/// The code, with a number behind it where a withdrawn document has it.
fn free(base: &Dataset, code: &str) -> String {
    let taken = |code: &str| {
        let under = format!("{code}/");
        let item = format!("{code}-1");
        base.by_code(Kind::Document, code).is_some()
            || base.by_code(Kind::Item, &item).is_some()
            || base.rows(Kind::Statement).any(|s| s.get("code").starts_with(&under))
    };
    untaken(code, taken)
}

/// The code, with a number behind it where it is taken.
fn untaken(code: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..100_000).map(|n| format!("{code}.{n}"));
    std::iter::once(code.to_owned()).chain(numbered).find(|c| !taken(c)).unwrap_or_else(|| code.to_owned())
}

struct Draft<'a> {
    code: &'a str,
    hash: &'a str,
    lang: Lang,
    meta: &'a CommuniqueMeta,
    meeting: Told,
    called: &'a Called,
    /// When it was said.
    said: &'a str,
}

impl Draft<'_> {
    fn tables(&self, paragraphs: &[(u32, String)], readings: &[PassageReading]) -> Vec<RawTable> {
        let source = self.meta.source.map_or_else(|| format!("S-{}", self.code), |id| id.to_string());
        let mut tables = Vec::new();
        let title = title::line(&self.meta.title);
        let lang = self.lang.code();
        let titled = |mut cells: Vec<(&'static str, String)>| {
            if !title.is_empty() {
                cells.push((if self.lang == Lang::Ar { "title_ar" } else { "title_en" }, title.clone()));
                cells.push(("original", lang.to_owned()));
            }
            cells
        };
        if self.meta.source.is_none() {
            tables.push(table(
                Kind::Source,
                vec![titled(vec![
                    ("code", source.clone()),
                    ("kind", "communique".to_owned()),
                    ("publisher", title::line(&self.meta.publisher)),
                    ("url", self.meta.url.trim().to_owned()),
                    ("published", self.meta.published.trim().to_owned()),
                ])],
            ));
        }
        let first = paragraphs.iter().map(|(_, t)| t.as_str()).find(|t| !t.is_empty()).unwrap_or("");
        let meeting = self.meeting.cells(&title, first, (self.lang, &source));
        tables.push(table(Kind::Meeting, meeting.into_iter().collect()));
        let kind = if self.meta.kind.is_empty() { "communique" } else { &self.meta.kind };
        tables.push(table(
            Kind::Document,
            vec![titled(vec![
                ("code", self.code.to_owned()),
                ("meeting", self.meeting.name.clone()),
                ("kind", kind.to_owned()),
                ("lang", lang.to_owned()),
                ("sha256", self.hash.to_owned()),
                ("about_url", self.meta.url.trim().to_owned()),
                ("source", source.clone()),
            ])],
        ));
        let text = if self.lang == Lang::Ar { "text_ar" } else { "text_en" };
        let rows = paragraphs.iter().map(|(number, paragraph)| {
            vec![
                ("document", self.code.to_owned()),
                ("number", number.to_string()),
                (text, paragraph.clone()),
            ]
        });
        tables.push(table(Kind::Paragraph, rows.collect()));
        let mut statements = Vec::new();
        let mut items = Vec::new();
        let mut claims = Vec::new();
        let (mut last, mut k) = (0, 0);
        for passage in readings {
            k = if passage.paragraph == last { k + 1 } else { 1 };
            last = passage.paragraph;
            let code = passages::code(self.code, last, k);
            let cells = passages::cells(self.code, code.clone(), passage, self.called);
            statements.push(passages::HEADER.iter().copied().zip(cells).collect());
            if asks(passage.force, passage.defence, !passage.fields.is_empty()) {
                let paragraph = paragraphs.iter().find(|(n, _)| *n == last).map_or("", |(_, t)| t);
                let words = edit::slice(paragraph, passage.start, passage.end);
                let number = format!("{}-{}", self.code, items.len() + 1);
                if let Some(due) = due::of(passage, paragraph) {
                    let about = format!("{}/{number}", Kind::Item);
                    claims.push(due.cells(about, self.said, &source, self.lang));
                }
                items.push(self.item(number, code, passage, &words));
            }
        }
        tables.push(table(Kind::Statement, statements));
        tables.push(table(Kind::Item, items));
        tables.push(table(Kind::Claim, claims));
        tables
    }

    fn item(
        &self,
        code: String,
        statement: String,
        p: &PassageReading,
        words: &str,
    ) -> Vec<(&'static str, String)> {
        let mut parties: Vec<&str> = [p.actor.as_deref(), p.recipient.as_deref()]
            .into_iter()
            .filter_map(|c| self.called.party(c))
            .collect();
        parties.dedup();
        let met = &self.meeting.parties;
        let of_all = p.force == sanad_model::Force::Agreed && parties.len() < 2.min(met.len());
        let parties = if of_all { met.join(";") } else { parties.join(";") };
        let title = title::shorten(words, self.lang);
        vec![
            ("code", code),
            ("title_ar", title.clone()),
            ("title_en", title),
            ("original", self.lang.code().to_owned()),
            ("translation", "draft".to_owned()),
            ("statements", statement),
            ("meeting", self.meeting.name.clone()),
            ("parties", parties),
            ("fields", p.fields.join(";")),
            ("sites", p.sites.join(";")),
        ]
    }
}

/// Whether an item follows from a passage: its force asks for it, and it speaks of more than
/// defence goods, which are left out.
pub(crate) fn asks(force: sanad_model::Force, defence: bool, fields: bool) -> bool {
    force.makes_item() && (fields || !defence)
}

fn table(kind: Kind, rows: Vec<Vec<(&'static str, String)>>) -> RawTable {
    RawTable::of(kind, "communique", rows)
}

/// The next free code of an item that follows from a document.
fn free_item(document: &str, base: &Dataset, next: &Dataset) -> String {
    (1..100_000)
        .map(|n| format!("{document}-{n}"))
        .find(|c| base.by_code(Kind::Item, c).is_none() && next.by_code(Kind::Item, c).is_none())
        .unwrap_or_else(|| document.to_owned())
}
