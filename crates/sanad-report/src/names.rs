//! Every figure of a project by a name that people read, with its date: for lists of all of them.

use crate::figures;
use sanad_i18n::{Arg, Locale};
use sanad_outcomes::appraise::file::{Project, Text as Words, Until};
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
            ["exchange", currency, kind] => {
                let said = [("currency", Arg::from(*currency))];
                let name = self.l.t1_bare("money-figure-exchange", &said);
                Some(if *kind == "official" { name } else { format!("{name} · {kind}") })
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
                    "tax" => self.message("cost-tax", Some(name)),
                    what => self.message(&what.replace('_', "-"), Some(name)),
                }
            }
            ["investment", code, "amounts"] => match m {
                Some(m) => Some(figures::named(self.l, m, project, path).0),
                None => self.investment(code),
            },
            ["investment", code, what @ ("residual" | "base" | "shadow")] => {
                self.message(what, self.investment(code))
            }
            ["investment", code, "depreciation", what @ ..] => {
                self.depreciation(what, self.investment(code)?)
            }
            ["investment", code, "tax_depreciation", n, what @ ..] => self.for_taxes(code, n, what),
            ["construction_finance", what @ ..] => {
                self.depreciation(what, self.l.t("money-figure-construction-finance"))
            }
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
            ["finance", code, "repay", what] => {
                let own = project.finance.iter().find(|own| own.code == *code)?;
                self.message(&format!("repay-{what}"), Some(self.said(&own.name, code)))
            }
            ["reserve", code, what] => {
                let own = project.reserve.iter().find(|own| own.code == *code)?;
                self.message(&format!("reserve-{what}"), Some(self.said(&own.name, code)))
            }
            ["sharing", n, what @ ..] => self.sharing(n, what),
            ["tax", code, what @ ..] => self.tax(code, what),
            ["idle", code, "cost"] => {
                let own = project.idle.iter().find(|own| own.code == *code)?;
                let name = own.name.get(self.l.lang.code());
                if name.is_empty() { self.message("idle", None) } else { Some(name.to_owned()) }
            }
            _ => None,
        }
    }

    /// A figure of a tax: its rate by the name of the tax alone.
    fn tax(&self, code: &str, what: &[&str]) -> Option<String> {
        let own = self.project.tax.iter().find(|own| own.code == code)?;
        let name = own.name.get(self.l.lang.code());
        let name = if name.is_empty() { self.message("tax", None)? } else { name.to_owned() };
        match what {
            ["rate"] => Some(name),
            ["brackets", n] => self.numbered("tax-bracket", n, name),
            ["unit_credit", product] => {
                let own = self.project.product.iter().find(|own| own.code == *product)?;
                let args = [("name", Arg::from(name)), ("product", Arg::from(self.said(&own.name, product)))];
                Some(self.l.t1_bare("money-figure-tax-unit-credit", &args))
            }
            [what] => self.message(&format!("tax-{}", what.replace('_', "-")), Some(name)),
            _ => None,
        }
    }

    /// A figure of a stage of sharing.
    fn sharing(&self, n: &str, what: &[&str]) -> Option<String> {
        let stage = self.project.sharing.get(n.parse::<usize>().ok()?.checked_sub(1)?)?;
        let (what, partner) = match (what, &stage.until) {
            (["until", "rate"], Some(Until::Return { partner, .. })) => ("until", partner.as_str()),
            ([what @ ("cash" | "tax"), partner], _) => (*what, *partner),
            _ => return None,
        };
        let own = self.project.equity.iter().find(|own| own.partner == partner)?;
        self.numbered(&format!("sharing-{what}"), n, self.said(&own.name, partner))
    }

    /// A figure of how something is written off.
    fn depreciation(&self, what: &[&str], name: String) -> Option<String> {
        match what {
            ["shares", n] => self.numbered("depreciation-share", n, name),
            [what] => self.message(&format!("depreciation-{what}"), Some(name)),
            _ => None,
        }
    }

    /// A figure of how taxes write something off otherwise than the books.
    fn for_taxes(&self, code: &str, n: &str, what: &[&str]) -> Option<String> {
        let own = self.project.investment.iter().find(|own| own.code == code)?;
        let entry = own.tax_depreciation.get(n.parse::<usize>().ok()?.checked_sub(1)?)?;
        let taxes: Vec<String> = entry.taxes.iter().filter_map(|tax| self.tax(tax, &["rate"])).collect();
        let taxes = if taxes.is_empty() { self.l.t("money-figure-for-taxes") } else { self.l.list(&taxes) };
        let name = format!("{} ({taxes})", self.said(&own.name, code));
        match what {
            ["depreciation", what @ ..] => self.depreciation(what, name),
            [what @ ("base" | "bonus")] => self.message(what, Some(name)),
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

    /// What is called so in the bundles, of a step or stage of something by name.
    fn numbered(&self, what: &str, n: &str, name: String) -> Option<String> {
        let key = format!("money-figure-{what}");
        let args = [("n", Arg::from(n)), ("name", Arg::from(name))];
        self.l.has(&key).then(|| self.l.t1_bare(&key, &args))
    }

    /// What is called so in the bundles, of something by name.
    fn message(&self, what: &str, name: Option<String>) -> Option<String> {
        let key = format!("money-figure-{what}");
        let args: Vec<(&str, Arg)> = name.into_iter().map(|name| ("name", Arg::from(name))).collect();
        self.l.has(&key).then(|| self.l.t1_bare(&key, &args))
    }
}
