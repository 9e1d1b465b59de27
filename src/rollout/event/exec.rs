//! DOC event/exec.

use crate::describe::wire;
use crate::id::{CallId, ProcessId, TurnId};
use crate::open::string_enum::string_enum;
use crate::rollout::Duration;
use crate::vocab::{AbsolutePathBuf, ParsedCommand};

wire! {
    /// DOC ExecCommandBeginEvent.
    pub struct ExecCommandBeginEvent {
        pub call_id: CallId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub process_id: Option<ProcessId>,
        // NOTE required, no default
        pub turn_id: TurnId,
        // NOTE unix milliseconds
        #[serde(default)]
        pub started_at_ms: i64,
        pub command: Vec<String>,
        pub cwd: AbsolutePathBuf,
        pub parsed_cmd: Vec<ParsedCommand>,
        // NOTE default `agent`
        #[serde(default)]
        pub source: ExecCommandSource,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interaction_input: Option<String>,
    }

    /// DOC ExecCommandEndEvent.
    pub struct ExecCommandEndEvent {
        pub call_id: CallId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub process_id: Option<ProcessId>,
        // NOTE required, no default
        pub turn_id: TurnId,
        // NOTE unix milliseconds
        #[serde(default)]
        pub completed_at_ms: i64,
        pub command: Vec<String>,
        pub cwd: AbsolutePathBuf,
        pub parsed_cmd: Vec<ParsedCommand>,
        // NOTE default `agent`
        #[serde(default)]
        pub source: ExecCommandSource,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interaction_input: Option<String>,
        pub stdout: String,
        pub stderr: String,
        #[serde(default)]
        pub aggregated_output: String,
        pub exit_code: i32,
        pub duration: Duration,
        // NOTE text as the model saw it
        pub formatted_output: String,
        pub status: ExecCommandStatus,
    }

    /// DOC ExecCommandOutputDeltaEvent.
    pub struct ExecCommandOutputDeltaEvent {
        pub call_id: CallId,
        pub stream: ExecOutputStream,
        // NOTE on the wire: a base64 **string**
        pub chunk: String,
    }

    /// DOC TerminalInteractionEvent.
    pub struct TerminalInteractionEvent {
        pub call_id: CallId,
        pub process_id: ProcessId,
        pub stdin: String,
    }
}

string_enum! {
    /// DOC ExecCommandSource.
    #[derive(Default)]
    open ExecCommandSource {
        #[default]
        Agent = "agent",
        UserShell = "user_shell",
        UnifiedExecStartup = "unified_exec_startup",
        UnifiedExecInteraction = "unified_exec_interaction",
    }

    /// DOC ExecCommandStatus.
    open ExecCommandStatus {
        Completed = "completed",
        Failed = "failed",
        Declined = "declined",
    }

    /// DOC ExecOutputStream.
    open ExecOutputStream {
        Stdout = "stdout",
        Stderr = "stderr",
    }
}
