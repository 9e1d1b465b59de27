//! The description of one method, with the types that belong to it alone.

use super::html::Html;
use super::model::{MethodEntry, Model, Scope};
use super::{examples, prose, types};
use crate::export::json_schema::legacy::key_of;
use crate::method::{Direction, Kind, MethodInfo, Stability, legacy};

pub(super) fn entry(html: &mut Html, model: &Model, entry: &MethodEntry) {
    let info = entry.info;
    html.open("section", &[("class", "entry method"), ("id", info.name), ("data-entry", kind(info))]);
    html.open("h3", &[]);
    html.open("a", &[("class", "self"), ("href", &format!("#{}", info.name))]);
    html.text(info.name);
    html.close("a");
    html.text(" ");
    html.put("span", &[("class", "kind")], kind(info));
    if info.stability != Stability::Stable {
        types::badge(html, info.stability.as_str());
    }
    html.close("h3");
    html.open("p", &[("class", "lead")]);
    prose::write_inline(html, model, entry.scope, info.purpose);
    html.close("p");
    html.open("p", &[("class", "note")]);
    html.text(route(info));
    prose::write_inline(html, model, entry.scope, &stability(info));
    html.close("p");

    html.line();
    match &entry.params {
        Some(name) => part(html, model, info, "Params", name),
        None => {
            html.put("h4", &[], "Params");
            html.open("p", &[("class", "note")]);
            prose::write_inline(html, model, entry.scope, no_params(info));
            html.close("p");
        }
    }
    if let Some(name) = &entry.result {
        html.line();
        part(html, model, info, "Result", name);
    }
    if let Some(name) = &entry.message {
        message(html, entry, name);
    }
    examples::of_method(html, info.name);
    html.close("section");
    html.line();
}

/// Sender and kind, for headings and the search.
fn kind(info: &MethodInfo) -> &'static str {
    match (info.stability, info.direction, info.kind) {
        (Stability::Removed, _, Kind::Request) => "legacy request",
        (Stability::Removed, _, Kind::Notification) => "legacy notification",
        (_, Direction::ClientToServer, Kind::Request) => "client request",
        (_, Direction::ServerToClient, Kind::Request) => "server request",
        (_, Direction::ClientToServer, Kind::Notification) => "client notification",
        (_, Direction::ServerToClient, Kind::Notification) => "server notification",
    }
}

fn route(info: &MethodInfo) -> &'static str {
    match (info.direction, info.kind) {
        (Direction::ClientToServer, Kind::Request) => "Client to server; the server answers.",
        (Direction::ServerToClient, Kind::Request) => "Server to client; the client answers.",
        (Direction::ClientToServer, Kind::Notification) => "Client to server; not answered.",
        (Direction::ServerToClient, Kind::Notification) => "Server to client; not answered.",
    }
}

fn stability(info: &MethodInfo) -> String {
    let text = match (info.stability, info.kind) {
        (Stability::Stable, _) => "",
        (Stability::Experimental, Kind::Request) => {
            " Only for connections with the capability `experimentalApi`; may change in any release."
        }
        (Stability::Experimental, Kind::Notification) => " May change in any release.",
        (Stability::Deprecated, _) => " Left out of the release's own schema, and meant to go.",
        (Stability::Unlisted, _) => {
            " Left out of the release's own schema: for a client that asks for it by a member of a request."
        }
        (Stability::Removed, _) => {
            return format!(" Servers after release {} do not have it.", legacy::LAST_RELEASE);
        }
    };
    text.to_owned()
}

fn no_params(info: &MethodInfo) -> &'static str {
    match info.kind {
        Kind::Request => "None: `params` is left out, null or `{}`.",
        Kind::Notification => "None: `params` is left out.",
    }
}

/// Params or result.
fn part(html: &mut Html, model: &Model, info: &MethodInfo, what: &'static str, name: &str) {
    if !model.at_home.contains(name) {
        html.open("h4", &[]);
        html.text(what);
        html.text(": ");
        html.link(name, name);
        html.close("h4");
        return;
    }
    let label = if what == "Params" { "params" } else { "result" };
    html.open("div", &[("class", "part"), ("id", name), ("data-entry", label)]);
    html.open("h4", &[]);
    html.text(what);
    html.text(": ");
    html.open("a", &[("class", "self"), ("href", &format!("#{name}"))]);
    html.put("code", &[], name);
    html.close("a");
    html.close("h4");
    types::body(html, model, name);
    types::used_by(html, model, name, Some(info.name));
    html.close("div");
}

/// The type of the whole message, in a line: its members follow from the rest.
fn message(html: &mut Html, entry: &MethodEntry, name: &str) {
    let info = entry.info;
    let union = match (info.direction, info.kind) {
        (Direction::ClientToServer, Kind::Request) => "ClientRequest",
        (Direction::ServerToClient, Kind::Request) => "ServerRequest",
        (Direction::ClientToServer, Kind::Notification) => "ClientNotification",
        (Direction::ServerToClient, Kind::Notification) => "ServerNotification",
    };
    html.line();
    html.open("p", &[("class", "note"), ("id", name), ("data-entry", "message")]);
    html.text("The whole message is ");
    html.open("a", &[("class", "self"), ("href", &format!("#{name}"))]);
    html.put("code", &[], name);
    html.close("a");
    html.text(", one of ");
    let union = match entry.scope {
        Scope::Current => union.to_owned(),
        Scope::Legacy => key_of(union),
    };
    html.link(&union, &union);
    html.text(".");
    html.close("p");
}
