//! The survey visits as a Gantt: teams, their drives and visits, the days on which nobody works.

use crate::ctx::Ctx;
use crate::pages::register_charts::direction;
use jiff::ToSpan;
use sanad_chart::{
    Frame, Gantt, GanttBar, GanttGroup, GanttRow, GanttWords, Label, Segment, Shade, ShadeKind, Svg,
    TimeLine, TimeTick,
};
use sanad_model::{Date, Kind};
use sanad_outcomes::DatedVisits;
use sanad_outcomes::engine::visits::Stop;

/// Draws the plan.
pub(crate) fn gantt(ctx: &Ctx, dated: &DatedVisits) -> Svg {
    let horizon = i64::from(dated.plan.horizon_days);
    let shades: Vec<Vec<Shade>> = (0..dated.plan.teams.len()).map(|t| shades(ctx, dated, t)).collect();
    // One calendar for all is shaded once, across all rows.
    let common = shades.windows(2).all(|w| w[0] == w[1]);
    let groups = dated
        .plan
        .teams
        .iter()
        .zip(&shades)
        .map(|(team, own)| GanttGroup {
            label: team_label(ctx, &team.team),
            rows: team
                .stops
                .iter()
                .map(|stop| GanttRow {
                    shades: if common { Vec::new() } else { own.clone() },
                    ..row(ctx, dated, stop)
                })
                .collect(),
        })
        .collect();
    let (major, minor) = ticks(ctx, dated.start, horizon);
    let today = dated.start.until(ctx.o().today).map_or(-1, |s| i64::from(s.get_days()));
    let lines = if (0..horizon).contains(&today) {
        vec![TimeLine { at: today, label: Label::new(ctx.t("days-today")), today: true }]
    } else {
        Vec::new()
    };
    let chart = Gantt {
        frame: Frame::new("visits", &ctx.t("plan-chart"), direction(ctx.lang())).width(1080.0),
        from: 0,
        to: horizon,
        major,
        minor,
        shades: if common { shades.into_iter().next().unwrap_or_default() } else { Vec::new() },
        lines,
        groups,
        links: Vec::new(),
        label_width: 230.0,
        words: GanttWords {
            row: ctx.t("register-col-site"),
            what: ctx.t("plan-col-what"),
            from: ctx.t("plan-col-from"),
            to: ctx.t("plan-col-to"),
            range: ctx.t("plan-col-range"),
        },
    };
    chart.build(|tick| ctx.l.day_month(day(dated.start, tick)))
}

fn day(start: Date, tick: i64) -> Date {
    start.checked_add(tick.days()).unwrap_or(start)
}

fn team_label(ctx: &Ctx, code: &str) -> Label {
    let team = ctx.p().by_code(Kind::Team, code).and_then(|id| ctx.p().teams.get(&id));
    let name = team.map_or(code, |t| ctx.l.text(&t.name));
    Label::new(name).src(format!("record/teams/{code}"))
}

fn row(ctx: &Ctx, dated: &DatedVisits, stop: &Stop) -> GanttRow {
    let code = &stop.visit.site;
    let name = dated
        .sites
        .get(code)
        .and_then(|id| ctx.p().sites.get(id))
        .map_or(code.as_str(), |s| ctx.l.text(&s.name));
    let src = format!("calc/site/{code}/visit");
    let mut bars = Vec::new();
    let end = |moment: sanad_outcomes::engine::visits::Moment| i64::from(moment.day) + 1;
    if stop.leg.minutes > 0 {
        bars.push(GanttBar {
            from: i64::from(stop.leg.start.day),
            to: end(stop.leg.finish),
            segment: Segment::Travel,
            finish: None,
            label: Label::new(ctx.t("plan-travel")).src(src.clone()),
        });
    }
    let low = end(stop.visit.finish_low);
    let high = stop.visit.finish_high.map_or(i64::from(dated.plan.horizon_days), end);
    bars.push(GanttBar {
        from: i64::from(stop.visit.start.day),
        to: end(stop.visit.finish),
        segment: Segment::Visit,
        finish: (low != high).then_some((low, high)),
        label: Label::new(ctx.t("plan-visit")).src(src.clone()),
    });
    let note = dated.answers(code).map(|(low, _, high)| {
        let text = match high {
            Some(high) if high == low => ctx.l.day_month(low),
            Some(high) => format!("{} – {}", ctx.l.day_month(low), ctx.l.day_month(high)),
            None => ctx.l.t1_bare("plan-from", &[("date", ctx.l.day_month(low).into())]),
        };
        Label::new(text).src(format!("calc/site/{code}/answers"))
    });
    GanttRow {
        id: code.clone(),
        label: Label::new(name)
            .src(format!("record/sites/{code}"))
            .href(ctx.href(&format!("visits?site={}#why", crate::params::encode(code)))),
        bars,
        note,
        ..GanttRow::default()
    }
}

/// Days without working minutes, and days with fewer than the fullest, of one team.
fn shades(ctx: &Ctx, dated: &DatedVisits, team: usize) -> Vec<Shade> {
    let Some(team) = dated.problem.teams().get(team) else { return Vec::new() };
    let days = dated.plan.horizon_days as usize;
    let minutes: Vec<u32> = (0..days)
        .map(|d| {
            team.calendars()
                .iter()
                .filter_map(|c| dated.problem.calendars().get(*c)?.minutes().get(d).copied())
                .min()
                .unwrap_or(0)
        })
        .collect();
    let fullest = minutes.iter().copied().max().unwrap_or(0);
    let kind = |m: u32| match m {
        0 => Some(ShadeKind::Off),
        m if m < fullest => Some(ShadeKind::Reduced),
        _ => None,
    };
    let mut out: Vec<Shade> = Vec::new();
    for (day, m) in (0i64..).zip(&minutes) {
        let Some(kind) = kind(*m) else { continue };
        match out.last_mut() {
            Some(last) if last.to == day && last.kind == kind => last.to = day + 1,
            _ => out.push(Shade {
                from: day,
                to: day + 1,
                kind,
                title: ctx.t(match kind {
                    ShadeKind::Off => "plan-shade-off",
                    ShadeKind::Reduced => "plan-shade-reduced",
                }),
            }),
        }
    }
    out
}

/// The first days of months above, those of working weeks (Sundays) below.
fn ticks(ctx: &Ctx, start: Date, horizon: i64) -> (Vec<TimeTick>, Vec<TimeTick>) {
    let mut major = vec![TimeTick::new(0, ctx.l.month_year(start))];
    let mut minor = Vec::new();
    for tick in 0..horizon {
        let date = day(start, tick);
        if date.day() == 1 && tick > 0 {
            major.push(TimeTick::new(tick, ctx.l.month_year(date)));
        }
        if date.weekday() == jiff::civil::Weekday::Sunday {
            minor.push(TimeTick::new(tick, date.day().to_string()));
        }
    }
    (major, minor)
}
