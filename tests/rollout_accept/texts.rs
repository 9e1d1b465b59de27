//! Strings of which not every text will do (spec/rollout.md §7.4, §12).

use crate::{accepted, event, meta, refused};

#[test]
fn ids() {
    for id in [
        "019e0000-0000-7000-8000-000000000001",
        "019E0000-0000-7000-8000-00000000000A",
        "019e0000000070008000000000000001",
        "{019e0000-0000-7000-8000-000000000001}",
        "urn:uuid:019e0000-0000-7000-8000-000000000001",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "\\u0030\\u00319e0000-0000-7000-8000-000000000001",
    ] {
        accepted(&meta(&format!(r#""forked_from_id":"{id}""#)));
    }
    for id in [
        "",
        "rollout-5",
        "URN:UUID:019e0000-0000-7000-8000-000000000001",
        "{019e0000000070008000000000000001}",
        "{019e0000-0000-7000-8000-000000000001",
        "urn:uuid:{019e0000-0000-7000-8000-000000000001}",
        " 019e0000-0000-7000-8000-000000000001",
        "019e0000-0000-7000-8000-000000000001 ",
        "019e0000-0000-7000-8000-00000000000",
        "019e0000-0000-7000-8000-0000000000011",
        "019e0000-00007000-8000-000000000001",
        "019e0000_0000_7000_8000_000000000001",
        "019g0000-0000-7000-8000-000000000001",
        "０19e0000-0000-7000-8000-000000000001",
    ] {
        let refusal = refused(&meta(&format!(r#""forked_from_id":"{id}""#)));
        assert_eq!(refusal.pointer, "/payload/forked_from_id");
        assert_eq!(refusal.message, format!("expected a UUID, found the string \"{}", short(id)));
    }
    // Keys of this map are ids too.
    let waiting = |id: &str| {
        event(
            "collab_waiting_end",
            &format!(
                r#""sender_thread_id":"019e0000000070008000000000000001","call_id":"","statuses":{{"{id}":"running"}}"#
            ),
        )
    };
    accepted(&waiting("019e0000-0000-7000-8000-000000000001"));
    refused(&waiting("agent"));
    // The threads of the delta events are any text.
    accepted(&event("plan_delta", r#""thread_id":"x","turn_id":"","item_id":"","delta":"""#));
}

/// Refusals show at most forty characters of a string, its quote included.
fn short(id: &str) -> String {
    if id.chars().count() < 39 {
        format!("{id}\"")
    } else {
        format!("{}…", id.chars().take(39).collect::<String>())
    }
}

#[test]
fn absolute_paths() {
    for path in ["/", "/a", "//a", "/a/../..", "/a b/é", "\\/a", "\\u002fa"] {
        accepted(&event("view_image_tool_call", &format!(r#""call_id":"","path":"{path}""#)));
    }
    for path in ["", "a", "./a", "../a", "~", "~/a", " /a", "file:///a"] {
        let refusal = refused(&event("view_image_tool_call", &format!(r#""call_id":"","path":"{path}""#)));
        assert_eq!(refusal.pointer, "/payload/path");
    }
    // Folders of sessions and turns are any text.
    accepted(&meta("").replace(r#""cwd":"""#, r#""cwd":"relative""#));
}

#[test]
fn durations() {
    let call = |duration: &str| {
        let members = r#""call_id":"","invocation":{"server":"","tool":""},"result":{"Err":""}"#;
        event("mcp_tool_call_end", &format!(r#"{members},"duration":{duration}"#))
    };
    for duration in [
        r#"{"secs":0,"nanos":0}"#,
        r#"{"nanos":999999999,"secs":18446744073709551615}"#,
        r#"{"secs":1,"nanos":4294967295}"#,
        r#"{"secs":18446744073709551611,"nanos":4294967295}"#,
        "[0,0]",
        "[1,4294967295]",
    ] {
        accepted(&call(duration));
    }
    for duration in [
        "null",
        "1",
        "1.5",
        r#""1s""#,
        "{}",
        r#"{"secs":1}"#,
        r#"{"nanos":1}"#,
        r#"{"secs":1,"nanos":1,"brand_new":1}"#,
        r#"{"secs":-1,"nanos":0}"#,
        r#"{"secs":1.0,"nanos":0}"#,
        r#"{"secs":1,"nanos":4294967296}"#,
        r#"{"secs":18446744073709551615,"nanos":1000000000}"#,
        r#"{"secs":18446744073709551612,"nanos":4294967295}"#,
        "[]",
        "[1]",
        "[1,2,3]",
        "[18446744073709551615,1000000000]",
    ] {
        let refusal = refused(&call(duration));
        assert!(refusal.pointer.starts_with("/payload/duration"), "{refusal}");
    }
}

#[test]
fn bytes() {
    let chunk = |text: &str| {
        event("exec_command_output_delta", &format!(r#""call_id":"","stream":"stdout","chunk":"{text}""#))
    };
    for text in ["", "YQ==", "YQ", "YWI=", "YWI", "YWJj", "+/+/", "YWJjZA=="] {
        accepted(&chunk(text));
    }
    for text in [
        "Y", "YWJjZ", "Y=Q=", "====", "=", "YWJj=", "YWI==", "YQ===", "-_-_", "YW Jj", "YQ==YQ==", "YR==",
        "YWJ=", "é",
    ] {
        let refusal = refused(&chunk(text));
        assert_eq!(refusal.pointer, "/payload/chunk", "{text}");
    }
    refused(&chunk("").replace(r#""chunk":"""#, r#""chunk":[104,105]"#));
}
