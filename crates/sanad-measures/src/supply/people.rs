//! Crews: who there is, where they begin, how long they travel, and whom a course teaches.

use super::{Supply, point, skill_of};
use crate::library::{From as Side, Teaches};
use crate::measure::{Measure, Part};
use crate::problem::whole;
use sanad_model::programme::Team;
use sanad_model::{Geo, Kind, Task};
use sanad_plan::portfolio::{RawPool, Tick};
use sanad_plan::visits::great_circle_km;
use std::collections::BTreeMap;

/// Days of travel at most: further than that is flown.
const MOST_TRAVEL: f64 = 2.0;

impl Supply<'_> {
    pub(super) fn read_people(&mut self, measures: &[Measure]) {
        let p = self.p;
        let mut teams: Vec<&Team> = p.teams.values().filter(|team| team.task == Task::Works).collect();
        teams.sort_by(|a, b| a.code.cmp(&b.code));
        let mut points: Vec<Geo> = Vec::new();
        for site in measures.iter().filter_map(|m| m.site) {
            if self.places.contains_key(&site) {
                continue;
            }
            if let Some(geo) = self.geo(site, "place") {
                let code = p.code_of(Kind::Site, site).unwrap_or_default().to_owned();
                self.base.places.push(code.clone());
                self.places.insert(site, code);
                points.push(geo);
            }
        }
        let (mut skills, mut bases) = (Vec::new(), BTreeMap::new());
        for team in teams {
            let base = self.geo(team.id, "base").map(|geo| {
                bases
                    .entry((geo.lat.to_bits(), geo.lon.to_bits()))
                    .or_insert_with(|| {
                        points.push(geo);
                        self.base.places.push(format!("base:{}", team.code));
                        format!("base:{}", team.code)
                    })
                    .clone()
            });
            let from = self.day_of(team.id, "available_from").and_then(sanad_model::When::earliest);
            let to = self.day_of(team.id, "available_to").and_then(sanad_model::When::latest);
            let min_stay = self.number(team.id, "min_stay").map_or(0, whole);
            let from = from.map_or(0, |day| self.tick(day));
            let to = to.map_or(self.horizon, |day| self.tick_after(day));
            let mut people: Vec<_> = p.people.values().filter(|pool| pool.team == team.id).collect();
            people.sort_by(|a, b| a.code.cmp(&b.code));
            for pool in people {
                let Some(count) = self.number(pool.id, "count").map(whole).filter(|n| *n > 0) else {
                    continue;
                };
                let levels = p.fact(pool.id, "levels");
                self.claims.extend(levels.known().map(|c| c.id));
                let host = self.host.is_none_or(|host| p.side_of(pool.party) == host);
                let side = if host { Side::Host } else { Side::Supplier };
                let known: Vec<(String, u8)> = levels
                    .levels()
                    .unwrap_or_default()
                    .iter()
                    .flat_map(|(skill, level)| {
                        [(skill_of(Side::Either, skill), *level), (skill_of(side, skill), *level)]
                    })
                    .collect();
                skills.extend(known.iter().map(|(skill, _)| skill.clone()));
                if from >= to {
                    continue;
                }
                self.hosts.push(host);
                self.pools.push(pool.id);
                self.base.pools.push(RawPool {
                    code: pool.code.clone(),
                    count: u32::try_from(count).unwrap_or(1000),
                    skills: known,
                    base: base.clone(),
                    from,
                    to,
                    min_stay: Tick::try_from(min_stay).unwrap_or(0),
                });
            }
        }
        for skill in crate::library::SKILLS {
            skills.extend([Side::Either, Side::Host, Side::Supplier].map(|side| skill_of(side, skill)));
        }
        skills.sort();
        skills.dedup();
        self.base.skills = skills;
        self.base.travel = self.travel(&points);
    }

    /// Days on the way between all places; none where the programme does not say how fast.
    fn travel(&mut self, points: &[Geo]) -> Vec<Vec<u16>> {
        let mut indicator = |code: &str| {
            let id = self.p.by_code(Kind::Indicator, code)?;
            self.number(id, "value")
        };
        let (Some(speed), Some(factor), Some(minutes)) =
            (indicator("plan-travel-speed"), indicator("plan-road-factor"), indicator("plan-drive-minutes"))
        else {
            return Vec::new();
        };
        let a_day = (speed * minutes / 60.0).max(1.0);
        let days = |a: &Geo, b: &Geo| {
            let km = great_circle_km(point(*a), point(*b)) * factor;
            u16::try_from(whole(libm::ceil(km / a_day - 1e-9).min(MOST_TRAVEL))).unwrap_or(0)
        };
        points.iter().map(|a| points.iter().map(|b| if a == b { 0 } else { days(a, b) }).collect()).collect()
    }

    /// What a part teaches, and whom: of the pools of the host that are large enough and do not
    /// know it yet, the one with the fewest skills, and of those the largest.
    pub(crate) fn teaches(&self, part: &Part) -> Vec<(String, Teaches)> {
        let own = self.library.get(&part.template).and_then(|t| t.activities.get(part.activity));
        let courses = own.map(|activity| activity.teaches.as_slice()).unwrap_or_default();
        let mut taken: Vec<(usize, u32)> = Vec::new();
        let mut found = Vec::new();
        for course in courses {
            let skill = skill_of(Side::Host, &course.skill);
            let free = |place: usize| {
                let used: u32 = taken.iter().filter(|t| t.0 == place).map(|t| t.1).sum();
                self.base.pools[place].count.saturating_sub(used)
            };
            let pool = (0..self.base.pools.len())
                .filter(|place| self.hosts.get(*place) == Some(&true) && free(*place) >= course.count)
                .filter(|place| {
                    let known = self.base.pools[*place].skills.iter().find(|(own, _)| *own == skill);
                    known.is_none_or(|(_, level)| *level < course.level)
                })
                .min_by_key(|place| {
                    let pool = &self.base.pools[*place];
                    (pool.skills.len(), std::cmp::Reverse(pool.count), *place)
                });
            if let Some(place) = pool {
                taken.push((place, course.count));
                found.push((self.base.pools[place].code.clone(), course.clone()));
            }
        }
        found
    }
}
