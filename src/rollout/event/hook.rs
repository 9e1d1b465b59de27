//! DOC event/hook.

use crate::describe::wire;
use crate::id::{HookRunId, TurnId};
use crate::open::string_enum::string_enum;
use crate::v2::{HookExecutionMode, HookHandlerType, HookOutputEntry, HookRunStatus, HookScope};
use crate::vocab::AbsolutePathBuf;

wire! {
    /// DOC HookStartedEvent.
    pub struct HookStartedEvent {
        pub turn_id: Option<TurnId>,
        pub run: CoreHookRunSummary,
    }

    /// DOC HookCompletedEvent.
    pub struct HookCompletedEvent {
        pub turn_id: Option<TurnId>,
        pub run: CoreHookRunSummary,
    }

    /// DOC CoreHookRunSummary.
    pub struct CoreHookRunSummary {
        pub id: HookRunId,
        pub event_name: CoreHookEventName,
        pub handler_type: HookHandlerType,
        pub execution_mode: HookExecutionMode,
        pub scope: HookScope,
        pub source_path: AbsolutePathBuf,
        // NOTE default `unknown`
        #[serde(default)]
        pub source: CoreHookSource,
        pub display_order: i64,
        pub status: HookRunStatus,
        pub status_message: Option<String>,
        // NOTE unix seconds
        pub started_at: i64,
        // NOTE unix seconds
        pub completed_at: Option<i64>,
        pub duration_ms: Option<i64>,
        pub entries: Vec<HookOutputEntry>,
    }
}

string_enum! {
    /// DOC CoreHookEventName.
    open CoreHookEventName {
        PreToolUse = "pre_tool_use",
        PermissionRequest = "permission_request",
        PostToolUse = "post_tool_use",
        PreCompact = "pre_compact",
        PostCompact = "post_compact",
        SessionStart = "session_start",
        UserPromptSubmit = "user_prompt_submit",
        Stop = "stop",
    }

    /// DOC CoreHookSource.
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
