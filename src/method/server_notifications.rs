//! What the app-server tells a client.

use super::table;
use super::{Direction, Kind, Method, MethodInfo, Notification, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCNotification};
use crate::v1::{FuzzyFileSearchSessionCompletedNotification, FuzzyFileSearchSessionUpdatedNotification};
use crate::v2::{
    AccountLoginCompletedNotification, AccountRateLimitsUpdatedNotification, AccountUpdatedNotification,
    AgentMessageDeltaNotification, AppListUpdatedNotification, CommandExecOutputDeltaNotification,
    CommandExecutionOutputDeltaNotification, ConfigWarningNotification, ContextCompactedNotification,
    DeprecationNoticeNotification, ErrorNotification, ExternalAgentConfigImportCompletedNotification,
    FileChangeOutputDeltaNotification, FileChangePatchUpdatedNotification, FsChangedNotification,
    GuardianWarningNotification, HookCompletedNotification, HookStartedNotification,
    ItemCompletedNotification, ItemGuardianApprovalReviewCompletedNotification,
    ItemGuardianApprovalReviewStartedNotification, ItemStartedNotification,
    McpServerOauthLoginCompletedNotification, McpServerStatusUpdatedNotification,
    McpToolCallProgressNotification, ModelReroutedNotification, ModelVerificationNotification,
    PlanDeltaNotification, ProcessExitedNotification, ProcessOutputDeltaNotification,
    RawResponseItemCompletedNotification, ReasoningSummaryPartAddedNotification,
    ReasoningSummaryTextDeltaNotification, ReasoningTextDeltaNotification,
    RemoteControlStatusChangedNotification, ServerRequestResolvedNotification, SkillsChangedNotification,
    TerminalInteractionNotification, ThreadArchivedNotification, ThreadClosedNotification,
    ThreadGoalClearedNotification, ThreadGoalUpdatedNotification, ThreadNameUpdatedNotification,
    ThreadRealtimeClosedNotification, ThreadRealtimeErrorNotification, ThreadRealtimeItemAddedNotification,
    ThreadRealtimeOutputAudioDeltaNotification, ThreadRealtimeSdpNotification,
    ThreadRealtimeStartedNotification, ThreadRealtimeTranscriptDeltaNotification,
    ThreadRealtimeTranscriptDoneNotification, ThreadStartedNotification, ThreadStatusChangedNotification,
    ThreadTokenUsageUpdatedNotification, ThreadUnarchivedNotification, TurnCompletedNotification,
    TurnDiffUpdatedNotification, TurnPlanUpdatedNotification, TurnStartedNotification, WarningNotification,
    WindowsSandboxSetupCompletedNotification, WindowsWorldWritableWarningNotification,
};

