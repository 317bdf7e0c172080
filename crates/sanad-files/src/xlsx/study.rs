//! A feasibility study as a workbook: a sheet a statement, and the figures that it all rests on. Every line follows
//! by formulas from the likely values on the sheet of figures, so that a changed price moves every sum and the worth.
//! Every formula is saved with its result, for who reads the book without computing it anew.

mod worth;

use super::properties;
use super::trace::{self, Formulas, Traced};
use crate::FilesError;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, utility};
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::file::Text;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::appraise::tables::{Row, TABLES, Table};
use sanad_outcomes::appraise::{Case, Exact, Input, Line, Number, Statements, Status, Valid, at, calculate};
use sanad_outcomes::measures::library::Library;
use sanad_outcomes::money::Study;
use std::collections::{BTreeMap, HashMap};

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
    factor: Format,
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
            factor: base.clone().set_num_format("0.0000"),
            text: base,
            figure,
        }
    }
}

/// What the workbook is told in words beside its own.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Where the bases of figures are told in both languages.
    pub library: Option<&'a Library>,
    /// What a figure is called, by its path.
    pub name: &'a dyn Fn(&str) -> Option<String>,
    /// Why something cannot be computed: a whole phrase.
    pub why: &'a dyn Fn(&Why) -> String,
}

struct Writer<'a> {
    l: &'a Locale,
    study: &'a Study,
    words: &'a Words<'a>,
    formats: Formats,
    columns: usize,
    traced: Statements<Traced>,
    /// The figures of the rates of all capital and of equity.
    rates: [u32; 2],
    /// What results are, where they have a name.
    labels: HashMap<u32, String>,
    formulas: Formulas,
}

/// A name that a sheet may have.
fn sheet_name(title: &str) -> String {
    title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect()
}

/// The names of what is made, sold, bought and spent, and of finance, by period.
fn labels(
    l: &Locale,
    valid: &Valid,
    case: &Case<Traced>,
    traced: &Statements<Traced>,
) -> HashMap<u32, String> {
    let (project, axis) = (&valid.project, &valid.case.axis);
    let mut all = HashMap::new();
    let mut put = |name: &str, code: &str, row: &[Traced]| {
        let name = if name.is_empty() { code } else { name };
        for (p, own) in row.iter().enumerate().filter(|(p, _)| *p < axis.len()) {
            all.entry(own.node).or_insert_with(|| format!("{name} · {}", axis.label(p)));
        }
    };
    let said = |text: &Text| text.get(l.lang.code()).to_owned();
    for (own, row) in project.investment.iter().zip(&traced.investments) {
        put(&said(&own.name), &own.code, row);
    }
    for ((own, row), product) in project.product.iter().zip(&traced.sales).zip(&case.products) {
        let name = said(&own.name);
        put(&format!("{} · {name}", l.t("study-line-sales")), &own.code, row);
        let used = |p| at(&product.utilisation, p).unwrap_or(Traced::ZERO);
        let made: Vec<Traced> = (0..axis.len()).map(|p| product.capacity * used(p)).collect();
        put(&format!("{} · {name}", l.t("study-made")), &own.code, &made);
    }
    for (own, row) in project.cost.iter().zip(&traced.costs) {
        put(&said(&own.name), &own.code, row);
    }
    for (own, schedule) in project.finance.iter().zip(&traced.finance) {
        let name = said(&own.name);
        for (line, row) in [
            (Line::Draws, &schedule.draws),
            (Line::FinanceCosts, &schedule.interest),
            (Line::Principal, &schedule.principal),
        ] {
            put(&format!("{} · {name}", l.t(&format!("study-line-{}", line.code()))), &own.code, row);
        }
    }
    // Nought and one are no names of anything.
    all.retain(|node, _| *node > 1);
    all
}

