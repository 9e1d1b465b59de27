//! What a client asks of a legacy app-server.

use super::super::table;
use super::super::{Direction, Kind, Method, MethodInfo, Request, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCRequest, JSONRPCResponse, RequestId, W3cTraceContext};
use crate::v1::legacy::{
    AddConversationListenerParams, AddConversationSubscriptionResponse, ArchiveConversationParams,
    ArchiveConversationResponse, CancelLoginChatGptParams, CancelLoginChatGptResponse,
    ExecOneOffCommandParams, ExecOneOffCommandResponse, ForkConversationParams, ForkConversationResponse,
    GetAuthStatusResponse, GetConversationSummaryResponse, GetUserAgentResponse, GetUserSavedConfigResponse,
    InitializeResponse, InterruptConversationParams, InterruptConversationResponse, ListConversationsParams,
    ListConversationsResponse, LoginApiKeyParams, LoginApiKeyResponse, LoginChatGptResponse,
    LogoutChatGptResponse, NewConversationParams, NewConversationResponse, RemoveConversationListenerParams,
    RemoveConversationSubscriptionResponse, ResumeConversationParams, ResumeConversationResponse,
    SendUserMessageParams, SendUserMessageResponse, SendUserTurnParams, SendUserTurnResponse,
    SetDefaultModelParams, SetDefaultModelResponse, UserInfoResponse,
};
use crate::v1::{
    FuzzyFileSearchParams, FuzzyFileSearchResponse, GetAuthStatusParams, GetConversationSummaryParams,
    GitDiffToRemoteParams, GitDiffToRemoteResponse, InitializeParams,
};

table::requests! {
    ClientToServer, module client_request, table CLIENT_REQUESTS,
    /// A request to a server up to release 0.104 that belongs to its legacy API, with its params typed.
    message ClientRequest,
    /// The answer of a server up to release 0.104 to a request of its legacy API, with its result typed.
    response ServerResponse;

    /// Opens the connection: names the client and says what it supports.
    Initialize = "initialize" Stable (InitializeParams) -> InitializeResponse;
    /// Starts a new conversation.
    NewConversation = "newConversation" Removed (NewConversationParams) -> NewConversationResponse;
    /// Summarises a stored conversation, named by its id or its rollout file.
    GetConversationSummary = "getConversationSummary" Deprecated (GetConversationSummaryParams)
        -> GetConversationSummaryResponse;
    /// Lists stored conversations, newest first, in pages.
    ListConversations = "listConversations" Removed (ListConversationsParams) -> ListConversationsResponse;
    /// Loads a stored conversation to go on with it.
    ResumeConversation = "resumeConversation" Removed (ResumeConversationParams) -> ResumeConversationResponse;
    /// Starts a new conversation from a copy of a stored one.
    ForkConversation = "forkConversation" Removed (ForkConversationParams) -> ForkConversationResponse;
    /// Moves a stored conversation into the archive.
    ArchiveConversation = "archiveConversation" Removed (ArchiveConversationParams) -> ArchiveConversationResponse;
    /// Sends what the user said, with the settings as they are.
    SendUserMessage = "sendUserMessage" Removed (SendUserMessageParams) -> SendUserMessageResponse;
    /// Sends what the user said, with all settings of the turn.
    SendUserTurn = "sendUserTurn" Removed (SendUserTurnParams) -> SendUserTurnResponse;
    /// Interrupts the turn that is running.
    InterruptConversation = "interruptConversation" Removed (InterruptConversationParams)
        -> InterruptConversationResponse;
    /// Subscribes to the events of a conversation.
    AddConversationListener = "addConversationListener" Removed (AddConversationListenerParams)
        -> AddConversationSubscriptionResponse;
    /// Ends a subscription.
    RemoveConversationListener = "removeConversationListener" Removed (RemoveConversationListenerParams)
        -> RemoveConversationSubscriptionResponse;
    /// Reads the git diff between a working directory and its remote.
    GitDiffToRemote = "gitDiffToRemote" Deprecated (GitDiffToRemoteParams) -> GitDiffToRemoteResponse;
    /// Signs in with an API key.
    LoginApiKey = "loginApiKey" Removed (LoginApiKeyParams) -> LoginApiKeyResponse;
    /// Begins a login with ChatGPT.
    LoginChatGpt = "loginChatGpt" Removed () -> LoginChatGptResponse;
    /// Cancels a login that has begun.
    CancelLoginChatGpt = "cancelLoginChatGpt" Removed (CancelLoginChatGptParams) -> CancelLoginChatGptResponse;
    /// Signs out.
    LogoutChatGpt = "logoutChatGpt" Removed () -> LogoutChatGptResponse;
    /// Tells how the user is logged in, with the token if asked.
    GetAuthStatus = "getAuthStatus" Deprecated (GetAuthStatusParams) -> GetAuthStatusResponse;
    /// Reads the user's configuration file.
    GetUserSavedConfig = "getUserSavedConfig" Removed () -> GetUserSavedConfigResponse;
    /// Writes model and reasoning effort into the user's configuration file.
    SetDefaultModel = "setDefaultModel" Removed (SetDefaultModelParams) -> SetDefaultModelResponse;
    /// Tells the user agent that the server shows to others.
    GetUserAgent = "getUserAgent" Removed () -> GetUserAgentResponse;
    /// Tells who the user says to be.
    UserInfo = "userInfo" Removed () -> UserInfoResponse;
    /// Searches files by a fuzzy query, once.
    FuzzyFileSearch = "fuzzyFileSearch" Stable (FuzzyFileSearchParams) -> FuzzyFileSearchResponse;
    /// Runs one command outside any conversation.
    ExecOneOffCommand = "execOneOffCommand" Removed (ExecOneOffCommandParams) -> ExecOneOffCommandResponse;
}
