//! Workbooks as a spreadsheet program writes them, from lines that a fuzzer can change: so that
//! what it makes gets past the archive and the XML.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

/// The cells of a sheet by row and column, each as [`write`] takes it.
pub(crate) type Cells = crate::opened::Table;

/// A sheet: its name and its cells.
pub(crate) struct Sheet {
    name: String,
    pub(crate) cells: Cells,
}

/// Sheets in lines: a form feed begins the next one, its first line is the name, then one line a
/// row with tabs between the cells.
pub(crate) fn sheets(text: &str) -> Vec<Sheet> {
    let sheet = |part: &str| {
        let (name, rows) = part.split_once('\n').unwrap_or((part, ""));
        let cells = rows.split('\n').map(|row| row.split('\t').map(str::to_owned).collect()).collect();
        Sheet { name: name.to_owned(), cells }
    };
    text.split('\u{c}').map(sheet).collect()
}

/// A sheet with cells filled: each line is a letter for the row, one for the column, and what is
/// written there. A cell behind the last row adds one.
pub(crate) fn filled(cells: &Cells, text: &str) -> Sheet {
    let mut cells = cells.clone();
    for line in text.split('\n') {
        let mut chars = line.chars();
        let (Some(row), Some(column)) = (chars.next(), chars.next()) else { continue };
        let at = |c: char| (u32::from(c) as usize).wrapping_sub(usize::from(b'A'));
        let (row, column) = (at(row) % (cells.len() + 1), at(column) % 12);
        if row == cells.len() {
            cells.push(Vec::new());
        }
        let row = &mut cells[row];
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = chars.as_str().to_owned();
    }
    Sheet { name: "F".to_owned(), cells }
}

/// Writes sheets; none where no program could.
pub(crate) fn book(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).ok()?;
        for (r, row) in (0_u32..).zip(&sheet.cells) {
            for (c, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                write(page, r, c, cell).ok()?;
            }
        }
    }
    book.save_to_buffer().ok()
}

/// Writes a cell. The first character says what it is: `#` a number, `@` a day by its number, `!`
/// a yes or no, `=` a formula with its value, `~` a text in two colours; anything else is text.
fn write(page: &mut Worksheet, row: u32, column: u16, cell: &str) -> Result<(), XlsxError> {
    let rest = cell.get(1..).unwrap_or("");
    let number = rest.parse::<f64>().ok().filter(|n| n.is_finite());
    match (cell.as_bytes()[0], number) {
        (b'#', Some(number)) => page.write_number(row, column, number)?,
        (b'@', Some(number)) => {
            page.write_number_with_format(row, column, number, &Format::new().set_num_format("yyyy-mm-dd"))?
        }
        (b'!', _) => page.write_boolean(row, column, rest == "1")?,
        (b'=', _) => page.write_formula(row, column, Formula::new("=A1").set_result(rest))?,
        (b'~', _) if rest.chars().count() > 1 => {
            let middle = rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at);
            let (plain, bold) = (Format::default(), Format::new().set_bold());
            page.write_rich_string(row, column, &[(&plain, &rest[..middle]), (&bold, &rest[middle..])])?
        }
        _ => page.write_string(row, column, cell)?,
    };
    Ok(())
}

/// Cells as the XML of a sheet.
pub(crate) fn xml(cells: &Cells) -> Vec<u8> {
    let mut xml = String::from("<worksheet><sheetData>");
    for (r, row) in (1..).zip(cells) {
        xml += &format!("<row r=\"{r}\">");
        for (c, cell) in ('A'..='Z').zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            xml += &format!("<c r=\"{c}{r}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        }
        xml += "</row>";
    }
    xml += "</sheetData></worksheet>";
    xml.into_bytes()
}
