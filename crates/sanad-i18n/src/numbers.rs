//! Numbers for people: western digits, thousands separated by a comma, at most three decimals, six of small ones.

/// A number: `1,234.5`. Whole numbers have no decimals, others at most three significant ones;
/// the minus is U+2212.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    let decimals = match value.abs() {
        100.0.. => 1,
        0.01.. => 3,
        // Two digits of what is small: a hundred-thousandth is not nothing.
        0.000_01.. => 6,
        _ => 3,
    };
    decimal(value, decimals)
}

/// A number with at most so many decimals.
pub(crate) fn decimal(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::new();
    if value < 0.0 && (whole != "0" || !fraction.is_empty()) {
        out.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
