//! @doc

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// @doc used by SkillMetadata
    pub struct SkillDependencies {
        pub tools: Vec<SkillToolDependency>,
    }

    /// @doc used by SkillsListEntry
    pub struct SkillErrorInfo {
        pub message: String,
        pub path: String,
    }

    /// @doc used by SkillMetadata, SkillSummary
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SkillInterface {
        pub brand_color: Option<String>,
        pub default_prompt: Option<String>,
        pub display_name: Option<String>,
        pub icon_large: Option<AbsolutePathBuf>,
        pub icon_small: Option<AbsolutePathBuf>,
        pub short_description: Option<String>,
    }

    /// @doc used by SkillsListEntry
    #[serde(rename_all = "camelCase")]
    pub struct SkillMetadata {
        pub name: String,
        pub description: String,
        pub enabled: bool,
        pub path: AbsolutePathBuf,
        pub scope: SkillScope,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dependencies: Option<SkillDependencies>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interface: Option<SkillInterface>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub short_description: Option<String>,
    }

    /// @doc used by PluginDetail
    #[serde(rename_all = "camelCase")]
    pub struct SkillSummary {
        pub name: String,
        pub description: String,
        pub enabled: bool,
        pub interface: Option<SkillInterface>,
        pub path: Option<AbsolutePathBuf>,
        pub short_description: Option<String>,
    }

    /// @doc used by SkillDependencies
    pub struct SkillToolDependency {
        pub r#type: String,
        pub value: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub command: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub transport: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
    }

    /// @doc params of `skills/changed` (server notification)
    #[derive(Default)]
    pub struct SkillsChangedNotification {}

    /// @doc params of `skills/config/write` (client request)
    pub struct SkillsConfigWriteParams {
        pub enabled: bool,
        pub name: Option<String>,
        pub path: Option<AbsolutePathBuf>,
    }

    /// @doc result of `skills/config/write` (server answers)
    #[serde(rename_all = "camelCase")]
    pub struct SkillsConfigWriteResponse {
        pub effective_enabled: bool,
    }

    /// @doc used by SkillsListResponse
    pub struct SkillsListEntry {
        pub cwd: String,
        pub errors: Vec<SkillErrorInfo>,
        pub skills: Vec<SkillMetadata>,
    }

    /// @doc params of `skills/list` (client request)
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SkillsListParams {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub force_reload: bool,
    }

    /// @doc result of `skills/list` (server answers)
    pub struct SkillsListResponse {
        pub data: Vec<SkillsListEntry>,
    }
}

constructors! {
    SkillsConfigWriteParams(enabled: bool) [name, path];
}

string_enum! {
    /// @doc used by SkillMetadata
    open SkillScope {
        User = "user",
        Repo = "repo",
        System = "system",
        Admin = "admin",
    }
}
