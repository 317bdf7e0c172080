//! Whatever a person types, the markup stays whole.

use proptest::prelude::*;
use sanad_chart::{
    Bar, Bars, Direction, Fit, Label, LatLon, Map, MapPoint, Matrix, MatrixCell, MatrixRow, Status,
};

use crate::common::{frame, is_balanced};

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
}
