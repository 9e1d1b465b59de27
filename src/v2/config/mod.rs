//! The configuration: reading it with its layers, writing it, and the requirements on it (spec/envelope.md §2).

mod apps;
mod read;
mod requirements;
mod write;

pub use apps::*;
pub use read::*;
pub use requirements::*;
pub use write::*;
