//! Calls of tools of MCP servers (spec/thread-history.md §5.3).

use super::millis;
use crate::rollout::{
    CallToolResult, McpInvocation, McpToolCallBeginEvent, McpToolCallEndEvent, McpToolCallItem,
    McpToolCallOutcome,
};
use crate::v2::{McpToolCallError, McpToolCallResult, McpToolCallStatus, McpToolCallThreadItem};

impl From<McpToolCallBeginEvent> for McpToolCallThreadItem {
    #[inline]
    fn from(event: McpToolCallBeginEvent) -> McpToolCallThreadItem {
        let McpInvocation { server, tool, arguments } = event.invocation;
        McpToolCallThreadItem {
            id: event.call_id.into_string().into(),
            server,
            tool,
            status: McpToolCallStatus::InProgress,
            arguments: arguments.unwrap_or_default(),
            mcp_app_resource_uri: event.mcp_app_resource_uri,
            result: None,
            error: None,
            duration_ms: None,
        }
    }
}

impl From<McpToolCallEndEvent> for McpToolCallThreadItem {
    /// An outcome that is neither `Ok` nor `Err` counts as failed, without result and error.
    #[inline]
    fn from(event: McpToolCallEndEvent) -> McpToolCallThreadItem {
        let McpInvocation { server, tool, arguments } = event.invocation;
        let (status, result, error) = match event.result {
            McpToolCallOutcome::Ok(result) => {
                let failed = result.is_error == Some(true);
                let status = if failed { McpToolCallStatus::Failed } else { McpToolCallStatus::Completed };
                (status, Some(result.into()), None)
            }
            McpToolCallOutcome::Err(message) => {
                (McpToolCallStatus::Failed, None, Some(McpToolCallError { message }))
            }
            McpToolCallOutcome::Unrecognized(_) => (McpToolCallStatus::Failed, None, None),
        };
        McpToolCallThreadItem {
            id: event.call_id.into_string().into(),
            server,
            tool,
            status,
            arguments: arguments.unwrap_or_default(),
            mcp_app_resource_uri: event.mcp_app_resource_uri,
            result,
            error,
            duration_ms: millis(event.duration),
        }
    }
}

impl From<McpToolCallItem> for McpToolCallThreadItem {
    #[inline]
    fn from(item: McpToolCallItem) -> McpToolCallThreadItem {
        McpToolCallThreadItem {
            id: item.id,
            server: item.server,
            tool: item.tool,
            status: item.status,
            arguments: item.arguments,
            mcp_app_resource_uri: item.mcp_app_resource_uri,
            result: item.result.map(McpToolCallResult::from),
            error: item.error,
            duration_ms: item.duration.and_then(millis),
        }
    }
}

impl From<CallToolResult> for McpToolCallResult {
    #[inline]
    fn from(result: CallToolResult) -> McpToolCallResult {
        McpToolCallResult {
            content: result.content,
            structured_content: result.structured_content,
            meta: result.meta,
        }
    }
}
