//! Plugins: the marketplaces that they come from, the plugins themselves, sharing them (spec/envelope.md §2).

mod marketplace;
#[allow(clippy::module_inception, reason = "it holds the type of that name")]
mod plugin;
mod share;

pub use marketplace::*;
pub use plugin::*;
pub use share::*;
