//! Pieces of HTML made in code: escaped, isolated, and saying where their numbers come from.

use std::fmt;

/// HTML that is already escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// HTML written by this crate.
    pub(crate) const fn raw(markup: String) -> Self {
        Self(markup)
    }

    /// Text, escaped.
    pub fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// Text of people or codes, isolated from the direction around it and marked with its source.
    pub fn said(text: &str, src: &str) -> Self {
        Self(format!("<bdi data-src=\"{}\">{}</bdi>", escape(src), escape(text)))
    }

    /// A link around other HTML.
    pub fn link(href: &str, class: &str, inner: &Self) -> Self {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        Self(format!("<a{class} href=\"{}\">{inner}</a>", escape(href)))
    }

    /// Whether there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Pieces joined by words.
    pub fn join(pieces: &[Self], between: &str) -> Self {
        Self(pieces.iter().map(|p| p.0.as_str()).collect::<Vec<_>>().join(&escape(between)))
    }

    /// This piece, then another.
    #[must_use]
    pub fn then(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// An argument of a message in HTML: what chooses the plural, and what is shown.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The value that chooses the plural.
    pub arg: sanad_i18n::Arg,
    /// What stands in the sentence.
    pub html: Html,
}

impl Slot {
    /// A piece of HTML that chooses no plural.
    pub fn html(html: Html) -> Self {
        Self { arg: sanad_i18n::Arg::Text(String::new()), html }
    }
}

/// Escapes text for element content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
