//! A programme's workbook: any bytes, and any XML inside a sound archive.
#![no_main]
#![allow(dead_code, reason = "the helpers are shared with the tests")]

#[path = "../../tests/it/entries.rs"]
mod entries;
#[path = "../../tests/it/small.rs"]
mod small;
#[path = "../../tests/it/zip.rs"]
mod zip;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    entries::workbook(data);
    entries::workbook(&zip::book("sites", data, zip::STRINGS.as_bytes(), zip::STYLES.as_bytes()));
});
