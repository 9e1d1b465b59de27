//! @doc

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc result of `windowsSandbox/readiness` (server answers)
    pub struct WindowsSandboxReadinessResponse {
        pub status: WindowsSandboxReadiness,
    }

    /// @doc params of `windowsSandbox/setupCompleted` (server notification)
    pub struct WindowsSandboxSetupCompletedNotification {
        pub mode: WindowsSandboxSetupMode,
        pub success: bool,
        pub error: Option<String>,
    }

    /// @doc params of `windowsSandbox/setupStart` (client request)
    pub struct WindowsSandboxSetupStartParams {
        pub mode: WindowsSandboxSetupMode,
        pub cwd: Option<AbsolutePathBuf>,
    }

    /// @doc result of `windowsSandbox/setupStart` (server answers)
    pub struct WindowsSandboxSetupStartResponse {
        pub started: bool,
    }

    /// @doc params of `windows/worldWritableWarning` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct WindowsWorldWritableWarningNotification {
        pub extra_count: u64,
        pub failed_scan: bool,
        pub sample_paths: Vec<String>,
    }
}

constructors! {
    WindowsSandboxSetupStartParams(mode: WindowsSandboxSetupMode) [cwd];
}

string_enum! {
    /// @doc used by WindowsSandboxReadinessResponse
    open WindowsSandboxReadiness {
        Ready = "ready",
        NotConfigured = "notConfigured",
        UpdateRequired = "updateRequired",
    }

    /// @doc used by WindowsSandboxSetupCompletedNotification, WindowsSandboxSetupStartParams
    open WindowsSandboxSetupMode {
        Elevated = "elevated",
        Unelevated = "unelevated",
    }
}
