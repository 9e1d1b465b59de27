//! Reading, writing and watching files of the server's machine: `fs/*` (spec/envelope.md §2).

use crate::describe::{constructors, wire};
use crate::id::WatchId;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `fs/readFile`, which reads a whole file.
    pub struct FsReadFileParams {
        pub path: AbsolutePathBuf,
    }

    /// The answer to `fs/readFile`.
    #[serde(rename_all = "camelCase")]
    pub struct FsReadFileResponse {
        /// The bytes of the file, in standard base64.
        pub data_base64: String,
    }

    /// Params of `fs/writeFile`, which writes a whole file.
    #[serde(rename_all = "camelCase")]
    pub struct FsWriteFileParams {
        pub path: AbsolutePathBuf,
        /// The bytes of the file, in standard base64.
        pub data_base64: String,
    }

    /// The empty answer to `fs/writeFile`.
    #[derive(Default)]
    pub struct FsWriteFileResponse {}

    /// Params of `fs/createDirectory`, which makes a directory.
    pub struct FsCreateDirectoryParams {
        pub path: AbsolutePathBuf,
        /// Whether missing parent directories are made, too.
        pub recursive: Option<bool>,
    }

    /// The empty answer to `fs/createDirectory`.
    #[derive(Default)]
    pub struct FsCreateDirectoryResponse {}

    /// Params of `fs/getMetadata`, which tells what a path is and when it was made and changed.
    pub struct FsGetMetadataParams {
        pub path: AbsolutePathBuf,
    }

    /// The answer to `fs/getMetadata`.
    #[serde(rename_all = "camelCase")]
    pub struct FsGetMetadataResponse {
        /// Unix milliseconds.
        pub created_at_ms: i64,
        pub is_directory: bool,
        pub is_file: bool,
        pub is_symlink: bool,
        /// Unix milliseconds.
        pub modified_at_ms: i64,
    }

    /// Params of `fs/readDirectory`, which lists a directory.
    pub struct FsReadDirectoryParams {
        pub path: AbsolutePathBuf,
    }

    /// The answer to `fs/readDirectory`.
    pub struct FsReadDirectoryResponse {
        pub entries: Vec<FsReadDirectoryEntry>,
    }

    /// One entry of a directory, in the answer to `fs/readDirectory`.
    #[serde(rename_all = "camelCase")]
    pub struct FsReadDirectoryEntry {
        /// The name alone, without the path of the directory.
        pub file_name: String,
        pub is_directory: bool,
        pub is_file: bool,
    }

    /// Params of `fs/remove`, which removes a file or a directory.
    pub struct FsRemoveParams {
        pub path: AbsolutePathBuf,
        /// Whether a missing path is no error.
        pub force: Option<bool>,
        /// Whether a directory goes with all that it holds.
        pub recursive: Option<bool>,
    }

    /// The empty answer to `fs/remove`.
    #[derive(Default)]
    pub struct FsRemoveResponse {}

    /// Params of `fs/copy`, which copies a file or a directory.
    #[serde(rename_all = "camelCase")]
    pub struct FsCopyParams {
        pub source_path: AbsolutePathBuf,
        pub destination_path: AbsolutePathBuf,
        /// Whether a directory is copied with all that it holds.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub recursive: bool,
    }

    /// The empty answer to `fs/copy`.
    #[derive(Default)]
    pub struct FsCopyResponse {}

    /// Params of `fs/watch`, which starts to watch a path; changes come as `fs/changed`.
    #[serde(rename_all = "camelCase")]
    pub struct FsWatchParams {
        pub path: AbsolutePathBuf,
        /// Chosen by the client; `fs/changed` and `fs/unwatch` name it. It belongs to the connection.
        pub watch_id: WatchId,
    }

    /// The answer to `fs/watch`: the path that is watched.
    pub struct FsWatchResponse {
        pub path: AbsolutePathBuf,
    }

    /// Params of `fs/unwatch`, which ends a watch.
    #[serde(rename_all = "camelCase")]
    pub struct FsUnwatchParams {
        pub watch_id: WatchId,
    }

    /// The empty answer to `fs/unwatch`.
    #[derive(Default)]
    pub struct FsUnwatchResponse {}

    /// Tells that something changed in a watched path (`fs/changed`).
    #[serde(rename_all = "camelCase")]
    pub struct FsChangedNotification {
        pub changed_paths: Vec<AbsolutePathBuf>,
        pub watch_id: WatchId,
    }
}

constructors! {
    FsCopyParams(source_path: AbsolutePathBuf, destination_path: AbsolutePathBuf) [recursive];
    FsCreateDirectoryParams(path: AbsolutePathBuf) [recursive];
    FsGetMetadataParams(path: AbsolutePathBuf) [];
    FsReadDirectoryParams(path: AbsolutePathBuf) [];
    FsReadFileParams(path: AbsolutePathBuf) [];
    FsRemoveParams(path: AbsolutePathBuf) [force, recursive];
    FsUnwatchParams(watch_id: WatchId) [];
    FsWatchParams(path: AbsolutePathBuf, watch_id: WatchId) [];
    FsWriteFileParams(path: AbsolutePathBuf, data_base64: String) [];
}
