//! Models, the provider that serves them, and collaboration modes (spec/envelope.md §2, §3.2).

use crate::describe::{derived, wire};
use crate::id::{ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::{InputModality, ModeKind, ReasoningEffort};

wire! {
    /// Params of `model/list`, which lists the models that can be chosen, page by page.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ModelListParams {
        /// `nextCursor` of the page before; null for the first page.
        pub cursor: Option<String>,
        pub include_hidden: Option<bool>,
        pub limit: Option<u32>,
    }

    /// The answer to `model/list`.
    #[serde(rename_all = "camelCase")]
    pub struct ModelListResponse {
        pub data: Vec<Model>,
        /// Null on the last page.
        pub next_cursor: Option<String>,
    }

    /// A reasoning effort that a model supports, part of `Model`.
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningEffortOption {
        pub description: String,
        pub reasoning_effort: ReasoningEffort,
    }

    /// A service tier of a model, part of `Model`.
    pub struct ModelServiceTier {
        pub id: String,
        pub name: String,
        pub description: String,
    }

    /// What to tell the user about the move to a newer model, part of `Model`.
    #[serde(rename_all = "camelCase")]
    pub struct ModelUpgradeInfo {
        /// The newer model.
        pub model: String,
        pub migration_markdown: Option<String>,
        pub model_link: Option<String>,
        /// A text for the user interface.
        pub upgrade_copy: Option<String>,
    }

    /// A note for users about the availability of a model, part of `Model`.
    pub struct ModelAvailabilityNux {
        pub message: String,
    }

    /// Tells that another model served a request of the turn (`model/rerouted`), at most once per turn.
    #[serde(rename_all = "camelCase")]
    pub struct ModelReroutedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        /// The model that was asked for.
        pub from_model: String,
        /// The model that served the request.
        pub to_model: String,
        pub reason: ModelRerouteReason,
    }

    /// Tells which verifications the model provider recommends (`model/verification`), at most once per turn.
    #[serde(rename_all = "camelCase")]
    pub struct ModelVerificationNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub verifications: Vec<ModelVerification>,
    }

    /// Params of `modelProvider/capabilities/read`: none, but the object has to be there.
    #[derive(Default)]
    pub struct ModelProviderCapabilitiesReadParams {}

    /// The answer to `modelProvider/capabilities/read`: what the model provider supports.
    #[serde(rename_all = "camelCase")]
    pub struct ModelProviderCapabilitiesReadResponse {
        pub image_generation: bool,
        pub namespace_tools: bool,
        pub web_search: bool,
    }

    /// Params of `collaborationMode/list`: none, but the object has to be there.
    #[derive(Default)]
    pub struct CollaborationModeListParams {}

    /// The answer to `collaborationMode/list`.
    pub struct CollaborationModeListResponse {
        pub data: Vec<CollaborationModeMask>,
    }

    /// A collaboration mode that can be chosen, in the answer to `collaborationMode/list`.
    /// What is null, the mask leaves open.
    pub struct CollaborationModeMask {
        pub name: String,
        pub mode: Option<ModeKind>,
        pub model: Option<String>,
        pub reasoning_effort: Option<ReasoningEffort>,
    }
}

derived! {
    /// A model that can be chosen, in the answer to `model/list`.
    #[serde(rename_all = "camelCase")]
    pub struct Model {
        pub id: String,
        pub model: String,
        pub display_name: String,
        pub description: String,
        /// Hidden models are listed only if `includeHidden` asks for them.
        pub hidden: bool,
        pub is_default: bool,
        pub supported_reasoning_efforts: Vec<ReasoningEffortOption>,
        pub default_reasoning_effort: ReasoningEffort,
        /// Text and image when absent.
        #[serde(default = "crate::defaults::text_and_image")]
        pub input_modalities: Vec<InputModality>,
        #[serde(default)]
        pub supports_personality: bool,
        #[serde(default)]
        pub additional_speed_tiers: Vec<String>,
        #[serde(default)]
        pub service_tiers: Vec<ModelServiceTier>,
        pub availability_nux: Option<ModelAvailabilityNux>,
        pub upgrade: Option<String>,
        pub upgrade_info: Option<ModelUpgradeInfo>,
    }
}

string_enum! {
    /// Why another model served a request, in `model/rerouted`.
    open ModelRerouteReason {
        HighRiskCyberActivity = "highRiskCyberActivity",
    }

    /// A verification that the model provider recommends, in `model/verification`.
    open ModelVerification {
        TrustedAccessForCyber = "trustedAccessForCyber",
    }
}
