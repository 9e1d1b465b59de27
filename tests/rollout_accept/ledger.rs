//! What older releases wrote (spec/rollout.md §11), a test for each row.

use crate::{META, accepted, event, line, meta, refused, response_item};

const ID: &str = r#""019e0000-0000-7000-8000-000000000001""#;
const CHANGE: &str = r#"{"a":{"type":"add","content":""}}"#;

#[test]
fn turns() {
    for (start, end) in [("task_started", "task_complete"), ("turn_started", "turn_complete")] {
        accepted(&event(start, r#""turn_id":"t""#));
        accepted(&event(end, r#""turn_id":"t""#));
        for tag in [start, end] {
            refused(&event(tag, r#""model_context_window":1"#));
            refused(&event(tag, r#""turn_id":null"#));
        }
    }
    accepted(&event("turn_aborted", r#""reason":"interrupted""#));
    refused(&event("turn_aborted", r#""reason":"brand_new""#));
    refused(&event("turn_aborted", ""));
    let context = |members: &str| line("turn_context", &format!("{{{members}}}"));
    let old = r#""cwd":"","approval_policy":"on-request","sandbox_policy":{"type":"read-only"},"model":"""#;
    accepted(&context(&format!(r#"{old},"summary":"none""#)));
    refused(&context(old));
    refused(&context(&format!(r#"{old},"summary":"brand_new""#)));
}

#[test]
fn events_without_turn_id() {
    accepted(&event(
        "patch_apply_begin",
        &format!(r#""call_id":"","auto_approved":true,"changes":{CHANGE}"#),
    ));
    let end = r#""call_id":"","stdout":"","stderr":"","success":true,"status":"completed""#;
    accepted(&event("patch_apply_end", end));
    accepted(&event(
        "exec_approval_request",
        r#""call_id":"","started_at_ms":0,"command":[],"cwd":"/","parsed_cmd":[]"#,
    ));
    accepted(&event(
        "apply_patch_approval_request",
        &format!(r#""call_id":"","started_at_ms":0,"changes":{CHANGE}"#),
    ));
    accepted(&event("request_permissions", r#""call_id":"","started_at_ms":0,"permissions":{}"#));
    accepted(&event("request_user_input", r#""call_id":"","questions":[]"#));
    let action = r#"{"type":"apply_patch","cwd":"/","files":[]}"#;
    accepted(&event("guardian_assessment", &format!(r#""id":"","status":"approved","action":{action}"#)));
    refused(&event("patch_apply_end", &format!(r#"{end},"turn_id":null"#)));
}

#[test]
fn patches_and_commands() {
    let patch = r#""call_id":"","stdout":"","stderr":"","success":true"#;
    accepted(&event("patch_apply_end", &format!(r#"{patch},"status":"declined""#)));
    refused(&event("patch_apply_end", patch));
    refused(&event("patch_apply_end", &format!(r#"{patch},"status":"completed","changes":null"#)));
    let begin = r#""call_id":"","turn_id":"","command":[],"cwd":"/","parsed_cmd":[]"#;
    accepted(&event("exec_command_begin", begin));
    let end = format!(
        r#"{begin},"stdout":"","stderr":"","exit_code":0,"duration":{{"secs":0,"nanos":0}},"formatted_output":"""#
    );
    accepted(&event("exec_command_end", &format!(r#"{end},"status":"completed""#)));
    let refusal = refused(&event("exec_command_end", &end));
    assert_eq!(refusal.message, "expected the member `status`, found none");
    refused(&event("exec_command_begin", &begin.replace(r#""turn_id":"","#, "")));
}

#[test]
fn items_and_tools() {
    let item = format!(r#""thread_id":{ID},"turn_id":"","item":{{"type":"Plan","id":"","text":""}}"#);
    accepted(&event("item_completed", &item));
    refused(&event("item_started", &item));
    accepted(&event("item_started", &format!(r#"{item},"started_at_ms":1"#)));
    accepted(&event("dynamic_tool_call_request", r#""callId":"","turnId":"","tool":"","arguments":null"#));
    refused(&event("dynamic_tool_call_request", r#""call_id":"","turn_id":"","tool":"","arguments":null"#));
    accepted(&event(
        "dynamic_tool_call_response",
        r#""call_id":"","turn_id":"","tool":"","arguments":1,"content_items":[],"success":true,"duration":[0,0]"#,
    ));
    accepted(&event("web_search_end", r#""call_id":"","query":"","action":{"type":"brand_new"}"#));
    refused(&event("web_search_end", r#""call_id":"","query":"""#));
    let elicitation = r#""server_name":"","id":1"#;
    refused(&event("elicitation_request", &format!(r#"{elicitation},"message":"""#)));
    accepted(&event(
        "elicitation_request",
        &format!(r#"{elicitation},"request":{{"mode":"form","message":"","requested_schema":null}}"#),
    ));
}

#[test]
fn collaboration() {
    let begin = format!(r#""call_id":"","sender_thread_id":{ID},"prompt":"""#);
    refused(&event("collab_agent_spawn_begin", &begin));
    accepted(&event("collab_agent_spawn_begin", &format!(r#"{begin},"model":"","reasoning_effort":"low""#)));
    let end = format!(r#"{begin},"new_thread_id":null,"status":"pending_init""#);
    refused(&event("collab_agent_spawn_end", &end));
    accepted(&event("collab_agent_spawn_end", &format!(r#"{end},"model":"","reasoning_effort":"low""#)));
    let pair = format!(r#""call_id":"","sender_thread_id":{ID},"receiver_thread_id":{ID}"#);
    accepted(&event("collab_agent_interaction_begin", &format!(r#"{pair},"prompt":"""#)));
    accepted(&event("collab_close_begin", &pair));
    accepted(&event("collab_resume_begin", &pair));
    for tag in ["collab_close_end", "collab_resume_end"] {
        accepted(&event(tag, &format!(r#"{pair},"status":{{"completed":null}}"#)));
        accepted(&event(tag, &format!(r#"{pair},"status":{{"completed":"done"}}"#)));
        accepted(&event(tag, &format!(r#"{pair},"status":{{"shutdown":null}}"#)));
        refused(&event(tag, &format!(r#"{pair},"status":"completed""#)));
        refused(&event(tag, &format!(r#"{pair},"status":{{"errored":null}}"#)));
    }
    accepted(&event(
        "collab_waiting_begin",
        &format!(r#""sender_thread_id":{ID},"receiver_thread_ids":[],"call_id":"""#),
    ));
    let agents = |role: &str| {
        format!(
            r#""sender_thread_id":{ID},"receiver_thread_ids":[],"call_id":"","receiver_agents":[{{"thread_id":{ID},{role}}}]"#
        )
    };
    accepted(&event("collab_waiting_begin", &agents(r#""agent_type":"a""#)));
    refused(&event("collab_waiting_begin", &agents(r#""agent_type":"a","agent_role":"a""#)));
    accepted(&event(
        "collab_waiting_end",
        &format!(r#""sender_thread_id":{ID},"call_id":"","statuses":{{}}"#),
    ));
}

#[test]
fn messages() {
    accepted(&event("user_message", r#""message":"""#));
    accepted(&event("user_message", r#""message":"","images":null"#));
    refused(&event("user_message", r#""message":"","local_images":null"#));
    accepted(&event("agent_message", r#""message":"""#));
    refused(&event("agent_message", r#""message":"","phase":"brand_new_phase""#));
    accepted(&event("agent_reasoning_section_break", ""));
    refused(&event("agent_reasoning_section_break", r#""item_id":null"#));
    let delta = r#""thread_id":"","turn_id":"","item_id":"","delta":"""#;
    accepted(&event("reasoning_content_delta", delta));
    accepted(&event("reasoning_raw_content_delta", delta));
    accepted(&event("error", r#""message":"""#));
    refused(&event("error", r#""message":"","codex_error_info":"brand_new""#));
    refused(&event("error", r#""message":"","codex_error_info":"http_connection_failed""#));
    accepted(&event("error", r#""message":"","codex_error_info":{"http_connection_failed":{}}"#));
}

#[test]
fn session_metadata() {
    accepted(&meta(""));
    accepted(&meta(r#""instructions":"very old","brand_new":1"#));
    accepted(&meta(r#""agent_type":"worker""#));
    accepted(&meta(r#""model_provider":null,"base_instructions":null"#));
    refused(&meta(r#""base_instructions":"text""#));
    refused(&line("session_meta", &format!("{{{META}}}").replace("019e", "thread-")));
    let tool = |members: &str| {
        let tool = format!(r#"{{"name":"","description":"","inputSchema":{{}}{members}}}"#);
        meta(&format!(r#""dynamic_tools":[{tool}]"#))
    };
    for members in [
        "",
        r#","exposeToContext":true"#,
        r#","exposeToContext":null"#,
        r#","deferLoading":null,"exposeToContext":false"#,
        r#","deferLoading":true,"exposeToContext":false"#,
    ] {
        accepted(&tool(members));
    }
    refused(&tool(r#","exposeToContext":"yes""#));
    refused(&tool(r#","deferLoading":1"#));
}

#[test]
fn collaboration_modes() {
    for mode in ["plan", "default", "code", "pair_programming", "execute", "custom"] {
        accepted(&event("task_started", &format!(r#""turn_id":"","collaboration_mode_kind":"{mode}""#)));
    }
    refused(&event("task_started", r#""turn_id":"","collaboration_mode_kind":"brand_new""#));
    refused(&event("task_started", r#""turn_id":"","collaboration_mode_kind":null"#));
}

#[test]
fn response_items() {
    accepted(&response_item("compaction_summary", r#""encrypted_content":"""#));
    refused(&response_item("compaction_summary", ""));
    accepted(&response_item("message", r#""id":"msg_1","role":"user","content":[],"end_turn":true"#));
    accepted(&response_item("message", r#""id":null,"role":"user","content":[]"#));
    refused(&response_item("message", r#""id":1,"role":"user","content":[]"#));
    refused(&response_item("message", r#""role":"user","content":[{"type":"brand_new"}]"#));
    refused(&response_item("message", r#""role":"user","content":"text""#));
    accepted(&response_item("reasoning", r#""summary":[]"#));
    refused(&response_item("reasoning", r#""id":null,"summary":[]"#));
    refused(&response_item("image_generation_call", r#""status":"","result":"""#));
    let output =
        |output: &str| response_item("function_call_output", &format!(r#""call_id":"","output":{output}"#));
    accepted(&output(r#""text""#));
    accepted(&output("[]"));
    accepted(&output(r#"[{"type":"input_text","text":""}]"#));
    refused(&output(r#"{"content":"text","success":true}"#));
    refused(&output(r#"[{"type":"output_text","text":""}]"#));
    refused(&output("null"));
}

/// Events that ask for something lacked a time before release 0.130.0, and were never stored.
#[test]
fn requests_without_a_time() {
    refused(&event("exec_approval_request", r#""call_id":"","command":[],"cwd":"/","parsed_cmd":[]"#));
    refused(&event("apply_patch_approval_request", r#""call_id":"","changes":{}"#));
    refused(&event("request_permissions", r#""call_id":"","permissions":{}"#));
}

#[test]
fn catch_alls() {
    let limits = |plan: &str| event("token_count", &format!(r#""rate_limits":{{"plan_type":{plan}}}"#));
    accepted(&limits(r#""brand_new""#));
    accepted(&limits("null"));
    refused(&limits("1"));
    let reviewer = |word: &str| {
        let required = format!(
            r#""session_id":{ID},"model":"","model_provider_id":"","approval_policy":"never","cwd":"/","permission_profile":{{}}"#
        );
        event("session_configured", &format!(r#"{required},"approvals_reviewer":"{word}""#))
    };
    accepted(&reviewer("auto_review"));
    refused(&reviewer("brand_new"));
    for protocol in ["https", "https_connect", "http-connect"] {
        let action = format!(
            r#"{{"type":"network_access","target":"","host":"","protocol":"{protocol}","port":65535}}"#
        );
        accepted(&event("guardian_assessment", &format!(r#""id":"","status":"approved","action":{action}"#)));
    }
}
