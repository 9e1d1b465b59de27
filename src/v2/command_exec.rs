//! Commands that a client runs outside of threads: `command/exec` and what steers it (spec/envelope.md §2).

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::ProcessId;
use crate::open::string_enum::string_enum;
use crate::v2::{PermissionProfile, SandboxPolicy};

wire! {
    /// Params of `command/exec`, which runs a command outside of any thread and answers when it has ended.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecParams {
        /// The program and its arguments, word by word.
        pub command: Vec<String>,
        /// Chosen by the client, valid on its connection. A command without one cannot be named by
        /// `command/exec/write`, `command/exec/resize` or `command/exec/terminate`.
        pub process_id: Option<ProcessId>,
        /// Whether the command runs in a terminal.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub tty: bool,
        /// Whether stdin is fed by `command/exec/write`.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdin: bool,
        /// Whether output is sent while the command runs, as `command/exec/outputDelta`.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdout_stderr: bool,
        /// Null leaves the server's own cap.
        pub output_bytes_cap: Option<u64>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub disable_output_cap: bool,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub disable_timeout: bool,
        /// Null leaves the server's own timeout.
        pub timeout_ms: Option<i64>,
        pub cwd: Option<String>,
        pub env: Option<BTreeMap<String, Option<String>>>,
        /// The size of the terminal at the start.
        pub size: Option<CommandExecTerminalSize>,
        pub sandbox_policy: Option<SandboxPolicy>,
        pub permission_profile: Option<PermissionProfile>,
    }

    /// The answer to `command/exec`: how the command ended, and its output as text.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecResponse {
        pub exit_code: i32,
        pub stderr: String,
        pub stdout: String,
    }

    /// The size of a terminal in characters, in the params of `command/exec` and `command/exec/resize`.
    pub struct CommandExecTerminalSize {
        pub cols: u16,
        pub rows: u16,
    }

    /// Params of `command/exec/write`, which writes to the stdin of a running command or closes it.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecWriteParams {
        pub process_id: ProcessId,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub close_stdin: bool,
        /// The bytes to write, in standard base64; null writes nothing.
        pub delta_base64: Option<String>,
    }

    /// The empty answer to `command/exec/write`.
    #[derive(Default)]
    pub struct CommandExecWriteResponse {}

    /// Params of `command/exec/terminate`, which ends a running command.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecTerminateParams {
        pub process_id: ProcessId,
    }

    /// The empty answer to `command/exec/terminate`.
    #[derive(Default)]
    pub struct CommandExecTerminateResponse {}

    /// Params of `command/exec/resize`, which changes the size of a running command's terminal.
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecResizeParams {
        pub process_id: ProcessId,
        pub size: CommandExecTerminalSize,
    }

    /// The empty answer to `command/exec/resize`.
    #[derive(Default)]
    pub struct CommandExecResizeResponse {}

    /// Brings a piece of the output of a running command (`command/exec/outputDelta`).
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecOutputDeltaNotification {
        /// Whether the output of this stream has reached the cap.
        pub cap_reached: bool,
        /// The bytes of this piece, in standard base64.
        pub delta_base64: String,
        pub process_id: ProcessId,
        pub stream: CommandExecOutputStream,
    }
}

constructors! {
    CommandExecParams(command: Vec<String>) [
        process_id, tty, stream_stdin, stream_stdout_stderr, output_bytes_cap, disable_output_cap,
        disable_timeout, timeout_ms, cwd, env, size, sandbox_policy, permission_profile,
    ];
    CommandExecResizeParams(process_id: ProcessId, size: CommandExecTerminalSize) [];
    CommandExecTerminalSize(cols: u16, rows: u16) [];
    CommandExecTerminateParams(process_id: ProcessId) [];
    CommandExecWriteParams(process_id: ProcessId) [close_stdin, delta_base64];
}

string_enum! {
    /// The stream that a piece of output belongs to, in `command/exec/outputDelta`.
    open CommandExecOutputStream {
        Stdout = "stdout",
        Stderr = "stderr",
    }
}
