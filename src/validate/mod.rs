//! Checking payloads and recordings against the schemas.
//!
//! A message is checked against the schema of its own method and direction, a response against the result type of
//! the request that it answers, so that a finding names one place and one expectation. What a client sends is
//! judged closed; what a server sends may be of a newer release: values, tags and methods that are not known are
//! notes, not findings.
//!
//! [`Inspector`] also reads rollouts.

mod dispatch;
mod finding;
mod inspect;
mod known;
mod nearest;
mod report;
mod rollout;
mod schemas;
mod tree;

pub use finding::{Finding, Found};
pub use inspect::{Failure, Inspection, Inspector, Loss, Unknown};
pub use known::SurplusKind;
pub use report::{Checker, Report};
pub use schemas::{Side, UnknownType, Validator};
