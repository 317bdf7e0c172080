//! What a study is worth: under its flows by formulas, and on a sheet of all indicators. What formulas cannot say in
//! a cell is a value of the engine, and the sheet says so.

use super::{FIRST, Writer, sheet_name};
use crate::FilesError;
use rust_xlsxwriter::{Format, Formula, Worksheet, utility};
use sanad_i18n::Arg;
use sanad_outcomes::appraise::indicators::{Why, Worth};
use sanad_outcomes::appraise::tables::{TABLES, Table};
use sanad_outcomes::appraise::{Exact, Line, Number};
use sanad_outcomes::money::one_by_one;
use std::collections::BTreeMap;

/// Rows of what a line is worth.
const ROWS: u32 = 6;
/// Of these the net present value, and the rate of return.
const NPV: u32 = 2;
const IRR: u32 = 3;

/// The first row below a table.
pub(super) fn below(table: &Table) -> u32 {
    4 + u32::try_from(table.rows.len()).unwrap_or(0)
}

/// What a cell of an indicator holds.
enum Cell {
    /// What stands in another cell, and comes to so much.
    Formula(String, f64),
    /// What the engine computed.
    Value(f64),
    /// Why there is none.
    None(String),
}

impl Writer<'_> {
    /// Months from the instant to which flows are discounted until the end of each column.
    fn months(&self) -> Vec<i32> {
        let months = &self.study.valid.case.axis.months;
        let mut at = self.study.valid.case.discount.reference.ahead(months.first().copied().unwrap_or(0));
        let lengths = months.iter().copied().chain(std::iter::once(12));
        let ends = lengths.map(|length| {
            at += length.cast_signed();
            at
        });
        ends.take(self.columns).collect()
    }

    /// Whether every period is a year: then the functions of a spreadsheet fit.
    fn whole_years(&self) -> bool {
        self.study.valid.case.axis.months.iter().all(|months| *months == 12)
    }

    /// The columns of a row as a range.
    fn all(&self, row: u32) -> String {
        let last = FIRST + u16::try_from(self.columns).unwrap_or(1) - 1;
        let first = utility::row_col_to_cell(row, FIRST);
        format!("{first}:{}", utility::row_col_to_cell(row, last))
    }

    /// The worth of the flows at a rate that stands among the figures, and the rate of return.
    pub(super) fn worth(
        &self,
        own: &BTreeMap<Line, u32>,
        row: u32,
        sheet: &mut Worksheet,
    ) -> Result<(), FilesError> {
        let (f, months, discount) = (&self.formats, self.months(), &self.study.valid.case.discount);
        sheet.write_string_with_format(row, 0, self.l.t("study-months"), &f.text)?;
        for (month, column) in months.iter().zip(FIRST..) {
            sheet.write_number_with_format(row, column, f64::from(*month), &f.figure)?;
        }
        let rate_of_all: f64 = discount.rate.figure.number();
        let rate_of_equity = discount.equity.as_ref().map_or(rate_of_all, |own| own.figure.number());
        let lines = [
            (Line::FlowTotal, rate_of_all, &self.study.indicators.total),
            (Line::FlowEquity, rate_of_equity, &self.study.indicators.equity),
        ];
        for (((line, rate, told), place), at) in
            lines.into_iter().zip(self.rates).zip((row + 1..).step_by(ROWS as usize))
        {
            let Some(r) = own.get(&line) else { continue };
            let name = self.l.t(&format!("study-line-{}", line.code()));
            let rate_cell = utility::row_col_to_cell_absolute(at, 1);
            sheet.write_string_with_format(at, 0, format!("{} · {name}", self.l.t("study-rate")), &f.text)?;
            let figure = self.formulas.cells.get(&place).cloned().unwrap_or_default();
            let figure = Formula::new(format!("={figure}")).set_result(rate.to_string());
            sheet.write_formula_with_format(at, 1, figure, &f.share)?;
            sheet.write_string_with_format(at + 1, 0, self.l.t("study-factor"), &f.text)?;
            let mut npv = 0.0;
            for ((p, column), away) in (0..).zip(FIRST..).zip(&months) {
                let month = utility::row_col_to_cell(row, column);
                let grown = f64::grown(rate, away.unsigned_abs());
                let value = if *away < 0 { grown } else { 1.0 / grown };
                npv += value * self.study.statements.sheet.get(line, p).float();
                let factor = Formula::new(format!("=(1+{rate_cell})^(-{month}/12)"));
                let factor = factor.set_result(value.to_string());
                sheet.write_formula_with_format(at + 1, column, factor, &f.factor)?;
            }
            let sum = Formula::new(format!("=SUMPRODUCT({},{})", self.all(*r), self.all(at + 1)));
            sheet.write_string_with_format(at + NPV, 0, self.l.t("study-npv"), &f.sum_text)?;
            sheet.write_formula_with_format(at + NPV, 1, sum.set_result(npv.to_string()), &f.sum)?;
            self.rates_of_return(told, *r, at + IRR, sheet)?;
        }
        Ok(())
    }

    /// All rates of return of a row, beside each other, and a row that says what must be known of them.
    fn rates_of_return(
        &self,
        told: &Worth<Exact>,
        flows: u32,
        row: u32,
        sheet: &mut Worksheet,
    ) -> Result<(), FilesError> {
        let f = &self.formats;
        sheet.write_string_with_format(row, 0, self.l.t("study-irr"), &f.sum_text)?;
        let none = match told.irr() {
            Err(why) => (self.words.why)(&why),
            Ok(_) => String::new(),
        };
        let rates = told.rates.as_deref().unwrap_or_default();
        if !self.whole_years() {
            for (rate, column) in rates.iter().zip(FIRST..) {
                sheet.write_number_with_format(row, column, *rate, &f.share)?;
            }
            sheet.write_string_with_format(row + 1, 0, self.l.t("study-book-months"), &f.text)?;
            if rates.is_empty() {
                sheet.write_string_with_format(row, FIRST, &none, &f.text)?;
            } else if rates.len() > 1 {
                sheet.write_string_with_format(row + 1, FIRST, &none, &f.text)?;
            }
            return Ok(());
        }
        let otherwise = if none.is_empty() { self.l.t("study-book-none") } else { none.clone() };
        let formula = |guess: &str| {
            Formula::new(format!(
                "=IFERROR(IRR({}{guess}),\"{}\")",
                self.all(flows),
                otherwise.replace('"', "")
            ))
        };
        if rates.is_empty() {
            sheet.write_formula_with_format(
                row,
                FIRST,
                formula("").set_result(otherwise.replace('"', "")),
                &f.share,
            )?;
        }
        // Told where to look, the function finds each.
        for (rate, column) in rates.iter().zip(FIRST..) {
            let irr = formula(&format!(",{rate}")).set_result(rate.to_string());
            sheet.write_formula_with_format(row, column, irr, &f.share)?;
        }
        if rates.len() > 1 {
            sheet.write_string_with_format(row + 1, FIRST, &none, &f.text)?;
        }
        Ok(())
    }

    /// All indicators, each with how it comes about.
    pub(super) fn indicators(&self, sheet: &mut Worksheet) -> Result<(), FilesError> {
        let f = &self.formats;
        self.head(sheet, &self.l.t("study-book-indicators"))?;
        for (key, column) in ["indicator", "value", "how"].into_iter().zip(0_u16..) {
            sheet.write_string_with_format(2, column, self.l.t(&format!("study-book-{key}")), &f.head)?;
        }
        sheet.set_column_width(0, 52)?;
        sheet.set_column_width(1, 18)?;
        sheet.set_column_width(2, 60)?;
        let ratio = f.text.clone().set_num_format("0.00");
        for ((name, cell, format), row) in self.listed(&ratio).into_iter().zip(3_u32..) {
            sheet.write_string_with_format(row, 0, &name, &f.text)?;
            let how = match cell {
                Cell::Formula(formula, result) => {
                    let formula = Formula::new(formula).set_result(result.to_string());
                    sheet.write_formula_with_format(row, 1, formula, format)?;
                    "study-book-formula"
                }
                Cell::Value(value) => {
                    sheet.write_number_with_format(row, 1, value, format)?;
                    "study-book-computed"
                }
                Cell::None(why) => {
                    sheet.write_string_with_format(row, 1, &why, &f.text)?;
                    "study-book-computed"
                }
            };
            sheet.write_string_with_format(row, 2, self.l.t(how), &f.text)?;
        }
        Ok(())
    }

    /// Each indicator: its name, its cell and how that looks.
    fn listed<'a>(&'a self, ratio: &'a Format) -> Vec<(String, Cell, &'a Format)> {
        let (f, i, project) = (&self.formats, &self.study.indicators, &self.study.valid.project);
        let name = |code: &str| self.l.t(&format!("study-ind-{code}"));
        let years = |code: &str| self.l.t1_bare("study-book-years", &[("name", Arg::from(name(code)))]);
        let exact = |of: &Result<Exact, Why>, scale: f64| match of {
            Ok(n) => Cell::Value(n.float() / scale),
            Err(why) => Cell::None((self.words.why)(why)),
        };
        let float = |of: Result<f64, Why>| match of {
            Ok(n) => Cell::Value(n),
            Err(why) => Cell::None((self.words.why)(&why)),
        };
        let months = |back: Result<Exact, Why>| exact(&back, 12.0);
        let flows = TABLES.iter().find(|table| table.code == "flows");
        // Where what a line is worth stands on the sheet of flows.
        let there = |line: u32, row: u32| {
            let table = flows?;
            let cell = utility::row_col_to_cell(below(table) + 1 + line * ROWS + row, 1);
            Some(format!("='{}'!{cell}", sheet_name(&self.title(table))))
        };
        let follows = |line: u32, row: u32, value: Cell| match (there(line, row), value) {
            (Some(formula), Cell::Value(n)) => Cell::Formula(formula, n),
            (_, value) => value,
        };
        let irr = |line: u32, own: &Worth<Exact>| {
            let value = float(own.irr());
            if self.whole_years() { follows(line, IRR, value) } else { value }
        };
        let mut all = vec![
            (name("npv"), follows(0, NPV, exact(&i.total.npv, 1.0)), &f.figure),
            (name("irr"), irr(0, &i.total), &f.share),
            (name("mirr"), float(i.total.mirr.clone()), &f.share),
            (years("payback"), months(i.total.payback.clone().map(|back| back.months)), ratio),
            (years("dynamic-payback"), months(i.total.dynamic_payback.clone().map(|b| b.months)), ratio),
            (name("npv-ratio"), exact(&i.npv_ratio, 1.0), ratio),
            (name("benefit-cost"), exact(&i.benefit_cost, 1.0), ratio),
            (name("equity-npv"), follows(1, NPV, exact(&i.equity.npv, 1.0)), &f.figure),
            (name("equity-irr"), irr(1, &i.equity), &f.share),
        ];
        if !project.idle.is_empty() {
            all.push((name("increment-npv"), exact(&i.increment.npv, 1.0), &f.figure));
            all.push((name("increment-irr"), float(i.increment.irr()), &f.share));
        }
        if !project.finance.is_empty() {
            all.push((name("least-cover"), exact(&i.debt_after_tax.least, 1.0), ratio));
            if let Some(life) = i.debt.life.get(self.study.valid.case.axis.construction) {
                all.push((name("life-cover"), exact(life, 1.0), ratio));
            }
        }
        if let Some(last) = i.break_even.last() {
            all.push((name("break-even"), exact(&last.clone().map(|own| own.share), 1.0), &f.share));
        }
        let partners = one_by_one(project);
        if partners.len() > 1 {
            for ((code, places), own) in partners.into_iter().zip(&i.partners) {
                let said = project.equity[places[0]].name.get(self.l.lang.code());
                let partner = Arg::from(if said.is_empty() { code } else { said });
                let named = |key: &str| self.l.t1_bare(key, &[("partner", partner.clone())]);
                all.push((named("study-ind-partner-npv"), exact(&own.npv, 1.0), &f.figure));
                all.push((named("study-ind-partner-irr"), float(own.irr()), &f.share));
            }
        }
        all
    }
}
