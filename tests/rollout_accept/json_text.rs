//! What is JSON at all (spec/rollout.md §0, row "JSON text").

use codex_schema::rollout::accepts;

use crate::{accepted, event, line, meta, refused};

/// A line whose payload has a member that no type knows.
fn with_unknown(value: &str) -> String {
    event("warning", &format!(r#""message":"","brand_new":{value}"#))
}

#[test]
fn what_is_json_may_stand_in_an_unknown_member() {
    for value in [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1.5",
        "-1.5e-10",
        "1E+5",
        "1e308",
        "0e999",
        "1e-999",
        "123456789012345678901234567890",
        "\"\"",
        r#""\u0000\ud83d\ude00\"\\\/\b\f\n\r\t""#,
        "\"\u{7f}\u{80}\"",
        "[]",
        "{}",
        "[[], {}]",
        " [ 1 , 2 ] ",
        "{\"a\" : {\"a\":1} , \"b\":[{}]}",
        "\t1\n",
    ] {
        accepted(&with_unknown(value));
    }
}

#[test]
fn what_is_not_json_is_refused_wherever_it_stands() {
    for value in [
        "",
        "nul",
        "nulll",
        "True",
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "1_000",
        "1e999",
        "-1e999",
        "1e309",
        "'a'",
        "\"",
        "\"a",
        r#""\x""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\u+123""#,
        r#""\ud800""#,
        r#""\ud800a""#,
        r#""\ud800\n""#,
        r#""\ud800\u0041""#,
        r#""\ud800\ud800""#,
        r#""\udc00""#,
        r#""\ude00\ud83d""#,
        "\"\u{1}\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{1f}\"",
        "[",
        "]",
        "[1",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{",
        "{]",
        "{1:2}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "1 2",
        "\u{a0}1",
        "\u{feff}1",
        "// 1",
        "/* */ 1",
    ] {
        refused(&with_unknown(value));
        refused(&event("warning", &format!(r#""message":{value}"#)));
        refused(&with_unknown(&format!("[1,{value}]")));
        refused(&with_unknown(&format!(r#"{{"a":{value}}}"#)));
    }
}

#[test]
fn hundreds_of_digits_leave_the_range_of_floats() {
    accepted(&with_unknown(&"9".repeat(308)));
    refused(&with_unknown(&"9".repeat(310)));
    accepted(&with_unknown(&format!("0.{}", "9".repeat(400))));
}

#[test]
fn a_line_is_one_object() {
    let good = event("shutdown_complete", "");
    accepted(&good);
    accepted(&format!(" \t\r\n{good}\r\n"));
    for text in [
        String::new(),
        " ".to_owned(),
        "garbage".to_owned(),
        "[]".to_owned(),
        "null".to_owned(),
        "{}".to_owned(),
        format!("{good}x"),
        format!("{good}{good}"),
        format!("{good},"),
        format!("[{good}]"),
        format!("\u{feff}{good}"),
        format!("\u{a0}{good}"),
        format!("\u{c}{good}"),
        format!("{good}\0"),
    ] {
        refused(&text);
    }
    for end in 0..good.len() {
        refused(&good[..end]);
    }
}

/// Arrays and objects nested to a depth, the line and its payload included.
fn nested(depth: usize, open: &str, close: &str, innermost: &str) -> String {
    let inside = depth - 2;
    with_unknown(&format!("{}{innermost}{}", open.repeat(inside), close.repeat(inside)))
}

#[test]
fn at_most_127_arrays_and_objects_are_nested() {
    for (open, close, innermost) in [("[", "]", ""), ("{\"a\":", "}", "1"), ("[", "]", "1")] {
        accepted(&nested(127, open, close, innermost));
        let refusal = refused(&nested(128, open, close, innermost));
        assert_eq!(refusal.message, "expected at most 127 nested arrays and objects, found more");
    }
    let mixed =
        |inside: usize| with_unknown(&format!("{}1{}", "[{\"a\":".repeat(inside), "}]".repeat(inside)));
    accepted(&mixed(62));
    refused(&mixed(63));
    refused(&nested(100_000, "[", "]", ""));
    refused(&with_unknown(&"[".repeat(1_000_000)));
    // The limit holds for forms that are read as well as for what is skipped.
    let events = |count: usize| {
        let mut event = r#"{"type":"shutdown_complete"}"#.to_owned();
        for _ in 0..count {
            event = format!(
                r#"{{"type":"session_configured","session_id":"019e0000000070008000000000000001","model":"","model_provider_id":"","approval_policy":"never","permission_profile":{{}},"cwd":"/","initial_messages":[{event}]}}"#
            );
        }
        line("event_msg", &event)
    };
    accepted(&events(62));
    refused(&events(63));
    // The line, 62 times an object and an array, the innermost event, and one more.
    refused(&events(62).replace(r#""shutdown_complete""#, r#""shutdown_complete","a":[[]]"#));
    accepted(&events(62).replace(r#""shutdown_complete""#, r#""shutdown_complete","a":[]"#));
}

#[test]
fn integers_are_written_as_integers() {
    let rolled_back = |count: &str| event("thread_rolled_back", &format!(r#""num_turns":{count}"#));
    for count in ["0", "1", "4294967295"] {
        accepted(&rolled_back(count));
    }
    for count in
        ["-0", "-1", "1.0", "1e0", "1E2", "0.0", "4294967296", "18446744073709551616", "\"1\"", "null"]
    {
        let refusal = refused(&rolled_back(count));
        assert_eq!(refusal.pointer, "/payload/num_turns");
        assert!(refusal.message.starts_with("expected an integer from 0 to 4294967295, found"), "{refusal}");
    }
    let started = |time: &str| event("task_started", &format!(r#""turn_id":"","started_at":{time}"#));
    for time in ["0", "-9223372036854775808", "9223372036854775807", "null"] {
        accepted(&started(time));
    }
    for time in
        ["-0", "-0.0", "-9223372036854775809", "9223372036854775808", "1.5", "1e3", "18446744073709551616"]
    {
        refused(&started(time));
    }
    let range = |end: &str| {
        let element = format!(r#"{{"byte_range":{{"start":0,"end":{end}}}}}"#);
        event("user_message", &format!(r#""message":"","text_elements":[{element}]"#))
    };
    accepted(&range("18446744073709551615"));
    refused(&range("18446744073709551616"));
    refused(&range("-1"));
}

#[test]
fn floats_may_be_written_as_integers() {
    let used = |percent: &str| {
        event("token_count", &format!(r#""rate_limits":{{"primary":{{"used_percent":{percent}}}}}"#))
    };
    for percent in ["0", "-0", "42", "42.5", "1e2", "99999999999999999999999"] {
        accepted(&used(percent));
    }
    for percent in ["1e999", "\"42\"", "null", "true"] {
        refused(&used(percent));
    }
}

#[test]
fn control_characters_elsewhere_do_not_hide_those_in_strings() {
    let good = "{\n\t\"timestamp\": \"\",\r\n\"type\": \"event_msg\", \"payload\": {\"type\":\n\"warning\", \"message\": \"a\"}}";
    accepted(good);
    refused(&good.replace("\"a\"", "\"a\tb\""));
    refused(&good.replace("\"a\"", &format!("\"{}\u{1}\"", "long text ".repeat(30))));
    refused(&good.replace("message", "mess\u{0}age"));
}

#[test]
fn strings_of_all_lengths_end_where_they_end() {
    for length in 0..200 {
        let text = "é".repeat(length);
        accepted(&event("warning", &format!(r#""message":"{text}""#)));
        accepted(&event("warning", &format!(r#""message":"{text}\"{text}\\""#)));
        refused(&event("warning", &format!(r#""message":"{text}\""#)));
        refused(&event("warning", &format!(r#""message":"{text}\x""#)));
        refused(&event("warning", &format!(r#""message":"{text}\ud800""#)));
        refused(&event("warning", &format!("\"message\":\"{text}\n\"")));
        refused(&event("warning", &format!(r#""message":"{text}","message""#)));
    }
}

#[test]
fn junk_never_breaks_the_reader() {
    let good = meta(
        r#""source":{"subagent":{"thread_spawn":{"parent_thread_id":"019e0000000070008000000000000001","depth":1}}}"#,
    );
    accepted(&good);
    let mut verdicts = [0, 0];
    for at in 0..good.len() {
        for junk in
            ["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", "e", "n", " ", "\u{0}", "é", "\\ud83d"]
        {
            let text = format!("{}{junk}{}", &good[..at], &good[at + 1..]);
            verdicts[usize::from(accepts(&text).is_ok())] += 1;
        }
    }
    assert!(verdicts[0] > 1_000 && verdicts[1] > 100, "{verdicts:?}");
}
