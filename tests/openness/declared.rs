//! The declaration itself.

use crate::{definitions, each_schema, is_choice};

#[test]
fn every_choice_says_whether_it_is_open() {
    let mut silent = Vec::new();
    let mut choices = 0;
    for (name, definition) in &definitions() {
        each_schema(name, definition, &mut |place, schema| {
            if is_choice(schema) {
                choices += 1;
                if !schema["x-open"].is_boolean() {
                    silent.push(place.to_owned());
                }
            }
        });
    }
    assert!(silent.is_empty(), "without x-open: {silent:#?}");
    // spec/envelope.md §7.9 alone has more than thirty enums with odd names; ThreadItem and its kind come on top.
    assert!(choices > 100, "only {choices} enums and unions found");
}

#[test]
fn choices_are_definitions_of_their_own() {
    let mut inline = Vec::new();
    for (name, definition) in &definitions() {
        each_schema(name, definition, &mut |place, schema| {
            if is_choice(schema) && place != name {
                inline.push(place.to_owned());
            }
        });
    }
    assert!(inline.is_empty(), "without a name: {inline:#?}");
}

#[test]
fn only_choices_say_it() {
    let mut others = Vec::new();
    for (name, definition) in &definitions() {
        each_schema(name, definition, &mut |place, schema| {
            if schema.get("x-open").is_some() && !is_choice(schema) {
                others.push(place.to_owned());
            }
        });
    }
    assert!(others.is_empty(), "x-open on what has no choice: {others:#?}");
}
