//! The records as types, and how each is read from its row.

use super::reading::{count, day, grouped, id, ids, must, record, weekday, when, word, words};
use super::{Programme, Table, text_of};
use crate::fact::{Claim, Geo, Value};
use crate::id::Id;
use crate::row::{Dataset, Row};
use crate::schema::Kind;
use crate::text::Text;
use crate::when::When;
use crate::words::{Force, Lang, Status, Task};
use crate::zone::Zone;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// Name and settings of the programme: its one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Code of the programme.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The sentence on every page and print.
    pub note: Text,
    /// The day before which the plan does not start; where there is none it starts at once.
    pub plan_start: Option<Date>,
    /// Length of the plan, days.
    pub plan_days: u32,
    /// Where its days begin.
    pub zone: Zone,
    /// The side in whose country the sites are.
    pub host: Option<Id>,
    /// Length of the plan of works, days.
    pub works_days: u32,
}

/// Days of a plan of works where nobody says another number: three years.
const WORKS_DAYS: u32 = 1095;

impl Default for Settings {
    fn default() -> Self {
        Self {
            code: String::new(),
            name: Text::default(),
            note: Text::default(),
            plan_start: None,
            plan_days: 90,
            zone: Zone::default(),
            host: None,
            works_days: WORKS_DAYS,
        }
    }
}

