//! The examples of the page are what the recordings and stored sessions that ship with the project show.
//!
//! `UPDATE_GOLDEN=1 cargo test --features cli --test docs` derives them anew.

use std::collections::BTreeMap;
use std::path::PathBuf;

use codex_schema::export::{Surface, json_schema};
use pretty_assertions::assert_eq;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::document::{Part, text};
use crate::page;

const RECORDINGS: [&str; 2] = ["first_turn.jsonl", "approval_interrupt.jsonl"];

/// Longer ones show no more.
const LONGEST: usize = 1500;

type Raw = Box<RawValue>;

/// The first params, result and error of a method.
#[derive(Default, Serialize)]
struct Example {
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<Raw>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Raw>,
}

#[derive(Serialize)]
struct Examples {
    methods: BTreeMap<String, Example>,
    types: BTreeMap<String, Raw>,
}

#[derive(Deserialize)]
struct Line {
    dir: String,
    msg: Message,
}

#[derive(Deserialize)]
struct Message {
    method: Option<String>,
    id: Option<Value>,
    params: Option<Raw>,
    result: Option<Raw>,
    error: Option<Raw>,
}

#[derive(Deserialize)]
struct Tagged {
    r#type: String,
    payload: Option<Raw>,
}

#[derive(Deserialize)]
struct OfItem {
    item: Raw,
}

#[derive(Deserialize)]
struct OfThread {
    thread: Turns,
}

#[derive(Deserialize)]
struct Turns {
    turns: Vec<Items>,
}

#[derive(Deserialize)]
struct Items {
    items: Vec<Raw>,
}

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The contents of the files of a folder and those below it that have a wanted name, in the order of their paths.
fn files(folder: &str, wanted: fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut todo = vec![fixtures().join(folder)];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(
                std::fs::read_dir(&path).expect("can be read").map(|entry| entry.expect("exists").path()),
            );
        } else if path.file_name().is_some_and(|name| wanted(&name.to_string_lossy())) {
            found.push(path);
        }
    }
    found.sort();
    found.iter().map(|path| std::fs::read_to_string(path).expect("can be read")).collect()
}

fn transcripts() -> impl Iterator<Item = String> {
    RECORDINGS
        .into_iter()
        .map(|name| std::fs::read_to_string(fixtures().join("transcripts").join(name)).expect("can be read"))
}

fn methods() -> BTreeMap<String, Example> {
    let mut examples: BTreeMap<String, Example> = BTreeMap::new();
    for recording in transcripts() {
        let mut asked: BTreeMap<(String, String), String> = BTreeMap::new();
        for line in recording.lines() {
            let Line { dir, msg } = serde_json::from_str(line).expect("is a message");
            let id = msg.id.map(|id| id.to_string());
            let method = match (msg.method, id) {
                (Some(method), Some(id)) => {
                    asked.insert((dir, id), method.clone());
                    method
                }
                (Some(method), None) => method,
                (None, id) => {
                    let asker = if dir == "c2s" { "s2c" } else { "c2s" };
                    let key = (asker.to_owned(), id.expect("answers have ids"));
                    asked.remove(&key).expect("was asked before")
                }
            };
            let example = examples.entry(method).or_default();
            example.params = example.params.take().or(msg.params);
            example.result = example.result.take().or(msg.result);
            example.error = example.error.take().or(msg.error);
        }
    }
    examples
}

/// Collects the first example of each member of the unions that are told apart by `type`.
struct Types {
    members: BTreeMap<&'static str, BTreeMap<String, String>>,
    found: BTreeMap<String, Raw>,
}

