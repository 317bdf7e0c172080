//! Texts with places: words and where they stand, numbers in range, and every fault found.

use sanad_model::{Accepted, Finding, Place, said};
use std::rc::Rc;

/// The largest number taken, as the engine has it.
pub(super) const MOST: i64 = 500_000_000;
/// Activities taken, at most.
pub(super) const MOST_ACTIVITIES: usize = 100_000;
/// Faults told, at most: a text with more of them is of another kind.
const MOST_FAULTS: usize = 200;

/// Where something begins: a file, by place, and a byte in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) file: u32,
    pub(super) at: u32,
}

/// The texts that were read: names and contents.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources(Vec<(String, Rc<str>)>);

impl Sources {
    /// Takes in a text and says its place.
    pub(super) fn add(&mut self, name: &str, text: &str) -> (u32, Rc<str>) {
        let text: Rc<str> = text.into();
        self.0.push((name.to_owned(), Rc::clone(&text)));
        (u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX), text)
    }

    /// File, line and column of a spot, as a person counts them.
    pub(super) fn place(&self, spot: Spot) -> Place {
        let Some((name, text)) = self.0.get(spot.file as usize) else { return Place::default() };
        let mut at = (spot.at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &text[..at];
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            file: name.clone(),
            row: u32::try_from(line).unwrap_or(u32::MAX),
            column: (before[start..].chars().count() + 1).to_string(),
        }
    }
}

/// A word of a text: no white space in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) spot: Spot,
    /// Whether nothing stands before it on its line.
    pub(super) first: bool,
}

impl Word<'_> {
    /// A piece of it.
    pub(super) fn piece(self, from: usize, to: usize) -> Self {
        let at = self.spot.at + u32::try_from(from).unwrap_or(0);
        Self { text: &self.text[from..to], spot: Spot { at, ..self.spot }, first: self.first && from == 0 }
    }

    /// The two sides of a mark inside it.
    pub(super) fn split(self, mark: char) -> Option<(Self, Self)> {
        let at = self.text.find(mark)?;
        Some((self.piece(0, at), self.piece(at + mark.len_utf8(), self.text.len())))
    }

    /// What is shown of it.
    pub(super) fn shown(self) -> String {
        shown(self.text)
    }
}

/// The beginning of a text, short enough for a sentence.
pub(super) fn shown(text: &str) -> String {
    const LONG: usize = 40;
    text.chars().filter(|c| !c.is_control()).take(LONG).collect()
}

/// The words of a text, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    file: u32,
    at: usize,
    /// The word that was looked at, if one was and there is one.
    ahead: Option<Word<'a>>,
}

impl<'a> Words<'a> {
    pub(super) const fn new(text: &'a str, file: u32) -> Self {
        Self { text, file, at: 0, ahead: None }
    }

    /// The words of a part that begins at a byte of its file.
    pub(super) const fn part(text: &'a str, file: u32, from: usize, to: usize) -> Self {
        Self { text: text.split_at(to).0, file, at: from, ahead: None }
    }

    /// The next word, left where it is.
    pub(super) fn peek(&mut self) -> Option<Word<'a>> {
        if self.ahead.is_none() {
            self.ahead = self.step();
        }
        self.ahead
    }

    /// Behind the last word.
    pub(super) fn end(&self) -> Spot {
        let at = self.text.trim_end().len();
        Spot { file: self.file, at: u32::try_from(at).unwrap_or(u32::MAX) }
    }

    /// Leaves out the rest of the line, up to the next word that begins one.
    pub(super) fn skip_line(&mut self) {
        while self.peek().is_some_and(|word| !word.first) {
            self.next();
        }
    }

    fn step(&mut self) -> Option<Word<'a>> {
        let rest = &self.text[self.at..];
        let space = rest.len() - rest.trim_start().len();
        let start = self.at + space;
        let first = self.at == 0 || rest[..space].contains(['\n', '\r']);
        let rest = &self.text[start..];
        let long = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.at = start + long;
        let spot = Spot { file: self.file, at: u32::try_from(start).unwrap_or(u32::MAX) };
        (long > 0).then(|| Word { text: &rest[..long], spot, first })
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        self.ahead.take().or_else(|| self.step())
    }
}

