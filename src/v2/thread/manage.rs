//! @doc

use crate::describe::{constructors, wire};
use crate::id::ThreadId;
use crate::v2::Thread;
use crate::vocab::ThreadMemoryMode;
use crate::{Json, Patch};

wire! {
    /// @doc result of `memory/reset` (server answers)
    #[derive(Default)]
    pub struct MemoryResetResponse {}

    /// @doc params of `thread/approveGuardianDeniedAction` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadApproveGuardianDeniedActionParams {
        pub thread_id: ThreadId,
        pub event: Json,
    }

    /// @doc result of `thread/approveGuardianDeniedAction` (server answers)
    #[derive(Default)]
    pub struct ThreadApproveGuardianDeniedActionResponse {}

    /// @doc params of `thread/backgroundTerminals/clean` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsCleanParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/backgroundTerminals/clean` (server answers)
    #[derive(Default)]
    pub struct ThreadBackgroundTerminalsCleanResponse {}

    /// @doc params of `thread/decrement_elicitation` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadDecrementElicitationParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/decrement_elicitation` (server answers)
    pub struct ThreadDecrementElicitationResponse {
        pub count: u64,
        pub paused: bool,
    }

    /// @doc params of `thread/increment_elicitation` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadIncrementElicitationParams {
        pub thread_id: ThreadId,
    }

    /// @doc result of `thread/increment_elicitation` (server answers)
    pub struct ThreadIncrementElicitationResponse {
        pub count: u64,
        pub paused: bool,
    }

    /// @doc params of `thread/inject_items` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadInjectItemsParams {
        pub thread_id: ThreadId,
        pub items: Vec<Json>,
    }

    /// @doc result of `thread/inject_items` (server answers)
    #[derive(Default)]
    pub struct ThreadInjectItemsResponse {}

    /// @doc params of `thread/memoryMode/set` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMemoryModeSetParams {
        pub thread_id: ThreadId,
        pub mode: ThreadMemoryMode,
    }

    /// @doc result of `thread/memoryMode/set` (server answers)
    #[derive(Default)]
    pub struct ThreadMemoryModeSetResponse {}

    /// @doc used by ThreadMetadataUpdateParams
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMetadataGitInfoUpdateParams {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub sha: Patch<String>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub branch: Patch<String>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub origin_url: Patch<String>,
    }

    /// @doc params of `thread/metadata/update` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMetadataUpdateParams {
        pub thread_id: ThreadId,
        pub git_info: Option<ThreadMetadataGitInfoUpdateParams>,
    }

    /// @doc result of `thread/metadata/update` (server answers)
    pub struct ThreadMetadataUpdateResponse {
        pub thread: Thread,
    }

    /// @doc params of `thread/name/updated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadNameUpdatedNotification {
        pub thread_id: ThreadId,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_name: Option<String>,
    }

    /// @doc params of `thread/name/set` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSetNameParams {
        pub thread_id: ThreadId,
        pub name: String,
    }

    /// @doc result of `thread/name/set` (server answers)
    #[derive(Default)]
    pub struct ThreadSetNameResponse {}

    /// @doc params of `thread/shellCommand` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ThreadShellCommandParams {
        pub thread_id: ThreadId,
        pub command: String,
    }

    /// @doc result of `thread/shellCommand` (server answers)
    #[derive(Default)]
    pub struct ThreadShellCommandResponse {}
}

constructors! {
    ThreadApproveGuardianDeniedActionParams(thread_id: ThreadId, event: Json) [];
    ThreadBackgroundTerminalsCleanParams(thread_id: ThreadId) [];
    ThreadDecrementElicitationParams(thread_id: ThreadId) [];
    ThreadIncrementElicitationParams(thread_id: ThreadId) [];
    ThreadInjectItemsParams(thread_id: ThreadId, items: Vec<Json>) [];
    ThreadMemoryModeSetParams(thread_id: ThreadId, mode: ThreadMemoryMode) [];
    ThreadMetadataUpdateParams(thread_id: ThreadId) [git_info];
    ThreadSetNameParams(thread_id: ThreadId, name: String) [];
    ThreadShellCommandParams(thread_id: ThreadId, command: String) [];
}
