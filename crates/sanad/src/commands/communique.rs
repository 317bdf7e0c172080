//! What came of a communiqué that was taken in: its passages by force, the items and aspects that
//! follow, what is uncertain, what it is like in other meetings, and where to look it over.

use super::Setting;
use super::import::Taken;
use crate::cli::Import;
use crate::out;
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::{Document, Item, Statement};
use sanad_model::raw::Origins;
use sanad_model::{Dataset, Force, Id, Kind, Programme};
use sanad_outcomes::similar_items;
use serde_json::json;
use std::collections::BTreeSet;
use std::process::ExitCode;

/// Items of other meetings named beside one.
const SIMILAR: usize = 3;

/// The text as it was read, within the whole programme.
struct Read<'a> {
    p: &'a Programme,
    document: &'a Document,
    statements: Vec<&'a Statement>,
    items: Vec<&'a Item>,
}

/// Says it, or prints it as JSON beside the changes. A text that was there already is said to be.
pub(super) fn say(set: Setting, args: &Import, base: &Dataset, taken: &Taken) -> anyhow::Result<ExitCode> {
    let mut rows = base.clone();
    rows.apply(&taken.changes).map_err(sanad_store::StoreError::Conflict)?;
    let programme = Programme::build(&rows, &Origins::new());
    let read = programme.as_ref().ok().and_then(|(p, _)| Read::of(p, taken));
    if args.json {
        let mut whole = taken.json(set);
        if let Some(read) = &read {
            whole["read"] = read.json(set.locale());
        }
        out::data(&serde_json::to_string_pretty(&whole)?);
        return Ok(ExitCode::SUCCESS);
    }
    taken.say(set);
    if let Some(read) = read {
        out::data(&read.text(set.locale(), taken.dry));
        if !taken.dry {
            let serve = format!("sanad serve --db {}", args.db.db.display());
            let page = format!("http://127.0.0.1:7733{}", read.page(set.locale()));
            let next = [("serve", Arg::from(serve)), ("address", Arg::from(page))];
            out::note(&set.locale().t1_bare("cli-review", &next));
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl<'a> Read<'a> {
    /// The document that the changes brought, with what follows from it.
    fn of(p: &'a Programme, taken: &Taken) -> Option<Self> {
        let id = taken.changes.iter().find(|c| c.kind == Kind::Document)?.record;
        let document = p.documents.get(&id)?;
        let mut statements: Vec<&Statement> =
            p.statements.values().filter(|s| s.document == id && !s.withdrawn).collect();
        statements.sort_by_key(|s| (s.paragraph, s.start));
        let own: BTreeSet<Id> = statements.iter().map(|s| s.id).collect();
        let mut items: Vec<&Item> =
            p.items.values().filter(|i| i.statements.iter().any(|s| own.contains(s))).collect();
        items.sort_by_key(|i| statements.iter().position(|s| i.statements.contains(&s.id)));
        Some(Self { p, document, statements, items })
    }

    fn count(&self, force: Force) -> usize {
        self.statements.iter().filter(|s| s.force == force).count()
    }

    /// Items that follow from agreed passages, or those that do not.
    fn items(&self, agreed: bool) -> impl Iterator<Item = &&'a Item> {
        let is_agreed = |item: &Item| {
            let own = |s: &&&Statement| item.statements.contains(&s.id);
            self.statements.iter().filter(own).any(|s| s.force == Force::Agreed)
        };
        self.items.iter().filter(move |item| is_agreed(item) == agreed)
    }

    fn similar(&self, item: &Item) -> Vec<&'a Item> {
        similar_items(self.p, item.id, SIMILAR).iter().filter_map(|(id, _)| self.p.items.get(id)).collect()
    }

    fn words(&self, statement: &Statement) -> String {
        self.p.passage(statement, self.document.lang).unwrap_or_default()
    }

    fn page(&self, l: &Locale) -> String {
        format!("/{}/communiques/{}", l.lang, self.document.code)
    }

    fn text(&self, l: &Locale, dry: bool) -> String {
        let titled = |item: &Item| format!("{} {}", item.code, l.text(&item.title));
        let head = [
            ("title", Arg::from(l.text(&self.document.title))),
            ("code", Arg::from(self.document.code.as_str())),
        ];
        let mut lines = vec![l.t1_bare(if dry { "cli-would-read" } else { "cli-read-text" }, &head)];
        let forces: Vec<String> = Force::ALL
            .iter()
            .map(|f| (f, self.count(*f)))
            .filter(|(_, n)| *n > 0)
            .map(|(f, n)| format!("{} {n}", l.word("force", f.code())))
            .collect();
        lines.push(format!("{}: {}", l.t("cli-passages"), forces.join(" · ")));
        let mut list = |key: &str, entries: Vec<String>| {
            if !entries.is_empty() {
                lines.push(format!("{}:", l.t(key)));
                lines.extend(entries.into_iter().map(|entry| format!("  - {entry}")));
            }
        };
        list("cli-agreed-items", self.items(true).map(|i| titled(i)).collect());
        list("cli-aspects", self.items(false).map(|i| titled(i)).collect());
        let quoted = |s: &Statement| {
            let args = [("code", Arg::from(s.code.as_str())), ("words", Arg::from(self.words(s)))];
            l.t1_bare("cli-quoted", &args)
        };
        list("cli-uncertain", self.uncertain().map(quoted).collect());
        list("cli-defence", self.statements.iter().copied().filter(|s| s.defence).map(quoted).collect());
        let similar = self.items.iter().filter_map(|item| {
            let others: Vec<String> = self.similar(item).into_iter().map(|o| self.met(o, l)).collect();
            let args = [("item", Arg::from(item.code.as_str())), ("others", Arg::from(l.list(&others)))];
            (!others.is_empty()).then(|| l.t1_bare("cli-similar-line", &args))
        });
        list("cli-similar", similar.collect());
        if self.items.is_empty() {
            lines.push(l.t("cli-nothing-follows"));
        }
        lines.join("\n")
    }

    fn uncertain(&self) -> impl Iterator<Item = &'a Statement> {
        self.statements.iter().copied().filter(|s| !s.uncertain.is_empty())
    }

    /// An item with its meeting.
    fn met(&self, item: &Item, l: &Locale) -> String {
        let meeting = item.meeting.and_then(|id| self.p.meetings.get(&id)).map(|m| l.text(&m.title));
        let title = l.text(&item.title);
        match meeting {
            Some(meeting) => format!("{} {title} ({meeting})", item.code),
            None => format!("{} {title}", item.code),
        }
    }

    fn json(&self, l: &Locale) -> serde_json::Value {
        let item = |i: &Item| {
            let similar: Vec<&str> = self.similar(i).iter().map(|o| o.code.as_str()).collect();
            json!({ "code": i.code, "title": l.text(&i.title), "similar": similar })
        };
        let passage =
            |s: &Statement| json!({ "code": s.code, "force": s.force.code(), "text": self.words(s) });
        let forces: serde_json::Map<String, serde_json::Value> =
            Force::ALL.iter().map(|f| (f.code().to_owned(), self.count(*f).into())).collect();
        json!({
            "code": self.document.code,
            "title": l.text(&self.document.title),
            "passages": forces,
            "agreed_items": self.items(true).map(|i| item(i)).collect::<Vec<_>>(),
            "proposed_aspects": self.items(false).map(|i| item(i)).collect::<Vec<_>>(),
            "uncertain": self.uncertain().map(passage).collect::<Vec<_>>(),
            "defence": self.statements.iter().filter(|s| s.defence).map(|s| passage(s)).collect::<Vec<_>>(),
            "page": self.page(l),
        })
    }
}
