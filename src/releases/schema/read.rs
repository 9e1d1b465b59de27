//! From JSON Schema to forms.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::releases::error::Error;
use crate::releases::form::{Form, Member, Object, Rest, Variant};
use crate::releases::type_set::{Type, TypeSet};

/// How deep schemas may nest, references of intersections included.
const DEPTH: u32 = 100;
/// How many variants the intersection of unions may have.
const VARIANTS: usize = 10_000;

/// Keywords that make an object a schema; one without them is a namespace.
const KEYWORDS: [&str; 13] = [
    "type",
    "oneOf",
    "anyOf",
    "allOf",
    "enum",
    "const",
    "$ref",
    "properties",
    "items",
    "additionalProperties",
    "required",
    "not",
    "prefixItems",
];

impl TypeSet {
    /// Reads a bundle: a JSON Schema document with `definitions` or `$defs`, flat or nested in namespaces, or a
    /// document of facts with `types`.
    ///
    /// Prose, titles, examples and keywords that only narrow values (`pattern`, `minimum`) are left out.
    ///
    /// # Errors
    ///
    /// When it is no such document, when a reference leads nowhere or in a circle without ever reaching a type, and when
    /// an intersection is recursive, empty, or of things that are not objects. The error says where, as a JSON pointer.
    pub fn from_bundle(document: &Value) -> Result<TypeSet, Error> {
        let definitions = ["definitions", "$defs", "types"]
            .into_iter()
            .find_map(|key| Some((key, document.get(key)?.as_object()?)));
        let Some((key, definitions)) = definitions else {
            return Err(Error::new("/", "a bundle with `definitions` or `$defs`", kind_of(document)));
        };
        let mut schemas = BTreeMap::new();
        flatten(definitions, "", 0, &mut schemas)?;
        if schemas.is_empty() {
            return Err(Error::new(format!("/{key}"), "at least one definition", "none"));
        }
        from_schemas(&schemas)
    }
}

/// Reads named schemas that refer to each other by `#/definitions/NAME`.
pub fn from_schemas(schemas: &BTreeMap<String, &Value>) -> Result<TypeSet, Error> {
    let mut set = TypeSet::default();
    for (name, schema) in schemas {
        let form = Schemas { schemas }
            .read(schema, 0)
            .map_err(|error| error.within_pointer(&format!("/definitions/{name}")))?;
        set.types.insert(name.clone(), Type { form, experimental: is_experimental(schema) });
    }
    match set.types.iter().find(|(_, kind)| set.resolve(&kind.form).is_none()) {
        None => Ok(set),
        Some((name, _)) => {
            let found = "references that lead in a circle";
            Err(Error::new(format!("/definitions/{name}"), "a type in the end", found))
        }
    }
}

fn flatten<'a>(
    definitions: &'a Map<String, Value>,
    prefix: &str,
    depth: u32,
    into: &mut BTreeMap<String, &'a Value>,
) -> Result<(), Error> {
    if depth > DEPTH {
        return Err(Error::new(format!("/definitions/{prefix}"), "namespaces", "too many levels of them"));
    }
    for (name, schema) in definitions {
        let inner = schema.as_object().filter(|inner| {
            !inner.is_empty()
                && !inner.keys().any(|key| KEYWORDS.contains(&key.as_str()) || key.starts_with("x-"))
                && inner.values().all(|value| value.is_object() || value.is_boolean())
        });
        match inner {
            Some(inner) => flatten(inner, &format!("{prefix}{name}/"), depth + 1, into)?,
            None => _ = into.insert(format!("{prefix}{name}"), schema),
        }
    }
    Ok(())
}

fn is_experimental(schema: &Value) -> bool {
    schema.get("x-experimental").is_some_and(|mark| mark != &Value::Bool(false))
}

pub fn kind_of(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) => format!("the string {:?}", text.chars().take(40).collect::<String>()),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(members) => {
            let keys: Vec<_> = members.keys().take(5).map(|key| format!("`{key}`")).collect();
            format!("an object with {}", keys.join(", "))
        }
    }
}

struct Schemas<'a> {
    schemas: &'a BTreeMap<String, &'a Value>,
}