/// The workbook of a study in a language: every statement follows by formulas from the likely values on the sheet of
/// figures. `words` in the same language.
///
/// # Errors
/// When the workbook cannot be made.
pub fn study(study: &Study, lang: Lang, words: &Words<'_>) -> Result<Vec<u8>, FilesError> {
    let (l, valid) = (Locale::of(lang), &study.valid);
    let periods = valid.case.axis.len();
    let after = study.statements.sheet.get(Line::FlowTotal, periods) != Exact::ZERO;
    let digits = valid.project.digits.unwrap_or(0).min(3);
    trace::begin();
    let mut number = 0;
    let case: Case<Traced> = valid.case.map(&mut |input: &Input| {
        number += 1;
        Traced::figure(number - 1, input.figure.number())
    });
    let traced = calculate(&case);
    let rates = [case.discount.rate.node, case.discount.equity.unwrap_or(case.discount.rate).node];
    let labels = labels(l, valid, &case, &traced);
    let figures = sheet_name(&l.t("study-figures"));
    let cell = |number: usize| format!("'{figures}'!$C${}", number + 4);
    let formulas = Formulas::new(trace::end(), &cell, sheet_name(&l.t("study-workings")));
    let mut writer = Writer {
        l,
        study,
        words,
        formats: Formats::new(lang, if valid.project.unit > 1 { digits } else { 0 }),
        columns: periods + usize::from(after),
        traced,
        rates,
        labels,
        formulas,
    };
    writer.places();
    let mut book = Workbook::new();
    book.set_properties(&properties("study")?);
    let make = || {
        let mut sheet = Worksheet::new();
        sheet.set_right_to_left(lang == Lang::Ar).set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet
    };
    for table in TABLES {
        let mut sheet = make();
        sheet.set_landscape();
        writer.statement(table, &mut sheet)?;
        book.push_worksheet(sheet);
    }
    let mut sheet = make();
    writer.indicators(&mut sheet)?;
    book.push_worksheet(sheet);
    let mut sheet = make();
    writer.figures(&mut sheet)?;
    book.push_worksheet(sheet);
    let mut sheet = make();
    writer.workings(&mut sheet)?;
    book.push_worksheet(sheet);
    Ok(book.save_to_buffer()?)
}

