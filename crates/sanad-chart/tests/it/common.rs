//! Small charts and small questions about markup.

use sanad_chart::{Direction, Frame, GanttBar, GanttRow, Label, Segment};

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
