//! @doc

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::id::ProcessId;
use crate::open::string_enum::string_enum;
use crate::v2::{PermissionProfile, SandboxPolicy};

wire! {
    /// @doc params of `command/exec/outputDelta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecOutputDeltaNotification {
        pub cap_reached: bool,
        pub delta_base64: String,
        pub process_id: ProcessId,
        pub stream: CommandExecOutputStream,
    }

    /// @doc params of `command/exec` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecParams {
        pub command: Vec<String>,
        pub process_id: Option<ProcessId>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub tty: bool,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdin: bool,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdout_stderr: bool,
        pub output_bytes_cap: Option<u64>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub disable_output_cap: bool,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub disable_timeout: bool,
        pub timeout_ms: Option<i64>,
        pub cwd: Option<String>,
        pub env: Option<BTreeMap<String, Option<String>>>,
        pub size: Option<CommandExecTerminalSize>,
        pub sandbox_policy: Option<SandboxPolicy>,
        pub permission_profile: Option<PermissionProfile>,
    }

    /// @doc params of `command/exec/resize` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecResizeParams {
        pub process_id: ProcessId,
        pub size: CommandExecTerminalSize,
    }

    /// @doc result of `command/exec/resize` (server answers)
    #[derive(Default)]
    pub struct CommandExecResizeResponse {}

    /// @doc result of `command/exec` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecResponse {
        pub exit_code: i32,
        pub stderr: String,
        pub stdout: String,
    }

    /// @doc used by CommandExecParams, CommandExecResizeParams
    pub struct CommandExecTerminalSize {
        pub cols: u16,
        pub rows: u16,
    }

    /// @doc params of `command/exec/terminate` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecTerminateParams {
        pub process_id: ProcessId,
    }

    /// @doc result of `command/exec/terminate` (server answers)
    #[derive(Default)]
    pub struct CommandExecTerminateResponse {}

    /// @doc params of `command/exec/write` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecWriteParams {
        pub process_id: ProcessId,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub close_stdin: bool,
        pub delta_base64: Option<String>,
    }

    /// @doc result of `command/exec/write` (server answers)
    #[derive(Default)]
    pub struct CommandExecWriteResponse {}
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
    /// @doc used by CommandExecOutputDeltaNotification
    open CommandExecOutputStream {
        Stdout = "stdout",
        Stderr = "stderr",
    }
}
