//! Rollouts: the files in which sessions are stored (spec/rollout.md).

mod compacted;
mod duration;
mod event;
mod line;
mod permissions;
mod session_meta;
mod turn_context;
mod turn_item;

pub use compacted::*;
pub use duration::Duration;
pub use event::*;
pub use line::*;
pub use permissions::*;
pub use session_meta::*;
pub use turn_context::*;
pub use turn_item::*;
