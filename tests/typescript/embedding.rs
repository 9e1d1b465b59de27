//! A type outside this crate that derives `TS` can hold types of this crate.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codex_schema::jsonrpc::JSONRPCMessage;
use codex_schema::method::{ClientNotification, ClientRequest, ServerNotification, ServerRequest};
use codex_schema::{Json, Patch, v2};
use pretty_assertions::assert_eq;
use ts_rs::{Config, TS, TypeVisitor};

use crate::code_of;

#[derive(TS)]
#[allow(dead_code, reason = "only its declaration matters")]
struct Mine {
    thread: v2::Thread,
    config: Option<v2::Config>,
    items: Vec<v2::ThreadItem>,
    extra: Json,
    tier: Patch<String>,
}

#[derive(TS)]
#[allow(dead_code, reason = "only its declaration matters")]
struct Flat {
    #[ts(flatten)]
    tokens: v2::TokenUsageBreakdown,
    #[ts(inline)]
    git: v2::GitInfo,
}

#[derive(TS)]
#[allow(dead_code, reason = "only its declaration matters")]
struct Everything {
    flat: Flat,
    envelope: JSONRPCMessage,
    requests: (ClientRequest, ServerRequest),
    notifications: (ClientNotification, ServerNotification),
}

#[test]
fn a_users_type_can_hold_ours() {
    let config = Config::new();
    assert_eq!(
        Mine::decl(&config),
        "type Mine = { thread: Thread, config: Config | null, items: Array<ThreadItem>, extra: JsonValue, \
         tier: string | null, };"
    );
}

#[test]
fn a_users_type_is_exported_with_ours() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typescript-embedding");
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config::new().with_out_dir(&folder).with_import_extension(Some("js"));
    Mine::export_all(&config).expect("the folder is ours");

    let mine = std::fs::read_to_string(folder.join("Mine.ts")).expect("a file for the type itself");
    assert!(mine.contains("import type { Thread } from \"./v2/Thread.js\";"), "{mine}");
    assert!(mine.contains("import type { JsonValue } from \"./serde_json/JsonValue.js\";"), "{mine}");
    let thread = std::fs::read_to_string(folder.join("v2/Thread.ts")).expect("a file for a member's type");
    assert!(thread.contains("import type { ThreadId } from \"../ThreadId.js\";"), "{thread}");
    assert!(thread.contains("\n  sessionId: string;\n"), "{thread}");
    for deeper in ["v2/AgentMessageThreadItem.ts", "AbsolutePathBuf.ts", "serde_json/JsonValue.ts"] {
        assert!(folder.join(deeper).exists(), "{deeper}");
    }
}

#[test]
fn ours_can_be_flattened_and_inlined() {
    let declaration = Flat::decl(&Config::new());
    assert!(declaration.contains("totalTokens: number;"), "{declaration}");
    assert!(declaration.contains("originUrl: string | null;"), "{declaration}");
}

#[test]
fn every_type_can_be_exported() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typescript-everything");
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config::new().with_out_dir(&folder).with_import_extension(Some("js"));
    Everything::export_all(&config).expect("the folder is ours");
    for path in ["ClientRequest.ts", "JSONRPCMessage.ts", "v2/ThreadStartResponse.ts", "v2/CodexErrorInfo.ts"]
    {
        let text = std::fs::read_to_string(folder.join(path)).unwrap_or_else(|_| panic!("{path}"));
        assert!(!text.contains("bigint"), "{path}");
        assert!(text.lines().all(|line| !line.ends_with(['|', ' '])), "{path}: {text}");
    }
}

#[test]
fn declarations_use_only_what_ts_rs_imports_for_them() {
    let mut walk = Walk::default();
    walk.visit::<Everything>();
    assert!(walk.types.len() > 500, "{}", walk.types.len());

    let mut missing = Vec::new();
    for (name, (declaration, dependencies)) in &walk.types {
        let code = code_of(declaration);
        for used in type_names(&code).filter(|used| !["Array", "Record", name].contains(used)) {
            if !dependencies.contains(used) {
                missing.push(format!("{name} uses {used}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// The words of a piece of code that name types: those in upper case that are not names of members.
fn type_names(code: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.split_inclusive(move |c| !is_word(c))
        .filter(|word| word.starts_with(char::is_uppercase) && !word.ends_with([':', '?']))
        .map(move |word| word.trim_end_matches(|c| !is_word(c)))
}

/// The declarations of all types and the names of their direct dependencies.
#[derive(Default)]
struct Walk {
    seen: BTreeSet<TypeId>,
    types: BTreeMap<String, (String, BTreeSet<String>)>,
}

impl TypeVisitor for Walk {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() || !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        let config = Config::new();
        let dependencies = T::dependencies(&config).into_iter().map(|found| found.ts_name).collect();
        self.types.insert(T::ident(&config), (T::decl(&config), dependencies));
        T::visit_dependencies(self);
    }
}
