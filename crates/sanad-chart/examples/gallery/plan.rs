//! The charts of a plan of works: the works, what is scarce under them, and
//! two plans side by side. All data here is made up.

use sanad_chart::{
    Fold, Gantt, GanttBar, GanttGroup, GanttLink, GanttMark, GanttRow, GanttWords, Label, LinkKind, MarkKind,
    Pair, PairEnd, PairRow, PairWords, Profile, ProfileWords, Segment, Status, Stretch, Svg, TimeLine,
    TimeTick,
};

use crate::Words;

const WIDTH: f64 = 1080.0;
const LABELS: f64 = 230.0;
const DAYS: i64 = 540;

/// A day of months of thirty days from January 2027.
fn date(tick: i64) -> String {
    let month = tick.div_euclid(30);
    format!("{}-{:02}-{:02}", 2027 + month.div_euclid(12), month.rem_euclid(12) + 1, tick.rem_euclid(30) + 1)
}

fn quarters(w: Words) -> Vec<TimeTick> {
    (0..DAYS)
        .step_by(90)
        .map(|at| {
            let (year, quarter) = (2027 + at / 360, at % 360 / 90 + 1);
            TimeTick::new(
                at,
                w.of(&format!("الربع {quarter}، {year}"), &format!("Quarter {quarter}, {year}")),
            )
        })
        .collect()
}

fn months() -> Vec<TimeTick> {
    (0..DAYS).step_by(30).map(|at| TimeTick::new(at, (at / 30 % 12 + 1).to_string())).collect()
}

fn work(w: Words, id: &str, ar: &str, en: &str, days: (i64, i64), high: i64, critical: bool) -> GanttRow {
    GanttRow {
        id: id.to_owned(),
        label: Label::new(w.of(ar, en)).href(format!("/measures/{id}")),
        bars: vec![GanttBar {
            from: days.0,
            to: days.1,
            segment: Segment::Work(Status::Planned),
            finish: Some((days.1 - (high - days.1) / 2, high)),
            label: Label::new(w.of("عمل", "Work")).src(format!("calc/measure/{id}")),
        }],
        depth: 1,
        critical: critical.then(|| w.of("يحدد الموعد", "sets the date")),
        ..GanttRow::default()
    }
}

/// A site: from its first to its last day, its restart, the date agreed.
fn site(
    w: Words,
    names: (&str, &str),
    fold: Fold,
    span: (i64, i64),
    high: i64,
    due: Option<i64>,
) -> GanttRow {
    let words = match fold {
        Fold::Closed => w.of("أظهر الأعمال", "show the works"),
        _ => w.of("أخفِ الأعمال", "hide the works"),
    };
    let restart = GanttMark {
        at: Some(span.1),
        range: Some((span.1 - 10, high)),
        label: Label::new(w.of("عودة إلى التشغيل", "Restart")),
        ..GanttMark::default()
    };
    let agreed = due.map(|at| GanttMark {
        at: Some(at),
        kind: MarkKind::Due,
        label: Label::new(w.of("الموعد المتفق عليه", "Agreed date")),
        ..GanttMark::default()
    });
    GanttRow {
        bars: vec![GanttBar {
            from: span.0,
            to: span.1,
            segment: Segment::Summary,
            label: Label::new(w.of("كل الأعمال", "All works")),
            ..GanttBar::default()
        }],
        marks: agreed.into_iter().chain([restart]).collect(),
        note: Some(Label::new(format!("{} – {}", date(span.1 - 10), date(high))).src("calc/site/restart")),
        ..GanttRow::heading(Label::new(w.of(names.0, names.1)).href("?open=site"), fold, words)
    }
}

