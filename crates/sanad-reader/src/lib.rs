//! Reads communiqués: text → paragraphs → passages, each with its force, who, what, to whom,
//! fields, sites, skills, dates, and the rules that say so.
//!
//! [`Lexicon`] holds the rules, which are data files; [`Names`] what a programme calls its
//! parties, offices and sites; [`read`] puts them to a text; [`similarity`] compares passages of
//! different meetings and languages. Nothing here does I/O, and the same input gives the same
//! reading.
//!
//! What the forces mean here, where a text leaves room:
//!
//! - A title is *courtesy*, whatever its verb: the text below it says the same with its force.
//! - A reception "to discuss …" is one passage, *discussed*.
//! - "Agreed to study" is *discussed*; "agreed in principle" is *agreed* and marked uncertain.
//! - An agreement of former times that is recalled, and one that is only hoped for, is no act.
//! - Emphasis on importance and on mandates is *courtesy*, unless it hangs on another act.

mod date;
mod deadline;
mod details;
mod lexicon;
mod names;
mod normal;
mod pattern;
mod problem;
mod read;
mod reading;
mod similar;
mod split;
mod token;
mod who;

pub use date::FoundDate;
pub use deadline::deadline;
pub use lexicon::{Lexicon, Note, Role, Rule, RuleKind, Term};
pub use normal::{detect_lang, normalise, paragraphs};
pub use problem::{LexiconError, Problem};
pub use read::{read, read_on};
pub use reading::{FiredRule, Named, Names, ParagraphReading, PassageReading, Reading};
pub use similar::{SIMILAR, similarity};
