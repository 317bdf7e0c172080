//! The survey: two pages of questions about a site, on a sheet and on a page of the product.
//!
//! [`questions`] says what is asked; [`sheet`] prints it; [`read`] takes a filled sheet;
//! [`changes`] turns answers, from the sheet or from the page, into a survey with its claims.
//! Three things are kept apart: an answer, the answer *unknown* (`?`), and no answer.

mod answers;
mod bearings;
mod questions;
mod read;
mod sheet;

pub use answers::{Answer, Answers, Given, changes};
pub use bearings::bearings;
pub use questions::{
    FIELDS, MOST, Part, Question, SurveyError, label, label_code, parse, questions, section,
};
pub(crate) use read::of_grids;
pub use read::read;
pub use sheet::sheet;

use sanad_model::Lang;

/// A text that exists in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }
}
