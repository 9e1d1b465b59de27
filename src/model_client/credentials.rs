//! [`Credentials`]: who pays for the requests, and what can be done when the provider refuses them.

use std::fmt;

use super::headers::Headers;

/// What the requests sign in with: headers, and the kind, which decides about the default URL of the provider, about
/// compression and about the recovery from a refusal (spec/model-client.md §2, §8.5, §11.3).
///
/// The client reads them anew for every attempt: give fresh ones to
/// [`ModelClient::set_credentials`](super::ModelClient::set_credentials). The default is none at all.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Credentials {
    kind: CredentialKind,
    headers: Headers,
}

/// The kinds of credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum CredentialKind {
    /// None; nothing is sent.
    #[default]
    None,
    /// An API key.
    ApiKey,
    /// ChatGPT tokens that the caller stores and refreshes.
    ManagedChatgpt,
    /// ChatGPT tokens that somebody else supplies and refreshes.
    ExternalChatgpt,
    /// The identity of an agent, of ChatGPT type.
    AgentIdentity,
    /// A token that a command of the user prints.
    ExternalBearer,
}

/// One way to get valid credentials after the provider answered 401.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecoveryStep {
    /// Read the stored tokens again; counts only if they belong to the same account.
    Reload,
    /// Have the tokens refreshed by the issuer.
    Refresh,
    /// Ask whoever supplies the token for another one.
    ExternalRefresh,
}

impl Credentials {
    /// No credentials.
    #[inline]
    pub fn none() -> Credentials {
        Credentials::default()
    }

    /// An API key, sent as bearer token.
    #[inline]
    pub fn api_key(key: &str) -> Credentials {
        Credentials::bearer(CredentialKind::ApiKey, key)
    }

    /// ChatGPT tokens that the caller stores and refreshes.
    #[inline]
    pub fn managed_chatgpt(token: &str, account_id: Option<&str>, fedramp: bool) -> Credentials {
        Credentials::bearer(CredentialKind::ManagedChatgpt, token).with_account(account_id, fedramp)
    }

    /// ChatGPT tokens that somebody else supplies and refreshes.
    #[inline]
    pub fn external_chatgpt(token: &str, account_id: Option<&str>, fedramp: bool) -> Credentials {
        Credentials::bearer(CredentialKind::ExternalChatgpt, token).with_account(account_id, fedramp)
    }

    /// The identity of an agent; `authorization` is the whole value of that header.
    #[inline]
    pub fn agent_identity(authorization: &str, account_id: Option<&str>, fedramp: bool) -> Credentials {
        let mut headers = Headers::new();
        headers.set("authorization", authorization);
        Credentials { kind: CredentialKind::AgentIdentity, headers }.with_account(account_id, fedramp)
    }

    /// A token that a command of the user prints.
    #[inline]
    pub fn external_bearer(token: &str) -> Credentials {
        Credentials::bearer(CredentialKind::ExternalBearer, token)
    }

    #[inline]
    fn bearer(kind: CredentialKind, token: &str) -> Credentials {
        let mut headers = Headers::new();
        headers.set("authorization", &format!("Bearer {token}"));
        Credentials { kind, headers }
    }

    #[inline]
    fn with_account(mut self, account_id: Option<&str>, fedramp: bool) -> Credentials {
        if let Some(account_id) = account_id {
            self.headers.set("ChatGPT-Account-ID", account_id);
        }
        if fedramp {
            self.headers.set("X-OpenAI-Fedramp", "true");
        }
        self
    }

    /// The kind.
    #[inline]
    pub fn kind(&self) -> CredentialKind {
        self.kind
    }

    /// The headers that carry them.
    #[inline]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }
}

impl CredentialKind {
    /// Whether they sign in to ChatGPT.
    #[inline]
    pub fn is_chatgpt(self) -> bool {
        matches!(
            self,
            CredentialKind::ManagedChatgpt | CredentialKind::ExternalChatgpt | CredentialKind::AgentIdentity
        )
    }

    /// What to try, in order, after a 401.
    #[inline]
    pub fn recovery(self) -> &'static [RecoveryStep] {
        match self {
            CredentialKind::ManagedChatgpt => &[RecoveryStep::Reload, RecoveryStep::Refresh],
            CredentialKind::ExternalChatgpt | CredentialKind::ExternalBearer => {
                &[RecoveryStep::ExternalRefresh]
            }
            CredentialKind::None | CredentialKind::ApiKey | CredentialKind::AgentIdentity => &[],
        }
    }
}

impl fmt::Debug for Credentials {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Credentials").field(&self.kind).finish()
    }
}
