//! Who wrote a rollout, for which thread (spec/rollout.md §4.1, §5.15).

use serde::{Deserialize, Deserializer, Serialize};

use crate::Json;
use crate::describe::{constructors, derived, impl_ts, wire};
use crate::id::ThreadId;
use crate::v2::{DynamicToolSpec, ThreadSource};
use crate::vocab::CoreSessionSource;

wire! {
    /// The repository that a session started in, in `session_meta`.
    #[derive(Default)]
    pub struct CoreGitInfo {
        /// The full id of the commit.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub commit_hash: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub branch: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub repository_url: Option<String>,
    }

    /// The instructions that every request of the session begins with, in `session_meta`.
    pub struct BaseInstructions {
        pub text: String,
    }
}

derived! {
    /// Who wrote the file, for which thread.
    ///
    /// It is the payload of `session_meta`, the first line of a file. The history of a fork may bring the metadata of
    /// the source thread along, further down.
    pub struct SessionMeta {
        /// The thread, and the UUID in the file's name.
        pub id: ThreadId,
        /// The thread that this one was forked from.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub forked_from_id: Option<ThreadId>,
        /// When the session started: UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`. The file's name has the same time in the
        /// writer's time zone.
        pub timestamp: String,
        /// Where the session started, as it was given.
        pub cwd: String,
        /// The product name of the client.
        pub originator: String,
        /// The version of the writer.
        pub cli_version: String,
        /// Absent in the oldest files, which counts as `vscode`.
        #[serde(default = "vscode")]
        pub source: CoreSessionSource,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_source: Option<ThreadSource>,
        /// Only spawned sub-agents have one; it repeats what the source says.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_nickname: Option<String>,
        /// Only spawned sub-agents have one. Also read from `agent_type`, but not from both.
        #[serde(alias = "agent_type", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(extend("x-also" = "agent_type")))]
        pub agent_role: Option<String>,
        /// Only spawned sub-agents have one. Here it is any text; the path in the source is checked.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_path: Option<String>,
        /// Null or absent in old files only.
        pub model_provider: Option<String>,
        /// Null or absent in old files only.
        pub base_instructions: Option<BaseInstructions>,
        /// The tools of the client; absent when there are none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dynamic_tools: Option<Vec<CoreDynamicToolSpec>>,
        /// `disabled` when the thread takes no part in the memory; absent when it does. Other texts may occur.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub memory_mode: Option<String>,
        /// The repository at `cwd`, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub git: Option<CoreGitInfo>,
    }
}

constructors! {
    SessionMeta(
        id: ThreadId,
        timestamp: String,
        cwd: String,
        originator: String,
        cli_version: String,
        source: CoreSessionSource,
    ) [
        forked_from_id, thread_source, agent_nickname, agent_role, agent_path, model_provider, base_instructions,
        dynamic_tools, memory_mode, git,
    ];
    BaseInstructions(text: String) [];
    CoreDynamicToolSpec(name: String, description: String, input_schema: Json) [namespace, defer_loading];
}

/// Sessions of the oldest releases do not say what started them.
fn vscode() -> CoreSessionSource {
    CoreSessionSource::Vscode
}

/// A tool of the client, in `session_meta`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CoreDynamicToolSpec {
    /// Absent for a tool outside any namespace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    pub name: String,
    pub description: String,
    /// A JSON Schema of the arguments.
    pub input_schema: Json,
    /// Whether the model finds the tool by search only. When absent or null: the opposite of the retired
    /// `exposeToContext`, else false.
    #[cfg_attr(feature = "schema", schemars(default, extend("x-also-types" = ["null"])))]
    pub defer_loading: bool,
}

impl<'de> Deserialize<'de> for CoreDynamicToolSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CoreDynamicToolSpec, D::Error> {
        // Both forms are read alike; they differ in what is left out when written.
        DynamicToolSpec::deserialize(deserializer).map(|tool| CoreDynamicToolSpec {
            namespace: tool.namespace,
            name: tool.name,
            description: tool.description,
            input_schema: tool.input_schema,
            defer_loading: tool.defer_loading,
        })
    }
}

impl_ts!(CoreDynamicToolSpec; Option<String> String Json bool);
