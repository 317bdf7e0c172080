//! A pasted text.
#![no_main]
#![allow(dead_code, reason = "the helpers are shared with the tests")]

#[path = "../../tests/it/entries.rs"]
mod entries;
#[path = "../../tests/it/small.rs"]
mod small;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    entries::text(data);
});
