//! Measures, the library and assumptions: what each must say, what may be set, and that every
//! passage reaches measures or a reason.

use crate::site::Site;
use axum::http::StatusCode;
use sanad_i18n::Locale;
use sanad_model::{Force, Kind, Lang, MeasureChoice};
use sanad_outcomes::measures::Three;
use sanad_outcomes::{Reach, Reason, reach};
use std::collections::BTreeSet;

const PAGES: &[&str] = &[
    "measures",
    "measures?kind=restart&sort=-cost",
    "measures?site=F01&plan=never",
    "measures?site=-&sort=when",
    "measures?item=I1&sort=site",
    "measures?passage=D1%2F2.1",
    "measures?q=zzz",
    "measures/R-F01",
    "measures/M-solar-plant",
    "library",
    "library/solar-plant",
    "library/cure-power",
    "assumptions",
    "assumptions?kind=cure&trade=electrical",
    "assumptions?q=zzz",
    "source/template/solar-plant",
    "source/calc/measure/R-F01/parts",
    "source/calc/works.proposed",
    "search?q=R-F01",
];

async fn said_in_both(site: &Site, paths: &[&str]) {
    for path in paths {
        for lang in ["ar", "en"] {
            let answer = site.get(&format!("/{lang}/{path}")).await;
            assert_eq!(answer.status, StatusCode::OK, "/{lang}/{path}");
            let missing = answer.body.split('⟦').nth(1).and_then(|m| m.split('⟧').next());
            assert_eq!(missing, None, "/{lang}/{path}: a message is missing");
            assert!(!answer.body.contains("style=\""), "/{lang}/{path}: inline style");
        }
    }
}

#[tokio::test]
async fn every_page_answers_in_both_languages_with_a_plan_and_without() {
    let site = Site::new().await;
    said_in_both(&site, PAGES).await;
    let sample = Site::sample().await;
    let view = sample.state.view().await.expect("a view");
    assert!(view.outcomes.works.works().is_some(), "the sample has a plan");
    let paths: Vec<String> =
        view.outcomes.works.measures().iter().map(|m| format!("measures/{}", m.code)).collect();
    said_in_both(&sample, &paths.iter().map(String::as_str).collect::<Vec<_>>()).await;
    said_in_both(&sample, &["", "measures", "assumptions", "sites/F33", "items/C03"]).await;
}

