//! The opportunity sheet: one A4 page on a measure for somebody who may put money into it.
//!
//! It says what is offered and by whom, what stands and why it stands still, what is needed, what it is worth as
//! ranges, how partners are set up, on what it rests, and what has to be known before anybody decides.

use crate::figures::{self, rounded};
use crate::paper::Told;
use crate::ranges::{self, Of};
use crate::room::{self, Tenths};
use crate::study;
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Blocker, Claim, Id, Kind, Lang, Programme, Range, Value};
use sanad_outcomes::appraise::Status;
use sanad_outcomes::appraise::file::Contract;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::measures::library::{From, Template as Work};
use sanad_outcomes::measures::{Measure, Part, Presence, Three};
use sanad_outcomes::money::risk::{Band, Ranges};
use sanad_outcomes::money::{Worth, terms_of};
use sanad_outcomes::{Known, Outcomes, Shown, SiteOutcome};
use std::collections::{BTreeMap, BTreeSet};

/// The style of the article, for a page that shows it and for the file alike.
pub const STYLE: &str = include_str!("../templates/sheet.css");
/// The longest passage of the library that is told, in characters.
const PASSAGE: usize = 330;
/// The longest line of a list.
const LIST: usize = 150;
/// Characters on a line of a column.
const COLUMN: usize = 50;

/// A heading with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What is told under it.
    pub lines: Vec<Told>,
}

/// A figure of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// Its value, or why there is none.
    pub value: Told,
}

/// The sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Language.
    pub lang: Lang,
    /// Name of the programme.
    pub programme: String,
    /// Its title.
    pub title: String,
    /// What it is about, with its code.
    pub about: Told,
    /// "As of …".
    pub as_of: String,
    /// Money as ranges.
    pub keys: Vec<Key>,
    /// On which terms these are computed.
    pub terms: Told,
    /// Everything else, in reading order.
    pub sections: Vec<Section>,
    /// The sentence on every page and print.
    pub note: String,
}

#[derive(Template)]
#[template(path = "sheet_article.html")]
struct Article<'a> {
    sheet: &'a Sheet,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct File<'a> {
    sheet: &'a Sheet,
    article: String,
    style: &'static str,
    regular: String,
    bold: String,
}

/// Why there is no sheet: the measure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSheet;

fn told(text: String, src: impl Into<String>) -> Told {
    Told { text, src: src.into() }
}

/// A text shortened at a word.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    // Whole sentences where at least half is left.
    let whole = cut.rmatch_indices(['.', '؛', ';']).map(|(at, _)| at).find(|at| *at * 2 > cut.len());
    if let Some(at) = whole {
        return format!("{}.", cut[..at].trim_end());
    }
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', '،', ':', '؛']))
}

struct Maker<'a> {
    p: &'a Programme,
    o: &'a Outcomes,
    l: &'static Locale,
    m: &'a Measure,
    work: &'a Work,
    own: &'a Worth,
    /// What trials of the whole programme say, where there are some.
    trials: Option<&'a Ranges>,
    alone: &'a Ranges,
}

impl Sheet {
    /// The sheet of a measure, by its place. Its ranges are those of trials of the whole programme, where there are
    /// some, else of its own trials.
    ///
    /// # Errors
    /// [`NoSheet`]: the measure has no value.
    pub fn new(
        p: &Programme,
        o: &Outcomes,
        place: usize,
        lang: Lang,
        trials: Option<&Ranges>,
    ) -> Result<Self, NoSheet> {
        let m = o.works.measures().get(place).ok_or(NoSheet)?;
        let own = o.money.measures.get(place).and_then(|own| own.as_ref().ok()).ok_or(NoSheet)?;
        let work = o.works.library.get(&m.template).ok_or(NoSheet)?;
        let alone = o.money.ranges.get(place).ok_or(NoSheet)?;
        let made = Maker { p, o, l: Locale::of(lang), m, work, own, trials, alone };
        Ok(made.sheet(place, lang))
    }

