//! Values of every kind, judged by serde and by each profile.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::thread;

use serde_json::Value;

use crate::bank::{damaged, enveloped, junk, keyed};
use crate::exceptions::{self, EXCEPTIONS, LESS, MORE, WIRE_MORE};
use crate::profiles::{OPEN, STRICT, WIRE};
use crate::report;
use crate::spellings::respelled;
use crate::subjects::subjects;
use crate::types::Recode;

struct Disagreement {
    /// The definition that it counts for: its own, or the union of messages.
    name: String,
    what: &'static str,
    text: String,
    value: Value,
}

/// What was found for some of the definitions.
#[derive(Default)]
struct Findings {
    values: usize,
    accepted: usize,
    disagreements: Vec<Disagreement>,
    /// Definitions of the profile `open` alone that accepted something.
    reached: BTreeSet<String>,
}

fn values_for(name: &str) -> Vec<Value> {
    let (wire, open) = (&WIRE.definitions, &OPEN.definitions);
    let schema = &wire.0[name];
    let (minimal, full) = (wire.minimal(schema), wire.full(schema));
    let mut values = junk();
    values.extend(damaged(&minimal, 3));
    values.extend(damaged(&full, 2));
    for other in [&minimal, &full].into_iter().flat_map(|instance| respelled(name, wire, open, instance)) {
        values.extend(damaged(&other, 0));
        values.push(other);
    }
    values.extend(wire.instances(schema).iter().flat_map(keyed));
    if schema.get("x-method").is_some() {
        values.extend(enveloped(&minimal));
    }
    values
}

/// Whether a value that a union accepts is of one of its members: has its tag, its key, or is a string.
fn is_of(member: &str, value: &Value) -> bool {
    let schema = &OPEN.definitions.0[member];
    let Some(properties) = schema["properties"].as_object() else { return value.is_string() };
    let fixed = |schema: &Value, found: &Value| match (schema.get("const"), schema["enum"].as_array()) {
        (Some(constant), _) => constant == found,
        (None, Some(values)) => values.contains(found),
        (None, None) => true,
    };
    let is_keyed = schema["additionalProperties"] == false && properties.len() == 1;
    properties.iter().all(|(name, schema)| match value.get(name) {
        Some(found) => fixed(schema, found),
        None => !is_keyed && schema.get("const").is_none(),
    })
}

fn judge(
    name: &str,
    reader: &str,
    recode: Recode,
    only_open: &BTreeMap<&str, Vec<&str>>,
    found: &mut Findings,
) {
    for value in values_for(name) {
        found.values += 1;
        let text = value.to_string();
        let read = recode(&text);
        let [strict, wire, open] = [&STRICT, &WIRE, &OPEN].map(|profile| profile.accepts(reader, &value));
        let mut disagree = |name: &str, what| {
            found.disagreements.push(Disagreement {
                name: name.to_owned(),
                what,
                text: text.clone(),
                value: value.clone(),
            });
        };
        let is_message = WIRE.definitions.0[name].get("x-method").is_some();
        let counts_for = if is_message { reader } else { name };
        match (open, read.is_ok()) {
            (true, false) => disagree(counts_for, MORE),
            (false, true) => disagree(counts_for, LESS),
            _ => {}
        }
        if wire && read.is_err() {
            disagree(counts_for, WIRE_MORE);
        }
        if strict && !wire {
            disagree(name, "strict accepts more than wire");
        }
        if name != reader && OPEN.accepts(name, &value) != (open && is_of(name, &value)) {
            disagree(name, "the union's member and the union disagree");
        }
        if let Ok(written) = read {
            found.accepted += 1;
            let written: Value = serde_json::from_str(&written).expect("what is written is JSON");
            let (judge, what) = match wire {
                true => (&STRICT, "strict refuses what serde writes"),
                false => (&OPEN, "open refuses what serde writes"),
            };
            if !judge.accepts(reader, &written) {
                disagree(name, what);
            }
        }
        for added in only_open.get(name).into_iter().flatten() {
            if OPEN.accepts(added, &value) {
                found.reached.insert((*added).to_owned());
            }
        }
    }
}

/// The definitions that the profile `open` adds, by the union that they are members of.
fn only_open() -> BTreeMap<&'static str, Vec<&'static str>> {
    let (wire, open) = (&WIRE.definitions, &OPEN.definitions);
    let mut added: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in open.0.keys().filter(|name| !wire.0.contains_key(*name)) {
        for union in open.unions_of(name) {
            added.entry(union).or_default().push(name);
        }
    }
    added
}

#[test]
fn open_accepts_what_serde_accepts_and_the_others_no_more() {
    let subjects = subjects(&WIRE.definitions);
    let only_open = only_open();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let findings: Vec<Findings> = thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|part| {
                let mine = subjects.iter().skip(part).step_by(threads);
                let only_open = &only_open;
                scope.spawn(move || {
                    let mut found = Findings::default();
                    for (name, reader, recode) in mine {
                        judge(name, reader, *recode, only_open, &mut found);
                    }
                    found
                })
            })
            .collect();
        parts.into_iter().map(|part| part.join().expect("no panic")).collect()
    });

    let mut failures = Vec::new();
    let mut used = BTreeSet::new();
    let mut values_as_keys = 0;
    for found in findings.iter().flat_map(|part| &part.disagreements) {
        if exceptions::is_value_as_key(&found.name, found.what, &found.value) {
            values_as_keys += 1;
            continue;
        }
        match exceptions::position(&found.name, found.what, &found.value) {
            Some(row) => drop(used.insert(row)),
            None => failures.push(format!("{}: {}: {}", found.name, found.what, found.text)),
        }
    }
    failures.sort_by_key(String::len);
    report(&failures);
    let stale: Vec<_> = EXCEPTIONS.iter().enumerate().filter(|(row, _)| !used.contains(row)).collect();
    assert!(stale.is_empty(), "exceptions that nothing needs: {stale:#?}");
    assert!(values_as_keys > 0, "the exception for values of enums is needed by none");

    let sum = |count: fn(&Findings) -> usize| findings.iter().map(count).sum::<usize>();
    let (values, accepted) = (sum(|part| part.values), sum(|part| part.accepted));
    println!("{values} values, {accepted} of them accepted by serde");
    assert!(accepted * 20 > values && accepted * 2 < values, "{accepted} of {values} values are accepted");
    let reached: BTreeSet<&str> =
        findings.iter().flat_map(|part| &part.reached).map(String::as_str).collect();
    let unreached: Vec<&&str> =
        only_open.values().flatten().filter(|name| !reached.contains(**name)).collect();
    assert!(unreached.is_empty(), "accept nothing: {unreached:?}");
}
