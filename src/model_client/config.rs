//! [`ModelClientConfig`]: what stays the same for a whole session.

use crate::id::{SessionId, ThreadId};
use crate::vocab::{CoreSessionSource, InternalSessionSource, SubAgentSource, Verbosity};

use super::provider::Provider;

/// What is fixed when the [`ModelClient`](super::ModelClient) of a thread is made (spec/model-client.md §1.1).
///
/// Nothing of it can be given per turn: what a turn chooses is in [`TurnSettings`](super::TurnSettings).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ModelClientConfig {
    /// Shared by all threads of a spawn tree: the id of its root thread.
    pub session_id: SessionId,
    pub thread_id: ThreadId,
    /// A UUID, one per installation.
    pub installation_id: String,
    pub provider: Provider,
    pub identity: ClientIdentity,
    /// Who runs the thread; decides about the labels of sub-agents.
    pub source: CoreSessionSource,
    /// How much the model should write. None: what the model prefers. Counts only for models that support it.
    pub verbosity: Option<Verbosity>,
    /// Whether request bodies may be compressed.
    pub compression: bool,
    /// Whether the provider is asked for timing metrics, in WebSocket handshakes.
    pub timing_metrics: bool,
    /// The value of `x-codex-beta-features`; see [`beta_features`]. Later changes of features do not reach it.
    pub beta_features: Option<String>,
    /// Whether each completed response is reported back over the WebSocket, with `response.processed`.
    pub report_processed: bool,
    /// Whether a recorded event stream stands in for the provider. No WebSocket is used then.
    pub offline_fixture: bool,
}

/// How the client names itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientIdentity {
    pub originator: String,
    /// See [`user_agent`].
    pub user_agent: String,
    /// Whether requests must stay in the United States.
    pub us_residency: bool,
}

impl ModelClientConfig {
    /// The configuration of a thread that a user started; everything optional is off.
    #[inline]
    pub fn new(
        session_id: impl Into<SessionId>,
        thread_id: impl Into<ThreadId>,
        installation_id: impl Into<String>,
        provider: Provider,
        identity: ClientIdentity,
    ) -> ModelClientConfig {
        ModelClientConfig {
            session_id: session_id.into(),
            thread_id: thread_id.into(),
            installation_id: installation_id.into(),
            provider,
            identity,
            source: CoreSessionSource::Cli,
            verbosity: None,
            compression: false,
            timing_metrics: false,
            beta_features: None,
            report_processed: false,
            offline_fixture: false,
        }
    }

    /// The label of a sub-agent, as `x-openai-subagent` has it; none for other threads.
    #[inline]
    pub fn subagent_label(&self) -> Option<&str> {
        match &self.source {
            CoreSessionSource::Subagent(SubAgentSource::Review) => Some("review"),
            CoreSessionSource::Subagent(SubAgentSource::Compact) => Some("compact"),
            CoreSessionSource::Subagent(SubAgentSource::MemoryConsolidation) => Some("memory_consolidation"),
            CoreSessionSource::Subagent(SubAgentSource::ThreadSpawn(_)) => Some("collab_spawn"),
            CoreSessionSource::Subagent(SubAgentSource::Other(label)) => Some(label),
            _ if self.consolidates_memory() => Some("memory_consolidation"),
            _ => None,
        }
    }

    /// The thread that spawned this one.
    #[inline]
    pub fn parent_thread_id(&self) -> Option<&ThreadId> {
        match &self.source {
            CoreSessionSource::Subagent(SubAgentSource::ThreadSpawn(spawn)) => Some(&spawn.parent_thread_id),
            _ => None,
        }
    }

    /// Whether the server itself runs the thread, to consolidate its memory.
    #[inline]
    pub(super) fn consolidates_memory(&self) -> bool {
        self.source == CoreSessionSource::Internal(InternalSessionSource::MemoryConsolidation)
    }

    /// Whether the thread reviews approvals. The schema of its output is not strict.
    #[inline]
    pub(super) fn is_guardian(&self) -> bool {
        self.subagent_label() == Some("guardian")
    }
}

impl ClientIdentity {
    /// Without a requirement of residency.
    #[inline]
    pub fn new(originator: impl Into<String>, user_agent: impl Into<String>) -> ClientIdentity {
        ClientIdentity { originator: originator.into(), user_agent: user_agent.into(), us_residency: false }
    }
}

/// The `user-agent` of a client: `system` is `<os> <os version>; <arch>`, `suffix` names the client of an app-server.
///
/// ```
/// use codex_schema::model_client::user_agent;
///
/// let text = user_agent("sample_client", "0.130.0", "Debian 12.0.0; x86_64", "unknown", Some("sample_client; 1.0.0"));
/// assert_eq!(text, "sample_client/0.130.0 (Debian 12.0.0; x86_64) unknown (sample_client; 1.0.0)");
/// ```
#[inline]
pub fn user_agent(
    originator: &str,
    version: &str,
    system: &str,
    terminal: &str,
    suffix: Option<&str>,
) -> String {
    let mut text = format!("{originator}/{version} ({system}) {terminal}");
    if let Some(suffix) = suffix {
        text.push_str(&format!(" ({suffix})"));
    }
    text
}

/// The value of `x-codex-beta-features` for the enabled features; none when no enabled one belongs into it
/// (spec/model-client.md §7.2). The order of the value is that of the feature registry.
#[inline]
pub fn beta_features(enabled: &[&str]) -> Option<String> {
    const KEYS: [&str; 6] = [
        "terminal_resize_reflow",
        "memories",
        "external_migration",
        "goals",
        "prevent_idle_sleep",
        "remote_compaction_v2",
    ];
    let keys: Vec<&str> = KEYS.into_iter().filter(|key| enabled.contains(key)).collect();
    (!keys.is_empty()).then(|| keys.join(","))
}
