//! Whatever a person types, the markup stays whole.

use proptest::prelude::*;
use sanad_chart::{
    Bar, Bars, Direction, Fit, Fold, GanttBar, GanttLink, GanttMark, GanttRow, Label, LatLon, LinkKind, Map,
    MapPoint, MarkKind, Matrix, MatrixCell, MatrixRow, Pair, PairEnd, PairRow, PairWords, Profile,
    ProfileWords, Segment, Status, Stretch,
};

use crate::common::{frame, is_balanced, thirty_days, visit};

fn dir(rtl: bool) -> Direction {
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

proptest! {
    #[test]
    fn bars_and_matrix_survive_any_text(text in any::<String>(), href in any::<String>(), rtl: bool, value: f64) {
        let label = Label::new(text.clone()).src(text.clone()).href(href.clone());
        let bars = Bars {
            frame: frame(dir(rtl)).desc(&text),
            head: [text.clone(), text.clone()],
            bars: vec![Bar { label: label.clone(), value, shown: label.clone(), current: true, rest: false }],
        };
        let first = bars.build();
        prop_assert!(is_balanced(&first.markup), "{}", first.markup);
        prop_assert_eq!(&first, &bars.build());
        let matrix = Matrix {
            frame: frame(dir(rtl)),
            corner: text.clone(),
            columns: vec![label.clone()],
            rows: vec![MatrixRow {
                label: label.clone(),
                cells: vec![MatrixCell { column: 0, fit: Fit::Yes, label: label.clone(), title: text }],
                gap: Some(label),
                note: None,
            }],
        };
        let markup = matrix.build().markup;
        prop_assert!(is_balanced(&markup), "{}", markup);
        prop_assert!(!markup.contains("NaN") && !markup.contains("inf"));
        prop_assert!(!markup.to_lowercase().contains("href=\"javascript"));
    }

    #[test]
    fn a_map_survives_any_place(lat: f64, lon: f64, lat2 in -90.0..90.0, lon2 in -180.0..180.0, rtl: bool) {
        let point = |lat, lon| MapPoint {
            at: Some(LatLon { lat, lon }),
            label: Label::new("x"),
            status: Status::AtRisk,
            status_word: String::new(),
            named: true,
            place: Label::default(),
        };
        let map = Map {
            frame: frame(dir(rtl)),
            rings: vec![vec![LatLon { lat, lon }, LatLon { lat: lat2, lon: lon2 }]],
            points: vec![point(lat, lon), point(lat2, lon2)],
            head: [String::new(), String::new(), String::new()],
        };
        let markup = map.build().markup;
        prop_assert!(is_balanced(&markup));
        prop_assert!(!markup.contains("NaN") && !markup.contains("inf"));
    }

    #[test]
    fn a_plan_of_works_survives_any_text_and_any_tick(
        text in any::<String>(), href in any::<String>(), rtl: bool, at: [i64; 6], kind in 0..4_usize, closed: bool,
    ) {
        let label = Label::new(text.clone()).src(text.clone()).href(href);
        let segments = [Segment::Visit, Segment::Range, Segment::Summary, Segment::Work(Status::Late)];
        let bar = |segment| GanttBar {
            from: at[0], to: at[1], segment, finish: Some((at[2], at[3])), label: label.clone(),
        };
        let mark = |at, range, kind| GanttMark { at, range, kind, label: label.clone() };
        let head = GanttRow {
            id: "h".into(),
            bars: segments.map(bar).to_vec(),
            marks: vec![
                mark(None, Some((at[4], at[5])), MarkKind::Restart),
                mark(None, Some((at[4], at[5])), MarkKind::Due),
                mark(Some(at[2]), Some((at[4], at[5])), MarkKind::Due),
            ],
            note: Some(label.clone()),
            critical: Some(text.clone()),
            depth: u8::MAX,
            ..GanttRow::heading(label.clone(), if closed { Fold::Closed } else { Fold::Open }, text.clone())
        };
        let mut gantt = thirty_days(dir(rtl), vec![head, visit("b", 3, 9)]);
        let kinds =
            [LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish];
        gantt.links = vec![
            GanttLink { from: "h".into(), to: "b".into(), kind: kinds[kind], critical: true },
            GanttLink { from: "b".into(), to: "h".into(), kind: kinds[kind], critical: false },
        ];
        let first = gantt.build(|tick| format!("{text}{tick}"));
        prop_assert!(is_balanced(&first.markup), "{}", first.markup);
        prop_assert!(!first.markup.contains("NaN") && !first.markup.contains("inf\""));
        prop_assert!(!first.markup.to_lowercase().contains("href=\"javascript"));
        prop_assert_eq!(&first, &gantt.build(|tick| format!("{text}{tick}")));
    }

    #[test]
    fn profiles_and_pairs_survive_any_text_and_any_figure(
        text in any::<String>(), href in any::<String>(), rtl: bool, at: [i64; 4], value: [f64; 4], binds: bool,
    ) {
        let label = Label::new(text.clone()).src(text.clone()).href(href);
        let stretch = |from, to| Stretch {
            from,
            to,
            used: value[0],
            there_is: Some(value[1]),
            band: Some((value[2], value[3])),
            binds,
            src: Some(text.clone()),
        };
        let profile = Profile {
            frame: frame(dir(rtl)),
            from: at[0].min(at[1]),
            to: at[0].max(at[1]),
            major: Vec::new(),
            dated: true,
            lines: Vec::new(),
            label_width: value[0],
            height: value[1],
            label: label.clone(),
            stretches: vec![stretch(at[0], at[2]), stretch(at[1], at[3]), stretch(i64::MIN, i64::MAX)],
            words: ProfileWords { yes: text.clone(), binds: text.clone(), ..ProfileWords::default() },
        };
        let markup = profile.build(|_| text.clone(), |_| text.clone()).markup;
        prop_assert!(is_balanced(&markup), "{}", markup);
        let end = |at, low, high| Some(PairEnd { at, range: Some((low, high)), shown: label.clone() });
        let pair = Pair {
            frame: frame(dir(rtl)),
            from: at[0],
            to: at[1],
            major: Vec::new(),
            minor: Vec::new(),
            lines: Vec::new(),
            rows: vec![PairRow {
                label: label.clone(),
                a: end(Some(at[2]), at[3], at[0]),
                b: end(None, at[1], at[2]),
                change: label.clone(),
            }],
            label_width: value[2],
            words: PairWords { a: text.clone(), b: text.clone(), ..PairWords::default() },
        };
        let markup = pair.build().markup;
        prop_assert!(is_balanced(&markup), "{}", markup);
        prop_assert!(!markup.to_lowercase().contains("href=\"javascript"));
    }
}
