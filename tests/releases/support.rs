//! What several tests need.

use codex_schema::releases::{Difference, Listing, Rule, TypeSet, history};
use serde_json::{Value, json};

pub fn served(release: &str) -> TypeSet {
    history().types(release, Listing::Served).expect("a release of the history")
}

pub fn between(before: &str, after: &str) -> Difference {
    Difference::between(&served(before), &served(after))
}

/// The rules of the changes at a place, with what was before and after.
pub fn at<'a>(difference: &'a Difference, place: &str) -> Vec<(Rule, Option<&'a str>, Option<&'a str>)> {
    let here = difference.changes.iter().filter(|change| change.place == place);
    here.map(|change| (change.rule, change.before.as_deref(), change.after.as_deref())).collect()
}

/// A message of a union: its method, and a reference to its params.
pub fn message(method: &str, params: &str) -> Value {
    json!({
        "type": "object",
        "required": ["method", "params"],
        "properties": {"method": {"type": "string", "enum": [method]}, "params": {"$ref": params}},
    })
}

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % limit as u64).unwrap()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
