//! A workbook as another program opens it. Shared with the fuzz targets and the command's tests.

use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

/// Cells by row and column.
pub(crate) type Table = Vec<Vec<String>>;

/// The cells of the first sheet.
pub(crate) fn cells(bytes: &[u8]) -> Table {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).expect("a sheet");
    let (rows, columns) = range.end().expect("cells");
    let text = |r, c| match range.get_value((r, c)) {
        Some(Data::Empty) | None => String::new(),
        Some(value) => value.to_string(),
    };
    (0..=rows).map(|r| (0..=columns).map(|c| text(r, c)).collect()).collect()
}
