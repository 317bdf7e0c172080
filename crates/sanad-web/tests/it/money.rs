//! Money: what each page must say, that sums agree, and that what is asked for stays in the address.

use crate::site::Site;
use axum::http::StatusCode;
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::Shown;
use sanad_outcomes::appraise::indicators::Why;

async fn said_in_both(site: &Site, paths: &[String]) {
    for path in paths {
        for lang in ["ar", "en"] {
            let answer = site.get(&format!("/{lang}/{path}")).await;
            assert_eq!(answer.status, StatusCode::OK, "/{lang}/{path}");
            let missing = answer.body.split('⟦').nth(1).and_then(|m| m.split('⟧').next());
            assert_eq!(missing, None, "/{lang}/{path}: a message is missing");
            assert!(!answer.body.contains("style=\""), "/{lang}/{path}: inline style");
            let bare = crate::provenance::read(&answer.body).bare;
            assert!(bare.is_empty(), "/{lang}/{path}: numbers without a source: {bare:?}");
        }
    }
}

#[tokio::test]
async fn every_page_of_money_answers_in_both_languages_with_a_plan_and_without() {
    let sample = Site::sample().await;
    let view = sample.state.view().await.expect("a view");
    let all = &view.outcomes.money;
    assert!(all.whole.as_ref().is_some_and(|w| w.measures > 0), "the sample has a value");
    let mut paths: Vec<String> =
        ["money", "money?sort=-irr", "money?value=gain&q=zzz", "money?kind=restart&sort=payback"]
            .map(str::to_owned)
            .to_vec();
    paths.extend(view.outcomes.works.measures().iter().map(|m| format!("money/{}", m.code)));
    let keys = view.outcomes.ledger.iter().map(|(key, _)| key);
    let one = keys.filter(|k| k.starts_with("money.") || k.starts_with("measure/R-F24/"));
    paths.extend(one.map(|key| format!("source/calc/{key}")));
    said_in_both(&sample, &paths).await;

    let small = Site::new().await;
    said_in_both(&small, &["money".to_owned(), "money/R-F01".to_owned()]).await;
    assert!(small.get("/en/money").await.body.contains("No value yet"));
    assert!(small.get("/en/money/R-F01").await.body.contains("no value yet"));
    assert_eq!(small.get("/en/money/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_value_of_the_plan_is_the_sum_of_its_measures() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let all = &view.outcomes.money;
    let whole = all.whole.as_ref().expect("a plan");
    let sum: f64 = all.measures.iter().flatten().map(|own| own.npv).sum();
    assert!((whole.npv - sum).abs() < 1.0, "{} {sum}", whole.npv);
    let valued = all.measures.iter().zip(&all.ranges).filter(|(own, _)| own.is_ok());
    let wide: f64 = valued.filter_map(|(_, ranges)| ranges.npv).map(|band| band.high - band.low).sum();
    let own_wide = whole.ranges.npv.map(|band| band.high - band.low).expect("a range");
    assert!(own_wide > 0.0 && own_wide < wide, "a plan is surer than its parts: {own_wide} {wide}");
    let flows: f64 = whole.years.iter().map(|(_, flow)| flow).sum();
    let own: f64 = all.measures.iter().flatten().map(|w| w.flows.iter().sum::<f64>() + w.residual).sum();
    assert!((flows - own).abs() < 1.0, "no flow is lost by year: {flows} {own}");
    let ledger = &view.outcomes.ledger;
    for own in all.measures.iter().flatten() {
        let shares: f64 = own.shares.all().iter().map(|(_, share)| share).sum();
        assert!((shares - 1.0).abs() < 1e-9, "{shares}");
    }
    let entry = ledger.get("money.npv").expect("it is in the ledger");
    assert!(matches!(entry.shown, Shown::Money(low, likely, high, _) if low <= likely && likely <= high));
    assert_eq!(entry.from.len(), whole.measures, "it rests on each measure");
}

#[tokio::test]
async fn what_cannot_be_computed_says_why() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let works = &view.outcomes.works;
    let mut seen = 0;
    for (place, own) in view.outcomes.money.measures.iter().enumerate() {
        let Ok(own) = own else { continue };
        let Err(why) = &own.irr else { continue };
        let page = site.get(&format!("/en/money/{}", works.measures()[place].code)).await.body;
        let said = Locale::of(Lang::En).t(&format!("money-why-{}", why.code()));
        assert!(page.contains(&said), "{}: {said}", works.measures()[place].code);
        seen += 1;
    }
    assert!(seen > 0, "a measure that sells nothing has no rate of return");
    for lang in Lang::ALL {
        for why in [Why::NoSignChange, Why::NoRate, Why::Several(Vec::new()), Why::NeverPaidBack] {
            assert!(Locale::of(*lang).has(&format!("money-why-{}", why.code())), "{lang}: {why:?}");
        }
    }
}

#[tokio::test]
async fn what_if_is_the_address_and_moves_the_value() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let best = view.outcomes.money.measures.iter().enumerate();
    let best = best.filter_map(|(place, own)| Some((place, own.as_ref().ok()?)));
    let (place, _) = best.max_by(|a, b| a.1.npv.total_cmp(&b.1.npv)).expect("a value");
    let code = &view.outcomes.works.measures()[place].code;
    let plain = site.get(&format!("/en/money/{code}")).await.body;
    assert!(plain.contains("Nothing is changed"));
    for question in ["price=80", "used=75", "invest=150", "running=120", "rate=20", "late=24"] {
        let page = site.get(&format!("/en/money/{code}?{question}")).await.body;
        assert!(page.contains("instead of") && page.contains("data-src=\"ui/what-if\""), "{question}");
        let (name, value) = question.split_once('=').expect("a pair");
        let slider = format!("name=\"{name}\"");
        let input = page.split("<input").find(|tag| tag.contains(&slider)).expect("its slider");
        assert!(input.contains(&format!("value=\"{value}\"")), "{question}: the slider stands there");
    }
    let beyond = site.get(&format!("/en/money/{code}?price=9999&late=x")).await;
    assert_eq!(beyond.status, StatusCode::OK, "what no slider can ask is brought within its ends");
}

