//! The survey-visit problem: as a face fills it in, and as it is once validated.
//!
//! Use [`RawVisits`] to build; only [`validate`](super::validate) makes a [`VisitProblem`], whose
//! parts are read through methods and hold by construction.

/// A place on the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Latitude in degrees, −90 to 90, north positive.
    pub lat: f64,
    /// Longitude in degrees, −180 to 180, east positive.
    pub lon: f64,
}

/// Working minutes of each day of the horizon, for one party, holidays being 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCalendar {
    /// Unique among calendars.
    pub code: String,
    /// One number for each day of the horizon, 0 to 1440.
    pub minutes: Vec<u32>,
}

/// A survey team.
#[derive(Debug, Clone, PartialEq)]
pub struct RawTeam {
    /// Unique among teams.
    pub code: String,
    /// Where it stands before its first visit.
    pub base: Point,
    /// Codes of the calendars of all its parties; its day has the fewest minutes among them.
    pub calendar_codes: Vec<String>,
    /// Skills with the level, 1 to 4.
    pub skills: Vec<(String, u8)>,
    /// How many persons, 1 or more. Visits are given in team minutes, so this changes no date;
    /// it turns minutes used into person-minutes.
    pub people: u32,
    /// First day on which it may work, from 0.
    pub from_day: u32,
    /// The day after its last, at most the horizon: a face that knows the last day, on which the
    /// team still works, adds one.
    pub to_day: u32,
}

/// Low, likely and high minutes of team work on site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    /// Seldom less, 1 or more.
    pub low: u32,
    /// What the plan is made with.
    pub likely: u32,
    /// Seldom more.
    pub high: u32,
}

/// A visit fixed in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Code of the team that makes it.
    pub team: String,
    /// The day on which the survey begins, from 0.
    pub day: u32,
}

/// A site to be surveyed.
#[derive(Debug, Clone, PartialEq)]
pub struct RawSite {
    /// Unique among sites.
    pub code: String,
    /// Where it is.
    pub at: Point,
    /// Work on site.
    pub work_minutes: Minutes,
    /// What its answers would change, in the face's unit of value, 0 to 1,000,000; taken in
    /// thousandths.
    pub value: f64,
    /// Skills that the visiting team must have, with the least level, 1 to 4.
    pub needs: Vec<(String, u8)>,
    /// Spans of days `[from, to)` on which nobody can work there.
    pub closed: Vec<(u32, u32)>,
    /// A visit fixed in advance, if any.
    pub pin: Option<Pin>,
}

/// How teams travel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Travel {
    /// Kilometres of road in an hour, above 0, at most 1000.
    pub speed_kmh: f64,
    /// Kilometres of road for one of great circle, 1 to 5.
    pub road_factor: f64,
    /// Most minutes of driving in one day, 1 to 1440.
    pub max_minutes_per_day: u32,
}

/// A visit that may not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Code of the site.
    pub site: String,
    /// Code of the team that may not visit it, or nothing when no team may.
    pub team: Option<String>,
}

/// The problem as filled in, not yet believed.
#[derive(Debug, Clone, PartialEq)]
pub struct RawVisits {
    /// Days planned, 1 to 3660.
    pub horizon_days: u32,
    /// Calendars that teams name.
    pub calendars: Vec<RawCalendar>,
    /// Teams.
    pub teams: Vec<RawTeam>,
    /// Sites.
    pub sites: Vec<RawSite>,
    /// Travel.
    pub travel: Travel,
    /// Visits that may not be made.
    pub excluded: Vec<Exclusion>,
    /// Accept sites that no team has the skills for: they are left unvisited, with the reason,
    /// rather than being a fault.
    pub partial: bool,
}

/// A validated calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub(super) code: String,
    pub(super) minutes: Vec<u32>,
}

impl Calendar {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Working minutes of each day of the horizon.
    pub fn minutes(&self) -> &[u32] {
        &self.minutes
    }
}

/// A validated team.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    pub(super) code: String,
    pub(super) base: Point,
    pub(super) calendars: Vec<usize>,
    pub(super) skills: Vec<(String, u8)>,
    pub(super) people: u32,
    pub(super) from_day: u32,
    pub(super) to_day: u32,
}

impl Team {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Where it starts.
    pub fn base(&self) -> Point {
        self.base
    }

    /// Places of its calendars in [`VisitProblem::calendars`], at least one.
    pub fn calendars(&self) -> &[usize] {
        &self.calendars
    }

    /// Its skills with their levels, sorted, each once.
    pub fn skills(&self) -> &[(String, u8)] {
        &self.skills
    }

    /// How many persons.
    pub fn people(&self) -> u32 {
        self.people
    }

    /// The days `[from, to)` on which it may work.
    pub fn days(&self) -> (u32, u32) {
        (self.from_day, self.to_day)
    }
}

/// A validated site.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    pub(super) code: String,
    pub(super) at: Point,
    pub(super) work: Minutes,
    pub(super) value_thousandths: u64,
    pub(super) needs: Vec<(String, u8)>,
    pub(super) closed: Vec<(u32, u32)>,
    pub(super) pin: Option<(usize, u32)>,
    pub(super) excluded_all: bool,
    pub(super) excluded_teams: Vec<usize>,
}

impl Site {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Where it is.
    pub fn at(&self) -> Point {
        self.at
    }

    /// Minutes of team work on site.
    pub fn work(&self) -> Minutes {
        self.work
    }

    /// What its answers would change, in thousandths of the face's unit.
    pub fn value_thousandths(&self) -> u64 {
        self.value_thousandths
    }

    /// Skills needed with the least level, sorted.
    pub fn needs(&self) -> &[(String, u8)] {
        &self.needs
    }

    /// Spans of days `[from, to)` on which nobody can work there.
    pub fn closed(&self) -> &[(u32, u32)] {
        &self.closed
    }

    /// The team (its place in [`VisitProblem::teams`]) and the day, when fixed in advance.
    pub fn pin(&self) -> Option<(usize, u32)> {
        self.pin
    }

    /// Whether no team may visit it.
    pub fn is_excluded(&self) -> bool {
        self.excluded_all
    }

    /// Teams (places in [`VisitProblem::teams`]) that may not visit it, sorted.
    pub fn excluded_teams(&self) -> &[usize] {
        &self.excluded_teams
    }
}

/// A problem that cannot be wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitProblem {
    pub(super) horizon_days: u32,
    pub(super) calendars: Vec<Calendar>,
    pub(super) teams: Vec<Team>,
    pub(super) sites: Vec<Site>,
    pub(super) travel: Travel,
}

impl VisitProblem {
    /// Days planned.
    pub fn horizon_days(&self) -> u32 {
        self.horizon_days
    }

    /// Calendars, in the order given.
    pub fn calendars(&self) -> &[Calendar] {
        &self.calendars
    }

    /// Teams, in the order given.
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// Sites, in the order given.
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// How teams travel.
    pub fn travel(&self) -> Travel {
        self.travel
    }
}
