//! A feasibility study as a workbook: a sheet a statement, sums as formulas, and the figures that it all
//! rests on. A line that stands in two statements is written once and referred to; so a change to it
//! moves every sum, and the worth, which are formulas too.

use super::properties;
use crate::FilesError;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, utility};
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::file::Reference;
use sanad_outcomes::appraise::tables::{Row, TABLES, Table};
use sanad_outcomes::appraise::{Exact, Line, Number, Statements, Status, Valid};
use std::collections::BTreeMap;

/// The first column of figures.
const FIRST: u16 = 1;

struct Formats {
    title: Format,
    head: Format,
    text: Format,
    sum_text: Format,
    figure: Format,
    sum: Format,
    share: Format,
}

impl Formats {
    fn new(lang: Lang, digits: u32) -> Self {
        let base =
            Format::new().set_reading_direction(if lang == Lang::Ar { 2 } else { 1 }).set_font_size(10);
        let places = if digits == 0 { String::new() } else { format!(".{}", "0".repeat(digits as usize)) };
        let number = format!("#,##0{places};[Red]-#,##0{places};-");
        let figure = base.clone().set_num_format(&number);
        Self {
            title: base.clone().set_bold().set_font_size(14),
            head: base
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0xEE_F1F4))
                .set_align(FormatAlign::Center),
            sum_text: base.clone().set_bold().set_border_top(FormatBorder::Thin),
            sum: figure.clone().set_bold().set_border_top(FormatBorder::Thin),
            share: base.clone().set_num_format("0.0%"),
            text: base,
            figure,
        }
    }
}

/// Where a line was written: its sheet and row.
type Places = BTreeMap<Line, (String, u32)>;

struct Writer<'a> {
    l: &'a Locale,
    valid: &'a Valid,
    statements: &'a Statements<Exact>,
    formats: Formats,
    columns: usize,
    places: Places,
}

/// The workbook of a study in a language.
///
/// # Errors
/// When the workbook cannot be made.
pub fn study(valid: &Valid, statements: &Statements<Exact>, lang: Lang) -> Result<Vec<u8>, FilesError> {
    let periods = valid.case.axis.len();
    let after = statements.sheet.get(Line::FlowTotal, periods) != Exact::ZERO;
    let digits = valid.project.digits.unwrap_or(0).min(3);
    let mut writer = Writer {
        l: Locale::of(lang),
        valid,
        statements,
        formats: Formats::new(lang, if valid.project.unit > 1 { digits } else { 0 }),
        columns: periods + usize::from(after),
        places: Places::new(),
    };
    let mut book = Workbook::new();
    book.set_properties(&properties("study")?);
    for table in TABLES {
        let mut sheet = Worksheet::new();
        sheet
            .set_right_to_left(lang == Lang::Ar)
            .set_landscape()
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0);
        writer.statement(table, &mut sheet)?;
        book.push_worksheet(sheet);
    }
    let mut sheet = Worksheet::new();
    sheet.set_right_to_left(lang == Lang::Ar).set_paper_size(9).set_print_fit_to_pages(1, 0);
    writer.figures(&mut sheet)?;
    book.push_worksheet(sheet);
    Ok(book.save_to_buffer()?)
}

