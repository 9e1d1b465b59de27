//! Every kind of event with each of its members broken, and streams that are cut anywhere.

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

/// An event of each kind that tells something, and the members that it cannot do without.
fn sound_events() -> Vec<(Value, &'static [&'static str])> {
    vec![
        (json!({"type": "response.created", "response": {"id": "r"}}), &["/response"]),
        (
            json!({"type": "response.output_item.added", "item": {"type": "message", "role": "assistant",
                "content": []}}),
            &["/item", "/item/type", "/item/role", "/item/content"],
        ),
        (
            json!({"type": "response.output_item.done", "item": {"type": "local_shell_call", "status": "completed",
                "action": {"type": "exec", "command": ["ls"]}}}),
            &[
                "/item",
                "/item/type",
                "/item/status",
                "/item/action",
                "/item/action/type",
                "/item/action/command",
            ],
        ),
        (
            json!({"type": "response.output_item.done", "item": {"type": "reasoning",
                "summary": [{"type": "summary_text", "text": "t"}]}}),
            &["/item/summary", "/item/summary/0/type", "/item/summary/0/text"],
        ),
        (
            json!({"type": "response.output_item.done", "item": {"type": "custom_tool_call", "call_id": "c",
                "name": "n", "input": "i"}}),
            &["/item/call_id", "/item/name", "/item/input"],
        ),
        (json!({"type": "response.output_text.delta", "delta": "x"}), &["/delta"]),
        (
            json!({"type": "response.custom_tool_call_input.delta", "item_id": "i", "delta": "x"}),
            &["/item_id", "/delta"],
        ),
        (
            json!({"type": "response.reasoning_summary_text.delta", "summary_index": 0, "delta": "x"}),
            &["/summary_index", "/delta"],
        ),
        (
            json!({"type": "response.reasoning_text.delta", "content_index": 0, "delta": "x"}),
            &["/content_index", "/delta"],
        ),
        (json!({"type": "response.reasoning_summary_part.added", "summary_index": 0}), &["/summary_index"]),
        (
            json!({"type": "response.metadata", "metadata": {"openai_verification_recommendation":
                ["trusted_access_for_cyber"]}}),
            &["/metadata", "/metadata/openai_verification_recommendation"],
        ),
    ]
}

/// An event without one of its members, and with values of other types in its place.
fn broken(event: &Value, pointer: &str) -> Vec<Value> {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let was = event.pointer(pointer).unwrap();
    let others = [json!(null), json!(true), json!(1.5), json!("other"), json!([[]]), json!({"a": 1})];
    let mut all: Vec<Value> = others
        .into_iter()
        .filter(|other| std::mem::discriminant(other) != std::mem::discriminant(was))
        .chain(was.is_i64().then(|| json!(1.5)))
        .map(|other| {
            let mut event = event.clone();
            *event.pointer_mut(pointer).unwrap() = other;
            event
        })
        .collect();
    let mut without = event.clone();
    if let Some(parent) = without.pointer_mut(parent).and_then(Value::as_object_mut) {
        parent.remove(name);
        all.push(without);
    }
    all
}

#[test]
fn broken_members_cost_the_event_and_nothing_else() {
    for (event, members) in sound_events() {
        for framing in [Framing::Sse, Framing::WebSocket] {
            let (events, result) = read(framing, &[event.clone(), completed("r1")]);
            assert_eq!((events.len(), result), (2, Ok(())), "{event}");
            for broken in members.iter().flat_map(|member| broken(&event, member)) {
                // A `response` may be anything but null.
                if event["type"] == "response.created" && !broken["response"].is_null() {
                    continue;
                }
                let (events, result) = read(framing, &[broken.clone(), completed("r1")]);
                assert_eq!((events.len(), result), (1, Ok(())), "{broken}");
            }
        }
    }
}

