//! A returned survey sheet: any bytes, any XML inside a sound archive, any cells filled.
#![no_main]

use sanad_files_fuzz as fuzz;

libfuzzer_sys::fuzz_target!(init: fuzz::watch(), |data: &[u8]| fuzz::survey(data));
