//! @doc

mod marketplace;
mod plugin;
mod share;

pub use marketplace::*;
pub use plugin::*;
pub use share::*;
