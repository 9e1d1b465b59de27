//! Fuzzy search for files: in one request, or as a session whose query changes (spec/envelope.md §2).

use crate::describe::{constructors, wire};
use crate::id::FuzzyFileSearchSessionId;
use crate::open::string_enum::string_enum;

wire! {
    /// Params of `fuzzyFileSearch`, a request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchParams {
        pub query: String,
        /// The folders to search in.
        pub roots: Vec<String>,
        pub cancellation_token: Option<String>,
    }

    /// The server's answer to `fuzzyFileSearch`.
    pub struct FuzzyFileSearchResponse {
        pub files: Vec<FuzzyFileSearchResult>,
    }

    /// A file or folder that matches, in `fuzzyFileSearch` and `fuzzyFileSearch/sessionUpdated`.
    pub struct FuzzyFileSearchResult {
        pub match_type: FuzzyFileSearchMatchType,
        pub file_name: String,
        pub path: String,
        /// The searched folder that it was found in.
        pub root: String,
        pub score: u32,
        /// The positions of the characters that match.
        pub indices: Option<Vec<u32>>,
    }

    /// Params of `fuzzyFileSearch/sessionCompleted`, a notification of the server.
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionCompletedNotification {
        pub session_id: FuzzyFileSearchSessionId,
    }

    /// Params of `fuzzyFileSearch/sessionStart`, a request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionStartParams {
        pub session_id: FuzzyFileSearchSessionId,
        /// The folders to search in.
        pub roots: Vec<String>,
    }

    /// The server's answer to `fuzzyFileSearch/sessionStart`.
    #[derive(Default)]
    pub struct FuzzyFileSearchSessionStartResponse {}

    /// Params of `fuzzyFileSearch/sessionStop`, a request of the client.
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionStopParams {
        pub session_id: FuzzyFileSearchSessionId,
    }

    /// The server's answer to `fuzzyFileSearch/sessionStop`.
    #[derive(Default)]
    pub struct FuzzyFileSearchSessionStopResponse {}

    /// Params of `fuzzyFileSearch/sessionUpdate`, a request of the client that gives a session its query.
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionUpdateParams {
        pub session_id: FuzzyFileSearchSessionId,
        pub query: String,
    }

    /// The server's answer to `fuzzyFileSearch/sessionUpdate`.
    #[derive(Default)]
    pub struct FuzzyFileSearchSessionUpdateResponse {}

    /// Params of `fuzzyFileSearch/sessionUpdated`, a notification of the server with results.
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionUpdatedNotification {
        pub session_id: FuzzyFileSearchSessionId,
        pub files: Vec<FuzzyFileSearchResult>,
        /// The query that the files match.
        pub query: String,
    }
}

constructors! {
    FuzzyFileSearchParams(query: String, roots: Vec<String>) [cancellation_token];
    FuzzyFileSearchSessionStartParams(session_id: FuzzyFileSearchSessionId, roots: Vec<String>) [];
    FuzzyFileSearchSessionStopParams(session_id: FuzzyFileSearchSessionId) [];
    FuzzyFileSearchSessionUpdateParams(session_id: FuzzyFileSearchSessionId, query: String) [];
}

string_enum! {
    /// Whether a search result is a file or a folder.
    open FuzzyFileSearchMatchType {
        File = "file",
        Directory = "directory",
    }
}
