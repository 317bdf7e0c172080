//! From the text of a file to a template, with all that is wrong in it at once.

use super::check::{At, ordered};
use super::plain;
use super::raw;
use super::{
    Acceptance, Activity, After, Basis, Cost, Crew, Draws, Ends, Fast, From, Jobs, Origin, Output, Phase,
    SKILLS, Scope, Size, Teaches, Template, TemplateKind,
};
use sanad_model::{Accepted, Blocker, Currency, Finding, Lang, Text, Translation, said};
use std::collections::BTreeMap;

/// Fields of a site that may say how large a measure is.
const SIZE_FIELDS: &[&str] = &["capacity", "power.needed", "water.needed"];

/// The most that any figure may be.
pub(super) const MOST: f64 = 1e12;

pub(super) fn template(file: &str, text: &str, own: bool, findings: &mut Vec<Finding>) -> Option<Template> {
    let mut at = At::new(file, text, findings);
    let raw: raw::Template = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            plain::tell(&error, text, &mut at);
            return None;
        }
    };
    let before = at.count();
    let template = build(file, raw, own, &mut at);
    (at.count() == before).then_some(template)
}

fn build(file: &str, raw: raw::Template, own: bool, at: &mut At) -> Template {
    let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
    if raw.code.get_ref() != stem {
        at.word(&raw.code, "code", "template-code-differs", Accepted::codes([stem]));
    }
    let kind = at
        .choice(&raw.kind, "kind", TemplateKind::from_code, TemplateKind::CODES)
        .unwrap_or(TemplateKind::Works);
    let scope = at.choice(&raw.scope, "scope", Scope::from_code, Scope::CODES).unwrap_or(Scope::Items);
    let blocker =
        raw.blocker.as_ref().and_then(|word| at.choice(word, "blocker", Blocker::from_code, Blocker::CODES));
    let before =
        raw.before.as_ref().and_then(|word| at.choice(word, "before", Phase::from_code, Phase::CODES));
    let bases: BTreeMap<String, Basis> = raw
        .basis
        .into_iter()
        .map(|(code, basis)| {
            (code, Basis { why: words(raw::Both { ar: basis.ar, en: basis.en }), source: basis.source })
        })
        .collect();
    at.bases = bases.keys().cloned().collect();
    let chance = raw.chance.map(|figure| at.points(&figure.amount, "amount", &figure.basis, 1.0));
    let size = raw.size.map(|size| read_size(size, at));
    let code_line = at.line(raw.code.span().start);
    let mut needed = |missing: bool, column: &str, accepted: Accepted| {
        if missing {
            at.at(code_line, column, "template-missing", "", accepted);
        }
    };
    match kind {
        TemplateKind::Restart => needed(raw.sectors.is_empty(), "sectors", said("template-sectors")),
        TemplateKind::Cure => {
            needed(blocker.is_none(), "blocker", Accepted::codes(Blocker::CODES.iter().copied()));
            needed(before.is_none(), "before", Accepted::codes(Phase::CODES.iter().copied()));
            needed(chance.is_none(), "chance", said("template-chance"));
        }
        _ => needed(raw.fields.is_empty(), "fields", said("template-fields")),
    }
    needed(raw.activity.is_empty(), "activity", said("template-activity"));
    let codes: Vec<String> = raw.activity.iter().map(|a| a.get_ref().code.get_ref().clone()).collect();
    for (place, activity) in raw.activity.iter().enumerate() {
        if codes[..place].contains(&codes[place]) {
            at.word(&activity.get_ref().code, "activity", "template-code-twice", said("free-code"));
        }
    }
    let sized = size.is_some();
    let read: Vec<Activity> = raw
        .activity
        .into_iter()
        .map(|activity| {
            let line = at.line(activity.span().start);
            read_activity(activity.into_inner(), line, &codes, sized, at)
        })
        .collect();
    let (activities, places) = ordered(read, at);
    let named = raw.mark.as_ref().and_then(|word| {
        let place = codes.iter().position(|code| code == word.get_ref());
        if place.is_none() {
            at.word(word, "mark", "template-unknown-activity", Accepted::codes(codes.iter().cloned()));
        }
        place.map(|place| places[place])
    });
    let test = activities.iter().rposition(|a| a.phase == Phase::PerformanceTest);
    let mark = named.or(test).unwrap_or(activities.len().saturating_sub(1));
    Template {
        code: raw.code.into_inner(),
        file: file.to_owned(),
        kind,
        fields: raw.fields,
        sectors: raw.sectors,
        blocker,
        scope,
        name: words(raw.name),
        what: words(raw.what),
        gives: words(raw.gives),
        before,
        chance,
        bases,
        size,
        activities,
        mark,
        jobs: raw.jobs.map(|jobs| Jobs {
            per_size: at.per(jobs.per.as_ref(), sized),
            amount: at.points(&jobs.amount, "amount", &jobs.basis, MOST),
        }),
        output: raw.output.map(|output| Output {
            basis: at.basis(&output.basis),
            name: words(output.name),
            unit: output.unit,
            per_size: output.per_size,
        }),
        operation: raw.operation.map(|operation| super::operation::read(operation, sized, at)),
        own,
    }
}

