//! What serde writes.

use serde_json::Value;

use crate::profiles::{OPEN, STRICT, WIRE};
use crate::report;
use crate::subjects::subjects;

#[test]
fn it_is_valid_in_every_profile() {
    let schemas = &WIRE.definitions;
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, reader, recode) in subjects(schemas) {
        for instance in schemas.instances(&schemas.0[name]) {
            let written = match recode(&instance.to_string()) {
                Ok(written) => serde_json::from_str::<Value>(&written).expect("what is written is JSON"),
                Err(error) => {
                    failures.push(format!("{reader} does not read {name}: {error}\n    {instance}"));
                    continue;
                }
            };
            count += 1;
            for (profile, judge) in [("strict", &*STRICT), ("wire", &*WIRE), ("open", &*OPEN)] {
                if !judge.accepts(reader, &written) || !judge.accepts(name, &written) {
                    failures.push(format!("{profile} refuses {name}: {written}"));
                }
            }
        }
    }
    report(&failures);
    assert!(count > 5 * schemas.0.len(), "only {count} instances");
}
