//! How types are declared, by example.

use codex_schema::export::{Surface, typescript};
use codex_schema::jsonrpc::RequestId;
use codex_schema::{Json, id, v2, vocab};
use pretty_assertions::assert_eq;
use ts_rs::{Config, TS};

/// The declaration in a file, without imports and documentation.
fn declared(path: &str) -> String {
    let tree = typescript::tree(Surface::Full);
    let text = tree.get(path).unwrap_or_else(|| panic!("{path} is missing"));
    let text = text.split_once("export type ").expect("a declaration").1;
    let lines: Vec<&str> =
        text.lines().filter(|line| !["/**", "*"].iter().any(|c| line.trim_start().starts_with(c))).collect();
    lines.join("\n")
}

#[test]
fn scalars_and_unions() {
    let config = Config::new();
    assert_eq!(RequestId::decl(&config), "type RequestId = string | number;");
    assert_eq!(id::ThreadId::decl(&config), "type ThreadId = string;");
    assert_eq!(id::TurnId::name(&config), "string");
    assert_eq!(vocab::ExecPolicyAmendment::decl(&config), "type ExecPolicyAmendment = Array<string>;");
    assert_eq!(
        Json::decl(&config),
        "type JsonValue = number | string | boolean | null | Array<JsonValue> | { [key: string]: JsonValue };"
    );
    assert_eq!(v2::AppToolsConfig::decl(&config), "type AppToolsConfig = { [key: string]: AppToolConfig };");
}

#[test]
fn the_tag_of_a_union_member_is_a_literal_and_comes_first() {
    assert_eq!(
        declared("v2/AgentMessageThreadItem.ts"),
        r#"AgentMessageThreadItem = {
  type: "agentMessage";
  id: string;
  memoryCitation: MemoryCitation | null;
  phase: MessagePhase | null;
  text: string;
};"#
    );
}

#[test]
fn what_a_client_writes_may_be_left_out() {
    let params = declared("v2/ThreadReadParams.ts");
    assert_eq!(params, "ThreadReadParams = {\n  includeTurns?: boolean;\n  threadId: ThreadId;\n};");
    let start = declared("v2/ThreadStartParams.ts");
    assert!(start.contains("\n  cwd?: string | null;\n"), "{start}");
}

#[test]
fn what_the_server_always_writes_is_not_optional() {
    let thread = declared("v2/Thread.ts");
    assert!(!thread.contains("?:"), "{thread}");
    assert!(thread.contains("\n  name: string | null;\n"), "{thread}");
    // Members that it leaves out instead of writing null.
    let read = declared("v2/ConfigReadResponse.ts");
    assert!(read.contains("\n  layers?: Array<ConfigLayer> | null;\n"), "{read}");
}

#[test]
fn an_object_with_other_members_takes_them() {
    let analytics = declared("v2/AnalyticsConfig.ts");
    assert_eq!(analytics, "AnalyticsConfig = {\n  enabled: boolean | null;\n  [key: string]: JsonValue;\n};");
    let apps = declared("v2/AppsConfig.ts");
    assert_eq!(
        apps,
        "AppsConfig = {\n  _default: AppsDefaultConfig | null;\n  \
         [key: string]: AppConfig | AppsDefaultConfig | null;\n};"
    );
}

#[test]
fn an_object_without_members_stays_empty() {
    assert_eq!(declared("v2/ThreadArchiveResponse.ts"), "ThreadArchiveResponse = Record<string, never>;");
}

#[test]
fn messages_without_params() {
    assert_eq!(
        declared("AccountLogoutRequest.ts"),
        "AccountLogoutRequest = {\n  method: \"account/logout\";\n  id: RequestId;\n  params?: undefined;\n};"
    );
    assert_eq!(
        declared("InitializedClientNotification.ts"),
        "InitializedClientNotification = {\n  method: \"initialized\";\n};"
    );
}

#[test]
fn documentation_comes_from_the_types() {
    let docs = vocab::AuthMode::docs().expect("a documented type");
    assert!(docs.starts_with("/**\n * "), "{docs}");
    assert!(docs.contains("\n * - `chatgptAuthTokens`: "), "{docs}");
    assert!(docs.ends_with("\n */\n"), "{docs}");
}
