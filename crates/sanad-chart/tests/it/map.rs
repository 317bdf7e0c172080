//! Places stand where geography says, never mirrored, never on each other.

use sanad_chart::{Direction, Label, LatLon, Map, MapPoint, Status};

use crate::common::{frame, values};

fn point(name: &str, lat: f64, lon: f64) -> MapPoint {
    MapPoint {
        at: Some(LatLon { lat, lon }),
        label: Label::new(name).href("/sites/1"),
        status: Status::Planned,
        status_word: "planned".into(),
        named: true,
        place: Label::new(format!("{lat}, {lon}")).src("sites.1.at"),
    }
}

fn map(dir: Direction, points: Vec<MapPoint>) -> Map {
    let corner = |lat, lon| LatLon { lat, lon };
    Map {
        frame: frame(dir),
        // A square of 10 degrees around the equator: 372 px across and as many down.
        rings: vec![vec![corner(-5.0, 10.0), corner(-5.0, 20.0), corner(5.0, 20.0), corner(5.0, 10.0)]],
        points,
        head: ["Site".into(), "State".into(), "Place".into()],
    }
}

#[test]
fn the_middle_of_the_square_is_the_middle_of_the_drawing() {
    for dir in [Direction::Ltr, Direction::Rtl] {
        let svg = map(dir, vec![point("m", 0.0, 15.0)]).build();
        assert_eq!(values(&svg.markup, "c-mark c-mark--planned", "cx"), [200.0]);
        assert_eq!(values(&svg.markup, "c-mark c-mark--planned", "cy"), [200.0]);
    }
}

#[test]
fn east_is_right_in_arabic_too() {
    let svg = map(Direction::Rtl, vec![point("w", 0.0, 11.0), point("e", 0.0, 19.0)]).build();
    let x = values(&svg.markup, "c-mark c-mark--planned", "cx");
    assert!(x[0] < x[1], "{x:?}");
}

#[test]
fn places_of_one_spot_do_not_cover_each_other() {
    let svg = map(Direction::Ltr, (0..40).map(|i| point(&format!("p{i}"), 0.0, 15.0)).collect()).build();
    let x = values(&svg.markup, "c-mark c-mark--planned", "cx");
    let y = values(&svg.markup, "c-mark c-mark--planned", "cy");
    assert_eq!(x.len(), 40);
    for i in 0..40 {
        for j in 0..i {
            let apart = (x[i] - x[j]).hypot(y[i] - y[j]);
            assert!(apart > 9.5, "{i} and {j} are {apart} px apart");
        }
    }
}

#[test]
fn a_name_without_room_is_left_to_the_tooltip() {
    let svg = map(Direction::Ltr, (0..40).map(|i| point(&format!("place {i}"), 0.0, 15.0)).collect()).build();
    let written = svg.markup.matches("class=\"c-halo\"").count();
    assert!((1..40).contains(&written), "{written}");
    assert_eq!(svg.markup.matches("· planned</title>").count(), 40);
}

#[test]
fn a_place_without_coordinates_is_in_the_table_only() {
    let mut unknown = point("unknown", 0.0, 0.0);
    unknown.at = None;
    let mut wrong = point("wrong", 0.0, 0.0);
    wrong.at = Some(LatLon { lat: f64::NAN, lon: 400.0 });
    let svg = map(Direction::Ltr, vec![unknown, wrong]).build();
    assert!(!svg.markup.contains("c-mark"));
    assert_eq!(svg.table.rows.len(), 2);
}

#[test]
fn a_map_with_links_is_not_an_image() {
    assert!(map(Direction::Ltr, vec![point("a", 0.0, 15.0)]).build().markup.contains("role=\"group\""));
    assert!(map(Direction::Ltr, Vec::new()).build().markup.contains("role=\"img\""));
}
