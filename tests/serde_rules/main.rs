//! The exceptions to the default serialization rules, table by table (spec/envelope.md §7).

mod aliases;
mod closed;
mod custom;
mod defaults;
mod double_options;
mod flattened;
mod names;
mod omitted;
mod samples;
mod untagged;
