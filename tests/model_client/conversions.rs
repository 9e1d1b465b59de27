//! Recordings become files that replay them: exchanges are played, written down as a recording, converted and played
//! again.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::replays::{comparable, example, fixture, replay};
use crate::support::{assistant, completed, done, failed, user};

/// The requests of an exchange.
#[track_caller]
fn requests_of(exchange: &Value) -> Vec<Value> {
    let (requests, _, result) = replay(&exchange.to_string());
    assert_eq!(result, Ok(()), "{exchange:#}");
    requests
}

/// What an endpoint would have recorded of an exchange.
fn recording_of(exchange: &Value) -> String {
    let mut answers = exchange["steps"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|step| step["answers"].as_array().into_iter().flatten())
        .filter(|answer| answer.get("recovery").is_none());
    let mut line = |mut request: Value| {
        if request["body"]["type"] != "response.processed" {
            let mut answer = answers.next().unwrap().clone();
            answer.as_object_mut().unwrap().remove("next");
            request["response"] = answer;
        }
        if let Some(headers) = request.get_mut("headers") {
            headers.as_array_mut().unwrap().push(json!(["Host", "h"]));
        }
        request.as_object_mut().unwrap().remove("url");
        request.to_string()
    };
    requests_of(exchange).into_iter().map(|request| line(request) + "\n").collect()
}

/// Converts what an exchange makes, and expects that it is made again.
#[track_caller]
fn assert_comes_back(exchange: &Value, requests: usize) {
    let recording = recording_of(exchange);
    let converted = example::conversion::convert(&recording, None).unwrap();
    let comparable = |requests: Vec<Value>| requests.iter().map(comparable).collect::<Vec<_>>();
    let made = comparable(requests_of(exchange));
    assert_eq!(made.len(), requests);
    assert_eq!(comparable(requests_of(&converted)), made, "{converted:#}");
}

fn exchange(steps: Value) -> Value {
    let model = json!({"slug": "m", "supports_reasoning_summaries": true, "default_effort": "low",
        "supports_verbosity": true, "default_verbosity": "high"});
    json!({
        "session": {
            "session_id": "s", "thread_id": "t", "installation_id": "i", "originator": "o", "user_agent": "u",
            "provider": {"name": "p", "base_url": "http://h/v1", "request_max_retries": 4},
        },
        "settings": {"model": model, "instructions": "Be brief.", "turn_metadata": {"turn_id": "1"},
            "tools": [{"type": "function", "name": "f"}]},
        "steps": steps,
    })
}

fn call(id: &str) -> Value {
    json!({"type": "function_call", "id": id, "name": "f", "arguments": "{}", "call_id": id})
}

fn output(id: &str) -> Value {
    json!({"type": "function_call_output", "call_id": id, "output": "x"})
}

fn stream(events: &[Value]) -> Value {
    json!({"status": 200, "headers": {}, "events": events})
}

#[test]
fn recorded_exchanges() {
    for name in ["http-sticky-token", "websocket-prewarm-incremental"] {
        let recording = fixture(&format!("{name}.jsonl"));
        let converted = example::conversion::convert(&recording, None).unwrap();
        let recorded: Vec<Value> =
            recording.lines().map(|line| comparable(&serde_json::from_str(line).unwrap())).collect();
        let made: Vec<Value> = requests_of(&converted).iter().map(comparable).collect();
        assert_eq!(made, recorded);
    }
}

#[test]
fn http_with_failures_tokens_turns_and_a_compaction() {
    let with_token = json!({"status": 200, "headers": {"x-codex-turn-state": "a"},
        "events": [done(&call("c1")), failed("other", "")], "next": {"add": [output("c1")]}});
    let second = json!({"turn_metadata": {"turn_id": "2"}, "service_tier": "flex", "effort": "high"});
    let exchange = exchange(json!([
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "answers": [
            {"status": 502, "headers": {}, "body": "no"}, with_token,
            stream(&[done(&call("c2")), completed("r1")])]},
        {"do": "request", "add": [output("c2")], "answers": [
            {"status": 429, "headers": {"retry-after": "1"}, "body": {"error": {"type": "slow"}}}]},
        {"do": "end_turn"},
        {"do": "compact", "input": [user("hello")], "answers": [{"status": 200, "headers": {}, "body": {"output": []}}]},
        {"do": "advance_window_generation"},
        {"do": "begin_turn"},
        {"do": "request", "input": [user("again")], "settings": second, "answers": [
            stream(&[done(&assistant("m1", "Hi.")), completed("r2")])]},
        {"do": "request", "add": [user("more")], "settings": second, "answers": [stream(&[completed("r3")])]},
    ]));
    assert_comes_back(&exchange, 7);
}

