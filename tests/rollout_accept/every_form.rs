//! Every form of the format, in every place: whole, at its least, and wrong in one place.

use codex_schema::rollout::{ItemKind, accepts};
use serde_json::Value;

use crate::cases::{Cases, format, of_kinds};
use crate::format::{Definition, KINDS, Need, Type};
use crate::write::{ORDERS, line};

fn kinds() -> [ItemKind; 5] {
    [
        ItemKind::SessionMeta,
        ItemKind::ResponseItem,
        ItemKind::Compacted,
        ItemKind::TurnContext,
        ItemKind::EventMsg,
    ]
}

#[test]
fn what_fits_is_accepted_and_what_does_not_is_refused() {
    for ((tag, _, Cases { good, bad }), kind) in of_kinds().iter().zip(kinds()) {
        assert!(good.len() > 3 && bad.len() > 10, "{tag}: {} good, {} bad", good.len(), bad.len());
        for (value, order) in good.iter().zip(ORDERS.into_iter().cycle()) {
            let line = line(tag, value, order);
            assert_eq!(accepts(&line), Ok(kind), "{line}");
        }
        for (value, order) in bad.iter().zip(ORDERS.into_iter().cycle()) {
            let line = line(tag, value, order);
            assert!(accepts(&line).is_err(), "accepted: {line}");
        }
    }
}

/// The members of every payload that is not nested, said one by one with the place that the refusal names.
#[test]
fn a_refusal_names_the_missing_member_and_the_wrong_value() {
    let mut required = 0;
    for ((kind, payload), (_, _, cases)) in KINDS.into_iter().zip(of_kinds()) {
        let variants = match format().definition(payload) {
            Some(Definition::Tagged { variants, .. }) => {
                variants.iter().map(|(names, ty)| (Some(names[0].clone()), ty.clone())).collect()
            }
            _ => vec![(None, Type::Named(payload.to_owned()))],
        };
        for (tag, ty) in variants {
            let object = format().object(&ty);
            let is_variant = |value: &&Value| tag.is_none() || value["type"].as_str() == tag.as_deref();
            let full = cases.good.iter().find(is_variant).unwrap();
            for member in &object.members {
                let mut wrong = full.clone();
                let name = if let Type::Named(name) = &member.ty { name } else { "" };
                if name != "any" {
                    wrong[&member.name] = if name == "bool" { 7.into() } else { true.into() };
                    let refusal = accepts(&line(kind, &wrong, ORDERS[0])).unwrap_err();
                    assert_eq!(refusal.pointer, format!("/payload/{}", member.name), "{refusal}");
                    assert!(refusal.message.starts_with("expected "), "{refusal}");
                }
                if member.need == Need::Required {
                    let mut missing = full.clone();
                    missing.as_object_mut().map(|members| members.remove(&member.name));
                    let refusal = accepts(&line(kind, &missing, ORDERS[0])).unwrap_err();
                    assert_eq!(refusal.pointer, "/payload");
                    // Old files have another member instead of this one.
                    let name = match &*member.name {
                        "permission_profile" => "one of the members `permission_profile`, `sandbox_policy`",
                        name => &format!("the member `{name}`"),
                    };
                    let message = refusal.message.replace("a value for ", "");
                    assert_eq!(message, format!("expected {name}, found none"));
                    required += 1;
                }
            }
        }
    }
    assert!(required > 100, "{required}");
}

#[test]
fn a_place_deep_inside_is_named() {
    let line = r#"{"timestamp":"","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"a"},{"type":"input_image","image_url":"b","detail":"huge"}]}}"#;
    let refusal = accepts(line).unwrap_err();
    assert_eq!(refusal.pointer, "/payload/content/1/detail");
    assert_eq!(
        refusal.message,
        "expected one of `auto`, `low`, `high`, `original`, found the string \"huge\""
    );
    assert_eq!(refusal.to_string(), format!("{} (at /payload/content/1/detail)", refusal.message));
}
