//! Which releases a recorded conversation fits.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use serde_json::Value;

use super::error::Error;
use super::form::{Form, Object};
use super::history::{History, Listing};
use super::type_set::TypeSet;
use crate::jsonrpc::Routed;
use crate::method::{Direction, Kind};
use crate::recording::{Conversation, Lines};

/// How many different remarks of a kind are kept for a release; the others are only counted.
const REMARKS: usize = 200;

/// Members of an envelope that no schema names.
const ENVELOPE: [&str; 2] = ["/jsonrpc", "/trace"];

/// Something about messages of a recording, as one release sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remark {
    /// The file and line of the first such message, as `FILE:LINE`.
    pub first: String,
    /// How many there are.
    pub count: usize,
    /// The method of the message, or of the request that it answers.
    pub method: String,
    /// What is the matter, with a JSON pointer into the message or result.
    pub text: String,
}

/// What a release makes of a recording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The release.
    pub release: String,
    /// What the client sent that a server of this release refuses.
    pub refused: Vec<Remark>,
    /// What the client sent that a server of this release ignores without a word.
    pub ignored: Vec<Remark>,
    /// What the server sent that a strict reader of this release cannot read.
    pub misread: Vec<Remark>,
    /// Results that could not be checked, because nothing tells their type.
    pub unchecked: Vec<Remark>,
    /// How many remarks beyond these there were.
    pub beyond: usize,
}

/// Reads recordings as servers and clients of several releases would.
pub struct Compatibility {
    releases: Vec<Release>,
    messages: usize,
    unreadable: Vec<String>,
    unreadable_beyond: usize,
}

struct Release {
    types: TypeSet,
    /// Message and result type by who sends it, whether it is answered, and name.
    methods: BTreeMap<(bool, bool, String), (Object, Option<Form>)>,
    verdict: Verdict,
}

impl Compatibility {
    /// For these releases of a history.
    ///
    /// # Errors
    ///
    /// When one of them is not in it.
    pub fn new(history: &History, releases: &[String]) -> Result<Compatibility, Error> {
        let releases =
            releases.iter().map(|release| Release::new(history, release)).collect::<Result<_, _>>()?;
        Ok(Compatibility { releases, messages: 0, unreadable: Vec::new(), unreadable_beyond: 0 })
    }

    /// Reads a recording: JSON lines, bare messages or `{"dir": "c2s" | "s2c", "msg": MESSAGE}`.
    ///
    /// # Errors
    ///
    /// When the reader fails. A line that is no message is kept for [`Compatibility::unreadable`].
    pub fn read(&mut self, name: &str, reader: impl BufRead) -> io::Result<()> {
        let mut lines = Lines::new(reader);
        let mut conversation = Conversation::default();
        while let Some(line) = lines.next_line()? {
            let place = format!("{name}:{}", line.number);
            match line.text {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    if let Err(why) = self.message(&mut conversation, &place, text) {
                        self.no_message(&place, &why);
                    }
                }
                Err(why) => self.no_message(&place, &why.to_string()),
            }
        }
        Ok(())
    }

    fn message(&mut self, conversation: &mut Conversation, place: &str, text: &str) -> Result<(), String> {
        let recorded = conversation.read(text).map_err(|error| error.to_string())?;
        let message: Value = serde_json::from_str(recorded.text).map_err(|error| error.to_string())?;
        self.messages += 1;
        let (Some(method), kind) = (recorded.method.as_deref(), recorded.message) else { return Ok(()) };
        match kind {
            Routed::Request { .. } => self.each(|release| {
                release.call(place, recorded.direction, Kind::Request, method, &message);
            }),
            Routed::Notification { .. } => self.each(|release| {
                release.call(place, recorded.direction, Kind::Notification, method, &message);
            }),
            Routed::Response { .. } => {
                let result = message.get("result").unwrap_or(&Value::Null);
                self.each(|release| release.answer(place, recorded.direction, method, result));
            }
            Routed::Error { .. } => {}
        }
        Ok(())
    }

    fn no_message(&mut self, place: &str, why: &str) {
        if self.unreadable.len() < REMARKS {
            self.unreadable.push(format!("{place}: {why}"));
        } else {
            self.unreadable_beyond += 1;
        }
    }

    fn each(&mut self, look: impl Fn(&mut Release)) {
        self.releases.iter_mut().for_each(look);
    }

    /// How many messages were read.
    pub fn messages(&self) -> usize {
        self.messages
    }

    /// The first lines that are no messages, as `FILE:LINE: why`.
    pub fn unreadable(&self) -> &[String] {
        &self.unreadable
    }

    /// How many such lines there were beyond these.
    pub fn unreadable_beyond(&self) -> usize {
        self.unreadable_beyond
    }

    /// What each release makes of it, oldest first.
    pub fn into_verdicts(self) -> Vec<Verdict> {
        self.releases.into_iter().map(|release| release.verdict).collect()
    }
}

