//! Every reader is given broken inputs made from good ones by random changes. The same entries
//! run under cargo-fuzz; `SANAD_MUTATIONS` sets how many inputs each gets here.

use crate::random::Random;
use crate::small::{FILES, id, programme, rows};
use crate::{entries, zip};
use sanad_files::{folder, followup, survey, xlsx};
use sanad_model::{Kind, Lang};

const WORDS: &[&[u8]] = &[
    b"\"",
    b"\n",
    b"\r\n",
    b";",
    b",",
    b"\t",
    b"\0",
    b"=",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"?",
    b"..",
    b"~",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc7",
    "ا".as_bytes(),
    "\u{202e}".as_bytes(),
    b"<c r=\"XFD1048576\">",
    b"<v>",
    b"</v>",
    b"<f t=\"shared\" si=\"0\"/>",
    b"&#x0;",
    b"&amp;",
    b"<row r=\"0\">",
    b"t=\"s\"",
    b"t=\"d\"",
    b"r=\"A0\"",
    b"r=\"ZZZZ9\"",
    b"<dimension ref=\"A1:XFD1048576\"/>",
    b"<mergeCell ref=\"A1:B2\"/>",
    b"PK\x03\x04",
    b"4294967295",
    b"-0",
    b"NaN",
];

fn mutations() -> usize {
    std::env::var("SANAD_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(150)
}

fn mutate(r: &mut Random, seed: &[u8]) -> Vec<u8> {
    let mut data = seed.to_vec();
    for _ in 0..=r.below(6) {
        let at = r.below(data.len() + 1);
        let until = (at + r.below(24)).min(data.len());
        match r.below(7) {
            0 if at < data.len() => data[at] ^= 1 << r.below(8),
            1 => drop(data.drain(at..until)),
            2 => data.truncate(at),
            3 => {
                let copy = data[at..until].to_vec();
                let to = r.below(data.len() + 1);
                data.splice(to..to, copy);
            }
            4 if at < data.len() => data[at] = u8::try_from(r.below(256)).unwrap_or(0),
            _ => {
                let word = *r.one(WORDS);
                data.splice(at..at, word.iter().copied());
            }
        }
    }
    data
}

fn each(seeds: &[Vec<u8>], salt: u64, entry: impl Fn(&[u8])) {
    let mut r = Random(salt);
    for seed in seeds {
        entry(seed);
    }
    for _ in 0..mutations() {
        let seed = r.one(seeds);
        let data = mutate(&mut r, seed);
        entry(&data);
    }
}

#[test]
fn tables_of_a_folder() {
    let kinds = entries::tables();
    let seeds: Vec<Vec<u8>> = FILES
        .iter()
        .filter_map(|(name, text)| {
            let kind = kinds.iter().position(|k| format!("{k}.csv") == *name)?;
            Some([&[u8::try_from(kind).ok()?], text.as_bytes()].concat())
        })
        .collect();
    each(&seeds, 1, entries::csv);
}

#[test]
fn settings() {
    let seeds: Vec<Vec<u8>> = FILES
        .iter()
        .filter(|(name, _)| *name == folder::SETTINGS)
        .map(|(_, text)| text.as_bytes().to_vec())
        .collect();
    each(&seeds, 11, entries::settings);
}

#[test]
fn templates() {
    let seeds: [&str; 2] = [
        "code = \"restart-cement\"\nkind = \"restart\"\nfields = [\"restart\"]\n\n[[activity]]\n\tcode = \"repair\"\n",
        "# ملاحظة\r\nname = { ar = \"إعادة تشغيل\", en = \"Restart\" }\r\n",
    ];
    each(&seeds.map(|s| s.as_bytes().to_vec()), 13, entries::template);
}

#[test]
fn texts() {
    let seeds: [&str; 3] = [
        "Title\n\nIt was agreed to restart the suspended factories; the two sides discussed solar energy.\n\nHe thanked them.",
        "تم الاتفاق على تدريب الكوادر، كما ناقش الجانبان الطاقة الشمسية.\r\nوأشاد الوزير بالعلاقات.",
        "1. Agreed:\n- experts\n- training by 30 June 2024\n",
    ];
    each(&seeds.map(|s| s.as_bytes().to_vec()), 2, entries::text);
    let steps: Vec<Vec<u8>> = (0..16_u8)
        .map(|n| [&[n, n / 4, n * 7, 0], seeds[usize::from(n) % seeds.len()].as_bytes()].concat())
        .collect();
    each(&steps, 12, entries::passages);
}

#[test]
fn workbooks() {
    let rows = rows();
    each(&[xlsx::write(&rows, Lang::Ar).expect("written")], 3, entries::workbook);
    let part = |what: usize| {
        move |data: &[u8]| {
            let mut parts = [zip::SHEET.as_bytes(), zip::STRINGS.as_bytes(), zip::STYLES.as_bytes()];
            parts[what] = data;
            let book = zip::book("sites", parts[0], parts[1], parts[2]);
            entries::workbook(&book);
        }
    };
    each(&[zip::SHEET.as_bytes().to_vec()], 4, part(0));
    each(&[zip::STRINGS.as_bytes().to_vec()], 5, part(1));
    each(&[zip::STYLES.as_bytes().to_vec()], 6, part(2));
}

/// The sheet of a workbook as plain XML: the cells as inline strings.
fn inline(bytes: &[u8]) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut xml = String::from("<worksheet><sheetData>");
    for (r, row) in (1..).zip(crate::opened::cells(bytes)) {
        let _ = write!(xml, "<row r=\"{r}\">");
        for (c, cell) in ('A'..='Z').zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(xml, "<c r=\"{c}{r}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml.into_bytes()
}

#[test]
fn follow_up_sheets() {
    let programme = programme(&rows());
    let sheet = followup::write(None, &programme, Lang::En).expect("written");
    let filled = String::from_utf8(inline(&sheet)).expect("text");
    let row = filled.find("</row><row r=\"5\"").expect("a row");
    let answers = "<c r=\"H4\" t=\"inlineStr\"><is><t>Done</t></is></c><c r=\"I4\"><v>45000</v></c><c r=\"J4\" t=\"inlineStr\"><is><t>Letter</t></is></c>";
    let filled = format!("{}{answers}{}", &filled[..row], &filled[row..]).into_bytes();
    each(&[sheet], 7, entries::follow);
    each(&[filled], 8, |d| {
        entries::follow(&zip::book("F", d, zip::STRINGS.as_bytes(), zip::STYLES.as_bytes()));
    });
}

#[test]
fn survey_sheets() {
    let rows = rows();
    let programme = programme(&rows);
    let sheet = survey::sheet(id(&rows, Kind::Site, "F01"), &programme, Lang::En).expect("written");
    let filled = String::from_utf8(inline(&sheet)).expect("text");
    let row = |r: u32| filled.find(&format!("</row><row r=\"{}\"", r + 1)).expect("a row");
    let (day, state) = (row(4), row(14));
    let cell = |r: u32, text: &str| format!("<c r=\"E{r}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let filled = format!(
        "{}{}{}{}{}",
        &filled[..day],
        cell(4, "2026-02-10"),
        &filled[day..state],
        cell(14, "stopped"),
        &filled[state..]
    );
    each(&[sheet], 9, entries::answers);
    each(&[filled.into_bytes()], 10, |d| {
        entries::answers(&zip::book("S", d, zip::STRINGS.as_bytes(), zip::STYLES.as_bytes()));
    });
}

#[test]
fn the_plain_workbook_is_read() {
    let book = zip::book("sites", zip::SHEET.as_bytes(), zip::STRINGS.as_bytes(), zip::STYLES.as_bytes());
    let findings = xlsx::read(&book, "b.xlsx").expect_err("an error and a formula without value");
    let found: Vec<(&str, u32, &str)> =
        findings.iter().map(|f| (f.code, f.place.row, f.place.column.as_str())).collect();
    assert_eq!(found, [("cell-error", 4, "code"), ("formula-without-value", 4, "name_ar")]);
    let sound = zip::SHEET
        .replace(" t=\"e\"><v>#REF!</v>", "><v>7</v>")
        .replace("<f t=\"shared\" ref=\"B4:B9\" si=\"0\">A4</f>", "<v>0.5</v>");
    let book = zip::book("sites", sound.as_bytes(), zip::STRINGS.as_bytes(), zip::STYLES.as_bytes());
    let table = &xlsx::read(&book, "b.xlsx").expect("reads")[0];
    assert_eq!(table.header, ["code", "name_ar", "name_en"]);
    let rows: Vec<Vec<&str>> =
        table.rows.iter().map(|r| r.cells.iter().map(String::as_str).collect()).collect();
    assert_eq!(rows, [["F01", "مصنع", "2023-03-15"], ["2021", "yes", "codex"], ["7", "0.5", "2024-05-01"]]);
}
