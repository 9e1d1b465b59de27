//! What a client asks of the app-server.

use super::table;
use super::{Direction, Kind, Method, MethodInfo, Request, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCRequest, JSONRPCResponse, RequestId, W3cTraceContext};
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

    /// Opens the connection: names the client and says what it supports.
    Initialize = "initialize" Stable (InitializeParams) -> InitializeResponse;
    /// Starts a new thread.
    ThreadStart = "thread/start" Stable (ThreadStartParams) -> ThreadStartResponse;
    /// Loads a stored thread to go on with it, or joins one that is running.
    ThreadResume = "thread/resume" Stable (ThreadResumeParams) -> ThreadResumeResponse;
    /// Starts a new thread from the history of another one.
    ThreadFork = "thread/fork" Stable (ThreadForkParams) -> ThreadForkResponse;
    /// Archives a thread and the threads of its sub-agents.
    ThreadArchive = "thread/archive" Stable (ThreadArchiveParams) -> ThreadArchiveResponse;
    /// Ends the client's subscription to a thread.
    ThreadUnsubscribe = "thread/unsubscribe" Stable (ThreadUnsubscribeParams) -> ThreadUnsubscribeResponse;
    /// Raises the elicitation count of a thread by one.
    ThreadIncrementElicitation = "thread/increment_elicitation" Experimental (ThreadIncrementElicitationParams)
        -> ThreadIncrementElicitationResponse;
    /// Lowers the elicitation count of a thread by one.
    ThreadDecrementElicitation = "thread/decrement_elicitation" Experimental (ThreadDecrementElicitationParams)
        -> ThreadDecrementElicitationResponse;
    /// Gives a thread a name.
    ThreadNameSet = "thread/name/set" Stable (ThreadSetNameParams) -> ThreadSetNameResponse;
    /// Sets or changes the goal of a thread.
    ThreadGoalSet = "thread/goal/set" Experimental (ThreadGoalSetParams) -> ThreadGoalSetResponse;
    /// Reads the goal of a thread.
    ThreadGoalGet = "thread/goal/get" Experimental (ThreadGoalGetParams) -> ThreadGoalGetResponse;
    /// Removes the goal of a thread.
    ThreadGoalClear = "thread/goal/clear" Experimental (ThreadGoalClearParams) -> ThreadGoalClearResponse;
    /// Changes or clears the git information that is stored with a thread.
    ThreadMetadataUpdate = "thread/metadata/update" Stable (ThreadMetadataUpdateParams) -> ThreadMetadataUpdateResponse;
    /// Sets the memory mode of a thread.
    ThreadMemoryModeSet = "thread/memoryMode/set" Experimental (ThreadMemoryModeSetParams)
        -> ThreadMemoryModeSetResponse;
    /// Resets the memory of the server.
    MemoryReset = "memory/reset" Experimental () -> MemoryResetResponse;
    /// Takes a thread out of the archive.
    ThreadUnarchive = "thread/unarchive" Stable (ThreadUnarchiveParams) -> ThreadUnarchiveResponse;
    /// Starts to compact the context of a thread.
    ThreadCompactStart = "thread/compact/start" Stable (ThreadCompactStartParams) -> ThreadCompactStartResponse;
    /// Runs a shell command of the user in a thread.
    ThreadShellCommand = "thread/shellCommand" Stable (ThreadShellCommandParams) -> ThreadShellCommandResponse;
    /// Approves an action that the guardian has denied.
    ThreadApproveGuardianDeniedAction = "thread/approveGuardianDeniedAction" Stable (ThreadApproveGuardianDeniedActionParams) -> ThreadApproveGuardianDeniedActionResponse;
    /// Cleans up the background terminals of a thread.
    ThreadBackgroundTerminalsClean = "thread/backgroundTerminals/clean" Experimental (ThreadBackgroundTerminalsCleanParams)
        -> ThreadBackgroundTerminalsCleanResponse;
    /// Drops the last turns of a loaded thread.
    ThreadRollback = "thread/rollback" Stable (ThreadRollbackParams) -> ThreadRollbackResponse;
    /// Lists stored threads, filtered and sorted, page by page.
    ThreadList = "thread/list" Stable (ThreadListParams) -> ThreadListResponse;
    /// Lists the ids of the loaded threads, page by page.
    ThreadLoadedList = "thread/loaded/list" Stable (ThreadLoadedListParams) -> ThreadLoadedListResponse;
    /// Reads a stored or loaded thread, with its turns if asked.
    ThreadRead = "thread/read" Stable (ThreadReadParams) -> ThreadReadResponse;
    /// Lists the turns of a thread, page by page.
    ThreadTurnsList = "thread/turns/list" Experimental (ThreadTurnsListParams) -> ThreadTurnsListResponse;
    /// Lists the items of a turn; release 0.130.0 answers that it is not supported yet.
    ThreadTurnsItemsList = "thread/turns/items/list" Experimental (ThreadTurnsItemsListParams)
        -> ThreadTurnsItemsListResponse;
    /// Adds items to a thread.
    ThreadInjectItems = "thread/inject_items" Stable (ThreadInjectItemsParams) -> ThreadInjectItemsResponse;
    /// Lists the skills, per working directory.
    SkillsList = "skills/list" Stable (SkillsListParams) -> SkillsListResponse;
    /// Lists the hooks, per working directory.
    HooksList = "hooks/list" Stable (HooksListParams) -> HooksListResponse;
    /// Adds a plugin marketplace.
    MarketplaceAdd = "marketplace/add" Stable (MarketplaceAddParams) -> MarketplaceAddResponse;
    /// Removes a plugin marketplace.
    MarketplaceRemove = "marketplace/remove" Stable (MarketplaceRemoveParams) -> MarketplaceRemoveResponse;
    /// Upgrades plugin marketplaces.
    MarketplaceUpgrade = "marketplace/upgrade" Stable (MarketplaceUpgradeParams) -> MarketplaceUpgradeResponse;
    /// Lists the plugins, per marketplace.
    PluginList = "plugin/list" Stable (PluginListParams) -> PluginListResponse;
    /// Reads the details of a plugin.
    PluginRead = "plugin/read" Stable (PluginReadParams) -> PluginReadResponse;
    /// Reads a skill of a plugin in a remote marketplace.
    PluginSkillRead = "plugin/skill/read" Stable (PluginSkillReadParams) -> PluginSkillReadResponse;
    /// Shares a local plugin, or saves it again under its remote id.
    PluginShareSave = "plugin/share/save" Stable (PluginShareSaveParams) -> PluginShareSaveResponse;
    /// Changes with whom a plugin is shared and whether others can find it.
    PluginShareUpdateTargets = "plugin/share/updateTargets" Stable (PluginShareUpdateTargetsParams) -> PluginShareUpdateTargetsResponse;
    /// Lists the shared plugins.
    PluginShareList = "plugin/share/list" Stable (PluginShareListParams) -> PluginShareListResponse;
    /// Ends the sharing of a plugin.
    PluginShareDelete = "plugin/share/delete" Stable (PluginShareDeleteParams) -> PluginShareDeleteResponse;
    /// Lists the apps, page by page.
    AppList = "app/list" Stable (AppsListParams) -> AppsListResponse;
    /// Reads a file.
    FsReadFile = "fs/readFile" Stable (FsReadFileParams) -> FsReadFileResponse;
    /// Writes a file.
    FsWriteFile = "fs/writeFile" Stable (FsWriteFileParams) -> FsWriteFileResponse;
    /// Makes a directory.
    FsCreateDirectory = "fs/createDirectory" Stable (FsCreateDirectoryParams) -> FsCreateDirectoryResponse;
    /// Tells what a path is and when it was made and changed.
    FsGetMetadata = "fs/getMetadata" Stable (FsGetMetadataParams) -> FsGetMetadataResponse;
    /// Lists a directory.
    FsReadDirectory = "fs/readDirectory" Stable (FsReadDirectoryParams) -> FsReadDirectoryResponse;
    /// Removes a file or a directory.
    FsRemove = "fs/remove" Stable (FsRemoveParams) -> FsRemoveResponse;
    /// Copies a file or a directory.
    FsCopy = "fs/copy" Stable (FsCopyParams) -> FsCopyResponse;
    /// Starts to watch a path for changes.
    FsWatch = "fs/watch" Stable (FsWatchParams) -> FsWatchResponse;
    /// Ends a watch.
    FsUnwatch = "fs/unwatch" Stable (FsUnwatchParams) -> FsUnwatchResponse;
    /// Enables or disables a skill.
    SkillsConfigWrite = "skills/config/write" Stable (SkillsConfigWriteParams) -> SkillsConfigWriteResponse;
    /// Installs a plugin from a marketplace.
    PluginInstall = "plugin/install" Stable (PluginInstallParams) -> PluginInstallResponse;
    /// Uninstalls a plugin.
    PluginUninstall = "plugin/uninstall" Stable (PluginUninstallParams) -> PluginUninstallResponse;
    /// Starts a turn with input of the user.
    TurnStart = "turn/start" Stable (TurnStartParams) -> TurnStartResponse;
    /// Adds input to the running turn.
    TurnSteer = "turn/steer" Stable (TurnSteerParams) -> TurnSteerResponse;
    /// Interrupts the running turn, or the start-up of a thread.
    TurnInterrupt = "turn/interrupt" Stable (TurnInterruptParams) -> TurnInterruptResponse;
    /// Starts a realtime conversation in a thread.
    ThreadRealtimeStart = "thread/realtime/start" Experimental (ThreadRealtimeStartParams)
        -> ThreadRealtimeStartResponse;
    /// Adds a chunk of audio to the realtime conversation.
    ThreadRealtimeAppendAudio = "thread/realtime/appendAudio" Experimental (ThreadRealtimeAppendAudioParams)
        -> ThreadRealtimeAppendAudioResponse;
    /// Adds text to the realtime conversation.
    ThreadRealtimeAppendText = "thread/realtime/appendText" Experimental (ThreadRealtimeAppendTextParams)
        -> ThreadRealtimeAppendTextResponse;
    /// Stops the realtime conversation.
    ThreadRealtimeStop = "thread/realtime/stop" Experimental (ThreadRealtimeStopParams)
        -> ThreadRealtimeStopResponse;
    /// Lists the voices for realtime conversations.
    ThreadRealtimeListVoices = "thread/realtime/listVoices" Experimental (ThreadRealtimeListVoicesParams)
        -> ThreadRealtimeListVoicesResponse;
    /// Starts a code review, in the given thread or in a new one.
    ReviewStart = "review/start" Stable (ReviewStartParams) -> ReviewStartResponse;
    /// Lists the models that can be chosen, page by page.
    ModelList = "model/list" Stable (ModelListParams) -> ModelListResponse;
    /// Tells what the model provider supports.
    ModelProviderCapabilitiesRead = "modelProvider/capabilities/read" Stable (ModelProviderCapabilitiesReadParams) -> ModelProviderCapabilitiesReadResponse;
    /// Lists the features that can be switched on and off, page by page.
    ExperimentalFeatureList = "experimentalFeature/list" Stable (ExperimentalFeatureListParams) -> ExperimentalFeatureListResponse;
    /// Switches features on or off.
    ExperimentalFeatureEnablementSet = "experimentalFeature/enablement/set" Stable (ExperimentalFeatureEnablementSetParams) -> ExperimentalFeatureEnablementSetResponse;
    /// Lists the collaboration modes.
    CollaborationModeList = "collaborationMode/list" Experimental (CollaborationModeListParams)
        -> CollaborationModeListResponse;
    /// Echoes a value: a target for tests of the capability check.
    MockExperimentalMethod = "mock/experimentalMethod" Experimental (MockExperimentalMethodParams)
        -> MockExperimentalMethodResponse;
    /// Starts an OAuth login to an MCP server.
    McpServerOauthLogin = "mcpServer/oauth/login" Stable (McpServerOauthLoginParams) -> McpServerOauthLoginResponse;
    /// Loads the MCP servers of the configuration anew.
    ConfigMcpServerReload = "config/mcpServer/reload" Stable () -> McpServerRefreshResponse;
    /// Lists the MCP servers and what they offer, page by page.
    McpServerStatusList = "mcpServerStatus/list" Stable (ListMcpServerStatusParams) -> ListMcpServerStatusResponse;
    /// Reads a resource of an MCP server.
    McpServerResourceRead = "mcpServer/resource/read" Stable (McpResourceReadParams) -> McpResourceReadResponse;
    /// Calls a tool of an MCP server for a thread.
    McpServerToolCall = "mcpServer/tool/call" Stable (McpServerToolCallParams) -> McpServerToolCallResponse;
    /// Starts the setup of the Windows sandbox.
    WindowsSandboxSetupStart = "windowsSandbox/setupStart" Stable (WindowsSandboxSetupStartParams) -> WindowsSandboxSetupStartResponse;
    /// Tells whether the Windows sandbox can be used.
    WindowsSandboxReadiness = "windowsSandbox/readiness" Stable () -> WindowsSandboxReadinessResponse;
    /// Logs in with an API key or given tokens, or starts a login with ChatGPT.
    AccountLoginStart = "account/login/start" Stable (LoginAccountParams) -> LoginAccountResponse;
    /// Cancels a login in progress.
    AccountLoginCancel = "account/login/cancel" Stable (CancelLoginAccountParams) -> CancelLoginAccountResponse;
    /// Logs out.
    AccountLogout = "account/logout" Stable () -> LogoutAccountResponse;
    /// Reads the rate limits of the account.
    AccountRateLimitsRead = "account/rateLimits/read" Stable () -> GetAccountRateLimitsResponse;
    /// Sends an email that asks to add credits.
    AccountSendAddCreditsNudgeEmail = "account/sendAddCreditsNudgeEmail" Stable (SendAddCreditsNudgeEmailParams) -> SendAddCreditsNudgeEmailResponse;
    /// Uploads feedback of the user, with logs if asked.
    FeedbackUpload = "feedback/upload" Stable (FeedbackUploadParams) -> FeedbackUploadResponse;
    /// Runs a command outside of any thread and answers when it has ended.
    CommandExec = "command/exec" Stable (CommandExecParams) -> CommandExecResponse;
    /// Writes to the stdin of a running command or closes it.
    CommandExecWrite = "command/exec/write" Stable (CommandExecWriteParams) -> CommandExecWriteResponse;
    /// Ends a running command.
    CommandExecTerminate = "command/exec/terminate" Stable (CommandExecTerminateParams) -> CommandExecTerminateResponse;
    /// Changes the size of a running command's terminal.
    CommandExecResize = "command/exec/resize" Stable (CommandExecResizeParams) -> CommandExecResizeResponse;
    /// Starts a process; its end comes as `process/exited`.
    ProcessSpawn = "process/spawn" Experimental (ProcessSpawnParams) -> ProcessSpawnResponse;
    /// Writes to the stdin of a process or closes it.
    ProcessWriteStdin = "process/writeStdin" Experimental (ProcessWriteStdinParams)
        -> ProcessWriteStdinResponse;
    /// Kills a process.
    ProcessKill = "process/kill" Experimental (ProcessKillParams) -> ProcessKillResponse;
    /// Changes the size of a process's terminal.
    ProcessResizePty = "process/resizePty" Experimental (ProcessResizePtyParams) -> ProcessResizePtyResponse;
    /// Reads the configuration, with its layers if asked.
    ConfigRead = "config/read" Stable (ConfigReadParams) -> ConfigReadResponse;
    /// Finds configuration of other agents that can be imported.
    ExternalAgentConfigDetect = "externalAgentConfig/detect" Stable (ExternalAgentConfigDetectParams) -> ExternalAgentConfigDetectResponse;
    /// Imports configuration of other agents.
    ExternalAgentConfigImport = "externalAgentConfig/import" Stable (ExternalAgentConfigImportParams) -> ExternalAgentConfigImportResponse;
    /// Writes one value of the configuration.
    ConfigValueWrite = "config/value/write" Stable (ConfigValueWriteParams) -> ConfigWriteResponse;
    /// Writes several values of the configuration together.
    ConfigBatchWrite = "config/batchWrite" Stable (ConfigBatchWriteParams) -> ConfigWriteResponse;
    /// Reads the requirements that limit the configuration.
    ConfigRequirementsRead = "configRequirements/read" Stable () -> ConfigRequirementsReadResponse;
    /// Reads the account that is logged in.
    AccountRead = "account/read" Stable (GetAccountParams) -> GetAccountResponse;
    /// Searches files by a fuzzy query, once.
    FuzzyFileSearch = "fuzzyFileSearch" Stable (FuzzyFileSearchParams) -> FuzzyFileSearchResponse;
    /// Opens a fuzzy file search session.
    FuzzyFileSearchSessionStart = "fuzzyFileSearch/sessionStart" Experimental (FuzzyFileSearchSessionStartParams)
        -> FuzzyFileSearchSessionStartResponse;
    /// Changes the query of a fuzzy file search session.
    FuzzyFileSearchSessionUpdate = "fuzzyFileSearch/sessionUpdate" Experimental (FuzzyFileSearchSessionUpdateParams)
        -> FuzzyFileSearchSessionUpdateResponse;
    /// Closes a fuzzy file search session.
    FuzzyFileSearchSessionStop = "fuzzyFileSearch/sessionStop" Experimental (FuzzyFileSearchSessionStopParams)
        -> FuzzyFileSearchSessionStopResponse;
    /// Summarises a stored conversation, named by its id or its rollout file.
    GetConversationSummary = "getConversationSummary" Deprecated (GetConversationSummaryParams)
        -> GetConversationSummaryResponse;
    /// Reads the git diff between a working directory and its remote.
    GitDiffToRemote = "gitDiffToRemote" Deprecated (GitDiffToRemoteParams) -> GitDiffToRemoteResponse;
    /// Tells how the user is logged in, with the token if asked.
    GetAuthStatus = "getAuthStatus" Deprecated (GetAuthStatusParams) -> GetAuthStatusResponse;
}
