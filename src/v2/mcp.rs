//! @doc

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{ItemId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::{Resource, ResourceContent, ResourceTemplate, Tool};

wire! {
    /// @doc params of `mcpServerStatus/list` (client request)
    #[derive(Default)]
    pub struct ListMcpServerStatusParams {
        pub cursor: Option<String>,
        pub detail: Option<McpServerStatusDetail>,
        pub limit: Option<u32>,
    }

    /// @doc result of `mcpServerStatus/list` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ListMcpServerStatusResponse {
        pub data: Vec<McpServerStatus>,
        pub next_cursor: Option<String>,
    }

    /// @doc params of `mcpServer/resource/read` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct McpResourceReadParams {
        pub server: String,
        pub uri: String,
        pub thread_id: Option<ThreadId>,
    }

    /// @doc result of `mcpServer/resource/read` (server answers)
    pub struct McpResourceReadResponse {
        pub contents: Vec<ResourceContent>,
    }

    /// @doc used by MigrationDetails
    pub struct McpServerMigration {
        pub name: String,
    }

    /// @doc params of `mcpServer/oauthLogin/completed` (server notification)
    pub struct McpServerOauthLoginCompletedNotification {
        pub name: String,
        pub success: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub error: Option<String>,
    }

    /// @doc params of `mcpServer/oauth/login` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct McpServerOauthLoginParams {
        pub name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub scopes: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub timeout_secs: Option<i64>,
    }

    /// @doc result of `mcpServer/oauth/login` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct McpServerOauthLoginResponse {
        pub authorization_url: String,
    }

    /// @doc result of `config/mcpServer/reload` (server answers)
    #[derive(Default)]
    pub struct McpServerRefreshResponse {}

    /// @doc used by ListMcpServerStatusResponse
    #[serde(rename_all = "camelCase")]
    pub struct McpServerStatus {
        pub name: String,
        pub auth_status: McpAuthStatus,
        pub resource_templates: Vec<ResourceTemplate>,
        pub resources: Vec<Resource>,
        pub tools: BTreeMap<String, Tool>,
    }

    /// @doc params of `mcpServer/startupStatus/updated` (server notification)
    pub struct McpServerStatusUpdatedNotification {
        pub name: String,
        pub status: McpServerStartupState,
        pub error: Option<String>,
    }

    /// @doc params of `mcpServer/tool/call` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct McpServerToolCallParams {
        pub thread_id: ThreadId,
        pub server: String,
        pub tool: String,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub arguments: Option<Json>,
    }

    /// @doc result of `mcpServer/tool/call` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct McpServerToolCallResponse {
        pub content: Vec<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structured_content: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub is_error: Option<bool>,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// @doc used by ThreadItem
    pub struct McpToolCallError {
        pub message: String,
    }

    /// @doc params of `item/mcpToolCall/progress` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallProgressNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub message: String,
    }

    /// @doc used by ThreadItem
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallResult {
        pub content: Vec<Json>,
        pub structured_content: Option<Json>,
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
    }
}

constructors! {
    McpResourceReadParams(server: String, uri: String) [thread_id];
    McpServerMigration(name: String) [];
    McpServerOauthLoginParams(name: String) [scopes, timeout_secs];
    McpServerToolCallParams(thread_id: ThreadId, server: String, tool: String) [meta, arguments];
}

string_enum! {
    /// @doc used by McpServerStatus
    open McpAuthStatus {
        Unsupported = "unsupported",
        NotLoggedIn = "notLoggedIn",
        BearerToken = "bearerToken",
        OAuth = "oAuth",
    }

    /// @doc used by McpServerStatusUpdatedNotification
    open McpServerStartupState {
        Starting = "starting",
        Ready = "ready",
        Failed = "failed",
        Cancelled = "cancelled",
    }

    /// @doc used by ListMcpServerStatusParams
    closed McpServerStatusDetail {
        Full = "full",
        ToolsAndAuthOnly = "toolsAndAuthOnly",
    }

    /// @doc used by ThreadItem
    open McpToolCallStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
    }
}
