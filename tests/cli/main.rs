//! The program: verbs, output forms, exit codes.

mod answers;
mod generators;
mod inspect;
mod inspect_rollouts;
mod legacy;
mod program;
mod releases;
mod threads;
mod turns;
mod usage;
mod validate;
