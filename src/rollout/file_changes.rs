//! The changes of a patch, by path (spec/thread-history.md §5.6).

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// The text that a path has in common with all texts that name the same one: doubled and trailing slashes and inner
/// `.` segments do not matter, a `.` at the front and `..` do. None when the text is that already.
pub(crate) fn comparable(path: &str) -> Option<String> {
    let needless = path.contains("//") || path.contains("/./") || path.ends_with("/.");
    if !needless && (!path.ends_with('/') || path == "/") {
        return None;
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    let segments = path.split('/').enumerate();
    let kept = segments.filter(|(at, segment)| !segment.is_empty() && (*segment != "." || *at == 0));
    let kept: Vec<&str> = kept.map(|(_, segment)| segment).collect();
    Some(format!("{root}{}", kept.join("/")))
}

/// A map whose keys are paths: of texts that name the same path the first one stays, with the last value.
#[derive(Debug)]
pub(crate) struct ByPath<V> {
    values: BTreeMap<String, V>,
    /// The texts of paths that have another comparable text.
    odd: BTreeMap<String, String>,
}

impl<V> ByPath<V> {
    pub(crate) fn new() -> ByPath<V> {
        ByPath { values: BTreeMap::new(), odd: BTreeMap::new() }
    }

    pub(crate) fn insert(&mut self, path: String, value: V) {
        let key = comparable(&path);
        let first = key.as_deref().unwrap_or(&path);
        if let Some(known) = self.odd.get(first) {
            self.values.insert(known.clone(), value);
            return;
        }
        match key {
            Some(key) if !self.values.contains_key(&key) => {
                self.odd.insert(key, path.clone());
                self.values.insert(path, value);
            }
            Some(key) => drop(self.values.insert(key, value)),
            None => drop(self.values.insert(path, value)),
        }
    }

    pub(crate) fn into_map(self) -> BTreeMap<String, V> {
        self.values
    }
}

/// Reads such a map. The keys of a patch are paths in the release, so that order counts only while they are read.
pub(crate) fn deserialize<'de, V, D>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(ByPathVisitor(PhantomData))
}

struct ByPathVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for ByPathVisitor<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BTreeMap<String, V>, A::Error> {
        let mut changes = ByPath::new();
        while let Some((path, change)) = map.next_entry()? {
            changes.insert(path, change);
        }
        Ok(changes.into_map())
    }
}
