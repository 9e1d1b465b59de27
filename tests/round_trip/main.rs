//! What decodes is written back with the same meaning, and what does not fit is refused: for every type of the
//! protocol, with instances made from its JSON Schema.
#![cfg(feature = "schema")]

mod absence;
mod absence_in_rollouts;
mod every_type;
mod instances;
mod malformed;
mod meaning;
mod mutations;
mod schemas;
mod stored_lines;
mod subjects;
mod types;
mod unknown;
