//! The table that says the same as a chart.

use crate::label::{Label, is_safe_href};

/// The data of a chart as rows of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartTable {
    /// The sentence that says what the table shows.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows, each as long as `head`.
    pub rows: Vec<Vec<TableCell>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCell {
    /// The text as shown, not escaped.
    pub text: String,
    /// Where a number comes from.
    pub src: Option<String>,
    /// Where the cell leads; only addresses a chart may lead to.
    pub href: Option<String>,
    /// Whether the column is set as numbers.
    pub numeric: bool,
}

impl TableCell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell that holds a number.
    pub fn number(label: &Label) -> Self {
        Self { numeric: true, ..Self::from(label) }
    }
}

impl From<&Label> for TableCell {
    fn from(label: &Label) -> Self {
        Self {
            text: label.text.clone(),
            src: label.src.clone(),
            href: label.href.clone().filter(|h| is_safe_href(h)),
            numeric: false,
        }
    }
}
