//! The forms, by area; `spec/rollout.md` has the same tables in words.

pub(crate) mod event;
mod permissions;
mod primitive;
pub(crate) mod response_item;
pub(crate) mod session;
mod settings;
pub(crate) mod turn_context;
pub(crate) mod turn_item;
