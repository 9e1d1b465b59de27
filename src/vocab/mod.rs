//! @doc

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
