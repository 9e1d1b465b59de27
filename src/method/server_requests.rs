//! What the app-server asks of a client.

use super::table;
use super::{Direction, Kind, Method, MethodInfo, Request, Stability};
use crate::decode::DecodeError;
use crate::jsonrpc::{Body, JSONRPCMessage, JSONRPCRequest, JSONRPCResponse, RequestId, W3cTraceContext};
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

    /// Asks whether a command may run or reach the network.
    ItemCommandExecutionRequestApproval = "item/commandExecution/requestApproval" Stable (CommandExecutionRequestApprovalParams) -> CommandExecutionRequestApprovalResponse;
    /// Asks whether changes to files may be applied.
    ItemFileChangeRequestApproval = "item/fileChange/requestApproval" Stable (FileChangeRequestApprovalParams) -> FileChangeRequestApprovalResponse;
    /// Asks the user questions on behalf of a tool.
    ItemToolRequestUserInput = "item/tool/requestUserInput" Stable (ToolRequestUserInputParams) -> ToolRequestUserInputResponse;
    /// Passes on what an MCP server asks the user: a form or a URL.
    McpServerElicitationRequest = "mcpServer/elicitation/request" Stable (McpServerElicitationRequestParams) -> McpServerElicitationRequestResponse;
    /// Asks whether further permissions are granted.
    ItemPermissionsRequestApproval = "item/permissions/requestApproval" Stable (PermissionsRequestApprovalParams) -> PermissionsRequestApprovalResponse;
    /// Calls a dynamic tool that the client provides.
    ItemToolCall = "item/tool/call" Stable (DynamicToolCallParams) -> DynamicToolCallResponse;
    /// Asks for fresh ChatGPT tokens.
    AccountChatgptAuthTokensRefresh = "account/chatgptAuthTokens/refresh" Stable (ChatgptAuthTokensRefreshParams) -> ChatgptAuthTokensRefreshResponse;
    /// Asks a v1 client whether a patch may be applied.
    ApplyPatchApproval = "applyPatchApproval" Stable (ApplyPatchApprovalParams) -> ApplyPatchApprovalResponse;
    /// Asks a v1 client whether a command may run.
    ExecCommandApproval = "execCommandApproval" Stable (ExecCommandApprovalParams) -> ExecCommandApprovalResponse;
}
