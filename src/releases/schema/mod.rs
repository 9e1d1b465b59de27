//! Type sets from and to JSON Schema.

mod files;
mod read;
mod write;

pub use files::load;
