//! Where the schemas and serde do not agree, and why.

use serde_json::Value;

use crate::profiles::{Judge, OPEN, WIRE};

pub const MORE: &str = "open accepts more than serde";
pub const LESS: &str = "open accepts less than serde";
pub const WIRE_MORE: &str = "wire accepts more than serde";

const AS_ARRAY: &str =
    "serde's derive reads the array of a struct's values, which is no part of the contract";
const IS_REQUEST: &str =
    "what has a usable id is a request (spec/envelope.md §1.1): that is settled before a schema is chosen";
const IS_NOTIFICATION: &str = "a trace of another form makes a notification of a request (spec/envelope.md §1.1), before a schema is chosen";
const NO_PARAMS: &str = "the server does not look at the params of `initialized` (spec/envelope.md §1.3)";
const ONE_OF_TWO: &str = "one of two members must be there (spec/rollout.md §5.9): said by anyOf beside properties, \
                          it would make generators write two types";
const SECOND_SPELLING: &str =
    "only open lists the second spelling of a member; to wire it is an unknown member, which may be anything";

/// Each: the definition whose values are judged, in what way, why. All messages of a kind count for their union.
pub const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("AppsConfig", LESS, AS_ARRAY),
    ("AppsDefaultConfig", LESS, AS_ARRAY),
    ("AppScreenshot", WIRE_MORE, SECOND_SPELLING),
    ("ClientNotification", MORE, IS_REQUEST),
    ("ClientNotification", WIRE_MORE, IS_REQUEST),
    ("ClientNotification", MORE, NO_PARAMS),
    ("ClientNotification", WIRE_MORE, NO_PARAMS),
    ("ClientRequest", MORE, IS_NOTIFICATION),
    ("ClientRequest", WIRE_MORE, IS_NOTIFICATION),
    ("CollabAgentRef", WIRE_MORE, SECOND_SPELLING),
    ("CollabAgentStatusEntry", WIRE_MORE, SECOND_SPELLING),
    ("Config", LESS, AS_ARRAY),
    ("ServerNotification", MORE, IS_REQUEST),
    ("ServerNotification", WIRE_MORE, IS_REQUEST),
    ("ServerRequest", MORE, IS_NOTIFICATION),
    ("ServerRequest", WIRE_MORE, IS_NOTIFICATION),
    ("SessionConfiguredEvent", MORE, ONE_OF_TWO),
    ("SessionConfiguredEvent", WIRE_MORE, ONE_OF_TWO),
    ("SessionMeta", WIRE_MORE, SECOND_SPELLING),
    ("ThreadSpawnSource", WIRE_MORE, SECOND_SPELLING),
];

/// A value of an enum as the key of a null, which every enum reads and nothing writes: schemas leave it out, since it
/// would make a union of each.
pub fn is_value_as_key(name: &str, what: &str, value: &Value) -> bool {
    let schema = &OPEN.definitions.0[name];
    let is_enum = schema["type"] == "string" && schema["x-open"].is_boolean();
    let is_key =
        value.as_object().is_some_and(|object| object.len() == 1 && object.values().all(Value::is_null));
    what == LESS && is_enum && is_key
}

/// The row that a disagreement about a value falls under.
pub fn position(name: &str, what: &str, value: &Value) -> Option<usize> {
    EXCEPTIONS.iter().position(|row| (row.0, row.1) == (name, what) && is_about(row.2, name, value))
}

fn is_about(reason: &str, name: &str, value: &Value) -> bool {
    match reason {
        AS_ARRAY => value.is_array() || value["_default"].is_array() || value["apps"]["_default"].is_array(),
        IS_REQUEST => value["id"].is_string() || value["id"].is_i64(),
        IS_NOTIFICATION => value.get("trace").is_some_and(|trace| !OPEN.accepts("W3cTraceContext", trace)),
        NO_PARAMS => value["method"] == "initialized" && !value["params"].is_null(),
        ONE_OF_TWO => value["permission_profile"].is_null() && value["sandbox_policy"].is_null(),
        SECOND_SPELLING => {
            let lists = |profile: &Judge, member: &str| {
                profile.definitions.0[name]["properties"].get(member).is_some()
            };
            let mut members = value.as_object().into_iter().flatten();
            members.any(|(member, _)| lists(&OPEN, member) && !lists(&WIRE, member))
        }
        _ => false,
    }
}
