//! What is bought, run, made and sold, as the file has it.

use super::{Amounts, Figured, Series, Text, official};
use serde::Deserialize;

/// Where something comes from.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The side where the plant stands.
    #[default]
    Host,
    /// The other side.
    Supplier,
    /// Anybody else.
    Third,
}

impl Origin {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Host, Self::Supplier, Self::Third];
}

/// Groups of fixed investment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Land.
    Land,
    /// Site preparation.
    Site,
    /// Civil works, structures and buildings.
    Civil,
    /// Plant machinery and equipment.
    Machinery,
    /// Auxiliary and service plant.
    Auxiliary,
    /// Environmental protection.
    Environment,
    /// Incorporated fixed assets: patents, know-how, project overheads.
    Incorporated,
    /// Contingencies.
    Contingency,
    /// Pre-production expenditure: studies, management, training, start-up.
    PreProduction,
}

/// How something loses its value in the books.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(tag = "method", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Depreciation {
    /// Never.
    #[default]
    None,
    /// A share of the first value a year, until `salvage` of it is left.
    Rate {
        /// A year.
        rate: Figured,
        /// Share of the first value that stays.
        salvage: Option<Figured>,
    },
    /// Evenly over a life, down to `salvage` of the first value.
    Linear {
        /// Life.
        months: u32,
        /// Share of the first value that stays.
        salvage: Option<Figured>,
    },
    /// A share of what is left a year, evenly as soon as that is more, down to `salvage`.
    Declining {
        /// A year.
        rate: Figured,
        /// Life.
        months: u32,
        /// Share of the first value that stays.
        salvage: Option<Figured>,
    },
    /// By the sum of the years' digits.
    Digits {
        /// Life.
        months: u32,
        /// Share of the first value that stays.
        salvage: Option<Figured>,
    },
    /// So much of the first value in each year.
    Table {
        /// Shares of the first value.
        shares: Vec<Figured>,
    },
}

/// Something bought to last.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Investment {
    /// Unique among investments.
    pub code: String,
    /// What it is.
    #[serde(default)]
    pub name: Text,
    /// The group it belongs to.
    pub group: Group,
    /// Where it comes from.
    #[serde(default)]
    pub origin: Origin,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub rate: String,
    /// When so much is paid.
    pub amounts: Amounts,
    /// Which growth moves its price.
    pub growth: Option<String>,
    /// How it is written off, from the start of production or the period after it is bought.
    #[serde(default)]
    pub depreciation: Depreciation,
    /// Months that count of the first period in which it is written off; left out: all of it.
    pub first_months: Option<u32>,
    /// The share of its price on which depreciation is counted; left out: all.
    pub base: Option<Figured>,
    /// How taxes write it off, where they do so otherwise than the books.
    #[serde(default)]
    pub tax_depreciation: Vec<TaxDepreciation>,
    /// What it brings at the end, as a share of its book value; left out: all.
    pub residual: Option<Figured>,
    /// Shadow price over market price; left out: by its origin.
    pub shadow: Option<Figured>,
}

/// How taxes write something off. It begins when the books begin.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxDepreciation {
    /// Codes of the taxes; left out: all that no other entry names.
    #[serde(default)]
    pub taxes: Vec<String>,
    /// How.
    pub depreciation: Depreciation,
    /// The share of the price on which it is counted; left out: that of the books.
    pub base: Option<Figured>,
    /// The share of that which is written off at once; the rest by `depreciation`.
    pub bonus: Option<Figured>,
    /// Months that count of the first period; left out: those of the books.
    pub first_months: Option<u32>,
}

/// Kinds of running costs, in the order in which they are added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CostKind {
    /// Raw materials.
    RawMaterial,
    /// Factory supplies and packing.
    Supplies,
    /// Power, fuel, water.
    Utility,
    /// Spare parts.
    Spares,
    /// Repair, maintenance and other materials.
    Maintenance,
    /// Royalties and licences.
    Royalty,
    /// Wages of production.
    Labour,
    /// Factory overheads.
    FactoryOverhead,
    /// Administration: the operating costs end here.
    Administration,
    /// Rents.
    Rent,
    /// Marketing and distribution.
    Marketing,
}

/// Something spent to run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Unique among costs.
    pub code: String,
    /// What it is.
    #[serde(default)]
    pub name: Text,
    /// Its kind.
    pub kind: CostKind,
    /// Where it comes from.
    #[serde(default)]
    pub origin: Origin,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub rate: String,
    /// A year at nominal capacity; moves with utilisation.
    pub variable: Option<Series>,
    /// For each unit of `product`.
    pub per_unit: Option<Series>,
    /// The product that `per_unit` and `variable` belong to; left out: all together.
    pub product: Option<String>,
    /// A year of production, whatever is made.
    pub fixed: Option<Series>,
    /// Which growth moves its price.
    pub growth: Option<String>,
    /// Days of stock of it.
    pub stock_days: Option<Figured>,
    /// Days until it is paid.
    pub payable_days: Option<Figured>,
    /// Days of cash in hand for it.
    pub cash_days: Option<Figured>,
    /// Persons employed by it at nominal capacity.
    pub persons: Option<Figured>,
    /// The share of it that is wages; left out: all of labour, none of other kinds.
    pub wages: Option<Figured>,
    /// The share of it that is taxes and duties, of wages the tax on them: what stays with the state.
    pub tax: Option<Figured>,
    /// What the state gives to lower its price, as a share of it.
    pub subsidy: Option<Figured>,
    /// The share of its price without taxes that is value added at home by those who deliver it.
    pub value_added: Option<Figured>,
    /// Shadow price over market price; left out: by its origin.
    pub shadow: Option<Figured>,
}

/// Something made and sold.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Unique among products.
    pub code: String,
    /// What it is.
    #[serde(default)]
    pub name: Text,
    /// Its unit.
    #[serde(default)]
    pub unit: Text,
    /// Units a year at nominal capacity.
    pub capacity: Figured,
    /// Share of capacity made, by date from which it holds: the ramp-up.
    pub utilisation: Series,
    /// Units sold a year, by date from which it holds; left out: what is made.
    pub sales: Option<Series>,
    /// Price of a unit.
    pub price: Series,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub rate: String,
    /// Which growth moves its price.
    pub growth: Option<String>,
    /// Share sold abroad.
    pub export: Option<Figured>,
    /// Taxes on sales, a share of the price.
    pub sales_tax: Option<Figured>,
    /// Subsidies, a share of the price.
    pub subsidy: Option<Figured>,
    /// Shadow price over market price; left out: that of foreign exchange for what is sold abroad, 1 for the rest.
    pub shadow: Option<Figured>,
}

/// By which rules stocks and receivables are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Convention {
    /// Receivables at what the goods cost without depreciation (UNIDO manual, 1991).
    #[default]
    Unido1991,
    /// Receivables at sales (COMFAR III).
    ComfarIii,
}

/// Working capital.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Working {
    /// By which rules.
    #[serde(default)]
    pub convention: Convention,
    /// Days of a year: 360 or 365.
    #[serde(default)]
    pub year_days: Option<u32>,
    /// Days until customers pay.
    pub receivable_days: Option<Figured>,
    /// Days of work in progress, at factory costs.
    pub progress_days: Option<Figured>,
    /// Days of finished goods, at operating costs.
    pub finished_days: Option<Figured>,
    /// Stock at the end of a period that days of coverage do not give, such as a first stock.
    #[serde(default)]
    pub other: Amounts,
}
