//! Notifications about items while a turn runs (spec/thread-history.md §8).

use crate::describe::wire;
use crate::id::{ItemId, ProcessId, ThreadId, TurnId};
use crate::v2::{FileUpdateChange, ThreadItem};
use crate::vocab::ResponseItem;

wire! {
    /// Tells that an item of a turn has begun (`item/started`).
    #[serde(rename_all = "camelCase")]
    pub struct ItemStartedNotification {
        pub item: ThreadItem,
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        /// Unix milliseconds.
        pub started_at_ms: i64,
    }

    /// Tells that an item of a turn is complete (`item/completed`).
    #[serde(rename_all = "camelCase")]
    pub struct ItemCompletedNotification {
        pub item: ThreadItem,
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        /// Unix milliseconds.
        pub completed_at_ms: i64,
    }

    /// Brings the next piece of an `agentMessage` item's text (`item/agentMessage/delta`).
    #[serde(rename_all = "camelCase")]
    pub struct AgentMessageDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// Brings the next piece of a `plan` item's text (`item/plan/delta`).
    #[serde(rename_all = "camelCase")]
    pub struct PlanDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// Brings the next piece of a reasoning summary (`item/reasoning/summaryTextDelta`).
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningSummaryTextDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        /// The part of `summary` that it belongs to, counted from 0.
        pub summary_index: i64,
    }

    /// Tells that a further part of a reasoning summary begins (`item/reasoning/summaryPartAdded`).
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningSummaryPartAddedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// Counted from 0.
        pub summary_index: i64,
    }

    /// Brings the next piece of raw reasoning (`item/reasoning/textDelta`).
    #[serde(rename_all = "camelCase")]
    pub struct ReasoningTextDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
        /// The part of `content` that it belongs to.
        pub content_index: i64,
    }

    /// Brings the next piece of a command's output (`item/commandExecution/outputDelta`).
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecutionOutputDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// Bytes that are not UTF-8 are replaced.
        pub delta: String,
    }

    /// Tells what was sent to the input of a running command (`item/commandExecution/terminalInteraction`).
    #[serde(rename_all = "camelCase")]
    pub struct TerminalInteractionNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// Chosen by the server.
        pub process_id: ProcessId,
        pub stdin: String,
    }

    /// Brings the next piece of a file change's output (`item/fileChange/outputDelta`).
    #[serde(rename_all = "camelCase")]
    pub struct FileChangeOutputDeltaNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub delta: String,
    }

    /// Tells the patch as far as it is known by now (`item/fileChange/patchUpdated`).
    #[serde(rename_all = "camelCase")]
    pub struct FileChangePatchUpdatedNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        /// One for each path, sorted by path.
        pub changes: Vec<FileUpdateChange>,
    }

    /// Passes on an item of the model's response as it is (`rawResponseItem/completed`).
    /// Only threads that were started with `experimentalRawEvents` have it.
    #[serde(rename_all = "camelCase")]
    pub struct RawResponseItemCompletedNotification {
        pub item: ResponseItem,
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
    }
}
