//! Plugins: the marketplaces that they come from, the plugins themselves, sharing them (spec/envelope.md §2).

mod marketplace;
mod plugin;
mod share;

pub use marketplace::*;
pub use plugin::*;
pub use share::*;
