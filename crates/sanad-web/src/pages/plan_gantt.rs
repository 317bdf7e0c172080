//! The plan of works as a Gantt: a heading for each site and kind of work with its summary and its
//! mark; under an opened one its activities and what they wait for. A site that was not surveyed
//! has ranges and no likely day.

use crate::ctx::Ctx;
use crate::held::Held;
use crate::pages::plan_groups::{Group, Of, mark_src, measure_href, months_short};
use crate::pages::plan_window::Window;
use crate::pages::register_charts::direction;
use sanad_chart::{
    Fold, Frame, Gantt, GanttBar, GanttGroup, GanttLink, GanttMark, GanttRow, GanttWords, Label, LinkKind,
    MarkKind, Segment, Status, Svg,
};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::engine::Tick;
use sanad_outcomes::measures::library::Ends;
use sanad_outcomes::measures::{Measure, Presence, Works};
use std::collections::BTreeSet;

/// Width of the charts of the plan, and of the words beside them.
pub(super) const WIDTH: f64 = 1160.0;
pub(super) const LABELS: f64 = 300.0;

/// What all rows need.
struct Setting<'a> {
    ctx: &'a Ctx,
    outcome: &'a WorksOutcome,
    works: &'a Works,
    held: &'a Held,
    links: Vec<GanttLink>,
}

/// Draws the plan.
pub(super) fn gantt(
    ctx: &Ctx,
    outcome: &WorksOutcome,
    works: &Works,
    held: &Held,
    groups: &[Group],
    window: &Window,
) -> Svg {
    let mut setting = Setting { ctx, outcome, works, held, links: Vec::new() };
    let part = |group: &Group| match (group.of, group.planned) {
        (Of::Site(_), true) => None,
        (Of::Site(_), false) => Some("planner-part-cases"),
        (Of::Kind(_), _) => Some("planner-part-items"),
    };
    let mut before = None;
    let drawn = groups
        .iter()
        .map(|group| {
            let begins = part(group).filter(|_| part(group) != before);
            before = part(group);
            GanttGroup {
                label: Label::new(begins.map_or_else(String::new, |key| ctx.t(key))),
                rows: setting.rows(group),
            }
        })
        .collect();
    let (major, minor) = window.ticks(ctx);
    let chart = Gantt {
        frame: Frame::new("works", &ctx.t("planner-chart"), direction(ctx.lang())).width(WIDTH),
        from: window.from,
        to: window.to,
        major,
        minor,
        shades: window.shades(ctx),
        lines: window.lines(ctx),
        groups: drawn,
        links: setting.links,
        label_width: LABELS,
        words: GanttWords {
            row: ctx.t("planner-col-row"),
            what: ctx.t("plan-col-what"),
            from: ctx.t("plan-col-from"),
            to: ctx.t("plan-col-to"),
            range: ctx.t("planner-col-range"),
        },
    };
    chart.build(|tick| ctx.l.date(window.day(tick)))
}

