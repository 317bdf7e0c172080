//! What the fuzzer begins with: pieces of the sample programme and of the small one, and the
//! words of the schema and of the rules.

use crate::{FOLLOWUP, SURVEY, entries, sheet, small, texts, zip};
use sanad_files::folder;
use sanad_model::{Cell, FieldType, Kind};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The longest seed: short ones are changed and run faster.
const LONGEST: usize = 2_500;

/// Writes `<target>/<n>` for every target into a folder, and the dictionary `words.dict`.
pub fn write(to: &Path) -> std::io::Result<()> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../programmes/egypt-libya");
    let accounts = accounts(&sample)?;
    let mut all: Vec<(&str, Vec<u8>)> = Vec::new();
    for (name, text) in small::FILES {
        csv(name, text, &mut all);
        if *name == folder::SETTINGS {
            all.push(("settings", text.as_bytes().to_vec()));
        }
    }
    for entry in fs::read_dir(&sample)? {
        let path = entry?.path();
        if !path.is_file() {
            continue;
        }
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let text = fs::read_to_string(&path)?;
        csv(&name, head(&text), &mut all);
        if name == folder::SETTINGS {
            all.push(("settings", text.into_bytes()));
        }
    }
    for text in ["code = \"works\"\n\n[[activity]]\n\tcode = \"repair\"\n", "# ملاحظة\r\nkind = \"pilot\"\r\n"] {
        all.push(("template", text.as_bytes().to_vec()));
    }
    for text in texts::ALL {
        all.push(("instance", text.as_bytes().to_vec()));
    }
    let empty = tempfile::tempdir()?;
    let empty = empty.path().join("programme");
    folder::template(&empty).expect("a template is written");
    all.push(("settings", fs::read(empty.join(folder::SETTINGS))?));
    workbooks(&mut all);
    for (n, text) in (0_u8..).zip(&accounts) {
        all.push(("reader", [&[n % 4], text.as_bytes()].concat()));
        all.push(("communique", [&[n % 4, n / 4, n.wrapping_mul(7), 0], text.as_bytes()].concat()));
    }
    returned(
        "followup",
        &FOLLOWUP,
        "DHDone\nDI2026-02-10\nDJLetter\nEHبدأ العمل\nEI@45000\nEJhttps://a.b/c",
        &mut all,
    );
    returned("survey", &SURVEY, "EE?\nDE2026-02-10\nEESOUTH\nFES-MIN\nIE?\nNEstopped\nOE12", &mut all);
    for (n, (target, seed)) in all.iter().enumerate() {
        let dir = to.join(target);
        fs::create_dir_all(&dir)?;
        fs::write(dir.join(format!("seed-{n:03}")), seed)?;
    }
    fs::write(to.join("words.dict"), words()?)
}

/// The first lines of a text.
fn head(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    if end == text.len() {
        text
    } else {
        text[..end].rsplit_once('\n').map_or(&text[..end], |(head, _)| head)
    }
}

