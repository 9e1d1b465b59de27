//! Session sources in their two forms: the core one of rollouts and the app-server one of `Thread`
//! (spec/identity.md §5, spec/rollout.md §7).

use std::fmt;

use crate::v2::SessionSource;
use crate::vocab::{AgentPath, CoreSessionSource, SubAgentSource, ThreadSpawnSource};

impl From<CoreSessionSource> for SessionSource {
    /// What the server reports in v2 messages: `mcp` as `appServer`, its own threads as `unknown`, and ids as it
    /// writes them. A source that this release does not know collapses to `unknown`.
    #[inline]
    fn from(source: CoreSessionSource) -> SessionSource {
        match source.as_read() {
            CoreSessionSource::Cli => SessionSource::Cli,
            CoreSessionSource::Vscode => SessionSource::Vscode,
            CoreSessionSource::Exec => SessionSource::Exec,
            CoreSessionSource::Mcp => SessionSource::AppServer,
            CoreSessionSource::Custom(name) => SessionSource::Custom(name),
            CoreSessionSource::Subagent(source) => SessionSource::SubAgent(source),
            CoreSessionSource::Unknown
            | CoreSessionSource::Internal(_)
            | CoreSessionSource::Unrecognized(_) => SessionSource::Unknown,
        }
    }
}

impl From<SessionSource> for CoreSessionSource {
    /// The way back. Internal sources cannot be told from `unknown` ones here.
    #[inline]
    fn from(source: SessionSource) -> CoreSessionSource {
        match source {
            SessionSource::Cli => CoreSessionSource::Cli,
            SessionSource::Vscode => CoreSessionSource::Vscode,
            SessionSource::Exec => CoreSessionSource::Exec,
            SessionSource::AppServer => CoreSessionSource::Mcp,
            SessionSource::Custom(name) => CoreSessionSource::Custom(name),
            SessionSource::SubAgent(source) => CoreSessionSource::Subagent(source).as_read(),
            SessionSource::Unknown | SessionSource::Unrecognized(_) => CoreSessionSource::Unknown,
        }
    }
}

impl CoreSessionSource {
    /// The source as release 0.130.0 holds it once it has read it: what it does not know is `unknown`, and the
    /// parent's id has its canonical text.
    ///
    /// A sub-agent or internal source that the release would refuse, together with its line, becomes `unknown` too.
    #[inline]
    pub fn as_read(self) -> CoreSessionSource {
        use CoreSessionSource::{Internal, Subagent, Unknown, Unrecognized};
        match self {
            Unrecognized(_) | Internal(crate::vocab::InternalSessionSource::Unrecognized(_)) => Unknown,
            Subagent(SubAgentSource::Unrecognized(_)) => Unknown,
            Subagent(SubAgentSource::ThreadSpawn(spawn)) => {
                let path_holds = spawn.agent_path.as_ref().is_none_or(|path| path.check().is_ok());
                match spawn.parent_thread_id.canonical() {
                    Ok(parent_thread_id) if path_holds => {
                        Subagent(SubAgentSource::ThreadSpawn(ThreadSpawnSource { parent_thread_id, ..spawn }))
                    }
                    _ => Unknown,
                }
            }
            known => known,
        }
    }

    /// Puts a stored nickname and role into the source of a spawned sub-agent, where they win over its own; any
    /// other source stays as it is (spec/identity.md §5.3).
    #[inline]
    pub fn with_agent(self, nickname: Option<String>, role: Option<String>) -> CoreSessionSource {
        match self {
            CoreSessionSource::Subagent(SubAgentSource::ThreadSpawn(spawn)) => {
                let merged = ThreadSpawnSource {
                    agent_nickname: nickname.or(spawn.agent_nickname),
                    agent_role: role.or(spawn.agent_role),
                    ..spawn
                };
                CoreSessionSource::Subagent(SubAgentSource::ThreadSpawn(merged))
            }
            other => other,
        }
    }

