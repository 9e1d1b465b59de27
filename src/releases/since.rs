//! When something began, ended and changed.

use super::error::Error;
use super::form::{Form, Object};
use super::history::{History, Listing, type_at};
use super::methods::{UNIONS, unquoted};

/// Consecutive releases, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The first release.
    pub from: String,
    /// The last one; none when it goes on in the newest.
    pub to: Option<String>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A method.
    Method,
    /// A type.
    Type,
    /// A member of an object.
    Member,
    /// A value of an enum, or of a member.
    Value,
    /// A member of a union.
    Variant,
}

/// The life of a method, type, member, value or union member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// Its full name: `thread/start`, `v2/Thread.sessionId`, `v2/ReasoningEffort=high`.
    pub name: String,
    /// What the name stands for.
    pub subject: Subject,
    /// When it was served, listed or not.
    pub served: Vec<Span>,
    /// When it was served without being in the release's own schemas.
    pub unlisted: Vec<Span>,
    /// When it was experimental.
    pub experimental: Vec<Span>,
    /// Its forms in the order of their first release, each with the releases in which it held. A member's form begins
    /// with `required` or `optional`, a method's with `params`.
    pub forms: Vec<(String, Vec<Span>)>,
}

impl Life {
    /// The first release that served it.
    pub fn since(&self) -> &str {
        self.served.first().map_or("", |span| &span.from)
    }

    /// The last release that served it; none when the newest still does.
    pub fn until(&self) -> Option<&str> {
        self.served.last().and_then(|span| span.to.as_deref())
    }
}

/// What one release says about the subject.
struct Sighting {
    form: String,
    experimental: bool,
    unlisted: bool,
}

/// What is looked for in a type.
enum Wanted<'a> {
    Whole,
    /// A member, or a variant with this tag or key.
    Part(&'a str),
    Value(Option<&'a str>, &'a str),
}

impl History {
    /// The lives of everything with a name: a method, `Type`, `Type.member`, `Type.variant`, `Type=value` or
    /// `Type.member=value`. A type is named with its namespace, or without it in all namespaces that had it.
    ///
    /// # Errors
    ///
    /// When no release has anything with this name; the error tells names that come near.
    pub fn since(&self, name: &str) -> Result<Vec<Life>, Error> {
        let mut lives = Vec::new();
        for (union, ..) in UNIONS {
            let tag = ("method".to_owned(), serde_json::Value::from(name).to_string());
            lives.extend(self.life(name, Subject::Method, |release| self.message_at(union, &tag, release)));
        }
        let (path, value) = name.split_once('=').map_or((name, None), |(path, value)| (path, Some(value)));
        let (type_name, part) = path.split_once('.').map_or((path, None), |(kind, part)| (kind, Some(part)));
        for key in
            self.types.keys().filter(|key| *key == type_name || key.rsplit('/').next() == Some(type_name))
        {
            let full = format!("{key}{}", &name[type_name.len()..]);
            let wanted = match (part, value) {
                (None, None) => Wanted::Whole,
                (Some(part), None) => Wanted::Part(part),
                (part, Some(value)) => Wanted::Value(part, value),
            };
            let mut subject = Subject::Type;
            let life = self.life(&full, Subject::Type, |release| {
                let (found, sighting) = self.sight(key, &wanted, release)?;
                subject = found;
                Some(sighting)
            });
            lives.extend(life.map(|life| Life { subject, ..life }));
        }
        if lives.is_empty() { Err(self.unknown(name, type_name)) } else { Ok(lives) }
    }

    fn unknown(&self, name: &str, type_name: &str) -> Error {
        let lower = type_name.to_lowercase();
        let near: Vec<&str> = self
            .types
            .keys()
            .filter(|key| key.rsplit('/').next().is_some_and(|bare| bare.to_lowercase() == lower))
            .chain(self.types.keys().filter(|key| lower.len() > 3 && key.to_lowercase().contains(&lower)))
            .map(String::as_str)
            .take(3)
            .collect();
        let found =
            if self.types.keys().any(|key| key == type_name || key.rsplit('/').next() == Some(type_name)) {
                "a type without that".to_owned()
            } else if near.is_empty() {
                "nothing with this name in any release".to_owned()
            } else {
                format!("nothing with this name, but {}", near.join(", "))
            };
        Error::new(name, "a method, `Type`, `Type.member`, `Type=value` or `Type.member=value`", found)
    }

