//! What MCP servers offer, as the server passes it on (spec/rollout.md §5.12).

use crate::Json;
use crate::describe::wire;
use crate::jsonrpc::split_members;
use crate::open::untagged::untagged_union;

wire! {
    /// A resource that an MCP server offers, in the result of `mcpServerStatus/list`.
    #[serde(rename_all = "camelCase")]
    pub struct Resource {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub annotations: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
        pub name: String,
        /// Absent when the MCP server gives none, or one that is not a 64-bit integer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub size: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        pub uri: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub icons: Option<Vec<Json>>,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// Contents of an MCP resource that are text.
    #[serde(rename_all = "camelCase")]
    pub struct TextResourceContent {
        pub uri: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
        pub text: String,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// Contents of an MCP resource that are not text.
    #[serde(rename_all = "camelCase")]
    pub struct BlobResourceContent {
        pub uri: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
        pub blob: String,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }

    /// A pattern for the URIs of resources that an MCP server offers, in the result of `mcpServerStatus/list`.
    #[serde(rename_all = "camelCase")]
    pub struct ResourceTemplate {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub annotations: Option<Json>,
        pub uri_template: String,
        pub name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
    }

    /// A tool that an MCP server offers, in the result of `mcpServerStatus/list`.
    #[serde(rename_all = "camelCase")]
    pub struct Tool {
        pub name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// A JSON Schema of the arguments; null when the MCP server gives none.
        pub input_schema: Json,
        /// A JSON Schema of the result.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub output_schema: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub annotations: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub icons: Option<Vec<Json>>,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
    }
}

untagged_union! {
    /// One part of an MCP resource's contents, in the result of `mcpServer/resource/read`.
    /// One that has both `text` and `blob` is read as text.
    open ResourceContent when is_text_or_blob {
        Text(TextResourceContent),
        Blob(BlobResourceContent),
    }
}

/// Whether a resource is one of the two kinds of this release, however malformed: not an object without the member
/// that either kind is told by.
fn is_text_or_blob(json: &Json) -> bool {
    let mut found = false;
    let is_object = split_members(json.as_str(), |name, _| found |= matches!(name, "text" | "blob")).is_ok();
    found || !is_object
}
