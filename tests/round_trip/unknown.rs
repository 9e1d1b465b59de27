//! What a newer release sends is kept whole and written back unchanged.

use codex_schema::Json;
use codex_schema::jsonrpc::Routed;
use codex_schema::method::{ServerMessage, ServerNotification};
use codex_schema::v2::{
    AskForApproval, CodexErrorInfo, McpServerElicitationRequestParams, PermissionProfile, SandboxPolicy,
    SessionSource, ThreadItem, ThreadStatus, TurnStatus, UserInput,
};
use codex_schema::vocab::{PlanType, ReasoningEffort, ResponseItem, SubAgentSource};
use pretty_assertions::assert_eq;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn rewritten<T: Serialize + DeserializeOwned>(text: &str) -> String {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    serde_json::to_string(&value).expect("is written")
}

/// Numbers beyond 64 bits, number texts, escapes, odd order, nesting.
const BODY: &str = r#""z":{"b":[12345678901234567890123,1.10,1e2,-0],"a":{"type":"idle","":null}},"type2":"\u00e9\/","a":[[[]]]"#;

#[test]
fn enum_values() {
    assert_eq!(rewritten::<TurnStatus>(r#""paused""#), r#""paused""#);
    assert_eq!(rewritten::<ReasoningEffort>(r#""Low""#), r#""Low""#);
    assert_eq!(rewritten::<PlanType>(r#""galaxy \"x\"""#), r#""galaxy \"x\"""#);
    // `unknown` is a value of its own, so a newer one must not turn into it (spec/envelope.md §7.7).
    assert_eq!(rewritten::<SessionSource>(r#""hologram""#), r#""hologram""#);
}

#[test]
fn tagged_with_the_tag_first() {
    let text = format!(r#"{{"type":"hologram",{BODY}}}"#);
    assert_eq!(rewritten::<ThreadItem>(&text), text);
    assert_eq!(rewritten::<ThreadStatus>(&text), text);
    assert_eq!(rewritten::<SandboxPolicy>(&text), text);
    assert_eq!(rewritten::<PermissionProfile>(&text), text);
    assert_eq!(rewritten::<UserInput>(&text), text);
    assert_eq!(rewritten::<ResponseItem>(&text), text);
    assert_eq!(rewritten::<ThreadItem>(r#"{"type":"bare"}"#), r#"{"type":"bare"}"#);
}

#[test]
fn tagged_with_the_tag_later() {
    for text in [format!(r#"{{{BODY},"type":"hologram"}}"#), format!(r#"{{"x":1,"type":"hologram",{BODY}}}"#)]
    {
        let written = rewritten::<ThreadItem>(&text);
        // The tag may move to the front; nothing else changes, the other members keep their order and texts.
        assert_eq!(written.replace(r#""type":"hologram","#, ""), text.replace(r#","type":"hologram""#, ""));
        assert!(written.starts_with(r#"{"type":"hologram","#), "{written}");
    }
}

#[test]
fn keyed() {
    for text in [
        format!(r#"{{"hologram":{{{BODY}}}}}"#),
        r#"{"hologram":null}"#.to_owned(),
        r#"{"hologram":12345678901234567890123}"#.to_owned(),
        r#""hologram""#.to_owned(),
    ] {
        assert_eq!(rewritten::<AskForApproval>(&text), text);
        assert_eq!(rewritten::<CodexErrorInfo>(&text), text);
        assert_eq!(rewritten::<SessionSource>(&text), text);
        assert_eq!(rewritten::<SubAgentSource>(&text), text);
    }
}

#[test]
fn a_union_beside_other_members() {
    let text = format!(r#"{{"threadId":"t","turnId":null,"serverName":"s","mode":"hologram",{BODY}}}"#);
    assert_eq!(rewritten::<McpServerElicitationRequestParams>(&text), text);
}

#[test]
fn raw_values_beside_a_flattened_union() {
    let text = r#"{"threadId":"t","turnId":null,"serverName":"s","mode":"url","_meta":{"n":12345678901234567890123,"m":1.10},"message":"m","url":"u","elicitationId":"e"}"#;
    assert_eq!(rewritten::<McpServerElicitationRequestParams>(text), text);
}

#[test]
fn inside_a_message() {
    let text = format!(
        r#"{{"method":"item/started","params":{{"item":{{"type":"hologram","id":"i",{BODY}}},"threadId":"t","turnId":"u","startedAtMs":1}}}}"#
    );
    let notification = match ServerMessage::decode(&text).expect("decodes") {
        ServerMessage::Notification(notification) => notification,
        other => panic!("{other:?}"),
    };
    match &notification {
        ServerNotification::ItemStarted(started) => {
            assert!(matches!(started.item, ThreadItem::Unrecognized(_)))
        }
        other => panic!("{other:?}"),
    }
    let written = serde_json::to_string(&notification).expect("is written");
    assert!(written.contains(&format!(r#"{{"type":"hologram","id":"i",{BODY}}}"#)), "{written}");
    assert!(Routed::parse(&written).is_ok());
}

#[test]
fn the_tag_and_the_whole_value_can_be_read() {
    let text = format!(r#"{{{BODY},"type":"hologram"}}"#);
    match serde_json::from_str::<ThreadItem>(&text).expect("decodes") {
        ThreadItem::Unrecognized(variant) => {
            assert_eq!(variant.tag(), "hologram");
            assert_eq!(variant.json().as_str(), serde_json::to_string(&variant).expect("is written"));
        }
        other => panic!("{other:?}"),
    }
    match serde_json::from_str::<AskForApproval>(r#"{"hologram":[1]}"#).expect("decodes") {
        AskForApproval::Unrecognized(variant) => assert_eq!(variant.tag(), "hologram"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_last_of_a_repeated_tag_counts() {
    // Duplicate members: the last one wins, wherever they stand.
    for text in [
        r#"{"type":"idle","type":"hologram","x":1}"#,
        r#"{"x":1,"type":"idle","type":"hologram"}"#,
        r#"{"type":"idle","x":1,"type":"hologram"}"#,
    ] {
        let json = Json::from_text(text.to_owned()).expect("JSON");
        match json.decode::<ThreadStatus>().expect("decodes") {
            ThreadStatus::Unrecognized(variant) => assert_eq!(variant.tag(), "hologram", "{text}"),
            other => panic!("{text} became {other:?}"),
        }
    }
}
