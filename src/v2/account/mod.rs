//! The account that the server works with: logging in and out, rate limits (spec/envelope.md §2, §3).

mod limits;
mod login;

pub use limits::*;
pub use login::*;
