//! What the fuzz targets share: the entries of the product's own tests, the ways bytes become a
//! workbook, and the watch over panics.
#![allow(dead_code, reason = "the helpers are shared with the tests")]

mod sheet;

#[path = "../../tests/it/entries.rs"]
mod entries;
#[path = "../../tests/it/opened.rs"]
mod opened;
#[path = "../../tests/it/small.rs"]
mod small;
#[path = "../../tests/it/instances/texts.rs"]
mod texts;
#[path = "../../../sanad-reader/tests/it/tiles.rs"]
mod tiles;
#[path = "../../tests/it/zip.rs"]
mod zip;

pub mod seeds;

use sanad_files::{followup, survey};
use sanad_model::{Dataset, Kind, Lang};
use sanad_reader::{Lexicon, Named, Names};
use sheet::Cells;
use std::sync::LazyLock;

/// Lets the product catch the panics of libraries, as it does when it opens a workbook. A panic
/// of any other code ends the run at once, even where it would be caught; one of a library that
/// nobody catches ends it too, in the harness.
pub fn watch() {
    let end = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let library = info.location().is_some_and(|at| at.file().contains("/registry/src/"));
        if !library {
            end(info);
        }
    }));
}

/// The CSV file of a table.
pub fn csv_table(data: &[u8]) {
    entries::csv(data);
}

/// `programme.toml`.
pub fn settings(data: &[u8]) {
    entries::settings(data);
}

/// A template of a programme's own.
pub fn template(data: &[u8]) {
    entries::template(data);
}

/// A public scheduling instance.
pub fn instance(data: &[u8]) {
    entries::instance(data);
}

/// A pasted text and its passages.
pub fn communique(data: &[u8]) {
    entries::passages(data);
}

/// A programme's workbook; the first byte chooses what the rest is.
pub fn workbook(data: &[u8]) {
    let Some((way, rest)) = data.split_first() else { return };
    let sheet = |sheet: &[u8], strings: &[u8], styles: &[u8]| zip::book("sites", sheet, strings, styles);
    let (plain, strings, styles) = (zip::SHEET.as_bytes(), zip::STRINGS.as_bytes(), zip::STYLES.as_bytes());
    let book = match way % 5 {
        0 => Some(rest.to_vec()),
        1 => Some(sheet(rest, strings, styles)),
        2 => Some(sheet(plain, rest, styles)),
        3 => Some(sheet(plain, strings, rest)),
        _ => sheet::book(&sheet::sheets(&String::from_utf8_lossy(rest))),
    };
    if let Some(book) = book {
        entries::workbook(&book);
    }
}

/// A returned follow-up sheet; the first byte chooses what the rest is.
pub fn followup(data: &[u8]) {
    if let Some(book) = returned(data, &FOLLOWUP) {
        entries::follow(&book);
    }
}

/// A returned survey sheet; the first byte chooses what the rest is.
pub fn survey(data: &[u8]) {
    if let Some(book) = returned(data, &SURVEY) {
        entries::answers(&book);
    }
}

/// A sheet as it comes back: any bytes, any XML in a sound archive, or the sheet as it was handed
/// out, in either language, with cells filled.
fn returned(data: &[u8], handed: &[Cells; 2]) -> Option<Vec<u8>> {
    let (way, rest) = data.split_first()?;
    let filled = |cells: &Cells| sheet::book(&[sheet::filled(cells, &String::from_utf8_lossy(rest))]);
    match way % 4 {
        0 => Some(rest.to_vec()),
        1 => Some(zip::book("F", rest, zip::STRINGS.as_bytes(), zip::STYLES.as_bytes())),
        2 => filled(&handed[0]),
        _ => filled(&handed[1]),
    }
}

static ROWS: LazyLock<Dataset> = LazyLock::new(small::rows);

/// The follow-up sheet of everybody, Arabic and English.
static FOLLOWUP: LazyLock<[Cells; 2]> = LazyLock::new(|| {
    let programme = small::programme(&ROWS);
    [Lang::Ar, Lang::En]
        .map(|lang| opened::cells(&followup::write(None, &programme, lang).expect("a sheet is written")))
});

/// The survey sheet of a site, Arabic and English.
static SURVEY: LazyLock<[Cells; 2]> = LazyLock::new(|| {
    let programme = small::programme(&ROWS);
    let site = small::id(&ROWS, Kind::Site, "F01");
    [Lang::Ar, Lang::En]
        .map(|lang| opened::cells(&survey::sheet(site, &programme, lang).expect("a sheet is written")))
});

static LEXICON: LazyLock<Lexicon> = LazyLock::new(small::lexicon);

/// What the small programme calls its parties, offices and sites.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let list = |kind: Kind| {
        let named = |row: &sanad_model::Row| Named {
            code: row.get("code").to_owned(),
            ar: vec![row.get("name_ar").to_owned()],
            en: vec![row.get("name_en").to_owned()],
            of: None,
        };
        ROWS.rows(kind).map(named).collect()
    };
    Names { parties: list(Kind::Party), offices: list(Kind::Office), sites: list(Kind::Site) }
});

/// The engine on any text; the first byte chooses whether names are known and when the meeting
/// was.
pub fn reader(data: &[u8]) {
    let Some((way, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let nobody = Names::default();
    let names = if way & 1 == 0 { &*NAMES } else { &nobody };
    let meeting = (way & 2 == 0).then(|| "2024-05-14".parse().expect("a day"));
    tiles::holds(&text, &LEXICON, names, meeting);
}
