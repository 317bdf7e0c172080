//! The engine that reads texts, in either language.
#![no_main]

use sanad_files_fuzz as fuzz;

libfuzzer_sys::fuzz_target!(init: fuzz::watch(), |data: &[u8]| fuzz::reader(data));
