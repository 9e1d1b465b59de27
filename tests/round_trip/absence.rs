//! How absence is written: as null, unless the specification says that the member is left out.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::every_type::subjects;
use crate::schemas::Schemas;

/// Whether null is one of the forms of a member.
fn is_nullable(schemas: &Schemas, schema: &Value) -> bool {
    !schemas.resolve(schema).is_boolean() && schemas.fits(schema, &Value::Null)
}

#[test]
fn absent_members_are_null_or_in_the_tables() {
    let schemas = Schemas::load();
    let mut left_out = BTreeSet::new();
    for (name, _, recode) in subjects(&schemas) {
        let schema = schemas.resolve(&schemas.0[name]);
        let least = schemas.minimal(schema);
        let written = recode(&least.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written: Value = serde_json::from_str(&written).expect("is JSON");
        for (member, member_schema) in schema["properties"].as_object().into_iter().flatten() {
            let is_absent = least.get(member).is_none() && written.get(member).is_none();
            if is_absent && is_nullable(&schemas, member_schema) {
                left_out.insert(format!("{name}.{member}"));
            }
        }
    }
    assert_eq!(left_out, BTreeSet::new());
}
