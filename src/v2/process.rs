//! @doc

use std::collections::BTreeMap;

use crate::Patch;
use crate::describe::{constructors, wire};
use crate::id::ProcessHandle;
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc params of `process/exited` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ProcessExitedNotification {
        pub exit_code: i32,
        pub process_handle: ProcessHandle,
        pub stderr: String,
        pub stderr_cap_reached: bool,
        pub stdout: String,
        pub stdout_cap_reached: bool,
    }

    /// @doc params of `process/kill` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ProcessKillParams {
        pub process_handle: ProcessHandle,
    }

    /// @doc result of `process/kill` (server answers)
    #[derive(Default)]
    pub struct ProcessKillResponse {}

    /// @doc params of `process/outputDelta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ProcessOutputDeltaNotification {
        pub cap_reached: bool,
        pub delta_base64: String,
        pub process_handle: ProcessHandle,
        pub stream: ProcessOutputStream,
    }

    /// @doc params of `process/resizePty` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ProcessResizePtyParams {
        pub process_handle: ProcessHandle,
        pub size: ProcessTerminalSize,
    }

    /// @doc result of `process/resizePty` (server answers)
    #[derive(Default)]
    pub struct ProcessResizePtyResponse {}

    /// @doc params of `process/spawn` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ProcessSpawnParams {
        pub command: Vec<String>,
        pub process_handle: ProcessHandle,
        pub cwd: AbsolutePathBuf,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub tty: bool,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdin: bool,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdout_stderr: bool,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub output_bytes_cap: Patch<u64>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub timeout_ms: Patch<i64>,
        pub env: Option<BTreeMap<String, Option<String>>>,
        pub size: Option<ProcessTerminalSize>,
    }

    /// @doc result of `process/spawn` (server answers)
    #[derive(Default)]
    pub struct ProcessSpawnResponse {}

    /// @doc used by ProcessResizePtyParams, ProcessSpawnParams
    pub struct ProcessTerminalSize {
        pub cols: u16,
        pub rows: u16,
    }

    /// @doc params of `process/writeStdin` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ProcessWriteStdinParams {
        pub process_handle: ProcessHandle,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub close_stdin: bool,
        pub delta_base64: Option<String>,
    }

    /// @doc result of `process/writeStdin` (server answers)
    #[derive(Default)]
    pub struct ProcessWriteStdinResponse {}
}

constructors! {
    ProcessKillParams(process_handle: ProcessHandle) [];
    ProcessResizePtyParams(process_handle: ProcessHandle, size: ProcessTerminalSize) [];
    ProcessSpawnParams(command: Vec<String>, process_handle: ProcessHandle, cwd: AbsolutePathBuf) [
        tty, stream_stdin, stream_stdout_stderr, output_bytes_cap, timeout_ms, env, size,
    ];
    ProcessTerminalSize(cols: u16, rows: u16) [];
    ProcessWriteStdinParams(process_handle: ProcessHandle) [close_stdin, delta_base64];
}

string_enum! {
    /// @doc used by ProcessOutputDeltaNotification
    open ProcessOutputStream {
        Stdout = "stdout",
        Stderr = "stderr",
    }
}
