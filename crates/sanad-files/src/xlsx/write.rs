//! Writing a programme's workbook.

use crate::FilesError;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, IgnoreError, Note, Workbook, Worksheet, XlsxError,
};
use sanad_i18n::Locale;
use sanad_model::{Cell, Column, Dataset, Kind, Lang, cell, raw, said};

/// Rows behind the last one that still have lists to choose from.
const SPARE: u32 = 500;

/// The rows of a kind as people keep them, by code and then id (claims by what they speak of).
pub(crate) fn sorted(rows: &Dataset, kind: Kind) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let (header, mut table) = raw::unresolve(rows, kind);
    let keys: &[&str] = match kind {
        Kind::Claim => &["record", "field", "as_of"],
        Kind::Paragraph => &["document", "number"],
        Kind::Statement => &["document", "paragraph", "start", "code"],
        Kind::Outline => &["ring"],
        Kind::CalendarDay => &["calendar", "first"],
        Kind::Update => &["item", "said_on"],
        Kind::Proof => &["item", "given_on"],
        Kind::Verification => &["proof", "verified_on"],
        Kind::Pin | Kind::Baseline | Kind::Actual => &["measure", "activity"],
        _ => &["code"],
    };
    let at: Vec<usize> = keys.iter().filter_map(|k| header.iter().position(|h| h == k)).collect();
    let key = |row: &Vec<String>| {
        let mut key: Vec<(u64, String)> =
            at.iter().map(|i| (row[*i].parse::<u64>().unwrap_or(0), row[*i].clone())).collect();
        key.push((0, row[0].clone()));
        key
    };
    table.sort_by_cached_key(key);
    (header, table)
}

/// What a column accepts, in a sentence short enough for a note.
pub(crate) fn accepted(column: &Column, lang: Lang) -> String {
    let l = Locale::of(lang);
    let what = l.accepted(&cell::accepts(column.cell));
    let what = if column.required { l.accepted(&said("required").with(what)) } else { what };
    format!("{}: {what}", column.name)
}

/// Properties without a clock, so that equal rows give equal bytes.
pub(crate) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&made))
}

/// Writes rows as a workbook. `lang` gives the direction in which the sheets run.
pub fn write(rows: &Dataset, lang: Lang) -> Result<Vec<u8>, FilesError> {
    crate::folder::live(rows)?;
    let mut book = Workbook::new();
    book.set_properties(&properties("programme")?);
    for kind in Kind::ALL {
        let (header, table) = sorted(rows, *kind);
        let sheet = book.add_worksheet();
        sheet.set_name(kind.table())?;
        sheet.set_right_to_left(lang == Lang::Ar);
        frame(sheet, *kind, &header, lang)?;
        lists(sheet, *kind, u32::try_from(table.len()).unwrap_or(0) + SPARE)?;
        for (n, row) in (1_u32..).zip(&table) {
            for (c, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(n, c, cell).map_err(|e| match e {
                    XlsxError::MaxStringLengthExceeded => {
                        FilesError::TooLong { table: kind.table(), row: n + 1 }
                    }
                    other => other.into(),
                })?;
            }
        }
        if let (Ok(last), Ok(right)) = (u32::try_from(table.len()), u16::try_from(header.len()))
            && last > 0
        {
            sheet.ignore_error_range(1, 0, last, right - 1, IgnoreError::NumberStoredAsText)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Writes a workbook without rows.
pub fn template(lang: Lang) -> Result<Vec<u8>, FilesError> {
    write(&Dataset::default(), lang)
}

fn frame(sheet: &mut Worksheet, kind: Kind, header: &[&'static str], lang: Lang) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_num_format("@")
        .set_background_color(Color::RGB(0xEE_F1F4))
        .set_border_bottom(FormatBorder::Thin);
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    sheet.set_freeze_panes(1, if kind.has_code() { 2 } else { 1 })?;
    for (c, name) in (0_u16..).zip(header) {
        sheet.set_column_format(c, &text)?;
        let width = match kind.column(name).map(|c| c.cell) {
            None => 12,
            Some(Cell::Prose) => 44,
            Some(Cell::Line) => 30,
            Some(Cell::Code | Cell::Any | Cell::Words | Cell::Refs(_)) => 20,
            Some(_) => 14,
        };
        sheet.set_column_width(c, width)?;
        sheet.write_string_with_format(0, c, *name, &head)?;
        let note = kind
            .column(name)
            .map_or_else(|| Locale::of(lang).accepted(&said("id-note")), |column| accepted(column, lang));
        sheet.insert_note(0, c, &Note::new(note).add_author_prefix(false))?;
    }
    Ok(())
}

/// Lists to choose from: closed vocabularies, and codes of the sheet that a column points at
/// (those only warn, since an id is accepted as well).
fn lists(sheet: &mut Worksheet, kind: Kind, last: u32) -> Result<(), XlsxError> {
    for (c, column) in (1_u16..).zip(kind.columns()) {
        let choices = match column.cell {
            Cell::Choice(codes) => DataValidation::new().allow_list_strings(codes)?,
            Cell::Flag => DataValidation::new().allow_list_strings(&["yes"])?,
            Cell::Ref(target) if target.has_code() => DataValidation::new()
                .allow_list_formula(Formula::new(format!("{target}!$B$2:$B$5000")))
                .set_error_style(DataValidationErrorStyle::Warning),
            _ => continue,
        };
        sheet.add_data_validation(1, c, last, c, &choices)?;
    }
    Ok(())
}