fn read_size(size: raw::Size, at: &mut At) -> Size {
    let [least, most] = *size.range.get_ref();
    if !(least.is_finite() && most.is_finite() && 0.0 < least && least <= most) {
        let line = at.line(size.range.span().start);
        at.at(line, "range", "template-points", format!("{least}, {most}"), said("template-range"));
    }
    for (unit, factor) in &size.units {
        if !(factor.get_ref().is_finite() && *factor.get_ref() > 0.0) {
            let line = at.line(factor.span().start);
            at.at(
                line,
                "units",
                "template-points",
                format!("{unit} = {}", factor.get_ref()),
                said("above-zero"),
            );
        }
    }
    let field = size.field.as_ref().and_then(|word| {
        let known = |code: &str| SIZE_FIELDS.contains(&code).then(|| code.to_owned());
        at.choice(word, "field", known, SIZE_FIELDS)
    });
    Size {
        amount: at.points(&size.amount, "amount", &size.basis, MOST),
        name: words(size.name),
        unit: size.unit,
        range: (least, most),
        field,
        units: size.units.into_iter().map(|(unit, factor)| (unit, factor.into_inner())).collect(),
    }
}

fn read_activity(raw: raw::Activity, line: u32, codes: &[String], sized: bool, at: &mut At) -> Activity {
    let phase = at.choice(&raw.phase, "phase", Phase::from_code, Phase::CODES).unwrap_or(Phase::Agree);
    let mut after = Vec::new();
    for link in &raw.after {
        let line = at.line(link.span().start);
        let (of, ends, min, max) = match link.get_ref() {
            raw::After::Code(code) => (code, "FS", 0, None),
            raw::After::Link(own) => (&own.of, own.ends.as_deref().unwrap_or("FS"), own.min, own.max),
        };
        let Some(place) = codes.iter().position(|code| code == of) else {
            at.at(line, "after", "template-unknown-activity", of, Accepted::codes(codes.iter().cloned()));
            continue;
        };
        let ends = match ends {
            "FS" => Ends { from_start: false, to_finish: false },
            "SS" => Ends { from_start: true, to_finish: false },
            "FF" => Ends { from_start: false, to_finish: true },
            "SF" => Ends { from_start: true, to_finish: true },
            other => {
                at.at(
                    line,
                    "link",
                    "template-unknown-word",
                    other,
                    Accepted::codes(["FS", "SS", "FF", "SF"]),
                );
                continue;
            }
        };
        if max.is_some_and(|max| max < min) {
            at.at(line, "max", "template-points", format!("{min}, {max:?}"), said("or-later").with(min));
        }
        after.push(After { of: place, ends, min, max });
    }
    let fast = raw.fast.map(|fast| {
        let line = at.line(fast.span().start);
        let fast = fast.into_inner();
        if !(0.1..=1.0).contains(&fast.days)
            || !(0.5..=10.0).contains(&fast.cost)
            || !(0.5..=10.0).contains(&fast.crew)
        {
            let value = format!("{}, {}, {}", fast.days, fast.cost, fast.crew);
            at.at(line, "fast", "template-points", value, said("template-fast"));
        }
        Fast { days: fast.days, cost: fast.cost, crew: fast.crew }
    });
    if raw.per_size && !sized {
        at.at(line, "per_size", "template-missing", "size", said("template-size"));
    }
    let teaches = read_teaches(raw.teaches.as_ref(), phase, line, &raw.code, at);
    Activity {
        phase,
        name: words(raw.name),
        after,
        days: at.points(&raw.days, "days", &raw.basis, 10_000.0),
        per_size: raw.per_size,
        crew: raw.crew.iter().map(|crew| read_crew(crew, at)).collect(),
        cost: raw.cost.into_iter().filter_map(|cost| read_cost(cost, sized, at)).collect(),
        teaches,
        uses: raw.uses.into_iter().map(|own| (own.resource, own.amount)).collect(),
        power: raw.power.map(|draws| read_draws(&draws, "kw", sized, at)),
        water: raw.water.map(|draws| read_draws(&draws, "m3_day", sized, at)),
        acceptance: raw
            .acceptance
            .map(|own| Acceptance { standard: own.standard, certificate: words(own.certificate) }),
        fast,
        line,
        code: raw.code.into_inner(),
    }
}