#[test]
fn websocket_with_prewarm_reconnect_increments_and_fallback() {
    let second = json!({"turn_metadata": {"turn_id": "2"}});
    let prewarm = json!({"turn_metadata": {"turn_id": ""}});
    let mut exchange = exchange(json!([
        {"do": "begin_turn"},
        {"do": "prewarm", "settings": prewarm, "answers": [
            {"status": 101, "headers": {"x-codex-turn-state": "a"}}, stream(&[completed("w")])]},
        {"do": "request", "add": [user("hello")], "answers": [
            stream(&[done(&json!({"type": "reasoning", "id": "rs", "summary": []})), done(&call("c1")),
                completed("r1")])]},
        {"do": "request", "add": [output("c1")], "answers": [
            stream(&[done(&assistant("m1", "Hi.")), failed("other", "")]),
            {"status": 101, "headers": {}}, stream(&[completed("r2")])]},
        {"do": "request", "add": [user("more")], "settings": {"service_tier": "flex"}, "answers": [
            stream(&[completed("r3")])]},
        {"do": "end_turn"},
        {"do": "begin_turn"},
        {"do": "request", "add": [user("next")], "settings": second, "answers": [
            stream(&[done(&json!({"type": "hologram"})), completed("r4")])]},
        {"do": "request", "add": [user("more")], "settings": second, "answers": [
            stream(&[{ json!({"type": "error", "status": 400, "error": {"code": "websocket_connection_limit_reached"}}) }]),
            {"status": 426, "headers": {}}, stream(&[completed("r5")])]},
        {"do": "end_turn"},
    ]));
    exchange["session"]["provider"]["websockets"] = json!(true);
    exchange["session"]["report_processed"] = json!(true);
    assert_comes_back(&exchange, 15);
}

#[test]
fn azure_with_ids_queries_and_headers_and_recovered_credentials() {
    let mut azure = exchange(json!([
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "answers": [stream(&[
            done(&json!({"type": "reasoning", "id": "rs", "summary": [], "encrypted_content": "e"})),
            done(&call("c1")), completed("r1")])]},
        {"do": "request", "add": [output("c1")], "answers": [stream(&[completed("r2")])]},
    ]));
    azure["session"]["provider"]["name"] = json!("azure");
    azure["session"]["provider"]["query"] = json!([["api-version", "preview"], ["a", ""]]);
    azure["session"]["provider"]["headers"] = json!([["api-key", "k"], ["x-mine", "1"]]);
    azure["session"]["credentials"] = json!({"type": "api_key", "token": "k"});
    assert_comes_back(&azure, 2);

    let mut signed_in = exchange(json!([
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "answers": [
            {"status": 401, "headers": {}, "body": "no"}, {"recovery": "done"}, stream(&[completed("r1")])]},
    ]));
    signed_in["session"]["provider"]["name"] = json!("OpenAI");
    signed_in["session"]["compression"] = json!(true);
    signed_in["session"]["source"] =
        json!({"subagent": {"thread_spawn": {"parent_thread_id": "parent", "depth": 1}}});
    signed_in["session"]["credentials"] =
        json!({"type": "managed_chatgpt", "token": "k", "account_id": "acc", "fedramp": true});
    assert_comes_back(&signed_in, 2);
}

