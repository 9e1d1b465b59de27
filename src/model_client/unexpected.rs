//! [`UnexpectedStatus`]: an HTTP status that no kind of error covers, with what identifies the request.

use std::fmt;

use super::headers::Headers;
use super::http_error::{HttpAnswer, error_member};
use super::status::status_text;
use crate::base64;

/// An HTTP answer that no other kind of error covers (spec/model-client.md §12.2).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnexpectedStatus {
    pub status: u16,
    pub body: String,
    pub url: Option<String>,
    /// The `cf-ray` of the answer.
    pub cf_ray: Option<String>,
    pub request_id: Option<String>,
    /// What the provider says about the credentials.
    pub auth_error: Option<String>,
    pub auth_error_code: Option<String>,
}

/// How much of a body that is not understood is shown, in bytes.
const SHOWN: usize = 1000;

impl UnexpectedStatus {
    #[inline]
    pub(super) fn new(answer: HttpAnswer, url: Option<&str>) -> UnexpectedStatus {
        let header = |name| answer.headers.get(name).map(str::to_owned);
        UnexpectedStatus {
            status: answer.status,
            url: url.map(str::to_owned),
            cf_ray: header("cf-ray"),
            request_id: header("x-request-id").or_else(|| header("x-oai-request-id")),
            auth_error: header("x-openai-authorization-error"),
            auth_error_code: auth_error_code(&answer.headers),
            body: answer.body,
        }
    }

    /// What of the body is shown.
    #[inline]
    fn message(&self) -> String {
        if let Some(message) =
            error_member(&self.body, "message").filter(|message| !message.trim().is_empty())
        {
            return message;
        }
        let body = self.body.trim();
        if body.is_empty() {
            return "Unknown error".to_owned();
        }
        if body.len() <= SHOWN {
            return body.to_owned();
        }
        let end = (0..=SHOWN).rev().find(|end| body.is_char_boundary(*end)).unwrap_or(0);
        format!("{}...", &body[..end])
    }
}

impl fmt::Display for UnexpectedStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = status_text(self.status);
        if self.status == 403 && self.body.contains("Cloudflare") && self.body.contains("blocked") {
            write!(
                f,
                "Cloudflare blocked the request, perhaps because of the network it came from ({status})"
            )?;
        } else {
            write!(f, "unexpected status {status}: {}", self.message())?;
        }
        let facts = [
            ("url", &self.url),
            ("cf-ray", &self.cf_ray),
            ("request id", &self.request_id),
            ("auth error", &self.auth_error),
            ("auth error code", &self.auth_error_code),
        ];
        for (name, fact) in facts {
            if let Some(fact) = fact {
                write!(f, ", {name}: {fact}")?;
            }
        }
        Ok(())
    }
}

/// `error.code` inside the header `x-error-json`, which holds JSON in base64.
#[inline]
fn auth_error_code(headers: &Headers) -> Option<String> {
    let json =
        String::from_utf8(base64::decode(headers.get("x-error-json")?.trim().trim_end_matches('='))?).ok()?;
    error_member(&json, "code")
}
