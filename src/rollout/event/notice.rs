//! Errors, warnings and notices (spec/rollout.md §5.5).

use crate::describe::{constructors, wire};
use crate::open::keyed::keyed_union;
use crate::open::string_enum::string_enum;
use crate::v2::NonSteerableTurnKind;

wire! {
    /// `error`: something failed. Stored in extended files only.
    pub struct ErrorEvent {
        pub message: String,
        /// Null when the kind is not known; absent in old files.
        pub codex_error_info: Option<CoreCodexErrorInfo>,
    }

    /// `stream_error`: the model's answer broke off and is asked for again. Live only.
    pub struct StreamErrorEvent {
        pub message: String,
        /// Null when the kind is not known; absent in old files.
        pub codex_error_info: Option<CoreCodexErrorInfo>,
        pub additional_details: Option<String>,
    }

    /// `warning`: a warning to the user. Live only.
    pub struct WarningEvent {
        pub message: String,
    }

    /// `guardian_warning`: a warning of the guardian to the user. Live only.
    pub struct GuardianWarningEvent {
        pub message: String,
    }

    /// `deprecation_notice`: something that the user relies on will go. Live only.
    pub struct DeprecationNoticeEvent {
        pub summary: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub details: Option<String>,
    }

    /// `model_reroute`: another model answers than was asked. Live only.
    pub struct ModelRerouteEvent {
        pub from_model: String,
        pub to_model: String,
        pub reason: CoreModelRerouteReason,
    }

    /// `model_verification`: the verifications that the model provider recommends. Live only.
    pub struct ModelVerificationEvent {
        pub verifications: Vec<CoreModelVerification>,
    }

    /// What is known of a failed request to the model provider.
    #[derive(Default)]
    pub struct CoreHttpErrorDetails {
        /// Null when no answer came.
        pub http_status_code: Option<u16>,
    }

    /// Why the running turn takes no more input.
    pub struct CoreActiveTurnNotSteerable {
        pub turn_kind: NonSteerableTurnKind,
    }
}

constructors! {
    ErrorEvent(message: String) [codex_error_info];
    StreamErrorEvent(message: String) [codex_error_info, additional_details];
    WarningEvent(message: String) [];
    GuardianWarningEvent(message: String) [];
    DeprecationNoticeEvent(summary: String) [details];
    ModelRerouteEvent(from_model: String, to_model: String, reason: CoreModelRerouteReason) [];
    ModelVerificationEvent(verifications: Vec<CoreModelVerification>) [];
    CoreActiveTurnNotSteerable(turn_kind: NonSteerableTurnKind) [];
}

keyed_union! {
    /// What kind of error it was, in `error` and `stream_error`.
    /// v2 messages have it in camelCase.
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
        /// Says nothing about the turn itself.
        ActiveTurnNotSteerable(CoreActiveTurnNotSteerable) = "active_turn_not_steerable",
        /// Says nothing about the turn itself.
        ThreadRollbackFailed = "thread_rollback_failed",
        Other = "other",
    }
}

string_enum! {
    /// Why another model answers, in `model_reroute`.
    open CoreModelRerouteReason {
        HighRiskCyberActivity = "high_risk_cyber_activity",
    }

    /// A verification that the model provider recommends, in `model_verification`.
    open CoreModelVerification {
        TrustedAccessForCyber = "trusted_access_for_cyber",
    }
}
