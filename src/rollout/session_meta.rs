//! DOC session_meta.

use serde::{Deserialize, Deserializer, Serialize};

use crate::Json;
use crate::describe::{impl_ts, wire};
use crate::id::ThreadId;
use crate::v2::{DynamicToolSpec, ThreadSource};
use crate::vocab::CoreSessionSource;

wire! {
    /// DOC SessionMeta.
    pub struct SessionMeta {
        // NOTE thread id
        pub id: ThreadId,
        // NOTE source thread of a fork
        #[serde(skip_serializing_if = "Option::is_none")]
        pub forked_from_id: Option<ThreadId>,
        // NOTE UTC `YYYY-MM-DDThh:mm:ss.mmmZ`, session start
        pub timestamp: String,
        // NOTE not normalised
        pub cwd: String,
        // NOTE client product name
        pub originator: String,
        // NOTE version text of the writer
        pub cli_version: String,
        // NOTE default `vscode`
        #[serde(default = "vscode")]
        pub source: CoreSessionSource,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub thread_source: Option<ThreadSource>,
        // NOTE spawned sub-agents only
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_nickname: Option<String>,
        // NOTE spawned sub-agents only
        #[serde(alias = "agent_type", skip_serializing_if = "Option::is_none")]
        pub agent_role: Option<String>,
        // NOTE plain string here, not validated
        #[serde(skip_serializing_if = "Option::is_none")]
        pub agent_path: Option<String>,
        pub model_provider: Option<String>,
        pub base_instructions: Option<BaseInstructions>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dynamic_tools: Option<Vec<CoreDynamicToolSpec>>,
        // NOTE `disabled` or another mode text
        #[serde(skip_serializing_if = "Option::is_none")]
        pub memory_mode: Option<String>,
        // NOTE sits beside the fields above (flattened struct)
        #[serde(skip_serializing_if = "Option::is_none")]
        pub git: Option<CoreGitInfo>,
    }

    /// DOC CoreGitInfo.
    pub struct CoreGitInfo {
        // NOTE full commit id
        #[serde(skip_serializing_if = "Option::is_none")]
        pub commit_hash: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub branch: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub repository_url: Option<String>,
    }

    /// DOC BaseInstructions.
    pub struct BaseInstructions {
        pub text: String,
    }
}

/// Sessions of the oldest releases do not say what started them.
fn vscode() -> CoreSessionSource {
    CoreSessionSource::Vscode
}

/// A tool of the client, in the metadata of a session (spec/rollout.md §5.15).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CoreDynamicToolSpec {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    pub name: String,
    pub description: String,
    /// A JSON Schema of the arguments.
    pub input_schema: Json,
    /// Whether the model finds the tool by search only. When absent or null: the opposite of the retired
    /// `exposeToContext`, else false.
    #[cfg_attr(feature = "schema", schemars(default))]
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
