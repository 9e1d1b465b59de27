//! @doc

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::vocab::PlanType;

wire! {
    /// @doc params of `account/rateLimits/updated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct AccountRateLimitsUpdatedNotification {
        pub rate_limits: RateLimitSnapshot,
    }

    /// @doc used by RateLimitSnapshot
    #[serde(rename_all = "camelCase")]
    pub struct CreditsSnapshot {
        pub has_credits: bool,
        pub unlimited: bool,
        pub balance: Option<String>,
    }

    /// @doc result of `account/rateLimits/read` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountRateLimitsResponse {
        pub rate_limits: RateLimitSnapshot,
        pub rate_limits_by_limit_id: Option<BTreeMap<String, RateLimitSnapshot>>,
    }

    /// @doc used by AccountRateLimitsUpdatedNotification, GetAccountRateLimitsResponse
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RateLimitSnapshot {
        pub limit_id: Option<String>,
        pub limit_name: Option<String>,
        pub primary: Option<RateLimitWindow>,
        pub secondary: Option<RateLimitWindow>,
        pub credits: Option<CreditsSnapshot>,
        pub plan_type: Option<PlanType>,
        pub rate_limit_reached_type: Option<RateLimitReachedType>,
    }

    /// @doc used by RateLimitSnapshot
    #[serde(rename_all = "camelCase")]
    pub struct RateLimitWindow {
        pub used_percent: i32,
        pub resets_at: Option<i64>,
        pub window_duration_mins: Option<i64>,
    }

    /// @doc params of `account/sendAddCreditsNudgeEmail` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct SendAddCreditsNudgeEmailParams {
        pub credit_type: AddCreditsNudgeCreditType,
    }

    /// @doc result of `account/sendAddCreditsNudgeEmail` (server answers)
    pub struct SendAddCreditsNudgeEmailResponse {
        pub status: AddCreditsNudgeEmailStatus,
    }
}

constructors! {
    SendAddCreditsNudgeEmailParams(credit_type: AddCreditsNudgeCreditType) [];
}

string_enum! {
    /// @doc used by SendAddCreditsNudgeEmailParams
    closed AddCreditsNudgeCreditType {
        Credits = "credits",
        UsageLimit = "usage_limit",
    }

    /// @doc used by SendAddCreditsNudgeEmailResponse
    open AddCreditsNudgeEmailStatus {
        Sent = "sent",
        CooldownActive = "cooldown_active",
    }

    /// @doc used by RateLimitSnapshot
    open RateLimitReachedType {
        RateLimitReached = "rate_limit_reached",
        WorkspaceOwnerCreditsDepleted = "workspace_owner_credits_depleted",
        WorkspaceMemberCreditsDepleted = "workspace_member_credits_depleted",
        WorkspaceOwnerUsageLimitReached = "workspace_owner_usage_limit_reached",
        WorkspaceMemberUsageLimitReached = "workspace_member_usage_limit_reached",
    }
}
