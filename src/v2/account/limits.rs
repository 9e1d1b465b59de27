//! Rate limits and credits of the account (spec/rollout.md §5.8; here in camelCase, with whole percents).

use std::collections::BTreeMap;

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::vocab::PlanType;

wire! {
    /// The answer to `account/rateLimits/read`: the limits as they stand.
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountRateLimitsResponse {
        pub rate_limits: RateLimitSnapshot,
        /// One snapshot per `limitId`.
        pub rate_limits_by_limit_id: Option<BTreeMap<String, RateLimitSnapshot>>,
    }

    /// Tells the limits of one limit id after the provider reported them (`account/rateLimits/updated`).
    /// It comes once per reported limit id, and again when a response of the model is complete.
    #[serde(rename_all = "camelCase")]
    pub struct AccountRateLimitsUpdatedNotification {
        pub rate_limits: RateLimitSnapshot,
    }

    /// The limits of one limit id, in `account/rateLimits/updated` and the answer to `account/rateLimits/read`.
    /// What the provider does not report is null.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RateLimitSnapshot {
        /// Lowercase; `codex` where the provider names no other.
        pub limit_id: Option<String>,
        pub limit_name: Option<String>,
        /// Null when the provider reports no such window.
        pub primary: Option<RateLimitWindow>,
        /// Null when the provider reports no such window.
        pub secondary: Option<RateLimitWindow>,
        pub credits: Option<CreditsSnapshot>,
        pub plan_type: Option<PlanType>,
        pub rate_limit_reached_type: Option<RateLimitReachedType>,
    }

    /// How much of a limit is used up in a window of time, in `RateLimitSnapshot`.
    #[serde(rename_all = "camelCase")]
    pub struct RateLimitWindow {
        /// A whole percentage, 0 to 100.
        pub used_percent: i32,
        pub window_duration_mins: Option<i64>,
        /// Unix seconds.
        pub resets_at: Option<i64>,
    }

    /// Credits of the account beside its limits, in `RateLimitSnapshot`; they do not depend on the limit id.
    #[serde(rename_all = "camelCase")]
    pub struct CreditsSnapshot {
        pub has_credits: bool,
        pub unlimited: bool,
        /// The provider's text, kept as it is.
        pub balance: Option<String>,
    }

    /// Params of `account/sendAddCreditsNudgeEmail`, which sends an email to ask for credits or a higher limit.
    #[serde(rename_all = "camelCase")]
    pub struct SendAddCreditsNudgeEmailParams {
        pub credit_type: AddCreditsNudgeCreditType,
    }

    /// The answer to `account/sendAddCreditsNudgeEmail`.
    pub struct SendAddCreditsNudgeEmailResponse {
        pub status: AddCreditsNudgeEmailStatus,
    }
}

constructors! {
    SendAddCreditsNudgeEmailParams(credit_type: AddCreditsNudgeCreditType) [];
}

string_enum! {
    /// What the email of `account/sendAddCreditsNudgeEmail` asks for.
    closed AddCreditsNudgeCreditType {
        Credits = "credits",
        UsageLimit = "usage_limit",
    }

    /// What became of the email, in the answer to `account/sendAddCreditsNudgeEmail`.
    open AddCreditsNudgeEmailStatus {
        Sent = "sent",
        /// Not sent: the pause after an earlier email is not over.
        CooldownActive = "cooldown_active",
    }

    /// Which limit has been reached, in `RateLimitSnapshot`.
    open RateLimitReachedType {
        RateLimitReached = "rate_limit_reached",
        WorkspaceOwnerCreditsDepleted = "workspace_owner_credits_depleted",
        WorkspaceMemberCreditsDepleted = "workspace_member_credits_depleted",
        WorkspaceOwnerUsageLimitReached = "workspace_owner_usage_limit_reached",
        WorkspaceMemberUsageLimitReached = "workspace_member_usage_limit_reached",
    }
}
