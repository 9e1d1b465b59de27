//! The thread, its status and its source (spec/identity.md §3 to §5).

use crate::describe::wire;
use crate::id::{SessionId, ThreadId};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{ThreadSource, Turn};
use crate::vocab::{AbsolutePathBuf, SubAgentSource};

wire! {
    /// A thread: one conversation with the agent, and its turns where they are asked for.
    /// It travels in `thread/started` and in the answers of the methods that open, list, read or change
    /// threads.
    #[serde(rename_all = "camelCase")]
    pub struct Thread {
        pub id: ThreadId,
        /// Shared by all agents of a live spawn tree; for a root thread, and in every row of `thread/list`,
        /// equal to `id`.
        pub session_id: SessionId,
        /// Null when the thread is no fork, and in every row of `thread/list`.
        pub forked_from_id: Option<ThreadId>,
        /// Text for lists: the first user message. May be empty.
        pub preview: String,
        /// True: nothing is kept on disk.
        pub ephemeral: bool,
        pub model_provider: String,
        /// Unix seconds.
        pub created_at: i64,
        /// Unix seconds.
        pub updated_at: i64,
        pub status: ThreadStatus,
        /// The rollout file, which may appear later than this path; null for ephemeral threads.
        pub path: Option<String>,
        pub cwd: AbsolutePathBuf,
        pub cli_version: String,
        pub source: SessionSource,
        /// For analytics only. Null when not given, and in every row of `thread/list`.
        pub thread_source: Option<ThreadSource>,
        /// Null unless the thread is a spawned sub-agent.
        pub agent_nickname: Option<String>,
        /// Null unless the thread is a spawned sub-agent.
        pub agent_role: Option<String>,
        /// Null when nothing about git is recorded.
        pub git_info: Option<GitInfo>,
        /// The title that users see; null when there is none.
        pub name: Option<String>,
        /// Filled in the answers to `thread/rollback`, `thread/resume` and `thread/fork` (unless
        /// `excludeTurns`), and `thread/read` (with `includeTurns`); empty everywhere else.
        pub turns: Vec<Turn>,
    }

    /// The status of a thread in which a turn runs or a request waits for the client.
    #[serde(rename_all = "camelCase")]
    pub struct ActiveThreadStatus {
        /// Empty when nothing waits for the client; waiting for approval comes first.
        pub active_flags: Vec<ThreadActiveFlag>,
    }

    /// The git state that is recorded with a thread (`gitInfo`).
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GitInfo {
        /// The commit hash.
        pub sha: Option<String>,
        pub branch: Option<String>,
        pub origin_url: Option<String>,
    }
}

tagged_union! {
    /// Whether a thread is loaded and what it is doing, in `Thread` and in `thread/status/changed`.
    open ThreadStatus by "type" {
        NotLoaded = "notLoaded",
        Idle = "idle",
        /// Lasts until the next turn starts.
        SystemError = "systemError",
        Active(ActiveThreadStatus) = "active",
    }
}

keyed_union! {
    /// What opened a thread (`source` of `Thread`).
    open SessionSource {
        Cli = "cli",
        Vscode = "vscode",
        Exec = "exec",
        /// Called `mcp` in rollouts.
        AppServer = "appServer",
        /// Also what the server reports for its internal threads.
        Unknown = "unknown",
        Custom(String) = "custom",
        /// The value inside has the form of the rollouts, in snake_case.
        SubAgent(SubAgentSource) = "subAgent",
    }
}

string_enum! {
    /// What an active thread waits for.
    open ThreadActiveFlag {
        WaitingOnApproval = "waitingOnApproval",
        WaitingOnUserInput = "waitingOnUserInput",
    }
}
