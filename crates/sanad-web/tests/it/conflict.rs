//! Why there is no plan: each change that cures it opens a plan in which it is cured.

use crate::provenance::read;
use crate::site::Site;
use axum::http::StatusCode;

/// Two measures that must be, each for 300,000 out of one fund into which `SECOND` comes late.
const FILES: &[(&str, &str)] = &[
    (
        "programme.toml",
        "format = 1\ncode = \"works\"\nname_ar = \"أعمال\"\nname_en = \"Works\"\nplan_days = 30\nhost = \"H\"\nworks_days = 300\n",
    ),
    ("parties.csv", "code,name_ar,name_en,kind\nH,المضيف,Host,side\nS,المورد,Supplier,side\n"),
    ("skills.csv", "code,name_ar,name_en\ncivil,مدني,Civil\n"),
    ("teams.csv", "code,name_ar,name_en,parties,task\nTH,فريق,Team,H,works\n"),
    ("people.csv", "code,team,party,name_ar,name_en\nPH,TH,H,عاملون,Staff\n"),
    ("funds.csv", "code,name_ar,name_en,party,currency\nF,المال,Money,H,LYD\n"),
    ("instalments.csv", "code,fund,due\nF-1,F,2026-12-06\nF-2,F,2027-08-01\n"),
    ("rates.csv", "code,set,from,to,dated\nR,assumed,LYD,USD,2026-11-01\n"),
    ("measures.csv", "code,template,choice\nM-a,a,mandatory\nM-b,b,mandatory\n"),
    (
        "claims.csv",
        "record,field,value,unit,status,basis_ar,basis_en\n\
         people/PH,count,4,persons,assumed,تقدير,An estimate\n\
         people/PH,levels,civil:2,,assumed,تقدير,An estimate\n\
         instalments/F-1,amount,400000,LYD,assumed,تقدير,An estimate\n\
         instalments/F-2,amount,500000,LYD,assumed,تقدير,An estimate\n\
         rates/R,rate,0.16,,assumed,تقدير,An estimate\n\
         measures/M-a,latest,2027-04-01,,assumed,تقدير,An estimate\n\
         measures/M-b,latest,2027-04-01,,assumed,تقدير,An estimate\n",
    ),
];

const TEMPLATE: &str = r#"code = "CODE"
kind = "pilot"
fields = ["innovation"]
scope = "items"
name = { ar = "تجربة CODE", en = "Trial CODE" }
what = { ar = "تجربة.", en = "A trial." }
gives = { ar = "خبرة.", en = "Experience." }
[basis.guess]
ar = "تقدير."
en = "An estimate."
[[activity]]
code = "build"
phase = "build"
name = { ar = "البناء", en = "Building" }
after = []
days = [15, 20, 30]
basis = "guess"
crew = [{ skill = "civil", level = 2, count = 1, from = "host" }]
cost = [{ name = { ar = "مواد", en = "Materials" }, origin = "host", payer = "host", currency = "LYD", amount = [200000, 300000, 450000], per = "job", at = "start", basis = "guess" }]
[jobs]
amount = [2, 4, 6]
per = "job"
basis = "guess"
"#;

async fn site(change: &dyn Fn(&str, &str) -> String) -> Site {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir_all(folder.path().join("library")).expect("a folder");
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), change(name, text)).expect("written");
    }
    for code in ["a", "b"] {
        let text = TEMPLATE.replace("CODE", code);
        std::fs::write(folder.path().join(format!("library/{code}.toml")), text).expect("written");
    }
    Site::folder(folder.path()).await
}

/// A page that stands, once its work is done, with a source for every number.
async fn done(site: &Site, path: &str) -> String {
    site.get(path).await;
    site.state.rest().await;
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(!answer.body.contains('⟦'), "{path}: {}", answer.body);
    let bare = read(&answer.body).bare;
    assert!(bare.is_empty(), "{path}: numbers without a source: {bare:?}");
    answer.body
}

fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

