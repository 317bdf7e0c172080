//! Small charts and small questions about markup.

use sanad_chart::{Direction, Frame, Gantt, GanttBar, GanttGroup, GanttRow, GanttWords, Label, Segment};

/// A frame 400 px wide with the prefix `t`.
pub(crate) fn frame(dir: Direction) -> Frame {
    Frame::new("t", "What it shows", dir).width(400.0)
}

/// A row with one visit.
pub(crate) fn visit(id: &str, from: i64, to: i64) -> GanttRow {
    GanttRow {
        id: id.to_owned(),
        label: Label::new(id),
        bars: vec![GanttBar { from, to, segment: Segment::Visit, finish: None, label: Label::new("visit") }],
        ..GanttRow::default()
    }
}

/// 400 px wide, 92 px of labels and 8 px at the end: 300 px for 30 ticks, 10 px each.
pub(crate) fn thirty_days(dir: Direction, rows: Vec<GanttRow>) -> Gantt {
    Gantt {
        frame: frame(dir),
        from: 0,
        to: 30,
        major: Vec::new(),
        minor: Vec::new(),
        shades: Vec::new(),
        lines: Vec::new(),
        groups: vec![GanttGroup { label: Label::default(), rows }],
        links: Vec::new(),
        label_width: 92.0,
        words: GanttWords {
            row: "Site".into(),
            what: "Activity".into(),
            from: "From".into(),
            to: "To".into(),
            range: "Finish".into(),
        },
    }
}

pub(crate) fn day(tick: i64) -> String {
    format!("day {tick}")
}

/// The values of `attribute` on every element that has exactly this class.
pub(crate) fn values(markup: &str, class: &str, attribute: &str) -> Vec<f64> {
    markup
        .split('<')
        .filter(|tag| tag.contains(&format!("class=\"{class}\"")))
        .filter_map(|tag| tag.split_once(&format!(" {attribute}=\"")))
        .filter_map(|(_, rest)| rest.split('"').next().and_then(|value| value.parse().ok()))
        .collect()
}

/// Whether every element that is opened is closed, in order.
pub(crate) fn is_balanced(markup: &str) -> bool {
    let mut open = Vec::new();
    for tag in markup.split('<').skip(1) {
        let Some((inside, _)) = tag.split_once('>') else { return false };
        if let Some(name) = inside.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !inside.ends_with('/') {
            open.push(inside.split(' ').next().unwrap_or_default());
        }
    }
    open.is_empty()
}

/// The strokes of every path of exactly this class, as points; a closed one
/// ends where it began.
pub(crate) fn strokes(markup: &str, class: &str) -> Vec<Vec<(f64, f64)>> {
    let start = format!("<path class=\"{class}\" d=\"");
    markup.split(&start).skip(1).flat_map(|rest| read(rest.split('"').next().unwrap())).collect()
}

/// Reads the path data that this crate writes: `M`, relative `h`, `v`, `l`, and `Z`.
fn read(d: &str) -> Vec<Vec<(f64, f64)>> {
    let mut out: Vec<Vec<(f64, f64)>> = Vec::new();
    let commands = d.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).map(|(i, _)| i);
    let ends = commands.clone().skip(1).chain([d.len()]);
    for (at, end) in commands.zip(ends) {
        let spaced = d[at + 1..end].replace('-', " -");
        let numbers: Vec<f64> = spaced.split_whitespace().map(|n| n.parse().unwrap()).collect();
        if d.as_bytes()[at] == b'M' {
            out.push(vec![(numbers[0], numbers[1])]);
            continue;
        }
        let stroke = out.last_mut().unwrap();
        let (x, y) = *stroke.last().unwrap();
        let next = match d.as_bytes()[at] {
            b'h' => (x + numbers[0], y),
            b'v' => (x, y + numbers[0]),
            b'l' => (x + numbers[0], y + numbers[1]),
            b'Z' => stroke[0],
            other => panic!("`{}` in `{d}`", char::from(other)),
        };
        // Tenths of a px, without what adding them up leaves behind.
        stroke.push(((next.0 * 10.0).round() / 10.0, (next.1 * 10.0).round() / 10.0));
    }
    out
}

/// The least and the greatest x of points.
pub(crate) fn across(points: &[(f64, f64)]) -> (f64, f64) {
    points.iter().fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p.0), high.max(p.0)))
}

/// Every rectangle and path of a drawing 400 px wide, as left and right edges
/// with the class, so that two directions can be compared.
pub(crate) fn shapes(markup: &str) -> Vec<(String, i64, i64)> {
    let class =
        |tag: &str| tag.split("class=\"").nth(1).and_then(|c| c.split('"').next()).unwrap_or("").to_owned();
    let number = |tag: &str, name: &str| -> f64 {
        tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    let tenths = |x: f64| format!("{:.0}", x * 10.0).parse::<i64>().unwrap();
    let mut out = Vec::new();
    // A pattern is a ground, not a place.
    let drawn = markup.split("</defs>").last().unwrap();
    for tag in drawn.split('<').filter(|t| t.starts_with("rect ") || t.starts_with("path ")) {
        let (left, right) = if tag.starts_with("rect ") {
            let x = number(tag, "x");
            (x, x + number(tag, "width"))
        } else {
            let d = tag.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
            across(&read(d).concat())
        };
        out.push((class(tag), tenths(left), tenths(right)));
    }
    out
}

/// Whether the second drawing is the first one seen in a mirror.
pub(crate) fn is_mirrored(ltr: &str, rtl: &str) -> bool {
    shapes(ltr) == mirrored(400, rtl)
}

fn mirrored(width: i64, rtl: &str) -> Vec<(String, i64, i64)> {
    let far = width * 10;
    shapes(rtl).into_iter().map(|(class, a, b)| (class, far - b, far - a)).collect()
}

/// The same of drawings so many px wide whose places fall between tenths of a pixel, which round either way.
pub(crate) fn is_mirrored_in(width: i64, ltr: &str, rtl: &str) -> bool {
    let (own, mirrored) = (shapes(ltr), mirrored(width, rtl));
    let near = |a: i64, b: i64| (a - b).abs() <= 1;
    let same = own.iter().zip(&mirrored).all(|(a, b)| a.0 == b.0 && near(a.1, b.1) && near(a.2, b.2));
    own.len() == mirrored.len() && same
}
