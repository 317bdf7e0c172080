//! A small programme to start from, as tables a person would keep.

use sanad_model::raw::{RawRow, RawTable, Resolved, resolve};
use sanad_model::{Dataset, Finding, Id, Kind, Programme};

/// A table from a header and rows, cells separated by `|`.
pub(crate) fn table(kind: Kind, header: &str, rows: &[&str]) -> RawTable {
    let split = |line: &str| line.split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    RawTable {
        kind,
        file: format!("{kind}.csv"),
        header: split(header),
        rows: rows.iter().zip(2..).map(|(line, number)| RawRow { number, cells: split(line) }).collect(),
    }
}

/// Two sides, an authority each, one account with two passages, one item, one site.
pub(crate) fn tables() -> Vec<RawTable> {
    vec![
        table(
            Kind::Programme,
            "code|name_ar|name_en|plan_start|plan_days",
            &["p|برنامج|Programme|2027-01-03|90"],
        ),
        table(
            Kind::Party,
            "code|name_ar|name_en|kind|parent",
            &["a|أ|A|side|", "b|ب|B|side|", "a1|أ١|A1|authority|a", "b1|ب١|B1|authority|b"],
        ),
        table(Kind::Source, "code|kind|publisher", &["S1|press|Paper", "S2|official|Gazette"]),
        table(Kind::Meeting, "code|title_ar|title_en|held", &["M1|اجتماع|Meeting|2021-12"]),
        table(Kind::Document, "code|kind|lang|meeting", &["D|account|en|M1"]),
        table(
            Kind::Paragraph,
            "document|number|text_en|text_ar",
            &["D|1|It was agreed to restart.|تم الاتفاق على التشغيل."],
        ),
        table(
            Kind::Statement,
            "code|document|paragraph|start|end|force|review",
            &["D/1.1|D|1|0|25|agreed|accepted"],
        ),
        table(
            Kind::Item,
            "code|title_ar|title_en|statements|meeting|fields",
            &["C1|تشغيل|Restart|D/1.1|M1|restart"],
        ),
        table(Kind::Site, "code|name_ar|name_en|sector", &["F1|مصنع|Plant|cement"]),
        table(
            Kind::Claim,
            "record|field|value|unit|as_of|source|status|basis_en",
            &[
                "sites/F1|state|stopped||2020|S1|reported|",
                "sites/F1|state|partial||2024|S2|reported|",
                "sites/F1|capacity|1000|t/y|2010|S1|reported|",
                "items/C1|owner|a1|||S1|reported|",
            ],
        ),
    ]
}

/// Ids in the order they are asked for.
pub(crate) fn ids() -> impl FnMut() -> Id {
    let mut n = 0;
    move || {
        n += 1;
        Id::from_counter(1_700_000_000_000, n)
    }
}

/// The tables as rows.
pub(crate) fn read(tables: &[RawTable]) -> Result<Resolved, Vec<Finding>> {
    resolve(tables, &Dataset::default(), &mut ids())
}

/// The tables as a programme.
pub(crate) fn build(tables: &[RawTable]) -> Result<Programme, Vec<Finding>> {
    let resolved = read(tables)?;
    Programme::build(&resolved.rows, &resolved.origins).map(|(p, _)| p)
}
