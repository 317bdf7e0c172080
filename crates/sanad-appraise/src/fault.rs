//! What may be wrong with a project: where, what stands there, and what would be accepted. All of it
//! at once.

use std::fmt;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where in the project, such as `cost.labour.fixed.2027`.
    pub at: String,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// No date.
    Date,
    /// A date outside the periods of the project; from and to.
    Outside(String, String),
    /// A number outside its limits.
    Limits(&'static str, &'static str),
    /// A low value above the likely one, or that above the high one.
    Order,
    /// A name that stands twice.
    Twice,
    /// A name that nothing has; those that there are.
    Unknown(Vec<String>),
    /// No rate of exchange for this currency and kind in this period.
    NoExchange,
    /// Something is needed before the first date of a path; that date.
    NotYet(String),
    /// Something that must be there; what.
    Missing(&'static str),
    /// More is sold than was made and stocked; the period and what there is.
    AboveStock(String, String),
    /// Not paid back within the periods; what is left.
    NotRepaid(String),
    /// More is paid back than was drawn; by how much.
    OverRepaid(String),
    /// More is paid back than was drawn until then; in which period.
    Early(String),
    /// Interest where the law that is named allows none.
    Interest(String),
    /// Parts that cannot stand together.
    Together(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, value, wrong } = self;
        match wrong {
            Wrong::Date => {
                write!(f, "`{at}`: `{value}` is no date. Maybe `2027`, `2027-07` or `2027-07-16`.")
            }
            Wrong::Outside(from, to) => write!(f, "`{at}`: `{value}` must lie between {from} and {to}."),
            Wrong::Limits(least, most) => write!(f, "`{at}`: {value} must lie between {least} and {most}."),
            Wrong::Order => write!(f, "`{at}`: {value} must rise from low over likely to high."),
            Wrong::Twice => write!(f, "`{at}`: the name `{value}` stands twice. Maybe another name."),
            Wrong::Unknown(names) => {
                let names = if names.is_empty() { "none is defined".to_owned() } else { names.join(", ") };
                write!(f, "`{at}`: nothing is called `{value}`. There is: {names}.")
            }
            Wrong::NoExchange => {
                write!(f, "`{at}`: there is no rate of exchange for {value}. Maybe add one to `exchange`.")
            }
            Wrong::NotYet(first) => {
                write!(f, "`{at}`: {value} needs one, but there is none before {first}.")
            }
            Wrong::Missing(what) => write!(f, "`{at}`: {what} is missing."),
            Wrong::AboveStock(period, there) => {
                write!(f, "`{at}`: {value} sold in {period}, but only {there} made and in stock.")
            }
            Wrong::NotRepaid(left) => {
                write!(f, "`{at}`: {left} of {value} is not paid back within the project's periods.")
            }
            Wrong::OverRepaid(by) => {
                write!(f, "`{at}`: {by} more is paid back than the {value} that was drawn.")
            }
            Wrong::Early(period) => {
                write!(f, "`{at}`: in {period}, {value} is paid back that is not drawn yet.")
            }
            Wrong::Interest(source) => write!(
                f,
                "`{at}`: a loan with interest ({value}) is not allowed here ({source}). Maybe murabaha, ijara, \
                 diminishing-musharaka or equity."
            ),
            Wrong::Together(what) => write!(f, "`{at}`: {what} ({value})."),
        }
    }
}
