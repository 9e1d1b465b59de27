//! A known tag with a body of another form is an error that says where; it never counts as unknown.

use codex_schema::method::{ClientMessage, ServerMessage, ServerResponse};
use codex_schema::v2::{AskForApproval, SandboxPolicy, Thread, ThreadItem, ThreadStatus, UserInput};
use codex_schema::vocab::ResponseItem;
use codex_schema::{DecodeError, Json};
use pretty_assertions::assert_eq;
use serde::de::DeserializeOwned;

fn refusal<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> DecodeError {
    let json = Json::from_text(text.to_owned()).expect("is JSON");
    match json.decode::<T>() {
        Err(error) => error,
        Ok(value) => panic!("{text} was accepted as {value:?}"),
    }
}

#[test]
fn a_bad_body_under_a_known_tag() {
    // The pointer, and a word that the message must have.
    let wrong = [
        (refusal::<ThreadStatus>(r#"{"type":"active","activeFlags":7}"#), "/activeFlags", "invalid type"),
        (
            refusal::<ThreadStatus>(r#"{"type":"active","activeFlags":["x",7]}"#),
            "/activeFlags/1",
            "invalid type",
        ),
        (refusal::<ThreadStatus>(r#"{"type":"active"}"#), "", "activeFlags"),
        (
            refusal::<SandboxPolicy>(r#"{"type":"readOnly","networkAccess":"yes"}"#),
            "/networkAccess",
            "boolean",
        ),
        (refusal::<UserInput>(r#"{"type":"image","url":[]}"#), "/url", "string"),
        (refusal::<ThreadItem>(r#"{"type":"plan","id":"i","text":null}"#), "/text", "string"),
        (refusal::<ResponseItem>(r#"{"type":"message","role":"user","content":{}}"#), "/content", "sequence"),
    ];
    for (error, pointer, word) in wrong {
        assert_eq!(error.pointer, pointer, "{error}");
        assert!(error.message.contains(word), "{error}");
    }
}

#[test]
fn the_tag_itself_is_missing_or_no_string() {
    let refused =
        [r#"{}"#, r#"{"x":1}"#, r#"{"type":null}"#, r#"{"x":1,"type":5}"#, r#""idle""#, "7", "null", "[]"];
    for text in refused {
        refusal::<ThreadStatus>(text);
    }
    for text in
        [r#"{}"#, "null", "7", "[]", r#"{"granular":7}"#, r#"{"granular":null}"#, r#"{"granular":{}}"#]
    {
        refusal::<AskForApproval>(text);
    }
}

#[test]
fn a_known_key_beside_others_is_refused_in_any_order() {
    let granular = r#""granular":{"sandbox_approval":true,"rules":true,"mcp_elicitations":true}"#;
    for text in [format!(r#"{{{granular},"x":1}}"#), format!(r#"{{"x":1,{granular}}}"#)] {
        refusal::<AskForApproval>(&text);
    }
}

#[test]
fn also_when_the_tag_comes_later() {
    let error = refusal::<ThreadStatus>(r#"{"activeFlags":["waitingOnApproval",7],"type":"active"}"#);
    assert!(error.to_string().contains("activeFlags/1"), "{error}");
}

#[test]
fn inside_messages_the_pointer_starts_at_the_message() {
    let item = r#"{"type":"agentMessage","id":"i","text":5,"phase":null,"memoryCitation":null}"#;
    let texts = [
        format!(
            r#"{{"method":"item/completed","params":{{"item":{item},"threadId":"t","turnId":"u","completedAtMs":1}}}}"#
        ),
        format!(
            r#"{{"params":{{"threadId":"t","turnId":"u","completedAtMs":1,"item":{item}}},"method":"item/completed"}}"#
        ),
    ];
    for text in texts {
        let error = ServerMessage::decode(&text).expect_err("text is no string");
        assert_eq!(error.pointer, "/params/item/text");
        assert_eq!(error.method.as_deref(), Some("item/completed"));
        assert_eq!(&*error.raw, text);
    }

    let text = r#"{"method":"turn/start","id":1,"params":{"threadId":"t","input":[{"type":"text","text":"a"},{"type":"text","text":{}}]}}"#;
    let error = ClientMessage::decode(text).expect_err("text is no string");
    assert_eq!(error.pointer, "/params/input/1/text");
    assert_eq!(error.method.as_deref(), Some("turn/start"));
}

#[test]
fn inside_results_the_pointer_starts_at_the_message() {
    let text = r#"{"id":7,"result":{"data":[],"nextCursor":5,"backwardsCursor":null}}"#;
    let error =
        ServerMessage::decode_with(text, |_| Some("thread/list")).expect_err("the cursor is no string");
    assert_eq!(error.pointer, "/result/nextCursor");
    assert_eq!(error.method.as_deref(), Some("thread/list"));
    assert_eq!(&*error.raw, text);

    let json = Json::from_text(r#"{"voices":7}"#.to_owned()).expect("is JSON");
    let error =
        ServerResponse::decode(1.into(), "thread/realtime/listVoices", (&json).into()).expect_err("no list");
    assert_eq!(error.pointer, "/result/voices");
}

#[test]
fn a_name_in_a_pointer_is_escaped() {
    #[derive(Debug, serde::Deserialize)]
    struct Threads {
        #[serde(rename = "a/b~c")]
        _member: Vec<Thread>,
    }

    assert_eq!(refusal::<Threads>(r#"{"a/b~c":[{"id":7}]}"#).pointer, "/a~1b~0c/0/id");
}
