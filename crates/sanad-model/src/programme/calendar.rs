//! Which days are worked.

use super::{Calendar, Programme};
use crate::id::Id;
use jiff::civil::Date;

impl Calendar {
    /// Working minutes of a day, given those of a usual one: none on days of rest and holidays, fewer
    /// where hours are reduced.
    pub fn minutes_on(&self, day: Date, usual: u32) -> u32 {
        let within = |d: &&super::CalendarDay| d.first <= day && day <= d.last;
        let rest = self.weekend.contains(&day.weekday().to_monday_one_offset());
        if rest || self.days.iter().filter(within).any(|d| d.holiday) {
            return 0;
        }
        self.days.iter().filter(within).filter_map(|d| d.minutes).min().map_or(usual, |m| m.min(usual))
    }

    /// Whether a day is worked at all.
    pub fn works_on(&self, day: Date) -> bool {
        self.minutes_on(day, u32::MAX) > 0
    }
}

impl Programme {
    /// The calendar of a party, else of the one it belongs to.
    pub fn calendar_of(&self, party: Id) -> Option<&Calendar> {
        let mut here = Some(party);
        for _ in 0..16 {
            let id = here?;
            let own = self.calendars.values().filter(|c| c.party == id);
            if let Some(found) = own.min_by(|a, b| a.code.cmp(&b.code)) {
                return Some(found);
            }
            here = self.parties.get(&id)?.parent;
        }
        None
    }
}
