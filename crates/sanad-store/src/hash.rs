//! The content hash: by which a version or a baseline is named, whoever holds the copy.
//!
//! **Canonical form.** For every kind in the order of [`Kind::ALL`], every row by id, every
//! non-empty cell in the order of [`Kind::columns`]: table, id, column and cell as UTF-8, with a
//! unit separator (U+001F) between them and a record separator (U+001E) after them. Cells hold no
//! such characters. The hash is SHA-256 of those bytes, in lower-case hexadecimal.

use sanad_model::{Dataset, Kind};
use sha2::{Digest, Sha256};

/// The content hash of all rows, 64 hexadecimal digits.
pub fn content_hash(rows: &Dataset) -> String {
    let mut hash = Sha256::new();
    for kind in Kind::ALL {
        for row in rows.rows(*kind) {
            let id = row.id.to_string();
            for column in kind.columns() {
                let cell = row.get(column.name);
                if !cell.is_empty() {
                    let parts =
                        [kind.table(), "\u{1f}", &id, "\u{1f}", column.name, "\u{1f}", cell, "\u{1e}"];
                    for part in parts {
                        hash.update(part);
                    }
                }
            }
        }
    }
    hex(&hash.finalize())
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
