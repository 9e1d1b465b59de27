//! The recorded exchanges: the same settings, items and answers give the same requests.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

#[allow(dead_code, reason = "the program around it is not run")]
#[path = "../../examples/replay.rs"]
pub mod example;

pub fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/model/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The requests that an exchange makes, and what was noted.
pub fn replay(text: &str) -> (Vec<Value>, Vec<String>, Result<(), String>) {
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    let result = example::replay(text, &mut |line| lines.push(line), &mut |note| notes.push(note));
    for line in &lines {
        assert!(!line.contains('\n'), "a request is one line");
    }
    (lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect(), notes, result)
}

/// What of a request must be equal: no headers of the transport, names in lowercase, texts that are JSON as JSON.
pub fn comparable(request: &Value) -> Value {
    let mut out = json!({"transport": request["transport"]});
    for member in ["method", "path"] {
        if let Some(value) = request.get(member).filter(|_| request["transport"] != "websocket") {
            out[member] = value.clone();
        }
    }
    if let Some(body) = request.get("body") {
        out["body"] = body.clone();
        let metadata = &mut out["body"]["client_metadata"]["x-codex-turn-metadata"];
        *metadata = as_json(metadata);
    }
    let headers = request["headers"].as_array().into_iter().flatten();
    for header in headers {
        let name = header[0].as_str().unwrap().to_lowercase();
        let of_transport = ["host", "content-length", "connection", "upgrade"].contains(&name.as_str());
        if !of_transport && !name.starts_with("sec-websocket-") {
            out["headers"][name] = as_json(&header[1]);
        }
    }
    out
}

fn as_json(value: &Value) -> Value {
    match value.as_str().map(serde_json::from_str) {
        Some(Ok(json @ Value::Object(_))) => json,
        _ => value.clone(),
    }
}

#[track_caller]
fn assert_replays(name: &str, requests: usize) {
    let (replayed, notes, result) = replay(&fixture(&format!("{name}.replay.json")));
    assert_eq!((result, notes), (Ok(()), vec![]));
    let recording = fixture(&format!("{name}.jsonl"));
    let recorded: Vec<Value> = recording.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(recorded.len(), requests);
    let comparable = |requests: &[Value]| requests.iter().map(comparable).collect::<Vec<_>>();
    assert_eq!(comparable(&replayed), comparable(&recorded));
}

#[test]
fn http_with_a_routing_token() {
    assert_replays("http-sticky-token", 2);
}

#[test]
fn websocket_with_prewarm_and_increments() {
    assert_replays("websocket-prewarm-incremental", 5);
}

/// An exchange that uses what the recorded ones do not.
fn eventful() -> Value {
    let model = json!({"slug": "m", "supports_reasoning_summaries": true, "default_effort": "low"});
    json!({
        "session": {
            "session_id": "s", "thread_id": "t", "installation_id": "i", "originator": "o", "user_agent": "u",
            "source": {"subagent": {"thread_spawn": {"parent_thread_id": "p", "depth": 1}}},
            "report_processed": true, "window_generation": 2,
            "credentials": {"type": "managed_chatgpt", "token": "old"},
            "provider": {"name": "OpenAI", "base_url": "http://h/v1", "query": [["a", "b"]], "websockets": true,
                "stream_max_retries": 1, "request_max_retries": 1},
        },
        "settings": {"model": model, "turn_metadata": {"turn_id": "é"}},
        "steps": [
            {"do": "begin_turn"},
            {"do": "request", "add": [{"type": "message", "role": "user", "content": []}], "answers": [
                {"status": 401},
                {"recovery": "done", "credentials": {"type": "managed_chatgpt", "token": "new"}},
                {"status": 101, "headers": [["x-codex-turn-state", "a"]]},
                {"status": 200, "events": [
                    {"type": "response.output_item.done",
                        "item": {"type": "message", "id": "m1", "role": "assistant", "content": []}},
                    {"type": "response.completed", "response": {"id": "r1"}},
                ]},
            ]},
            // The abandoned response is still to end when the next request begins.
            {"do": "request", "answers": [
                {"events": [{"type": "response.completed", "response": {"id": "r2"}}], "abandon_after": 0}]},
            {"do": "request", "answers": [{"events": [], "end": "close_frame"}, {"failure": "timeout"},
                {"status": 500, "body": "no"}, {"status": 200, "chunks":
                    ["data: {\"type\":\"response.comp", "leted\",\"response\":{\"id\":\"r3\"}}\n\n"]}]},
            {"do": "end_turn"},
            {"do": "compact", "input": [{"type": "context_compaction"}], "answers": [
                {"status": 200, "body": {"output": []}}]},
            {"do": "advance_window_generation"},
            {"do": "summarize", "model": "m", "traces": [{"id": "1", "source_path": "/", "items": []}],
                "answers": [{"status": 200, "body": {"output": []}}]},
        ],
    })
}

