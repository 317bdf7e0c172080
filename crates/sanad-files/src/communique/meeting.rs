//! The meeting that a text tells of: one that is known, or one written down with the text.

use super::untaken;
use crate::passages::Called;
use crate::title;
use sanad_model::raw::Known;
use sanad_model::{Accepted, Cell, Dataset, Finding, Id, Kind, Lang, Place, When, cell};
use sanad_reader::PassageReading;

/// What a person says of the meeting that a text tells of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Meeting {
    /// Nothing.
    #[default]
    Unsaid,
    /// It is known.
    Known(Id),
    /// It is new, and comes with the text.
    New {
        /// When it was held, as [`When`] is written.
        held: String,
        /// Its title; empty to take the one of the text.
        title: String,
    },
}

/// The meeting as the rows of the text name it.
#[derive(Default)]
pub(super) struct Told {
    /// Its id, or the code of a new one; empty for none.
    pub(super) name: String,
    pub(super) held: String,
    /// Ids or codes.
    pub(super) parties: Vec<String>,
    /// The title given to a new one.
    new: Option<String>,
}

impl Told {
    /// The meeting as said; `hash` is the one of the text.
    pub(super) fn of(said: &Meeting, base: &Dataset, hash: &str) -> Result<Self, Vec<Finding>> {
        match said {
            Meeting::Unsaid => Ok(Self::default()),
            Meeting::Known(id) => {
                let cell = |column| base.row(Kind::Meeting, *id).map_or("", |m| m.get(column));
                let parties = cell("parties").split(';').filter(|p| !p.is_empty()).map(str::to_owned);
                Ok(Self {
                    name: id.to_string(),
                    held: cell("held").to_owned(),
                    parties: parties.collect(),
                    new: None,
                })
            }
            Meeting::New { held, title } => {
                let fault = |code, accepted: Accepted| {
                    let column = "held".to_owned();
                    let place = Place { file: "communique".to_owned(), row: 0, column };
                    vec![Finding::error(place, code, held, accepted)]
                };
                let held =
                    cell::canonical(Cell::When, held, &Known(base)).map_err(|f| fault(f.code, f.accepted))?;
                let day = match held.parse() {
                    Ok(When::Unknown) => hash[..8].to_owned(),
                    // Without the marks that a code cannot hold.
                    Ok(_) => held.trim_start_matches(['<', '>', '~']).to_owned(),
                    Err(_) => return Err(fault("cell-missing", cell::accepts(Cell::When))),
                };
                let taken = |code: &str| base.by_code(Kind::Meeting, code).is_some();
                let name = untaken(&format!("M-{day}"), taken);
                Ok(Self { name, held, parties: Vec::new(), new: Some(title::line(title)) })
            }
        }
    }

    /// A new meeting takes the parties that act in the text.
    pub(super) fn join(&mut self, readings: &[PassageReading], called: &Called) {
        if self.new.is_none() {
            return;
        }
        for party in readings.iter().filter_map(|p| called.acting(p)) {
            if self.parties.iter().all(|known| known != party) {
                self.parties.push(party.to_owned());
            }
        }
    }

    /// The cells of a new meeting. Without a title of its own it has the one of its document,
    /// else the first words of the text, in both languages until somebody translates it.
    pub(super) fn cells(
        &self,
        document: &str,
        first: &str,
        (lang, source): (Lang, &str),
    ) -> Option<Vec<(&'static str, String)>> {
        let own = self.new.as_ref()?;
        let (title, lang) = match (own.is_empty(), document.is_empty()) {
            (false, _) => (own.clone(), sanad_reader::detect_lang(own)),
            (true, false) => (document.to_owned(), lang),
            (true, true) => (title::shorten(first, lang), lang),
        };
        Some(vec![
            ("code", self.name.clone()),
            ("title_ar", title.clone()),
            ("title_en", title),
            ("original", lang.code().to_owned()),
            ("translation", "draft".to_owned()),
            ("held", self.held.clone()),
            ("parties", self.parties.join(";")),
            ("sources", source.to_owned()),
        ])
    }
}