record! {
    /// A side, or an authority of it.
    Party(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// `side`, `authority`, `organisation` or `company`.
        kind: String = word(r, "kind"),
        /// The party it belongs to.
        parent: Option<Id> = id(r, "parent"),
    }
}
record! {
    /// An office of a party.
    Office(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Party.
        party: Id = must(r, "party"),
    }
}
record! {
    /// Where claims come from.
    Source(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Title.
        title: Text = text_of(r, "title"),
        /// Kind of source.
        kind: String = word(r, "kind"),
        /// Publisher.
        publisher: String = word(r, "publisher"),
        /// Address.
        url: String = word(r, "url"),
        /// When it was published.
        published: When = when(r, "published"),
    }
}
record! {
    /// A meeting.
    Meeting(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Title.
        title: Text = text_of(r, "title"),
        /// When it was held.
        held: When = when(r, "held"),
        /// Where.
        place: Text = text_of(r, "place"),
        /// Parties that took part.
        parties: Vec<Id> = ids(r, "parties"),
        /// Sources that report it.
        sources: Vec<Id> = ids(r, "sources"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// A text.
    Document(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Title.
        title: Text = text_of(r, "title"),
        /// The meeting it tells of.
        meeting: Option<Id> = id(r, "meeting"),
        /// `communique`, `account` or `minutes`.
        kind: String = word(r, "kind"),
        /// The language that offsets count in.
        lang: Lang = Lang::from_code(r.get("lang")).unwrap_or(Lang::En),
        /// Hash of the text as imported.
        sha256: String = word(r, "sha256"),
        /// Address of the published text that an account tells of.
        about_url: String = word(r, "about_url"),
        /// Hash of that published text.
        about_sha256: String = word(r, "about_sha256"),
        /// Source.
        source: Option<Id> = id(r, "source"),
    }
}
record! {
    /// A paragraph of a document.
    Paragraph(r) {
        /// Document.
        document: Id = must(r, "document"),
        /// Number, from 1.
        number: u32 = count(r, "number"),
        /// Text.
        text: Text = text_of(r, "text"),
        /// For an account: paragraph, start and end (characters) in the published text.
        about: Option<(u32, u32, u32)> = (!r.get("about_paragraph").is_empty())
            .then(|| (count(r, "about_paragraph"), count(r, "about_start"), count(r, "about_end"))),
    }
}
record! {
    /// A passage with its force.
    Statement(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Document.
        document: Id = must(r, "document"),
        /// Paragraph number.
        paragraph: u32 = count(r, "paragraph"),
        /// First character.
        start: u32 = count(r, "start"),
        /// Character after the last.
        end: u32 = count(r, "end"),
        /// Force.
        force: Force = Force::from_code(r.get("force")).unwrap_or(Force::Courtesy),
        /// Who acts.
        actor: Option<Id> = id(r, "actor"),
        /// Acting office.
        office: Option<Id> = id(r, "office"),
        /// Who acts, as the text says.
        who: String = word(r, "who"),
        /// Action code.
        action: String = word(r, "action"),
        /// To whom.
        recipient: Option<Id> = id(r, "recipient"),
        /// Field codes.
        fields: Vec<String> = words(r, "fields"),
        /// Sites named.
        sites: Vec<Id> = ids(r, "sites"),
        /// Skill codes.
        skills: Vec<String> = words(r, "skills"),
        /// Dates found.
        dates: Vec<String> = words(r, "dates"),
        /// Why the wording is uncertain.
        uncertain: String = word(r, "uncertain"),
        /// Whether it speaks of defence goods, which are left out.
        defence: bool = r.get("defence") == "yes",
        /// Rules that fired.
        rules: Vec<String> = words(r, "rules"),
        /// `proposed`, `accepted` or `edited`.
        review: String = word(r, "review"),
        /// Whether it was withdrawn.
        withdrawn: bool = r.withdrawn(),
    }
}
record! {
    /// What is followed up.
    Item(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Title.
        title: Text = text_of(r, "title"),
        /// Passages it follows from.
        statements: Vec<Id> = ids(r, "statements"),
        /// Meeting.
        meeting: Option<Id> = id(r, "meeting"),
        /// Force as a source reports it, where no passage is at hand.
        reported_force: Option<Force> = Force::from_code(r.get("reported_force")),
        /// That source.
        source: Option<Id> = id(r, "source"),
        /// Parties it binds.
        parties: Vec<Id> = ids(r, "parties"),
        /// Field codes.
        fields: Vec<String> = words(r, "fields"),
        /// Sites it names; none means every site its fields bear on.
        sites: Vec<Id> = ids(r, "sites"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// "X said on date".
    Update(r) {
        /// Item.
        item: Id = must(r, "item"),
        /// Day it was said.
        said_on: Date = day(r, "said_on"),
        /// Party that said it.
        said_by: Id = must(r, "said_by"),
        /// Office that said it.
        office: Option<Id> = id(r, "office"),
        /// What was said.
        text: Text = text_of(r, "text"),
        /// Source.
        source: Option<Id> = id(r, "source"),
    }
}
record! {
    /// Evidence of delivery.
    Proof(r) {
        /// Item.
        item: Id = must(r, "item"),
        /// Day it was given.
        given_on: Date = day(r, "given_on"),
        /// Party that gave it.
        given_by: Id = must(r, "given_by"),
        /// What it is.
        what: Text = text_of(r, "what"),
        /// Where it lies.
        url: String = word(r, "url"),
    }
}
record! {
    /// The other side's word on a proof.
    Verification(r) {
        /// Proof.
        proof: Id = must(r, "proof"),
        /// Day.
        verified_on: Date = day(r, "verified_on"),
        /// Party.
        verified_by: Id = must(r, "verified_by"),
        /// Accepted, or refused.
        accepted: bool = r.get("outcome") == "accepted",
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// A factory or place.
    Site(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Town or area.
        place: Text = text_of(r, "place"),
        /// Sector code.
        sector: String = word(r, "sector"),
        /// Products.
        products: Text = text_of(r, "products"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// What a unit can deliver.
    Capability(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Party it belongs to.
        party: Id = must(r, "party"),
        /// Unit.
        unit: Text = text_of(r, "unit"),
        /// What it delivers.
        what: Text = text_of(r, "what"),
        /// `product`, `process`, `service` or `training`.
        kind: String = word(r, "kind"),
        /// Sector code.
        sector: String = word(r, "sector"),
        /// Field codes.
        fields: Vec<String> = words(r, "fields"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// A project or opportunity.
    Project(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Kind, such as `solar` or `opportunity`.
        kind: String = word(r, "kind"),
        /// Place.
        place: Text = text_of(r, "place"),
        /// Field codes.
        fields: Vec<String> = words(r, "fields"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// A figure.
    Indicator(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Topic, such as `tax`, `workforce` or `planning`.
        topic: String = word(r, "topic"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// A skill.
    Skill(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
    }
}
record! {
    /// Working days of a party.
    Calendar(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Party.
        party: Id = must(r, "party"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Days of rest each week.
        weekend: BTreeSet<i8> = words(r, "weekend").iter().filter_map(|w| weekday(w)).map(Weekday::to_monday_one_offset).collect(),
        /// Holidays and times of reduced hours, by first day.
        days: Vec<CalendarDay> = Vec::new(),
    }
}
record! {
    /// A holiday or a time of reduced hours.
    CalendarDay(r) {
        /// Calendar.
        calendar: Id = must(r, "calendar"),
        /// First day.
        first: Date = day(r, "first"),
        /// Last day, included.
        last: Date = day(r, "last"),
        /// Whether nobody works; else hours are reduced.
        holiday: bool = r.get("kind") == "holiday",
        /// Working minutes of a reduced day.
        minutes: Option<u32> = (!r.get("minutes").is_empty()).then(|| count(r, "minutes")),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Status.
        status: Status = Status::from_code(r.get("status")).unwrap_or(Status::Assumed),
        /// Source.
        source: Option<Id> = id(r, "source"),
        /// Basis.
        basis: Text = text_of(r, "basis"),
    }
}
record! {
    /// A team: for surveys or for works.
    Team(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Parties its members come from.
        parties: Vec<Id> = ids(r, "parties"),
        /// What it is for; a team of which nothing is said surveys.
        task: Task = Task::from_code(r.get("task")).unwrap_or(Task::Survey),
    }
}
record! {
    /// A pool of anonymous persons.
    People(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Team.
        team: Id = must(r, "team"),
        /// Party.
        party: Id = must(r, "party"),
        /// What they are.
        name: Text = text_of(r, "name"),
    }
}
record! {
    /// A filled survey.
    Survey(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Site.
        site: Id = must(r, "site"),
        /// Day.
        made_on: Date = day(r, "made_on"),
        /// Party that made it.
        made_by: Option<Id> = id(r, "made_by"),
        /// Office that made it.
        office: Option<Id> = id(r, "office"),
        /// The source record that its claims name.
        source: Id = must(r, "source"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}

pub(super) fn claim(row: &Row, value: Value) -> Claim<Value> {
    let note = if matches!(value, Value::Text(_)) { Text::default() } else { text_of(row, "text") };
    Claim {
        id: row.id,
        value,
        as_of: when(row, "as_of"),
        source: id(row, "source"),
        status: Status::from_code(row.get("status")).unwrap_or(Status::Assumed),
        basis: text_of(row, "basis"),
        said_by: id(row, "said_by"),
        note,
    }
}

/// Reads every row; links are checked by [`super::checks`].
pub(super) fn read(rows: &Dataset) -> Programme {
    let live = |kind| rows.rows(kind).filter(|r| !r.withdrawn());
    let mut p = Programme::default();
    if let Some(row) = live(Kind::Programme).next() {
        p.settings = Settings {
            code: word(row, "code"),
            name: text_of(row, "name"),
            note: text_of(row, "note"),
            plan_start: row.get("plan_start").parse().ok(),
            plan_days: count(row, "plan_days"),
            zone: row.get("time_zone").parse().unwrap_or_default(),
            host: id(row, "host"),
            works_days: row.get("works_days").parse().unwrap_or(WORKS_DAYS),
        };
    }
    p.outline = live(Kind::Outline).map(|r| ring(r.get("points"))).collect();
    macro_rules! fill {
        ($($field:ident: $ty:ident = $kind:ident),+ $(,)?) => {
            $(p.$field = live(Kind::$kind).map(|r| (r.id, $ty::read(r))).collect::<Table<$ty>>();)+
        };
    }
    fill! {
        parties: Party = Party, offices: Office = Office, sources: Source = Source, meetings: Meeting = Meeting,
        documents: Document = Document, items: Item = Item, sites: Site = Site, capabilities: Capability = Capability,
        projects: Project = Project, indicators: Indicator = Indicator, skills: Skill = Skill,
        calendars: Calendar = Calendar, teams: Team = Team, people: People = People, surveys: Survey = Survey,
    }
    p.statements = rows.rows(Kind::Statement).map(|r| (r.id, Statement::read(r))).collect();
    p.paragraphs = grouped(live(Kind::Paragraph).map(Paragraph::read), |x| x.document, |x| x.number);
    p.updates = grouped(live(Kind::Update).map(Update::read), |x| x.item, |x| (x.said_on, x.id));
    p.proofs = grouped(live(Kind::Proof).map(Proof::read), |x| x.item, |x| (x.given_on, x.id));
    p.verifications =
        grouped(live(Kind::Verification).map(Verification::read), |x| x.proof, |x| (x.verified_on, x.id));
    let days = grouped(live(Kind::CalendarDay).map(CalendarDay::read), |x| x.calendar, |x| (x.first, x.id));
    for (calendar, days) in days {
        if let Some(calendar) = p.calendars.get_mut(&calendar) {
            calendar.days = days;
        }
    }
    super::works::read(&mut p, rows);
    for kind in Kind::ALL.iter().filter(|k| k.has_code()) {
        p.codes.extend(live(*kind).map(|r| ((*kind, word(r, "code")), r.id)));
    }
    p
}

/// Points of a ring: `lat,lon lat,lon …` in degrees.
fn ring(text: &str) -> Vec<Geo> {
    text.split_whitespace()
        .filter_map(|pair| {
            let (lat, lon) = pair.split_once(',')?;
            Some(Geo { lat: lat.parse().ok()?, lon: lon.parse().ok()? })
        })
        .collect()
}
