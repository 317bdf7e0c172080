//! The register's other lists: projects, meetings, parties, figures, and the teams, money and
//! resources of works. One list made from the schema; a kind says only which of its columns a person needs, and by which one to narrow it.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::Html;
use crate::pages::files::{self, Table, Written};
use crate::pages::listing::{self, Head, Pager, ROWS};
use crate::pages::person::Choice;
use crate::pages::register_columns::{Column, Key, order, other};
use crate::state::AppState;
use crate::texts::fold;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_model::{Cell as Schema, Kind, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A list of the register.
struct List {
    kind: Kind,
    /// The columns after the name.
    columns: &'static [Column],
    /// The column of the schema by which it is narrowed.
    narrow: &'static str,
}

/// A figure has a value, or else a sentence.
const SAID: &[&str] = &["value", "statement"];

const LISTS: &[List] = &[
    List {
        kind: Kind::Project,
        columns: &[
            Column::Own("kind"),
            Column::Text("place"),
            Column::Fact(&["parties"]),
            Column::Fact(&["stage"]),
            Column::Fact(&["size", "size_note"]),
        ],
        narrow: "kind",
    },
    List {
        kind: Kind::Meeting,
        columns: &[
            Column::Own("held"),
            Column::Text("place"),
            Column::Own("parties"),
            Column::Count("meeting", "items", "meeting"),
        ],
        narrow: "parties",
    },
    List {
        kind: Kind::Party,
        columns: &[
            Column::Own("kind"),
            Column::Own("parent"),
            Column::Offices,
            Column::Count("party", "owns", "owner"),
        ],
        narrow: "kind",
    },
    List {
        kind: Kind::Indicator,
        columns: &[Column::Fact(SAID), Column::Own("topic"), Column::AsOf(SAID), Column::Source(SAID)],
        narrow: "topic",
    },
    List {
        kind: Kind::Team,
        columns: &[
            Column::Own("task"),
            Column::Own("parties"),
            Column::Fact(&["base"]),
            Column::Fact(&["min_stay"]),
        ],
        narrow: "task",
    },
    List {
        kind: Kind::Fund,
        columns: &[Column::Own("party"), Column::Own("currency"), Column::Text("note")],
        narrow: "party",
    },
    List {
        kind: Kind::Rate,
        columns: &[
            Column::Own("from"),
            Column::Own("to"),
            Column::Fact(&["rate"]),
            Column::Own("set"),
            Column::Own("dated"),
            Column::Source(&["rate"]),
        ],
        narrow: "set",
    },
    List {
        kind: Kind::Financing,
        columns: &[
            Column::Own("measure"),
            Column::Own("kind"),
            Column::Own("party"),
            Column::Fact(&["share", "amount"]),
            Column::Fact(&["charge"]),
            Column::Fact(&["months"]),
            Column::Source(&["share", "amount"]),
        ],
        narrow: "kind",
    },
    List {
        kind: Kind::Resource,
        columns: &[Column::Own("what"), Column::Own("party"), Column::Fact(&["capacity"])],
        narrow: "what",
    },
];

/// One list beside the others.
pub(super) struct Tab {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) current: bool,
}

struct Line {
    name: Html,
    other: Html,
    code: Html,
    cells: Vec<Cell>,
}

struct Cell {
    label: String,
    html: Html,
    num: bool,
}

#[derive(Template)]
#[template(path = "register/kind.html")]
struct Register {
    page: Page,
    l: &'static Locale,
    tabs: Vec<Tab>,
    none_at_all: bool,
    empty_title: String,
    empty: String,
    narrow: &'static str,
    narrow_label: String,
    narrow_src: &'static str,
    choices: Vec<Choice>,
    query: String,
    sort: String,
    heads: Vec<Head>,
    lines: Vec<Line>,
    pager: Pager,
    action: String,
    csv: String,
    xlsx: String,
    import: String,
}

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/register/{list}", get(show))
}

fn list_of(kind: Kind) -> Option<&'static List> {
    LISTS.iter().find(|l| l.kind == kind)
}

/// The address of the list that a record of a kind stands in; none when it has no list.
pub(crate) fn href(ctx: &Ctx, kind: Kind) -> Option<String> {
    match kind {
        Kind::Site => Some(ctx.href("register")),
        Kind::Capability => Some(ctx.href("capabilities")),
        _ => list_of(kind).map(|l| ctx.href(&format!("register/{}", l.kind.table()))),
    }
}