#[tokio::test]
async fn an_empty_programme_has_a_library_and_no_measures() {
    let site = Site::empty().await;
    assert!(site.get("/en/measures").await.body.contains("No measures yet"));
    assert!(site.get("/en/library").await.body.contains("Grid-connected photovoltaic plant"));
    assert_eq!(site.get("/en/assumptions").await.status, StatusCode::OK);
    for path in ["measures/R-F99", "library/none", "source/template/none"] {
        assert_eq!(site.get(&format!("/en/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn every_passage_of_the_sample_reaches_measures_or_a_reason() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let (p, o) = (view.programme(), &view.outcomes);
    let mut carried = 0;
    for document in p.documents.values() {
        let page = site.get(&format!("/en/communiques/{}", document.code)).await.body;
        for statement in p.statements.values().filter(|s| s.document == document.id && !s.withdrawn) {
            match reach(p, o, statement) {
                Reach::Measures(measures) => {
                    assert!(!measures.is_empty(), "{}", statement.code);
                    let named = measures.iter().filter_map(|n| o.works.measures().get(*n));
                    assert_eq!(named.count(), measures.len(), "{}: every one exists", statement.code);
                    let link = format!("measures?passage={}", statement.code.replace('/', "%2F"));
                    assert!(page.contains(&link), "{}: the page leads there", statement.code);
                    let list = site.get(&format!("/en/{link}")).await.body;
                    assert_eq!(list.matches("<tr data-row").count(), measures.len(), "{}", statement.code);
                    carried += 1;
                }
                Reach::None(reason) => {
                    let courtesy = statement.force == Force::Courtesy;
                    assert!(courtesy || reason != Reason::Courtesy, "{}", statement.code);
                    let said = Locale::of(Lang::En).t(&format!("reach-{}", reason.code()));
                    assert!(courtesy || page.contains(&said), "{}: {said}", statement.code);
                }
            }
        }
    }
    assert!(carried >= 10, "{carried} passages reach measures");
}

#[tokio::test]
async fn reasons_have_words() {
    for lang in Lang::ALL {
        for reason in Reason::ALL {
            assert!(Locale::of(*lang).has(&format!("reach-{}", reason.code())), "{lang}: {reason:?}");
        }
    }
}

#[tokio::test]
async fn a_site_without_a_survey_shows_no_likely_day() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let works = &view.outcomes.works;
    let l = Locale::of(Lang::En);
    let mut seen = 0;
    for (place, measure) in works.measures().iter().enumerate().filter(|(_, m)| !m.surveyed) {
        let Some((low, likely, high)) = works.mark(place) else { continue };
        let paths = [
            format!("/en/measures/{}", measure.code),
            format!("/en/source/calc/measure/{}/mark", measure.code),
        ];
        for path in paths {
            let page = site.get(&path).await.body;
            assert!(!page.contains(&l.date(likely)), "{path}: {}", l.date(likely));
            assert!(page.contains(&l.month_year(low)), "{path}: its months stand there");
            assert!(high.is_none_or(|high| page.contains(&l.month_year(high))), "{path}");
        }
        seen += 1;
    }
    assert!(seen > 0, "sites without a survey are in the plan");
}

#[tokio::test]
async fn a_choice_dates_and_size_are_set_at_once_and_taken_back() {
    let site = Site::new().await;
    let form = [
        ("choice", "mandatory"),
        ("earliest", "2027-03"),
        ("latest", "2029"),
        ("size", "400..600"),
        ("source_said", "A letter"),
    ];
    let answer = site.post("/en/measures/M-solar-plant/set", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location(), "/en/measures/M-solar-plant");
    let toast = answer.cookie("toast").expect("a toast");
    let batch = toast.split("%3A").nth(1).expect("a batch").to_owned();
    {
        let view = site.state.view().await.expect("a view");
        let (_, m) = view.outcomes.works.measure("M-solar-plant").expect("the measure keeps its code");
        assert_eq!(m.choice, MeasureChoice::Mandatory);
        assert_eq!(m.earliest.map(|d| d.to_string()), Some("2027-03-01".to_owned()));
        assert_eq!(m.latest.map(|d| d.to_string()), Some("2029-12-31".to_owned()));
        let amount = m.size.as_ref().expect("a size").amount;
        assert_eq!(amount, Three { low: 400.0, likely: 500.0, high: 600.0 });
        let p = view.programme();
        let sources: BTreeSet<_> =
            m.claims.iter().filter_map(|id| p.claim(*id)).filter_map(|c| c.source).collect();
        assert_eq!(sources.len(), 1, "what was entered together has one source");
    }
    let page = site.get("/en/measures/M-solar-plant").await.body;
    assert!(page.contains("value=\"2027-03\"") && page.contains("value=\"400..600\""));

    assert_eq!(site.post(&format!("/en/undo/{batch}"), &[]).await.status, StatusCode::SEE_OTHER);
    {
        let view = site.state.view().await.expect("a view");
        let (_, m) = view.outcomes.works.measure("M-solar-plant").expect("it is proposed again");
        assert_eq!((m.choice, m.record), (MeasureChoice::Free, None));
    }
    // It can be set again under its own code.
    let form = [("choice", "excluded"), ("earliest", "2027-03"), ("latest", "2029"), ("size", "")];
    assert_eq!(site.post("/en/measures/M-solar-plant/set", &form).await.status, StatusCode::SEE_OTHER);
    {
        let view = site.state.view().await.expect("a view");
        let (_, m) = view.outcomes.works.measure("M-solar-plant").expect("the measure");
        assert_eq!(m.choice, MeasureChoice::Excluded);
        assert!(m.record.is_some() && m.earliest.is_some() && m.latest.is_some());
    }
    // An emptied field takes its claims back; the rest stays.
    let form = [("choice", "free"), ("earliest", ""), ("latest", "2029"), ("size", "")];
    assert_eq!(site.post("/en/measures/M-solar-plant/set", &form).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    let (_, m) = view.outcomes.works.measure("M-solar-plant").expect("the measure");
    assert_eq!((m.choice, m.earliest), (MeasureChoice::Free, None));
    assert!(m.latest.is_some());
}

#[tokio::test]
async fn a_form_that_is_refused_comes_back_with_what_was_entered() {
    let site = Site::new().await;
    let form = [("choice", "mandatory"), ("earliest", "soon"), ("latest", ""), ("size", "")];
    let answer = site.post("/en/measures/M-solar-plant/set", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("value=\"soon\""), "what was entered stands there");
    assert!(answer.body.contains("field__error"), "and what is wrong with it");
    let view = site.state.view().await.expect("a view");
    let (_, m) = view.outcomes.works.measure("M-solar-plant").expect("the measure");
    assert_eq!((m.choice, m.record), (MeasureChoice::Free, None), "nothing was written");
}

#[tokio::test]
async fn what_has_begun_is_entered_refused_at_its_activity_taken_back_and_withdrawn() {
    let site = Site::sample().await;
    let path = "/en/measures/M-solar-plant";
    let page = site.get(path).await.body;
    let code = page.split("name=\"started.").nth(1).and_then(|rest| rest.split('"').next()).expect("a form");
    let (started, finished) = (format!("started.{code}"), format!("finished.{code}"));
    let begun = async |form: &[(&str, &str)]| site.post(&format!("{path}/actuals"), form).await;
    let count = async || site.state.view().await.expect("a view").programme().actuals.len();
    let refused = [
        (vec![(started.as_str(), "2027-01-01")], "has not come yet"),
        (vec![(started.as_str(), "2026-11-10"), (finished.as_str(), "2026-11-02")], "lies before another"),
        (vec![(started.as_str(), ""), (finished.as_str(), "2026-11-02")], "must not be empty"),
        (vec![(started.as_str(), "soon")], "soon"),
    ];
    for (form, said) in &refused {
        let answer = begun(form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        let row = answer.body.split("id=\"begun-0\"").nth(1).and_then(|rest| rest.split("</tr>").next());
        let row = row.expect("the row of the activity");
        assert!(row.contains("field__error") && row.contains(said), "{form:?}: {row}");
        for (name, value) in form {
            assert!(row.contains(&format!("name=\"{name}\" value=\"{value}\"")), "what was entered stands");
        }
    }
    assert_eq!(count().await, 0, "nothing was taken");

    let answer = begun(&[(&started, "2026-11-10"), (&finished, "")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    {
        let view = site.state.view().await.expect("a view");
        let own = view.programme().actuals.values().next().expect("a row");
        assert_eq!((own.measure.as_str(), own.activity.as_str()), ("M-solar-plant", code));
        let rows = &view.snapshot.rows;
        let row = rows.rows(Kind::Actual).next().expect("a row");
        assert_eq!((row.get("status"), row.get("as_of")), ("reported", "2026-11-22"));
        assert!(!row.get("source").is_empty(), "it has a source");
    }
    let page = site.get(path).await.body;
    assert!(page.contains(&format!("name=\"{started}\" value=\"2026-11-10\"")));
    assert!(page.contains("<details class=\"details\" open>"), "it is open once something has begun");
    let plan = site.get("/en/plan").await.body;
    assert!(
        plan.contains("recorded as begun or done") && plan.contains("href=\"/en/plan/replan\""),
        "{plan}"
    );
    // The same again changes nothing; what is added changes the row.
    begun(&[(&started, "2026-11-10"), (&finished, "2026-11-20")]).await;
    assert_eq!(count().await, 1);
    let answer = begun(&[(&started, ""), (&finished, "")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(count().await, 0, "an emptied row is withdrawn");
    let toast = answer.cookie("toast").expect("a toast");
    let batch = toast.split("%3A").nth(1).expect("a batch").to_owned();
    assert_eq!(site.post(&format!("/en/undo/{batch}"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(count().await, 1, "and can be taken back");
}

#[tokio::test]
async fn search_finds_measures_and_templates() {
    let site = Site::new().await;
    let page = site.get("/en/search?q=photovoltaic").await.body;
    assert!(page.contains("/en/measures/M-solar-plant"));
    assert!(page.contains("/en/library/solar-plant"));
    let page = site.get("/ar/search?q=R-F01").await.body;
    assert!(page.contains("/ar/measures/R-F01"));
}

#[tokio::test]
async fn every_assumed_figure_of_a_measure_stands_among_the_assumptions() {
    let site = Site::new().await;
    let view = site.state.view().await.expect("a view");
    let works = &view.outcomes.works;
    let used: BTreeSet<&str> =
        works.measures().iter().flat_map(|m| &m.parts).map(|part| part.template.as_str()).collect();
    assert!(used.contains("cure-power"), "the site's blocker has its cure");
    let templates = || used.iter().filter_map(|code| works.library.get(code));
    let figures: usize = templates().map(|t| t.figures().len() + usize::from(t.output.is_some())).sum();
    let csv = site.get("/en/assumptions.csv").await.body;
    let rows = csv.lines().count() - 1;
    // The programme's own assumed claims stand beside them; this one has none for works.
    assert_eq!(rows, figures);
    let page = site.get("/en/assumptions").await.body;
    for basis in templates().flat_map(|t| t.bases.values()) {
        let said = Locale::of(Lang::En).text(&basis.why);
        let said = said.replace('&', "&amp;").replace('\'', "&#39;").replace('"', "&quot;");
        assert!(page.contains(&said), "{said}");
    }
}