impl Writer<'_> {
    fn head(&self, sheet: &mut Worksheet, title: &str) -> Result<(), FilesError> {
        let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
        sheet.set_name(&name)?;
        let project = &self.valid.project;
        let whole = format!("{} · {title}", project.title.get(self.l.lang.code()));
        sheet.write_string_with_format(0, 0, whole, &self.formats.title)?;
        let currency = project.currency.as_str().into();
        let unit = if project.unit > 1 {
            let unit = self.l.count(u64::from(project.unit)).into();
            self.l.t1_bare("study-in-thousands", &[("unit", unit), ("currency", currency)])
        } else {
            self.l.t1_bare("study-in-currency", &[("currency", currency)])
        };
        sheet.write_string_with_format(1, 0, unit, &self.formats.text)?;
        Ok(())
    }

    fn statement(&mut self, table: &Table, sheet: &mut Worksheet) -> Result<(), FilesError> {
        let title = self.l.t(&format!("study-table-{}", table.code));
        self.head(sheet, &title)?;
        sheet.set_column_width(0, 38)?;
        let axis = &self.valid.case.axis;
        sheet.write_string_with_format(2, 0, self.l.t("study-period"), &self.formats.head)?;
        for (p, column) in (0..self.columns).zip(FIRST..) {
            let label = if p < axis.len() { axis.label(p) } else { self.l.t("study-year-after") };
            sheet.write_string_with_format(2, column, label, &self.formats.head)?;
        }
        sheet.set_freeze_panes(3, 1)?;
        let mut own: BTreeMap<Line, u32> = BTreeMap::new();
        for (row, number) in table.rows.iter().zip(3_u32..) {
            own.insert(row.line(), number);
            self.row(*row, number, &own, sheet)?;
            self.places.entry(row.line()).or_insert_with(|| (sheet.name(), number));
        }
        if table.code == "flows" {
            let last = 3 + u32::try_from(table.rows.len()).unwrap_or(0);
            self.worth(&own, last + 1, sheet)?;
        }
        Ok(())
    }

    fn row(
        &self,
        row: Row,
        number: u32,
        own: &BTreeMap<Line, u32>,
        sheet: &mut Worksheet,
    ) -> Result<(), FilesError> {
        let f = &self.formats;
        let is_sum = !matches!(row, Row::Given(_));
        let name = self.l.t(&format!("study-line-{}", row.line().code()));
        sheet.write_string_with_format(number, 0, name, if is_sum { &f.sum_text } else { &f.text })?;
        for (p, column) in (0..self.columns).zip(FIRST..) {
            let value = self.statements.sheet.get(row.line(), p).float();
            let cell = |line: &Line| own.get(line).map(|r| utility::row_col_to_cell(*r, column));
            let formula = match row {
                Row::Given(line) => self
                    .places
                    .get(&line)
                    .map(|(sheet, r)| format!("='{sheet}'!{}", utility::row_col_to_cell(*r, column))),
                Row::Sum(_, parts) => {
                    let mut text = String::from("=");
                    for (sign, line) in parts {
                        let Some(cell) = cell(line) else { continue };
                        text.push(if *sign < 0 { '-' } else { '+' });
                        text.push_str(&cell);
                    }
                    Some(text)
                }
                Row::Running(_, step) => cell(&step).map(|step| {
                    let before = (p > 0).then(|| utility::row_col_to_cell(number, column - 1));
                    format!("={}+{step}", before.unwrap_or_else(|| "0".to_owned()))
                }),
            };
            // The year after has flows alone: what runs on or is owned then is not a figure of a statement.
            let blank = p >= self.valid.case.axis.len() && value == 0.0 && !is_sum;
            let format = if is_sum { &f.sum } else { &f.figure };
            match formula {
                _ if blank => {}
                Some(formula) => {
                    let formula = Formula::new(formula).set_result(value.to_string());
                    sheet.write_formula_with_format(number, column, formula, format)?;
                }
                None => {
                    sheet.write_number_with_format(number, column, value, format)?;
                }
            }
        }
        Ok(())
    }

    /// The worth of the flows at a rate that stands in a cell.
    fn worth(&self, own: &BTreeMap<Line, u32>, row: u32, sheet: &mut Worksheet) -> Result<(), FilesError> {
        let (f, case) = (&self.formats, &self.valid.case);
        let whole_years = case.axis.months.iter().all(|m| *m == 12);
        if !whole_years {
            return Ok(());
        }
        let last = FIRST + u16::try_from(self.columns).unwrap_or(1) - 1;
        let lines = [(Line::FlowTotal, &case.discount.rate), {
            let rate = case.discount.equity.as_ref().unwrap_or(&case.discount.rate);
            (Line::FlowEquity, rate)
        }];
        for ((line, rate), at) in lines.into_iter().zip((row..).step_by(4)) {
            let Some(r) = own.get(&line) else { continue };
            let name = self.l.t(&format!("study-line-{}", line.code()));
            let (first, second) =
                (utility::row_col_to_cell(*r, FIRST), utility::row_col_to_cell(*r, FIRST + 1));
            let end = utility::row_col_to_cell(*r, last);
            let rate_cell = utility::row_col_to_cell(at, 1);
            sheet.write_string_with_format(at, 0, format!("{} · {name}", self.l.t("study-rate")), &f.text)?;
            sheet.write_number_with_format(at, 1, rate.figure.number::<f64>(), &f.share)?;
            let npv = match case.discount.reference {
                Reference::EndOfFirst => format!("={first}+NPV({rate_cell},{second}:{end})"),
                Reference::Start => format!("=NPV({rate_cell},{first}:{end})"),
            };
            sheet.write_string_with_format(at + 1, 0, self.l.t("study-npv"), &f.sum_text)?;
            sheet.write_formula_with_format(at + 1, 1, Formula::new(npv), &f.sum)?;
            sheet.write_string_with_format(at + 2, 0, self.l.t("study-irr"), &f.sum_text)?;
            sheet.write_formula_with_format(
                at + 2,
                1,
                Formula::new(format!("=IRR({first}:{end})")),
                &f.share,
            )?;
        }
        Ok(())
    }

    /// What it all rests on.
    fn figures(&self, sheet: &mut Worksheet) -> Result<(), FilesError> {
        let f = &self.formats;
        self.head(sheet, &self.l.t("study-figures"))?;
        let heads = ["figure", "low", "likely", "high", "status", "source", "basis"];
        for (key, column) in heads.into_iter().zip(0_u16..) {
            sheet.write_string_with_format(2, column, self.l.t(&format!("study-{key}")), &f.head)?;
            sheet.set_column_width(column, if column == 0 || column > 4 { 34 } else { 14 })?;
        }
        sheet.set_freeze_panes(3, 1)?;
        let number = Format::new().set_num_format("#,##0.######");
        for (input, row) in self.valid.case.inputs().iter().zip(3_u32..) {
            let figure = &input.figure;
            sheet.write_string_with_format(row, 0, &input.path, &f.text)?;
            let (low, high) = figure.range.unwrap_or((figure.likely, figure.likely));
            for (value, column) in [low, figure.likely, high].into_iter().zip(1_u16..) {
                sheet.write_number_with_format(row, column, f64::of(value), &number)?;
            }
            let status = match figure.status {
                Status::Surveyed => "surveyed",
                Status::Reported => "reported",
                Status::Computed => "computed",
                Status::Assumed => "assumed",
            };
            sheet.write_string_with_format(row, 4, self.l.word("status", status), &f.text)?;
            sheet.write_string_with_format(row, 5, &figure.source, &f.text)?;
            sheet.write_string_with_format(row, 6, &figure.basis, &f.text)?;
        }
        Ok(())
    }
}
