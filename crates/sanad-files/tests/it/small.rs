//! A small programme of two imagined sides, as a folder.

use sanad_model::{Dataset, Id, Kind, Programme};
use sanad_reader::Lexicon;
use std::path::Path;

/// The files of the programme: name and text.
pub(crate) const FILES: &[(&str, &str)] = &[
    (
        "programme.toml",
        "format = 1\ncode = \"test\"\nname_ar = \"برنامج\"\nname_en = \"Programme\"\nplan_start = \"2026-01-04\"\nplan_days = 90\n",
    ),
    (
        "parties.csv",
        "code,name_ar,name_en,kind,parent\nNORTH,الشمال,North,side,\nSOUTH,الجنوب,South,side,\nNAI,الهيئة الشمالية للصناعة,Northern Authority for Industry,authority,NORTH\n",
    ),
    ("offices.csv", "code,name_ar,name_en,party\nS-MIN,وزير الصناعة,Minister of Industry,SOUTH\n"),
    ("sources.csv", "code,kind,title_en,publisher\nS1,press,Report,Gazette\n"),
    (
        "meetings.csv",
        "code,title_ar,title_en,held,parties\nM1,الاجتماع الأول,First meeting,2024-05,NORTH;SOUTH\n",
    ),
    (
        "sites.csv",
        "code,name_ar,name_en,sector\nF01,مصنع الأسمنت,Cement works,cement\nF02,مصنع الغزل,Spinning mill,textiles\n",
    ),
    (
        "items.csv",
        "code,title_ar,title_en,meeting,reported_force,source,parties,fields\nI1,إعادة تشغيل المصانع المتوقفة,Restart the suspended factories,M1,agreed,S1,NORTH;SOUTH,restart\nI2,تدريب الكوادر,Train the cadres,M1,agreed,S1,NORTH,training\nI3,إنشاء لجنة مشتركة,Set up a joint committee,M1,discussed,S1,,committee\n",
    ),
    (
        "claims.csv",
        "record,field,value,source,status,as_of\nitems/I1,owner,NAI,S1,reported,2024-05\nitems/I1,due,2025-03,S1,reported,2024-05\nitems/I2,owner,SOUTH,S1,reported,2024-05\n",
    ),
    ("updates.csv", "item,said_on,said_by,text_en,source\nI1,2024-09-01,NAI,A team was named,S1\n"),
];

pub(crate) fn lexicon() -> Lexicon {
    Lexicon::builtin().expect("the rules that come with the product")
}

/// Identities from a counter.
pub(crate) fn ids(from: u64) -> impl FnMut() -> Id {
    let mut n = 0;
    move || {
        n += 1;
        Id::from_counter(from, n)
    }
}

/// Writes the files into a folder.
pub(crate) fn write(dir: &Path) {
    for (name, text) in FILES {
        std::fs::write(dir.join(name), text).expect("written");
    }
}

/// The rows of the small programme.
pub(crate) fn rows() -> Dataset {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write(dir.path());
    sanad_files::load(dir.path(), &Dataset::default(), &lexicon(), &mut ids(1)).expect("loads").rows
}

/// The programme that rows make.
pub(crate) fn programme(rows: &Dataset) -> Programme {
    Programme::build(rows, &sanad_model::raw::Origins::default()).expect("a whole programme").0
}

/// The identity behind a code.
pub(crate) fn id(rows: &Dataset, kind: Kind, code: &str) -> Id {
    rows.by_code(kind, code).expect("a row with this code").id
}
