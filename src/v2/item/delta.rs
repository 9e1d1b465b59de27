//! @doc

use crate::describe::wire;
use crate::id::{ItemId, ProcessId, ThreadId, TurnId};
use crate::v2::{FileUpdateChange, ThreadItem};
use crate::vocab::ResponseItem;

wire! {
    /// @doc params of `item/agentMessage/delta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct AgentMessageDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// @doc params of `item/commandExecution/outputDelta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionOutputDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// @doc params of `item/fileChange/outputDelta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct FileChangeOutputDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// @doc params of `item/fileChange/patchUpdated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct FileChangePatchUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub changes: Vec<FileUpdateChange>,
    }

    /// @doc params of `item/completed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ItemCompletedNotification {
        pub item: ThreadItem,
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub completed_at_ms: i64,
    }

    /// @doc params of `item/started` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ItemStartedNotification {
        pub item: ThreadItem,
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub started_at_ms: i64,
    }

    /// @doc params of `item/plan/delta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct PlanDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// @doc params of `rawResponseItem/completed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct RawResponseItemCompletedNotification {
        pub item: ResponseItem,
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
    }

    /// @doc params of `item/reasoning/summaryPartAdded` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningSummaryPartAddedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub summary_index: i64,
    }

    /// @doc params of `item/reasoning/summaryTextDelta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningSummaryTextDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        pub summary_index: i64,
    }

    /// @doc params of `item/reasoning/textDelta` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningTextDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub content_index: i64,
        pub delta: String,
    }

    /// @doc params of `item/commandExecution/terminalInteraction` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct TerminalInteractionNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub process_id: ProcessId,
        pub stdin: String,
    }
}
