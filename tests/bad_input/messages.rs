//! Lines that are no message, and messages that belong to nothing.

use crate::support::{case, check};

#[test]
fn what_is_no_message() {
    let id = "a string or a 64-bit integer as id";
    for case in [
        case("not json", "", "failure: not JSON", "text that is not JSON"),
        case("{'method':'a'}", "", "a member name at column 2", "a member name at column 2"),
        case(r#"{"method":"thread/closed""#, "", "the end of the text", "the end of the text"),
        case(r#"{"method":"thread/closed"} {}"#, "", "column 28", "column 28"),
        case("[1,2]", "", "found an array", "found an array"),
        case("[]", "", "found an array", "found an array"),
        case(r#""x""#, "", "found a string", "found a string"),
        case("null", "", "found null", "found null"),
        case("17", "", "found a number", "found a number"),
        case("{}", "", "expected method, result or error", "expected method, result or error"),
        case(r#"{"id":1}"#, "", "expected method, result or error", "expected method, result or error"),
        case(r#"{"method":5,"id":1}"#, "/method", "expected a string as method", "a string as method"),
        case(r#"{"id":1,"error":{"code":1.5,"message":"m"}}"#, "/error", "integer code", "integer code"),
        case(r#"{"id":1.5,"result":{}}"#, "/id", id, id),
        case(r#"{"id":null,"result":{}}"#, "/id", id, id),
        case(r#"{"id":true,"error":{"code":1,"message":"m"}}"#, "/id", id, id),
    ] {
        check(&case);
    }
}

/// A request with such an id reads as a notification, which no server takes.
#[test]
fn a_request_whose_id_has_a_wrong_type() {
    for (id, found) in [
        ("1.5", "64-bit integer as id, found 1.5"),
        ("null", "64-bit integer as id, found null"),
        ("{}", "64-bit integer as id, found {}"),
        ("[1]", "64-bit integer as id, found [1]"),
        ("true", "64-bit integer as id, found true"),
        ("9223372036854775808", "64-bit integer as id, found 9223372036854775808"),
        ("1e400", "64-bit integer as id, found 1e400"),
    ] {
        let line = format!(r#"{{"method":"thread/start","id":{id},"params":{{}}}}"#);
        check(&case(line.clone(), "/id", found, found));
        let wrapped = format!(r#"{{"dir":"c2s","msg":{line}}}"#);
        check(&case(wrapped, "/id", found, found));
    }
    let line = r#"{"method":"thread/start","id":1,"trace":5,"params":{}}"#;
    check(&case(line, "/trace", "as trace, found 5", "as trace, found 5"));
}

#[test]
fn a_wrapper_that_names_no_side() {
    let message = r#"{"method":"thread/closed","params":{"threadId":"t"}}"#;
    for (dir, found) in [
        (r#""x2y""#, r#"`c2s` or `s2c` as dir, found "x2y""#),
        (r#""C2S""#, r#"`c2s` or `s2c` as dir, found "C2S""#),
        ("5", "`c2s` or `s2c` as dir, found 5"),
        ("null", "`c2s` or `s2c` as dir, found null"),
    ] {
        check(&case(format!(r#"{{"dir":{dir},"msg":{message}}}"#), "", found, found));
    }
    let nothing = "expected method, result or error, found none of them";
    check(&case(r#"{"dir":"c2s"}"#, "", nothing, nothing));
    check(&case(format!(r#"{{"msg":{message}}}"#), "", nothing, nothing));
    check(&case(r#"{"dir":"s2c","msg":[1]}"#, "", "found an array", "found an array"));
}

#[test]
fn a_method_that_the_release_does_not_have() {
    let unknown = "unknown: Method thread/clozed";
    let (finding, note) = ("finding: expected a method of this release", "note: expected a method");
    let nearest = "did you mean `thread/closed`?";
    let message = r#"{"method":"thread/clozed","params":{"threadId":"t"}}"#;
    // Nothing tells who sent a bare message of an unknown method.
    check(&case(message, "/method", unknown, finding));
    check(&case(message, "/method", unknown, nearest));
    // A newer server may well send it; a client that asks for it gets an error.
    check(&case(format!(r#"{{"dir":"s2c","msg":{message}}}"#), "/method", unknown, note));
    check(&case(format!(r#"{{"dir":"s2c","msg":{message}}}"#), "/method", unknown, nearest));
    check(&case(format!(r#"{{"dir":"c2s","msg":{message}}}"#), "/method", unknown, finding));

    let unknown = "unknown: Method thread/strt";
    let request = r#"{"method":"thread/strt","id":1,"params":{}}"#;
    check(&case(request, "/method", unknown, "did you mean `thread/start`?"));
    check(&case(
        format!(r#"{{"dir":"c2s","msg":{request}}}"#),
        "/method",
        unknown,
        "did you mean `thread/start`?",
    ));
    check(&case(format!(r#"{{"dir":"s2c","msg":{request}}}"#), "/method", unknown, note));
}

#[test]
fn a_known_method_from_the_wrong_side_or_of_the_wrong_kind() {
    check(&case(
        r#"{"dir":"c2s","msg":{"method":"thread/closed","params":{"threadId":"t"}}}"#,
        "/method",
        "unknown: Method thread/closed",
        "expected thread/closed from the server",
    ));
    check(&case(
        r#"{"dir":"s2c","msg":{"method":"thread/start","id":1,"params":{}}}"#,
        "/method",
        "unknown: Method thread/start",
        "expected thread/start from the client",
    ));
}

#[test]
fn an_answer_to_nothing() {
    let expected = "expected the id of an open request";
    check(&case(r#"{"id":7,"result":{"a":1}}"#, "/id", "unknown: Response 7", expected));
    check(&case(r#"{"id":"x","result":null}"#, "/id", "unknown: Response \"x\"", expected));
    for dir in ["c2s", "s2c"] {
        let line = format!(r#"{{"dir":"{dir}","msg":{{"id":7,"result":{{}}}}}}"#);
        check(&case(line, "/id", "unknown: Response 7", expected));
    }
}
