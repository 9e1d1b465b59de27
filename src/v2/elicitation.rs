//! Elicitations: what MCP servers ask of the user (spec/envelope.md §7.4-§7.8).

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Json;
use crate::decode::read_part;
use crate::describe::{constructors, impl_ts, wire};
use crate::id::{ElicitationId, ThreadId, TurnId};
use crate::open::object;
use crate::open::string_enum::string_enum;
use crate::open::tagged::tagged_union;
use crate::open::untagged::untagged_union;
use crate::open::with_rest::SplitMembers;

wire! {
    /// A yes-or-no field of an elicitation form; unknown members are errors.
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationBooleanSchema {
        pub r#type: McpElicitationBooleanType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<bool>,
    }

    /// One choice with a title, in select fields of an elicitation form; unknown members are errors.
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationConstOption {
        /// What is answered when it is chosen.
        #[serde(rename = "const")]
        pub value: String,
        pub title: String,
    }

    /// A field of an elicitation form to select one value, in the legacy form; unknown members are errors.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationLegacyTitledEnumSchema {
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(rename = "enum")]
        pub values: Vec<String>,
        /// Titles of the values, in the same order.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub enum_names: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
    }

    /// A field of an elicitation form for a number; unknown members are errors.
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationNumberSchema {
        pub r#type: McpElicitationNumberType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub minimum: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub maximum: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<f64>,
    }

    /// The form that an MCP server asks the user to fill in, as a JSON Schema; unknown members are errors.
    /// It travels in `mcpServer/elicitation/request`.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationSchema {
        #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
        pub schema: Option<String>,
        pub r#type: McpElicitationObjectType,
        /// The fields by name.
        pub properties: BTreeMap<String, McpElicitationPrimitiveSchema>,
        /// The names of the fields that must be filled in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub required: Option<Vec<String>>,
    }

    /// A field of an elicitation form for a text; unknown members are errors.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationStringSchema {
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_length: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_length: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub format: Option<McpElicitationStringFormat>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
    }

    /// The choices of a select field with titles and several answers; unknown members are errors.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationTitledEnumItems {
        /// Also read from `oneOf`.
        #[serde(alias = "oneOf")]
        pub any_of: Vec<McpElicitationConstOption>,
    }

    /// A field of an elicitation form to select several titled values; unknown members are errors.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationTitledMultiSelectEnumSchema {
        pub r#type: McpElicitationArrayType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_items: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_items: Option<u64>,
        pub items: McpElicitationTitledEnumItems,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<Vec<String>>,
    }

    /// A field of an elicitation form to select one titled value; unknown members are errors.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationTitledSingleSelectEnumSchema {
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        pub one_of: Vec<McpElicitationConstOption>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
    }

    /// The choices of a select field without titles and with several answers; unknown members are errors.
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationUntitledEnumItems {
        pub r#type: McpElicitationStringType,
        #[serde(rename = "enum")]
        pub values: Vec<String>,
    }

    /// A field of an elicitation form to select several values; unknown members are errors.
    #[serde(rename_all = "camelCase")]
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationUntitledMultiSelectEnumSchema {
        pub r#type: McpElicitationArrayType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_items: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_items: Option<u64>,
        pub items: McpElicitationUntitledEnumItems,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<Vec<String>>,
    }

    /// A field of an elicitation form to select one value; unknown members are errors.
    #[serde(deny_unknown_fields)]
    pub struct McpElicitationUntitledSingleSelectEnumSchema {
        pub r#type: McpElicitationStringType,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(rename = "enum")]
        pub values: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub default: Option<String>,
    }

    /// The client's answer to `mcpServer/elicitation/request`.
    #[serde(rename_all = "camelCase")]
    pub struct McpServerElicitationRequestResponse {
        pub action: McpServerElicitationAction,
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
        /// What the user filled in; null when there is nothing.
        pub content: Option<Json>,
    }
}

constructors! {
    McpServerElicitationRequestResponse(action: McpServerElicitationAction) [meta, content];
}

