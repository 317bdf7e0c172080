//! A public scheduling instance of any format.
#![no_main]

use sanad_files_fuzz as fuzz;

libfuzzer_sys::fuzz_target!(init: fuzz::watch(), |data: &[u8]| fuzz::instance(data));