/// A site that nobody has surveyed: ranges alone.
fn unsurveyed(w: Words) -> Vec<GanttRow> {
    let head = GanttRow {
        bars: vec![GanttBar {
            from: 40,
            to: 430,
            segment: Segment::Range,
            label: Label::new(w.of("مدى الأعمال قبل المعاينة", "Range of the works before a survey")),
            ..GanttBar::default()
        }],
        marks: vec![GanttMark {
            at: None,
            range: Some((300, 470)),
            label: Label::new(w.of("مدى العودة إلى التشغيل", "Range of the restart")),
            ..GanttMark::default()
        }],
        ..GanttRow::heading(
            Label::new(w.of("مصنع الأسمدة، البريقة", "Fertiliser plant, Brega")).href("?open="),
            Fold::Open,
            w.of("أخفِ الأعمال", "hide the works"),
        )
    };
    let survey = GanttRow {
        critical: None,
        ..work(w, "s1", "بعثة المعاينة", "Survey mission", (40, 62), 75, false)
    };
    let range = GanttRow {
        id: "s2".to_owned(),
        label: Label::new(w.of("أعمال لم تُحصر بعد", "Works not counted yet")).href("/measures/s2"),
        bars: vec![GanttBar {
            from: 60,
            to: 430,
            segment: Segment::Range,
            label: Label::new(w.of("مدى", "Range")),
            ..GanttBar::default()
        }],
        depth: 1,
        ..GanttRow::default()
    };
    vec![head, survey, range]
}

fn rows(w: Words) -> Vec<GanttGroup> {
    let group = |rows| GanttGroup { label: Label::default(), rows };
    let pipes = ("مصنع المواسير، بنغازي", "Pipe factory, Benghazi");
    let cement = ("مصنع الإسمنت، درنة", "Cement plant, Derna");
    let textile = ("مصنع النسيج، جنزور", "Textile mill, Janzour");
    vec![
        group(vec![
            site(w, pipes, Fold::Open, (20, 330), 372, Some(300)),
            work(w, "p1", "معاينة تفصيلية", "Detailed survey", (20, 45), 52, true),
            work(
                w,
                "p2",
                "قطع غيار بالهندسة العكسية",
                "Spare parts by reverse engineering",
                (60, 170),
                190,
                true,
            ),
            work(w, "p3", "خط كهرباء 11 كيلوفولت", "Power line, 11 kV", (50, 140), 165, false),
            work(w, "p4", "تركيب واختبار", "Fitting and tests", (170, 290), 320, true),
            work(w, "p5", "تدريب المشغلين", "Training of operators", (180, 300), 310, false),
            work(w, "p6", "تشغيل تجريبي", "Trial running", (300, 330), 372, true),
        ]),
        group(vec![site(w, cement, Fold::Closed, (70, 410), 470, Some(450))]),
        group(vec![site(w, textile, Fold::Closed, (120, 500), 580, None)]),
        group(unsurveyed(w)),
    ]
}

fn link(from: &str, to: &str, kind: LinkKind, critical: bool) -> GanttLink {
    GanttLink { from: from.into(), to: to.into(), kind, critical }
}

fn gantt(w: Words, prefix: &str, words: (&str, &str), from: i64, to: i64) -> Gantt {
    Gantt {
        frame: w.frame(prefix, words.0, words.1).width(WIDTH),
        from,
        to,
        major: quarters(w),
        minor: months(),
        shades: Vec::new(),
        lines: vec![TimeLine { at: 34, label: Label::new(w.of("اليوم", "Today")), today: true }],
        groups: rows(w),
        links: vec![
            link("p1", "p2", LinkKind::FinishStart, true),
            link("p1", "p3", LinkKind::FinishStart, false),
            link("p2", "p4", LinkKind::FinishStart, true),
            link("p4", "p5", LinkKind::StartStart, false),
            link("p4", "p6", LinkKind::FinishStart, true),
            link("p5", "p6", LinkKind::FinishFinish, false),
            link("s1", "s2", LinkKind::FinishStart, false),
        ],
        label_width: LABELS,
        words: GanttWords {
            row: w.of("الموقع أو العمل", "Site or work"),
            what: w.of("ما هو", "What"),
            from: w.of("من", "From"),
            to: w.of("إلى", "To"),
            range: w.of("المدى", "Range"),
        },
    }
}

pub(crate) fn works(w: Words) -> Svg {
    let words = (
        "تعود ثلاثة مواقع إلى التشغيل بين نوفمبر 2027 وصيف 2028؛ وتحدد قطع الغيار موعد أولها.",
        "Three sites restart between November 2027 and summer 2028; spare parts set the date of the first.",
    );
    gantt(w, "pw", words, 0, DAYS).build(date)
}

pub(crate) fn window(w: Words) -> Svg {
    let words = (
        "الربع الثاني وحده؛ تشير الأسهم عند الحافتين إلى ما يمتد خارجه.",
        "The second quarter alone; arrows at the edges say that there is more.",
    );
    gantt(w, "pz", words, 90, 180).build(date)
}