untagged_union! {
    /// A select field of an elicitation form: one value, several, or one in the legacy form.
    closed McpElicitationEnumSchema {
        SingleSelectEnum(McpElicitationSingleSelectEnumSchema),
        MultiSelectEnum(McpElicitationMultiSelectEnumSchema),
        LegacyTitledEnum(McpElicitationLegacyTitledEnumSchema),
    }

    /// A field of an elicitation form to select several values, with or without titles.
    closed McpElicitationMultiSelectEnumSchema {
        UntitledMultiSelectEnum(McpElicitationUntitledMultiSelectEnumSchema),
        TitledMultiSelectEnum(McpElicitationTitledMultiSelectEnumSchema),
    }

    /// One field of an elicitation form.
    closed McpElicitationPrimitiveSchema {
        Enum(McpElicitationEnumSchema),
        String(McpElicitationStringSchema),
        Number(McpElicitationNumberSchema),
        Boolean(McpElicitationBooleanSchema),
    }

    /// A field of an elicitation form to select one value, with or without titles.
    closed McpElicitationSingleSelectEnumSchema {
        UntitledSingleSelectEnum(McpElicitationUntitledSingleSelectEnumSchema),
        TitledSingleSelectEnum(McpElicitationTitledSingleSelectEnumSchema),
    }
}

string_enum! {
    /// The `type` of a field to select several values.
    closed McpElicitationArrayType {
        Array = "array",
    }

    /// The `type` of a yes-or-no field.
    closed McpElicitationBooleanType {
        Boolean = "boolean",
    }

    /// The `type` of a field for a number.
    closed McpElicitationNumberType {
        Number = "number",
        Integer = "integer",
    }

    /// The `type` of an elicitation form.
    closed McpElicitationObjectType {
        Object = "object",
    }

    /// What kind of text a field of an elicitation form takes.
    open McpElicitationStringFormat {
        Email = "email",
        Uri = "uri",
        Date = "date",
        DateTime = "date-time",
    }

    /// The `type` of a field for a text, or to select one value.
    closed McpElicitationStringType {
        String = "string",
    }

    /// What the user did about an elicitation, in the client's answer to `mcpServer/elicitation/request`.
    closed McpServerElicitationAction {
        Accept = "accept",
        Decline = "decline",
        Cancel = "cancel",
    }
}

/// Params of `mcpServer/elicitation/request`, a request of the server that passes on a question.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct McpServerElicitationRequestParams {
    pub thread_id: ThreadId,
    /// The turn that the server's question belongs to, if any.
    pub turn_id: Option<TurnId>,
    /// The MCP server that asks.
    pub server_name: String,
    /// What is asked; on the wire its members stand beside the ones above.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub request: McpServerElicitationRequest,
}

/// The members that say whom the request concerns; those of the request itself stand beside them. serde's `flatten`
/// would pass these through a buffer that keeps neither number text nor raw JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Addressee {
    thread_id: ThreadId,
    turn_id: Option<TurnId>,
    server_name: String,
}

impl Serialize for McpServerElicitationRequestParams {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("threadId", &self.thread_id)?;
        members.serialize_entry("turnId", &self.turn_id)?;
        members.serialize_entry("serverName", &self.server_name)?;
        for (name, member) in object::members(&self.request).map_err(S::Error::custom)? {
            members.serialize_entry(&name, &member)?;
        }
        members.end()
    }
}

impl<'de> Deserialize<'de> for McpServerElicitationRequestParams {
    fn deserialize<D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<McpServerElicitationRequestParams, D::Error> {
        let mut rest: Vec<(String, Json)> = Vec::new();
        let Addressee { thread_id, turn_id, server_name } =
            Addressee::deserialize(SplitMembers { inner: deserializer, rest: &mut rest })?;
        let request = object::of_members(&rest);
        let request = read_part(&request).map_err(D::Error::custom)?;
        Ok(McpServerElicitationRequestParams { thread_id, turn_id, server_name, request })
    }
}

impl_ts!(McpServerElicitationRequestParams; ThreadId Option<TurnId> String McpElicitationSchema Json);

wire! {
    /// The user is to fill in a form: the `form` mode of an elicitation.
    #[serde(rename_all = "camelCase")]
    pub struct FormMcpServerElicitationRequest {
        #[serde(rename = "_meta")]
        pub meta: Option<Json>,
        pub message: String,
        pub requested_schema: McpElicitationSchema,
    }

    /// The user is to visit a URL: the `url` mode of an elicitation.
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
    /// What an MCP server asks of the user, beside the other members of `mcpServer/elicitation/request`.
    open McpServerElicitationRequest by "mode" {
        Form(FormMcpServerElicitationRequest) = "form",
        Url(UrlMcpServerElicitationRequest) = "url",
    }
}
