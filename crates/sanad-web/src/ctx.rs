//! What a page has at hand: the programme, the language, who is writing, and a helper for every
//! kind of thing a page shows, each with its source.

use crate::cookies;
use crate::edit::UNDO_SECONDS;
use crate::error::WebError;
use crate::frame::{Area, Crumb, Page, Toast};
use crate::html::{Html, Slot, escape};
use crate::params::{Params, encode, encode_path};
use crate::state::{AppState, View};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use sanad_i18n::{Arg, Locale, Part};
use sanad_model::{
    Claim, Date, Fact, Id, ItemStatus, Kind, Lang, Light, Programme, Status, Text, Value, When,
};
use sanad_outcomes::{Dates, Ledger, Outcomes};
use sanad_store::Author;
use std::sync::Arc;

/// The areas of the work, in its order: address below the language, and message key.
const AREAS: &[(&str, &str)] = &[
    ("", "area-overview"),
    ("items", "area-items"),
    ("communiques", "area-communiques"),
    ("register", "area-register"),
    ("capabilities", "area-capabilities"),
    ("measures", "area-measures"),
    ("plan", "area-plan"),
    ("money", "area-money"),
    ("import", "area-import"),
    ("history", "area-history"),
];

/// A request on a page.
pub struct Ctx {
    /// Shared state.
    pub state: AppState,
    /// The newest version and what was computed from it.
    pub view: Arc<View>,
    /// The page's language.
    pub l: &'static Locale,
    /// Who is writing.
    pub author: Author,
    /// The query of the address.
    pub params: Params,
    /// The path below the language, `items/C01`.
    pub rest: String,
    theme: String,
    toast: String,
}

impl Ctx {
    /// Reads a request whose path begins with a language.
    pub(crate) async fn read(state: &AppState, uri: &Uri, headers: &HeaderMap) -> Result<Self, WebError> {
        let path = uri.path().trim_start_matches('/');
        let (lang, rest) = path.split_once('/').unwrap_or((path, ""));
        let lang = Lang::from_code(lang).ok_or(WebError::NotFound)?;
        let view = state.view().await?;
        let office = cookies::get(headers, "office");
        let party = view.programme().by_code(Kind::Party, &cookies::get(headers, "party"));
        let theme = cookies::get(headers, "theme");
        Ok(Self {
            state: state.clone(),
            l: Locale::of(lang),
            author: Author { actor: office, party },
            params: Params::parse(uri.query().unwrap_or("")),
            rest: rest.to_owned(),
            theme: if matches!(theme.as_str(), "light" | "dark") { theme } else { String::new() },
            toast: cookies::get(headers, "toast"),
            view,
        })
    }

    /// The programme.
    pub fn p(&self) -> &Programme {
        self.view.programme()
    }

    /// What was computed.
    pub fn o(&self) -> &Outcomes {
        &self.view.outcomes
    }

    /// Every result with its origin.
    pub fn ledger(&self) -> &Ledger {
        &self.view.outcomes.ledger
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.l.lang
    }

    /// A message.
    pub fn t(&self, key: &str) -> String {
        self.l.t(key)
    }

