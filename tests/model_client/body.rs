//! Bodies of requests (§17, rows 31 to 36, 38, 39).

use codex_schema::Json;
use codex_schema::model_client::*;
use codex_schema::vocab::{CoreSessionSource, ReasoningEffort, ReasoningSummary, Verbosity};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

/// The text of the body over HTTP.
fn http_text(config: ModelClientConfig, prompt: Prompt, settings: TurnSettings) -> String {
    let client = client_of(config);
    let mut turn = client.begin_turn();
    let run = run(turn.stream(prompt, settings), &[Reply::Stream(&[], answer("r1", &[]))]);
    run.requests()[0].body.clone()
}

fn http_body(config: ModelClientConfig, prompt: Prompt, settings: TurnSettings) -> Value {
    serde_json::from_str(&http_text(config, prompt, settings)).expect("is JSON")
}

fn websocket_body(config: ModelClientConfig, prompt: Prompt, settings: TurnSettings) -> Value {
    let client = client_of(config);
    let mut turn = client.begin_turn();
    run(turn.stream(prompt, settings), &[Reply::Upgrade(&[]), Reply::Frames(answer("r1", &[]))])
        .message()
        .clone()
}

fn with(change: impl FnOnce(&mut TurnSettings)) -> TurnSettings {
    let mut settings = settings();
    change(&mut settings);
    settings
}

fn body_with(change: impl FnOnce(&mut TurnSettings)) -> Value {
    http_body(config(false), prompt(&[user("hello")]), with(change))
}

