//! Activities in relative days: each as soon as those it waits for allow, with likely days, as if
//! people and money were always at hand.

use crate::ctx::Ctx;
use crate::pages::register_charts::direction;
use crate::pages::works_words as words;
use sanad_chart::{
    Frame, Gantt, GanttBar, GanttGroup, GanttLink, GanttMark, GanttRow, GanttWords, Label, LinkKind, Segment,
    Status, Svg, TimeTick,
};
use sanad_outcomes::measures::library::Ends;
use sanad_outcomes::measures::{Three, Wait};

/// Ticks of the axis, about.
const TICKS: i64 = 12;

/// An activity to be drawn.
pub(crate) struct Step {
    /// Its name.
    pub(crate) name: String,
    /// The page that tells of it.
    pub(crate) href: String,
    /// Where its days come from.
    pub(crate) src: String,
    /// The heading it stands under.
    pub(crate) group: String,
    /// Working days.
    pub(crate) days: Three,
    /// What it waits for.
    pub(crate) after: Vec<Wait>,
    /// Whether it is there in some cases alone.
    pub(crate) perhaps: bool,
    /// Whether its finish is the mark.
    pub(crate) mark: bool,
}

impl Step {
    /// A step of which only its days and links matter.
    pub(crate) fn bare(days: Three, after: Vec<Wait>) -> Self {
        Self {
            name: String::new(),
            href: String::new(),
            src: String::new(),
            group: String::new(),
            days,
            after,
            perhaps: false,
            mark: false,
        }
    }
}

