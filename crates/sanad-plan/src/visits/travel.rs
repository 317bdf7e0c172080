//! Driving minutes between places.

use super::problem::{Point, Travel, VisitProblem};

/// Mean Earth radius in kilometres (IUGG, R₁ of the GRS 80 ellipsoid).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Great-circle distance in kilometres, 0 to 20,016, by the haversine formula
/// (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68(2), 1984, p. 159).
pub fn great_circle_km(a: Point, b: Point) -> f64 {
    let half_lat = libm::sin((b.lat - a.lat).to_radians() / 2.0);
    let half_lon = libm::sin((b.lon - a.lon).to_radians() / 2.0);
    let h = half_lat * half_lat
        + libm::cos(a.lat.to_radians()) * libm::cos(b.lat.to_radians()) * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * libm::asin(libm::sqrt(h.clamp(0.0, 1.0)))
}

/// Driving minutes between two places, whole, rounded up (a hundred-millionth of a minute above
/// a whole number counts as that number).
///
/// Rounding up keeps the triangle inequality to within one minute, which the bound relies on.
pub(super) fn driving_minutes(a: Point, b: Point, travel: Travel) -> u32 {
    let minutes = great_circle_km(a, b) * travel.road_factor / travel.speed_kmh * 60.0;
    let whole = libm::ceil(minutes - 1e-8).clamp(0.0, f64::from(u32::MAX / 4));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range on the line above"
    )]
    let whole = whole as u32;
    whole
}

/// Driving minutes between all sites and from all bases.
#[derive(Debug, Clone)]
pub(super) struct Roads {
    sites: usize,
    /// Sites first, then bases.
    places: Vec<Point>,
    travel: Travel,
    /// Row by place, column by site; empty when each is computed as it is asked for.
    minutes: Vec<u32>,
}

impl Roads {
    /// For a search, which asks for the same roads many times: all are computed at once.
    pub(super) fn all(problem: &VisitProblem) -> Self {
        let mut roads = Self::some(problem);
        for place in &roads.places {
            for site in &problem.sites {
                roads.minutes.push(driving_minutes(*place, site.at, problem.travel));
            }
        }
        roads
    }

    /// For a look at one plan, which asks for few of them.
    pub(super) fn some(problem: &VisitProblem) -> Self {
        let sites = problem.sites.iter().map(|site| site.at);
        Self {
            sites: problem.sites.len(),
            places: sites.chain(problem.teams.iter().map(|team| team.base)).collect(),
            travel: problem.travel,
            minutes: Vec::new(),
        }
    }

    /// The place number of a team's base.
    pub(super) fn base(&self, team: usize) -> usize {
        self.sites + team
    }

    /// Minutes from a place (a site, or a base by [`Roads::base`]) to a site.
    pub(super) fn to_site(&self, place: usize, site: usize) -> u32 {
        match self.minutes.get(place * self.sites + site) {
            Some(minutes) => *minutes,
            None => driving_minutes(self.places[place], self.places[site], self.travel),
        }
    }

    /// Minutes home to the team's base from a place; 0 from the base itself.
    pub(super) fn home(&self, place: usize, team: usize) -> u32 {
        if place < self.sites { self.to_site(self.base(team), place) } else { 0 }
    }
}
