//! What a server sends can be newer than the reader.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;

use crate::reach::sent_by_the_server;
use crate::{each_schema, is_choice};

const BY_CLOSEDNESS: &str =
    "the alternatives are told apart because each refuses what it does not know (§7.6)";
const TYPE_OF_A_FIELD: &str =
    "the value tells the alternatives of the closed elicitation unions apart (§7.6)";
const BY_MEMBERS: &str =
    "one of the two forms has no tag, and takes no member that it does not know (spec/rollout.md §9)";
const ENVELOPE: &str = "the envelope has exactly these forms (§1)";
const BY_SHAPE: &str = "every JSON value of the wire is one of the alternatives (§7.5)";

/// Closed although a server sends them, with the reason (sections of spec/envelope.md, unless another is named).
const CLOSED: &[(&str, &str)] = &[
    ("CorePermissionProfile", BY_MEMBERS),
    ("FileSystemPermissions", BY_MEMBERS),
    ("FunctionCallOutputBody", BY_SHAPE),
    ("JSONRPCMessage", ENVELOPE),
    ("McpElicitationArrayType", TYPE_OF_A_FIELD),
    ("McpElicitationBooleanType", TYPE_OF_A_FIELD),
    ("McpElicitationEnumSchema", BY_CLOSEDNESS),
    ("McpElicitationMultiSelectEnumSchema", BY_CLOSEDNESS),
    ("McpElicitationNumberType", TYPE_OF_A_FIELD),
    ("McpElicitationObjectType", TYPE_OF_A_FIELD),
    ("McpElicitationPrimitiveSchema", BY_CLOSEDNESS),
    ("McpElicitationSingleSelectEnumSchema", BY_CLOSEDNESS),
    ("McpElicitationStringType", TYPE_OF_A_FIELD),
    ("RequestId", ENVELOPE),
];

#[test]
fn it_is_open() {
    let definitions = crate::definitions();
    let mut closed = BTreeSet::new();
    for name in sent_by_the_server(&definitions) {
        each_schema(&name, &definitions[&name], &mut |_, schema| {
            if is_choice(schema) && schema["x-open"] != true {
                closed.insert(name.clone());
            }
        });
    }
    // In both directions: a new closed one needs a reason, and a reason that nothing needs must go.
    let expected: BTreeSet<String> = CLOSED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(closed, expected);
}
