//! The server's core vocabulary, which messages of v1 and v2 and rollouts embed: mostly in snake_case
//! (spec/envelope.md §7.9).

mod account;
mod approval;
mod mcp;
mod model;
mod path;
mod realtime;
mod response_item;
mod session_source;
mod web_search;

pub use account::*;
pub use approval::*;
pub use mcp::*;
pub use model::*;
pub use path::*;
pub use realtime::*;
pub use response_item::*;
pub use session_source::*;
pub use web_search::*;
