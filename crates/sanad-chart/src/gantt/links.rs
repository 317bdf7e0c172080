//! Arrows between rows, in straight pieces that run across or down.

use std::collections::BTreeMap;

use super::{Gantt, LinkKind};
use crate::canvas::Canvas;

/// Room between a bar and an arrow that goes round it.
const ASIDE: f64 = 8.0;

/// Where the bars of a row begin and end. An end outside the window is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) y: f64,
    /// Half the height of the row, and of its bars.
    pub(super) half: f64,
    pub(super) bar: f64,
    /// How far the edge of the bars stands out.
    pub(super) edge: f64,
    pub(super) first: Option<f64>,
    pub(super) last: Option<f64>,
}

/// The way of one arrow and the direction in which its tip points.
struct Way {
    points: Vec<(f64, f64)>,
    tip: (f64, f64),
}

/// Draws all arrows as four elements: lines and tips, of the chain and others.
pub(super) fn draw(canvas: &mut Canvas, gantt: &Gantt, spots: &BTreeMap<&str, Spot>) {
    let (mut lines, mut tips) = ([String::new(), String::new()], [String::new(), String::new()]);
    for link in gantt.links.iter().filter(|l| l.from != l.to) {
        let (Some(a), Some(b)) = (spots.get(link.from.as_str()), spots.get(link.to.as_str())) else {
            continue;
        };
        let Some(way) = way(link.kind, a, b) else { continue };
        let Some(&(x, y)) = way.points.last() else { continue };
        let kind = usize::from(link.critical);
        canvas.trace(&mut lines[kind], &way.points);
        let ((dx, dy), (back, side)) = (way.tip, (5.0, 3.0));
        canvas.trace(
            &mut tips[kind],
            &[
                (x - dx * back + dy * side, y - dy * back + dx * side),
                (x - dx * back - dy * side, y - dy * back - dx * side),
                (x, y),
            ],
        );
        tips[kind].push('Z');
    }
    // The chain last, so that it lies over the others.
    for (kind, suffix) in ["", " c-chain"].into_iter().enumerate() {
        canvas.traced(&format!("c-link{suffix}"), &lines[kind], "");
        canvas.traced(&format!("c-arrow{suffix}"), &tips[kind], "");
    }
}

fn way(kind: LinkKind, a: &Spot, b: &Spot) -> Option<Way> {
    match kind {
        LinkKind::FinishStart => Some(over(a, b, a.last?, b.first?, 1.0)),
        LinkKind::StartFinish => Some(over(a, b, a.first?, b.last?, -1.0)),
        LinkKind::StartStart => {
            let (exit, enter) = (a.first?, b.first?);
            let out = (exit - a.edge).min(enter - b.edge) - ASIDE;
            Some(Way {
                points: vec![(exit, a.y), (out, a.y), (out, b.y), (enter - b.edge, b.y)],
                tip: (1.0, 0.0),
            })
        }
        LinkKind::FinishFinish => {
            let (exit, enter) = (a.last?, b.last?);
            let out = (exit + a.edge).max(enter + b.edge) + ASIDE;
            Some(Way {
                points: vec![(exit, a.y), (out, a.y), (out, b.y), (enter + b.edge, b.y)],
                tip: (-1.0, 0.0),
            })
        }
    }
}

/// Leaves sideways and enters from above or below; `on` is the way time runs
/// from the exit: 1 out of a finish, -1 out of a start.
fn over(a: &Spot, b: &Spot, exit: f64, enter: f64, on: f64) -> Way {
    let down = if b.y > a.y { 1.0 } else { -1.0 };
    let tip = b.y - down * b.bar;
    // Into the bar, but not past its middle where it is very short.
    let inset = match (b.first, b.last) {
        (Some(first), Some(last)) => ((last - first) / 2.0).clamp(0.0, 3.0),
        _ => 3.0,
    };
    let into = enter + on * inset;
    let points = if (into - exit) * on >= 0.0 {
        vec![(exit, a.y), (into, a.y), (into, tip)]
    } else {
        // The other begins earlier: go round between the rows.
        let (out, between) = (exit + on * 4.0, a.y + down * a.half);
        vec![(exit, a.y), (out, a.y), (out, between), (into, between), (into, tip)]
    };
    Way { points, tip: (0.0, down) }
}
