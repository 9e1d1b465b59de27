//! A line: time, kind and payload (spec/rollout.md §2, §3).

use super::check;
use super::fault::{Fault, What};
use super::form::{Form, Tagged};
use super::forms::{event, response_item, session, turn_context};
use super::json::Json;
use super::{Accepted, ItemKind};

impl ItemKind {
    fn form(self) -> Form {
        match self {
            ItemKind::SessionMeta => session::SESSION_META,
            ItemKind::ResponseItem => response_item::RESPONSE_ITEM,
            ItemKind::Compacted => turn_context::COMPACTED,
            ItemKind::TurnContext => turn_context::TURN_CONTEXT,
            ItemKind::EventMsg => event::EVENT_MSG,
        }
    }

    /// The union that the payload is, where it is one.
    pub(super) fn union(self) -> Option<&'static Tagged> {
        match self.form() {
            Form::Tagged(union) => Some(union),
            _ => None,
        }
    }
}

type Tag = Option<&'static str>;

/// Checks a whole line. A repeated member is a fault.
pub(super) fn checked(text: &str) -> Result<Accepted<'_>, Fault> {
    let mut json = Json::new(text);
    let mut line = Members::default();
    let mut payload: Option<(&str, Option<Tag>)> = None;
    let mut waiting = None;
    let start = enter(&mut json)?;
    let mut first = true;
    while let Some((at, key)) = json.key(first)? {
        first = false;
        let repeated = |name| Fault { at, what: What::Repeated(name) };
        match &*key.text() {
            "timestamp" if line.timestamp.is_some() => return Err(repeated("timestamp")),
            "timestamp" => line.timestamp(&mut json)?,
            "type" if line.kind.is_some() => return Err(repeated("type")),
            "type" => line.kind(&mut json)?,
            "payload" if payload.is_some() => return Err(repeated("payload")),
            "payload" => {
                json.next();
                let from = json.at();
                let tag = match line.kind {
                    Some(kind) => Some(content(&mut json, kind)?),
                    None => {
                        waiting = Some(json.clone());
                        json.skip()?;
                        None
                    }
                };
                payload = Some((json.since(from), tag));
            }
            _ => json.skip()?,
        }
    }
    json.end()?;
    let (timestamp, kind) = line.complete(start)?;
    let (payload, tag) = payload.ok_or(Fault { at: start, what: What::Missing("payload") })?;
    let tag = match (tag, waiting) {
        (None, Some(mut json)) => content(&mut json, kind)?,
        (tag, _) => tag.flatten(),
    };
    Ok(Accepted { kind, tag, payload, timestamp })
}

fn content(json: &mut Json<'_>, kind: ItemKind) -> Result<Tag, Fault> {
    match kind.form() {
        Form::Tagged(union) => check::tagged(json, union).map(Some),
        form => check::value(json, form).map(|()| None),
    }
}

/// What a line says about itself, with only the tag of its payload looked at. Of repeated members the last counts.
pub(super) fn outline(text: &str) -> Result<Outline<'_>, Fault> {
    let mut json = Json::new(text);
    let start = enter(&mut json)?;
    let (mut timestamp, mut kind, mut payload) = (None, None, None);
    let mut first = true;
    while let Some((_, key)) = json.key(first)? {
        first = false;
        json.next();
        let value = json.clone();
        match &*key.text() {
            "payload" => {
                let tag = last_member(&mut json, "type")?;
                payload = Some((value.clone(), json.since(value.at()), tag));
            }
            "timestamp" => {
                json.skip()?;
                timestamp = Some(value);
            }
            "type" => {
                json.skip()?;
                kind = Some(value);
            }
            _ => json.skip()?,
        }
    }
    json.end()?;
    let mut line = Members::default();
    if let Some(mut value) = kind {
        line.kind(&mut value)?;
    }
    let kind = line.kind.ok_or(Fault { at: start, what: What::Missing("type") })?;
    let Some((mut value, payload, tag)) = payload else {
        return Err(Fault { at: start, what: What::Missing("payload") });
    };
    if value.next() != Some(b'{') {
        return Err(value.fault(What::Expected("an object")));
    }
    let tag = match (kind.union(), tag) {
        (None, _) => None,
        (Some(union), Some(mut tag)) => Some(check::tag(&mut tag, union)?.0),
        (Some(union), None) => return Err(value.fault(What::Missing(union.tag))),
    };
    let timestamp = match timestamp {
        Some(mut value) => line.timestamp(&mut value).map(|()| line.timestamp.unwrap_or_default()),
        None => Err(Fault { at: start, what: What::Missing("timestamp") }),
    };
    Ok(Outline { kind, tag, payload, timestamp })
}

pub(super) struct Outline<'a> {
    pub(super) kind: ItemKind,
    pub(super) tag: Tag,
    pub(super) payload: &'a str,
    pub(super) timestamp: Result<&'a str, Fault>,
}

impl<'a> Outline<'a> {
    pub(super) fn with_timestamp(self, timestamp: &'a str) -> Accepted<'a> {
        Accepted { kind: self.kind, tag: self.tag, payload: self.payload, timestamp }
    }
}

/// The members of a line that stand beside its payload.
#[derive(Default)]
struct Members<'a> {
    timestamp: Option<&'a str>,
    kind: Option<ItemKind>,
}

impl<'a> Members<'a> {
    fn timestamp(&mut self, json: &mut Json<'a>) -> Result<(), Fault> {
        json.next();
        let from = json.at();
        check::value(json, Form::String)?;
        self.timestamp = Some(json.since(from));
        Ok(())
    }

    fn kind(&mut self, json: &mut Json<'a>) -> Result<(), Fault> {
        let first = json.next();
        let wrong = json.fault(What::Kind);
        let Some(b'"') = first else { return Err(wrong) };
        self.kind = Some(ItemKind::from_name(&json.string()?.text()).ok_or(wrong)?);
        Ok(())
    }

    fn complete(self, start: usize) -> Result<(&'a str, ItemKind), Fault> {
        let missing = |name| Fault { at: start, what: What::Missing(name) };
        Ok((self.timestamp.ok_or(missing("timestamp"))?, self.kind.ok_or(missing("type"))?))
    }
}

fn enter(json: &mut Json<'_>) -> Result<usize, Fault> {
    match json.next() {
        Some(b'{') => {
            let start = json.at();
            json.open()?;
            Ok(start)
        }
        _ => Err(json.fault(What::Expected("an object"))),
    }
}

/// Steps over the value that comes next; if it is an object, tells where the last member of a name has its value.
fn last_member<'a>(json: &mut Json<'a>, name: &str) -> Result<Option<Json<'a>>, Fault> {
    let mut found = None;
    if json.next() != Some(b'{') {
        json.skip()?;
        return Ok(found);
    }
    json.open()?;
    let mut first = true;
    while let Some((_, key)) = json.key(first)? {
        first = false;
        if key.text() == name {
            found = Some(json.clone());
        }
        json.skip()?;
    }
    Ok(found)
}

/// The variant of the union that a member of an object is.
pub(super) fn tag_of_member(text: &str, name: &str, union: &'static Tagged) -> Tag {
    let mut member = last_member(&mut Json::new(text), name).ok()??;
    let mut tag = last_member(&mut member, union.tag).ok()??;
    check::tag(&mut tag, union).ok().map(|(name, _)| name)
}
