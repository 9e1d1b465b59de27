//! The methods of a type set.

use super::form::{Form, Object};
use super::type_set::TypeSet;
use crate::method::{Direction, Kind};

/// A method, as the message unions of a type set have it.
#[derive(Debug, Clone)]
pub struct Method<'a> {
    /// The wire name.
    pub name: &'a str,
    /// Who sends it.
    pub direction: Direction,
    /// Whether it is answered.
    pub kind: Kind,
    /// Whether only connections may use it that ask for `experimentalApi`.
    pub experimental: bool,
    /// The whole message.
    pub message: &'a Object,
}

/// The unions of messages, by the names that all releases give them.
pub const UNIONS: [(&str, Direction, Kind); 4] = [
    ("ClientRequest", Direction::ClientToServer, Kind::Request),
    ("ServerRequest", Direction::ServerToClient, Kind::Request),
    ("ClientNotification", Direction::ClientToServer, Kind::Notification),
    ("ServerNotification", Direction::ServerToClient, Kind::Notification),
];

impl TypeSet {
    /// Every method that the message unions hold, union by union.
    pub fn methods(&self) -> Vec<Method<'_>> {
        let mut methods = Vec::new();
        for (union, direction, kind) in UNIONS {
            let Some(messages) = self.types.get(union).and_then(|kind| self.resolve(&kind.form)) else {
                continue;
            };
            for (form, experimental) in messages.variants() {
                let Some(Form::Object(message)) = self.resolve(form) else { continue };
                let named = message.members.get("method").and_then(|member| self.resolve(&member.form));
                let Some(name) = named.and_then(Form::value).and_then(unquoted) else { continue };
                let experimental = experimental || self.is_experimental(form);
                methods.push(Method { name, direction, kind, experimental, message });
            }
        }
        methods
    }
}

impl<'a> Method<'a> {
    /// The form of the params; none where the message has none.
    pub fn params(&self) -> Option<&'a Form> {
        self.message.members.get("params").map(|member| &member.form)
    }

    /// The name of the result type in a type set, by the registry of this crate or else by the naming convention
    /// (`ThreadStartParams`, `ThreadStartResponse`). None for notifications, and where neither tells.
    pub fn result(&self, types: &TypeSet) -> Option<String> {
        if self.kind == Kind::Notification {
            return None;
        }
        let known = crate::method::find(self.name).and_then(|method| method.result);
        let by_params =
            self.params().and_then(params_type).map(|params| params.replace("Params", "Response"));
        let by_name = format!("{}Response", pascal(self.name));
        let candidates = known.map(str::to_owned).into_iter().chain(by_params).chain([by_name]);
        candidates
            .flat_map(|name| [format!("v2/{name}"), format!("v1/{name}"), name])
            .find(|name| types.types.contains_key(name))
    }
}

/// The bare name of the params type, when the form is a reference, nullable or not.
fn params_type(form: &Form) -> Option<&str> {
    let bare = |name: &str| name.ends_with("Params").then_some(());
    form.variants().into_iter().find_map(|(form, _)| match form {
        Form::Ref(name) => bare(name).and(name.rsplit('/').next()),
        _ => None,
    })
}

fn pascal(method: &str) -> String {
    let words = method.split(['/', '_']).filter(|word| !word.is_empty());
    words.map(capital).collect()
}

/// The text of a JSON string without escapes.
pub fn unquoted(json: &str) -> Option<&str> {
    json.strip_prefix('"')?.strip_suffix('"').filter(|text| !text.contains('\\'))
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + characters.as_str())
        .unwrap_or_default()
}
