//! A type outside this crate that derives `TS` or `JsonSchema` can hold legacy types.

use std::path::Path;

use codex_schema::v1::legacy;
use codex_schema::v2;
use schemars::JsonSchema;
use ts_rs::{Config, TS};

#[derive(TS)]
#[allow(dead_code, reason = "only its declaration matters")]
struct Mine {
    turn: legacy::SendUserTurnParams,
    resumed: legacy::ResumeConversationResponse,
}

#[test]
fn typescript_of_legacy_types_is_exported_with_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("legacy-embedding");
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config::new().with_out_dir(&folder).with_import_extension(Some("js"));
    Mine::export_all(&config).expect("the folder is ours");
    let text = |path: &str| std::fs::read_to_string(folder.join(path)).unwrap_or_else(|_| panic!("{path}"));

    let mine = text("Mine.ts");
    assert!(mine.contains("import type { SendUserTurnParams } from \"./v1/legacy/SendUserTurnParams.js\";"));
    let turn = text("v1/legacy/SendUserTurnParams.ts");
    assert!(turn.contains("import type { ThreadId } from \"../../ThreadId.js\";"), "{turn}");
    assert!(turn.contains("import type { SandboxPolicy } from \"./SandboxPolicy.js\";"), "{turn}");
    // Of two types with the same name, each has its own declaration.
    let approval = text("v1/legacy/AskForApproval.ts");
    assert!(approval.contains("\"on-failure\" | \"on-request\" | \"never\";"), "{approval}");
    assert!(!approval.contains("granular"), "{approval}");
    let current = v2::AskForApproval::export_to_string(&config).expect("is exported");
    assert!(current.contains("granular"), "{current}");
    let event = text("v1/legacy/EventMsg.ts");
    assert!(event.contains("\"exec_command_end\"") && !event.contains("import "), "{event}");
}

#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema matters")]
struct Both {
    old: legacy::AskForApproval,
    new: v2::AskForApproval,
}

#[test]
fn namesakes_stay_apart_in_a_users_schema() {
    let schema = schemars::schema_for!(Both).to_value();
    assert_ne!(schema["properties"]["old"], schema["properties"]["new"], "{schema}");
}