impl<'a> Schemas<'a> {
    fn target(&self, reference: &Value) -> Result<String, Error> {
        let text = reference.as_str().unwrap_or_default();
        let path = text.strip_prefix("#/definitions/").or_else(|| text.strip_prefix("#/$defs/"));
        let name = path.map(|path| {
            let steps = path.split('/').filter(|step| !matches!(*step, "definitions" | "$defs"));
            steps.collect::<Vec<_>>().join("/").replace("~1", "/").replace("~0", "~")
        });
        match name {
            Some(name) if self.schemas.contains_key(&name) => Ok(name),
            // The bundles of 0.105.0 to 0.107.0 say so of types that they have in `v2` alone.
            Some(name) if self.schemas.contains_key(&format!("v2/{name}")) => Ok(format!("v2/{name}")),
            _ => Err(Error::new("/$ref", "a reference to a definition of this bundle", kind_of(reference))),
        }
    }

    fn read(&self, schema: &Value, depth: u32) -> Result<Form, Error> {
        if depth > DEPTH {
            return Err(Error::new("", format!("at most {DEPTH} levels of schemas"), "more"));
        }
        let schema = match schema {
            Value::Bool(true) => return Ok(Form::Any),
            Value::Bool(false) => return Ok(Form::never()),
            Value::Object(schema) => schema,
            other => return Err(Error::new("", "a schema", kind_of(other))),
        };
        let union = union_of(schema);
        let parts = schema.get("allOf").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let has_members =
            schema.get("properties").and_then(Value::as_object).is_some_and(|members| !members.is_empty());
        match (schema.get("$ref"), parts, union) {
            (Some(reference), [], None) if !has_members => return Ok(Form::Ref(self.target(reference)?)),
            (None, [only], None) if !has_members => {
                return self.read(only, depth + 1).map_err(|error| error.within_pointer("/allOf/0"));
            }
            (None, [], Some((key, branches))) if !has_members => {
                let mut variants = Vec::new();
                for (index, branch) in branches.iter().enumerate() {
                    let form = self
                        .read(branch, depth + 1)
                        .map_err(|error| error.within_pointer(&format!("/{key}/{index}")))?;
                    variants.push(Variant { form, experimental: is_experimental(branch) });
                }
                return Ok(Form::union(variants));
            }
            (None, [], None) => {}
            _ => {
                let objects = self.objects(&Value::Object(schema.clone()), depth, &mut Vec::new())?;
                return Ok(Form::union(
                    objects
                        .into_iter()
                        .map(|(object, experimental)| Variant { form: Form::Object(object), experimental }),
                ));
            }
        }
        if let Some(value) = schema.get("const") {
            return Ok(literal(value));
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            return Ok(Form::union(values.iter().map(|value| Variant::from(literal(value)))));
        }
        self.typed(schema, depth)
    }