/// What is taught; training that teaches nothing is told at its list, else at its activity.
fn read_teaches(
    raw: Option<&toml::Spanned<Vec<raw::Teaches>>>,
    phase: Phase,
    line: u32,
    code: &raw::Word,
    at: &mut At,
) -> Vec<Teaches> {
    let list = raw.map_or(&[][..], |list| list.get_ref());
    if phase == Phase::Train && list.is_empty() {
        let line = raw.map_or(line, |list| at.line(list.span().start));
        at.at(line, "teaches", "template-teaches-nothing", code.get_ref(), said("template-teaches"));
    }
    list.iter()
        .map(|t| Teaches {
            skill: skill(&t.skill, at),
            level: level(&t.level, at),
            count: count(&t.count, at),
        })
        .collect()
}

fn read_crew(crew: &raw::Crew, at: &mut At) -> Crew {
    Crew {
        skill: skill(&crew.skill, at),
        level: level(&crew.level, at),
        count: count(&crew.count, at),
        from: at.choice(&crew.from, "from", From::from_code, From::CODES).unwrap_or(From::Either),
    }
}

fn read_cost(cost: raw::Cost, sized: bool, at: &mut At) -> Option<Cost> {
    let origin = at.choice(&cost.origin, "origin", Origin::from_code, Origin::CODES).unwrap_or(Origin::Third);
    let payer = cost.payer.as_ref().map(|word| {
        let known = |code: &str| matches!(code, "host" | "supplier").then(|| code == "supplier");
        at.choice(word, "payer", known, &["host", "supplier"])
    });
    let when = cost.at.as_ref().map(|word| {
        let known = |code: &str| matches!(code, "start" | "finish").then(|| code == "finish");
        at.choice(word, "at", known, &["start", "finish"])
    });
    let currency = currency(&cost.currency, at);
    Some(Cost {
        name: words(cost.name),
        origin,
        supplier_pays: payer.flatten().unwrap_or(false),
        currency: currency?,
        amount: at.points(&cost.amount, "amount", &cost.basis, MOST),
        per_size: at.per(cost.per.as_ref(), sized),
        at_finish: when.flatten().unwrap_or(false),
    })
}

pub(super) fn currency(word: &raw::Word, at: &mut At) -> Option<Currency> {
    let currency: Option<Currency> = word.get_ref().parse().ok();
    if currency.is_none() {
        at.word(word, "currency", "template-unknown-word", Accepted::codes(["USD", "EUR", "EGP", "LYD"]));
    }
    currency
}

fn read_draws(draws: &raw::Draws, column: &str, sized: bool, at: &mut At) -> Draws {
    Draws {
        per_size: at.per(draws.per.as_ref(), sized),
        amount: at.points(&draws.kw, column, &draws.basis, MOST),
        gives: draws.gives,
    }
}

fn skill(word: &raw::Word, at: &mut At) -> String {
    let known = |code: &str| SKILLS.contains(&code).then(|| code.to_owned());
    at.choice(word, "skill", known, SKILLS).unwrap_or_default()
}

fn level(level: &toml::Spanned<u8>, at: &mut At) -> u8 {
    if !(1..=4).contains(level.get_ref()) {
        let line = at.line(level.span().start);
        at.at(
            line,
            "level",
            "template-points",
            level.get_ref().to_string(),
            Accepted::codes(["1", "2", "3", "4"]),
        );
    }
    *level.get_ref()
}

fn count(count: &toml::Spanned<u32>, at: &mut At) -> u32 {
    if !(1..=1000).contains(count.get_ref()) {
        let line = at.line(count.span().start);
        at.at(line, "count", "template-points", count.get_ref().to_string(), said("template-count"));
    }
    *count.get_ref()
}

pub(super) fn words(both: raw::Both) -> Text {
    let some = |text: String| (!text.trim().is_empty()).then_some(text);
    Text {
        ar: some(both.ar),
        en: some(both.en),
        original: Some(Lang::Ar),
        translated_by: None,
        translation: Some(Translation::Draft),
    }
}
