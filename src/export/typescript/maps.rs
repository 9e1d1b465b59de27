//! The method maps: what each method takes and answers.

use super::syntax::{Declaration, Doc, Member, Object, Type};
use crate::export::Surface;
use crate::method::{self, Direction, Kind, MethodInfo, Stability, legacy};

/// The file that holds the maps, at the root.
pub(super) const FILE: &str = "methods";

pub(super) fn maps(surface: Surface) -> Vec<Declaration> {
    use Direction::{ClientToServer, ServerToClient};
    use Kind::{Notification, Request};

    [
        ("ClientNotifications", ClientToServer, Notification, "what a client tells the server"),
        ("ClientRequests", ClientToServer, Request, "what a client asks the server"),
        ("ServerNotifications", ServerToClient, Notification, "what the server tells a client"),
        ("ServerRequests", ServerToClient, Request, "what the server asks a client"),
    ]
    .into_iter()
    .map(|(name, direction, kind, text)| Declaration {
        name: name.to_owned(),
        doc: Doc { text: format!("By method: {text}."), ..Doc::default() },
        body: Type::Object(Object {
            members: method::all()
                .filter(|method| method.direction == direction && method.kind == kind)
                .filter(|method| surface.has(method))
                .map(|method| entry(method, &str::to_owned))
                .collect(),
            rest: None,
        }),
    })
    .collect()
}

/// The maps of the legacy API, of all its methods but events, which have as many names as there are types of events.
/// `key` gives the key of the declaration of a type.
pub(super) fn legacy_maps(key: &impl Fn(&str) -> String) -> Vec<Declaration> {
    let map = |name: &str, text: &str, methods: &[MethodInfo]| Declaration {
        name: name.to_owned(),
        doc: Doc { text: format!("By method of the legacy API: {text}."), ..Doc::default() },
        body: Type::Object(Object {
            members: methods.iter().map(|row| entry(row, key)).collect(),
            rest: None,
        }),
    };
    vec![
        map("ClientRequests", "what a client asks the server", legacy::CLIENT_REQUESTS),
        map(
            "ServerNotifications",
            "what the server tells a client, besides `codex/event/…` with `CodexEventNotification`",
            legacy::SERVER_NOTIFICATIONS,
        ),
    ]
}

fn entry(method: &MethodInfo, key: &impl Fn(&str) -> String) -> Member {
    let member = |name: &str, type_name: Option<&str>| Member {
        name: name.to_owned(),
        optional: type_name.is_none(),
        value: type_name.map_or(Type::UNDEFINED, |name| Type::Reference(key(name))),
        doc: Doc::default(),
    };
    let mut members = vec![member("params", method.params)];
    members.extend(method.result.map(|result| member("result", Some(result))));
    Member {
        name: method.name.to_owned(),
        optional: false,
        value: Type::Object(Object { members, rest: None }),
        doc: Doc {
            text: method.purpose.to_owned(),
            experimental: method.stability == Stability::Experimental,
            deprecated: matches!(method.stability, Stability::Deprecated | Stability::Removed),
        },
    }
}
