//! Pairs of names and values: the query of an address, the fields of a form.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use std::convert::Infallible;

use crate::error::WebError;

/// Names and values in the order given; a name may come more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(pub Vec<(String, String)>);

impl Params {
    /// Reads `a=1&b=2`.
    pub fn parse(text: &str) -> Self {
        Self(
            text.split('&')
                .filter(|pair| !pair.is_empty())
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decode(name), decode(value))
                })
                .collect(),
        )
    }

    /// The first value of a name, trimmed; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The same pairs with one name set (or left out when the value is empty).
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut pairs: Vec<_> = self.0.iter().filter(|(n, v)| n != name && !v.is_empty()).cloned().collect();
        if !value.is_empty() {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        Self(pairs)
    }

    /// `?a=1&b=2`, or nothing when there are no pairs.
    pub fn query(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let pairs: Vec<String> = self.0.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        format!("?{}", pairs.join("&"))
    }
}

/// Percent-encodes a name, value or path segment.
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    out
}

/// Percent-encodes a path, keeping its slashes.
pub(crate) fn encode_path(text: &str) -> String {
    text.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// Decodes `+` and percent signs; bytes that are no UTF-8 become U+FFFD.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = |b: &u8| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [a, b, after @ ..]) if hex(a).is_some() && hex(b).is_some() => {
                bytes.push(hex(a).unwrap_or(0) * 16 + hex(b).unwrap_or(0));
                rest = after;
                continue;
            }
            (other, _) => bytes.push(*other),
        }
        rest = tail;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or("")))
    }
}

/// The fields of a form sent by POST.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form(pub(crate) Params);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        let form = request
            .headers()
            .get("content-type")
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| v.starts_with("application/x-www-form-urlencoded"));
        if !form {
            return Err(WebError::BadForm);
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| WebError::TooLarge(1))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| WebError::BadForm)?;
        // Browsers end the lines of a text with CR LF; cells end them with LF.
        let mut params = Params::parse(text);
        for (_, value) in &mut params.0 {
            if value.contains('\r') {
                *value = value.replace("\r\n", "\n");
            }
        }
        Ok(Self(params))
    }
}

#[cfg(test)]
mod tests {
    use super::{Params, decode, encode};

    #[test]
    fn encoding_and_decoding_are_inverse() {
        for text in ["C-2021/2.1", "بند اتفاق", "a b&c=d+e%20", ""] {
            assert_eq!(decode(&encode(text)), text);
        }
        assert_eq!(encode("/é"), "%2F%C3%A9");
        assert_eq!(decode("a+b%2"), "a b%2");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }

    #[test]
    fn pairs_keep_their_order_and_repeats() {
        let params = Params::parse("col=a&col=b&q=%D8%A7&empty=");
        assert_eq!(params.all("col").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(params.get("q"), "ا");
        assert_eq!(params.with("q", "").query(), "?col=a&col=b");
    }
}
