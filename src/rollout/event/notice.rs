//! DOC event/notice.

use crate::describe::wire;
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::v2::NonSteerableTurnKind;

wire! {
    /// DOC ErrorEvent.
    pub struct ErrorEvent {
        pub message: String,
        pub codex_error_info: Option<CoreCodexErrorInfo>,
    }

    /// DOC StreamErrorEvent.
    pub struct StreamErrorEvent {
        pub message: String,
        pub codex_error_info: Option<CoreCodexErrorInfo>,
        pub additional_details: Option<String>,
    }

    /// DOC WarningEvent.
    pub struct WarningEvent {
        pub message: String,
    }

    /// DOC GuardianWarningEvent.
    pub struct GuardianWarningEvent {
        pub message: String,
    }

    /// DOC DeprecationNoticeEvent.
    pub struct DeprecationNoticeEvent {
        pub summary: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub details: Option<String>,
    }

    /// DOC ModelRerouteEvent.
    pub struct ModelRerouteEvent {
        pub from_model: String,
        pub to_model: String,
        pub reason: CoreModelRerouteReason,
    }

    /// DOC ModelVerificationEvent.
    pub struct ModelVerificationEvent {
        pub verifications: Vec<CoreModelVerification>,
    }

    /// DOC CoreHttpErrorDetails.
    #[derive(Default)]
    pub struct CoreHttpErrorDetails {
        pub http_status_code: Option<u16>,
    }

    /// DOC CoreActiveTurnNotSteerable.
    pub struct CoreActiveTurnNotSteerable {
        pub turn_kind: NonSteerableTurnKind,
    }
}

keyed_union! {
    /// DOC CoreCodexErrorInfo.
    open CoreCodexErrorInfo {
        ContextWindowExceeded = "context_window_exceeded",
        UsageLimitExceeded = "usage_limit_exceeded",
        ServerOverloaded = "server_overloaded",
        CyberPolicy = "cyber_policy",
        HttpConnectionFailed(CoreHttpErrorDetails) = "http_connection_failed",
        ResponseStreamConnectionFailed(CoreHttpErrorDetails) = "response_stream_connection_failed",
        InternalServerError = "internal_server_error",
        Unauthorized = "unauthorized",
        BadRequest = "bad_request",
        SandboxError = "sandbox_error",
        ResponseStreamDisconnected(CoreHttpErrorDetails) = "response_stream_disconnected",
        ResponseTooManyFailedAttempts(CoreHttpErrorDetails) = "response_too_many_failed_attempts",
        ActiveTurnNotSteerable(CoreActiveTurnNotSteerable) = "active_turn_not_steerable",
        ThreadRollbackFailed = "thread_rollback_failed",
        Other = "other",
    }
}

string_enum! {
    /// DOC CoreModelRerouteReason.
    open CoreModelRerouteReason {
        HighRiskCyberActivity = "high_risk_cyber_activity",
    }

    /// DOC CoreModelVerification.
    open CoreModelVerification {
        TrustedAccessForCyber = "trusted_access_for_cyber",
    }
}
