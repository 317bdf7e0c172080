//! The records of works: money, rates, resources, measures and what a plan of them must keep to.

use super::reading::{count, currency, day, grouped, id, ids, must, record, word, words};
use super::{Programme, text_of};
use crate::id::Id;
use crate::money::Currency;
use crate::row::{Dataset, Row};
use crate::schema::Kind;
use crate::text::Text;
use crate::words::{FinancingKind, GroupingRule, MeasureChoice, RateSet, Status, Term};
use jiff::civil::Date;

record! {
    /// Money for works, of one party and in one currency.
    Fund(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Whose money it is.
        party: Id = must(r, "party"),
        /// Its currency: that of all its instalments.
        currency: Currency = currency(r, "currency"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// What comes into a fund on a day: its field `amount`.
    Instalment(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Fund.
        fund: Id = must(r, "fund"),
        /// Day.
        due: Date = day(r, "due"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// What one unit of a currency buys of another: its field `rate`. It is used as given and
    /// never turned round.
    Rate(r) {
        /// Code.
        code: String = word(r, "code"),
        /// The set it belongs to.
        set: RateSet = RateSet::from_code(r.get("set")).unwrap_or(RateSet::Assumed),
        /// What is given.
        from: Currency = currency(r, "from"),
        /// What is got.
        to: Currency = currency(r, "to"),
        /// The day it is of.
        dated: Date = day(r, "dated"),
    }
}
record! {
    /// Terms at which money is given for a measure: its fields `share` or `amount`, `charge`, `months`, `grace`, `fee`.
    Financing(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Code of the measure, recorded or made by rule; empty: every measure that has no terms of its own.
        measure: String = word(r, "measure"),
        /// In which way it is given.
        kind: FinancingKind = FinancingKind::from_code(r.get("kind")).unwrap_or(FinancingKind::Equity),
        /// Who gives it.
        party: Id = must(r, "party"),
        /// Who borrows it; the host side where it is empty.
        borrower: Option<Id> = id(r, "borrower"),
        /// Months between payments back; 6 where it is empty.
        every: u32 = r.get("every").parse().unwrap_or(6),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// What works use and give back: its field `capacity` says how much there is at a time.
    Resource(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name.
        name: Text = text_of(r, "name"),
        /// Party that has it.
        party: Id = must(r, "party"),
        /// What templates call it, such as `mobile_crane`.
        what: String = word(r, "what"),
    }
}
record! {
    /// How a kind of work is done: adds a template to the measure library, or replaces the
    /// built-in one of its code.
    Template(r) {
        /// Code.
        code: String = word(r, "code"),
        /// The text of the template, TOML.
        body: String = word(r, "body"),
    }
}
record! {
    /// What could be done at a site or for items.
    Measure(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Name; that of the template where it is empty.
        name: Text = text_of(r, "name"),
        /// Code of its template, built in or of the programme.
        template: String = word(r, "template"),
        /// The site it is at.
        site: Option<Id> = id(r, "site"),
        /// The items it answers.
        items: Vec<Id> = ids(r, "items"),
        /// Whether a plan may choose it.
        choice: MeasureChoice = MeasureChoice::from_code(r.get("choice")).unwrap_or(MeasureChoice::Free),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// An activity that starts on a set day.
    Pin(r) {
        /// Code of its measure, recorded or made by rule.
        measure: String = word(r, "measure"),
        /// Code of the activity in its template.
        activity: String = word(r, "activity"),
        /// The day on which it starts.
        start: Date = day(r, "start"),
        /// The mode in which it is done; any where it is empty.
        mode: String = word(r, "mode"),
    }
}
record! {
    /// Measures that are chosen together or in place of each other.
    Grouping(r) {
        /// Code.
        code: String = word(r, "code"),
        /// What holds between them.
        rule: GroupingRule = GroupingRule::from_code(r.get("rule")).unwrap_or(GroupingRule::AtMostOne),
        /// Codes of measures, recorded or made by rule; at least two.
        measures: Vec<String> = words(r, "measures"),
        /// Note.
        note: Text = text_of(r, "note"),
    }
}
record! {
    /// What a plan of works is judged by.
    Objective(r) {
        /// Code.
        code: String = word(r, "code"),
        /// Its level: 1 counts before 2, whatever the weights.
        level: u32 = count(r, "level"),
        /// The term.
        term: Term = Term::from_code(r.get("term")).unwrap_or(Term::Lateness),
        /// Its weight among those of its level.
        weight: u32 = count(r, "weight"),
    }
}

record! {
    /// An activity of the plan that was accepted.
    Baseline(r) {
        /// Code of its measure, recorded or made by rule.
        measure: String = word(r, "measure"),
        /// Code of the activity in its template.
        activity: String = word(r, "activity"),
        /// Its first day.
        start: Date = day(r, "start"),
        /// Its last day.
        end: Date = day(r, "end"),
        /// The mode in which it is done; the usual one where it is empty.
        mode: String = word(r, "mode"),
        /// Who carries it out: code of the pool and number in it, `crew-a:0`, first of each need, then
        /// of each course.
        crew: Vec<String> = words(r, "crew"),
        /// The day on which the plan was accepted.
        accepted: Date = day(r, "accepted"),
        /// The first day of the time that the plan was made for.
        from: Option<Date> = r.get("from").parse().ok(),
    }
}
record! {
    /// What became of an activity.
    Actual(r) {
        /// Code of its measure, recorded or made by rule.
        measure: String = word(r, "measure"),
        /// Code of the activity in its template.
        activity: String = word(r, "activity"),
        /// Its first day.
        started: Date = day(r, "started"),
        /// Its last day, once it is done.
        finished: Option<Date> = r.get("finished").parse().ok(),
        /// Working days left from `as_of` on, where somebody said so.
        days_left: Option<u32> = r.get("days_left").parse().ok(),
        /// The mode in which it is done; that of the accepted plan where it is empty.
        mode: String = word(r, "mode"),
        /// The day on which this was so.
        as_of: Date = day(r, "as_of"),
        /// Who said so.
        source: Option<Id> = id(r, "source"),
        /// How firmly it is known.
        status: Status = Status::from_code(r.get("status")).unwrap_or(Status::Assumed),
    }
}

/// Reads the records of works into a programme; links are checked by [`super::checks`].
pub(super) fn read(p: &mut Programme, rows: &Dataset) {
    let live = |kind| rows.rows(kind).filter(|r| !r.withdrawn());
    macro_rules! fill {
        ($($field:ident: $ty:ident),+ $(,)?) => {
            $(p.$field = live(Kind::$ty).map(|r| (r.id, $ty::read(r))).collect();)+
        };
    }
    fill! {
        funds: Fund, rates: Rate, financing: Financing, resources: Resource, templates: Template,
        measures: Measure, pins: Pin, groupings: Grouping, objectives: Objective, baseline: Baseline, actuals: Actual,
    }
    p.instalments = grouped(live(Kind::Instalment).map(Instalment::read), |x| x.fund, |x| (x.due, x.id));
}
