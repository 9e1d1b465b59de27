//! §7.4: members that stand beside those of the type.

use codex_schema::v2::{Config, McpServerElicitationRequestParams};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::samples::{recode, sample, without_nulls};

#[test]
fn unknown_keys_of_the_configuration_stay() {
    for name in ["Config", "ProfileV2", "AnalyticsConfig"] {
        let sample = sample(name);
        for value in [json!({"b": [1, {"c": null}]}), json!(null), json!("x"), json!(1.5)] {
            let written = sample.write(&sample.with("a_key of_ours", &value));
            assert_eq!(written.get("a_key of_ours"), Some(&value), "{name}");
        }
        assert_eq!(sample.write(&sample.least).get("a_key of_ours"), None);
    }
}

#[test]
fn their_text_stays_too_and_none_is_written_twice() {
    let text = r#"{"zeta":{"n":12345678901234567890123,"m":1.10},"model":"m","alpha":[ ]}"#;
    let written = recode::<Config>(text).expect("decodes");
    assert!(written.contains(r#""zeta":{"n":12345678901234567890123,"m":1.10}"#), "{written}");
    assert!(written.contains(r#""alpha":[ ]"#), "{written}");
    assert_eq!(written.matches(r#""model":"#).count(), 1, "{written}");
    // Keys of other tables are not taken for keys of this one.
    assert_eq!(written.matches("zeta").count(), 1, "{written}");
}

#[test]
fn apps_have_ids_beside_the_default() {
    let sample = sample("AppsConfig");
    let apps = json!({"_default": {"enabled": false}, "connector_1": {"enabled": false}, "default": {}});
    let written = without_nulls(&sample.write(&apps));
    assert_eq!(written["_default"]["enabled"], false);
    assert_eq!(written["connector_1"], json!({"enabled": false}));
    assert_eq!(written["default"], json!({"enabled": true}));
    assert_eq!(written.as_object().map(|members| members.len()), Some(3));
    assert!((sample.recode)(r#"{"connector_1":7}"#).is_err());
    assert!((sample.recode)(r#"{"_default":{"enabled":7}}"#).is_err());
}

#[test]
fn the_tools_of_an_app_are_the_object_itself() {
    let sample = sample("AppConfig");
    let tools = json!({"a tool": {"enabled": true}, "tools": {"approval_mode": "approve"}});
    let written = sample.write(&sample.with("tools", &tools));
    assert_eq!(without_nulls(&written["tools"]), tools);
}

#[test]
fn an_elicitation_stands_beside_its_thread() {
    let form = json!({
        "threadId": "t", "turnId": null, "serverName": "s", "mode": "form", "_meta": {"a": 1}, "message": "m",
        "requestedSchema": {"type": "object", "properties": {"p": {"type": "boolean"}}},
    });
    let url = json!({
        "threadId": "t", "turnId": "u", "serverName": "s", "mode": "url", "_meta": null, "message": "m",
        "url": "https://example.org", "elicitationId": "e",
    });
    for params in [form, url] {
        let written = recode::<McpServerElicitationRequestParams>(&params.to_string()).expect("decodes");
        assert_eq!(serde_json::from_str::<Value>(&written).expect("is JSON"), params);
        for required in ["threadId", "serverName", "mode", "message"] {
            let mut without = params.clone();
            without.as_object_mut().expect("is an object").remove(required);
            assert!(recode::<McpServerElicitationRequestParams>(&without.to_string()).is_err(), "{required}");
        }
    }
    // `_meta` is written as null when none (§7.8).
    let bare =
        r#"{"threadId":"t","serverName":"s","mode":"url","message":"m","url":"u","elicitationId":"e"}"#;
    let written = recode::<McpServerElicitationRequestParams>(bare).expect("decodes");
    assert!(written.contains(r#""_meta":null"#) && written.contains(r#""turnId":null"#), "{written}");
}
