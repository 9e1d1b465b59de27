//! What concerns only servers on Windows: the sandbox there and its setup (spec/envelope.md §2, §3.2).

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// The answer to `windowsSandbox/readiness`.
    pub struct WindowsSandboxReadinessResponse {
        pub status: WindowsSandboxReadiness,
    }

    /// Params of `windowsSandbox/setupStart`, which starts the setup of the sandbox; its end comes as
    /// `windowsSandbox/setupCompleted`.
    pub struct WindowsSandboxSetupStartParams {
        pub mode: WindowsSandboxSetupMode,
        pub cwd: Option<AbsolutePathBuf>,
    }

    /// The answer to `windowsSandbox/setupStart`.
    pub struct WindowsSandboxSetupStartResponse {
        pub started: bool,
    }

    /// Tells that the setup of the sandbox has ended, and whether it worked (`windowsSandbox/setupCompleted`).
    pub struct WindowsSandboxSetupCompletedNotification {
        pub mode: WindowsSandboxSetupMode,
        pub success: bool,
        pub error: Option<String>,
    }

    /// Warns about paths that everyone may write to (`windows/worldWritableWarning`).
    #[serde(rename_all = "camelCase")]
    pub struct WindowsWorldWritableWarningNotification {
        pub extra_count: u64,
        /// Whether the search for such paths failed.
        pub failed_scan: bool,
        /// Some of the paths; `extraCount` says how many more there are.
        pub sample_paths: Vec<String>,
    }
}

constructors! {
    WindowsSandboxSetupStartParams(mode: WindowsSandboxSetupMode) [cwd];
}

string_enum! {
    /// Whether the sandbox can be used, in the answer to `windowsSandbox/readiness`.
    open WindowsSandboxReadiness {
        Ready = "ready",
        NotConfigured = "notConfigured",
        UpdateRequired = "updateRequired",
    }

    /// Whether the sandbox is set up with elevated rights, in the params of `windowsSandbox/setupStart` and in
    /// `windowsSandbox/setupCompleted`.
    open WindowsSandboxSetupMode {
        Elevated = "elevated",
        Unelevated = "unelevated",
    }
}
