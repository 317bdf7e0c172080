//! Public scheduling instances: texts of other people's formats into problems of the engine.
//!
//! | format | what | told by |
//! |---|---|---|
//! | PSPLIB, MMLIB | one project, several modes, budgets | titles of its parts |
//! | Patterson | one project | two numbers on the first line |
//! | Patterson with stocks | what is taken at starts and given at finishes | three numbers on the first line |
//! | ProGen/max | minimum and maximum lags between starts | four numbers on the first line |
//! | MSPSP | persons with skills | a declaration first |
//! | MISTA 2013 | projects in files beside, shared renewables | one number alone; the fourth word names a file |
//! | MPLIB | projects that share renewables | one number alone; then another |
//!
//! The format is told by what stands in a text, never by the name of its file. [`read`] gives a
//! validated problem or every fault with file, line and column; [`draft`] stops before validation.
//! Reading is pure: files that a text refers to come through a closure, which may be [`bytes`].

mod draft;
mod mista;
mod mplib;
mod mspsp;
mod progen_max;
mod psplib;
mod rows;
mod text;

pub use mista::Beside;

use crate::encoding;
use sanad_model::{Accepted, Finding, said};
use sanad_schedule::{Place, Project, Raw};
use std::io::Read as _;
use std::path::Path;
use text::{Faults, Sources, Spot, Words};

/// Bytes of a file, at most.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Formats of instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PSPLIB and MMLIB: `.sm`, `.mm`.
    Psplib,
    /// Patterson: `.rcp`.
    Patterson,
    /// Patterson with stocks that activities take from and give to: `.rcp`.
    Stocks,
    /// ProGen/max: `.sch`.
    ProgenMax,
    /// MSPSP: `.dzn`.
    Mspsp,
    /// MISTA 2013: `.txt`.
    Mista,
    /// MPLIB: `.txt`.
    Mplib,
}

impl Format {
    /// What it is called in data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Psplib => "psplib",
            Self::Patterson => "patterson",
            Self::Stocks => "patterson_stocks",
            Self::ProgenMax => "progen_max",
            Self::Mspsp => "mspsp",
            Self::Mista => "mista_2013",
            Self::Mplib => "mplib",
        }
    }

    /// The format of a text, by what stands in it.
    pub fn of(text: &str) -> Option<Self> {
        if psplib::is(text) {
            return Some(Self::Psplib);
        }
        if mspsp::is(text) {
            return Some(Self::Mspsp);
        }
        let mut words = Words::new(text, 0);
        let number = |word: &text::Word<'_>| word.text.parse::<f64>().is_ok();
        words.peek().filter(number)?;
        let mut on_first = 0;
        while words.next().is_some() {
            on_first += 1;
            if words.peek().is_none_or(|word| word.first) {
                break;
            }
        }
        match on_first {
            1 => {
                // Release and length of a first project stand before its file.
                let name = words.nth(2).filter(|word| !number(word) && !word.text.contains(':'));
                Some(if name.is_some() { Self::Mista } else { Self::Mplib })
            }
            2 => Some(Self::Patterson),
            3 => Some(Self::Stocks),
            4 => Some(Self::ProgenMax),
            _ => None,
        }
    }
}

/// A problem as read, before it is validated.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// The format it was read from.
    pub format: Format,
    /// The problem.
    pub raw: Raw,
    /// The horizon that the text states, where it states one.
    pub horizon: Option<i64>,
    places: Places,
}

impl Drafted {
    /// File, line and column of a part of the problem.
    pub fn place(&self, place: Place) -> Option<sanad_model::Place> {
        self.places.place(place)
    }
}

/// A validated problem.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The format it was read from.
    pub format: Format,
    /// The problem.
    pub project: Project,
    /// The horizon that the text states, where it states one.
    pub horizon: Option<i64>,
    /// What each activity is called in its text.
    names: Vec<String>,
}

impl Instance {
    /// What an activity is called in its text: its number, with that of its project before `:`.
    pub fn name(&self, activity: usize) -> String {
        self.names.get(activity).cloned().unwrap_or_else(|| (activity + 1).to_string())
    }
}

#[derive(Clone, Debug)]
struct Places {
    draft: draft::Draft,
    sources: Sources,
}

impl Places {
    fn place(&self, place: Place) -> Option<sanad_model::Place> {
        self.draft.spot(place).map(|spot| self.sources.place(spot))
    }
}

