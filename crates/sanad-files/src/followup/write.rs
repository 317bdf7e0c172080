//! Writing the sheet of one owner, or of all.

use super::{Col, no_date};
use crate::FilesError;
use crate::xlsx::properties;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook};
use sanad_model::{Id, Kind, Lang, Programme};

/// One workbook with the items of an owner (an authority's items appear on its side's sheet as
/// well), or of everybody. Ordered by due date, items without one last.
pub fn write(owner: Option<Id>, programme: &Programme, lang: Lang) -> Result<Vec<u8>, FilesError> {
    if let Some(id) = owner.filter(|id| !programme.parties.contains_key(id)) {
        return Err(FilesError::Missing { kind: Kind::Party, id });
    }
    let mut items: Vec<_> = programme
        .items
        .values()
        .filter(|i| owner.is_none_or(|o| owned(programme, i.id).is_some_and(|p| within(programme, p, o))))
        .collect();
    let due = |id| programme.fact(id, "due").when();
    items.sort_by(|a, b| {
        let key = |id| due(id).and_then(sanad_model::When::latest).map_or((true, None), |d| (false, Some(d)));
        key(a.id).cmp(&key(b.id)).then_with(|| a.code.cmp(&b.code))
    });
    let rtl = lang == Lang::Ar;
    let base = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_border(FormatBorder::Hair);
    let base = if rtl { base.set_reading_direction(2) } else { base };
    let text = base.clone().set_num_format("@");
    let empty = base.clone().set_num_format("@").set_background_color(Color::RGB(0xFF_FBEA));
    let day = base.clone().set_num_format("yyyy-mm-dd").set_background_color(Color::RGB(0xFF_FBEA));
    let head = base.clone().set_bold().set_background_color(Color::RGB(0xEE_F1F4));
    let title = Format::new().set_bold().set_font_size(14);
    let mut book = Workbook::new();
    book.set_properties(&properties("follow-up")?);
    let sheet = book.add_worksheet();
    sheet.set_name(if rtl { "المتابعة" } else { "Follow-up" })?;
    sheet.set_right_to_left(rtl).set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3).set_footer("&C&P / &N");
    let widths = [10, 10, 12, 46, 24, 13, 34, 40, 13, 30];
    for ((c, col), width) in (0_u16..).zip(Col::ALL).zip(widths) {
        sheet.set_column_width(c, width)?;
        sheet.write_string_with_format(2, c, col.label(lang), &head)?;
    }
    sheet.set_column_hidden(0)?.set_column_hidden(1)?;
    let name = owner.and_then(|o| programme.name_of(Kind::Party, o)).map_or("", |n| n.get(lang));
    let heading = match (lang, name.is_empty()) {
        (Lang::Ar, true) => "كشف المتابعة".to_owned(),
        (Lang::Ar, false) => format!("كشف المتابعة: {name}"),
        (Lang::En, true) => "Follow-up sheet".to_owned(),
        (Lang::En, false) => format!("Follow-up sheet: {name}"),
    };
    let hint = match lang {
        Lang::Ar => {
            "يُرجى ملء الأعمدة الثلاثة الأخيرة فقط: ما الجديد، وتاريخه (مثل 2026-03-15 أو 15/3/2026)، وما يثبت التنفيذ إن وُجد (وثيقة أو رابط). يجوز ترتيب الصفوف أو حذف بعضها."
        }
        Lang::En => {
            "Please fill the last three columns only: what is new, its date (such as 2026-03-15 or 15/3/2026), and what proves it, if anything does (a document or an address). Rows may be sorted or deleted."
        }
    };
    sheet.write_string_with_format(0, 2, heading, &title)?;
    sheet.write_string(1, 2, hint)?;
    sheet.set_freeze_panes(3, 4)?.set_repeat_rows(2, 2)?;
    for (row, item) in (3_u32..).zip(&items) {
        for (c, col) in (0_u16..).zip(Col::ALL) {
            let cell = match col {
                Col::Id => item.id.to_string(),
                Col::By => owned(programme, item.id).or(owner).map_or_else(String::new, |p| p.to_string()),
                Col::Code => item.code.clone(),
                Col::Item => item.title.get(lang).to_owned(),
                Col::Agreed => meeting(programme, item.meeting, lang),
                Col::Due => due_text(programme, item.id, lang),
                Col::Last => last(programme, item.id, lang),
                Col::Update | Col::Proof => {
                    sheet.write_blank(row, c, &empty)?;
                    continue;
                }
                Col::Date => {
                    sheet.write_blank(row, c, &day)?;
                    continue;
                }
            };
            sheet.write_string_with_format(row, c, cell.chars().take(8_000).collect::<String>(), &text)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// The owner of an item, when it is known.
pub(super) fn owned(programme: &Programme, item: Id) -> Option<Id> {
    programme.fact(item, "owner").party()
}

/// Whether a party is another one or belongs to it.
fn within(programme: &Programme, party: Id, whole: Id) -> bool {
    let mut here = Some(party);
    for _ in 0..16 {
        match here {
            Some(id) if id == whole => return true,
            Some(id) => here = programme.parties.get(&id).and_then(|p| p.parent),
            None => return false,
        }
    }
    false
}

/// The due date as the sheet shows it.
pub(super) fn due_text(programme: &Programme, item: Id, lang: Lang) -> String {
    programme.fact(item, "due").when().map_or_else(|| no_date(lang).to_owned(), |d| d.to_string())
}

fn meeting(programme: &Programme, meeting: Option<Id>, lang: Lang) -> String {
    let Some(meeting) = meeting.and_then(|m| programme.meetings.get(&m)) else {
        return String::new();
    };
    match meeting.held {
        sanad_model::When::Unknown => meeting.title.get(lang).to_owned(),
        held => format!("{} ({held})", meeting.title.get(lang)),
    }
}

fn last(programme: &Programme, item: Id, lang: Lang) -> String {
    let update = programme.updates.get(&item).and_then(|u| u.last());
    update.map_or_else(String::new, |u| format!("{}: {}", u.said_on, u.text.get(lang)))
}