/// What was found wrong so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Faults {
    found: Vec<(Spot, &'static str, String, Accepted)>,
    /// Whether what follows can no longer be told apart.
    broken: bool,
}

impl Faults {
    /// A fault that leaves the rest readable.
    pub(super) fn add(
        &mut self,
        spot: Spot,
        code: &'static str,
        value: impl Into<String>,
        accepted: Accepted,
    ) {
        if self.found.len() < MOST_FAULTS {
            self.found.push((spot, code, value.into(), accepted));
        } else {
            self.broken = true;
        }
    }

    /// A fault behind which nothing can be read; as nothing, to be handed up.
    pub(super) fn end<T>(
        &mut self,
        spot: Spot,
        code: &'static str,
        value: impl Into<String>,
        accepted: Accepted,
    ) -> Option<T> {
        self.add(spot, code, value, accepted);
        self.break_off();
        None
    }

    /// Says that nothing can be read behind what was told.
    pub(super) const fn break_off(&mut self) {
        self.broken = true;
    }

    pub(super) const fn is_broken(&self) -> bool {
        self.broken
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of it with places, in the order of the texts.
    pub(super) fn findings(mut self, sources: &Sources) -> Vec<Finding> {
        self.found.sort();
        self.found.dedup();
        let finding =
            |(spot, code, value, accepted)| Finding::error(sources.place(spot), code, value, accepted);
        self.found.into_iter().map(finding).collect()
    }

    /// A whole number from `low` to `high`; what stands there is told otherwise.
    pub(super) fn whole(&mut self, word: Word<'_>, low: i64, high: i64) -> Option<i64> {
        let digits = word.text.strip_prefix(['-', '+']).unwrap_or(word.text);
        let accepted = || said("whole").with(low).with(high);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            self.add(word.spot, "not-a-whole-number", word.shown(), accepted());
            return None;
        }
        // What does not fit into the type is out of any range.
        let number = word.text.parse::<i64>().ok().filter(|number| (low..=high).contains(number));
        if number.is_none() {
            self.add(word.spot, "out-of-range", word.shown(), accepted());
        }
        number
    }

    /// A time or an amount; a faulty one counts 0 from here on.
    pub(super) fn amount(&mut self, word: Word<'_>) -> i64 {
        self.whole(word, 0, MOST).unwrap_or(0)
    }

    /// How much there is; a faulty one leaves room for everything.
    pub(super) fn supply(&mut self, word: Word<'_>) -> i64 {
        self.whole(word, 0, MOST).unwrap_or(MOST)
    }

    /// How many there are of something, up to a limit; behind another number nothing can be read.
    pub(super) fn count(&mut self, word: Word<'_>, low: usize, high: usize) -> Option<usize> {
        let digits = !word.text.is_empty() && word.text.bytes().all(|byte| byte.is_ascii_digit());
        let number = word.text.parse::<usize>().ok();
        if digits && number.is_none_or(|number| number > high) {
            return self.end(word.spot, "too-large", word.shown(), said("at-most").with(high));
        }
        if digits && number.is_some_and(|number| number >= low) {
            return number;
        }
        let wide = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.whole(word, wide(low), wide(high));
        self.broken = true;
        None
    }

    /// The place, from 0, of something that a text counts from `base`.
    pub(super) fn named(&mut self, word: Word<'_>, base: usize, of: usize) -> Option<usize> {
        let wide = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let number = word.text.parse::<i64>().ok();
        let place = number.and_then(|number| usize::try_from(number - wide(base)).ok()).filter(|n| *n < of);
        if place.is_none() {
            let code = if number.is_some() { "unknown-reference" } else { "not-a-whole-number" };
            let accepted = said("whole").with(base).with(wide(base + of) - 1);
            self.add(word.spot, code, word.shown(), accepted);
        }
        place
    }

    /// The next word, or the fault that the text ends.
    pub(super) fn next<'a>(&mut self, words: &mut Words<'a>, wanted: Accepted) -> Option<Word<'a>> {
        match words.next() {
            Some(word) => Some(word),
            None => self.end(words.end(), "ends-early", "", wanted),
        }
    }

    /// Nothing more may stand there.
    pub(super) fn over(&mut self, words: &mut Words<'_>) {
        if let Some(word) = words.next() {
            self.add(word.spot, "too-much-here", word.shown(), said("file-end"));
        }
    }
}
