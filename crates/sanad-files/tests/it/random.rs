//! Random rows made from the schema, equal for equal seeds.

use sanad_model::{Cell, Dataset, FieldType, Id, Kind, Row};

/// A small generator (splitmix64): tests need repeatable variety, not good randomness.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap_or(0)
    }

    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

const LINES: &[&str] = &[
    "Cement works",
    "مصنع الإسمنت",
    "=1+1",
    "+218 61 000",
    "-5",
    "@home",
    "'quoted first",
    "say \"yes\", he said; then\tleft",
    "2021-12",
    "TRUE",
    "#REF!",
    "1e5",
    "_x000D_",
    "\u{200f}من اليمين\u{200e}",
    "a, b; c",
    "فقرة «بين قوسين»، وفاصلة؛",
    "😀 & <b>",
    "\\n is not a line",
    "0012",
];

/// A programme with rows in every table; all links point at rows that are there.
pub(crate) fn dataset(seed: u64) -> Dataset {
    let mut r = Random(seed);
    let mut ids: Vec<(Kind, Vec<Id>)> = Vec::new();
    for (n, kind) in Kind::ALL.iter().enumerate() {
        let count = if *kind == Kind::Programme { 1 } else { r.below(6) };
        let ids_of = (0..count)
            .map(|i| match kind {
                // The file of a template holds no identity: it comes from its code.
                Kind::Template => Id::from_name(&format!("templates/{}", template(i))),
                _ => Id::from_counter(n as u64 + 1, i as u64 + 1),
            })
            .collect();
        ids.push((*kind, ids_of));
    }
    let mut rows = Dataset::default();
    for (kind, own) in &ids {
        for (n, id) in own.iter().enumerate() {
            if let Some(row) = row(&mut r, *kind, n, *id, &ids) {
                rows.put(*kind, row);
            }
        }
    }
    // Rows that could not be made leave links into nothing: keep only rows whose links hold.
    loop {
        let whole: Dataset = keep(&rows);
        if whole == rows {
            return rows;
        }
        rows = whole;
    }
}

/// The code of a template: it names a file.
fn template(n: usize) -> String {
    format!("restart-{n}")
}

fn keep(rows: &Dataset) -> Dataset {
    let mut kept = Dataset::default();
    for kind in Kind::ALL {
        for row in rows.rows(*kind) {
            let there = |k: Kind, id: &str| id.parse().is_ok_and(|id| rows.row(k, id).is_some());
            let holds = kind.columns().iter().all(|c| match c.cell {
                _ if row.get(c.name).is_empty() => true,
                Cell::Ref(k) => there(k, row.get(c.name)),
                Cell::Refs(k) => row.get(c.name).split(';').all(|id| there(k, id)),
                Cell::Any => row
                    .get(c.name)
                    .split_once('/')
                    .is_some_and(|(t, id)| Kind::from_table(t).is_some_and(|k| there(k, id))),
                _ => true,
            });
            let owner = kind != &Kind::Claim || row.get("field") != "owner" || row.get("value") == "?";
            if holds && (owner || there(Kind::Party, row.get("value"))) {
                kept.put(*kind, row.clone());
            }
        }
    }
    kept
}

fn row(r: &mut Random, kind: Kind, n: usize, id: Id, ids: &[(Kind, Vec<Id>)]) -> Option<Row> {
    let of = |k: Kind| ids.iter().find(|(x, _)| *x == k).map(|(_, v)| v.as_slice()).unwrap_or_default();
    let mut row = Row::new(id);
    for column in kind.columns() {
        if !column.required && r.below(3) == 0
            || column.name == "withdrawn"
                && (matches!(kind, Kind::Programme | Kind::Template) || r.below(4) > 0)
        {
            continue;
        }
        let value = match column.cell {
            Cell::Code if kind == Kind::Template => template(n),
            Cell::Code => match column.name {
                "code" => format!("{}-{n}", if r.below(2) == 0 { "رمز" } else { "c.d/e" }),
                _ => "sector".to_owned(),
            },
            Cell::Line => (*r.one(LINES)).to_owned(),
            Cell::Prose => match r.below(4) {
                0 => format!("{}\n\n{}", r.one(LINES), r.one(LINES)),
                1 => "طويل، ".repeat(800 + r.below(1000)).trim().to_owned(),
                _ => (*r.one(LINES)).to_owned(),
            },
            Cell::Choice(codes) => (*r.one(codes)).to_owned(),
            Cell::Ref(k) | Cell::Refs(k) if of(k).is_empty() => {
                if column.required {
                    return None;
                }
                continue;
            }
            Cell::Ref(k) => r.one(of(k)).to_string(),
            Cell::Refs(k) => {
                let all: Vec<String> = of(k).iter().map(Id::to_string).collect();
                all[..=r.below(all.len())].join(";")
            }
            Cell::Any => {
                let kinds = [Kind::Site, Kind::Item, Kind::Project];
                let k = *r.one(&kinds);
                if of(k).is_empty() {
                    return None;
                }
                format!("{k}/{}", r.one(of(k)))
            }
            Cell::Words => "fri;sat".to_owned(),
            Cell::When => (*r.one(&[
                "2021-12-06",
                "2021-12",
                "2021",
                "~2014",
                "<2023-11",
                ">2022-10",
                "2011..2012",
                "?",
            ]))
            .to_owned(),
            Cell::Day => format!("2024-{:02}-{:02}", 1 + r.below(12), 1 + r.below(28)),
            Cell::Int(min, max) => (min + i64::try_from(r.below(90)).unwrap_or(0)).min(max).to_string(),
            Cell::Flag => "yes".to_owned(),
            Cell::Currency => (*r.one(&["LYD", "EGP", "USD"])).to_owned(),
            Cell::Zone => (*r.one(&["Africa/Cairo", "Africa/Tripoli", "+02:00", "-03:30"])).to_owned(),
        };
        row.set(column.name, value);
    }
    // A withdrawn record may have the code of another.
    if kind.has_code() && row.withdrawn() && n > 0 {
        row.set("code", "c.d/e-0".to_owned());
    }
    if kind == Kind::Claim {
        let (table, _) = row.get("record").split_once('/')?;
        let field = *r.one(Kind::from_table(table)?.fields());
        row.set("field", field.name.to_owned());
        if field.ty == FieldType::Party {
            row.set("value", of(Kind::Party).first().map_or_else(|| "?".to_owned(), Id::to_string));
        }
    }
    Some(row)
}