#[test]
fn local_compactions_inside_and_outside_of_turns() {
    let metadata = |turn: &str| json!({"turn_metadata": {"turn_id": turn}});
    let to_compact = |turn: &str| json!({"turn_metadata": {"turn_id": turn}, "tools": []});
    let connected = || json!({"status": 101, "headers": {"x-codex-turn-state": "a"}});
    let overflow = || stream(&[failed("context_length_exceeded", "")]);
    let mut exchange = exchange(json!([
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "answers": [
            connected(), stream(&[done(&call("c1")), completed("r1")])]},
        {"do": "begin_turn", "turn": "c", "local_compaction": true},
        {"do": "request", "turn": "c", "retry": "local_compaction", "settings": to_compact("1"),
            "input": [user("hello"), user("sum up")], "answers": [
                connected(), overflow(), connected(),
                stream(&[done(&assistant("m1", "Sum.")), completed("s1")])]},
        {"do": "advance_window_generation"},
        {"do": "end_turn", "turn": "c"},
        {"do": "reset_websocket"},
        {"do": "request", "input": [user("Sum.")], "answers": [connected(), stream(&[completed("r2")])]},
        {"do": "end_turn"},
        {"do": "begin_turn", "turn": "c", "local_compaction": true},
        {"do": "request", "turn": "c", "settings": to_compact("2"), "input": [user("Sum."), user("sum up")],
            "answers": [stream(&[completed("s2")])]},
        {"do": "advance_window_generation"},
        {"do": "end_turn", "turn": "c"},
        {"do": "begin_turn"},
        {"do": "request", "input": [user("more")], "settings": metadata("3"), "answers": [
            connected(), stream(&[completed("r3")])]},
    ]));
    exchange["session"]["provider"]["websockets"] = json!(true);
    assert_comes_back(&exchange, 11);
    exchange["session"]["provider"]["websockets"] = json!(false);
    for step in exchange["steps"].as_array_mut().unwrap() {
        if let Some(answers) = step["answers"].as_array_mut() {
            answers.retain(|answer| answer["status"] != 101);
        } else {
            step.as_object_mut().unwrap().remove("answers");
        }
    }
    assert_comes_back(&exchange, 6);
}

#[test]
fn exchanges_in_which_everything_fails() {
    let cut = || stream(&[json!({"type": "response.created", "response": {}})]);
    let refused = |status: u16| json!({"status": status, "headers": {}, "body": "no"});
    let next = json!({"turn_metadata": {"turn_id": "2"}});
    let mut exchange = exchange(json!([
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "answers": [
            {"status": 101, "headers": {"x-codex-turn-state": "a"}}, cut(), refused(503), refused(503),
            cut(), cut(), refused(502), cut()]},
        {"do": "end_turn"},
        {"do": "begin_turn"},
        {"do": "request", "input": [user("again")], "settings": next, "answers": [
            refused(500), refused(500), refused(500), refused(500), refused(500), refused(500)]},
        {"do": "end_turn"},
    ]));
    exchange["session"]["provider"]["websockets"] = json!(true);
    exchange["session"]["provider"]["stream_max_retries"] = json!(2);
    exchange["session"]["provider"]["request_max_retries"] = json!(1);
    assert_comes_back(&exchange, 14);

    // A handshake that is refused for good ends the turn before anything is asked.
    let mut exchange = self::exchange(json!([
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "answers": [refused(429)]},
        {"do": "end_turn"},
        {"do": "begin_turn"},
        {"do": "request", "add": [user("hello")], "settings": next, "answers": [
            {"status": 101, "headers": {}}, stream(&[completed("r")])]},
        {"do": "end_turn"},
        {"do": "advance_window_generation"},
        {"do": "begin_turn"},
        {"do": "preconnect", "answers": [{"status": 101, "headers": {}}]},
        {"do": "request", "add": [user("more")], "settings": {"turn_metadata": {"turn_id": "3"}}, "answers": [
            stream(&[completed("r2")])]},
    ]));
    exchange["session"]["provider"]["websockets"] = json!(true);
    assert_comes_back(&exchange, 5);
}

#[test]
fn recordings_that_cannot_be_converted() {
    let error = |text: &str, thread| example::conversion::convert(text, thread).unwrap_err();
    assert!(error("", None).contains("found none"));
    assert!(error("{}\n{", None).starts_with("line 2: "));
    let recording = fixture("http-sticky-token.jsonl");
    assert_eq!(error(&recording, Some("x")), "no line of the thread x has a body with a model");
}
