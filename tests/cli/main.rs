//! The program: verbs, output forms, exit codes.

mod answers;
mod generators;
mod inspect;
mod program;
mod usage;
mod validate;
