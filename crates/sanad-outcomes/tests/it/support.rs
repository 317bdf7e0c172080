//! A small programme in text, and one-line changes to it.

use sanad_model::raw::{RawRow, RawTable, resolve};
use sanad_model::{Dataset, Id, Kind, Programme};
use sanad_outcomes::{Bearing, Outcomes, Question, outcomes};

/// Tables as `kind: header` blocks followed by rows; cells separated by `|`.
const BASE: &str = "
programme: code|name_ar|name_en|plan_start|plan_days
p|برنامج|Programme|2027-01-03|60
parties: code|name_ar|name_en|kind|parent
a|أ|A|side|
b|ب|B|side|
a1|أ١|A1|authority|a
b1|ب١|B1|authority|b
sources: code|kind
S1|press
S2|official
meetings: code|title_ar|title_en|held
M1|اجتماع|One|2021-09
M2|اجتماع|Two|2021-12
documents: code|kind|lang|meeting
D|account|en|M1
paragraphs: document|number|text_en
D|1|It was agreed to restart the plants.
D|2|They discussed water.
statements: code|document|paragraph|start|end|force|review
D/1.1|D|1|0|36|agreed|accepted
D/2.1|D|2|0|21|discussed|accepted
items: code|title_ar|title_en|statements|meeting|fields|reported_force|source
C1|تشغيل|Restart|D/1.1|M1|restart||
C2|مياه|Water|D/2.1|M1|water||
C3|تشغيل|Restart again||M2|restart|agreed|S1
sites: code|name_ar|name_en
F1|م|One
F2|م|Two
F3|م|Three
skills: code|name_ar|name_en
process|ع|Process
calendars: code|party|name_ar|name_en|weekend
CA|a|أ|A|fri;sat
CB|b|ب|B|fri
teams: code|name_ar|name_en|parties
T1|ف|Team|a1;b1
people: code|team|party|name_ar|name_en
P1|T1|a1|م|Engineers
indicators: code|topic|name_ar|name_en
plan-travel-speed|planning|س|Speed
plan-road-factor|planning|ط|Road
plan-survey-minutes|planning|م|Survey
plan-drive-minutes|planning|ق|Driving
claims: record|field|value|low|high|unit|as_of|source|status|basis_en
sites/F1|state|stopped|||||S1|reported|
sites/F2|state|partial|||||S1|reported|
sites/F3|state|working|||||S1|reported|
sites/F1|blocker.power|yes|||||S1|reported|
sites/F1|place|32.1 20.0||||||assumed|town
sites/F2|place|32.9 13.2||||||assumed|town
teams/T1|base|32.9 13.2||||||assumed|capital
people/P1|count|3|||persons|||assumed|usual
people/P1|levels|process:3||||||assumed|usual
calendars/CA|day_minutes|480|||min|||assumed|usual
calendars/CB|day_minutes|420|||min|||assumed|usual
indicators/plan-travel-speed|value|70|||km/h|||assumed|usual
indicators/plan-road-factor|value|1.3|||ratio|||assumed|usual
indicators/plan-survey-minutes|value|840|420|1260|min|||assumed|usual
indicators/plan-drive-minutes|value|360|||min/day|||assumed|usual
";

fn parse(text: &str) -> Vec<RawTable> {
    let cells = |line: &str| line.split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let mut tables: Vec<RawTable> = Vec::new();
    for line in text.lines().filter(|l| !l.is_empty()) {
        if let Some((kind, header)) = line.split_once(": ").and_then(|(k, h)| Some((Kind::from_table(k)?, h)))
        {
            tables.push(RawTable {
                kind,
                file: kind.table().to_owned(),
                header: cells(header),
                rows: Vec::new(),
            });
        } else {
            let table = tables.last_mut().unwrap();
            let number = u32::try_from(table.rows.len()).unwrap() + 2;
            table.rows.push(RawRow { number, cells: cells(line) });
        }
    }
    tables
}

/// The rows of the small programme.
pub(crate) fn rows() -> Dataset {
    let mut n = 0;
    let mut next = || {
        n += 1;
        Id::from_counter(1_700_000_000_000, n)
    };
    resolve(&parse(BASE), &Dataset::default(), &mut next).unwrap().rows
}

/// The rows with more tables put on top.
pub(crate) fn with(rows: &Dataset, text: &str) -> Dataset {
    // More than any id that was made for these rows.
    let mut n = 1_000 * Kind::ALL.iter().map(|kind| rows.count(*kind) as u64).sum::<u64>();
    let mut next = || {
        n += 1;
        Id::from_counter(1_800_000_000_000, n)
    };
    let more = resolve(&parse(text), rows, &mut next).unwrap().rows;
    let mut all = rows.clone();
    all.apply(&rows.diff(&more)).unwrap();
    all
}

/// The programme of rows.
pub(crate) fn programme(rows: &Dataset) -> Programme {
    Programme::build(rows, &std::collections::BTreeMap::new()).unwrap().0
}

/// Its outcomes on a day, with three questions asked of a site.
pub(crate) fn ask(p: &Programme, today: &str) -> Outcomes {
    let bearing =
        |field: &str, decides: &str| Bearing { field: field.to_owned(), decides: vec![decides.to_owned()] };
    let bearings = [
        bearing("blocker.power", "restart"),
        bearing("machine.process", "restart"),
        bearing("water.needed", "water"),
    ];
    let question = Question::new(today.parse().unwrap(), &bearings);
    outcomes(p, &question)
}
