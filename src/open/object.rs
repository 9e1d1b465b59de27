//! Objects as text: put together from members, taken apart into members.

use serde::Serialize;

use crate::Json;
use crate::jsonrpc::split_members;

/// An object written member by member, as text.
pub(super) struct ObjectText(String);

impl ObjectText {
    pub(super) fn new() -> ObjectText {
        ObjectText(String::from("{"))
    }

    pub(super) fn member(&mut self, key: &str, value: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quoted(key));
        self.0.push(':');
        self.0.push_str(value);
    }

    /// The members of an object that is already text.
    pub(super) fn members(&mut self, object: &str) {
        let members = object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
        if !members.is_empty() {
            self.0.push(',');
            self.0.push_str(members);
        }
    }

    pub(super) fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }

    pub(super) fn finish(self) -> Result<Json, serde_json::Error> {
        Json::from_text(self.close())
    }
}

pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An object of these members, in their order.
pub(crate) fn of_members(members: &[(String, Json)]) -> String {
    let mut text = ObjectText::new();
    for (name, member) in members {
        text.member(name, member.as_str());
    }
    text.close()
}

/// The members of a value that is written as an object, in their order.
pub(crate) fn members<T: Serialize>(value: &T) -> Result<Vec<(String, Json)>, serde_json::Error> {
    let object = Json::encode(value)?;
    let mut texts = Vec::new();
    // A value that is no object has no members; the types that come here are objects.
    let _ = split_members(object.as_str(), |name, member| texts.push((name.to_owned(), member.to_owned())));
    texts.into_iter().map(|(name, text)| Ok((name, Json::from_text(text)?))).collect()
}