/// The bytes of a file, or so many of them that its size is refused.
///
/// # Errors
/// What the system says; [`std::io::ErrorKind::Unsupported`] for a pipe, a socket or a device, which
/// may never end.
pub fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() && !kind.is_dir() {
        return Err(std::io::Error::new(std::io::ErrorKind::Unsupported, "no ordinary file; save it in one"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a problem and validates it. All faults come together, in the order of the text, up to one that leaves the
/// rest unreadable.
///
/// ProGen/max draws its instances at random, and its tables list those that have no schedule: an
/// activity that asks for more than there is makes such a one. In other formats that is a fault.
pub fn read(bytes: &[u8], file: &str, beside: &mut Beside<'_>) -> Result<Instance, Vec<Finding>> {
    let mut sources = Sources::default();
    let mut faults = Faults::default();
    let Some((format, drafted, horizon)) = drafted(bytes, file, beside, &mut sources, &mut faults) else {
        return Err(faults.findings(&sources));
    };
    let names = drafted.names.clone();
    match drafted.validate(faults, format == Format::ProgenMax) {
        Ok(project) => Ok(Instance { format, project, horizon, names }),
        Err(faults) => Err(faults.findings(&sources)),
    }
}

/// Reads a problem as it stands there, with the place of everything in it.
pub fn draft(bytes: &[u8], file: &str, beside: &mut Beside<'_>) -> Result<Drafted, Vec<Finding>> {
    let mut sources = Sources::default();
    let mut faults = Faults::default();
    match drafted(bytes, file, beside, &mut sources, &mut faults) {
        Some((format, draft, horizon)) if faults.is_empty() => {
            let raw = draft.raw.clone();
            Ok(Drafted { format, raw, horizon, places: Places { draft, sources } })
        }
        _ => Err(faults.findings(&sources)),
    }
}

fn drafted(
    bytes: &[u8],
    file: &str,
    beside: &mut Beside<'_>,
    sources: &mut Sources,
    faults: &mut Faults,
) -> Option<(Format, draft::Draft, Option<i64>)> {
    let text = match decoded(bytes) {
        Ok(text) => text,
        Err((code, value, accepted)) => {
            let at = if code == "not-utf8" {
                std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), |_| 0)
            } else {
                0
            };
            let known = String::from_utf8_lossy(&bytes[..at]);
            sources.add(file, &known);
            let spot = Spot { file: 0, at: u32::try_from(at).unwrap_or(0) };
            return faults.end(spot, code, value, accepted);
        }
    };
    let (place, text) = sources.add(file, &text);
    let Some(format) = Format::of(&text) else {
        let spot = Words::new(&text, place).peek().map(|word| word.spot).unwrap_or_default();
        return faults.end(spot, "not-an-instance", first_line(&text), said("instance"));
    };
    let plain = |draft: draft::Draft| (draft, None);
    let (draft, horizon) = match format {
        Format::Psplib => psplib::read(&text, place, faults),
        Format::Patterson => rows::read(&text, place, false, faults).map(plain),
        Format::Stocks => rows::read(&text, place, true, faults).map(plain),
        Format::ProgenMax => progen_max::read(&text, place, faults).map(plain),
        Format::Mspsp => mspsp::read(&text, place, faults).map(plain),
        Format::Mista => mista::read(&text, place, beside, sources, faults).map(plain),
        Format::Mplib => mplib::read(&text, place, faults).map(plain),
    }?;
    Some((format, draft, horizon))
}

/// Bytes as text, or the code, the value and what would be accepted.
fn decoded(bytes: &[u8]) -> Result<String, (&'static str, String, Accepted)> {
    if bytes.len() > MOST_BYTES {
        let mb = |bytes: usize| bytes.div_ceil(1024 * 1024);
        return Err(("too-large", format!("{} MB", mb(bytes.len())), said("most-mb").with(mb(MOST_BYTES))));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(("empty-file", String::new(), said("instance")));
    }
    encoding::decode(bytes, encoding::From::Editor).map(ended).map_err(|bad| {
        let accepted = if bad.code == "not-utf8" { bad.accepted } else { said("instance") };
        (bad.code, bad.value, accepted)
    })
}

/// Lines that end in a carriage return alone, as those of other texts; every place stays where it is.
fn ended(text: String) -> String {
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

/// The first line that says something, as it is shown where a text is of no format.
fn first_line(text: &str) -> String {
    text::shown(text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or(""))
}
