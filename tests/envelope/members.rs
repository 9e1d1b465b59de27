//! The order of members, what lies between them, and members that stand twice.

use codex_schema::method::{ClientMessage, ClientRequest, ServerMessage, ServerNotification};
use pretty_assertions::assert_eq;

fn request(text: &str) -> ClientRequest {
    match ClientMessage::decode(text) {
        Ok(ClientMessage::Request(request)) => request,
        other => panic!("{text} became {other:?}"),
    }
}

fn notification(text: &str) -> ServerNotification {
    match ServerMessage::decode(text) {
        Ok(ServerMessage::Notification(notification)) => notification,
        other => panic!("{text} became {other:?}"),
    }
}

#[test]
fn any_order_and_any_space_mean_the_same() {
    let plain = request(r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true}}"#);
    for text in [
        r#"{"id":1,"method":"thread/read","params":{"threadId":"t","includeTurns":true}}"#,
        r#"{"params":{"includeTurns":true,"threadId":"t"},"method":"thread/read","id":1}"#,
        r#"{"method":"thread/read","params":{"threadId":"t","includeTurns":true},"id":1}"#,
        r#"{"jsonrpc":"2.0","method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true}}"#,
        r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true},"extra":{"id":2,"method":"x"}}"#,
        r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true,"new":[{"id":2}]}}"#,
        "\t{\r\n \"method\" : \"thread/read\" , \"id\" : 1 ,\"params\": { \"threadId\":\"t\" , \"includeTurns\" : true } }\n",
        r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true} }"#,
        r#"{"m\u0065thod":"thread\/read","\u0069d":1,"params":{"thread\u0049d":"\u0074","includeTurns":true}}"#,
    ] {
        assert_eq!(request(text), plain, "{text}");
    }
}

#[test]
fn the_last_of_a_repeated_member_of_the_envelope_counts() {
    let plain = request(r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true}}"#);
    for text in [
        r#"{"method":"thread/list","id":1,"params":{"threadId":"t","includeTurns":true},"method":"thread/read"}"#,
        r#"{"method":"thread/read","id":2,"params":{"threadId":"t","includeTurns":true},"id":1}"#,
        r#"{"method":"thread/read","id":1,"params":{"threadId":"x"},"params":{"threadId":"t","includeTurns":true}}"#,
        r#"{"method":"thread/read","id":1,"params":7,"params":{"threadId":"t","includeTurns":true}}"#,
        r#"{"method":"thread/read","method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true}}"#,
    ] {
        assert_eq!(request(text), plain, "{text}");
    }
    // The last id is no id, so this is no request.
    let text = r#"{"method":"thread/archived","id":1,"params":{"threadId":"t"},"id":null}"#;
    assert_eq!(notification(text), notification(r#"{"method":"thread/archived","params":{"threadId":"t"}}"#));
}

#[test]
fn the_last_of_a_repeated_member_of_a_body_counts() {
    let plain = request(r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true}}"#);
    for text in [
        r#"{"method":"thread/read","id":1,"params":{"threadId":"x","includeTurns":true,"threadId":"t"}}"#,
        r#"{"method":"thread/read","id":1,"params":{"threadId":"x","threadId":"y","includeTurns":false,"includeTurns":true,"threadId":"t"}}"#,
        r#"{"params":{"threadId":"x","threadId":"t","includeTurns":true},"method":"thread/read","id":1}"#,
        r#"{"method":"thread/read","id":1,"params":{"thread\u0049d":"x","includeTurns":true,"threadId":"t"}}"#,
    ] {
        assert_eq!(request(text), plain, "{text}");
    }
}

#[test]
fn also_deep_inside_and_in_unions() {
    let plain = |text: &str| {
        format!(
            r#"{{"method":"turn/start","id":1,"params":{{"threadId":"t","input":[{text}],"cwd":"a,\"{{\""}}}}"#
        )
    };
    let expected = request(&plain(r#"{"type":"text","text":"b","text_elements":[]}"#));
    for input in [
        r#"{"type":"text","text":"a","text":"b","text_elements":[]}"#,
        r#"{"text":"a","type":"text","text":"b","text_elements":[]}"#,
        r#"{"type":"text","text":"]}\\\",\"text\":[1","text":"b","text_elements":[]}"#,
    ] {
        assert_eq!(request(&plain(input)), expected, "{input}");
    }
}

#[test]
fn the_form_of_a_superseded_value_does_not_matter() {
    let expected =
        request(r#"{"method":"thread/read","id":1,"params":{"threadId":"t","includeTurns":true}}"#);
    let text = r#"{"method":"thread/read","id":1,"params":{"threadId":{"a":[1]},"threadId":"t","includeTurns":true}}"#;
    assert_eq!(request(text), expected);
}

#[test]
fn also_in_unions_told_apart_by_shape() {
    // The result of mcpServer/resource/read; its parts have no tag.
    let text = |part: &str| format!(r#"{{"id":1,"result":{{"contents":[{part}]}}}}"#);
    let read = |text: &str| match ServerMessage::decode_with(text, |_| Some("mcpServer/resource/read")) {
        Ok(ServerMessage::Answer(answer)) => answer,
        other => panic!("{text} became {other:?}"),
    };
    assert_eq!(read(&text(r#"{"uri":"x","uri":"u","text":"t"}"#)), read(&text(r#"{"uri":"u","text":"t"}"#)));
}
