//! The columns of the register's lists: what each shows, by what it is put in order, and what it
//! gives to a file. Words and types come from the schema.

use crate::ctx::Ctx;
use crate::html::{Html, escape};
use crate::pages::files::Cell;
use crate::pages::visits_why::list;
use crate::pages::{site_facts, source_record};
use crate::params::encode;
use sanad_model::programme::text_of;
use sanad_model::{Cell as Schema, Claim, Id, Kind, Lang, Row, Text, Value, When};
use std::cmp::Ordering;

/// A column of a list.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// A text in two languages: its name in the schema without the language.
    Text(&'static str),
    /// A column of the schema.
    Own(&'static str),
    /// The first of these fields about which something is known, with what is said beside it.
    Fact(&'static [&'static str]),
    /// From when the shown value of the first of these fields is.
    AsOf(&'static [&'static str]),
    /// Where it comes from.
    Source(&'static [&'static str]),
    /// Offices of a party.
    Offices,
    /// A count of the ledger, `meeting/M01/items`, with the filter of the items behind it.
    Count(&'static str, &'static str, &'static str),
}

/// By what a row is put in its place; what has no value comes last in either direction.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub(super) enum Key {
    Number(f64),
    Text(String),
}

/// The order of two rows, `down` for the other way round.
pub(super) fn order(a: Option<&Key>, b: Option<&Key>, down: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => {
            let order = a.partial_cmp(b).unwrap_or(Ordering::Equal);
            if down { order.reverse() } else { order }
        }
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

/// The claim that is shown for the first of these fields about which something is known.
fn known<'a>(
    ctx: &'a Ctx,
    row: &Row,
    fields: &'static [&'static str],
) -> Option<(&'static str, &'a Claim<Value>)> {
    fields.iter().find_map(|f| Some((*f, ctx.p().fact(row.id, f).known()?)))
}

fn ids(row: &Row, column: &str) -> Vec<Id> {
    row.get(column).split(';').filter_map(|id| id.parse().ok()).collect()
}

fn text(key: String) -> Option<Key> {
    (!key.is_empty()).then_some(Key::Text(key))
}

/// A text in the other language than the page's, when it is another one.
pub(super) fn other(ctx: &Ctx, text: &Text, src: &str) -> Html {
    let lang = ctx.lang().other();
    let own = |lang: Lang| match lang {
        Lang::Ar => text.ar.as_deref(),
        Lang::En => text.en.as_deref(),
    };
    match (own(ctx.lang()), own(lang)) {
        (Some(_), Some(words)) => Html::raw(format!(
            "<bdi lang=\"{lang}\" dir=\"{}\" data-src=\"{}\">{}</bdi>",
            lang.dir(),
            escape(src),
            escape(words)
        )),
        _ => Html::default(),
    }
}

