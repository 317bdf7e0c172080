//! What is wrong with an input: where it is, what stands there, and what would be accepted.

use std::fmt;

/// Where something stands in an input.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File name, with the sheet behind `!` in a workbook.
    pub file: String,
    /// Row as a person counts it (the header is row 1), 0 for the whole file.
    pub row: u32,
    /// Column name, empty for the whole row.
    pub column: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.row > 0 {
            write!(f, ", row {}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column `{}`", self.column)?;
        }
        Ok(())
    }
}

/// What would be accepted in place of a value: a message of the bundles, `accepted-<key>` with its
/// values as `a` and `b`; or, without a key, codes, names or figures that read the same in every
/// language.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Accepted {
    /// Names the message; empty when the values stand alone.
    pub key: &'static str,
    /// What stands in it.
    pub values: Vec<String>,
}

/// The message `accepted-<key>`, as what would be accepted.
pub const fn said(key: &'static str) -> Accepted {
    Accepted { key, values: Vec::new() }
}

impl Accepted {
    /// Codes, names or figures, any of which would be accepted.
    pub fn codes<S: Into<String>>(codes: impl IntoIterator<Item = S>) -> Self {
        Self { key: "", values: codes.into_iter().map(Into::into).collect() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, value: impl fmt::Display) -> Self {
        self.values.push(value.to_string());
        self
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.key.is_empty() && self.values.is_empty()
    }
}

/// Short, for logs and errors inside the program; people read the message of the bundles.
impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        if !self.key.is_empty() && !self.values.is_empty() {
            f.write_str(": ")?;
        }
        f.write_str(&self.values.join(", "))
    }
}

/// Whether a finding stops the import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is taken until it is mended.
    Error,
    /// Taken, but worth a look.
    Warning,
}

/// One thing that is wrong. `code` names the kind of fault; bundles hold its sentence in each
/// language under `finding-<code>`, with `value` and `accepted` as arguments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Error or warning.
    pub severity: Severity,
    /// The kind of fault, in kebab case.
    pub code: &'static str,
    /// What stands there.
    pub value: String,
    /// What would be accepted.
    pub accepted: Accepted,
}

impl Finding {
    /// An error.
    pub fn error(place: Place, code: &'static str, value: impl Into<String>, accepted: Accepted) -> Self {
        Self { place, severity: Severity::Error, code, value: value.into(), accepted }
    }

    /// A warning.
    pub fn warning(place: Place, code: &'static str, value: impl Into<String>, accepted: Accepted) -> Self {
        Self { severity: Severity::Warning, ..Self::error(place, code, value, accepted) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.code.replace('-', " "))?;
        if !self.value.is_empty() {
            write!(f, ": `{}`", self.value)?;
        }
        if !self.accepted.is_empty() {
            write!(f, "; accepted: {}", self.accepted)?;
        }
        Ok(())
    }
}
