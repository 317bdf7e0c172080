//! A language: its messages, names and numbers.

use crate::bundle::{Bundle, bundle};
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentValue};
use sanad_model::{Accepted, Date, Finding, Id, Kind, Lang, Programme, Range, Text};
use std::sync::OnceLock;

/// What is put into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A number; it chooses the plural.
    Number(f64),
    /// A text, or a number already written that must not choose a plural.
    Text(String),
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Words of the message itself.
    Words(String),
    /// The argument of this index stands here.
    Arg(usize),
}

/// The two languages' messages.
pub struct Locale {
    /// The language.
    pub lang: Lang,
    isolating: Bundle,
    bare: Bundle,
}

/// Marks around the index of an argument while a message is being put together.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

impl Locale {
    /// The locale of a language, made once.
    pub fn of(lang: Lang) -> &'static Self {
        static AR: OnceLock<Locale> = OnceLock::new();
        static EN: OnceLock<Locale> = OnceLock::new();
        let cell = match lang {
            Lang::Ar => &AR,
            Lang::En => &EN,
        };
        cell.get_or_init(|| Self { lang, isolating: bundle(lang, true), bare: bundle(lang, false) })
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bare.get_message(key).is_some_and(|m| m.value().is_some())
    }

    /// A message without arguments. A missing one shows as `⟦key⟧`, which no test lets pass.
    pub fn t(&self, key: &str) -> String {
        say(&self.bare, key, None)
    }

    /// A message with arguments as plain text, every value isolated.
    pub fn t1(&self, key: &str, args: &[(&str, Arg)]) -> String {
        say(&self.isolating, key, Some(&fluent(self.lang, args)))
    }

    /// The same without isolates: for values that are words of this language themselves.
    pub fn t1_bare(&self, key: &str, args: &[(&str, Arg)]) -> String {
        say(&self.bare, key, Some(&fluent(self.lang, args)))
    }

    /// A message with one count, as plain text.
    pub fn n(&self, key: &str, count: u64) -> String {
        self.t1(key, &[("n", Arg::from(count))])
    }

    /// The pieces of a message, so that the caller can mark up each argument.
    pub fn parts(&self, key: &str, args: &[(&str, Arg)]) -> Vec<Part> {
        // A number that bears its mark equals no number of the bundle, so a sentence of its own for
        // none (`[0]`) is only found with the bare 0.
        let marked = self.marked(key, args, &[]);
        let none = |index: &usize| {
            let zero = crate::numbers::number(0.0);
            matches!(args[*index].1, Arg::Number(0.0))
                && self.marked(key, args, &[*index]) != marked.replace(&mark(*index), &zero)
        };
        let bare: Vec<usize> = (0..args.len()).filter(none).collect();
        let text = if bare.is_empty() { marked } else { self.marked(key, args, &bare) };
        let mut parts = Vec::new();
        for piece in text.split(OPEN) {
            match piece.split_once(CLOSE) {
                Some((index, words)) => {
                    parts.push(Part::Arg(index.parse().unwrap_or(0)));
                    parts.push(Part::Words(words.to_owned()));
                }
                None => parts.push(Part::Words(piece.to_owned())),
            }
        }
        parts.retain(|p| *p != Part::Words(String::new()));
        parts
    }

    /// A message with a mark in place of each argument, but for numbers that stay bare.
    fn marked(&self, key: &str, args: &[(&str, Arg)], bare: &[usize]) -> String {
        let mut marked = FluentArgs::with_capacity(args.len());
        for (index, (name, arg)) in args.iter().enumerate() {
            let value = match arg {
                Arg::Number(n) if bare.contains(&index) => FluentValue::from(*n),
                Arg::Number(n) => counted(self.lang, *n, mark(index)),
                Arg::Text(_) => FluentValue::from(mark(index)),
            };
            marked.set((*name).to_owned(), value);
        }
        say(&self.bare, key, Some(&marked))
    }

    /// The name of a code of a group: `word("force", "agreed")`. A code that has no name (sectors
    /// and topics may be added by anybody) is shown with spaces for its underscores.
    pub fn word(&self, group: &str, code: &str) -> String {
        let key = key_of(group, code);
        if self.has(&key) { self.t(&key) } else { code.replace('_', " ") }
    }

    /// The names of several codes, joined as a list.
    pub fn words<'a>(&self, group: &str, codes: impl IntoIterator<Item = &'a str>) -> String {
        let names: Vec<String> = codes.into_iter().map(|c| self.word(group, c)).collect();
        self.list(&names)
    }

    /// A list with this language's comma.
    pub fn list(&self, items: &[String]) -> String {
        items.join(match self.lang {
            Lang::Ar => "، ",
            Lang::En => ", ",
        })
    }

    /// A number with thousands separators and at most three decimals.
    pub fn number(&self, value: f64) -> String {
        self.signed(crate::numbers::number(value))
    }

    /// In Arabic a number with a sign is isolated from left to right: else the sign would stand at the right of it. A mark
    /// before it, as CLDR has one, would turn round what begins with the number, where that takes its direction from
    /// its first letter.
    fn signed(&self, number: String) -> String {
        if self.lang == Lang::Ar && number.starts_with('−') {
            format!("\u{2066}{number}\u{2069}")
        } else {
            number
        }
    }

    /// A number with thousands separators and at most so many decimals.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        self.signed(crate::numbers::decimal(value, decimals))
    }

    /// A count.
    pub fn count(&self, count: u64) -> String {
        crate::numbers::number(count as f64)
    }

    /// A number or range with its unit: `850,000 t/y`, `4–6 MW`.
    pub fn quantity(&self, range: Range, unit: &str) -> String {
        let figure = if range.is_exact() {
            self.number(range.likely)
        } else {
            format!("{}–{}", self.number(range.low), self.number(range.high))
        };
        if unit.is_empty() {
            return figure;
        }
        // Units that are counted nouns bend with their number; a range bends with its upper end.
        let counted = format!("{}-n", key_of("unit", unit));
        if self.has(&counted) {
            let n = if range.is_exact() { range.likely } else { range.high.max(3.0) };
            return self.t1_bare(&counted, &[("n", Arg::Number(n)), ("figure", Arg::Text(figure))]);
        }
        format!("{figure} {}", self.word("unit", unit))
    }

    /// A text in this language, else in the other one.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// The name of a party.
    pub fn text_of_party(&self, p: &Programme, party: Id) -> String {
        p.parties.get(&party).map(|x| self.text(&x.name).to_owned()).unwrap_or_default()
    }

    /// The name of a field of a kind of record, where it is another than that of the field elsewhere.
    pub fn field_of(&self, kind: Kind, field: &str) -> String {
        let own = key_of("field", &format!("{kind}-{field}"));
        if self.has(&own) { self.t(&own) } else { self.field(field) }
    }

    /// The name of a field.
    pub fn field(&self, field: &str) -> String {
        match field.split_once('.') {
            Some(("blocker", code)) => self.word("blocker", code),
            Some(("machine", code)) => {
                self.t1_bare("field-machine", &[("group", self.word("machine", code).into())])
            }
            _ => self.word("field", field),
        }
    }

    /// The name of a column of a kind of record, where it is another than that of the column
    /// elsewhere.
    pub fn column_of(&self, kind: Kind, column: &str) -> String {
        let own = key_of("column", &format!("{kind}-{column}"));
        if self.has(&own) { self.t(&own) } else { self.column(column) }
    }

    /// The name of a column; the language of a text is said beside it.
    pub fn column(&self, column: &str) -> String {
        for lang in Lang::ALL {
            if let Some(base) = column.strip_suffix(lang.code()).and_then(|c| c.strip_suffix('_')) {
                let args = [
                    ("column", self.word("column", base).into()),
                    ("lang", self.word("lang", lang.code()).into()),
                ];
                return self.t1_bare("column-in", &args);
            }
        }
        self.word("column", column)
    }

    /// The name of a code that a field of choices holds.
    pub fn choice(&self, field: &str, code: &str) -> String {
        let group = match field {
            "state" => "state",
            "stage" => "stage",
            "power.source" => "power-source",
            f if f.starts_with("machine.") => "grade",
            _ => return code.to_owned(),
        };
        self.word(group, code)
    }

    /// The sentence of a finding, without its place.
    pub fn finding(&self, finding: &Finding) -> String {
        let args = [
            ("value", Arg::Text(finding.value.clone())),
            ("accepted", Arg::Text(self.accepted(&finding.accepted))),
        ];
        self.t1(&format!("finding-{}", finding.code), &args)
    }

    /// What would be accepted: its message, or its codes as a list.
    pub fn accepted(&self, accepted: &Accepted) -> String {
        if accepted.key.is_empty() {
            return self.list(&accepted.values);
        }
        let args: Vec<(&str, Arg)> =
            ["a", "b"].into_iter().zip(accepted.values.iter().map(|v| Arg::from(v.as_str()))).collect();
        self.t1_bare(&format!("accepted-{}", accepted.key), &args)
    }

    /// Where a finding is: file, row, column.
    pub fn place(&self, place: &sanad_model::Place) -> String {
        let mut said = vec![place.file.clone()];
        if place.row > 0 {
            said.push(self.n("place-row", u64::from(place.row)));
        }
        if !place.column.is_empty() {
            said.push(self.t1("place-column", &[("column", Arg::Text(place.column.clone()))]));
        }
        self.list(&said)
    }

    /// Days from one date to another in words: today, in 3 days, 5 days ago.
    pub fn days_from(&self, today: Date, day: Date) -> String {
        let days = today.until(day).map_or(0, |span| i64::from(span.get_days()));
        match days {
            0 => self.t("days-today"),
            d if d > 0 => self.n("days-ahead", d.unsigned_abs()),
            d => self.n("days-ago", d.unsigned_abs()),
        }
    }
}

