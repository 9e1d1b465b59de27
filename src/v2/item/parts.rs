//! @doc

use crate::describe::{constructors, wire};
use crate::id::{HookRunId, ThreadId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc used by ThreadItem
    pub struct CollabAgentState {
        pub status: CollabAgentStatus,
        pub message: Option<String>,
    }

    /// @doc `read` member of CommandAction
    pub struct ReadCommandAction {
        pub command: String,
        pub name: String,
        pub path: AbsolutePathBuf,
    }

    /// @doc `listFiles` member of CommandAction
    pub struct ListFilesCommandAction {
        pub command: String,
        pub path: Option<String>,
    }

    /// @doc `search` member of CommandAction
    pub struct SearchCommandAction {
        pub command: String,
        pub path: Option<String>,
        pub query: Option<String>,
    }

    /// @doc `unknown` member of CommandAction
    pub struct UnknownCommandAction {
        pub command: String,
    }

    /// @doc `inputText` member of DynamicToolCallOutputContentItem
    pub struct InputTextDynamicToolCallOutputContentItem {
        pub text: String,
    }

    /// @doc `inputImage` member of DynamicToolCallOutputContentItem
    #[serde(rename_all = "camelCase")]
    pub struct InputImageDynamicToolCallOutputContentItem {
        pub image_url: String,
    }

    /// @doc used by FileChangePatchUpdatedNotification, ThreadItem
    pub struct FileUpdateChange {
        pub path: String,
        pub kind: PatchChangeKind,
        pub diff: String,
    }

    /// @doc used by ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct HookPromptFragment {
        pub text: String,
        pub hook_run_id: HookRunId,
    }

    /// @doc used by ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct MemoryCitation {
        pub entries: Vec<MemoryCitationEntry>,
        pub thread_ids: Vec<ThreadId>,
    }

    /// @doc used by MemoryCitation
    #[serde(rename_all = "camelCase")]
    pub struct MemoryCitationEntry {
        pub path: String,
        pub line_start: u32,
        pub line_end: u32,
        pub note: String,
    }

    /// @doc `update` member of PatchChangeKind
    #[derive(Default)]
    pub struct UpdatePatchChangeKind {
        pub move_path: Option<String>,
    }

    /// @doc `search` member of WebSearchAction
    #[derive(Default)]
    pub struct SearchWebSearchAction {
        pub query: Option<String>,
        pub queries: Option<Vec<String>>,
    }

    /// @doc `openPage` member of WebSearchAction
    #[derive(Default)]
    pub struct OpenPageWebSearchAction {
        pub url: Option<String>,
    }

    /// @doc `findInPage` member of WebSearchAction
    #[derive(Default)]
    pub struct FindInPageWebSearchAction {
        pub pattern: Option<String>,
        pub url: Option<String>,
    }
}

constructors! {
    InputTextDynamicToolCallOutputContentItem(text: String) [];
    InputImageDynamicToolCallOutputContentItem(image_url: String) [];
}

tagged_union! {
    /// @doc used by CommandExecutionRequestApprovalParams, ThreadItem
    open CommandAction by "type" {
        Read(ReadCommandAction) = "read",
        ListFiles(ListFilesCommandAction) = "listFiles",
        Search(SearchCommandAction) = "search",
        Unknown(UnknownCommandAction) = "unknown",
    }

    /// @doc used by DynamicToolCallResponse, ThreadItem
    open DynamicToolCallOutputContentItem by "type" {
        InputText(InputTextDynamicToolCallOutputContentItem) = "inputText",
        InputImage(InputImageDynamicToolCallOutputContentItem) = "inputImage",
    }

    /// @doc used by FileUpdateChange
    open PatchChangeKind by "type" {
        Add = "add",
        Delete = "delete",
        Update(UpdatePatchChangeKind) = "update",
    }

    /// @doc used by ThreadItem
    open WebSearchAction by "type" {
        Search(SearchWebSearchAction) = "search",
        OpenPage(OpenPageWebSearchAction) = "openPage",
        FindInPage(FindInPageWebSearchAction) = "findInPage",
        Other = "other",
    }
}

string_enum! {
    /// @doc used by CollabAgentState
    open CollabAgentStatus {
        PendingInit = "pendingInit",
        Running = "running",
        Interrupted = "interrupted",
        Completed = "completed",
        Errored = "errored",
        Shutdown = "shutdown",
        NotFound = "notFound",
    }

    /// @doc used by ThreadItem
    open CollabAgentTool {
        SpawnAgent = "spawnAgent",
        SendInput = "sendInput",
        ResumeAgent = "resumeAgent",
        Wait = "wait",
        CloseAgent = "closeAgent",
    }

    /// @doc used by ThreadItem
    open CollabAgentToolCallStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
    }

    /// @doc used by ThreadItem
    #[derive(Default)]
    open CommandExecutionSource {
        #[default]
        Agent = "agent",
        UserShell = "userShell",
        UnifiedExecStartup = "unifiedExecStartup",
        UnifiedExecInteraction = "unifiedExecInteraction",
    }

    /// @doc used by ThreadItem
    open CommandExecutionStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
        Declined = "declined",
    }

    /// @doc used by ThreadItem
    open DynamicToolCallStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
    }

    /// @doc used by ThreadItem
    open PatchApplyStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
        Declined = "declined",
    }
}
