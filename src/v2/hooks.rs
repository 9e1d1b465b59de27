//! @doc

use crate::describe::wire;
use crate::id::{HookRunId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc params of `hook/completed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct HookCompletedNotification {
        pub thread_id: ThreadId,
        pub run: HookRunSummary,
        pub turn_id: Option<TurnId>,
    }

    /// @doc used by HooksListEntry
    pub struct HookErrorInfo {
        pub message: String,
        pub path: String,
    }

    /// @doc used by HooksListEntry
    #[serde(rename_all = "camelCase")]
    pub struct HookMetadata {
        pub current_hash: String,
        pub display_order: i64,
        pub enabled: bool,
        pub event_name: HookEventName,
        pub handler_type: HookHandlerType,
        pub is_managed: bool,
        pub key: String,
        pub source: HookSource,
        pub source_path: AbsolutePathBuf,
        pub timeout_sec: u64,
        pub trust_status: HookTrustStatus,
        pub command: Option<String>,
        pub matcher: Option<String>,
        pub plugin_id: Option<String>,
        pub status_message: Option<String>,
    }

    /// @doc used by HookRunSummary
    pub struct HookOutputEntry {
        pub kind: HookOutputEntryKind,
        pub text: String,
    }

    /// @doc used by HookCompletedNotification, HookStartedNotification
    #[serde(rename_all = "camelCase")]
    pub struct HookRunSummary {
        pub id: HookRunId,
        pub display_order: i64,
        pub entries: Vec<HookOutputEntry>,
        pub event_name: HookEventName,
        pub execution_mode: HookExecutionMode,
        pub handler_type: HookHandlerType,
        pub scope: HookScope,
        pub source_path: AbsolutePathBuf,
        pub started_at: i64,
        pub status: HookRunStatus,
        pub completed_at: Option<i64>,
        pub duration_ms: Option<i64>,
        #[serde(default)]
        pub source: HookSource,
        pub status_message: Option<String>,
    }

    /// @doc params of `hook/started` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct HookStartedNotification {
        pub thread_id: ThreadId,
        pub run: HookRunSummary,
        pub turn_id: Option<TurnId>,
    }

    /// @doc used by HooksListResponse
    pub struct HooksListEntry {
        pub cwd: String,
        pub errors: Vec<HookErrorInfo>,
        pub hooks: Vec<HookMetadata>,
        pub warnings: Vec<String>,
    }

    /// @doc params of `hooks/list` (client request)
    #[derive(Default)]
    pub struct HooksListParams {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
    }

    /// @doc result of `hooks/list` (server answers)
    pub struct HooksListResponse {
        pub data: Vec<HooksListEntry>,
    }
}

string_enum! {
    /// @doc used by HookMetadata, HookRunSummary, PluginHookSummary
    open HookEventName {
        PreToolUse = "preToolUse",
        PermissionRequest = "permissionRequest",
        PostToolUse = "postToolUse",
        PreCompact = "preCompact",
        PostCompact = "postCompact",
        SessionStart = "sessionStart",
        UserPromptSubmit = "userPromptSubmit",
        Stop = "stop",
    }

    /// @doc used by HookRunSummary
    open HookExecutionMode {
        Sync = "sync",
        Async = "async",
    }

    /// @doc used by HookMetadata, HookRunSummary
    open HookHandlerType {
        Command = "command",
        Prompt = "prompt",
        Agent = "agent",
    }

    /// @doc used by HookOutputEntry
    open HookOutputEntryKind {
        Warning = "warning",
        Stop = "stop",
        Feedback = "feedback",
        Context = "context",
        Error = "error",
    }

    /// @doc used by HookRunSummary
    open HookRunStatus {
        Running = "running",
        Completed = "completed",
        Failed = "failed",
        Blocked = "blocked",
        Stopped = "stopped",
    }

    /// @doc used by HookRunSummary
    open HookScope {
        Thread = "thread",
        Turn = "turn",
    }

    /// @doc used by HookMetadata, HookRunSummary
    #[derive(Default)]
    open HookSource {
        System = "system",
        User = "user",
        Project = "project",
        Mdm = "mdm",
        SessionFlags = "sessionFlags",
        Plugin = "plugin",
        CloudRequirements = "cloudRequirements",
        LegacyManagedConfigFile = "legacyManagedConfigFile",
        LegacyManagedConfigMdm = "legacyManagedConfigMdm",
        #[default]
        Unknown = "unknown",
    }

    /// @doc used by HookMetadata
    open HookTrustStatus {
        Managed = "managed",
        Untrusted = "untrusted",
        Trusted = "trusted",
        Modified = "modified",
    }
}
