//! Skills: listing them, switching them on and off (spec/envelope.md §2, §7.2).

use crate::describe::{constructors, wire};
use crate::open::string_enum::string_enum;
use crate::vocab::AbsolutePathBuf;

wire! {
    /// Params of `skills/list`, which lists the skills of some directories.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SkillsListParams {
        /// Empty means the same as absent.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cwds: Vec<String>,
        /// Makes the server load the skills again instead of using what it has kept.
        #[serde(default, skip_serializing_if = "crate::defaults::is_false")]
        pub force_reload: bool,
    }

    /// The answer to `skills/list`.
    pub struct SkillsListResponse {
        pub data: Vec<SkillsListEntry>,
    }

    /// The skills of one directory, in the answer to `skills/list`.
    pub struct SkillsListEntry {
        pub cwd: String,
        pub errors: Vec<SkillErrorInfo>,
        pub skills: Vec<SkillMetadata>,
    }

    /// One skill, in the answer to `skills/list`.
    #[serde(rename_all = "camelCase")]
    pub struct SkillMetadata {
        pub name: String,
        pub description: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub short_description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub interface: Option<SkillInterface>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dependencies: Option<SkillDependencies>,
        pub path: AbsolutePathBuf,
        pub scope: SkillScope,
        pub enabled: bool,
    }

    /// How a skill is shown to users, in `SkillMetadata` and `SkillSummary`.
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

    /// What a skill needs, in `SkillMetadata`.
    pub struct SkillDependencies {
        pub tools: Vec<SkillToolDependency>,
    }

    /// A tool that a skill needs, in `SkillDependencies`.
    pub struct SkillToolDependency {
        pub r#type: String,
        pub value: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub transport: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub command: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
    }

    /// Why a skill could not be loaded, in `SkillsListEntry`.
    pub struct SkillErrorInfo {
        pub message: String,
        pub path: String,
    }

    /// One skill of a plugin in short, in `PluginDetail`.
    #[serde(rename_all = "camelCase")]
    pub struct SkillSummary {
        pub name: String,
        pub description: String,
        pub enabled: bool,
        pub interface: Option<SkillInterface>,
        /// Null when the skill is not on the server's machine.
        pub path: Option<AbsolutePathBuf>,
        pub short_description: Option<String>,
    }

    /// Tells that skills have changed, so that a client can ask `skills/list` again (`skills/changed`).
    #[derive(Default)]
    pub struct SkillsChangedNotification {}

    /// Params of `skills/config/write`, which switches a skill on or off; `name` or `path` says which.
    pub struct SkillsConfigWriteParams {
        pub enabled: bool,
        pub name: Option<String>,
        pub path: Option<AbsolutePathBuf>,
    }

    /// The answer to `skills/config/write`.
    #[serde(rename_all = "camelCase")]
    pub struct SkillsConfigWriteResponse {
        /// Whether the skill is on after the write.
        pub effective_enabled: bool,
    }
}

constructors! {
    SkillsConfigWriteParams(enabled: bool) [name, path];
}

string_enum! {
    /// Where a skill comes from, in `SkillMetadata`.
    open SkillScope {
        User = "user",
        Repo = "repo",
        System = "system",
        Admin = "admin",
    }
}
