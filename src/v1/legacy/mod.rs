//! The conversation API that app-servers had up to release 0.104, as release 0.101.0 has it (feature `legacy`).
//!
//! A client made a conversation, subscribed to its events and sent messages; threads and turns ([`v2`](crate::v2))
//! have taken its place. Servers after 0.104 answer these methods with an error. The types are for recordings of that
//! time and for programs that still meet such servers; [`method::legacy`](crate::method::legacy) has the methods.
//!
//! The names are those of that wire. Several are names of current types too, which have another form:
//! [`legacy::AskForApproval`](AskForApproval) has four values, [`v2::AskForApproval`](crate::v2::AskForApproval) is a
//! union. Where form and meaning are the same, there is one type, the current one.
//!
//! The facts are those of release 0.101.0.

mod account;
mod config;
mod conversation;
mod event;
mod list;
mod listener;
mod message;
mod response_item;
mod sandbox;
mod server;
mod source;

pub use account::*;
pub use config::*;
pub use conversation::*;
pub use event::*;
pub use list::*;
pub use listener::*;
pub use message::*;
pub use response_item::*;
pub use sandbox::*;
pub use server::*;
pub use source::*;
