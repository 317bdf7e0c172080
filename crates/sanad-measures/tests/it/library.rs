//! The library that comes with the product, and what is said of a broken template.

use sanad_measures::library::{BUILTIN, Library};

#[test]
fn the_library_has_no_fault() {
    match Library::builtin() {
        Ok(library) => assert_eq!(library.iter().count(), BUILTIN.len()),
        Err(findings) => {
            let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
            panic!("{} faults:\n{}", lines.len(), lines.join("\n"));
        }
    }
}
