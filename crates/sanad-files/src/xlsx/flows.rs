//! A list of flows as a workbook: a row a flow, and what they are worth by formulas.

use super::properties;
use crate::FilesError;
use rust_xlsxwriter::{Color, Format, Formula, Workbook, Worksheet};
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::file::FirstFlow;
use sanad_outcomes::appraise::flows::{ValidFlows, When};
use sanad_outcomes::appraise::indicators::days;

/// The row of the first flow, from 0.
const FIRST: u32 = 11;

/// The workbook of a list of flows in a language.
///
/// # Errors
/// When the workbook cannot be made.
pub fn flows(valid: &ValidFlows, lang: Lang) -> Result<Vec<u8>, FilesError> {
    let l = Locale::of(lang);
    let base = Format::new().set_reading_direction(if lang == Lang::Ar { 2 } else { 1 }).set_font_size(10);
    let head = base.clone().set_bold().set_background_color(Color::RGB(0xEE_F1F4));
    let number = base.clone().set_num_format("#,##0.00;[Red]-#,##0.00");
    let share = base.clone().set_num_format("0.000%");
    let yellow = Color::RGB(0xFF_F8DC);
    let (entry, rate) =
        (number.clone().set_background_color(yellow), share.clone().set_background_color(yellow));
    let mut sheet = Worksheet::new();
    sheet.set_name(l.t("study-flows"))?.set_right_to_left(lang == Lang::Ar).set_paper_size(9);
    let title = base.clone().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, valid.list.title.get(l.lang.code()), &title)?;
    sheet.write_string_with_format(1, 0, l.in_unit(valid.list.unit, &valid.list.currency), &base)?;
    let case = valid.case.likely::<f64>();
    let worth = case.worth();
    let last = FIRST + u32::try_from(case.flows.len()).unwrap_or(0);
    let column = |name: char| format!("{name}{}:{name}{last}", FIRST + 1);
    // Days count from 1: a spreadsheet knows no day nought.
    let (by, unit, start) = match &case.when {
        When::Days(_) => ("study-days-from", "365", 1),
        When::Every(..) => ("study-months", "12", 0),
    };
    let irr = match &case.when {
        When::Days(_) => Some(format!("=XIRR({},{})", column('C'), column('B'))),
        When::Every(12, _) => Some(format!("=IRR({})", column('C'))),
        When::Every(months, _) => Some(format!("=(1+IRR({}))^(12/{months})-1", column('C'))),
    };
    let npv = Some(format!("=SUMPRODUCT({},{})", column('C'), column('D')));
    let (b, c, end) = (column('B'), column('C'), format!("B{last}"));
    let begin = format!("B{}", FIRST + 1);
    let mirr = format!(
        "=(SUMPRODUCT(({c}>0)*{c}*(1+$C$6)^(({end}-{b})/{unit}))/-SUMPRODUCT(({c}<0)*{c}*(1+$C$5)^(-({b}-{begin})/{unit})))\
         ^({unit}/({end}-{begin}))-1"
    );
    let rows = [
        ("study-rate", Some(case.rate), None, &rate),
        ("study-rate-borrow", Some(case.borrow.unwrap_or(case.rate)), None, &rate),
        ("study-rate-reinvest", Some(case.reinvest.unwrap_or(case.rate)), None, &rate),
        ("study-npv", worth.npv.clone().ok(), npv, &number),
        ("study-irr", worth.irr().ok(), irr, &share),
        ("study-ind-mirr", worth.mirr.clone().ok(), Some(mirr), &share),
    ];
    for ((key, value, formula, format), row) in rows.into_iter().zip(3_u32..) {
        sheet.write_string_with_format(row, 0, l.t(key), &base)?;
        match (value, formula) {
            (Some(value), Some(formula)) => {
                let formula = Formula::new(formula).set_result(value.to_string());
                sheet.write_formula_with_format(row, 2, formula, format)?;
            }
            (Some(value), None) => drop(sheet.write_number_with_format(row, 2, value, format)?),
            (None, _) => {}
        }
    }
    let by_day = if start == 1 { "study-flow-day" } else { "study-flow-number" };
    let heads = [by_day, by, "study-flow", "study-factor", "study-flow-present"];
    for (key, at) in heads.into_iter().zip(0_u16..) {
        sheet.write_string_with_format(FIRST - 1, at, l.t(key), &head)?;
        sheet.set_column_width(at, if at == 0 { 34 } else { 18 })?;
    }
    let factors = case.factors().unwrap_or_default();
    let flows = valid.case.labels().into_iter().zip(&case.flows).zip(factors).zip(0..);
    for ((((label, flow), factor), n), row) in flows.zip(FIRST..) {
        let away = match &case.when {
            When::Days(dates) => days(dates[0], dates[n]) + 1,
            When::Every(months, stands) => {
                let before = usize::from(*stands == FirstFlow::Start);
                i64::from(*months) * i64::try_from(n + before).unwrap_or(0)
            }
        };
        let at = row + 1;
        sheet.write_string_with_format(row, 0, label, &base)?;
        sheet.write_number_with_format(row, 1, away as f64, &base)?;
        sheet.write_number_with_format(row, 2, *flow, &entry)?;
        let formula =
            Formula::new(format!("=(1+$C$4)^(-(B{at}-{start})/{unit})")).set_result(factor.to_string());
        sheet.write_formula_with_format(row, 3, formula, &base)?;
        let formula = Formula::new(format!("=C{at}*D{at}")).set_result((flow * factor).to_string());
        sheet.write_formula_with_format(row, 4, formula, &number)?;
    }
    let mut book = Workbook::new();
    book.set_properties(&properties("study")?);
    book.push_worksheet(sheet);
    Ok(book.save_to_buffer()?)
}
