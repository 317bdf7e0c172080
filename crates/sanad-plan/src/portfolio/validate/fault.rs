//! What can be wrong with a problem as filled in: where, what is there, what would be accepted and
//! what would cure it.

/// What a fault breaks. `Display` says what is accepted, [`FaultRule::cure`] the way out;
/// [`FaultRule::key`] and [`FaultRule::fields`] are for texts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultRule {
    /// A number outside its range.
    #[error("a number from {low} to {high}")]
    Range {
        /// Least accepted.
        low: i64,
        /// Most accepted.
        high: i64,
    },
    /// A code that is empty.
    #[error("a code of at least one character")]
    EmptyCode,
    /// A code that was used before.
    #[error("a code that no other {kind} has")]
    Duplicate {
        /// The kind of record.
        kind: &'static str,
    },
    /// A code that names nothing.
    #[error("the code of {} {kind} that exists", article(kind))]
    Unknown {
        /// The kind of record.
        kind: &'static str,
    },
    /// A list that must not be empty.
    #[error("at least one {kind}")]
    Empty {
        /// The kind of record.
        kind: &'static str,
    },
    /// Too long a list.
    #[error("at most {most} of {kind}")]
    TooMany {
        /// The kind of record.
        kind: &'static str,
        /// How many are accepted.
        most: usize,
    },
    /// A list of another length than what it describes.
    #[error("exactly {length} entries")]
    Length {
        /// How many are accepted.
        length: usize,
    },
    /// A calendar on which nobody ever works.
    #[error("a calendar with at least one working tick")]
    NoWorkingTick,
    /// Steps whose ticks do not rise.
    #[error("a tick after the one before it, and from 0 to {horizon}")]
    Steps {
        /// Ticks planned.
        horizon: i32,
    },
    /// A way from a place to itself that takes time.
    #[error("0 ticks from a place to itself")]
    Diagonal,
    /// A span that ends before it begins or lies outside the horizon.
    #[error("`from` before `to`, both from 0 to {horizon}")]
    Span {
        /// Ticks planned.
        horizon: i32,
    },
    /// A rate from a currency to itself.
    #[error("a rate between two different currencies")]
    RateToItself,
    /// A payment or fund in a currency that cannot be changed.
    #[error("a currency with a rate from `{from}` to `{to}`")]
    NoRate {
        /// Currency given.
        from: String,
        /// Currency needed.
        to: String,
    },
    /// Sums that could be too large to count.
    #[error("amounts whose sum is at most {most}")]
    Sum {
        /// What is accepted.
        most: i64,
    },
    /// An activity that takes no time but occupies something or somebody.
    #[error("a duration of at least 1 for what occupies people or resources or flows while it runs")]
    Instant,
    /// A flow that ends with the finish but begins there.
    #[error("a flow from the start, if it ends with the finish")]
    FlowNever,
    /// A course for people who know it already.
    #[error("a pool whose persons have `{skill}` below level {level}")]
    TeachesNothing {
        /// The skill.
        skill: String,
        /// The level of the course.
        level: u8,
    },
    /// A gain in a term to which a measure brings nothing.
    #[error("a gain in value, jobs, output or local")]
    GainTerm,
    /// A deadline that comes before the release.
    #[error("a deadline from {release} on")]
    DeadlineBeforeRelease {
        /// The release.
        release: i32,
    },
    /// A link from an activity to itself.
    #[error("two different activities")]
    SelfLink,
    /// A greatest lag below the least.
    #[error("a greatest lag of at least {min}")]
    MaxBelowMin {
        /// The least lag.
        min: i32,
    },
    /// Links that together ask an activity to come after itself.
    #[error("links that do not lead back to where they began by {by} ticks too late: {}", activities.join(" → "))]
    Cycle {
        /// Activities in the order of the cycle, the first again at its end.
        activities: Vec<String>,
        /// By how many ticks the lags go beyond what the cycle allows.
        by: i64,
    },
    /// Rules of choice that leave nothing to choose.
    #[error("a group that can hold with {}", because.join(", "))]
    Group {
        /// Measures that are to be, or cannot be, chosen.
        because: Vec<String>,
    },
    /// A pin on a tick on which no mode can start.
    #[error("a start on a working tick of the mode, with the finish at most {deadline}")]
    PinTick {
        /// Finish at the latest.
        deadline: i32,
    },
    /// A pin before the release or before predecessors can be done.
    #[error("a start from {earliest} on, when what comes before can be done")]
    PinEarly {
        /// The first start that is possible.
        earliest: i32,
    },
    /// A pin that differs from what the frozen part of the baseline keeps.
    #[error("the start and mode of the frozen baseline, {start} `{mode}`, or no pin")]
    PinFrozen {
        /// Start in the baseline.
        start: i32,
        /// Mode in the baseline.
        mode: String,
    },
    /// An excluded measure that the frozen part of the baseline has begun.
    #[error("a measure that the frozen baseline has not begun before {frozen_until}")]
    FrozenExcluded {
        /// Until when the baseline is frozen.
        frozen_until: i32,
    },
    /// What must be carried out takes longer than there is time.
    #[error("a finish at most {deadline}; the earliest possible is {earliest}")]
    TooLate {
        /// Finish at the latest.
        deadline: i32,
        /// The first finish that is possible, or one more than the horizon when there is none.
        earliest: i32,
    },
    /// More of a renewable than there ever is.
    #[error("at most {most} of `{renewable}`, all there ever is")]
    OverCapacity {
        /// The renewable.
        renewable: String,
        /// The most there ever is.
        most: u32,
    },
    /// A skill that too few have or can learn.
    #[error("at most {most} persons with `{skill}` at level {level}; no more have it or can learn it")]
    SkillMissing {
        /// The skill.
        skill: String,
        /// The level.
        level: u8,
        /// How many have it or can learn it.
        most: u32,
    },
    /// Each skill is there, but not in so many different persons at once.
    #[error("at most {most} different persons, all who fit these needs and courses together")]
    PersonsShort {
        /// How many there are.
        most: u32,
    },
    /// More spending than can ever come in.
    #[error("spending from fund `{fund}` of at most {most}, all that can ever come in")]
    OverFund {
        /// The fund.
        fund: String,
        /// All that can come in.
        most: i64,
    },
    /// More taken from a utility than anything can ever give.
    #[error("at most {most} from utility `{utility}`, all that can ever be given")]
    OverUtility {
        /// The utility.
        utility: String,
        /// All that can be given.
        most: i64,
    },
}

