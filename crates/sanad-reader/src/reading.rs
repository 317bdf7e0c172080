//! What reading a text gives: the types handed to everybody else.

use crate::date::FoundDate;
use sanad_model::Force;

/// Names a programme knows, to be recognised in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Sides and their authorities.
    pub parties: Vec<Named>,
    /// Offices ("Minister of Industry", "Chairman").
    pub offices: Vec<Named>,
    /// Factories and places.
    pub sites: Vec<Named>,
}

/// One thing with a code and the ways it is written in either language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The code a reading gives for it.
    pub code: String,
    /// Arabic spellings.
    pub ar: Vec<String>,
    /// English spellings.
    pub en: Vec<String>,
    /// The code of the party it belongs to: an office's party, a party's side.
    pub of: Option<String>,
}

/// A text as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its paragraphs, in order, as [`crate::paragraphs`] splits them.
    pub paragraphs: Vec<ParagraphReading>,
}

impl Reading {
    /// All passages in the order of the text.
    pub fn passages(&self) -> impl Iterator<Item = &PassageReading> {
        self.paragraphs.iter().flat_map(|paragraph| &paragraph.passages)
    }
}

/// One paragraph as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParagraphReading {
    /// Its number, from 1.
    pub number: u32,
    /// Its text as it stands in the original.
    pub text: String,
    /// Its passages: in order, without overlap, covering every character that is not a space.
    pub passages: Vec<PassageReading>,
}

/// One passage: a stretch of a paragraph with one force.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageReading {
    /// The paragraph's number, from 1.
    pub paragraph: u32,
    /// Offset of its first character in the paragraph, in Unicode scalar values.
    pub start: u32,
    /// Offset after its last character.
    pub end: u32,
    /// What it binds its sides to.
    pub force: Force,
    /// Who acts: the code of a party, else of an office, else the words found.
    pub actor: Option<String>,
    /// The code of the office that acts, where one is named.
    pub office: Option<String>,
    /// The concept code of what is to be done.
    pub action: Option<String>,
    /// Code of the party to whom it is done.
    pub recipient: Option<String>,
    /// Concept codes of the fields, sorted.
    pub fields: Vec<String>,
    /// Codes of the sites named, sorted.
    pub sites: Vec<String>,
    /// Concept codes of the skills named, sorted.
    pub skills: Vec<String>,
    /// Dates named, in the order of the text.
    pub dates: Vec<FoundDate>,
    /// Until when it is to be done, where the words say so; a date that is only named is none.
    pub deadline: Option<FoundDate>,
    /// Id of the rule that makes the wording doubtful.
    pub uncertain: Option<String>,
    /// Whether defence goods are named; they are left out of what follows, and noted.
    pub defence: bool,
    /// The rules that fired, in the order of the text.
    pub rules: Vec<FiredRule>,
}

/// A rule that fired, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiredRule {
    /// The rule's id; [`crate::Lexicon::rule`] explains it.
    pub id: String,
    /// Offset of its first character in the paragraph.
    pub start: u32,
    /// Offset after its last character.
    pub end: u32,
}
