//! Where JSON Schema and serde see different things, whatever the schema.

use codex_schema::vocab::ThreadSpawnSource;
use serde_json::{Value, json};

use crate::profiles::{OPEN, STRICT};

/// JSON Schema knows numbers by value, serde_json by how they are written. No writer of the protocol writes an integer
/// with a fraction, so the bank has none.
#[test]
fn a_whole_number_with_a_fraction_is_an_integer_to_schemas_alone() {
    let spawn = |depth: &str| format!(r#"{{"parent_thread_id":"p","depth":{depth}}}"#);
    for (depth, schema, serde) in
        [("1", true, true), ("1.0", true, false), ("1.5", false, false), ("2147483648", false, false)]
    {
        let text = spawn(depth);
        let value: Value = serde_json::from_str(&text).expect("is JSON");
        assert_eq!(STRICT.accepts("ThreadSpawnSource", &value), schema, "{text}");
        assert_eq!(OPEN.accepts("ThreadSpawnSource", &value), schema, "{text}");
        assert_eq!(serde_json::from_str::<ThreadSpawnSource>(&text).is_ok(), serde, "{text}");
    }
}

/// A repeated member is gone before a schema sees the value.
#[test]
fn a_member_given_twice_is_one_member_to_schemas() {
    let text = r#"{"parent_thread_id":"p","depth":1,"depth":2}"#;
    let value: Value = serde_json::from_str(text).expect("is JSON");
    assert_eq!(value, json!({"parent_thread_id": "p", "depth": 2}));
    assert!(STRICT.accepts("ThreadSpawnSource", &value));
    assert!(serde_json::from_str::<ThreadSpawnSource>(text).is_err());
}