#[tokio::test]
async fn a_study_is_a_workbook_and_the_list_a_file() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let valued = view.outcomes.money.measures.iter().flatten().count();
    let place = view.outcomes.money.measures.iter().position(Result::is_ok).expect("a value");
    let code = &view.outcomes.works.measures()[place].code;
    for lang in ["ar", "en"] {
        let answer = site.get(&format!("/{lang}/money/{code}/study.xlsx")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.headers.get("content-disposition").is_some());
    }
    let csv = site.get("/en/money.csv").await.body;
    assert_eq!(csv.lines().count(), valued + 1, "a line a measure");
    let api: serde_json::Value = serde_json::from_str(&site.get("/api/money").await.body).expect("JSON");
    let told = api["measures"].as_array().expect("measures");
    assert_eq!(told.iter().filter(|m| m["npv"].is_object()).count(), valued);
    assert!(api["whole"]["npv"]["low"].as_f64() <= api["whole"]["npv"]["high"].as_f64());
}

#[tokio::test]
async fn what_is_sought_is_found_by_the_engine_and_opens_in_what_if() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let best = view.outcomes.money.measures.iter().enumerate();
    let best = best.filter_map(|(place, own)| Some((place, own.as_ref().ok()?)));
    let (place, own) = best.max_by(|a, b| a.1.npv.total_cmp(&b.1.npv)).expect("a value");
    let code = &view.outcomes.works.measures()[place].code;
    let answer = site.get(&format!("/api/money/{code}?seek=price&target=npv%3D0")).await;
    let told: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let price = told["seek"]["result"]["value"].as_f64().expect("the price at which nothing is gained");
    assert!(price < 100.0, "what gains bears a lower price: {price}");
    let change = sanad_outcomes::money::Change { price: price / 100.0, ..Default::default() };
    let came = sanad_outcomes::money::what_if(&own.valid, &change).expect("a value");
    assert!(came.npv.abs() <= 0.5, "{}", came.npv);
    for lang in ["en", "ar"] {
        for (lever, goal) in
            [("price", "npv"), ("used", "irr"), ("invest", "npv"), ("running", "irr"), ("late", "npv")]
        {
            let page = site.get(&format!("/{lang}/money/{code}?seek={lever}&goal={goal}&irr=20")).await;
            assert!(page.body.contains("data-src=\"ui/seek\""), "{lang} {lever} {goal}");
        }
    }
    let page = site.get(&format!("/en/money/{code}?seek=price")).await.body;
    let open = page.split("href=\"").find(|part| part.contains("?price=")).expect("a link");
    let href = open.split('"').next().expect("an address").replace("&amp;", "&");
    let there = site.get(href.split('#').next().expect("a path")).await.body;
    assert!(there.contains("step=\"any\"") && there.contains("instead of"), "{href}");
    // There is none: a return that nothing within the range reaches.
    let none = site.get(&format!("/en/money/{code}?seek=used&goal=irr&irr=900")).await.body;
    assert!(none.contains("There is none between"), "it is said");
}

#[tokio::test]
async fn a_sheet_fits_one_page_for_every_measure_in_both_languages() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    let (p, o) = (&view.snapshot.programme, &view.outcomes);
    let mut paths = Vec::new();
    for (place, own) in o.money.measures.iter().enumerate() {
        let code = &o.works.measures()[place].code;
        for lang in Lang::ALL {
            let sheet = sanad_report::Sheet::new(p, o, place, *lang, None);
            assert_eq!(sheet.is_ok(), own.is_ok(), "{code}");
            let Ok(sheet) = sheet else { continue };
            let room = sheet.room();
            assert!(room <= sanad_report::sheet::SHEET, "{lang} {code}: {room}");
            assert!(sheet.sections.len() >= 5 && sheet.keys.len() == 5, "{lang} {code}");
            assert!(!sheet.html().expect("a file").contains('⟦'), "{lang} {code}: a message is missing");
        }
        if own.is_ok() {
            paths.push(format!("money/{code}/sheet"));
        }
    }
    assert!(!paths.is_empty());
    said_in_both(&site, &paths).await;
}

