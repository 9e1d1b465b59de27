//! The envelope: which JSON is which message, and what is written back (spec/envelope.md §1).

mod classification;
mod deep;
mod members;
mod presence;
mod recordings;
mod truncated;
mod typed;
mod unknown;
mod written;
