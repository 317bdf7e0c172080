//! The map and the counts beside the register.

use crate::ctx::Ctx;
use sanad_chart::{Bar, Bars, Direction, Frame, Label, LatLon, Map, MapPoint, Status, Svg};
use sanad_model::programme::Site;
use sanad_model::{Blocker, Kind, Lang, SiteState};
use sanad_outcomes::SiteOutcome;

/// Names are written on the map up to so many sites; more would only collide.
const NAMED: usize = 40;

/// The reading direction of a page.
pub(crate) const fn direction(lang: Lang) -> Direction {
    match lang {
        Lang::Ar => Direction::Rtl,
        Lang::En => Direction::Ltr,
    }
}

/// The shape that stands for the state of a site.
pub(crate) const fn status(state: SiteState) -> Status {
    match state {
        SiteState::Working | SiteState::Restarted => Status::Verified,
        SiteState::RestartAgreed => Status::Planned,
        SiteState::Partial => Status::AtRisk,
        SiteState::Stopped | SiteState::Destroyed => Status::Late,
        SiteState::Unknown => Status::Unknown,
    }
}

/// The sites shown, on the outline of the land.
pub(crate) fn map(ctx: &Ctx, found: &[(&Site, &SiteOutcome)]) -> Svg {
    let p = ctx.p();
    let points = found
        .iter()
        .map(|(site, x)| {
            let claim = p.fact(site.id, "place").known();
            let at = p.fact(site.id, "place").place();
            let place = claim.map_or_else(
                || Label::new(ctx.t("not-recorded")),
                |c| Label::new(ctx.value(&c.value, "place")).src(format!("fact/sites/{}/place", site.code)),
            );
            MapPoint {
                at: at.map(|g| LatLon { lat: g.lat, lon: g.lon }),
                label: Label::new(ctx.l.text(&site.name))
                    .src(format!("record/sites/{}", site.code))
                    .href(ctx.record_href(Kind::Site, &site.code)),
                status: status(x.state),
                status_word: ctx.l.word("state", x.state.code()),
                named: found.len() <= NAMED,
                place,
            }
        })
        .collect();
    let rings = p
        .outline
        .iter()
        .map(|ring| ring.iter().map(|g| LatLon { lat: g.lat, lon: g.lon }).collect())
        .collect();
    let map = Map {
        frame: Frame::new("map", &ctx.t("register-map"), direction(ctx.lang())).width(400.0),
        rings,
        points,
        head: [ctx.t("register-col-site"), ctx.t("register-col-state"), ctx.t("register-col-coordinates")],
    };
    map.build()
}

/// How many of the sites that stand still each reason holds back; each bar filters.
pub(crate) fn bars(ctx: &Ctx) -> Svg {
    let chosen = ctx.params.get("blocker");
    let bar = |code: &str, name: String, key: &str, rest: bool| {
        let current = chosen == code;
        let to = if current { "" } else { code };
        let count = ctx.ledger().count_of(key);
        Bar {
            label: Label::new(name).href(
                ctx.href(&format!("register{}", ctx.params.with("page", "").with("blocker", to).query())),
            ),
            value: count as f64,
            shown: Label::new(ctx.l.count(count)).src(format!("calc/{key}")),
            current,
            rest,
        }
    };
    let mut bars: Vec<Bar> = Blocker::ALL
        .iter()
        .map(|b| bar(b.code(), ctx.l.word("blocker", b.code()), &format!("blockers.{b}"), false))
        .collect();
    bars.push(bar("unknown", ctx.t("register-no-reason"), "sites.no_blocker_known", true));
    if let Some(code) = chosen
        .strip_suffix(".unknown")
        .or_else(|| (!chosen.is_empty() && chosen != "unknown").then_some(chosen))
    {
        let args = [("what", ctx.l.word("blocker", code).into())];
        let name = ctx.l.t1_bare("register-unknown-whether", &args);
        bars.push(bar(&format!("{code}.unknown"), name, &format!("blockers.{code}.unknown"), true));
    }
    let bars = Bars {
        frame: Frame::new("why", &ctx.t("register-bars"), direction(ctx.lang())).width(400.0),
        head: [ctx.t("register-col-blockers"), ctx.t("register-bars-count")],
        bars,
    };
    bars.build()
}