impl Column {
    /// The name by which an address puts the list in its order.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Text(name) | Self::Own(name) => name,
            Self::Fact(fields) => fields[0],
            Self::AsOf(_) => "as_of",
            Self::Source(_) => "source",
            Self::Offices => "offices",
            Self::Count(_, what, _) => what,
        }
    }

    /// Its heading.
    pub(super) fn label(self, ctx: &Ctx, kind: Kind) -> String {
        match self {
            Self::Text(name) | Self::Own(name) => ctx.l.column_of(kind, name),
            Self::Fact(fields) => ctx.l.field_of(kind, fields[0]),
            Self::AsOf(_) => ctx.l.column("as_of"),
            Self::Source(_) => ctx.l.column("source"),
            Self::Offices => ctx.l.word("kind", Kind::Office.table()),
            Self::Count(_, what, _) => ctx.t(&format!("register-col-{what}")),
        }
    }

    /// Whether its cells are figures.
    pub(super) const fn counts(self) -> bool {
        matches!(self, Self::Count(..))
    }

    /// What it shows of a record; empty when nothing is recorded.
    pub(super) fn html(self, ctx: &Ctx, kind: Kind, row: &Row) -> Html {
        let src = ctx.src(kind, row.id);
        match self {
            Self::Text(name) => ctx.text(&text_of(row, name), &src),
            Self::Own(name) => match kind.column(name).map(|c| c.cell) {
                Some(Schema::Ref(of) | Schema::Refs(of)) => {
                    let mut ids = ids(row, name);
                    ids.sort_by_key(|id| ctx.p().name_of(of, *id).map(|t| ctx.l.text(t).to_owned()));
                    list(ctx, &ids.into_iter().map(|id| ctx.link(of, id)).collect::<Vec<_>>())
                }
                Some(cell) if !row.get(name).is_empty() => {
                    source_record::cell(ctx, kind, name, cell, row.get(name), &src)
                }
                _ => Html::default(),
            },
            Self::Fact(fields) => known(ctx, row, fields).map_or_else(Html::default, |(field, claim)| {
                let differ = ctx.p().fact(row.id, field).disagreeing().count();
                let said = ctx.fact(kind, row.id, field);
                let said = if differ == 0 {
                    said
                } else {
                    let src = ctx.fact_src(kind, row.id, field);
                    said.then(&Html::text(" · "))
                        .then(&ctx.msg("claims-differ", &[("n", ctx.slot(differ, &src))]))
                };
                let note = ctx.text(&claim.note, &format!("claim/{}", claim.id));
                if note.is_empty() {
                    said
                } else {
                    said.then(&Html::raw(format!("<span class=\"cell-sub\">{note}</span>")))
                }
            }),
            Self::AsOf(fields) => known(ctx, row, fields)
                .map(|(_, claim)| ctx.when(claim.as_of, &format!("claim/{}", claim.id)))
                .unwrap_or_default(),
            Self::Source(fields) => known(ctx, row, fields)
                .and_then(|(_, claim)| claim.source)
                .map(|id| site_facts::source(ctx, id))
                .unwrap_or_default(),
            Self::Offices => list(
                ctx,
                &offices(ctx, row.id).into_iter().map(|o| ctx.link(Kind::Office, o)).collect::<Vec<_>>(),
            ),
            Self::Count(family, what, filter) => {
                let key = format!("{family}/{}/{what}", row.get("code"));
                if ctx.ledger().count_of(&key) == 0 {
                    return ctx.calc(&key);
                }
                let to = ctx.href(&format!("items?{filter}={}", encode(row.get("code"))));
                Html::link(&to, "n", &super::register::count(ctx, &key))
            }
        }
    }

    /// By what a record is put in its place.
    pub(super) fn key(self, ctx: &Ctx, kind: Kind, row: &Row) -> Option<Key> {
        match self {
            Self::Own(name) => match kind.column(name).map(|c| c.cell) {
                Some(Schema::When) => match row.get(name).parse().unwrap_or(When::Unknown) {
                    When::Unknown => None,
                    when => text(when.order().to_string()),
                },
                _ => text(self.words(ctx, kind, row)),
            },
            Self::AsOf(fields) => match known(ctx, row, fields)?.1.as_of {
                When::Unknown => None,
                when => text(when.order().to_string()),
            },
            Self::Fact(fields) => {
                let (_, claim) = known(ctx, row, fields)?;
                match &claim.value {
                    // Numbers of one unit stand together: they cannot be compared with others.
                    Value::Number(range, unit) => {
                        Some(Key::Text(format!("{unit} {:020.3}", range.likely + 1e15)))
                    }
                    _ => text(self.words(ctx, kind, row)),
                }
            }
            Self::Count(family, what, _) => {
                let count = ctx.ledger().count_of(&format!("{family}/{}/{what}", row.get("code")));
                Some(Key::Number(count as f64))
            }
            _ => text(self.words(ctx, kind, row)),
        }
    }

    /// What it says in words alone.
    pub(super) fn words(self, ctx: &Ctx, kind: Kind, row: &Row) -> String {
        let named = |of: Kind, ids: Vec<Id>| {
            let mut names: Vec<String> =
                ids.iter().filter_map(|id| Some(ctx.l.text(ctx.p().name_of(of, *id)?).to_owned())).collect();
            names.sort();
            ctx.l.list(&names)
        };
        match self {
            Self::Text(name) => ctx.l.text(&text_of(row, name)).to_owned(),
            Self::Own(name) => match kind.column(name).map(|c| c.cell) {
                Some(Schema::Ref(of) | Schema::Refs(of)) => named(of, ids(row, name)),
                Some(Schema::Choice(_) | Schema::Code) => {
                    source_record::choice(ctx, kind, name, row.get(name))
                }
                _ => row.get(name).to_owned(),
            },
            Self::Fact(fields) => {
                known(ctx, row, fields).map(|(f, c)| ctx.value(&c.value, f)).unwrap_or_default()
            }
            Self::AsOf(fields) => {
                known(ctx, row, fields).map(|(_, c)| c.as_of.to_string()).unwrap_or_default()
            }
            Self::Source(fields) => known(ctx, row, fields)
                .and_then(|(_, c)| ctx.p().sources.get(&c.source?))
                .map(|s| if s.title.is_empty() { s.code.clone() } else { ctx.l.text(&s.title).to_owned() })
                .unwrap_or_default(),
            Self::Offices => named(Kind::Office, offices(ctx, row.id)),
            Self::Count(family, what, _) => {
                ctx.ledger().count_of(&format!("{family}/{}/{what}", row.get("code"))).to_string()
            }
        }
    }

    /// The headings it has in a file: a fact has its unit, status and remark beside it.
    pub(super) fn file_heads(self, ctx: &Ctx, kind: Kind) -> Vec<String> {
        let mut heads = vec![self.label(ctx, kind)];
        if let Self::Fact(_) = self {
            heads.extend(["unit", "status", "note"].map(|c| ctx.l.column(c)));
        }
        heads
    }

    /// What it gives to a file.
    pub(super) fn file_cells(self, ctx: &Ctx, kind: Kind, row: &Row) -> Vec<Cell> {
        match self {
            Self::Fact(fields) => {
                let Some((field, claim)) = known(ctx, row, fields) else {
                    return vec![Cell::empty(); 4];
                };
                let (value, unit) = match &claim.value {
                    Value::Number(range, unit) if range.is_exact() => {
                        let unit = if unit.is_empty() { String::new() } else { ctx.l.word("unit", unit) };
                        (Cell::Number(range.likely), unit)
                    }
                    other => (ctx.value(other, field).into(), String::new()),
                };
                let status = ctx.l.word("status", claim.status.code());
                vec![value, unit.into(), status.into(), ctx.l.text(&claim.note).to_owned().into()]
            }
            Self::Count(family, what, _) => {
                vec![Cell::count(ctx.ledger().count_of(&format!("{family}/{}/{what}", row.get("code"))))]
            }
            _ => vec![self.words(ctx, kind, row).into()],
        }
    }
}

fn offices(ctx: &Ctx, party: Id) -> Vec<Id> {
    let mut found: Vec<_> = ctx.p().offices.values().filter(|o| o.party == party).collect();
    found.sort_by_key(|o| ctx.l.text(&o.name));
    found.into_iter().map(|o| o.id).collect()
}
