//! When `params` may be missing, null or an empty object (§1.3, §1.4).

use codex_schema::method::{self, ClientMessage, ClientNotification, ClientRequest, Kind, ServerMessage};
use pretty_assertions::assert_eq;

/// The parameter-less methods: mark ∅ in §2.
const WITHOUT_PARAMS: [&str; 6] = [
    "memory/reset",
    "config/mcpServer/reload",
    "windowsSandbox/readiness",
    "account/logout",
    "account/rateLimits/read",
    "configRequirements/read",
];

fn request(method: &str, params: &str) -> String {
    format!(r#"{{"method":"{method}","id":1{params}}}"#)
}

#[test]
fn the_registry_knows_the_methods_without_params() {
    let mut found: Vec<_> = method::CLIENT_REQUESTS
        .iter()
        .filter(|method| method.params.is_none())
        .map(|method| method.name)
        .collect();
    let mut expected = WITHOUT_PARAMS.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(method::SERVER_REQUESTS.iter().all(|method| method.params.is_some()));
    assert!(method::SERVER_NOTIFICATIONS.iter().all(|method| method.params.is_some()));
}

#[test]
fn methods_without_params_take_none_null_or_an_object() {
    for method in WITHOUT_PARAMS {
        for params in ["", r#","params":null"#, r#","params":{}"#] {
            let text = request(method, params);
            let message = ClientMessage::decode(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            let ClientMessage::Request(typed) = message else { panic!("{text}") };
            assert_eq!(typed.method(), method);
            let from_serde: ClientRequest = serde_json::from_str(&text).expect("decodes");
            assert_eq!(from_serde, typed);
            if params != r#","params":{}"# {
                assert_eq!(serde_json::to_string(&typed).expect("is written"), request(method, ""));
            }
        }
        for params in [r#","params":[]"#, r#","params":7"#, r#","params":"x""#, r#","params":false"#] {
            assert!(ClientMessage::decode(&request(method, params)).is_err(), "{method}{params}");
        }
    }
}

#[test]
fn all_other_methods_need_params() {
    let mut checked = 0;
    for method in method::all().filter(|method| method.params.is_some()) {
        for params in ["", r#","params":null"#] {
            let text = match method.kind {
                Kind::Request => request(method.name, params),
                Kind::Notification => format!(r#"{{"method":"{}"{params}}}"#, method.name),
            };
            let error = match method.direction {
                method::Direction::ClientToServer => ClientMessage::decode(&text).err(),
                method::Direction::ServerToClient => ServerMessage::decode(&text).err(),
            };
            let error = error.unwrap_or_else(|| panic!("{text} is accepted"));
            assert_eq!(error.method.as_deref(), Some(method.name));
            assert_eq!((error.pointer.as_str(), error.message.as_str()), ("", "missing `params`"));
            assert_eq!(&*error.raw, text);
            checked += 1;
        }
    }
    // 102 + 9 requests and 64 notifications (§10), without the six above.
    assert_eq!(checked, 2 * (102 + 9 + 64 - 6));
}

#[test]
fn an_empty_object_is_enough_when_nothing_is_required() {
    for method in ["thread/start", "thread/list", "model/list", "config/read", "thread/realtime/listVoices"] {
        assert!(ClientMessage::decode(&request(method, r#","params":{}"#)).is_ok(), "{method}");
    }
    for method in ["thread/read", "turn/start", "thread/realtime/start"] {
        let error =
            ClientMessage::decode(&request(method, r#","params":{}"#)).expect_err("something is required");
        assert_eq!(error.pointer, "/params");
        assert!(error.message.starts_with("missing field"), "{error}");
    }
}

#[test]
fn the_notification_of_the_client() {
    for text in [r#"{"method":"initialized"}"#, r#"{"method":"initialized","params":null}"#] {
        let typed: ClientNotification = serde_json::from_str(text).expect("decodes");
        assert_eq!(serde_json::to_string(&typed).expect("is written"), r#"{"method":"initialized"}"#);
        assert!(
            matches!(ClientMessage::decode(text), Ok(ClientMessage::Notification(found)) if found == typed)
        );
    }
    for params in ["{}", "[]"] {
        let text = format!(r#"{{"method":"initialized","params":{params}}}"#);
        assert_eq!(ClientMessage::decode(&text).expect_err("takes nothing").pointer, "/params");
    }
}