    /// The spawn, when the source is one.
    #[inline]
    pub fn spawn(&self) -> Option<&ThreadSpawnSource> {
        match self {
            CoreSessionSource::Subagent(SubAgentSource::ThreadSpawn(spawn)) => Some(spawn),
            _ => None,
        }
    }

    /// The nickname of a spawned sub-agent.
    #[inline]
    pub fn nickname(&self) -> Option<&str> {
        self.spawn()?.agent_nickname.as_deref()
    }

    /// The role of a spawned sub-agent.
    #[inline]
    pub fn role(&self) -> Option<&str> {
        self.spawn()?.agent_role.as_deref()
    }

    /// The place of a spawned sub-agent in its tree.
    #[inline]
    pub fn agent_path(&self) -> Option<&AgentPath> {
        self.spawn()?.agent_path.as_ref()
    }

    /// True when the server started the session for itself.
    #[inline]
    pub fn is_internal(&self) -> bool {
        matches!(self, CoreSessionSource::Internal(_))
    }

    /// True when the session runs on behalf of another one, or of the server.
    #[inline]
    pub fn is_non_root_agent(&self) -> bool {
        matches!(self, CoreSessionSource::Internal(_) | CoreSessionSource::Subagent(_))
    }

    /// The product that the session belongs to.
    #[inline]
    pub fn product(&self) -> Option<Product> {
        match self {
            CoreSessionSource::Custom(name) => match &*name.trim().to_lowercase() {
                "chatgpt" => Some(Product::Chatgpt),
                "codex" => Some(Product::Codex),
                "atlas" => Some(Product::Atlas),
                _ => None,
            },
            CoreSessionSource::Internal(_) | CoreSessionSource::Subagent(_) => None,
            CoreSessionSource::Cli
            | CoreSessionSource::Vscode
            | CoreSessionSource::Exec
            | CoreSessionSource::Mcp
            | CoreSessionSource::Unknown
            | CoreSessionSource::Unrecognized(_) => Some(Product::Codex),
        }
    }

    /// Whether something meant for the given products may be used; an empty list means all.
    #[inline]
    pub fn meets_product_restriction(&self, products: &[Product]) -> bool {
        products.is_empty() || self.product().is_some_and(|product| products.contains(&product))
    }
}

/// A product that sessions belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Product {
    Chatgpt,
    Codex,
    Atlas,
}

impl fmt::Display for CoreSessionSource {
    /// One word, as in logs: `cli`, `internal_memory_consolidation`, `subagent_review`, or the name of a custom
    /// source.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CoreSessionSource::Cli => f.write_str("cli"),
            CoreSessionSource::Vscode => f.write_str("vscode"),
            CoreSessionSource::Exec => f.write_str("exec"),
            CoreSessionSource::Mcp => f.write_str("mcp"),
            CoreSessionSource::Custom(name) => f.write_str(name),
            CoreSessionSource::Internal(source) => write!(f, "internal_{source}"),
            CoreSessionSource::Subagent(source) => write!(f, "subagent_{source}"),
            CoreSessionSource::Unknown | CoreSessionSource::Unrecognized(_) => f.write_str("unknown"),
        }
    }
}

impl fmt::Display for SubAgentSource {
    /// One word: `review`, `thread_spawn_<parent>_d<depth>`, or the label of another sub-agent.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SubAgentSource::Review => f.write_str("review"),
            SubAgentSource::Compact => f.write_str("compact"),
            SubAgentSource::MemoryConsolidation => f.write_str("memory_consolidation"),
            SubAgentSource::ThreadSpawn(spawn) => {
                f.write_str("thread_spawn_")?;
                match spawn.parent_thread_id.uuid() {
                    Ok(parent) => write!(f, "{}", parent.hyphenated())?,
                    Err(_) => write!(f, "{}", spawn.parent_thread_id)?,
                }
                write!(f, "_d{}", spawn.depth)
            }
            SubAgentSource::Other(label) => f.write_str(label),
            SubAgentSource::Unrecognized(source) => f.write_str(source.tag()),
        }
    }
}
