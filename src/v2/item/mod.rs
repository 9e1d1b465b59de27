//! @doc

mod delta;
mod item;
mod parts;

pub use delta::*;
pub use item::*;
pub use parts::*;
