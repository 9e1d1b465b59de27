//! Items, the entries of a turn, and the notifications about them (spec/thread-history.md).

mod delta;
#[allow(clippy::module_inception, reason = "it holds the type of that name")]
mod item;
mod parts;

pub use delta::*;
pub use item::*;
pub use parts::*;