impl Writer<'_> {
    fn head(&self, sheet: &mut Worksheet, title: &str) -> Result<(), FilesError> {
        sheet.set_name(sheet_name(title))?;
        let project = &self.study.valid.project;
        let whole = format!("{} · {title}", project.title.get(self.l.lang.code()));
        sheet.write_string_with_format(0, 0, whole, &self.formats.title)?;
        let unit = self.l.in_unit(project.unit, &project.currency);
        sheet.write_string_with_format(1, 0, unit, &self.formats.text)?;
        Ok(())
    }

    fn title(&self, table: &Table) -> String {
        self.l.t(&format!("study-table-{}", table.code))
    }

    /// Gives each result the first cell of a statement that shows it.
    fn places(&mut self) {
        for table in TABLES {
            let name = sheet_name(&self.title(table));
            for (row, number) in table.rows.iter().zip(3_u32..) {
                for (p, column) in (0..self.columns).zip(FIRST..) {
                    let node = self.traced.sheet.get(row.line(), p).node;
                    if self.formulas.constant(node).is_none() {
                        let cell = format!("'{name}'!{}", utility::row_col_to_cell(number, column));
                        self.formulas.cells.entry(node).or_insert(cell);
                    }
                }
            }
        }
    }

    fn statement(&mut self, table: &Table, sheet: &mut Worksheet) -> Result<(), FilesError> {
        let title = self.title(table);
        self.head(sheet, &title)?;
        sheet.set_column_width(0, 38)?;
        let axis = &self.study.valid.case.axis;
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
        }
        if table.code == "flows" {
            self.worth(&own, worth::below(table), sheet)?;
        }
        Ok(())
    }

    fn row(
        &mut self,
        row: Row,
        number: u32,
        own: &BTreeMap<Line, u32>,
        sheet: &mut Worksheet,
    ) -> Result<(), FilesError> {
        let is_sum = !matches!(row, Row::Given(_));
        let name = self.l.t(&format!("study-line-{}", row.line().code()));
        let (f, form) = (&self.formats, &mut self.formulas);
        let format = if is_sum { &f.sum } else { &f.figure };
        sheet.write_string_with_format(number, 0, name, if is_sum { &f.sum_text } else { &f.text })?;
        for (p, column) in (0..self.columns).zip(FIRST..) {
            let value = self.study.statements.sheet.get(row.line(), p).float();
            let cell = |line: &Line| own.get(line).map(|r| utility::row_col_to_cell(*r, column));
            let formula = match row {
                Row::Given(line) => {
                    let node = self.traced.sheet.get(line, p).node;
                    let here = format!("'{}'!{}", sheet.name(), utility::row_col_to_cell(number, column));
                    match form.cells.get(&node) {
                        Some(there) if *there != here => Some(format!("={there}")),
                        Some(_) => Some(format!("={}", form.formula(node))),
                        None => None,
                    }
                }
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
            let blank = p >= self.study.valid.case.axis.len() && value == 0.0 && !is_sum;
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

    /// On what a figure rests, in the language of the workbook where the library says it.
    fn basis(&self, text: &str) -> String {
        let all = self.words.library.into_iter().flat_map(Library::iter).flat_map(|t| t.bases.values());
        let known = all.into_iter().find(|b| !text.is_empty() && b.why.en.as_deref() == Some(text));
        known.map_or_else(|| text.to_owned(), |b| self.l.text(&b.why).to_owned())
    }

    /// What is used more than once and is no line of a statement.
    fn workings(&self, sheet: &mut Worksheet) -> Result<(), FilesError> {
        self.head(sheet, &self.l.t("study-workings"))?;
        let format = Format::new().set_num_format("#,##0.######");
        for (own, row) in self.formulas.workings.iter().zip(2_u32..) {
            let label = self.labels.get(&own.node).map_or("", String::as_str);
            sheet.write_string_with_format(row, 0, label, &self.formats.text)?;
            let formula = Formula::new(format!("={}", own.formula)).set_result(own.value.to_string());
            sheet.write_formula_with_format(row, 1, formula, &format)?;
        }
        sheet.set_column_width(0, 60)?;
        sheet.set_column_width(1, 18)?;
        Ok(())
    }

    /// What it all rests on.
    fn figures(&self, sheet: &mut Worksheet) -> Result<(), FilesError> {
        let f = &self.formats;
        self.head(sheet, &self.l.t("study-figures"))?;
        sheet.write_string_with_format(1, 0, self.l.t("study-figures-note"), &f.text)?;
        let heads = ["figure", "low", "likely", "high", "status", "source", "basis", "path"];
        for (key, column) in heads.into_iter().zip(0_u16..) {
            sheet.write_string_with_format(2, column, self.l.t(&format!("study-{key}")), &f.head)?;
            let width = match column {
                0 => 52,
                5.. => 34,
                _ => 14,
            };
            sheet.set_column_width(column, width)?;
        }
        sheet.set_freeze_panes(3, 1)?;
        let number = Format::new().set_num_format("#,##0.######");
        let entry = number.clone().set_background_color(Color::RGB(0xFF_F8DC));
        for (input, row) in self.study.valid.case.inputs().iter().zip(3_u32..) {
            let figure = &input.figure;
            let name = (self.words.name)(&input.path).unwrap_or_else(|| input.path.clone());
            sheet.write_string_with_format(row, 0, name, &f.text)?;
            let (low, high) = figure.range.unwrap_or((figure.likely, figure.likely));
            for (value, column) in [low, figure.likely, high].into_iter().zip(1_u16..) {
                let format = if column == 2 { &entry } else { &number };
                sheet.write_number_with_format(row, column, f64::of(value), format)?;
            }
            let status = match figure.status {
                Status::Surveyed => "surveyed",
                Status::Reported => "reported",
                Status::Computed => "computed",
                Status::Assumed => "assumed",
            };
            sheet.write_string_with_format(row, 4, self.l.word("status", status), &f.text)?;
            sheet.write_string_with_format(row, 5, &figure.source, &f.text)?;
            sheet.write_string_with_format(row, 6, self.basis(&figure.basis), &f.text)?;
            sheet.write_string_with_format(row, 7, &input.path, &f.text)?;
        }
        Ok(())
    }
}
