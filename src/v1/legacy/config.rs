//! The part of the user's configuration that clients could read and set, up to release 0.104.

use std::collections::BTreeMap;

use super::AskForApproval;
use crate::describe::wire;
use crate::v2::SandboxMode;
use crate::vocab::{AbsolutePathBuf, ForcedLoginMethod, ReasoningEffort, ReasoningSummary, Verbosity};

wire! {
    /// The server's answer to `getUserSavedConfig`.
    pub struct GetUserSavedConfigResponse {
        pub config: UserSavedConfig,
    }

    /// What the user's configuration file says, in the result of `getUserSavedConfig`; a setting that it does not
    /// have is null.
    #[serde(rename_all = "camelCase")]
    pub struct UserSavedConfig {
        pub approval_policy: Option<AskForApproval>,
        pub sandbox_mode: Option<SandboxMode>,
        pub sandbox_settings: Option<SandboxSettings>,
        /// The workspace that a user must sign in to.
        pub forced_chatgpt_workspace_id: Option<String>,
        pub forced_login_method: Option<ForcedLoginMethod>,
        pub model: Option<String>,
        pub model_reasoning_effort: Option<ReasoningEffort>,
        pub model_reasoning_summary: Option<ReasoningSummary>,
        pub model_verbosity: Option<Verbosity>,
        pub tools: Option<Tools>,
        /// The profile that is in force, by its name in `profiles`.
        pub profile: Option<String>,
        pub profiles: BTreeMap<String, Profile>,
    }

    /// Settings that are chosen together by the name of the profile; null leaves a setting as it is.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Profile {
        pub model: Option<String>,
        /// By its name in the configuration.
        pub model_provider: Option<String>,
        pub approval_policy: Option<AskForApproval>,
        pub model_reasoning_effort: Option<ReasoningEffort>,
        pub model_reasoning_summary: Option<ReasoningSummary>,
        pub model_verbosity: Option<Verbosity>,
        pub chatgpt_base_url: Option<String>,
    }

    /// Which tools the model is given; null leaves it to the server.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Tools {
        pub web_search: Option<bool>,
        pub view_image: Option<bool>,
    }

    /// What the sandbox mode `workspace-write` allows; null leaves it to the server.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SandboxSettings {
        /// Writable besides the working directory.
        #[serde(default)]
        pub writable_roots: Vec<AbsolutePathBuf>,
        pub network_access: Option<bool>,
        /// Keeps the folder that `TMPDIR` names from being writable.
        pub exclude_tmpdir_env_var: Option<bool>,
        /// Keeps `/tmp` from being writable.
        pub exclude_slash_tmp: Option<bool>,
    }

    /// Params of `setDefaultModel`, a legacy request of the client. Null removes the setting.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SetDefaultModelParams {
        pub model: Option<String>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// The server's answer to `setDefaultModel`.
    #[derive(Default)]
    pub struct SetDefaultModelResponse {}
}
