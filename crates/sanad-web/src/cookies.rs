//! Cookies: language, theme, who is writing, and the ten seconds of a toast.

use crate::params::{decode, encode};
use axum::http::{HeaderMap, HeaderValue, header};

/// A year, seconds.
pub(crate) const YEAR: u32 = 31_536_000;

/// The value of a cookie, empty when there is none.
pub(crate) fn get(headers: &HeaderMap, name: &str) -> String {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| decode(v))
        .unwrap_or_default()
}

/// A `Set-Cookie` value. Only this server reads it; scripts do not.
pub(crate) fn set(name: &str, value: &str, seconds: u32) -> HeaderValue {
    let text = format!("{name}={}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly", encode(value));
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
