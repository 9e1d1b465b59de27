//! §7.9: names that are not plain camelCase.

use codex_schema::{v2, vocab};
use pretty_assertions::assert_eq;

use crate::samples::sample;

/// Members in snake_case, all of which are written.
const MEMBERS: &[(&str, &[&str])] = &[
    ("ConversationGitInfo", &["origin_url"]),
    ("FuzzyFileSearchResult", &["match_type", "file_name"]),
    ("CollaborationModeMask", &["reasoning_effort"]),
    (
        "SandboxWorkspaceWrite",
        &["writable_roots", "network_access", "exclude_tmpdir_env_var", "exclude_slash_tmp"],
    ),
    ("ToolsV2", &["web_search", "view_image"]),
    (
        "ProfileV2",
        &[
            "model_provider",
            "approval_policy",
            "approvals_reviewer",
            "service_tier",
            "model_reasoning_effort",
            "model_reasoning_summary",
            "model_verbosity",
            "web_search",
            "chatgpt_base_url",
        ],
    ),
    ("AppsDefaultConfig", &["destructive_enabled", "open_world_enabled"]),
    ("AppToolConfig", &["approval_mode"]),
    (
        "AppConfig",
        &[
            "destructive_enabled",
            "open_world_enabled",
            "default_tools_approval_mode",
            "default_tools_enabled",
        ],
    ),
    (
        "Config",
        &[
            "review_model",
            "model_context_window",
            "model_auto_compact_token_limit",
            "model_provider",
            "approval_policy",
            "approvals_reviewer",
            "sandbox_mode",
            "sandbox_workspace_write",
            "forced_chatgpt_workspace_id",
            "forced_login_method",
            "web_search",
            "developer_instructions",
            "compact_prompt",
            "model_reasoning_effort",
            "model_reasoning_summary",
            "model_verbosity",
            "service_tier",
        ],
    ),
    (
        "AskForApproval.granular",
        &["sandbox_approval", "skill_approval", "request_permissions", "mcp_elicitations"],
    ),
    ("UserInput.text", &["text_elements"]),
];

#[test]
fn members_in_snake_case() {
    for (name, members) in MEMBERS {
        let sample = sample(name);
        let written = sample.write(&sample.least);
        let found = written.as_object().expect("is an object");
        let snake: Vec<_> = found.keys().filter(|key| key.contains('_')).collect();
        let mut expected = members.to_vec();
        expected.sort_unstable();
        assert_eq!(snake, expected, "{name}");
    }
}

macro_rules! values {
    ($( $module:ident::$name:ident $($value:literal)+; )+) => {
        /// Enum, the values that it lists, the values of the specification.
        const VALUES: &[(&str, &[&str], &[&str])] =
            &[$( (stringify!($name), $module::$name::VALUES, &[$($value),+]) ),+];
    };
}