table::notifications! {
    ServerToClient, module server_notification, table SERVER_NOTIFICATIONS,
    /// A notification that the server sends, with its params typed.
    message ServerNotification;

    /// A turn has met an error; it says whether the server tries again.
    Error = "error" Stable (ErrorNotification);
    /// A new thread has started.
    ThreadStarted = "thread/started" Stable (ThreadStartedNotification);
    /// The status of a thread has changed.
    ThreadStatusChanged = "thread/status/changed" Stable (ThreadStatusChangedNotification);
    /// A thread has been archived.
    ThreadArchived = "thread/archived" Stable (ThreadArchivedNotification);
    /// A thread has been taken out of the archive.
    ThreadUnarchived = "thread/unarchived" Stable (ThreadUnarchivedNotification);
    /// A thread has been closed.
    ThreadClosed = "thread/closed" Stable (ThreadClosedNotification);
    /// The skills have changed.
    SkillsChanged = "skills/changed" Stable (SkillsChangedNotification);
    /// The name of a thread has changed.
    ThreadNameUpdated = "thread/name/updated" Stable (ThreadNameUpdatedNotification);
    /// The goal of a thread has changed.
    ThreadGoalUpdated = "thread/goal/updated" Experimental (ThreadGoalUpdatedNotification);
    /// The goal of a thread has been removed.
    ThreadGoalCleared = "thread/goal/cleared" Experimental (ThreadGoalClearedNotification);
    /// New figures on the token usage of a thread have arrived.
    ThreadTokenUsageUpdated = "thread/tokenUsage/updated" Stable (ThreadTokenUsageUpdatedNotification);
    /// A turn has started.
    TurnStarted = "turn/started" Stable (TurnStartedNotification);
    /// A run of a hook has started.
    HookStarted = "hook/started" Stable (HookStartedNotification);
    /// A turn has ended: completed, failed or interrupted.
    TurnCompleted = "turn/completed" Stable (TurnCompletedNotification);
    /// A run of a hook has ended.
    HookCompleted = "hook/completed" Stable (HookCompletedNotification);
    /// The combined diff of a turn's file changes has been updated.
    TurnDiffUpdated = "turn/diff/updated" Stable (TurnDiffUpdatedNotification);
    /// The plan of a turn has been updated.
    TurnPlanUpdated = "turn/plan/updated" Stable (TurnPlanUpdatedNotification);
    /// An item of a turn has started.
    ItemStarted = "item/started" Stable (ItemStartedNotification);
    /// The guardian has begun to review an action that needs approval.
    ItemAutoApprovalReviewStarted = "item/autoApprovalReview/started" Stable (ItemGuardianApprovalReviewStartedNotification);
    /// The guardian has ended its review of an action.
    ItemAutoApprovalReviewCompleted = "item/autoApprovalReview/completed" Stable (ItemGuardianApprovalReviewCompletedNotification);
    /// An item of a turn has ended.
    ItemCompleted = "item/completed" Stable (ItemCompletedNotification);
    /// A piece of an agent message has arrived.
    ItemAgentMessageDelta = "item/agentMessage/delta" Stable (AgentMessageDeltaNotification);
    /// A piece of a plan item has arrived.
    ItemPlanDelta = "item/plan/delta" Stable (PlanDeltaNotification);
    /// A command of `command/exec` has given output.
    CommandExecOutputDelta = "command/exec/outputDelta" Stable (CommandExecOutputDeltaNotification);
    /// A process has given output.
    ProcessOutputDelta = "process/outputDelta" Experimental (ProcessOutputDeltaNotification);
    /// A process has ended.
    ProcessExited = "process/exited" Experimental (ProcessExitedNotification);
    /// A command in a turn has given output.
    ItemCommandExecutionOutputDelta = "item/commandExecution/outputDelta" Stable (CommandExecutionOutputDeltaNotification);
    /// A running command in a turn has been sent text on its stdin.
    ItemCommandExecutionTerminalInteraction = "item/commandExecution/terminalInteraction" Stable (TerminalInteractionNotification);
    /// A file change in a turn has given output.
    ItemFileChangeOutputDelta = "item/fileChange/outputDelta" Stable (FileChangeOutputDeltaNotification);
    /// More of a patch has been parsed; these are its changes so far.
    ItemFileChangePatchUpdated = "item/fileChange/patchUpdated" Stable (FileChangePatchUpdatedNotification);
    /// A request of the server no longer waits for an answer.
    ServerRequestResolved = "serverRequest/resolved" Stable (ServerRequestResolvedNotification);
    /// An MCP tool call in a turn has made progress.
    ItemMcpToolCallProgress = "item/mcpToolCall/progress" Stable (McpToolCallProgressNotification);
    /// A login to an MCP server has ended, with or without success.
    McpServerOauthLoginCompleted = "mcpServer/oauthLogin/completed" Stable (McpServerOauthLoginCompletedNotification);
    /// The start of an MCP server has reached another state.
    McpServerStartupStatusUpdated = "mcpServer/startupStatus/updated" Stable (McpServerStatusUpdatedNotification);
    /// The way of logging in or the plan of the account has changed.
    AccountUpdated = "account/updated" Stable (AccountUpdatedNotification);
    /// New figures on the rate limits of the account have arrived.
    AccountRateLimitsUpdated = "account/rateLimits/updated" Stable (AccountRateLimitsUpdatedNotification);
    /// The list of apps has changed.
    AppListUpdated = "app/list/updated" Stable (AppListUpdatedNotification);
    /// The state of the connection for remote control has changed.
    RemoteControlStatusChanged = "remoteControl/status/changed" Stable (RemoteControlStatusChangedNotification);
    /// An import of configuration of other agents has ended.
    ExternalAgentConfigImportCompleted = "externalAgentConfig/import/completed" Stable (ExternalAgentConfigImportCompletedNotification);
    /// Something has changed in a watched path.
    FsChanged = "fs/changed" Stable (FsChangedNotification);
    /// A piece of a reasoning summary has arrived.
    ItemReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta" Stable (ReasoningSummaryTextDeltaNotification);
    /// A part of a reasoning summary has begun.
    ItemReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded" Stable (ReasoningSummaryPartAddedNotification);
    /// A piece of raw reasoning has arrived.
    ItemReasoningTextDelta = "item/reasoning/textDelta" Stable (ReasoningTextDeltaNotification);
    /// The context of a thread has been compacted.
    ThreadCompacted = "thread/compacted" Stable (ContextCompactedNotification);
    /// Another model than the one asked for has served a request of a turn.
    ModelRerouted = "model/rerouted" Stable (ModelReroutedNotification);
    /// The model provider has recommended verifications.
    ModelVerification = "model/verification" Stable (ModelVerificationNotification);
    /// There is a warning for the user.
    Warning = "warning" Stable (WarningNotification);
    /// The guardian, which reviews approvals, has a warning.
    GuardianWarning = "guardianWarning" Stable (GuardianWarningNotification);
    /// Something in use is deprecated.
    DeprecationNotice = "deprecationNotice" Stable (DeprecationNoticeNotification);
    /// Something is wrong with the configuration.
    ConfigWarning = "configWarning" Stable (ConfigWarningNotification);
    /// A fuzzy file search session has results for its query.
    FuzzyFileSearchSessionUpdated = "fuzzyFileSearch/sessionUpdated" Stable (FuzzyFileSearchSessionUpdatedNotification);
    /// A fuzzy file search session has completed its search.
    FuzzyFileSearchSessionCompleted = "fuzzyFileSearch/sessionCompleted" Stable (FuzzyFileSearchSessionCompletedNotification);
    /// A realtime conversation has started.
    ThreadRealtimeStarted = "thread/realtime/started" Experimental (ThreadRealtimeStartedNotification);
    /// The realtime conversation has got another item.
    ThreadRealtimeItemAdded = "thread/realtime/itemAdded" Experimental (ThreadRealtimeItemAddedNotification);
    /// A piece of the realtime transcript has arrived.
    ThreadRealtimeTranscriptDelta = "thread/realtime/transcript/delta" Experimental (ThreadRealtimeTranscriptDeltaNotification);
    /// A part of the realtime transcript is complete.
    ThreadRealtimeTranscriptDone = "thread/realtime/transcript/done" Experimental (ThreadRealtimeTranscriptDoneNotification);
    /// A chunk of realtime audio has arrived for playing.
    ThreadRealtimeOutputAudioDelta = "thread/realtime/outputAudio/delta" Experimental (ThreadRealtimeOutputAudioDeltaNotification);
    /// The answer to the client's WebRTC offer has arrived.
    ThreadRealtimeSdp = "thread/realtime/sdp" Experimental (ThreadRealtimeSdpNotification);
    /// The realtime conversation has met an error.
    ThreadRealtimeError = "thread/realtime/error" Experimental (ThreadRealtimeErrorNotification);
    /// The realtime conversation has ended.
    ThreadRealtimeClosed = "thread/realtime/closed" Experimental (ThreadRealtimeClosedNotification);
    /// Paths have been found that everyone may write to.
    WindowsWorldWritableWarning = "windows/worldWritableWarning" Stable (WindowsWorldWritableWarningNotification);
    /// The setup of the Windows sandbox has ended, with or without success.
    WindowsSandboxSetupCompleted = "windowsSandbox/setupCompleted" Stable (WindowsSandboxSetupCompletedNotification);
    /// A login has ended, with or without success.
    AccountLoginCompleted = "account/login/completed" Stable (AccountLoginCompletedNotification);
    /// The model has given an item, in raw form; only for threads that asked for it.
    RawResponseItemCompleted = "rawResponseItem/completed" Unlisted (RawResponseItemCompletedNotification);
}