#[test]
fn everything_that_can_happen_can_be_replayed() {
    let (requests, notes, result) = replay(&eventful().to_string());
    assert_eq!(result, Ok(()));
    let kinds: Vec<&str> = requests.iter().map(|request| request["transport"].as_str().unwrap()).collect();
    let expected = [
        "websocket-handshake",
        "websocket-handshake",
        "websocket",
        "websocket",
        "websocket",
        "websocket",
        "websocket-handshake",
        "http",
        "http",
        "http",
        "http",
    ];
    assert_eq!(kinds, expected);
    let header = |index: usize, name: &str| comparable(&requests[index])["headers"][name].clone();
    assert_eq!(header(0, "authorization"), "Bearer old");
    assert_eq!(header(1, "authorization"), "Bearer new");
    assert_eq!(requests[1]["path"], "/v1/responses?a=b");
    assert_eq!(header(1, "x-codex-turn-metadata"), json!({"turn_id": "é"}));
    assert_eq!(requests[3]["body"], json!({"type": "response.processed", "response_id": "r1"}));
    assert_eq!(requests[4]["body"]["previous_response_id"], "r1");
    assert_eq!(requests[5]["body"].get("previous_response_id"), None);
    assert_eq!(header(6, "x-codex-turn-state"), "a");
    assert_eq!(
        (requests[7]["path"].clone(), header(7, "x-codex-turn-state")),
        (json!("/v1/responses?a=b"), json!("a"))
    );
    assert_eq!(requests[9]["path"], "/v1/responses/compact?a=b");
    assert_eq!(header(9, "x-codex-window-id"), "t:2");
    assert_eq!(requests[10]["path"], "/v1/memories/trace_summarize?a=b");
    assert!(notes.iter().any(|note| note.contains("Reconnecting... 1/1")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("HTTPS")), "{notes:?}");
}

#[test]
fn recorded_inputs_get_their_ids_back() {
    let mut exchange = eventful();
    let message = |role: &str| json!({"type": "message", "role": role, "content": []});
    let sent = |id: &str| {
        json!({"type": "response.output_item.done",
            "item": {"type": "message", "id": id, "role": "assistant", "content": [], "status": "completed"}})
    };
    let completed = |id: &str| json!({"type": "response.completed", "response": {"id": id}});
    let input = [message("user"), message("assistant"), message("assistant"), message("user")];
    exchange["session"]["report_processed"] = json!(false);
    exchange["steps"] = json!([
        {"do": "begin_turn"},
        {"do": "request", "input": input[..1], "answers": [{"status": 101},
            {"status": 200, "headers": {}, "events": [sent("a"), sent("b"), completed("r1")]}]},
        {"do": "request", "input": input, "answers": [{"events": [completed("r2")]}]},
        {"do": "request", "add": [message("user")], "answers": [{"events": [completed("r3")]}]},
    ]);
    let (requests, notes, result) = replay(&exchange.to_string());
    assert_eq!((result, notes), (Ok(()), vec![]));
    let of =
        |index: usize| (&requests[index]["body"]["previous_response_id"], &requests[index]["body"]["input"]);
    assert_eq!(of(2), (&json!("r1"), &json!([message("user")])));
    assert_eq!(of(3), (&json!("r2"), &json!([message("user")])));
}

/// The error of the eventful exchange with one part of it replaced.
fn error_with(pointer: &str, value: Value) -> String {
    let mut exchange = eventful();
    match exchange.pointer_mut(pointer) {
        Some(part) => *part = value,
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            match exchange.pointer_mut(parent).unwrap() {
                Value::Array(list) => list.push(value),
                object => object[name] = value,
            }
        }
    }
    replay(&exchange.to_string()).2.unwrap_err()
}

