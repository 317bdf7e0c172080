//! The programme: the validated, typed view of all rows, which engines and faces read.
//!
//! It is built whole from a [`Dataset`] and never edited; an edit changes rows and builds it
//! anew. Withdrawn records are left out of every list here except where said.

mod calendar;
mod checks;
mod reading;
mod records;
mod works;
mod works_checks;

pub use works::{
    Actual, Baseline, Financing, Fund, Grouping, Instalment, Measure, Objective, Pin, Rate, Resource,
    Template,
};

pub use records::{
    Calendar, CalendarDay, Capability, Document, Indicator, Item, Meeting, Office, Paragraph, Party, People,
    Project, Proof, Settings, Site, Skill, Source, Statement, Survey, Team, Update, Verification,
};

use crate::fact::{Claim, Fact, Value};
use crate::finding::{Accepted, Finding, Severity, said};
use crate::id::Id;
use crate::raw::Origins;
use crate::row::{Dataset, Row};
use crate::schema::Kind;
use crate::text::Text;
use crate::words::Blocker;
use std::collections::BTreeMap;

/// Records of one kind by id.
pub type Table<T> = BTreeMap<Id, T>;

/// The validated whole.
#[derive(Clone, Debug, Default)]
pub struct Programme {
    /// Name, note, plan start.
    pub settings: Settings,
    /// Land outline rings: latitude and longitude in degrees.
    pub outline: Vec<Vec<crate::Geo>>,
    /// Sides and their authorities.
    pub parties: Table<Party>,
    /// Offices.
    pub offices: Table<Office>,
    /// Sources.
    pub sources: Table<Source>,
    /// Meetings.
    pub meetings: Table<Meeting>,
    /// Texts.
    pub documents: Table<Document>,
    /// Paragraphs of each document, in order.
    pub paragraphs: BTreeMap<Id, Vec<Paragraph>>,
    /// Passages with their force, withdrawn ones included (an item must be able to say why).
    pub statements: Table<Statement>,
    /// Agreed items and proposed aspects.
    pub items: Table<Item>,
    /// Updates by item, oldest first.
    pub updates: BTreeMap<Id, Vec<Update>>,
    /// Proofs by item, oldest first.
    pub proofs: BTreeMap<Id, Vec<Proof>>,
    /// Verifications by proof, oldest first.
    pub verifications: BTreeMap<Id, Vec<Verification>>,
    /// Sites.
    pub sites: Table<Site>,
    /// Capabilities.
    pub capabilities: Table<Capability>,
    /// Projects and opportunities.
    pub projects: Table<Project>,
    /// Figures.
    pub indicators: Table<Indicator>,
    /// Skills.
    pub skills: Table<Skill>,
    /// Calendars.
    pub calendars: Table<Calendar>,
    /// Teams, for surveys and for works.
    pub teams: Table<Team>,
    /// Pools of persons.
    pub people: Table<People>,
    /// Filled surveys.
    pub surveys: Table<Survey>,
    /// Money for works.
    pub funds: Table<Fund>,
    /// Instalments by fund, in the order of their days.
    pub instalments: BTreeMap<Id, Vec<Instalment>>,
    /// Rates of exchange.
    pub rates: Table<Rate>,
    /// Terms at which money is given for measures.
    pub financing: Table<Financing>,
    /// What works use and give back.
    pub resources: Table<Resource>,
    /// Templates of the programme's own.
    pub templates: Table<Template>,
    /// Measures.
    pub measures: Table<Measure>,
    /// Activities that start on a set day.
    pub pins: Table<Pin>,
    /// Measures that are chosen together or in place of each other.
    pub groupings: Table<Grouping>,
    /// What a plan of works is judged by.
    pub objectives: Table<Objective>,
    /// The plan that was accepted, one activity each.
    pub baseline: Table<Baseline>,
    /// What became of activities.
    pub actuals: Table<Actual>,
    facts: BTreeMap<(Id, &'static str), Fact<Value>>,
    codes: BTreeMap<(Kind, String), Id>,
    claims: BTreeMap<Id, (Kind, Id, &'static str)>,
}

static NO_FACT: Fact<Value> = Fact::none();
static NO_NAME: Text = Text::none();

impl Programme {
    /// Builds the programme, or says everything that is wrong. Warnings come with the programme.
    pub fn build(rows: &Dataset, origins: &Origins) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let mut findings = Vec::new();
        let mut programme = records::read(rows);
        programme.read_claims(rows, origins, &mut findings);
        checks::check(&programme, rows, origins, &mut findings);
        findings.sort();
        findings.dedup();
        if findings.iter().any(|f| f.severity == Severity::Error) {
            return Err(findings);
        }
        Ok((programme, findings))
    }

    fn read_claims(&mut self, rows: &Dataset, origins: &Origins, findings: &mut Vec<Finding>) {
        let mut claims: BTreeMap<(Id, &'static str), Vec<Claim<Value>>> = BTreeMap::new();
        for row in rows.rows(Kind::Claim).filter(|r| !r.withdrawn()) {
            let place = |column: &str| checks::place(origins, Kind::Claim, row.id, column);
            let Some((kind, record)) = record_of(row.get("record")) else {
                findings.push(Finding::error(
                    place("record"),
                    "not-a-record",
                    row.get("record"),
                    said("record"),
                ));
                continue;
            };
            let Some(field) = kind.field(row.get("field")) else {
                let names: Vec<&str> = kind.fields().iter().map(|f| f.name).collect();
                let accepted =
                    if names.is_empty() { said("no-fields").with(kind) } else { Accepted::codes(names) };
                findings.push(Finding::error(place("field"), "unknown-field", row.get("field"), accepted));
                continue;
            };
            match crate::cell::value(field, row) {
                Ok(value) => {
                    self.claims.insert(row.id, (kind, record, field.name));
                    claims.entry((record, field.name)).or_default().push(records::claim(row, value));
                }
                Err((column, fault)) => {
                    findings.push(Finding::error(place(column), fault.code, row.get(column), fault.accepted));
                }
            }
        }
        self.facts = claims.into_iter().map(|(key, claims)| (key, Fact::new(claims))).collect();
    }

    /// What is known about a field of a record; empty when nobody has said anything.
    pub fn fact(&self, record: Id, field: &str) -> &Fact<Value> {
        // The key's text is static; look the field up by comparing names.
        self.facts
            .range((record, "")..)
            .take_while(|((id, _), _)| *id == record)
            .find(|((_, name), _)| *name == field)
            .map_or(&NO_FACT, |(_, fact)| fact)
    }

    /// Every field of a record about which something was said, by field name.
    pub fn facts_of(&self, record: Id) -> impl Iterator<Item = (&'static str, &Fact<Value>)> {
        self.facts
            .range((record, "")..)
            .take_while(move |((id, _), _)| *id == record)
            .map(|((_, name), fact)| (*name, fact))
    }

    /// What is known about one reason for standing still.
    pub fn blocker(&self, site: Id, blocker: Blocker) -> &Fact<Value> {
        self.facts
            .range((site, "blocker.")..)
            .take_while(|((id, name), _)| *id == site && name.starts_with("blocker."))
            .find(|((_, name), _)| name.strip_prefix("blocker.") == Some(blocker.code()))
            .map_or(&NO_FACT, |(_, fact)| fact)
    }

    /// The record and field that a claim speaks of.
    pub fn claim_target(&self, claim: Id) -> Option<(Kind, Id, &'static str)> {
        self.claims.get(&claim).copied()
    }

    /// A claim by its id.
    pub fn claim(&self, claim: Id) -> Option<&Claim<Value>> {
        let (_, record, field) = self.claim_target(claim)?;
        self.fact(record, field).claims().iter().find(|c| c.id == claim)
    }

    /// The record with a code.
    pub fn by_code(&self, kind: Kind, code: &str) -> Option<Id> {
        self.codes.get(&(kind, code.to_owned())).copied()
    }

    /// The code of a record.
    pub fn code_of(&self, kind: Kind, id: Id) -> Option<&str> {
        Some(match kind {
            Kind::Party => &self.parties.get(&id)?.code,
            Kind::Office => &self.offices.get(&id)?.code,
            Kind::Source => &self.sources.get(&id)?.code,
            Kind::Meeting => &self.meetings.get(&id)?.code,
            Kind::Document => &self.documents.get(&id)?.code,
            Kind::Statement => &self.statements.get(&id)?.code,
            Kind::Item => &self.items.get(&id)?.code,
            Kind::Site => &self.sites.get(&id)?.code,
            Kind::Capability => &self.capabilities.get(&id)?.code,
            Kind::Project => &self.projects.get(&id)?.code,
            Kind::Indicator => &self.indicators.get(&id)?.code,
            Kind::Skill => &self.skills.get(&id)?.code,
            Kind::Calendar => &self.calendars.get(&id)?.code,
            Kind::Team => &self.teams.get(&id)?.code,
            Kind::People => &self.people.get(&id)?.code,
            Kind::Survey => &self.surveys.get(&id)?.code,
            Kind::Fund => &self.funds.get(&id)?.code,
            Kind::Instalment => &self.instalments.values().flatten().find(|x| x.id == id)?.code,
            Kind::Rate => &self.rates.get(&id)?.code,
            Kind::Financing => &self.financing.get(&id)?.code,
            Kind::Resource => &self.resources.get(&id)?.code,
            Kind::Template => &self.templates.get(&id)?.code,
            Kind::Measure => &self.measures.get(&id)?.code,
            Kind::Grouping => &self.groupings.get(&id)?.code,
            Kind::Objective => &self.objectives.get(&id)?.code,
            _ => return None,
        })
    }

    /// The side a party belongs to: itself when it is a side.
    pub fn side_of(&self, party: Id) -> Id {
        let mut here = party;
        for _ in 0..16 {
            match self.parties.get(&here).and_then(|p| p.parent) {
                Some(parent) => here = parent,
                None => break,
            }
        }
        here
    }

    /// Where a rule says that a party may not borrow at interest: the indicator whose code begins with that of the
    /// party's side and holds `interest-ban`, once somebody has said so.
    pub fn interest_ban(&self, borrower: Id) -> Option<Id> {
        let side = self.code_of(Kind::Party, self.side_of(borrower)).filter(|code| !code.is_empty())?;
        let named = |code: &str| code.starts_with(side) && code.contains("interest-ban");
        let mut found = self.indicators.values().filter(|i| named(&i.code));
        let said = |id| ["value", "statement"].iter().any(|field| self.fact(id, field).known().is_some());
        found.find(|i| said(i.id)).map(|i| i.id)
    }

    /// The sides, by code.
    pub fn sides(&self) -> Vec<&Party> {
        let mut sides: Vec<&Party> = self.parties.values().filter(|p| p.parent.is_none()).collect();
        sides.sort_by(|a, b| a.code.cmp(&b.code));
        sides
    }

    /// The text of a statement's passage in a language. Offsets count characters of the text in
    /// the document's own language; in the other language the whole paragraph stands for it.
    pub fn passage(&self, statement: &Statement, lang: crate::Lang) -> Option<String> {
        let document = self.documents.get(&statement.document)?;
        let paragraph = self.paragraph(statement.document, statement.paragraph)?;
        if lang == document.lang {
            let text = paragraph.text.only(lang)?;
            let (start, end) = (statement.start as usize, statement.end as usize);
            Some(text.chars().skip(start).take(end.saturating_sub(start)).collect())
        } else {
            paragraph.text.only(lang).map(str::to_owned)
        }
    }

    /// A paragraph by number.
    pub fn paragraph(&self, document: Id, number: u32) -> Option<&Paragraph> {
        self.paragraphs.get(&document)?.iter().find(|p| p.number == number)
    }

    /// The name of a record for people, where it has one; empty where its code stands for it.
    pub fn name_of(&self, kind: Kind, id: Id) -> Option<&Text> {
        Some(match kind {
            Kind::Party => &self.parties.get(&id)?.name,
            Kind::Office => &self.offices.get(&id)?.name,
            Kind::Source => &self.sources.get(&id)?.title,
            Kind::Meeting => &self.meetings.get(&id)?.title,
            Kind::Document => &self.documents.get(&id)?.title,
            Kind::Item => &self.items.get(&id)?.title,
            Kind::Site => &self.sites.get(&id)?.name,
            Kind::Capability => &self.capabilities.get(&id)?.what,
            Kind::Project => &self.projects.get(&id)?.name,
            Kind::Indicator => &self.indicators.get(&id)?.name,
            Kind::Skill => &self.skills.get(&id)?.name,
            Kind::Calendar => &self.calendars.get(&id)?.name,
            Kind::Team => &self.teams.get(&id)?.name,
            Kind::People => &self.people.get(&id)?.name,
            Kind::Fund => &self.funds.get(&id)?.name,
            Kind::Resource => &self.resources.get(&id)?.name,
            Kind::Measure => &self.measures.get(&id)?.name,
            Kind::Instalment
            | Kind::Rate
            | Kind::Financing
            | Kind::Template
            | Kind::Grouping
            | Kind::Objective => {
                self.code_of(kind, id)?;
                &NO_NAME
            }
            _ => return None,
        })
    }
}

/// The kind and id in a claim's `record` cell.
pub fn record_of(text: &str) -> Option<(Kind, Id)> {
    let (table, id) = text.split_once('/')?;
    Some((Kind::from_table(table)?, id.parse().ok()?))
}

/// The text in the columns `<name>_ar` and `<name>_en` of a row.
pub fn text_of(row: &Row, name: &str) -> Text {
    crate::cell::text(row, name)
}
