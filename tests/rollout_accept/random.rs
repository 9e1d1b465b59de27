//! Values changed at random, compared with a second reader that works on trees.

use codex_schema::rollout::accepts;
use serde_json::{Value, json};

use crate::cases::{Cases, format, of_kinds};
use crate::draws::Draws;
use crate::oracle::fits;
use crate::write::{ORDERS, line};

/// The values inside a value, itself included.
fn places(value: &Value, path: &mut Vec<String>, found: &mut Vec<String>) {
    found.push(path.concat());
    let mut inside = |name: String, value: &Value| {
        path.push(format!("/{name}"));
        places(value, path, found);
        path.pop();
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| inside(name.clone(), value)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, value)| inside(index.to_string(), value));
        }
        _ => {}
    }
}

fn change(value: &mut Value, draws: &mut Draws) {
    let mut all = Vec::new();
    places(value, &mut Vec::new(), &mut all);
    let from = all[draws.below(all.len())].clone();
    let to = &all[draws.below(all.len())];
    let other = value.pointer(&from).cloned().unwrap_or_default();
    let Some(place) = value.pointer_mut(to) else { return };
    match (draws.below(6), place) {
        (0, Value::Object(members)) => {
            let name = members.keys().nth(draws.below(members.len())).cloned();
            name.map(|name| members.remove(&name));
        }
        (1, Value::Object(members)) => {
            members.insert("brand_new".to_owned(), other);
        }
        (2, Value::Array(elements)) => elements.push(other),
        // Any text may be base64 by accident.
        (_, place) if to.ends_with("/chunk") => *place = json!(7),
        (3, place) => *place = other,
        (_, place) => {
            let pool = [
                json!(null),
                json!(true),
                json!(0),
                json!(-1),
                json!(70_000),
                json!(5_000_000_000_u64),
                json!(1.0),
                json!(""),
                json!("/root"),
                json!("other"),
                json!("completed"),
                json!("custom"),
                json!({ "other": null }),
                json!({}),
                json!([]),
            ];
            *place = pool[draws.below(pool.len())].clone();
        }
    }
}

#[test]
fn two_readers_agree() {
    let mut draws = Draws::new(1);
    let (mut accepted, mut refused) = (0, 0);
    for (kind, ty, Cases { good, .. }) in of_kinds() {
        for round in 0..4_000 {
            let mut value = good[draws.below(good.len())].clone();
            for _ in 0..=draws.below(3) {
                change(&mut value, &mut draws);
            }
            let expected = fits(format(), ty, &value);
            let line = line(kind, &value, ORDERS[round % ORDERS.len()]);
            assert_eq!(accepts(&line).is_ok(), expected, "{:?}\n{line}", accepts(&line));
            if expected { accepted += 1 } else { refused += 1 }
        }
    }
    assert!(accepted > 1_000 && refused > 5_000, "{accepted} accepted, {refused} refused");
}
