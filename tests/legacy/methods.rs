//! The tables are those of release 0.101.0.

use std::collections::BTreeSet;

use codex_schema::method::{self, Direction, Kind, Stability, legacy};
use pretty_assertions::assert_eq;

/// Request, params, result, as the facts of the release list them; `fuzzyFileSearch` has no result there.
const REQUESTS: [(&str, Option<&str>, &str); 24] = [
    ("initialize", Some("InitializeParams"), "InitializeResponse"),
    ("newConversation", Some("NewConversationParams"), "NewConversationResponse"),
    ("getConversationSummary", Some("GetConversationSummaryParams"), "GetConversationSummaryResponse"),
    ("listConversations", Some("ListConversationsParams"), "ListConversationsResponse"),
    ("resumeConversation", Some("ResumeConversationParams"), "ResumeConversationResponse"),
    ("forkConversation", Some("ForkConversationParams"), "ForkConversationResponse"),
    ("archiveConversation", Some("ArchiveConversationParams"), "ArchiveConversationResponse"),
    ("sendUserMessage", Some("SendUserMessageParams"), "SendUserMessageResponse"),
    ("sendUserTurn", Some("SendUserTurnParams"), "SendUserTurnResponse"),
    ("interruptConversation", Some("InterruptConversationParams"), "InterruptConversationResponse"),
    ("addConversationListener", Some("AddConversationListenerParams"), "AddConversationSubscriptionResponse"),
    (
        "removeConversationListener",
        Some("RemoveConversationListenerParams"),
        "RemoveConversationSubscriptionResponse",
    ),
    ("gitDiffToRemote", Some("GitDiffToRemoteParams"), "GitDiffToRemoteResponse"),
    ("loginApiKey", Some("LoginApiKeyParams"), "LoginApiKeyResponse"),
    ("loginChatGpt", None, "LoginChatGptResponse"),
    ("cancelLoginChatGpt", Some("CancelLoginChatGptParams"), "CancelLoginChatGptResponse"),
    ("logoutChatGpt", None, "LogoutChatGptResponse"),
    ("getAuthStatus", Some("GetAuthStatusParams"), "GetAuthStatusResponse"),
    ("getUserSavedConfig", None, "GetUserSavedConfigResponse"),
    ("setDefaultModel", Some("SetDefaultModelParams"), "SetDefaultModelResponse"),
    ("getUserAgent", None, "GetUserAgentResponse"),
    ("userInfo", None, "UserInfoResponse"),
    ("fuzzyFileSearch", Some("FuzzyFileSearchParams"), "FuzzyFileSearchResponse"),
    ("execOneOffCommand", Some("ExecOneOffCommandParams"), "ExecOneOffCommandResponse"),
];

const NOTIFICATIONS: [(&str, &str); 6] = [
    ("error", "ErrorNotification"),
    ("deprecationNotice", "DeprecationNoticeNotification"),
    ("configWarning", "ConfigWarningNotification"),
    ("authStatusChange", "AuthStatusChangeNotification"),
    ("loginChatGptComplete", "LoginChatGptCompleteNotification"),
    ("sessionConfigured", "SessionConfiguredNotification"),
];

#[test]
fn the_requests_are_those_of_the_release() {
    let rows: Vec<_> = legacy::CLIENT_REQUESTS
        .iter()
        .map(|row| {
            assert_eq!((row.direction, row.kind), (Direction::ClientToServer, Kind::Request), "{}", row.name);
            (row.name, row.params, row.result.expect("a request has a result"))
        })
        .collect();
    assert_eq!(rows, REQUESTS);
}

#[test]
fn the_notifications_are_those_of_the_release() {
    let rows: Vec<_> = legacy::SERVER_NOTIFICATIONS
        .iter()
        .map(|row| {
            assert_eq!((row.direction, row.result), (Direction::ServerToClient, None), "{}", row.name);
            (row.name, row.params.expect("each has params"))
        })
        .collect();
    assert_eq!(rows, NOTIFICATIONS);
}

#[test]
fn a_method_that_still_exists_is_a_current_one() {
    let mut both = BTreeSet::new();
    for row in legacy::all() {
        let current = method::find(row.name);
        assert_eq!(current.is_none(), row.stability == Stability::Removed, "{}", row.name);
        assert_eq!(legacy::find(row.name).is_some(), current.is_none(), "{}", row.name);
        both.extend(current.map(|method| method.name));
    }
    assert_eq!(
        both,
        BTreeSet::from([
            "configWarning",
            "deprecationNotice",
            "error",
            "fuzzyFileSearch",
            "getAuthStatus",
            "getConversationSummary",
            "gitDiffToRemote",
            "initialize",
        ])
    );
    assert_eq!(legacy::removed().count(), 24 + 6 + 1 - both.len());
}

#[test]
fn events_are_found_by_how_their_method_begins() {
    for name in ["codex/event/agent_message", "codex/event/", "codex/event/not/yet"] {
        assert_eq!(legacy::find(name), Some(&legacy::EVENT), "{name}");
    }
    for name in ["codex/event", "codex/events/x", "Codex/event/x", "newconversation", ""] {
        assert_eq!(legacy::find(name), None, "{name}");
    }
}

#[test]
fn current_messages_keep_legacy_ones_as_unknown() {
    for row in legacy::removed() {
        let line = format!(r#"{{"method":"{}","id":1,"params":{{}}}}"#, row.name);
        if row.kind == Kind::Request {
            let Ok(method::ClientMessage::Request(request)) = method::ClientMessage::decode(&line) else {
                panic!("{line}")
            };
            assert!(matches!(request, method::ClientRequest::Unrecognized(_)), "{line}");
        }
    }
}
