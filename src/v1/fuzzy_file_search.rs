//! @doc

use crate::describe::{constructors, wire};
use crate::id::FuzzyFileSearchSessionId;
use crate::open::string_enum::string_enum;

wire! {
    /// @doc params of `fuzzyFileSearch` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchParams {
        pub query: String,
        pub roots: Vec<String>,
        pub cancellation_token: Option<String>,
    }

    /// @doc result of `fuzzyFileSearch` (server answers)
    pub struct FuzzyFileSearchResponse {
        pub files: Vec<FuzzyFileSearchResult>,
    }

    /// @doc used by FuzzyFileSearchResponse, FuzzyFileSearchSessionUpdatedNotification
    pub struct FuzzyFileSearchResult {
        pub file_name: String,
        pub match_type: FuzzyFileSearchMatchType,
        pub path: String,
        pub root: String,
        pub score: u32,
        pub indices: Option<Vec<u32>>,
    }

    /// @doc params of `fuzzyFileSearch/sessionCompleted` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionCompletedNotification {
        pub session_id: FuzzyFileSearchSessionId,
    }

    /// @doc params of `fuzzyFileSearch/sessionStart` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionStartParams {
        pub session_id: FuzzyFileSearchSessionId,
        pub roots: Vec<String>,
    }

    /// @doc result of `fuzzyFileSearch/sessionStart` (server answers)
    #[derive(Default)]
    pub struct FuzzyFileSearchSessionStartResponse {}

    /// @doc params of `fuzzyFileSearch/sessionStop` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionStopParams {
        pub session_id: FuzzyFileSearchSessionId,
    }

    /// @doc result of `fuzzyFileSearch/sessionStop` (server answers)
    #[derive(Default)]
    pub struct FuzzyFileSearchSessionStopResponse {}

    /// @doc params of `fuzzyFileSearch/sessionUpdate` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionUpdateParams {
        pub session_id: FuzzyFileSearchSessionId,
        pub query: String,
    }

    /// @doc result of `fuzzyFileSearch/sessionUpdate` (server answers)
    #[derive(Default)]
    pub struct FuzzyFileSearchSessionUpdateResponse {}

    /// @doc params of `fuzzyFileSearch/sessionUpdated` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct FuzzyFileSearchSessionUpdatedNotification {
        pub session_id: FuzzyFileSearchSessionId,
        pub files: Vec<FuzzyFileSearchResult>,
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
    /// @doc used by FuzzyFileSearchResult
    open FuzzyFileSearchMatchType {
        File = "file",
        Directory = "directory",
    }
}
