//! The exceptions to the default serialization rules, table by table (spec/envelope.md §7), and the written forms of
//! rollouts (spec/rollout.md).

mod aliases;
mod closed;
mod custom;
mod defaults;
mod double_options;
mod flattened;
mod names;
mod omitted;
mod rollout_forms;
mod rollout_lines;
mod rollout_made;
mod rollout_values;
mod samples;
mod untagged;
mod value_as_key;
