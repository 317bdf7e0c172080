//! What "last time" is: the one answer for the paper, the overview and the command.

use sanad_model::{Date, Timestamp, Zone};

/// Days to look back when nobody says since when: the distance of a weekly look.
const WEEK: u32 = 7;

/// The day that is compared with, and its first moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day.
    pub day: Date,
    /// The moment whose rows are compared; nothing when nothing was recorded before, so that there
    /// is nothing to compare with.
    pub at: Option<Timestamp>,
}

impl Since {
    /// Looks back to a day, else a week from today, and not further than to the first batch.
    /// `beginning` is when that was written and whether others followed it.
    pub fn new(zone: &Zone, today: Date, asked: Option<Date>, beginning: Option<(Timestamp, bool)>) -> Self {
        let week = || (0..WEEK).fold(today, |day, _| day.yesterday().unwrap_or(day));
        let day = asked.unwrap_or_else(week);
        let start = zone.start_of(day);
        match beginning {
            Some((first, _)) if first < start => Self { day, at: Some(start) },
            Some((first, true)) => Self { day: zone.day(first), at: Some(first) },
            _ => Self { day, at: None },
        }
    }
}
