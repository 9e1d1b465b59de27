//! The handshake, the file search and the legacy requests that are still served (spec/envelope.md §2-§4); those that no
//! longer are, are in `legacy` (feature `legacy`).

mod approval;
mod conversation;
mod fuzzy_file_search;
mod initialize;
#[cfg(feature = "legacy")]
pub mod legacy;

pub use approval::*;
pub use conversation::*;
pub use fuzzy_file_search::*;
pub use initialize::*;