fn profile(w: Words, prefix: &str, words: (&str, &str), label: Label, stretches: Vec<Stretch>) -> Profile {
    Profile {
        frame: w.frame(prefix, words.0, words.1).width(WIDTH),
        from: 0,
        to: DAYS,
        major: quarters(w),
        dated: false,
        lines: vec![TimeLine { at: 34, label: Label::default(), today: true }],
        label_width: LABELS,
        height: Profile::HEIGHT,
        label,
        stretches,
        words: ProfileWords {
            from: w.of("من", "From"),
            to: w.of("إلى", "To"),
            used: w.of("المستخدم", "Used"),
            range: w.of("المدى", "Range"),
            there_is: w.of("المتاح", "There is"),
            binds: w.of("يؤخر الخطة", "Holds the plan back"),
            yes: w.of("نعم", "yes"),
            no: w.of("لا", "no"),
        },
    }
}

pub(crate) fn funds(w: Words) -> Svg {
    let stretches = (0..18)
        .map(|month| {
            let there =
                [2.0, 2.0, 2.0, 5.0, 5.0, 5.0, 9.0, 9.0, 9.0][usize::try_from(month).unwrap_or(0).min(8)];
            let used = (month as f64 + 0.8).min(there).min(8.2);
            Stretch {
                from: month * 30,
                to: month * 30 + 30,
                used,
                there_is: Some(there),
                band: Some((used * 0.85, (used * 1.2).min(there))),
                binds: used >= there,
                src: Some("calc/fund".to_owned()),
            }
        })
        .collect();
    let words = (
        "تبلغ المصروفات كل ما ورد من تمويل قبل الدفعة الثانية وقبل الثالثة.",
        "What is spent reaches what has come in before the second and the third instalment.",
    );
    let label =
        Label::new(w.of("التمويل المتراكم، مليون دينار", "Funds so far, million dinars")).href("/funds");
    let chart = Profile { dated: true, ..profile(w, "pf", words, label, stretches) };
    chart.build(date, |v| format!("{v:.1}"))
}

pub(crate) fn welders(w: Words) -> Svg {
    let used = [
        (50, 140, 2.0, false),
        (140, 170, 4.0, true),
        (170, 250, 5.0, false),
        (250, 290, 6.0, true),
        (310, 400, 3.0, false),
    ];
    let stretches = used
        .map(|(from, to, used, binds)| Stretch {
            from,
            to,
            used,
            there_is: Some(if from < 170 { 4.0 } else { 6.0 }),
            binds,
            ..Stretch::default()
        })
        .to_vec();
    let words = ("اللحامون المعتمدون هم ما يؤخر التركيب.", "Certified welders hold back the fitting.");
    profile(w, "ps", words, Label::new(w.of("لحامون معتمدون", "Certified welders")), stretches)
        .build(date, |v| format!("{v}"))
}

pub(crate) fn power(w: Words) -> Svg {
    let stretches = (0..DAYS / 5)
        .map(|i| Stretch {
            from: i * 5,
            to: i * 5 + 5,
            used: if i < 30 { 40.0 } else { 120.0 + ((i * 37) % 50) as f64 },
            there_is: Some(if i < 60 { 400.0 } else { 900.0 }),
            ..Stretch::default()
        })
        .collect();
    let words = ("تكفي القدرة الكهربائية الأعمال كلها.", "Power suffices for all works.");
    let label = Label::new(w.of("القدرة في محطة المدينة، كيلوواط", "Power at the town's node, kW"));
    profile(w, "pp", words, label, stretches).build(date, |v| format!("{v:.0}"))
}

