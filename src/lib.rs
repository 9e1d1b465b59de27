//! @doc

pub mod decode;
mod defaults;
mod describe;
pub mod experimental;
#[cfg(feature = "schema")]
pub mod export;
pub mod id;
pub mod json;
pub mod jsonrpc;
pub mod method;
pub mod open;
pub mod patch;
pub mod recording;
mod scan;
#[cfg(feature = "validate")]
pub mod validate;
pub mod v1;
pub mod v2;
pub mod vocab;

pub use decode::DecodeError;
pub use json::Json;
pub use patch::Patch;
