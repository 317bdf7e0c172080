//! The survey as a workbook: one sheet that prints on two A4 pages, with lists to choose from.

use super::questions::{Part, label, questions, section};
use crate::FilesError;
use crate::xlsx::properties;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use sanad_model::{FieldType, Id, Kind, Lang, Programme, Task, Text};
use std::collections::BTreeSet;

/// The section with which the second page begins.
const SECOND_PAGE: &str = "machines";

/// The hidden sheet that holds the names to choose from.
const LISTS: &str = "lists";

/// Columns of the sheet.
pub(super) const KEY: u16 = 0;
pub(super) const ANSWER: u16 = 4;
pub(super) const UNIT: u16 = 5;
pub(super) const REMARK: u16 = 6;

struct Formats {
    title: Format,
    section: Format,
    text: Format,
    hint: Format,
    fill: Format,
}

impl Formats {
    fn new(lang: Lang) -> Self {
        let direction = if lang == Lang::Ar { 2 } else { 1 };
        let base = Format::new()
            .set_reading_direction(direction)
            .set_align(FormatAlign::VerticalCenter)
            .set_font_size(9);
        Self {
            title: base.clone().set_bold().set_font_size(14),
            section: base.clone().set_bold().set_background_color(Color::RGB(0xEE_F1F4)),
            text: base.clone().set_text_wrap().set_border_bottom(FormatBorder::Hair),
            hint: base.clone().set_text_wrap().set_italic().set_font_size(8),
            fill: base.set_text_wrap().set_num_format("@").set_border(FormatBorder::Thin).set_unlocked(),
        }
    }
}

