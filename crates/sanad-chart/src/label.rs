//! A text on a chart, with where it comes from and where it leads.

/// A text with an optional provenance and an optional link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The text as shown.
    pub text: String,
    /// Where a number comes from; emitted as `data-src`.
    pub src: Option<String>,
    /// Where the text leads: a path, a query, a fragment or an http(s)
    /// address. Anything else is not emitted.
    pub href: Option<String>,
}

impl Label {
    /// A text alone.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), src: None, href: None }
    }

    /// Sets where the number comes from.
    #[must_use]
    pub fn src(mut self, src: impl Into<String>) -> Self {
        self.src = Some(src.into());
        self
    }

    /// Sets where the text leads.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// The same words without the link.
    pub(crate) fn unlinked(&self) -> Self {
        Self { text: self.text.clone(), src: self.src.clone(), href: None }
    }

    pub(crate) fn link(&self) -> Option<&str> {
        self.href.as_deref().filter(|h| is_safe_href(h))
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

/// Addresses a chart may lead to; scripts and data addresses are refused.
pub(crate) fn is_safe_href(href: &str) -> bool {
    ["/", "?", "#", "http://", "https://"].iter().any(|start| href.starts_with(start))
}
