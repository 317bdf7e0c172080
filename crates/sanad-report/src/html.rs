//! The paper as one self-contained file: fonts and style within, nothing to fetch.

use crate::paper::Paper;
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sanad_i18n::{Arg, Locale};

pub(crate) const REGULAR: &[u8] = include_bytes!("../../sanad-web/assets/fonts/sanad-sans-400.woff2");
pub(crate) const BOLD: &[u8] = include_bytes!("../../sanad-web/assets/fonts/sanad-sans-600.woff2");

#[derive(Template)]
#[template(path = "paper.html")]
struct Page<'a> {
    paper: &'a Paper,
    l: &'static Locale,
    regular: String,
    bold: String,
}

impl Page<'_> {
    fn last_word(&self, date: &str) -> String {
        self.l.t1_bare("brief-last-word", &[("date", Arg::from(date))])
    }
}

impl Paper {
    /// One HTML file that prints as one A4 page.
    pub fn html(&self) -> Result<String, askama::Error> {
        let page = Page {
            paper: self,
            l: Locale::of(self.lang),
            regular: STANDARD.encode(REGULAR),
            bold: STANDARD.encode(BOLD),
        };
        page.render()
    }
}