/// The lists of the register, in the order of the work.
pub(super) fn tabs(ctx: &Ctx, here: Kind) -> Vec<Tab> {
    [Kind::Site, Kind::Capability]
        .into_iter()
        .chain(LISTS.iter().map(|l| l.kind))
        .filter_map(|kind| {
            Some(Tab {
                href: href(ctx, kind)?,
                label: ctx.l.word("register-tab", kind.table()),
                current: kind == here,
            })
        })
        .collect()
}

/// A record's page stands below its list: the area, and the way down to it.
pub(crate) fn place(ctx: &Ctx, page: &mut Page, kind: Kind) {
    if list_of(kind).is_none() {
        return;
    }
    let register = ctx.href("register");
    for area in &mut page.areas {
        area.current = area.href == register;
    }
    page.crumbs = vec![
        Crumb { href: register, label: ctx.t("area-register") },
        Crumb { href: href(ctx, kind).unwrap_or_default(), label: ctx.l.word("register-tab", kind.table()) },
    ];
}

/// The codes that a record has in the column by which its list is narrowed.
fn codes(ctx: &Ctx, list: &List, row: &Row) -> Vec<String> {
    let text = row.get(list.narrow);
    match list.kind.column(list.narrow).map(|c| c.cell) {
        Some(Schema::Ref(of) | Schema::Refs(of)) => text
            .split(';')
            .filter_map(|id| ctx.p().code_of(of, id.parse().ok()?))
            .map(str::to_owned)
            .collect(),
        _ => Some(text.to_owned()).filter(|t| !t.is_empty()).into_iter().collect(),
    }
}

fn choices(ctx: &Ctx, list: &List) -> Vec<Choice> {
    let asked = ctx.params.get(list.narrow);
    let all: BTreeSet<String> = rows(ctx, list).flat_map(|row| codes(ctx, list, row)).collect();
    let name = |code: &str| match list.kind.column(list.narrow).map(|c| c.cell) {
        Some(Schema::Ref(of) | Schema::Refs(of)) => ctx
            .p()
            .by_code(of, code)
            .and_then(|id| ctx.p().name_of(of, id))
            .map_or_else(|| code.to_owned(), |t| ctx.l.text(t).to_owned()),
        _ => crate::pages::source_record::choice(ctx, list.kind, list.narrow, code),
    };
    let mut choices: Vec<Choice> =
        all.into_iter().map(|code| Choice { name: name(&code), chosen: code == asked, code }).collect();
    choices.sort_by(|a, b| a.name.cmp(&b.name));
    choices
}

fn rows<'a>(ctx: &'a Ctx, list: &List) -> impl Iterator<Item = &'a Row> {
    ctx.view.snapshot.rows.rows(list.kind).filter(|row| !row.withdrawn())
}

/// The records a filter lets through, in the order asked for; by code when nobody asks.
fn filtered<'a>(ctx: &'a Ctx, list: &List) -> Vec<&'a Row> {
    let words: Vec<String> = fold(ctx.params.get("q")).split_whitespace().map(str::to_owned).collect();
    let asked = ctx.params.get(list.narrow);
    let texts = ctx.view.texts().kinds().iter().find(|(kind, _)| *kind == list.kind);
    let hit: BTreeSet<_> = match texts {
        Some((_, texts)) if !words.is_empty() => {
            texts.iter().filter(|t| t.rank(&words).is_some()).map(|t| t.id).collect()
        }
        _ => BTreeSet::new(),
    };
    let mut found: Vec<&Row> = rows(ctx, list)
        .filter(|row| words.is_empty() || hit.contains(&row.id))
        .filter(|row| asked.is_empty() || codes(ctx, list, row).iter().any(|c| c == asked))
        .collect();
    found.sort_by(|a, b| a.get("code").cmp(b.get("code")));
    let sort = ctx.params.get("sort");
    let (down, by) = sort.strip_prefix('-').map_or((false, sort), |by| (true, by));
    let key = |row: &Row| -> Option<Key> {
        match list.columns.iter().find(|c| c.name() == by) {
            Some(column) => column.key(ctx, list.kind, row),
            None => ctx.p().name_of(list.kind, row.id).map(|t| Key::Text(ctx.l.text(t).to_owned())),
        }
    };
    if by == "name" || list.columns.iter().any(|c| c.name() == by) {
        let keys: BTreeMap<_, _> = found.iter().map(|row| (row.id, key(row))).collect();
        let of = |row: &Row| keys.get(&row.id).and_then(Option::as_ref);
        found.sort_by(|a, b| order(of(a), of(b), down));
    }
    found
}

