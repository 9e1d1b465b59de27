//! MCP servers: state, login, resources and tool calls (spec/envelope.md §2, §3.2; spec/rollout.md §5.12).

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{ItemId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::vocab::{Resource, ResourceContent, ResourceTemplate, Tool};

wire! {
    /// Params of `mcpServerStatus/list`, which lists the MCP servers and what they offer, page by page.
    #[derive(Default)]
    pub struct ListMcpServerStatusParams {
        /// `nextCursor` of the page before; null for the first page.
        pub cursor: Option<String>,
        pub detail: Option<McpServerStatusDetail>,
        pub limit: Option<u32>,
    }

    /// The answer to `mcpServerStatus/list`.
    #[serde(rename_all = "camelCase")]
    pub struct ListMcpServerStatusResponse {
        pub data: Vec<McpServerStatus>,
        /// Null on the last page.
        pub next_cursor: Option<String>,
    }

    /// An MCP server and what it offers, in the answer to `mcpServerStatus/list`.
    #[serde(rename_all = "camelCase")]
    pub struct McpServerStatus {
        pub name: String,
        /// By tool name.
        pub tools: BTreeMap<String, Tool>,
        pub resources: Vec<Resource>,
        pub resource_templates: Vec<ResourceTemplate>,
        pub auth_status: McpAuthStatus,
    }

    /// Tells how far the start of an MCP server has come (`mcpServer/startupStatus/updated`).
    pub struct McpServerStatusUpdatedNotification {
        pub name: String,
        pub status: McpServerStartupState,
        /// What went wrong, when `status` is `failed`.
        pub error: Option<String>,
    }

    /// The empty answer to `config/mcpServer/reload`.
    #[derive(Default)]
    pub struct McpServerRefreshResponse {}

    /// Params of `mcpServer/oauth/login`, which starts a login to an MCP server; its end comes as
    /// `mcpServer/oauthLogin/completed`.
    #[serde(rename_all = "camelCase")]
    pub struct McpServerOauthLoginParams {
        pub name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub scopes: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub timeout_secs: Option<i64>,
    }

    /// The answer to `mcpServer/oauth/login`.
    #[serde(rename_all = "camelCase")]
    pub struct McpServerOauthLoginResponse {
        /// Where the user logs in.
        pub authorization_url: String,
    }

    /// Tells that a login to an MCP server has ended, and whether it worked (`mcpServer/oauthLogin/completed`).
    pub struct McpServerOauthLoginCompletedNotification {
        pub name: String,
        pub success: bool,
        /// Absent on success.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub error: Option<String>,
    }

    /// Params of `mcpServer/resource/read`, which reads a resource of an MCP server.
    #[serde(rename_all = "camelCase")]
    pub struct McpResourceReadParams {
        pub server: String,
        pub uri: String,
        /// Null reads the resource outside of any thread.
        pub thread_id: Option<ThreadId>,
    }

    /// The answer to `mcpServer/resource/read`.
    pub struct McpResourceReadResponse {
        pub contents: Vec<ResourceContent>,
    }

    /// Params of `mcpServer/tool/call`, which calls a tool of an MCP server for a thread.
    #[serde(rename_all = "camelCase")]
    pub struct McpServerToolCallParams {
        pub thread_id: ThreadId,
        pub server: String,
        pub tool: String,
        /// In the form that the input schema of the tool asks for.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub arguments: Option<Json>,
        /// The `_meta` of the MCP request.
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// The answer to `mcpServer/tool/call`: the result as the MCP server gave it.
    #[serde(rename_all = "camelCase")]
    pub struct McpServerToolCallResponse {
        /// MCP content blocks.
        pub content: Vec<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structured_content: Option<Json>,
        /// True when the call failed; false and absent mean success.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub is_error: Option<bool>,
        /// The `_meta` of the MCP result.
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// Tells how an MCP tool call in a turn gets on (`item/mcpToolCall/progress`).
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallProgressNotification {
        pub thread_id: ThreadId,
        pub turn_id: TurnId,
        pub item_id: ItemId,
        pub message: String,
    }

    /// What an MCP tool call in a turn gave, part of the `mcpToolCall` item.
    #[serde(rename_all = "camelCase")]
    pub struct McpToolCallResult {
        /// MCP content blocks.
        pub content: Vec<Json>,
        pub structured_content: Option<Json>,
        /// The `_meta` of the MCP result.
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
    }

    /// Why an MCP tool call in a turn failed, part of the `mcpToolCall` item.
    pub struct McpToolCallError {
        pub message: String,
    }
}

constructors! {
    McpResourceReadParams(server: String, uri: String) [thread_id];
    McpServerOauthLoginParams(name: String) [scopes, timeout_secs];
    McpServerToolCallParams(thread_id: ThreadId, server: String, tool: String) [meta, arguments];
}

string_enum! {
    /// Whether and how the app-server is logged in to an MCP server, in the answer to `mcpServerStatus/list`.
    open McpAuthStatus {
        Unsupported = "unsupported",
        NotLoggedIn = "notLoggedIn",
        BearerToken = "bearerToken",
        OAuth = "oAuth",
    }

    /// How far the start of an MCP server has come, in `mcpServer/startupStatus/updated`.
    open McpServerStartupState {
        Starting = "starting",
        Ready = "ready",
        Failed = "failed",
        Cancelled = "cancelled",
    }

    /// How much `mcpServerStatus/list` tells about each MCP server.
    closed McpServerStatusDetail {
        Full = "full",
        /// Without resources and resource templates.
        ToolsAndAuthOnly = "toolsAndAuthOnly",
    }

    /// How far an MCP tool call in a turn has come, part of the `mcpToolCall` item.
    open McpToolCallStatus {
        InProgress = "inProgress",
        Completed = "completed",
        Failed = "failed",
    }
}
