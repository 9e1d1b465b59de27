//! @doc

mod apps;
mod read;
mod requirements;
mod write;

pub use apps::*;
pub use read::*;
pub use requirements::*;
pub use write::*;