    /// The article alone, to stand within a page.
    ///
    /// # Errors
    /// When the template cannot be filled.
    pub fn article(&self) -> Result<String, askama::Error> {
        Article { sheet: self }.render()
    }

    /// One self-contained file that prints as one A4 page.
    ///
    /// # Errors
    /// When the template cannot be filled.
    pub fn html(&self) -> Result<String, askama::Error> {
        let file = File {
            sheet: self,
            article: self.article()?,
            style: STYLE,
            regular: STANDARD.encode(crate::html::REGULAR),
            bold: STANDARD.encode(crate::html::BOLD),
        };
        file.render()
    }

    /// The room that its columns take, in tenths of a line: an estimate on the wide side.
    pub fn room(&self) -> Tenths {
        self.sections.iter().map(Section::room).sum()
    }
}

impl Section {
    fn room(&self) -> Tenths {
        HEADING + self.lines.iter().map(|line| room::of(&line.text, COLUMN)).sum::<usize>()
    }
}

/// A heading with the space above it.
const HEADING: Tenths = 18;
/// What both columns hold.
pub const SHEET: Tenths = 1000;

impl Maker<'_> {
    fn key(&self, what: &str) -> String {
        format!("calc/measure/{}/{what}", self.m.code)
    }

    fn template(&self) -> String {
        format!("template/{}", self.m.template)
    }

    fn msg(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.l.t1_bare(key, args)
    }

    fn money(&self, what: &str, likely: bool) -> String {
        match self.o.ledger.get(&format!("measure/{}/{what}", self.m.code)).map(|e| &e.shown) {
            Some(Shown::Money(low, mid, high, currency)) => {
                let (low, high) = if likely { (*mid, *mid) } else { (*low, *high) };
                self.l.money_range(low, *mid, high, *currency)
            }
            _ => self.l.t("sheet-not-known"),
        }
    }

    fn title(&self) -> String {
        let name = self.l.text(&self.m.name).to_owned();
        match self.m.site.and_then(|id| self.p.sites.get(&id)) {
            Some(site) => {
                let site = Arg::from(self.l.text(&site.name));
                self.msg("measure-at-site", &[("name", Arg::from(name)), ("site", site)])
            }
            None => name,
        }
    }

    fn sheet(&self, place: usize, lang: Lang) -> Sheet {
        let l = self.l;
        let mut sections = vec![
            self.section("sheet-offered", self.offered(), 13),
            self.section("sheet-stands", self.stands(), 14),
            self.section("sheet-needed", self.needed(place), 16),
            self.section("sheet-partnership", self.partnership(), 14),
            self.section("sheet-assumptions", self.assumptions(), 13),
            self.section("sheet-to-know", self.to_know(), 10),
            self.section("sheet-sources", self.sources(), 8),
        ];
        sections.retain(|section| !section.lines.is_empty());
        let discount: f64 = sanad_outcomes::appraise::Number::of(self.own.valid.project.discount.rate.likely);
        let month = self.o.money.whole.as_ref().map_or_else(String::new, |whole| l.month_year(whole.at));
        let terms = [("rate", Arg::from(study::percent(l, discount))), ("month", Arg::from(month))];
        Sheet {
            lang,
            programme: l.text(&self.p.settings.name).to_owned(),
            title: l.t("sheet-title"),
            about: told(self.title(), self.key("parts")),
            as_of: self.msg("brief-as-of", &[("date", Arg::from(l.date(self.o.today)))]),
            keys: self.keys(),
            terms: told(self.msg("sheet-terms", &terms), "calc/money.discount"),
            sections,
            note: l.t("tact"),
        }
    }

    /// A section of at most so many lines: what does not fit is counted.
    fn section(&self, heading: &str, lines: Vec<Told>, most: usize) -> Section {
        let all = lines.len();
        let room = |line: &Told| room::of(&line.text, COLUMN);
        let mut kept = room::fitting(lines.iter().map(room), most * room::LINE);
        if kept < all {
            // A line to count the rest.
            kept = room::fitting(lines.iter().map(room), (most - 1) * room::LINE);
        }
        let mut lines: Vec<Told> = lines.into_iter().take(kept).collect();
        if kept < all {
            let more = crate::paper::count_of(self.l, "sheet-more", all - kept);
            lines.push(told(more, self.key("parts")));
        }
        Section { heading: self.l.t(heading), lines }
    }

    fn keys(&self) -> Vec<Key> {
        let (l, own) = (self.l, self.own);
        let facts = own.shares.surveyed + own.shares.reported;
        let facts = told(study::percent(l, facts), self.key("rests-reported"));
        let list = [
            ("money-invested", self.invested()),
            ("money-npv", self.ranged("npv", self.money_of(), &Ok(own.npv), |own| own.npv)),
            ("money-irr", self.ranged("irr", Some(Of::Rate), &own.irr, |own| own.irr)),
            ("money-payback", self.ranged("payback", Some(Of::Payback), &own.payback, |own| own.payback)),
            ("sheet-facts", facts),
        ];
        list.map(|(name, value)| Key { name: l.t(name), value }).into()
    }

    fn money_of(&self) -> Option<Of<'static>> {
        self.o.money.whole.as_ref().map(|whole| Of::Money(whole.currency))
    }

    fn invested(&self) -> Told {
        self.ranged("invested", self.money_of(), &Ok(self.own.invested), |own| own.invested)
    }

    /// A key figure as a range first.
    fn ranged(
        &self,
        key: &str,
        of: Option<Of>,
        likely: &Result<f64, Why>,
        band: fn(&Ranges) -> Option<Band>,
    ) -> Told {
        let trials = self.trials.and_then(band);
        let shown = trials.or_else(|| band(self.alone));
        let said = of.map(|of| ranges::said(self.l, of, likely, shown.as_ref()));
        let own = self.key(ranges::key(key, likely, shown.as_ref()));
        let src = trials.map_or(own, |_| "calc/money.risk".to_owned());
        told(said.unwrap_or_else(|| self.l.t("sheet-not-known")), src)
    }

    /// What is offered, and by whom: the parties of the items that it follows from.
    fn offered(&self) -> Vec<Told> {
        let l = self.l;
        let mut lines = vec![told(cut(l.text(&self.work.what), PASSAGE), self.template())];
        let items: Vec<_> = self.m.items.iter().filter_map(|(id, _)| self.p.items.get(id)).collect();
        let mut parties: Vec<String> = Vec::new();
        for id in items.iter().flat_map(|item| &item.parties) {
            let name = self.p.parties.get(id).map_or("", |own| l.text(&own.name)).to_owned();
            if !name.is_empty() && !parties.contains(&name) {
                parties.push(name);
            }
        }
        parties.sort();
        if !items.is_empty() {
            let codes: Vec<String> = items.iter().map(|item| item.code.clone()).collect();
            let n = ("n", Arg::from(codes.len() as u64));
            let args = [n, ("codes", Arg::from(cut(&l.list(&codes), 60)))];
            lines.push(told(self.msg("sheet-follows", &args), self.key("items")));
        }
        if !parties.is_empty() {
            let named = [("parties", Arg::from(l.list(&parties)))];
            lines.push(told(cut(&self.msg("sheet-parties", &named), LIST), self.key("items")));
        }
        lines.push(told(l.t("sheet-no-offer"), "ui/reason"));
        lines
    }

    fn value(&self, claim: &Claim<Value>, field: &str) -> String {
        let l = self.l;
        match &claim.value {
            Value::Unknown => l.t("unknown"),
            Value::Number(range, unit) => l.quantity(*range, unit),
            Value::Choice(code) => l.choice(field, code),
            Value::YesNo(yes) => l.t(if *yes { "answer-yes" } else { "answer-no" }),
            Value::When(when) => l.when(*when),
            Value::Text(text) => l.text(text).to_owned(),
            _ => String::new(),
        }
    }

    /// What stands at the site, and why it stands still.
    fn stands(&self) -> Vec<Told> {
        let l = self.l;
        let Some((id, site)) = self.m.site.and_then(|id| Some((id, self.p.sites.get(&id)?))) else {
            return vec![told(l.t("sheet-no-site"), self.key("parts"))];
        };
        let src = |field: &str| format!("fact/sites/{}/{field}", site.code);
        let mut lines = Vec::new();
        for field in ["state", "stopped", "capacity", "workforce", "ownership"] {
            let Some(claim) = self.p.fact(id, field).known() else { continue };
            let value = self.value(claim, field);
            if value.is_empty() || matches!(claim.value, Value::Unknown) {
                continue;
            }
            let line = format!("{}: {value}", l.field_of(Kind::Site, field));
            lines.push(told(cut(&line, LIST), src(field)));
        }
        if let Some(outcome) = self.o.sites.get(&id) {
            lines.extend(self.still(outcome, &src));
        }
        lines
    }

    fn still(&self, outcome: &SiteOutcome, src: &dyn Fn(&str) -> String) -> Vec<Told> {
        let l = self.l;
        let name = |blocker: &Blocker| l.word("blocker", blocker.code());
        let present = outcome.blockers.iter().filter(|(_, known)| matches!(known, Known::Present(_)));
        let present: Vec<&Blocker> = present.map(|(blocker, _)| blocker).collect();
        let unknown = outcome.blockers.iter().filter(|(_, known)| matches!(known, Known::Unknown)).count();
        let mut lines = Vec::new();
        if let Some(first) = present.first() {
            let list: Vec<String> = present.iter().map(|blocker| name(blocker)).collect();
            let said = self.msg("sheet-because", &[("reasons", Arg::from(l.list(&list)))]);
            lines.push(told(cut(&said, LIST), src(&format!("blocker.{first}"))));
        } else {
            lines.push(told(l.t("sheet-because-nothing"), src("state")));
        }
        if unknown > 0 {
            let args = [("n", Arg::from(unknown as u64)), ("all", Arg::from(outcome.blockers.len() as u64))];
            lines.push(told(self.msg("sheet-unsaid", &args), src("state")));
        }
        lines
    }

    fn likely(&self) -> impl Iterator<Item = &Part> {
        self.m.parts.iter().filter(|part| !matches!(part.when, Presence::Perhaps(_)))
    }

    /// Money, time, power, water and people.
    fn needed(&self, place: usize) -> Vec<Told> {
        let l = self.l;
        let mut lines = Vec::new();
        let mut put =
            |key: &str, args: &[(&str, Arg)], src: String| lines.push(told(l.t1_bare(key, args), src));
        let invested = self.invested();
        put("sheet-need-money", &[("amount", Arg::from(invested.text))], invested.src);
        if let Some((low, _, high)) = self.o.works.mark(place) {
            let said = |day| Arg::from(l.month_year(day));
            let key = if high.is_some() { "sheet-need-time" } else { "sheet-need-time-from" };
            let args = [("from", said(low)), ("to", said(high.unwrap_or(low)))];
            put(key, &args, self.key("mark"));
        }
        let (mut power, mut water) = (Three::default(), Three::default());
        let mut people: BTreeMap<From, (BTreeSet<String>, f64)> = BTreeMap::new();
        let mut taught: BTreeMap<String, u32> = BTreeMap::new();
        for part in self.likely() {
            for (sum, more) in [(&mut power, part.power), (&mut water, part.water)] {
                if let Some(more) = more.filter(|t| t.likely < 0.0) {
                    let more = more.times(-1.0);
                    *sum = Three {
                        low: sum.low + more.low.min(more.high),
                        likely: sum.likely + more.likely,
                        high: sum.high + more.high.max(more.low),
                    };
                }
            }
            for hands in &part.crew {
                let own = people.entry(hands.from).or_default();
                own.0.insert(l.word("skill", &hands.skill));
                own.1 += part.days.likely * f64::from(hands.count);
            }
            let work = self.o.works.library.get(&part.template);
            for taught_one in
                work.and_then(|t| t.activities.get(part.activity)).iter().flat_map(|a| &a.teaches)
            {
                *taught.entry(l.word("skill", &taught_one.skill)).or_default() += taught_one.count;
            }
        }
        for (key, amount, unit) in [("sheet-need-power", power, "kW"), ("sheet-need-water", water, "m3/day")]
        {
            if amount.likely > 0.0 {
                let amount = Arg::from(figures::quantity(l, amount, unit));
                put(key, &[("amount", amount)], self.template());
            }
        }
        for (side, (skills, days)) in people {
            let days = l.quantity(Range::exact(rounded(days)), "person-days");
            let skills: Vec<String> = skills.into_iter().collect();
            let said = l.t1_bare(
                "sheet-need-people",
                &[
                    ("side", Arg::from(l.word("from", side.code()))),
                    ("days", Arg::from(days)),
                    ("skills", Arg::from(l.list(&skills))),
                ],
            );
            lines.push(told(cut(&said, LIST), self.template()));
        }
        if !taught.is_empty() {
            let count = taught.values().sum::<u32>();
            let names: Vec<String> = taught.into_keys().collect();
            let args = [("n", Arg::from(u64::from(count))), ("skills", Arg::from(l.list(&names)))];
            lines.push(told(cut(&self.msg("sheet-need-trained", &args), LIST), self.template()));
        }
        lines
    }

    /// Who pays what, and what each has of it.
    fn partnership(&self) -> Vec<Told> {
        let l = self.l;
        let terms = terms_of(self.p, &self.m.code);
        let how = if terms.is_empty() { "sheet-terms-none" } else { "sheet-terms-said" };
        let mut lines = vec![told(l.t(how), self.key("statements"))];
        for one in &self.own.partners {
            let key = |what: &str| format!("partner/{}/{what}", one.code);
            let name = match one.name.get(l.lang.code()) {
                "" if one.code == "host" => l.t("money-host"),
                "" => l.t("money-supplier"),
                name => name.to_owned(),
            };
            let irr = one.irr.as_ref().map_or_else(|_| l.t("sheet-none"), |rate| study::percent(l, *rate));
            let args = [
                ("name", Arg::from(name)),
                ("share", Arg::from(study::percent(l, one.share))),
                ("paid", Arg::from(self.money(&key("paid-in"), true))),
                ("npv", Arg::from(self.money(&key("npv"), true))),
                ("irr", Arg::from(irr)),
            ];
            lines.push(told(self.msg("sheet-partner", &args), self.key(&key("npv"))));
        }
        for one in &self.own.contracts {
            let key = |what: &str| format!("term/{}/{what}", one.code);
            let args = [
                ("name", Arg::from(one.name.get(l.lang.code()))),
                ("kind", Arg::from(l.t(&format!("study-contract-{}", contract(one.kind))))),
                ("drawn", Arg::from(self.money(&key("drawn"), true))),
                ("paid", Arg::from(self.money(&key("paid"), true))),
            ];
            lines.push(told(self.msg("sheet-contract", &args), self.key(&key("drawn"))));
        }
        if !self.own.called.is_empty() {
            let args = [("amount", Arg::from(self.money("called", true)))];
            lines.push(told(self.msg("sheet-called", &args), self.key("called")));
        }
        if let Some(ban) = self.p.settings.host.and_then(|host| self.p.interest_ban(host)) {
            let code = self.p.code_of(Kind::Indicator, ban).unwrap_or_default();
            lines.push(told(l.t("sheet-no-interest"), format!("record/indicators/{code}")));
        }
        lines
    }

    /// The figures that move the value most, with their ranges and how they came to be.
    fn assumptions(&self) -> Vec<Told> {
        let l = self.l;
        let all = self.own.moves.iter().take(7).map(|one| {
            let (name, unit) = figures::named(l, self.m, &self.own.valid.project, &one.path);
            let status = match one.figure.status {
                Status::Surveyed => "surveyed",
                Status::Reported => "reported",
                Status::Computed => "computed",
                Status::Assumed => "assumed",
            };
            let args = [
                ("name", Arg::from(cut(&name, 70))),
                ("range", Arg::from(figures::range(l, &self.own.valid.project, &one.figure, &unit))),
                ("status", Arg::from(l.word("status", status))),
            ];
            told(self.msg("sheet-figure", &args), self.key("moves"))
        });
        all.collect()
    }

    /// Questions that nobody has answered yet; of what is at no site, the figures that are assumed.
    fn to_know(&self) -> Vec<Told> {
        let l = self.l;
        let outcome = self.m.site.and_then(|id| self.o.sites.get(&id));
        let mut lines = Vec::new();
        if let Some(outcome) = outcome {
            let code = self.p.code_of(Kind::Site, outcome.site).unwrap_or_default();
            let open: Vec<&String> = outcome.not_known.iter().chain(&outcome.unanswered).collect();
            if !outcome.surveyed {
                lines.push(told(l.t("sheet-not-surveyed"), format!("fact/sites/{code}/state")));
            }
            if !open.is_empty() {
                let names: Vec<String> =
                    open.iter().map(|field| l.field_of(Kind::Site, field)).take(8).collect();
                let args = [("n", Arg::from(open.len() as u64)), ("first", Arg::from(l.list(&names)))];
                lines
                    .push(told(cut(&self.msg("sheet-open", &args), 260), format!("fact/sites/{code}/state")));
            }
        }
        let first = self.own.moves.iter().find(|one| one.figure.status == Status::Assumed);
        if let Some(one) = first {
            let (name, _) = figures::named(l, self.m, &self.own.valid.project, &one.path);
            let args = [("name", Arg::from(cut(&name, 70)))];
            lines.push(told(self.msg("sheet-most", &args), self.key("moves")));
        }
        lines
    }

    /// From where its facts and figures come.
    fn sources(&self) -> Vec<Told> {
        let l = self.l;
        let mut found: Vec<(String, String)> = Vec::new();
        let mut put = |name: String, src: String| {
            if !name.is_empty() && found.iter().all(|(known, _)| *known != name) {
                found.push((name, src));
            }
        };
        let of = |id: Id| {
            let source = self.p.sources.get(&id)?;
            let title = l.text(&source.title);
            let title = if title.is_empty() { source.code.as_str() } else { title };
            Some((cut(title, 90), format!("source/{}", source.code)))
        };
        let site = self.m.site.into_iter().flat_map(|id| {
            ["state", "stopped", "capacity", "stop_reason"]
                .into_iter()
                .filter_map(move |f| self.p.fact(id, f).known())
        });
        let claims =
            self.m.claims.iter().chain(&self.o.money.terms.claims).filter_map(|id| self.p.claim(*id));
        for (name, src) in site.chain(claims).filter_map(|claim| claim.source.and_then(of)) {
            put(name, src);
        }
        for basis in self.work.bases.values() {
            put(cut(&basis.source, 90), self.template());
        }
        found.into_iter().map(|(name, src)| told(name, src)).collect()
    }
}

/// The code of a kind of contract.
pub const fn contract(kind: Contract) -> &'static str {
    match kind {
        Contract::Loan => "loan",
        Contract::Murabaha => "murabaha",
        Contract::Ijara => "ijara",
        Contract::DiminishingMusharaka => "diminishing-musharaka",
    }
}
