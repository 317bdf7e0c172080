//! Money for people: a range in millions or thousands, with the name of its currency.

use crate::locale::{Arg, Locale};
use sanad_model::{Currency, Range};

impl Locale {
    /// An amount in minor units, as a range: `1.2–3.4 million Libyan dinars`.
    pub fn money_range(&self, low: i64, likely: i64, high: i64, currency: Currency) -> String {
        let unit = f64::from(10_u32.pow(currency.digits()));
        let range = Range { low: low as f64 / unit, likely: likely as f64 / unit, high: high as f64 / unit };
        let most = range.high.abs().max(range.low.abs());
        let (scale, key) = match most {
            most if most >= 1e6 => (1e6, "money-million"),
            most if most >= 1e4 => (1e3, "money-thousand"),
            _ => (1.0, "money-plain"),
        };
        // Three figures are as much as a range can bear.
        let round = |value: f64| {
            let value = value / scale;
            let step = if value.abs() >= 100.0 {
                1.0
            } else if value.abs() >= 10.0 {
                0.1
            } else {
                0.01
            };
            (value / step).round() * step
        };
        let (low, high) = (self.number(round(range.low)), self.number(round(range.high)));
        let figure = if low == high {
            low
        } else if range.low < 0.0 {
            // A dash between signed numbers would read as a third sign.
            self.t1_bare("money-between", &[("low", Arg::Text(low)), ("high", Arg::Text(high))])
        } else {
            format!("{low}–{high}")
        };
        let n = round(range.high);
        let name = self.word("currency", &currency.to_string().to_lowercase());
        self.t1_bare(
            key,
            &[("n", Arg::Number(n)), ("figure", Arg::Text(figure)), ("currency", Arg::Text(name))],
        )
    }

    /// An amount in minor units.
    pub fn money(&self, amount: i64, currency: Currency) -> String {
        self.money_range(amount, amount, amount, currency)
    }

    /// In what amounts of a file are, of which one is so many of a currency: `In 1,000 LYD`.
    pub fn in_unit(&self, unit: u32, currency: &str) -> String {
        let currency = ("currency", Arg::from(currency));
        if unit > 1 {
            self.t1_bare("study-in-thousands", &[("unit", Arg::from(self.count(unit.into()))), currency])
        } else {
            self.t1_bare("study-in-currency", &[currency])
        }
    }

    /// An amount of a file, of which one is so many of a currency: `3,856 thousand LYD`.
    pub fn amount_in_unit(&self, amount: String, unit: u32, currency: &str) -> String {
        let key = match unit {
            1 => "study-amount",
            1_000 => "study-amount-thousand",
            1_000_000 => "study-amount-million",
            _ => "study-amount-in",
        };
        let unit = Arg::from(self.count(unit.into()));
        self.t1_bare(key, &[("n", Arg::from(amount)), ("unit", unit), ("currency", Arg::from(currency))])
    }

    /// So many of so many: `38 of 40`.
    pub fn share(&self, n: u64, of: u64) -> String {
        self.t1_bare("share-of", &[("n", Arg::Text(self.count(n))), ("of", Arg::Text(self.count(of)))])
    }
}
