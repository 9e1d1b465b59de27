//! Every definition with its type.

use std::collections::BTreeMap;

use crate::schemas::Schemas;
use crate::types::{Recode, TYPES};

/// Each definition with the type that reads it: its own, or the union that it is a member of.
pub fn subjects(schemas: &Schemas) -> Vec<(&str, &str, Recode)> {
    let types: BTreeMap<&str, Recode> = TYPES.iter().copied().collect();
    schemas
        .0
        .keys()
        .flat_map(|name| match types.get(&name[..]) {
            Some(recode) => vec![(&name[..], &name[..], *recode)],
            None => schemas
                .unions_of(name)
                .into_iter()
                .filter_map(|union| types.get(union).map(|recode| (&name[..], union, *recode)))
                .collect(),
        })
        .collect()
}
