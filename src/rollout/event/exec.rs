//! Commands (spec/rollout.md §5.10).

use crate::describe::{constructors, wire};
use crate::id::{CallId, ProcessId, TurnId};
use crate::open::string_enum::string_enum;
use crate::rollout::Duration;
use crate::vocab::{AbsolutePathBuf, ParsedCommand};

wire! {
    /// `exec_command_begin`: a command starts. Live only.
    pub struct ExecCommandBeginEvent {
        pub call_id: CallId,
        /// Chosen by the server.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub process_id: Option<ProcessId>,
        pub turn_id: TurnId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub started_at_ms: i64,
        /// The program and its arguments.
        pub command: Vec<String>,
        pub cwd: AbsolutePathBuf,
        /// What the server recognises the command to do.
        pub parsed_cmd: Vec<ParsedCommand>,
        /// Absent in old files, which counts as `agent`.
        #[serde(default)]
        pub source: ExecCommandSource,
        /// The input of a `unified_exec_interaction`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interaction_input: Option<String>,
    }

    /// `exec_command_end`: a command ended. Stored in extended files only, without most of its output.
    pub struct ExecCommandEndEvent {
        pub call_id: CallId,
        /// Chosen by the server.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub process_id: Option<ProcessId>,
        pub turn_id: TurnId,
        /// Unix milliseconds; 0 when it is not known.
        #[serde(default)]
        pub completed_at_ms: i64,
        /// The program and its arguments.
        pub command: Vec<String>,
        pub cwd: AbsolutePathBuf,
        /// What the server recognises the command to do.
        pub parsed_cmd: Vec<ParsedCommand>,
        /// Absent in old files, which counts as `agent`.
        #[serde(default)]
        pub source: ExecCommandSource,
        /// The input of a `unified_exec_interaction`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interaction_input: Option<String>,
        /// Empty in files.
        pub stdout: String,
        /// Empty in files.
        pub stderr: String,
        /// Both streams as they came. Cut in the middle to about 10000 bytes in files; absent in old ones.
        #[serde(default)]
        pub aggregated_output: String,
        pub exit_code: i32,
        pub duration: Duration,
        /// The output as the model saw it; empty in files.
        pub formatted_output: String,
        pub status: ExecCommandStatus,
    }

    /// `exec_command_output_delta`: a piece of a command's output. Live only.
    pub struct ExecCommandOutputDeltaEvent {
        pub call_id: CallId,
        pub stream: ExecOutputStream,
        /// Bytes in base64, with or without padding.
        pub chunk: String,
    }

    /// `terminal_interaction`: input that a running command was given. Live only.
    pub struct TerminalInteractionEvent {
        pub call_id: CallId,
        /// The command's, as in `exec_command_begin`.
        pub process_id: ProcessId,
        pub stdin: String,
    }
}

constructors! {
    ExecCommandBeginEvent(
        call_id: CallId,
        turn_id: TurnId,
        command: Vec<String>,
        cwd: AbsolutePathBuf,
        parsed_cmd: Vec<ParsedCommand>,
    ) [process_id, started_at_ms, source, interaction_input];
    ExecCommandEndEvent(
        call_id: CallId,
        turn_id: TurnId,
        command: Vec<String>,
        cwd: AbsolutePathBuf,
        parsed_cmd: Vec<ParsedCommand>,
        stdout: String,
        stderr: String,
        exit_code: i32,
        duration: Duration,
        formatted_output: String,
        status: ExecCommandStatus,
    ) [process_id, completed_at_ms, source, interaction_input, aggregated_output];
    ExecCommandOutputDeltaEvent(call_id: CallId, stream: ExecOutputStream, chunk: String) [];
    TerminalInteractionEvent(call_id: CallId, process_id: ProcessId, stdin: String) [];
}

string_enum! {
    /// Who runs a command.
    #[derive(Default)]
    open ExecCommandSource {
        #[default]
        Agent = "agent",
        /// The user, directly.
        UserShell = "user_shell",
        /// The agent, in a terminal that stays open.
        UnifiedExecStartup = "unified_exec_startup",
        /// The agent, by typing into such a terminal.
        UnifiedExecInteraction = "unified_exec_interaction",
    }

    /// How a command ended.
    open ExecCommandStatus {
        Completed = "completed",
        Failed = "failed",
        /// It was not approved, and did not run.
        Declined = "declined",
    }

    /// Which of its streams a command wrote to.
    open ExecOutputStream {
        Stdout = "stdout",
        Stderr = "stderr",
    }
}
