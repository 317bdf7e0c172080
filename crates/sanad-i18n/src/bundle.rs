//! The message files, embedded.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentResource, FluentValue};
use sanad_model::Lang;

/// Names and texts of the files in both languages, one entry a file.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The names of the message files, without `.ftl`.
        pub const FILES: &[&str] = &[$($name),+];

        /// The text of a message file in a language, empty for a file that does not exist.
        pub fn source(lang: Lang, file: &str) -> &'static str {
            match (lang, file) {
                $(
                    (Lang::Ar, $name) => include_str!(concat!("../locales/ar/", $name, ".ftl")),
                    (Lang::En, $name) => include_str!(concat!("../locales/en/", $name, ".ftl")),
                )+
                _ => "",
            }
        }
    };
}

files!(
    "app",
    "words",
    "schema",
    "findings",
    "accepted",
    "rules",
    "edit",
    "overview",
    "items",
    "communiques",
    "history",
    "import",
    "search",
    "register",
    "site",
    "survey",
    "capabilities",
    "plan",
    "works",
    "reasons",
    "planner",
    "replan",
    "measures",
    "source",
    "appraise",
    "money",
    "finance",
    "sheet",
    "risk",
    "sobol",
    "brief",
    "cli",
    "help",
    "errors",
);

pub(crate) type Bundle = FluentBundle<FluentResource>;

/// All messages of a language. A file that does not parse loses only its faulty messages; the
/// tests hold that there are none.
pub(crate) fn bundle(lang: Lang, isolating: bool) -> Bundle {
    let id: unic_langid::LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(isolating);
    bundle.set_formatter(Some(format));
    for file in FILES {
        let resource = FluentResource::try_new(source(lang, file).to_owned()).unwrap_or_else(|(r, _)| r);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Writes numbers with thousands separators, or as the mark that [`crate::Locale::parts`] put
/// into the number (its `currency`, which messages never use otherwise).
fn format<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, options }) => {
            Some(options.currency.clone().unwrap_or_else(|| crate::numbers::number(*value)))
        }
        _ => None,
    }
}
