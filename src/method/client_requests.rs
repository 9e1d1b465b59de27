//! What a client asks of the app-server.

use super::table;
use super::{Direction, Kind, Method, MethodInfo, Request, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCRequest, JSONRPCResponse, RequestId};
use crate::v1::{
    FuzzyFileSearchParams, FuzzyFileSearchResponse, FuzzyFileSearchSessionStartParams,
    FuzzyFileSearchSessionStartResponse, FuzzyFileSearchSessionStopParams,
    FuzzyFileSearchSessionStopResponse, FuzzyFileSearchSessionUpdateParams,
    FuzzyFileSearchSessionUpdateResponse, GetAuthStatusParams, GetAuthStatusResponse,
    GetConversationSummaryParams, GetConversationSummaryResponse, GitDiffToRemoteParams,
    GitDiffToRemoteResponse, InitializeParams, InitializeResponse,
};
use crate::v2::{
    AppsListParams, AppsListResponse, CancelLoginAccountParams, CancelLoginAccountResponse,
    CollaborationModeListParams, CollaborationModeListResponse, CommandExecParams, CommandExecResizeParams,
    CommandExecResizeResponse, CommandExecResponse, CommandExecTerminateParams, CommandExecTerminateResponse,
    CommandExecWriteParams, CommandExecWriteResponse, ConfigBatchWriteParams, ConfigReadParams,
    ConfigReadResponse, ConfigRequirementsReadResponse, ConfigValueWriteParams, ConfigWriteResponse,
    ExperimentalFeatureEnablementSetParams, ExperimentalFeatureEnablementSetResponse,
    ExperimentalFeatureListParams, ExperimentalFeatureListResponse, ExternalAgentConfigDetectParams,
    ExternalAgentConfigDetectResponse, ExternalAgentConfigImportParams, ExternalAgentConfigImportResponse,
    FeedbackUploadParams, FeedbackUploadResponse, FsCopyParams, FsCopyResponse, FsCreateDirectoryParams,
    FsCreateDirectoryResponse, FsGetMetadataParams, FsGetMetadataResponse, FsReadDirectoryParams,
    FsReadDirectoryResponse, FsReadFileParams, FsReadFileResponse, FsRemoveParams, FsRemoveResponse,
    FsUnwatchParams, FsUnwatchResponse, FsWatchParams, FsWatchResponse, FsWriteFileParams,
    FsWriteFileResponse, GetAccountParams, GetAccountRateLimitsResponse, GetAccountResponse, HooksListParams,
    HooksListResponse, ListMcpServerStatusParams, ListMcpServerStatusResponse, LoginAccountParams,
    LoginAccountResponse, LogoutAccountResponse, MarketplaceAddParams, MarketplaceAddResponse,
    MarketplaceRemoveParams, MarketplaceRemoveResponse, MarketplaceUpgradeParams, MarketplaceUpgradeResponse,
    McpResourceReadParams, McpResourceReadResponse, McpServerOauthLoginParams, McpServerOauthLoginResponse,
    McpServerRefreshResponse, McpServerToolCallParams, McpServerToolCallResponse, MemoryResetResponse,
    MockExperimentalMethodParams, MockExperimentalMethodResponse, ModelListParams, ModelListResponse,
    ModelProviderCapabilitiesReadParams, ModelProviderCapabilitiesReadResponse, PluginInstallParams,
    PluginInstallResponse, PluginListParams, PluginListResponse, PluginReadParams, PluginReadResponse,
    PluginShareDeleteParams, PluginShareDeleteResponse, PluginShareListParams, PluginShareListResponse,
    PluginShareSaveParams, PluginShareSaveResponse, PluginShareUpdateTargetsParams,
    PluginShareUpdateTargetsResponse, PluginSkillReadParams, PluginSkillReadResponse, PluginUninstallParams,
    PluginUninstallResponse, ProcessKillParams, ProcessKillResponse, ProcessResizePtyParams,
    ProcessResizePtyResponse, ProcessSpawnParams, ProcessSpawnResponse, ProcessWriteStdinParams,
    ProcessWriteStdinResponse, ReviewStartParams, ReviewStartResponse, SendAddCreditsNudgeEmailParams,
    SendAddCreditsNudgeEmailResponse, SkillsConfigWriteParams, SkillsConfigWriteResponse, SkillsListParams,
    SkillsListResponse, ThreadApproveGuardianDeniedActionParams, ThreadApproveGuardianDeniedActionResponse,
    ThreadArchiveParams, ThreadArchiveResponse, ThreadBackgroundTerminalsCleanParams,
    ThreadBackgroundTerminalsCleanResponse, ThreadCompactStartParams, ThreadCompactStartResponse,
    ThreadDecrementElicitationParams, ThreadDecrementElicitationResponse, ThreadForkParams,
    ThreadForkResponse, ThreadGoalClearParams, ThreadGoalClearResponse, ThreadGoalGetParams,
    ThreadGoalGetResponse, ThreadGoalSetParams, ThreadGoalSetResponse, ThreadIncrementElicitationParams,
    ThreadIncrementElicitationResponse, ThreadInjectItemsParams, ThreadInjectItemsResponse, ThreadListParams,
    ThreadListResponse, ThreadLoadedListParams, ThreadLoadedListResponse, ThreadMemoryModeSetParams,
    ThreadMemoryModeSetResponse, ThreadMetadataUpdateParams, ThreadMetadataUpdateResponse, ThreadReadParams,
    ThreadReadResponse, ThreadRealtimeAppendAudioParams, ThreadRealtimeAppendAudioResponse,
    ThreadRealtimeAppendTextParams, ThreadRealtimeAppendTextResponse, ThreadRealtimeListVoicesParams,
    ThreadRealtimeListVoicesResponse, ThreadRealtimeStartParams, ThreadRealtimeStartResponse,
    ThreadRealtimeStopParams, ThreadRealtimeStopResponse, ThreadResumeParams, ThreadResumeResponse,
    ThreadRollbackParams, ThreadRollbackResponse, ThreadSetNameParams, ThreadSetNameResponse,
    ThreadShellCommandParams, ThreadShellCommandResponse, ThreadStartParams, ThreadStartResponse,
    ThreadTurnsItemsListParams, ThreadTurnsItemsListResponse, ThreadTurnsListParams, ThreadTurnsListResponse,
    ThreadUnarchiveParams, ThreadUnarchiveResponse, ThreadUnsubscribeParams, ThreadUnsubscribeResponse,
    TurnInterruptParams, TurnInterruptResponse, TurnStartParams, TurnStartResponse, TurnSteerParams,
    TurnSteerResponse, WindowsSandboxReadinessResponse, WindowsSandboxSetupStartParams,
    WindowsSandboxSetupStartResponse,
};

