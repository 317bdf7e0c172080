//! From bytes to text: UTF-8 with or without a mark, UTF-16 with one; anything else is named and
//! located.

use sanad_model::{Accepted, Finding, Place, said};

/// A byte that cannot be text, and what the bytes look like.
pub(crate) struct Bad {
    /// The code of the finding.
    pub(crate) code: &'static str,
    /// Offset of the first byte that does not fit.
    pub(crate) offset: usize,
    /// What stands there.
    pub(crate) value: String,
    /// What would be accepted.
    pub(crate) accepted: Accepted,
}

impl Bad {
    /// The fault in a file, at the row of its first bad byte.
    pub(crate) fn finding(&self, file: &str, bytes: &[u8], column: impl Into<String>) -> Finding {
        let place = Place { file: file.to_owned(), row: row_of(bytes, self.offset), column: column.into() };
        Finding::error(place, self.code, &*self.value, self.accepted.clone())
    }
}

/// The line (from 1) of an offset.
pub(crate) fn row_of(bytes: &[u8], offset: usize) -> u32 {
    let before = &bytes[..offset.min(bytes.len())];
    u32::try_from(before.split(|b| *b == b'\n').count()).unwrap_or(u32::MAX)
}

/// With what a file was written, and so how it is saved as UTF-8.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// A spreadsheet program, as CSV.
    Sheet,
    /// An editor of plain text.
    Editor,
}

impl From {
    const fn any_text(self) -> Accepted {
        match self {
            Self::Sheet => said("any-text-file"),
            Self::Editor => said("plain-text-file"),
        }
    }

    const fn whole(self) -> Accepted {
        match self {
            Self::Sheet => said("whole-utf"),
            Self::Editor => said("plain-whole-utf"),
        }
    }

    fn utf8(self, like: &str) -> Accepted {
        match self {
            Self::Sheet => said("utf8").with(like),
            Self::Editor => said("plain-utf8").with(like),
        }
    }
}

/// Decodes bytes to text without its byte-order mark.
pub(crate) fn decode(bytes: &[u8], from: From) -> Result<String, Bad> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes, from);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes, from);
    }
    if let Some(offset) = bytes.iter().position(|b| *b == 0) {
        return Err(Bad { code: "nul-byte", offset, value: "0x00".to_owned(), accepted: from.any_text() });
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let offset = e.valid_up_to();
        Bad {
            code: "not-utf8",
            offset,
            value: format!("0x{:02X}", bytes[offset]),
            accepted: from.utf8(guess(bytes)),
        }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, from: From) -> Result<String, Bad> {
    let units = bytes.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    let bad = |value: String| Bad { code: "not-utf16", offset: 0, value, accepted: from.whole() };
    let text = text.map_err(|e| bad(format!("0x{:04X}", e.unpaired_surrogate())))?;
    if text.contains('\0') {
        return Err(bad("0x0000".to_owned()));
    }
    Ok(text)
}

/// The single-byte encoding that the bytes look like. In Windows-1256 most bytes above 0x7F of
/// an Arabic text are letters at 0xC0–0xED; Windows-1252 text has few such bytes, one at a time.
fn guess(bytes: &[u8]) -> &'static str {
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    let letters = bytes.iter().filter(|b| (0xc0..=0xed).contains(*b)).count();
    let runs = bytes.windows(2).filter(|w| w.iter().all(|b| *b >= 0xc0)).count();
    if letters * 10 >= high * 8 && runs * 2 >= high { "Windows-1256" } else { "Windows-1252" }
}
