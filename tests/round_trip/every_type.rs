//! The promise itself, for every definition.

use std::cell::RefCell;
use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::meaning::difference;
use crate::schemas::Schemas;
use crate::subjects::subjects;
use crate::types::TYPES;

/// Exceptions with their reasons; one that nothing needs any more fails the test.
struct Exceptions<'a> {
    list: &'a [(&'a str, &'a str, &'a str)],
    used: RefCell<BTreeSet<usize>>,
}

impl<'a> Exceptions<'a> {
    /// Each: name of the definition, what is different there, why.
    fn new(list: &'a [(&'a str, &'a str, &'a str)]) -> Exceptions<'a> {
        Exceptions { list, used: RefCell::default() }
    }

    fn has(&self, name: &str, what: &str) -> bool {
        let found = self.list.iter().position(|(type_name, place, _)| *type_name == name && *place == what);
        found.is_some_and(|index| {
            self.used.borrow_mut().insert(index);
            true
        })
    }

    fn assert_all_used(&self) {
        let stale: Vec<_> =
            self.list.iter().enumerate().filter(|(index, _)| !self.used.borrow().contains(index)).collect();
        assert!(stale.is_empty(), "exceptions that nothing needs: {stale:#?}");
    }
}

fn report(failures: &[String]) {
    let shown = failures.iter().take(40).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} failures:\n{shown}", failures.len());
}

#[test]
fn every_definition_has_a_type() {
    let schemas = Schemas::load();
    let covered: BTreeSet<&str> = subjects(&schemas).into_iter().map(|(name, _, _)| name).collect();
    let all: BTreeSet<&str> = schemas.0.keys().map(String::as_str).collect();
    assert_eq!(
        all.difference(&covered).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "neither listed nor in a union"
    );
    let listed: BTreeSet<&str> = TYPES.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new(), "listed, but not defined");
    assert_eq!(listed.len(), TYPES.len(), "a type is listed twice");
}

/// Spellings that are read as another (spec/envelope.md §7.7).
const READ_AS: &[(&str, &str, &str)] = &[("ApprovalsReviewer", "auto_review", "guardian_subagent")];

#[test]
fn instances_decode_and_encode_back_with_the_same_meaning() {
    let schemas = Schemas::load();
    let read_as = Exceptions::new(READ_AS);
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, reader, recode) in subjects(&schemas) {
        let schema = &schemas.0[name];
        for mut instance in schemas.instances(schema) {
            count += 1;
            assert!(schemas.fits(schema, &instance), "the generator made no instance of {name}: {instance}");
            let text = instance.to_string();
            let written = match recode(&text) {
                Ok(written) => serde_json::from_str::<Value>(&written).expect("what is written is JSON"),
                Err(error) => {
                    failures.push(format!("{reader} does not read {name}: {error}\n    {text}"));
                    continue;
                }
            };
            if instance.as_str().is_some_and(|spelling| read_as.has(name, spelling)) {
                let (_, _, meant) = READ_AS.iter().find(|row| row.0 == name).expect("found above");
                instance = (*meant).into();
            }
            let (before, after) = (schemas.meaning(schema, &instance), schemas.meaning(schema, &written));
            if let Some(change) = difference(&before, &after) {
                failures.push(format!("{reader} changes {name} {change}"));
            }
        }
    }
    report(&failures);
    assert!(count > 5 * schemas.0.len(), "only {count} instances");
    read_as.assert_all_used();
}

/// An object stands for the params of a method without params (spec/envelope.md §1.4).
const UNIT: &str = "an object is read as no params";

const ACCEPTED: &[(&str, &str, &str)] = &[
    ("AccountLogoutRequest", "/params {}", UNIT),
    ("AccountRateLimitsReadRequest", "/params {}", UNIT),
    ("ConfigMcpServerReloadRequest", "/params {}", UNIT),
    ("ConfigRequirementsReadRequest", "/params {}", UNIT),
    ("MemoryResetRequest", "/params {}", UNIT),
    ("WindowsSandboxReadinessRequest", "/params {}", UNIT),
    ("CoreDynamicToolSpec", "/deferLoading null", "null is read as missing (spec/rollout.md §5.15)"),
    ("DynamicToolSpec", "/deferLoading null", "null is read as missing (spec/envelope.md §7.8)"),
];

/// A resource with neither `text` nor `blob` is no malformed one but of a newer release: it is kept whole.
fn holds_unknown_resource(name: &str, value: &Value) -> bool {
    let is_unknown =
        |resource: &Value| resource.is_object() && resource.get("text").or(resource.get("blob")).is_none();
    match name {
        "ResourceContent" => is_unknown(value),
        "McpResourceReadResponse" => value["contents"].as_array().into_iter().flatten().any(is_unknown),
        _ => false,
    }
}

#[test]
fn what_is_wrong_in_one_place_is_refused() {
    let schemas = Schemas::load();
    let accepted = Exceptions::new(ACCEPTED);
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, reader, recode) in subjects(&schemas) {
        let union = &schemas.0[reader];
        for instance in [schemas.minimal(&schemas.0[name]), schemas.full(&schemas.0[name])] {
            for wrong in schemas.mutations(union, &instance) {
                count += 1;
                let is_excepted = || {
                    let mut members = wrong.as_object().into_iter().flatten();
                    members.any(|(member, value)| accepted.has(name, &format!("/{member} {value}")))
                };
                if recode(&wrong.to_string()).is_ok()
                    && !is_excepted()
                    && !holds_unknown_resource(name, &wrong)
                {
                    failures.push(format!("{reader} accepts as {name}: {wrong}\n    (was {instance})"));
                }
            }
        }
    }
    report(&failures);
    assert!(count > 5 * schemas.0.len(), "only {count} mutations");
    accepted.assert_all_used();
}
