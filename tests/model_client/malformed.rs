//! Malformed and unusual input: framing, chunk borders, wrong types, sizes.

use codex_schema::model_client::*;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::*;

/// The data of the events of a stream that arrives in pieces.
fn data(pieces: &[&[u8]]) -> Vec<String> {
    let mut parser = SseParser::new();
    for piece in pieces {
        parser.push(piece).unwrap();
    }
    std::iter::from_fn(|| parser.next_data()).collect()
}

#[test]
fn chunk_borders_may_be_anywhere() {
    let text = "\u{feff}event: a\ndata: {\"é\": 1}\n\n: comment\r\ndata:one\r\ndata: two\r\n\r\ndata:  x\r\rid: 3\r\ndata\n\nda";
    let expected = ["{\"é\": 1}", "one\ntwo", " x", ""];
    let bytes = text.as_bytes();
    for size in 1..=bytes.len() {
        let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
        assert_eq!(data(&pieces), expected, "pieces of {size}");
    }
}

#[test]
fn line_ends_of_all_kinds() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("data: a{end}{end}data: b{end}data: c{end}{end}");
        // A stream that ends with a CR has ended its line.
        assert_eq!(data(&[text.as_bytes()]), ["a", "b\nc"], "{end:?}");
    }
}

#[test]
fn what_is_no_data_is_passed_over() {
    assert_eq!(data(&[b"database: x\nDATA: y\ndatA\nevent: z\nretry: 5\n\n\n\n"]), [""; 0]);
    assert_eq!(data(&[b"data: cut off\n"]), [""; 0]);
    assert_eq!(data(&[b"data: \xff!\n\n"]), ["\u{fffd}!"]);
    // A mark in a later line belongs to the line.
    assert_eq!(data(&["data: a\n\u{feff}data: b\n\n".as_bytes()]), ["a"]);
}

#[test]
fn events_that_are_too_large_are_refused() {
    let mut parser = SseParser::new();
    parser.push(b"data: before\n\n").unwrap();
    let piece = vec![b'x'; 1 << 20];
    let pushed = (0..=SseParser::MAX_EVENT >> 20).find_map(|_| parser.push(&piece).err());
    assert_eq!(pushed, Some(EventTooLarge));
    assert_eq!(parser.push(b"\n\ndata: after\n\n"), Err(EventTooLarge));
    assert_eq!(parser.next_data().as_deref(), Some("before"));
    assert_eq!(parser.next_data(), None);

    let client = http_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[]), settings());
    assert!(matches!(call.next(), Step::SendHttp(_)));
    call.http_head(200, Headers::new());
    for _ in 0..=SseParser::MAX_EVENT >> 20 {
        call.bytes(&piece);
    }
    while let Step::Event(_) = call.next() {}
    assert!(matches!(call.next(), Step::Done(Err(ModelError::Stream { .. }))));
}

#[test]
fn large_deltas_arrive_whole() {
    let delta = "é".repeat(5 << 20);
    let payload = json!({"type": "response.output_text.delta", "delta": delta}).to_string();
    let mut parser = SseParser::new();
    for piece in format!("data: {payload}\n\n").as_bytes().chunks(65_521) {
        parser.push(piece).unwrap();
    }
    let event = parser.next_data().unwrap();
    for (framing, text) in [(Framing::Sse, event), (Framing::WebSocket, payload)] {
        let mut told = Vec::new();
        let state = EventReader::new(framing).read(&text, |event| told.push(event));
        assert_eq!(state, StreamState::Open);
        assert!(told == [ResponseEvent::OutputTextDelta(delta.clone())]);
    }
}