impl Setting<'_> {
    fn rows(&mut self, group: &Group) -> Vec<GanttRow> {
        let open = group.open(self.ctx);
        let mut rows = vec![self.heading(group, open)];
        if open {
            // A site with one measure has its heading already.
            let alone = group.measures.len() == 1 && matches!(group.of, Of::Site(_));
            for place in &group.measures {
                self.measure(*place, alone, &mut rows);
            }
        }
        rows
    }

    fn heading(&self, group: &Group, open: bool) -> GanttRow {
        let ctx = self.ctx;
        let words = ctx.t(if open { "planner-hide" } else { "planner-show" });
        let fold = if open { Fold::Open } else { Fold::Closed };
        let label = Label::new(group.name(ctx)).src(self.source(group)).href(fold_href(ctx, group, open));
        let note = group.mark(self.outcome).map(|dates| {
            let months = months_short(ctx, dates);
            let said = match group.restart.filter(|_| !group.planned) {
                Some(restart) => ctx.l.list(&[months, self.share(restart)]),
                None => months,
            };
            Label::new(said).src(group.src(self.outcome))
        });
        GanttRow {
            bars: self.summary(&group.measures, group.ranges(self.outcome)).into_iter().collect(),
            marks: group.restart.map(|m| self.mark(m, MarkKind::Restart)).into_iter().collect(),
            note,
            ..GanttRow::heading(label, fold, words)
        }
    }

    /// In how many simulated cases a measure is carried out.
    fn share(&self, place: usize) -> String {
        let drawn = &self.works.drawn;
        self.ctx.l.share(drawn.measures[place].chosen, drawn.cases - drawn.failed)
    }

    fn source(&self, group: &Group) -> String {
        match group.of {
            Of::Site(id) => self.ctx.src(sanad_model::Kind::Site, id),
            Of::Kind(_) => "calc/works.inputs".to_owned(),
        }
    }

    /// From the first to the last day of measures: of the plan, or over the simulated cases.
    fn summary(&self, measures: &[usize], ranges: bool) -> Option<GanttBar> {
        let fold =
            |spans: &mut dyn Iterator<Item = (Tick, Tick)>| spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let over_cases = |place: &usize| {
            let start = self.works.drawn.measures[*place].start.map(|start| start.0);
            let (own, (_, high)) = (self.works.span(*place), self.reach(*place)?);
            Some((
                start.into_iter().chain(own.map(|own| own.0)).min()?,
                high.max(own.map_or(high, |own| own.1)),
            ))
        };
        let (from, to) = if ranges {
            fold(&mut measures.iter().filter_map(over_cases))?
        } else {
            fold(&mut measures.iter().filter_map(|m| self.works.span(*m)))?
        };
        Some(GanttBar {
            from: from.into(),
            to: to.into(),
            segment: if ranges { Segment::Range } else { Segment::Summary },
            finish: None,
            label: Label::new(self.ctx.t(if ranges { "planner-range" } else { "planner-all" }))
                .src(mark_src(self.outcome, measures.first().copied().unwrap_or(0))),
        })
    }

    /// The range of a measure's mark, the plan's own included as in the ledger.
    fn reach(&self, place: usize) -> Option<(Tick, Tick)> {
        let own = self.works.mark(place);
        let (low, _, high) =
            self.works.drawn.measures.get(place)?.mark.or_else(|| own.map(|own| (own, own, own)))?;
        Some(own.map_or((low, high), |own| (low.min(own), high.max(own))))
    }

    /// The moment at which a measure is done.
    fn mark(&self, place: usize, kind: MarkKind) -> GanttMark {
        let measure = &self.outcome.measures()[place];
        let own = self.works.mark(place).filter(|_| measure.surveyed).map(i64::from);
        let range = self.reach(place).map(|(low, high)| (low.into(), high.into()));
        GanttMark {
            at: own,
            range,
            kind,
            label: Label::new(self.ctx.t("planner-restart")).src(mark_src(self.outcome, place)),
        }
    }

    /// A measure and its activities.
    fn measure(&mut self, place: usize, alone: bool, rows: &mut Vec<GanttRow>) {
        let (ctx, works) = (self.ctx, self.works);
        let measure = &self.outcome.measures()[place];
        let href = measure_href(ctx, &measure.code);
        let src = mark_src(self.outcome, place);
        let heading = GanttRow {
            label: Label::new(ctx.l.text(&measure.name)).href(href.clone()),
            bars: self.summary(&[place], !measure.surveyed).into_iter().collect(),
            note: self.outcome.mark(place).map(|d| Label::new(months_short(ctx, d)).src(src.clone())),
            depth: 1,
            ..GanttRow::default()
        };
        rows.extend((!alone).then_some(heading));
        let chain = self.chain(place, measure);
        let mut shown = BTreeSet::new();
        for (number, part) in measure.parts.iter().enumerate() {
            let likely = works.placed(place, number).filter(|_| measure.surveyed);
            let cases = works.drawn.parts.get(place).and_then(|own| own.get(number).copied().flatten());
            let bar = |from: Tick, to: Tick, segment, finish| GanttBar {
                from: from.into(),
                to: to.into(),
                segment,
                finish,
                label: Label::new(ctx.l.word("phase", part.phase.code())).src(src.clone()),
            };
            let bar = match (likely, cases) {
                (Some(own), cases) => {
                    let high = cases.map(|c| c.1).filter(|high| *high > own.finish);
                    let whisker = high.map(|high| (i64::from(own.finish), i64::from(high)));
                    shown.insert(number);
                    bar(own.start, own.finish, Segment::Work(Status::Planned), whisker)
                }
                (None, cases) => {
                    let own = works.placed(place, number).map(|own| (own.start, own.finish));
                    let all = cases.into_iter().chain(own).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
                    let Some((low, high)) = all else { continue };
                    bar(low, high, Segment::Range, None)
                }
            };
            let activity = works.activity(place, number);
            rows.push(GanttRow {
                id: row_id(measure, number),
                label: Label::new(part_name(ctx, measure, number)).href(href.clone()),
                bars: vec![bar],
                depth: if alone { 1 } else { 2 },
                critical: activity
                    .filter(|a| measure.surveyed && chain.contains(a))
                    .map(|_| ctx.t("planner-critical")),
                ..GanttRow::default()
            });
        }
        self.link(measure, place, &shown, &chain);
    }

    /// The activities that set the day of a measure's mark.
    fn chain(&self, place: usize, measure: &Measure) -> Vec<usize> {
        self.works.activity(place, measure.mark).map_or_else(Vec::new, |a| self.held.chain(a))
    }

    /// What the activities shown wait for.
    fn link(&mut self, measure: &Measure, place: usize, shown: &BTreeSet<usize>, chain: &[usize]) {
        let on_chain = |part: usize| self.works.activity(place, part).is_some_and(|a| chain.contains(&a));
        for (number, part) in measure.parts.iter().enumerate().filter(|(n, _)| shown.contains(n)) {
            for wait in part.after.iter().filter(|wait| shown.contains(&wait.of)) {
                self.links.push(GanttLink {
                    from: row_id(measure, wait.of),
                    to: row_id(measure, number),
                    kind: link_kind(wait.ends),
                    critical: on_chain(number) && on_chain(wait.of),
                });
            }
        }
    }
}

