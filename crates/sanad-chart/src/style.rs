//! The style of charts: one sheet, in two forms.

/// Maps the classes of charts to the custom properties of the page, with plain
/// colours where a property is missing. Serve it once beside the page's sheets.
pub const STYLE: &str = include_str!("style.css");

/// The same sheet with the plain colours of the light theme in place of custom
/// properties, for paper and for programs that know none.
pub fn standalone_style() -> String {
    let mut out = String::with_capacity(STYLE.len());
    let mut rest = STYLE;
    while let Some(start) = rest.find("var(--") {
        out.push_str(&rest[..start]);
        let call = &rest[start..];
        let comma = call.find(',').unwrap_or(0);
        let end = call.find(')').unwrap_or(call.len() - 1);
        out.push_str(call[comma + 1..end].trim());
        rest = &call[end + 1..];
    }
    out.push_str(rest);
    out
}
