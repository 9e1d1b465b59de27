//! [`TurnMetadata`]: what a request says about its turn.

use std::collections::BTreeMap;
use std::fmt::Write;

/// What `x-codex-turn-metadata` says, as header and in the `client_metadata` of WebSocket messages
/// (spec/model-client.md §7.4).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TurnMetadata {
    pub session_id: String,
    pub thread_id: String,
    /// `user`, `subagent` or `memory_consolidation`; none when the starter of a root thread named nothing.
    pub thread_source: Option<String>,
    /// Empty in the startup prewarm.
    pub turn_id: String,
    /// Git repositories by their root; empty while they are not inspected. They may come in the middle of a turn.
    pub workspaces: BTreeMap<String, WorkspaceMetadata>,
    /// The tag of the sandbox, such as `none` or `seccomp`.
    pub sandbox: String,
    /// Milliseconds since the Unix epoch, the same for the whole turn; none in the startup prewarm.
    pub turn_started_at_unix_ms: Option<i64>,
    /// Further keys of the client's choice. They never replace one of the above, and a
    /// `turn_started_at_unix_ms` among them is dropped.
    pub client: BTreeMap<String, String>,
}

/// What is known about a git repository.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkspaceMetadata {
    /// URLs by the name of the remote.
    pub associated_remote_urls: Option<BTreeMap<String, String>>,
    pub latest_git_commit_hash: Option<String>,
    /// Whether files differ from that commit.
    pub has_changes: Option<bool>,
}

impl TurnMetadata {
    /// The metadata of a turn.
    #[inline]
    pub fn new(session_id: &str, thread_id: &str, turn_id: &str, sandbox: &str) -> TurnMetadata {
        TurnMetadata {
            session_id: session_id.to_owned(),
            thread_id: thread_id.to_owned(),
            turn_id: turn_id.to_owned(),
            sandbox: sandbox.to_owned(),
            ..TurnMetadata::default()
        }
    }

    /// The same for the startup prewarm, which belongs to no turn: no id, no start, no repositories.
    #[inline]
    pub fn of_prewarm(mut self) -> TurnMetadata {
        self.turn_id.clear();
        self.turn_started_at_unix_ms = None;
        self.workspaces.clear();
        self
    }

    /// The value: a JSON object in ASCII.
    ///
    /// ```
    /// use codex_schema::model_client::TurnMetadata;
    ///
    /// let mut metadata = TurnMetadata::new("s", "t", "turn", "none");
    /// metadata.client.insert("note".to_owned(), "é".to_owned());
    /// assert_eq!(
    ///     metadata.to_text(),
    ///     r#"{"session_id":"s","thread_id":"t","turn_id":"turn","sandbox":"none","note":"\u00e9"}"#,
    /// );
    /// ```
    #[inline]
    pub fn to_text(&self) -> String {
        let mut object = Object::new();
        object.text("session_id", &self.session_id);
        object.text("thread_id", &self.thread_id);
        if let Some(source) = &self.thread_source {
            object.text("thread_source", source);
        }
        object.text("turn_id", &self.turn_id);
        if !self.workspaces.is_empty() {
            let mut workspaces = Object::new();
            for (root, workspace) in &self.workspaces {
                workspaces.raw(root, &workspace.to_text());
            }
            object.raw("workspaces", &workspaces.close());
        }
        object.text("sandbox", &self.sandbox);
        if let Some(started) = self.turn_started_at_unix_ms {
            object.raw("turn_started_at_unix_ms", &started.to_string());
        }
        for (key, value) in &self.client {
            if !self.has(key) {
                object.text(key, value);
            }
        }
        object.close()
    }

    /// Whether a key of the client is taken.
    #[inline]
    fn has(&self, key: &str) -> bool {
        match key {
            "session_id" | "thread_id" | "turn_id" | "sandbox" | "turn_started_at_unix_ms" => true,
            "thread_source" => self.thread_source.is_some(),
            "workspaces" => !self.workspaces.is_empty(),
            _ => false,
        }
    }
}

impl WorkspaceMetadata {
    #[inline]
    fn to_text(&self) -> String {
        let mut object = Object::new();
        if let Some(urls) = &self.associated_remote_urls {
            let mut remotes = Object::new();
            for (remote, url) in urls {
                remotes.text(remote, url);
            }
            object.raw("associated_remote_urls", &remotes.close());
        }
        if let Some(hash) = &self.latest_git_commit_hash {
            object.text("latest_git_commit_hash", hash);
        }
        if let Some(changes) = self.has_changes {
            object.raw("has_changes", if changes { "true" } else { "false" });
        }
        object.close()
    }
}

/// A JSON object in ASCII, in the making.
struct Object(String);

impl Object {
    #[inline]
    fn new() -> Object {
        Object(String::from("{"))
    }

    #[inline]
    fn raw(&mut self, key: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        push_quoted(&mut self.0, key);
        self.0.push(':');
        self.0.push_str(json);
    }

    #[inline]
    fn text(&mut self, key: &str, value: &str) {
        self.raw(key, "");
        push_quoted(&mut self.0, value);
    }

    #[inline]
    fn close(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Appends a JSON string in which everything beyond ASCII is escaped.
#[inline]
fn push_quoted(out: &mut String, text: &str) {
    for character in serde_json::Value::from(text).to_string().chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
}
