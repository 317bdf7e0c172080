//! A returned follow-up sheet: any bytes, and any XML inside a sound archive.
#![no_main]
#![allow(dead_code, reason = "the helpers are shared with the tests")]

#[path = "../../tests/it/entries.rs"]
mod entries;
#[path = "../../tests/it/small.rs"]
mod small;
#[path = "../../tests/it/zip.rs"]
mod zip;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    entries::follow(data);
    entries::follow(&zip::book("F", data, zip::STRINGS.as_bytes(), zip::STYLES.as_bytes()));
});
