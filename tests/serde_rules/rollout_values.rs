//! spec/rollout.md §4 to §12: values with more than one form, old names, and what is refused.

use codex_schema::rollout::{
    AgentStatus, CoreCodexErrorInfo, CoreDynamicToolSpec, CoreFileSystemSpecialPath,
    CoreNetworkApprovalProtocol, CorePermissionProfile, CoreRequestPermissionProfile, CoreSandboxPolicy,
    Duration, EventMsg, FileSystemPermissions, ManagedFileSystemPermissions, McpToolCallOutcome,
    RealtimeEvent, SessionMeta, TruncationPolicy, TurnContext, TurnItem, UpdatePlanArgs,
};
use codex_schema::vocab::{CoreSessionSource, SubAgentSource};
use pretty_assertions::assert_eq;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::samples::recode;

#[track_caller]
fn stays<T: Serialize + DeserializeOwned>(text: &str) {
    becomes::<T>(text, text);
}

#[track_caller]
fn becomes<T: Serialize + DeserializeOwned>(text: &str, written: &str) {
    match recode::<T>(text) {
        Ok(found) => assert_eq!(found, written),
        Err(error) => panic!("{error}: {text}"),
    }
}

#[track_caller]
fn is_refused<T: Serialize + DeserializeOwned>(text: &str) {
    if let Ok(written) = recode::<T>(text) {
        panic!("{text} is read, and written as {written}");
    }
}

