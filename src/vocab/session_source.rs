//! @doc

use crate::describe::wire;
use crate::id::ThreadId;
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::vocab::AgentPath;

wire! {
    /// @doc `thread_spawn` member of SubAgentSource
    pub struct ThreadSpawnSource {
        pub parent_thread_id: ThreadId,
        pub depth: i32,
        pub agent_path: Option<AgentPath>,
        pub agent_nickname: Option<String>,
        #[serde(alias = "agent_type")]
        pub agent_role: Option<String>,
    }
}

keyed_union! {
    /// @doc used by ConversationSummary
    open CoreSessionSource {
        Cli = "cli",
        Vscode = "vscode",
        Exec = "exec",
        Mcp = "mcp",
        Unknown = "unknown",
        Custom(String) = "custom",
        Internal(InternalSessionSource) = "internal",
        Subagent(SubAgentSource) = "subagent",
    }

    /// @doc used by CoreSessionSource, SessionSource
    open SubAgentSource {
        Review = "review",
        Compact = "compact",
        MemoryConsolidation = "memory_consolidation",
        ThreadSpawn(ThreadSpawnSource) = "thread_spawn",
        Other(String) = "other",
    }
}

string_enum! {
    /// @doc used by CoreSessionSource
    open InternalSessionSource {
        MemoryConsolidation = "memory_consolidation",
    }

    /// @doc used by ThreadMemoryModeSetParams
    closed ThreadMemoryMode {
        Enabled = "enabled",
        Disabled = "disabled",
    }
}