impl Types {
    fn of(unions: &[&'static str]) -> Types {
        let definitions = json_schema::definitions(Surface::Full);
        let members = |union: &str| {
            let mapping = definitions[union]["discriminator"]["mapping"].as_object().expect("is a union");
            let name =
                |to: &Value| to.as_str().expect("is text").trim_start_matches("#/definitions/").to_owned();
            mapping.iter().map(|(tag, to)| (tag.clone(), name(to))).collect()
        };
        Types {
            members: unions.iter().map(|union| (*union, members(union))).collect(),
            found: BTreeMap::new(),
        }
    }

    fn add(&mut self, union: &str, value: &RawValue) {
        let Tagged { r#type, .. } = serde_json::from_str(value.get()).expect("has a type");
        if let Some(name) = self.members[union].get(&r#type)
            && value.get().len() <= LONGEST
        {
            self.found.entry(name.clone()).or_insert_with(|| value.to_owned());
        }
    }
}

fn types() -> BTreeMap<String, Raw> {
    let mut types = Types::of(&["RolloutLine", "EventMsg", "ResponseItem", "ThreadItem"]);
    let is_rollout = |name: &str| name.ends_with(".jsonl");
    let is_recorded_rollout = |name: &str| name.starts_with("rec-") && name.ends_with(".rollout.jsonl");
    for rollout in files("rollouts", is_rollout).iter().chain(&files("history", is_recorded_rollout)) {
        for line in rollout.lines() {
            let line: Raw = serde_json::from_str(line).expect("is JSON");
            let Tagged { r#type, payload } = serde_json::from_str(line.get()).expect("has a type");
            let payload = payload.expect("has a payload");
            types.add("RolloutLine", &line);
            match r#type.as_str() {
                "event_msg" => types.add("EventMsg", &payload),
                "response_item" => types.add("ResponseItem", &payload),
                _ => {}
            }
        }
    }
    for thread in files("history", |name| name.starts_with("rec-") && name.ends_with(".read.json")) {
        let OfThread { thread } = serde_json::from_str(&compact(&thread)).expect("has turns");
        thread.turns.iter().flat_map(|turn| &turn.items).for_each(|item| types.add("ThreadItem", item));
    }
    for recording in transcripts() {
        for line in recording.lines() {
            let Line { msg, .. } = serde_json::from_str(line).expect("is a message");
            if let Some(OfItem { item }) =
                msg.params.and_then(|params| serde_json::from_str(params.get()).ok())
            {
                types.add("ThreadItem", &item);
            }
        }
    }
    types.found
}

#[test]
fn examples_are_those_of_the_recordings() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/export/docs/examples.json");
    let examples = Examples { methods: methods(), types: types() };
    let mut derived = serde_json::to_string_pretty(&examples).expect("is JSON");
    derived.push('\n');
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        std::fs::write(&path, &derived).expect("can be written");
        return;
    }
    assert_eq!(std::fs::read_to_string(&path).expect("can be read"), derived);
}

/// The examples among some parts of the page.
fn shown(parts: &[Part]) -> Vec<&str> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Text { text, inside } if inside.iter().any(|tag| tag == "pre") => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// Member by member, in the order of the wire.
#[test]
fn the_page_shows_them() {
    let of_methods = methods().into_iter().map(|(method, Example { params, result, error })| {
        (method, [params, result, error].into_iter().flatten().collect::<Vec<Raw>>())
    });
    let of_types = types().into_iter().map(|(name, example)| (name, vec![example]));
    for (id, expected) in of_methods.chain(of_types) {
        let section = page().element(&id);
        let shown = shown(section);
        assert_eq!(shown.len(), expected.len(), "{id}: {}", text(section));
        for (shown, expected) in shown.into_iter().zip(expected) {
            assert_eq!(compact(shown), compact(expected.get()), "{id}");
            let deepest = shown.lines().map(|line| line.len() - line.trim_start().len()).max();
            assert!(expected.get() == "{}" || deepest >= Some(2), "{id} is not laid out: {shown}");
        }
    }
}

/// JSON text without the space between its parts.
fn compact(json: &str) -> String {
    let mut out = String::new();
    let (mut in_string, mut escaped) = (false, false);
    for character in json.chars() {
        if in_string {
            in_string = escaped || character != '"';
            escaped = character == '\\' && !escaped;
        } else if character.is_whitespace() {
            continue;
        } else {
            in_string = character == '"';
        }
        out.push(character);
    }
    out
}
