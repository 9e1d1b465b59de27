//! Processes that a client starts and steers: `process/*` (spec/envelope.md §2, §3.2).

use std::collections::BTreeMap;

use crate::Patch;
use crate::describe::{constructors, wire};
use crate::id::ProcessHandle;
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `process/spawn`, which starts a process; its end comes as `process/exited`.
    #[serde(rename_all = "camelCase")]
    pub struct ProcessSpawnParams {
        /// The program and its arguments, word by word.
        pub command: Vec<String>,
        /// Chosen by the client; all other messages about the process name it. It belongs to the connection.
        pub process_handle: ProcessHandle,
        pub cwd: AbsolutePathBuf,
        /// Whether the process runs in a terminal.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub tty: bool,
        /// Whether stdin is fed by `process/writeStdin`.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdin: bool,
        /// Whether output is sent while the process runs, as `process/outputDelta`.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub stream_stdout_stderr: bool,
        /// Absent: the server's own cap; null: no cap.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub output_bytes_cap: Patch<u64>,
        /// Absent: the server's own timeout; null: no timeout.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub timeout_ms: Patch<i64>,
        pub env: Option<BTreeMap<String, Option<String>>>,
        /// The size of the terminal at the start.
        pub size: Option<ProcessTerminalSize>,
    }

    /// The empty answer to `process/spawn`.
    #[derive(Default)]
    pub struct ProcessSpawnResponse {}

    /// The size of a terminal in characters, in the params of `process/spawn` and `process/resizePty`.
    pub struct ProcessTerminalSize {
        pub cols: u16,
        pub rows: u16,
    }

    /// Params of `process/writeStdin`, which writes to the stdin of a process or closes it.
    #[serde(rename_all = "camelCase")]
    pub struct ProcessWriteStdinParams {
        pub process_handle: ProcessHandle,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub close_stdin: bool,
        /// The bytes to write, in standard base64; null writes nothing.
        pub delta_base64: Option<String>,
    }

    /// The empty answer to `process/writeStdin`.
    #[derive(Default)]
    pub struct ProcessWriteStdinResponse {}

    /// Params of `process/kill`, which kills a process.
    #[serde(rename_all = "camelCase")]
    pub struct ProcessKillParams {
        pub process_handle: ProcessHandle,
    }

    /// The empty answer to `process/kill`.
    #[derive(Default)]
    pub struct ProcessKillResponse {}

    /// Params of `process/resizePty`, which changes the size of a process's terminal.
    #[serde(rename_all = "camelCase")]
    pub struct ProcessResizePtyParams {
        pub process_handle: ProcessHandle,
        pub size: ProcessTerminalSize,
    }

    /// The empty answer to `process/resizePty`.
    #[derive(Default)]
    pub struct ProcessResizePtyResponse {}

    /// Brings a piece of the output of a process (`process/outputDelta`).
    #[serde(rename_all = "camelCase")]
    pub struct ProcessOutputDeltaNotification {
        /// Whether the output of this stream has reached the cap.
        pub cap_reached: bool,
        /// The bytes of this piece, in standard base64.
        pub delta_base64: String,
        pub process_handle: ProcessHandle,
        pub stream: ProcessOutputStream,
    }

    /// Tells that a process has ended, and how (`process/exited`).
    #[serde(rename_all = "camelCase")]
    pub struct ProcessExitedNotification {
        pub exit_code: i32,
        pub process_handle: ProcessHandle,
        pub stderr: String,
        pub stderr_cap_reached: bool,
        pub stdout: String,
        pub stdout_cap_reached: bool,
    }
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
    /// The stream that a piece of output belongs to, in `process/outputDelta`.
    open ProcessOutputStream {
        Stdout = "stdout",
        Stderr = "stderr",
    }
}
