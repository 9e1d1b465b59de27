//! A rollout written from scratch, with the constructors.

use std::collections::BTreeMap;

use codex_schema::rollout::{
    AgentMessageEvent, AgentReasoningEvent, BaseInstructions, CallToolResult, Compacted, CoreCodexErrorInfo,
    CorePatchApplyStatus, CoreSandboxPolicy, Duration, ErrorEvent, EventMsg, ExecCommandEndEvent,
    ExecCommandStatus, ItemCompletedEvent, McpInvocation, McpToolCallEndEvent, McpToolCallOutcome,
    PatchApplyEndEvent, PlanItem, RolloutItem, RolloutLine, SessionMeta, ThreadRolledBackEvent,
    TokenCountEvent, TokenUsage, TokenUsageInfo, TurnAbortReason, TurnAbortedEvent, TurnCompleteEvent,
    TurnContext, TurnStartedEvent, UserMessageEvent, WebSearchEndEvent, WorkspaceWriteCoreSandboxPolicy,
};
use codex_schema::v2::AskForApproval;
use codex_schema::vocab::{
    CoreSessionSource, MessagePhase, ReasoningSummary, ResponsesApiWebSearchAction,
    SearchResponsesApiWebSearchAction,
};
use pretty_assertions::assert_eq;

#[track_caller]
fn is_written(item: impl Into<RolloutItem>, kind: &str, payload: &str) {
    let line = RolloutLine::new("2026-05-07T09:00:00.000Z", item.into());
    let text = format!(r#"{{"timestamp":"2026-05-07T09:00:00.000Z","type":"{kind}","payload":{payload}}}"#);
    assert_eq!(serde_json::to_string(&line).expect("is written"), text);
    assert_eq!(RolloutLine::decode(&text).expect("is read"), line);
}

#[track_caller]
fn is_event(event: impl Into<EventMsg>, payload: &str) {
    is_written(event.into(), "event_msg", payload);
}

#[test]
fn metadata() {
    let mut meta =
        SessionMeta::new("t", "2026-05-07T09:00:00.000Z", "/w", "my_tool", "1.0", CoreSessionSource::Exec);
    meta.model_provider = Some("openai".to_owned());
    meta.base_instructions = Some(BaseInstructions::new("Be kind."));
    is_written(
        meta,
        "session_meta",
        r#"{"id":"t","timestamp":"2026-05-07T09:00:00.000Z","cwd":"/w","originator":"my_tool","cli_version":"1.0","source":"exec","model_provider":"openai","base_instructions":{"text":"Be kind."}}"#,
    );
    let mut policy = WorkspaceWriteCoreSandboxPolicy::default();
    policy.writable_roots.push("/a".into());
    let mut context = TurnContext::new(
        "/w",
        AskForApproval::OnRequest,
        CoreSandboxPolicy::WorkspaceWrite(policy),
        "m",
        ReasoningSummary::Auto,
    );
    context.turn_id = Some("u".into());
    is_written(
        context,
        "turn_context",
        r#"{"turn_id":"u","cwd":"/w","approval_policy":"on-request","sandbox_policy":{"type":"workspace-write","writable_roots":["/a"],"network_access":false,"exclude_tmpdir_env_var":false,"exclude_slash_tmp":false},"model":"m","summary":"auto"}"#,
    );
    is_written(Compacted::new("short"), "compacted", r#"{"message":"short"}"#);
}

#[test]
fn the_life_of_a_turn() {
    is_event(
        TurnStartedEvent::new("u"),
        r#"{"type":"task_started","turn_id":"u","model_context_window":null,"collaboration_mode_kind":"default"}"#,
    );
    is_event(
        UserMessageEvent::new("Hi"),
        r#"{"type":"user_message","message":"Hi","local_images":[],"text_elements":[]}"#,
    );
    is_event(AgentReasoningEvent::new("Hm"), r#"{"type":"agent_reasoning","text":"Hm"}"#);
    let mut message = AgentMessageEvent::new("Ho");
    message.phase = Some(MessagePhase::FinalAnswer);
    is_event(
        message,
        r#"{"type":"agent_message","message":"Ho","phase":"final_answer","memory_citation":null}"#,
    );
    let mut complete = TurnCompleteEvent::new("u");
    complete.duration_ms = Some(5);
    is_event(complete, r#"{"type":"task_complete","turn_id":"u","last_agent_message":null,"duration_ms":5}"#);
    is_event(
        TurnAbortedEvent::new(TurnAbortReason::Interrupted),
        r#"{"type":"turn_aborted","turn_id":null,"reason":"interrupted"}"#,
    );
    is_event(ThreadRolledBackEvent::new(1_u32), r#"{"type":"thread_rolled_back","num_turns":1}"#);
    let mut error = ErrorEvent::new("Oh");
    error.codex_error_info = Some(CoreCodexErrorInfo::BadRequest);
    is_event(error, r#"{"type":"error","message":"Oh","codex_error_info":"bad_request"}"#);
    is_event(EventMsg::ContextCompacted, r#"{"type":"context_compacted"}"#);

    let usage = || TokenUsage::new(3, 1, 2, 0, 5);
    let mut count = TokenCountEvent::default();
    count.info = Some(TokenUsageInfo::new(usage(), usage()));
    let usage = r#"{"input_tokens":3,"cached_input_tokens":1,"output_tokens":2,"reasoning_output_tokens":0,"total_tokens":5}"#;
    is_event(
        count,
        &format!(
            r#"{{"type":"token_count","info":{{"total_token_usage":{usage},"last_token_usage":{usage},"model_context_window":null}},"rate_limits":null}}"#
        ),
    );
}

#[test]
fn tools() {
    is_event(
        ExecCommandEndEvent::new(
            "c",
            "u",
            vec!["ls".to_owned()],
            "/w",
            Vec::new(),
            "",
            "",
            0,
            Duration::new(1, 2),
            "",
            ExecCommandStatus::Completed,
        ),
        r#"{"type":"exec_command_end","call_id":"c","turn_id":"u","completed_at_ms":0,"command":["ls"],"cwd":"/w","parsed_cmd":[],"source":"agent","stdout":"","stderr":"","aggregated_output":"","exit_code":0,"duration":{"secs":1,"nanos":2},"formatted_output":"","status":"completed"}"#,
    );
    is_event(
        PatchApplyEndEvent::new("c", "u", "", "", true, BTreeMap::new(), CorePatchApplyStatus::Completed),
        r#"{"type":"patch_apply_end","call_id":"c","turn_id":"u","stdout":"","stderr":"","success":true,"changes":{},"status":"completed"}"#,
    );
    is_event(
        McpToolCallEndEvent::new(
            "c",
            McpInvocation::new("s", "t"),
            Duration::default(),
            McpToolCallOutcome::Ok(CallToolResult::new(Vec::new())),
        ),
        r#"{"type":"mcp_tool_call_end","call_id":"c","invocation":{"server":"s","tool":"t","arguments":null},"duration":{"secs":0,"nanos":0},"result":{"Ok":{"content":[]}}}"#,
    );
    is_event(
        WebSearchEndEvent::new(
            "c",
            "q",
            ResponsesApiWebSearchAction::Search(SearchResponsesApiWebSearchAction::default()),
        ),
        r#"{"type":"web_search_end","call_id":"c","query":"q","action":{"type":"search"}}"#,
    );
    is_event(
        ItemCompletedEvent::new("t", "u", PlanItem::new("i", "First …"), 7),
        r#"{"type":"item_completed","thread_id":"t","turn_id":"u","item":{"type":"Plan","id":"i","text":"First …"},"completed_at_ms":7}"#,
    );
}
