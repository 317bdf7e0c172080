//! Prints how large a long plan becomes as a drawing and how long that takes:
//! `cargo run --release -p sanad-chart --example size [ROWS]`.
//!
//! A site heads every ten rows; each row has a range of its finish, an arrow
//! and Arabic words. All data here is made up.
#![expect(clippy::print_stdout, reason = "figures are what this program is for")]

use std::time::Instant;

use sanad_chart::{
    Direction, Fold, Frame, Gantt, GanttBar, GanttGroup, GanttLink, GanttMark, GanttRow, GanttWords, Label,
    LinkKind, Profile, ProfileWords, Segment, Status, Stretch, Svg, TimeTick,
};

const DAYS: i64 = 1_000;
const TURNS: u32 = 20;

fn main() {
    let rows = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let whole = gantt(rows, 0, DAYS);
    print("gantt, all of it", rows, &|| whole.build(date));
    let window = gantt(rows, 300, 400);
    print("gantt, a tenth", rows, &|| window.build(date));
    let stretches = profile(rows);
    print("profile", rows, &|| stretches.build(date, |v| format!("{v:.0}")));
}

/// The best of some turns, the size, and a row's share of it.
fn print(what: &str, rows: i64, build: &dyn Fn() -> Svg) {
    let mut best = f64::MAX;
    let mut size = 0;
    for _ in 0..TURNS {
        let start = Instant::now();
        let svg = build();
        best = best.min(start.elapsed().as_secs_f64());
        size = svg.markup.len();
    }
    let each = size as f64 / (rows.max(1)) as f64;
    println!("{what}: {rows} rows, {size} bytes, {each:.0} a row, {:.1} ms", best * 1_000.0);
}

fn date(tick: i64) -> String {
    format!("{} يونيو {}", tick % 30 + 1, 2027 + tick / 360)
}

fn row(i: i64) -> GanttRow {
    let from = (i * 7) % (DAYS - 100);
    let note = |low: i64| Some(Label::new(format!("{} – {}", date(low), date(low + 60))));
    if i % 10 == 0 {
        return GanttRow {
            bars: vec![GanttBar {
                from,
                to: from + 90,
                segment: Segment::Summary,
                label: Label::new("كل الأعمال"),
                ..GanttBar::default()
            }],
            marks: vec![GanttMark {
                at: Some(from + 90),
                range: Some((from + 80, from + 120)),
                label: Label::new("عودة إلى التشغيل"),
                ..GanttMark::default()
            }],
            note: note(from + 80),
            ..GanttRow::heading(
                Label::new(format!("مصنع رقم {i}")).href(format!("?open=f{i}")),
                Fold::Open,
                "أخفِ الأعمال",
            )
        };
    }
    GanttRow {
        id: format!("a{i}"),
        label: Label::new(format!("إصلاح خط الإنتاج رقم {i}")).href(format!("/ar/p/measures/m{i}")),
        bars: vec![GanttBar {
            from,
            to: from + 30,
            segment: Segment::Work(Status::Planned),
            finish: Some((from + 25, from + 45)),
            label: Label::new("أعمال التركيب"),
        }],
        depth: 1,
        critical: (i % 4 == 0).then(|| "يحدد الموعد".to_owned()),
        ..GanttRow::default()
    }
}

fn gantt(rows: i64, from: i64, to: i64) -> Gantt {
    let link = |i: i64| GanttLink {
        from: format!("a{}", i - 1),
        to: format!("a{i}"),
        kind: LinkKind::FinishStart,
        critical: i % 4 == 0,
    };
    Gantt {
        frame: Frame::new("g", "خطة طويلة", Direction::Rtl).width(1080.0),
        from,
        to,
        major: (0..DAYS).step_by(90).map(|at| TimeTick::new(at, date(at))).collect(),
        minor: Vec::new(),
        shades: Vec::new(),
        lines: Vec::new(),
        groups: vec![GanttGroup { label: Label::default(), rows: (0..rows).map(row).collect() }],
        links: (1..rows).map(link).collect(),
        label_width: 230.0,
        words: GanttWords::default(),
    }
}

fn profile(rows: i64) -> Profile {
    let stretch = |i: i64| Stretch {
        from: i * DAYS / rows.max(1),
        to: (i + 1) * DAYS / rows.max(1),
        used: ((i * 37) % 90) as f64,
        there_is: Some(100.0),
        band: Some((((i * 37) % 90) as f64 * 0.9, 95.0)),
        binds: i % 9 == 0,
        src: None,
    };
    Profile {
        frame: Frame::new("p", "ما يُستخدم", Direction::Rtl).width(1080.0),
        from: 0,
        to: DAYS,
        major: Vec::new(),
        dated: false,
        lines: Vec::new(),
        label_width: 230.0,
        height: Profile::HEIGHT,
        label: Label::new("لحامون معتمدون"),
        stretches: (0..rows).map(stretch).collect(),
        words: ProfileWords::default(),
    }
}
