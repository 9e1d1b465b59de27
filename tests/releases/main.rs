//! The time machine: every release's types come back as they were, lives and differences are told right, however a
//! schema spells them.

mod bad_input;
mod facts;
mod history_file;
mod known;
mod readme;
mod respelling;
mod rules;
mod support;
