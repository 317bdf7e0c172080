//! The command line in the language asked for: its help and its refusals. The words are messages of
//! the bundles, `help-…` and `usage-…`; the grammar is that of [`crate::cli`].

use crate::out;
use clap::builder::ArgAction;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg as Argument, Command};
use sanad_i18n::{Arg, Locale};
use sanad_model::{Accepted, said};
use std::process::ExitCode;

/// The command with its help in a language.
pub(crate) fn told(mut command: Command, l: &Locale) -> Command {
    // Building brings in what the library adds by itself: `--help`, `--version` and `help`.
    command.build();
    // The library keeps headings by reference for as long as the process lives.
    let heads = ["help-commands", "help-arguments", "help-options"].map(|key| &*l.t(key).leak());
    tell(command, "about", l, heads).after_help(format!("{}\n{}", l.t("help-language"), l.t("help-codes")))
}

fn tell(command: Command, verb: &str, l: &Locale, heads: [&'static str; 3]) -> Command {
    let [commands, arguments, options] = heads;
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", l.t("help-usage"));
    command
        .about(l.t(&format!("help-{verb}")))
        .help_template(template)
        .subcommand_help_heading(commands)
        .disable_colored_help(true)
        .mut_args(|argument| {
            let head = if argument.is_positional() { arguments } else { options };
            describe(argument, verb, l).help_heading(head)
        })
        .mut_subcommands(|below| {
            let name = below.get_name().to_owned();
            // `help` repeats every verb below itself.
            let verb = if verb == "help" { verb.to_owned() } else { name };
            tell(below, &verb, l, heads)
        })
}

fn describe(argument: Argument, verb: &str, l: &Locale) -> Argument {
    let id = argument.get_id().to_string();
    let range = crate::cli::range(&id);
    let own = format!("help-{verb}-{id}");
    let mut help = l.t(&if l.has(&own) { own } else { format!("help-arg-{id}") });
    let mut add = |key: &str, args: &[(&str, Arg)]| {
        help.push(' ');
        help.push_str(&l.t1_bare(key, args));
    };
    if takes_value(&argument) {
        let defaults: Vec<String> = argument
            .get_default_values()
            .iter()
            .map(|v| v.to_string_lossy().into_owned())
            .filter(|v| !v.is_empty())
            .collect();
        let values: Vec<String> =
            argument.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
        if !values.is_empty() {
            add("help-values", &[("values", Arg::from(l.list(&values)))]);
        }
        // A seed may be any number at all.
        if let Some(range) = range.as_ref().filter(|range| *range.end() < u64::MAX) {
            let [least, most] = [range.start(), range.end()].map(|end| Arg::from(end.to_string()));
            add("help-range", &[("least", least), ("most", most)]);
        }
        if !defaults.is_empty() {
            add("help-default", &[("value", Arg::from(l.list(&defaults)))]);
        }
    }
    // Positions in their order, and what every verb takes at the end.
    let order = match argument.get_index() {
        Some(index) => index,
        None if argument.is_global_set() || matches!(id.as_str(), "help" | "version") => 900,
        None => 100,
    };
    // A number below 0 is refused as what it is, not as an argument that is not known.
    let number = range.is_some() || matches!(id.as_str(), "correlation" | "port");
    let argument = argument.allow_negative_numbers(number);
    argument.display_order(order).help(help).hide_default_value(true).hide_possible_values(true)
}

fn takes_value(argument: &Argument) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// Says why the command line was not taken, or prints the help that was asked for.
pub(crate) fn answer(error: &clap::Error, l: &Locale) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            out::data(&error.render().to_string());
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            out::note(&error.render().to_string());
            return ExitCode::from(2);
        }
        _ => {}
    }
    out::note(&format!("{} {}", l.t("cli-error"), refusal(error, l)));
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let near = words(error, kind);
        if !near.is_empty() {
            out::note(&l.t1("usage-near", &[("value", Arg::from(l.list(&near)))]));
        }
    }
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.trim_start_matches("Usage:").trim().to_owned();
    if !usage.is_empty() {
        out::note(&format!("{} {usage}", l.t("help-usage")));
    }
    let called: Vec<&str> =
        usage.split_whitespace().take_while(|w| w.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    let command = if called.is_empty() { "sanad".to_owned() } else { called.join(" ") };
    out::note(&l.t1_bare("usage-more", &[("command", Arg::from(format!("{command} --help")))]));
    ExitCode::from(2)
}

/// The sentence of a refusal.
fn refusal(error: &clap::Error, l: &Locale) -> String {
    let one = |kind| words(error, kind).into_iter().next().unwrap_or_default();
    let argument = one(ContextKind::InvalidArg);
    let (key, value, accepted) = match error.kind() {
        ErrorKind::UnknownArgument => ("usage-unknown-argument", argument.clone(), Accepted::default()),
        ErrorKind::InvalidSubcommand => {
            ("usage-unknown-command", one(ContextKind::InvalidSubcommand), verbs())
        }
        ErrorKind::MissingSubcommand => ("usage-no-command", String::new(), verbs()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = one(ContextKind::InvalidValue);
            let key = if value.is_empty() { "usage-no-value" } else { "usage-bad-value" };
            (key, value, accepted(error, &argument))
        }
        ErrorKind::MissingRequiredArgument => ("usage-missing", String::new(), Accepted::default()),
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg);
            let key = if other.is_empty() || other == argument { "usage-twice" } else { "usage-apart" };
            (key, other, Accepted::default())
        }
        ErrorKind::InvalidUtf8 => ("usage-not-text", String::new(), Accepted::default()),
        _ => ("usage-wrong", String::new(), Accepted::default()),
    };
    let argument = l.list(&words(error, ContextKind::InvalidArg));
    let args = [
        ("value", Arg::from(value)),
        ("argument", Arg::from(argument)),
        ("accepted", Arg::from(l.accepted(&accepted))),
    ];
    l.t1(key, &args)
}

/// The verbs.
fn verbs() -> Accepted {
    let command = <crate::cli::Cli as clap::CommandFactory>::command();
    Accepted::codes(command.get_subcommands().map(|c| c.get_name().to_owned()))
}

/// What an argument takes: its list where it has one, else what its placeholder stands for.
fn accepted(error: &clap::Error, argument: &str) -> Accepted {
    let list = words(error, ContextKind::ValidValue);
    if !list.is_empty() {
        return Accepted::codes(list);
    }
    if let Some(range) = argument.split([' ', '-']).find_map(crate::cli::range) {
        return said("whole").with(range.start()).with(range.end());
    }
    match argument.split(['<', '>']).nth(1) {
        Some("DATE") => said("full-day"),
        Some("R") => said("between").with(0).with(1),
        Some("PORT") => said("between").with(0).with(u16::MAX),
        Some("ADDRESS") => Accepted::codes(["127.0.0.1", "::1"]),
        Some("FILE" | "DIR" | "PATH" | "TO" | "FROM") => said("path"),
        _ => said("text"),
    }
}

/// The values of one kind of context.
fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStrs(words)) => words.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
