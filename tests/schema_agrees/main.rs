//! The schemas accept what serde accepts: for every definition, over instances, damaged instances and junk.
#![cfg(feature = "validate")]

mod agreement;
mod bank;
mod exceptions;
mod limits;
mod profiles;
mod spellings;
mod validators;
mod written;

#[path = "../round_trip/instances.rs"]
mod instances;
#[path = "../round_trip/schemas.rs"]
#[allow(dead_code, reason = "shared with the test of the round trip")]
mod schemas;
#[path = "../round_trip/subjects.rs"]
mod subjects;
#[path = "../round_trip/types.rs"]
#[allow(dead_code, reason = "shared with the test of the round trip")]
mod types;

fn report(failures: &[String]) {
    let shown = failures.iter().take(40).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} failures:\n{shown}", failures.len());
}
