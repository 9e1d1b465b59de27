//! Name, metadata, memory and other affairs of a thread (spec/identity.md §8, spec/envelope.md §2).

use crate::describe::{constructors, wire};
use crate::id::ThreadId;
use crate::v2::Thread;
use crate::vocab::ThreadMemoryMode;
use crate::{Json, Patch};

wire! {
    /// Params of `thread/name/set`, which names a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadSetNameParams {
        pub thread_id: ThreadId,
        /// The server trims it; nothing but white space is refused.
        pub name: String,
    }

    /// The answer to `thread/name/set`.
    #[derive(Default)]
    pub struct ThreadSetNameResponse {}

    /// Tells that the name of a thread was set (`thread/name/updated`).
    #[serde(rename_all = "camelCase")]
    pub struct ThreadNameUpdatedNotification {
        pub thread_id: ThreadId,
        /// Absent when there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_name: Option<String>,
    }

    /// Params of `thread/metadata/update`, which changes what is recorded about a thread.
    /// Ephemeral threads are refused.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMetadataUpdateParams {
        pub thread_id: ThreadId,
        pub git_info: Option<ThreadMetadataGitInfoUpdateParams>,
    }

    /// The git state to record, in `thread/metadata/update`; at least one member is present.
    /// The server trims the values; empty ones are refused.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMetadataGitInfoUpdateParams {
        /// The commit hash. Absent leaves it unchanged, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub sha: Patch<String>,
        /// Absent leaves it unchanged, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub branch: Patch<String>,
        /// Absent leaves it unchanged, null clears it.
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        pub origin_url: Patch<String>,
    }

    /// The answer to `thread/metadata/update`.
    pub struct ThreadMetadataUpdateResponse {
        /// Without turns.
        pub thread: Thread,
    }

    /// Params of `thread/memoryMode/set`, which turns memory on or off for a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMemoryModeSetParams {
        pub thread_id: ThreadId,
        pub mode: ThreadMemoryMode,
    }

    /// The answer to `thread/memoryMode/set`.
    #[derive(Default)]
    pub struct ThreadMemoryModeSetResponse {}

    /// The answer to `memory/reset`, a request without params.
    #[derive(Default)]
    pub struct MemoryResetResponse {}

    /// Params of `thread/inject_items`, which adds items to a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadInjectItemsParams {
        pub thread_id: ThreadId,
        pub items: Vec<Json>,
    }

    /// The answer to `thread/inject_items`.
    #[derive(Default)]
    pub struct ThreadInjectItemsResponse {}

    /// Params of `thread/shellCommand`, which runs a shell command of the user in a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadShellCommandParams {
        pub thread_id: ThreadId,
        pub command: String,
    }

    /// The answer to `thread/shellCommand`.
    #[derive(Default)]
    pub struct ThreadShellCommandResponse {}

    /// Params of `thread/backgroundTerminals/clean`, which cleans up the background terminals of a thread.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadBackgroundTerminalsCleanParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/backgroundTerminals/clean`.
    #[derive(Default)]
    pub struct ThreadBackgroundTerminalsCleanResponse {}

    /// Params of `thread/approveGuardianDeniedAction`, which approves an action that the guardian denied.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadApproveGuardianDeniedActionParams {
        pub thread_id: ThreadId,
        /// The guardian's assessment: the content of a `guardian_assessment` event, in snake_case.
        pub event: Json,
    }

    /// The answer to `thread/approveGuardianDeniedAction`.
    #[derive(Default)]
    pub struct ThreadApproveGuardianDeniedActionResponse {}

    /// Params of `thread/increment_elicitation`, which adds one to a thread's count of elicitations.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadIncrementElicitationParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/increment_elicitation`: the state after it.
    pub struct ThreadIncrementElicitationResponse {
        pub count: u64,
        pub paused: bool,
    }

    /// Params of `thread/decrement_elicitation`, which takes one off a thread's count of elicitations.
    #[serde(rename_all = "camelCase")]
    pub struct ThreadDecrementElicitationParams {
        pub thread_id: ThreadId,
    }

    /// The answer to `thread/decrement_elicitation`: the state after it.
    pub struct ThreadDecrementElicitationResponse {
        pub count: u64,
        pub paused: bool,
    }
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
