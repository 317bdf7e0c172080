//! A template as its file has it, not yet believed.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(super) type Word = Spanned<String>;
pub(super) type Three = Spanned<[f64; 3]>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Both {
    pub(super) ar: String,
    pub(super) en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Template {
    pub(super) code: Word,
    pub(super) kind: Word,
    #[serde(default)]
    pub(super) fields: Vec<String>,
    #[serde(default)]
    pub(super) sectors: Vec<String>,
    pub(super) blocker: Option<Word>,
    pub(super) scope: Word,
    pub(super) name: Both,
    pub(super) what: Both,
    pub(super) gives: Both,
    pub(super) before: Option<Word>,
    pub(super) chance: Option<Figure>,
    pub(super) mark: Option<Word>,
    #[serde(default)]
    pub(super) basis: BTreeMap<String, Basis>,
    pub(super) size: Option<Size>,
    #[serde(default)]
    pub(super) activity: Vec<Spanned<Activity>>,
    pub(super) jobs: Option<Jobs>,
    pub(super) output: Option<Output>,
    pub(super) operation: Option<Operation>,
}

/// A figure with its basis, or three points whose basis stands beside them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    pub(super) amount: Three,
    pub(super) basis: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Basis {
    pub(super) ar: String,
    pub(super) en: String,
    #[serde(default)]
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Size {
    pub(super) name: Both,
    pub(super) unit: String,
    pub(super) amount: Three,
    pub(super) range: Spanned<[f64; 2]>,
    pub(super) basis: Word,
    pub(super) field: Option<Word>,
    #[serde(default)]
    pub(super) units: BTreeMap<String, Spanned<f64>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum After {
    Code(String),
    Link(Link),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    pub(super) of: String,
    #[serde(rename = "link")]
    pub(super) ends: Option<String>,
    #[serde(default)]
    pub(super) min: i32,
    pub(super) max: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Crew {
    pub(super) skill: Word,
    pub(super) level: Spanned<u8>,
    pub(super) count: Spanned<u32>,
    pub(super) from: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cost {
    pub(super) name: Both,
    pub(super) origin: Word,
    pub(super) payer: Option<Word>,
    pub(super) currency: Word,
    pub(super) amount: Three,
    pub(super) per: Option<Word>,
    pub(super) at: Option<Word>,
    pub(super) basis: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Teaches {
    pub(super) skill: Word,
    pub(super) level: Spanned<u8>,
    pub(super) count: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Uses {
    pub(super) resource: String,
    pub(super) amount: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draws {
    #[serde(alias = "m3_day")]
    pub(super) kw: Three,
    pub(super) per: Option<Word>,
    pub(super) basis: Word,
    #[serde(default)]
    pub(super) gives: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acceptance {
    #[serde(default)]
    pub(super) standard: String,
    pub(super) certificate: Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fast {
    pub(super) days: f64,
    pub(super) cost: f64,
    pub(super) crew: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Activity {
    pub(super) code: Word,
    pub(super) phase: Word,
    pub(super) name: Both,
    #[serde(default)]
    pub(super) after: Vec<Spanned<After>>,
    pub(super) days: Three,
    #[serde(default)]
    pub(super) per_size: bool,
    pub(super) basis: Word,
    #[serde(default)]
    pub(super) crew: Vec<Crew>,
    #[serde(default)]
    pub(super) cost: Vec<Cost>,
    pub(super) teaches: Option<Spanned<Vec<Teaches>>>,
    #[serde(default)]
    pub(super) uses: Vec<Uses>,
    pub(super) power: Option<Draws>,
    pub(super) water: Option<Draws>,
    pub(super) acceptance: Option<Acceptance>,
    pub(super) fast: Option<Spanned<Fast>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Jobs {
    pub(super) amount: Three,
    pub(super) per: Option<Word>,
    pub(super) basis: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Output {
    pub(super) name: Both,
    pub(super) unit: String,
    pub(super) per_size: f64,
    pub(super) basis: Word,
}

/// A figure in a currency.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Priced {
    pub(super) currency: Word,
    pub(super) amount: Three,
    pub(super) per: Option<Word>,
    pub(super) basis: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Running {
    pub(super) name: Both,
    pub(super) kind: Word,
    pub(super) origin: Word,
    pub(super) currency: Word,
    pub(super) amount: Three,
    pub(super) per: Word,
    #[serde(default)]
    pub(super) stock_days: u32,
    #[serde(default)]
    pub(super) payable_days: u32,
    pub(super) basis: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Operation {
    pub(super) unit: Both,
    pub(super) a_year: Figure,
    pub(super) price: Priced,
    #[serde(default)]
    pub(super) export: f64,
    pub(super) ramp: Spanned<Vec<f64>>,
    pub(super) life: Spanned<u32>,
    #[serde(default)]
    pub(super) receivable_days: u32,
    #[serde(default)]
    pub(super) progress_days: u32,
    #[serde(default)]
    pub(super) finished_days: u32,
    #[serde(default)]
    pub(super) cost: Vec<Running>,
    pub(super) idle: Option<Priced>,
}
