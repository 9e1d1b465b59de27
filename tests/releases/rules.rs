//! Every rule, on the smallest pair of bundles that shows it: what is told, and nothing else.

use codex_schema::releases::{Difference, Rule, Severity, TypeSet};
use serde_json::{Value, json};

use crate::support::message;

/// Params and result that hold one member, and what is compared.
fn told(before: &TypeSet, after: &TypeSet) -> Vec<&'static str> {
    Difference::between(before, after).changes.iter().map(|change| change.rule.name()).collect()
}

fn with(params: Value, result: Value) -> TypeSet {
    let definitions = json!({
        "ClientRequest": {"oneOf": [message("thing/do", "#/definitions/ThingDoParams")]},
        "ThingDoParams": params,
        "ThingDoResponse": result,
    });
    TypeSet::from_bundle(&json!({ "definitions": definitions })).unwrap()
}

fn empty() -> Value {
    json!({"type": "object"})
}

/// The rules of a change of what the client sends, and of the same change of what it reads.
#[track_caller]
fn both(before: Value, after: Value, sent: &[Rule], read: &[Rule]) {
    let names = |rules: &[Rule]| rules.iter().map(|rule| rule.name()).collect::<Vec<_>>();
    let as_params = told(&with(before.clone(), empty()), &with(after.clone(), empty()));
    assert_eq!(as_params, names(sent), "sent");
    let as_result = told(&with(empty(), before), &with(empty(), after));
    assert_eq!(as_result, names(read), "read");
}

/// An object with one required member.
fn holding(form: Value) -> Value {
    json!({"type": "object", "required": ["a"], "properties": {"a": form}})
}

#[test]
fn members_come_and_go() {
    let (a, none) = (holding(json!({"type": "string"})), empty());
    let optional = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    both(none.clone(), a.clone(), &[Rule::SentMemberRequired], &[Rule::ReadRequiredMemberAdded]);
    both(none.clone(), optional.clone(), &[Rule::SentMemberAdded], &[Rule::ReadMemberAdded]);
    both(a.clone(), none.clone(), &[Rule::SentMemberRemoved], &[Rule::ReadMemberRemoved]);
    both(optional.clone(), none, &[Rule::SentMemberRemoved], &[Rule::ReadOptionalMemberRemoved]);
    both(a.clone(), optional.clone(), &[Rule::SentMemberOptional], &[Rule::ReadMemberOptional]);
    both(optional, a, &[Rule::SentMemberRequired], &[Rule::ReadMemberRequired]);
}

#[test]
fn closed_objects() {
    let closed = json!({"type": "object", "properties": {"a": true}, "additionalProperties": false});
    let open = json!({"type": "object", "properties": {"a": true}});
    let wider =
        json!({"type": "object", "properties": {"a": true, "b": true}, "additionalProperties": false});
    both(open.clone(), closed.clone(), &[Rule::SentObjectClosed], &[]);
    both(closed.clone(), open, &[Rule::SentObjectOpened], &[]);
    both(closed, wider, &[Rule::SentMemberAdded], &[Rule::ReadMemberAddedToClosed]);
}

#[test]
fn types_change() {
    let (string, integer) = (json!({"type": "string"}), json!({"type": "integer"}));
    let either = json!({"type": ["integer", "string"]});
    let number = json!({"type": "number"});
    let nullable = json!({"type": ["string", "null"]});
    for (before, after, sent, read) in [
        (&string, &integer, Rule::SentTypeChanged, Rule::ReadTypeChanged),
        (&string, &either, Rule::SentTypeWidened, Rule::ReadTypeWidened),
        (&either, &string, Rule::SentTypeNarrowed, Rule::ReadTypeNarrowed),
        (&integer, &number, Rule::SentTypeWidened, Rule::ReadTypeWidened),
        (&string, &nullable, Rule::SentNullAllowed, Rule::ReadBecameNullable),
        (&nullable, &string, Rule::SentNullRefused, Rule::ReadNoLongerNullable),
    ] {
        both(holding(before.clone()), holding(after.clone()), &[sent], &[read]);
        // The same inside an array, a map and a nullable place.
        let list = |form: &Value| holding(json!({"type": "array", "items": form}));
        both(list(before), list(after), &[sent], &[read]);
        let map = |form: &Value| json!({"type": "object", "additionalProperties": form});
        both(map(before), map(after), &[sent], &[read]);
    }
}

#[test]
fn values_and_enums() {
    let (few, more) = (json!({"enum": ["x", "y"]}), json!({"enum": ["x", "y", "z"]}));
    let string = json!({"type": "string"});
    for (before, after, sent, read) in [
        (&few, &more, Rule::SentValueAdded, Rule::ReadValueAdded),
        (&more, &few, Rule::SentValueRemoved, Rule::ReadValueRemoved),
        (&few, &string, Rule::SentEnumOpened, Rule::ReadEnumOpened),
        (&string, &few, Rule::SentEnumClosed, Rule::ReadEnumClosed),
    ] {
        both(holding(before.clone()), holding(after.clone()), &[sent], &[read]);
    }
}