#[test]
fn files_that_are_not_understood() {
    for (pointer, value, at, found) in [
        ("/stepps", json!([]), "", "`stepps`"),
        ("/session/thread_id", json!(5), "session: ", "invalid type: integer `5`, expected a string"),
        (
            "/session/provider/wire_api",
            json!("chat"),
            "session: provider: ",
            "expected `responses`, found `chat`",
        ),
        ("/session/provider/aws_signed", json!(true), "session: provider: ", "AWS"),
        ("/session/credentials/type", json!("cookie"), "session: ", "`cookie`, expected one of"),
        ("/session/beta_features", json!({}), "session: ", "expected a text or a list of texts"),
        ("/settings", json!({}), "step 2: settings: ", "missing field `model`"),
        ("/settings/modle", json!({}), "step 2: settings: ", "unknown field `modle`"),
        ("/steps/0/do", json!("dance"), "step 1: ", "unknown variant `dance`, expected one of"),
        ("/steps/0/turn", json!("other"), "step 2: ", "`turn` has not begun"),
        ("/steps/0/trun", json!("other"), "step 1: ", "unknown field `trun`"),
        ("/steps/1/add/0/role", json!(5), "step 2: item 1 of the input: /role: ", "a string"),
        ("/steps/1/retry", json!("forever"), "step 2: ", "unknown variant `forever`"),
        ("/steps/1/answers", json!([]), "step 2: ", "there is no answer to a handshake"),
        (
            "/steps/1/answers/0",
            json!({"events": []}),
            "step 2: the answer to a handshake: ",
            "found `events`",
        ),
        (
            "/steps/1/answers/0",
            json!({"status": 200}),
            "step 2: the answer to a handshake: ",
            "a `status` of 101",
        ),
        (
            "/steps/1/answers/1",
            json!({"status": 101}),
            "step 2: the answer to a recovery: ",
            "found `status`",
        ),
        ("/steps/1/answers/1", json!({}), "step 2: the answer to a recovery: ", "expected `recovery`"),
        ("/steps/1/answers/2/headers", json!({"a": 5}), "step 2: answer 3: headers: ", r#"found {"a":5}"#),
        (
            "/steps/1/answers/3",
            json!({"status": 101}),
            "step 2: the answer to a message: ",
            "expected `events`",
        ),
        (
            "/steps/1/answers/3",
            json!({"status": 200}),
            "step 2: the answer to a message: ",
            "expected `events`",
        ),
        (
            "/steps/1/answers/3",
            json!({"failure": "timeout"}),
            "step 2: the answer to a message: ",
            "found `failure`",
        ),
        ("/steps/1/answers/3/end", json!("bang"), "step 2: answer 4: ", "unknown variant `bang`"),
        ("/steps/1/answers/3/next", json!({}), "step 2: ", "nothing is tried again"),
        ("/steps/1/answers/4", json!({"status": 200, "events": []}), "step 2: ", "1 answers are left over"),
        (
            "/steps/3/answers/2",
            json!({}),
            "step 4: the answer to an HTTP request: ",
            "either `status` or `failure`",
        ),
        ("/steps/3/answers/2/events", json!([]), "step 4: the answer to an HTTP request: ", "only one of"),
        ("/steps/3/answers/2/next", json!({"add": [{}]}), "step 4: next: ", "expected nothing but"),
    ] {
        let error = error_with(pointer, value);
        assert!(error.starts_with(at) && error.contains(found), "{pointer}: {error}");
    }
}

#[test]
fn tries_may_differ_in_what_happened_meanwhile() {
    let call = json!({"type": "function_call", "id": "fc", "name": "f", "arguments": "{}", "call_id": "c"});
    let output = json!({"type": "function_call_output", "call_id": "c", "output": "x"});
    let mut exchange = eventful();
    exchange["session"]["provider"]["websockets"] = json!(false);
    exchange["session"]["provider"]["stream_max_retries"] = json!(2);
    let completed = json!({"type": "response.completed", "response": {"id": "r"}});
    exchange["steps"] = json!([
        {"do": "begin_turn"},
        {"do": "request", "input": [], "settings": {"trace": {"traceparent": "00-a-1-01"}}, "answers": [
            {"status": 502, "next": {"settings": {"trace": {"traceparent": "00-a-2-01"}}}},
            {"status": 200, "events": [{"type": "response.output_item.done", "item": call}],
                "next": {"add": [output], "settings": {"turn_metadata": {"turn_id": "later"}}}},
            {"status": 200, "events": [], "next": {"input": [output]}},
            {"status": 200, "events": [completed]},
        ]},
    ]);
    let (requests, _, result) = replay(&exchange.to_string());
    assert_eq!(result, Ok(()));
    let headers: Vec<Value> = requests.iter().map(|request| comparable(request)["headers"].clone()).collect();
    let traces: Vec<&Value> = headers.iter().map(|headers| &headers["traceparent"]).collect();
    assert_eq!(traces, ["00-a-1-01", "00-a-2-01", "00-a-1-01", "00-a-1-01"]);
    let turns: Vec<&Value> =
        headers.iter().map(|headers| &headers["x-codex-turn-metadata"]["turn_id"]).collect();
    assert_eq!(turns, ["é", "é", "later", "later"]);
    let mut sent = call;
    sent.as_object_mut().unwrap().remove("id");
    let inputs: Vec<&Value> = requests.iter().map(|request| &request["body"]["input"]).collect();
    assert_eq!(inputs, [&json!([]), &json!([]), &json!([sent, output]), &json!([output])]);
}