#[test]
fn events_that_cannot_be_used_are_passed_over() {
    let unusable = [
        json!(null),
        json!([]),
        json!({}),
        json!({"type": 5}),
        json!({"type": "response.created"}),
        json!({"type": "response.created", "response": null}),
        json!({"type": "response.output_text.delta"}),
        json!({"type": "response.output_text.delta", "delta": 5}),
        json!({"type": "response.output_text.delta", "delta": "x", "summary_index": "1"}),
        json!({"type": "response.custom_tool_call_input.delta", "delta": "x"}),
        json!({"type": "response.custom_tool_call_input.delta", "item_id": "i"}),
        json!({"type": "response.reasoning_summary_text.delta", "delta": "x"}),
        json!({"type": "response.reasoning_text.delta", "content_index": 1}),
        json!({"type": "response.reasoning_summary_part.added", "summary_index": 1.5}),
        json!({"type": "response.output_item.done"}),
        json!({"type": "response.output_item.done", "item": "x"}),
        json!({"type": "response.output_item.done", "item": {"type": "message", "role": "assistant"}}),
        json!({"type": "response.output_item.done", "item": {"type": "message", "role": "assistant",
            "content": [{"type": "output_video"}]}}),
        json!({"type": "response.output_item.done", "item": {"type": "function_call", "name": "f", "arguments": {},
            "call_id": "c"}}),
        json!({"type": "response.completed"}),
        json!({"type": "response.metadata"}),
        json!({"type": "response.metadata", "metadata": {"openai_verification_recommendation": "x"}}),
        json!({"type": "response.metadata", "metadata": {"openai_verification_recommendation": ["x"]}}),
        json!({"type": "codex.rate_limits", "rate_limits": {"primary": {"used_percent": "x"}}}),
        json!({"type": "responsesapi.websocket_timing", "timing_metrics": {}}),
        json!({"type": "response.function_call_arguments.delta", "delta": "x"}),
        json!({"type": "response.in_progress", "response": {}}),
        json!({"type": "response.teleported"}),
    ];
    for payload in unusable {
        for framing in [Framing::Sse, Framing::WebSocket] {
            let (events, result) = read(framing, &[payload.clone(), completed("r1")]);
            assert_eq!((events.len(), result), (1, Ok(())), "{payload}");
        }
    }
    for text in ["", "{", "{\"type\":\"response.created\",\"type\":\"x\"}", "data"] {
        let mut reader = EventReader::new(Framing::WebSocket);
        assert_eq!(reader.read(text, |event| panic!("{event:?}")), StreamState::Open, "{text}");
    }
}

#[test]
fn completions_that_cannot_be_used_are_failures() {
    for response in
        [json!({}), json!({"id": 5}), json!({"id": "r", "usage": {"input_tokens": 1}}), json!("r")]
    {
        let payload = json!({"type": "response.completed", "response": response});
        for framing in [Framing::Sse, Framing::WebSocket] {
            let (events, result) = read(framing, std::slice::from_ref(&payload));
            assert_eq!(events, []);
            let Err(ModelError::Stream { text, delay: None }) = result else { panic!("{result:?}") };
            assert!(text.starts_with("failed to parse ResponseCompleted:"), "{text}");
        }
    }
    // Over HTTP a later one still counts.
    let payload = json!({"type": "response.completed", "response": {}});
    assert_eq!(read(Framing::Sse, &[payload, completed("r1")]).1, Ok(()));
}

#[test]
fn incomplete_responses_are_failures() {
    let reason = |response: Value| {
        let (_, result) = read(Framing::Sse, &[json!({"type": "response.incomplete", "response": response})]);
        result.unwrap_err()
    };
    let text = |reason: &str| stream_error(&format!("Incomplete response returned, reason: {reason}"));
    assert_eq!(
        reason(json!({"incomplete_details": {"reason": "max_output_tokens"}})),
        text("max_output_tokens")
    );
    for unknown in [
        json!(null),
        json!({}),
        json!({"incomplete_details": {"reason": 5}}),
        json!({"incomplete_details": 5}),
    ] {
        assert_eq!(reason(unknown), text("unknown"));
    }
}

