//! Threads: what they are, and the methods that open, list, change and end them (spec/identity.md).

mod goal;
mod lifecycle;
mod list;
mod manage;
mod start;
#[allow(clippy::module_inception, reason = "it holds the type of that name")]
mod thread;
mod usage;

pub use goal::*;
pub use lifecycle::*;
pub use list::*;
pub use manage::*;
pub use start::*;
pub use thread::*;
pub use usage::*;
