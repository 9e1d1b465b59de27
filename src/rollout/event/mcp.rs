//! MCP servers and their tools (spec/rollout.md §5.12).

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::CallId;
use crate::open::keyed::keyed_union;
use crate::open::tagged::tagged_union;
use crate::rollout::Duration;

wire! {
    /// `mcp_tool_call_begin`: a tool of an MCP server is called. Live only.
    pub struct McpToolCallBeginEvent {
        pub call_id: CallId,
        pub invocation: McpInvocation,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
    }

    /// `mcp_tool_call_end`: a tool of an MCP server answered, or could not. Stored.
    pub struct McpToolCallEndEvent {
        pub call_id: CallId,
        pub invocation: McpInvocation,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
        /// How long the call took.
        pub duration: Duration,
        pub result: McpToolCallOutcome,
    }

    /// Which MCP tool is called, and with what.
    pub struct McpInvocation {
        pub server: String,
        pub tool: String,
        /// Null when there are none.
        pub arguments: Option<Json>,
    }

    /// The answer of an MCP tool. In camelCase, as the server sends it.
    #[serde(rename_all = "camelCase")]
    pub struct CallToolResult {
        /// Pieces in the form of MCP, such as texts and images.
        pub content: Vec<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structured_content: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub is_error: Option<bool>,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// `mcp_startup_update`: a step in the start of an MCP server. Live only.
    pub struct McpStartupUpdateEvent {
        pub server: String,
        pub status: McpStartupStatus,
    }

    /// `mcp_startup_complete`: the start of the MCP servers is over. Live only.
    pub struct McpStartupCompleteEvent {
        /// By name.
        pub ready: Vec<String>,
        pub failed: Vec<McpStartupFailure>,
        /// By name.
        pub cancelled: Vec<String>,
    }

    /// An MCP server that did not start, and why.
    pub struct McpStartupFailure {
        pub server: String,
        pub error: String,
    }

    /// A `failed` start.
    pub struct FailedMcpStartupStatus {
        pub error: String,
    }
}

constructors! {
    McpToolCallBeginEvent(call_id: CallId, invocation: McpInvocation) [mcp_app_resource_uri];
    McpToolCallEndEvent(call_id: CallId, invocation: McpInvocation, duration: Duration, result: McpToolCallOutcome)
        [mcp_app_resource_uri];
    McpInvocation(server: String, tool: String) [arguments];
    CallToolResult(content: Vec<Json>) [structured_content, is_error, meta];
    McpStartupUpdateEvent(server: String, status: McpStartupStatus) [];
    McpStartupCompleteEvent(ready: Vec<String>, failed: Vec<McpStartupFailure>, cancelled: Vec<String>) [];
    McpStartupFailure(server: String, error: String) [];
    FailedMcpStartupStatus(error: String) [];
}

tagged_union! {
    /// How far the start of an MCP server is, in `mcp_startup_update`.
    open McpStartupStatus by "state" {
        Starting = "starting",
        Ready = "ready",
        Failed(FailedMcpStartupStatus) = "failed",
        Cancelled = "cancelled",
    }
}

keyed_union! {
    /// What came of a call of an MCP tool: an answer, or the text of an error.
    /// An answer may report an error of the tool, too (`isError`).
    open McpToolCallOutcome {
        Ok(CallToolResult) = "Ok",
        Err(String) = "Err",
    }
}
