//! The wire of the Codex app-server: every message of release 0.130.0 as a type, and one registry of all
//! methods, from which JSON Schema, TypeScript and validators are derived.
//!
//! # Modules
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`jsonrpc`] | the envelope: requests, answers, errors and notifications, routed before their bodies are read |
//! | [`method`] | the registry: one table per direction, the message enums, and a type per method |
//! | [`v1`] | types of the handshake, the file search and the legacy requests |
//! | [`v2`] | types of the app-server API, a file or folder per resource |
//! | [`vocab`] | the core vocabulary that messages embed, mostly in snake_case |
//! | [`id`] | ids, as newtypes over the string on the wire |
//! | [`open`] | how enums and unions keep what they do not know |
//! | [`patch`] | [`Patch`]: absent, null or a value |
//! | [`json`] | [`Json`]: any JSON value, kept as text |
//! | [`encode`] | writing messages as JSON text, faster than serde_json does |
//! | [`decode`] | [`DecodeError`]: why and where a message did not fit its type |
//! | [`recording`] | reading recorded conversations, line by line |
//! | [`rollout`] | the files in which sessions are stored: types, readers, what is persisted |
//! | [`history`] | from rollout items or live events to turns, and pages of them |
//! | [`threads`] | what is stored about a thread, its session, its status and the tree of spawned agents |
//! | [`realtime`] | realtime conversations with the model provider, as state machines without sockets |
//! | [`model_client`] | the client of the model provider: sessions, turns, requests and streams, as state machines without sockets |
//! | [`experimental`] | which experimental method or member a request uses |
//! | [`releases`] | the types of every release, and what changed between any two (feature `releases`) |
//! | [`export`] | the generators of JSON Schema, OpenRPC and the reference for people (feature `schema`), and of TypeScript (feature `typescript`) |
//! | [`validate`] | checking payloads and recordings (feature `validate`) |
//!
//! # A first example
//!
//! ```
//! use codex_schema::method::{Request, ServerMessage, ServerNotification, client_request::TurnStart};
//! use codex_schema::v2::{TextUserInput, TurnStartParams, UserInput};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     // A line from the server: found by its method, its body decoded once, into the type of that method.
//!     let line = r#"{"method":"item/agentMessage/delta","params":{"threadId":"t","turnId":"u","itemId":"i","delta":"Hi"}}"#;
//!     match ServerMessage::decode(line)? {
//!         ServerMessage::Notification(ServerNotification::ItemAgentMessageDelta(delta)) => {
//!             assert_eq!(delta.turn_id.as_str(), "u");
//!             assert_eq!(delta.delta, "Hi");
//!         }
//!         other => panic!("{other:?}"),
//!     }
//!
//!     // A request to the server: the constructor takes what is required, the rest is set by name.
//!     let mut params = TurnStartParams::new("t", vec![UserInput::Text(TextUserInput::new("What is new?"))]);
//!     params.model = Some("gpt-5.4".to_owned());
//!     let request = serde_json::to_string(&TurnStart::message(1.into(), params))?;
//!     assert!(request.starts_with(r#"{"method":"turn/start","id":1,"params":{"threadId":"t","input":[{"type":"text""#));
//!
//!     // A method that this release does not have: kept whole, and written as it came.
//!     let line = r#"{"method":"thread/teleported","params":{"threadId":"t","to":[3, 4]}}"#;
//!     let ServerMessage::Notification(notification) = ServerMessage::decode(line)? else { panic!("{line}") };
//!     assert!(matches!(notification, ServerNotification::Unrecognized(_)));
//!     assert_eq!(serde_json::to_string(&notification)?, line);
//!
//!     // A known method with a malformed body: an error that says where, not an unknown.
//!     let error = ServerMessage::decode(r#"{"method":"thread/closed","params":{"threadId":7}}"#).unwrap_err();
//!     assert_eq!(error.pointer, "/params/threadId");
//!     Ok(())
//! }
//! ```
//!
//! # Features
//!
//! None is on by default.
//!
//! | feature | adds |
//! | --- | --- |
//! | `legacy` | the conversation API that servers had up to release 0.104: `v1::legacy`, `method::legacy` |
//! | `schema` | `JsonSchema` on every type, the generators of JSON Schema, OpenRPC and the reference for people; includes `legacy` |
//! | `typescript` | `TS` on every type, the TypeScript generator; includes `schema` |
//! | `validate` | validators for payloads and recordings; includes `schema` |
//! | `zstd` | reading compressed rollouts |
//! | `releases` | the types of every release, and differences between them |
//! | `cli` | the program `codex-schema`; includes all of the above |
//!
//! # Making values
//!
//! The structs of the wire are `non_exhaustive`, because a later release may give them more members, and a
//! struct expression of yours would then no longer compile. Types that a client writes are made otherwise: by
//! a constructor `new` that takes what is required, or by `Default` where nothing is. Everything else is then
//! set by name:
//!
//! ```
//! use codex_schema::v2::{ThreadReadParams, ThreadStartParams};
//!
//! let mut read = ThreadReadParams::new("01a1fd77-7070-7992-b3f3-133d59efb492");
//! read.include_turns = true;
//!
//! let mut start = ThreadStartParams::default();
//! start.cwd = Some("/home/user/project".to_owned());
//! ```
//!
//! The enums and unions of the wire are `non_exhaustive` too, but for those of the envelope: a `match` needs
//! an arm for what later releases add. In an open one, the variant `Unrecognized` holds what this release
//! does not know.

mod base64;
pub mod decode;
mod defaults;
mod describe;
pub mod encode;
pub mod experimental;
#[cfg(feature = "schema")]
pub mod export;
pub mod history;
pub mod id;
pub mod json;
pub mod jsonrpc;
pub mod method;
pub mod model_client;
pub mod open;
pub mod patch;
mod paths;
pub mod realtime;
pub mod recording;
#[cfg(feature = "releases")]
pub mod releases;
pub mod rollout;
mod scan;
pub mod threads;
pub mod v1;
pub mod v2;
#[cfg(feature = "validate")]
pub mod validate;
pub mod vocab;

pub use decode::DecodeError;
pub use json::Json;
pub use patch::Patch;

// Compiles the code in README.md, which also shows the TypeScript generator. The first example there is the one
// above, which runs with any features.
#[cfg(all(doctest, feature = "typescript"))]
#[doc = include_str!("../README.md")]
struct Readme;
