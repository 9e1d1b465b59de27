//! The legacy conversation API: its types, methods and files are those of release 0.101.0, and the tools read it where
//! a recording has it.

mod embedding;
mod events;
#[path = "../round_trip/instances.rs"]
mod instances;
#[path = "../round_trip/meaning.rs"]
#[allow(dead_code, reason = "shared with another test program")]
mod meaning;
mod methods;
mod namesakes;
mod outputs;
mod recording;
mod round_trip;
#[path = "../round_trip/schemas.rs"]
#[allow(dead_code, reason = "shared with another test program")]
mod schemas;
