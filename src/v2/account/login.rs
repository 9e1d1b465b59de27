//! @doc

use crate::describe::{constructors, wire};
use crate::id::LoginId;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::{AuthMode, PlanType};

wire! {
    /// @doc params of `account/chatgptAuthTokens/refresh` (server request)
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensRefreshParams {
        pub reason: ChatgptAuthTokensRefreshReason,
        pub previous_account_id: Option<String>,
    }

    /// @doc result of `account/chatgptAuthTokens/refresh` (client answers)
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensRefreshResponse {
        pub access_token: String,
        pub chatgpt_account_id: String,
        pub chatgpt_plan_type: Option<String>,
    }

    /// @doc `chatgpt` member of Account
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAccount {
        pub email: String,
        pub plan_type: PlanType,
    }

    /// @doc params of `account/login/completed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct AccountLoginCompletedNotification {
        pub success: bool,
        pub error: Option<String>,
        pub login_id: Option<LoginId>,
    }

    /// @doc params of `account/updated` (server notification)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AccountUpdatedNotification {
        pub auth_mode: Option<AuthMode>,
        pub plan_type: Option<PlanType>,
    }

    /// @doc params of `account/login/cancel` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct CancelLoginAccountParams {
        pub login_id: LoginId,
    }

    /// @doc result of `account/login/cancel` (server answers)
    pub struct CancelLoginAccountResponse {
        pub status: CancelLoginAccountStatus,
    }

    /// @doc params of `account/read` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountParams {
        #[serde(default)]
        pub refresh_token: bool,
    }

    /// @doc result of `account/read` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountResponse {
        pub requires_openai_auth: bool,
        pub account: Option<Account>,
    }

    /// @doc `apiKey` member of LoginAccountParams
    #[serde(rename_all = "camelCase")]
    pub struct ApiKeyLoginAccountParams {
        pub api_key: String,
    }

    /// @doc `chatgpt` member of LoginAccountParams
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptLoginAccountParams {
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub codex_streamlined_login: bool,
    }

    /// @doc `chatgptAuthTokens` member of LoginAccountParams
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensLoginAccountParams {
        pub access_token: String,
        pub chatgpt_account_id: String,
        pub chatgpt_plan_type: Option<String>,
    }

    /// @doc `chatgpt` member of LoginAccountResponse
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptLoginAccountResponse {
        pub auth_url: String,
        pub login_id: LoginId,
    }

    /// @doc `chatgptDeviceCode` member of LoginAccountResponse
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptDeviceCodeLoginAccountResponse {
        pub login_id: LoginId,
        pub user_code: String,
        pub verification_url: String,
    }

    /// @doc result of `account/logout` (server answers)
    #[derive(Default)]
    pub struct LogoutAccountResponse {}
}

constructors! {
    ChatgptAuthTokensRefreshResponse(access_token: String, chatgpt_account_id: String) [chatgpt_plan_type];
    CancelLoginAccountParams(login_id: LoginId) [];
    ApiKeyLoginAccountParams(api_key: String) [];
    ChatgptAuthTokensLoginAccountParams(access_token: String, chatgpt_account_id: String) [chatgpt_plan_type];
}

tagged_union! {
    /// @doc used by GetAccountResponse
    open Account by "type" {
        ApiKey = "apiKey",
        Chatgpt(ChatgptAccount) = "chatgpt",
        AmazonBedrock = "amazonBedrock",
    }

    /// @doc params of `account/login/start` (client request)
    closed LoginAccountParams by "type" {
        ApiKey(ApiKeyLoginAccountParams) = "apiKey",
        Chatgpt(ChatgptLoginAccountParams) = "chatgpt",
        ChatgptDeviceCode = "chatgptDeviceCode",
        ChatgptAuthTokens(ChatgptAuthTokensLoginAccountParams) = "chatgptAuthTokens",
    }

    /// @doc result of `account/login/start` (server answers)
    open LoginAccountResponse by "type" {
        ApiKey = "apiKey",
        Chatgpt(ChatgptLoginAccountResponse) = "chatgpt",
        ChatgptDeviceCode(ChatgptDeviceCodeLoginAccountResponse) = "chatgptDeviceCode",
        ChatgptAuthTokens = "chatgptAuthTokens",
    }
}

string_enum! {
    /// @doc used by ChatgptAuthTokensRefreshParams
    open ChatgptAuthTokensRefreshReason {
        Unauthorized = "unauthorized",
    }

    /// @doc used by CancelLoginAccountResponse
    open CancelLoginAccountStatus {
        Canceled = "canceled",
        NotFound = "notFound",
    }
}
