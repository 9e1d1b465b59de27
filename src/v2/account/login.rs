//! The account itself: reading it, logging in and out, tokens a client holds (spec/envelope.md §2, §3.1).

use crate::describe::{constructors, wire};
use crate::id::LoginId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::{AuthMode, PlanType};

wire! {
    /// Params of `account/read`, which tells who is logged in.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountParams {
        /// Makes the server refresh its token first.
        #[serde(default)]
        pub refresh_token: bool,
    }

    /// The answer to `account/read`.
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountResponse {
        pub requires_openai_auth: bool,
        /// Null when nobody is logged in.
        pub account: Option<Account>,
    }

    /// The `chatgpt` form of `Account`: a ChatGPT login.
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAccount {
        pub email: String,
        pub plan_type: PlanType,
    }

    /// The `apiKey` form of `LoginAccountParams`: a login with an API key.
    #[serde(rename_all = "camelCase")]
    pub struct ApiKeyLoginAccountParams {
        pub api_key: String,
    }

    /// The `chatgpt` form of `LoginAccountParams`: the user logs in on a web page.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptLoginAccountParams {
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub codex_streamlined_login: bool,
    }

    /// The `chatgptAuthTokens` form of `LoginAccountParams`: a login with ChatGPT tokens that the client holds.
    /// The server asks for new ones with `account/chatgptAuthTokens/refresh`.
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensLoginAccountParams {
        pub access_token: String,
        pub chatgpt_account_id: String,
        /// A plan as plain text, such as `plus`.
        pub chatgpt_plan_type: Option<String>,
    }

    /// The `chatgpt` form of `LoginAccountResponse`: the login goes on in a browser.
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptLoginAccountResponse {
        /// The page where the user logs in.
        pub auth_url: String,
        /// Names the login in `account/login/cancel` and `account/login/completed`.
        pub login_id: LoginId,
    }

    /// The `chatgptDeviceCode` form of `LoginAccountResponse`: the user confirms the login with a code.
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptDeviceCodeLoginAccountResponse {
        /// Names the login in `account/login/cancel` and `account/login/completed`.
        pub login_id: LoginId,
        /// What the user enters at `verificationUrl`.
        pub user_code: String,
        pub verification_url: String,
    }

    /// Tells that a login has ended, well or badly (`account/login/completed`).
    #[serde(rename_all = "camelCase")]
    pub struct AccountLoginCompletedNotification {
        pub success: bool,
        /// Null when the login succeeded.
        pub error: Option<String>,
        /// The id from the answer to `account/login/start`; null for a login without one.
        pub login_id: Option<LoginId>,
    }

    /// Params of `account/login/cancel`, which gives up a login in progress.
    #[serde(rename_all = "camelCase")]
    pub struct CancelLoginAccountParams {
        /// The id from the answer to `account/login/start`.
        pub login_id: LoginId,
    }

    /// The answer to `account/login/cancel`.
    pub struct CancelLoginAccountResponse {
        pub status: CancelLoginAccountStatus,
    }

    /// The answer to `account/logout`: empty.
    #[derive(Default)]
    pub struct LogoutAccountResponse {}

    /// Tells how the server is logged in after a change (`account/updated`).
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AccountUpdatedNotification {
        /// Null when nobody is logged in.
        pub auth_mode: Option<AuthMode>,
        pub plan_type: Option<PlanType>,
    }

    /// Params of `account/chatgptAuthTokens/refresh`: the server asks for fresh tokens.
    /// It does so when the login was by `chatgptAuthTokens` and the provider no longer takes those tokens.
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensRefreshParams {
        pub reason: ChatgptAuthTokensRefreshReason,
        pub previous_account_id: Option<String>,
    }

    /// The client's answer to `account/chatgptAuthTokens/refresh`: the tokens to use from now on.
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensRefreshResponse {
        pub access_token: String,
        pub chatgpt_account_id: String,
        /// A plan as plain text, such as `plus`.
        pub chatgpt_plan_type: Option<String>,
    }
}

constructors! {
    ChatgptAuthTokensRefreshResponse(access_token: String, chatgpt_account_id: String) [chatgpt_plan_type];
    CancelLoginAccountParams(login_id: LoginId) [];
    ApiKeyLoginAccountParams(api_key: String) [];
    ChatgptAuthTokensLoginAccountParams(access_token: String, chatgpt_account_id: String) [chatgpt_plan_type];
}

tagged_union! {
    /// Who is logged in, in the answer to `account/read`.
    open Account by "type" {
        ApiKey = "apiKey",
        Chatgpt(ChatgptAccount) = "chatgpt",
        AmazonBedrock = "amazonBedrock",
    }

    /// Params of `account/login/start`, which begins a login in the way that `type` names.
    closed LoginAccountParams by "type" {
        ApiKey(ApiKeyLoginAccountParams) = "apiKey",
        Chatgpt(ChatgptLoginAccountParams) = "chatgpt",
        ChatgptDeviceCode = "chatgptDeviceCode",
        ChatgptAuthTokens(ChatgptAuthTokensLoginAccountParams) = "chatgptAuthTokens",
    }

    /// The answer to `account/login/start`: what the way of logging in needs next, under the same `type`.
    open LoginAccountResponse by "type" {
        ApiKey = "apiKey",
        Chatgpt(ChatgptLoginAccountResponse) = "chatgpt",
        ChatgptDeviceCode(ChatgptDeviceCodeLoginAccountResponse) = "chatgptDeviceCode",
        ChatgptAuthTokens = "chatgptAuthTokens",
    }
}

string_enum! {
    /// Why the server asks for fresh tokens, in `account/chatgptAuthTokens/refresh`.
    open ChatgptAuthTokensRefreshReason {
        /// The provider answered a request with status 401.
        Unauthorized = "unauthorized",
    }

    /// What `account/login/cancel` did.
    open CancelLoginAccountStatus {
        Canceled = "canceled",
        /// No login with this id is in progress.
        NotFound = "notFound",
    }
}
