//! Where a conversation came from, up to release 0.104.

use crate::describe::wire;
use crate::id::ThreadId;
use crate::open::keyed::keyed_union;

wire! {
    /// A spawn by another conversation: the `thread_spawn` form of a sub-agent source.
    pub struct ThreadSpawnSource {
        pub parent_thread_id: ThreadId,
        /// How far it is from the root: 1 for children of the root.
        pub depth: i32,
    }
}

keyed_union! {
    /// What started a session, in the summary of a conversation.
    open SessionSource {
        Cli = "cli",
        Vscode = "vscode",
        Exec = "exec",
        /// The app-server, or an MCP server.
        Mcp = "mcp",
        /// A source that the server has no name for.
        Unknown = "unknown",
        Subagent(SubAgentSource) = "subagent",
    }

    /// Why a sub-agent's session exists, in the source of a session.
    open SubAgentSource {
        Review = "review",
        Compact = "compact",
        ThreadSpawn(ThreadSpawnSource) = "thread_spawn",
        /// A sub-agent by its label.
        Other(String) = "other",
    }
}