/// The link of a template as a measure has it.
pub(crate) fn wait(of: usize, ends: Ends, min: i32, max: Option<i32>) -> Wait {
    Wait { of, ends, min, max }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped first")]
fn whole(days: f64) -> i64 {
    days.ceil().clamp(1.0, 1e6) as i64
}

/// First day and the day after the last of each step, counted from 0. What may turn up holds
/// nothing else up: that is the likely case.
pub(crate) fn schedule(steps: &[Step]) -> Vec<(i64, i64)> {
    let mut starts = vec![0_i64; steps.len()];
    let length = |n: usize| steps.get(n).map_or(1, |s| whole(s.days.likely));
    // Links have no cycle: after as many rounds as there are steps nothing moves.
    for _ in 0..steps.len() {
        let mut moved = false;
        for (n, step) in steps.iter().enumerate() {
            for wait in &step.after {
                if steps.get(wait.of).is_none_or(|other| other.perhaps && !step.perhaps) {
                    continue;
                }
                let from = starts[wait.of] + if wait.ends.from_start { 0 } else { length(wait.of) };
                let to = from + i64::from(wait.min) - if wait.ends.to_finish { length(n) } else { 0 };
                if to > starts[n] {
                    starts[n] = to;
                    moved = true;
                }
            }
        }
        if !moved {
            break;
        }
    }
    starts.into_iter().enumerate().map(|(n, start)| (start, start + length(n))).collect()
}

/// The last day of a step that is there in the likely case.
pub(crate) fn length(steps: &[Step], spans: &[(i64, i64)]) -> i64 {
    steps.iter().zip(spans).filter(|(s, _)| !s.perhaps).map(|(_, span)| span.1).max().unwrap_or(0)
}

/// Draws the steps; `id` tells the chart from others of the page.
pub(crate) fn gantt(ctx: &Ctx, id: &str, steps: &[Step], caption: &str) -> Svg {
    let spans = schedule(steps);
    let end = spans.iter().map(|(_, to)| *to).max().unwrap_or(1).max(1);
    // What may turn up is shown as far as the work itself reaches: an arrow stands for the rest.
    let own = steps.iter().zip(&spans).filter(|(s, _)| !s.perhaps);
    let whiskers = own.map(|(s, (from, _))| from + whole(s.days.high));
    let to = whiskers.max().unwrap_or(end).max(end) + 1;
    let mut groups: Vec<GanttGroup> = Vec::new();
    for (n, (step, span)) in steps.iter().zip(&spans).enumerate() {
        if groups.last().is_none_or(|g| g.label.text != step.group) {
            groups.push(GanttGroup { label: Label::new(step.group.as_str()), rows: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(row(ctx, n, step, *span));
        }
    }
    let step = [5, 10, 20, 30, 50, 100, 200, 500, 1000].into_iter().find(|s| to / s <= TICKS).unwrap_or(2000);
    let minor = (0..=to / step).map(|n| TimeTick::new(n * step, ctx.l.number((n * step) as f64))).collect();
    let chart = Gantt {
        frame: Frame::new(id, caption, direction(ctx.lang())).width(1080.0),
        from: 0,
        to,
        major: vec![TimeTick::new(0, ctx.t("measure-gantt-axis"))],
        minor,
        shades: Vec::new(),
        lines: Vec::new(),
        groups,
        links: links(steps),
        label_width: 340.0,
        words: GanttWords {
            row: ctx.t("measure-col-activity"),
            what: ctx.t("plan-col-what"),
            from: ctx.t("measure-col-from-day"),
            to: ctx.t("measure-col-to-day"),
            range: ctx.t("measure-col-to-range"),
        },
    };
    chart.build(|tick| ctx.l.n("measure-day", u64::try_from(tick + 1).unwrap_or(0)))
}

/// Arrows from what is waited for.
fn links(steps: &[Step]) -> Vec<GanttLink> {
    let mut all = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        for wait in &step.after {
            let kind = match (wait.ends.from_start, wait.ends.to_finish) {
                (false, false) => LinkKind::FinishStart,
                (true, false) => LinkKind::StartStart,
                (false, true) => LinkKind::FinishFinish,
                (true, true) => LinkKind::StartFinish,
            };
            all.push(GanttLink { from: wait.of.to_string(), to: n.to_string(), kind, critical: false });
        }
    }
    all
}

fn row(ctx: &Ctx, n: usize, step: &Step, (from, to): (i64, i64)) -> GanttRow {
    let low = from + whole(step.days.low);
    let high = from + whole(step.days.high);
    let days = words::quantity(ctx, step.days, "days");
    GanttRow {
        id: n.to_string(),
        label: Label::new(step.name.as_str()).src(step.src.clone()).href(step.href.clone()),
        bars: vec![GanttBar {
            from,
            to,
            segment: if step.perhaps { Segment::Prepare } else { Segment::Work(Status::Planned) },
            finish: (low != high).then_some((low, high)),
            label: Label::new(ctx.t(if step.perhaps { "measure-perhaps" } else { "measure-work" }))
                .src(step.src.clone()),
        }],
        marks: if step.mark {
            let label = Label::new(ctx.t("measure-mark")).src(step.src.clone());
            vec![GanttMark { at: Some(to), label, ..GanttMark::default() }]
        } else {
            Vec::new()
        },
        note: Some(Label::new(days).src(step.src.clone())),
        ..GanttRow::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, length, schedule, wait};
    use sanad_outcomes::measures::library::Ends;
    use sanad_outcomes::measures::{Three, Wait};

    fn step(days: f64, after: Vec<Wait>, perhaps: bool) -> Step {
        Step { perhaps, ..Step::bare(Three { low: days, likely: days, high: days }, after) }
    }

    #[test]
    fn every_kind_of_link_holds() {
        let ends = |from_start, to_finish| Ends { from_start, to_finish };
        let steps = [
            step(10.0, vec![], false),
            step(5.0, vec![wait(0, ends(false, false), 2, None)], false),
            step(4.0, vec![wait(0, ends(true, false), 3, None)], false),
            step(3.0, vec![wait(1, ends(false, true), 1, None)], false),
            // Waits for what stands behind it in the list, and not for what may turn up.
            step(
                1.0,
                vec![wait(5, ends(false, false), 0, None), wait(6, ends(false, false), 0, None)],
                false,
            ),
            step(20.0, vec![], false),
            step(90.0, vec![], true),
        ];
        let spans = schedule(&steps);
        assert_eq!(spans, [(0, 10), (12, 17), (3, 7), (15, 18), (20, 21), (0, 20), (0, 90)]);
        assert_eq!(length(&steps, &spans), 21, "what may turn up is not the likely case");
    }
}
