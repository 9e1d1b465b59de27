//! DOC event/mcp.

use crate::Json;
use crate::describe::wire;
use crate::id::CallId;
use crate::open::keyed::keyed_union;
use crate::open::tagged::tagged_union;
use crate::rollout::Duration;

wire! {
    /// DOC McpToolCallBeginEvent.
    pub struct McpToolCallBeginEvent {
        pub call_id: CallId,
        pub invocation: McpInvocation,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
    }

    /// DOC McpToolCallEndEvent.
    pub struct McpToolCallEndEvent {
        pub call_id: CallId,
        pub invocation: McpInvocation,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mcp_app_resource_uri: Option<String>,
        pub duration: Duration,
        pub result: McpToolCallOutcome,
    }

    /// DOC McpInvocation.
    pub struct McpInvocation {
        pub server: String,
        pub tool: String,
        pub arguments: Option<Json>,
    }

    /// DOC CallToolResult.
    #[serde(rename_all = "camelCase")]
    pub struct CallToolResult {
        pub content: Vec<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structured_content: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub is_error: Option<bool>,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// DOC McpStartupUpdateEvent.
    pub struct McpStartupUpdateEvent {
        pub server: String,
        pub status: McpStartupStatus,
    }

    /// DOC McpStartupCompleteEvent.
    pub struct McpStartupCompleteEvent {
        pub ready: Vec<String>,
        pub failed: Vec<McpStartupFailure>,
        pub cancelled: Vec<String>,
    }

    /// DOC McpStartupFailure.
    pub struct McpStartupFailure {
        pub server: String,
        pub error: String,
    }

    /// DOC FailedMcpStartupStatus.
    pub struct FailedMcpStartupStatus {
        pub error: String,
    }
}

tagged_union! {
    /// DOC McpStartupStatus.
    open McpStartupStatus by "state" {
        Starting = "starting",
        Ready = "ready",
        Failed(FailedMcpStartupStatus) = "failed",
        Cancelled = "cancelled",
    }
}

keyed_union! {
    /// DOC McpToolCallOutcome.
    open McpToolCallOutcome {
        Ok(CallToolResult) = "Ok",
        Err(String) = "Err",
    }
}