#[tokio::test]
async fn terms_and_local_content_are_told_with_their_shares() {
    let site = Site::sample().await;
    let view = site.state.view().await.expect("a view");
    for (place, own) in view.outcomes.money.measures.iter().enumerate() {
        let Ok(own) = own else { continue };
        let code = &view.outcomes.works.measures()[place].code;
        let shares: f64 = own.partners.iter().map(|one| one.share).sum();
        assert!((shares - 1.0).abs() < 1e-9, "{code}: {shares}");
        let content = own.origins.content(sanad_outcomes::appraise::file::LocalContent::SimpleValueAdded);
        if let Ok(sides) = content {
            assert!((sides.host + sides.supplier + sides.third - 1.0).abs() < 1e-9, "{code}");
        }
    }
    let by_costs = site.get("/en/money?local=costs").await.body;
    assert!(by_costs.contains("Share of costs: what is paid") && by_costs.contains("Of the costs"));
    let plain = site.get("/en/money").await.body;
    assert!(plain.contains("Simple value added: what is sold"));
}

#[tokio::test]
async fn risk_is_long_work_of_which_three_pages_and_the_measures_tell() {
    let site = Site::sample().await;
    let path = "/en/money/risk?trials=30";
    let begun = site.get(path).await;
    assert!(begun.status == StatusCode::OK && begun.body.contains("aria-busy=\"true\""), "{}", begun.body);
    let asked = site.get("/api/money/risk?trials=30").await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.body);
    // Before there are trials a measure has the range of its figures, afterwards that of the trials.
    let measure = site.get("/en/money/R-F20").await.body;
    assert!(measure.contains("draw every figure that has a range"));
    site.state.rest().await;
    let paths = ["money/risk", "money/risk/sites", "money/risk/causes"].map(|p| format!("{p}?trials=30"));
    said_in_both(&site, &paths).await;
    said_in_both(&site, &["source/calc/money.risk", "money", "money/R-F20"].map(str::to_owned)).await;
    let (page, json) = (site.get(path).await.body, site.get("/api/money/risk?trials=30").await);
    assert_eq!(json.status, StatusCode::OK);
    let json: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
    assert_eq!((&json["trials"], &json["seed"]), (&serde_json::json!(30), &serde_json::json!(1)));
    for id in ["fig-npv", "fig-cost", "fig-last"] {
        assert!(page.contains(&format!("<figure class=\"fig \" id=\"{id}\"")), "{id}");
    }
    let said = page.replace(['\u{2068}', '\u{2069}'], "");
    assert!(said.contains("In eight of ten trials") && !said.contains("aria-busy"), "{said}");
    // Which sort carries how much of the doubt: told of every outcome, and that so few rows say little.
    assert_eq!(json["sobol"]["rows"], 10);
    let causes = site.get("/en/money/risk/causes?trials=30").await.body;
    assert!(causes.contains("Which sort of unknown carries the doubt?") && causes.contains("That is few"));
    // The planned days on the page of sites are those of the plan.
    let view = site.state.view().await.expect("a view");
    let sites = site.get("/en/money/risk/sites?trials=30").await.body;
    let works = view.outcomes.works.works().expect("a plan");
    let (place, _) = view.outcomes.works.measure("R-F20").expect("it is there");
    let day = works.day(works.mark(place).expect("it is planned") - 1);
    assert!(sites.contains(&format!("<time datetime=\"{day}\"")), "{day}");
    let measure = site.get("/en/money/R-F20").await.body.replace(['\u{2068}', '\u{2069}'], "");
    assert!(measure.contains("The ranges are those of"), "{measure}");
    // What trials of the whole plan do not say keeps the range of the measure's own, and is said to be of those.
    assert!(measure.contains("of equity and over doing nothing are of"), "{measure}");
    let json = site.get("/api/money/R-F20").await.body;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    for (key, of) in
        [("npv", "the whole plan"), ("npv_equity", "its own figures"), ("npv_increment", "its own figures")]
    {
        assert_eq!(json[key]["of"], of, "{key}");
        assert_eq!(json[key]["trials"].as_u64().expect("trials") == 400, of == "its own figures", "{key}");
    }
    let all = site.get("/api/money").await.body;
    let all: serde_json::Value = serde_json::from_str(&all).expect("JSON");
    assert_eq!(
        (&all["whole"]["npv"]["of"], &all["whole"]["npv"]["trials"]),
        (&"the whole plan".into(), &30.into())
    );
    // Fewer trials than shares of the doubt can be told of are not made.
    site.get("/en/money/risk/causes?trials=20").await;
    site.state.rest().await;
    let least = site.get("/en/money/risk/causes?trials=24").await.body;
    assert!(!least.contains("aria-busy") && least.contains("That is few"), "{least}");
    assert!(!least.contains("cannot be shared out"));
    // Without a plan there is nothing to draw from.
    let small = Site::new().await;
    small.get("/en/money/risk").await;
    small.state.rest().await;
    assert!(small.get("/en/money/risk").await.body.contains("No trials yet"));
}