table::requests! {
    ClientToServer, module client_request, table CLIENT_REQUESTS,
    /// A request that a client sends, with its params typed.
    message ClientRequest,
    /// The answer to a request of a client, with its result typed.
    response ServerResponse;

    /// @doc
    Initialize = "initialize" Stable (InitializeParams) -> InitializeResponse;
    /// @doc
    ThreadStart = "thread/start" Stable (ThreadStartParams) -> ThreadStartResponse;
    /// @doc
    ThreadResume = "thread/resume" Stable (ThreadResumeParams) -> ThreadResumeResponse;
    /// @doc
    ThreadFork = "thread/fork" Stable (ThreadForkParams) -> ThreadForkResponse;
    /// @doc
    ThreadArchive = "thread/archive" Stable (ThreadArchiveParams) -> ThreadArchiveResponse;
    /// @doc
    ThreadUnsubscribe = "thread/unsubscribe" Stable (ThreadUnsubscribeParams) -> ThreadUnsubscribeResponse;
    /// @doc
    ThreadIncrementElicitation = "thread/increment_elicitation" Experimental (ThreadIncrementElicitationParams)
        -> ThreadIncrementElicitationResponse;
    /// @doc
    ThreadDecrementElicitation = "thread/decrement_elicitation" Experimental (ThreadDecrementElicitationParams)
        -> ThreadDecrementElicitationResponse;
    /// @doc
    ThreadNameSet = "thread/name/set" Stable (ThreadSetNameParams) -> ThreadSetNameResponse;
    /// @doc
    ThreadGoalSet = "thread/goal/set" Experimental (ThreadGoalSetParams) -> ThreadGoalSetResponse;
    /// @doc
    ThreadGoalGet = "thread/goal/get" Experimental (ThreadGoalGetParams) -> ThreadGoalGetResponse;
    /// @doc
    ThreadGoalClear = "thread/goal/clear" Experimental (ThreadGoalClearParams) -> ThreadGoalClearResponse;
    /// @doc
    ThreadMetadataUpdate = "thread/metadata/update" Stable (ThreadMetadataUpdateParams) -> ThreadMetadataUpdateResponse;
    /// @doc
    ThreadMemoryModeSet = "thread/memoryMode/set" Experimental (ThreadMemoryModeSetParams)
        -> ThreadMemoryModeSetResponse;
    /// @doc
    MemoryReset = "memory/reset" Experimental () -> MemoryResetResponse;
    /// @doc
    ThreadUnarchive = "thread/unarchive" Stable (ThreadUnarchiveParams) -> ThreadUnarchiveResponse;
    /// @doc
    ThreadCompactStart = "thread/compact/start" Stable (ThreadCompactStartParams) -> ThreadCompactStartResponse;
    /// @doc
    ThreadShellCommand = "thread/shellCommand" Stable (ThreadShellCommandParams) -> ThreadShellCommandResponse;
    /// @doc
    ThreadApproveGuardianDeniedAction = "thread/approveGuardianDeniedAction" Stable (ThreadApproveGuardianDeniedActionParams) -> ThreadApproveGuardianDeniedActionResponse;
    /// @doc
    ThreadBackgroundTerminalsClean = "thread/backgroundTerminals/clean" Experimental (ThreadBackgroundTerminalsCleanParams)
        -> ThreadBackgroundTerminalsCleanResponse;
    /// @doc
    ThreadRollback = "thread/rollback" Stable (ThreadRollbackParams) -> ThreadRollbackResponse;
    /// @doc
    ThreadList = "thread/list" Stable (ThreadListParams) -> ThreadListResponse;
    /// @doc
    ThreadLoadedList = "thread/loaded/list" Stable (ThreadLoadedListParams) -> ThreadLoadedListResponse;
    /// @doc
    ThreadRead = "thread/read" Stable (ThreadReadParams) -> ThreadReadResponse;
    /// @doc
    ThreadTurnsList = "thread/turns/list" Experimental (ThreadTurnsListParams) -> ThreadTurnsListResponse;
    /// @doc
    ThreadTurnsItemsList = "thread/turns/items/list" Experimental (ThreadTurnsItemsListParams)
        -> ThreadTurnsItemsListResponse;
    /// @doc
    ThreadInjectItems = "thread/inject_items" Stable (ThreadInjectItemsParams) -> ThreadInjectItemsResponse;
    /// @doc
    SkillsList = "skills/list" Stable (SkillsListParams) -> SkillsListResponse;
    /// @doc
    HooksList = "hooks/list" Stable (HooksListParams) -> HooksListResponse;
    /// @doc
    MarketplaceAdd = "marketplace/add" Stable (MarketplaceAddParams) -> MarketplaceAddResponse;
    /// @doc
    MarketplaceRemove = "marketplace/remove" Stable (MarketplaceRemoveParams) -> MarketplaceRemoveResponse;
    /// @doc
    MarketplaceUpgrade = "marketplace/upgrade" Stable (MarketplaceUpgradeParams) -> MarketplaceUpgradeResponse;
    /// @doc
    PluginList = "plugin/list" Stable (PluginListParams) -> PluginListResponse;
    /// @doc
    PluginRead = "plugin/read" Stable (PluginReadParams) -> PluginReadResponse;
    /// @doc
    PluginSkillRead = "plugin/skill/read" Stable (PluginSkillReadParams) -> PluginSkillReadResponse;
    /// @doc
    PluginShareSave = "plugin/share/save" Stable (PluginShareSaveParams) -> PluginShareSaveResponse;
    /// @doc
    PluginShareUpdateTargets = "plugin/share/updateTargets" Stable (PluginShareUpdateTargetsParams) -> PluginShareUpdateTargetsResponse;
    /// @doc
    PluginShareList = "plugin/share/list" Stable (PluginShareListParams) -> PluginShareListResponse;
    /// @doc
    PluginShareDelete = "plugin/share/delete" Stable (PluginShareDeleteParams) -> PluginShareDeleteResponse;
    /// @doc
    AppList = "app/list" Stable (AppsListParams) -> AppsListResponse;
    /// @doc
    FsReadFile = "fs/readFile" Stable (FsReadFileParams) -> FsReadFileResponse;
    /// @doc
    FsWriteFile = "fs/writeFile" Stable (FsWriteFileParams) -> FsWriteFileResponse;
    /// @doc
    FsCreateDirectory = "fs/createDirectory" Stable (FsCreateDirectoryParams) -> FsCreateDirectoryResponse;
    /// @doc
    FsGetMetadata = "fs/getMetadata" Stable (FsGetMetadataParams) -> FsGetMetadataResponse;
    /// @doc
    FsReadDirectory = "fs/readDirectory" Stable (FsReadDirectoryParams) -> FsReadDirectoryResponse;
    /// @doc
    FsRemove = "fs/remove" Stable (FsRemoveParams) -> FsRemoveResponse;
    /// @doc
    FsCopy = "fs/copy" Stable (FsCopyParams) -> FsCopyResponse;
    /// @doc
    FsWatch = "fs/watch" Stable (FsWatchParams) -> FsWatchResponse;
    /// @doc
    FsUnwatch = "fs/unwatch" Stable (FsUnwatchParams) -> FsUnwatchResponse;
    /// @doc
    SkillsConfigWrite = "skills/config/write" Stable (SkillsConfigWriteParams) -> SkillsConfigWriteResponse;
    /// @doc
    PluginInstall = "plugin/install" Stable (PluginInstallParams) -> PluginInstallResponse;
    /// @doc
    PluginUninstall = "plugin/uninstall" Stable (PluginUninstallParams) -> PluginUninstallResponse;
    /// @doc
    TurnStart = "turn/start" Stable (TurnStartParams) -> TurnStartResponse;
    /// @doc
    TurnSteer = "turn/steer" Stable (TurnSteerParams) -> TurnSteerResponse;
    /// @doc
    TurnInterrupt = "turn/interrupt" Stable (TurnInterruptParams) -> TurnInterruptResponse;
    /// @doc
    ThreadRealtimeStart = "thread/realtime/start" Experimental (ThreadRealtimeStartParams)
        -> ThreadRealtimeStartResponse;
    /// @doc
    ThreadRealtimeAppendAudio = "thread/realtime/appendAudio" Experimental (ThreadRealtimeAppendAudioParams)
        -> ThreadRealtimeAppendAudioResponse;
    /// @doc
    ThreadRealtimeAppendText = "thread/realtime/appendText" Experimental (ThreadRealtimeAppendTextParams)
        -> ThreadRealtimeAppendTextResponse;
    /// @doc
    ThreadRealtimeStop = "thread/realtime/stop" Experimental (ThreadRealtimeStopParams)
        -> ThreadRealtimeStopResponse;
    /// @doc
    ThreadRealtimeListVoices = "thread/realtime/listVoices" Experimental (ThreadRealtimeListVoicesParams)
        -> ThreadRealtimeListVoicesResponse;
    /// @doc
    ReviewStart = "review/start" Stable (ReviewStartParams) -> ReviewStartResponse;
    /// @doc
    ModelList = "model/list" Stable (ModelListParams) -> ModelListResponse;
    /// @doc
    ModelProviderCapabilitiesRead = "modelProvider/capabilities/read" Stable (ModelProviderCapabilitiesReadParams) -> ModelProviderCapabilitiesReadResponse;
    /// @doc
    ExperimentalFeatureList = "experimentalFeature/list" Stable (ExperimentalFeatureListParams) -> ExperimentalFeatureListResponse;
    /// @doc
    ExperimentalFeatureEnablementSet = "experimentalFeature/enablement/set" Stable (ExperimentalFeatureEnablementSetParams) -> ExperimentalFeatureEnablementSetResponse;
    /// @doc
    CollaborationModeList = "collaborationMode/list" Experimental (CollaborationModeListParams)
        -> CollaborationModeListResponse;
    /// @doc
    MockExperimentalMethod = "mock/experimentalMethod" Experimental (MockExperimentalMethodParams)
        -> MockExperimentalMethodResponse;
    /// @doc
    McpServerOauthLogin = "mcpServer/oauth/login" Stable (McpServerOauthLoginParams) -> McpServerOauthLoginResponse;
    /// @doc
    ConfigMcpServerReload = "config/mcpServer/reload" Stable () -> McpServerRefreshResponse;
    /// @doc
    McpServerStatusList = "mcpServerStatus/list" Stable (ListMcpServerStatusParams) -> ListMcpServerStatusResponse;
    /// @doc
    McpServerResourceRead = "mcpServer/resource/read" Stable (McpResourceReadParams) -> McpResourceReadResponse;
    /// @doc
    McpServerToolCall = "mcpServer/tool/call" Stable (McpServerToolCallParams) -> McpServerToolCallResponse;
    /// @doc
    WindowsSandboxSetupStart = "windowsSandbox/setupStart" Stable (WindowsSandboxSetupStartParams) -> WindowsSandboxSetupStartResponse;
    /// @doc
    WindowsSandboxReadiness = "windowsSandbox/readiness" Stable () -> WindowsSandboxReadinessResponse;
    /// @doc
    AccountLoginStart = "account/login/start" Stable (LoginAccountParams) -> LoginAccountResponse;
    /// @doc
    AccountLoginCancel = "account/login/cancel" Stable (CancelLoginAccountParams) -> CancelLoginAccountResponse;
    /// @doc
    AccountLogout = "account/logout" Stable () -> LogoutAccountResponse;
    /// @doc
    AccountRateLimitsRead = "account/rateLimits/read" Stable () -> GetAccountRateLimitsResponse;
    /// @doc
    AccountSendAddCreditsNudgeEmail = "account/sendAddCreditsNudgeEmail" Stable (SendAddCreditsNudgeEmailParams) -> SendAddCreditsNudgeEmailResponse;
    /// @doc
    FeedbackUpload = "feedback/upload" Stable (FeedbackUploadParams) -> FeedbackUploadResponse;
    /// @doc
    CommandExec = "command/exec" Stable (CommandExecParams) -> CommandExecResponse;
    /// @doc
    CommandExecWrite = "command/exec/write" Stable (CommandExecWriteParams) -> CommandExecWriteResponse;
    /// @doc
    CommandExecTerminate = "command/exec/terminate" Stable (CommandExecTerminateParams) -> CommandExecTerminateResponse;
    /// @doc
    CommandExecResize = "command/exec/resize" Stable (CommandExecResizeParams) -> CommandExecResizeResponse;
    /// @doc
    ProcessSpawn = "process/spawn" Experimental (ProcessSpawnParams) -> ProcessSpawnResponse;
    /// @doc
    ProcessWriteStdin = "process/writeStdin" Experimental (ProcessWriteStdinParams)
        -> ProcessWriteStdinResponse;
    /// @doc
    ProcessKill = "process/kill" Experimental (ProcessKillParams) -> ProcessKillResponse;
    /// @doc
    ProcessResizePty = "process/resizePty" Experimental (ProcessResizePtyParams) -> ProcessResizePtyResponse;
    /// @doc
    ConfigRead = "config/read" Stable (ConfigReadParams) -> ConfigReadResponse;
    /// @doc
    ExternalAgentConfigDetect = "externalAgentConfig/detect" Stable (ExternalAgentConfigDetectParams) -> ExternalAgentConfigDetectResponse;
    /// @doc
    ExternalAgentConfigImport = "externalAgentConfig/import" Stable (ExternalAgentConfigImportParams) -> ExternalAgentConfigImportResponse;
    /// @doc
    ConfigValueWrite = "config/value/write" Stable (ConfigValueWriteParams) -> ConfigWriteResponse;
    /// @doc
    ConfigBatchWrite = "config/batchWrite" Stable (ConfigBatchWriteParams) -> ConfigWriteResponse;
    /// @doc
    ConfigRequirementsRead = "configRequirements/read" Stable () -> ConfigRequirementsReadResponse;
    /// @doc
    AccountRead = "account/read" Stable (GetAccountParams) -> GetAccountResponse;
    /// @doc
    FuzzyFileSearch = "fuzzyFileSearch" Stable (FuzzyFileSearchParams) -> FuzzyFileSearchResponse;
    /// @doc
    FuzzyFileSearchSessionStart = "fuzzyFileSearch/sessionStart" Experimental (FuzzyFileSearchSessionStartParams)
        -> FuzzyFileSearchSessionStartResponse;
    /// @doc
    FuzzyFileSearchSessionUpdate = "fuzzyFileSearch/sessionUpdate" Experimental (FuzzyFileSearchSessionUpdateParams)
        -> FuzzyFileSearchSessionUpdateResponse;
    /// @doc
    FuzzyFileSearchSessionStop = "fuzzyFileSearch/sessionStop" Experimental (FuzzyFileSearchSessionStopParams)
        -> FuzzyFileSearchSessionStopResponse;
    /// @doc
    GetConversationSummary = "getConversationSummary" Deprecated (GetConversationSummaryParams)
        -> GetConversationSummaryResponse;
    /// @doc
    GitDiffToRemote = "gitDiffToRemote" Deprecated (GitDiffToRemoteParams) -> GitDiffToRemoteResponse;
    /// @doc
    GetAuthStatus = "getAuthStatus" Deprecated (GetAuthStatusParams) -> GetAuthStatusResponse;
}
