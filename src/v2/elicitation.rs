//! @doc

use std::collections::BTreeMap;

use crate::Json;
use crate::describe::{constructors, wire};
use crate::id::{ElicitationId, ThreadId, TurnId};
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;

wire! {
    /// @doc used by McpElicitationPrimitiveSchema
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationBooleanSchema {
        pub r#type: McpElicitationBooleanType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpElicitationTitledEnumItems, McpElicitationTitledSingleSelectEnumSchema
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationConstOption {
        #[serde(rename = "const")]
        pub value: String,
        pub title: String,
    }

    /// @doc used by McpElicitationEnumSchema
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationLegacyTitledEnumSchema {
        #[serde(rename = "enum")]
        pub values: Vec<String>,
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub enum_names: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpElicitationPrimitiveSchema
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationNumberSchema {
        pub r#type: McpElicitationNumberType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub maximum: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub minimum: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpServerElicitationRequestParams
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationSchema {
        pub properties: BTreeMap<String, McpElicitationPrimitiveSchema>,
        pub r#type: McpElicitationObjectType,
        #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
        pub schema: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub required: Option<Vec<String>>,
    }

    /// @doc used by McpElicitationPrimitiveSchema
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationStringSchema {
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub format: Option<McpElicitationStringFormat>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_length: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_length: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpElicitationTitledMultiSelectEnumSchema
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationTitledEnumItems {
        #[serde(alias = "oneOf")]
        pub any_of: Vec<McpElicitationConstOption>,
    }

    /// @doc used by McpElicitationMultiSelectEnumSchema
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationTitledMultiSelectEnumSchema {
        pub items: McpElicitationTitledEnumItems,
        pub r#type: McpElicitationArrayType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_items: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_items: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpElicitationSingleSelectEnumSchema
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationTitledSingleSelectEnumSchema {
        pub one_of: Vec<McpElicitationConstOption>,
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpElicitationUntitledMultiSelectEnumSchema
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationUntitledEnumItems {
        #[serde(rename = "enum")]
        pub values: Vec<String>,
        pub r#type: McpElicitationStringType,
    }

    /// @doc used by McpElicitationMultiSelectEnumSchema
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationUntitledMultiSelectEnumSchema {
        pub items: McpElicitationUntitledEnumItems,
        pub r#type: McpElicitationArrayType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_items: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_items: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc used by McpElicitationSingleSelectEnumSchema
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationUntitledSingleSelectEnumSchema {
        #[serde(rename = "enum")]
        pub values: Vec<String>,
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
    }

    /// @doc result of `mcpServer/elicitation/request` (client answers)
    #[serde(rename_all = "camelCase")]
    pub struct McpServerElicitationRequestResponse {
        pub action: McpServerElicitationAction,
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
        pub content: Option<Json>,
    }
}

constructors! {
    McpServerElicitationRequestResponse(action: McpServerElicitationAction) [meta, content];
}

untagged_union! {
    /// @doc used by McpElicitationPrimitiveSchema
    closed McpElicitationEnumSchema {
        SingleSelectEnum(McpElicitationSingleSelectEnumSchema),
        MultiSelectEnum(McpElicitationMultiSelectEnumSchema),
        LegacyTitledEnum(McpElicitationLegacyTitledEnumSchema),
    }

    /// @doc used by McpElicitationEnumSchema
    closed McpElicitationMultiSelectEnumSchema {
        UntitledMultiSelectEnum(McpElicitationUntitledMultiSelectEnumSchema),
        TitledMultiSelectEnum(McpElicitationTitledMultiSelectEnumSchema),
    }

    /// @doc used by McpElicitationSchema
    closed McpElicitationPrimitiveSchema {
        Enum(McpElicitationEnumSchema),
        String(McpElicitationStringSchema),
        Number(McpElicitationNumberSchema),
        Boolean(McpElicitationBooleanSchema),
    }

    /// @doc used by McpElicitationEnumSchema
    closed McpElicitationSingleSelectEnumSchema {
        UntitledSingleSelectEnum(McpElicitationUntitledSingleSelectEnumSchema),
        TitledSingleSelectEnum(McpElicitationTitledSingleSelectEnumSchema),
    }
}

string_enum! {
    /// @doc used by McpElicitationTitledMultiSelectEnumSchema, McpElicitationUntitledMultiSelectEnumSchema
    open McpElicitationArrayType {
        Array = "array",
    }

    /// @doc used by McpElicitationBooleanSchema
    open McpElicitationBooleanType {
        Boolean = "boolean",
    }

    /// @doc used by McpElicitationNumberSchema
    open McpElicitationNumberType {
        Number = "number",
        Integer = "integer",
    }

    /// @doc used by McpElicitationSchema
    open McpElicitationObjectType {
        Object = "object",
    }

    /// @doc used by McpElicitationStringSchema
    open McpElicitationStringFormat {
        Email = "email",
        Uri = "uri",
        Date = "date",
        DateTime = "date-time",
    }

    /// @doc used by McpElicitationLegacyTitledEnumSchema, McpElicitationStringSchema, McpElicitationTitledSingleSelectEnumSchema, McpElicitationUntitledEnumItems, McpElicitationUntitledSingleSelectEnumSchema
    open McpElicitationStringType {
        String = "string",
    }

    /// @doc used by McpServerElicitationRequestResponse
    closed McpServerElicitationAction {
        Accept = "accept",
        Decline = "decline",
        Cancel = "cancel",
    }
}

wire! {
    /// @doc
    #[serde(rename_all = "camelCase")]
    pub struct McpServerElicitationRequestParams {
        pub thread_id: ThreadId,
        /// The turn that the server's question belongs to, if any.
        pub turn_id: Option<TurnId>,
        pub server_name: String,
        /// What is asked; on the wire its members stand beside the ones above.
        #[serde(flatten)]
        pub request: McpServerElicitationRequest,
    }

    /// @doc
    #[serde(rename_all = "camelCase")]
    pub struct FormMcpServerElicitationRequest {
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
        pub message: String,
        pub requested_schema: McpElicitationSchema,
    }

    /// @doc
    #[serde(rename_all = "camelCase")]
    pub struct UrlMcpServerElicitationRequest {
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
        pub message: String,
        pub url: String,
        pub elicitation_id: ElicitationId,
    }
}

tagged_union! {
    /// @doc
    open McpServerElicitationRequest by "mode" {
        Form(FormMcpServerElicitationRequest) = "form",
        Url(UrlMcpServerElicitationRequest) = "url",
    }
}