/// The sheet for one site. What is filled in goes into the framed cells; a hidden first column
/// says which question each row answers, so that rows may be hidden or moved.
pub fn sheet(site: Id, programme: &Programme, lang: Lang) -> Result<Vec<u8>, FilesError> {
    let record = programme.sites.get(&site).ok_or(FilesError::Missing { kind: Kind::Site, id: site })?;
    let formats = Formats::new(lang);
    let mut book = Workbook::new();
    book.set_properties(&properties("survey")?);
    let parties = parties(programme, lang);
    let sheet = book.add_worksheet();
    sheet.set_name(if lang == Lang::Ar { "المعاينة" } else { "Survey" })?;
    sheet.set_right_to_left(lang == Lang::Ar).set_paper_size(9).set_print_fit_to_pages(1, 2);
    sheet.set_margins(0.4, 0.4, 0.4, 0.5, 0.2, 0.2).set_footer(format!("&L{}&R&P / &N", record.code));
    for (c, width) in (0_u16..).zip([10, 4, 40, 18, 26, 11, 30]) {
        sheet.set_column_width(c, width)?;
    }
    sheet.set_column_hidden(KEY)?;
    let (ar, en) = (lang == Lang::Ar, lang == Lang::En);
    let say = |a: &'static str, e: &'static str| if ar { a } else { e };
    let name = format!("{}: {} ({})", say("استمارة معاينة", "Survey"), record.name.get(lang), record.code);
    sheet.write_string_with_format(0, 1, name, &formats.title)?;
    let hint = say(
        "«غير معروف» إجابة صحيحة، والخانة الفارغة تعني أن السؤال لم يُطرح. تُذكر المناصب لا أسماء الأشخاص.",
        "\"Unknown\" is an answer; a blank means that nobody asked. Name offices, not persons.",
    );
    sheet.write_string_with_format(1, 1, hint, &formats.hint)?;
    let head = [
        ("site", say("رمز المصنع", "Site"), record.code.clone()),
        ("made_on", say("تاريخ الملء", "Filled on"), String::new()),
        ("made_by", say("الجهة", "By (party)"), String::new()),
        ("with", say("بالاشتراك مع (يُفصل بينها بـ ;)", "Together with (separated by ;)"), String::new()),
        ("office", say("المنصب", "Office"), String::new()),
    ];
    for (row, (key, label, value)) in (2_u32..).zip(head) {
        sheet.write_string(row, KEY, key)?;
        sheet.write_string_with_format(row, 2, label, &formats.text)?;
        sheet.write_string_with_format(row, ANSWER, value, &formats.fill)?;
    }
    let offices = names(programme.offices.values().map(|o| &o.name), lang);
    for (row, column, words) in [(4, 'A', &parties), (6, 'B', &offices)] {
        if !words.is_empty() {
            let range = format!("='{LISTS}'!${column}$1:${column}${}", words.len());
            let rule = DataValidation::new()
                .allow_list_formula(range.as_str().into())
                .set_error_style(DataValidationErrorStyle::Information);
            sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
        }
    }
    let mut row = 7;
    let mut page = Vec::new();
    let mut last = "";
    for question in questions() {
        if question.section != last {
            last = &question.section;
            if last == SECOND_PAGE {
                page.push(row);
            }
            for c in 1..=REMARK {
                let text = match c {
                    1 => section(last, lang),
                    ANSWER => say("الإجابة", "Answer"),
                    UNIT => say("الوحدة", "Unit"),
                    REMARK => say("ملاحظة", "Remark"),
                    _ => "",
                };
                sheet.write_string_with_format(row, c, text, &formats.section)?;
            }
            row += 1;
        }
        for (n, part) in question.parts.iter().enumerate() {
            let first = n == 0;
            sheet.write_string(row, KEY, format!("{}|{}", question.id, part.field))?;
            let number = if first { question.number.to_string() } else { String::new() };
            sheet.write_string_with_format(row, 1, number, &formats.text)?;
            sheet.write_string_with_format(
                row,
                2,
                if first { question.text.get(lang) } else { "" },
                &formats.text,
            )?;
            let beside = [part.label.get(lang), part.hint.get(lang)];
            let beside: Vec<&str> = beside.into_iter().filter(|t| !t.is_empty()).collect();
            sheet.write_string_with_format(row, 3, beside.join("\n"), &formats.text)?;
            blank(sheet, row, part, lang, &formats)?;
            sheet.set_row_height(row, height(question.text.get(lang), &beside.join(" "), first, en))?;
            row += 1;
        }
    }
    sheet.set_page_breaks(&page)?.set_print_area(0, 1, row - 1, REMARK)?;
    // Names are too long for a list within a cell: they stand on a hidden sheet.
    let lists = book.add_worksheet();
    lists.set_name(LISTS)?.set_hidden(true);
    for (column, words) in [(0, &parties), (1, &offices)] {
        for (row, word) in (0..).zip(words) {
            lists.write_string(row, column, word)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Points of height for a row whose question takes one or two lines.
fn height(question: &str, beside: &str, first: bool, latin: bool) -> f64 {
    let wide = if latin { 46 } else { 50 };
    let long = (first && question.chars().count() > wide) || beside.chars().count() > 20;
    if long { 25.0 } else { 16.0 }
}

fn blank(
    sheet: &mut Worksheet,
    row: u32,
    part: &Part,
    lang: Lang,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for c in [ANSWER, UNIT, REMARK] {
        sheet.write_blank(row, c, &formats.fill)?;
    }
    match part.ty {
        FieldType::Choice(_) | FieldType::YesNo => {
            let mut labels: Vec<String> = part
                .choices()
                .iter()
                .filter(|c| **c != "unknown")
                .map(|c| label(c, lang).to_owned())
                .collect();
            labels.push(label("?", lang).to_owned());
            list(sheet, row, &labels)?;
        }
        FieldType::Number { .. } => {
            if let [only] = part.units.as_slice() {
                sheet.write_string_with_format(row, UNIT, only, &formats.fill)?;
            }
            // Where any unit is taken, the list is help and no more.
            let style = if part.any_unit {
                DataValidationErrorStyle::Information
            } else {
                DataValidationErrorStyle::Warning
            };
            let units = DataValidation::new().allow_list_strings(&part.units)?.set_error_style(style);
            sheet.add_data_validation(row, UNIT, row, UNIT, &units)?;
        }
        _ => {}
    }
    Ok(())
}

fn list(sheet: &mut Worksheet, row: u32, words: &[String]) -> Result<(), XlsxError> {
    // A list written into the cell holds 255 characters; a longer one is left to the reader.
    if words.iter().map(|w| w.encode_utf16().count() + 1).sum::<usize>() > 255 {
        return Ok(());
    }
    let rule = DataValidation::new().allow_list_strings(words)?;
    sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
    Ok(())
}

/// Names of the parties that may make a survey, sorted: the sides, their authorities and whoever
/// sends people to a survey team; of all of them where that is nobody.
fn parties(programme: &Programme, lang: Lang) -> Vec<String> {
    let sends = |id: Id| programme.teams.values().any(|t| t.task == Task::Survey && t.parties.contains(&id));
    let official = |kind: &str| matches!(kind, "side" | "authority");
    let all = || programme.parties.values();
    let some = names(all().filter(|p| official(&p.kind) || sends(p.id)).map(|p| &p.name), lang);
    if some.is_empty() { names(all().map(|p| &p.name), lang) } else { some }
}

fn names<'a>(all: impl Iterator<Item = &'a Text>, lang: Lang) -> Vec<String> {
    let names: BTreeSet<&str> = all.map(|n| n.get(lang)).filter(|n| !n.is_empty()).collect();
    names.into_iter().map(str::to_owned).collect()
}
