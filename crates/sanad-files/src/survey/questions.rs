//! What the survey asks: the data file, typed and validated when it is first used.

use super::Both;
use sanad_model::{Field, FieldType, Kind, Lang};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The most questions that two pages hold.
pub const MOST: usize = 35;

/// The codes of fields on which an answer may bear.
pub const FIELDS: &[&str] = &[
    "committee",
    "communications",
    "digital",
    "efficiency",
    "electronics",
    "energy",
    "exchange",
    "experts",
    "industrial_zones",
    "infosec",
    "infrastructure",
    "innovation",
    "investment",
    "lighting",
    "localisation",
    "mining",
    "partnership",
    "reconstruction",
    "restart",
    "sanitation",
    "solar",
    "training",
    "transfer",
    "transport",
    "water",
];

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its code.
    pub id: String,
    /// The code of its section.
    pub section: String,
    /// What is asked.
    pub text: Both,
    /// Fields of agreed items on which the answer bears.
    pub decides: Vec<String>,
    /// What is filled in, at least one part.
    pub parts: Vec<Part>,
}

/// One blank to fill: one field of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The field of the site, `blocker.power`.
    pub field: &'static str,
    /// What the field holds.
    pub ty: FieldType,
    /// What the blank is called; empty when the question says it.
    pub label: Both,
    /// Help; may be empty.
    pub hint: Both,
    /// Units to choose from, the usual one first; empty when the field has none.
    pub units: Vec<String>,
    /// Whether another unit may be written.
    pub any_unit: bool,
}

impl Part {
    /// The codes that a choice accepts, `yes` and `no` included.
    pub const fn choices(&self) -> &'static [&'static str] {
        match self.ty {
            FieldType::Choice(codes) => codes,
            FieldType::YesNo => &["yes", "no"],
            _ => &[],
        }
    }
}

/// Why the questions cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SurveyError {
    /// Not TOML of the expected shape.
    #[error("The questions cannot be read: {0}")]
    Syntax(String),
    /// Faults in single questions, all at once.
    #[error("The questions have faults: {}", .0.join("; "))]
    Faults(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    section: BTreeMap<String, Both>,
    label: BTreeMap<String, Both>,
    question: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    id: String,
    section: String,
    ar: String,
    en: String,
    decides: Vec<String>,
    parts: Vec<Blank>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Blank {
    field: String,
    #[serde(default)]
    ar: String,
    #[serde(default)]
    en: String,
    #[serde(default)]
    hint_ar: String,
    #[serde(default)]
    hint_en: String,
    #[serde(default)]
    units: Vec<String>,
}

/// The questions with the names of sections and codes.
type Parsed = (Vec<Question>, BTreeMap<String, Both>, BTreeMap<String, Both>);

static SURVEY: LazyLock<Parsed> = LazyLock::new(|| {
    whole(include_str!("../../survey/questions.toml")).expect("a test parses the questions")
});

/// The questions of the survey, in the order of the page.
pub fn questions() -> &'static [Question] {
    &SURVEY.0
}

/// The name of a section.
pub fn section(code: &str, lang: Lang) -> &'static str {
    SURVEY.1.get(code).map_or("", |b| b.get(lang))
}

/// What people read in place of a code of a choice; `?` is *unknown*. Empty for other codes.
pub fn label(code: &str, lang: Lang) -> &'static str {
    let code = if code == "?" { "unknown" } else { code };
    SURVEY.2.get(code).map_or("", |b| b.get(lang))
}

