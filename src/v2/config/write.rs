//! @doc

use crate::Json;
use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::v2::ConfigLayerMetadata;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc params of `config/batchWrite` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ConfigBatchWriteParams {
        pub edits: Vec<ConfigEdit>,
        pub expected_version: Option<String>,
        pub file_path: Option<String>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub reload_user_config: bool,
    }

    /// @doc used by ConfigBatchWriteParams
    #[serde(rename_all = "camelCase")]
    pub struct ConfigEdit {
        pub key_path: String,
        pub merge_strategy: MergeStrategy,
        pub value: Json,
    }

    /// @doc params of `config/value/write` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct ConfigValueWriteParams {
        pub key_path: String,
        pub merge_strategy: MergeStrategy,
        pub value: Json,
        pub expected_version: Option<String>,
        pub file_path: Option<String>,
    }

    /// @doc params of `configWarning` (server notification)
    pub struct ConfigWarningNotification {
        pub summary: String,
        pub details: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub path: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub range: Option<TextRange>,
    }

    /// @doc result of `config/value/write` (server answers); result of `config/batchWrite` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct ConfigWriteResponse {
        pub file_path: AbsolutePathBuf,
        pub status: WriteStatus,
        pub version: String,
        pub overridden_metadata: Option<OverriddenMetadata>,
    }

    /// @doc used by ConfigWriteResponse
    #[serde(rename_all = "camelCase")]
    pub struct OverriddenMetadata {
        pub effective_value: Json,
        pub message: String,
        pub overriding_layer: ConfigLayerMetadata,
    }

    /// @doc used by TextRange
    pub struct TextPosition {
        pub column: u64,
        pub line: u64,
    }

    /// @doc used by ConfigWarningNotification
    pub struct TextRange {
        pub start: TextPosition,
        pub end: TextPosition,
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
    /// @doc used by ConfigEdit, ConfigValueWriteParams
    closed MergeStrategy {
        Replace = "replace",
        Upsert = "upsert",
    }

    /// @doc used by ConfigWriteResponse
    open WriteStatus {
        Ok = "ok",
        OkOverridden = "okOverridden",
    }
}