values! {
    vocab::AuthMode "apikey" "chatgpt" "chatgptAuthTokens" "agentIdentity";
    v2::AddCreditsNudgeCreditType "credits" "usage_limit";
    v2::AddCreditsNudgeEmailStatus "sent" "cooldown_active";
    v2::RateLimitReachedType "rate_limit_reached" "workspace_owner_credits_depleted"
        "workspace_member_credits_depleted" "workspace_owner_usage_limit_reached"
        "workspace_member_usage_limit_reached";
    v2::ExternalAgentConfigMigrationItemType "AGENTS_MD" "CONFIG" "SKILLS" "PLUGINS" "MCP_SERVER_CONFIG"
        "SUBAGENTS" "HOOKS" "COMMANDS" "SESSIONS";
    v2::McpElicitationStringFormat "email" "uri" "date" "date-time";
    v2::PluginListMarketplaceKind "local" "workspace-directory" "shared-with-me";
    v2::PluginShareDiscoverability "LISTED" "UNLISTED" "PRIVATE";
    v2::PluginShareUpdateDiscoverability "UNLISTED" "PRIVATE";
    v2::PluginInstallPolicy "NOT_AVAILABLE" "AVAILABLE" "INSTALLED_BY_DEFAULT";
    v2::PluginAuthPolicy "ON_INSTALL" "ON_USE";
    v2::PluginAvailability "AVAILABLE" "DISABLED_BY_ADMIN";
    v2::SandboxMode "read-only" "workspace-write" "danger-full-access";
    v2::ThreadSourceKind "cli" "vscode" "exec" "appServer" "subAgent" "subAgentReview" "subAgentCompact"
        "subAgentThreadSpawn" "subAgentOther" "unknown";
    v2::ThreadSortKey "created_at" "updated_at";
    v2::ThreadSource "user" "subagent" "memory_consolidation";
    vocab::MessagePhase "commentary" "final_answer";
    vocab::ReasoningEffort "none" "minimal" "low" "medium" "high" "xhigh";
    vocab::ReasoningSummary "auto" "concise" "detailed" "none";
    vocab::Verbosity "low" "medium" "high";
    vocab::Personality "none" "friendly" "pragmatic";
    vocab::ModeKind "plan" "default";
    vocab::PlanType "free" "go" "plus" "pro" "prolite" "team" "self_serve_business_usage_based" "business"
        "enterprise_cbp_usage_based" "enterprise" "edu" "unknown";
    vocab::WebSearchMode "disabled" "cached" "live";
    vocab::ForcedLoginMethod "chatgpt" "api";
    vocab::InputModality "text" "image";
    vocab::RealtimeVoice "alloy" "arbor" "ash" "ballad" "breeze" "cedar" "coral" "cove" "echo" "ember" "juniper"
        "maple" "marin" "sage" "shimmer" "sol" "spruce" "vale" "verse";
    vocab::RealtimeOutputModality "text" "audio";
    vocab::RealtimeConversationVersion "v1" "v2";
    vocab::ImageDetail "auto" "low" "high" "original";
    vocab::LocalShellStatus "completed" "in_progress" "incomplete";
}

#[test]
fn values_of_enums() {
    for (name, found, expected) in VALUES {
        let (mut found, mut expected) = (found.to_vec(), expected.to_vec());
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_reviewer_lists_its_second_spelling() {
    // Both are in the schema of the release; `guardian_subagent` is written (§7.8).
    let mut values = v2::ApprovalsReviewer::VALUES.to_vec();
    values.sort_unstable();
    assert_eq!(values, ["auto_review", "guardian_subagent", "user"]);
}

#[test]
fn keys_of_decisions_and_their_members() {
    for text in [
        r#"{"acceptWithExecpolicyAmendment":{"execpolicy_amendment":["ls"]}}"#,
        r#"{"applyNetworkPolicyAmendment":{"network_policy_amendment":{"host":"h","action":"allow"}}}"#,
        r#""accept""#,
        r#""acceptForSession""#,
        r#""decline""#,
        r#""cancel""#,
    ] {
        let decision: v2::CommandExecutionApprovalDecision = serde_json::from_str(text).expect(text);
        assert!(!matches!(decision, v2::CommandExecutionApprovalDecision::Unrecognized(_)), "{text}");
        assert_eq!(serde_json::to_string(&decision).expect("is written"), text);
    }
    let change = r#"{"type":"update","move_path":null}"#;
    let kind: v2::PatchChangeKind = serde_json::from_str(change).expect(change);
    assert_eq!(serde_json::to_string(&kind).expect("is written"), change);
}

#[test]
fn hooks_by_their_events() {
    let names = [
        "PreToolUse",
        "PermissionRequest",
        "PostToolUse",
        "PreCompact",
        "PostCompact",
        "SessionStart",
        "UserPromptSubmit",
        "Stop",
    ];
    let hooks = names.map(|name| (name.to_owned(), serde_json::json!([])));
    let text = serde_json::Value::Object(hooks.into_iter().collect()).to_string();
    let read: v2::ManagedHooksRequirements = serde_json::from_str(&text).expect("decodes");
    let written = serde_json::to_value(&read).expect("is written");
    for name in names {
        assert!(written[name].is_array(), "{name}");
    }
}
