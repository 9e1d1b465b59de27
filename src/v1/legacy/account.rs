//! How a user signed in and out, up to release 0.104.

use crate::describe::{constructors, wire};
use crate::id::LoginId;
use crate::open::string_enum::string_enum;

wire! {
    /// Params of `authStatusChange`, a legacy notification of the server.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct AuthStatusChangeNotification {
        /// Null when nobody is signed in.
        pub auth_method: Option<AuthMode>,
    }

    /// Params of `loginApiKey`, a legacy request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct LoginApiKeyParams {
        pub api_key: String,
    }

    /// The server's answer to `loginApiKey`.
    #[derive(Default)]
    pub struct LoginApiKeyResponse {}

    /// The server's answer to `loginChatGpt`: the login has begun and goes on in a browser.
    #[serde(rename_all = "camelCase")]
    pub struct LoginChatGptResponse {
        /// Names the login in `loginChatGptComplete` and `cancelLoginChatGpt`.
        pub login_id: LoginId,
        /// Where the user signs in.
        pub auth_url: String,
    }

    /// Params of `loginChatGptComplete`, a legacy notification of the server.
    #[serde(rename_all = "camelCase")]
    pub struct LoginChatGptCompleteNotification {
        pub login_id: LoginId,
        pub success: bool,
        /// Null when it succeeded.
        pub error: Option<String>,
    }

    /// Params of `cancelLoginChatGpt`, a legacy request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct CancelLoginChatGptParams {
        pub login_id: LoginId,
    }

    /// The server's answer to `cancelLoginChatGpt`.
    #[derive(Default)]
    pub struct CancelLoginChatGptResponse {}

    /// The server's answer to `logoutChatGpt`.
    #[derive(Default)]
    pub struct LogoutChatGptResponse {}

    /// The answer of a server up to 0.104 to `getAuthStatus`; it differs from the current one in `authMethod`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusResponse {
        /// Null when nobody is signed in.
        pub auth_method: Option<AuthMode>,
        /// Only given when asked for with `includeToken`.
        pub auth_token: Option<String>,
        pub requires_openai_auth: Option<bool>,
    }

    /// The server's answer to `userInfo`.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct UserInfoResponse {
        /// As the stored token says it, which nobody has checked; null when there is none.
        pub alleged_user_email: Option<String>,
    }
}

constructors! {
    LoginApiKeyParams(api_key: String) [];
    CancelLoginChatGptParams(login_id: LoginId) [];
}

string_enum! {
    /// How a server up to 0.104 was signed in, in the result of `getAuthStatus` and in `authStatusChange`.
    open AuthMode {
        Apikey = "apikey",
        Chatgpt = "chatgpt",
        /// ChatGPT tokens that the client supplies and refreshes.
        ChatgptAuthTokens = "chatgptAuthTokens",
    }
}
