//! The small closed vocabularies of the product: languages, forces, statuses, blockers, states.
//!
//! Each is an enum with one canonical code (what files, tables and addresses hold) and a fixed
//! order. Names for people live in the language bundles under the same code.

/// Declares a closed vocabulary: an enum, its codes, and conversion both ways.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in its fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The code of every value, in the same order as [`Self::ALL`].
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The canonical code, as files and addresses hold it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a canonical code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

vocabulary! {
    /// A language in which everything a person reads exists.
    Lang {
        /// Arabic, designed first.
        Ar = "ar",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The other one of the two languages.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ar => Self::En,
            Self::En => Self::Ar,
        }
    }

    /// The value of the `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En => "ltr",
        }
    }
}

vocabulary! {
    /// What a passage of a communiqué binds its sides to, strongest first.
    Force {
        /// Both sides agreed: becomes an agreed item.
        Agreed = "agreed",
        /// Talked about without agreement: a proposed aspect.
        Discussed = "discussed",
        /// One side asked for it: a proposed aspect.
        Requested = "requested",
        /// One side offered it: a proposed aspect.
        Offered = "offered",
        /// Something was shown or visited: a capability seen.
        Shown = "shown",
        /// Praise, thanks, setting: kept, never followed up.
        Courtesy = "courtesy",
    }
}

impl Force {
    /// Whether an item (agreed or proposed) follows from a passage of this force.
    pub const fn makes_item(self) -> bool {
        matches!(self, Self::Agreed | Self::Discussed | Self::Requested | Self::Offered)
    }
}

vocabulary! {
    /// How a claim came to be. The order is the order of trust, strongest first.
    Status {
        /// Answered at the place itself, by survey.
        Surveyed = "surveyed",
        /// Found in a named source.
        Reported = "reported",
        /// Worked out from other claims.
        Computed = "computed",
        /// Assumed, with a basis; never a fact about a real plant, party or person.
        Assumed = "assumed",
    }
}

vocabulary! {
    /// Whether a translation may be relied on.
    Translation {
        /// Not looked at by a second person.
        Draft = "draft",
        /// Looked at by a second person.
        Reviewed = "reviewed",
        /// Issued by the party itself.
        Official = "official",
    }
}

vocabulary! {
    /// What a site was last said to be doing.
    SiteState {
        /// Running.
        Working = "working",
        /// Started again after standing still.
        Restarted = "restarted",
        /// Running below what it could.
        Partial = "partial",
        /// A restart was agreed, not yet made.
        RestartAgreed = "restart_agreed",
        /// Standing still.
        Stopped = "stopped",
        /// Beyond repair as reported.
        Destroyed = "destroyed",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

impl SiteState {
    /// Whether the agreed restart of suspended factories bears on a site in this state.
    pub const fn needs_restart(self) -> bool {
        matches!(self, Self::Partial | Self::RestartAgreed | Self::Stopped | Self::Unknown)
    }
}

vocabulary! {
    /// Why a site stands still.
    Blocker {
        /// Money, letters of credit, debt.
        Finance = "finance",
        /// Raw material or a contract for it.
        Inputs = "inputs",
        /// Nobody to sell to.
        Market = "market",
        /// Who owns or may run it is open.
        Ownership = "ownership",
        /// Access and clearance.
        Security = "security",
        /// Contamination that must be cleaned up first.
        Contamination = "contamination",
        /// Electricity or fuel.
        Power = "power",
        /// Water.
        Water = "water",
        /// Spare parts.
        Spares = "spares",
        /// Machines broken, missing or obsolete.
        Machines = "machines",
        /// People or skills.
        People = "people",
        /// Licences and permits.
        Permits = "permits",
    }
}

vocabulary! {
    /// The state of an item of follow-up. Computed, never typed.
    ItemStatus {
        /// The passage it follows from was withdrawn.
        Withdrawn = "withdrawn",
        /// Delivered and verified by the other side.
        Verified = "verified",
        /// A proof was given and waits for the other side.
        Awaiting = "awaiting",
        /// The due date has passed without a verified proof.
        Late = "late",
        /// Due soon without proof, or a forecast after the due date.
        AtRisk = "at_risk",
        /// Has an owner and a date that lies ahead.
        Planned = "planned",
        /// No date was agreed: never late.
        NoDate = "no_date",
    }
}

vocabulary! {
    /// The shape and colour an item is shown with.
    Light {
        /// Circle.
        Planned = "planned",
        /// Triangle.
        AtRisk = "at_risk",
        /// Square.
        Late = "late",
        /// Tick.
        Verified = "verified",
        /// Hollow.
        Unknown = "unknown",
    }
}

impl ItemStatus {
    /// The light that stands for this status.
    pub const fn light(self) -> Light {
        match self {
            Self::Verified => Light::Verified,
            Self::Late => Light::Late,
            Self::AtRisk => Light::AtRisk,
            Self::Planned | Self::Awaiting => Light::Planned,
            Self::NoDate | Self::Withdrawn => Light::Unknown,
        }
    }
}

vocabulary! {
    /// What a team is for.
    Task {
        /// It visits sites and fills surveys.
        Survey = "survey",
        /// It carries out works.
        Works = "works",
    }
}

vocabulary! {
    /// The set that a rate of exchange belongs to.
    RateSet {
        /// As the issuer of the money publishes it.
        Official = "official",
        /// The official one with a charge on top.
        Surcharge = "surcharge",
        /// As paid outside the banks.
        Parallel = "parallel",
        /// Assumed for planning.
        Assumed = "assumed",
    }
}

vocabulary! {
    /// In which way money for a measure is given.
    FinancingKind {
        /// Paid in by a partner, for a share.
        Equity = "equity",
        /// Given, and not paid back.
        Grant = "grant",
        /// A sale at cost and a markup agreed once, paid later.
        Murabaha = "murabaha",
        /// A lease that ends with the thing let passing to who rents it.
        Ijara = "ijara",
        /// Owned together; the financier's part is rented, and bought bit by bit.
        Musharaka = "musharaka",
        /// A loan with interest.
        Loan = "loan",
    }
}

vocabulary! {
    /// Whether a plan may choose a measure.
    MeasureChoice {
        /// It may.
        Free = "free",
        /// It must.
        Mandatory = "mandatory",
        /// It must not.
        Excluded = "excluded",
    }
}

vocabulary! {
    /// What holds between the measures of a grouping.
    GroupingRule {
        /// One of them is chosen, and no other.
        ExactlyOne = "exactly_one",
        /// At most one of them is chosen.
        AtMostOne = "at_most_one",
        /// Where the first is chosen, so is every other.
        Implies = "implies",
    }
}

vocabulary! {
    /// What a plan of works is judged by.
    Term {
        /// Net present value.
        Value = "value",
        /// Job-years.
        Jobs = "jobs",
        /// Output of sites.
        Output = "output",
        /// The share of the host in what is spent.
        Local = "local",
        /// Days after agreed dates.
        Lateness = "lateness",
        /// The day on which all is done.
        End = "end",
        /// What differs from the plan before.
        Change = "change",
    }
}