/// A table of a folder as a file, in the encodings of spreadsheet programs, and as a sheet.
fn csv(name: &str, text: &str, all: &mut Vec<(&'static str, Vec<u8>)>) {
    let tables = entries::tables();
    let Some(n) = tables.iter().position(|t| format!("{t}.csv") == name) else { return };
    let n = u8::try_from(n).unwrap_or(0);
    all.push(("csv_table", [&[n], text.as_bytes()].concat()));
    let tabs = text.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    all.push(("csv_table", [&[n, 0xff, 0xfe], tabs.as_slice()].concat()));
    let semicolons = text.replace(',', ";").replace('\n', "\r\n");
    all.push(("csv_table", [&[n], format!("\u{feff}sep=;\r\n{semicolons}").as_bytes()].concat()));
    let mut lines = format!("\u{4}{}", tables[usize::from(n)]).into_bytes();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for row in reader.records().filter_map(Result::ok) {
        lines.push(b'\n');
        lines.extend(row.iter().collect::<Vec<_>>().join("\t").replace('\n', " ").into_bytes());
    }
    all.push(("workbook", lines));
}

fn workbooks(all: &mut Vec<(&'static str, Vec<u8>)>) {
    let (plain, strings, styles) = (zip::SHEET.as_bytes(), zip::STRINGS.as_bytes(), zip::STYLES.as_bytes());
    let cells = "parties\ncode\tname_en\tkind\nNORTH\t~North\tside\u{c}sites\ncode\tname_ar\tname_en\nF01\t#2021\t@45000\nF02\t!1\t=x";
    all.push(("workbook", [b"\x04", cells.as_bytes()].concat()));
    for (way, bytes) in [
        (0, zip::book("sites", plain, strings, styles)),
        (0, sheet::book(&sheet::sheets(cells)).expect("a workbook")),
        (1, zip::SHEET.as_bytes().to_vec()),
        (2, strings.to_vec()),
        (3, styles.to_vec()),
    ] {
        all.push(("workbook", [&[way], bytes.as_slice()].concat()));
    }
}

/// A handed-out sheet, empty and filled, in every way it comes back.
fn returned(
    target: &'static str,
    handed: &[sheet::Cells; 2],
    fill: &str,
    all: &mut Vec<(&'static str, Vec<u8>)>,
) {
    for (way, cells) in (2_u8..).zip(handed) {
        all.push((target, vec![way]));
        all.push((target, [&[way], fill.as_bytes()].concat()));
        let sheet = sheet::filled(cells, fill);
        all.push((target, [&[1], sheet::xml(&sheet.cells).as_slice()].concat()));
        all.push((target, [&[0], sheet::book(&[sheet]).expect("a workbook").as_slice()].concat()));
    }
}

/// The accounts of the sample, a paragraph a line, in both languages.
fn accounts(sample: &Path) -> std::io::Result<Vec<String>> {
    let table = fs::read_to_string(sample.join("paragraphs.csv"))?;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let rows: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    let at = |name: &str| header.iter().position(|h| h == name).unwrap_or(0);
    let documents: BTreeSet<&str> = rows.iter().filter_map(|r| r.get(at("document"))).collect();
    let mut texts = vec![
        "Title\n\nIt was agreed to restart the suspended factories; the two sides discussed solar energy."
            .to_owned(),
        "تم الاتفاق على تدريب الكوادر، كما ناقش الجانبان الطاقة الشمسية.\r\nوأشاد الوزير بالعلاقات.".to_owned(),
        "1. Agreed:\n- experts\n- training by 30 June 2024\n".to_owned(),
    ];
    for document in documents {
        for column in ["text_ar", "text_en"] {
            let own = rows.iter().filter(|r| r.get(at("document")) == Some(document));
            let lines: Vec<&str> = own.filter_map(|r| r.get(at(column))).filter(|t| !t.is_empty()).collect();
            texts.push(head(&lines.join("\n")).to_owned());
        }
    }
    texts.retain(|t| !t.is_empty());
    Ok(texts)
}

/// The dictionary: names and codes of the schema, and words of the reader's rules.
fn words() -> std::io::Result<String> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for kind in Kind::ALL {
        words.insert(kind.table().to_owned());
        for column in kind.columns() {
            words.insert(column.name.to_owned());
            if let Cell::Choice(codes) = column.cell {
                words.extend(codes.iter().map(|c| (*c).to_owned()));
            }
        }
    }
    for question in sanad_files::survey::questions() {
        for part in &question.parts {
            words.insert(part.field.to_owned());
            if let FieldType::Choice(codes) = part.ty {
                words.extend(codes.iter().map(|c| (*c).to_owned()));
            }
            words.extend(part.units.iter().cloned());
        }
    }
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sanad-reader/rules");
    for file in ["ar.toml", "en.toml"] {
        let text = fs::read_to_string(rules.join(file))?;
        words.extend(text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_owned));
    }
    words.extend(
        ["2026-01-04", "~2014", "2011..2012", "<2023-11", "?", "PK\u{3}\u{4}", "\u{feff}", "\u{202e}"]
            .map(str::to_owned),
    );
    words.extend(
        ["<c r=\"XFD1048576\">", "<v>", "<f t=\"shared\" si=\"0\"/>", "&#x0;", "t=\"s\"", "t=\"d\""]
            .map(str::to_owned),
    );
    let quoted = |word: &String| word.bytes().map(|b| format!("\\x{b:02X}")).collect::<String>();
    Ok(words.iter().filter(|w| w.len() <= 60).map(|w| format!("\"{}\"\n", quoted(w))).collect())
}