    /// The address of a page of this site in this language: `ctx.href("items")`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}/{path}", self.lang())
    }

    /// The address of the page of a record.
    pub fn record_href(&self, kind: Kind, code: &str) -> String {
        let code = encode(code);
        match kind {
            Kind::Item => self.href(&format!("items/{code}")),
            Kind::Site => self.href(&format!("sites/{code}")),
            Kind::Document => self.href(&format!("communiques/{code}")),
            Kind::Source => self.href(&format!("source/source/{code}")),
            Kind::Measure => self.href(&format!("measures/{code}")),
            _ => self.href(&format!("source/record/{}/{code}", kind.table())),
        }
    }

    /// The address where a number's source is told.
    pub fn source_href(&self, key: &str) -> String {
        self.href(&format!("source/{}", encode_path(key)))
    }

    /// The frame of a page: its area (path below the language), title and question.
    pub fn page(&self, area: &str, title: impl Into<String>, question_key: &str) -> Page {
        let (p, lang) = (self.p(), self.lang());
        let person = match (self.author.party.and_then(|id| p.parties.get(&id)), &self.author.actor) {
            (None, actor) if actor.is_empty() => self.t("nobody"),
            (None, actor) => actor.clone(),
            (Some(party), actor) if actor.is_empty() => self.l.text(&party.name).to_owned(),
            (Some(party), actor) => format!("{actor} · {}", self.l.text(&party.name)),
        };
        Page {
            lang: lang.code(),
            dir: lang.dir(),
            theme: self.theme.clone(),
            programme_name: match p.settings.name.get(lang) {
                "" => self.t("product"),
                name => name.to_owned(),
            },
            programme_src: format!("record/programme/{}", p.settings.code),
            title: title.into(),
            src: String::new(),
            question: if question_key.is_empty() { String::new() } else { self.t(question_key) },
            path_other_lang: format!("/{}/{}{}", lang.other(), self.rest, self.params.query()),
            other_lang: lang.other().code(),
            other_lang_name: match lang {
                Lang::Ar => "English",
                Lang::En => "العربية",
            },
            query: String::new(),
            person,
            areas: AREAS
                .iter()
                .map(|(path, key)| Area { href: self.href(path), label: self.t(key), current: *path == area })
                .collect(),
            crumbs: Vec::new(),
            illustrative: self.illustrative(),
            notice: None,
            toast: self.toast(),
        }
    }

    /// Whether all money that the plan spends is assumed: no instalment was reported by anybody.
    fn illustrative(&self) -> bool {
        let p = self.p();
        let instalments = p.instalments.values().flatten();
        let claims = instalments.filter_map(|i| p.fact(i.id, "amount").shown());
        let mut standings = claims.map(|claim| claim.status).peekable();
        self.o().works.works().is_some()
            && standings.peek().is_some()
            && standings.all(|s| matches!(s, Status::Assumed | Status::Computed))
    }

    /// The frame of a record's page, below its area; its title is the record's own text.
    pub fn record_page(
        &self,
        area: &str,
        area_key: &str,
        title: &Text,
        src: String,
        question_key: &str,
    ) -> Page {
        let mut page = self.page(area, self.l.text(title), question_key);
        page.src = src;
        page.crumbs = vec![Crumb { href: self.href(area), label: self.t(area_key) }];
        page
    }

    fn toast(&self) -> Option<Toast> {
        let (key, batch) = self.toast.split_once(':').unwrap_or((&self.toast, ""));
        if key.is_empty() || !self.l.has(key) {
            return None;
        }
        let undo = batch.parse::<Id>().map(|id| self.href(&format!("undo/{id}"))).unwrap_or_default();
        let left = (1..=UNDO_SECONDS).rev().map(|n| self.l.n("undo-seconds", n.into())).collect();
        Some(Toast { text: self.t(key), undo, left })
    }

    /// A computed number by its key in the ledger.
    pub fn calc(&self, key: &str) -> Html {
        self.num(self.ledger().count_of(key) as f64, &format!("calc/{key}"))
    }

    /// A number with its source.
    pub fn num(&self, value: f64, src: &str) -> Html {
        self.n(&self.l.number(value), src)
    }

    /// A number already written, with its source.
    pub fn n(&self, text: &str, src: &str) -> Html {
        Html::raw(format!(
            "<a class=\"n d\" data-src=\"{}\" href=\"{}\">{}</a>",
            escape(src),
            escape(&self.source_href(src)),
            escape(text)
        ))
    }

    /// A count of things on this page itself, such as rows shown.
    pub fn ui(&self, value: usize, what: &str) -> Html {
        Html::raw(format!("<span class=\"d\" data-src=\"ui/{what}\">{}</span>", self.l.count(value as u64)))
    }

    /// A number that the page itself gives, such as how far its own work is.
    pub fn ui_number(&self, value: u64, what: &str) -> Html {
        Html::raw(format!("<span class=\"d\" data-src=\"ui/{what}\">{}</span>", self.l.count(value)))
    }

    /// A slot with a computed count.
    pub fn calc_slot(&self, key: &str) -> Slot {
        Slot { arg: Arg::from(self.ledger().count_of(key)), html: self.calc(key) }
    }

    /// A slot with a count.
    pub fn slot(&self, count: usize, src: &str) -> Slot {
        Slot { arg: Arg::from(count), html: self.num(count as f64, src) }
    }

    /// A sentence with marked-up arguments.
    pub fn msg(&self, key: &str, args: &[(&str, Slot)]) -> Html {
        let plain: Vec<(&str, Arg)> = args.iter().map(|(name, slot)| (*name, slot.arg.clone())).collect();
        let mut out = Html::default();
        for part in self.l.parts(key, &plain) {
            out = match part {
                Part::Words(words) => out.then(&Html::text(&words)),
                Part::Arg(index) => out.then(args.get(index).map_or(&Html::default(), |(_, s)| &s.html)),
            };
        }
        out
    }

    /// The source key of a record's own text.
    pub fn src(&self, kind: Kind, id: Id) -> String {
        let code = self.p().code_of(kind, id).map_or_else(|| id.to_string(), str::to_owned);
        format!("record/{}/{code}", kind.table())
    }

    /// A text of a record, in this language or else in the other, which is then marked.
    pub fn text(&self, text: &Text, src: &str) -> Html {
        let lang = text.lang(self.lang());
        let words = escape(text.get(self.lang()));
        if words.is_empty() {
            return Html::default();
        }
        let src = escape(src);
        if lang == self.lang() {
            Html::raw(format!("<bdi data-src=\"{src}\">{words}</bdi>"))
        } else {
            let title = escape(&self.t("translation-missing"));
            let dir = lang.dir();
            Html::raw(format!(
                "<bdi lang=\"{lang}\" dir=\"{dir}\" title=\"{title}\" data-src=\"{src}\">{words}</bdi>"
            ))
            .then(&if text.stands_in(self.lang()) {
                let original = escape(&self.t(&format!("text-original-{lang}")));
                Html::raw(format!(" <span class=\"note\">{original}</span>"))
            } else {
                Html::default()
            })
        }
    }

    /// A record's code.
    pub fn code(&self, kind: Kind, code: &str) -> Html {
        Html::raw(format!(
            "<code class=\"d\" data-src=\"record/{}/{}\">{}</code>",
            kind.table(),
            escape(code),
            escape(code)
        ))
    }

    /// A record by name, linked to its page: the strong link of a row.
    pub fn name(&self, kind: Kind, id: Id) -> Html {
        self.named(kind, id, "row-link")
    }

    /// A record by name, linked to its page, within other words.
    pub fn link(&self, kind: Kind, id: Id) -> Html {
        self.named(kind, id, "")
    }

    fn named(&self, kind: Kind, id: Id, class: &str) -> Html {
        let p = self.p();
        let (Some(name), Some(code)) = (p.name_of(kind, id), p.code_of(kind, id)) else {
            return Html::default();
        };
        let inner =
            if name.is_empty() { self.code(kind, code) } else { self.text(name, &self.src(kind, id)) };
        Html::link(&self.record_href(kind, code), class, &inner)
    }

    /// A party's name.
    pub fn party(&self, id: Id) -> Html {
        self.p().parties.get(&id).map(|p| self.text(&p.name, &self.src(Kind::Party, id))).unwrap_or_default()
    }

    /// The names of several parties.
    pub fn parties(&self, ids: &[Id]) -> Html {
        let mut sorted: Vec<Id> = ids.to_vec();
        sorted.sort_by_key(|id| self.l.text_of_party(self.p(), *id));
        let names: Vec<Html> = sorted.iter().map(|id| self.party(*id)).collect();
        Html::join(&names, if self.lang() == Lang::Ar { "، " } else { ", " })
    }

    /// A day with its source.
    pub fn day(&self, day: Date, src: &str) -> Html {
        Html::raw(format!(
            "<time datetime=\"{day}\" data-src=\"{}\">{}</time>",
            escape(src),
            escape(&self.l.date(day))
        ))
    }

    /// Days as a range: low, likely, high (open when there is none), with where they come from.
    pub fn span(&self, dates: Dates, src: &str) -> Html {
        let (low, _, high) = dates;
        if high == Some(low) {
            return self.day(low, src);
        }
        Html::said(&self.l.span(low, high), src)
    }

    /// A reported date with its source.
    pub fn when(&self, when: When, src: &str) -> Html {
        match when {
            When::Unknown => {
                Html::raw(format!("<span class=\"unknown\">{}</span>", escape(&self.l.when(when))))
            }
            other => Html::said(&self.l.when(other), src),
        }
    }

    /// A status with its shape and word.
    pub fn status(&self, status: ItemStatus) -> Html {
        let class = match status.light() {
            Light::Planned => "planned",
            Light::AtRisk => "at-risk",
            Light::Late => "late",
            Light::Verified => "verified",
            Light::Unknown if status == ItemStatus::Withdrawn => "none",
            Light::Unknown => "unknown",
        };
        let word = escape(&self.l.word("item", status.code()));
        Html::raw(format!("<span class=\"mark mark--{class}\">{word}</span>"))
    }

    /// A dash in a table for something that is not recorded, said to those who cannot see it.
    pub fn dash(&self, key: &str) -> Html {
        let words = escape(&self.t(key));
        Html::raw(format!(
            "<span class=\"unknown\" title=\"{words}\" aria-hidden=\"true\">—</span><span class=\"visually-hidden\">{words}</span>"
        ))
    }

    /// Words for something that is not known or not recorded.
    pub fn unsaid(&self, key: &str) -> Html {
        Html::raw(format!("<span class=\"unknown\">{}</span>", escape(&self.t(key))))
    }

    /// The value of a fact that is shown, linked to all its claims; words when there is none.
    pub fn fact(&self, kind: Kind, id: Id, field: &str) -> Html {
        let fact = self.p().fact(id, field);
        let src = self.fact_src(kind, id, field);
        self.fact_html(fact, &src, field)
    }

    /// The source key of a fact.
    pub fn fact_src(&self, kind: Kind, id: Id, field: &str) -> String {
        let code = self.p().code_of(kind, id).map_or_else(|| id.to_string(), str::to_owned);
        format!("fact/{}/{code}/{field}", kind.table())
    }

    fn fact_html(&self, fact: &Fact<Value>, src: &str, field: &str) -> Html {
        match fact.shown() {
            None => self.unsaid("not-recorded"),
            Some(claim) if claim.value.is_unknown() => Html::link(
                &self.source_href(src),
                "n unknown",
                &Html::raw(format!(
                    "<span data-src=\"{}\">{}</span>",
                    escape(src),
                    escape(&self.t("unknown"))
                )),
            ),
            Some(claim) => Html::raw(format!(
                "<a class=\"n {}\" data-src=\"{}\" href=\"{}\">{}</a>",
                claim.status.code(),
                escape(src),
                escape(&self.source_href(src)),
                self.value_html(&claim.value, field)
            )),
        }
    }

    /// One claim's value, linked to its source.
    pub fn claim(&self, claim: &Claim<Value>, field: &str) -> Html {
        let src = format!("claim/{}", claim.id);
        Html::raw(format!(
            "<a class=\"n {}\" data-src=\"{src}\" href=\"{}\">{}</a>",
            claim.status.code(),
            escape(&self.source_href(&src)),
            self.value_html(&claim.value, field)
        ))
    }

    /// A value in words; a text that is not in this language is marked with its own.
    pub fn value_html(&self, value: &Value, field: &str) -> Html {
        let words = escape(&self.value(value, field));
        match value {
            Value::Text(text) if text.lang(self.lang()) != self.lang() => {
                let lang = text.lang(self.lang());
                let (dir, title) = (lang.dir(), escape(&self.t("translation-missing")));
                Html::raw(format!(
                    "<bdi lang=\"{lang}\" dir=\"{dir}\" title=\"{title}\">{words}</bdi> <small>({lang})</small>"
                ))
            }
            _ => Html::raw(format!("<bdi>{words}</bdi>")),
        }
    }

    /// A value in words.
    pub fn value(&self, value: &Value, field: &str) -> String {
        match value {
            Value::Unknown => self.t("unknown"),
            Value::Number(range, unit) => self.l.quantity(*range, unit),
            Value::Choice(code) => self.l.choice(field, code),
            Value::YesNo(yes) => self.t(if *yes { "answer-yes" } else { "answer-no" }),
            Value::When(when) => self.l.when(*when),
            Value::Text(text) => self.l.text(text).to_owned(),
            Value::Place(geo) => format!("{}, {}", self.l.number(geo.lat), self.l.number(geo.lon)),
            Value::Levels(levels) => {
                let said: Vec<String> = levels
                    .iter()
                    .map(|(skill, level)| format!("{} {level}", self.l.word("skill", skill)))
                    .collect();
                self.l.list(&said)
            }
            Value::Party(id) => self.l.text_of_party(self.p(), *id),
        }
    }

    /// Fills a template.
    pub fn html<T: Template>(&self, template: &T) -> Result<Response, WebError> {
        let body = template.render()?;
        let mut response = axum::response::Html(body).into_response();
        let headers = response.headers_mut();
        headers.append("set-cookie", cookies::set("lang", self.lang().code(), cookies::YEAR));
        Ok(response)
    }
}

impl FromRequestParts<AppState> for Ctx {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, WebError> {
        Self::read(state, &parts.uri, &parts.headers).await
    }
}
