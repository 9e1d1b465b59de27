//! What a value means, apart from the ways in which it may be written.

use serde_json::{Map, Value};

use crate::schemas::Schemas;

/// Members that are left out when false or empty, which the schema does not say (spec/envelope.md §7.2; from
/// `ReasoningResponseItem` on: spec/rollout.md).
const LEFT_OUT: &[(&str, &[&str])] = &[
    ("AppsListParams", &["forceRefetch"]),
    ("ChatgptLoginAccountParams", &["codexStreamlinedLogin"]),
    (
        "CommandExecParams",
        &["tty", "streamStdin", "streamStdoutStderr", "disableOutputCap", "disableTimeout"],
    ),
    ("CommandExecWriteParams", &["closeStdin"]),
    ("ConfigBatchWriteParams", &["reloadUserConfig"]),
    ("DynamicToolSpec", &["deferLoading"]),
    ("ExternalAgentConfigDetectParams", &["includeHome"]),
    ("FsCopyParams", &["recursive"]),
    ("HooksListParams", &["cwds"]),
    ("ProcessSpawnParams", &["tty", "streamStdin", "streamStdoutStderr"]),
    ("ProcessWriteStdinParams", &["closeStdin"]),
    ("SkillsListParams", &["cwds", "forceReload"]),
    ("ThreadForkParams", &["ephemeral", "excludeTurns"]),
    ("ThreadListParams", &["useStateDbOnly"]),
    ("ThreadResumeParams", &["excludeTurns"]),
    ("ReasoningResponseItem", &["content"]),
    ("CanonicalFileSystemPermissions", &["entries"]),
    ("CollabWaitingBeginEvent", &["receiver_agents"]),
    ("CollabWaitingEndEvent", &["agent_statuses"]),
    ("CoreActivePermissionProfile", &["modifications"]),
    ("FileSystemSandboxPolicy", &["entries"]),
    ("ReadOnlyCoreSandboxPolicy", &["network_access"]),
    ("WorkspaceWriteCoreSandboxPolicy", &["writable_roots"]),
];

/// A member that is taken from another when it is absent or null (spec/rollout.md §5.9).
const TAKEN_FROM: &[(&str, &str, &str)] = &[("SessionConfiguredEvent", "thread_id", "session_id")];

fn is_taken(schema: &Value, name: &str, value: &Value, object: &Map<String, Value>) -> bool {
    TAKEN_FROM.iter().any(|(title, member, other)| {
        schema["title"] == *title && *member == name && object.get(*other) == Some(value)
    })
}

fn is_left_out(schema: &Value, name: &str, value: &Value) -> bool {
    let is_empty = *value == false || value.as_array().is_some_and(Vec::is_empty);
    is_empty && LEFT_OUT.iter().any(|(title, members)| schema["title"] == *title && members.contains(&name))
}

impl Schemas {
    /// The value without members that say no more than their absence (null, or the documented default), and with
    /// one form for numbers.
    pub fn meaning(&self, schema: &Value, value: &Value) -> Value {
        let schema = self.resolve(schema);
        let unions = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
        if let Some(members) = unions {
            let member = members.iter().find(|member| self.fits(member, value));
            return member.map_or_else(|| value.clone(), |member| self.meaning(member, value));
        }
        match value {
            Value::Object(object) => {
                let mut meant = Map::new();
                for (name, member) in object {
                    let Some(member_schema) = self.member(schema, name) else {
                        meant.insert(name.clone(), number(member));
                        continue;
                    };
                    let member = self.meaning(member_schema, member);
                    let required =
                        schema["required"].as_array().is_some_and(|names| names.contains(&name[..].into()));
                    let default = member_schema.get("default");
                    let says_nothing = default == Some(&member)
                        || (member.is_null() && !required)
                        || is_left_out(schema, name, &member)
                        || is_taken(schema, name, &member, object);
                    if !says_nothing {
                        meant.insert(name.clone(), member);
                    }
                }
                meant.into()
            }
            Value::Array(elements) => {
                let items = schema.get("items").unwrap_or(&Value::Bool(true));
                elements.iter().map(|element| self.meaning(items, element)).collect()
            }
            other => number(other),
        }
    }
}

/// 5.0 and 5 are the same number.
fn number(value: &Value) -> Value {
    match value.as_f64() {
        Some(float) if value.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => (float as i64).into(),
        _ => value.clone(),
    }
}

/// The first place where two values differ, with both values there.
pub fn difference(before: &Value, after: &Value) -> Option<String> {
    fn walk(path: &str, before: &Value, after: &Value) -> Option<String> {
        if before == after {
            return None;
        }
        if let (Some(old), Some(new)) = (before.as_object(), after.as_object()) {
            let names = old.keys().chain(new.keys());
            let null = Value::Null;
            for name in names {
                let (old, new) = (old.get(name), new.get(name));
                if old != new {
                    let inner = format!("{path}/{name}");
                    let deeper = walk(&inner, old.unwrap_or(&null), new.unwrap_or(&null));
                    return deeper.or_else(|| Some(format!("at {inner}: {old:?} became {new:?}")));
                }
            }
        }
        Some(format!("at `{path}`: {before} became {after}"))
    }
    walk("", before, after)
}