pub(crate) fn pair(w: Words) -> Svg {
    let end = |at: i64, low: i64, high: i64| {
        Some(PairEnd {
            at: Some(at),
            range: Some((low, high)),
            shown: Label::new(format!("{} – {}", date(low), date(high))).src("calc/site/restart"),
        })
    };
    let open = |low: i64, high: i64| {
        Some(PairEnd {
            at: None,
            range: Some((low, high)),
            shown: Label::new(format!("{} – {}", date(low), date(high))).src("calc/site/range"),
        })
    };
    let row = |ar: &str, en: &str, a, b, change: (&str, &str)| PairRow {
        label: Label::new(w.of(ar, en)).href("/sites/1"),
        a,
        b,
        change: Label::new(w.of(change.0, change.1)).src("calc/compare"),
    };
    Pair {
        frame: w
            .frame(
                "pr",
                "في الخطة الثانية يعود موقعان قبل موعدهما في الأولى ويتأخر موقعان ويخرج موقع ويدخل آخر.",
                "In the second plan two sites restart earlier and two later, one drops out and one comes in.",
            )
            .width(WIDTH),
        from: 0,
        to: DAYS,
        major: quarters(w),
        minor: months(),
        lines: Vec::new(),
        rows: vec![
            row(
                "مصنع المواسير، بنغازي",
                "Pipe factory, Benghazi",
                end(330, 320, 372),
                end(240, 230, 270),
                ("90 يومًا أبكر", "90 days earlier"),
            ),
            row(
                "مصنع الإسمنت، درنة",
                "Cement plant, Derna",
                end(410, 400, 470),
                end(475, 440, 530),
                ("65 يومًا أبعد", "65 days later"),
            ),
            row(
                "مصنع النسيج، جنزور",
                "Textile mill, Janzour",
                end(150, 140, 170),
                end(150, 140, 170),
                ("لا تغيير", "no change"),
            ),
            row(
                "مصنع الجرارات، تاجوراء",
                "Tractor factory, Tajoura",
                end(500, 480, 580),
                None,
                ("في الخطة الأولى فقط", "in the first plan only"),
            ),
            row(
                "مصنع الزجاج، العزيزية",
                "Glass works, Aziziya",
                None,
                end(280, 260, 330),
                ("في الخطة الثانية فقط", "in the second plan only"),
            ),
            row(
                "مصنع الأسمدة، البريقة",
                "Fertiliser plant, Brega",
                open(300, 470),
                open(240, 420),
                ("مدى أبكر", "an earlier range"),
            ),
            row(
                "مصنع البطاريات",
                "Battery factory",
                end(500, 470, 520),
                end(620, 600, 700),
                ("120 يومًا أبعد", "120 days later"),
            ),
        ],
        label_width: LABELS,
        words: PairWords {
            row: w.of("الموقع", "Site"),
            a: w.of("الخطة الموقعة", "Signed plan"),
            b: w.of("مقترح الربيع", "Spring proposal"),
            change: w.of("ما يتغير", "What changes"),
        },
    }
    .build()
}

pub(crate) fn phases(w: Words) -> Svg {
    let phase = |id: &str, ar: &str, en: &str, from: i64, to: i64, high: i64, segment| GanttRow {
        id: id.to_owned(),
        label: Label::new(w.of(ar, en)),
        bars: vec![GanttBar {
            from,
            to,
            segment,
            finish: (high > to).then_some((to - 2, high)),
            label: Label::new(w.of(ar, en)).src("library/measure"),
        }],
        ..GanttRow::default()
    };
    let working = Segment::Work(Status::Planned);
    Gantt {
        frame: w
            .frame(
                "ph",
                "يستغرق الإجراء نحو أربعين يومًا من أوله إلى آخره.",
                "The measure takes some forty days.",
            )
            .width(460.0),
        from: 0,
        to: 56,
        major: Vec::new(),
        minor: (0..56).step_by(7).map(|at| TimeTick::new(at, at.to_string())).collect(),
        shades: Vec::new(),
        lines: Vec::new(),
        groups: vec![GanttGroup {
            label: Label::default(),
            rows: vec![
                phase("a", "معاينة", "Survey", 0, 5, 8, working),
                phase("b", "طلب وتوريد", "Order and delivery", 5, 26, 34, Segment::Prepare),
                phase("c", "تركيب", "Fitting", 26, 36, 42, working),
                phase("d", "قبول", "Acceptance", 36, 40, 40, working),
            ],
        }],
        links: ["ab", "bc", "cd"]
            .map(|pair| GanttLink { from: pair[..1].into(), to: pair[1..].into(), ..GanttLink::default() })
            .to_vec(),
        label_width: 130.0,
        words: GanttWords {
            row: w.of("المرحلة", "Phase"),
            what: w.of("ما هي", "What"),
            from: w.of("من", "From"),
            to: w.of("إلى", "To"),
            range: w.of("المدى", "Range"),
        },
    }
    .build(|tick| w.of(&format!("اليوم {}", tick + 1), &format!("day {}", tick + 1)))
}