#[test]
fn unknown_events_are_passed_over() {
    for kind in [
        "response.in_progress",
        "response.function_call_arguments.delta",
        "response.output_text.done",
        "response.flew",
        "keepalive",
        "",
    ] {
        for framing in [Framing::Sse, Framing::WebSocket] {
            let event = json!({"type": kind, "delta": "x", "item": {"type": "message"}, "response": {"id": "z"},
                "more": {"than": ["known"]}});
            let (events, result) = read(framing, &[event, completed("r1")]);
            assert_eq!((events.len(), result), (1, Ok(())), "{kind}");
        }
    }
}

/// What a call over HTTP makes of a body in two pieces.
fn over_http(body: &[u8], end: StreamEnd) -> (Vec<ResponseEvent>, Result<(), ModelError>) {
    let client = http_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[user("hello")]), settings());
    assert!(matches!(call.next(), Step::SendHttp(_)));
    call.http_head(200, Headers::new());
    let mut pieces = [body].into_iter();
    let mut events = Vec::new();
    loop {
        match call.next() {
            Step::Read { .. } => match pieces.next() {
                Some(piece) => call.bytes(piece),
                None => call.ended(end.clone()),
            },
            Step::Event(ResponseEvent::RateLimits(_)) => {}
            Step::Event(event) => events.push(event),
            Step::Done(result) => return (events, result),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn event_streams_may_be_cut_anywhere() {
    let events = [
        json!({"type": "response.created", "response": {}}),
        json!({"type": "response.output_text.delta", "delta": "é"}),
        done(&assistant("m1", "é")),
        completed("r1"),
    ];
    let body: String = events.iter().map(|event| format!("event: x\ndata: {event}\n\n")).collect();
    let (all, result) = over_http(body.as_bytes(), StreamEnd::Ended);
    assert_eq!((all.len(), result), (events.len(), Ok(())));
    for cut in 0..body.len() {
        // Events that the cut leaves whole end with an empty line.
        let whole = body.as_bytes()[..cut].windows(2).filter(|two| two == b"\n\n").count();
        let (told, result) = over_http(&body.as_bytes()[..cut], StreamEnd::Ended);
        assert_eq!(told, all[..whole], "cut at {cut}");
        assert_eq!(result, Err(stream_error("stream closed before response.completed")), "cut at {cut}");
    }
    let reset = StreamEnd::Transport("reset".to_owned());
    assert_eq!(over_http(&body.as_bytes()[..body.len() - 1], reset).1, Err(stream_error("reset")));
}

#[test]
fn failures_over_http_wait_for_the_end_of_the_stream() {
    let stream =
        |events: &[Value]| events.iter().map(|event| format!("data: {event}\n\n")).collect::<String>();
    let first = stream(&[failed("insufficient_quota", ""), done(&assistant("m1", "Hi."))]);
    let later = stream(&[failed("slow_down", "")]);
    let (events, result) = over_http(first.as_bytes(), StreamEnd::Ended);
    assert_eq!((events.len(), result), (1, Err(ModelError::QuotaExceeded)));
    let both = format!("{first}{later}");
    assert_eq!(over_http(both.as_bytes(), StreamEnd::Ended).1, Err(ModelError::ServerOverloaded));
    let idle = stream_error("idle timeout waiting for SSE");
    assert_eq!(over_http(both.as_bytes(), StreamEnd::IdleTimeout).1, Err(idle));
    let completed = format!("{both}{}", stream(&[completed("r1")]));
    assert_eq!(over_http(completed.as_bytes(), StreamEnd::Ended).1, Ok(()));
}

#[test]
fn frames_that_cannot_be_used_leave_the_chain_whole() {
    let mut turn = after_first_request(&websocket_client());
    let mut frames: Vec<Value> = sound_events()
        .iter()
        .filter(|(event, _)| event["type"] != "response.created")
        .flat_map(|(event, members)| broken(event, members[0]))
        .collect();
    frames.extend(answer("r2", &[assistant("m2", "Yes.")]));
    ask(&mut turn, &continued(&[user("more")]), settings(), frames);
    let input = continued(&[user("more"), assistant("m2", "Yes."), user("thanks")]);
    let message = ask(&mut turn, &input, settings(), answer("r3", &[]));
    assert_incremental(&message, "r2", json!([user("thanks")]));
}