/// `a` or `an`.
fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

impl FaultRule {
    /// Every key, for those who put them into words.
    pub const KEYS: &'static [&'static str] = &[
        "range",
        "empty-code",
        "duplicate",
        "unknown",
        "empty",
        "too-many",
        "length",
        "no-working-tick",
        "steps",
        "diagonal",
        "span",
        "rate-to-itself",
        "no-rate",
        "sum",
        "instant",
        "flow-never",
        "teaches-nothing",
        "gain-term",
        "deadline-before-release",
        "self-link",
        "max-below-min",
        "cycle",
        "group",
        "pin-tick",
        "pin-early",
        "pin-frozen",
        "frozen-excluded",
        "too-late",
        "over-capacity",
        "skill-missing",
        "persons-short",
        "over-fund",
        "over-utility",
    ];

    /// Every kind that a rule names, one or many.
    pub const KINDS: &'static [&'static str] = &[
        "calendar",
        "place",
        "skill",
        "renewable",
        "pool",
        "fund",
        "utility",
        "measure",
        "activity",
        "mode",
        "rate",
        "term",
        "objective",
        "activity of this measure",
        "mode of this activity",
        "renewable of this mode",
        "skill of this pool",
        "measure of this group",
        "start of an activity",
        "calendars",
        "places",
        "skills",
        "renewables",
        "pools",
        "funds",
        "utilities",
        "rates",
        "measures",
        "activities",
        "modes",
        "needs",
        "teaches",
        "spends",
        "earns",
        "flows",
        "links",
        "groups",
    ];

    /// A key for texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Range { .. } => "range",
            Self::EmptyCode => "empty-code",
            Self::Duplicate { .. } => "duplicate",
            Self::Unknown { .. } => "unknown",
            Self::Empty { .. } => "empty",
            Self::TooMany { .. } => "too-many",
            Self::Length { .. } => "length",
            Self::NoWorkingTick => "no-working-tick",
            Self::Steps { .. } => "steps",
            Self::Diagonal => "diagonal",
            Self::Span { .. } => "span",
            Self::RateToItself => "rate-to-itself",
            Self::NoRate { .. } => "no-rate",
            Self::Sum { .. } => "sum",
            Self::Instant => "instant",
            Self::FlowNever => "flow-never",
            Self::TeachesNothing { .. } => "teaches-nothing",
            Self::GainTerm => "gain-term",
            Self::DeadlineBeforeRelease { .. } => "deadline-before-release",
            Self::SelfLink => "self-link",
            Self::MaxBelowMin { .. } => "max-below-min",
            Self::Cycle { .. } => "cycle",
            Self::Group { .. } => "group",
            Self::PinTick { .. } => "pin-tick",
            Self::PinEarly { .. } => "pin-early",
            Self::PinFrozen { .. } => "pin-frozen",
            Self::FrozenExcluded { .. } => "frozen-excluded",
            Self::TooLate { .. } => "too-late",
            Self::OverCapacity { .. } => "over-capacity",
            Self::SkillMissing { .. } => "skill-missing",
            Self::PersonsShort { .. } => "persons-short",
            Self::OverFund { .. } => "over-fund",
            Self::OverUtility { .. } => "over-utility",
        }
    }

    /// What the rule names, by field, for texts.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Range { low, high } => vec![("low", low.to_string()), ("high", high.to_string())],
            Self::Duplicate { kind } | Self::Unknown { kind } | Self::Empty { kind } => {
                vec![("kind", (*kind).to_owned())]
            }
            Self::TooMany { kind, most } => vec![("kind", (*kind).to_owned()), ("most", most.to_string())],
            Self::Length { length } => vec![("length", length.to_string())],
            Self::Steps { horizon } | Self::Span { horizon } => vec![("horizon", horizon.to_string())],
            Self::NoRate { from, to } => vec![("from", from.clone()), ("to", to.clone())],
            Self::Sum { most } => vec![("most", most.to_string())],
            Self::TeachesNothing { skill, level } => {
                vec![("skill", skill.clone()), ("level", level.to_string())]
            }
            Self::DeadlineBeforeRelease { release } => vec![("release", release.to_string())],
            Self::MaxBelowMin { min } => vec![("min", min.to_string())],
            Self::Cycle { activities, by } => vec![("cycle", activities.join(" → ")), ("by", by.to_string())],
            Self::Group { because } => vec![("because", because.join(", "))],
            Self::PinTick { deadline } => vec![("deadline", deadline.to_string())],
            Self::PinEarly { earliest } => vec![("earliest", earliest.to_string())],
            Self::PinFrozen { start, mode } => vec![("start", start.to_string()), ("mode", mode.clone())],
            Self::FrozenExcluded { frozen_until } => vec![("frozen", frozen_until.to_string())],
            Self::TooLate { deadline, earliest } => {
                vec![("deadline", deadline.to_string()), ("earliest", earliest.to_string())]
            }
            Self::OverCapacity { renewable, most } => {
                vec![("renewable", renewable.clone()), ("most", most.to_string())]
            }
            Self::SkillMissing { skill, level, most } => {
                vec![("skill", skill.clone()), ("level", level.to_string()), ("most", most.to_string())]
            }
            Self::PersonsShort { most } => vec![("most", most.to_string())],
            Self::OverFund { fund, most } => vec![("fund", fund.clone()), ("most", most.to_string())],
            Self::OverUtility { utility, most } => {
                vec![("utility", utility.clone()), ("most", most.to_string())]
            }
            Self::EmptyCode
            | Self::NoWorkingTick
            | Self::Diagonal
            | Self::RateToItself
            | Self::Instant
            | Self::FlowNever
            | Self::GainTerm
            | Self::SelfLink => Vec::new(),
        }
    }

    /// What to try.
    pub fn cure(&self) -> String {
        match self {
            Self::Range { low, high } => format!("Maybe a value from {low} to {high} was meant."),
            Self::EmptyCode => "Maybe a code is missing.".to_owned(),
            Self::Duplicate { kind } => format!("Maybe one {kind} was entered twice; rename or delete one."),
            Self::Unknown { kind } => format!("Maybe the code is misspelt, or the {kind} was not entered."),
            Self::Empty { kind } => format!("Enter at least one {kind}."),
            Self::TooMany { most, .. } => format!("Plan in parts of at most {most}."),
            Self::Length { length } => format!("Give {length} entries."),
            Self::NoWorkingTick => "Mark at least one tick as working, or name no calendar.".to_owned(),
            Self::Steps { .. } => "Put the steps in order of their ticks, each tick once.".to_owned(),
            Self::Diagonal => "Set it to 0; maybe rows and columns were shifted.".to_owned(),
            Self::Span { .. } => "Maybe the two ends were exchanged.".to_owned(),
            Self::RateToItself => "Delete the rate.".to_owned(),
            Self::NoRate { from, to } => {
                format!("Enter a rate from {from} to {to}, or give the amount in {to}.")
            }
            Self::Sum { .. } => "Maybe an amount has digits too many.".to_owned(),
            Self::Instant => "Give it a duration, or take away what it occupies.".to_owned(),
            Self::FlowNever => "Let it begin with the start, or last for good.".to_owned(),
            Self::TeachesNothing { level, .. } => {
                format!("Send another pool, or teach above level {level}.")
            }
            Self::GainTerm => "Choose one of the four terms.".to_owned(),
            Self::DeadlineBeforeRelease { .. } => "Move the deadline or the release.".to_owned(),
            Self::SelfLink => "Delete the link.".to_owned(),
            Self::MaxBelowMin { .. } => "Maybe the two lags were exchanged.".to_owned(),
            Self::Cycle { by, .. } => {
                format!("Delete one link of the cycle, or change its lags by {by} ticks in all.")
            }
            Self::Group { .. } => "Free one of the measures named, or delete the rule of choice.".to_owned(),
            Self::PinTick { .. } => "Move the pin to a working tick, or change the calendar.".to_owned(),
            Self::PinEarly { earliest } => format!("Pin it at {earliest} or later."),
            Self::PinFrozen { .. } => "Delete the pin, or freeze less.".to_owned(),
            Self::FrozenExcluded { .. } => "Do not exclude it, or freeze less.".to_owned(),
            Self::TooLate { deadline, earliest } => {
                format!("Allow {} ticks more, or shorten what comes before.", earliest - deadline)
            }
            Self::OverCapacity { most, .. } => format!("Need at most {most}, or provide more."),
            Self::SkillMissing { skill, level, .. } => {
                format!("Add persons or a course with {skill} at level {level}, or need fewer.")
            }
            Self::PersonsShort { .. } => "Add persons, or need fewer at once.".to_owned(),
            Self::OverFund { .. } => "Add money to the fund, or spend less.".to_owned(),
            Self::OverUtility { .. } => "Add a measure that gives it, or take less.".to_owned(),
        }
    }
}

/// One fault: where, what is there, what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The value `{value}` of `{path}`{} cannot be planned with. Accepted is {rule}. {}", self.named(), rule.cure())]
pub struct Fault {
    /// The field, such as `measures[3].activities[2].modes[0].duration`, places from 0.
    pub path: String,
    /// Codes of the records on the path, from the outermost.
    pub codes: Vec<String>,
    /// The value found.
    pub value: String,
    /// What it breaks.
    pub rule: FaultRule,
}

impl Fault {
    fn named(&self) -> String {
        if self.codes.is_empty() { String::new() } else { format!(" (\"{}\")", self.codes.join("\" \"")) }
    }
}
