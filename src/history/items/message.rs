//! Messages of the user and of the agent, and what an error becomes.

use crate::id::{ItemId, ThreadId};
use crate::rollout::{AgentMessageEvent, CoreCodexErrorInfo, CoreHttpErrorDetails, CoreMemoryCitation};
use crate::rollout::{CoreTextElement, CoreUserInput, UserMessageEvent};
use crate::v2::{
    ActiveTurnNotSteerable, AgentMessageThreadItem, CodexErrorInfo, HttpErrorDetails, ImageUserInput,
    LocalImageUserInput, MemoryCitation, MentionUserInput, SkillUserInput, TextElement, TextUserInput,
    UserInput, UserMessageThreadItem,
};

impl UserMessageThreadItem {
    /// The item of a message (spec/thread-history.md §5.1): its text, unless that is blank, then images, then
    /// image files.
    #[inline]
    pub fn from_event(id: impl Into<ItemId>, event: UserMessageEvent) -> UserMessageThreadItem {
        let mut content = Vec::new();
        if !event.message.trim().is_empty() {
            let text_elements = event.text_elements.into_iter().map(TextElement::from).collect();
            content.push(TextUserInput { text: event.message, text_elements }.into());
        }
        content.extend(event.images.into_iter().flatten().map(|url| ImageUserInput { url }.into()));
        content.extend(event.local_images.into_iter().map(|path| LocalImageUserInput { path }.into()));
        UserMessageThreadItem { id: id.into(), content }
    }
}

impl AgentMessageThreadItem {
    /// The item of a message, text as it is.
    #[inline]
    pub fn from_event(id: impl Into<ItemId>, event: AgentMessageEvent) -> AgentMessageThreadItem {
        AgentMessageThreadItem {
            id: id.into(),
            text: event.message,
            phase: event.phase,
            memory_citation: event.memory_citation.map(MemoryCitation::from),
        }
    }
}

impl From<CoreMemoryCitation> for MemoryCitation {
    #[inline]
    fn from(citation: CoreMemoryCitation) -> MemoryCitation {
        let thread_ids: Vec<ThreadId> = citation.rollout_ids;
        MemoryCitation { entries: citation.entries, thread_ids }
    }
}

impl From<CoreTextElement> for TextElement {
    #[inline]
    fn from(element: CoreTextElement) -> TextElement {
        TextElement { byte_range: element.byte_range, placeholder: element.placeholder }
    }
}

impl From<CoreUserInput> for UserInput {
    #[inline]
    fn from(input: CoreUserInput) -> UserInput {
        match input {
            CoreUserInput::Text(input) => {
                let text_elements = input.text_elements.into_iter().map(TextElement::from).collect();
                TextUserInput { text: input.text, text_elements }.into()
            }
            CoreUserInput::Image(input) => ImageUserInput { url: input.image_url }.into(),
            CoreUserInput::LocalImage(input) => LocalImageUserInput { path: input.path }.into(),
            CoreUserInput::Skill(input) => SkillUserInput { name: input.name, path: input.path }.into(),
            CoreUserInput::Mention(input) => MentionUserInput { name: input.name, path: input.path }.into(),
            CoreUserInput::Unrecognized(input) => UserInput::Unrecognized(input),
        }
    }
}

impl From<CoreHttpErrorDetails> for HttpErrorDetails {
    #[inline]
    fn from(details: CoreHttpErrorDetails) -> HttpErrorDetails {
        HttpErrorDetails { http_status_code: details.http_status_code }
    }
}

impl From<CoreCodexErrorInfo> for CodexErrorInfo {
    /// The kind of the same name; one to one.
    #[inline]
    fn from(info: CoreCodexErrorInfo) -> CodexErrorInfo {
        use CoreCodexErrorInfo as Core;
        match info {
            Core::ContextWindowExceeded => CodexErrorInfo::ContextWindowExceeded,
            Core::UsageLimitExceeded => CodexErrorInfo::UsageLimitExceeded,
            Core::ServerOverloaded => CodexErrorInfo::ServerOverloaded,
            Core::CyberPolicy => CodexErrorInfo::CyberPolicy,
            Core::HttpConnectionFailed(details) => CodexErrorInfo::HttpConnectionFailed(details.into()),
            Core::ResponseStreamConnectionFailed(details) => {
                CodexErrorInfo::ResponseStreamConnectionFailed(details.into())
            }
            Core::InternalServerError => CodexErrorInfo::InternalServerError,
            Core::Unauthorized => CodexErrorInfo::Unauthorized,
            Core::BadRequest => CodexErrorInfo::BadRequest,
            Core::SandboxError => CodexErrorInfo::SandboxError,
            Core::ResponseStreamDisconnected(details) => {
                CodexErrorInfo::ResponseStreamDisconnected(details.into())
            }
            Core::ResponseTooManyFailedAttempts(details) => {
                CodexErrorInfo::ResponseTooManyFailedAttempts(details.into())
            }
            Core::ActiveTurnNotSteerable(details) => {
                CodexErrorInfo::ActiveTurnNotSteerable(ActiveTurnNotSteerable {
                    turn_kind: details.turn_kind,
                })
            }
            Core::ThreadRollbackFailed => CodexErrorInfo::ThreadRollbackFailed,
            Core::Other => CodexErrorInfo::Other,
            Core::Unrecognized(info) => CodexErrorInfo::Unrecognized(info),
        }
    }
}
