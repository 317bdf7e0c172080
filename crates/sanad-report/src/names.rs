//! Every figure of a project by a name that people read, with its date: for lists of all of them.

use crate::figures;
use sanad_i18n::{Arg, Locale};
use sanad_outcomes::appraise::file::{Project, Text as Words};
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::dateless;

/// The name of a figure by its path; of a project of a measure with the part that it pays for. Nothing where it has only
/// its path.
pub fn name(l: &Locale, m: Option<&Measure>, project: &Project, path: &str) -> Option<String> {
    let plain = dateless(path);
    let name = Namer { l, project }.of(m, plain)?;
    let date = path.strip_prefix(plain).and_then(|rest| rest.strip_prefix('.'));
    Some(date.map_or_else(|| name.clone(), |date| format!("{name} · {date}")))
}

struct Namer<'a> {
    l: &'a Locale,
    project: &'a Project,
}

impl Namer<'_> {
    fn of(&self, m: Option<&Measure>, path: &str) -> Option<String> {
        let project = self.project;
        let parts: Vec<&str> = path.split('.').collect();
        match parts.as_slice() {
            ["discount", "rate"] => self.message("discount", None),
            ["discount", what] => self.message(&format!("discount-{what}"), None),
            ["economy", what] => self.message(&format!("economy-{what}"), None),
            ["dividend", what] => self.message(&format!("dividend-{what}"), None),
            ["working", what] => self.message(&what.replace('_', "-"), None),
            ["growth", name] => self.message("growth", Some((*name).to_owned())),
            ["exchange", currency, ..] => {
                let said = [("currency", Arg::from(*currency))];
                Some(self.l.t1_bare("money-figure-exchange", &said))
            }
            ["product", code, what] => {
                let own = project.product.iter().find(|own| own.code == *code)?;
                self.message(&what.replace('_', "-"), Some(self.said(&own.name, code)))
            }
            ["cost", code, what] => {
                let own = project.cost.iter().find(|own| own.code == *code)?;
                let name = self.said(&own.name, code);
                match *what {
                    "per_unit" | "fixed" | "variable" => Some(name),
                    what => self.message(&what.replace('_', "-"), Some(name)),
                }
            }
            ["investment", code, "amounts"] => match m {
                Some(m) => Some(figures::named(self.l, m, project, path).0),
                None => self.investment(code),
            },
            ["investment", code, "residual"] => self.message("residual", self.investment(code)),
            ["investment", code, "depreciation", ..] => self.message("depreciation", self.investment(code)),
            ["equity", code, what @ ("amounts" | "preferred" | "ordinary" | "tax")] => {
                let own = project.equity.iter().find(|own| own.partner == *code)?;
                self.message(&format!("equity-{what}"), Some(self.said(&own.name, code)))
            }
            ["grant", code, "amounts"] => {
                let own = project.grant.iter().find(|own| own.code == *code)?;
                self.message("grant", Some(self.said(&own.name, code)))
            }
            ["finance", code, what] => {
                let own = project.finance.iter().find(|own| own.code == *code)?;
                let what = if *what == "rate" { "charge" } else { what };
                self.message(&what.replace('_', "-"), Some(self.said(&own.name, code)))
            }
            ["tax", code, "rate"] => {
                let own = project.tax.iter().find(|own| own.code == *code)?;
                let name = own.name.get(self.l.lang.code());
                if name.is_empty() { self.message("tax", None) } else { Some(name.to_owned()) }
            }
            ["idle", code, "cost"] => {
                let own = project.idle.iter().find(|own| own.code == *code)?;
                let name = own.name.get(self.l.lang.code());
                if name.is_empty() { self.message("idle", None) } else { Some(name.to_owned()) }
            }
            _ => None,
        }
    }

    fn investment(&self, code: &str) -> Option<String> {
        let own = self.project.investment.iter().find(|own| own.code == code)?;
        Some(self.said(&own.name, code))
    }

    /// A text in the reader's language, or the code.
    fn said(&self, text: &Words, code: &str) -> String {
        let said = text.get(self.l.lang.code());
        if said.is_empty() { code.to_owned() } else { said.to_owned() }
    }

    /// What is called so in the bundles, of something by name.
    fn message(&self, what: &str, name: Option<String>) -> Option<String> {
        let key = format!("money-figure-{what}");
        let args: Vec<(&str, Arg)> = name.into_iter().map(|name| ("name", Arg::from(name))).collect();
        self.l.has(&key).then(|| self.l.t1_bare(&key, &args))
    }
}
