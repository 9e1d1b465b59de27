//! Realtime conversations: the side that talks with the model provider, as state machines without sockets, clock or
//! runtime (spec/realtime.md).
//!
//! [`Realtime`] is told what happened and says what to do. Below it, every part can be used alone. A driver does what it
//! says: `examples/realtime_session.rs` holds a conversation over a real WebSocket, with one to copy.
//!
//! ```text
//!   client                            core                                        provider
//!                 +--------------------------------------------------+
//!   operations -->|  Realtime: starts, retries, ends                 |--> Connect, CreateCall, Wait, Close
//!                 |    +------------------------------------------+  |
//!                 |    |  Conversation: what is answered          |  |--> Send: ClientMessage
//!   events     <--|    |    Transcript  ResponseQueue  AudioClock |  |<-- frames: Protocol::parse
//!   (Emit)        |    +------------------------------------------+  |
//!                 +--------------------------------------------------+
//!                     ^ agent_message, turn_completed     | Delegate
//!                     | typed_input                       v
//!                                    the agent
//! ```
//!
//! | what | where |
//! | --- | --- |
//! | operations of a client, in the core form | [`RealtimeOperation`]; made from the params of `thread/realtime/*` with `From` |
//! | which requests a server takes, and how it refuses the others | [`Gate`], [`RequestRefusal`] |
//! | core events, and the notifications made of them | [`Event`], [`RealtimeEvent`], [`notification`] |
//! | a start request and the configuration become a session | [`SessionConfig::resolve`] |
//! | what the model is told about the thread and the machine | [`StartupContext`] |
//! | URL and headers of the WebSocket | [`websocket_request`], [`websocket_url`] |
//! | creating a WebRTC call | [`call_request`], [`parse_call_response`] |
//! | messages to the provider | [`ClientMessage`], [`Session`] |
//! | messages from the provider | [`Protocol::parse`] |
//! | the reaction to each input while connected | [`Conversation`], with [`Transcript`], [`ResponseQueue`], [`AudioClock`] |
//! | how conversations start and end | [`Realtime`] |
//! | what is said between the realtime model and the agent | [`delegation_text`], [`switch_text`] |
//!
//! Provider, credentials, headers and errors of HTTP are those of [`model_client`](crate::model_client).
//!
//! Three ids are kept apart. The *requested* session id is `realtimeSessionId`, else the thread id; the header
//! `x-session-id` and the started event carry it. The *reported* one is the `session.id` of the provider, which only
//! `RealtimeEvent::SessionUpdated` tells. The Codex session id has no part in realtime.
//!
//! ```
//! use codex_schema::model_client::{ClientIdentity, Provider};
//! use codex_schema::realtime::{Action, Endpoint, Realtime, RealtimeOperation, Settings, notification};
//! use codex_schema::v2::ThreadRealtimeStartParams;
//! use codex_schema::vocab::RealtimeOutputModality;
//!
//! let provider = Provider::new("OpenAI");
//! let identity = ClientIdentity::new("my_client", "my_client/1.0");
//! let endpoint = Endpoint::with_api_key(provider, identity, "sk-1");
//! let mut realtime = Realtime::new("thread-1", Settings::default(), endpoint);
//!
//! // `thread/realtime/start` leads to a connection,
//! let params = ThreadRealtimeStartParams::new("thread-1", RealtimeOutputModality::Audio);
//! realtime.submit("sub-1", params.into())?;
//! let Some(Action::Connect { conversation, request }) = realtime.next_action() else { panic!() };
//! assert_eq!(request.url, "wss://api.openai.com/v1/realtime?model=gpt-realtime-1.5");
//! assert_eq!(request.headers.get("x-session-id"), Some("thread-1"));
//!
//! // the open connection to the first message and to `thread/realtime/started`,
//! realtime.connected(conversation);
//! let Some(Action::Send { message, .. }) = realtime.next_action() else { panic!() };
//! assert!(message.to_json().starts_with(r#"{"type":"session.update""#));
//! let Some(Action::Emit(started)) = realtime.next_action() else { panic!() };
//! assert!(notification(realtime.thread_id(), &started).is_some());
//!
//! // and what the provider says to events.
//! realtime.text_frame(conversation, r#"{"type":"response.output_text.delta","delta":"Hi"}"#);
//! assert!(matches!(realtime.next_action(), Some(Action::Emit(_))));
//! realtime.submit("sub-2", RealtimeOperation::Close)?;
//! assert_eq!(realtime.next_action(), Some(Action::Close { conversation }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod action;
mod admission;
mod app_server;
mod audio;
mod call;
mod config;
mod context;
mod conversation;
mod delegation;
mod event;
mod inbound;
mod machine;
mod operation;
mod outbound;
mod request;
mod response_queue;
mod settings;
mod texts;
mod tokens;
mod transcript;
mod url;
mod voice;
mod waiting;

pub use crate::rollout::{
    RealtimeAudioFrame, RealtimeConversationClosedEvent, RealtimeConversationItemDone,
    RealtimeConversationListVoicesResponseEvent, RealtimeConversationRealtimeEvent,
    RealtimeConversationSdpEvent, RealtimeConversationStartedEvent, RealtimeEvent, RealtimeHandoffRequested,
    RealtimeInputAudioSpeechStarted, RealtimeNoopRequested, RealtimeResponseCancelled,
    RealtimeResponseCreated, RealtimeResponseDone, RealtimeSessionUpdated, RealtimeTranscriptDelta,
    RealtimeTranscriptDone, RealtimeTranscriptEntry,
};
pub use crate::vocab::{
    RealtimeConversationVersion, RealtimeOutputModality, RealtimeVoice, RealtimeVoicesList,
};
pub use action::{Action, CloseReason, ConversationId};
pub use admission::{Admission, Attempt, Gate, RequestRefusal, ThreadPresence};
pub use audio::AudioClock;
pub use call::{
    Call, CallRequest, CallResponse, InvalidCall, call_request, parse_call_response, plain_call_request,
};
pub use config::{InvalidStart, SessionConfig};
pub use context::{ContextTurn, DirectoryEntry, Place, RecentThread, StartupContext, Workspace};
pub use conversation::{Conversation, Effect};
pub use delegation::{delegation_text, switch_text};
pub use event::{Event, notification};
pub use machine::Realtime;
pub use operation::*;
pub use outbound::{AudioOutput, ClientMessage, Item, Session, SessionAudio, TextPart, Tool};
pub use request::{ConnectError, WebSocketRequest, websocket_request};
pub use response_queue::ResponseQueue;
pub use settings::{Endpoint, SessionType, Settings, TransportPreference};
pub use texts::Texts;
pub use tokens::{approximate_tokens, cap_to_tokens, cut_to_tokens};
pub use transcript::Transcript;
pub use url::websocket_url;
pub use voice::{Protocol, voices};
pub use waiting::QueueFull;
