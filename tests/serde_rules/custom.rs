//! §7.8: readers and writers of their own.

use codex_schema::v2::{AskForApproval, SandboxPolicy};
use codex_schema::vocab::AbsolutePathBuf;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::samples::{recode, sample};

#[test]
fn the_retired_access_members_of_a_sandbox_policy() {
    for (tag, member) in [("readOnly", "access"), ("workspaceWrite", "readOnlyAccess")] {
        let policy = |access: Value| json!({"type": tag, member: access}).to_string();
        let bare = recode::<SandboxPolicy>(&json!({"type": tag}).to_string()).expect("decodes");

        let full = policy(json!({"type": "fullAccess"}));
        assert_eq!(recode::<SandboxPolicy>(&full).expect("is dropped"), bare);
        // Also when the tag comes last.
        let later = format!(r#"{{"{member}":{{"type":"fullAccess"}},"type":"{tag}"}}"#);
        assert_eq!(recode::<SandboxPolicy>(&later).expect("is dropped"), bare);

        for restricted in
            [json!({"type": "restricted"}), json!({"type": "restricted", "readableRoots": ["/a"]})]
        {
            let error = recode::<SandboxPolicy>(&policy(restricted)).expect_err("is refused").to_string();
            let text =
                format!("{tag}.{member} is no longer supported; use permissionProfile for restricted reads");
            assert!(error.starts_with(&text), "{error}");
        }
        assert!(!bare.contains(member), "{bare}");
    }
}

#[test]
fn the_old_name_of_deferred_loading() {
    let sample = sample("DynamicToolSpec");
    let deferred = |members: Value| {
        let mut tool = sample.least.clone();
        for (name, value) in members.as_object().expect("are members") {
            tool[name] = value.clone();
        }
        let written = sample.write(&tool);
        assert_eq!(written.get("exposeToContext"), None);
        written.get("deferLoading").cloned()
    };
    let rows = [
        (json!({}), None),
        (json!({"deferLoading": true}), Some(true)),
        (json!({"deferLoading": false}), None),
        (json!({"exposeToContext": true}), None),
        (json!({"exposeToContext": false}), Some(true)),
        (json!({"deferLoading": null, "exposeToContext": false}), Some(true)),
        (json!({"deferLoading": null, "exposeToContext": null}), None),
        (json!({"exposeToContext": null}), None),
        // The new name wins.
        (json!({"deferLoading": true, "exposeToContext": true}), Some(true)),
        (json!({"deferLoading": false, "exposeToContext": false}), None),
    ];
    for (members, expected) in rows {
        assert_eq!(deferred(members.clone()), expected.map(Value::from), "{members}");
    }
    assert_eq!(sample.write(&sample.least).get("namespace"), Some(&Value::Null));
}

#[test]
fn approval_policies() {
    for keyword in [r#""untrusted""#, r#""on-failure""#, r#""on-request""#, r#""never""#] {
        assert_eq!(recode::<AskForApproval>(keyword).expect("is known"), keyword);
        assert!(!matches!(serde_json::from_str(keyword), Ok(AskForApproval::Unrecognized(_))), "{keyword}");
    }
    // All five members are written; two of them default to false.
    let read = r#"{"granular":{"sandbox_approval":true,"rules":false,"mcp_elicitations":true}}"#;
    let written: Value =
        serde_json::from_str(&recode::<AskForApproval>(read).expect("decodes")).expect("is JSON");
    assert_eq!(
        written,
        json!({"granular": {
            "sandbox_approval": true, "rules": false, "skill_approval": false, "request_permissions": false,
            "mcp_elicitations": true,
        }})
    );
    for missing in ["sandbox_approval", "rules", "mcp_elicitations"] {
        let mut granular = written.clone();
        granular["granular"].as_object_mut().expect("is an object").remove(missing);
        assert!(recode::<AskForApproval>(&granular.to_string()).is_err(), "{missing}");
    }
}

#[test]
fn paths_of_any_platform_are_kept() {
    // The server normalises and refuses; a reader on another platform must not.
    for path in ["/a/../b", r"C:\\Users\\x", "relative", "", "//server/share/"] {
        let text = format!("\"{path}\"");
        assert_eq!(recode::<AbsolutePathBuf>(&text).expect("is kept"), text);
    }
}
