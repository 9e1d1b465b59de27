//! Experimental gating: which requests need the capability, and why (spec/envelope.md §5).

mod members;
mod methods;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod table;

use codex_schema::method::ClientRequest;
use serde_json::{Value, json};

/// The reason of a request that is decoded from its wire form.
fn reason(method: &str, params: &Value) -> Option<&'static str> {
    let message = match params {
        Value::Null => json!({"method": method, "id": 1}),
        params => json!({"method": method, "id": 1, "params": params}),
    };
    let request: ClientRequest =
        serde_json::from_value(message.clone()).unwrap_or_else(|error| panic!("{error}: {message}"));
    request.experimental_reason()
}

/// The least params of the inspected methods (spec/envelope.md §2, mark *insp*).
fn least(method: &str) -> Value {
    match method {
        "thread/start" => json!({}),
        "thread/resume" | "thread/fork" => json!({"threadId": "t"}),
        "turn/start" => json!({"threadId": "t", "input": []}),
        "turn/steer" => json!({"threadId": "t", "input": [], "expectedTurnId": "u"}),
        "command/exec" => json!({"command": ["ls"]}),
        "account/login/start" => json!({"type": "chatgpt"}),
        other => panic!("{other} is not inspected"),
    }
}

fn with(method: &str, members: &[(&str, Value)]) -> Value {
    let mut params = least(method);
    for (name, value) in members {
        params[*name] = value.clone();
    }
    params
}
