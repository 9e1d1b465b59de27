//! MCP (spec/rollout.md §5.12).

use super::super::primitive::*;

objects! {
    MCP_TOOL_CALL_BEGIN { call_id: STRING, invocation: MCP_INVOCATION, mcp_app_resource_uri?: STRING }
    MCP_TOOL_CALL_END {
        call_id: STRING, invocation: MCP_INVOCATION, mcp_app_resource_uri?: STRING, duration: DURATION,
        result: CALL_RESULT
    }
    MCP_INVOCATION { server: STRING, tool: STRING, arguments?: ANY }
    CALL_TOOL_RESULT { content: [ANY], structuredContent?: ANY, isError?: BOOL, _meta?: ANY }
    MCP_STARTUP_UPDATE { server: STRING, status: MCP_STARTUP_STATUS }
    MCP_STARTUP_COMPLETE { ready: [STRING], failed: [MCP_STARTUP_FAILURE], cancelled: [STRING] }
    MCP_STARTUP_FAILURE { server: STRING, error: STRING }
}

keyed! {
    CALL_RESULT { ; "Ok": CALL_TOOL_RESULT "Err": STRING }
}

tagged! {
    MCP_STARTUP_STATUS by "state" { "starting" {} "ready" {} "failed" { error: STRING } "cancelled" {} }
}
