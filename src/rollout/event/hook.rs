//! Runs of hooks (spec/rollout.md §5.18).

use crate::describe::{constructors, wire};
use crate::id::{HookRunId, TurnId};
use crate::open::string_enum::string_enum;
use crate::v2::{HookExecutionMode, HookHandlerType, HookOutputEntry, HookRunStatus, HookScope};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// `hook_started`: a hook runs. Live only.
    pub struct HookStartedEvent {
        /// Null outside any turn.
        pub turn_id: Option<TurnId>,
        pub run: CoreHookRunSummary,
    }

    /// `hook_completed`: a hook has run. Live only.
    pub struct HookCompletedEvent {
        /// Null outside any turn.
        pub turn_id: Option<TurnId>,
        pub run: CoreHookRunSummary,
    }

    /// One run of a hook.
    pub struct CoreHookRunSummary {
        pub id: HookRunId,
        pub event_name: CoreHookEventName,
        pub handler_type: HookHandlerType,
        pub execution_mode: HookExecutionMode,
        pub scope: HookScope,
        /// The file that configures the hook.
        /// When absent: `unknown`.
        pub source_path: AbsolutePathBuf,
        #[serde(default)]
        pub source: CoreHookSource,
        pub display_order: i64,
        pub status: HookRunStatus,
        pub status_message: Option<String>,
        /// Unix seconds.
        pub started_at: i64,
        /// Unix seconds; null while the hook runs.
        pub completed_at: Option<i64>,
        pub duration_ms: Option<i64>,
        pub entries: Vec<HookOutputEntry>,
    }
}

constructors! {
    HookStartedEvent(run: CoreHookRunSummary) [turn_id];
    HookCompletedEvent(run: CoreHookRunSummary) [turn_id];
    CoreHookRunSummary(
        id: HookRunId,
        event_name: CoreHookEventName,
        handler_type: HookHandlerType,
        execution_mode: HookExecutionMode,
        scope: HookScope,
        source_path: AbsolutePathBuf,
        display_order: i64,
        status: HookRunStatus,
        started_at: i64,
        entries: Vec<HookOutputEntry>,
    ) [source, status_message, completed_at, duration_ms];
}

string_enum! {
    /// What a hook runs on. v2 messages name it in camelCase.
    open CoreHookEventName {
        PreToolUse = "pre_tool_use",
        PermissionRequest = "permission_request",
        PostToolUse = "post_tool_use",
        /// Since 0.130.0.
        PreCompact = "pre_compact",
        /// Since 0.130.0.
        PostCompact = "post_compact",
        SessionStart = "session_start",
        UserPromptSubmit = "user_prompt_submit",
        Stop = "stop",
    }

    /// Where a hook was configured. v2 messages name it in camelCase.
    #[derive(Default)]
    open CoreHookSource {
        System = "system",
        User = "user",
        Project = "project",
        Mdm = "mdm",
        SessionFlags = "session_flags",
        Plugin = "plugin",
        CloudRequirements = "cloud_requirements",
        LegacyManagedConfigFile = "legacy_managed_config_file",
        LegacyManagedConfigMdm = "legacy_managed_config_mdm",
        #[default]
        Unknown = "unknown",
    }
}
