//! @doc

use crate::open::string_enum::string_enum;

string_enum! {
    /// @doc used by GetAuthStatusResponse, AccountUpdatedNotification
    open AuthMode {
        Apikey = "apikey",
        Chatgpt = "chatgpt",
        ChatgptAuthTokens = "chatgptAuthTokens",
        AgentIdentity = "agentIdentity",
    }

    /// @doc used by Config
    open ForcedLoginMethod {
        Chatgpt = "chatgpt",
        Api = "api",
    }

    /// @doc used by Account, AccountUpdatedNotification, RateLimitSnapshot
    open PlanType {
        Free = "free",
        Go = "go",
        Plus = "plus",
        Pro = "pro",
        Prolite = "prolite",
        Team = "team",
        SelfServeBusinessUsageBased = "self_serve_business_usage_based",
        Business = "business",
        EnterpriseCbpUsageBased = "enterprise_cbp_usage_based",
        Enterprise = "enterprise",
        Edu = "edu",
        Unknown = "unknown",
    }
}
