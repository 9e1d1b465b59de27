//! The sections of the page, and the navigation beside them.

use std::collections::BTreeMap;

use super::html::Html;
use super::model::{MethodEntry, Model, Scope};
use super::{methods, types};
use crate::export::json_schema::legacy::plain;
use crate::method::{Direction, Kind};

/// A section for each kind of method, in the order of the registry.
const KINDS: [(Direction, Kind, &str, &str); 4] = [
    (Direction::ClientToServer, Kind::Request, "client-requests", "Client requests"),
    (Direction::ServerToClient, Kind::Request, "server-requests", "Server requests"),
    (Direction::ServerToClient, Kind::Notification, "server-notifications", "Server notifications"),
    (Direction::ClientToServer, Kind::Notification, "client-notifications", "Client notifications"),
];

fn of_kind(model: &Model, direction: Direction, kind: Kind) -> impl Iterator<Item = &MethodEntry> {
    let current = model.methods.iter().filter(|entry| entry.scope == Scope::Current);
    current.filter(move |entry| entry.info.direction == direction && entry.info.kind == kind)
}

pub(super) fn methods(model: &Model) -> String {
    let mut html = Html::default();
    for (direction, kind, id, title) in KINDS {
        html.open("section", &[]);
        html.put("h2", &[("id", id)], title);
        html.line();
        for entry in of_kind(model, direction, kind) {
            methods::entry(&mut html, model, entry);
        }
        html.close("section");
        html.line();
    }
    html.into_text()
}

/// The types of messages that have a place of their own.
fn message_types(model: &Model) -> impl Iterator<Item = &str> {
    let elsewhere = |key: &&String| {
        Scope::of(key) == Scope::Current
            && !model.at_home.contains(*key)
            && !model.envelope.contains(*key)
            && !model.rollouts.contains(*key)
    };
    model.types.keys().filter(elsewhere).map(String::as_str)
}

fn legacy_methods(model: &Model) -> impl Iterator<Item = &MethodEntry> {
    model.methods.iter().filter(|entry| entry.scope == Scope::Legacy)
}

/// What only the legacy API has and no method describes.
fn legacy_types(model: &Model) -> impl Iterator<Item = &str> {
    let own = |key: &&String| Scope::of(key) == Scope::Legacy && !model.at_home.contains(*key);
    model.types.keys().filter(own).map(String::as_str)
}

fn entries<'a>(model: &Model, names: impl IntoIterator<Item = &'a str>) -> String {
    let mut html = Html::default();
    for name in names {
        types::entry(&mut html, model, name);
    }
    html.into_text()
}

pub(super) fn envelope(model: &Model) -> String {
    entries(model, model.envelope.iter().map(String::as_str))
}

pub(super) fn types(model: &Model) -> String {
    entries(model, message_types(model))
}

pub(super) fn rollouts(model: &Model) -> String {
    entries(model, model.rollouts.iter().map(String::as_str))
}

pub(super) fn legacy(model: &Model) -> String {
    let mut html = Html::default();
    for entry in legacy_methods(model) {
        methods::entry(&mut html, model, entry);
    }
    html.put("h3", &[("id", "legacy-types")], "Types of the legacy API");
    html.into_text() + &entries(model, legacy_types(model))
}

/// How much there is, of this release and of the legacy API.
pub(super) fn counts(model: &Model) -> [String; 2] {
    [Scope::Current, Scope::Legacy].map(|scope| {
        let methods = model.methods.iter().filter(|entry| entry.scope == scope).count();
        let types = model.types.keys().filter(|key| Scope::of(key) == scope).count();
        format!("{methods} methods, {types} types")
    })
}

pub(super) fn navigation(model: &Model) -> String {
    let mut html = Html::default();
    html.put("h2", &[], "Methods");
    for (direction, kind, _, title) in KINDS {
        let mut names: Vec<&str> = of_kind(model, direction, kind).map(|entry| entry.info.name).collect();
        names.sort_unstable();
        group(&mut html, title, &names);
    }
    let removed: Vec<&str> = legacy_methods(model).map(|entry| entry.info.name).collect();
    group(&mut html, "Legacy API", &removed);
    html.put("h2", &[], "Types");
    let envelope: Vec<&str> = model.envelope.iter().map(String::as_str).collect();
    group(&mut html, "Envelope", &envelope);
    by_letter(&mut html, "Messages", message_types(model).collect());
    by_letter(&mut html, "Stored sessions", model.rollouts.iter().map(String::as_str).collect());
    by_letter(&mut html, "Legacy API", legacy_types(model).collect());
    html.into_text()
}

fn by_letter(html: &mut Html, title: &str, names: Vec<&str>) {
    let mut letters: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for name in &names {
        letters.entry(plain(name).chars().next().unwrap_or_default()).or_default().push(name);
    }
    html.open("details", &[]);
    summary(html, title, names.len());
    for (letter, names) in letters {
        group(html, &letter.to_string(), &names);
    }
    html.close("details");
    html.line();
}

fn summary(html: &mut Html, title: &str, count: usize) {
    html.open("summary", &[]);
    html.text(title);
    html.text(" ");
    html.put("span", &[("class", "count")], &count.to_string());
    html.close("summary");
}

fn group(html: &mut Html, title: &str, names: &[&str]) {
    html.open("details", &[]);
    summary(html, title, names.len());
    html.open("ul", &[]);
    for name in names {
        html.open("li", &[]);
        html.put("a", &[("href", &format!("#{name}"))], name);
        html.close("li");
    }
    html.close("ul");
    html.close("details");
    html.line();
}
