//! From the items of a rollout to what is stored about its thread (spec/rollout.md §4.5).

use super::preview::request_text;
use super::stored::{StoredThread, as_written, distinct_title};
use crate::id::ThreadId;
use crate::rollout::{
    CoreGitInfo, EventMsg, RolloutFileName, RolloutItem, SessionMeta, Timestamp, UserMessageEvent,
};
use crate::v2::{GitInfo, ThreadSource};
use crate::vocab::CoreSessionSource;

/// Gathers what the metadata index of a server stores about a thread, from the items of its rollout in their order.
///
/// Feed only items of lines that release 0.130.0 reads ([`crate::rollout::accepts`]) to get what it stores.
///
/// ```
/// use codex_schema::rollout::{RolloutFileName, RolloutLine, Timestamp};
/// use codex_schema::threads::{Server, StoredThreadBuilder};
///
/// let name = "rollout-2026-11-21T09-37-06-01a1fd77-75a2-7d23-b496-071b027e0d43.jsonl";
/// let lines = r#"{"timestamp":"2026-11-21T09:37:07.026Z","type":"session_meta","payload":{"id":"01a1fd77-75a2-7d23-b496-071b027e0d43","timestamp":"2026-11-21T09:37:06.978Z","cwd":"/home/user","originator":"x","cli_version":"0.130.0","source":"cli"}}
/// {"timestamp":"2026-11-21T09:37:08.000Z","type":"event_msg","payload":{"type":"user_message","message":"Hi"}}"#;
///
/// let mut builder = StoredThreadBuilder::new(RolloutFileName::parse(name));
/// for line in lines.lines() {
///     builder.feed(&RolloutLine::decode(line)?.item);
/// }
/// let modified = Timestamp::from_seconds(1_795_253_900);
/// let stored = builder.finish(modified).ok_or("no thread")?;
/// let thread = stored.into_thread(&Server::new("/", "openai"));
/// assert_eq!((&*thread.preview, thread.created_at, thread.updated_at), ("Hi", 1_795_253_826, 1_795_253_900));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct StoredThreadBuilder {
    file: Option<RolloutFileName>,
    id: Option<ThreadId>,
    forked_from_id: Option<ThreadId>,
    created_at: Option<Timestamp>,
    source: Option<CoreSessionSource>,
    thread_source: Option<ThreadSource>,
    agent_nickname: Option<String>,
    agent_role: Option<String>,
    model_provider: String,
    cwd: String,
    cli_version: String,
    git_info: Option<GitInfo>,
    tokens_used: i64,
    first_user_message: Option<String>,
    title: String,
}

impl StoredThreadBuilder {
    /// Takes the name of the file, which stands in for a missing `session_meta` and for an unreadable time in it.
    #[inline]
    pub fn new(file: Option<RolloutFileName>) -> StoredThreadBuilder {
        StoredThreadBuilder { file, ..StoredThreadBuilder::default() }
    }

    /// Whether items of a kind say anything about the thread: `kind` is the `type` of the line, `event` the `type`
    /// of the payload of an `event_msg`. All other lines need not be decoded.
    #[inline]
    pub fn reads(kind: &str, event: Option<&str>) -> bool {
        match kind {
            "session_meta" | "turn_context" => true,
            "event_msg" => matches!(event, Some("user_message" | "token_count")),
            _ => false,
        }
    }

    /// Takes the next item.
    #[inline]
    pub fn feed(&mut self, item: &RolloutItem) {
        match item {
            RolloutItem::SessionMeta(meta) => self.session_meta(meta),
            RolloutItem::TurnContext(context) if self.cwd.is_empty() => self.cwd.clone_from(&context.cwd),
            RolloutItem::EventMsg(EventMsg::UserMessage(message)) => self.user_message(message),
            RolloutItem::EventMsg(EventMsg::TokenCount(count)) => {
                if let Some(info) = &count.info {
                    self.tokens_used = info.total_token_usage.total_tokens.max(0);
                }
            }
            _ => {}
        }
    }

    /// The thread, as soon as a `session_meta` or the file name has told it.
    #[inline]
    pub fn thread_id(&self) -> Option<ThreadId> {
        self.id.clone().or_else(|| self.file.map(|file| file.thread_id()))
    }

    /// How many tokens the thread has used, as the last `token_count` tells.
    #[inline]
    pub fn tokens_used(&self) -> i64 {
        self.tokens_used
    }

    /// The record as the metadata index has it when it first sees the file, with the time at which the file was
    /// modified. Path and name are left to the caller: the name is that of the name index, unless a title gave one.
    ///
    /// None when neither an item nor the file name tells the thread.
    #[inline]
    pub fn finish(self, modified: Timestamp) -> Option<StoredThread> {
        let id = self.thread_id()?;
        let created_at = self.created_at.or(self.file.map(|file| file.timestamp)).unwrap_or(modified);
        let preview = self.first_user_message.as_deref().unwrap_or_default();
        Some(StoredThread {
            name: distinct_title(&self.title, preview),
            forked_from_id: self.forked_from_id,
            first_user_message: self.first_user_message,
            model_provider: self.model_provider,
            updated_at: modified,
            cwd: self.cwd,
            cli_version: self.cli_version,
            source: self.source.unwrap_or(CoreSessionSource::Vscode),
            thread_source: self.thread_source,
            agent_nickname: self.agent_nickname,
            agent_role: self.agent_role,
            git_info: self.git_info,
            ..StoredThread::new(id, created_at)
        })
    }

    /// The first one names the thread; later ones of the same thread overwrite what they tell, others are ignored.
    #[inline]
    fn session_meta(&mut self, meta: &SessionMeta) {
        let id = as_written(meta.id.clone());
        match &self.id {
            Some(known) if *known != id => return,
            Some(_) => {}
            None => {
                self.id = Some(id);
                self.forked_from_id = meta.forked_from_id.clone().map(as_written);
                self.created_at = Timestamp::from_either_form(&meta.timestamp);
            }
        }
        self.source = Some(meta.source.clone());
        self.thread_source.clone_from(&meta.thread_source);
        self.agent_nickname.clone_from(&meta.agent_nickname);
        self.agent_role.clone_from(&meta.agent_role);
        if let Some(provider) = &meta.model_provider {
            self.model_provider.clone_from(provider);
        }
        if !meta.cli_version.is_empty() {
            self.cli_version.clone_from(&meta.cli_version);
        }
        if !meta.cwd.is_empty() {
            self.cwd.clone_from(&meta.cwd);
        }
        if let Some(git) = &meta.git {
            self.git_info = git_info(git);
        }
    }

    #[inline]
    fn user_message(&mut self, message: &UserMessageEvent) {
        if self.first_user_message.is_some() && !self.title.is_empty() {
            return;
        }
        let text = request_text(&message.message);
        let has_images = message.images.as_ref().is_some_and(|images| !images.is_empty())
            || !message.local_images.is_empty();
        if self.first_user_message.is_none() {
            self.first_user_message = match text {
                "" if has_images => Some("[Image]".to_owned()),
                "" => None,
                text => Some(text.to_owned()),
            };
        }
        if self.title.is_empty() {
            self.title = text.to_owned();
        }
    }
}

/// None when no part is recorded.
#[inline]
fn git_info(git: &CoreGitInfo) -> Option<GitInfo> {
    let info = GitInfo {
        sha: git.commit_hash.clone(),
        branch: git.branch.clone(),
        origin_url: git.repository_url.clone(),
    };
    (info != GitInfo::default()).then_some(info)
}
