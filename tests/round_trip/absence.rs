//! How absence is written: as null, unless the specification says that the member is left out.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::absence_in_rollouts::ROLLOUTS;
use crate::schemas::Schemas;
use crate::subjects::subjects;

/// Left unchanged when absent (spec/envelope.md §7.1).
const DOUBLE_OPTIONS: &[(&str, &[&str])] = &[
    ("ProcessSpawnParams", &["outputBytesCap", "timeoutMs"]),
    ("ThreadRealtimeStartParams", &["prompt"]),
    ("ThreadStartParams", &["serviceTier"]),
    ("ThreadResumeParams", &["serviceTier"]),
    ("ThreadForkParams", &["serviceTier"]),
    ("ThreadGoalSetParams", &["tokenBudget"]),
    ("ThreadMetadataGitInfoUpdateParams", &["sha", "branch", "originUrl"]),
    ("TurnStartParams", &["serviceTier"]),
];

/// Left out when none (spec/envelope.md §7.2).
const OMITTED: &[(&str, &[&str])] = &[
    ("InitializeParams", &["capabilities"]),
    ("ConfigLayer", &["disabledReason"]),
    ("ConfigReadResponse", &["layers"]),
    ("ConfigWarningNotification", &["path", "range"]),
    ("McpToolCallThreadItem", &["mcpAppResourceUri"]),
    ("ImageGenerationThreadItem", &["savedPath"]),
    (
        "CommandExecutionRequestApprovalParams",
        &[
            "approvalId",
            "reason",
            "networkApprovalContext",
            "command",
            "cwd",
            "commandActions",
            "additionalPermissions",
            "proposedExecpolicyAmendment",
            "proposedNetworkPolicyAmendments",
            "availableDecisions",
        ],
    ),
    ("McpServerToolCallParams", &["arguments", "_meta"]),
    ("McpServerToolCallResponse", &["structuredContent", "isError", "_meta"]),
    ("McpServerOauthLoginParams", &["scopes", "timeoutSecs"]),
    ("McpServerOauthLoginCompletedNotification", &["error"]),
    ("McpElicitationSchema", &["$schema", "required"]),
    ("McpElicitationStringSchema", &["title", "description", "minLength", "maxLength", "format", "default"]),
    ("McpElicitationNumberSchema", &["title", "description", "minimum", "maximum", "default"]),
    ("McpElicitationBooleanSchema", &["title", "description", "default"]),
    ("McpElicitationLegacyTitledEnumSchema", &["title", "description", "enumNames", "default"]),
    ("McpElicitationUntitledSingleSelectEnumSchema", &["title", "description", "default"]),
    ("McpElicitationTitledSingleSelectEnumSchema", &["title", "description", "default"]),
    (
        "McpElicitationUntitledMultiSelectEnumSchema",
        &["title", "description", "minItems", "maxItems", "default"],
    ),
    (
        "McpElicitationTitledMultiSelectEnumSchema",
        &["title", "description", "minItems", "maxItems", "default"],
    ),
    ("AdditionalFileSystemPermissions", &["globScanMaxDepth", "entries"]),
    ("RestrictedPermissionProfileFileSystemPermissions", &["globScanMaxDepth"]),
    ("GrantedPermissionProfile", &["network", "fileSystem"]),
    ("PermissionsRequestApprovalResponse", &["strictAutoReview"]),
    ("SkillMetadata", &["shortDescription", "interface", "dependencies"]),
    ("SkillToolDependency", &["description", "transport", "command", "url"]),
    ("ThreadNameUpdatedNotification", &["threadName"]),
];

/// The envelope, and requests without params (spec/envelope.md §1).
const ENVELOPE: &[(&str, &[&str])] = &[
    ("JSONRPCRequest", &["params", "trace"]),
    ("JSONRPCNotification", &["params"]),
    ("JSONRPCErrorError", &["data"]),
    ("W3cTraceContext", &["traceparent", "tracestate"]),
    ("AccountLogoutRequest", &["params"]),
    ("AccountRateLimitsReadRequest", &["params"]),
    ("ConfigMcpServerReloadRequest", &["params"]),
    ("ConfigRequirementsReadRequest", &["params"]),
    ("MemoryResetRequest", &["params"]),
    ("WindowsSandboxReadinessRequest", &["params"]),
];

/// Items of the model, which keep their core form (spec/rollout.md §6).
/// The `id` of a `reasoning` item is read and dropped by the release, whose schema does not list it.
const RESPONSE_ITEMS: &[(&str, &[&str])] = &[
    ("MessageResponseItem", &["id", "phase", "phase"]),
    ("LocalShellCallResponseItem", &["id"]),
    ("FunctionCallResponseItem", &["id", "namespace"]),
    ("ToolSearchCallResponseItem", &["id", "status"]),
    ("CustomToolCallResponseItem", &["id", "status"]),
    ("CustomToolCallOutputResponseItem", &["name", "name"]),
    ("WebSearchCallResponseItem", &["id", "status", "action"]),
    ("ImageGenerationCallResponseItem", &["revised_prompt"]),
    ("ContextCompactionResponseItem", &["encrypted_content"]),
    ("SearchResponsesApiWebSearchAction", &["query", "queries"]),
    ("OpenPageResponsesApiWebSearchAction", &["url"]),
    ("FindInPageResponsesApiWebSearchAction", &["url", "pattern"]),
    ("InputImageContentItem", &["detail"]),
    ("InputImageFunctionCallOutputContentItem", &["detail"]),
];

/// What MCP servers describe, in their own form (spec/rollout.md).
const MCP: &[(&str, &[&str])] = &[
    ("Tool", &["title", "description", "outputSchema", "annotations", "icons", "_meta"]),
    ("Resource", &["annotations", "description", "mimeType", "size", "title", "icons", "_meta"]),
    ("ResourceTemplate", &["annotations", "title", "description", "mimeType"]),
    ("TextResourceContent", &["mimeType", "_meta"]),
    ("BlobResourceContent", &["mimeType", "_meta"]),
];

/// Whether null is one of the forms of a member.
fn is_nullable(schemas: &Schemas, schema: &Value) -> bool {
    schemas.fits(schema, &Value::Null)
}

#[test]
fn absent_members_are_null_or_in_the_tables() {
    let schemas = Schemas::load();
    let mut left_out = BTreeSet::new();
    for (name, _, recode) in subjects(&schemas) {
        let schema = schemas.resolve(&schemas.0[name]);
        let least = schemas.minimal(schema);
        let written = recode(&least.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written: Value = serde_json::from_str(&written).expect("is JSON");
        for (member, member_schema) in schema["properties"].as_object().into_iter().flatten() {
            let required = schema["required"].as_array().into_iter().flatten();
            let is_required = required.into_iter().any(|name| name == member);
            if !is_required && written.get(member).is_none() && is_nullable(&schemas, member_schema) {
                left_out.insert(format!("{name}.{member}"));
            }
        }
    }
    let expected: BTreeSet<String> = [DOUBLE_OPTIONS, OMITTED, ENVELOPE, RESPONSE_ITEMS, MCP, ROLLOUTS]
        .into_iter()
        .flatten()
        .flat_map(|(name, members)| members.iter().map(move |member| format!("{name}.{member}")))
        .collect();
    assert_eq!(left_out, expected);
}
