//! What is wrong in rule files, said all at once.

use std::fmt;

/// What is wrong in one place of a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name as given.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what would be accepted.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.message)
    }
}

/// The rule files cannot be used; every problem found in any of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The rules hold {} mistakes:\n{}", .problems.len(), lines(.problems))]
pub struct LexiconError {
    /// The problems in the order of files and lines.
    pub problems: Vec<Problem>,
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
