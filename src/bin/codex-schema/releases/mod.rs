//! The verbs of the time machine.

mod changelog;
mod compat;
mod diff;
mod list;
mod since;

use std::io;

pub use changelog::Changelog;
pub use compat::{Compat, validate};
pub use diff::Diff;
pub use list::Releases;
pub use since::Since;

/// An error of the library as one of input.
pub fn input(error: codex_schema::releases::Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error.to_string())
}
