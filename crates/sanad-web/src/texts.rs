//! The texts that search looks through, folded once a version rather than at every request.

use sanad_model::{Cell, Dataset, Id, Kind, Lang, Programme, Row};

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
    Kind::Measure,
    Kind::Fund,
    Kind::Rate,
    Kind::Resource,
];

/// The columns that name a record.
const NAMES: [&str; 4] = ["name_ar", "name_en", "title_ar", "title_en"];

/// Every text of a programme, folded.
pub(crate) struct Texts(Vec<(Kind, Vec<Text>)>);

/// The folded texts of one record.
pub(crate) struct Text {
    /// The record.
    pub(crate) id: Id,
    /// How long its code is, which comes first.
    code: usize,
    /// Where its names begin.
    names: Vec<usize>,
    /// Its code and all its texts, each after a space.
    all: String,
}

impl Texts {
    /// The texts of everything that is not withdrawn.
    pub(crate) fn of(rows: &Dataset, p: &Programme) -> Self {
        let of_kind = |kind: Kind| {
            let mut found: Vec<&Row> = rows.rows(kind).filter(|row| !row.withdrawn()).collect();
            found.sort_by_key(|row| row.get("code"));
            found.into_iter().map(|row| Text::of(p, kind, row)).collect()
        };
        Self(KINDS.iter().map(|kind| (*kind, of_kind(*kind))).collect())
    }

    /// The texts by kind in the order of the work, and by code.
    pub(crate) fn kinds(&self) -> &[(Kind, Vec<Text>)] {
        &self.0
    }
}

impl Text {
    fn of(p: &Programme, kind: Kind, row: &Row) -> Self {
        let mut all = fold(row.get("code"));
        let (code, mut names) = (all.len(), Vec::new());
        for column in kind.columns().iter().filter(|c| matches!(c.cell, Cell::Line | Cell::Prose)) {
            let text = row.get(column.name);
            if text.is_empty() {
                continue;
            }
            all.push(' ');
            if NAMES.contains(&column.name) {
                names.push(all.len());
            }
            fold_into(&mut all, text);
        }
        if kind == Kind::Statement
            && let Some(statement) = p.statements.get(&row.id)
        {
            for passage in Lang::ALL.iter().filter_map(|lang| p.passage(statement, *lang)) {
                all.push(' ');
                fold_into(&mut all, &passage);
            }
        }
        all.shrink_to_fit();
        Self { id: row.id, code, names, all }
    }

    /// 0 for the code itself, 1 for a beginning of the name, 2 for anything else; none when a word
    /// is missing. The words are folded.
    pub(crate) fn rank(&self, words: &[String]) -> Option<u8> {
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
            '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{200e}' | '\u{200f}' => {}
            '٠'..='٩' => out.extend(char::from_u32(u32::from(c) - 0x660 + 0x30)),
            // Arabic has no case.
            '\u{600}'..='\u{6ff}' => out.push(c),
            other => out.extend(other.to_lowercase()),
        }
    }
}
