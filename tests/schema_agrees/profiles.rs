//! One validator per profile for all types.

use std::sync::LazyLock;

use codex_schema::export::Surface;
use codex_schema::export::json_schema::Profile;
use serde_json::{Map, Value, json};

use crate::schemas::Schemas;

/// A profile's definitions and their validator.
pub struct Judge {
    pub definitions: Schemas,
    validator: jsonschema::Validator,
}

impl Judge {
    /// A value is judged as the member of an object that is called like its type, so that the definitions are
    /// compiled once and not once per type.
    fn of(profile: Profile) -> Judge {
        let definitions = profile.definitions(Surface::Full);
        let properties: Map<String, Value> = definitions
            .keys()
            .map(|name| (name.clone(), json!({"$ref": format!("#/definitions/{name}")})))
            .collect();
        let schema = json!({"properties": properties, "definitions": definitions});
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft7)
            .should_validate_formats(false)
            .build(&schema)
            .expect("the definitions are a schema");
        Judge { definitions: Schemas(definitions), validator }
    }

    pub fn accepts(&self, name: &str, value: &Value) -> bool {
        assert!(self.definitions.0.contains_key(name), "no definition of {name}");
        self.validator.is_valid(&Value::Object(Map::from_iter([(name.to_owned(), value.clone())])))
    }
}

pub static STRICT: LazyLock<Judge> = LazyLock::new(|| Judge::of(Profile::Strict));
pub static WIRE: LazyLock<Judge> = LazyLock::new(|| Judge::of(Profile::Wire));
pub static OPEN: LazyLock<Judge> = LazyLock::new(|| Judge::of(Profile::Open));
