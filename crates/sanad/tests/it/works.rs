//! A small programme of works in a folder: three measures of three templates of its own, crews of two
//! sides, one fund, one crane.

use crate::run::Desk;

/// A template of its own: terms, a course, building with the crane, a trial run by those who learnt.
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
code = "terms"
phase = "agree"
name = { ar = "الشروط", en = "Terms" }
after = []
days = [4, 5, 8]
basis = "guess"
crew = [{ skill = "civil", level = 2, count = 1, from = "host" }]
[[activity]]
code = "course"
phase = "train"
name = { ar = "الدورة", en = "Course" }
after = ["terms"]
days = [8, 10, 14]
basis = "guess"
crew = [{ skill = "mechanical", level = 3, count = 1, from = "supplier" }]
teaches = [{ skill = "operation", level = 2, count = 2 }]
[[activity]]
code = "build"
phase = "build"
name = { ar = "البناء", en = "Building" }
after = ["terms"]
days = [15, 20, 30]
basis = "guess"
crew = [{ skill = "mechanical", level = 3, count = 1, from = "supplier" }]
uses = [{ resource = "mobile_crane", amount = 1 }]
cost = [{ name = { ar = "مواد", en = "Materials" }, origin = "host", payer = "host", currency = "LYD", amount = [200000, 300000, 450000], per = "job", at = "start", basis = "guess" }]
fast = { days = 0.7, cost = 1.3, crew = 1 }
[[activity]]
code = "trial"
phase = "operate"
name = { ar = "التجربة", en = "Trial run" }
after = ["build", "course"]
days = [10, 15, 25]
basis = "guess"
crew = [{ skill = "operation", level = 2, count = 1, from = "host" }]
[jobs]
amount = [2, 4, 6]
per = "job"
basis = "guess"
"#;

/// Its files, by name.
const FILES: &[(&str, &str)] = &[
    (
        "programme.toml",
        "format = 1\ncode = \"works\"\nname_ar = \"أعمال\"\nname_en = \"Works\"\nplan_days = 30\nhost = \"H\"\nworks_days = 300\n",
    ),
    ("parties.csv", "code,name_ar,name_en,kind\nS,المورد,Supplier,side\nH,المضيف,Host,side\n"),
    (
        "skills.csv",
        "code,name_ar,name_en\ncivil,مدني,Civil\nmechanical,ميكانيكا,Mechanical\noperation,تشغيل,Operation\ngeology,جيولوجيا,Geology\n",
    ),
    (
        "teams.csv",
        "code,name_ar,name_en,parties,task\nTS,فريق المورد,Team of the supplier,S,works\nTH,فريق المضيف,Team of the host,H,works\n",
    ),
    ("people.csv", "code,team,party,name_ar,name_en\nPS,TS,S,خبراء,Experts\nPH,TH,H,عاملون,Staff\n"),
    ("funds.csv", "code,name_ar,name_en,party,currency\nF,المال,Money,H,LYD\n"),
    ("instalments.csv", "code,fund,due\nF-1,F,2026-12-06\nF-2,F,2027-03-01\n"),
    ("rates.csv", "code,set,from,to,dated\nR,assumed,LYD,USD,2026-11-01\n"),
    ("resources.csv", "code,name_ar,name_en,party,what\nCR,رافعة,Crane,H,mobile_crane\n"),
    ("measures.csv", "code,template,choice\nM-a,a,free\nM-b,b,free\nM-c,c,free\n"),
    (
        "claims.csv",
        "record,field,value,unit,status,basis_ar,basis_en\n\
         people/PS,count,2,persons,assumed,تقدير,An estimate\n\
         people/PS,levels,mechanical:3,,assumed,تقدير,An estimate\n\
         people/PH,count,4,persons,assumed,تقدير,An estimate\n\
         people/PH,levels,civil:2,,assumed,تقدير,An estimate\n\
         instalments/F-1,amount,400000,LYD,assumed,تقدير,An estimate\n\
         instalments/F-2,amount,400000,LYD,assumed,تقدير,An estimate\n\
         rates/R,rate,0.16,,assumed,تقدير,An estimate\n\
         resources/CR,capacity,1,,assumed,تقدير,An estimate\n",
    ),
];

/// A folder with the programme in it.
pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    write(&desk);
    desk
}

/// Writes the programme into the folder `works`.
pub(crate) fn write(desk: &Desk) {
    std::fs::create_dir_all(desk.path("works/library")).expect("a folder");
    for (name, text) in FILES {
        desk.write(&format!("works/{name}"), text);
    }
    for code in ["a", "b", "c"] {
        desk.write(&format!("works/library/{code}.toml"), template(code));
    }
}

/// The text of a template.
pub(crate) fn template(code: &str) -> String {
    TEMPLATE.replace("CODE", code)
}

/// The text of a file.
pub(crate) fn file(name: &str) -> String {
    FILES.iter().find(|(own, _)| *own == name).map(|(_, text)| (*text).to_owned()).unwrap_or_default()
}
