//! The model client with real sockets: a blocking [`Driver`] for its state machines, and a [`ModelServer`] that plays
//! a provider by script on 127.0.0.1.
//!
//! ```text
//!   ModelClient ─ Call ─► Driver ─► Http   ── POST, event stream ──► ModelServer
//!   (decides)            (does)  └► Socket ── WebSocket ───────────►  (by script)
//! ```
//!
//! What a client of a real provider must add: TLS for both transports, and zstd for bodies that are to be compressed.
//! The WebSocket library used here has no `permessage-deflate`; the release offers it to the provider.

mod driver;
mod http;
mod server;
mod socket;

pub use driver::{Client, Driver, Host, Response};
pub use server::{Answer, Kind, ModelServer, Received};
pub use socket::Socket;
