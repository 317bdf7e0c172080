//! Every word the product says, in Arabic and English: messages, names of codes, dates, numbers.
//!
//! [`Locale::of`] gives a language; [`Locale::t`] its messages, [`Locale::t1`] those with
//! arguments in plain text, and [`Locale::parts`] the pieces of a message in which every argument
//! must be marked up by itself. Messages live in `locales/{ar,en}/*.ftl` and are embedded.
//!
//! Digits are western in both languages. In plain text inserted values stand between the
//! isolates U+2068 and U+2069, so that a Latin code keeps its place in an Arabic sentence.

mod bundle;
mod dates;
mod locale;
mod money;
mod numbers;

pub use bundle::{FILES, source};
pub use locale::{Arg, Locale, Part};
