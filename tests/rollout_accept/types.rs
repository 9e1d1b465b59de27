//! The types beside the verdict: what the release accepts, they read, and what they write, it accepts.

use codex_schema::rollout::{RolloutItem, RolloutLine, accepts};

use crate::cases::{Cases, of_kinds};
use crate::write::{ORDERS, line};

#[test]
fn what_is_accepted_decodes_and_is_written_as_something_accepted() {
    let mut compared = 0;
    for (kind, _, Cases { good, .. }) in of_kinds() {
        for (value, order) in good.iter().zip(ORDERS.into_iter().cycle()) {
            let text = line(kind, value, order);
            let decoded = RolloutLine::decode(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            assert!(!matches!(decoded.item, RolloutItem::Unrecognized(_)), "{text}");
            let written = serde_json::to_string(&decoded).unwrap();
            let verdict = accepts(&written).map(|kind| kind.as_str());
            assert_eq!(verdict, Ok(*kind), "{text}\nwritten as\n{written}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "{compared}");
}