/// What stands for an argument while a message is put together.
fn mark(index: usize) -> String {
    format!("{OPEN}{index}{CLOSE}")
}

/// A message of a bundle; a missing one, or a missing argument, shows itself.
fn say(bundle: &Bundle, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return format!("⟦{key}⟧");
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors);
    if errors.is_empty() { text.into_owned() } else { format!("⟦{key}: {}⟧", errors.len()) }
}

/// The message key of a code: only letters, digits, `-` and `_` may stand in one.
pub(crate) fn key_of(group: &str, code: &str) -> String {
    let code: String = code
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '-' })
        .collect();
    format!("{group}-{code}")
}

/// A number that chooses its plural form and is written as `text`.
///
/// Arabic forms go by the last two digits. The plural rules that the bundle uses look at the whole
/// number there, so they are given a number of the same form below 100.
fn counted<'a>(lang: Lang, n: f64, text: String) -> FluentValue<'a> {
    let last = n % 100.0;
    let form = match lang {
        Lang::Ar if n.fract() != 0.0 => 0.5,
        Lang::Ar if n >= 100.0 && last >= 3.0 => last,
        _ => n,
    };
    let options = FluentNumberOptions { currency: Some(text), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(form, options))
}

fn fluent<'a>(lang: Lang, args: &[(&str, Arg)]) -> FluentArgs<'a> {
    args.iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Number(n) if *n >= 100.0 || n.fract() != 0.0 => {
                    counted(lang, *n, crate::numbers::number(*n))
                }
                Arg::Number(n) => FluentValue::from(*n),
                Arg::Text(text) => FluentValue::from(text.clone()),
            };
            ((*name).to_owned(), value)
        })
        .collect()
}

impl From<u64> for Arg {
    fn from(n: u64) -> Self {
        Self::Number(n as f64)
    }
}

impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Number(n as f64)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