impl Release {
    fn new(history: &History, release: &str) -> Result<Release, Error> {
        let types = history.types(release, Listing::Served)?;
        let methods = types
            .methods()
            .into_iter()
            .map(|method| {
                let result = method.result(&types).map(Form::Ref);
                let key = (
                    method.direction == Direction::ClientToServer,
                    method.kind == Kind::Request,
                    method.name.to_owned(),
                );
                (key, (method.message.clone(), result))
            })
            .collect();
        Ok(Release { types, methods, verdict: Verdict { release: release.to_owned(), ..Verdict::default() } })
    }

    fn find(
        &self,
        direction: Option<Direction>,
        kind: Kind,
        method: &str,
    ) -> Option<(bool, &(Object, Option<Form>))> {
        let sides = match direction {
            Some(direction) => [direction == Direction::ClientToServer; 2],
            None => [true, false],
        };
        sides.into_iter().find_map(|client| {
            Some((client, self.methods.get(&(client, kind == Kind::Request, method.to_owned()))?))
        })
    }

    fn call(&mut self, place: &str, direction: Option<Direction>, kind: Kind, method: &str, message: &Value) {
        let Some((by_client, (form, _))) = self.find(direction, kind, method) else {
            let by_client = direction.is_none_or(|direction| direction == Direction::ClientToServer);
            let text = "this release has no such method".to_owned();
            return self.note(place, method, text, if by_client { By::Client } else { By::Server });
        };
        let form = Form::Object(form.clone());
        match self.types.check(&form, message) {
            Err(misfit) => {
                self.note(place, method, misfit.to_string(), if by_client { By::Client } else { By::Server })
            }
            Ok(()) if by_client => self.note_ignored(place, method, &form, message),
            Ok(()) => {}
        }
    }

    /// An answer by `direction` to a request of the other side.
    fn answer(&mut self, place: &str, direction: Option<Direction>, method: &str, result: &Value) {
        let asked = direction.map(|direction| match direction {
            Direction::ClientToServer => Direction::ServerToClient,
            Direction::ServerToClient => Direction::ClientToServer,
        });
        // A method that the release does not have was told at the request.
        let Some((asked_by_client, (_, form))) = self.find(asked, Kind::Request, method) else { return };
        let Some(form) = form.clone() else {
            let text = "nothing tells the type of the result".to_owned();
            return self.note(place, method, text, By::Nobody);
        };
        match self.types.check(&form, result) {
            Err(misfit) => {
                let text = format!("result {misfit}");
                self.note(place, method, text, if asked_by_client { By::Server } else { By::Client });
            }
            Ok(()) if !asked_by_client => self.note_ignored(place, method, &form, result),
            Ok(()) => {}
        }
    }

    fn note_ignored(&mut self, place: &str, method: &str, form: &Form, value: &Value) {
        for pointer in self.types.ignored(form, value) {
            if !ENVELOPE.contains(&pointer.as_str()) {
                self.note(
                    place,
                    method,
                    format!("{pointer}: ignored, this release does not know it"),
                    By::Ignored,
                );
            }
        }
    }

    fn note(&mut self, place: &str, method: &str, text: String, by: By) {
        let remarks = match by {
            By::Client => &mut self.verdict.refused,
            By::Server => &mut self.verdict.misread,
            By::Ignored => &mut self.verdict.ignored,
            By::Nobody => &mut self.verdict.unchecked,
        };
        if let Some(known) = remarks.iter_mut().find(|remark| remark.method == method && remark.text == text)
        {
            known.count += 1;
        } else if remarks.len() < REMARKS {
            remarks.push(Remark { first: place.to_owned(), count: 1, method: method.to_owned(), text });
        } else {
            self.verdict.beyond += 1;
        }
    }
}

/// Whose message a remark is about, and how it goes wrong.
enum By {
    Client,
    Server,
    Ignored,
    Nobody,
}

impl Verdict {
    /// Whether a server of this release takes every message of the client.
    pub fn is_accepted(&self) -> bool {
        self.refused.is_empty()
    }

    /// Whether two releases say the same.
    pub fn same_as(&self, other: &Verdict) -> bool {
        let said = |verdict: &Verdict| Verdict { release: String::new(), ..verdict.clone() };
        said(self) == said(other)
    }
}