#[test]
fn variants() {
    let tagged = |tag: &str| holding(json!({"const": tag}));
    let (one, two) = (
        json!({"oneOf": [tagged("x"), tagged("y")]}),
        json!({"oneOf": [tagged("x"), tagged("y"), tagged("z")]}),
    );
    both(one.clone(), two.clone(), &[Rule::SentVariantAdded], &[Rule::ReadVariantAdded]);
    both(two, one, &[Rule::SentVariantRemoved], &[Rule::ReadVariantRemoved]);
}

#[test]
fn experimental_members_and_defaults() {
    let plain = json!({"type": "object", "properties": {"a": {"type": "boolean", "default": false}}});
    let marked = json!({"type": "object", "properties": {"a": {"type": "boolean", "default": false, "x-experimental": true}}});
    let other = json!({"type": "object", "properties": {"a": {"type": "boolean", "default": true}}});
    both(
        plain.clone(),
        marked.clone(),
        &[Rule::SentMemberBecameExperimental],
        &[Rule::ReadMemberBecameExperimental],
    );
    both(marked, plain.clone(), &[Rule::SentMemberBecameStable], &[Rule::ReadMemberBecameStable]);
    both(plain, other, &[Rule::SentDefaultChanged], &[]);
}

#[test]
fn methods_of_all_kinds() {
    let messages = |union: &str, methods: &[&str], marked: bool| {
        let messages: Vec<Value> = methods
            .iter()
            .map(|method| {
                let mut message = message(method, "#/definitions/ThingParams");
                message["x-experimental"] = marked.into();
                message
            })
            .collect();
        let definitions = json!({ union: {"oneOf": messages}, "ThingParams": {"type": "object"} });
        TypeSet::from_bundle(&json!({ "definitions": definitions })).unwrap()
    };
    for (union, added, removed, marked, unmarked) in [
        (
            "ClientRequest",
            Rule::MethodAdded,
            Rule::MethodRemoved,
            Rule::MethodBecameExperimental,
            Rule::MethodBecameStable,
        ),
        (
            "ServerRequest",
            Rule::ServerRequestAdded,
            Rule::ServerRequestRemoved,
            Rule::NotificationBecameExperimental,
            Rule::MethodBecameStable,
        ),
        (
            "ServerNotification",
            Rule::NotificationAdded,
            Rule::NotificationRemoved,
            Rule::NotificationBecameExperimental,
            Rule::MethodBecameStable,
        ),
        (
            "ClientNotification",
            Rule::ClientNotificationAdded,
            Rule::ClientNotificationRemoved,
            Rule::MethodBecameExperimental,
            Rule::MethodBecameStable,
        ),
    ] {
        let (one, two) = (messages(union, &["a/b"], false), messages(union, &["a/b", "c/d"], false));
        assert_eq!(told(&one, &two), [added.name()]);
        assert_eq!(told(&two, &one), [removed.name()]);
        let experimental = messages(union, &["a/b"], true);
        assert_eq!(told(&one, &experimental), [marked.name()]);
        assert_eq!(told(&experimental, &one), [unmarked.name()]);
    }
}

#[test]
fn renames_need_the_same_form_and_a_reason() {
    let members = |names: &[(&str, &str)]| {
        let properties: serde_json::Map<String, Value> =
            names.iter().map(|(name, kind)| ((*name).to_owned(), json!({ "type": kind }))).collect();
        with(json!({"type": "object", "properties": properties}), empty())
    };
    let renamed = |before: &TypeSet, after: &TypeSet| {
        let difference = Difference::between(before, after);
        let removed =
            difference.changes.into_iter().find(|change| change.rule == Rule::SentMemberRemoved).unwrap();
        removed.renamed.map(|renamed| renamed.name)
    };
    let old = members(&[("sessionId", "string")]);
    assert_eq!(
        renamed(&old, &members(&[("realtimeSessionId", "string")])).as_deref(),
        Some("realtimeSessionId")
    );
    assert_eq!(renamed(&old, &members(&[("realtimeSessionId", "integer")])), None);
    assert_eq!(renamed(&old, &members(&[("voice", "string")])), None);
    let two = members(&[("parentSessionId", "string"), ("voice", "string")]);
    assert_eq!(renamed(&old, &two).as_deref(), Some("parentSessionId"));
}

#[test]
fn rules_have_names_and_say_who_breaks() {
    for rule in Rule::ALL {
        assert_eq!(Rule::named(rule.name()), Some(*rule));
        if rule.severity() == Severity::Breaking {
            assert!(!rule.broken().is_empty(), "{}", rule.name());
        }
    }
    assert_eq!(Rule::named("nonsense"), None);
}
