//! Writes every chart on one page, to be looked at while changing them.
//!
//! `gallery OUT.html ASSETS ar|en [light|dark]`, where ASSETS is the address of
//! the folder with the page's style sheets. All data here is made up.

mod plan;

use std::fmt::Write as _;

use sanad_chart::{
    Bar, Bars, ChartTable, Direction, Fit, Frame, Gantt, GanttBar, GanttGroup, GanttLink, GanttMark,
    GanttRow, GanttWords, Label, LatLon, Map, MapPoint, Matrix, MatrixCell, MatrixRow, STYLE, Segment, Shade,
    ShadeKind, Status, StepPoint, Steps, Svg, TimeLine, TimeTick,
};

/// One of two texts.
#[derive(Clone, Copy)]
struct Words {
    ar: bool,
}

impl Words {
    fn of(self, ar: &str, en: &str) -> String {
        if self.ar { ar.to_owned() } else { en.to_owned() }
    }

    fn frame(self, prefix: &str, ar: &str, en: &str) -> Frame {
        Frame::new(prefix, &self.of(ar, en), if self.ar { Direction::Rtl } else { Direction::Ltr })
    }
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, out, assets, lang, rest @ ..] = args.as_slice() else {
        return Err(std::io::Error::other("usage: gallery OUT.html ASSETS ar|en [light|dark]"));
    };
    let w = Words { ar: lang == "ar" };
    let theme = rest.first().map_or("light", String::as_str);
    let charts = [
        (plan::works(w), "fig--wide"),
        (plan::funds(w), "fig--wide"),
        (plan::welders(w), "fig--wide"),
        (plan::power(w), "fig--wide"),
        (plan::window(w), "fig--wide"),
        (plan::pair(w), "fig--wide"),
        (plan::phases(w), ""),
        (gantt(w), "fig--wide"),
        (map(w), ""),
        (bars(w), ""),
        (matrix(w), "fig--wide"),
        (steps(w), ""),
        (spark(w), ""),
    ];
    let mut body = String::new();
    for (svg, class) in &charts {
        let _ = write!(
            body,
            "<figure class=\"fig {class}\"><figcaption>{}</figcaption><div class=\"fig__chart\">{}</div>\
             <details class=\"fig__table\"><summary>{}</summary>{}</details></figure>",
            svg.caption,
            svg.markup,
            w.of("جدول", "Table"),
            table(&svg.table)
        );
    }
    let (dir, title) = (if w.ar { "rtl" } else { "ltr" }, w.of("معرض الرسوم", "Charts"));
    let page = format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\" data-theme=\"{theme}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{assets}/base.css\"><link rel=\"stylesheet\" href=\"{assets}/components.css\">\
         <style>{STYLE}</style><main class=\"page\"><h1>{title}</h1>{body}</main></html>"
    );
    std::fs::write(out, page)
}

