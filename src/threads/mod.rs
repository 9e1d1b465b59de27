//! Threads: what is stored about them, which session and tree they belong to, and what they are doing
//! (spec/identity.md).
//!
//! Pure data and functions: files, clocks and the surroundings of a server are inputs.
//!
//! | question | answer |
//! | --- | --- |
//! | what a rollout says about its thread | [`StoredThreadBuilder`], fed item by item |
//! | which names users gave to threads | [`NameIndex`], fed line by line |
//! | how a server shows a stored thread | [`StoredThread::into_thread`] |
//! | how it shows a live one | [`LiveThread::into_thread`], [`live_session_id`], [`settle`] |
//! | where a thread comes from | conversions between [`CoreSessionSource`](crate::vocab::CoreSessionSource) and [`SessionSource`](crate::v2::SessionSource), and the methods of the first |
//! | which threads `thread/list` shows | [`SourceFilter`] |
//! | what a thread is doing | [`StatusFacts`], [`ThreadStatuses`] |
//! | whom a thread has spawned | [`descendants`], [`SpawnTree`]; from stored spawns: [`SpawnEdges`] |

mod agent_path;
mod live;
mod name_index;
mod preview;
mod read;
mod record;
mod server;
mod session_id;
mod source;
mod source_kind;
mod source_text;
mod spawn_edges;
mod spawn_tree;
mod status;
mod stored;

pub use agent_path::InvalidAgentPath;
pub(crate) use agent_path::is_agent_path;
pub use live::LiveThread;
pub use name_index::NameIndex;
pub(crate) use preview::is_from_user;
pub use preview::{REQUEST_MARKER, preview_of_items, request_text};
pub use read::read_stored_thread;
pub use record::StoredThreadBuilder;
pub use server::Server;
pub use session_id::{Surface, live_session_id, show_live_session};
pub use source::Product;
pub use source_kind::SourceFilter;
pub use source_text::BlankSource;
pub use spawn_edges::SpawnEdges;
pub use spawn_tree::{Descendant, SpawnNode, SpawnTree, descendants};
pub use status::{StatusEvent, StatusFacts, ThreadStatuses, interrupt_unfinished, resolve_status, settle};
pub use stored::{StoredThread, distinct_title};
