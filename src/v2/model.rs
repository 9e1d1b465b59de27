//! @doc

use crate::describe::wire;
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::{InputModality, ModeKind, ReasoningEffort};

wire! {
    /// @doc params of `collaborationMode/list` (client request)
    #[derive(Default)]
    pub struct CollaborationModeListParams {}

    /// @doc result of `collaborationMode/list` (server answers)
    pub struct CollaborationModeListResponse {
        pub data: Vec<CollaborationModeMask>,
    }

    /// @doc used by CollaborationModeListResponse
    pub struct CollaborationModeMask {
        pub name: String,
        pub mode: Option<ModeKind>,
        pub model: Option<String>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }

    /// @doc used by ModelListResponse
    #[serde(rename_all = "camelCase")]
    pub struct Model {
        pub id: String,
        pub default_reasoning_effort: ReasoningEffort,
        pub description: String,
        pub display_name: String,
        pub hidden: bool,
        pub is_default: bool,
        pub model: String,
        pub supported_reasoning_efforts: Vec<ReasoningEffortOption>,
        #[serde(default)]
        pub additional_speed_tiers: Vec<String>,
        pub availability_nux: Option<ModelAvailabilityNux>,
        #[serde(default = "crate::defaults::text_and_image")]
        pub input_modalities: Vec<InputModality>,
        #[serde(default)]
        pub service_tiers: Vec<ModelServiceTier>,
        #[serde(default)]
        pub supports_personality: bool,
        pub upgrade: Option<String>,
        pub upgrade_info: Option<ModelUpgradeInfo>,
    }

    /// @doc used by Model
    pub struct ModelAvailabilityNux {
        pub message: String,
    }

    /// @doc params of `model/list` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ModelListParams {
        pub cursor: Option<String>,
        pub include_hidden: Option<bool>,
        pub limit: Option<u32>,
    }

    /// @doc result of `model/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ModelListResponse {
        pub data: Vec<Model>,
        pub next_cursor: Option<String>,
    }

    /// @doc params of `modelProvider/capabilities/read` (client request)
    #[derive(Default)]
    pub struct ModelProviderCapabilitiesReadParams {}

    /// @doc result of `modelProvider/capabilities/read` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ModelProviderCapabilitiesReadResponse {
        pub image_generation: bool,
        pub namespace_tools: bool,
        pub web_search: bool,
    }

    /// @doc params of `model/rerouted` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ModelReroutedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub from_model: String,
        pub reason: ModelRerouteReason,
        pub to_model: String,
    }

    /// @doc used by Model
    pub struct ModelServiceTier {
        pub id: String,
        pub name: String,
        pub description: String,
    }

    /// @doc used by Model
    #[serde(rename_all = "camelCase")]
    pub struct ModelUpgradeInfo {
        pub model: String,
        pub migration_markdown: Option<String>,
        pub model_link: Option<String>,
        pub upgrade_copy: Option<String>,
    }

    /// @doc params of `model/verification` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ModelVerificationNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub verifications: Vec<ModelVerification>,
    }

    /// @doc used by Model
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningEffortOption {
        pub description: String,
        pub reasoning_effort: ReasoningEffort,
    }
}

string_enum! {
    /// @doc used by ModelReroutedNotification
    open ModelRerouteReason {
        HighRiskCyberActivity = "highRiskCyberActivity",
    }

    /// @doc used by ModelVerificationNotification
    open ModelVerification {
        TrustedAccessForCyber = "trustedAccessForCyber",
    }
}
