//! What the app-server asks of a client.

use super::table;
use super::{Direction, Kind, Method, MethodInfo, Request, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCRequest, JSONRPCResponse, RequestId};
use crate::v1::{
    ApplyPatchApprovalParams, ApplyPatchApprovalResponse, ExecCommandApprovalParams,
    ExecCommandApprovalResponse,
};
use crate::v2::{
    ChatgptAuthTokensRefreshParams, ChatgptAuthTokensRefreshResponse, CommandExecutionRequestApprovalParams,
    CommandExecutionRequestApprovalResponse, DynamicToolCallParams, DynamicToolCallResponse,
    FileChangeRequestApprovalParams, FileChangeRequestApprovalResponse, McpServerElicitationRequestParams,
    McpServerElicitationRequestResponse, PermissionsRequestApprovalParams,
    PermissionsRequestApprovalResponse, ToolRequestUserInputParams, ToolRequestUserInputResponse,
};

table::requests! {
    ServerToClient, module server_request, table SERVER_REQUESTS,
    /// A request that the server sends, with its params typed.
    message ServerRequest,
    /// The answer to a request of the server, with its result typed.
    response ClientResponse;

    /// @doc
    ItemCommandExecutionRequestApproval = "item/commandExecution/requestApproval" Stable (CommandExecutionRequestApprovalParams) -> CommandExecutionRequestApprovalResponse;
    /// @doc
    ItemFileChangeRequestApproval = "item/fileChange/requestApproval" Stable (FileChangeRequestApprovalParams) -> FileChangeRequestApprovalResponse;
    /// @doc
    ItemToolRequestUserInput = "item/tool/requestUserInput" Stable (ToolRequestUserInputParams) -> ToolRequestUserInputResponse;
    /// @doc
    McpServerElicitationRequest = "mcpServer/elicitation/request" Stable (McpServerElicitationRequestParams) -> McpServerElicitationRequestResponse;
    /// @doc
    ItemPermissionsRequestApproval = "item/permissions/requestApproval" Stable (PermissionsRequestApprovalParams) -> PermissionsRequestApprovalResponse;
    /// @doc
    ItemToolCall = "item/tool/call" Stable (DynamicToolCallParams) -> DynamicToolCallResponse;
    /// @doc
    AccountChatgptAuthTokensRefresh = "account/chatgptAuthTokens/refresh" Stable (ChatgptAuthTokensRefreshParams) -> ChatgptAuthTokensRefreshResponse;
    /// @doc
    ApplyPatchApproval = "applyPatchApproval" Stable (ApplyPatchApprovalParams) -> ApplyPatchApprovalResponse;
    /// @doc
    ExecCommandApproval = "execCommandApproval" Stable (ExecCommandApprovalParams) -> ExecCommandApprovalResponse;
}
