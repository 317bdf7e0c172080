//! What "last time" is: the one answer for the paper, the overview and the command.

use sanad_model::{Date, Timestamp, Zone};

/// Days to look back when nobody says since when: the distance of a weekly look.
const WEEK: u32 = 7;

/// The day that is compared with, and its first moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day that was asked for, else a week ago.
    pub asked: Date,
    /// The day that is compared with: the one asked for, or the later one on which the history begins.
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
        let asked = asked.unwrap_or_else(week);
        let start = zone.start_of(asked);
        match beginning {
            Some((first, _)) if first < start => Self { asked, day: asked, at: Some(start) },
            Some((first, true)) => Self { asked, day: zone.day(first), at: Some(first) },
            _ => Self { asked, day: asked, at: None },
        }
    }

    /// A day on which the history had begun.
    pub const fn day(day: Date) -> Self {
        Self { asked: day, day, at: None }
    }

    /// Whether the history begins only after the beginning of the day that was asked for.
    pub fn begins_later(&self, zone: &Zone) -> bool {
        self.at.is_some_and(|at| zone.start_of(self.asked) < at)
    }
}
