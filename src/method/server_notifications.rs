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

    /// @doc
    Error = "error" Stable (ErrorNotification);
    /// @doc
    ThreadStarted = "thread/started" Stable (ThreadStartedNotification);
    /// @doc
    ThreadStatusChanged = "thread/status/changed" Stable (ThreadStatusChangedNotification);
    /// @doc
    ThreadArchived = "thread/archived" Stable (ThreadArchivedNotification);
    /// @doc
    ThreadUnarchived = "thread/unarchived" Stable (ThreadUnarchivedNotification);
    /// @doc
    ThreadClosed = "thread/closed" Stable (ThreadClosedNotification);
    /// @doc
    SkillsChanged = "skills/changed" Stable (SkillsChangedNotification);
    /// @doc
    ThreadNameUpdated = "thread/name/updated" Stable (ThreadNameUpdatedNotification);
    /// @doc
    ThreadGoalUpdated = "thread/goal/updated" Experimental (ThreadGoalUpdatedNotification);
    /// @doc
    ThreadGoalCleared = "thread/goal/cleared" Experimental (ThreadGoalClearedNotification);
    /// @doc
    ThreadTokenUsageUpdated = "thread/tokenUsage/updated" Stable (ThreadTokenUsageUpdatedNotification);
    /// @doc
    TurnStarted = "turn/started" Stable (TurnStartedNotification);
    /// @doc
    HookStarted = "hook/started" Stable (HookStartedNotification);
    /// @doc
    TurnCompleted = "turn/completed" Stable (TurnCompletedNotification);
    /// @doc
    HookCompleted = "hook/completed" Stable (HookCompletedNotification);
    /// @doc
    TurnDiffUpdated = "turn/diff/updated" Stable (TurnDiffUpdatedNotification);
    /// @doc
    TurnPlanUpdated = "turn/plan/updated" Stable (TurnPlanUpdatedNotification);
    /// @doc
    ItemStarted = "item/started" Stable (ItemStartedNotification);
    /// @doc
    ItemAutoApprovalReviewStarted = "item/autoApprovalReview/started" Stable (ItemGuardianApprovalReviewStartedNotification);
    /// @doc
    ItemAutoApprovalReviewCompleted = "item/autoApprovalReview/completed" Stable (ItemGuardianApprovalReviewCompletedNotification);
    /// @doc
    ItemCompleted = "item/completed" Stable (ItemCompletedNotification);
    /// @doc
    ItemAgentMessageDelta = "item/agentMessage/delta" Stable (AgentMessageDeltaNotification);
    /// @doc
    ItemPlanDelta = "item/plan/delta" Stable (PlanDeltaNotification);
    /// @doc
    CommandExecOutputDelta = "command/exec/outputDelta" Stable (CommandExecOutputDeltaNotification);
    /// @doc
    ProcessOutputDelta = "process/outputDelta" Experimental (ProcessOutputDeltaNotification);
    /// @doc
    ProcessExited = "process/exited" Experimental (ProcessExitedNotification);
    /// @doc
    ItemCommandExecutionOutputDelta = "item/commandExecution/outputDelta" Stable (CommandExecutionOutputDeltaNotification);
    /// @doc
    ItemCommandExecutionTerminalInteraction = "item/commandExecution/terminalInteraction" Stable (TerminalInteractionNotification);
    /// @doc
    ItemFileChangeOutputDelta = "item/fileChange/outputDelta" Stable (FileChangeOutputDeltaNotification);
    /// @doc
    ItemFileChangePatchUpdated = "item/fileChange/patchUpdated" Stable (FileChangePatchUpdatedNotification);
    /// @doc
    ServerRequestResolved = "serverRequest/resolved" Stable (ServerRequestResolvedNotification);
    /// @doc
    ItemMcpToolCallProgress = "item/mcpToolCall/progress" Stable (McpToolCallProgressNotification);
    /// @doc
    McpServerOauthLoginCompleted = "mcpServer/oauthLogin/completed" Stable (McpServerOauthLoginCompletedNotification);
    /// @doc
    McpServerStartupStatusUpdated = "mcpServer/startupStatus/updated" Stable (McpServerStatusUpdatedNotification);
    /// @doc
    AccountUpdated = "account/updated" Stable (AccountUpdatedNotification);
    /// @doc
    AccountRateLimitsUpdated = "account/rateLimits/updated" Stable (AccountRateLimitsUpdatedNotification);
    /// @doc
    AppListUpdated = "app/list/updated" Stable (AppListUpdatedNotification);
    /// @doc
    RemoteControlStatusChanged = "remoteControl/status/changed" Stable (RemoteControlStatusChangedNotification);
    /// @doc
    ExternalAgentConfigImportCompleted = "externalAgentConfig/import/completed" Stable (ExternalAgentConfigImportCompletedNotification);
    /// @doc
    FsChanged = "fs/changed" Stable (FsChangedNotification);
    /// @doc
    ItemReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta" Stable (ReasoningSummaryTextDeltaNotification);
    /// @doc
    ItemReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded" Stable (ReasoningSummaryPartAddedNotification);
    /// @doc
    ItemReasoningTextDelta = "item/reasoning/textDelta" Stable (ReasoningTextDeltaNotification);
    /// @doc
    ThreadCompacted = "thread/compacted" Stable (ContextCompactedNotification);
    /// @doc
    ModelRerouted = "model/rerouted" Stable (ModelReroutedNotification);
    /// @doc
    ModelVerification = "model/verification" Stable (ModelVerificationNotification);
    /// @doc
    Warning = "warning" Stable (WarningNotification);
    /// @doc
    GuardianWarning = "guardianWarning" Stable (GuardianWarningNotification);
    /// @doc
    DeprecationNotice = "deprecationNotice" Stable (DeprecationNoticeNotification);
    /// @doc
    ConfigWarning = "configWarning" Stable (ConfigWarningNotification);
    /// @doc
    FuzzyFileSearchSessionUpdated = "fuzzyFileSearch/sessionUpdated" Stable (FuzzyFileSearchSessionUpdatedNotification);
    /// @doc
    FuzzyFileSearchSessionCompleted = "fuzzyFileSearch/sessionCompleted" Stable (FuzzyFileSearchSessionCompletedNotification);
    /// @doc
    ThreadRealtimeStarted = "thread/realtime/started" Experimental (ThreadRealtimeStartedNotification);
    /// @doc
    ThreadRealtimeItemAdded = "thread/realtime/itemAdded" Experimental (ThreadRealtimeItemAddedNotification);
    /// @doc
    ThreadRealtimeTranscriptDelta = "thread/realtime/transcript/delta" Experimental (ThreadRealtimeTranscriptDeltaNotification);
    /// @doc
    ThreadRealtimeTranscriptDone = "thread/realtime/transcript/done" Experimental (ThreadRealtimeTranscriptDoneNotification);
    /// @doc
    ThreadRealtimeOutputAudioDelta = "thread/realtime/outputAudio/delta" Experimental (ThreadRealtimeOutputAudioDeltaNotification);
    /// @doc
    ThreadRealtimeSdp = "thread/realtime/sdp" Experimental (ThreadRealtimeSdpNotification);
    /// @doc
    ThreadRealtimeError = "thread/realtime/error" Experimental (ThreadRealtimeErrorNotification);
    /// @doc
    ThreadRealtimeClosed = "thread/realtime/closed" Experimental (ThreadRealtimeClosedNotification);
    /// @doc
    WindowsWorldWritableWarning = "windows/worldWritableWarning" Stable (WindowsWorldWritableWarningNotification);
    /// @doc
    WindowsSandboxSetupCompleted = "windowsSandbox/setupCompleted" Stable (WindowsSandboxSetupCompletedNotification);
    /// @doc
    AccountLoginCompleted = "account/login/completed" Stable (AccountLoginCompletedNotification);
    /// @doc
    RawResponseItemCompleted = "rawResponseItem/completed" Unlisted (RawResponseItemCompletedNotification);
}