fn table(table: &ChartTable) -> String {
    let head: String = table.head.iter().flat_map(|h| ["<th>", h, "</th>"]).collect();
    let mut rows = String::new();
    for row in &table.rows {
        rows.push_str("<tr>");
        for cell in row {
            let class = if cell.numeric { " class=\"num\"" } else { "" };
            let _ = write!(rows, "<td{class}><bdi>{}</bdi></td>", cell.text);
        }
        rows.push_str("</tr>");
    }
    format!("<table class=\"table\"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
}

fn teams(w: Words) -> Vec<GanttGroup> {
    let place = |ar: &str, en: &str, id: &str, day: i64, team: i64| {
        let visit = day + 1 + i64::from(team == 2);
        GanttRow {
            id: id.to_owned(),
            label: Label::new(w.of(ar, en)).href(format!("/sites/{id}")),
            bars: vec![
                GanttBar {
                    from: day,
                    to: visit,
                    segment: Segment::Travel,
                    finish: None,
                    label: Label::new(w.of("انتقال", "Travel")),
                },
                GanttBar {
                    from: visit,
                    to: visit + 5,
                    segment: Segment::Visit,
                    finish: Some((visit + 4, visit + 8)),
                    label: Label::new(w.of("زيارة معاينة", "Survey visit")).src("plan.visit"),
                },
            ],
            note: Some(
                Label::new(format!("{}–{} / 06", visit % 28 + 1, (visit + 4) % 28 + 1)).src("plan.visit"),
            ),
            ..GanttRow::default()
        }
    };
    let mut groups = vec![
        GanttGroup {
            label: Label::new(w.of("الفريق 1: ميكانيكا وكهرباء", "Team 1: mechanical and electrical")),
            rows: vec![
                place("مصنع المواسير، بنغازي (PIP-01)", "Pipe factory, Benghazi (PIP-01)", "a", 3, 1),
                place("مصنع الإسمنت، درنة", "Cement plant, Derna", "b", 12, 1),
                place("مجمع الحديد والصلب، مصراتة", "Iron and steel complex, Misrata", "c", 24, 2),
                place(
                    "مصنع الجرارات",
                    "Tractor factory with a rather long official name, Tajoura",
                    "d",
                    78,
                    2,
                ),
            ],
        },
        GanttGroup {
            label: Label::new(w.of("الفريق 2: مياه وطاقة", "Team 2: water and energy")),
            rows: vec![
                place("مصنع النسيج، جنزور", "Textile mill, Janzour", "e", 5, 2),
                place("مصنع الأسمدة، البريقة", "Fertiliser plant, Brega", "f", 40, 2),
            ],
        },
    ];
    if let Some(row) = groups.get_mut(1).and_then(|g| g.rows.get_mut(1)) {
        row.marks.push(GanttMark {
            at: Some(62),
            range: Some((56, 74)),
            label: Label::new(w.of("عودة إلى التشغيل", "Restart")),
            ..GanttMark::default()
        });
        row.note =
            Some(Label::new(w.of("تشغيل بين 56 و74", "restart between 56 and 74")).src("plan.restart.f"));
    }
    groups
}

fn gantt(w: Words) -> Svg {
    let groups = teams(w);
    let weeks =
        (0..90).step_by(7).map(|at| TimeTick::new(at, format!("{:02}/{:02}", at % 30 + 1, 6 + at / 30)));
    let off = (4..90).step_by(7).map(|from| Shade {
        from,
        to: from + 2,
        kind: ShadeKind::Off,
        title: w.of("عطلة أسبوعية", "weekend"),
    });
    let reduced = Shade {
        from: 28,
        to: 52,
        kind: ShadeKind::Reduced,
        title: w.of("ساعات مخفضة: رمضان", "reduced hours: Ramadan"),
    };
    Gantt {
        frame: w
            .frame(
                "g1",
                "يزور فريقان ستة مواقع في تسعين يومًا؛ يعلّم الشعيران أقرب موعد للانتهاء وأبعده.",
                "Two teams visit six sites in ninety days; whiskers mark the earliest and latest finish.",
            )
            .width(1080.0),
        from: 0,
        to: 90,
        major: vec![
            TimeTick::new(0, w.of("يونيو 2026", "June 2026")),
            TimeTick::new(30, w.of("يوليو 2026", "July 2026")),
            TimeTick::new(61, w.of("أغسطس 2026", "August 2026")),
        ],
        minor: weeks.collect(),
        shades: off.chain([reduced]).collect(),
        lines: vec![
            TimeLine { at: 9, label: Label::new(w.of("اليوم", "Today")), today: true },
            TimeLine {
                at: 70, label: Label::new(w.of("الاجتماع القادم", "Next meeting")), today: false
            },
        ],
        groups,
        links: vec![
            GanttLink { from: "a".into(), to: "b".into(), ..GanttLink::default() },
            GanttLink { from: "c".into(), to: "f".into(), ..GanttLink::default() },
            GanttLink { from: "d".into(), to: "e".into(), ..GanttLink::default() },
        ],
        label_width: 230.0,
        words: GanttWords {
            row: w.of("الموقع", "Site"),
            what: w.of("النشاط", "Activity"),
            from: w.of("من", "From"),
            to: w.of("إلى", "To"),
            range: w.of("مدى الانتهاء", "Finish range"),
        },
    }
    .build(|tick| format!("2026-{:02}-{:02}", 6 + tick / 30, tick % 30 + 1))
}

fn map(w: Words) -> Svg {
    let rings = include_str!("../../../../programmes/egypt-libya/outline.csv")
        .split(['"', ' ', '\n'])
        .filter_map(|pair| pair.split_once(','))
        .filter_map(|(lat, lon)| Some(LatLon { lat: lat.parse().ok()?, lon: lon.parse().ok()? }))
        .collect();
    let point = |ar: &str, en: &str, lat: f64, lon: f64, status: Status| MapPoint {
        at: Some(LatLon { lat, lon }),
        label: Label::new(w.of(ar, en)).href("/sites/x"),
        status,
        status_word: status.class().to_owned(),
        named: true,
        place: Label::new(format!("{lat:.1}, {lon:.1}")).src("sites.x.at"),
    };
    Map {
        frame: w
            .frame(
                "m1",
                "ثلاثة من عشرة مواقع متوقفة لم تُعاين بعد.",
                "Three of ten suspended sites have not been surveyed yet.",
            )
            .width(440.0),
        rings: vec![rings],
        points: vec![
            point("طرابلس", "Tripoli", 32.89, 13.19, Status::Late),
            point("تاجوراء", "Tajoura", 32.88, 13.34, Status::Planned),
            point("جنزور", "Janzour", 32.82, 13.01, Status::Unknown),
            point("مصراتة", "Misrata", 32.38, 15.09, Status::Verified),
            point("مصراتة 2", "Misrata 2", 32.38, 15.09, Status::Planned),
            point("بنغازي", "Benghazi", 32.12, 20.07, Status::AtRisk),
            point("بنغازي 2", "Benghazi 2", 32.12, 20.07, Status::AtRisk),
            point("درنة", "Derna", 32.77, 22.64, Status::Unknown),
            point("سبها", "Sebha", 27.04, 14.43, Status::Unknown),
            point("البريقة", "Brega", 30.41, 19.58, Status::Planned),
        ],
        head: [w.of("الموقع", "Site"), w.of("الحالة", "State"), w.of("المكان", "Place")],
    }
    .build()
}

fn bars(w: Words) -> Svg {
    let bar = |ar: &str, en: &str, value: f64, current: bool, rest: bool| Bar {
        label: Label::new(w.of(ar, en)).href(format!("?blocker={en}")),
        value,
        shown: Label::new(format!("{value}")).src("count.blockers"),
        current,
        rest,
    };
    Bars {
        frame: w
            .frame(
                "b1",
                "أكثر ما يُذكر من أسباب التوقف: قطع الغيار.",
                "The cause named most often is spare parts.",
            )
            .width(360.0),
        head: [w.of("السبب", "Blocker"), w.of("عدد المواقع", "Sites")],
        bars: vec![
            bar("قطع الغيار", "Spare parts", 14.0, true, false),
            bar("الكهرباء", "Power", 11.0, false, false),
            bar("التمويل", "Money", 9.0, false, false),
            bar("المدخلات والمواد الخام", "Inputs and raw materials", 4.0, false, false),
            bar("الأمن", "Security", 2.0, false, false),
            bar("لم يُسجَّل بعد", "Not recorded yet", 17.0, false, true),
        ],
    }
    .build()
}

fn matrix(w: Words) -> Svg {
    let suppliers = [
        ("مصنع الإلكترونيات", "Electronics Factory"),
        ("مصنع قادر", "Kader Factory"),
        ("الشركة العربية للطاقة المتجددة (ARECO)", "Renewable Energy Company (ARECO)"),
        ("مصنع المحركات", "Engine Factory"),
        ("أكاديمية التدريب", "Training Academy"),
    ];
    let row = |ar: &str, en: &str, fits: &[(usize, Fit, u8)]| MatrixRow {
        label: Label::new(w.of(ar, en)).href("/needs/1"),
        cells: fits
            .iter()
            .map(|&(column, fit, n)| MatrixCell {
                column,
                fit,
                label: Label::new(n.to_string()).src("fits").href("/capabilities?need=1"),
                title: format!("{} × {n}", w.of(ar, en)),
            })
            .collect(),
        note: None,
        gap: fits.is_empty().then(|| Label::new(w.of("لا مورّد مسجَّل", "No supplier recorded"))),
    };
    Matrix {
        frame: w.frame(
            "x1",
            "حاجة واحدة من خمس لا مورّد مسجَّل لها.",
            "One need of five has no recorded supplier.",
        ),
        corner: w.of("الحاجة", "Need"),
        columns: suppliers.iter().map(|&(ar, en)| Label::new(w.of(ar, en)).href("/suppliers/1")).collect(),
        rows: vec![
            row(
                "قطع غيار بالهندسة العكسية",
                "Spare parts by reverse engineering",
                &[(3, Fit::Yes, 3), (1, Fit::Maybe, 1)],
            ),
            row("طاقة شمسية", "Solar power", &[(2, Fit::Yes, 4)]),
            row("حرّاقات أفران الإسمنت", "Kiln burners for cement", &[]),
            row("تدريب مشغّلي CNC", "Training of CNC operators", &[(4, Fit::Yes, 2), (3, Fit::Maybe, 1)]),
            row("إنارة LED", "LED lighting", &[(0, Fit::Yes, 2)]),
        ],
    }
    .build()
}

fn history(w: Words, prefix: &str, width: f64, height: f64) -> Svg {
    let said = [(0, 60), (30, 90), (55, 90), (80, 150)];
    let date = |t: i64| format!("2026-{:02}-{:02}", 1 + t / 30, t % 30 + 1);
    Steps {
        frame: w
            .frame(
                prefix,
                "تأخر الموعد مرتين، تسعين يومًا في المجموع.",
                "The date has moved twice, ninety days in all.",
            )
            .width(width),
        height,
        now: Some(110),
        points: said
            .iter()
            .map(|&(at, due)| StepPoint {
                said_at: at,
                due: Some(due),
                said_label: Label::new(date(at)),
                due_label: Label::new(date(due)).src("items.x.due"),
            })
            .collect(),
        across: (0..120).step_by(30).map(|t| TimeTick::new(t, date(t))).collect(),
        up: [60, 90, 120, 150].map(|t| TimeTick::new(t, date(t))).to_vec(),
        status: Status::AtRisk,
        head: [w.of("قيل في", "Said on"), w.of("الموعد", "Date said")],
    }
    .build()
}

fn steps(w: Words) -> Svg {
    history(w, "s1", 440.0, 180.0)
}

fn spark(w: Words) -> Svg {
    history(w, "s2", 220.0, 36.0)
}
