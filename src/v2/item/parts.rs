//! What items are made of (spec/thread-history.md §1.2, §5).

use crate::describe::{constructors, wire};
use crate::id::{HookRunId, ThreadId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// The state of one agent, in `agentsStates` of a `collabAgentToolCall` item.
    pub struct CollabAgentState {
        pub status: CollabAgentStatus,
        /// The last message of a completed agent, if any; the error text of an errored one; else null.
        pub message: Option<String>,
    }

    /// A `read` action: the command reads a file.
    pub struct ReadCommandAction {
        pub command: String,
        pub name: String,
        pub path: AbsolutePathBuf,
    }

    /// A `listFiles` action: the command lists files.
    pub struct ListFilesCommandAction {
        pub command: String,
        pub path: Option<String>,
    }

    /// A `search` action: the command searches for something.
    pub struct SearchCommandAction {
        pub command: String,
        pub query: Option<String>,
        pub path: Option<String>,
    }

    /// An `unknown` action: the server does not know what the command is for.
    pub struct UnknownCommandAction {
        pub command: String,
    }

    /// An `inputText` piece of a dynamic tool's output.
    pub struct InputTextDynamicToolCallOutputContentItem {
        pub text: String,
    }

    /// An `inputImage` piece of a dynamic tool's output.
    #[serde(rename_all = "camelCase")]
    pub struct InputImageDynamicToolCallOutputContentItem {
        pub image_url: String,
    }

    /// The change of one file, in a `fileChange` item and in `item/fileChange/patchUpdated`.
    pub struct FileUpdateChange {
        pub path: String,
        pub kind: PatchChangeKind,
        /// The full text of an added or deleted file. For an update a unified diff, which ends with an empty
        /// line and `Moved to: <path>` when the file moves.
        pub diff: String,
    }

    /// What one run of a hook says, in a `hookPrompt` item.
    #[serde(rename_all = "camelCase")]
    pub struct HookPromptFragment {
        pub text: String,
        pub hook_run_id: HookRunId,
    }

    /// What an agent message cites from memory (`memoryCitation` of an `agentMessage` item).
    #[serde(rename_all = "camelCase")]
    pub struct MemoryCitation {
        pub entries: Vec<MemoryCitationEntry>,
        /// Called `rolloutIds` in rollouts.
        pub thread_ids: Vec<ThreadId>,
    }

    /// A passage of a file that an agent message cites from memory.
    #[serde(rename_all = "camelCase")]
    pub struct MemoryCitationEntry {
        pub path: String,
        pub line_start: u32,
        pub line_end: u32,
        pub note: String,
    }

    /// An `update` of a file that exists.
    #[derive(Default)]
    pub struct UpdatePatchChangeKind {
        /// The new path; null when the file stays where it is.
        pub move_path: Option<String>,
    }

    /// A `search` action of a `webSearch` item.
    #[derive(Default)]
    pub struct SearchWebSearchAction {
        pub query: Option<String>,
        pub queries: Option<Vec<String>>,
    }

    /// An `openPage` action of a `webSearch` item.
    #[derive(Default)]
    pub struct OpenPageWebSearchAction {
        pub url: Option<String>,
    }

    /// A `findInPage` action of a `webSearch` item.
    #[derive(Default)]
    pub struct FindInPageWebSearchAction {
        pub url: Option<String>,
        pub pattern: Option<String>,
    }
}

constructors! {
    InputTextDynamicToolCallOutputContentItem(text: String) [];
    InputImageDynamicToolCallOutputContentItem(image_url: String) [];
}

tagged_union! {
    /// What a command, or a part of it, does, as far as the server can tell.
    /// It occurs in `commandExecution` items and in `item/commandExecution/requestApproval`.
    open CommandAction by "type" {
        Read(ReadCommandAction) = "read",
        ListFiles(ListFilesCommandAction) = "listFiles",
        Search(SearchCommandAction) = "search",
        Unknown(UnknownCommandAction) = "unknown",
    }

    /// A piece of a dynamic tool's output.
    /// Clients send it in the answer to `item/tool/call`, servers in `dynamicToolCall` items.
    open DynamicToolCallOutputContentItem by "type" {
        InputText(InputTextDynamicToolCallOutputContentItem) = "inputText",
        InputImage(InputImageDynamicToolCallOutputContentItem) = "inputImage",
    }

    /// What happens to a file (`kind` of a file's change).
    open PatchChangeKind by "type" {
        Add = "add",
        Delete = "delete",
        Update(UpdatePatchChangeKind) = "update",
    }

    /// What a web search did (`action` of a `webSearch` item).
    open WebSearchAction by "type" {
        Search(SearchWebSearchAction) = "search",
        OpenPage(OpenPageWebSearchAction) = "openPage",
        FindInPage(FindInPageWebSearchAction) = "findInPage",
        Other = "other",
    }
}

string_enum! {
    /// How an agent is doing (`status` of its state).
    open CollabAgentStatus {
        PendingInit = "pendingInit",
        Running = "running",
        Interrupted = "interrupted",
        Completed = "completed",
        Errored = "errored",
        Shutdown = "shutdown",
        NotFound = "notFound",
    }

    /// What a `collabAgentToolCall` item does with other agents.
    open CollabAgentTool {
        SpawnAgent = "spawnAgent",
        SendInput = "sendInput",
        ResumeAgent = "resumeAgent",
        Wait = "wait",
        CloseAgent = "closeAgent",
    }

    /// The state of a `collabAgentToolCall` item.
    open CollabAgentToolCallStatus {
        InProgress = "inProgress",
        Completed = "completed",
        /// No thread was made, or an agent concerned is errored or not found.
        Failed = "failed",
    }

    /// Where a command comes from (`source` of a `commandExecution` item).
    #[derive(Default)]
    open CommandExecutionSource {
        #[default]
        Agent = "agent",
        UserShell = "userShell",
        UnifiedExecStartup = "unifiedExecStartup",
        UnifiedExecInteraction = "unifiedExecInteraction",
    }

    /// The state of a `commandExecution` item.
    open CommandExecutionStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
        /// Not approved.
        Declined = "declined",
    }

    /// The state of a `dynamicToolCall` item.
    open DynamicToolCallStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
    }

    /// The state of a `fileChange` item.
    open PatchApplyStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
        /// Not approved.
        Declined = "declined",
    }
}
