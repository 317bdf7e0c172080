//! The CSV file of a table; the first byte chooses which.
#![no_main]

use sanad_files_fuzz as fuzz;

libfuzzer_sys::fuzz_target!(init: fuzz::watch(), |data: &[u8]| fuzz::csv_table(data));
