//! `config/value/write` and `config/batchWrite`, warnings about the configuration (spec/envelope.md §2, §7.2).

use crate::Json;
use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::v2::ConfigLayerMetadata;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `config/value/write`, which writes one value to a config file.
    #[serde(rename_all = "camelCase")]
    pub struct ConfigValueWriteParams {
        pub key_path: String,
        pub merge_strategy: MergeStrategy,
        pub value: Json,
        /// The version that the file must still have; null writes over any.
        pub expected_version: Option<String>,
        /// Null leaves the choice of the file to the server.
        pub file_path: Option<String>,
    }

    /// Params of `config/batchWrite`, which makes several edits of one config file.
    #[serde(rename_all = "camelCase")]
    pub struct ConfigBatchWriteParams {
        pub edits: Vec<ConfigEdit>,
        /// The version that the file must still have; null writes over any.
        pub expected_version: Option<String>,
        /// Null leaves the choice of the file to the server.
        pub file_path: Option<String>,
        /// Makes the server read the user's configuration again afterwards.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub reload_user_config: bool,
    }

    /// One edit of a config file, in `config/batchWrite`.
    #[serde(rename_all = "camelCase")]
    pub struct ConfigEdit {
        pub key_path: String,
        pub merge_strategy: MergeStrategy,
        pub value: Json,
    }

    /// The answer to `config/value/write` and `config/batchWrite`.
    #[serde(rename_all = "camelCase")]
    pub struct ConfigWriteResponse {
        /// The file that was written.
        pub file_path: AbsolutePathBuf,
        pub status: WriteStatus,
        /// The version of the file after the write; a later `expectedVersion` may name it.
        pub version: String,
        /// Null when no other layer overrides what was written.
        pub overridden_metadata: Option<OverriddenMetadata>,
    }

    /// Tells that a written value has no effect, in the answer to `config/value/write` and `config/batchWrite`.
    #[serde(rename_all = "camelCase")]
    pub struct OverriddenMetadata {
        /// The value that holds instead.
        pub effective_value: Json,
        pub message: String,
        /// The layer that sets `effectiveValue`.
        pub overriding_layer: ConfigLayerMetadata,
    }

    /// Tells of something wrong in the configuration (`configWarning`).
    pub struct ConfigWarningNotification {
        pub summary: String,
        pub details: Option<String>,
        /// The file that the warning is about; absent when there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub path: Option<String>,
        /// The place in the file; absent when it is not known.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub range: Option<TextRange>,
    }

    /// A stretch of the text of a file, in `configWarning`.
    pub struct TextRange {
        pub start: TextPosition,
        pub end: TextPosition,
    }

    /// A place in the text of a file: the start or the end of a `TextRange`.
    pub struct TextPosition {
        pub line: u64,
        pub column: u64,
    }
}

constructors! {
    ConfigBatchWriteParams(edits: Vec<ConfigEdit>) [expected_version, file_path, reload_user_config];
    ConfigEdit(key_path: String, merge_strategy: MergeStrategy, value: Json) [];
    ConfigValueWriteParams(key_path: String, merge_strategy: MergeStrategy, value: Json) [
        expected_version, file_path,
    ];
}

string_enum! {
    /// What becomes of the old value, in `config/value/write` and in the edits of `config/batchWrite`.
    closed MergeStrategy {
        /// The new value takes its place.
        Replace = "replace",
        /// What the new value has is updated or inserted, the rest stays.
        Upsert = "upsert",
    }

    /// Whether a written value takes effect, in the answer to `config/value/write` and `config/batchWrite`.
    open WriteStatus {
        Ok = "ok",
        /// Written, but another layer overrides it: see `overriddenMetadata`.
        OkOverridden = "okOverridden",
    }
}