fn row_id(measure: &Measure, part: usize) -> String {
    format!("{}/{}", measure.code, measure.parts[part].code)
}

/// What an activity is called; one that is there only if something turns up says so.
fn part_name(ctx: &Ctx, measure: &Measure, part: usize) -> String {
    let part = &measure.parts[part];
    let name = ctx.l.text(&part.name);
    match part.when {
        Presence::Perhaps(blocker) => {
            let what = ctx.l.word("blocker", blocker.code());
            ctx.l.t1_bare("planner-perhaps", &[("name", name.into()), ("what", what.into())])
        }
        _ => name.to_owned(),
    }
}

const fn link_kind(ends: Ends) -> LinkKind {
    match (ends.from_start, ends.to_finish) {
        (false, false) => LinkKind::FinishStart,
        (true, false) => LinkKind::StartStart,
        (false, true) => LinkKind::FinishFinish,
        (true, true) => LinkKind::StartFinish,
    }
}

/// The same page with a group opened or closed.
fn fold_href(ctx: &Ctx, group: &Group, open: bool) -> String {
    let mut params = ctx.params.clone();
    let all = params.all("open").any(|key| key == "all");
    if open && all {
        params = params.with("open", "");
    } else if open {
        params.0.retain(|(name, value)| name != "open" || *value != group.key);
    } else {
        params.0.push(("open".to_owned(), group.key.clone()));
    }
    ctx.href(&format!("plan{}#works", params.query()))
}
