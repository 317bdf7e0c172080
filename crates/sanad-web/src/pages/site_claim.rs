//! The small form that adds a claim to a field of a site: value, unit, date, words, source.

use crate::ctx::Ctx;
use crate::html::Html;
use crate::pages::person::Choice;
use crate::pages::site_facts;
use crate::params::Params;
use sanad_model::programme::Site;
use sanad_model::{FieldType, Kind, Lang};

/// What the form shows.
pub(crate) struct ClaimForm {
    /// Where it is sent.
    pub(crate) action: String,
    /// Where the page stands: choosing a field leads there.
    pub(crate) here: String,
    /// The fields to choose from.
    pub(crate) fields: Vec<Choice>,
    /// The chosen field; empty while none is.
    pub(crate) field: String,
    /// Its name.
    pub(crate) label: String,
    /// What is shown there now.
    pub(crate) now: Html,
    /// Codes to choose from, for choices and yes or no.
    pub(crate) choices: Vec<Choice>,
    /// Units to choose from.
    pub(crate) units: Vec<String>,
    /// Whether any unit may be written.
    pub(crate) any_unit: bool,
    /// Whether the value is a text.
    pub(crate) prose: bool,
    /// Message key of the hint below the value; empty for none.
    pub(crate) hint: &'static str,
    /// Today, as a date field holds it.
    pub(crate) today: String,
}

/// The form for the field that the address names.
pub(crate) fn form(ctx: &Ctx, site: &Site, here: &str) -> ClaimForm {
    let asked = ctx.params.get("field");
    let field = Kind::Site.field(asked);
    let mut form = ClaimForm {
        action: format!("{here}/claim"),
        here: here.to_owned(),
        fields: Kind::Site
            .fields()
            .iter()
            .map(|f| Choice { code: f.name.to_owned(), name: ctx.l.field(f.name), chosen: f.name == asked })
            .collect(),
        field: field.map_or("", |f| f.name).to_owned(),
        label: field.map(|f| ctx.l.field(f.name)).unwrap_or_default(),
        now: Html::default(),
        choices: Vec::new(),
        units: Vec::new(),
        any_unit: false,
        prose: false,
        hint: "",
        today: ctx.o().today.to_string(),
    };
    let Some(field) = field else { return form };
    form.now = site_facts::fact(ctx, site.id, Kind::Site, field.name);
    match field.ty {
        FieldType::Choice(codes) => {
            form.choices = codes
                .iter()
                .map(|c| Choice { code: (*c).to_owned(), name: ctx.l.choice(field.name, c), chosen: false })
                .collect();
            form.choices.retain(|c| c.code != "unknown");
        }
        FieldType::YesNo => {
            form.choices = ["yes", "no"]
                .iter()
                .map(|c| Choice { code: (*c).to_owned(), name: ctx.t(&format!("answer-{c}")), chosen: false })
                .collect();
        }
        FieldType::Number { units, .. } => {
            form.units = units.iter().map(|u| (*u).to_owned()).collect();
            form.any_unit = units.is_empty();
            form.hint = "site-hint-number";
        }
        FieldType::When => form.hint = "site-hint-when",
        FieldType::Place => form.hint = "site-hint-place",
        FieldType::Text => form.prose = true,
        FieldType::Levels | FieldType::Party => {}
    }
    if !form.choices.is_empty() {
        form.choices.push(Choice { code: "?".to_owned(), name: ctx.t("answer-unknown"), chosen: false });
    }
    form
}

/// What was entered, as the cells of a claim: words of a text field go into the page's language, a
/// range `4..6` into low and high.
pub(crate) fn as_claim(ctx: &Ctx, site: &Site, form: &Params) -> Params {
    let field = form.get("set.field").to_owned();
    let ty = Kind::Site.field(&field).map(|f| f.ty);
    let words = match ctx.lang() {
        Lang::Ar => "set.text_ar",
        Lang::En => "set.text_en",
    };
    let mut out = Params::default();
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            out.0.push((name.to_owned(), value.to_owned()));
        }
    };
    put("kind", "claims");
    put("set.record", &format!("sites/{}", site.code));
    put("set.field", &field);
    let value = form.get("set.value");
    match ty {
        Some(FieldType::Text) if value != "?" => put(words, value),
        Some(FieldType::Number { .. }) => {
            let plain: String = value.chars().filter(|c| !matches!(c, ',' | '٬' | '\u{a0}' | ' ')).collect();
            match plain.split_once("..") {
                Some((low, high)) => {
                    let middle = low
                        .parse::<f64>()
                        .ok()
                        .zip(high.parse::<f64>().ok())
                        .map(|(a, b)| f64::midpoint(a, b));
                    put("set.low", low);
                    put("set.value", &middle.map_or_else(|| plain.clone(), |m| m.to_string()));
                    put("set.high", high);
                }
                None => put("set.value", &plain),
            }
            if plain != "?" {
                put("set.unit", form.get("set.unit"));
            }
        }
        _ => put("set.value", value),
    }
    if !matches!(ty, Some(FieldType::Text)) || value == "?" {
        put(words, form.get("set.note"));
    }
    put("set.as_of", form.get("set.as_of"));
    put("source_said", form.get("source_said"));
    put("reason", form.get("reason"));
    put("back", &ctx.record_href(Kind::Site, &site.code));
    out
}
