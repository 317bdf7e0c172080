//! The two sides with their authorities and offices, their calendars, skills and teams.

use super::names::both;
use super::{Maker, PLAN_START, Said};
use jiff::ToSpan as _;
use sanad_model::{Id, Kind};

/// Who takes part.
pub(super) struct Parties {
    /// The authorities of each side.
    pub(super) of_side: [Vec<Id>; 2],
    /// An office of each side.
    pub(super) office: [Id; 2],
    pub(super) sides: [Id; 2],
}

pub(super) fn parties(m: &mut Maker) -> Parties {
    let sides = [("north", "الجانب الأول", "First side"), ("south", "الجانب الثاني", "Second side")];
    let made = sides.map(|(code, ar, en)| {
        let row = m.named(code, &both((ar, en))).with("kind", "side");
        let side = m.put(Kind::Party, row);
        let kinds = ["authority", "authority", "organisation", "company"];
        let authorities: Vec<Id> = (1..)
            .zip(kinds)
            .map(|(n, kind)| {
                let name = (format!("{ar}: الجهة {n}"), format!("{en}: authority {n}"));
                let row = m.named(format!("{code}-{n}"), &name).with("kind", kind);
                m.put(Kind::Party, row.with("parent", side.to_string()))
            })
            .collect();
        let name = (format!("{ar}: مكتب المتابعة"), format!("{en}: follow-up office"));
        let row = m.named(format!("{code}-office"), &name).with("party", authorities[0].to_string());
        let office = m.put(Kind::Office, row);
        (side, authorities, office)
    });
    let [(a, of_a, office_a), (b, of_b, office_b)] = made;
    Parties { of_side: [of_a, of_b], office: [office_a, office_b], sides: [a, b] }
}

/// The skills that the surveys and the templates of the library ask for.
pub(super) const SKILLS: &[(&str, &str, &str)] = &[
    ("process", "العمليات الصناعية", "Industrial processes"),
    ("mechanical", "الأعمال الميكانيكية", "Mechanical works"),
    ("electrical", "الأنظمة الكهربائية", "Electrical systems"),
    ("environment", "البيئة والسلامة", "Environment and safety"),
    ("security_access", "تصاريح الدخول", "Access and clearance"),
    ("civil", "الأعمال المدنية", "Civil works"),
    ("commercial", "التعاقد", "Contracting"),
    ("commissioning", "التشغيل التجريبي", "Commissioning"),
    ("control", "التحكم", "Control"),
    ("design", "التصميم", "Design"),
    ("finance", "التمويل", "Finance"),
    ("geology", "الجيولوجيا", "Geology"),
    ("hse", "السلامة المهنية", "Safety at work"),
    ("infosec", "أمن المعلومات", "Information security"),
    ("networks", "الشبكات", "Networks"),
    ("operation", "التشغيل", "Operation"),
    ("quality", "الجودة", "Quality"),
    ("solar", "الطاقة الشمسية", "Solar energy"),
    ("teaching", "التدريب", "Teaching"),
    ("water", "المياه", "Water"),
];

/// Calendars of both sides, skills, teams with their people, and what a plan of visits needs.
pub(super) fn teams(m: &mut Maker, parties: &Parties) {
    for (code, ar, en) in SKILLS {
        let row = m.named(*code, &both((ar, en)));
        m.put(Kind::Skill, row);
    }
    for (n, (side, weekend)) in parties.sides.iter().zip(["fri;sat", "fri"]).enumerate() {
        let name = (format!("تقويم الجانب {}", n + 1), format!("Calendar of side {}", n + 1));
        let row = m.named(format!("CAL-{}", n + 1), &name);
        let calendar = m.put(Kind::Calendar, row.with("party", side.to_string()).with("weekend", weekend));
        let minutes = Said { unit: "min", ..Said::assumed("480") };
        m.claim(Kind::Calendar, calendar, "day_minutes", minutes);
        for (first, last, kind, ar, en) in [
            (20_i32, 22_i32, "holiday", "عطلة", "Holiday"),
            (40, 69, "reduced", "دوام مخفف", "Reduced hours"),
        ] {
            let day = |d: i32| PLAN_START.checked_add(d.days()).unwrap_or(PLAN_START).to_string();
            let mut row = m
                .row()
                .with("calendar", calendar.to_string())
                .with("first", day(first))
                .with("last", day(last))
                .with("kind", kind)
                .with("name_ar", ar)
                .with("name_en", en)
                .with("status", "assumed")
                .with("basis_ar", "افتراض")
                .with("basis_en", "Assumption")
                .with("original", "ar")
                .with("translation", "draft");
            if kind == "reduced" {
                row.set("minutes", "360".to_owned());
            }
            m.put(Kind::CalendarDay, row);
        }
    }
    for n in 1..=m.size.teams() {
        let name = (format!("فريق المسح {n}"), format!("Survey team {n}"));
        let sides = format!("{};{}", parties.sides[0], parties.sides[1]);
        let row = m.named(format!("T{n}"), &name).with("parties", sides);
        let team = m.put(Kind::Team, row);
        let base = super::register::somewhere(m);
        m.claim(Kind::Team, team, "base", Said::assumed(base));
        for (side, levels) in
            [(0, "process:3;mechanical:3;electrical:3"), (1, "environment:3;security_access:2")]
        {
            let name = (format!("مهندسون، الفريق {n}"), format!("Engineers of team {n}"));
            let row = m
                .named(format!("T{n}-{side}"), &name)
                .with("team", team.to_string())
                .with("party", parties.of_side[side][0].to_string());
            let pool = m.put(Kind::People, row);
            let count = Said { unit: "persons", ..Said::assumed("2") };
            m.claim(Kind::People, pool, "count", count);
            m.claim(Kind::People, pool, "levels", Said::assumed(levels));
        }
    }
    for (code, value, unit, ar, en) in [
        ("plan-travel-speed", "70", "km/h", "متوسط سرعة التنقل", "Average travel speed"),
        ("plan-road-factor", "1.3", "ratio", "نسبة الطريق إلى الخط المستقيم", "Road over straight line"),
        ("plan-drive-minutes", "480", "min", "أقصى مدة سير في اليوم", "Longest driving time in a day"),
        ("plan-survey-minutes", "960", "min", "مدة مسح الموقع", "Time to survey a site"),
    ] {
        let row = m.named(code, &both((ar, en))).with("topic", "planning");
        let indicator = m.put(Kind::Indicator, row);
        m.claim(Kind::Indicator, indicator, "value", Said { unit, ..Said::assumed(value) });
    }
}
