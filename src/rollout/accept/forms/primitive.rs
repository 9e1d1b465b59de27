//! What all forms are made of.

pub(super) use crate::rollout::accept::form::{
    ANY, BOOL, DURATION, FLOAT, Form, I32, I64, POSITIVE, STRING, U16, U32, U64, form, keyed, members,
    objects, tagged,
};
pub(super) use crate::rollout::accept::text::{ABSOLUTE_PATH, AGENT_PATH, BASE64, UUID, UUID_TEXT};