#[test]
fn members_and_their_order() {
    let mut prompt = prompt(&[user("hello")]);
    prompt.tools = vec![json!({"type": "function", "name": "f"}).into()];
    prompt.parallel_tool_calls = true;
    let settings = with(|settings| {
        settings.service_tier = Some("flex".to_owned());
        settings.summary = Some(ReasoningSummary::Auto);
    });
    assert_eq!(
        http_text(config(false), prompt.clone(), settings.clone()),
        r#"{"model":"gpt-5.4","instructions":"Be brief.","input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"hello"}]}],"tools":[{"name":"f","type":"function"}],"tool_choice":"auto","parallel_tool_calls":true,"reasoning":{"effort":"medium","summary":"auto"},"store":false,"stream":true,"include":["reasoning.encrypted_content"],"service_tier":"flex","prompt_cache_key":"the-thread","text":{"verbosity":"low"},"client_metadata":{"x-codex-installation-id":"the-installation"}}"#
    );
    let client = websocket_client();
    let mut turn = client.begin_turn();
    let mut call = turn.prewarm(prompt, settings).unwrap();
    assert!(matches!(call.next(), Step::Connect(_)));
    call.connected(1, &Headers::new());
    let Step::SendText(message) = call.next() else { panic!("sends nothing") };
    assert!(
        message.starts_with(
            r#"{"type":"response.create","model":"gpt-5.4","instructions":"Be brief.","input":["#
        )
    );
    assert!(
        message.contains(r#""text":{"verbosity":"low"},"generate":false,"client_metadata":{"#),
        "{message}"
    );
}

#[test]
fn empty_instructions_are_left_out() {
    let body = http_body(config(false), Prompt::default(), settings());
    assert_eq!(body.get("instructions"), None);
    assert_eq!((&body["input"], &body["tools"]), (&json!([]), &json!([])));
    assert_eq!(body["parallel_tool_calls"], false);
}

#[test]
fn row_31_model_without_summaries_is_not_asked_to_reason() {
    let body = body_with(|settings| {
        settings.model.supports_reasoning_summaries = false;
        settings.effort = Some(ReasoningEffort::High);
    });
    assert_eq!(body.get("reasoning"), Some(&Value::Null));
    assert_eq!(body["include"], json!([]));
}

#[test]
fn row_32_effort_defaults_to_that_of_the_model() {
    let body = body_with(|settings| settings.summary = Some(ReasoningSummary::None));
    assert_eq!(body["reasoning"], json!({"effort": "medium"}));
    assert_eq!(body["include"], json!(["reasoning.encrypted_content"]));
    let body = body_with(|settings| {
        settings.effort = Some(ReasoningEffort::Xhigh);
        settings.summary = Some(ReasoningSummary::Detailed);
    });
    assert_eq!(body["reasoning"], json!({"effort": "xhigh", "summary": "detailed"}));
    let body = body_with(|settings| settings.model.default_effort = None);
    assert_eq!(body["reasoning"], json!({}));
}

#[test]
fn row_33_verbosity_needs_a_model_that_supports_it() {
    let body = |supported, preference: Option<Verbosity>, default: Option<Verbosity>| {
        let mut config = config(false);
        config.verbosity = preference;
        let settings = with(|settings| {
            settings.model.supports_verbosity = supported;
            settings.model.default_verbosity = default;
        });
        http_body(config, prompt(&[]), settings).get("text").cloned()
    };
    assert_eq!(body(false, Some(Verbosity::High), Some(Verbosity::Low)), None);
    assert_eq!(body(true, Some(Verbosity::High), Some(Verbosity::Low)), Some(json!({"verbosity": "high"})));
    assert_eq!(body(true, None, Some(Verbosity::Low)), Some(json!({"verbosity": "low"})));
    assert_eq!(body(true, None, None), None);
}

#[test]
fn row_34_schema_of_the_guardian_is_not_strict() {
    let text = |source: Value| {
        let mut config = config(false);
        config.source = serde_json::from_value::<CoreSessionSource>(source).unwrap();
        let mut prompt = prompt(&[]);
        prompt.output_schema = Some(json!({"type": "object"}).into());
        http_body(config, prompt, with(|settings| settings.model.supports_verbosity = false))["text"].clone()
    };
    let format = |strict: bool| {
        json!({"format": {
            "type": "json_schema", "strict": strict, "schema": {"type": "object"}, "name": "codex_output_schema",
        }})
    };
    assert_eq!(text(json!({"subagent": {"other": "guardian"}})), format(false));
    assert_eq!(text(json!({"subagent": "review"})), format(true));
    assert_eq!(text(json!("cli")), format(true));
}

/// One item of each kind, with an id where the provider sends one.
fn items_with_ids() -> Vec<Value> {
    vec![
        json!({"type": "message", "id": "i0", "role": "assistant", "content": []}),
        json!({"type": "reasoning", "id": "i1", "summary": [], "encrypted_content": "e"}),
        json!({"type": "web_search_call", "id": "i2", "status": "completed"}),
        json!({"type": "function_call", "id": "i3", "name": "f", "arguments": "{}", "call_id": "c3"}),
        json!({"type": "tool_search_call", "id": "i4", "call_id": "c4", "execution": "x", "arguments": {}}),
        json!({"type": "local_shell_call", "id": "i5", "call_id": "c5", "status": "completed",
            "action": {"type": "exec", "command": ["ls"]}}),
        json!({"type": "custom_tool_call", "id": "i6", "call_id": "c6", "name": "n", "input": "x"}),
        json!({"type": "image_generation_call", "id": "i7", "status": "completed", "result": "r"}),
        json!({"type": "message", "id": "", "role": "user", "content": []}),
        json!({"type": "function_call_output", "call_id": "c3", "output": "x"}),
    ]
}

fn ids(input: &Value) -> Vec<Option<&str>> {
    input.as_array().unwrap().iter().map(|item| item.get("id").map(|id| id.as_str().unwrap())).collect()
}

#[test]
fn row_35_azure_stores_and_is_sent_ids() {
    let mut azure = config(false);
    azure.provider.name = "azure".to_owned();
    let body = http_body(azure.clone(), prompt(&items_with_ids()), settings());
    assert_eq!(body["store"], true);
    let all: Vec<String> = (0..8).map(|n| format!("i{n}")).collect();
    let expected: Vec<Option<&str>> = all.iter().map(|id| Some(id.as_str())).chain([None, None]).collect();
    assert_eq!(ids(&body["input"]), expected);
    assert_eq!(
        body["input"][1],
        json!({
            "type": "reasoning", "id": "i1", "summary": [], "content": null, "encrypted_content": "e",
        })
    );

    azure.provider.websockets = true;
    let message = websocket_body(azure, prompt(&items_with_ids()), settings());
    assert_eq!(message["store"], true);
    let only_image: Vec<Option<&str>> = (0..10).map(|n| (n == 7).then_some("i7")).collect();
    assert_eq!(ids(&message["input"]), only_image);

    let body = http_body(config(false), prompt(&items_with_ids()), settings());
    assert_eq!(body["store"], false);
    assert_eq!(ids(&body["input"]), only_image);
}

#[test]
fn row_36_tiers() {
    for (tier, sent) in
        [("fast", "priority"), ("flex", "flex"), ("priority", "priority"), ("Fast", "Fast"), ("", "")]
    {
        let body = body_with(|settings| settings.service_tier = Some(tier.to_owned()));
        assert_eq!(body["service_tier"], sent);
    }
    assert_eq!(body_with(|_| ()).get("service_tier"), None);
}

/// A compaction request and what its answer gives.
fn compact(config: ModelClientConfig, answer: &str) -> (HttpRequest, Result<Vec<ModelItem>, ModelError>) {
    let mut prompt = prompt(&[user("hello")]);
    prompt.output_schema = Some(json!({}).into());
    let mut call = client_of(config).compact(prompt, settings()).expect("there is something to compact");
    let UnaryStep::SendHttp(request) = call.next() else { panic!("sends nothing") };
    call.http_head(200, Headers::new());
    assert_eq!(call.next(), UnaryStep::Read);
    call.bytes(answer.as_bytes());
    call.ended(StreamEnd::Ended);
    let UnaryStep::Done(result) = call.next() else { panic!("is not over") };
    assert_eq!(call.next(), UnaryStep::Over);
    (*request, result)
}

#[test]
fn row_38_nothing_to_compact() {
    assert!(http_client().compact(prompt(&[]), settings()).is_none());
    assert!(http_client().summarize("m", None, &[], None).is_none());
}

#[test]
fn row_39_compaction_body_differs_by_the_listed_members() {
    let (request, _) = compact(config(false), r#"{"output":[]}"#);
    let compaction: Value = serde_json::from_str(&request.body).unwrap();
    let mut stream = http_body(config(false), prompt(&[user("hello")]), settings());
    for absent in ["tool_choice", "store", "stream", "include", "client_metadata"] {
        assert!(stream.as_object_mut().unwrap().remove(absent).is_some(), "{absent}");
    }
    assert_eq!(compaction, stream);

    let no_reasoning = with(|settings| settings.model.supports_reasoning_summaries = false);
    let mut call = http_client().compact(prompt(&[user("hello")]), no_reasoning).unwrap();
    let UnaryStep::SendHttp(request) = call.next() else { panic!("sends nothing") };
    assert!(!request.body.contains("reasoning"), "{}", request.body);
}

#[test]
fn compaction_request_and_answer() {
    let answer =
        json!({"output": [assistant("m1", "Hi."), {"type": "compaction_summary", "encrypted_content": "e"}]});
    let (request, result) = compact(config(true), &answer.to_string());
    assert_eq!(request.url, "http://127.0.0.1:8080/v1/responses/compact");
    let mut names: Vec<String> = request.headers.iter().map(|(name, _)| name.to_lowercase()).collect();
    names.sort();
    let expected = [
        "content-type",
        "originator",
        "session_id",
        "thread_id",
        "user-agent",
        "x-codex-installation-id",
        "x-codex-window-id",
    ];
    assert_eq!(names, expected);
    let expected = [assistant("m1", "Hi."), json!({"type": "compaction", "encrypted_content": "e"})];
    assert_eq!(result.unwrap(), expected.map(item));

    let (_, result) = compact(config(true), r#"{"output":[{"type":"message"}]}"#);
    assert!(matches!(result, Err(ModelError::Stream { .. })), "{result:?}");
    let (_, result) = compact(config(true), "nothing");
    assert!(matches!(result, Err(ModelError::Stream { .. })), "{result:?}");
}

#[test]
fn unary_requests_are_retried_but_not_recovered() {
    let client: Client = ModelClient::new(config(false), Credentials::managed_chatgpt("t", None, false));
    let mut call = client.compact(prompt(&[user("hello")]), settings()).unwrap();
    assert!(matches!(call.next(), UnaryStep::SendHttp(_)));
    call.http_head(503, Headers::new());
    call.ended(StreamEnd::Ended);
    assert_eq!(call.next(), UnaryStep::Wait(Delay::backoff(1)));
    assert!(matches!(call.next(), UnaryStep::SendHttp(_)));
    call.http_failed(HttpFailure::TimedOut);
    assert_eq!(call.next(), UnaryStep::Wait(Delay::backoff(2)));
    assert!(matches!(call.next(), UnaryStep::SendHttp(_)));
    call.http_head(200, Headers::new());
    call.ended(StreamEnd::Transport("reset".to_owned()));
    assert_eq!(call.next(), UnaryStep::Wait(Delay::backoff(3)));
    assert!(matches!(call.next(), UnaryStep::SendHttp(_)));
    call.http_head(401, Headers::new());
    call.ended(StreamEnd::Ended);
    let UnaryStep::Done(Err(ModelError::UnexpectedStatus(unexpected))) = call.next() else {
        panic!("succeeds")
    };
    assert_eq!(unexpected.status, 401);
    assert_eq!(unexpected.url.as_deref(), Some("http://127.0.0.1:8080/v1/responses/compact"));
}

#[test]
fn memory_summaries() {
    let traces = [MemoryTrace {
        id: "t1".to_owned(),
        source_path: "/a.jsonl".to_owned(),
        items: vec![Json::from(json!({"any": 1}))],
    }];
    let call = |effort| http_client().summarize("m", effort, &traces, None).unwrap();
    let mut low = call(Some(ReasoningEffort::Low));
    let UnaryStep::SendHttp(request) = low.next() else { panic!("sends nothing") };
    assert_eq!(request.url, "http://127.0.0.1:8080/v1/memories/trace_summarize");
    assert_eq!(
        request.body,
        r#"{"model":"m","traces":[{"id":"t1","metadata":{"source_path":"/a.jsonl"},"items":[{"any":1}]}],"reasoning":{"effort":"low"}}"#
    );
    let names: Vec<&str> = request.headers.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["content-type", "originator", "user-agent"]);
    low.http_head(200, Headers::new());
    low.bytes(
        br#"{"output":[{"raw_memory":"a","memory_summary":"b"},{"trace_summary":"c","memory_summary":"d"}]}"#,
    );
    low.ended(StreamEnd::Ended);
    let summary = |trace: &str, memory: &str| MemorySummary {
        trace_summary: trace.to_owned(),
        memory_summary: memory.to_owned(),
    };
    assert_eq!(low.next(), UnaryStep::Done(Ok(vec![summary("a", "b"), summary("c", "d")])));

    let UnaryStep::SendHttp(request) = call(None).next() else { panic!("sends nothing") };
    assert!(!request.body.contains("reasoning"));
}

fn shell_output(output: &str) -> String {
    json!({"output": output, "metadata": {"exit_code": 3, "duration_seconds": 0.5}}).to_string()
}

/// The output of an item after it went through a request whose tools are given.
fn rewritten(call: Value, answer: Value, tool: Value) -> Value {
    let mut prompt = prompt(&[call, answer]);
    prompt.tools = vec![tool.into()];
    http_body(config(false), prompt, settings())["input"][1]["output"].clone()
}

#[test]
fn shell_outputs_are_put_into_words() {
    let patch = json!({"type": "custom", "name": "apply_patch", "format": {}});
    let words = "Exit code: 3\nWall time: 0.5 seconds\nOutput:\nhi";
    let calls = [
        json!({"type": "local_shell_call", "call_id": "c", "status": "completed", "action": {"type": "exec", "command": []}}),
        json!({"type": "local_shell_call", "id": "c", "status": "completed", "action": {"type": "exec", "command": []}}),
        json!({"type": "custom_tool_call", "name": "apply_patch", "call_id": "c", "input": ""}),
        json!({"type": "function_call", "name": "shell", "call_id": "c", "arguments": ""}),
        json!({"type": "function_call", "name": "container.exec", "call_id": "c", "arguments": ""}),
        json!({"type": "function_call", "name": "apply_patch", "call_id": "c", "arguments": ""}),
    ];
    let raw = shell_output("hi");
    let function_output = json!({"type": "function_call_output", "call_id": "c", "output": raw});
    let custom_output = json!({"type": "custom_tool_call_output", "call_id": "c", "output": raw});
    for call in calls {
        assert_eq!(rewritten(call.clone(), function_output.clone(), patch.clone()), words);
        assert_eq!(rewritten(call, custom_output.clone(), patch.clone()), words);
    }
    let other_call =
        json!({"type": "function_call", "name": "exec_command", "call_id": "c", "arguments": ""});
    assert_eq!(rewritten(other_call, function_output.clone(), patch.clone()), raw);
    let shell = json!({"type": "function_call", "name": "shell", "call_id": "c", "arguments": ""});
    let as_function = json!({"type": "function", "name": "apply_patch"});
    assert_eq!(rewritten(shell.clone(), function_output, as_function), raw);

    let answered = |output: Value| {
        rewritten(
            shell.clone(),
            json!({"type": "function_call_output", "call_id": "c", "output": output}),
            patch.clone(),
        )
    };
    let counted = shell_output("Total output lines: 7\n\nhi");
    let counted_words = "Exit code: 3\nWall time: 0.5 seconds\nTotal output lines: 7\nOutput:\nhi";
    assert_eq!(answered(counted.into()), counted_words);
    assert_eq!(answered("plain".into()), "plain");
    let parts = json!([{"type": "input_text", "text": raw}]);
    assert_eq!(answered(parts.clone()), parts);
    let whole = json!({"output": "", "metadata": {"exit_code": 0, "duration_seconds": 1}}).to_string();
    assert_eq!(answered(whole.into()), "Exit code: 0\nWall time: 1 seconds\nOutput:\n");
}

#[test]
fn a_call_is_answered_once() {
    let mut prompt = prompt(&[
        json!({"type": "function_call", "name": "shell", "call_id": "c", "arguments": ""}),
        json!({"type": "function_call_output", "call_id": "c", "output": shell_output("a")}),
        json!({"type": "function_call_output", "call_id": "c", "output": shell_output("b")}),
    ]);
    prompt.tools = vec![json!({"type": "custom", "name": "apply_patch"}).into()];
    let body = http_body(config(false), prompt, settings());
    assert_eq!(body["input"][1]["output"], "Exit code: 3\nWall time: 0.5 seconds\nOutput:\na");
    assert_eq!(body["input"][2]["output"], shell_output("b"));
}
