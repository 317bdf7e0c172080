//! What every list has: headings that put it in order, and pages of a fixed length.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use sanad_i18n::Arg;

/// Rows a page shows.
pub(crate) const ROWS: usize = 200;

/// The heading of a column.
pub(crate) struct Head {
    /// Its words.
    pub(crate) label: String,
    /// The address that puts the list in its order; empty when there is none.
    pub(crate) href: String,
    /// `ascending`, `descending` or nothing.
    pub(crate) sort: &'static str,
}

/// The heading of a column of the list at `path`.
pub(crate) fn head(ctx: &Ctx, path: &str, label: String, column: &str, orders: bool) -> Head {
    let sort = ctx.params.get("sort");
    let (up, down) = (sort == column, sort.strip_prefix('-') == Some(column));
    let to = if up { format!("-{column}") } else { column.to_owned() };
    Head {
        label,
        href: if orders {
            ctx.href(&format!("{path}{}", ctx.params.with("page", "").with("sort", &to).query()))
        } else {
            String::new()
        },
        sort: match (up, down) {
            (true, _) => "ascending",
            (_, true) => "descending",
            _ => "",
        },
    }
}

/// Which rows of a list this page shows, and the pages beside it.
pub(crate) struct Pager {
    /// Rows before the first one shown.
    pub(crate) from: usize,
    /// "1–200 of 2,000"; empty for no rows.
    pub(crate) shown: Html,
    /// The page before; empty on the first.
    pub(crate) previous: String,
    /// The page after; empty on the last.
    pub(crate) next: String,
}

impl Pager {
    /// The page that the address asks for, of `all` rows of the list at `path`.
    pub(crate) fn new(ctx: &Ctx, path: &str, all: usize) -> Self {
        let pages = all.div_ceil(ROWS).max(1);
        let number = ctx.params.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
        let from = (number - 1) * ROWS;
        let at = |n: usize| ctx.href(&format!("{path}{}", ctx.params.with("page", &n.to_string()).query()));
        let slot = |n: usize| Slot { arg: Arg::from(n), html: ctx.ui(n, "rows") };
        Self {
            from,
            shown: if all == 0 {
                Html::default()
            } else {
                let args = [("from", slot(from + 1)), ("to", slot((from + ROWS).min(all))), ("n", slot(all))];
                ctx.msg("rows-shown", &args)
            },
            previous: if number > 1 { at(number - 1) } else { String::new() },
            next: if number < pages { at(number + 1) } else { String::new() },
        }
    }
}