/// The code that a label of either language stands for; codes stand for themselves, *unknown*
/// for `?`.
pub fn label_code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let plain =
        |t: &str| t.to_lowercase().replace(['–', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let found = SURVEY.2.iter().find(|(code, both)| {
        code.eq_ignore_ascii_case(text) || [&both.ar, &both.en].iter().any(|l| plain(l) == plain(text))
    });
    let grade = || match text {
        "أ" | "ا" => Some("A"),
        "ب" => Some("B"),
        "ج" => Some("C"),
        "د" => Some("D"),
        "?" | "؟" => Some("?"),
        _ => None,
    };
    found.map(|(code, _)| if code == "unknown" { "?" } else { code.as_str() }).or_else(grade)
}

/// Reads and checks questions; every fault is reported at once.
pub fn parse(text: &str) -> Result<Vec<Question>, SurveyError> {
    whole(text).map(|w| w.0)
}

fn whole(text: &str) -> Result<Parsed, SurveyError> {
    let file: File = toml::from_str(text).map_err(|e| SurveyError::Syntax(e.to_string()))?;
    let mut faults = Vec::new();
    if file.question.len() > MOST {
        faults.push(format!("{} questions; at most {MOST}", file.question.len()));
    }
    let (mut ids, mut fields) = (BTreeSet::new(), BTreeSet::new());
    let mut questions = Vec::new();
    for (number, asked) in (1..).zip(file.question) {
        let mut fault = |what: String| faults.push(format!("question `{}`: {what}", asked.id));
        if !ids.insert(asked.id.clone()) {
            fault("the id is used twice".to_owned());
        }
        if !file.section.contains_key(&asked.section) {
            fault(format!("section `{}` is not named", asked.section));
        }
        if asked.ar.trim().is_empty() || asked.en.trim().is_empty() {
            fault("the text is missing in one language".to_owned());
        }
        for code in asked.decides.iter().filter(|d| !FIELDS.contains(&d.as_str())) {
            fault(format!("`{code}` in decides is not a field of items"));
        }
        if asked.decides.is_empty() || asked.parts.is_empty() {
            fault("decides and parts hold at least one entry".to_owned());
        }
        let several = asked.parts.len() > 1;
        let mut parts = Vec::new();
        for blank in asked.parts {
            let Some(field) = Kind::Site.field(&blank.field) else {
                fault(format!("`{}` is not a field of a site", blank.field));
                continue;
            };
            if !fields.insert(field.name) {
                fault(format!("`{}` is asked twice", field.name));
            }
            if blank.ar.is_empty() != blank.en.is_empty() || several && blank.ar.is_empty() {
                fault(format!("`{}` needs a label in both languages", field.name));
            }
            if blank.hint_ar.is_empty() != blank.hint_en.is_empty() {
                fault(format!("`{}` needs its hint in both languages", field.name));
            }
            match part(field, blank) {
                Ok(part) => {
                    for code in part.choices().iter().filter(|c| !file.label.contains_key(**c)) {
                        fault(format!("`{code}` of `{}` has no label", field.name));
                    }
                    parts.push(part);
                }
                Err(what) => fault(what),
            }
        }
        let text = Both { ar: asked.ar, en: asked.en };
        questions.push(Question {
            number,
            id: asked.id,
            section: asked.section,
            text,
            decides: asked.decides,
            parts,
        });
    }
    if faults.is_empty() {
        Ok((questions, file.section, file.label))
    } else {
        Err(SurveyError::Faults(faults))
    }
}

fn part(field: &'static Field, blank: Blank) -> Result<Part, String> {
    let any_unit = matches!(field.ty, FieldType::Number { units: [], .. });
    let units = match field.ty {
        FieldType::Number { units: [], .. } if blank.units.is_empty() => {
            return Err(format!("`{}` needs units to choose from", field.name));
        }
        FieldType::Number { units: [], .. } => blank.units,
        FieldType::Number { units, .. } => units.iter().map(|u| (*u).to_owned()).collect(),
        _ if !blank.units.is_empty() => return Err(format!("`{}` has no unit", field.name)),
        _ => Vec::new(),
    };
    Ok(Part {
        field: field.name,
        ty: field.ty,
        label: Both { ar: blank.ar, en: blank.en },
        hint: Both { ar: blank.hint_ar, en: blank.hint_en },
        units,
        any_unit,
    })
}
