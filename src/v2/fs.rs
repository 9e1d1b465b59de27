//! @doc

use crate::describe::{constructors, wire};
use crate::id::WatchId;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc params of `fs/changed` (server notification)
    #[serde(rename_all = "camelCase")]
    pub struct FsChangedNotification {
        pub changed_paths: Vec<AbsolutePathBuf>,
        pub watch_id: WatchId,
    }

    /// @doc params of `fs/copy` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FsCopyParams {
        pub destination_path: AbsolutePathBuf,
        pub source_path: AbsolutePathBuf,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub recursive: bool,
    }

    /// @doc result of `fs/copy` (server answers)
    #[derive(Default)]
    pub struct FsCopyResponse {}

    /// @doc params of `fs/createDirectory` (client request)
    pub struct FsCreateDirectoryParams {
        pub path: AbsolutePathBuf,
        pub recursive: Option<bool>,
    }

    /// @doc result of `fs/createDirectory` (server answers)
    #[derive(Default)]
    pub struct FsCreateDirectoryResponse {}

    /// @doc params of `fs/getMetadata` (client request)
    pub struct FsGetMetadataParams {
        pub path: AbsolutePathBuf,
    }

    /// @doc result of `fs/getMetadata` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct FsGetMetadataResponse {
        pub created_at_ms: i64,
        pub is_directory: bool,
        pub is_file: bool,
        pub is_symlink: bool,
        pub modified_at_ms: i64,
    }

    /// @doc used by FsReadDirectoryResponse
    #[serde(rename_all = "camelCase")]
    pub struct FsReadDirectoryEntry {
        pub file_name: String,
        pub is_directory: bool,
        pub is_file: bool,
    }

    /// @doc params of `fs/readDirectory` (client request)
    pub struct FsReadDirectoryParams {
        pub path: AbsolutePathBuf,
    }

    /// @doc result of `fs/readDirectory` (server answers)
    pub struct FsReadDirectoryResponse {
        pub entries: Vec<FsReadDirectoryEntry>,
    }

    /// @doc params of `fs/readFile` (client request)
    pub struct FsReadFileParams {
        pub path: AbsolutePathBuf,
    }

    /// @doc result of `fs/readFile` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct FsReadFileResponse {
        pub data_base64: String,
    }

    /// @doc params of `fs/remove` (client request)
    pub struct FsRemoveParams {
        pub path: AbsolutePathBuf,
        pub force: Option<bool>,
        pub recursive: Option<bool>,
    }

    /// @doc result of `fs/remove` (server answers)
    #[derive(Default)]
    pub struct FsRemoveResponse {}

    /// @doc params of `fs/unwatch` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FsUnwatchParams {
        pub watch_id: WatchId,
    }

    /// @doc result of `fs/unwatch` (server answers)
    #[derive(Default)]
    pub struct FsUnwatchResponse {}

    /// @doc params of `fs/watch` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FsWatchParams {
        pub path: AbsolutePathBuf,
        pub watch_id: WatchId,
    }

    /// @doc result of `fs/watch` (server answers)
    pub struct FsWatchResponse {
        pub path: AbsolutePathBuf,
    }

    /// @doc params of `fs/writeFile` (client request)
    #[serde(rename_all = "camelCase")]
    pub struct FsWriteFileParams {
        pub data_base64: String,
        pub path: AbsolutePathBuf,
    }

    /// @doc result of `fs/writeFile` (server answers)
    #[derive(Default)]
    pub struct FsWriteFileResponse {}
}

constructors! {
    FsCopyParams(destination_path: AbsolutePathBuf, source_path: AbsolutePathBuf) [recursive];
    FsCreateDirectoryParams(path: AbsolutePathBuf) [recursive];
    FsGetMetadataParams(path: AbsolutePathBuf) [];
    FsReadDirectoryParams(path: AbsolutePathBuf) [];
    FsReadFileParams(path: AbsolutePathBuf) [];
    FsRemoveParams(path: AbsolutePathBuf) [force, recursive];
    FsUnwatchParams(watch_id: WatchId) [];
    FsWatchParams(path: AbsolutePathBuf, watch_id: WatchId) [];
    FsWriteFileParams(data_base64: String, path: AbsolutePathBuf) [];
}
