//! @doc

mod approval;
mod conversation;
mod fuzzy_file_search;
mod initialize;

pub use approval::*;
pub use conversation::*;
pub use fuzzy_file_search::*;
pub use initialize::*;
