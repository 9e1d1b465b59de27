//! The client of the model provider: a session, its turns, their requests and streams (spec/model-client.md).
//!
//! Everything here is a state machine without sockets, clock or randomness: it says what to send and to connect, and
//! is told what arrived and what failed. The driver does the work, with any runtime.
//!
//! ```text
//!   ModelClient                 one per thread: configuration, fallback, window, parked connection
//!     │ begin_turn     ▲ end
//!     ▼                │
//!   ModelClientSession          one per turn: routing token, connection, what was asked last
//!     │ stream, prewarm, preconnect
//!     ▼
//!   Call                        one request: next() gives a Step, the driver tells what came of it
//!     │  Step: Connect, SendText, SendHttp, Read, Wait, Recover, Event, Done
//!     ▼
//!   EventReader, SseParser      bytes and frames to ResponseEvents
//!
//!   StreamRetry                 above a call: what a turn does when it failed
//!   UnaryCall                   beside the turns: compaction, memory summaries
//! ```
//!
//! | question | answer |
//! | --- | --- |
//! | what is fixed for a session | [`ModelClientConfig`], [`Provider`], [`ClientIdentity`] |
//! | what a request is made of | [`Prompt`], [`TurnSettings`], [`TurnMetadata`], [`ModelItem`] |
//! | what a stream tells | [`ResponseEvent`], read by [`EventReader`] |
//! | why a request failed | [`ModelError`], from [`classify_http`], [`classify_failed`], [`classify_error_frame`] |
//! | what is tried again, and when | [`RequestRetry`], [`StreamRetry`], [`CompactionRetry`], [`Delay`], [`Jitter`] |
//! | what the limits of the account are | [`rate_limits_from_headers`], [`rate_limits_from_frame`], [`merge_rate_limits`] |
//! | what a turn makes of all that | [`TurnNotices`], [`needs_follow_up`] |
//! | what is left after a compaction | [`compaction_result`], [`compacted_history`], [`compacted_history_in_stream`] |
//!
//! # A turn
//!
//! ```
//! use codex_schema::model_client::*;
//! use codex_schema::vocab::{ContentItem, InputTextContentItem, MessageResponseItem, ResponseItem};
//!
//! let mut provider = Provider::new("mine");
//! provider.base_url = Some("http://127.0.0.1:8080/v1".to_owned());
//! let identity = ClientIdentity::new("my_client", "my_client/1.0.0");
//! let config = ModelClientConfig::new("thread", "thread", "installation", provider, identity);
//! let client: ModelClient<()> = ModelClient::new(config, Credentials::none());
//!
//! let said = ContentItem::InputText(InputTextContentItem::new("Hello"));
//! let item = ResponseItem::Message(MessageResponseItem::new(vec![said], "user"));
//! let mut prompt = Prompt::default();
//! prompt.input = vec![item.into()];
//!
//! let mut turn = client.begin_turn();
//! let mut call = turn.stream(prompt, TurnSettings::new(ModelInfo::new("gpt-5.4")));
//! let mut arrives = [
//!     "data: {\"type\":\"response.output_text.delta\",\"delta\":\"Hi\"}\n\n",
//!     "data: {\"type\":\"response.completed\",\"response\":{\"id\":\"r1\"}}\n\n",
//! ]
//! .into_iter();
//! let mut answer = String::new();
//! let result = loop {
//!     match call.next() {
//!         Step::SendHttp(request) => {
//!             assert_eq!(request.url, "http://127.0.0.1:8080/v1/responses");
//!             call.http_head(200, Headers::new());
//!         }
//!         Step::Read { .. } => match arrives.next() {
//!             Some(bytes) => call.bytes(bytes.as_bytes()),
//!             None => call.ended(StreamEnd::Ended),
//!         },
//!         Step::Event(ResponseEvent::OutputTextDelta(delta)) => answer.push_str(&delta),
//!         Step::Event(_) => {}
//!         Step::Done(result) => break result,
//!         other => panic!("no WebSocket, no retry: {other:?}"),
//!     }
//! };
//! drop(call);
//! turn.end();
//! assert_eq!((result, answer.as_str()), (Ok(()), "Hi"));
//! ```

// What reads or writes JSON of the provider is `inline` or generic, so that a program that has no model client does not
// compile it.

mod body;
mod call;
mod chain;
mod client;
mod compaction;
mod config;
mod credentials;
mod error;
mod event;
mod failure;
mod headers;
mod http_error;
mod inbound;
mod item;
mod metadata;
mod outbound;
mod prompt;
mod provider;
mod rate_limits;
mod request;
mod retry;
mod session;
mod shell_output;
mod sse;
mod status;
mod step;
mod turn_loop;
mod unary;
mod unexpected;
mod usage_limit;

pub use call::Call;
pub use client::ModelClient;
pub use compaction::{compacted_history, compacted_history_in_stream, compaction_result};
pub use config::{ClientIdentity, ModelClientConfig, beta_features, user_agent};
pub use credentials::{CredentialKind, Credentials, RecoveryStep};
pub use error::ModelError;
pub use event::ResponseEvent;
pub use failure::{classify_error_frame, classify_failed, requested_delay};
pub use headers::Headers;
pub use http_error::{HttpAnswer, classify_http};
pub use inbound::{EventReader, Framing, StreamState};
pub use item::ModelItem;
pub use metadata::{TurnMetadata, WorkspaceMetadata};
pub use outbound::{Handshake, HttpRequest};
pub use prompt::{ModelInfo, Prompt, TurnSettings};
pub use provider::{Provider, ProviderError};
pub use rate_limits::{merge_rate_limits, rate_limits_from_frame, rate_limits_from_headers};
pub use request::{HttpFailure, RequestRetry};
pub use retry::{
    BeforeFailing, CompactionDecision, CompactionRetry, Delay, Jitter, RetryDecision, RetryNotice,
    StreamRetry,
};
pub use session::ModelClientSession;
pub use sse::{EventTooLarge, SseParser};
pub use step::{ConnectFailure, RecoveryFailure, Step, StreamEnd};
pub use turn_loop::{TurnNotices, needs_follow_up};
pub use unary::{MemorySummary, MemoryTrace, UnaryCall, UnaryStep};
pub use unexpected::UnexpectedStatus;
pub use usage_limit::{LocalTime, UsageLimit};