#[test]
fn agent_status() {
    for text in ["pending_init", "running", "interrupted", "shutdown", "not_found"] {
        stays::<AgentStatus>(&format!("\"{text}\""));
        becomes::<AgentStatus>(&format!(r#"{{"{text}":null}}"#), &format!("\"{text}\""));
        is_refused::<AgentStatus>(&format!(r#"{{"{text}":"m"}}"#));
    }
    stays::<AgentStatus>(r#"{"completed":null}"#);
    stays::<AgentStatus>(r#"{"completed":"done"}"#);
    stays::<AgentStatus>(r#"{"errored":"why"}"#);
    // The names of what holds something are nothing by themselves.
    for text in [r#""completed""#, r#""errored""#, r#"{"errored":null}"#, r#"{"completed":7}"#] {
        is_refused::<AgentStatus>(text);
    }
    is_refused::<AgentStatus>(r#"{"completed":null,"errored":"why"}"#);
    stays::<AgentStatus>(r#""dreaming""#);
    stays::<AgentStatus>(r#"{"dreaming":{"of":["sheep"]}}"#);
}

#[test]
fn names_of_keyed_members_need_their_body() {
    for text in ["http_connection_failed", "active_turn_not_steerable"] {
        is_refused::<CoreCodexErrorInfo>(&format!("\"{text}\""));
    }
    for text in [r#""custom""#, r#""subagent""#, r#""internal""#] {
        is_refused::<CoreSessionSource>(text);
    }
    is_refused::<SubAgentSource>(r#""thread_spawn""#);
    is_refused::<RealtimeEvent>(r#""SessionUpdated""#);
    is_refused::<McpToolCallOutcome>(r#""Ok""#);
}

#[test]
fn error_info() {
    stays::<CoreCodexErrorInfo>(r#""usage_limit_exceeded""#);
    stays::<CoreCodexErrorInfo>(r#"{"response_stream_disconnected":{"http_status_code":502}}"#);
    becomes::<CoreCodexErrorInfo>(
        r#"{"http_connection_failed":{}}"#,
        r#"{"http_connection_failed":{"http_status_code":null}}"#,
    );
    stays::<CoreCodexErrorInfo>(r#"{"active_turn_not_steerable":{"turn_kind":"compact"}}"#);
    is_refused::<CoreCodexErrorInfo>(r#"{"http_connection_failed":{"http_status_code":65536}}"#);
}

#[test]
fn outcome_of_an_mcp_call() {
    stays::<McpToolCallOutcome>(
        r#"{"Ok":{"content":[{"type":"text","text":"x"}],"structuredContent":{"a":1.10},"isError":false,"_meta":{}}}"#,
    );
    stays::<McpToolCallOutcome>(r#"{"Ok":{"content":[]}}"#);
    stays::<McpToolCallOutcome>(r#"{"Err":"why"}"#);
    is_refused::<McpToolCallOutcome>(r#"{"Ok":{}}"#);
    is_refused::<McpToolCallOutcome>(r#"{"Err":null}"#);
    is_refused::<McpToolCallOutcome>(r#"{"Ok":{"content":[]},"Err":"why"}"#);
}

#[test]
fn realtime_events() {
    stays::<RealtimeEvent>(r#"{"ConversationItemAdded":{"id":1.10,"x":null}}"#);
    stays::<RealtimeEvent>(r#"{"ConversationItemAdded":null}"#);
    stays::<RealtimeEvent>(r#"{"Error":"why"}"#);
    becomes::<RealtimeEvent>(r#"{"ResponseDone":{}}"#, r#"{"ResponseDone":{"response_id":null}}"#);
    stays::<RealtimeEvent>(r#"{"InputTranscriptDelta":{"delta":"d"}}"#);
    stays::<RealtimeEvent>(r#"{"OutputTranscriptDone":{"text":"d"}}"#);
    stays::<RealtimeEvent>(r#"{"HologramAdded":{"n":1.10}}"#);
}

#[test]
fn old_tags_are_read() {
    for (old, tag) in [("turn_started", "task_started"), ("turn_complete", "task_complete")] {
        let new = recode::<EventMsg>(&format!(r#"{{"type":"{tag}","turn_id":"u"}}"#)).expect("is read");
        assert!(new.starts_with(&format!(r#"{{"type":"{tag}","#)), "{new}");
        becomes::<EventMsg>(&format!(r#"{{"type":"{old}","turn_id":"u"}}"#), &new);
        becomes::<EventMsg>(&format!(r#"{{"turn_id":"u","type":"{old}"}}"#), &new);
    }
}

#[test]
fn old_modes_are_read() {
    for mode in ["code", "pair_programming", "execute", "custom", "default"] {
        becomes::<EventMsg>(
            &format!(r#"{{"type":"task_started","turn_id":"u","collaboration_mode_kind":"{mode}"}}"#),
            r#"{"type":"task_started","turn_id":"u","model_context_window":null,"collaboration_mode_kind":"default"}"#,
        );
    }
}

#[test]
fn the_tag_is_written_first() {
    becomes::<EventMsg>(
        r#"{"text":"t","type":"agent_reasoning"}"#,
        r#"{"type":"agent_reasoning","text":"t"}"#,
    );
    becomes::<TurnItem>(r#"{"id":"i","text":"t","type":"Plan"}"#, r#"{"type":"Plan","id":"i","text":"t"}"#);
    // In rollouts the tags of items are in PascalCase.
    stays::<TurnItem>(r#"{"type":"plan","id":"i"}"#);
    assert!(matches!(serde_json::from_str(r#"{"type":"plan","id":"i"}"#), Ok(TurnItem::Unrecognized(_))));
}

#[test]
fn events_without_members() {
    for tag in ["context_compacted", "shutdown_complete", "skills_update_available"] {
        let bare = format!(r#"{{"type":"{tag}"}}"#);
        stays::<EventMsg>(&bare);
        becomes::<EventMsg>(&format!(r#"{{"more":1,"type":"{tag}"}}"#), &bare);
    }
}

const CONFIGURED: &str = r#"{"type":"session_configured","session_id":"s","thread_id":"t","model":"m","model_provider_id":"p","approval_policy":"never","approvals_reviewer":"user","permission_profile":{"type":"disabled"},"cwd":"/w"}"#;

#[test]
fn session_configured_of_older_releases() {
    stays::<EventMsg>(CONFIGURED);
    let own = CONFIGURED.replace(r#""thread_id":"t""#, r#""thread_id":"s""#);
    becomes::<EventMsg>(&CONFIGURED.replace(r#""thread_id":"t","#, ""), &own);
    becomes::<EventMsg>(&CONFIGURED.replace(r#""thread_id":"t""#, r#""thread_id":null"#), &own);
    becomes::<EventMsg>(&CONFIGURED.replace(r#","approvals_reviewer":"user""#, ""), CONFIGURED);
    becomes::<EventMsg>(
        &CONFIGURED.replace(
            r#""cwd""#,
            r#""history_log_id":0,"history_entry_count":0,"initial_messages":null,"cwd""#,
        ),
        CONFIGURED,
    );
    let profile = r#""permission_profile":{"type":"disabled"}"#;
    let policy = r#""sandbox_policy":{"type":"danger-full-access"}"#;
    stays::<EventMsg>(&CONFIGURED.replace(profile, policy));
    for neither in [r#""permission_profile":null"#, r#""sandbox_policy":null"#, r#""permissions":{}"#] {
        let error =
            recode::<EventMsg>(&CONFIGURED.replace(profile, neither)).expect_err("is refused").to_string();
        assert!(error.contains("expected `permission_profile` or `sandbox_policy`"), "{error}");
    }
    stays::<EventMsg>(&CONFIGURED.replace(
        r#""cwd":"/w""#,
        r#""cwd":"/w","initial_messages":[{"type":"shutdown_complete"},{"type":"hologram","n":1.10}]"#,
    ));
}

#[test]
fn permission_profiles_of_older_releases() {
    stays::<CorePermissionProfile>(r#"{"type":"disabled"}"#);
    stays::<CorePermissionProfile>(r#"{"type":"external","network":"restricted"}"#);
    stays::<CorePermissionProfile>(
        r#"{"type":"managed","file_system":{"type":"restricted","entries":[{"path":{"type":"glob_pattern","pattern":"*"},"access":"none"}],"glob_scan_max_depth":3},"network":"enabled"}"#,
    );
    // Before profiles had a type.
    becomes::<CorePermissionProfile>("{}", r#"{"network":null,"file_system":null}"#);
    stays::<CorePermissionProfile>(
        r#"{"network":{"enabled":true},"file_system":{"read":["/a"],"write":[]}}"#,
    );
    assert!(matches!(serde_json::from_str("{}"), Ok(CorePermissionProfile::Legacy(_))));
    for text in [
        // A type that is known must fit.
        r#"{"type":"managed"}"#,
        r#"{"type":"external"}"#,
        r#"{"type":"managed","network":null,"file_system":null}"#,
        r#"{"network":null,"more":1}"#,
        r#"{"network":true}"#,
    ] {
        is_refused::<CorePermissionProfile>(text);
    }
    stays::<CorePermissionProfile>(r#"{"type":"hologram","walls":1.10}"#);
}

#[test]
fn file_system_permissions_have_two_forms() {
    stays::<FileSystemPermissions>(
        r#"{"entries":[{"path":{"type":"special","value":{"kind":"tmpdir"}},"access":"write"}],"glob_scan_max_depth":1}"#,
    );
    stays::<FileSystemPermissions>(r#"{"read":["/a"],"write":["/b"]}"#);
    stays::<FileSystemPermissions>(r#"{"write":[]}"#);
    stays::<FileSystemPermissions>("{}");
    assert!(matches!(serde_json::from_str("{}"), Ok(FileSystemPermissions::Canonical(_))));
    becomes::<FileSystemPermissions>(r#"{"entries":[]}"#, "{}");
    becomes::<FileSystemPermissions>(r#"{"read":null}"#, "{}");
    for text in [
        r#"{"read":["/a"],"entries":[]}"#,
        r#"{"more":1}"#,
        r#"{"read":"/a"}"#,
        r#"{"entries":null}"#,
        "null",
    ] {
        is_refused::<FileSystemPermissions>(text);
    }
}

#[test]
fn other_permissions() {
    becomes::<ManagedFileSystemPermissions>(
        r#"{"type":"unrestricted","entries":[]}"#,
        r#"{"type":"unrestricted"}"#,
    );
    is_refused::<ManagedFileSystemPermissions>(r#"{"type":"restricted"}"#);
    becomes::<CoreFileSystemSpecialPath>(
        r#"{"kind":"current_working_directory"}"#,
        r#"{"kind":"project_roots"}"#,
    );
    becomes::<CoreFileSystemSpecialPath>(
        r#"{"subpath":".git","kind":"current_working_directory"}"#,
        r#"{"kind":"project_roots","subpath":".git"}"#,
    );
    stays::<CoreFileSystemSpecialPath>(r#"{"kind":"unknown","path":":moon","subpath":"a"}"#);
    stays::<CoreFileSystemSpecialPath>(r#"{"kind":"moon","side":"far"}"#);
    becomes::<CoreRequestPermissionProfile>("{}", r#"{"network":null,"file_system":null}"#);
    is_refused::<CoreRequestPermissionProfile>(r#"{"more":1}"#);
    for alias in ["https_connect", "http-connect", "https"] {
        becomes::<CoreNetworkApprovalProtocol>(&format!("\"{alias}\""), r#""https""#);
    }
}

#[test]
fn sandbox_policies() {
    becomes::<CoreSandboxPolicy>(r#"{"type":"read-only"}"#, r#"{"type":"read-only"}"#);
    becomes::<CoreSandboxPolicy>(r#"{"type":"read-only","network_access":false}"#, r#"{"type":"read-only"}"#);
    stays::<CoreSandboxPolicy>(r#"{"type":"read-only","network_access":true}"#);
    becomes::<CoreSandboxPolicy>(
        r#"{"type":"external-sandbox"}"#,
        r#"{"type":"external-sandbox","network_access":"restricted"}"#,
    );
    becomes::<CoreSandboxPolicy>(
        r#"{"type":"workspace-write"}"#,
        r#"{"type":"workspace-write","network_access":false,"exclude_tmpdir_env_var":false,"exclude_slash_tmp":false}"#,
    );
    stays::<CoreSandboxPolicy>(
        r#"{"type":"workspace-write","writable_roots":["/a"],"network_access":true,"exclude_tmpdir_env_var":true,"exclude_slash_tmp":true}"#,
    );
    // Old members are passed over here, restricted reads too; the form of v2 refuses these.
    becomes::<CoreSandboxPolicy>(
        r#"{"type":"read-only","access":{"type":"restricted"},"read_only_access":7}"#,
        r#"{"type":"read-only"}"#,
    );
}

#[test]
fn tools_with_the_old_name_of_deferred_loading() {
    let tool =
        |members: &str| format!(r#"{{"name":"n","description":"d","inputSchema":{{"z":1.10}}{members}}}"#);
    for (members, expected) in [
        ("", false),
        (r#","deferLoading":true"#, true),
        (r#","exposeToContext":true"#, false),
        (r#","exposeToContext":false"#, true),
        (r#","deferLoading":null,"exposeToContext":false"#, true),
        (r#","deferLoading":null,"exposeToContext":null"#, false),
        (r#","deferLoading":true,"exposeToContext":true"#, true),
        (r#","deferLoading":false,"exposeToContext":false"#, false),
    ] {
        becomes::<CoreDynamicToolSpec>(&tool(members), &tool(&format!(r#","deferLoading":{expected}"#)));
    }
}

#[test]
fn agent_type_is_the_role() {
    let meta = |members: &str| {
        format!(
            r#"{{"id":"t","timestamp":"t","cwd":"/w","originator":"o","cli_version":"1","source":"vscode"{members},"model_provider":null,"base_instructions":null}}"#
        )
    };
    becomes::<SessionMeta>(&meta(r#","agent_type":"explorer""#), &meta(r#","agent_role":"explorer""#));
    is_refused::<SessionMeta>(&meta(r#","agent_type":"explorer","agent_role":"explorer""#));
    // No source is `vscode`; null is none.
    becomes::<SessionMeta>(&meta("").replace(r#","source":"vscode""#, ""), &meta(""));
    is_refused::<SessionMeta>(&meta("").replace(r#""vscode""#, "null"));
    becomes::<SessionMeta>(&meta(r#","instructions":"very old""#), &meta(""));
    stays::<SessionMeta>(&meta("").replace(
        r#""base_instructions":null"#,
        r#""base_instructions":{"text":"t"},"memory_mode":"disabled","git":{"branch":"b"}"#,
    ));
    let waiting = |role: &str| {
        format!(
            r#"{{"type":"collab_waiting_begin","started_at_ms":0,"sender_thread_id":"t","receiver_thread_ids":["u"],"receiver_agents":[{{"thread_id":"u",{role}}}],"call_id":"c"}}"#
        )
    };
    becomes::<EventMsg>(&waiting(r#""agent_type":"explorer""#), &waiting(r#""agent_role":"explorer""#));
}

#[test]
fn lists_that_are_left_out_when_empty() {
    becomes::<EventMsg>(
        r#"{"type":"collab_waiting_end","sender_thread_id":"t","call_id":"c","agent_statuses":[],"statuses":{}}"#,
        r#"{"type":"collab_waiting_end","sender_thread_id":"t","call_id":"c","completed_at_ms":0,"statuses":{}}"#,
    );
    // An empty list of images is no missing one.
    stays::<EventMsg>(
        r#"{"type":"user_message","message":"m","images":[],"local_images":[],"text_elements":[]}"#,
    );
}

#[test]
fn lengths_of_time() {
    stays::<Duration>(r#"{"secs":18446744073709551615,"nanos":999999999}"#);
    becomes::<Duration>("[1,2]", r#"{"secs":1,"nanos":2}"#);
    for text in
        [r#"{"secs":1}"#, r#"{"secs":1,"nanos":2,"millis":3}"#, r#"{"secs":-1,"nanos":2}"#, r#""1s""#, "1.5"]
    {
        is_refused::<Duration>(text);
    }
    let carried: Duration = serde_json::from_str(r#"{"secs":1,"nanos":1500000000}"#).expect("is read");
    assert_eq!(carried.as_millis(), 2500);
    assert_eq!(Duration::from(std::time::Duration::from_millis(2500)), Duration::new(2, 500_000_000));
}

#[test]
fn null_counts_as_no_value() {
    becomes::<TurnContext>(
        r#"{"cwd":"p","approval_policy":"never","sandbox_policy":{"type":"danger-full-access"},"model":"m","summary":"auto","final_output_json_schema":null,"effort":null,"truncation_policy":null}"#,
        r#"{"cwd":"p","approval_policy":"never","sandbox_policy":{"type":"danger-full-access"},"model":"m","summary":"auto"}"#,
    );
    stays::<TruncationPolicy>(r#"{"mode":"tokens","limit":18446744073709551615}"#);
    is_refused::<TruncationPolicy>(r#"{"mode":"tokens","limit":-1}"#);
}

#[test]
fn the_plan_tool_takes_no_other_members() {
    becomes::<UpdatePlanArgs>(r#"{"plan":[]}"#, r#"{"explanation":null,"plan":[]}"#);
    is_refused::<UpdatePlanArgs>(r#"{"plan":[],"more":1}"#);
    is_refused::<UpdatePlanArgs>(r#"{"plan":[{"step":"s","status":"pending","more":1}]}"#);
    is_refused::<EventMsg>(r#"{"type":"plan_update","plan":[],"more":1}"#);
}

#[test]
fn numbers_keep_what_they_say() {
    stays::<EventMsg>(
        r#"{"type":"exited_review_mode","review_output":{"findings":[],"overall_correctness":"c","overall_explanation":"e","overall_confidence_score":0.87}}"#,
    );
    // An integer is a number, too.
    becomes::<EventMsg>(
        r#"{"type":"exited_review_mode","review_output":{"findings":[],"overall_correctness":"c","overall_explanation":"e","overall_confidence_score":1}}"#,
        r#"{"type":"exited_review_mode","review_output":{"findings":[],"overall_correctness":"c","overall_explanation":"e","overall_confidence_score":1.0}}"#,
    );
}

#[test]
fn what_older_releases_wrote_differently_is_refused() {
    for text in [
        // spec/rollout.md §11.
        r#"{"type":"task_started","model_context_window":null}"#,
        r#"{"type":"task_complete","last_agent_message":null}"#,
        r#"{"type":"patch_apply_end","call_id":"c","stdout":"","stderr":"","success":true}"#,
        r#"{"type":"exec_command_end","call_id":"c","turn_id":"u","command":[],"cwd":"/w","parsed_cmd":[],"stdout":"","stderr":"","exit_code":0,"duration":{"secs":0,"nanos":0},"formatted_output":""}"#,
        r#"{"type":"item_started","thread_id":"t","turn_id":"u","item":{"type":"Plan","id":"i","text":""}}"#,
        r#"{"type":"web_search_end","call_id":"c","query":"q"}"#,
        r#"{"type":"collab_agent_spawn_end","call_id":"c","sender_thread_id":"t","prompt":"p","status":"running"}"#,
    ] {
        is_refused::<EventMsg>(text);
    }
}
