//! Where a session comes from, in the core form (spec/rollout.md §7), and whether it takes part in the memory.

use crate::describe::wire;
use crate::id::ThreadId;
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::vocab::AgentPath;

wire! {
    /// A spawn by another thread: the `thread_spawn` form of a sub-agent source.
    pub struct ThreadSpawnSource {
        pub parent_thread_id: ThreadId,
        /// How far it is from the root thread: 1 for children of the root.
        pub depth: i32,
        pub agent_path: Option<AgentPath>,
        pub agent_nickname: Option<String>,
        /// Also read from `agent_type`, but not from both.
        #[serde(alias = "agent_type")]
        pub agent_role: Option<String>,
    }
}

keyed_union! {
    /// What started a session, in rollouts and in the result of `getConversationSummary`.
    /// v2 messages have a session source of their own, with other names.
    open CoreSessionSource {
        Cli = "cli",
        /// Also the source of a rollout that names none.
        Vscode = "vscode",
        Exec = "exec",
        /// The app server; v2 messages call it `appServer`.
        Mcp = "mcp",
        /// A source that the server has no name for.
        Unknown = "unknown",
        /// Another client, by name.
        Custom(String) = "custom",
        /// The server itself; v2 messages call it `unknown`.
        Internal(InternalSessionSource) = "internal",
        Subagent(SubAgentSource) = "subagent",
    }

    /// Why a sub-agent's session exists, inside session sources of rollouts, v1 and v2 alike.
    open SubAgentSource {
        Review = "review",
        Compact = "compact",
        MemoryConsolidation = "memory_consolidation",
        ThreadSpawn(ThreadSpawnSource) = "thread_spawn",
        /// A sub-agent by its label; the approval reviewer's is `guardian`.
        Other(String) = "other",
    }
}

string_enum! {
    /// Why the server started a session for itself, inside session sources of rollouts and v1.
    open InternalSessionSource {
        MemoryConsolidation = "memory_consolidation",
    }

    /// Whether a thread takes part in the memory, in `thread/memoryMode/set`.
    open ThreadMemoryMode {
        Enabled = "enabled",
        Disabled = "disabled",
    }
}
