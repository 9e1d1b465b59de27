//! [`Headers`]: the headers of requests and answers.

use std::fmt;

/// Headers in order. Names compare without regard to case.
///
/// A value can be sent when each of its bytes is visible ASCII, a blank or a tab. Setting a value that cannot be
/// sent leaves the header out, silently, as the released client does (spec/model-client.md, conventions).
///
/// ```
/// use codex_schema::model_client::Headers;
///
/// let answer: Headers = [("X-Codex-Turn-State", "route-1")].into_iter().collect();
/// assert_eq!(answer.get("x-codex-turn-state"), Some("route-1"));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// No headers.
    #[inline]
    pub fn new() -> Headers {
        Headers::default()
    }

    /// The value of the first header of that name; none when there is none or its value is not sendable text.
    #[inline]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .filter(|v| sendable(v))
    }

    /// Whether there is a header of that name, whatever its value.
    #[inline]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
    }

    /// Names and values, in order.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets a header in place of all of that name. Does nothing when it cannot be sent.
    #[inline]
    pub fn set(&mut self, name: &str, value: &str) {
        if is_name(name) && sendable(value) {
            self.0.retain(|(own, _)| !own.eq_ignore_ascii_case(name));
            self.0.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Sets a header unless there is one of that name.
    #[inline]
    pub fn fill(&mut self, name: &str, value: &str) {
        if !self.contains(name) {
            self.set(name, value);
        }
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Headers {
    /// Takes headers as they arrived: repeated names are kept.
    #[inline]
    fn from_iter<I: IntoIterator<Item = (N, V)>>(headers: I) -> Headers {
        Headers(headers.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl fmt::Debug for Headers {
    /// Names and values; the values of credentials are hidden.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |name: &str, value: &str| match name.to_ascii_lowercase().as_str() {
            "authorization" | "proxy-authorization" | "cookie" => "(hidden)".to_owned(),
            _ => value.to_owned(),
        };
        f.debug_map().entries(self.iter().map(|(name, value)| (name, shown(name, value)))).finish()
    }
}

/// Whether a header can carry the value.
#[inline]
pub(super) fn sendable(value: &str) -> bool {
    value.bytes().all(|byte| matches!(byte, b'\t' | 0x20..=0x7e))
}

#[inline]
fn is_name(name: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(token)
}
