//! Rollouts: the files in which sessions are stored (spec/rollout.md).

pub(crate) mod accept;
mod compacted;
mod duration;
mod event;
pub(crate) mod file_changes;
mod file_name;
mod head;
mod line;
pub(crate) mod load;
mod permissions;
mod persist;
mod reader;
mod session_meta;
mod timestamp;
mod turn_context;
mod turn_item;
#[cfg(feature = "zstd")]
pub mod zstd;

pub use accept::{ItemKind, Refusal, accepts, accepts_in_head};
pub use compacted::*;
pub use duration::Duration;
pub use event::*;
pub use file_name::{RolloutFileName, date_folders};
pub use head::Head;
pub use line::*;
pub use load::{LoadError, Loaded, Loader, NotReadable};
pub use permissions::*;
pub use persist::{Persistence, feeds_memory, truncate_middle};
pub use reader::{Entry, LineError, Reader};
pub use session_meta::*;
pub use timestamp::Timestamp;
pub use turn_context::*;
pub use turn_item::*;
