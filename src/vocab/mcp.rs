//! @doc

use crate::Json;
use crate::describe::wire;
use crate::open::untagged::untagged_union;

wire! {
    /// @doc used by McpServerStatus
    #[serde(rename_all = "camelCase")]
    pub struct Resource {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub annotations: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
        pub name: String,
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

    /// @doc alternative of ResourceContent
    #[serde(rename_all = "camelCase")]
    pub struct TextResourceContent {
        pub text: String,
        pub uri: String,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
    }

    /// @doc alternative of ResourceContent
    #[serde(rename_all = "camelCase")]
    pub struct BlobResourceContent {
        pub blob: String,
        pub uri: String,
        #[serde(rename = "_meta", skip_serializing_if = "Option::is_none")]
        pub meta: Option<Json>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub mime_type: Option<String>,
    }

    /// @doc used by McpServerStatus
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

    /// @doc used by McpServerStatus
    #[serde(rename_all = "camelCase")]
    pub struct Tool {
        pub name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        pub input_schema: Json,
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
    /// @doc used by McpResourceReadResponse
    closed ResourceContent {
        Text(TextResourceContent),
        Blob(BlobResourceContent),
    }
}
