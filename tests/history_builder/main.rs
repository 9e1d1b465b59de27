//! Turns: every case and rule of spec/thread-history.md, and that input is never too odd or too much at once.

mod cases_events;
mod cases_further;
mod cases_rollout;
mod changes;
mod coverage;
#[path = "../support/draws.rs"]
mod draws;
mod feeding;
mod hook_prompts;
mod items;
mod lifecycle;
mod live;
mod pages;
mod queries;
mod shell_words;
mod support;
mod usage;
