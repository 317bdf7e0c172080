//! Texts that people wrote: a map from language to string, with the original language.

use crate::words::{Lang, Translation};

/// One text in up to two languages. At least one is present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The Arabic text.
    pub ar: Option<String>,
    /// The English text.
    pub en: Option<String>,
    /// The language it was first written in, where stated.
    pub original: Option<Lang>,
    /// Who translated it.
    pub translated_by: Option<String>,
    /// How far the translation may be relied on.
    pub translation: Option<Translation>,
}

impl Text {
    /// No text at all.
    pub const fn none() -> Self {
        Self { ar: None, en: None, original: None, translated_by: None, translation: None }
    }

    /// The text in a language, else in the other one.
    pub fn get(&self, lang: Lang) -> &str {
        self.only(lang).or_else(|| self.only(lang.other())).unwrap_or("")
    }

    /// The text in a language, if it exists there.
    pub fn only(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Ar => self.ar.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// The language that [`Self::get`] will answer in.
    pub fn lang(&self, wanted: Lang) -> Lang {
        let other = wanted.other();
        if self.only(wanted).is_some() && !self.stands_in(wanted) { wanted } else { other }
    }

    /// Whether the words in a language are those of the original, which stand in until somebody
    /// translates them. A name of one or two words may well be the same in both.
    pub fn stands_in(&self, wanted: Lang) -> bool {
        self.original == Some(wanted.other())
            && self.translation == Some(Translation::Draft)
            && self.ar == self.en
            && self.only(wanted).is_some_and(|words| words.split_whitespace().count() > 2)
    }

    /// Whether there is no text at all.
    pub const fn is_empty(&self) -> bool {
        self.ar.is_none() && self.en.is_none()
    }
}
