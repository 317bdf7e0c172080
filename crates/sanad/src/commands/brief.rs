//! `brief`: the follow-up paper.

use super::Setting;
use super::export::{put, ready};
use crate::cli::Brief;
use crate::out;
use sanad_model::raw::Origins;
use sanad_model::{Date, Lang, Programme};
use sanad_outcomes::Outcomes;
use sanad_report::{Asked, Paper, Since};
use sanad_store::{Access, Book};
use std::process::ExitCode;

pub(super) async fn brief(set: Setting, args: &Brief) -> anyhow::Result<ExitCode> {
    ready(args.html.as_ref(), &[&args.db.db])?;
    let book = Book::open(&args.db.db, Access::Read).await?;
    let paper = paper(set, &book, args.since, set.lang, None).await?;
    if let Some(file) = &args.html {
        put(file, paper.html()?.as_bytes())?;
        set.wrote(file);
    }
    if args.json {
        let decisions: Vec<_> =
            paper.decisions.iter().map(|d| serde_json::json!({ "what": d.what, "why": d.why })).collect();
        let items: Vec<_> = paper
            .items
            .iter()
            .map(|i| {
                serde_json::json!({
                    "code": i.code, "title": i.title, "owner": i.owner, "due": i.due, "status": i.status,
                    "last_word": i.last_word, "forecast": i.forecast,
                })
            })
            .collect();
        let next: Vec<_> =
            paper.next.iter().map(|n| serde_json::json!({ "date": n.date, "what": n.what })).collect();
        let more = Some(&paper.changed.more).filter(|more| !more.is_empty());
        let changed: Vec<_> = paper.changed.lines.iter().map(|t| &t.text).chain(more).collect();
        let whole = serde_json::json!({
            "programme": paper.programme, "as_of": paper.as_of, "counts": paper.counts, "sites": paper.sites,
            "works": paper.works.as_ref().map(|w| &w.text),
            "decisions": decisions, "since": paper.changed.heading, "changed": changed, "next": next, "agreed": items,
            "note": paper.note,
        });
        out::data(&serde_json::to_string_pretty(&whole)?);
    } else {
        out::data(&paper.text());
    }
    Ok(ExitCode::SUCCESS)
}

/// The paper of a book, compared with the beginning of a day, else of a week ago; `before` as in
/// [`super::computed`].
pub(super) async fn paper(
    set: Setting,
    book: &Book,
    asked: Option<Date>,
    lang: Lang,
    before: Option<&Outcomes>,
) -> anyhow::Result<Paper> {
    let snapshot = book.snapshot();
    let today = set.today(&snapshot.programme);
    let outcomes = super::computed(&snapshot.programme, today, before);
    let zone = &snapshot.programme.settings.zone;
    let since = Since::new(zone, today, asked, book.beginning().await?);
    let before = match since.at {
        Some(start) => {
            let rows = book.rows_at(start).await?;
            Programme::build(&rows, &Origins::new()).ok().map(|(p, _)| {
                let then = super::computed(&p, today, Some(&outcomes));
                (p, then)
            })
        }
        None => None,
    };
    let since = before.as_ref().map(|(p, o)| (since, p, o));
    Ok(Paper::new(&Asked { programme: &snapshot.programme, outcomes: &outcomes, since, lang }))
}
