//! Values that no type, one type or many types accept.

use serde_json::{Value, json};

/// Values of each JSON type, small ones and such at the ends of the integer widths.
pub fn junk() -> Vec<Value> {
    let mut values = vec![Value::Null, json!(true), json!(false)];
    values.extend(numbers());
    values
        .extend(["", "not listed", "type", "never", "a \"quoted\" \\ \u{1f600}\u{0} text"].map(Value::from));
    values.extend([
        json!([]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!(["not listed"]),
        json!([[7], 7]),
    ]);
    values.extend([
        json!({}),
        json!({"type": "not listed"}),
        json!({"type": null}),
        json!({"method": "not listed"}),
        json!({"method": "not listed", "id": 1}),
        json!({"id": 1, "result": null}),
        json!({"id": 1, "error": {}}),
        json!({"not listed": null}),
        json!({"not listed": 1, "never": null}),
        json!({"": {"": [{}]}}),
    ]);
    values
}

/// What stands in for a value inside an instance.
fn replacements(value: &Value) -> Vec<Value> {
    let mut values = vec![
        Value::Null,
        json!(true),
        json!(7),
        json!(-7),
        json!(1.5),
        json!("not listed"),
        json!([]),
        json!({}),
    ];
    match value {
        Value::Number(_) => values.extend(numbers()),
        Value::Object(_) | Value::Array(_) => values.extend([json!([[]]), json!({"not listed": {}})]),
        _ => {}
    }
    values
}

/// The ends of each integer width and their neighbours. No float with a whole number: to JSON Schema it is an
/// integer, to serde it is none.
fn numbers() -> Vec<Value> {
    let mut numbers = vec![json!(0), json!(-0.5), json!(1.5), json!(-1e300), json!(1e20)];
    for bits in [8, 16, 32, 64] {
        let ends = [0, 1_i128 << bits, 1 << (bits - 1), -(1 << (bits - 1))];
        for number in ends.iter().flat_map(|end| [end - 1, *end, end + 1]) {
            let integer =
                i64::try_from(number).map(Value::from).or_else(|_| u64::try_from(number).map(Value::from));
            numbers.extend(integer.ok());
        }
    }
    numbers
}

/// An instance with one change each, down to a depth: a member dropped, a member more, another value in its place.
pub fn damaged(instance: &Value, depth: usize) -> Vec<Value> {
    let mut found = replacements(instance);
    match instance {
        Value::Object(object) => {
            for (name, member) in object {
                let mut without = object.clone();
                without.remove(name);
                found.push(without.into());
                if depth > 0 {
                    for changed in damaged(member, depth - 1) {
                        let mut object = object.clone();
                        object.insert(name.clone(), changed);
                        found.push(object.into());
                    }
                }
            }
            let mut with_more = object.clone();
            with_more.insert("zMemberThatNoReleaseHas".to_owned(), json!({"x": [1]}));
            found.push(with_more.into());
        }
        Value::Array(elements) if depth > 0 => {
            for changed in elements.first().map(|first| damaged(first, depth - 1)).into_iter().flatten() {
                found.push(json!([changed]));
                found.push(elements.iter().cloned().chain([changed]).collect());
            }
        }
        _ => {}
    }
    found
}

/// A string as a key and a key as a string: the two forms of unions that are told apart by a key.
pub fn keyed(instance: &Value) -> Vec<Value> {
    match instance {
        Value::String(name) => {
            vec![json!({name: null}), json!({name: {}}), json!({name: null, "not listed": null})]
        }
        Value::Object(object) if object.len() == 1 => {
            let key = object.keys().next().map(|key| Value::from(&key[..]));
            let mut second = object.clone();
            second.insert("not listed".to_owned(), Value::Null);
            key.into_iter().chain([second.into()]).collect()
        }
        _ => Vec::new(),
    }
}

/// A message with other members of the envelope.
pub fn enveloped(message: &Value) -> Vec<Value> {
    let members = [
        ("id", vec![Value::Null, json!(1), json!("i"), json!(1.5), json!([])]),
        ("params", vec![Value::Null, json!({}), json!([]), json!(7)]),
        (
            "trace",
            vec![Value::Null, json!({}), json!({"traceparent": "00-1"}), json!({"tracestate": 1}), json!(7)],
        ),
        ("jsonrpc", vec![json!("2.0"), Value::Null]),
    ];
    let mut found = Vec::new();
    for (name, value) in
        members.into_iter().flat_map(|(name, values)| values.into_iter().map(move |value| (name, value)))
    {
        let mut changed = message.clone();
        changed[name] = value;
        found.push(changed);
    }
    found
}
