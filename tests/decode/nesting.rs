//! Nesting: as deep as serde_json reads it and no deeper, and any depth where a value is only stepped over.

use codex_schema::Json;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::support::{ours, same};

#[derive(Debug, Serialize, Deserialize)]
struct Known {
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<Box<Known>>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Nested {
    End,
    In(Box<Nested>),
}

fn nested(open: &str, middle: &str, close: &str, depth: usize) -> String {
    format!("{}{middle}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn the_limit() {
    for depth in [0, 1, 2, 60, 125, 126, 127, 128, 129, 200, 1000] {
        let fits = depth < 128;
        assert_eq!(same::<Value>(&nested("[", "0", "]", depth)), fits, "{depth}");
        assert_eq!(same::<Value>(&nested(r#"{"a":"#, "0", "}", depth)), fits, "{depth}");
        assert_eq!(same::<Nested>(&nested(r#"{"In":"#, r#""End""#, "}", depth)), fits, "{depth}");
        assert_eq!(same::<Known>(&nested(r#"{"inner":"#, "{}", "}", depth)), depth < 127, "{depth}");
    }
}

#[test]
fn siblings_do_not_add_up() {
    let inner = nested("[", "", "]", 100);
    let text = format!("[{}]", vec![inner.as_str(); 50].join(","));
    assert!(same::<Value>(&text));
}

#[test]
fn values_that_nobody_reads() {
    for depth in [1, 63, 64, 65, 127, 128, 129, 192, 193, 100_000] {
        for (open, close) in
            [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]"), (r#"[1,{"a":0,"b":"#, "}, 2]")]
        {
            let deep = nested(open, "[]", close, depth);
            assert_eq!(ours::<Json>(&deep).expect("any depth can be kept as text").as_str(), deep);
            assert!(same::<Known>(&format!(r#"{{"other":{deep},"inner":null}}"#)));
            let cut = &deep[..deep.len() - 1];
            assert!(!same::<Known>(&format!(r#"{{"other":{cut},"inner":null}}"#)));
            assert!(!same::<Json>(&format!("{cut}x")));
            assert!(!same::<Json>(&format!("{deep}]")));
        }
    }
}