#[test]
fn streams_that_end_too_early() {
    type Tell = fn(&mut Call<'_, u32>);
    let over_websocket = |tell: Tell| {
        let client = websocket_client();
        let mut turn = after_first_request(&client);
        let mut call = turn.stream(prompt(&[]), settings());
        assert!(matches!(call.next(), Step::SendText(_)));
        tell(&mut call);
        let Step::Done(Err(error)) = call.next() else { panic!("succeeds") };
        assert_eq!(call.next(), Step::Done(Err(error.clone())), "it stays over");
        drop(call);
        assert_eq!(turn.connection(), None);
        error
    };
    let expected: [(Tell, &str); 7] = [
        (|call| call.binary(), "unexpected binary websocket event"),
        (|call| call.ended(StreamEnd::Ended), "stream closed before response.completed"),
        (|call| call.ended(StreamEnd::CloseFrame), "websocket closed by server before response.completed"),
        (|call| call.ended(StreamEnd::IdleTimeout), "idle timeout waiting for websocket"),
        (|call| call.ended(StreamEnd::SendTimeout), "idle timeout sending websocket request"),
        (
            |call| call.ended(StreamEnd::SendFailed("broken pipe".to_owned())),
            "failed to send websocket request: broken pipe",
        ),
        (|call| call.ended(StreamEnd::Transport("reset".to_owned())), "reset"),
    ];
    for (tell, text) in expected {
        assert_eq!(over_websocket(tell), stream_error(text));
    }

    let over_http = |end: StreamEnd, before: &[Value]| {
        let client = http_client();
        let mut turn = client.begin_turn();
        let mut call = turn.stream(prompt(&[]), settings());
        assert!(matches!(call.next(), Step::SendHttp(_)));
        call.http_head(200, Headers::new());
        for payload in before {
            call.bytes(format!("data: {payload}\n\n").as_bytes());
        }
        call.bytes(b"data: {\"type\":\"response.completed\",\"response\":{\"id\":\"r\"}}\n");
        call.ended(end);
        while let Step::Event(_) = call.next() {}
        let Step::Done(Err(error)) = call.next() else { panic!("succeeds") };
        error
    };
    let closed = stream_error("stream closed before response.completed");
    assert_eq!(over_http(StreamEnd::Ended, &[]), closed, "the last event is cut off");
    let failure = failed("insufficient_quota", "");
    assert_eq!(over_http(StreamEnd::Ended, std::slice::from_ref(&failure)), ModelError::QuotaExceeded);
    let idle = stream_error("idle timeout waiting for SSE");
    assert_eq!(over_http(StreamEnd::IdleTimeout, &[failure]), idle, "an idle timeout reports itself");
    assert_eq!(over_http(StreamEnd::Transport("reset".to_owned()), &[]), stream_error("reset"));
}

#[test]
fn idle_timer_is_restarted_by_events_only() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[]), settings());
    assert!(matches!(call.next(), Step::SendHttp(_)));
    call.http_head(200, Headers::new());
    while let Step::Event(_) = call.next() {}
    call.bytes(b": keep-alive\n\ndata: {\"ty");
    assert_eq!(call.next(), Step::Read { restart_idle_timer: false });
    call.bytes(b"pe\":\"unknown\"}\n\n");
    assert_eq!(call.next(), Step::Read { restart_idle_timer: true });
    assert_eq!(call.next(), Step::Read { restart_idle_timer: false });

    let client = websocket_client();
    let mut turn = after_first_request(&client);
    let mut call = turn.stream(prompt(&[]), settings());
    assert!(matches!(call.next(), Step::SendText(_)));
    assert_eq!(call.next(), Step::Read { restart_idle_timer: true });
    call.text("{\"type\":\"unknown\"}");
    assert_eq!(call.next(), Step::Read { restart_idle_timer: true });
}

#[test]
fn inputs_that_do_not_fit_are_ignored() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[]), settings());
    let misfits = |call: &mut Call<'_, u32>| {
        call.connected(7, &Headers::new());
        call.connect_failed(ConnectFailure::TimedOut);
        call.text(&completed("r").to_string());
        call.binary();
        call.recovered();
        call.recovery_failed(RecoveryFailure::Permanent(String::new()));
    };
    misfits(&mut call);
    call.bytes(b"data: {}\n\n");
    call.http_head(200, Headers::new());
    call.ended(StreamEnd::Ended);
    assert!(matches!(call.next(), Step::SendHttp(_)));
    misfits(&mut call);
    call.http_head(200, Headers::new());
    while let Step::Event(_) = call.next() {}
    misfits(&mut call);
    call.http_head(500, Headers::new());
    call.http_failed(HttpFailure::TimedOut);
    call.bytes(format!("data: {}\n\n", completed("r")).as_bytes());
    call.ended(StreamEnd::Ended);
    assert!(matches!(call.next(), Step::Event(ResponseEvent::Completed { .. })));
    assert_eq!(call.next(), Step::Done(Ok(())));
    misfits(&mut call);
    assert_eq!(call.next(), Step::Done(Ok(())));
}

#[test]
fn refusals_are_kept_up_to_a_limit() {
    let client = http_client();
    let mut turn = client.begin_turn();
    let mut call = turn.stream(prompt(&[]), settings());
    assert!(matches!(call.next(), Step::SendHttp(_)));
    call.http_head(400, Headers::new());
    for _ in 0..5 {
        call.bytes(&vec![b'x'; 1 << 20]);
    }
    call.ended(StreamEnd::Transport("reset".to_owned()));
    let Step::Done(Err(ModelError::InvalidRequest(body))) = call.next() else { panic!("is something else") };
    assert!(!body.is_empty() && body.len() <= 1 << 20);
}
