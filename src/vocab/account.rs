//! How an account signs in and which plan it has (spec/envelope.md §7.9).

use crate::open::string_enum::string_enum;

string_enum! {
    /// How the server is signed in, in the result of `getAuthStatus` and in `account/updated`.
    open AuthMode {
        Apikey = "apikey",
        Chatgpt = "chatgpt",
        /// ChatGPT tokens that the client supplies and refreshes.
        ChatgptAuthTokens = "chatgptAuthTokens",
        AgentIdentity = "agentIdentity",
    }

    /// The only way to sign in that the configuration allows, in its `forced_login_method`.
    open ForcedLoginMethod {
        Chatgpt = "chatgpt",
        Api = "api",
    }

    /// The plan of an account, in the result of `account/read`, in `account/updated` and in rate limits.
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
        /// A plan that the server has no name for.
        Unknown = "unknown",
    }
}
