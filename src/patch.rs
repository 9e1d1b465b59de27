//! [`Patch`]: absent, null or a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member for which absence and `null` mean different things: leave it as it is, clear it, set it.
///
/// Source: spec/envelope.md §7.1 (the "double options"). Fields of this type carry
/// `#[serde(default, skip_serializing_if = "Patch::is_absent")]`.
///
/// ```
/// use codex_schema::Patch;
///
/// assert_eq!(serde_json::from_str::<Patch<u32>>("null")?, Patch::Null);
/// assert_eq!(serde_json::from_str::<Patch<u32>>("3")?, Patch::Value(3));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Patch<T> {
    /// The member is missing: leave the setting as it is.
    #[default]
    Absent,
    /// The member is `null`: clear the setting.
    Null,
    /// The member has a value: set it.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the member is left out when written.
    pub fn is_absent(&self) -> bool {
        matches!(self, Patch::Absent)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Patch::Value(value) => Some(value),
            Patch::Absent | Patch::Null => None,
        }
    }

    /// The change that this patch makes to a setting.
    pub fn apply(self, setting: &mut Option<T>) {
        match self {
            Patch::Absent => {}
            Patch::Null => *setting = None,
            Patch::Value(value) => *setting = Some(value),
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Patch<T> {
        Patch::Value(value)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Patch::Absent | Patch::Null => serializer.serialize_none(),
            Patch::Value(value) => serializer.serialize_some(value),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Patch<T>, D::Error> {
        Ok(match Option::deserialize(deserializer)? {
            Some(value) => Patch::Value(value),
            None => Patch::Null,
        })
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Patch<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}

#[cfg(feature = "typescript")]
impl<T: ts_rs::TS> ts_rs::TS for Patch<T> {
    type WithoutGenerics = Patch<ts_rs::Dummy>;
    type OptionInnerType = T;
    const IS_OPTION: bool = true;

    fn name(cfg: &ts_rs::Config) -> String {
        Option::<T>::name(cfg)
    }

    fn inline(cfg: &ts_rs::Config) -> String {
        Option::<T>::inline(cfg)
    }

    fn visit_dependencies(v: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        <Option<T> as ts_rs::TS>::visit_dependencies(v);
    }

    fn visit_generics(v: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        <Option<T> as ts_rs::TS>::visit_generics(v);
    }
}
