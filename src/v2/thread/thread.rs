//! @doc

use crate::describe::wire;
use crate::id::{SessionId, ThreadId};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::v2::{ThreadSource, Turn};
use crate::vocab::{AbsolutePathBuf, SubAgentSource};

wire! {
    /// @doc used by Thread
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GitInfo {
        pub sha: Option<String>,
        pub branch: Option<String>,
        pub origin_url: Option<String>,
    }

    /// @doc used by ThreadForkResponse, ThreadListResponse, ThreadMetadataUpdateResponse, ThreadReadResponse, ThreadResumeResponse, ThreadRollbackResponse, ThreadStartResponse, ThreadStartedNotification
    #[serde(rename_all = "camelCase")]
    pub struct Thread {
        pub id: ThreadId,
        pub session_id: SessionId,
        pub forked_from_id: Option<ThreadId>,
        pub preview: String,
        pub ephemeral: bool,
        pub model_provider: String,
        pub created_at: i64,
        pub updated_at: i64,
        pub status: ThreadStatus,
        pub path: Option<String>,
        pub cwd: AbsolutePathBuf,
        pub cli_version: String,
        pub source: SessionSource,
        pub thread_source: Option<ThreadSource>,
        pub agent_nickname: Option<String>,
        pub agent_role: Option<String>,
        pub git_info: Option<GitInfo>,
        pub name: Option<String>,
        pub turns: Vec<Turn>,
    }

    /// @doc `active` member of ThreadStatus
    #[serde(rename_all = "camelCase")]
    pub struct ActiveThreadStatus {
        pub active_flags: Vec<ThreadActiveFlag>,
    }
}

tagged_union! {
    /// @doc used by Thread, ThreadStatusChangedNotification
    open ThreadStatus by "type" {
        NotLoaded = "notLoaded",
        Idle = "idle",
        SystemError = "systemError",
        Active(ActiveThreadStatus) = "active",
    }
}

keyed_union! {
    /// @doc used by Thread
    open SessionSource {
        Cli = "cli",
        Vscode = "vscode",
        Exec = "exec",
        AppServer = "appServer",
        Unknown = "unknown",
        Custom(String) = "custom",
        SubAgent(SubAgentSource) = "subAgent",
    }
}

string_enum! {
    /// @doc used by ThreadStatus
    open ThreadActiveFlag {
        WaitingOnApproval = "waitingOnApproval",
        WaitingOnUserInput = "waitingOnUserInput",
    }
}