fn cures(html: &str) -> Vec<String> {
    let links = read(html).links;
    let mut all: Vec<String> = links.into_iter().filter(|href| href.contains("compare?b=")).collect();
    all.dedup();
    all
}

#[tokio::test]
async fn each_cure_opens_a_plan_in_which_it_is_cured() {
    let site = site(&|_, text| text.to_owned()).await;
    for (lang, told, can) in [
        ("en", ["must be carried out", "comes only on"], "The second plan can be made and passed its check"),
        ("ar", ["لا بد من تنفيذه", "لا ترد إلا في"], "يمكن وضع الخطة الثانية"),
    ] {
        let html = done(&site, &format!("/{lang}/plan")).await;
        for words in told {
            assert!(html.contains(words), "{words}: {html}");
        }
        let all = cures(&html);
        for part in ["free%3AM-a", "free%3AM-b", "later%3AM-a%2Fbuild", "later%3AM-b%2Fbuild", "fund%3AF"] {
            let part = part.replace('%', "%25");
            let there = all.iter().any(|href| href.contains(&part));
            assert!(there, "{part} in {all:?}");
        }
        for href in &all {
            let html = done(&site, href).await;
            assert!(html.contains(can), "{href}: {html}");
            assert!(!html.contains("notice--warn"), "{href}: nothing was passed over");
        }
    }
    let json = site.get("/api/plan/conflict").await;
    let json: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
    assert_eq!((&json["possible"], &json["minimal"]), (&"never".into(), &true.into()), "{json}");
    let fund = json["facts"].as_array().expect("facts").iter().find(|own| own["fact"] == "fund");
    let said = plain(fund.expect("the fund")["said"]["en"].as_str().expect("words"));
    // The second building cannot be paid before the instalment of August.
    assert!(
        said.contains("400 thousand") && said.contains("500 thousand") && said.contains("1 August 2027"),
        "{said}"
    );
    assert!(json["cures"].as_array().expect("cures").iter().all(|own| own["scenario"].is_string()), "{json}");
    // The page of a measure begins with the least of them: a date moved, though leaving a measure out is
    // a single change too and belongs to the first fact.
    let least = json["cures"][0]["scenario"].as_str().expect("a scenario");
    assert!(least.contains("later"), "{json}");
    for (lang, words) in [("en", "The least change found"), ("ar", "أقل ما وُجد من تغيير")] {
        let html = done(&site, &format!("/{lang}/why/M-a")).await;
        let place = |what: &str| html.find(what).unwrap_or_else(|| panic!("{what}: {html}"));
        assert!(place(words) < place("id=\"reasons\"") && place(words) < place("id=\"conflict\""), "{html}");
        // The button right after the words; each cure's link was opened above.
        let button = html[place(words)..].split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert!(button.expect("a link").contains("compare?b=ease%3Dlater%253AM-a"), "{button:?}");
    }
}

#[tokio::test]
async fn without_what_can_be_changed_it_is_said() {
    // Nothing is planned: no page speaks of a conflict.
    let none = site(&|name, text| match name {
        "measures.csv" => "code,template,choice\n".to_owned(),
        "claims.csv" => {
            text.lines().filter(|line| !line.starts_with("measures/")).collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    })
    .await;
    let html = done(&none, "/en/plan").await;
    assert!(html.contains("There is nothing to plan") && !html.contains("id=\"conflict\""), "{html}");
    // Everything is impossible: both have no money and no time; each fact of the one told is cured
    // together with the other, and the plan opens.
    let never = site(&|name, text| match name {
        "claims.csv" => text.replace("2027-04-01", "2026-12-08"),
        _ => text.to_owned(),
    })
    .await;
    let html = done(&never, "/en/plan").await;
    assert!(html.contains("cannot hold together"), "{html}");
    let all = cures(&html);
    assert!(!all.is_empty(), "{html}");
    let html = done(&never, &all[0]).await;
    assert!(html.contains("The second plan can be made"), "{html}");
}
