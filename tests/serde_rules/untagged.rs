//! §7.5: unions told apart by shape, tried in a fixed order.

use codex_schema::jsonrpc::RequestId;
use codex_schema::v1::GetConversationSummaryParams;
use codex_schema::v2::{
    McpElicitationEnumSchema, McpElicitationMultiSelectEnumSchema, McpElicitationPrimitiveSchema,
    McpElicitationSingleSelectEnumSchema, ThreadListCwdFilter,
};
use codex_schema::vocab::{FunctionCallOutputBody, ResourceContent};
use pretty_assertions::assert_eq;

use crate::samples::recode;

#[test]
fn each_alternative_is_written_as_it_was_read() {
    let option = r#"{"const":"c","title":"t"}"#;
    let single = r#"{"type":"string","enum":["a"]}"#;
    let titled = format!(r#"{{"type":"string","oneOf":[{option}]}}"#);
    let multi = r#"{"type":"array","items":{"type":"string","enum":["a"]}}"#;
    let titled_multi = format!(r#"{{"type":"array","items":{{"anyOf":[{option}]}}}}"#);
    let legacy = r#"{"type":"string","enum":["a"],"enumNames":["A"]}"#;
    let enums = [single, &titled, multi, &titled_multi, legacy];
    for text in enums {
        assert_eq!(recode::<McpElicitationEnumSchema>(text).expect(text), text);
        assert_eq!(recode::<McpElicitationPrimitiveSchema>(text).expect(text), text);
    }
    for text in [
        r#"{"type":"string"}"#,
        r#"{"type":"string","format":"email"}"#,
        r#"{"type":"number","minimum":0.5}"#,
        r#"{"type":"integer"}"#,
        r#"{"type":"boolean","default":true}"#,
    ] {
        assert_eq!(recode::<McpElicitationPrimitiveSchema>(text).expect(text), text);
        assert!(recode::<McpElicitationEnumSchema>(text).is_err(), "{text}");
    }
    for text in [r#""a""#, "1"] {
        assert_eq!(recode::<RequestId>(text).expect(text), text);
    }
    for text in [r#""/a""#, r#"["/a","/b"]"#, "[]"] {
        assert_eq!(recode::<ThreadListCwdFilter>(text).expect(text), text);
    }
    for text in [r#"{"rolloutPath":"/r"}"#, r#"{"conversationId":"c"}"#] {
        assert_eq!(recode::<GetConversationSummaryParams>(text).expect(text), text);
    }
    for text in [r#"{"uri":"u","text":"t"}"#, r#"{"uri":"u","blob":"YQ=="}"#] {
        assert_eq!(recode::<ResourceContent>(text).expect(text), text);
    }
    for text in [r#""out""#, r#"[{"type":"input_text","text":"t"}]"#, "[]"] {
        assert_eq!(recode::<FunctionCallOutputBody>(text).expect(text), text);
    }
}

#[test]
fn the_first_that_fits_wins() {
    let parse = serde_json::from_str::<GetConversationSummaryParams>;
    assert!(matches!(
        parse(r#"{"conversationId":"c","rolloutPath":"/r"}"#),
        Ok(GetConversationSummaryParams::RolloutPath { .. })
    ));
    assert!(matches!(
        serde_json::from_str(r#"{"uri":"u","blob":"YQ==","text":"t"}"#),
        Ok(ResourceContent::Text(_))
    ));
    // An enum, not a string; a single select, not the legacy form.
    let text = r#"{"type":"string","enum":["a"]}"#;
    let Ok(McpElicitationPrimitiveSchema::Enum(found)) = serde_json::from_str(text) else {
        panic!("no enum")
    };
    assert!(matches!(
        found,
        McpElicitationEnumSchema::SingleSelectEnum(
            McpElicitationSingleSelectEnumSchema::UntitledSingleSelectEnum(_)
        )
    ));
    let text = r#"{"type":"string","enum":["a"],"enumNames":[]}"#;
    assert!(matches!(serde_json::from_str(text), Ok(McpElicitationEnumSchema::LegacyTitledEnum(_))));
    let text = r#"{"type":"array","items":{"type":"string","enum":[]}}"#;
    assert!(matches!(
        serde_json::from_str(text),
        Ok(McpElicitationMultiSelectEnumSchema::UntitledMultiSelectEnum(_))
    ));
}

#[test]
fn what_fits_none_is_refused() {
    assert!(recode::<ThreadListCwdFilter>("7").is_err());
    assert!(recode::<ThreadListCwdFilter>(r#"["/a",7]"#).is_err());
    assert!(recode::<GetConversationSummaryParams>("{}").is_err());
    assert!(recode::<FunctionCallOutputBody>("{}").is_err());
    assert!(recode::<McpElicitationPrimitiveSchema>(r#"{"type":"object"}"#).is_err());
}

/// Told apart by a member of their own, and open: what has neither is kept, what has one must be right.
#[test]
fn a_resource_of_an_unknown_kind_is_kept_whole() {
    let unknown = r#"{"uri":"u","stream":{"z":1.10,"a":[]}}"#;
    assert!(matches!(serde_json::from_str(unknown), Ok(ResourceContent::Unrecognized(_))));
    assert_eq!(recode::<ResourceContent>(unknown).expect(unknown), unknown);
    for malformed in [r#"{"text":"t"}"#, r#"{"uri":"u","blob":1}"#, r#"{"uri":1,"text":"t"}"#, "[]", "1"] {
        assert!(recode::<ResourceContent>(malformed).is_err(), "{malformed}");
    }
}
