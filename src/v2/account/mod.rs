//! @doc

mod limits;
mod login;

pub use limits::*;
pub use login::*;
