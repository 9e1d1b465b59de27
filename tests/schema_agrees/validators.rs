//! The validators decide by tags before they look at bodies; they must come to the same verdicts as the profiles.

use codex_schema::validate::{Side, Validator};

use crate::bank::{damaged, junk, keyed};
use crate::profiles::{Judge, OPEN, WIRE};
use crate::report;

/// Definitions of which `open` lists a second spelling, or an object as the params of a method without params: the
/// validators know neither, and take the first for what it is on the wire, an unknown member.
fn is_spelled_otherwise(name: &str) -> bool {
    let open = &OPEN.definitions.0[name];
    open["x-open"].is_null() && open["properties"] != WIRE.definitions.0[name]["properties"]
}

/// Unions of which members of newer releases have more than a tag. Recordings and rollouts are not judged by them: the
/// envelope is read first, then the type of the body decides.
const READ_BY_PARTS: [&str; 3] = ["ClientRequest", "RolloutLine", "ServerRequest"];

#[test]
fn a_client_is_judged_by_wire_and_a_server_by_open() {
    let definitions = &WIRE.definitions;
    let sides: [(Side, &Judge); 2] = [(Side::Client, &WIRE), (Side::Server, &OPEN)];
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, schema) in &definitions.0 {
        let mut values = junk();
        values.extend(damaged(&definitions.minimal(schema), 2));
        values.extend(definitions.instances(schema).iter().flat_map(keyed));
        for (side, profile) in sides {
            let validator = Validator::of(name, side).expect("every definition has a validator");
            for value in &values {
                count += 1;
                let expected = profile.accepts(name, value);
                let judged = validator.is_valid(value);
                let excepted = side == Side::Server
                    && if expected { is_spelled_otherwise(name) } else { READ_BY_PARTS.contains(&&name[..]) };
                if judged != expected && !excepted {
                    failures.push(format!(
                        "{name} as of a {side:?}: {judged}, but {expected} in the profile: {value}"
                    ));
                }
            }
        }
    }
    failures.sort_by_key(String::len);
    report(&failures);
    assert!(count > 100 * definitions.0.len(), "only {count} values");
}
