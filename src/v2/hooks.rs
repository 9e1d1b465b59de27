//! Hooks: which ones there are, and their runs (spec/envelope.md §2; runs: spec/rollout.md §5.18).

use crate::describe::wire;
use crate::id::{HookRunId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `hooks/list`, which lists the hooks of some directories.
    #[derive(Default)]
    pub struct HooksListParams {
        /// Empty means the same as absent.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
    }

    /// The answer to `hooks/list`.
    pub struct HooksListResponse {
        pub data: Vec<HooksListEntry>,
    }

    /// The hooks of one directory, in the answer to `hooks/list`.
    pub struct HooksListEntry {
        pub cwd: String,
        pub errors: Vec<HookErrorInfo>,
        pub hooks: Vec<HookMetadata>,
        pub warnings: Vec<String>,
    }

    /// One hook, in the answer to `hooks/list`.
    #[serde(rename_all = "camelCase")]
    pub struct HookMetadata {
        pub key: String,
        pub event_name: HookEventName,
        pub handler_type: HookHandlerType,
        pub matcher: Option<String>,
        /// Null when the hook is no command.
        pub command: Option<String>,
        pub timeout_sec: u64,
        pub status_message: Option<String>,
        pub source_path: AbsolutePathBuf,
        pub source: HookSource,
        /// Null when the hook comes from no plugin.
        pub plugin_id: Option<String>,
        pub display_order: i64,
        pub enabled: bool,
        pub is_managed: bool,
        pub current_hash: String,
        pub trust_status: HookTrustStatus,
    }

    /// Why hooks could not be loaded, in `HooksListEntry`.
    pub struct HookErrorInfo {
        pub message: String,
        pub path: String,
    }

    /// Tells that a hook begins to run (`hook/started`).
    #[serde(rename_all = "camelCase")]
    pub struct HookStartedNotification {
        pub thread_id: ThreadId,
        /// Null when the run belongs to no turn.
        pub turn_id: Option<TurnId>,
        pub run: HookRunSummary,
    }

    /// Tells that a run of a hook has ended (`hook/completed`).
    #[serde(rename_all = "camelCase")]
    pub struct HookCompletedNotification {
        pub thread_id: ThreadId,
        /// Null when the run belongs to no turn.
        pub turn_id: Option<TurnId>,
        pub run: HookRunSummary,
    }

    /// One run of a hook, in `hook/started` and `hook/completed`.
    #[serde(rename_all = "camelCase")]
    pub struct HookRunSummary {
        pub id: HookRunId,
        pub event_name: HookEventName,
        pub handler_type: HookHandlerType,
        pub execution_mode: HookExecutionMode,
        pub scope: HookScope,
        pub source_path: AbsolutePathBuf,
        /// Absent reads as `unknown`.
        #[serde(default)]
        pub source: HookSource,
        pub display_order: i64,
        pub status: HookRunStatus,
        pub status_message: Option<String>,
        /// Unix seconds.
        pub started_at: i64,
        /// Unix seconds; null while the hook runs.
        pub completed_at: Option<i64>,
        /// Null while the hook runs.
        pub duration_ms: Option<i64>,
        pub entries: Vec<HookOutputEntry>,
    }

    /// Something that a hook put out, in `HookRunSummary`.
    pub struct HookOutputEntry {
        pub kind: HookOutputEntryKind,
        pub text: String,
    }
}

string_enum! {
    /// What a hook waits for, in `HookMetadata`, `HookRunSummary` and `PluginHookSummary`.
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

    /// Whether the agent waits for a hook, in `HookRunSummary`.
    open HookExecutionMode {
        /// It waits.
        Sync = "sync",
        /// It goes on meanwhile.
        Async = "async",
    }

    /// What carries out a hook, in `HookMetadata` and `HookRunSummary`.
    open HookHandlerType {
        Command = "command",
        Prompt = "prompt",
        Agent = "agent",
    }

    /// The kind of a `HookOutputEntry`.
    open HookOutputEntryKind {
        Warning = "warning",
        Stop = "stop",
        Feedback = "feedback",
        Context = "context",
        Error = "error",
    }

    /// Where a run of a hook stands, in `HookRunSummary`.
    open HookRunStatus {
        Running = "running",
        Completed = "completed",
        Failed = "failed",
        Blocked = "blocked",
        Stopped = "stopped",
    }

    /// What a run of a hook belongs to, in `HookRunSummary`.
    open HookScope {
        Thread = "thread",
        Turn = "turn",
    }

    /// Which part of the configuration a hook comes from, in `HookMetadata` and `HookRunSummary`.
    #[derive(Default)]
    open HookSource {
        System = "system",
        User = "user",
        Project = "project",
        /// Given by device management.
        Mdm = "mdm",
        /// Given for one session.
        SessionFlags = "sessionFlags",
        Plugin = "plugin",
        CloudRequirements = "cloudRequirements",
        LegacyManagedConfigFile = "legacyManagedConfigFile",
        LegacyManagedConfigMdm = "legacyManagedConfigMdm",
        #[default]
        Unknown = "unknown",
    }

    /// Whether a hook is trusted, in `HookMetadata`.
    open HookTrustStatus {
        Managed = "managed",
        Untrusted = "untrusted",
        Trusted = "trusted",
        /// Changed since it was trusted.
        Modified = "modified",
    }
}
