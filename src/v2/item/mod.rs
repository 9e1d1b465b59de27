//! Items, the entries of a turn, and the notifications about them (spec/thread-history.md).

mod delta;
mod item;
mod parts;

pub use delta::*;
pub use item::*;
pub use parts::*;
