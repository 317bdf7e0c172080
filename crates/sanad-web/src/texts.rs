//! The texts that search looks through, folded once a version rather than at every request.

use sanad_model::{Cell, Dataset, Id, Kind, Lang, Programme, Row};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::measures::library::Template;

/// The kinds searched, in the order of the work.
const KINDS: &[Kind] = &[
    Kind::Item,
    Kind::Statement,
    Kind::Document,
    Kind::Site,
    Kind::Capability,
    Kind::Project,
    Kind::Meeting,
    Kind::Party,
    Kind::Office,
    Kind::Indicator,
    Kind::Source,
    Kind::Survey,
    Kind::Team,
    Kind::Fund,
    Kind::Rate,
    Kind::Financing,
    Kind::Resource,
];

/// The columns that name a record.
const NAMES: [&str; 4] = ["name_ar", "name_en", "title_ar", "title_en"];

/// Every text of a programme, folded.
pub(crate) struct Texts {
    kinds: Vec<(Kind, Vec<Text>)>,
    measures: Vec<Named>,
    templates: Vec<Named>,
}

/// The folded texts of one record.
pub(crate) struct Text {
    /// The record.
    pub(crate) id: Id,
    words: Words,
}

/// The folded texts of a measure or template, which needs no record.
pub(crate) struct Named {
    /// Its code.
    pub(crate) code: String,
    words: Words,
}

struct Words {
    /// How long the code is, which comes first.
    code: usize,
    /// Where the names begin.
    names: Vec<usize>,
    /// The code and all texts, each after a space.
    all: String,
}

impl Texts {
    /// The texts of everything that is not withdrawn.
    pub(crate) fn of(rows: &Dataset, p: &Programme, works: &WorksOutcome) -> Self {
        let of_kind = |kind: Kind| {
            let mut found: Vec<&Row> = rows.rows(kind).filter(|row| !row.withdrawn()).collect();
            found.sort_by_key(|row| row.get("code"));
            found.into_iter().map(|row| Text::of(p, kind, row)).collect()
        };
        let measure = |m: &Measure| {
            let site = m.site.and_then(|id| p.sites.get(&id)).map(|s| &s.name);
            Named::of(&m.code, &[Some(&m.name), site], &[])
        };
        let template = |t: &Template| Named::of(&t.code, &[Some(&t.name)], &[&t.what, &t.gives]);
        Self {
            kinds: KINDS.iter().map(|kind| (*kind, of_kind(*kind))).collect(),
            measures: works.measures().iter().map(measure).collect(),
            templates: works.library.iter().map(template).collect(),
        }
    }

    /// The texts by kind in the order of the work, and by code.
    pub(crate) fn kinds(&self) -> &[(Kind, Vec<Text>)] {
        &self.kinds
    }

    /// The texts of proposed measures, by code.
    pub(crate) fn measures(&self) -> &[Named] {
        &self.measures
    }

    /// The texts of the library, by code.
    pub(crate) fn templates(&self) -> &[Named] {
        &self.templates
    }
}

impl Named {
    fn of(code: &str, names: &[Option<&sanad_model::Text>], more: &[&sanad_model::Text]) -> Self {
        let mut words = Words::new(code);
        for (text, name) in names.iter().flatten().map(|t| (*t, true)).chain(more.iter().map(|t| (*t, false)))
        {
            for own in [text.ar.as_deref(), text.en.as_deref()].into_iter().flatten() {
                words.add(own, name);
            }
        }
        Self { code: code.to_owned(), words }
    }

    /// As [`Text::rank`].
    pub(crate) fn rank(&self, words: &[String]) -> Option<u8> {
        self.words.rank(words)
    }
}

impl Text {
    fn of(p: &Programme, kind: Kind, row: &Row) -> Self {
        let mut words = Words::new(row.get("code"));
        for column in kind.columns().iter().filter(|c| matches!(c.cell, Cell::Line | Cell::Prose)) {
            words.add(row.get(column.name), NAMES.contains(&column.name));
        }
        if kind == Kind::Statement
            && let Some(statement) = p.statements.get(&row.id)
        {
            for passage in Lang::ALL.iter().filter_map(|lang| p.passage(statement, *lang)) {
                words.add(&passage, false);
            }
        }
        words.all.shrink_to_fit();
        Self { id: row.id, words }
    }

    /// 0 for the code itself, 1 for a beginning of the name, 2 for anything else; none when a word
    /// is missing. The words are folded.
    pub(crate) fn rank(&self, words: &[String]) -> Option<u8> {
        self.words.rank(words)
    }
}

impl Words {
    fn new(code: &str) -> Self {
        let all = fold(code);
        Self { code: all.len(), names: Vec::new(), all }
    }

    fn add(&mut self, text: &str, name: bool) {
        if text.is_empty() {
            return;
        }
        self.all.push(' ');
        if name {
            self.names.push(self.all.len());
        }
        fold_into(&mut self.all, text);
    }

    fn rank(&self, words: &[String]) -> Option<u8> {
        let first = words.first()?;
        if words.len() == 1 && self.all.get(..self.code) == Some(first) {
            return Some(0);
        }
        words.iter().all(|word| self.all.contains(word.as_str())).then(|| {
            let begins =
                |at: &usize| self.all.get(*at..).is_some_and(|name| name.starts_with(first.as_str()));
            if self.names.iter().any(begins) { 1 } else { 2 }
        })
    }
}

/// Folds letters that people write differently: case, Arabic hamza seats, ta marbuta, alef
/// maqsura, marks and tatweel, Arabic-Indic digits.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(&mut out, text);
    out
}

fn fold_into(out: &mut String, text: &str) {
    out.reserve(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ة' => out.push('ه'),
            'ى' | 'ئ' => out.push('ي'),
            'ؤ' => out.push('و'),
            '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => {}
            '٠'..='٩' => out.extend(char::from_u32(u32::from(c) - 0x660 + 0x30)),
            // Arabic has no case.
            '\u{600}'..='\u{6ff}' => out.push(c),
            other => out.extend(other.to_lowercase()),
        }
    }
}