    fn life(
        &self,
        name: &str,
        subject: Subject,
        mut at: impl FnMut(usize) -> Option<Sighting>,
    ) -> Option<Life> {
        let sightings: Vec<Option<Sighting>> = (0..self.releases.len()).map(&mut at).collect();
        let spans = |wanted: &dyn Fn(&Sighting) -> bool| {
            self.spans(
                &sightings.iter().map(|sighting| sighting.as_ref().is_some_and(wanted)).collect::<Vec<_>>(),
            )
        };
        let mut forms: Vec<(String, Vec<Span>)> = Vec::new();
        for sighting in sightings.iter().flatten() {
            if forms.iter().all(|(form, _)| *form != sighting.form) {
                forms.push((sighting.form.clone(), spans(&|other| other.form == sighting.form)));
            }
        }
        let served = spans(&|_| true);
        if served.is_empty() {
            return None;
        }
        Some(Life {
            name: name.to_owned(),
            subject,
            served,
            unlisted: spans(&|sighting| sighting.unlisted),
            experimental: spans(&|sighting| sighting.experimental),
            forms,
        })
    }

    fn spans(&self, held: &[bool]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (release, held_here) in held.iter().enumerate().filter(|(_, held)| **held) {
            let goes_on = release > 0 && held[release - 1] == *held_here;
            if !goes_on {
                spans.push(Span { from: self.releases[release].clone(), to: None });
            }
            let ends = held.get(release + 1) == Some(&false);
            if let (true, Some(span)) = (ends, spans.last_mut()) {
                span.to = Some(self.releases[release].clone());
            }
        }
        spans
    }

    fn message_at(&self, union: &str, tag: &(String, String), release: usize) -> Option<Sighting> {
        let lines = self.types.get(union).filter(|lines| lines.releases.served.contains(release))?;
        let line =
            lines.lines.iter().find(|line| line.is_tagged(tag) && line.releases.served.contains(release))?;
        let variant = line.variant_at(release)?;
        let params = match &variant.form {
            Form::Object(message) => message.members.get("params").map(|params| params.form.to_string()),
            _ => None,
        };
        Some(Sighting {
            form: params.map_or("no params".to_owned(), |params| format!("params {params}")),
            experimental: variant.experimental,
            unlisted: line.releases.unlisted.contains(release),
        })
    }

    fn sight(&self, type_name: &str, wanted: &Wanted<'_>, release: usize) -> Option<(Subject, Sighting)> {
        let lines = self.types.get(type_name).filter(|lines| lines.releases.served.contains(release))?;
        let kind = type_at(&lines.lines, release, Listing::Served);
        let unlisted = lines.releases.unlisted.contains(release);
        let seen =
            |subject, form: String, experimental| Some((subject, Sighting { form, experimental, unlisted }));
        match wanted {
            Wanted::Whole => seen(Subject::Type, kind.form.to_string(), kind.experimental),
            Wanted::Part(part) => {
                let mut members = Vec::new();
                for (form, experimental) in kind.form.variants() {
                    let Form::Object(object) = form else { continue };
                    if is_called(object, part) {
                        return seen(Subject::Variant, form.to_string(), experimental);
                    }
                    members.extend(object.members.get(*part));
                }
                let member = members.first()?;
                let mut forms: Vec<String> = Vec::new();
                for member in &members {
                    let form =
                        format!("{} {}", if member.required { "required" } else { "optional" }, member.form);
                    if !forms.contains(&form) {
                        forms.push(form);
                    }
                }
                seen(Subject::Member, forms.join("; "), member.experimental)
            }
            Wanted::Value(part, value) => {
                let json = serde_json::Value::from(*value).to_string();
                let places: Vec<Form> = match part {
                    None => vec![kind.form],
                    Some(part) => kind
                        .form
                        .variants()
                        .into_iter()
                        .filter_map(|(form, _)| match form {
                            Form::Object(object) => {
                                object.members.get(*part).map(|member| member.form.clone())
                            }
                            _ => None,
                        })
                        .collect(),
                };
                let found = places.iter().find_map(|form| self.value_in(form, &json, release, 8))?;
                seen(Subject::Value, json.clone(), found)
            }
        }
    }

    /// Whether a form accepts exactly this value, and then whether it is experimental.
    fn value_in(&self, form: &Form, json: &str, release: usize, depth: u32) -> Option<bool> {
        form.variants().into_iter().find_map(|(form, experimental)| match form {
            Form::Value(value) => (value == json).then_some(experimental),
            Form::Ref(name) if depth > 0 => {
                let lines = self.types.get(name).filter(|lines| lines.releases.served.contains(release))?;
                let kind = type_at(&lines.lines, release, Listing::Served);
                self.value_in(&kind.form, json, release, depth - 1).map(|inner| inner || experimental)
            }
            _ => None,
        })
    }
}

/// Whether a variant is called that: by the value of a tag, or by the one member that it must have.
fn is_called(object: &Object, name: &str) -> bool {
    if object.tags().any(|(_, value)| unquoted(value) == Some(name)) {
        return true;
    }
    let mut required = object.members.iter().filter(|(_, member)| member.required);
    object.rest == super::form::Rest::Closed
        && matches!((required.next(), required.next()), (Some((key, _)), None) if key == name)
}
