//! Reading a returned sheet.

use super::write::{due_text, owned};
use super::{Clash, ClashKind, Col, Entry, Merge, What};
use crate::day;
use crate::xlsx::grid::{self, Grid};
use sanad_model::raw::Known;
use sanad_model::{
    Accepted, Cell, Change, Dataset, Date, Finding, Id, Kind, Lang, Place, Programme, Row, cell, said,
};
use std::collections::BTreeMap;

/// Reads a sheet that [`super::write()`] made and somebody filled. Every fault of every row comes
/// together; a sheet without faults gives what it brings.
pub fn read(
    bytes: &[u8],
    file: &str,
    programme: &Programme,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Merge, Vec<Finding>> {
    of_grids(&grid::open(bytes, file)?, programme, next_id).unwrap_or_else(|| {
        let place = Place { file: file.to_owned(), ..Place::default() };
        Err(vec![Finding::error(place, "not-a-followup-sheet", "", said("followup-sheet"))])
    })
}

/// The same of a workbook that is open; none when no sheet of it is a follow-up sheet.
pub(crate) fn of_grids(
    grids: &[Grid],
    programme: &Programme,
    next_id: &mut dyn FnMut() -> Id,
) -> Option<Result<Merge, Vec<Finding>>> {
    let (grid, head, columns, lang) = grids.iter().find_map(header)?;
    let label = |c: u32| {
        columns
            .iter()
            .find(|(_, at)| **at == c)
            .map_or_else(|| grid::letters(c), |(col, _)| col.label(lang).to_owned())
    };
    let mut reader = Reader {
        grid,
        columns: &columns,
        lang,
        programme,
        next_id,
        merge: Merge::default(),
        findings: grid.faults(label),
    };
    let mut rows = 0_usize;
    for row in grid.rows.range(head + 1..).map(|(row, _)| *row) {
        rows += usize::from(reader.row(row));
    }
    let gone = |c: &Clash| c.kind == ClashKind::ItemGone;
    if rows > 0
        && reader.merge.conflicts.iter().filter(|c| gone(c)).count() == rows
        && reader.findings.is_empty()
    {
        let place = Place { file: grid.file.clone(), ..Place::default() };
        let accepted = said("followup-item");
        return Some(Err(vec![Finding::error(place, "sheet-of-another-programme", "", accepted)]));
    }
    Some(if reader.findings.is_empty() { Ok(reader.merge) } else { Err(reader.findings) })
}

type Columns = BTreeMap<Col, u32>;

/// The header row of a sheet, wherever it now stands, and the language it is in.
fn header(grid: &Grid) -> Option<(&Grid, u32, Columns, Lang)> {
    for (row, cells) in grid.rows.iter().take(20) {
        for lang in [Lang::Ar, Lang::En] {
            let at = |col: Col| {
                let label = col.label(lang);
                cells.iter().find(|(_, text)| text.trim().eq_ignore_ascii_case(label)).map(|(c, _)| *c)
            };
            let columns: Columns = Col::ALL.into_iter().filter_map(|c| Some((c, at(c)?))).collect();
            if [Col::Id, Col::Update, Col::Date, Col::Proof].iter().all(|c| columns.contains_key(c)) {
                return Some((grid, *row, columns, lang));
            }
        }
    }
    None
}

struct Reader<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    lang: Lang,
    programme: &'a Programme,
    next_id: &'a mut dyn FnMut() -> Id,
    merge: Merge,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn cell(&self, row: u32, col: Col) -> &str {
        self.columns.get(&col).map_or("", |c| self.grid.cell(row, *c).trim())
    }

    fn fault(&mut self, row: u32, col: Col, code: &'static str, accepted: Accepted) {
        let place = Place { file: self.grid.file.clone(), row, column: col.label(self.lang).to_owned() };
        let value = self.cell(row, col).to_owned();
        self.findings.push(Finding::error(place, code, value, accepted));
    }

    /// Reads one row; whether it is a row of an item.
    fn row(&mut self, row: u32) -> bool {
        let (update, proof) = (self.cell(row, Col::Update).to_owned(), self.cell(row, Col::Proof).to_owned());
        let Ok(item) = self.cell(row, Col::Id).parse::<Id>() else {
            if !(update.is_empty() && proof.is_empty() && self.cell(row, Col::Id).is_empty()) {
                self.fault(row, Col::Id, "not-an-id", said("id-of-sheet"));
            }
            return false;
        };
        let Some(record) = self.programme.items.get(&item) else {
            let code = self.cell(row, Col::Code).to_owned();
            let sheet = [update, proof].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
            self.merge.conflicts.push(Clash {
                item,
                code,
                row,
                kind: ClashKind::ItemGone,
                sheet,
                now: String::new(),
                changes: Vec::new(),
            });
            return true;
        };
        let code = record.code.clone();
        let now = [
            (Col::Item, ClashKind::TitleDiffers, record.title.get(self.lang).to_owned()),
            (Col::Due, ClashKind::DueDiffers, due_text(self.programme, item, self.lang)),
        ];
        for (col, kind, now) in now {
            let sheet = self.cell(row, col).to_owned();
            if self.columns.contains_key(&col) && sheet != now.trim() {
                self.merge.conflicts.push(Clash {
                    item,
                    code: code.clone(),
                    row,
                    kind,
                    sheet,
                    now,
                    changes: Vec::new(),
                });
            }
        }
        if update.is_empty() && proof.is_empty() {
            return true;
        }
        if self.cell(row, Col::Date).is_empty() {
            self.fault(row, Col::Date, "date-missing", day::ACCEPTED);
            return true;
        }
        let Some(on) = day::read(self.cell(row, Col::Date)) else {
            self.fault(row, Col::Date, "not-a-day", day::ACCEPTED);
            return true;
        };
        let known = |id: &Id| self.programme.parties.contains_key(id);
        let by =
            self.cell(row, Col::By).parse::<Id>().ok().filter(known).or_else(|| owned(self.programme, item));
        let Some(by) = by else {
            self.fault(row, Col::By, "said-by-missing", said("said-by"));
            return true;
        };
        let said = Said { item, code, row, on, by };
        self.add(&said, What::Update, &update);
        self.add(&said, What::Proof, &proof);
        true
    }

    fn add(&mut self, said: &Said, what: What, text: &str) {
        if text.is_empty() {
            return;
        }
        let col = if what == What::Update { Col::Update } else { Col::Proof };
        let text = match cell::canonical(Cell::Prose, text, &Known(&Dataset::default())) {
            Ok(text) => text,
            Err(fault) => return self.fault(said.row, col, fault.code, fault.accepted),
        };
        let entry = |changes| Entry {
            item: said.item,
            code: said.code.clone(),
            row: said.row,
            what,
            on: said.on,
            by: said.by,
            text: text.clone(),
            changes,
        };
        let twice =
            |e: &Entry| (e.item, e.what, e.on, e.by, &e.text) == (said.item, what, said.on, said.by, &text);
        if self.held(said, what, &text) || self.merge.new.iter().any(twice) {
            self.merge.known.push(entry(Vec::new()));
            return;
        }
        let changes = said.changes(what, &text, (self.next_id)());
        let other = match what {
            What::Update => self.other(said),
            What::Proof => None,
        };
        match other {
            Some(now) => self.merge.conflicts.push(Clash {
                item: said.item,
                code: said.code.clone(),
                row: said.row,
                kind: ClashKind::OtherUpdate,
                sheet: text,
                now,
                changes,
            }),
            None => self.merge.new.push(entry(changes)),
        }
    }

    /// Whether this very update or proof is there already.
    fn held(&self, said: &Said, what: What, text: &str) -> bool {
        let either = |t: &sanad_model::Text| [&t.ar, &t.en].into_iter().flatten().any(|t| t == text);
        match what {
            What::Update => self
                .programme
                .updates
                .get(&said.item)
                .into_iter()
                .flatten()
                .any(|u| u.said_on == said.on && u.said_by == said.by && either(&u.text)),
            What::Proof => self
                .programme
                .proofs
                .get(&said.item)
                .into_iter()
                .flatten()
                .any(|p| p.given_by == said.by && (either(&p.what) || p.url == text)),
        }
    }

    /// What the same party said on the same day.
    fn other(&self, said: &Said) -> Option<String> {
        let updates = self.programme.updates.get(&said.item)?;
        let other = updates.iter().find(|u| u.said_on == said.on && u.said_by == said.by)?;
        Some(other.text.get(self.lang).to_owned())
    }
}

/// Who says it, on which day, of which item.
struct Said {
    item: Id,
    code: String,
    row: u32,
    on: Date,
    by: Id,
}

impl Said {
    fn changes(&self, what: What, text: &str, id: Id) -> Vec<Change> {
        let lang = sanad_reader::detect_lang(text);
        let columns = match what {
            What::Update => ["said_on", "said_by", "text_ar", "text_en"],
            What::Proof => ["given_on", "given_by", "what_ar", "what_en"],
        };
        let mut row = Row::new(id)
            .with("item", self.item.to_string())
            .with(columns[0], self.on.to_string())
            .with(columns[1], self.by.to_string());
        let address = text.starts_with("http") && text.contains("://") && !text.contains(char::is_whitespace);
        if what == What::Proof && address {
            row.set("url", text.to_owned());
        } else {
            row.set(columns[if lang == Lang::Ar { 2 } else { 3 }], text.to_owned());
            row.set("original", lang.code().to_owned());
        }
        let kind = if what == What::Update { Kind::Update } else { Kind::Proof };
        let mut rows = Dataset::default();
        rows.put(kind, row);
        Dataset::default().diff(&rows)
    }
}