    fn typed(&self, schema: &Map<String, Value>, depth: u32) -> Result<Form, Error> {
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(kind)) => vec![kind.as_str()],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ if schema.contains_key("properties") || schema.contains_key("additionalProperties") => {
                vec!["object"]
            }
            _ if schema.contains_key("items") || schema.contains_key("prefixItems") => vec!["array"],
            _ => return Ok(Form::Any),
        };
        let format = || schema.get("format").and_then(Value::as_str).map(str::to_owned);
        let mut variants = Vec::new();
        for kind in types {
            let form = match kind {
                "null" => Form::Null,
                "boolean" => Form::Boolean,
                "integer" => Form::Integer(format()),
                "number" => Form::Number(format()),
                "string" => Form::String(match schema.get("minLength").and_then(Value::as_u64) {
                    Some(1..) => Some("nonempty".to_owned()),
                    _ => format(),
                }),
                "array" => Form::Array(Box::new(self.elements(schema, depth)?)),
                "object" => Form::Object(self.object(schema, depth)?),
                other => return Err(Error::new("/type", "a JSON type", format!("`{other}`"))),
            };
            variants.push(Variant::from(form));
        }
        Ok(Form::union(variants))
    }

    fn elements(&self, schema: &Map<String, Value>, depth: u32) -> Result<Form, Error> {
        let items = schema.get("prefixItems").or_else(|| schema.get("items"));
        match items {
            None => Ok(Form::Any),
            Some(Value::Array(items)) => {
                let forms: Result<Vec<_>, _> = items.iter().map(|item| self.read(item, depth + 1)).collect();
                Ok(Form::union(
                    forms.map_err(|error| error.within_pointer("/items"))?.into_iter().map(Variant::from),
                ))
            }
            Some(item) => self.read(item, depth + 1).map_err(|error| error.within_pointer("/items")),
        }
    }

    fn object(&self, schema: &Map<String, Value>, depth: u32) -> Result<Object, Error> {
        let mut object = Object::default();
        let required: Vec<&str> = match schema.get("required") {
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let members = schema.get("properties").and_then(Value::as_object);
        for (name, member) in members.into_iter().flatten() {
            let form = self
                .read(member, depth + 1)
                .map_err(|error| error.within_pointer(&format!("/properties/{name}")))?;
            object.members.insert(
                name.clone(),
                Member {
                    form,
                    required: required.contains(&name.as_str()),
                    experimental: is_experimental(member),
                    default: member.get("default").map(Value::to_string),
                },
            );
        }
        for name in required {
            object.members.entry(name.to_owned()).or_insert(Member {
                form: Form::Any,
                required: true,
                experimental: false,
                default: None,
            });
        }
        object.rest = match schema.get("additionalProperties") {
            None => Rest::Unsaid,
            Some(Value::Bool(false)) => Rest::Closed,
            Some(form) => Rest::Open(Box::new(
                self.read(form, depth + 1).map_err(|error| error.within_pointer("/additionalProperties"))?,
            )),
        };
        Ok(object)
    }

    /// The objects that a schema with parts accepts: every part says something about the same object. `within` are the
    /// types that this one is a part of.
    fn objects(
        &self,
        schema: &Value,
        depth: u32,
        within: &mut Vec<String>,
    ) -> Result<Vec<(Object, bool)>, Error> {
        let Value::Object(schema) = schema else {
            return Err(Error::new("", "an intersection of objects", kind_of(schema)));
        };
        let mut objects = vec![(self.object(schema, depth)?, false)];
        if let Some(reference) = schema.get("$ref") {
            let name = self.target(reference)?;
            if within.contains(&name) || depth > DEPTH {
                return Err(Error::new("", "an intersection of objects", "one that is recursive"));
            }
            within.push(name.clone());
            objects = cross(&objects, &self.objects(self.schemas[&name], depth + 1, within)?, false)?;
            within.pop();
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            objects = cross(&objects, &self.objects(part, depth + 1, within)?, false)?;
        }
        if let Some((_, branches)) = union_of(schema) {
            let mut alternatives = Vec::new();
            for branch in branches {
                let experimental = is_experimental(branch);
                let inner = self.objects(branch, depth + 1, within)?;
                alternatives.extend(inner.into_iter().map(|(object, inner)| (object, inner || experimental)));
            }
            objects = cross(&objects, &alternatives, true)?;
        }
        if let Some(kind) = schema.get("type").filter(|kind| *kind != "object") {
            return Err(Error::new("/type", "an intersection of objects", kind_of(kind)));
        }
        Ok(objects)
    }
}

fn union_of(schema: &Map<String, Value>) -> Option<(&'static str, &Vec<Value>)> {
    ["oneOf", "anyOf"].into_iter().find_map(|key| Some((key, schema.get(key)?.as_array()?)))
}

fn literal(value: &Value) -> Form {
    if value.is_null() { Form::Null } else { Form::Value(value.to_string()) }
}

fn cross(
    left: &[(Object, bool)],
    right: &[(Object, bool)],
    branches: bool,
) -> Result<Vec<(Object, bool)>, Error> {
    if left.len() * right.len() > VARIANTS {
        return Err(Error::new("", format!("at most {VARIANTS} variants"), "more"));
    }
    let mut all = Vec::new();
    for (a, a_experimental) in left {
        for (b, b_experimental) in right {
            let mut merged = a.clone();
            for (name, member) in &b.members {
                let required =
                    member.required || merged.members.get(name).is_some_and(|other| other.required);
                merged.members.insert(name.clone(), Member { required, ..member.clone() });
            }
            // A branch that is closed says so about the members it knows, which are not all.
            if merged.rest == Rest::Unsaid && !branches {
                merged.rest = b.rest.clone();
            }
            all.push((merged, *a_experimental || *b_experimental));
        }
    }
    Ok(all)
}
