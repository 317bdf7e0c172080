//! The register as a file: the rows that the same address shows, in the page's language.

use crate::ctx::Ctx;
use crate::pages::files::{Cell, Table};
use crate::pages::register::{filtered, visit};
use sanad_outcomes::Known;

/// The sites that the address shows.
pub(crate) fn table(ctx: &Ctx) -> Table {
    let head = ["code", "site", "place", "sector", "state", "blockers", "unanswered", "rank", "visit"];
    let mut rows = Vec::new();
    for (site, x) in filtered(ctx, &ctx.params) {
        let present =
            x.blockers.iter().filter(|(_, k)| matches!(k, Known::Present(_))).map(|(b, _)| b.code());
        let rank = ctx.ledger().count_of(&format!("site/{}/rank", site.code));
        rows.push(vec![
            site.code.clone().into(),
            ctx.l.text(&site.name).to_owned().into(),
            ctx.l.text(&site.place).to_owned().into(),
            if site.sector.is_empty() { Cell::empty() } else { ctx.l.word("sector", &site.sector).into() },
            ctx.l.word("state", x.state.code()).into(),
            ctx.l.words("blocker", present).into(),
            Cell::count(x.unanswered.len() as u64),
            if rank == 0 { Cell::empty() } else { Cell::count(rank) },
            visit(ctx, &site.code).map(|(low, _, high)| ctx.l.span(low, high)).unwrap_or_default().into(),
        ]);
    }
    Table { head: head.iter().map(|c| ctx.t(&format!("register-col-{c}"))).collect(), rows }
}