async fn show(ctx: Ctx, Path((_, name)): Path<(String, String)>) -> Result<Response, WebError> {
    let (table, written) = match name.rsplit_once('.') {
        Some((table, "csv")) => (table, Some(Written::Csv)),
        Some((table, "xlsx")) => (table, Some(Written::Xlsx)),
        _ => (name.as_str(), None),
    };
    let list = Kind::from_table(table).and_then(list_of).ok_or(WebError::NotFound)?;
    match written {
        Some(written) => files::answer(ctx, list.kind.table(), written, |ctx| as_table(ctx, list)).await,
        None => ctx.html(&page(&ctx, list)),
    }
}

fn page(ctx: &Ctx, list: &List) -> Register {
    let table = list.kind.table();
    let path = format!("register/{table}");
    let found = filtered(ctx, list);
    let pager = Pager::new(ctx, &path, found.len());
    let title = ctx.l.word("register-tab", table);
    let mut page = ctx.page("register", title, &format!("register-{table}-question"));
    page.crumbs = vec![Crumb { href: ctx.href("register"), label: ctx.t("area-register") }];
    let name = listing::head(ctx, &path, ctx.l.column("name"), "name", true);
    let columns =
        list.columns.iter().map(|c| listing::head(ctx, &path, c.label(ctx, list.kind), c.name(), true));
    let refers =
        matches!(list.kind.column(list.narrow).map(|c| c.cell), Some(Schema::Ref(_) | Schema::Refs(_)));
    Register {
        page,
        l: ctx.l,
        tabs: tabs(ctx, list.kind),
        none_at_all: rows(ctx, list).next().is_none(),
        empty_title: ctx.t(&format!("register-{table}-empty-title")),
        empty: ctx.t(&format!("register-{table}-empty")),
        narrow: list.narrow,
        narrow_label: ctx.l.column_of(list.kind, list.narrow),
        narrow_src: if refers { "ui/party" } else { "" },
        choices: choices(ctx, list),
        query: ctx.params.get("q").to_owned(),
        sort: ctx.params.get("sort").to_owned(),
        heads: std::iter::once(name).chain(columns).collect(),
        lines: found.iter().skip(pager.from).take(ROWS).map(|row| line(ctx, list, row)).collect(),
        pager,
        action: ctx.href(&path),
        csv: ctx.href(&format!("{path}.csv{}", ctx.params.query())),
        xlsx: ctx.href(&format!("{path}.xlsx{}", ctx.params.query())),
        import: ctx.href("import"),
    }
}

fn line(ctx: &Ctx, list: &List, row: &Row) -> Line {
    let src = ctx.src(list.kind, row.id);
    let cell = |column: &Column| {
        let html = column.html(ctx, list.kind, row);
        let html = if html.is_empty() { ctx.dash("not-recorded") } else { html };
        Cell { label: column.label(ctx, list.kind), html, num: column.counts() }
    };
    Line {
        name: ctx.name(list.kind, row.id),
        other: ctx.p().name_of(list.kind, row.id).map(|t| other(ctx, t, &src)).unwrap_or_default(),
        code: ctx.code(list.kind, row.get("code")),
        cells: list.columns.iter().map(cell).collect(),
    }
}

/// The records that the address shows: both names, then the columns.
fn as_table(ctx: &Ctx, list: &List) -> Table {
    let base = if list.kind.column("title_ar").is_some() { "title" } else { "name" };
    let mut own = vec!["code".to_owned(), format!("{base}_ar"), format!("{base}_en")];
    own.retain(|c| list.kind.column(c).is_some());
    let head = own.iter().map(|c| ctx.l.column(c));
    let rows = filtered(ctx, list)
        .into_iter()
        .map(|row| {
            let names = own.iter().map(|c| row.get(c).to_owned().into());
            names.chain(list.columns.iter().flat_map(|c| c.file_cells(ctx, list.kind, row))).collect()
        })
        .collect();
    Table { head: head.chain(list.columns.iter().flat_map(|c| c.file_heads(ctx, list.kind))).collect(), rows }
}
